//! Tokens into whether they hold a main clause: something that is said, not only named.

use super::words::{Words, list, one_of};
use super::{cues, phrases, statements, verbs};
use crate::text::TokenKind;
use crate::word_set::WordSet;
use std::ops::Range;

/// Words that open a clause inside another; its verb is not the verb of the whole.
const RELATIVES: &WordSet = &list("clauses.relatives");
/// Words that open a clause beside another. In the middle they show that something was said before.
const CONJUNCTIONS: &WordSet = &list("clauses.conjunctions");

/// Most words from one thing of a list to the next.
const LONGEST_THING: usize = 4;
/// Words that stand before nouns alone.
const COUNTERS: &WordSet = &list("clauses.counters");

/// Whether a range has a finite verb, or a plural one that its place shows: `farmers want`.
pub(crate) fn has_any_verb(words: &Words<'_>, range: &Range<usize>) -> bool {
    statements::has_verb(words, range) || range.clone().skip(1).any(|at| is_unlisted_verb(words, range, at))
}

/// Whether a range has a finite verb outside its subordinate clauses: `lapses in how it was used` has none.
pub(crate) fn has_main_verb(words: &Words<'_>, range: &Range<usize>) -> bool {
    let first = words.lower(range.start);
    // `That strike was over` begins with no relative.
    let demonstrative = first == "that" && words.is_capitalized(range.start);
    let mut subordinate = !demonstrative && (one_of(first, RELATIVES) || one_of(first, CONJUNCTIONS));
    let mut in_verbs = false;
    // Where a list of things began: `energy costs and cheap imports`.
    let mut listed: Option<usize> = None;
    for at in range.clone().skip(1) {
        let word = words.lower(at);
        // `the council to be brave` has no finite verb.
        let bare = one_of(word, "be have do") && words.lower(at - 1) == "to";
        // `both sides`, `costs and imports`
        let noun = word.ends_with('s')
            && !cues::is_auxiliary(word)
            && (one_of(words.lower(at - 1), COUNTERS)
                || one_of(words.lower(at + 1), "and or of")
                || listed.is_some_and(|from| at - from <= LONGEST_THING));
        if noun && one_of(words.lower(at + 1), "and or") {
            listed = Some(at);
        }
        let is_verb = !bare
            && !noun
            && (statements::has_verb(words, &(at - 1..at + 1))
                || is_plural_verb(words, at)
                || is_unchanging_past(words, at));
        // `the trouble that it had was old`: two finite verbs in a row are those of two clauses.
        let second = in_verbs && one_of(word, "is are was were has");
        if is_verb && (!subordinate || second) {
            return true;
        }
        // The verbs of a subordinate clause close it: `what he said was wrong`.
        if in_verbs && !is_verb && !word.ends_with("ly") && !one_of(word, "more than nearly almost") {
            subordinate = false;
            in_verbs = false;
        }
        in_verbs |= is_verb;
        if one_of(words.text(at), ", ; : — –") {
            subordinate = false;
            in_verbs = false;
        }
        if one_of(word, RELATIVES) {
            subordinate = true;
            in_verbs = false;
        }
    }
    false
}

/// A verb of many: `they want`, `the farmers plan`, `ferries no longer run`.
fn is_plural_verb(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    if words.is_capitalized(at) || !(verbs::is_base(word) || cues::is_base(word)) {
        return false;
    }
    let adverb =
        |at: usize| words.lower(at).ends_with("ly") || one_of(words.lower(at), "also still often now never");
    let before = at.checked_sub(1).filter(|&before| adverb(before)).unwrap_or(at).checked_sub(1);
    let Some(subject) = before else { return false };
    let subject_word = words.lower(subject);
    let plural = subject_word.len() > 3
        && subject_word.ends_with('s')
        && !subject_word.ends_with("ss")
        && words.is_word(subject)
        && !cues::is_auxiliary(subject_word)
        && subject_word != "'s";
    let next = words.lower(at + 1);
    // `harbour boats plan`: what follows a verb is seldom another verb or the end.
    let object = one_of(next, phrases::DETERMINER)
        || one_of(next, const { &list("clauses.objects") })
        || next.ends_with("ly");
    // `22 percent belong`
    let share = one_of(subject_word, "% percent");
    one_of(subject_word, "they we you i people")
        || share
        || (plural && object)
        || (one_of(subject_word, "men women children police fishermen") && object)
}

/// A finite verb that its place shows, where its form does not.
fn is_unlisted_verb(words: &Words<'_>, clause: &Range<usize>, at: usize) -> bool {
    is_plural_verb(words, at)
        || is_unchanging_past(words, at)
        || is_third_person(words, at)
        || is_verb_of_opening(words, clause, at)
}

