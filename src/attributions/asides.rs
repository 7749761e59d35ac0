//! What is said of a statement behind its last comma: `…, something the union denies`, `…, which rose by half, figures show`.
//! It is no part of the statement, and its cue has none of the rest.

use super::CueKind;
use super::draft::Draft;
use super::list;
use crate::syntax::page::Page;
use crate::syntax::verbs::cue_lexicon::look_up;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases};
use crate::word_set::WordSet;
use std::ops::Range;

/// An aside: from its comma to its end, and where its clause begins.
struct Aside {
    tokens: Range<usize>,
    clause: usize,
}

/// How many drafts on either side are looked at: they are in text order.
const NEAR: usize = 6;
/// Longest statement that is looked through, in tokens.
const LONGEST: usize = 120;

/// Cuts asides from the statements before them, and gives what they speak of to those whose cue stands in them. Drafts are in
/// text order.
#[inline(never)]
pub(super) fn part(page: &Page<'_>, drafts: &mut [Draft]) {
    for at in 0..drafts.len() {
        let near = at.saturating_sub(NEAR)..drafts.len().min(at + NEAR + 1);
        let (at, drafts) = (at - near.start, drafts.get_mut(near).unwrap_or_default());
        part_relative(page, drafts, at);
        part_clauses(page, drafts, at);
        part_aside(page, drafts, at);
        part_tag(page, drafts, at);
        if let Some(draft) = drafts.get_mut(at) {
            part_gloss(page.words, draft);
        }
    }
}

/// `Tarn said it had taken the town, a claim denied by Brack`, `…, a figure that could not be verified`: the author says so.
fn part_gloss(words: &Words<'_>, draft: &mut Draft) {
    const FAR: usize = 16;
    const FIGURES: &str = "figure number total toll estimate";
    const DOUBTS: &str = "verified confirmed checked disputed denied rejected contested dismissed";
    let behind = draft.cue.as_ref().map_or(usize::MAX, |cue| cue.end);
    let Some(said) = draft.contents.last_mut().filter(|said| said.start >= behind) else { return };
    let is_noun = |at: usize| {
        one_of(words.lower(at), FIGURES) || one_of(words.lower(at), const { &list("asides.nouns") })
    };
    let opens = |&at: &usize| words.text(at) == "," && one_of(words.lower(at + 1), "a an") && is_noun(at + 2);
    let floor = (said.start + 1).max(said.end.saturating_sub(FAR));
    let comma = (floor..said.end).rev().find(opens);
    if let Some(comma) =
        comma.filter(|&comma| (comma + 3..said.end).any(|at| one_of(words.lower(at), DOUBTS)))
    {
        said.end = comma;
    }
}

/// `Hale told police that he was at home, court records show`: what he told ends before the tag of what reports it.
fn part_tag(page: &Page<'_>, drafts: &mut [Draft], at: usize) {
    let words = page.words;
    let Some(inner) = drafts.get(at) else { return };
    let (Some(cue), Some(said)) = (&inner.cue, inner.contents.last()) else { return };
    let (from, said) = (cue.start, said.clone());
    let tag = drafts.iter().find_map(|outer| {
        let (tag, source) = (outer.cue.as_ref()?, outer.source.as_ref()?);
        let covers = outer.first() < from && outer.reach().end <= source.start;
        let is_inside = said.start < source.start && source.end == tag.start && tag.end == said.end;
        (covers && is_inside).then_some(source.start)
    });
    let comma = tag.and_then(|tag| tag.checked_sub(1)).filter(|&comma| words.text(comma) == ",");
    if let (Some(comma), Some(said)) = (comma, drafts.get_mut(at).and_then(|inner| inner.contents.last_mut()))
    {
        said.end = comma;
    }
}

/// `Hale blamed the union, something the union denies`: the union denies what Hale says.
fn part_aside(page: &Page<'_>, drafts: &mut [Draft], at: usize) {
    let words = page.words;
    let Some(aside) = drafts.get(at).and_then(|draft| find(words, draft)) else { return };
    let says = |draft: &&mut Draft| draft.first() < aside.tokens.start;
    let Some(draft) = drafts.get_mut(at).filter(says) else { return };
    draft.contents.retain(|content| content.start < aside.tokens.start);
    if let Some(last) = draft.contents.last_mut() {
        last.end = last.end.min(aside.tokens.start);
    }
    draft.overrules = true;
    let said = draft.contents.clone();
    let is_inside = |cue: &Range<usize>| aside.clause <= cue.start && cue.end <= aside.tokens.end;
    let speaks = drafts.iter_mut().find(|other| other.cue.as_ref().is_some_and(is_inside));
    if let Some(other) = speaks.filter(|_| !said.is_empty()) {
        other.contents = said;
        other.overrules = true;
        let cue = other.cue.as_ref().map_or(aside.tokens.end, |cue| cue.start);
        let source = other.source.take().map(|source| aside.clause.max(source.start)..cue.min(source.end));
        other.source = source.filter(|source| source.start < source.end);
    }
}

