//! Tokens into [`CueMatch`]es: verbs of the lexicon that really are verbs here, with their auxiliaries.

use super::phrases;
pub(crate) use super::verbs::auxiliaries::{BE, is_adverb, is_auxiliary};
use super::verbs::auxiliaries::{DO, HAVE, MODAL, NEGATION};
use super::verbs::cue_lexicon::{CueEntry, look_up};
use super::verbs::inflection::Form;
use super::word_classes;
use super::words::{Words, list, one_of};
use crate::word_set::WordSet;
use std::ops::Range;

/// A verb of attribution in the text.
#[derive(Clone, Debug)]
pub(crate) struct CueMatch {
    /// Auxiliaries, negation, adverbs, verb, particle.
    pub(crate) tokens: Range<usize>,
    /// The verb itself.
    pub(crate) head: usize,
    /// Its entry.
    pub(crate) entry: &'static CueEntry,
    /// Its form.
    pub(crate) form: Form,
    /// Who does what to whom.
    pub(crate) voice: Voice,
}

/// How a cue stands to its subject.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Voice {
    /// `the mayor said`
    Active,
    /// `the mayor was accused`
    Passive,
    /// `saying`, `to say`: the subject stands elsewhere.
    Subjectless,
}

const BEFORE_NOUN: &WordSet = &list("cues.before_noun");
const PLURAL_SUBJECT: &WordSet = &list("cues.plural_subject");
const CATENATIVE: &WordSet = &list("cues.catenative");

/// Forms of verbs that are prepositions in news.
const PREPOSITIONS: &WordSet = &WordSet::new("regarding according considering given");

/// Whether a lower-case word is the dictionary form of a verb of the lexicon: `want`, `say`.
pub(crate) fn is_base(word: &str) -> bool {
    look_up(word).any(|(_, form)| form == Form::Base)
}

/// Whether a lower-case word is a past tense or a third person of a verb of the lexicon: `said`, `says`.
pub(crate) fn is_finite(word: &str) -> bool {
    look_up(word).any(|(_, form)| matches!(form, Form::Past | Form::ThirdPerson))
}

/// Whether some of the words deny.
pub(crate) fn is_negated(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| one_of(words.lower(at), NEGATION))
}

/// Whether some of the words make it only possible.
pub(crate) fn is_modal(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|at| one_of(words.lower(at), "would may might could should 'd can"))
}

/// Finds the cues between two tokens, in text order, disjoint.
pub(crate) fn find(words: &Words<'_>, within: &Range<usize>) -> Vec<CueMatch> {
    let mut found: Vec<CueMatch> = Vec::new();
    for head in within.clone() {
        if !words.is_word(head)
            || words.is_in_name(head)
            // `the self-declared republic`
            || words.is_hyphenated(head)
            || one_of(words.lower(head), PREPOSITIONS)
            || found.last().is_some_and(|last| head < last.tokens.end)
        {
            continue;
        }
        let best = look_up(words.lower(head))
            .filter(|(entry, _)| entry.particle.is_empty() || words.follow(head + 1, entry.particle))
            .max_by_key(|(entry, form)| (entry.particle.len(), *form == Form::Past));
        if let Some((entry, form)) = best
            && let Some(cue) = read(words, head, entry, form, within)
        {
            // `declined to say` is one cue.
            if found.last().is_some_and(|last| cue.tokens.start < last.tokens.end) {
                found.pop();
            }
            found.push(cue);
        }
    }
    found
}

/// Finds the verbs of a headline, where nouns and verbs are told apart by the headline's form alone.
pub(crate) fn find_in_headline(words: &Words<'_>, within: &Range<usize>) -> Vec<CueMatch> {
    within
        .clone()
        .filter_map(|head| {
            let (entry, form) = look_up(words.lower(head))
                .filter(|(entry, form)| entry.particle.is_empty() && *form != Form::Gerund)
                .max_by_key(|(_, form)| *form == Form::Past)?;
            let mut start = head;
            while start > within.start && belongs_to_verb(words, start - 1) {
                start -= 1;
            }
            Some(CueMatch { tokens: start..head + 1, head, entry, form, voice: Voice::Active })
        })
        .collect()
}

