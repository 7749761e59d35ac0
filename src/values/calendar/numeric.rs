//! Figures between marks into days: `2024-01-03`, `3/12/2024`.

use super::days::exists;
use crate::values::decimal::Decimal;
use crate::values::words::Words;

/// `2024-01-03`, `3/12/2024`, `13.12.2024`.
pub(super) fn numeric(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let figure = words.text(at);
    if let [a, b, year] = *figure.split('.').collect::<Vec<_>>().as_slice() {
        return Some((at + 1, ordered(a, b, year)?));
    }
    if !is_chain(words, at) {
        return None;
    }
    let (a, b, c) = (figure, words.text(at + 2), words.text(at + 4));
    let iso = if a.len() == 4 { checked(a, part(b, 12)?, part(c, 31)?) } else { ordered(a, b, c) };
    Some((at + 5, iso?))
}

/// Whether three figures stand between two hyphens or two slashes.
pub(super) fn is_chain(words: &Words<'_>, at: usize) -> bool {
    let mark = words.text(at + 1);
    let tight = (1..=4).all(|n| words.glued(at + n)) && words.text(at + 3) == mark;
    tight && words.is_figure(at + 2) && words.is_figure(at + 4) && matches!(mark, "-" | "/")
}

/// Two parts and a year; which part is the month shows only where the other is above 12.
fn ordered(a: &str, b: &str, year: &str) -> Option<String> {
    let (first, second) = (part(a, 31)?, part(b, 31)?);
    match (first > 12, second > 12) {
        (true, false) => checked(year, second, first),
        (false, true) => checked(year, first, second),
        (false, false) if first == second => checked(year, first, second),
        (false, false) => checked(year, first, second).map(|_| format!("{year}-XX-XX")),
        (true, true) => None,
    }
}

fn part(figure: &str, most: u128) -> Option<u128> {
    let value = Decimal::parse(figure)?.to_whole()?;
    (figure.len() <= 2 && (1..=most).contains(&value)).then_some(value)
}

fn checked(year: &str, month: u128, day: u128) -> Option<String> {
    let plain = exists(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        && year.len() == 4
        && year.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| format!("{year}-{month:02}-{day:02}"))
}
