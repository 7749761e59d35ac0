//! A source without the adjunct before it: `the union` of `Through its secretary, Ana Ruiz, the union said`.

use crate::attributions::draft::Draft;
use crate::syntax::page::Page;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{phrases, verbs};
use std::ops::Range;

/// The words behind the last comma of a source that begins inside an adjunct, with the description before them where they are
/// a name: `the mayor, Ana Ruiz` of `Led by Tom Hale, the mayor, Ana Ruiz`.
pub(super) fn without(page: &Page<'_>, draft: &Draft, source: Range<usize>) -> Range<usize> {
    let words = page.words;
    let is_subject = draft.cue.as_ref().is_some_and(|cue| cue.start == source.end);
    let comma_before = |end: usize| (source.start + 1..end).rev().find(|&at| words.text(at) == ",");
    // `the city, the county and the state`: a list speaks as a whole.
    let is_list = |&last: &usize| (last..source.end).any(|at| one_of(words.lower(at), "and or"));
    let Some(last) = comma_before(source.end).filter(|last| is_subject && !is_list(last)) else {
        return source;
    };
    let is_apposed = || describes(words, last + 1) && is_behind_adjunct(page, &source);
    if !begins_in_adjunct(page, source.start) && !is_apposed() {
        return source;
    }
    let is_name = words.is_in_name(last + 1) && words.is_capitalized(last + 1);
    let earlier = comma_before(last).filter(|&earlier| is_name && describes(words, earlier + 1));
    let start = earlier.unwrap_or(last) + 1;
    let opens = words.is_word(start) && !opens_adjunct(words, start);
    if start < source.end && opens { start..source.end } else { source }
}

fn describes(words: &Words<'_>, at: usize) -> bool {
    one_of(words.lower(at), phrases::DETERMINER)
}

/// Whether a sentence begins with an adjunct, and with names apposed in it: `Tom Hale, and his deputy, Ana Ruiz, the union` behind
/// `In a letter signed by its head,`.
fn is_behind_adjunct(page: &Page<'_>, source: &Range<usize>) -> bool {
    const FAR: usize = 30;
    let words = page.words;
    let Some(sentence) = page.sentence_around(source.start) else { return false };
    let has_by = || (sentence.start..source.start).any(|at| words.lower(at) == "by");
    source.start - sentence.start < FAR && opens_adjunct(words, sentence.start) && has_by()
}

fn opens_adjunct(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    !words.is_in_name(at)
        && (phrases::is_preposition(words, at)
            || one_of(word, "through via under amid asked")
            || word.ends_with("ing") && word.len() > 4
            || verbs::is_participle(word))
}

/// Whether a token stands in an adjunct that opens a clause: `Ruiz` in `Led by Ana Ruiz, the council said`.
fn begins_in_adjunct(page: &Page<'_>, at: usize) -> bool {
    const FAR: usize = 30;
    let words = page.words;
    let Some(sentence) = page.sentence_around(at) else { return false };
    let floor = sentence.start.max(at.saturating_sub(FAR));
    let opens = |before: &usize| {
        phrases::is_boundary(words, *before) || one_of(words.lower(*before), "and but that because while")
    };
    let start = (floor..at).rev().find(opens).map_or(floor, |before| before + 1);
    // `Jailing Tom Hale, the judge said`
    let begins = start < at || words.lower(start).ends_with("ing");
    begins && (start > floor || floor == sentence.start) && opens_adjunct(words, start)
}
