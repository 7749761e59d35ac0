//! What is said of a statement behind its last comma: `…, something the union denies`. It is no part of the statement, and
//! the union speaks of the whole.

use super::cue_lexicon::look_up;
use super::draft::Draft;
use super::page::Page;
use super::phrases;
use super::words::{Words, list, one_of};
use crate::word_set::WordSet;
use std::ops::Range;

/// An aside: from its comma to its end, and where its clause begins.
struct Aside {
    tokens: Range<usize>,
    clause: usize,
}

/// Cuts asides from the statements before them, and gives what they speak of to those whose cue stands in them.
#[inline(never)]
pub(super) fn part(page: &Page<'_>, drafts: &mut [Draft]) {
    let words = page.words;
    for at in 0..drafts.len() {
        let Some(aside) = drafts.get(at).and_then(|draft| find(words, draft)) else { continue };
        let Some(draft) = drafts.get_mut(at) else { continue };
        draft.contents.retain(|content| content.start < aside.tokens.start);
        if let Some(last) = draft.contents.last_mut() {
            last.end = last.end.min(aside.tokens.start);
        }
        draft.overrules = true;
        let said = draft.contents.clone();
        let is_inside = |cue: &Range<usize>| aside.clause <= cue.start && cue.end <= aside.tokens.end;
        let speaks = drafts.iter_mut().find(|other| other.cue.as_ref().is_some_and(is_inside));
        if let Some(other) = speaks.filter(|_| !said.is_empty()) {
            other.contents = said;
            other.overrules = true;
            let cue = other.cue.as_ref().map_or(aside.tokens.end, |cue| cue.start);
            other.source = other.source.take().map(|source| aside.clause.max(source.start)..cue.min(source.end));
        }
    }
}

/// The aside at the end of what a draft says.
fn find(words: &Words<'_>, draft: &Draft) -> Option<Aside> {
    const LONGEST: usize = 14;
    const NOUNS: &WordSet = &list("asides.nouns");
    let content = draft.contents.last()?;
    let floor = content.start.max(content.end.saturating_sub(LONGEST)).saturating_sub(1);
    let comma = (floor..content.end).rev().find(|&at| words.text(at) == ",")?;
    let head = comma + 1 + usize::from(one_of(words.lower(comma + 1), "a an"));
    let clause = head + 1 + usize::from(one_of(words.lower(head + 1), "that which"));
    let denies = (clause + 1..content.end).any(|at| look_up(words.lower(at)).next().is_some());
    let opens = words.is_capitalized(clause)
        || one_of(words.lower(clause), phrases::DETERMINER)
        || one_of(words.lower(clause), phrases::PRONOUN);
    let behind = draft.cue.as_ref().is_none_or(|cue| cue.end <= comma);
    (behind && one_of(words.lower(head), NOUNS) && opens && denies && clause + 1 < content.end)
        .then_some(Aside { tokens: comma..content.end, clause })
}
