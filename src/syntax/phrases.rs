//! Tokens into phrases: where a subject begins, where a noun phrase or a clause ends.
//!
//! There is no parser: closed-class words and punctuation decide, inside one sentence.

use super::verbs;
use super::verbs::auxiliaries::{self, is_auxiliary};
use super::words::{Words, list, one_of};
use crate::text::TokenKind;
use crate::word_set::WordSet;
use std::ops::Range;

/// Pronouns that speak of whoever was named or described before.
pub(crate) const THIRD_PERSON: &str = "he she it they";

pub(crate) const PRONOUN: &str = "he she it they we i you who";
/// Words that begin what was spoken of before: `the official`, unlike `an official`.
pub(crate) const DEFINITE: &WordSet = &list("phrases.definite");
pub(crate) const DETERMINER: &WordSet = &list("phrases.determiner");
const SUBORDINATOR: &WordSet = &list("phrases.subordinator");
const PREPOSITION: &WordSet = &list("phrases.preposition");
/// Where something is said: `in a statement`.
pub(crate) const VENUE: &WordSet = &list("phrases.venue");
/// Most tokens of whom somebody tells something.
pub(crate) const LONGEST_ADDRESSEE: usize = 16;
/// Longest subject that is believed.
const LONGEST: usize = 40;

/// Days, months and the like, and what stands with them.
const TIMES: &WordSet = &list("phrases.times");

/// Whether a token ends a phrase.
pub(crate) fn is_boundary(words: &Words<'_>, at: usize) -> bool {
    let text = words.text(at);
    if one_of(text, "' ’") {
        // An apostrophe stands behind a letter, a closing mark behind another mark.
        return at.checked_sub(1).is_some_and(|before| words.is_mark(before));
    }
    let is_dash = text == "-" && words.is_spaced(at) && words.is_spaced(at + 1);
    is_dash || words.kind(at) == Some(TokenKind::Punctuation) && !one_of(text, "- / & .")
}

/// Whether a token is a preposition.
pub(crate) fn is_preposition(words: &Words<'_>, at: usize) -> bool {
    (one_of(words.lower(at), PREPOSITION) || one_of(words.lower(at), "of to")) && !words.is_hyphenated(at)
}

/// Whether an adjunct begins here: `In both cases`, `Reacting to the news`.
pub(crate) fn opens_adjunct(words: &Words<'_>, at: usize) -> bool {
    one_of(words.lower(at), PREPOSITION)
        || one_of(words.lower(at), "when while because if although though to once until")
        || words.lower(at).ends_with("ing") && words.lower(at).len() > 5
}

/// The `that` behind a phrase without marks and verbs: `told the crew that`.
pub(crate) fn that_behind(words: &Words<'_>, from: usize, to: usize) -> Option<usize> {
    let mut phrase = (from..to).take_while(|&at| !is_boundary(words, at) && !is_auxiliary(words.lower(at)));
    phrase.find(|&at| words.lower(at) == "that")
}

/// The subject that ends at `end`, no further left than `from`.
pub(crate) fn subject_before(words: &Words<'_>, from: usize, end: usize) -> Option<Range<usize>> {
    let floor = from.max(end.saturating_sub(LONGEST));
    let mut head_end = end;
    if end > floor && words.text(end - 1) == "," {
        // `Jane Roe, the mayor of Brightwater, said`
        let opening = (floor..end - 1).rev().find(|&at| words.text(at) == ",")?;
        if opening + 1 == end - 1 || is_clause(words, &(opening + 1..end - 1)) {
            return None;
        }
        head_end = opening;
        // `Roe, 43, the mayor, said`
        let earlier = head_end.checked_sub(2).filter(|&at| at > floor && words.text(at) == ",");
        if let Some(earlier) = earlier {
            head_end = earlier;
        }
    } else if end > floor && is_boundary(words, end - 1) && one_of(words.text(end - 1), "— – ) -- -") {
        let close = words.text(end - 1);
        let open = if close == ")" { "(" } else { close };
        head_end = (floor..end - 1).rev().find(|&at| words.text(at) == open)?;
    }
    let start = phrase_start(words, floor, head_end)?;
    Some(start..end)
}

