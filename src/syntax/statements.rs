//! Words into whether something is stated: a subject, a predicate, nothing left open.

use super::cues;
use super::phrases;
use super::verbs;
use super::words::{Words, list, one_of};
use crate::word_set::WordSet;
use std::ops::Range;

/// Words that open a part of a sentence that cannot stand alone.
pub(crate) const OPENS_ADJUNCT: &WordSet = &list("statements.opens_adjunct");

/// `Asked whether he would go, Hale said …`: the words before the comma are no statement.
pub(crate) fn asks(words: &Words<'_>, content: &Range<usize>) -> bool {
    one_of(words.lower(content.start), "asked pressed questioned quizzed grilled")
}

/// Whether a clause with a subject of its own begins.
pub(crate) fn opens_clause(words: &Words<'_>, at: usize) -> bool {
    one_of(words.lower(at), phrases::PRONOUN) && words.lower(at) != "who"
        || one_of(words.lower(at), phrases::DETERMINER)
        || words.is_capitalized(at)
}

/// Whether a finite verb stands here, perhaps behind an adverb: `never closed`.
pub(crate) fn begins_predicate(words: &Words<'_>, at: usize) -> bool {
    let at = at + usize::from(cues::is_adverb(words.lower(at)) && !cues::is_auxiliary(words.lower(at)));
    let word = words.lower(at);
    let after = words.lower(at + 1);
    // `means`, `cost`: a verb of the list without an object before it.
    let base = verbs::is_base(word) && !one_of(after, ", of");
    let past = word.ends_with("ed") && word.len() > 4 && !phrases::is_preposition(words, at + 1);
    words.is_word(at)
        && !words.is_capitalized(at)
        && (cues::is_auxiliary(word) || verbs::is_finite(word) || base || past || cues::is_finite(word))
}

/// Whether the words before a tag are a statement: a clause, not an adjunct of the tag's own verb.
pub(crate) fn states(words: &Words<'_>, content: &Range<usize>) -> bool {
    if words.count(content) < 2 || asks(words, content) {
        return false;
    }
    if words.lower(content.start) == "whether" {
        // `Whether it can open depends on the weather, an official said`
        let verb = |at: usize| cues::is_auxiliary(words.lower(at)) || verbs::is_finite(words.lower(at));
        return content.clone().any(verb);
    }
    if !one_of(words.lower(content.start), OPENS_ADJUNCT) {
        return has_predicate(words, content) && !is_subject(words, content);
    }
    // `After the storm, the road was closed, police said`
    let comma = content.clone().find(|&at| words.text(at) == ",");
    let main = comma.map(|comma| comma + 1..content.end);
    // `If the north pier moves, the south pier cracks`: a verb that no list knows.
    let plain = |main: &Range<usize>| {
        opens_clause(words, main.start) && main.clone().all(|at| words.is_word(at)) && main.len() >= 4
    };
    main.is_some_and(|main| words.count(&main) >= 3 && (has_predicate(words, &main) || plain(&main)))
}

/// Whether words between commas only say more of what they begin with: `The cabinet, in a note issued on Monday`.
pub(crate) fn is_subject(words: &Words<'_>, content: &Range<usize>) -> bool {
    let mut from = content.start;
    let mut commas = content.clone().filter(|&at| words.text(at) == ",").chain([content.end]);
    let says_more = |part: Range<usize>| {
        let opens = part.start > content.start
            && (phrases::is_preposition(words, part.start)
                || one_of(words.lower(part.start), "which who whose"));
        // `Tom Hale, the mayor, is a liar`
        let states = part.start > content.start && cues::is_auxiliary(words.lower(part.start));
        opens || !states && !has_predicate(words, &part)
    };
    let is_parted = content.clone().any(|at| words.text(at) == ",");
    is_parted && commas.all(|comma| says_more(std::mem::replace(&mut from, comma + 1)..comma))
}

/// Whether something is said of a subject, plurals included: `Two of them need new engines`.
pub(crate) fn has_predicate(words: &Words<'_>, clause: &Range<usize>) -> bool {
    has_verb(words, clause)
        || clause.clone().skip(1).any(|at| {
            let before = words.lower_before(at);
            (verbs::is_verb(words.lower(at)) || cues::is_base(words.lower(at)))
                && !words.lower(at).ends_with("ing")
                && !one_of(before, phrases::DETERMINER)
                && !one_of(before, const { &list("statements.before_noun") })
        })
}

/// Whether a finite verb stands before any relative clause.
pub(crate) fn has_verb_before_relative(words: &Words<'_>, range: &Range<usize>) -> bool {
    let relative = range.clone().skip(1).find(|&at| one_of(words.lower(at), "that which who whose"));
    has_verb(words, &(range.start..relative.unwrap_or(range.end)))
}

/// Whether some token can only be a finite verb.
pub(crate) fn has_verb(words: &Words<'_>, range: &Range<usize>) -> bool {
    let mut within = range.clone().skip(1);
    within.any(|at| {
        let word = words.lower(at);
        (cues::is_auxiliary(word) && !one_of(word, "not never n't"))
            || (word.ends_with("ed")
                && word.len() > 4
                && !one_of(words.lower_before(at), phrases::DETERMINER))
            || crate::syntax::verbs::is_finite(word)
            || cues::is_finite(word)
    })
}
