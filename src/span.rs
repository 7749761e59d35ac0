//! Offsets into a text: half-open byte spans, and the small integers that name things found in it.

use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A half-open range `[start, end)` of UTF-8 byte offsets into one text.
///
/// Both ends lie on character boundaries of the text that the span was made for. On the wire a span
/// is a pair `[start, end]`, in whatever unit the [`Analysis`](crate::Analysis) says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` to `end`; when they are out of order, the empty span at `start`.
    #[must_use]
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The span of a byte range, for ranges that come from string searches.
    ///
    /// Offsets beyond `u32::MAX` are held at it; an analysis never reads that far.
    #[must_use]
    pub fn from_range(range: std::ops::Range<usize>) -> Self {
        let hold = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self::new(hold(range.start), hold(range.end))
    }

    /// First offset inside.
    #[must_use]
    pub const fn start(self) -> u32 {
        self.start
    }

    /// First offset behind.
    #[must_use]
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    #[must_use]
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether nothing lies inside.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The same as a range of `usize`, for slicing.
    #[must_use]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text under the span, or the empty string where the span does not fit the text.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the offset lies inside.
    #[must_use]
    pub const fn contains_offset(self, at: u32) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start, self.end).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <(u32, u32)>::deserialize(deserializer).map(|(start, end)| Self::new(start, end))
    }
}

/// A confidence or a score from 0 to 1, held in thousandths.
///
/// Whole thousandths keep the output the same byte for byte wherever it is computed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct Score(u16);

impl Score {
    /// Certainty.
    pub const ONE: Self = Self(1000);
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The score of so many thousandths, at most 1000.
    #[must_use]
    pub const fn from_permille(permille: u16) -> Self {
        Self(if permille > 1000 { 1000 } else { permille })
    }

    /// The nearest score; anything below 0 (or not a number) is 0, anything above 1 is 1.
    #[must_use]
    pub fn from_f32(value: f32) -> Self {
        // A float cast saturates, and takes NaN to 0.
        Self(((value * 1000.0 + 0.5) as u16).min(1000))
    }

    /// Thousandths, 0 to 1000.
    #[must_use]
    pub const fn permille(self) -> u16 {
        self.0
    }

    /// As a number from 0 to 1.
    #[must_use]
    pub fn to_f32(self) -> f32 {
        f32::from(self.0) / 1000.0
    }

    /// The product of two scores, rounded down.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self((u32::from(self.0) * u32::from(other.0) / 1000) as u16)
    }
}

impl Serialize for Score {
    /// Writes 0 and 1 as integers, so that JSON from Rust and from JavaScript agree to the byte.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            0 => serializer.serialize_u8(0),
            1000 => serializer.serialize_u8(1),
            permille => serializer.serialize_f64(f64::from(permille) / 1000.0),
        }
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        f32::deserialize(deserializer).map(Self::from_f32)
    }
}

/// What index and id types have in common: each is a position in a list.
macro_rules! position {
    ($name:ident) => {
        impl $name {
            /// What stands at position `at` of its list.
            #[must_use]
            pub fn from_usize(at: usize) -> Self {
                Self(u32::try_from(at).unwrap_or(u32::MAX))
            }

            /// The position in its list.
            #[must_use]
            pub const fn get(self) -> usize {
                self.0 as usize
            }
        }
    };
}

/// Declares index types: small integers that name an item of one list and cannot be mixed up.
macro_rules! index {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub u32);

        position!($name);
    )*};
}

index! {
    /// Names a block of a document.
    BlockIndex;
    /// Names a sentence of a document.
    SentenceIndex;
    /// Names a token of a document.
    TokenIndex;
}

/// A half-open range of tokens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Debug)]
pub struct TokenRange {
    /// First token inside.
    pub start: TokenIndex,
    /// First token behind.
    pub end: TokenIndex,
}

impl TokenRange {
    /// The range of positions `start..end`.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: TokenIndex::from_usize(start), end: TokenIndex::from_usize(end.max(start)) }
    }

    /// As a range of positions.
    #[must_use]
    pub const fn range(self) -> std::ops::Range<usize> {
        self.start.get()..self.end.get()
    }

    /// How many tokens.
    #[must_use]
    pub const fn len(self) -> usize {
        (self.end.0 - self.start.0) as usize
    }

    /// Whether it holds no token.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.start.0 == self.end.0
    }
}

/// Declares id types: an index that reads `e0`, `v0`, … in the output.
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident $prefix:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub u32);

        position!($name);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, concat!($prefix, "{}"), self.0)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                let id = text.strip_prefix($prefix).and_then(|number| number.parse().ok()).map(Self);
                // Only as it is written: `e1`, never `e01`.
                id.filter(|id| id.to_string() == text).ok_or_else(|| {
                    D::Error::invalid_value(Unexpected::Str(&text), &concat!("an id like ", $prefix, "0"))
                })
            }
        }
    )*};
}

id! {
    /// Names an entity: `e0`, `e1`, … in text order.
    EntityId "e";
    /// Names a value: `v0`, `v1`, … in text order.
    ValueId "v";
    /// Names an attribution: `a0`, `a1`, … in text order.
    AttributionId "a";
    /// Names a claim: `c0`, `c1`, … in text order.
    ClaimId "c";
}
