//! A number and a unit of time into an ISO 8601 period; words told from today into dates.

use crate::values::decimal::Decimal;
use crate::values::lists::{TIME_UNITS, larger_unit, without_s};
use crate::values::numbers::{Form, Number, Scales, number};
use crate::values::words::Words;
use crate::values::{Found, Normalized, ValueKind};

/// A length of time.
#[derive(Debug)]
pub(in crate::values) struct Period {
    /// `P3Y`; nothing where the number is not known, as in `decades`.
    pub(in crate::values) iso: Option<String>,
    /// The unit's English singular.
    pub(in crate::values) unit: &'static str,
    /// Its TIMEX3 designator.
    designator: &'static str,
    /// The first word behind.
    pub(in crate::values) end: usize,
}

/// Whether the word is a unit of time.
pub(in crate::values) fn is_time_unit(word: &str) -> bool {
    time_unit(word).is_some()
}

/// Reads the unit of time at `unit_at` that `number` counts.
#[inline(never)]
pub(in crate::values) fn period(words: &Words<'_>, number: &Number, unit_at: usize) -> Option<Period> {
    let of = number.form == Form::Vague && words.lower(unit_at) == "of";
    let unit_at = if of { unit_at + 1 } else { unit_at };
    let (unit, designator) = time_unit(words.lower(unit_at))?;
    // `the 3 second-hand cars`, `two second places`: a unit of time stands in the plural or behind a hyphen.
    let one = number.value.to_whole() == Some(1) || number.form == Form::Fraction;
    let plural = words.lower(unit_at).ends_with('s') || words.lower(unit_at) == "millennia";
    if unit == "second" && !one && !plural && !words.is_dash(unit_at - 1) {
        return None;
    }
    let iso = (number.form != Form::Vague).then(|| written(number.value, designator)).flatten();
    Some(Period { iso, unit, designator, end: unit_at + 1 })
}

/// The English singular of a unit of time, and its designator.
#[inline(never)]
fn time_unit(word: &str) -> Option<(&'static str, &'static str)> {
    let designator = TIME_UNITS.get(word).or_else(|| TIME_UNITS.get(without_s(word)?))?;
    let unit = match designator {
        "TS" => "second",
        "TM" => "minute",
        "TH" => "hour",
        "D" => "day",
        "W" => "week",
        "2W" => "fortnight",
        "WE" => "weekend",
        "M" => "month",
        "Q" => "quarter",
        "Y" => "year",
        "10Y" => "decade",
        "100Y" => "century",
        _ => "millennium",
    };
    Some((unit, designator))
}

/// `P20Y` for two decades, `PT48H`.
#[inline(never)]
fn written(value: Decimal, designator: &str) -> Option<String> {
    let (time, letters) = designators(designator);
    Some(format!("P{time}{}{letters}", value.times(factor(designator).into())?))
}

/// Adds a smaller unit to a period of `first` units: `2 years and 3 months` comes to 27 months, `P2Y3M`.
pub(in crate::values) fn with_smaller(
    words: &Words<'_>,
    at: usize,
    first: Decimal,
    period: &Period,
) -> Option<Found> {
    let next = match (words.lower(period.end), words.lower(period.end + 1)) {
        (",", "and") => period.end + 2,
        (",", _) => period.end + 1,
        // `between two weeks and 10 days` has two ends.
        ("and", _) if at == 0 || words.lower(at - 1) != "between" => period.end + 1,
        _ => period.end,
    };
    let second = number(words, next, Scales::Plain)?;
    let plain = second.upper.is_none() && matches!(second.form, Form::Figure | Form::Spelled);
    let (unit, designator) = time_unit(words.lower(second.end)).filter(|_| plain)?;
    let (larger, count) = larger_unit(designator)?;
    let end = second.end + 1;
    if larger != period.designator
        || !second.value.is_below(Decimal::whole(count))
        || words.is_tight_dash(end)
    {
        return None;
    }
    let value = Decimal::whole(first.to_whole()?).times(count)?.plus(second.value)?;
    let iso = match (written(first, period.designator)?, written(second.value, designator)?) {
        // ISO 8601 sets no weeks beside days.
        _ if larger == "W" => written(value, designator)?,
        (first, second) if first.contains('T') => first + second.trim_start_matches("PT"),
        (first, second) => first + second.trim_start_matches('P'),
    };
    let normalized = Normalized {
        value: Some(value.to_string()),
        unit: Some(unit.to_owned()),
        iso: Some(iso),
        ..Normalized::default()
    };
    Some(Found { start: at, end, kind: ValueKind::Duration, normalized })
}

