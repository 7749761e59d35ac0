//! Sentences into [`Claim`]s: what could be checked, how much it matters, and on whose word it stands.

use crate::attributions::Attribution;
use crate::entities::Entity;
use crate::span::{AttributionId, ClaimId, EntityId, Score, SentenceIndex, Span, ValueId};
use crate::tagger::SentenceScores;
use crate::text::Document;
use crate::values::Value;
use serde::Serialize;

/// One checkable or arguable proposition.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
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
    /// On whose word, as the reader sees it.
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
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
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

/// On whose word a claim stands, as the reader sees it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Manner {
    /// In the source's own words.
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

/// Words that hold back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Hedge {
    /// Where they stand.
    pub span: Span,
    /// How they hold back.
    pub kind: HedgeKind,
}

/// How a hedge holds back.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
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
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// The words.
    pub span: Span,
    /// The reason, in plain words: `a number: 8,000 terabytes`.
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
    /// On whose word.
    pub attributions: &'a [Attribution],
}

/// Finds the claims of a document, in text order.
#[must_use]
pub fn extract(input: ClaimInput<'_>) -> Vec<Claim> {
    let _ = input;
    Vec::new()
}
