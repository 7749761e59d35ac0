//! The blocks of an article into lines, with signs in the margin where claims begin.

use super::flow::{Flow, Line, cut};
use super::look::{hedge, name, quiet, strong};
use super::{MARGIN, Page};
use anstyle::Style;
use claimlight::export::{self, wording};
use claimlight::text::BlockKind;
use claimlight::{BlockOut, ClaimId};
use std::collections::BTreeSet;
use std::io::{self, Write};

impl Page<'_> {
    /// The article itself.
    pub(super) fn article(&self, out: &mut impl Write) -> io::Result<()> {
        let mut runs = export::runs(self.analysis, self.text);
        let mut begun = BTreeSet::new();
        let mut last = None;
        let groups = self.analysis.blocks.chunk_by(|a, b| is_furniture(a) && is_furniture(b));
        for group in groups {
            let Some(first) = group.first() else { continue };
            let is_inner_item = first.kind == BlockKind::ListItem && last == Some(BlockKind::ListItem);
            if last.is_some() && !is_inner_item {
                writeln!(out)?;
            }
            last = Some(first.kind);
            if is_furniture(first) {
                self.furniture(out, group)?;
            } else {
                self.block(out, first, &runs.within(first.span), &mut begun)?;
            }
        }
        Ok(())
    }

    /// What is not the article: one quiet line for all of it.
    fn furniture(&self, out: &mut impl Write, group: &[BlockOut]) -> io::Result<()> {
        let first = group.first().map(|block| export::one_line(block.span.of(self.text))).unwrap_or_default();
        let rest = match group.len() {
            0 | 1 => String::new(),
            2 => " and one more line".to_owned(),
            all => format!(" and {} more lines", all - 1),
        };
        let room = self.width.saturating_sub("not the article: ".len() + rest.len());
        let line = cut(&format!("not the article: {}{rest}", cut(&first, room.max(10))), self.width);
        let quiet = quiet();
        writeln!(out, "{:MARGIN$}{quiet}{line}{quiet:#}", "")
    }

    fn block(
        &self,
        out: &mut impl Write,
        block: &BlockOut,
        runs: &[export::Run],
        begun: &mut BTreeSet<ClaimId>,
    ) -> io::Result<()> {
        let (style, lead, hang) = match block.kind {
            BlockKind::Headline | BlockKind::Subheading => (strong(), "", ""),
            BlockKind::ListItem => (Style::new(), "• ", "  "),
            BlockKind::BlockQuote => (Style::new(), "│ ", "│ "),
            BlockKind::Byline | BlockKind::Caption | BlockKind::Furniture => (quiet(), "", ""),
            // Paragraphs, and kinds that a later library may add.
            _ => (Style::new(), "", ""),
        };
        let mut flow = Flow::new(self.width - lead.chars().count());
        for run in runs {
            self.run(&mut flow, run, style, begun);
        }
        for (at, line) in flow.finish().iter().enumerate() {
            self.line(out, line, if at == 0 { lead } else { hang })?;
        }
        Ok(())
    }

    fn run(&self, flow: &mut Flow, run: &export::Run, base: Style, begun: &mut BTreeSet<ClaimId>) {
        let claim = run.claim.and_then(|id| self.analysis.claims.get(id.get()));
        let mut style = base;
        if let Some(claim) = claim {
            let marked = self.palette.claim(claim.manner);
            style = marked.effects(marked.get_effects() | base.get_effects());
            if begun.insert(claim.id) {
                flow.sign(self.palette.sign(claim.manner), wording::manner_sign(claim.manner));
            }
        }
        if run.name.is_some() {
            style = name(style);
        }
        if run.hedge {
            style = hedge(style);
        }
        flow.text(style, run.span.of(self.text));
        if let Some(claim) = claim.filter(|claim| claim.span.end() == run.span.end())
            && let Some(rank) = self.ranks.get(&claim.id)
        {
            flow.text(quiet(), &superscript(*rank));
        }
    }

    fn line(&self, out: &mut impl Write, line: &Line, lead: &str) -> io::Result<()> {
        let room = MARGIN - 1;
        let signs = line.signs.get(..room.min(line.signs.len())).unwrap_or_default();
        write!(out, "{:1$}", "", room - signs.len())?;
        for (style, sign) in signs {
            write!(out, "{style}{sign}{style:#}")?;
        }
        writeln!(out, " {lead}{}", line.render())
    }
}

fn is_furniture(block: &BlockOut) -> bool {
    block.kind == BlockKind::Furniture
}

/// A number as small raised digits, like that of a footnote.
fn superscript(number: usize) -> String {
    let raised = |digit| match digit {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '4' => '⁴',
        '5' => '⁵',
        '6' => '⁶',
        '7' => '⁷',
        '8' => '⁸',
        '9' => '⁹',
        _ => '⁰',
    };
    number.to_string().chars().map(raised).collect()
}

#[cfg(test)]
mod tests {
    use super::superscript;

    #[test]
    fn numbers_are_raised() {
        assert_eq!(superscript(1_234_567_890), "¹²³⁴⁵⁶⁷⁸⁹⁰");
    }
}
