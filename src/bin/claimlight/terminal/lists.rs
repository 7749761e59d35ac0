//! Claims, sources and names into the lists below an article.

use super::flow::{Flow, cut};
use super::look::{quiet, strong};
use super::{MARGIN, Page};
use anstyle::Style;
use claimlight::Score;
use claimlight::attributions::Source;
use claimlight::claims::{Claim, Manner};
use claimlight::entities::{EntityKind, MentionForm};
use claimlight::export::{self, wording};
use claimlight::values::ValueKind;
use std::collections::BTreeSet;
use std::io::{self, Write};
use unicode_width::UnicodeWidthStr;

/// Columns of a bar that still tells something.
const SHORTEST_BAR: usize = 8;
/// Columns of the longest bar.
const BAR: usize = 20;

/// Columns of a name that can still be told.
const SHORTEST_SOURCE: usize = 18;
/// Columns of the longest name of a source.
const SOURCE: usize = 28;

/// Columns of the labels before names.
const LABEL: usize = 15;

impl Page<'_> {
    /// What the signs mean: only those that the article has.
    pub(super) fn legend(&self, out: &mut impl Write) -> io::Result<()> {
        let used: BTreeSet<Manner> = self.analysis.claims.iter().map(|claim| claim.manner).collect();
        if used.is_empty() {
            return Ok(());
        }
        writeln!(out)?;
        for manner in Manner::ALL.into_iter().filter(|manner| used.contains(manner)) {
            let (sign, mark) = (self.palette.sign(manner), wording::manner_sign(manner));
            let mut flow = Flow::new(self.width - 2);
            flow.text(quiet(), &format!("claimed {}", wording::manner_meaning(manner)));
            for (at, line) in flow.finish().iter().enumerate() {
                let mark = if at == 0 { mark } else { ' ' };
                writeln!(out, "{:MARGIN$}{sign}{mark}{sign:#} {}", "", line.render())?;
            }
        }
        Ok(())
    }

    /// The claims, the most check-worthy first.
    pub(super) fn claims(&self, out: &mut impl Write) -> io::Result<()> {
        self.heading(out, "What is claimed")?;
        let claims = export::ranked_claims(self.analysis);
        if claims.is_empty() {
            return self.note(out, "No claims found.");
        }
        self.note(out, "First what the public would most want to know; the block’s height says how much.")?;
        writeln!(out)?;
        for (at, claim) in claims.iter().take(self.ranks.len()).enumerate() {
            self.claim(out, at + 1, claim)?;
        }
        match claims.len() - self.ranks.len() {
            0 => Ok(()),
            1 => self.note(out, "… and one more: --top 0 shows all."),
            more => self.note(out, &format!("… and {more} more: --top 0 shows all.")),
        }
    }

    fn claim(&self, out: &mut impl Write, rank: usize, claim: &Claim) -> io::Result<()> {
        let sign = self.palette.sign(claim.manner);
        let mut flow = Flow::new(self.width - 4);
        flow.text(Style::new(), claim.span.of(self.text));
        for (at, line) in flow.finish().iter().enumerate() {
            let line = line.render();
            if at == 0 {
                let mark = wording::manner_sign(claim.manner);
                let height = block_of_height(claim.check_worthiness);
                writeln!(out, "{rank:>0$} {height} {sign}{mark}{sign:#} {line}", MARGIN - 1)?;
            } else {
                writeln!(out, "{:1$}{line}", "", MARGIN + 4)?;
            }
        }
        let mut flow = Flow::new(self.width - 4);
        let speaker = export::speaker(self.analysis, self.text, claim);
        let name = speaker
            .map(|speaker| speaker.name.unwrap_or_else(|| wording::unnamed_source(speaker.kind).to_owned()));
        let said = match (&name, claim.manner) {
            (Some(name), Manner::Quoted) => format!("{name}, quoted"),
            (Some(name), _) => name.clone(),
            (None, manner) => wording::manner_meaning(manner).to_owned(),
        };
        flow.text(quiet(), &said);
        for evidence in &claim.evidence {
            flow.text(quiet(), " · ");
            flow.text(quiet(), &evidence.reason);
        }
        for line in flow.finish() {
            writeln!(out, "{:1$}{2}", "", MARGIN + 4, line.render())?;
        }
        Ok(())
    }

    /// The sources, with bars for what rests on them.
    pub(super) fn sources(&self, out: &mut impl Write) -> io::Result<()> {
        let most = self.analysis.sources.iter().map(|source| source.words_attributed).max().unwrap_or(0);
        if most == 0 {
            return Ok(());
        }
        self.heading(out, "On whose word")?;
        let names: Vec<_> = self.analysis.sources.iter().map(export::source_name).collect();
        let longest = names.iter().map(|name| name.width()).max().unwrap_or(0).min(SOURCE);
        let count = |source: &Source| {
            let mut count = wording::count(source.words_attributed, "word");
            if source.words_quoted > 0 {
                count = format!("{count}, {} quoted", source.words_quoted);
            }
            format!("{count} · {}", wording::source_kind(source.kind))
        };
        // Bars get what names and counts leave; where that is too little, all rows stand on three lines.
        let widest = self.analysis.sources.iter().map(|source| count(source).width()).max().unwrap_or(0);
        let most_name = self.width.saturating_sub(widest + 4 + SHORTEST_BAR);
        let longest = if most_name >= SHORTEST_SOURCE { longest.min(most_name) } else { longest };
        let room = self.width.saturating_sub(longest + widest + 4);
        let in_line = room >= SHORTEST_BAR;
        let most_cells = if in_line { room.min(BAR) } else { BAR };
        for (source, name) in self.analysis.sources.iter().zip(&names) {
            let name = cut(name, longest);
            let gap = longest - name.width().min(longest);
            let cells = |words: u32| (words as usize * most_cells).div_ceil(most as usize).min(most_cells);
            let all = cells(source.words_attributed);
            let own = cells(source.words_quoted).min(all);
            let bar = "█".repeat(own) + &"░".repeat(all - own);
            let count = count(source);
            let (strong, color, quiet) = (strong(), self.palette.sign(Manner::Quoted), quiet());
            write!(out, "{:MARGIN$}{strong}{name}{strong:#}", "")?;
            if in_line {
                let bar_gap = most_cells - all + 2;
                write!(out, "{:gap$}  {color}{bar}{color:#}{:bar_gap$}", "", "")?;
            } else {
                let bar: String = bar.chars().take(self.width).collect();
                write!(out, "\n{:MARGIN$}{color}{bar}{color:#}\n{:MARGIN$}", "", "")?;
            }
            writeln!(out, "{quiet}{}{quiet:#}", cut(&count, self.width))?;
        }
        Ok(())
    }

    /// Entities by kind, then dates and figures.
    pub(super) fn names(&self, out: &mut impl Write) -> io::Result<()> {
        if self.analysis.entities.is_empty() && self.analysis.values.is_empty() {
            return Ok(());
        }
        self.heading(out, "Who and what is named")?;
        for kind in wording::ENTITY_KINDS {
            self.row(out, wording::entity_kind_plural(kind), &self.entities(kind))?;
        }
        let is_date = |kind: ValueKind| {
            matches!(kind, ValueKind::Date | ValueKind::RelativeDate | ValueKind::Time | ValueKind::Duration)
        };
        let is_figure = |kind: ValueKind| {
            matches!(kind, ValueKind::Money | ValueKind::Percent | ValueKind::Quantity | ValueKind::Number)
        };
        self.row(out, "Dates", &self.values(is_date))?;
        self.row(out, "Figures", &self.values(is_figure))
    }

    /// Names of one kind, the most named first, each with how often the text names it.
    fn entities(&self, kind: EntityKind) -> Vec<(String, usize)> {
        let entities = self.analysis.entities.iter().filter(|entity| entity.kind == kind);
        let mut names: Vec<_> = entities
            .map(|entity| {
                let named = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
                (export::one_line(&entity.name), named.count())
            })
            .collect();
        names.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        names
    }

    /// Values of some kinds, in text order, each wording once, with how often it stands.
    fn values(&self, is_wanted: impl Fn(ValueKind) -> bool) -> Vec<(String, usize)> {
        let mut places = std::collections::BTreeMap::new();
        let mut values: Vec<(String, usize)> = Vec::new();
        for value in self.analysis.values.iter().filter(|value| is_wanted(value.kind)) {
            let words = export::one_line(value.span.of(self.text));
            let place = *places.entry(words.clone()).or_insert(values.len());
            match values.get_mut(place) {
                Some((_, count)) => *count += 1,
                None => values.push((words, 1)),
            }
        }
        values
    }

    fn row(&self, out: &mut impl Write, label: &str, items: &[(String, usize)]) -> io::Result<()> {
        let mut flow = Flow::new(self.width.saturating_sub(LABEL));
        for (at, (words, count)) in items.iter().enumerate() {
            if at > 0 {
                flow.text(quiet(), " · ");
            }
            flow.text(Style::new(), words);
            if *count > 1 {
                flow.text(quiet(), &format!("\u{a0}×{count}"));
            }
        }
        let quiet = quiet();
        for (at, line) in flow.finish().iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            writeln!(out, "{:MARGIN$}{quiet}{label:LABEL$}{quiet:#}{}", "", line.render())?;
        }
        Ok(())
    }

    fn heading(&self, out: &mut impl Write, words: &str) -> io::Result<()> {
        let (strong, quiet) = (strong(), quiet());
        let rule = "─".repeat(self.width.saturating_sub(words.width() + 1));
        writeln!(out, "\n{:MARGIN$}{strong}{words}{strong:#} {quiet}{rule}{quiet:#}\n", "")
    }

    fn note(&self, out: &mut impl Write, words: &str) -> io::Result<()> {
        let mut flow = Flow::new(self.width);
        flow.text(quiet(), words);
        for line in flow.finish() {
            writeln!(out, "{:MARGIN$}{}", "", line.render())?;
        }
        Ok(())
    }
}

/// A block whose height is a score.
fn block_of_height(score: Score) -> char {
    match score.permille() {
        0..125 => '▁',
        125..250 => '▂',
        250..375 => '▃',
        375..500 => '▄',
        500..625 => '▅',
        625..750 => '▆',
        750..875 => '▇',
        _ => '█',
    }
}
