//! An attribution inside another into its own speaker: `The Courier reported that the mayor, Ana Ruiz, said …`, `The Courier
//! quoted Ana Ruiz as saying …`.
//!
//! The network marks one source for the two, and the nearest cue takes it; what the inner cue's clause has for a subject
//! says more.

use super::CueKind;
use super::assemble;
use super::draft::{Construction, Draft};
use crate::syntax::page::Page;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, statements, subjects};
use std::ops::Range;

/// Longer openings of a sentence hold more than a subject.
const LONGEST_SUBJECT: usize = 12;

/// Gives the subject inside an outer content to each inner cue that has the outer source; where there is none, the inner
/// attribution goes, as the outer one holds its words.
#[inline(never)]
pub(super) fn give_own_sources(page: &Page<'_>, drafts: &mut Vec<Draft>) {
    extend_over_subjects(page, drafts);
    read_quoted(page, drafts);
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

/// `The Courier quoted Ana Ruiz as saying …`, `Ana Ruiz was quoted by the Courier as saying …`: she says it.
fn read_quoted(page: &Page<'_>, drafts: &mut Vec<Draft>) {
    let words = page.words;
    let mut inner: Vec<Draft> = Vec::new();
    for draft in drafts.iter_mut() {
        let Some(cue) = draft.cue.clone() else { continue };
        let as_saying =
            |&at: &usize| words.lower(at) == "as" && one_of(words.lower(at + 1), "saying telling");
        if let Some(at) = cue.clone().find(as_saying) {
            draft.source = quoted_subject(page, at).or(draft.source.take());
            continue;
        }
        let quotes =
            cue.clone().any(|at| one_of(words.lower(at), "quoted quotes quoting cited cites citing"));
        let found = draft.contents.iter().filter(|_| quotes).find_map(|content| {
            let at = content.clone().find(as_saying)?;
            Some((content.start..at, at..at + 2, at + 2..content.end))
        });
        let Some((source, saying, said)) = found else { continue };
        let source = phrases::without_last_comma(words, source);
        if source.is_empty() || !subjects::may_speak(words, &source) {
            continue;
        }
        if said.is_empty() {
            // `The bridge is shut, the Courier quoted her as saying.`
            let stated = page.sentence_around(saying.start).map(|sentence| sentence.start);
            let comma = draft.source.as_ref().and_then(|source| source.start.checked_sub(1));
            let stated = stated.zip(comma).map(|(from, comma)| from..comma);
            let stated = stated.filter(|stated| words.text(stated.end) == ",");
            if let Some(stated) = stated.filter(|stated| statements::has_predicate(words, stated)) {
                draft.contents = vec![stated];
                draft.source = Some(source);
                draft.cue = Some(saying);
            }
        } else {
            inner.push(Draft {
                source: Some(source),
                cue: Some(saying),
                lemma: "say".to_owned(),
                kind: Some(CueKind::Assertion),
                contents: vec![said],
                commitment: draft.commitment,
                construction: Construction::Clause,
                confidence: draft.confidence,
                sure: draft.sure,
                ..Draft::default()
            });
        }
    }
    if !inner.is_empty() {
        drafts.extend(inner);
        super::in_text_order(drafts);
    }
}

/// The subject of `was quoted … as saying`, from its `as`.
fn quoted_subject(page: &Page<'_>, at: usize) -> Option<Range<usize>> {
    const FAR: usize = 12;
    let words = page.words;
    let sentence = page.sentence_around(at)?;
    let verb = (sentence.start.max(at.saturating_sub(FAR))..at)
        .rev()
        .find(|&verb| one_of(words.lower(verb), "quoted cited"))?;
    let is_be = |&at: &usize| cues::is_auxiliary(words.lower(at)) || cues::is_adverb(words.lower(at));
    let group = (sentence.start..verb).rev().take_while(is_be).count();
    let subject = phrases::subject_before(words, sentence.start, verb - group)?;
    (group > 0 && subjects::may_speak(words, &subject)).then_some(subject)
}

/// Whether an inner attribution has words of the outer one's source for its own, and no construction that shares a subject.
fn has_outer_source(words: &Words<'_>, inner: &Draft, outer: &Draft) -> bool {
    let (Some(source), Some(outer_source)) = (&inner.source, &outer.source) else { return false };
    let Some(cue) = &inner.cue else { return false };
    let overlaps = source.start < outer_source.end && outer_source.start < source.end;
    let is_shared = words.lower(cue.start).ends_with("ing")
        || one_of(words.lower_before(cue.start), "and but or then to");
    // `The clerk, who supports the deal, said`: the outer verb stands in the description of whoever speaks.
    let describes = outer.cue.as_ref().is_some_and(|cue| source.start < cue.start && cue.end <= source.end);
    overlaps && !is_shared && !describes && !outer.contains(source)
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
