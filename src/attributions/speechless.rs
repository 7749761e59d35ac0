//! Sources and cues into what can speak: a time, a preposition and `fraud` of `fraud charges` say nothing, and a clause that
//! describes a noun (`charges that shook the town`) is nobody's word.

use super::SourceKind;
use super::draft::Draft;
use super::sources;
use crate::syntax::statements::opens_clause;
use crate::syntax::verbs::cue_lexicon::{kind_of_noun, look_up};
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, verbs};
use crate::text::TokenKind;
use std::ops::Range;

/// Leaves out drafts whose content only describes a noun, and sources that cannot speak.
#[inline(never)]
pub(super) fn leave_out(words: &Words<'_>, drafts: &mut Vec<Draft>) {
    drafts.retain_mut(|draft| {
        if draft.source.as_ref().is_some_and(|source| is_speechless(words, source)) {
            draft.source = None;
            // `The next day, showing no strain, the minister left`
            if draft.cue.as_ref().is_some_and(|cue| words.lower(cue.start).ends_with("ing")) {
                return false;
            }
        }
        if !follows_modifier(words, draft) {
            return !describes_noun(words, draft);
        }
        draft.source = None;
        draft.source_kind = Some(SourceKind::Unspecified);
        // `fraud charges that nobody had proved`: the object of the last verb is the noun before the clause.
        let is_said =
            |content: &Range<usize>| words.lower(content.start) == "that" && !ends_in_verb(words, content);
        draft.contents.first().is_some_and(is_said) && !describes_noun(words, draft)
    });
}

/// The noun that heads a phrase: before what more is said of it.
pub(super) fn head(words: &Words<'_>, phrase: &Range<usize>) -> usize {
    let ends = |&at: &usize| {
        phrases::is_preposition(words, at)
            || phrases::is_boundary(words, at)
            || verbs::is_participle(words.lower(at))
    };
    (phrase.start + 1..phrase.end).find(ends).unwrap_or(phrase.end).saturating_sub(1)
}

/// Whether a noun phrase begins with somebody or something that can speak: a name, a person, a body, a text.
pub(super) fn can_speak(words: &Words<'_>, phrase: &Range<usize>) -> bool {
    let head = head(words, phrase);
    let noun = words.lower(head);
    words.is_capitalized(head)
        || one_of(words.text(phrase.start), "“ \" ‘")
        || words.kind(head) == Some(TokenKind::Number)
        || one_of(noun, phrases::PRONOUN)
        || one_of(noun, phrases::DETERMINER)
        || phrases::is_possessive(words, head)
        || one_of(noun, "family families witnesses")
        || sources::is_speaker(noun)
}

/// `The next day`, `To`, `rocked by`, `one that`.
fn is_speechless(words: &Words<'_>, source: &Range<usize>) -> bool {
    const SPANS: &str = "day night morning evening week month year hour";
    let (first, last) = (words.lower(source.start), source.end.saturating_sub(1));
    let is_time = !words.is_capitalized(last)
        && one_of(words.lower(last).trim_end_matches('s'), SPANS)
        && source.clone().all(|at| {
            at == last
                || one_of(words.lower(at), phrases::DETERMINER)
                || one_of(words.lower(at), "next same following first last")
        });
    let is_open = source.len() <= 2 && phrases::is_preposition(words, last) && words.lower(last) != "of";
    is_time || is_open || source.len() == 2 && one_of(first, "one ones") && words.lower(last) == "that"
}

/// `two years in jail on fraud charges that …`: a noun before the cue shows that the cue is one, too.
fn follows_modifier(words: &Words<'_>, draft: &Draft) -> bool {
    let (Some(cue), Some(source)) = (&draft.cue, &draft.source) else { return false };
    let last = source.end.saturating_sub(1);
    cue.len() == 1
        && source.end == cue.start
        && cues::is_noun_too(words.lower(cue.start))
        && last.checked_sub(1).is_some_and(|before| phrases::is_preposition(words, before))
        && !can_speak(words, &(last..last + 1))
        && !can_speak(words, source)
}

