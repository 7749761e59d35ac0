//! Words and the quotations around them into words that can be shown: no quotation mark without its other half.

use crate::syntax::quotations::Quote;
use crate::syntax::words::Words;
use std::ops::Range;

/// How many quotations back one may stand that is still open: they nest, and are sorted by where they begin.
const NEAR: usize = 8;

/// The quotations that reach into a range.
fn near<'q>(quotes: &'q [Quote], range: &Range<usize>) -> impl Iterator<Item = &'q Quote> {
    let (start, end) = (range.start, range.end);
    let from = quotes.partition_point(|quote| quote.tokens.start < start).saturating_sub(NEAR);
    let here =
        quotes.get(from..).unwrap_or_default().iter().take_while(move |quote| quote.tokens.start < end);
    here.filter(move |quote| quote.tokens.end > start)
}

/// Whether some words begin or end in a quotation: `the bridge is “a disgrace”`.
pub(super) fn show(quotes: &[Quote], range: &Range<usize>) -> bool {
    near(quotes, range).any(|quote| quote.tokens.start <= range.start || range.end <= quote.tokens.end)
}

/// Whether a cut at a token would tear a quotation that does not hold all of the range.
pub(super) fn tears(quotes: &[Quote], range: &Range<usize>, at: usize) -> bool {
    let holds_all =
        |quote: &Quote| quote.tokens.start <= range.start + 1 && quote.tokens.end + 1 >= range.end;
    near(quotes, range).any(|quote| quote.tokens.contains(&at) && !holds_all(quote))
}

/// The same words, each quotation mark with its other half or left out at the edge; `None` where a quotation begins
/// or ends in their middle.
pub(super) fn balance(words: &Words<'_>, quotes: &[Quote], range: Range<usize>) -> Option<Range<usize>> {
    let mut balanced = range.clone();
    for quote in near(quotes, &range) {
        let Range { start, end } = quote.tokens;
        let opens = balanced.contains(&start);
        let closes = !quote.goes_on && end > balanced.start && end <= balanced.end;
        if opens && !closes {
            if words.count(&(balanced.end..end)) == 0 && !quote.goes_on && start > balanced.start {
                balanced.end = end;
            } else if words.count(&(start..balanced.end)) == 0 {
                balanced.end = start;
            } else if words.count(&(balanced.start..start)) == 0 {
                balanced.start = start + 1;
            } else {
                return None;
            }
        } else if closes && !opens {
            if words.count(&(start..balanced.start)) == 0 && end < balanced.end {
                balanced.start = start;
            } else if words.count(&(end..balanced.end)) == 0 {
                balanced.end = end - 1;
            } else {
                return None;
            }
        }
    }
    (balanced.start < balanced.end).then_some(balanced)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::quotations;
    use crate::text::Document;

    #[test]
    fn no_mark_without_its_other_half() {
        let shown = |text: &str, range: Range<usize>| {
            let document = Document::parse(text);
            let words = Words::new(&document);
            let balanced = balance(&words, &quotations::find(&words), range);
            balanced.map(|range| document.slice(words.span(&range)).to_owned()).unwrap_or_default()
        };
        assert_eq!(shown("It lasted “years.”", 0..3), "It lasted");
        assert_eq!(shown("It lasted for “ten years”.", 0..6), "It lasted for “ten years”");
        assert_eq!(shown("“We lost it,” she said.", 0..4), "We lost it");
        assert_eq!(shown("A “bad plan and a worse one” it was.", 0..4), "");
    }
}