/// Whether a stretch between commas is a clause of its own rather than an apposition.
fn is_clause(words: &Words<'_>, range: &Range<usize>) -> bool {
    if one_of(words.lower(range.start), "who which whose whom where when as") {
        return false;
    }
    one_of(words.lower(range.start), const { &list("phrases.opens_clause") }) || words.count(range) > 20
}

/// Where the noun phrase that ends at `end` begins.
fn phrase_start(words: &Words<'_>, floor: usize, end: usize) -> Option<usize> {
    let mut start = end;
    while start > floor {
        let at = start - 1;
        let word = words.lower(at);
        if word == "who" && start < end {
            // `the man who runs the shop said`
            start = at;
            continue;
        }
        if opens_clause_of_object(words, floor, at, start..end) {
            // `a draft that the paper has seen says`
            start = at;
            continue;
        }
        let is_stop =
            is_boundary(words, at) || (one_of(word, SUBORDINATOR) && !words.follow(at, "as well as"));
        // `a friend who once worked for the board`
        let is_stop = is_stop && !(word == "once" && words.lower_before(at) == "who");
        if is_stop && !(word == "as" && words.lower(start) == "well") {
            break;
        }
        if one_of(word, "and or") && !joins_nouns(words, floor, at, end) {
            break;
        }
        if is_auxiliary(word)
            && !(floor..at).rev().take(8).any(|before| one_of(words.lower(before), "who which that"))
        {
            break;
        }
        start = at;
    }
    // `In May the ministry`, `On Monday he`: the phrase begins at the last opening of a noun phrase.
    while start < end && one_of(words.lower(start), PREPOSITION) {
        let next = (start + 1..end).find(|&at| {
            one_of(words.lower(at), PRONOUN) || (one_of(words.lower(at), DETERMINER) && at > start + 1)
        });
        match next {
            Some(next) => start = next,
            None => return None,
        }
    }
    while start < end && one_of(words.lower(start), const { &list("phrases.before_subject") }) {
        start += 1;
    }
    (start < end && words.count(&(start..end)) > 0 && !is_verb_like(words, start)).then_some(start)
}

/// Whether a relative clause with a subject of its own stands from a pronoun to the end of a phrase: `that the paper has seen`.
fn opens_clause_of_object(words: &Words<'_>, floor: usize, pronoun: usize, clause: Range<usize>) -> bool {
    let before = words.lower_before(pronoun);
    let has_verb = || {
        clause.clone().skip(1).any(|at| is_auxiliary(words.lower(at)) || verbs::is_finite(words.lower(at)))
    };
    one_of(words.lower(pronoun), "that which whom")
        && pronoun > floor
        && words.is_word(pronoun - 1)
        && !verbs::is_finite(before)
        && !is_auxiliary(before)
        && has_verb()
}

fn is_verb_like(words: &Words<'_>, at: usize) -> bool {
    one_of(words.lower(at), "to not be been being is are was were")
}

/// Whether `and` stands inside a noun phrase: `Jane Roe and the mayor`.
fn joins_nouns(words: &Words<'_>, floor: usize, at: usize, end: usize) -> bool {
    if one_of(words.lower(at + 1), PRONOUN) || at + 1 >= end || at <= floor {
        return false;
    }
    let left = (floor..at).rev().take_while(|&before| !is_boundary(words, before));
    let left: Vec<usize> = left.take(8).collect();
    let names = words.is_capitalized(at - 1) && words.is_capitalized(at + 1);
    names
        || (left.len() <= 5
            && !left
                .iter()
                .any(|&before| is_auxiliary(words.lower(before)) || words.lower(before).ends_with("ed")))
}

