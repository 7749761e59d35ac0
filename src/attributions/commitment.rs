//! A cue, its negation and the first word of its content into a [`Commitment`].

use super::Commitment;
use super::CueKind;
use super::list;
use crate::syntax::cues;
use crate::syntax::verbs::cue_lexicon;
use crate::syntax::verbs::inflection::is_form_of;
use crate::syntax::words::{Words, one_of};
use std::ops::Range;

const DENIALS: &str = "deny refute rebut dispute disavow debunk";
/// The same of what others say: `rejected claims that`, `dismissed the idea that`.
const REJECTIONS: &str = "reject dismiss contradict challenge";
const QUESTIONS: &str = "ask wonder inquire question ponder";
const DOUBTS: &str = "doubt suspect speculate wonder ponder";

const AUXILIARIES: &str = "did does do has have had would will 'd";
const REFUSALS: &str = "declined refused decline refuse failed declines refuses";

/// How far `that` stands behind what is rejected: `suggestions by the board that`.
const NEAR: usize = 6;

/// Whether the source stands by the content.
pub(crate) fn judge(
    words: &Words<'_>,
    cue: &Range<usize>,
    lemma: &str,
    content: Option<&Range<usize>>,
) -> Commitment {
    let first = content.map_or("", |range| {
        let quoted = one_of(words.text(range.start), "“ \" ‘");
        words.lower(range.start + usize::from(quoted))
    });
    let kind = kind_of(lemma);
    let negated = cues::is_negated(words, cue);
    let refused = lemma != "decline" && cue.clone().any(|at| one_of(words.lower(at), REFUSALS));
    let follow = |phrase: &str| cue.clone().any(|at| words.follow(at, phrase));
    // `denied saying that`, `warned against assuming that`
    let holds = |verbs: &str| {
        let is_one = |at: usize| verbs.split(' ').any(|verb| is_form_of(words.lower(at), verb));
        one_of(lemma, verbs) || cue.clone().any(is_one)
    };
    let is_clause = || {
        let said = content.cloned().unwrap_or_default();
        said.take(NEAR).take_while(|&at| words.text(at) != ",").any(|at| words.lower(at) == "that")
    };
    let denies = holds(DENIALS) || holds(REJECTIONS) && is_clause();
    if denies || lemma == "rule out" || follow("against") || follow("pushed back") {
        return if negated { Commitment::Uncommitted } else { Commitment::Counterfactual };
    }
    if follow("short of") || follow("doubt on") {
        return Commitment::Uncommitted;
    }
    if one_of(first, "whether if") {
        return Commitment::Uncommitted;
    }
    let quoted = content.is_some_and(|range| one_of(words.text(range.start), "“ \" ‘"));
    if quoted && one_of(lemma, QUESTIONS) {
        return Commitment::Uncommitted;
    }
    if one_of(first, "why how what who when where") && (one_of(lemma, QUESTIONS) || negated || refused) {
        return Commitment::Presupposed;
    }
    if refused || one_of(lemma, "decline refuse") {
        return Commitment::Uncommitted;
    }
    if negated {
        return match kind {
            Some(CueKind::Belief | CueKind::Attitude | CueKind::Intention) => Commitment::Counterfactual,
            Some(CueKind::Knowledge) => Commitment::Presupposed,
            _ => Commitment::Uncommitted,
        };
    }
    let conditional = cue.start.saturating_sub(6)..cue.start;
    let in_condition = conditional
        .rev()
        .take_while(|&at| !words.is_mark(at))
        .any(|at| one_of(words.lower(at), "if unless should"));
    // `can be heard saying`, `“It will pass,” he would mutter`: it was said.
    let heard = cue.clone().any(|at| one_of(words.lower(at), "heard overheard seen"))
        || quoted && one_of(words.lower(cue.start), "would 'd");
    if in_condition || one_of(lemma, DOUBTS) || cues::is_modal(words, cue) && !heard {
        return Commitment::Uncommitted;
    }
    Commitment::Committed
}

/// Whether a cue says what was not said, or that a question stays open: `did not say that`, `declined to explain why`. What somebody
/// did not only say, or not say until May, was said.
pub(crate) fn is_unsaid(words: &Words<'_>, cue: &Range<usize>, lemma: &str, content: &Range<usize>) -> bool {
    let asks = one_of(words.lower(content.start), const { &list("commitment.questions") });
    let negates = |&at: &usize| one_of(words.lower(at), "not n't never");
    let leads =
        |at: usize| one_of(words.lower(at), AUXILIARIES) || asks && one_of(words.lower(at), "could can ca");
    // `did not hesitate to say`, `could not say it more plainly`: what is denied is the verb itself, right behind.
    let verb =
        |not: usize| not + 1 + usize::from(one_of(words.lower(not + 1), "yet immediately publicly ever"));
    let mut near = cue.start.saturating_sub(2)..cue.end;
    let is_negated = near.find(negates).is_some_and(|not| {
        let says = cue_lexicon::look_up(words.lower(verb(not))).any(|(entry, _)| entry.lemma == lemma);
        (cue.start..not).all(leads) && cue.contains(&verb(not)) && says
    });
    let refuses = one_of(words.lower(cue.start), REFUSALS) && words.lower(cue.start + 1) == "to";
    let is_said = one_of(words.text(content.start), "“ \" ‘")
        || one_of(words.lower(content.start), "more anything")
        || one_of(words.lower(cue.end), "until")
        || content.clone().any(|at| one_of(words.lower(at), "only until except"));
    (is_negated || refuses && cue.len() <= 3)
        && !is_said
        && (asks || one_of(lemma, "say mention disclose specify announce reveal"))
}

/// What kind of cue a lemma is.
pub(crate) fn kind_of(lemma: &str) -> Option<CueKind> {
    if lemma == "accord" {
        return Some(CueKind::Assertion);
    }
    let entry = cue_lexicon::look_up(lemma.split(' ').next().unwrap_or_default())
        .find(|(entry, _)| entry.lemma == lemma)
        .map(|(entry, _)| entry.kind);
    entry.or_else(|| cue_lexicon::kind_of_noun(lemma))
}
