//! The first words of an article into where its first claim begins, behind `CASTELLANE, May 3 (WNA) —` or `Opinion:`.

use crate::attributions::words::{Words, one_of};
use std::ops::Range;

/// Longest dateline in tokens, its dash included.
const LONGEST: usize = 14;
/// Words before a colon that only say what kind of piece follows.
const LABELS: &str = "opinion analysis exclusive watch video explainer comment editorial review interview profile live breaking listen \
                      podcast investigation column feature updated update factbox obituary";

/// The same range without the label or the dateline that it begins with: a place in capitals that opens a
/// block, and a dash.
pub(super) fn without(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    let blocks = words.document().blocks();
    let opens = blocks.binary_search_by_key(&range.start, |block| block.tokens.start.get()).is_ok();
    let labelled = one_of(words.lower(range.start), LABELS) && one_of(words.text(range.start + 1), ": |");
    if opens && labelled && range.start + 2 < range.end {
        return range.start + 2..range.end;
    }
    let place = words.text(range.start);
    let in_capitals = place.chars().count() >= 3 && place.chars().all(char::is_uppercase);
    if !opens || !in_capitals {
        return range;
    }
    let head = range.start..range.end.min(range.start + LONGEST);
    let dash = head.clone().find(|&at| one_of(words.text(at), "— – -- -") && words.is_spaced(at));
    // Only names, days and agencies stand before the dash: `NATO says — and …` is a sentence.
    let plain = |at: usize| {
        !words.is_word(at)
            || words.is_capitalized(at)
            || one_of(words.lower(at), "of de la le el del al upon")
    };
    match dash.filter(|&dash| dash + 1 < range.end && (range.start..dash).all(plain)) {
        Some(dash) => dash + 1..range.end,
        None => range,
    }
}