/// Where the noun phrase that begins at `from` ends: behind `said` or `according to`.
pub(crate) fn noun_phrase_end(words: &Words<'_>, from: usize, to: usize) -> usize {
    const STOP: &WordSet = &list("phrases.stop");
    if one_of(words.lower(from), PRONOUN) {
        return (from + 1).min(to);
    }
    let limit = to.min(from + LONGEST);
    let mut at = from;
    while at < limit {
        let word = words.lower(at);
        if words.text(at) == "," {
            if continues_with_apposition(words, at + 1, limit) {
                at += 1;
                continue;
            }
            break;
        }
        if is_boundary(words, at) || (words.text(at) == "." && at + 1 >= to) {
            break;
        }
        let joins = at > from
            && one_of(word, "and or")
            && (words.is_capitalized(at + 1) || one_of(words.lower(at + 1), DETERMINER));
        let is_inside = at > from && one_of(word, "in at from with") && in_name_or_office(words, at, from);
        if joins || is_inside {
            at += 1;
            continue;
        }
        if at > from
            && one_of(word, DETERMINER)
            && !one_of(words.lower(at - 1), "of and or for at in from , with")
            // `the two ports`
            && !one_of(words.lower(at - 1), DETERMINER)
        {
            break;
        }
        // `told reporters he lost control`
        let opens_clause = |before: usize| {
            one_of(word, PRONOUN) && word != "who" && words.is_word(before) && !is_preposition(words, before)
        };
        if at > from && (one_of(word, STOP) || opens_clause(at - 1)) {
            break;
        }
        if at > from && is_time(words, at) {
            break;
        }
        at += 1;
    }
    at
}

fn continues_with_apposition(words: &Words<'_>, at: usize, limit: usize) -> bool {
    let word = words.lower(at);
    at < limit
        && (one_of(word, "a an the who whose its his her their")
            || (words.kind(at) == Some(TokenKind::Number) && one_of(words.text(at + 1), ", ."))
            || (words.is_word(at)
                && one_of(words.lower(at + 1), "of for at")
                && !one_of(word, "and but or in on at")))
}

/// `a teacher in Brightwater`: the place belongs to a described person.
fn in_name_or_office(words: &Words<'_>, at: usize, from: usize) -> bool {
    let after = at + 1;
    words.is_capitalized(after)
        && !is_time(words, after)
        && (from..at).all(|before| !words.is_capitalized(before) || before == from)
}

/// Whether a subject begins: a pronoun, a determiner, a name, or a noun before its verb.
pub(crate) fn opens_subject(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    let pronoun = one_of(word, PRONOUN) && word != "who" || one_of(word, "there");
    let noun = words.is_word(at)
        && !is_preposition(words, at)
        && !one_of(word, SUBORDINATOR)
        && (is_auxiliary(words.lower(at + 1)) || verbs::is_finite(words.lower(at + 1)));
    pronoun || one_of(word, DETERMINER) || words.is_capitalized(at) && !is_time(words, at) || noun
}

/// Whether an adverb stands here that speaks of a whole clause: `usually`, `however`.
pub(crate) fn is_clause_adverb(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    let is_adverb = auxiliaries::is_adverb(word) && !words.is_in_name(at);
    is_adverb || one_of(word, "however meanwhile instead perhaps maybe today")
}

/// Where an adjunct ends that begins with a preposition, before the subject of the clause that it opens.
pub(crate) fn adjunct_end(words: &Words<'_>, from: usize, to: usize) -> usize {
    let first = (from..to).find(|&at| !is_preposition(words, at) && !one_of(words.lower(at), SUBORDINATOR));
    let first = first.unwrap_or(to).max(from + 1);
    let end = noun_phrase_end(words, first, to);
    let name = (first + 1..end).find(|&at| {
        let before = words.lower(at - 1);
        words.is_capitalized(at)
            && !words.is_capitalized(at - 1)
            && words.is_word(at - 1)
            && !one_of(before, DETERMINER)
            && !is_preposition(words, at - 1)
            && !is_time(words, at)
    });
    name.unwrap_or(end).max(first)
}

