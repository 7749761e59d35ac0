//! Claimlight reads a news article and tells who is named, what is claimed, and on whose word each
//! claim stands. It never says whether a claim is true.

mod analysis;
mod analyzer;
pub mod attributions;
pub mod claims;
pub mod entities;
pub mod export;
pub(crate) mod lexicon;
mod offsets;
mod reading;
mod span;
pub mod tagger;
pub mod text;
pub mod values;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

pub use analysis::{Analysis, BlockOut, Engine, SCHEMA_VERSION, SentenceOut};
pub use analyzer::Analyzer;
pub use offsets::{OffsetMap, OffsetUnit};
pub use span::{
    AttributionId, BlockIndex, ClaimId, EntityId, Score, SentenceIndex, Span, TokenIndex, TokenRange, ValueId,
};
pub use tagger::{Model, ModelError};
