//! Claimlight reads a news article and tells who is named, what is claimed, and on whose word each
//! claim stands. It never says whether a claim is true.
//!
//! # In one example
//!
//! ```
//! # #[cfg(feature = "embedded-model")]
//! # fn main() -> Result<(), claimlight::ModelError> {
//! use claimlight::claims::Manner;
//! use claimlight::{Analyzer, Model};
//!
//! let text = "“We lost 40 boats,” said Ana Ruiz, the harbour master.";
//! let analyzer = Analyzer::new(Model::embedded()?);
//! let analysis = analyzer.analyze(text);
//!
//! let claim = &analysis.claims[0];
//! assert_eq!(claim.manner, Manner::Quoted);
//! assert!(claim.span.of(text).contains("We lost 40 boats"));
//! assert_eq!(analysis.sources[0].name, "Ana Ruiz");
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "embedded-model"))]
//! # fn main() {}
//! ```
//!
//! # What comes out
//!
//! An [`Analysis`] holds lists that refer to each other by small ids, which are positions in those lists:
//!
//! | list | what stands in it |
//! |---|---|
//! | [`blocks`](Analysis::blocks), [`sentences`](Analysis::sentences) | the page, cut; navigation and the like are [`Furniture`](text::BlockKind::Furniture) |
//! | [`entities`](Analysis::entities) | who and what is named, with every [`Mention`](entities::Mention) |
//! | [`values`](Analysis::values) | dates, sums, shares, quantities, normalised |
//! | [`attributions`](Analysis::attributions) | source, cue and contents: who says what |
//! | [`claims`](Analysis::claims) | what could be checked, and in which [`Manner`](claims::Manner) it is said |
//! | [`sources`](Analysis::sources) | who stands behind the article, and with how many words |
//!
//! [`export`] writes it as HTML, CSV, Web Annotations and schema.org; [`desk`] lists what an editor should look at before
//! publishing. Every type of the output writes and reads the same JSON (with serde) as the command line, the npm package
//! and the Python package. These types may gain fields and kinds: a program gets them from an [`Analyzer`] or from JSON, and
//! never writes one field by field.
//!
//! # Units
//!
//! A [`Span`] counts UTF-8 bytes, so that `span.of(text)` is a slice. [`Analysis::counted_in`] converts a whole analysis,
//! in one pass, to code units of UTF-16 (JavaScript, Java) or to code points (Python). A [`Score`] is a whole number of
//! thousandths: the same text and the same version give the same bytes of JSON on every machine.
//!
//! # Failure
//!
//! Only loading a model can fail ([`ModelError`]). Analysis takes any string, never panics, and its time grows linearly
//! with the text.
//!
//! # Threads
//!
//! An [`Analyzer`] is [`Send`] and [`Sync`]. Make one, share it by reference, and call
//! [`analyze`](Analyzer::analyze) from as many threads as there are cores: it holds the model once and remembers word
//! forms. It starts no thread of its own.
//!
//! ```
//! # #[cfg(feature = "embedded-model")]
//! # fn main() -> Result<(), claimlight::ModelError> {
//! let analyzer = claimlight::Analyzer::new(claimlight::Model::embedded()?);
//! let texts = ["The pier is closed, Ana Ruiz said.", "“Never,” said Ilva Brandt."];
//! let counts: Vec<usize> = std::thread::scope(|scope| {
//!     let threads = texts.map(|text| scope.spawn(|| analyzer.analyze(text).sources.len()));
//!     threads.into_iter().map(|thread| thread.join().unwrap_or_default()).collect()
//! });
//! assert_eq!(counts, [1, 1]);
//! # Ok(())
//! # }
//! # #[cfg(not(feature = "embedded-model"))]
//! # fn main() {}
//! ```
//!
//! # Features
//!
//! - `embedded-model` (default): [`Model::embedded`] holds the model, about 2 MB. Without it, load one with
//!   [`Model::from_bytes`].
//! - `cli`: the program `claimlight`, and all that only it needs (`training` among it).
//! - `training`: what `claimlight features` writes and the scripts in `training/` fit weights to. It follows the model, and may
//!   change with any version.
//!
//! # Licence
//!
//! The code is MIT or Apache-2.0, at your choice. The model's weights, which `embedded-model` compiles in, are CC BY-SA 4.0.

#[macro_use]
mod data_file;

mod analysis;
mod analyzer;
pub mod attributions;
pub mod claims;
pub mod desk;
pub mod entities;
pub mod export;
mod hashing;
mod lexicon;
mod offsets;
mod reading;
mod sorting;
mod span;
mod syntax;
pub mod tagger;
pub mod text;
pub mod values;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
mod word_set;

pub use analysis::{Analysis, BlockOut, Day, Engine, SCHEMA_VERSION, SentenceOut, text_hash};
pub use analyzer::Analyzer;
pub use offsets::{OffsetMap, OffsetUnit};
pub use span::{
    AttributionId, BlockIndex, ClaimId, EntityId, Score, SentenceIndex, Span, TokenIndex, TokenRange, ValueId,
};
pub use tagger::{Model, ModelError};