/// Whether a token speaks of time.
pub(crate) fn is_time(words: &Words<'_>, at: usize) -> bool {
    one_of(words.lower(at), TIMES)
        && !words.is_in_name(at)
        && !one_of(words.lower(at), "in on at this last next march")
        || (one_of(words.lower(at), "last this next") && one_of(words.lower(at + 1), TIMES))
}

/// Behind adjuncts such as `on Monday`, `in a statement`, `to reporters`.
pub(crate) fn skip_adjuncts(words: &Words<'_>, from: usize, to: usize) -> usize {
    let mut at = from;
    while at < to {
        let word = words.lower(at);
        if is_time(words, at) {
            at += 1;
            while at < to && (is_time(words, at) || words.kind(at) == Some(TokenKind::Number)) {
                at += 1;
            }
        } else if one_of(word, "on in at during late early by")
            && (is_time(words, at + 1) || words.kind(at + 1) == Some(TokenKind::Number))
        {
            at += 2;
        } else if one_of(word, "in at on during to via through by") {
            let limit = to.min(at + 7);
            let venue = (at + 1..limit)
                .take_while(|&next| !is_boundary(words, next) && !one_of(words.lower(next), "that"))
                .find(|&next| one_of(words.lower(next), VENUE));
            match venue {
                Some(venue) => at = venue + 1,
                None => break,
            }
        } else if one_of(word, "simply bluntly flatly only") {
            at += 1;
        } else {
            break;
        }
    }
    at
}

/// A noun phrase without what stands behind its noun and is no part of it: adverbs, reflexives, a relative pronoun (`the study
/// itself`, `Ana Ruiz, however`, `police, who`). Nothing is left of adverbs alone.
pub(crate) fn without_loose_end(words: &Words<'_>, range: Range<usize>) -> Option<Range<usize>> {
    let is_relative = |at: usize| !words.is_capitalized(at) && one_of(words.lower(at), "who which that whom");
    let is_loose = |at: usize| {
        let word = words.lower(at);
        let inner = at > range.start;
        let reflexive = word.ends_with("self") || word.ends_with("selves");
        let related = inner && (is_relative(at) || is_auxiliary(word) && is_relative(at - 1));
        let adverb = word == "however" || !words.is_capitalized(at) && auxiliaries::is_adverb(word);
        // `the scholarly` speak.
        inner && reflexive || related || adverb && !(inner && one_of(words.lower(at - 1), DETERMINER))
    };
    let behind = range.clone().rev().take_while(|&at| is_loose(at)).count();
    let end = range.end - behind;
    if end == range.start {
        return None;
    }
    Some(if behind > 0 { without_last_comma(words, range.start..end) } else { range })
}

/// A range without marks and white space that only end it.
pub(crate) fn without_final_marks(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    let mut end = range.end;
    while end > range.start && one_of(words.text(end - 1), ". , ; : ! ? … ... — – -- -") {
        end -= 1;
    }
    let mut start = range.start;
    while start < end && one_of(words.text(start), ". , ; : — – -- -") {
        start += 1;
    }
    start..end
}

/// A noun phrase without the comma or dash that closes its apposition, and without the pronoun of a clause that it was cut
/// from: `a local doctor` of `a local doctor, who`.
pub(crate) fn without_last_comma(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    let mut end = range.end;
    while end > range.start + 1 && one_of(words.text(end - 1), ", — – -- who which") {
        end -= 1;
    }
    range.start..end
}

/// Whether a token is the ending of a possessive.
pub(crate) fn is_possessive(words: &Words<'_>, at: usize) -> bool {
    is_possessive_ending(words.lower(at))
}

/// Whether a token that is written so may be the ending of a possessive.
pub(crate) fn is_possessive_ending(text: &str) -> bool {
    one_of(text, "'s ’s ' ’")
}
