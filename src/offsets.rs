//! Byte offsets into UTF-16 code units or code points: what readers of the output count.

use crate::span::Span;
use serde::{Deserialize, Serialize};

/// The unit in which an [`Analysis`](crate::Analysis) counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize)]
#[non_exhaustive]
pub enum OffsetUnit {
    /// Bytes of UTF-8: what Rust counts.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Code units of UTF-16: what JavaScript and Java count.
    #[default]
    #[serde(rename = "utf-16")]
    Utf16,
    /// Unicode code points: what Python counts.
    #[serde(rename = "codepoint")]
    Codepoint,
}

/// How many bytes lie between two marks of the table.
const STRIDE: usize = 64;

/// Turns byte offsets of one text into another unit.
///
/// Built in one ascending pass; a look-up then walks at most 63 bytes.
#[derive(Clone, Debug)]
pub struct OffsetMap<'t> {
    text: &'t [u8],
    unit: OffsetUnit,
    /// Units before each multiple of [`STRIDE`] bytes; empty where a byte is a unit throughout.
    marks: Vec<u32>,
}

impl<'t> OffsetMap<'t> {
    /// Counts a text once.
    #[must_use]
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let bytes = text.as_bytes();
        let mut marks = Vec::new();
        if unit != OffsetUnit::Utf8 && !text.is_ascii() {
            let mut units = 0;
            for chunk in bytes.chunks(STRIDE) {
                marks.push(units);
                units += count(chunk, unit);
            }
            marks.push(units);
        }
        Self { text: bytes, unit, marks }
    }

    /// The offset in the map's unit; offsets beyond the text count as its end.
    #[must_use]
    pub fn convert(&self, offset: u32) -> u32 {
        let offset = (offset as usize).min(self.text.len());
        let Some(&before) = self.marks.get(offset / STRIDE) else {
            return u32::try_from(offset).unwrap_or(u32::MAX);
        };
        let rest = self.text.get(offset - offset % STRIDE..offset).unwrap_or_default();
        before + count(rest, self.unit)
    }

    /// The span in the map's unit.
    #[must_use]
    pub fn convert_span(&self, span: Span) -> Span {
        Span::new(self.convert(span.start()), self.convert(span.end()))
    }
}

/// Units that begin in a run of bytes: a code point begins at any byte but a continuation byte, and
/// one of four bytes counts twice in UTF-16.
fn count(bytes: &[u8], unit: OffsetUnit) -> u32 {
    let starts = bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
    let pairs = match unit {
        OffsetUnit::Utf16 => bytes.iter().filter(|&&byte| byte >= 0xF0).count(),
        OffsetUnit::Utf8 | OffsetUnit::Codepoint => 0,
    };
    u32::try_from(starts + pairs).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_agrees_with_the_standard_library() {
        let text = "naïve “quotes” 🦀 and 日本 ".repeat(20);
        let utf16 = OffsetMap::new(&text, OffsetUnit::Utf16);
        let points = OffsetMap::new(&text, OffsetUnit::Codepoint);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let before = &text[..at];
            assert_eq!(utf16.convert(at as u32) as usize, before.encode_utf16().count());
            assert_eq!(points.convert(at as u32) as usize, before.chars().count());
        }
    }

    #[test]
    fn ascii_needs_no_table() {
        let map = OffsetMap::new("plain", OffsetUnit::Utf16);
        assert!(map.marks.is_empty());
        assert_eq!(map.convert(3), 3);
        assert_eq!(map.convert(99), 5);
    }
}
