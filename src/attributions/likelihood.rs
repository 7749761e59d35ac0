//! What is known of an attribution into how likely it is right: a sum of weights and the logistic function.
//!
//! The weights in `likelihood.txt` come from `training/likelihood.py`, which asks [`facts`] of articles
//! that people annotated.

use super::commitment;
use super::draft::{Construction, Draft};
use super::{Attribution, CueKind, Quotation, SourceKind};
use crate::span::{AttributionId, Score};
use crate::syntax::page::Page;
use crate::syntax::phrases;
use crate::syntax::statements::has_verb;
use crate::syntax::words::{Words, one_of};
use crate::tagger::logistic;
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// Something that is known, and how much of it there is, in thousandths.
pub(crate) type Fact = (Cow<'static, str>, i32);

/// Name and weight in 1/256, sorted by name.
static WEIGHTS: LazyLock<Vec<(&str, i32)>> = LazyLock::new(|| {
    let lines = data_file!("likelihood.txt").lines();
    let pairs = lines.filter_map(|line| line.split_once('\t'));
    pairs.filter_map(|(name, weight)| Some((name, weight.parse().ok()?))).collect()
});

/// How likely an attribution is right of which these facts are known.
fn of(facts: &[Fact]) -> Score {
    let weight = |name: &str| {
        let at = WEIGHTS.binary_search_by_key(&name, |(name, _)| name).ok()?;
        WEIGHTS.get(at).map(|(_, weight)| *weight)
    };
    let sum: i32 = facts.iter().map(|(name, much)| weight(name).unwrap_or(0) * much / 1000).sum();
    logistic(sum)
}

/// What is known of an attribution.
#[inline(never)]
pub(crate) fn facts(page: &Page<'_>, draft: &Draft, made: &Attribution, around: &Around) -> Vec<Fact> {
    let words = page.words;
    let mut facts: Vec<Fact> = Vec::with_capacity(24);
    let mut know = |fact: &'static str| facts.push((Cow::Borrowed(fact), 1000));
    know("always");
    know(construction(draft.construction));
    know(made.cue.as_ref().map_or("cue none", |cue| cue.kind.map_or("cue of no kind", kind)));
    know(match made.quotation {
        Quotation::Direct => "quotation direct",
        Quotation::Indirect => "quotation indirect",
        Quotation::Mixed => "quotation mixed",
    });
    know(match draft.contents.len() {
        0 | 1 => "contents 1",
        2 => "contents 2",
        _ => "contents more",
    });
    if let (Some(first), Some(last)) = (draft.contents.first(), draft.contents.last()) {
        know(match words.lower(first.start) {
            "that" => "begins that",
            "to" => "begins to",
            word if one_of(word, "whether if how why what who when where") => "begins question",
            word if one_of(word, "“ \" '' ‘") => "begins quotation",
            word if one_of(word, phrases::PRONOUN) => "begins pronoun",
            word if one_of(word, phrases::DETERMINER) => "begins determiner",
            _ if words.is_capitalized(first.start) => "begins name",
            _ => "begins word",
        });
        know(match draft.contents.iter().map(Range::len).sum() {
            0..=3 => "length 3",
            4..=8 => "length 8",
            9..=20 => "length 20",
            21..=40 => "length 40",
            _ => "length more",
        });
        if !draft.contents.iter().any(|content| has_verb(words, content)) {
            know("no verb");
        }
        know(if one_of(words.text(last.end), ". ? ! ” \" ''") || page.quote_before(last.end).is_some() {
            "ends sentence"
        } else if words.is_mark(last.end) {
            "ends at mark"
        } else {
            "ends at word"
        });
    }
    if let Some(cue) = &draft.cue {
        know(match draft.contents.iter().map(|content| between(cue, content)).min().unwrap_or(0) {
            0 => "content next",
            1 => "content near",
            _ => "content far",
        });
        if draft.contents.last().is_some_and(|content| content.end <= cue.start) {
            know("content before cue");
        }
        if page.quote_around(cue.start).is_some() {
            know("cue in quotation");
        }
    }
    know(match (&draft.source, made.source.map(|source| source.kind)) {
        (_, None) => "source unknown",
        (None, Some(SourceKind::Unspecified)) => "source nobody",
        (None, Some(_)) => "source not said",
        (Some(_), Some(SourceKind::Named)) => "source named",
        (Some(_), Some(SourceKind::Anonymous | SourceKind::Office | SourceKind::Document)) => {
            "source described"
        }
        (Some(_), Some(SourceKind::Unspecified)) => "source vague",
        (Some(_), Some(SourceKind::SelfReference)) => "source self",
        (Some(_), Some(SourceKind::Implicit)) => "source pronoun",
    });
    if let (Some(source), Some(cue)) = (&draft.source, &draft.cue) {
        know(match between(cue, source) {
            0 => "source next",
            1..=4 => "source near",
            5..=15 => "source far",
            _ => "source very far",
        });
        if source.start >= cue.end {
            know("source behind cue");
        }
        know(match source.len() {
            1 => "source 1 word",
            2..=6 => "source 6 words",
            7..=14 => "source 14 words",
            _ => "source more words",
        });
    }
    know(if made.parent.is_some() { "inside another" } else { "on its own" });
    if around.crosses {
        know("crosses another");
    }
    if around.holds {
        know("holds another");
    }
    facts.push((Cow::Owned(format!("lemma {}", draft.lemma)), 1000));
    let [source, cue, content] = draft.sure.map(i32::from);
    facts.push((Cow::Borrowed("sure of source"), source));
    facts.push((Cow::Borrowed("sure of cue"), cue));
    facts.push((Cow::Borrowed("sure of content"), content));
    facts.push((Cow::Borrowed("sure by construction"), i32::from(draft.confidence)));
    facts
}

/// How likely an attribution is right of which these facts are known, by its construction alone where the
/// articles that the weights are fitted to do not mark it: labels of headlines, hearsay adverbs, agentless passives, block quotations,
/// answers of an interview.
pub(crate) fn of_draft(words: &Words<'_>, draft: &Draft, facts: &[Fact]) -> Score {
    let is_unsaid = match (&draft.cue, draft.contents.as_slice()) {
        (Some(cue), [content]) => commitment::is_unsaid(words, cue, &draft.lemma, content),
        _ => false,
    };
    match draft.construction {
        _ if is_unsaid => of(facts).min(UNSAID),
        Construction::Hearsay | Construction::BlockQuote | Construction::Answer | Construction::Label => {
            Score::from_permille(draft.confidence)
        }
        _ => of(facts),
    }
}

/// What somebody did not say is not shown: the reader's articles mark none of it.
const UNSAID: Score = Score::from_permille(400);
/// What the network alone says and is hardly ever right about is not shown.
const LEAST: Score = Score::from_permille(150);
/// The same where it does not say on whose word.
const LEAST_UNSOURCED: Score = Score::from_permille(220);

/// Whether the network alone says an attribution.
pub(super) fn is_by_network(facts: &[Fact]) -> bool {
    facts.iter().any(|(name, _)| matches!(name.as_ref(), "by roles" | "by no tag"))
}

/// Leaves out the unlikely ones of what the network alone says; what stood inside one of them stands where it stood.
pub(crate) fn keep_likely(found: Vec<(Attribution, bool)>) -> Vec<Attribution> {
    let mut kept: Vec<Attribution> = Vec::with_capacity(found.len());
    // For each one found: where it is kept, or else its parent.
    let mut places: Vec<Option<AttributionId>> = Vec::with_capacity(found.len());
    for (mut attribution, is_by_network) in found {
        let parent = attribution.parent.and_then(|parent| places.get(parent.get()).copied().flatten());
        let quoted = attribution.quotation == Quotation::Direct;
        let least = if attribution.source.is_none() { LEAST_UNSOURCED } else { LEAST };
        let outer = parent.and_then(|parent| kept.get(parent.get()));
        if is_by_network && !quoted && attribution.confidence < least || is_in_a_mouth(&attribution, outer) {
            places.push(parent);
            continue;
        }
        attribution.id = AttributionId::from_usize(kept.len());
        attribution.parent = parent;
        places.push(Some(attribution.id));
        kept.push(attribution);
    }
    kept
}

/// `“It is expected to sink,” Ruiz said`: whoever gives a rumour on says it.
fn is_in_a_mouth(attribution: &Attribution, outer: Option<&Attribution>) -> bool {
    let kind = |one: &Attribution| one.source.as_ref().map(|source| source.kind);
    let is_rumour = attribution.cue.as_ref().is_some_and(|cue| cue.kind == Some(CueKind::Hearsay));
    let speaks = outer.and_then(kind).is_some_and(|kind| kind != SourceKind::Unspecified);
    is_rumour && kind(attribution) == Some(SourceKind::Unspecified) && speaks
}

/// How an attribution lies to those next to it.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Around {
    crosses: bool,
    holds: bool,
}