/// The `T` that a designator asks for, and its letters.
fn designators(designator: &str) -> (&'static str, &str) {
    match designator.strip_prefix('T') {
        Some(letters) => ("T", letters),
        None => ("", designator.trim_start_matches(|c: char| c.is_ascii_digit())),
    }
}

/// How many of its letters a designator counts as: ten years make a decade.
fn factor(designator: &str) -> u32 {
    let (_, letters) = designators(designator);
    designator.strip_suffix(letters).and_then(|digits| digits.parse().ok()).unwrap_or(1)
}

/// Reads a date told from the day of writing: `yesterday`, `last week`, `three days ago`.
///
/// Its ISO value is a signed period: `-P1D`, `-P1W`, `-P3D`; `P0Y` is this year.
pub(in crate::values) fn relative(words: &Words<'_>, at: usize) -> Option<Found> {
    let (end, iso) = day_word(words, at).or_else(|| next_unit(words, at)).or_else(|| ago(words, at))?;
    let normalized = Normalized { iso: Some(iso), ..Normalized::default() };
    Some(Found { start: at, end, kind: ValueKind::RelativeDate, normalized })
}

fn day_word(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let (length, iso) = match words.lower(at) {
        "today" | "tonight" => (1, "P0D"),
        "yesterday" => (1, "-P1D"),
        "tomorrow" => (1, "P1D"),
        "the" if words.lower(at + 1) == "day" => match words.lower_of(at + 2, at + 4) {
            "before yesterday" => (4, "-P2D"),
            "after tomorrow" => (4, "P2D"),
            _ => return None,
        },
        _ => return None,
    };
    // `USA Today` is a paper, `Tomorrow Group` a company.
    let neighbour = (at > 0 && words.is_capitalized(at - 1)) || words.is_capitalized(at + 1);
    let named = words.is_name_like(at) && neighbour;
    (!named).then(|| (at + length, iso.to_owned()))
}

/// `last week`, `this month`, `next year`, `last night`, `this summer`.
fn next_unit(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let (sign, count) = match words.lower(at) {
        "last" => ("-", 1),
        "this" | "current" => ("", 0),
        "next" | "coming" => ("", 1),
        _ => return None,
    };
    let unit = words.lower(at + 1);
    // `last-week talks`; `the last week of June` is told from June, `this fall in prices` is no season.
    let adjective = words.is_dash(at + 2) && words.glued(at + 2);
    if adjective || words.lower(at + 2) == "of" || unit == "fall" && words.lower(at + 2) == "in" {
        return None;
    }
    let iso = match unit {
        "night" | "morning" | "afternoon" | "evening" => format!("{sign}P{count}D"),
        "spring" => "XXXX-SP".to_owned(),
        "summer" => "XXXX-SU".to_owned(),
        "autumn" | "fall" => "XXXX-FA".to_owned(),
        "winter" => "XXXX-WI".to_owned(),
        _ => {
            let designator = TIME_UNITS.get(unit)?;
            // `this minute` is a turn of phrase, `the next day` told from another day.
            if designator.starts_with('T') || designator == "D" {
                return None;
            }
            let (_, letters) = designators(designator);
            format!("{sign}P{}{letters}", count * factor(designator))
        }
    };
    Some((at + 2, iso))
}

/// A length of time that tells one date from another.
pub(super) struct Length {
    pub(super) iso: Option<String>,
    /// Nothing where the words leave it open: `years later`.
    pub(super) value: Option<String>,
    pub(super) unit: String,
    pub(super) end: usize,
}

/// `three days`, `a year`, `2 years and 3 months`, `decades`.
pub(super) fn length(words: &Words<'_>, at: usize) -> Option<Length> {
    let (first, period) = if let Some(stretch) = stretch(words, at) {
        (stretch.value, stretch.period())
    } else if let Some(number) = number(words, at, Scales::Plain) {
        let told = number.upper.is_none() && number.form != Form::Vague;
        (told.then_some(number.value), period(words, &number, number.end)?)
    } else {
        let (unit, designator) = time_unit(words.lower(at)).filter(|_| words.lower(at).ends_with('s'))?;
        (None, Period { iso: None, unit, designator, end: at + 1 })
    };
    if let Some(found) = first.and_then(|first| with_smaller(words, at, first, &period)) {
        let Normalized { iso, value, unit, .. } = found.normalized;
        return Some(Length { iso, value, unit: unit.unwrap_or_default(), end: found.end });
    }
    let value = first.map(|value| value.to_string());
    Some(Length { iso: period.iso, value, unit: period.unit.to_owned(), end: period.end })
}

