//! Contents that run into the next verb of whoever speaks, `said the dam was weak and called on the council to act`, into those
//! that end before it.

use super::draft::Draft;
use super::list;
use crate::syntax::page::Page;
use crate::syntax::verbs::cue_lexicon::look_up;
use crate::syntax::word_classes::{is_person_noun, singular};
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, subjects, verbs};
use crate::word_set::WordSet;
use std::ops::Range;

/// Cuts each of them.
#[inline(never)]
pub(super) fn part(page: &Page<'_>, drafts: &mut [Draft]) {
    for draft in drafts {
        let Some(cue) = &draft.cue else { continue };
        let behind = cue.end;
        let Some(said) = draft.contents.last_mut().filter(|said| said.start >= behind) else { continue };
        let is_gerund = page.words.lower(cue.start).ends_with("ing");
        if let Some(end) = next_verb(page, said).or_else(|| next_gerund(page, said).filter(|_| is_gerund)) {
            said.end = end;
        }
    }
}

/// Ends what a participle behind its noun says before the verb of that noun, or before others: `A letter urging the board to resign
/// was signed`.
#[inline(never)]
pub(super) fn part_modifiers(page: &Page<'_>, drafts: &mut [Draft]) {
    let words = page.words;
    for draft in drafts {
        let (Some(cue), Some(source)) = (&draft.cue, &draft.source) else { continue };
        let (behind, is_with) = (cue.end, words.lower_before(source.start) == "with");
        let is_modifier = words.lower(cue.start).ends_with("ing") && source.end == cue.start;
        let said = draft.contents.last_mut().filter(|said| is_modifier && said.start >= behind);
        let Some(said) = said else { continue };
        let end = if is_with { next_others(words, said) } else { main_verb(words, said) };
        said.end = end.unwrap_or(said.end);
    }
}

/// `with some residents saying it will bring jobs and others calling it a disaster`: where others begin.
fn next_others(words: &Words<'_>, said: &Range<usize>) -> Option<usize> {
    let goes_on = |at: usize| words.lower(at).ends_with("ing") || words.lower(at) == "that";
    (said.start + 1..said.end).find(|&at| {
        words.lower(at) == "and" && one_of(words.lower(at + 1), "others another some many") && goes_on(at + 2)
    })
}

/// `A letter urging the board to resign was signed`: where the verb of the letter stands.
fn main_verb(words: &Words<'_>, said: &Range<usize>) -> Option<usize> {
    const CLAUSES: &WordSet = &list("coordinated.clauses");
    let plain = said.clone().take_while(|&at| !one_of(words.text(at), CLAUSES));
    let mut plain = plain.skip_while(|&at| words.lower(at) != "to").skip(2);
    plain.find(|&at| {
        let word = words.lower(at);
        let is_past =
            verbs::is_finite(word) && verbs::is_participle(word) && !one_of(words.lower(at + 1), "by");
        one_of(word, "is are was were has have had will would") || is_past
    })
}

/// `blaming weak demand, and sending its shares down`: where the next participle beside that of a cue begins.
fn next_gerund(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    let words = page.words;
    let is_next = |at: &usize| {
        words.text(*at) == ","
            && words.lower(at + 1) == "and"
            && words.lower(at + 2).ends_with("ing")
            && one_of(words.lower(at + 3), phrases::DETERMINER)
    };
    said.clone().find(is_next).filter(|&at| page.quote_around(at).is_none())
}

/// Where the words of a thing end, and somebody’s own next verb of speech begins.
fn next_verb(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const FAR: usize = 40;
    let words = page.words;
    let start = said.start + usize::from(words.lower(said.start) == "that");
    let subject =
        subjects::subject_from(words, start, said.end).filter(|subject| is_thing(words, subject))?;
    let within = subject.end + 1..said.end.min(subject.end + FAR);
    let joint = within.clone().find(|&at| one_of(words.lower(at), "and but"))?;
    let verb = joint + 1 + usize::from(cues::is_adverb(words.lower(joint + 1)));
    let speaks = verbs::is_participle(words.lower(verb))
        && look_up(words.lower(verb)).any(|(entry, _)| {
            entry.takes("that")
                || entry.takes("person")
                || !entry.particle.is_empty() && words.follow(verb + 1, entry.particle)
        });
    // `the cracks were found on Monday and confirmed on Tuesday`
    let is_passive = one_of(words.lower(subject.end), cues::BE)
        && ((subject.end + 1..subject.end + 3).any(|at| verbs::is_participle(words.lower(at)))
            || within.clone().take_while(|&at| at < joint).any(|at| words.lower(at) == "by"));
    let speaks = speaks && (!is_passive || words.lower(verb + 1) == "that");
    let opens = |at: usize| one_of(words.text(at), "who which “ \"");
    let is_plain = page.quote_around(said.start).is_none() && !(start..joint).any(opens);
    (speaks && is_plain).then(|| phrases::without_last_comma(words, said.start..joint).end)
}

/// Whether a subject is a thing: `the dam`, `it`, and nothing that can speak.
fn is_thing(words: &Words<'_>, subject: &Range<usize>) -> bool {
    let last = subject.end.saturating_sub(1);
    let noun = words.lower(last);
    one_of(noun, "it this that there")
        || one_of(words.lower(subject.start), phrases::DETERMINER)
            && !words.is_capitalized(last)
            && !is_person_noun(singular(noun))
            && !super::sources::is_speaker(noun)
}
