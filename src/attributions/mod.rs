//! Roles, quotation marks and cues into [`Attribution`]s and their [`Source`]s: on whose word.

use crate::entities::Entity;
use crate::span::{AttributionId, EntityId, Score, Span};
use crate::tagger::RoleTag;
use crate::text::Document;
use serde::Serialize;

/// The author gives a proposition, a decree, a call or an attitude to someone else.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Attribution {
    /// Its name in the output.
    pub id: AttributionId,
    /// On whose word; `None` where the text leaves it open and nothing can be said.
    pub source: Option<AttributionSource>,
    /// The words that signal the attribution.
    pub cue: Option<Cue>,
    /// What is attributed: one or more spans, in text order.
    pub contents: Vec<Span>,
    /// Whether the words are the source's own.
    pub quotation: Quotation,
    /// Whether the source stands by the content.
    pub commitment: Commitment,
    /// The attribution inside which this one stands.
    pub parent: Option<AttributionId>,
    /// How likely source, cue and contents are right.
    pub confidence: Score,
}

/// On whose word a content stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AttributionSource {
    /// The whole noun phrase; `None` where the source is not expressed.
    pub span: Option<Span>,
    /// The entity that it leads to.
    pub entity: Option<EntityId>,
    /// How far the source can be known.
    pub kind: SourceKind,
}

/// How far a source can be known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SourceKind {
    /// A proper name, or words that lead to one.
    Named,
    /// Described, not named: `officials`, `a person familiar with the matter`.
    Anonymous,
    /// Nobody identifiable: `reports`, agentless passives, hearsay adverbs.
    Unspecified,
    /// The author or the outlet.
    #[serde(rename = "self")]
    SelfReference,
    /// Recoverable, not expressed.
    Implicit,
}

/// The words that signal an attribution.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Cue {
    /// Where they stand.
    pub span: Span,
    /// Dictionary form of the main word: `say`, `accord`, `reportedly`.
    pub lemma: String,
    /// What kind of signal, where the lexicon knows.
    pub kind: Option<CueKind>,
}

/// What a cue does with the content.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CueKind {
    /// `say`, `announce`, `according to`.
    Assertion,
    /// `call for`, `urge`, `order`.
    Directive,
    /// `believe`, `think`.
    Belief,
    /// `know`, `find`, `discover`: what follows is taken as true.
    Knowledge,
    /// `plan`, `vow`, `agree`.
    Intention,
    /// `fear`, `welcome`, `support`.
    Attitude,
    /// `rule`, `decide`.
    Decree,
    /// `reportedly`, `allegedly`, `is believed to`.
    Hearsay,
}

/// Whose words a content is made of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Quotation {
    /// All inside quotation marks.
    Direct,
    /// No quotation marks.
    Indirect,
    /// Some of it inside quotation marks.
    Mixed,
}

/// Whether the source stands by the content.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Commitment {
    /// Said.
    Committed,
    /// Did not say whether.
    Uncommitted,
    /// Denied.
    Counterfactual,
    /// Asked why.
    Presupposed,
}

/// A source of the article and what rests on it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Source {
    /// The entity, where there is one.
    pub entity: Option<EntityId>,
    /// Canonical name, or the words of the text.
    pub name: String,
    /// How far it can be known.
    pub kind: SourceKind,
    /// What it is given, in text order.
    pub attributions: Vec<AttributionId>,
    /// Words inside quotation marks.
    pub words_quoted: u32,
    /// All words of its contents.
    pub words_attributed: u32,
}

/// Finds the attributions of a document, in text order of their first content.
#[must_use]
pub fn attribute(document: &Document<'_>, roles: &[RoleTag], entities: &[Entity]) -> Vec<Attribution> {
    let _ = (document, roles, entities);
    Vec::new()
}

/// Sums up who stands behind the article, the most quoted first.
#[must_use]
pub fn ledger(document: &Document<'_>, attributions: &[Attribution], entities: &[Entity]) -> Vec<Source> {
    let _ = (document, attributions, entities);
    Vec::new()
}
