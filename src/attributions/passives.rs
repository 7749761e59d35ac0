//! A cue into whether its subject is spoken of rather than speaking: `is expected`, `was asked`, `seems`.

use super::CueKind;
use super::list;
use crate::syntax::cues;
use crate::syntax::cues::BE;
use crate::syntax::verbs;
use crate::syntax::verbs::cue_lexicon::{kind_of_noun, look_up};
use crate::syntax::verbs::inflection::{Form, is_form_of};
use crate::syntax::words::{Words, one_of};
use crate::word_set::WordSet;
use std::ops::Range;

/// Participles that say what their subject thinks: `is worried that`.
const STATES_OF_MIND: &WordSet = &list("passives.states_of_mind");
const RAISING: &str = "appear appears appeared seem seems seemed";
/// Verbs of whoever has to do with what others say: `face claims that`; those that are not regular in each form.
const RECEIVES: &WordSet = &list("passives.receives");
const RECEIVED: &WordSet = &list("passives.received");
/// Prepositions before what others say: `split over claims that`.
const AMID: &str = "after amid amidst by despite following over";

/// Whether whoever stands before the cue is its object, and nobody is named who says it.
pub(crate) fn is_agentless(words: &Words<'_>, cue: &Range<usize>) -> bool {
    let is_by = |&at: &usize| {
        one_of(words.lower(at), "by from") && word_of_others(words, at + 1..cue.end + 1).is_none()
    };
    let by_somebody = cue.clone().chain(cue.end..cue.end + 1).any(|at| is_by(&at));
    !by_somebody && (is_passive(words, cue) || is_impression(words, cue) || receives(words, cue))
}

/// `was asked`, `has been accused of`, and `Asked about the delay` at the beginning of a sentence.
pub(crate) fn is_passive(words: &Words<'_>, cue: &Range<usize>) -> bool {
    let participle = cue.clone().rev().find(|&at| {
        let is_cue = || look_up(words.lower(at)).any(|(_, form)| form == Form::Past);
        // `was sacked for “poor judgement”`
        let is_done = || {
            at > cue.start
                && verbs::is_past(words.lower(at))
                && one_of(words.lower(at + 1), "for on over with")
        };
        (is_cue() || is_done()) && !one_of(words.lower(at), STATES_OF_MIND) && !one_of(words.lower(at), BE)
    });
    // `Hale was heard telling a guard`: whoever is heard to say something says it.
    let is_heard = |at: usize| {
        let word = words.lower(at);
        word.ends_with("ing") && look_up(word).any(|(entry, _)| entry.takes("quote"))
    };
    participle.is_some_and(|participle| {
        let perceived = one_of(words.lower(participle), "heard overheard seen filmed recorded caught");
        if perceived && (participle + 1..cue.end + 1).any(is_heard) {
            return false;
        }
        let auxiliary = (cue.start..participle)
            .rev()
            .take_while(|&at| cues::is_auxiliary(words.lower(at)) || cues::is_adverb(words.lower(at)))
            .any(|at| one_of(words.lower(at), BE));
        auxiliary || (words.text(participle) == "Asked" && participle == cue.start)
    })
}

/// `seems to be`: an impression that nobody is given. `He seemed to agree` still says what he does.
pub(crate) fn is_impression(words: &Words<'_>, cue: &Range<usize>) -> bool {
    let raising = cue.clone().find(|&at| one_of(words.lower(at), RAISING));
    raising.is_some_and(|at| !(at + 1..cue.end).any(|verb| look_up(words.lower(verb)).next().is_some()))
}

/// Whether a cue gives the word of others: `has faced criticism for`, `is looking into claims that`, `split over claims that`.
pub(crate) fn receives(words: &Words<'_>, cue: &Range<usize>) -> bool {
    kind_of_received(words, cue).is_some()
}

/// What kind of signal the word of others is, where a cue gives that.
pub(crate) fn kind_of_received(words: &Words<'_>, cue: &Range<usize>) -> Option<CueKind> {
    let receives = |at: usize| {
        let word = words.lower(at);
        one_of(word, RECEIVES) || RECEIVES.text().split(' ').any(|verb| is_form_of(word, verb))
    };
    let mut before = cue.clone().filter(|&at| receives(at) || one_of(words.lower(at), AMID));
    before.find_map(|at| word_of_others(words, at + 1..cue.end))
}

/// What kind of signal the noun for what is said is that stands in a range, where no word says whose it is.
fn word_of_others(words: &Words<'_>, range: Range<usize>) -> Option<CueKind> {
    let kind = |word: &str| match kind_of_noun(word) {
        Some(CueKind::Assertion) => Some(CueKind::Hearsay),
        Some(CueKind::Attitude) => Some(CueKind::Attitude),
        _ => one_of(word, RECEIVED).then_some(CueKind::Attitude),
    };
    let owned = |at: usize| one_of(words.lower(at), "his her its their our my your 's ’s");
    let (noun, kind) = range.clone().find_map(|at| Some((at, kind(words.lower(at))?)))?;
    (!(range.start..noun).any(owned)).then_some(kind)
}
