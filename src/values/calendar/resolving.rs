//! A day and what a text says from it into dates: `on Monday`, `last week`, `a year earlier`.

use super::days::{day_of_month_after, days_of_month, exists, weekday_of};
use crate::span::Span;
use crate::text::{BlockKind, Document};
use crate::values::{Normalized, Value, ValueKind};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A day of the calendar, from which a text tells its dates: `2026-11-28`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day {
    year: i32,
    month: u8,
    day: u8,
}

/// Why some words are no [`Day`].
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoDay(String);

impl fmt::Display for NoDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no day of the calendar: {} (expected YYYY-MM-DD, like 2026-11-28)", self.0)
    }
}

impl std::error::Error for NoDay {}

impl FromStr for Day {
    type Err = NoDay;

    /// Reads `2026-11-28`; what ISO 8601 writes behind a day, `T10:00:00Z`, is left out.
    fn from_str(text: &str) -> Result<Self, NoDay> {
        let date = text.split_once('T').map_or(text, |(date, _)| date).trim();
        Self::read(date).ok_or_else(|| NoDay(text.chars().take(40).collect()))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl Day {
    fn read(date: &str) -> Option<Self> {
        let figures = |text: &str, length| text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
        let (year, rest) = date.split_once('-')?;
        let (month, day) = rest.split_once('-')?;
        let written = figures(year, 4) && figures(month, 2) && figures(day, 2);
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        (written && year != "0000" && exists(year, month, day)).then_some(Self {
            year: year.parse().ok()?,
            month,
            day,
        })
    }

    fn weekday(self) -> u8 {
        weekday_of(self.year, self.month, self.day)
    }

    fn plus_days(self, days: i32) -> Self {
        let (year, month, day) = day_of_month_after(self.year, self.month, self.day, days);
        Self { year, month, day }
    }

    /// The same day of another month, or the last one that month has.
    fn plus_months(self, months: i32) -> Self {
        let month = self.year * 12 + i32::from(self.month) - 1 + months;
        let (year, month) = (month.div_euclid(12), u8::try_from(month.rem_euclid(12) + 1).unwrap_or(1));
        Self { year, month, day: self.day.min(days_of_month(Some(year), month)) }
    }

    /// `2026-W48`: the week that holds the day, as ISO 8601 counts.
    fn week(self) -> String {
        let thursday = self.plus_days(4 - i32::from(self.weekday()));
        let before: i32 =
            (1..thursday.month).map(|month| i32::from(days_of_month(Some(thursday.year), month))).sum();
        format!("{:04}-W{:02}", thursday.year, (before + i32::from(thursday.day) - 1) / 7 + 1)
    }

    /// The date that lies so many units away, as exactly as the unit tells: `a year ago` is a year.
    fn plus(self, count: i32, unit: &str) -> Option<String> {
        if count.abs() > MOST {
            return None;
        }
        let far = match unit {
            "D" => return Some(self.plus_days(count).to_string()),
            "W" => return Some(self.plus_days(count * 7).week()),
            "M" => self.plus_months(count),
            "Q" => self.plus_months(count * 3),
            "Y" => self.plus_months(count * 12),
            _ => return None,
        };
        (1..=9999).contains(&far.year).then(|| match unit {
            "M" => format!("{:04}-{:02}", far.year, far.month),
            "Q" => format!("{:04}-Q{}", far.year, (far.month - 1) / 3 + 1),
            _ => format!("{:04}", far.year),
        })
    }
}

/// Farthest that is counted, in any unit.
const MOST: i32 = 2_000;

/// The day on which an article says that it appeared: a date that stands alone above it, or the one of its dateline.
pub(in crate::values) fn published(document: &Document<'_>, values: &[Value]) -> Option<Day> {
    /// Longest a dateline is before and behind its date: `TARN, May 3, 2026 (WNA) —`.
    const DATELINE: usize = 32;
    /// Most lines above an article that are looked at, so that time stays linear.
    const BYLINES: usize = 8;
    let day = |value: &Value| value.normalized.iso.as_deref().and_then(Day::read);
    let blocks = document.blocks();
    let first = blocks.iter().position(|block| block.kind == BlockKind::Paragraph)?;
    let inside = |at: usize| {
        let span = blocks.get(at).map(|block| block.span);
        values.iter().filter(move |value| span.is_some_and(|span| span.contains(value.span)))
    };
    let above = (0..=first).filter(|&at| blocks.get(at).is_some_and(|block| block.kind == BlockKind::Byline));
    above.take(BYLINES).flat_map(inside).find_map(day).or_else(|| {
        let block = blocks.get(first)?;
        let value = inside(first).next()?;
        let text = document.text();
        let before = text.get(block.span.start() as usize..value.span.start() as usize)?;
        let behind: String =
            text.get(value.span.end() as usize..)?.chars().take(DATELINE).take_while(|&c| c != '.').collect();
        let dashed = ["—", "–", " - ", "--"].iter().any(|dash| behind.contains(dash));
        let place = before.chars().next().is_none_or(char::is_uppercase) && before.len() <= DATELINE;
        day(value).filter(|_| dashed && place)
    })
}

/// Gives each value that is told from the day of writing, or from the date before it in its block, the date that it
/// comes to.
pub(in crate::values) fn resolve(document: &Document<'_>, values: &mut [Value], published: Day) {
    let mut rest = values;
    for block in document.blocks().iter().filter(|block| block.kind != BlockKind::Furniture) {
        let skip = rest.iter().take_while(|value| value.span.start() < block.span.start()).count();
        let here = rest.iter().skip(skip).take_while(|value| value.span.end() <= block.span.end()).count();
        let (_, from) = std::mem::take(&mut rest).split_at_mut(skip);
        let (inside, later) = from.split_at_mut(here);
        rest = later;
        if inside.is_empty() {
            continue;
        }
        let mut before: Option<String> = None;
        for value in inside.iter_mut().filter(|value| is_calendar(value.kind)) {
            let found = match before.as_deref().and_then(|anchor| apart(anchor, &value.normalized)) {
                Some(resolved) => Some((resolved, before.clone().unwrap_or_default())),
                None => {
                    let ahead = foretells(document, value.span);
                    told(published, &value.normalized, ahead).map(|date| (date, published.to_string()))
                }
            };
            let normalized = &mut value.normalized;
            match found {
                Some((resolved, from)) => {
                    before = Some(resolved.clone());
                    (normalized.resolved, normalized.resolved_from) = (Some(resolved), Some(from));
                }
                None => {
                    before = normalized
                        .iso
                        .clone()
                        .filter(|iso| iso.starts_with(|c: char| c.is_ascii_digit()))
                        .or(before)
                }
            }
        }
    }
}

fn is_calendar(kind: ValueKind) -> bool {
    matches!(kind, ValueKind::Date | ValueKind::RelativeDate | ValueKind::Time)
}

/// Whether the verb that a date stands with foretells: the nearest before it, or behind it where it opens its sentence.
fn foretells(document: &Document<'_>, date: Span) -> bool {
    const NEAR: usize = 12;
    /// Most words before a date that opens its sentence: `On`, `From next`.
    const OPENING: usize = 2;
    let sentences = document.sentences();
    let at = sentences.partition_point(|sentence| sentence.span.end() <= date.start());
    let Some(sentence) = sentences.get(at) else { return false };
    let tokens = document.tokens_in(sentence.tokens);
    let from = tokens.partition_point(|token| token.span.end() <= date.start());
    let verb = |text: &str| {
        let word = text.to_ascii_lowercase();
        match word.as_str() {
            "will" | "'ll" | "’ll" | "shall" | "due" | "expected" | "scheduled" | "planned" | "plans" => {
                Some(true)
            }
            "said" | "told" | "was" | "were" | "had" => Some(false),
            _ => word.ends_with("ed").then_some(false),
        }
    };
    let word = |token: &crate::text::Token| verb(document.slice(token.span));
    let before = tokens.get(..from).unwrap_or_default();
    let behind = tokens.get(from..).unwrap_or_default();
    let nearest = before.iter().rev().take(NEAR).find_map(word);
    let opens = || (from <= OPENING).then(|| behind.iter().take(NEAR).find_map(word)).flatten();
    nearest.or_else(opens).unwrap_or(false)
}

/// What is told from the day of writing: `ahead` where the words around it foretell.
fn told(day: Day, normalized: &Normalized, ahead: bool) -> Option<String> {
    let iso = normalized.iso.as_deref()?;
    let qualifier = normalized.qualifier.as_deref();
    let (last, next) = (qualifier == Some("last"), qualifier == Some("next"));
    let ahead = next || ahead && !last;
    if let Some(rest) = iso.strip_prefix("XXXX-WXX-") {
        let weekday = i32::from(rest.get(..1)?.parse::<u8>().ok()?);
        let since = (i32::from(day.weekday()) - weekday).rem_euclid(7);
        let days = match (ahead, since) {
            (true, 0) if next => 7,
            (false, 0) if last => -7,
            (true, since) => (7 - since) % 7,
            (false, since) => -since,
        };
        return Some(format!("{}{}", day.plus_days(days), rest.get(1..)?));
    }
    if let Some(rest) = iso.strip_prefix("XXXX-").filter(|rest| !rest.contains(['/', 'X'])) {
        return in_year(day, rest, ahead, last, next);
    }
    let (sign, period) = iso.strip_prefix('-').map_or((1, iso), |period| (-1, period));
    let period = period.strip_prefix('P')?;
    let at = period.find(|c: char| !c.is_ascii_digit())?;
    day.plus(sign * period.get(..at)?.parse::<i32>().ok()?, period.get(at..)?)
}

/// A month, a day of it or a quarter without a year: the latest that has begun, or the next that is to come.
fn in_year(day: Day, rest: &str, ahead: bool, last: bool, next: bool) -> Option<String> {
    let (month, of_month) = match rest.strip_prefix('Q') {
        Some(quarter) => (quarter.parse::<u8>().ok()?.checked_mul(3)?.checked_sub(2)?, None),
        None => match rest.split_once('-') {
            Some((month, of_month)) => (month.parse().ok()?, Some(of_month.parse().ok()?)),
            None => (rest.parse::<u8>().ok()?, None),
        },
    };
    let length = if rest.starts_with('Q') { 3 } else { 1 };
    let now = (day.month, of_month.map_or(0, |_| day.day));
    let then = (month, of_month.unwrap_or(0));
    let is_now = of_month.is_none() && (month..month + length).contains(&day.month);
    let year = match (ahead, then.cmp(&now)) {
        _ if is_now => day.year + i32::from(next) - i32::from(last),
        (true, std::cmp::Ordering::Less) => day.year + 1,
        (false, std::cmp::Ordering::Greater) => day.year - 1,
        _ => day.year,
    };
    let date = format!("{year:04}-{rest}");
    (of_month.is_none() && (1..=12).contains(&month) || Day::read(&date).is_some()).then_some(date)
}

/// `a year earlier`: so far from the date before, where that is told as exactly.
fn apart(anchor: &str, normalized: &Normalized) -> Option<String> {
    let (count, unit) = (normalized.value.as_deref()?.parse().ok()?, normalized.unit.as_deref()?);
    let day = anchor.get(..10).and_then(Day::read);
    let month = Day::read(&format!("{anchor}-01"));
    let year = Day::read(&format!("{anchor}-01-01"));
    match (unit, day, month, year) {
        ("day", Some(day), ..) => day.plus(count, "D"),
        ("week", Some(day), ..) => day.plus(i32::checked_mul(count, 7)?, "D"),
        ("month", Some(day), ..) | ("month", _, Some(day), _) => day.plus(count, "M"),
        ("year", _, Some(day), _) => day.plus(i32::checked_mul(count, 12)?, "M"),
        ("year", Some(day), ..) | ("year", .., Some(day)) => day.plus(count, "Y"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> Day {
        "2026-11-28".parse().unwrap()
    }

    #[test]
    fn days_are_read_or_refused() {
        assert_eq!(day().to_string(), "2026-11-28");
        assert_eq!("2026-11-28T16:00:00+01:00".parse::<Day>(), Ok(day()));
        for bad in
            ["", "2026-11", "2026-02-29", "2026-13-01", "28.11.2026", "today", "+026-11-28", "0000-01-01"]
        {
            assert!(bad.parse::<Day>().is_err(), "{bad}");
        }
        assert!("2026-02-30".parse::<Day>().unwrap_err().to_string().contains("2026-02-30"));
    }

    #[test]
    fn what_is_told_from_a_day_comes_to_a_date() {
        let comes_to = |iso: &str, ahead| {
            let normalized = Normalized { iso: Some(iso.to_owned()), ..Normalized::default() };
            told(day(), &normalized, ahead)
        };
        for (iso, ahead, date) in [
            ("P0D", false, "2026-11-28"),
            ("-P1D", false, "2026-11-27"),
            ("-P3D", false, "2026-11-25"),
            ("-P1W", false, "2026-W47"),
            ("-P2M", false, "2026-09"),
            ("P1Y", false, "2027"),
            ("XXXX-WXX-1", false, "2026-11-23"),
            ("XXXX-WXX-1", true, "2026-11-30"),
            ("XXXX-WXX-6", false, "2026-11-28"),
            ("XXXX-WXX-2TMO", false, "2026-11-24TMO"),
            ("XXXX-12", false, "2025-12"),
            ("XXXX-12", true, "2026-12"),
            ("XXXX-11", true, "2026-11"),
            ("XXXX-03-12", true, "2027-03-12"),
            ("XXXX-Q3", false, "2026-Q3"),
        ] {
            assert_eq!(comes_to(iso, ahead).as_deref(), Some(date), "{iso} {ahead}");
        }
        for open in
            ["PAST_REF", "R/P1D", "P3X", "2019-03-12", "XXXX-SU", "PT3H", "-P99999999999Y", "XXXX-02-29"]
        {
            assert_eq!(comes_to(open, false), None, "{open}");
        }
    }

    #[test]
    fn a_date_told_from_another_is_as_exact_as_that() {
        let far = |anchor: &str, value: &str, unit: &str| {
            let normalized = Normalized {
                value: Some(value.to_owned()),
                unit: Some(unit.to_owned()),
                ..Normalized::default()
            };
            apart(anchor, &normalized)
        };
        assert_eq!(far("2019-03", "-1", "year").as_deref(), Some("2018-03"));
        assert_eq!(far("2019", "2", "year").as_deref(), Some("2021"));
        assert_eq!(far("2024-02-29", "1", "day").as_deref(), Some("2024-03-01"));
        assert_eq!(far("2019", "3", "day"), None);
    }
}
