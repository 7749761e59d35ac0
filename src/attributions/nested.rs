//! An attribution inside another into its own speaker: `The Courier reported that the mayor, Ana Ruiz, said …`.
//!
//! The network marks one source for the two, and the nearest cue takes it; what the inner cue's clause has for a subject
//! says more.

use super::assemble;
use super::draft::{Construction, Draft};
use super::page::Page;
use super::words::{Words, one_of};
use super::{phrases, statements, subjects};
use std::ops::Range;

/// Longer openings of a sentence hold more than a subject.
const LONGEST_SUBJECT: usize = 12;

/// Gives the subject inside an outer content to each inner cue that has the outer source; where there is none, the inner
/// attribution goes, as the outer one holds its words.
pub(super) fn give_own_sources(page: &Page<'_>, drafts: &mut Vec<Draft>) {
    extend_over_subjects(page, drafts);
    let parents = assemble::parents(drafts);
    // What becomes of the source of each that has the outer one's: its subject, or nothing where it has none.
    let own_source = |(draft, parent): (&Draft, Option<usize>)| {
        let outer = drafts.get(parent?)?;
        has_outer_source(page.words, draft, outer).then(|| subject(page, draft, outer))
    };
    let own: Vec<Option<Option<Range<usize>>>> = drafts.iter().zip(parents).map(own_source).collect();
    let mut own = own.into_iter();
    drafts.retain_mut(|draft| match own.next().flatten() {
        Some(Some(subject)) => {
            draft.source = Some(subject);
            draft.source_kind = None;
            true
        }
        Some(None) => false,
        None => true,
    });
}

/// `Tarn TV reported officials, after an inquiry, stated …`: what an outer cue has for its content is the subject of the next
/// one, and what that one says belongs to both.
fn extend_over_subjects(page: &Page<'_>, drafts: &mut [Draft]) {
    for at in 1..drafts.len() {
        let (Some(outer), Some(inner)) = (drafts.get(at - 1), drafts.get(at)) else { continue };
        let (Some(cue), [content]) = (&inner.cue, outer.contents.as_slice()) else { continue };
        let is_next = content.end == cue.start
            || content.end + 1 == cue.start && page.words.lower_before(cue.start) == ",";
        let has_subject_only = is_next
            && outer.cue.as_ref().is_some_and(|outer| outer.end == content.start)
            && has_outer_source(page.words, inner, outer)
            && !statements::has_predicate(page.words, content);
        let end = inner.reach().end;
        if let Some(outer) = drafts.get_mut(at - 1).filter(|_| has_subject_only)
            && let Some(content) = outer.contents.first_mut()
        {
            content.end = end;
        }
    }
}

/// Whether an inner attribution has words of the outer one's source for its own, and no construction that shares a subject.
fn has_outer_source(words: &Words<'_>, inner: &Draft, outer: &Draft) -> bool {
    let (Some(source), Some(outer_source)) = (&inner.source, &outer.source) else { return false };
    let Some(cue) = &inner.cue else { return false };
    let overlaps = source.start < outer_source.end && outer_source.start < source.end;
    let is_shared = words.lower(cue.start).ends_with("ing")
        || one_of(words.lower_before(cue.start), "and but or then to");
    overlaps && !is_shared && !outer.contains(source)
}

/// The subject of an inner cue: of the clause in which it stands, or what `according to` parts from it.
fn subject(page: &Page<'_>, inner: &Draft, outer: &Draft) -> Option<Range<usize>> {
    let words = page.words;
    let cue = inner.cue.as_ref()?;
    let content =
        outer.contents.iter().find(|content| content.start <= cue.start && cue.end <= content.end)?;
    let parted = outer.cue.as_ref().filter(|outer_cue| {
        outer.construction == Construction::AccordingTo
            && content.start == cue.start
            && words.lower_before(outer_cue.start) == ","
    });
    if let Some(outer_cue) = parted {
        let sentence = page.sentence_around(cue.start)?;
        let opening = sentence.start..outer_cue.start - 1;
        let is_subject = subjects::may_speak(words, &opening) && !statements::has_predicate(words, &opening);
        return Some(opening).filter(|opening| is_subject && opening.len() <= LONGEST_SUBJECT);
    }
    let from = content.start + usize::from(words.lower(content.start) == "that");
    let near = phrases::subject_before(words, from, cue.start).filter(|subject| from <= subject.start);
    near.filter(|subject| subjects::may_speak(words, subject))
        .or_else(|| subjects::opening_subject(words, from, cue.start))
}
