//! Words into days and months of the calendar.
//!
//! A date's span is its calendar name alone, as news corpora mark it: `Tuesday` of `last Tuesday`,
//! `June` of `early June`. The words before it go into the qualifier.

use super::days::{day_of_month_after, easter, exists, nth_weekday};
use super::numeric::{is_chain, numeric};
use super::years::{closed, season, spelled_period, year, year_at};
use crate::values::lists::{CALENDAR, Calendar};
use crate::values::numbers::ordinal;
use crate::values::words::{Class, Words};
use crate::values::{Found, Normalized, ValueKind};

/// Reads the date that begins at `at`.
pub(in crate::values) fn date(words: &Words<'_>, at: usize) -> Option<Found> {
    let (end, iso) = if words.is_figure(at) {
        // `2019-02-30` is no day, so it is no 2019.
        let numeric = numeric(words, at);
        if numeric.is_none() && is_chain(words, at) {
            return None;
        }
        numeric
            .or_else(|| day_first(words, at))
            .or_else(|| weekday_of_month(words, at))
            .or_else(|| year(words, at))?
    } else {
        named(words, at)
            .or_else(|| day_in_words(words, at))
            .or_else(|| weekday_of_month(words, at))
            .or_else(|| spelled_period(words, at))?
    };
    Some(found(at, end, iso))
}

fn found(start: usize, end: usize, iso: String) -> Found {
    let iso = (!iso.is_empty()).then_some(iso);
    // `Tuesday morning` is a time of day, as TIMEX3 has it.
    let timed = iso.as_ref().is_some_and(|iso| iso.contains('T'));
    let kind = if timed { ValueKind::Time } else { ValueKind::Date };
    Found { start, end, kind, normalized: Normalized { iso, ..Normalized::default() } }
}

/// A month, a day of the week or a holiday, and what follows it.
fn named(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let plain =
        matches!(calendar_word(words, at), Some(Calendar::Weekday(_, true))) || month(words, at).is_some();
    if !(plain || words.is_capitalized(at)) || words.glued(at) && words.class(at - 1) == Class::Letters {
        return None;
    }
    if let Some((end, Calendar::Holiday(day))) =
        CALENDAR.longest(words, at, 5).filter(|_| words.is_capitalized(at))
    {
        let iso = if day.is_empty() || day.contains(' ') { String::new() } else { format!("XXXX-{day}") };
        return is_free(words, at, end).then(|| match year_at(words, end) {
            Some((year, after)) => (after, feast(day, year).unwrap_or_else(|| iso.replacen("XXXX", year, 1))),
            None => (end, iso),
        });
    }
    match calendar_word(words, at)? {
        Calendar::Weekday(day, full) => weekday(words, at, day, full),
        Calendar::Month(month, full) => month_first(words, at, month, full),
        Calendar::Season(code) => season(words, at, code),
        Calendar::Holiday(_) => None,
    }
}

/// Whether no neighbour makes the words a part of a longer name: `Christmas Island`.
fn is_free(words: &Words<'_>, at: usize, end: usize) -> bool {
    let before = at > 0 && words.is_name_like(at - 1);
    !before
        && !words.is_name_like(end)
        && !matches!(words.lower(end), "tree" | "trees" | "card" | "cards" | "egg" | "eggs")
}

/// The day of a feast that moves: `easter -2`, `weekday 11 4 4` (the fourth Thursday of November). The year alone, where
/// no rule is known.
fn feast(day: &str, year: &str) -> Option<String> {
    let number: i32 = year.parse().ok()?;
    match day.split_once(' ') {
        None if day.is_empty() => Some(year.to_owned()),
        Some(("easter", shift)) => {
            let (month, day) = easter(number);
            let (_, month, day) = day_of_month_after(number, month, day, shift.parse().ok()?);
            Some(format!("{year}-{month:02}-{day:02}"))
        }
        Some((_, rule)) => {
            let mut parts = rule.split(' ').map(str::parse::<u8>);
            let (month, weekday) = (parts.next()?.ok()?, parts.next()?.ok()?);
            let nth = parts.next().and_then(Result::ok);
            Some(format!("{year}-{month:02}-{:02}", nth_weekday(number, month, weekday, nth)?))
        }
        None => None,
    }
}

