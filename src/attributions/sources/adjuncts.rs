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

/// The subject before an adjunct in commas that holds the source: `Hale` of `Hale, in a statement read by his lawyer, Ana Ruiz, said`,
/// `the Courier` of `the Courier, quoting officials, said`.
pub(super) fn around(page: &Page<'_>, draft: &Draft, source: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 10;
    const SUBJECT: usize = 8;
    let words = page.words;
    let cue = draft.cue.as_ref()?;
    let is_closed = words.text(source.end) == "," && cue.start == source.end + 1;
    let sentence = page.sentence_around(source.start).filter(|_| is_closed)?;
    let floor = sentence.start.max(source.start.saturating_sub(LONGEST));
    let comma = (floor..source.start).rev().find(|&at| phrases::is_boundary(words, at))?;
    let adjunct = comma + 1..source.start;
    let is_plain = |at: usize| {
        words.is_word(at) && !verbs::is_finite(words.lower(at)) || verbs::is_participle(words.lower(at))
    };
    let is_adjunct = words.text(comma) == ","
        && opens_adjunct(words, adjunct.start)
        && adjunct.clone().all(is_plain)
        && one_of(words.lower_before(source.start), "by from quoting citing through via in");
    let before = (sentence.start.max(comma.saturating_sub(SUBJECT))..comma).rev();
    let is_part = |at: usize| words.is_word(at) || words.text(at) == "-";
    let opens = |at: usize| !is_part(at) || one_of(words.lower(at), "but and however that while yet so");
    let start = before.take_while(|&at| !opens(at)).last().filter(|_| is_adjunct)?;
    let is_start = start == sentence.start || opens(start - 1);
    let may_be = words.is_capitalized(start) || describes(words, start);
    let is_subject = (start..comma).all(|at| is_part(at) && !verbs::is_finite(words.lower(at)));
    (is_start && may_be && is_subject && !opens_adjunct(words, start)).then_some(start..comma)
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
