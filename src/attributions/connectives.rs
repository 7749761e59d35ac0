//! Drafts whose tag stands between commas behind a connective, `in Prades, where, she recalled, he taught`, into those that give
//! only the clause behind the tag: the one before it is not theirs.

use super::draft::Draft;
use super::list;
use crate::syntax::page::Page;
use crate::syntax::phrases;
use crate::syntax::statements::has_predicate;
use crate::syntax::words::one_of;
use crate::word_set::WordSet;
use std::ops::Range;

const CONNECTIVES: &WordSet = &list("connectives.connectives");

/// Gives each such draft the clause that its connective opens.
#[inline(never)]
pub(super) fn part(page: &Page<'_>, drafts: &mut [Draft]) {
    let words = page.words;
    for draft in drafts {
        for content in &mut draft.contents {
            // `that samples be taken upstream, where, he said, …`
            let last = content.end.saturating_sub(1);
            let is_loose = content.len() > 2 && one_of(words.lower(last), "where which who whom");
            content.end -= 2 * usize::from(is_loose && words.lower_before(last) == ",");
        }
        let Some(cue) = &draft.cue else { continue };
        let parts = [Some(cue), draft.source.as_ref()];
        let start = parts.iter().flatten().map(|part| part.start).min().unwrap_or(cue.start);
        let end = parts.iter().flatten().map(|part| part.end).max().unwrap_or(cue.end);
        let start = start - usize::from(words.lower_before(start) == "as");
        let comma = start.checked_sub(1).filter(|&at| words.text(at) == ",");
        let Some((comma, last)) = comma.and_then(|comma| Some((comma, comma.checked_sub(1)?))) else {
            continue;
        };
        // `It was old; however, the union said it was safe`
        let adverb = one_of(words.lower(last), "however meanwhile still") && words.lower_before(last) == ";";
        let is_left = |content: &Range<usize>| {
            let ends = content.end == comma || content.end + 2 == comma;
            ends && content.len() > 1 && (adverb || one_of(words.lower(last), CONNECTIVES))
        };
        if !draft.contents.iter().any(is_left) {
            continue;
        }
        let said = if adverb { clause_of(page, end) } else { clause_behind(page, end) };
        if draft.contents.iter().any(|content| content.start >= end) {
            draft.contents.retain(|content| !is_left(content));
        } else if let Some(said) = said {
            draft.contents.retain(|content| !is_left(content));
            draft.contents.push(said);
        }
    }
}

/// The clause that a cue opens.
fn clause_of(page: &Page<'_>, tag: usize) -> Option<Range<usize>> {
    let sentence = page.sentence_around(tag.checked_sub(1)?)?;
    let said = phrases::without_final_marks(page.words, tag..sentence.end);
    (page.words.text(tag) != "," && has_predicate(page.words, &said)).then_some(said)
}

/// The clause behind the comma that closes a tag.
fn clause_behind(page: &Page<'_>, tag: usize) -> Option<Range<usize>> {
    const FAR: usize = 8;
    let words = page.words;
    let sentence = page.sentence_around(tag.checked_sub(1)?)?;
    let comma = (tag..sentence.end.min(tag + FAR)).find(|&at| words.text(at) == ",")?;
    let said = phrases::without_final_marks(words, comma + 1..sentence.end);
    (words.count(&said) > 1).then_some(said)
}