/// The month or the day that a word names; `Sundays` counts as `Sunday`.
fn calendar_word(words: &Words<'_>, at: usize) -> Option<Calendar> {
    let word = words.lower(at).trim_end_matches('.');
    CALENDAR.get(word).or_else(|| match CALENDAR.get(word.strip_suffix('s')?)? {
        day @ Calendar::Weekday(_, true) => Some(day),
        _ => None,
    })
}

/// The month that a word names: the first word behind, its number. In small letters only a word that
/// is nothing else is a month.
#[inline(never)]
fn month(words: &Words<'_>, at: usize) -> Option<(usize, u8)> {
    let Some(Calendar::Month(month, full)) = CALENDAR.get(words.lower(at).trim_end_matches('.')) else {
        return None;
    };
    let dot = !full && words.text(at + 1) == "." && words.glued(at + 1);
    let sure = full && !matches!(words.lower(at), "march" | "may" | "august");
    (sure || words.is_capitalized(at)).then_some((at + 1 + usize::from(dot), month))
}

/// `Tuesday`, `Friday, July 8, 2022`, `Tuesday 26th July`, `Sundays`.
fn weekday(words: &Words<'_>, at: usize, day: u8, full: bool) -> Option<(usize, String)> {
    let dot = !full && words.text(at + 1) == "." && words.glued(at + 1);
    let mut next = at + 1 + usize::from(dot);
    if words.text(next) == "," {
        next += 1;
    }
    if words.lower(next) == "the" {
        next += 1;
    }
    let dated = if words.is_figure(next) {
        day_first(words, next)
    } else {
        month(words, next)
            .filter(|&(after, _)| day_of(words, after).is_some())
            .and_then(|_| named(words, next))
    };
    if dated.is_some() {
        return dated;
    }
    if let Some(code) = part_of_day(words.lower(at + 1)).filter(|_| full && !words.glued(at + 1)) {
        return Some((at + 2, format!("XXXX-WXX-{day}T{code}")));
    }
    // `The Sunday Times`, `Sheffield Wednesday`, `Sun` and `Sat` are other things.
    let paper = matches!(
        words.text(at + 1),
        "Times" | "Telegraph" | "Mirror" | "Mail" | "Express" | "Post" | "Herald" | "Service"
    );
    (full && !paper).then(|| (at + 1, format!("XXXX-WXX-{day}")))
}

/// The TIMEX3 code of a part of the day.
fn part_of_day(word: &str) -> Option<&'static str> {
    match word {
        "morning" => Some("MO"),
        "afternoon" => Some("AF"),
        "evening" => Some("EV"),
        "night" => Some("NI"),
        _ => None,
    }
}

/// `March 3`, `March 3-5, 2019`, `Jan. 3, 2024`, `March 2019`, `March`.
fn month_first(words: &Words<'_>, at: usize, number: u8, full: bool) -> Option<(usize, String)> {
    let (next, _) = month(words, at)?;
    let the = words.lower(next) == "the" && matches!(words.lower(next + 2), "st" | "nd" | "rd" | "th");
    let next = if the { next + 1 } else { next };
    if let Some((day, end)) = day_of(words, next) {
        let (end, last) = last_day(words, end, day);
        let (end, year) = clock_year(words, end).unwrap_or_else(|| comma_year(words, end));
        if !exists(year, number, day) {
            return None;
        }
        let iso = format!("{year}-{number:02}-{day:02}");
        return Some((
            end,
            closed(iso, last.map(|(month, day)| format!("{year}-{:02}-{day:02}", month.unwrap_or(number)))),
        ));
    }
    // `July 42nd` is no day, so it is no July.
    if words.is_figure(next) && ordinal(words, next).is_some() {
        return None;
    }
    let year_word = if matches!(words.lower(next), "," | "of") { next + 1 } else { next };
    if let Some((year, end)) = year_at(words, year_word) {
        return Some((end, format!("{year}-{number:02}")));
    }
    (full && stands_for_month(words, at)).then(|| (at + 1, format!("XXXX-{number:02}")))
}

