//! Words before a cue into its subject: which noun phrases can speak, and where they end.

use super::cues::{self, CueMatch, Voice};
use super::page::Page;
use super::phrases;
use super::words::{Words, list, one_of};
use crate::word_set::WordSet;
use std::ops::Range;

/// Whether a noun phrase that can speak could begin here.
pub(crate) fn opens_noun_phrase(words: &Words<'_>, at: usize, to: usize) -> bool {
    let word = words.lower(at);
    let can_open = words.is_capitalized(at)
        || one_of(word, phrases::DETERMINER)
        || one_of(word, const { &list("subjects.bare_subjects") });
    at < to && can_open && !phrases::is_time(words, at) && (!one_of(word, "no that") || words.is_word(at + 1))
}

/// Whether a subject can be a source at all.
pub(crate) fn may_speak(words: &Words<'_>, subject: &Range<usize>) -> bool {
    let first = words.lower(subject.start);
    // `That` alone points at a thing; `that person` is somebody.
    let pointing = subject.len() == 1 && one_of(first, "that this");
    !(pointing || one_of(first, "there you which") || (first == "it" && subject.len() > 1))
        && subject
            .clone()
            .any(|at| words.is_word(at) || words.kind(at) == Some(crate::text::TokenKind::Number))
}

/// The subject that a verb without one takes: that of the attribution before, or of the sentence.
pub(crate) fn shared_subject(
    page: &Page<'_>,
    cue: &CueMatch,
    within: &Range<usize>,
    last_source: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let words = page.words;
    let before = if cue.tokens.start > within.start { words.lower(cue.tokens.start - 1) } else { "" };
    let coordinated = one_of(before, "and but or then ,") || before.is_empty();
    if !(coordinated || cue.voice == Voice::Subjectless) {
        return None;
    }
    if let Some(source) =
        last_source.filter(|source| within.start <= source.start && source.end <= within.end)
    {
        return Some(source.clone());
    }
    let mut start = within.start;
    if one_of(words.lower(start), "but and so") {
        start += 1;
    }
    if one_of(words.lower(start), phrases::PRONOUN) {
        return Some(start..start + 1);
    }
    let opens = words.is_capitalized(start)
        && !one_of(words.lower(start), const { &list("subjects.opens_no_subject") });
    let end = (start..cue.tokens.start.min(start + 12)).find(|&at| ends_subject(words, at, start))?;
    (opens && end > start).then_some(start..end)
}

/// Whether the subject that began at `start` surely ends before a token: at a verb or a comma.
fn ends_subject(words: &Words<'_>, at: usize, start: usize) -> bool {
    let word = words.lower(at);
    let joined = words.text(at.saturating_sub(1)) == "-" || words.text(at + 1) == "-";
    at > start
        && !joined
        && (cues::is_auxiliary(word)
            || phrases::is_boundary(words, at)
            || (word.ends_with("ed") && !words.is_capitalized(at))
            || one_of(word, const { &list("subjects.past_verbs") }))
}

/// The subject of the clause that a participle or a second verb belongs to: `Roe toured the port, saying …`,
/// `Roe opened the bridge and said …`.
pub(crate) fn clause_subject(
    words: &Words<'_>,
    sentence: &Range<usize>,
    cue: &Range<usize>,
) -> Option<Range<usize>> {
    const LONGEST: usize = 60;
    const OPENERS: &WordSet = &list("subjects.openers");
    let floor = sentence.start.max(cue.start.saturating_sub(LONGEST));
    // The nearest clause that has a verb of its own before the cue.
    let openers = (floor + 1..cue.start).rev().filter(|&at| one_of(words.lower(at), OPENERS));
    let inner = openers.map(|at| at + 1).take(3).find_map(|from| subject_from(words, from, cue.start));
    let starts = inner.is_none() && floor == sentence.start;
    inner.or_else(|| starts.then(|| opening_subject(words, sentence.start, cue.start)).flatten())
}

/// The subject of a sentence, behind its opening adjunct: `In May, the council said`.
pub(crate) fn opening_subject(words: &Words<'_>, from: usize, to: usize) -> Option<Range<usize>> {
    const OPENS_ADJUNCT: &WordSet = &list("subjects.opens_adjunct");
    let mut from = from;
    while from < to && (words.is_mark(from) || one_of(words.lower(from), "but and so yet then")) {
        from += 1;
    }
    if one_of(words.lower(from), OPENS_ADJUNCT)
        || phrases::is_time(words, from)
        || words.lower(from).ends_with("ly")
        || words.lower(from).ends_with("ing") && words.lower(from).len() > 5 && !words.is_in_name(from)
    {
        from = (from..to).find(|&at| words.text(at) == ",")? + 1;
    }
    subject_from(words, from, to)
}

/// The noun phrase that begins at a token and ends at a comma or a finite verb before `to`.
pub(crate) fn subject_from(words: &Words<'_>, from: usize, to: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 14;
    if from >= to || !opens_noun_phrase(words, from, to) && !one_of(words.lower(from), phrases::PRONOUN) {
        return None;
    }
    if one_of(words.lower(from), phrases::PRONOUN) {
        return Some(from..from + 1);
    }
    let end = (from + 1..to.min(from + LONGEST)).find(|&at| {
        ends_subject(words, at, from)
            || (super::verbs::is_finite(words.lower(at)) && !words.is_capitalized(at))
            || words.lower(at) == "who"
    })?;
    let source = from..end;
    may_speak(words, &source).then_some(source)
}

/// Whether a comma stands in the seat of a body: `the San Jose, California-based company`.
pub(crate) fn is_in_seat(words: &Words<'_>, comma: usize) -> bool {
    const LONGEST_STATE: usize = 4;
    let mut behind = comma + 1..comma + 1 + LONGEST_STATE;
    let end = behind.find(|&at| !words.is_capitalized(at)).filter(|&end| end > comma + 1);
    words.text(comma) == ","
        && words.is_capitalized(comma.saturating_sub(1))
        && end.is_some_and(|end| words.text(end) == "-" && words.lower(end + 1) == "based")
}

/// Whose something is that begins at a token: `her`, `the mayor` of `the mayor’s view`.
pub(crate) fn owner_before(words: &Words<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    let last = end.checked_sub(1).filter(|&last| last >= from)?;
    if one_of(words.lower(last), "his her their its") {
        return Some(last..end);
    }
    let preposition = (from..last).rev().find(|&at| one_of(words.lower(at), "in by"));
    let from = preposition.map_or(from, |at| at + 1);
    phrases::is_possessive(words, last).then(|| phrases::subject_before(words, from, last))?
}
