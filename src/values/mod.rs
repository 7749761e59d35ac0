//! Tokens into [`Value`]s: dates, times, durations, money, percentages, quantities, numbers.

use crate::span::{Span, ValueId};
use crate::text::Document;
use serde::Serialize;

/// A value of the text, recognised and normalised.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Value {
    /// Its name in the output.
    pub id: ValueId,
    /// Where it stands, unit and qualifier included: `about` and `more than` are left out.
    pub span: Span,
    /// What it measures.
    pub kind: ValueKind,
    /// What it comes to.
    pub normalized: Normalized,
}

/// What a value measures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum ValueKind {
    /// A calendar date, or a stretch of the calendar: `12 March`, `last week`, `2019`, `the 1990s`.
    Date,
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

/// What a value comes to. Fields that do not apply are left out.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Normalized {
    /// The number, as a plain decimal: `8000`, `-2.5`; for a range, its lower end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upper: Option<String>,
    /// Unit: a UCUM code or an English singular for quantities, an ISO 4217 code for money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// ISO 8601 or TIMEX3 value of a date, a time or a duration: `2019-03-12`, `XXXX-03`, `P3D`, `PAST_REF`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    /// `approximate`, `atLeast`, `atMost`, `moreThan`, `lessThan`, where the words say so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub qualifier: Option<&'static str>,
}

/// Finds the values of a document, in text order, disjoint. Furniture is skipped.
#[must_use]
pub fn recognize(document: &Document<'_>) -> Vec<Value> {
    let _ = document;
    Vec::new()
}
