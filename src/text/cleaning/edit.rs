//! One change of a text.

use std::ops::Range;

/// Bytes of the text, and what is read in their place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) instead: String,
}
