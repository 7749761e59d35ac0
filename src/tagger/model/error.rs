//! What can be wrong with a model file: what was found, and what was expected.

use std::fmt;

/// Why bytes are no model.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum ModelError {
    /// The file is of another kind.
    Magic {
        /// Its first four bytes.
        found: [u8; 4],
    },
    /// The file is of a later or earlier format.
    Version {
        /// The format of the file.
        found: u32,
        /// The format that this library reads.
        expected: u32,
    },
    /// The file was damaged on its way.
    Checksum {
        /// CRC-32 of the bytes.
        found: u32,
        /// CRC-32 that the file states.
        expected: u32,
    },
    /// The file ends too early.
    Truncated {
        /// What was being read.
        section: &'static str,
        /// Bytes that it needs.
        needed: usize,
        /// Bytes that are left.
        left: usize,
    },
    /// The file goes on behind its end.
    TrailingBytes {
        /// How many bytes are too many.
        count: usize,
    },
    /// A number is out of its range.
    OutOfRange {
        /// What the number is.
        field: &'static str,
        /// The number.
        found: i64,
        /// The range, in words.
        expected: &'static str,
    },
    /// Numbers of a section, taken together, break a rule.
    Inconsistent {
        /// Where.
        section: &'static str,
        /// The rule.
        expected: &'static str,
    },
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Magic { found } => {
                write!(f, "not a model file: starts with {}, expected CLMT", found.escape_ascii())
            }
            Self::Version { found, expected } => {
                write!(f, "model file of format {found}, expected format {expected}")
            }
            Self::Checksum { found, expected } => {
                write!(f, "damaged model file: checksum is {found:08x}, expected {expected:08x}")
            }
            Self::Truncated { section, needed, left } => {
                write!(f, "model file ends in {section}: found {left} bytes, expected {needed}")
            }
            Self::TrailingBytes { count } => {
                write!(f, "model file has {count} bytes behind its end, expected none")
            }
            Self::OutOfRange { field, found, expected } => {
                write!(f, "{field} of the model is {found}, expected {expected}")
            }
            Self::Inconsistent { section, expected } => {
                write!(f, "{section} of the model is inconsistent, expected {expected}")
            }
        }
    }
}

impl std::error::Error for ModelError {}
