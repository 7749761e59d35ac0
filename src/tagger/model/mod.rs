//! Bytes of a model file into a [`Model`]: every length and range is checked before one exists.
//!
//! # The file, version 2
//!
//! All integers are little-endian; nothing is padded. `C` is the width, `D` the sum of the six part
//! dimensions, matrices are written row by row, the last index running fastest. The arithmetic that
//! the numbers serve is docs/decisions/0002-integer-network.md.
//!
//! | field | type | rule |
//! |---|---|---|
//! | magic | 4 bytes | `CLMT` |
//! | version | u32 | 2 |
//! | name | u16 length, then UTF-8 | 1 to 64 bytes |
//!
//! Header, each a u32, in this order:
//!
//! | field | rule |
//! |---|---|
//! | width `C` | multiple of 16, 16 to 256 |
//! | layers `L` | 1 to 16 |
//! | vocabulary `V`, word buckets `B`, word dimension | `V` may be 0, `B` at least 1 |
//! | prefix rows, prefix dimension | rows at least 1 |
//! | suffix rows, suffix dimension | rows at least 1 |
//! | shape rows, shape dimension | rows at least 1 |
//! | lexicon units, lexicon dimension | units 1 to 64 |
//! | gram rows, gram dimension | rows at least 1 |
//! | context rows | [`CONTEXT_TABLE_ROWS`](super::features::CONTEXT_TABLE_ROWS) |
//! | entity labels | 49 |
//! | role labels | 13 |
//! | sentence units `U` | 1 to 64 |
//! | sentence scores | 3: check-worthiness, verifiable, hedged |
//! | sentence word rows `R` | a power of two |
//!
//! Each dimension is 1 to 256, `D` at most 512, and any number of rows at most 2^20.
//!
//! Sections, in this order. Every int8 is -127 to 127; `mult` is 1 to 255; `shift` is 1 to 24. For
//! each row of the weights of mix, layers and heads, `127·Σ|W| + |bias| < 2^23`.
//!
//! | section | content |
//! |---|---|
//! | words | the gaps between the hashes, u32 as four planes of bytes u8 `[4][V]`, the lowest bytes first; the hashes ascend strictly, the first gap is from 0; int8 `[V][dim]`; int8 `[B][dim]`. A word takes the row of its hash, or, where that is not listed, the bucket `hash % B` |
//! | prefix, suffix, shape | each int8 `[rows][dim]`; the row is `hash % rows` |
//! | lexicon | A i16 `[12][units]`, a i16 `[units]`, B i16 `[units][dim]`, b i32 `[dim]`, shift u8 (1 to 40). A word's row is `(b + Σ max(0, a + Σ A)·B + 2^(shift-1)) >> shift`, limited to ±127, where the inner sum takes the rows of the word's classes |
//! | grams | int8 `[rows][dim]`; the row is `hash % rows` |
//! | mix | W int8 `[2C][D]`, bias i32 `[2C]`, mult u8 `[C]`, shift u8. `D` lies in the order word, prefix, suffix, shape, lexicon, grams; outputs `2j` and `2j+1` compete |
//! | context | i16 `[rows][C]`, -32767 to 32767 |
//! | layers, each | dilation u8 (1 to 64), W int8 `[2C][3][C]`, bias i32 `[2C]`, mult u8 `[C]`, shift u8. Tap 0 is the token before |
//! | entity head | W int8 `[49][C]`, bias i32 `[49]`, mult u8 `[49]`, shift u8, `o_bias` i16, transitions i16 `[50][50]` |
//! | role head | the same with 13 and `[14][14]` |
//! | sentence units | P int8 `[U][C]`, bias i32 `[U]`, mult u8 `[U]`, shift u8 |
//! | sentence scores | W int8 `[3][2U]` (first the maxima, then the means), bias i32 `[3]`, mult u8 `[3]`, shift u8 |
//! | sentence words | W int8 `[R][3]`, mult u8 `[3]`, shift u8; the row is `hash % R` |
//! | calibration | five tables, for names, roles, check-worthiness, verifiable, hedged: count u8 (0 to 32), then that many points u16 x, u16 y in permille, x strictly ascending, both at most 1000 |
//! | checksum | CRC-32 (zlib's) of all bytes before it |
//!
//! `o_bias` is added to every logit of `O`. `transitions[from][to]` is in units of 1/256; row 49 (13)
//! is the start of a sentence (a block), column 49 (13) its end; entries that BIOES forbids are never
//! read. A calibration table is read as a line through its points, level beyond its ends; a table
//! without points changes nothing.

mod error;
mod lexicon;
mod parse;
mod reader;
mod sections;

pub use error::ModelError;
pub use sections::Section;

