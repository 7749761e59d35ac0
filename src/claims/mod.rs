//! Sentences into [`Claim`]s: what could be checked, how much it matters, and on whose word it stands.

mod check_worthiness;
mod evidence;
mod figures;
mod hedges;
mod kinds;
mod marks;
mod openings;
mod opinions;
mod pieces;
mod places;
mod propositions;
mod reasons;
mod selection;
mod stems;
mod voices;

use crate::attributions::{Attribution, CueKind, Quotation, SourceKind};
use crate::entities::{Entity, name_spans};
use crate::lexicon::Fact;
use crate::span::{AttributionId, ClaimId, EntityId, Score, SentenceIndex, Span, ValueId};
use crate::syntax::quotations::{self, Quote};
use crate::syntax::words::Words;
use crate::tagger::SentenceScores;
use crate::text::Document;
use crate::values::Value;
use crate::word_set::WordSet;
use check_worthiness::Page;
use places::Places;
use propositions::Proposition;
pub use reasons::EvidenceKind;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The words of a list of `word_lists.txt`, for `one_of`; read at compile time.
const fn list(name: &str) -> WordSet {
    WordSet::named(data_file!("word_lists.txt"), name)
}

/// One checkable or arguable proposition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Claim {
    /// Its name in the output.
    pub id: ClaimId,
    /// The proposition, without source and cue.
    pub span: Span,
    /// The sentence that it stands in.
    pub sentence: SentenceIndex,
    /// Whether the general public would want to know if it is true.
    pub check_worthiness: Score,
    /// What kind of statement it is; several may hold.
    pub kinds: Vec<ClaimKind>,
    /// The attribution that it rests on.
    pub attribution: Option<AttributionId>,
    /// How it comes to the reader.
    pub manner: Manner,
    /// Words that hold back.
    pub hedges: Vec<Hedge>,
    /// Why this is marked.
    pub evidence: Vec<Evidence>,
    /// Entities inside the span.
    pub entities: Vec<EntityId>,
    /// Values inside the span.
    pub values: Vec<ValueId>,
    /// How likely it is a claim at all.
    pub confidence: Score,
}

/// What kind of statement a claim is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum ClaimKind {
    /// A number of something.
    Quantity,
    /// One thing brings about another.
    Causal,
    /// More, most, first, rising.
    Comparison,
    /// Something happened.
    Event,
    /// Something will happen.
    Prediction,
    /// What an institution does or will do.
    Policy,
    /// A judgement.
    Opinion,
    /// A question.
    Question,
    /// Anything else.
    Other,
}

impl ClaimKind {
    /// The word that the JSON uses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Causal => "causal",
            Self::Comparison => "comparison",
            Self::Event => "event",
            Self::Prediction => "prediction",
            Self::Policy => "policy",
            Self::Opinion => "opinion",
            Self::Question => "question",
            Self::Other => "other",
        }
    }
}

/// How a claim comes to the reader: in whose words, and whether its source has a name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Manner {
    /// In the source's own words, all of them or those at one end.
    Quoted,
    /// In other words, by a source with a name.
    Attributed,
    /// By a source without a name.
    Anonymous,
    /// By nobody in particular.
    Hearsay,
    /// The author's own voice.
    Unattributed,
}

impl Manner {
    /// All manners, in the order of a legend: from the closest words to the least known source.
    pub const ALL: [Self; 5] =
        [Self::Quoted, Self::Attributed, Self::Anonymous, Self::Hearsay, Self::Unattributed];

    /// The word that the JSON uses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Quoted => "quoted",
            Self::Attributed => "attributed",
            Self::Anonymous => "anonymous",
            Self::Hearsay => "hearsay",
            Self::Unattributed => "unattributed",
        }
    }
}

/// Words that hold back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Hedge {
    /// Where they stand.
    pub span: Span,
    /// How they hold back.
    pub kind: HedgeKind,
}

/// How a hedge holds back.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum HedgeKind {
    /// `may`, `likely`, `potential`.
    Epistemic,
    /// `reportedly`.
    Hearsay,
    /// `some say`, `reports indicate`.
    Weasel,
    /// `if`, `unless`.
    Condition,
    /// `is thought to`, `believe`.
    Doxastic,
}

/// A reason why a claim is marked, with the words that give it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Evidence {
    /// The words.
    pub span: Span,
    /// What kind of reason they give.
    pub kind: EvidenceKind,
    /// The reason, in English: `a number: 8,000 terabytes`.
    pub reason: String,
}