/// `three days ago`, `a year ago`, `decades ago`, `two weeks from now`.
fn ago(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let Length { iso, end, .. } = length(words, at)?;
    match (words.lower(end), words.lower(end + 1)) {
        ("ago", _) => Some((end + 1, iso.map_or_else(|| "PAST_REF".to_owned(), |iso| format!("-{iso}")))),
        ("from", "now") => Some((end + 2, iso.unwrap_or_else(|| "FUTURE_REF".to_owned()))),
        _ => None,
    }
}

/// A length of time without a number before its unit.
struct Stretch {
    /// Nothing where the words leave it open: `several years`.
    value: Option<Decimal>,
    unit: &'static str,
    designator: &'static str,
    end: usize,
}

impl Stretch {
    fn period(&self) -> Period {
        let iso = self.value.and_then(|value| written(value, self.designator));
        Period { iso, unit: self.unit, designator: self.designator, end: self.end }
    }
}

/// `a year`, `an hour and a half`, `half a century`, `a few minutes`, `several days`.
#[inline(never)]
fn stretch(words: &Words<'_>, at: usize) -> Option<Stretch> {
    let article = |at: usize| matches!(words.lower(at), "a" | "an");
    let half = || Decimal::whole(1).over(2);
    let (value, unit_at) = match (words.lower(at), words.lower(at + 1)) {
        ("half", _) if article(at + 1) => (half(), at + 2),
        ("half", _) => (half(), at + 1),
        ("several", _) => (None, at + 1),
        ("a", "few") => (None, at + 2),
        ("a", "couple") if words.lower(at + 2) == "of" => (Some(Decimal::whole(2)), at + 3),
        _ if article(at) => (Some(Decimal::whole(1)), at + 1),
        _ => return None,
    };
    let (unit, designator) = time_unit(words.lower(unit_at))?;
    let plural = words.lower(unit_at).ends_with('s');
    let end = unit_at + 1;
    let several = value.is_none() || unit_at == at + 3;
    if plural != several || words.is_tight_dash(end) {
        return None;
    }
    match value.filter(|_| words.lower_of(end, end + 3) == "and a half") {
        Some(value) => Some(Stretch { value: Some(value.plus(half()?)?), unit, designator, end: end + 3 }),
        None => Some(Stretch { value, unit, designator, end }),
    }
}

/// Reads a duration that has no number: `half an hour`, `several days`, and `a year` where the word
/// before asks for a length of time (`$5 a year` does not).
pub(in crate::values) fn indefinite(words: &Words<'_>, at: usize) -> Option<Found> {
    let stretch = stretch(words, at)?;
    if let Some(found) = stretch.value.and_then(|value| with_smaller(words, at, value, &stretch.period())) {
        return Some(found);
    }
    let whole = stretch.value.and_then(Decimal::to_whole) == Some(1);
    if whole && !(at > 0 && is_length_sign(words.lower(at - 1))) {
        return None;
    }
    let (time, letters) = designators(stretch.designator);
    let iso = stretch.value.and_then(|value| written(value, stretch.designator));
    let normalized = Normalized {
        value: stretch.value.map(|value| value.to_string()),
        unit: Some(stretch.unit.to_owned()),
        iso: Some(iso.unwrap_or_else(|| format!("P{time}X{letters}"))),
        qualifier: (words.lower(at + 1) == "couple").then_some("approximate".into()),
        ..Normalized::default()
    };
    Some(Found { start: at, end: stretch.end, kind: ValueKind::Duration, normalized })
}

fn is_length_sign(word: &str) -> bool {
    matches!(
        word,
        "about"
            | "after"
            | "almost"
            | "for"
            | "in"
            | "lasted"
            | "least"
            | "nearly"
            | "over"
            | "take"
            | "takes"
            | "than"
            | "took"
            | "within"
    )
}
