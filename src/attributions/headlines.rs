//! What is said in a headline into what ends before its next predicate or its circumstances: `‘No regrets’` of `Minister says ‘no
//! regrets’ as protests spread`.

use super::draft::Draft;
use crate::syntax::page::Page;
use crate::syntax::phrases;
use crate::syntax::statements::begins_predicate;
use crate::syntax::words::one_of;
use std::ops::Range;

/// Cuts each of them.
#[inline(never)]
pub(super) fn part(page: &Page<'_>, drafts: &mut [Draft]) {
    let blocks = page.words.document().blocks();
    let is_heading = |at: usize| {
        let block = blocks.partition_point(|block| block.tokens.end.get() <= at);
        blocks.get(block).is_some_and(|block| block.kind.is_heading())
    };
    for draft in drafts {
        let Some(cue) = draft.cue.clone() else { continue };
        let Some(said) = draft.contents.last_mut().filter(|said| said.start >= cue.end) else { continue };
        if is_heading(said.start) {
            said.end = end(page, said).unwrap_or(said.end);
        }
    }
}

/// Where it ends: `Mayor denies bribery, blames rival`, `Boss says ‘I am sorry’ after thousands lose savings`.
fn end(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const CIRCUMSTANCES: &str = "as after amid while before following despite";
    let words = page.words;
    let is_quoted = |at: usize| page.quote_around(at).is_some();
    let goes_on = |&at: &usize| {
        let blames =
            words.text(at) == "," && begins_predicate(words, at + 1) && words.lower(at + 1).ends_with('s');
        let closes = is_quoted(at - 1) && one_of(words.lower(at), CIRCUMSTANCES);
        !is_quoted(at) && (blames || closes)
    };
    let end = (said.start + 1..said.end).find(goes_on)?;
    let said = phrases::without_last_comma(words, said.start..end);
    (!said.is_empty()).then_some(said.end)
}