/// What claims are read from: everything that the stages before have found.
#[derive(Clone, Copy, Debug)]
pub struct ClaimInput<'a> {
    /// The text, cut.
    pub document: &'a Document<'a>,
    /// The network's word on each sentence.
    pub sentences: &'a [SentenceScores],
    /// Dates and figures.
    pub values: &'a [Value],
    /// Who is named.
    pub entities: &'a [Entity],
    /// Who says what.
    pub attributions: &'a [Attribution],
}

/// Finds the claims of a document, in text order. `scored` is what [`score_sentences`] makes of its sentences.
#[must_use]
pub fn extract(input: ClaimInput<'_>, scored: &[SentenceScores]) -> Vec<Claim> {
    let words = Words::with_names(input.document, name_spans(input.entities));
    let (propositions, claims) = read(&words, &input, scored, |(claim, _)| claim);
    let learned = input.sentences.iter().any(|&scores| spoken(scores).is_some());
    let numbered = selection::select(&words, &propositions, claims, learned).into_iter().enumerate();
    numbered.map(|(at, claim)| Claim { id: ClaimId::from_usize(at), ..claim }).collect()
}

/// All claims of a document, also those that no reader is shown, with what is known of each, from which its
/// check-worthiness is made: for training.
#[cfg(feature = "training")]
#[must_use]
pub fn check_worthiness_facts(input: ClaimInput<'_>) -> Vec<(Claim, Vec<Fact>)> {
    read(&Words::new(input.document), &input, &score_sentences(input), |both| both).1
}

/// What is known of each sentence, from which how far it can be verified is made: for training.
#[cfg(feature = "training")]
#[must_use]
pub fn verifiable_facts(input: ClaimInput<'_>) -> Vec<Vec<Fact>> {
    let words = Words::new(input.document);
    opinions::facts(&words, &input, &pieces::pieces(&words, &input)).collect()
}

/// The propositions of a document, and what is kept of the claim that each makes and of what is known of it.
fn read<Kept>(
    words: &Words<'_>,
    input: &ClaimInput<'_>,
    scored: &[SentenceScores],
    keep: fn((Claim, Vec<Fact>)) -> Kept,
) -> (Vec<Proposition>, Vec<Kept>) {
    let quotes = quotations::find(words);
    let (places, page) = (Places::new(input), Page::new(input.document, words));
    let verifiable = opinions::of_scored(input, scored);
    let propositions = propositions::find(words, input, &quotes, &pieces::pieces(words, input), &verifiable);
    let claim = |one| claim(words, input, &places, &page, &quotes, &verifiable, one);
    let kept = propositions.iter().map(|one| keep(claim(one))).collect();
    (propositions, kept)
}

/// The hedges of a text span, in text order, by its words alone.
#[must_use]
pub fn hedges(document: &Document<'_>, span: Span) -> Vec<Hedge> {
    let words = Words::new(document);
    hedges::find(&words, &words.under(span), None)
}

/// The network's word on each sentence, with what its words show about hedging, and with its words and who speaks about how
/// far it can be verified.
#[must_use]
pub fn score_sentences(input: ClaimInput<'_>) -> Vec<SentenceScores> {
    let words = Words::new(input.document);
    let verifiable = opinions::verifiable(&words, &input, &pieces::pieces(&words, &input));
    let scored = input.document.sentences().iter().zip(input.sentences).zip(verifiable);
    let combined = scored.map(|((sentence, &scores), verifiable)| {
        let Some(said) = spoken(scores) else { return scores };
        let cue = !hedges::find(&words, &sentence.tokens.range(), Some(said.hedged)).is_empty();
        let verifiable = verifiable.unwrap_or(said.verifiable);
        SentenceScores { hedged: hedges::combine(said.hedged, cue), verifiable, ..said }
    });
    combined.collect()
}

/// What the network says of a sentence; `None` where it has not read it.
fn spoken(scores: SentenceScores) -> Option<SentenceScores> {
    (scores != SentenceScores::default()).then_some(scores)
}

