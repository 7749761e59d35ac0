//! Tokens into [`Value`]s: dates, times, durations, money, percentages, quantities, numbers.

mod amounts;
mod calendar;
mod decimal;
mod excluded;
mod lists;
mod money;
mod numbers;
mod openers;
mod qualifiers;
mod units;
mod words;

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;

pub use calendar::{Day, NoDay};

use crate::span::{Span, ValueId};
use crate::text::{BlockKind, Document};
use lists::{NUMERALS, Numeral};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use words::{Class, Words};

/// A value of the text, recognised and normalised.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Value {
    /// Its name in the output.
    pub id: ValueId,
    /// Where it stands, with its unit. What qualifies it is left out: `about`, `more than`, and of a date
    /// `last`, `early`; news corpora mark dates and sums of money so.
    pub span: Span,
    /// What it measures.
    pub kind: ValueKind,
    /// What it comes to.
    pub normalized: Normalized,
}

/// What a value measures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum ValueKind {
    /// A calendar date, or a stretch of the calendar: `12 March`, `Tuesday`, `2019`, `the 1990s`.
    Date,
    /// A date told from the day of writing: `yesterday`, `last week`, `three days ago`. The output format
    /// has no kind of its own for it, and news corpora do not count it as a date: there it is a `time`.
    // The JSON calls both `time`, and reads as `Time`.
    #[serde(rename = "time", skip_deserializing)]
    RelativeDate,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A sum of money.
    Money,
    /// A share in hundredths.
    Percent,
    /// A number with a unit: `8,000 terabytes`, `40 km`.
    Quantity,
    /// A bare number.
    Number,
    /// A place in an order: `third`, `21st`.
    Ordinal,
}

impl ValueKind {
    /// The word that the JSON uses.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Time | Self::RelativeDate => "time",
            Self::Duration => "duration",
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Quantity => "quantity",
            Self::Number => "number",
            Self::Ordinal => "ordinal",
        }
    }
}

/// What a value comes to. Fields that do not apply are left out.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Normalized {
    /// The number, as a plain decimal: `8000`, `-2.5`; for a range, its lower end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<String>,
    /// Unit: a UCUM code or an English singular for quantities, an ISO 4217 code for money, where the words
    /// tell the country (`peso` and `rupee` alone do not, and stand for themselves).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// ISO 8601 or TIMEX3 value of a date, a time or a duration: `2019-03-12`, `2019-03-03/2019-03-05`,
    /// `XXXX-03`, `XXXX-WXX-2` (a Tuesday), `199` (the 1990s), `13` (the 14th century), `2022-Q2`, `T15:30Z`,
    /// `P3D`. Of a relative date, a signed period from the day of writing: `-P1W` is last week, `P0Y` this
    /// year; `PAST_REF` where the words do not say how long ago. What comes again and again is a repeated
    /// period: `R/P1D` is every day; `now` is `PRESENT_REF`. A date told from another one of the text (`a year
    /// earlier`) has none: its `value` and `unit` say how far, below zero for earlier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    /// The date that it comes to, where it is told from another one that is known: `on Monday`, `last week`, `a year
    /// earlier`. In the form of `iso`: `2026-11-23`, `2026-W47`, `2025-11`, `2025`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved: Option<String>,
    /// The date that `resolved` is counted from: the day on which the article appeared, or the date before it in the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resolved_from: Option<String>,
    /// `approximate`, `atLeast`, `atMost`, `moreThan`, `lessThan`, where the words say so; of a date
    /// `early`, `mid`, `late`, `last`, `this`, `next`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<Cow<'static, str>>,
}

/// A value as a matcher finds it: words `start..end`.
#[derive(Debug)]
struct Found {
    start: usize,
    end: usize,
    kind: ValueKind,
    normalized: Normalized,
}

/// What a matcher makes of a number.
#[derive(Debug)]
enum Reading {
    Value(Found),
    /// No value, up to word `end`.
    Nothing {
        end: usize,
    },
}

/// Finds the values of a document, in text order, disjoint. Furniture is skipped.
///
/// Time grows linearly with the text; no text is refused.
///
/// ```
/// use claimlight::text::Document;
/// use claimlight::values::recognize;
///
/// let document = Document::parse("The bridge cost about $3.2 million in March 2019.");
/// let values = recognize(&document);
/// assert_eq!(document.slice(values[0].span), "$3.2 million");
/// assert_eq!(values[0].normalized.value.as_deref(), Some("3200000"));
/// assert_eq!(values[0].normalized.qualifier.as_deref(), Some("approximate"));
/// assert_eq!(values[1].normalized.iso.as_deref(), Some("2019-03"));
/// ```
#[must_use]
pub fn recognize(document: &Document<'_>) -> Vec<Value> {
    let mut values = Vec::new();
    for block in document.blocks().iter().filter(|block| block.kind != BlockKind::Furniture) {
        let words = Words::new(document, block);
        let mut at = 0;
        while at < words.len() {
            at = match read(&words, at) {
                Some(Reading::Value(mut found)) => {
                    qualifiers::qualify(&words, &mut found);
                    let id = ValueId::from_usize(values.len());
                    let span = words.span(found.start, found.end);
                    values.push(Value { id, span, kind: found.kind, normalized: found.normalized });
                    found.end
                }
                Some(Reading::Nothing { end }) => end,
                None => at + 1,
            };
        }
    }
    values
}

/// What a cardinal of one word in lower case counts: `nine`.
pub(crate) fn cardinal(word: &str) -> Option<u128> {
    match NUMERALS.get(word) {
        Some(Numeral::Cardinal(count)) => Some(count),
        _ => None,
    }
}

/// What an ordinal of one word in lower case counts: `fourteenth`, `14th`.
pub(crate) fn ordinal(word: &str) -> Option<u128> {
    if let Some(Numeral::Ordinal(count)) = NUMERALS.get(word) {
        return Some(count);
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix))?;
    digits.parse().ok()
}

/// Gives dates that are told from another one what they come to, counted from the day on which the article appeared: the
/// given one, or that which stands above it or in its dateline. Gives that day back; without one nothing is resolved.
pub fn resolve(document: &Document<'_>, values: &mut [Value], given: Option<Day>) -> Option<Day> {
    let published = given.or_else(|| calendar::published(document, values))?;
    calendar::resolve(document, values, published);
    Some(published)
}

/// Reads what begins at a word.
fn read(words: &Words<'_>, at: usize) -> Option<Reading> {
    if openers::opens(words, at) {
        matched(words, at)
    } else {
        excluded::no_value(words, at).map(|end| Reading::Nothing { end })
    }
}

/// What the matchers make of a word. Their order decides between them: the more a matcher asks of the
/// words, the sooner it comes.
fn matched(words: &Words<'_>, at: usize) -> Option<Reading> {
    if words.class(at) == Class::Letters && words.glued(at) && words.class(at - 1) == Class::Letters {
        return None;
    }
    let value = calendar::date(words, at)
        .or_else(|| calendar::time(words, at))
        .or_else(|| calendar::relative(words, at))
        .or_else(|| calendar::anchored(words, at))
        .or_else(|| money::money(words, at))
        .or_else(|| calendar::indefinite(words, at));
    if let Some(found) = value {
        return Some(Reading::Value(found));
    }
    if let Some(end) = excluded::no_value(words, at) {
        return Some(Reading::Nothing { end });
    }
    amounts::place(words, at).map(Reading::Value).or_else(|| amounts::amount(words, at))
}