/// Whether a bare `May`, `March` or `June` is the month, by what stands beside it.
fn stands_for_month(words: &Words<'_>, at: usize) -> bool {
    let dashed = at > 1 && words.is_tight_dash(at - 1);
    if at > 0 && is_month_sign(words.lower(at - 1 - usize::from(dashed))) {
        return true;
    }
    // A month beside another: `April and May`, `May to November`.
    let is_month = |at: usize| month(words, at).is_some();
    let joins = |at: usize| words.is_dash(at) || matches!(words.lower(at), "and" | "to" | "or" | ",");
    if joins(at + 1) && is_month(at + 2) || at > 1 && joins(at - 1) && is_month(at - 2) {
        return true;
    }
    let before = at > 0 && words.is_name_like(at - 1) && CALENDAR.get(words.lower(at - 1)).is_none();
    let behind = words.is_name_like(at + 1) && !words.glued(at + 1);
    let opens = words.is_first(at) && matches!(words.lower(at), "march" | "august");
    words.lower(at) != "may" && !before && !behind && !opens
}

fn is_month_sign(word: &str) -> bool {
    matches!(
        word,
        "a" | "after"
            | "before"
            | "between"
            | "by"
            | "during"
            | "early"
            | "end"
            | "from"
            | "her"
            | "his"
            | "in"
            | "its"
            | "last"
            | "late"
            | "mid"
            | "next"
            | "of"
            | "previous"
            | "since"
            | "that"
            | "the"
            | "their"
            | "this"
            | "through"
            | "throughout"
            | "till"
            | "until"
    )
}

/// `27 January`, `21st of March 2019`, `3-5 March`, `19 and 20 July`.
fn day_first(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let (day, end) = day_of(words, at)?;
    let joined = words.is_dash(end) || matches!(words.lower(end), "to" | "and");
    if joined
        && let Some((last, after)) = day_of(words, end + 1).filter(|&(last, _)| last > day)
        && let Some((after, month)) = month_behind(words, after)
    {
        let (after, year) = comma_year(words, after);
        let iso = format!("{year}-{month:02}-{day:02}");
        return exists(year, month, last.max(day))
            .then(|| (after, closed(iso, Some(format!("{year}-{month:02}-{last:02}")))));
    }
    let (end, month) = month_behind(words, end)?;
    // `28 June – 9 July 2021`: the year of the last day is that of both.
    if words.is_dash(end)
        && let Some((last, after)) = day_of(words, end + 1)
        && let Some((after, last_month)) = month_behind(words, after)
    {
        let (after, year) = comma_year(words, after);
        let iso = format!("{year}-{month:02}-{day:02}");
        return (exists(year, month, day) && exists(year, last_month, last))
            .then(|| (after, closed(iso, Some(format!("{year}-{last_month:02}-{last:02}")))));
    }
    let (end, year) = comma_year(words, end);
    exists(year, month, day).then(|| (end, format!("{year}-{month:02}-{day:02}")))
}

/// `first Tuesday of October 2023`, `last Friday in May`: without a year, a day of that month.
fn weekday_of_month(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let (nth, end) = match ordinal(words, at) {
        Some((nth, end)) => (Some(u8::try_from(nth).ok()?), end),
        None if words.lower(at) == "last" => (None, at + 1),
        None => return None,
    };
    let Some(Calendar::Weekday(weekday, true)) = CALENDAR.get(words.lower(end)) else { return None };
    let (end, month) = month(words, end + 2).filter(|_| matches!(words.lower(end + 1), "of" | "in"))?;
    let (end, year) = comma_year(words, end);
    let day = match year.parse() {
        Ok(year) => format!("{:02}", nth_weekday(year, month, weekday, nth)?),
        Err(_) => "XX".to_owned(),
    };
    Some((end, format!("{year}-{month:02}-{day}")))
}

