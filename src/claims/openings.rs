//! The first words of an article into where its first claim begins, behind `CASTELLANE, May 3 (WNA) —` or `Opinion:`.

use super::list;
use crate::syntax::datelines;
use crate::syntax::words::{Words, one_of};
use crate::word_set::WordSet;
use std::ops::Range;

/// Words before a colon that only say what kind of piece follows.
const LABELS: &WordSet = &list("openings.labels");

/// The same range without the label or the dateline that it begins with: a place in capitals that opens a
/// block, and a dash.
pub(super) fn without(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    let blocks = words.document().blocks();
    let opens = blocks.binary_search_by_key(&range.start, |block| block.tokens.start.get()).is_ok();
    let labelled = one_of(words.lower(range.start), LABELS) && one_of(words.text(range.start + 1), ": |");
    if opens && labelled && range.start + 2 < range.end {
        return range.start + 2..range.end;
    }
    datelines::behind(words, &range).map_or(range.clone(), |start| start..range.end)
}
