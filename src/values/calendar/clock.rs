//! Words into times of day.

use crate::values::decimal::Decimal;
use crate::values::lists::{NUMERALS, Numeral, ZONES};
use crate::values::words::{Class, Words};
use crate::values::{Found, Normalized, ValueKind};

/// Reads the time of day that begins at `at`: `3pm`, `15:30 GMT`, `noon`, `9.30am-5pm`.
pub(in crate::values) fn time(words: &Words<'_>, at: usize) -> Option<Found> {
    if let "noon" | "midday" | "midnight" = words.lower(at) {
        let iso = if words.lower(at) == "midnight" { "T00:00" } else { "T12:00" };
        return (!words.is_capitalized(at) || words.is_first(at))
            .then(|| found(at, at + 1, iso.to_owned(), None));
    }
    let (clock, end) = reading(words, at)?;
    let (zone, end) = zone(words, end);
    Some(found(at, end, format!("{clock}{zone}"), None))
}

fn found(start: usize, end: usize, iso: String, qualifier: Option<&'static str>) -> Found {
    let qualifier = qualifier.map(Into::into);
    let normalized = Normalized { iso: Some(iso), qualifier, ..Normalized::default() };
    Found { start, end, kind: ValueKind::Time, normalized }
}

/// Hours and minutes as `T15:30`, and the first word behind.
fn reading(words: &Words<'_>, at: usize) -> Option<(String, usize)> {
    if !words.is_figure(at) {
        return spelled(words, at);
    }
    let (hour, minute, mut end) = figures(words, at)?;
    if let Some((half, after)) = half_of_day(words, end) {
        let hour = match (half, hour) {
            (_, 0 | 13..) => return None,
            (Half::Morning, 12) => 0,
            (Half::Morning, hour) => hour,
            (Half::Evening, 12) => 12,
            (Half::Evening, hour) => hour + 12,
        };
        return Some((format!("T{hour:02}:{:02}", minute.unwrap_or(0)), after));
    }
    let minute = match minute {
        // Without am or pm, `10.30` is a number and `3:16` perhaps a verse.
        Some(minute) if words.text(at + 1) == ":" => minute,
        _ if is_oclock(words, end) => {
            end += 1;
            0
        }
        _ => return military(words, at),
    };
    // `2:05.33` and `1:02:33` are running times, `Luke 3:16` a verse.
    let runs_on = words.text(end) == ":" && words.glued(end) && words.is_figure(end + 1);
    let named =
        at > 0 && words.is_name_like(at - 1) && words.lower(at - 1) != "at" && !is_weekday(words, at - 1);
    let later = hour < 12 && matches!(words.lower_of(end, end + 3), "in the afternoon" | "in the evening");
    let hour = if later { hour + 12 } else { hour };
    (hour < 24 && !runs_on && !named).then(|| (format!("T{hour:02}:{minute:02}"), end))
}

/// `seven o’clock`, `half past seven`, `a quarter to eight`.
fn spelled(words: &Words<'_>, at: usize) -> Option<(String, usize)> {
    let hour_of = |at: usize| match (small(words.text(at), 12), NUMERALS.get(words.lower(at))) {
        (Some(hour), _) | (None, Some(Numeral::Cardinal(hour @ 1..=12))) => Some(hour),
        _ => None,
    };
    if is_oclock(words, at + 1) {
        return Some((format!("T{:02}:00", hour_of(at)?), at + 2));
    }
    let part = if words.lower(at) == "a" { at + 1 } else { at };
    let (back, minute) = match (words.lower(part), words.lower(part + 1)) {
        ("half", "past") => (0, 30),
        ("quarter", "past") => (0, 15),
        ("quarter", "to") => (1, 45),
        _ => return None,
    };
    let hour = hour_of(part + 2)?.checked_sub(back)?;
    let end = if is_oclock(words, part + 3) { part + 4 } else { part + 3 };
    Some((format!("T{hour:02}:{minute}"), end))
}

fn is_oclock(words: &Words<'_>, at: usize) -> bool {
    matches!(words.lower(at), "o’clock" | "o'clock")
}

fn is_weekday(words: &Words<'_>, at: usize) -> bool {
    words.lower(at).ends_with("day")
}

/// The figures of `3`, `3:30`, `3.30`.
fn figures(words: &Words<'_>, at: usize) -> Option<(u128, Option<u128>, usize)> {
    let figure = words.text(at);
    if let Some((hour, minute)) = figure.split_once('.') {
        return Some((small(hour, 24)?, Some(minute_of(minute)?), at + 1));
    }
    let hour = small(figure, 24);
    if words.text(at + 1) == ":" && words.glued(at + 1) && words.glued(at + 2) && words.is_figure(at + 2) {
        return Some((hour?, Some(minute_of(words.text(at + 2))?), at + 3));
    }
    match hour {
        Some(hour) => Some((hour, None, at + 1)),
        // Four figures may be a time when a zone says so.
        None if figure.len() == 4 => Some((99, None, at + 1)),
        None => None,
    }
}

fn small(figure: &str, bound: u128) -> Option<u128> {
    let value = Decimal::parse(figure)?.to_whole()?;
    (figure.len() <= 2 && value <= bound).then_some(value)
}

fn minute_of(figure: &str) -> Option<u128> {
    small(figure, 59).filter(|_| figure.len() == 2)
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Evening,
}

fn half_of_day(words: &Words<'_>, at: usize) -> Option<(Half, usize)> {
    // `p.m.` may come as one word or in parts.
    (1..=4).rev().find_map(|n| {
        let half = match words.lower_of(at, at + n) {
            "am" | "a.m." | "a.m" => Half::Morning,
            "pm" | "p.m." | "p.m" => Half::Evening,
            _ => return None,
        };
        // `3 am` is a time, `Of the 3, am I` is not: a capital or a gap with more letters is refused.
        (words.class(at + n) != Class::Letters || !words.glued(at + n)).then_some((half, at + n))
    })
}

/// `0900 GMT`, `1430 hours`.
fn military(words: &Words<'_>, at: usize) -> Option<(String, usize)> {
    let figure = words.text(at);
    let hour = small(figure.get(..2)?, 23)?;
    let minute = minute_of(figure.get(2..)?)?;
    let hours = matches!(words.lower(at + 1), "hrs" | "hours");
    let zoned = ZONES.get(words.lower(at + 1)).is_some() && !words.lower(at + 1).is_empty();
    if !(hours && figure.starts_with(['0', '1', '2']) && !figure.ends_with("000") || zoned) {
        return None;
    }
    Some((format!("T{hour:02}:{minute:02}"), if hours { at + 2 } else { at + 1 }))
}

/// The offset of a time zone, and the first word behind it.
fn zone(words: &Words<'_>, at: usize) -> (&'static str, usize) {
    let written_large = words.text(at).chars().all(|c| c.is_ascii_uppercase());
    match ZONES.longest(words, at, 2) {
        Some((end, offset)) if written_large || end > at + 1 => (offset, end),
        _ => ("", at),
    }
}
