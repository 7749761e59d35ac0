//! A name into the nouns beside it that say what it is: `Communications Minister Idris Farouk`, `Ana Ruiz, the harbour master,`,
//! `Norvane is an airline`.

use super::words::list;
use crate::span::TokenRange;
use crate::syntax::phrases::is_possessive_ending;
use crate::syntax::verbs::{self, auxiliaries};
use crate::syntax::word_classes::{is_function_word, singular};
use crate::syntax::words::{is_word, text};
use crate::text::Document;
use crate::word_set::{WordSet, one_of};
use std::ops::Range;

/// What somebody is no more, or not quite.
const NO_MORE: WordSet = list("beside.no_more");

/// The words of such nouns in lower case, in the singular.
pub(crate) fn nouns_beside(document: &Document<'_>, name: TokenRange) -> Vec<String> {
    let mut nouns: Vec<String> = before(document, name.start.get()).collect();
    if let Some(said) = behind(document, name.end.get()) {
        nouns.extend(said.clone().filter(|&at| text(document, at) != "-").map(|at| noun(document, at)));
        nouns.extend(held(document, said.end));
    }
    nouns
}

/// What such nouns say that somebody is: the one that heads them, or all where it is no more or not quite so, `former premier`,
/// `deputy premier`, with whether it is so.
pub(crate) fn roles_beside(document: &Document<'_>, name: TokenRange) -> Vec<(String, bool)> {
    let is_no_more = |word: &String| one_of(word, &NO_MORE);
    let behind =
        behind(document, name.end.get()).into_iter().flat_map(Iterator::rev).map(|at| noun(document, at));
    let said: [Vec<String>; 2] = [before(document, name.start.get()).collect(), behind.collect()];
    let roles = said.into_iter().flat_map(|words| {
        let is_so = !words.iter().any(is_no_more);
        let most = if is_so { 1 } else { words.len() };
        // `presidential candidate Ana Ruiz` is a candidate.
        words
            .into_iter()
            .take(most)
            .map(move |word| (is_so || is_no_more(&word), word))
            .map(|(is_so, word)| (word, is_so))
    });
    roles.collect()
}

/// The words that stand right before a name, as titles do, the nearest first.
fn before(document: &Document<'_>, name: usize) -> impl Iterator<Item = String> {
    const MOST: usize = 4;
    let is_title = |at: usize| one_of(text(document, at).trim_end_matches('.'), "Mr Mrs Ms Miss Dr Sir");
    let titled = name - usize::from(name > 0 && is_title(name - 1));
    // `Her captain is Ana Ruiz`
    let comma = titled > 0 && matches!(text(document, titled - 1), "," | "is" | "was");
    let from = if comma { titled - 1 } else { name };
    let words = (from.saturating_sub(MOST)..from).rev();
    // `The mayor praised Ana Ruiz`
    let is_verb = |at: usize| verbs::is_past(text(document, at));
    words.take_while(move |&at| is_part(document, at) && !is_verb(at)).map(move |at| noun(document, at))
}

/// The noun phrase that says behind a name what it is, up to its head: `, a billionaire`, `became premier`, `, who has been
/// chancellor`.
fn behind(document: &Document<'_>, name: usize) -> Option<Range<usize>> {
    const MOST: usize = 6;
    let who = name + usize::from(text(document, name) == ",");
    let clause = if text(document, who) == "who" { who + 1 } else { name };
    let verbs = (clause..clause + MOST)
        .take_while(|&at| one_of(text(document, at), const { &list("beside.becomes") }));
    let is_another = text(document, name) == ","
        && is_determiner(text(document, name + 1))
        && !is_closed(document, name + 2)
        && opens_sentence(document, name);
    let marked = clause == name && matches!(text(document, name), "," | "(" | "—" | "–") && !is_another;
    let is_copula = |at: &usize| one_of(text(document, *at), "is was became becomes been as");
    let opens =
        if marked { name + 1 } else { verbs.clone().any(|at| is_copula(&at)).then(|| verbs.last())?? + 1 };
    let opens = opens + usize::from(is_determiner(text(document, opens)));
    let part = |&at: &usize| is_part(document, at) || text(document, at) == "-";
    let phrase = |opens: usize| (opens..opens + MOST).take_while(part).last().map(|last| opens..last + 1);
    let said = phrase(opens)?;
    // `the mayor’s brother`
    let owns = is_possessive_ending(text(document, said.end));
    let said = if owns { phrase(said.end + 1)? } else { said };
    // `Ana Ruiz, a neighbour said, was away`, `a fire in Tarn, police have said`: that is another.
    let next = text(document, said.end);
    let acts = one_of(next, const { &list("references.reports") }) || auxiliaries::is_auxiliary(next);
    // `TARN — Police in this town`: a dateline, and a sentence.
    let is_sentence =
        matches!(text(document, name), "—" | "–") && text(document, opens).starts_with(char::is_uppercase);
    (!(marked && (acts || is_sentence))).then_some(said)
}

/// Whether a comma closes the phrase from a token on before a verb stands in it: `, the mayor of Leeds,`.
fn is_closed(document: &Document<'_>, from: usize) -> bool {
    const LONGEST: usize = 14;
    let ends = |word: &str| {
        matches!(word, "," | "." | ";" | "?" | "!" | ")")
            || is_report(word)
            || auxiliaries::is_auxiliary(word)
            || verbs::is_finite(word)
    };
    let end = (from..from + LONGEST).find(|&at| ends(text(document, at)));
    end.is_none_or(|end| matches!(text(document, end), "," | "." | ")"))
}

/// Whether the comma at a token ends a phrase that stands before the subject of a sentence: `In Tarn,`, `At the request of Ruiz,`,
/// `Appearing before Ruiz,`.
pub(super) fn opens_sentence(document: &Document<'_>, comma: usize) -> bool {
    const FAR: usize = 16;
    let before = (comma.saturating_sub(FAR)..comma).rev();
    let phrase = before.take_while(|&at| !matches!(text(document, at), "," | "." | "!" | "?" | ";"));
    let opens = |at: usize| text(document, at).starts_with(char::is_uppercase);
    let mut first = comma;
    for at in phrase {
        first = at;
        if opens(at) && one_of(&text(document, at).to_lowercase(), const { &list("references.prepositions") })
        {
            return true;
        }
    }
    comma - first < FAR && opens(first) && first < comma && text(document, first).ends_with("ing")
}

/// The name of what somebody heads: `West Arlen` behind `premier of`.
fn held(document: &Document<'_>, of: usize) -> impl Iterator<Item = String> {
    let most = if matches!(text(document, of), "of" | "for") { 4 } else { 0 };
    let opens = of + 1 + usize::from(text(document, of + 1) == "the");
    let words = (opens..opens + most).take_while(|&at| text(document, at).starts_with(char::is_uppercase));
    words.map(|at| noun(document, at))
}

fn noun(document: &Document<'_>, at: usize) -> String {
    singular(&text(document, at).to_lowercase()).to_owned()
}

fn is_part(document: &Document<'_>, at: usize) -> bool {
    let word = text(document, at).to_lowercase();
    is_word(document, at)
        && (!is_function_word(&word) || one_of(&word, &NO_MORE))
        && !is_report(text(document, at))
}

/// Whether a word begins what is reported: `villagers claim Norvane has left` does not say what Norvane is.
fn is_report(word: &str) -> bool {
    matches!(word, "who" | "which" | "that")
        || one_of(word, const { &list("references.reports") })
        || one_of(word, const { &list("beside.reports") })
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "its" | "his" | "her" | "their")
}
