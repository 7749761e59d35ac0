//! Tokens into spans: who is named, who says what, what each sentence is worth, with confidences.

mod bioes;
mod block_memory;
mod confidence;
#[cfg(feature = "training")]
pub mod features;
#[cfg(not(feature = "training"))]
#[expect(unreachable_pub, reason = "public where training asks")]
mod features;
pub mod kernels;
mod labels;
mod model;
mod network;
#[cfg(feature = "training")]
pub mod sentence_words;
#[cfg(not(feature = "training"))]
mod sentence_words;
#[expect(clippy::module_inception, reason = "the stage is named after what it exports")]
mod tagger;
mod tagging;
mod viterbi;
mod word_vectors;

pub(crate) use confidence::logistic;
pub use labels::{Role, TagKind};
pub use model::{Model, ModelError, Section};
pub use tagger::{Logits, Scratch, Tagger, Work};
pub(crate) use tagging::Tagging;

use crate::span::{Score, TokenRange};

/// All that the network says about a document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tags {
    /// Names, dates and sums of money, in text order, disjoint.
    pub names: Vec<NameTag>,
    /// Sources, cues and contents of attributions, in text order, disjoint.
    pub roles: Vec<RoleTag>,
    /// One entry for each sentence of the document.
    pub sentences: Vec<SentenceScores>,
}

/// A name (or a date, or a sum of money) that the network found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NameTag {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its kind.
    pub kind: TagKind,
    /// How likely span and kind are both right: calibrated on development data.
    pub confidence: Score,
}

/// A part of an attribution that the network found.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RoleTag {
    /// Its tokens.
    pub tokens: TokenRange,
    /// Its part in the attribution.
    pub role: Role,
    /// How likely it is such a part.
    pub confidence: Score,
}

/// What the network says about a sentence as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SentenceScores {
    /// Whether the public would want to know if it is true.
    pub check_worthiness: Score,
    /// Whether it states something that can be checked at all.
    pub verifiable: Score,
    /// Whether it is hedged.
    pub hedged: Score,
}