fn read(
    words: &Words<'_>,
    head: usize,
    entry: &'static CueEntry,
    form: Form,
    within: &Range<usize>,
) -> Option<CueMatch> {
    let mut start = head;
    while start > within.start && belongs_to_verb(words, start - 1) {
        start -= 1;
    }
    let mut end = head + 1;
    if !entry.particle.is_empty() {
        end += entry.particle.split(' ').count();
    }
    let before = if start > within.start { words.lower(start - 1) } else { "" };
    let group = start..head;
    let has = |list: &WordSet| group.clone().any(|at| one_of(words.lower(at), list));
    let supported = has(DO) || has(MODAL);
    let be = entry.particle.is_empty() && has(BE);
    let mut voice = Voice::Active;
    match form {
        Form::Base if before == "to" => {
            let governor = start.checked_sub(2).filter(|&at| at >= within.start)?;
            if !one_of(words.lower(governor), CATENATIVE)
                && !words.follow(governor.saturating_sub(1), "went on")
            {
                return None;
            }
            start = governor - usize::from(words.lower(governor) == "on");
            while start > within.start && belongs_to_verb(words, start - 1) {
                start -= 1;
            }
        }
        // `a report that the paper has seen` is a noun.
        Form::Base if one_of(before, "a an the this his her its their") => return None,
        Form::Base if supported || one_of(before, PLURAL_SUBJECT) => {}
        Form::Base
            if before.ends_with('s') && before.len() > 3 && !one_of(before, "this its was has is less") =>
        {
            if !opens_content(words, end) && !closes_tag(words, within, start..end, form) {
                return None;
            }
        }
        Form::Base if closes_tag(words, within, start..end, form) => {}
        Form::Base if before == "," && turns_to_people(words, end, within.end) => {}
        // `Did the mayor say that …?`, `Figures of May show that …`
        Form::Base if is_auxiliary(words.lower(within.start)) || words.lower(end) == "that" => {}
        Form::Base => return None,
        Form::ThirdPerson if be || one_of(before, BEFORE_NOUN) => return None,
        Form::ThirdPerson => {
            let closes = || closes_tag(words, within, start..end, form);
            if is_noun_too(words.lower(head)) && !opens_content(words, end) && !closes() {
                return None;
            }
        }
        Form::Past if be => voice = Voice::Passive,
        Form::Past if has(HAVE) => {}
        Form::Past => {
            if one_of(before, BEFORE_NOUN) && !one_of(before, "this these those all both some many several")
                || words.lower(end) == "by" && !phrases::is_time(words, end + 1)
            {
                return None;
            }
        }
        Form::Gerund if be => {}
        Form::Gerund => {
            if one_of(before, "the a an this his her its their of") {
                return None;
            }
            voice = Voice::Subjectless;
        }
    }
    Some(CueMatch { tokens: start..end, head, entry, form, voice })
}

/// `…, the chamber of commerce estimates.`, `…, data from the land registry show.`: the verb stands behind a comma
/// and its subject, and nothing but an adjunct follows.
fn closes_tag(words: &Words<'_>, within: &Range<usize>, verb: Range<usize>, form: Form) -> bool {
    const LONGEST: usize = 12;
    let floor = within.start.max(verb.start.saturating_sub(LONGEST));
    let comma = (floor..verb.start).rev().find(|&at| words.text(at) == ",");
    let end = phrases::skip_adjuncts(words, verb.end, within.end);
    let ends = end >= within.end || one_of(words.text(end), ". , — –");
    let Some(from) = comma.filter(|_| ends).map(|comma| comma + 1).filter(|&from| from < verb.start) else {
        return false;
    };
    let head =
        (from + 1..verb.start).find(|&at| phrases::is_preposition(words, at)).unwrap_or(verb.start) - 1;
    let noun = words.lower(head);
    match form {
        Form::Base => {
            noun.ends_with('s') && !noun.ends_with("ss") || noun == "data" || one_of(noun, PLURAL_SUBJECT)
        }
        _ => words.is_capitalized(from) || one_of(words.lower(from), "the a an one its his her their"),
    }
}

/// `…, say environmental activists`: whether people stand between a verb and the next mark.
pub(crate) fn turns_to_people(words: &Words<'_>, from: usize, to: usize) -> bool {
    const LONGEST: usize = 8;
    let end = (from..to.min(from + LONGEST)).find(|&at| words.is_mark(at)).unwrap_or(to);
    let noun = words.lower(end.saturating_sub(1));
    end > from
        && end - from <= LONGEST
        && noun.ends_with('s')
        && word_classes::is_person_noun(word_classes::singular(noun))
}

/// Whether a token belongs to the verb behind it.
fn belongs_to_verb(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    if word == "'s" {
        return one_of(words.lower_before(at), "he she it who that there");
    }
    is_auxiliary(word) || (is_adverb(word) && words.is_word(at) && !words.is_in_name(at))
}

/// Third persons that are plural nouns as often.
pub(crate) fn is_noun_too(word: &str) -> bool {
    const NOUNS: &WordSet = &list("cues.nouns");
    one_of(word, NOUNS)
}

/// Whether a content could begin here: a clause, an infinitive, a quotation.
pub(crate) fn opens_content(words: &Words<'_>, at: usize) -> bool {
    const OPENERS: &WordSet = &list("cues.opens_content");
    let quoted = one_of(words.text(at), ", :") && one_of(words.text(at + 1), "“ \" ‘ '' «");
    quoted || one_of(words.lower(at), OPENERS) || words.is_capitalized(at)
}