impl Around {
    /// Looks at the few drafts on either side; drafts are in text order.
    pub(crate) fn of(drafts: &[Draft], index: usize) -> Self {
        const NEAR: usize = 4;
        let Some(draft) = drafts.get(index) else { return Self::default() };
        let near = index.saturating_sub(NEAR)..drafts.len().min(index + NEAR + 1);
        let others = near.filter(|&at| at != index).filter_map(|at| drafts.get(at));
        let mut around = Self::default();
        for other in others.flat_map(|other| &other.contents) {
            for content in &draft.contents {
                let shared = content.end.min(other.end).saturating_sub(content.start.max(other.start));
                around.holds |= shared > 0 && shared == other.len();
                around.crosses |= shared > 0 && shared < other.len() && shared < content.len();
            }
        }
        around
    }
}

/// Tokens between two ranges.
fn between(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.start.max(other.start).saturating_sub(one.end.min(other.end))
}

const fn construction(construction: Construction) -> &'static str {
    match construction {
        Construction::Roles => "by roles",
        Construction::Tagged => "by tag",
        Construction::TrailingTag => "by trailing tag",
        Construction::Clause => "by clause",
        Construction::Phrase => "by phrase",
        Construction::AccordingTo => "by according to",
        Construction::Hearsay => "by hearsay",
        Construction::Layout | Construction::BlockQuote | Construction::Answer | Construction::Label => {
            "by layout"
        }
        Construction::Untagged => "by no tag",
    }
}

const fn kind(kind: CueKind) -> &'static str {
    match kind {
        CueKind::Assertion => "cue assertion",
        CueKind::Directive => "cue directive",
        CueKind::Belief => "cue belief",
        CueKind::Knowledge => "cue knowledge",
        CueKind::Intention => "cue intention",
        CueKind::Attitude => "cue attitude",
        CueKind::Decree => "cue decree",
        CueKind::Hearsay => "cue hearsay",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weights_are_sorted_and_all_read() {
        let lines = data_file!("likelihood.txt").lines().count();
        assert!(lines > 40 && WEIGHTS.len() == lines);
        assert!(WEIGHTS.is_sorted_by(|left, right| left.0 < right.0));
    }

    #[test]
    fn weights_add_up_in_thousandths() {
        let said = |much| of(&[(Cow::Borrowed("always"), 1000), (Cow::Borrowed("sure of content"), much)]);
        assert!(said(900) > said(600));
        assert_eq!(of(&[(Cow::Borrowed("no such fact"), 1000)]).permille(), 500);
    }
}