/// `the fourth of July`.
fn day_in_words(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let (day, end) = ordinal(words, at).filter(|(day, _)| (1..=31).contains(day))?;
    let (end, month) = month(words, end + 1).filter(|_| words.lower(end) == "of")?;
    let (end, year) = comma_year(words, end);
    let day_number = u8::try_from(day).ok()?;
    exists(year, month, day_number).then(|| (end, format!("{year}-{month:02}-{day:02}")))
}

#[inline(never)]
fn month_behind(words: &Words<'_>, at: usize) -> Option<(usize, u8)> {
    month(words, if matches!(words.lower(at), "of" | "-") { at + 1 } else { at })
}

/// A day of the month, `3` or `21st`, and the first word behind it.
#[inline(never)]
fn day_of(words: &Words<'_>, at: usize) -> Option<(u8, usize)> {
    let figure = words.text(at);
    let day = figure.parse::<u8>().ok().filter(|day| (1..=31).contains(day) && figure.len() <= 2)?;
    let suffix = words.glued(at + 1) && matches!(words.lower(at + 1), "st" | "nd" | "rd" | "th");
    let end = at + 1 + usize::from(suffix);
    // `March 3pm`, `May 5%`, `June 10:30` are no days.
    let runs_on = match words.text(end) {
        ":" => words.glued(end) && words.is_figure(end + 1),
        "%" => true,
        _ => {
            words.glued(end) && words.class(end) == Class::Letters
                || matches!(words.lower(end), "am" | "pm" | "percent" | "million" | "billion")
        }
    };
    (!runs_on).then_some((day, end))
}

/// The end of `March 3-5`, `July 10 to 17`, `June 28–July 9`: the first word behind, month and day.
fn last_day(words: &Words<'_>, end: usize, first: u8) -> (usize, Option<(Option<u8>, u8)>) {
    let dash = words.is_tight_dash(end)
        || words.text(end) == "/"
        || words.is_dash(end) && words.is_figure(end + 1)
        || words.text(end) == "–" && words.glued(end + 1);
    if !dash && !matches!(words.lower(end), "to" | "and" | "through" | "until") {
        return (end, None);
    }
    if let Some((day, after)) = day_of(words, end + 1).filter(|&(day, _)| day > first)
        && month_behind(words, after).is_none()
        && !(words.class(after) == Class::Letters
            && !words.is_capitalized(after)
            && words.lower(end) == "and"
            && words.lower(after).ends_with('s'))
    {
        return (after, Some((None, day)));
    }
    if dash
        && let Some((at, month)) = month(words, end + 1)
        && let Some((day, after)) = day_of(words, at)
    {
        return (after, Some((Some(month), day)));
    }
    (end, None)
}

/// A year behind a day, with or without a comma; `XXXX` where there is none.
#[inline(never)]
fn comma_year<'w>(words: &'w Words<'_>, at: usize) -> (usize, &'w str) {
    let year_word = if words.text(at) == "," { at + 1 } else { at };
    match year_at(words, year_word) {
        Some((year, end)) => (end, year),
        None => (at, "XXXX"),
    }
}

/// The year behind a time of day, as machines write: `11:00:09 EDT 2023`.
fn clock_year<'w>(words: &'w Words<'_>, at: usize) -> Option<(usize, &'w str)> {
    let colon = |at: usize| words.text(at) == ":" && words.glued(at) && words.is_figure(at + 1);
    let minute = Some(at + 1).filter(|&at| words.is_figure(at - 1) && colon(at))?;
    let end = if colon(minute + 2) { minute + 4 } else { minute + 2 };
    let zoned =
        words.class(end) == Class::Letters && words.text(end).bytes().all(|byte| byte.is_ascii_uppercase());
    let (year, end) = year_at(words, if zoned { end + 1 } else { end })?;
    Some((end, year))
}
