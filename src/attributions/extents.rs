//! A draft into the contents that it could have, and the likeliest of them: propose, then choose.
//!
//! The network marks words one by one. Where a statement begins and ends is chosen here among the few places where grammar
//! lets one begin or end, by the weights of `extents.txt`, which `training/extents.py` fits.

use super::LONGEST_SENTENCE;
use super::draft::{Construction, Draft};
use super::extent_facts::facts;
use super::list;
use crate::lexicon::{Fact, Weights};
use crate::syntax::page::Page;
use crate::syntax::quotations::QuoteForm;
use crate::syntax::verbs::cue_lexicon::{entry, kind_of_noun};
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, relatives};
use crate::tagger::RoleTag;
use std::ops::Range;
use std::sync::LazyLock;

/// Contents that a draft could have, and what is known of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Extent {
    pub(super) contents: Vec<Range<usize>>,
    pub(super) facts: Vec<Fact>,
}

/// Most places where a statement could begin or end that are tried.
const MOST: usize = 14;
/// Farthest that these are looked for, in tokens.
const FARTHEST: usize = 90;

/// What another extent must gain over the one that a draft has, in 1/256.
const LEAST_GAIN: i32 = 48;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(data_file!("extents.txt")));

/// Gives each draft the likeliest of its extents.
#[inline(never)]
pub(super) fn choose(page: &Page<'_>, drafts: &mut [Draft], roles: &[RoleTag]) {
    let chosen: Vec<Option<Vec<Range<usize>>>> =
        drafts.iter().map(|draft| best(propose(page, draft, drafts, roles))).collect();
    for (draft, contents) in drafts.iter_mut().zip(chosen) {
        if let Some(contents) = contents {
            draft.contents = contents;
            draft.settle();
        }
    }
}

/// The likeliest of some extents; the first of several.
fn best(extents: Vec<Extent>) -> Option<Vec<Range<usize>>> {
    let mut best: Option<(i32, Extent)> = None;
    for (at, extent) in extents.into_iter().enumerate() {
        let score = WEIGHTS.score(&extent.facts) + if at == 0 { LEAST_GAIN } else { 0 };
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            best = Some((score, extent));
        }
    }
    best.map(|(_, extent)| extent.contents)
}

/// The extents of a draft, the one that it has first; none where nothing is to be chosen.
pub(super) fn propose(page: &Page<'_>, draft: &Draft, drafts: &[Draft], roles: &[RoleTag]) -> Vec<Extent> {
    let words = page.words;
    let Some(cue) = draft.cue.as_ref().filter(|_| is_open(page, draft)) else { return Vec::new() };
    let Some(sentence) = page.sentence_around(cue.start) else { return Vec::new() };
    let within = match page.quote_around(cue.start) {
        Some(quote) => {
            quote.tokens.start.saturating_add(1).max(sentence.start)
                ..quote.tokens.end.saturating_sub(1).min(sentence.end)
        }
        None => sentence,
    };
    // What marks and full stops do not part is read as it stands: each choice looks through the whole of it.
    let length: usize = draft.contents.iter().chain(&draft.marked).map(Range::len).sum();
    if within.len() > LONGEST_SENTENCE || length > 2 * LONGEST_SENTENCE {
        return Vec::new();
    }
    let (Some(first), Some(last)) = (draft.contents.first(), draft.contents.last()) else {
        return Vec::new();
    };
    let mut proposed: Vec<Vec<Range<usize>>> = vec![draft.contents.clone()];
    let mut add = |contents: Vec<Range<usize>>| {
        let sound = contents.iter().all(|content| words.count(content) > 0);
        if sound && !proposed.contains(&contents) {
            proposed.push(contents);
        }
    };
    let is_closed = is_closed(words, draft, cue, &within);
    if draft.marked.len() >= draft.contents.len()
        && !(is_closed && draft.marked.last().is_some_and(|marked| marked.end > last.end))
    {
        let mut marked = draft.marked.clone();
        // Whom somebody tells is no part of what is said.
        let tells = entry(&draft.lemma).is_some_and(|entry| entry.takes("person"));
        let holds = |marked: &&mut Range<usize>| marked.start == cue.end && marked.contains(&last.start);
        if let Some(first) = marked.iter_mut().find(holds).filter(|_| tells) {
            first.start = last.start;
        }
        add(marked);
    }
    let same_sentence = |content: &Range<usize>| within.start <= content.start && content.start < within.end;
    if last.start >= cue.end && same_sentence(last) && page.quote_at(last.start).is_none() {
        let others = draft.contents.get(..draft.contents.len() - 1).unwrap_or_default();
        for end in ends(page, last, &within).into_iter().filter(|&end| !is_closed || end < last.end) {
            add(others.iter().cloned().chain(std::iter::once(last.start..end)).collect());
        }
    }
    if first.end <= cue.start && same_sentence(first) && page.quote_at(first.start).is_none() {
        let others = draft.contents.get(1..).unwrap_or_default();
        for start in starts(page, first, &within) {
            add(std::iter::once(start..first.end).chain(others.iter().cloned()).collect());
        }
    }
    if let [first, _] = draft.contents.as_slice()
        && first.end <= cue.start
    {
        add(vec![first.clone()]);
    }
    let speech = |contents: &[Range<usize>]| facts(page, draft, contents, drafts, roles, &within);
    proposed.into_iter().map(|contents| Extent { facts: speech(&contents), contents }).collect()
}

