//! Headline and first paragraphs into what is said there by nobody, and what rests on one source.

use super::ground::{Ground, has_source};
use super::phrases::{self, Shows};
use super::{Check, Found, Lede};
use crate::attributions::{Attribution, CueKind, SourceKind};
use crate::claims::{self, Claim, HedgeKind};
use crate::sorting::sort_by_key;
use crate::span::{EntityId, Span};
use crate::text::{Block, BlockKind};

/// Paragraphs that open an article.
const OPENING: usize = 2;

/// Letters by which two forms of a word are taken for the same.
const STEM: usize = 5;

/// Words that two claims must share to be about the same.
const SHARED: usize = 2;

/// What stands in the headline or the first paragraphs, and nobody is identified: each sentence once.
#[inline(never)]
pub(super) fn nobody_identified(ground: &Ground<'_>, lede: Lede) -> Vec<Found> {
    let headline = ground.document.blocks().iter().enumerate();
    let headline = headline.filter(|(_, block)| block.kind == BlockKind::Headline);
    let mut found: Vec<Found> = Vec::new();
    for (at, block) in headline.chain(ground.body().take(OPENING)) {
        for span in vague_words(ground, at, block, lede) {
            let sentence = ground.document.sentence_at(span.start());
            let same = |before: &&Found| ground.document.sentence_at(before.span.start()) == sentence;
            if found.last().filter(same).is_none() {
                found.push(Found { check: Check::ReportedlyInLede, span, about: None });
            }
        }
    }
    found
}

/// Words such as `reportedly`, and sources such as `reports`, outside what somebody with a name says.
fn vague_words(ground: &Ground<'_>, at: usize, block: &Block, lede: Lede) -> Vec<Span> {
    let is_charge = |span: Span| {
        let word = ground.text(span).to_lowercase();
        word.starts_with("alleg") || word.starts_with("accus")
    };
    let hedges = claims::hedges(ground.document, block.span).into_iter();
    let hedges = hedges.filter(|hedge| hedge.kind == HedgeKind::Hearsay).map(|hedge| hedge.span);
    // That something "was told" or "is expected" without a speaker is left alone, but for a strict desk.
    let unspecified = ground.attributions_in(at).filter(|one| {
        let vague = one.source.is_some_and(|source| source.kind == SourceKind::Unspecified);
        let hearsay = one
            .cue
            .as_ref()
            .is_some_and(|cue| cue.kind == Some(CueKind::Hearsay) && !is_common_view(ground, cue.span));
        let said_by = one.source.is_some_and(|source| source.span.is_some());
        vague && (lede == Lede::Nothing || hearsay || said_by)
    });
    let unspecified = unspecified
        .filter_map(|one| one.source.and_then(|source| source.span).or(one.cue.as_ref().map(|cue| cue.span)));
    let somebody = ground.attributions_in(at).filter(|one| {
        has_source(one) && one.source.is_some_and(|source| source.kind != SourceKind::Unspecified)
    });
    let said = Covered::new(somebody.flat_map(|one| one.contents.iter().copied()));
    let mut vague: Vec<Span> = hedges
        .chain(unspecified)
        .filter(|&span| block.span.contains(span))
        .filter(|&span| lede == Lede::Nothing || !is_charge(span))
        .filter(|&span| !said.holds(span))
        .collect();
    sort_by_key(&mut vague, |&span| span);
    vague
}

/// Whether words tell what many think or expect, and no tale that somebody began.
fn is_common_view(ground: &Ground<'_>, cue: Span) -> bool {
    phrases::find(&ground.words, ground.words.under(cue))
        .iter()
        .any(|phrase| phrase.shows == Shows::CommonView)
}

/// Spans, sorted for the question whether one of them holds another.
struct Covered {
    /// Starts in order, each with the farthest end so far.
    reach: Vec<(u32, u32)>,
}

impl Covered {
    fn new(spans: impl Iterator<Item = Span>) -> Self {
        let mut reach: Vec<(u32, u32)> = spans.map(|span| (span.start(), span.end())).collect();
        sort_by_key(&mut reach, |&reach| reach);
        let mut farthest = 0;
        for (_, end) in &mut reach {
            farthest = farthest.max(*end);
            *end = farthest;
        }
        Self { reach }
    }

    fn holds(&self, span: Span) -> bool {
        let before = self.reach.partition_point(|(start, _)| *start <= span.start());
        let last = before.checked_sub(1).and_then(|at| self.reach.get(at));
        last.is_some_and(|(_, end)| *end >= span.end())
    }
}

/// The main claim, where only one source stands for it.
#[inline(never)]
pub(super) fn one_source(ground: &Ground<'_>) -> Option<Found> {
    let (_, lede) = ground.body().next()?;
    let claims = &ground.analysis.claims;
    let in_lede =
        claims.iter().filter(|claim| lede.span.contains(claim.span) && !ground.is_dismissed(claim.span));
    let main = in_lede.min_by_key(|claim| (std::cmp::Reverse(claim.check_worthiness), claim.span))?;
    let source = source_of(ground, main)?;
    let stems = stems(ground, main.span);
    if stems.len() < SHARED {
        return None;
    }
    let confirmed = claims.iter().filter(|claim| claim.sentence != main.sentence).any(|claim| {
        let other = source_of(ground, claim);
        other.is_some_and(|other| other != source)
            && self::stems(ground, claim.span).iter().filter(|stem| stems.binary_search(stem).is_ok()).count()
                >= SHARED
    });
    let about = ground
        .analysis
        .sources
        .iter()
        .find(|row| main.attribution.is_some_and(|id| row.attributions.contains(&id)));
    let about = about.map(|row| row.name.clone());
    (!confirmed).then_some(Found { check: Check::SingleSource, span: main.span, about })
}

/// What makes two sources the same.
#[derive(PartialEq, Eq)]
enum Who<'a> {
    Entity(EntityId),
    Words(&'a str),
}

fn source_of<'a>(ground: &Ground<'a>, claim: &Claim) -> Option<Who<'a>> {
    let attribution: &Attribution = ground.analysis.attributions.get(claim.attribution?.get())?;
    let source = attribution.source.filter(|_| has_source(attribution))?;
    match source.entity {
        Some(entity) => Some(Who::Entity(entity)),
        None => source.span.map(|span| Who::Words(ground.text(span))),
    }
}

/// The first letters of the longer words, each once, in order: what a claim is about.
fn stems<'g>(ground: &'g Ground<'_>, span: Span) -> Vec<&'g str> {
    let words = &ground.words;
    let long = words.under(span).filter(|&at| !words.is_mark(at)).map(|at| words.lower(at));
    let stems = long.filter_map(|word| word.get(..STEM.min(word.len())).filter(|stem| stem.len() == STEM));
    let mut stems: Vec<&str> = stems.collect();
    sort_by_key(&mut stems, |&stem| stem);
    stems.dedup();
    stems
}