/// `the work reflects an effort`: no noun stands between a singular and an article.
fn is_third_person(words: &Words<'_>, at: usize) -> bool {
    let (word, subject) = (words.lower(at), words.lower_before(at));
    let singular = words.is_word(at.saturating_sub(1))
        && !subject.ends_with('s')
        && !one_of(subject, phrases::DETERMINER)
        && !phrases::is_preposition(words, at.saturating_sub(1))
        && !one_of(subject, "and or as new");
    word.len() > 4
        && word.ends_with('s')
        && !word.ends_with("ss")
        && words.is_word(at)
        && !words.is_capitalized(at)
        && singular
        && one_of(words.lower(at + 1), const { &list("clauses.determiners") })
}

/// `The tariffs take effect`: the first plural of a clause and a verb of the list.
fn is_verb_of_opening(words: &Words<'_>, clause: &Range<usize>, at: usize) -> bool {
    const FAR: usize = 3;
    let subject = at.saturating_sub(1);
    let opens = at - clause.start.min(at) <= FAR
        && one_of(words.lower(clause.start), "the these those his her its their our my");
    let plural = words.lower(subject).ends_with('s')
        && !words.lower(subject).ends_with("ss")
        && words.is_word(subject);
    opens
        && plural
        && subject > clause.start
        && verbs::is_base(words.lower(at))
        && !words.is_capitalized(at)
        && words.is_word(at + 1)
}

/// A past tense that looks like the bare form, with what it needs behind it: `the storm hit 40 homes`, `it cost us`.
fn is_unchanging_past(words: &Words<'_>, at: usize) -> bool {
    if words.is_capitalized(at) || !verbs::is_unchanging(words.lower(at)) {
        return false;
    }
    // `the plan “cost 40 jobs”`
    let quoted = one_of(words.text(at.saturating_sub(1)), "“ \" ‘ «");
    let before = at.saturating_sub(1 + usize::from(quoted));
    let subject = words.lower(before);
    let named = before < at
        && words.is_word(before)
        && !one_of(subject, phrases::DETERMINER)
        && !one_of(subject, const { &list("clauses.before_noun") })
        && !cues::is_auxiliary(subject);
    let object = words.kind(at + 1) == Some(TokenKind::Number)
        || one_of(words.lower(at + 1), phrases::DETERMINER)
        || one_of(words.text(at + 1), "$ £ €")
        || one_of(words.lower(at + 1), const { &list("clauses.behind_verb") })
        || words.is_capitalized(at + 1);
    named && object
}

/// The range with the rest of words that the tokenizer cut: `won’t`, `they’ll`.
pub(crate) fn whole_words(words: &Words<'_>, range: &Range<usize>) -> Range<usize> {
    let Range { mut start, mut end } = range.clone();
    let glued = |at: usize| !words.is_spaced(at) && words.lower(at).contains('\'') && words.is_word(at);
    if start > 0 && glued(start) {
        start -= 1;
    }
    if glued(end) {
        end += 1;
    }
    start..end
}

/// Whether a subject begins at a token, `in 2022` before it or not.
pub(crate) fn opens_clause(words: &Words<'_>, at: usize) -> bool {
    let dated = one_of(words.lower(at), "in by") && words.kind(at + 1) == Some(TokenKind::Number);
    let at = if dated { at + 2 } else { at };
    one_of(words.lower(at), phrases::PRONOUN)
        || one_of(words.lower(at), phrases::DETERMINER)
        || words.lower(at) == "there"
        || words.is_capitalized(at)
        || words.kind(at) == Some(TokenKind::Number)
}

/// Whether a token can hardly be anything but a finite verb.
pub(crate) fn is_surely_verb(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    let joined = words.text(at.saturating_sub(1)) == "-";
    !joined && (cues::is_auxiliary(word) || verbs::is_past(word))
}

pub(crate) fn asked(words: &Words<'_>, range: &Range<usize>) -> bool {
    words.text(range.end) == "?" || words.text(range.end.saturating_sub(1)) == "?"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn a_main_verb_is_one_outside_subordinate_clauses() {
        let says = |text: &str| {
            let document = Document::parse(text);
            has_main_verb(&Words::new(&document), &(0..document.tokens().len()))
        };
        for clause in [
            "the trouble that the yard had was old",
            "what he said was wrong",
            "if it rains, the match is off",
            "the strike cost the port a fortune because ships turned back",
            "the ferries often run at night",
            "farmers want the wells to fill",
            "the plan “cost 40 clerks their jobs”",
        ] {
            assert!(says(clause), "{clause}");
        }
        for phrase in [
            "lapses in communication regarding how its tools were used",
            "ships that passed the point",
            "which buses, or at what price, or why they would be fuller",
            "the harbour boats",
        ] {
            assert!(!says(phrase), "{phrase}");
        }
    }
}