/// Whether grammar decides where the contents of a draft end, and not marks.
fn is_open(page: &Page<'_>, draft: &Draft) -> bool {
    let quoted = |content: &Range<usize>| {
        page.quote_at(content.start)
            .is_some_and(|quote| quote.form == QuoteForm::Speech && quote.tokens.end + 1 >= content.end)
    };
    !draft.contents.iter().all(quoted)
        && !draft.overrules
        && matches!(
            draft.construction,
            Construction::Roles
                | Construction::Clause
                | Construction::TrailingTag
                | Construction::AccordingTo
        )
}

/// Whether contents end with a clause inside the sentence, whose own verb follows: `Rumours that …`, `the mechanic, who said …`,
/// `When the bakers learned that …`.
fn is_closed(words: &Words<'_>, draft: &Draft, cue: &Range<usize>, within: &Range<usize>) -> bool {
    let noun = kind_of_noun(words.lower(cue.end - 1)).is_some() && !cues::is_finite(words.lower(cue.end - 1))
        || one_of(words.lower(cue.end - 1), "rumor rumors rumour rumours reports");
    let relative = draft.source.as_ref().is_some_and(|source| relatives::is_relative(words, source));
    let opened = (within.start..cue.start)
        .rev()
        .take_while(|&at| !words.is_mark(at))
        .any(|at| one_of(words.lower(at), const { &list("extents.subordinates") }));
    noun || relative || opened
}

/// Where a statement behind its cue could end.
fn ends(page: &Page<'_>, content: &Range<usize>, within: &Range<usize>) -> Vec<usize> {
    let words = page.words;
    let far = within.end.min(content.start + FARTHEST);
    let whole = phrases::without_final_marks(words, content.start..within.end).end;
    let mut found = vec![whole];
    let mut at = content.start + 1;
    while at < far && found.len() < MOST {
        if let Some(quote) = page.quote_at(at).filter(|quote| quote.tokens.end <= within.end) {
            at = quote.tokens.end;
            continue;
        }
        if parts(words, at) {
            found.push(at);
        }
        at += 1;
    }
    found.retain(|&end| end > content.start && !one_of(words.text(end - 1), ", ; : — – -- ("));
    found
}

/// Where a statement before its cue could begin.
fn starts(page: &Page<'_>, content: &Range<usize>, within: &Range<usize>) -> Vec<usize> {
    let words = page.words;
    let near = within.start.max(content.end.saturating_sub(FARTHEST));
    let mut found = if near == within.start { vec![within.start] } else { Vec::new() };
    let opens = |at: usize| {
        at > within.start
            && (one_of(words.text(at - 1), ", ; : — – --") || one_of(words.lower(at - 1), "and but so that"))
    };
    let inside = |at: usize| page.quote_around(at).is_none() && !one_of(words.text(at), ", ; : — – --");
    found.extend((near..content.end).rev().filter(|&at| opens(at) && inside(at)).take(MOST));
    found
}

/// Whether a part of a sentence could end before a token.
fn parts(words: &Words<'_>, at: usize) -> bool {
    phrases::is_boundary(words, at)
        || phrases::is_preposition(words, at)
        || phrases::is_time(words, at)
        || one_of(words.lower(at), const { &list("extents.joins") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_sorted_and_all_read() {
        let lines = data_file!("extents.txt").lines();
        assert!(lines.clone().count() > 20 && WEIGHTS.len() == lines.clone().count());
        let fact = |line: &'static str| line.rsplit_once('\t').map(|(fact, _)| fact);
        assert!(lines.map(fact).is_sorted_by(|left, right| left < right));
    }
}