fn claim(
    words: &Words<'_>,
    input: &ClaimInput<'_>,
    places: &Places,
    page: &Page,
    quotes: &[Quote],
    verifiable: &[Option<Score>],
    proposition: &Proposition,
) -> (Claim, Vec<Fact>) {
    let tokens = &proposition.tokens;
    let span = words.span(tokens);
    let attribution = proposition.attribution.and_then(|at| input.attributions.get(at));
    let values = places.values_inside(input, span);
    let entities = places.entities_inside(span);
    let numbers = figures::find(words, tokens, &values);
    let mut signs = kinds::find(words, tokens, &numbers);
    let scores = input.sentences.get(proposition.sentence).copied().unwrap_or_default();
    let said = spoken(scores);
    let verifiable = verifiable.get(proposition.sentence).copied().flatten();
    // Of the author's words their sentence says whether they judge; of somebody's, which it reports, the network alone.
    let own = attribution.is_none();
    let (states, judges) = match (own, verifiable, said) {
        (true, Some(verifiable), _) => {
            (verifiable >= opinions::OPINION, verifiable < opinions::SURELY_OPINION)
        }
        (_, _, said) => (
            said.is_some_and(|said| said.verifiable > kinds::FACT),
            said.is_some_and(|said| said.verifiable < kinds::JUDGEMENT),
        ),
    };
    if states {
        // `must exceed`, `terrible`: a fact may be told in such words.
        signs.retain(|sign| sign.kind != ClaimKind::Opinion);
    }
    if own {
        // `The minister, who called the report “a disgrace,” will go`: the judgement is not the author's.
        signs.retain(|sign| sign.kind != ClaimKind::Opinion || !is_given(input, words.span(&sign.tokens)));
    }
    let kinds = kinds::of(&signs, !numbers.is_empty(), proposition.asks);
    let sentence = SentenceIndex::from_usize(proposition.sentence);
    let is_meta = selection::is_meta(words, tokens);
    let hedges = hedges::find(words, tokens, said.map(|said| said.hedged));
    let told = [ClaimKind::Quantity, ClaimKind::Opinion, ClaimKind::Question];
    // A headline and a label end without a mark, and the network takes none of them for a fact. Of a short clause in a
    // sentence that judges nobody knows whether it is the one that does.
    let ends = sentence_of(input, proposition)
        .is_some_and(|all| words.is_mark(all.end.saturating_sub(1)) && 5 * tokens.len() >= 2 * all.len());
    let judges = judges && ends && !kinds.iter().any(|kind| told.contains(kind));
    if judges {
        let (kind, reason) = (ClaimKind::Opinion, Some(EvidenceKind::Judging));
        signs.push(kinds::Sign { kind, tokens: tokens.clone(), reason });
    }
    let claim = Claim {
        id: ClaimId::from_usize(0),
        span,
        sentence,
        check_worthiness: Score::default(),
        attribution: attribution.map(|attribution| attribution.id),
        manner: manner(attribution, marks::show(quotes, tokens)),
        evidence: evidence::collect(words, tokens, &numbers, &signs, attribution, proposition.asks),
        hedges,
        entities,
        values: values.iter().map(|value| value.id).collect(),
        confidence: selection::confidence(words, proposition, is_meta, attribution),
        kinds,
    };
    let facts = page.facts(words, tokens, &claim, &values, scores, is_meta);
    let check_worthiness = page.weigh(&facts, scores).min(check_worthiness::ceiling(&claim.kinds, is_meta));
    // Behind the weighing, which knows the score itself.
    let kinds = if judges { with_opinion(claim.kinds) } else { claim.kinds };
    (Claim { check_worthiness, kinds, ..claim }, facts)
}

/// The tokens of the sentence that a proposition stands in.
fn sentence_of(input: &ClaimInput<'_>, proposition: &Proposition) -> Option<Range<usize>> {
    input.document.sentences().get(proposition.sentence).map(|sentence| sentence.tokens.range())
}

/// These kinds, with opinion in place of other.
fn with_opinion(mut kinds: Vec<ClaimKind>) -> Vec<ClaimKind> {
    kinds.retain(|kind| *kind != ClaimKind::Other);
    kinds.push(ClaimKind::Opinion);
    kinds.sort_unstable();
    kinds
}

/// Whether a span lies in words that the text gives to somebody.
fn is_given(input: &ClaimInput<'_>, span: Span) -> bool {
    const NEAR: usize = 8;
    let before = input
        .attributions
        .partition_point(|one| one.contents.first().is_none_or(|content| content.start() <= span.start()));
    let near = input.attributions.get(before.saturating_sub(NEAR)..before).unwrap_or_default();
    near.iter().flat_map(|one| &one.contents).any(|content| content.contains(span))
}

/// How a claim comes to the reader. That nobody is named weighs more than that words are quoted.
fn manner(attribution: Option<&Attribution>, shows_marks: bool) -> Manner {
    let Some(attribution) = attribution else { return Manner::Unattributed };
    let hearsay = attribution.cue.as_ref().is_some_and(|cue| cue.kind == Some(CueKind::Hearsay));
    match attribution.source.map(|source| source.kind) {
        Some(SourceKind::SelfReference) => Manner::Unattributed,
        Some(SourceKind::Unspecified) => Manner::Hearsay,
        _ if hearsay => Manner::Hearsay,
        Some(SourceKind::Anonymous) => Manner::Anonymous,
        _ if attribution.quotation == Quotation::Direct || shows_marks => Manner::Quoted,
        _ => Manner::Attributed,
    }
}
