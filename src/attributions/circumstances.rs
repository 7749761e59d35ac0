//! Marked cues into those that bring a statement: how, when or on which condition somebody spoke is no statement.

use super::list;
use crate::syntax::page::Page;
use crate::syntax::statements;
use crate::syntax::verbs::cue_lexicon::look_up;
use crate::syntax::words::{Words, one_of};
use crate::word_set::WordSet;
use std::ops::Range;

/// How far a condition stands behind its verb: `spoke on the condition`.
const NEAR: usize = 3;

/// A cue without the condition or the question that it is marked with; `None` where nothing is left.
pub(super) fn without(page: &Page<'_>, cue: Range<usize>) -> Option<Range<usize>> {
    let words = page.words;
    let cue = before_question(words, behind_condition(words, cue));
    // `who spoke on condition of anonymity for fear of losing his job`
    let names_condition = |at: usize| one_of(words.lower(at), "condition anonymity anonymously");
    let is_manner = one_of(words.lower(cue.start), "speaking talking")
        || one_of(words.lower(cue.start), "spoke speaks talked talks")
            && (cue.start..cue.end + NEAR).any(names_condition);
    let is_none =
        is_manner || asks_for_no_name(words, &cue) || is_aside(page, &cue) || gives_name(words, &cue);
    (!is_none).then_some(cue)
}

/// Whether words say that a name is not given: `asked not to be named`.
pub(super) fn withholds(words: &Words<'_>, at: usize) -> bool {
    words.follow(at, "not to be") && one_of(words.lower(at + 3), "named identified quoted")
}

/// `a clerk who asked not to be named told me`: the cue is `told`.
fn behind_condition(words: &Words<'_>, cue: Range<usize>) -> Range<usize> {
    const LENGTH: usize = 4;
    let withheld = cue.clone().find(|&at| withholds(words, at)).map(|at| at + LENGTH);
    withheld.filter(|&end| end < cue.end).map_or(cue.clone(), |end| end..cue.end)
}

/// `Ilse Varga said when asked about the storm`: the question is no part of the cue.
fn before_question(words: &Words<'_>, cue: Range<usize>) -> Range<usize> {
    let asked = (cue.start + 1..cue.end).find(|&at| {
        one_of(words.lower(at), "when if after")
            && (statements::asks(words, &(at + 1..at + 2)) || words.lower(at + 1) == "being")
    });
    cue.start..asked.unwrap_or(cue.end)
}

/// `who asked for his name to be withheld`, `she asked that her surname not be used`.
fn asks_for_no_name(words: &Words<'_>, cue: &Range<usize>) -> bool {
    const FAR: usize = 9;
    const WITHHELD: &WordSet = &list("circumstances.withheld");
    let is_end = |&at: &usize| one_of(words.text(at), ", . ;");
    let mut wish = (cue.end..cue.end + FAR).take_while(|at| !is_end(at));
    let names = |at: usize| one_of(words.lower(at), "name names surname surnames identity identities");
    one_of(words.lower(cue.start), "asked requested insisted asking requesting insisting")
        && wish.clone().any(|at| {
            one_of(words.lower(at), "anonymous anonymity")
                || names(at) && wish.any(|then| one_of(words.lower(then), WITHHELD))
        })
}

/// `Hale, asked about the report, said`, `State television, citing a source, reported that`: the verb behind the aside tells
/// what is said.
fn is_aside(page: &Page<'_>, cue: &Range<usize>) -> bool {
    const FAR: usize = 14;
    const QUESTION: &WordSet = &list("circumstances.question");
    let words = page.words;
    let Some(sentence) = page.sentence_around(cue.start) else { return false };
    let question = cue.clone().skip(1).chain([cue.end]).any(|at| one_of(words.lower(at), QUESTION));
    // `According to the Courier, citing two clerks, the bank …` has its cue already.
    let is_opened = words.lower(sentence.start) == "according";
    let closes =
        |at: usize| words.text(at) == "," && (is_opened || look_up(words.lower(at + 1)).next().is_some());
    words.lower_before(cue.start) == ","
        && (statements::asks(words, cue) && question || one_of(words.lower(cue.start), "citing quoting"))
        && (cue.end..sentence.end.min(cue.end + FAR)).any(closes)
}

/// `a student named Maitha`, `a user calling himself Lark`: a name is no statement.
fn gives_name(words: &Words<'_>, cue: &Range<usize>) -> bool {
    let is_called = one_of(words.lower(cue.start), "named nicknamed") && words.is_capitalized(cue.end);
    let by_itself = |at: usize| words.lower(at).ends_with("self") || words.lower(at).ends_with("selves");
    is_called && cue.len() == 1
        || one_of(words.lower(cue.start), "calling called") && (cue.start + 1..=cue.end).any(by_itself)
}
