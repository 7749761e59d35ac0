//! Contents that run into the next verb of whoever speaks, `said the dam was weak and called on the council to act`, into those
//! that end before it.

use super::draft::Draft;
use crate::syntax::page::Page;
use crate::syntax::verbs::cue_lexicon::look_up;
use crate::syntax::word_classes::{is_person_noun, singular};
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, subjects, verbs};
use std::ops::Range;

/// Cuts each of them.
#[inline(never)]
pub(super) fn part(page: &Page<'_>, drafts: &mut [Draft]) {
    for draft in drafts {
        let Some(cue) = &draft.cue else { continue };
        let behind = cue.end;
        let Some(said) = draft.contents.last_mut().filter(|said| said.start >= behind) else { continue };
        if let Some(end) = next_verb(page, said) {
            said.end = end;
        }
    }
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