/// `Hale blamed bread prices, which rose by half, figures show`: figures show the clause before them, and Hale does not say it.
fn part_relative(page: &Page<'_>, drafts: &mut [Draft], at: usize) {
    let Some(clause) = drafts.get(at).and_then(|tag| relative(page.words, tag, drafts)) else { return };
    for draft in drafts {
        let holds = draft
            .contents
            .last()
            .is_some_and(|content| content.contains(&clause.start) && content.end == clause.end);
        let is_tag = draft.cue.as_ref().is_some_and(|cue| cue.start >= clause.end);
        if holds && is_tag {
            draft.contents = vec![clause.clone()];
            draft.overrules = true;
        } else if let Some(last) =
            draft.contents.last_mut().filter(|last| holds && last.start + 1 < clause.start)
        {
            last.end = clause.start - 1;
            draft.overrules = true;
        }
    }
}

/// `reported that 12 people were held; police put the figure at nine`, `…, while police spoke of nine`: another says something of
/// their own.
fn part_clauses(page: &Page<'_>, drafts: &mut [Draft], at: usize) {
    let words = page.words;
    let Some(content) = drafts.get(at).and_then(|draft| draft.contents.last().cloned()) else { return };
    let speaks_behind = |mark: usize| {
        drafts.iter().any(|other| other.source.as_ref().is_some_and(|source| source.start == mark + 1))
    };
    let mut marks = content
        .take(LONGEST)
        .filter(|&mark| words.text(mark) == ";" && speaks_behind(mark) || opens_contrast(words, mark));
    let mark = marks.find(|&mark| page.quote_around(mark).is_none());
    let draft = drafts.get_mut(at).zip(mark);
    if let Some((draft, mark)) = draft
        && draft.cue.as_ref().is_none_or(|cue| cue.end <= mark)
        && let Some(last) = draft.contents.last_mut().filter(|last| last.start < mark)
    {
        last.end = mark;
        draft.overrules = true;
    }
}

/// Whether a comma opens what another says: `, while aid groups put the toll at 40`.
fn opens_contrast(words: &Words<'_>, comma: usize) -> bool {
    const LONGEST_SUBJECT: usize = 6;
    let subject = comma + 2;
    let mut behind =
        (subject + 1..subject + LONGEST_SUBJECT).take_while(|&at| !phrases::is_boundary(words, at));
    words.text(comma) == ","
        && one_of(words.lower(comma + 1), "while whereas")
        && !words.lower(subject).ends_with("ing")
        && behind.any(|at| {
            let asserts = look_up(words.lower(at)).any(|(entry, _)| entry.kind == CueKind::Assertion);
            asserts && !cues::is_auxiliary(words.lower_before(at)) && !words.is_capitalized(at)
        })
}

/// The relative clause at the end of a tag's statement, where that is the word of somebody else.
fn relative(words: &Words<'_>, tag: &Draft, drafts: &[Draft]) -> Option<Range<usize>> {
    let (cue, [content]) = (tag.cue.as_ref()?, tag.contents.as_slice()) else { return None };
    let comma = content.clone().rev().take(LONGEST).find(|&at| words.text(at) == ",")?;
    let clause = comma + 1..content.end;
    let says_it = |other: &Draft| {
        other.cue.as_ref().is_some_and(|other| content.start <= other.start && other.end <= comma)
            && other.contents.last().is_some_and(|said| said.start < comma && said.end == content.end)
    };
    let is_behind = cue.start > content.end && one_of(words.lower(clause.start), "which who whose where");
    (is_behind && drafts.iter().any(says_it)).then_some(clause)
}

/// The aside at the end of what a draft says.
fn find(words: &Words<'_>, draft: &Draft) -> Option<Aside> {
    const FAR: usize = 20;
    const NOUNS: &WordSet = &list("asides.nouns");
    let content = draft.contents.last()?;
    let floor = content.start.max(content.end.saturating_sub(FAR)).saturating_sub(1);
    let head_of = |comma: usize| comma + 1 + usize::from(one_of(words.lower(comma + 1), "a an"));
    let is_aside = |at: usize| words.text(at) == "," && one_of(words.lower(head_of(at)), NOUNS);
    let comma = (floor..content.end).rev().find(|&at| is_aside(at))?;
    let clause = head_of(comma) + 1;
    let clause = clause + usize::from(one_of(words.lower(clause), "that which"));
    let denies = (clause + 1..content.end).any(|at| look_up(words.lower(at)).next().is_some());
    let opens = words.is_capitalized(clause)
        || one_of(words.lower(clause), phrases::DETERMINER)
        || one_of(words.lower(clause), phrases::PRONOUN);
    let behind = draft.cue.as_ref().is_none_or(|cue| cue.end <= comma);
    (behind && opens && denies && clause + 1 < content.end)
        .then_some(Aside { tokens: comma..content.end, clause })
}
