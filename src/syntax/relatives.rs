//! A relative pronoun into the noun phrase that it stands for: `the mechanic, who said …`.

use super::phrases;
use super::word_classes::{is_person_noun, singular};
use super::words::{Words, list, one_of};
use crate::text::TokenKind;
use std::ops::Range;

/// Whether a source is nothing but a relative pronoun.
pub(crate) fn is_relative(words: &Words<'_>, source: &Range<usize>) -> bool {
    source.len() == 1 && one_of(words.lower(source.start), "who which that whom") && source.start > 0
}

/// The noun phrase before a relative pronoun; with the clause before that says more of the same noun: `the woman who died, who`.
pub(crate) fn antecedent(words: &Words<'_>, pronoun: usize) -> Option<Range<usize>> {
    let phrase = noun_phrase_before(words, pronoun)?;
    let inner = phrase.start.checked_sub(1).filter(|&at| one_of(words.lower(at), "who which that"));
    let inner = inner.filter(|_| super::verbs::is_finite(words.lower(phrase.start)));
    match inner {
        Some(inner) => Some(noun_phrase_before(words, inner)?.start..phrase.end),
        None => Some(phrase),
    }
}

fn noun_phrase_before(words: &Words<'_>, pronoun: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 12;
    const FAR: usize = 5;
    let comma = words.text(pronoun.checked_sub(1)?) == ",";
    let end = pronoun - usize::from(comma);
    let sentences = words.document().sentences();
    let at = sentences.partition_point(|sentence| sentence.tokens.end.get() <= pronoun);
    let sentence = sentences.get(at)?.tokens.start.get();
    let floor = sentence.max(end.saturating_sub(LONGEST));
    let is_person = comma && one_of(words.lower(pronoun), "who whom whose");
    if let Some(name) = described(words, sentence..end).filter(|_| is_person) {
        return Some(name..end);
    }
    let end = if is_person { before_adjuncts(words, floor..end) } else { end };
    let mut start = end;
    while start > floor && !stops(words, start - 1, end) {
        start -= 1;
    }
    // Behind a verb or a preposition only what opens a noun phrase: `met a teacher who`.
    let opens = |&at: &usize| {
        one_of(words.lower(at), phrases::DETERMINER)
            || words.kind(at) == Some(TokenKind::Number) && at + 1 < end && words.is_word(at + 1)
    };
    let opened = (start..end).rev().find(opens);
    let name = (start..end).rev().take_while(|&at| words.is_capitalized(at) || words.text(at) == ".").last();
    // `Daniel Okoro of the Institute for Waters in Brack, who`: the name that the places belong to.
    let belongs = |&at: &usize| {
        words.is_capitalized(at) || one_of(words.lower(at), const { &list("relatives.joins_names") })
    };
    let owner = (floor..end).rev().take_while(belongs).filter(|&at| words.is_capitalized(at)).last();
    let owner = owner.filter(|&owner| comma && name.is_some_and(|name| owner < name));
    let mut start =
        owner.or(opened).or(name).or_else(|| (end > start && end - start <= 2).then_some(start))?;
    if start > floor + 1 && one_of(words.lower(start - 2), "familiar close briefed knowledge") {
        // `Two people familiar with the matter, who`
        let people =
            (floor..start - 2).rev().take(FAR).find(|&at| one_of(words.lower(at), phrases::DETERMINER));
        start = people.unwrap_or(start);
    }
    // `the daughter of the woman, who`, `a clerk in the Old Town, who`: the whole phrase.
    let is_place = is_person && !is_person_noun(singular(words.lower(end - 1)));
    let joins =
        |&at: &usize| words.lower(at) == "of" || is_place && one_of(words.lower(at), "in at from near");
    if let Some(of) = start.checked_sub(1).filter(|&at| at > floor).filter(joins) {
        let whole = (floor..of).rev().take(FAR).take_while(|&at| !stops(words, at, of));
        let whole = whole.filter(|&at| one_of(words.lower(at), phrases::DETERMINER)).last();
        start = whole.unwrap_or(start);
    }
    (start < end).then_some(start..end)
}

/// `Ana Ruiz, a painter and member of the council, who`: where the name begins that an apposition at the end of a range describes.
fn described(words: &Words<'_>, range: Range<usize>) -> Option<usize> {
    const FAR: usize = 16;
    let floor = range.start.max(range.end.saturating_sub(FAR));
    let opens = |&at: &usize| words.text(at) == "," && one_of(words.lower(at + 1), "a an the");
    let comma = (floor + 1..range.end).rev().find(opens)?;
    let is_plain = |at: usize| {
        let word = words.lower(at);
        words.is_word(at) && !super::cues::is_auxiliary(word) && !super::verbs::is_finite(word)
    };
    let before = range.start.max(comma.saturating_sub(FAR))..comma;
    let name = before.rev().take_while(|&at| words.is_capitalized(at)).last()?;
    // Two words: a place alone is not described as a person.
    (comma - name > 1 && (comma + 1..range.end).all(is_plain)).then_some(name)
}

/// `married Clara Aguil on April 30, who`: where the phrase ends before a time and a place of meeting, which are nobody.
fn before_adjuncts(words: &Words<'_>, range: Range<usize>) -> usize {
    const MOST: usize = 3;
    const LONGEST: usize = 6;
    let is_number = |at: usize| words.kind(at) == Some(TokenKind::Number);
    let mut end = range.end;
    for _ in 0..MOST {
        let floor = (range.start + 1).max(end.saturating_sub(LONGEST));
        let times = (floor..end).rev().take_while(|&at| phrases::is_time(words, at)).last();
        let adjunct =
            (floor..end).rev().find(|&at| one_of(words.lower(at), "on in at during since")).filter(|&at| {
                let says_when = (at + 1..end).any(|at| phrases::is_time(words, at))
                    || is_number(end - 1)
                    || is_number(at + 1);
                says_when || words.lower(at) == "at"
            });
        match adjunct.or(times) {
            Some(at) => end = at,
            None => break,
        }
    }
    end
}

/// Whether a tag that ends at a token stands in a relative clause between commas, with a subject of its own.
pub(crate) fn holds_tag(words: &Words<'_>, within: &Range<usize>, tag_end: usize) -> bool {
    const LONGEST: usize = 12;
    let floor = within.start.max(tag_end.saturating_sub(LONGEST));
    let pronoun = (floor..tag_end).rev().find(|&at| one_of(words.lower(at), "which who whom , ;"));
    pronoun.is_some_and(|at| one_of(words.lower(at), "which who whom") && words.lower_before(at) == ",")
}

fn stops(words: &Words<'_>, at: usize, end: usize) -> bool {
    phrases::is_boundary(words, at)
        || super::cues::is_auxiliary(words.lower(at))
        || one_of(words.lower(at), const { &list("relatives.stops") })
        || (super::verbs::is_finite(words.lower(at)) && !words.is_capitalized(at) && at + 1 < end)
}
