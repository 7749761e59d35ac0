//! An analysis into a page of a terminal: the article with its marks, then claims, sources, names.

mod article;
mod flow;
mod lists;
mod look;

use anstream::{AutoStream, ColorChoice};
use claimlight::{Analysis, ClaimId, export};
use look::Palette;
use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

/// The widest line of running text that reads well.
const MEASURE: usize = 76;

/// Columns left of the text: signs of claims, and a space.
const MARGIN: usize = 5;

/// What every part of the page is written from.
#[derive(Debug)]
struct Page<'a> {
    analysis: &'a Analysis,
    text: &'a str,
    palette: Palette,
    /// Columns right of the margin.
    width: usize,
    /// The claims that the list shows, and their number in it.
    ranks: BTreeMap<ClaimId, usize>,
}

/// Writes the page to standard output. Of the claims, the list shows the first `top`; 0 means all.
pub(crate) fn write(analysis: &Analysis, text: &str, top: usize, color: ColorChoice) -> io::Result<()> {
    let out = AutoStream::new(io::stdout(), color).lock();
    let mut out = BufWriter::new(out);
    let page = Page::new(analysis, text, top, columns(), Palette::of_terminal());
    page.write(&mut out)?;
    out.flush()
}

impl<'a> Page<'a> {
    fn new(analysis: &'a Analysis, text: &'a str, top: usize, columns: usize, palette: Palette) -> Self {
        let shown = if top == 0 { usize::MAX } else { top };
        let ranked = export::ranked_claims(analysis);
        let ranks = ranked.iter().take(shown).enumerate().map(|(at, claim)| (claim.id, at + 1)).collect();
        let width = columns.saturating_sub(MARGIN + 1).clamp(20, MEASURE);
        Self { analysis, text, palette, width, ranks }
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        if self.analysis.blocks.is_empty() {
            return Ok(());
        }
        writeln!(out)?;
        self.article(out)?;
        self.legend(out)?;
        self.claims(out)?;
        self.sources(out)?;
        self.names(out)
    }
}

/// The terminal's width; else what `COLUMNS` says; else 80.
fn columns() -> usize {
    let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let said = || std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    terminal.or_else(said).filter(|&columns| columns > 0).unwrap_or(80)
}

#[cfg(test)]
#[path = "../../../../tests/support/article.rs"]
#[allow(clippy::expect_used, clippy::panic, reason = "a test ends where its ground is missing")]
mod fixture;

#[cfg(test)]
mod tests {
    use super::*;

    fn page(columns: usize, top: usize) -> String {
        let (analysis, text) = (fixture::analysis(), fixture::text());
        let page = Page::new(&analysis, &text, top, columns, Palette::of_terminal());
        let mut out = anstream::StripStream::new(Vec::new());
        page.write(&mut out).unwrap();
        String::from_utf8(out.into_inner()).unwrap()
    }

    #[test]
    fn the_page_reads_well_without_colours() {
        let expected = "
     not the article: Home / News / Harbour and one more line

     Last ferry to Ostrel stops in March

   › The town of Ostrel will close its last ferry line in March², Mayor Ilva
     Brandt said on Tuesday.

   ” “We lost 3.2 million crowns last year,”¹ said Brandt.

   ? • Buses may carry 400 people an hour³, officials said.
   ~ • The line is reportedly the oldest in the country⁴ 🚢.
";
        let page = page(80, 10);
        assert!(page.starts_with(expected), "{page}");
        assert!(
            page.contains("     Ilva Brandt  ████████░░░░░░░░░░░░  19 words, 7 quoted · named\n"),
            "{page}"
        );
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        use unicode_width::UnicodeWidthStr;
        for columns in [30, 40, 60, 80, 200] {
            for line in page(columns, 10).lines() {
                assert!(line.width() <= columns, "{columns} columns: {line:?} takes {}", line.width());
            }
        }
    }

    #[test]
    fn the_list_shows_as_many_claims_as_asked_for() {
        assert!(page(80, 2).contains("… and 3 more: --top 0 shows all."));
        assert!(!page(80, 0).contains("--top"));
    }
}