/// `charges that were dropped`, `claims that forced two riders to leave`, `fears that a fire had raised`
fn describes_noun(words: &Words<'_>, draft: &Draft) -> bool {
    let (Some(cue), Some(content)) = (&draft.cue, draft.contents.first()) else { return false };
    let last = cue.end - 1;
    let noun = words.lower(last);
    if content.start != cue.end
        || words.lower(content.start) != "that"
        || !(cues::is_noun_too(noun) || kind_of_noun(noun).is_some())
    {
        return false;
    }
    let is_plural = noun.ends_with('s');
    let may_be_verb = cue.len() == 1
        && draft
            .source
            .as_ref()
            .is_some_and(|source| can_speak(words, &(source.end.saturating_sub(1)..source.end)));
    let verb = content.start + 1;
    let verb =
        verb + usize::from(cues::is_adverb(words.lower(verb)) && !cues::is_auxiliary(words.lower(verb)));
    let word = words.lower(verb);
    if may_be_verb && !is_plural {
        return false;
    }
    if cues::is_auxiliary(word) {
        let agrees = !(is_plural && one_of(word, "is was has does"));
        let is_sure = !may_be_verb || one_of(word, "are were have do");
        return agrees && is_sure && !one_of(word, "be been being get got 'm am");
    }
    let object = words.lower(verb + 1);
    let has_object = one_of(object, phrases::DETERMINER)
        || one_of(object, "him them us me it nobody everybody everyone")
        || words.kind(verb + 1) == Some(TokenKind::Number);
    let past = verbs::is_participle(word) && (has_object || phrases::is_preposition(words, verb + 1));
    let base = is_plural && verbs::is_base(word) && (has_object || object == "to");
    past || base
}

/// Whether a clause ends in a verb, as in `that nobody had proved`.
fn ends_in_verb(words: &Words<'_>, clause: &Range<usize>) -> bool {
    let last = clause.end.saturating_sub(1);
    let word = words.lower(last);
    verbs::is_participle(word) || verbs::is_base(word) && cues::is_auxiliary(words.lower_before(last))
}

/// `The foundation had no say in the results`, `in Tarn, Arlen state.`: a noun. `faced, say, a 24-month deadline` says nothing either.
pub(super) fn is_noun(words: &Words<'_>, draft: &Draft) -> bool {
    let noun = |at: usize| {
        let closes = phrases::is_boundary(words, at + 1);
        let is_state = words.lower(at) == "state" && at > 0 && words.is_capitalized(at - 1) && closes;
        let is_count = words.kind(at + 2) == Some(TokenKind::Number) || one_of(words.lower(at + 2), "a an");
        let is_between = [words.lower_before(at), words.text(at + 1)] == [",", ","];
        let is_example = words.lower(at) == "say" && is_between && is_count;
        words.text(at) == "States"
            || is_state
            || is_example
            || words.lower(at) == "show"
                && one_of(words.lower_before(at), "tv television talk radio reality game")
            || words.lower(at) == "say"
                && one_of(words.lower_before(at), "no any a the little more final larger bigger")
    };
    // `That warning was dismissed`: something is said of it.
    let spoken_of = |cue: &Range<usize>| {
        kind_of_noun(words.lower(cue.end - 1)).is_some()
            && draft.contents.first().is_some_and(|content| {
                content.start == cue.end && one_of(words.lower(content.start), cues::BE)
            })
    };
    // `said on a radio show`: the verb tells.
    let says =
        |cue: &Range<usize>| cue.clone().any(|at| !noun(at) && look_up(words.lower(at)).next().is_some());
    let is_noun = |cue: &Range<usize>| cue.clone().any(noun) && !says(cue);
    draft.cue.as_ref().is_some_and(|cue| is_noun(cue) || spoken_of(cue))
}

/// `Nine reported cases were found`: the participle describes the noun behind it.
pub(super) fn is_modifier(words: &Words<'_>, draft: &Draft) -> bool {
    const PARTICIPLES: &str = "reported alleged claimed confirmed suspected expected announced proposed";
    let (Some(source), Some(cue), Some(content)) = (&draft.source, &draft.cue, draft.contents.first()) else {
        return false;
    };
    let touching = source.end == cue.start && cue.end == content.start;
    touching
        && source.len() == 1
        && cue.len() == 1
        && one_of(words.lower(cue.start), PARTICIPLES)
        && (words.kind(source.start) == Some(TokenKind::Number)
            || one_of(words.lower(source.start), phrases::DETERMINER))
        && !opens_clause(words, content.start)
        && words.lower(content.start) != "that"
}