use super::confidence::Calibration;
use super::kernels::{Rescale, Weights};
use super::viterbi::Transitions;

const MAGIC: &[u8] = b"CLMT";

/// The format that this library reads.
const VERSION: u32 = 2;

/// All that training has learned. Immutable, and shared by any number of taggers.
pub struct Model {
    name: String,
    /// Numbers that the network holds of each token.
    pub(super) width: usize,
    /// See [`norm_scale`](super::kernels::norm_scale).
    pub(super) norm_scale: u64,
    pub(super) words: Words,
    pub(super) prefix: Part,
    pub(super) suffix: Part,
    pub(super) shape: Part,
    pub(super) lexicon: Part,
    pub(super) grams: Part,
    pub(super) mix: Maxout,
    /// `[rows][width]`.
    pub(super) context: Vec<i16>,
    pub(super) layers: Vec<Layer>,
    pub(super) entities: TagHead,
    pub(super) roles: TagHead,
    pub(super) sentences: SentenceHead,
    pub(super) calibrations: Calibrations,
}

/// The rows of one table of embeddings.
pub(super) struct Part {
    rows: Vec<i8>,
    dimension: usize,
}

/// Rows of known words, and rows that all other words share.
pub(super) struct Words {
    /// Ascending.
    hashes: Vec<u32>,
    rows: Vec<i8>,
    buckets: Part,
}

/// A convolution whose outputs compete in pairs.
pub(super) struct Maxout {
    pub(super) weights: Weights,
    pub(super) rescale: Rescale,
}

/// What the network does [`Model::layers`] times.
pub(super) struct Layer {
    pub(super) dilation: usize,
    pub(super) maxout: Maxout,
}

/// A matrix that turns the network's last state into logits.
pub(super) struct Linear {
    pub(super) weights: Weights,
    pub(super) rescale: Rescale,
}

/// What scores BIOES labels.
pub(super) struct TagHead {
    pub(super) linear: Linear,
    /// Added to every logit of `O`: above 0 for precision, below for recall.
    pub(super) outside_bias: i16,
    pub(super) transitions: Transitions,
}

/// What scores sentences.
pub(super) struct SentenceHead {
    pub(super) units: Linear,
    /// `[3][2 · units]`: maxima, then means.
    pub(super) weights: Vec<i8>,
    pub(super) bias: Vec<i32>,
    pub(super) rescale: Rescale,
    /// `[rows][3]`.
    pub(super) words: Vec<i8>,
    pub(super) words_rescale: Rescale,
}

/// How often the network is right when it says so.
pub(super) struct Calibrations {
    pub(super) names: Calibration,
    pub(super) roles: Calibration,
    /// Check-worthiness, verifiable, hedged.
    pub(super) scores: [Calibration; 3],
}

impl Model {
    /// Reads a model file.
    ///
    /// Memory stays within a small multiple of the file's length, whatever the file says.
    ///
    /// # Errors
    ///
    /// When the bytes are no model of this format, or a damaged one; a model that loads never fails.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        parse::model(bytes)
    }

    /// Reads the model that the library was built with.
    ///
    /// # Errors
    ///
    /// When the library was built with something that is no model.
    #[cfg(feature = "embedded-model")]
    pub fn embedded() -> Result<Self, ModelError> {
        Self::from_bytes(include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/models/en-news-3/model.bin")))
    }

    /// The model's name: `en-news-3`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many tokens on either side can bear on a token's labels.
    pub(super) fn reach(&self) -> usize {
        self.layers.iter().map(|layer| layer.dilation).sum()
    }

    /// The greatest dilation.
    pub(super) fn dilation(&self) -> usize {
        self.layers.iter().map(|layer| layer.dilation).max().unwrap_or(0)
    }
}

impl Part {
    /// The row that a hash falls on.
    pub(super) fn row(&self, hash: u32) -> &[i8] {
        let rows = (self.rows.len() / self.dimension).max(1);
        let start = hash as usize % rows * self.dimension;
        self.rows.get(start..start + self.dimension).unwrap_or_default()
    }

    /// Numbers in a row.
    pub(super) const fn dimension(&self) -> usize {
        self.dimension
    }
}

impl Words {
    /// The word's own row, or that of its bucket.
    pub(super) fn row(&self, hash: u32) -> &[i8] {
        match self.hashes.binary_search(&hash) {
            Ok(at) => {
                let start = at * self.buckets.dimension;
                self.rows.get(start..start + self.buckets.dimension).unwrap_or_default()
            }
            Err(_) => self.buckets.row(hash),
        }
    }
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model")
            .field("name", &self.name)
            .field("width", &self.width)
            .field("layers", &self.layers.len())
            .finish_non_exhaustive()
    }
}
