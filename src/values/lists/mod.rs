//! Word list files into look-ups: what a word means to this stage before any context.

use super::words::Words;
use crate::word_set::{Beginnings, beginning};
use std::sync::LazyLock;

/// A sorted list of words or phrases, each with what it means.
///
/// A line is `phrase`, a tab, its meaning; lines that begin with `#` are comments. Phrases are in
/// lower case (or as written, where the reader asks for that), and sorted by bytes.
pub(super) struct List<T> {
    /// The phrase's first bytes, which most look-ups end with; the phrase; what it means.
    entries: Vec<(u64, &'static str, T)>,
    filter: Beginnings,
}

impl<T: Copy> List<T> {
    #[inline(never)]
    fn read(file: &'static str, meaning: fn(&'static str) -> Option<T>) -> Self {
        let mut entries = Vec::new();
        for line in file.lines() {
            let (phrase, text) = line.split_once('\t').unwrap_or((line, ""));
            entries.extend(meaning(text).map(|meaning| (phrase, meaning)));
        }
        Self::new(entries)
    }

    /// The list of entries that are sorted by phrase.
    #[inline(never)]
    pub(super) fn new(entries: Vec<(&'static str, T)>) -> Self {
        let entries: Vec<_> =
            entries.into_iter().map(|(phrase, meaning)| (beginning(phrase), phrase, meaning)).collect();
        let filter = Beginnings::new(entries.iter().map(|&(begins, ..)| begins));
        Self { entries, filter }
    }

    /// What a phrase means.
    #[inline(never)]
    pub(super) fn get(&self, phrase: &str) -> Option<T> {
        let sought = (beginning(phrase), phrase);
        if !self.filter.may_hold(sought.0) {
            return None;
        }
        let at = self.entries.binary_search_by(|&(begins, entry, _)| (begins, entry).cmp(&sought)).ok()?;
        self.entries.get(at).map(|(.., meaning)| *meaning)
    }

    /// All phrases.
    pub(super) fn phrases(&self) -> impl Iterator<Item = &'static str> {
        self.entries.iter().map(|(_, phrase, _)| *phrase)
    }

    /// The longest phrase of at most `most` words that begins at `at`: where it ends, what it means.
    #[inline(never)]
    pub(super) fn longest(&self, words: &Words<'_>, at: usize, most: usize) -> Option<(usize, T)> {
        (1..=most).rev().find_map(|n| Some((at + n, self.get(words.lower_of(at, at + n))?)))
    }

    /// The same, letter for letter as the text writes it.
    #[inline(never)]
    pub(super) fn longest_as_written(&self, words: &Words<'_>, at: usize, most: usize) -> Option<(usize, T)> {
        (1..=most).rev().find_map(|n| Some((at + n, self.get(words.text_of(at, at + n))?)))
    }

    /// The longest phrase of at most `most` words that ends before `end`: where it begins, what it means.
    #[inline(never)]
    pub(super) fn longest_before(&self, words: &Words<'_>, end: usize, most: usize) -> Option<(usize, T)> {
        (1..=most.min(end)).rev().find_map(|n| Some((end - n, self.get(words.lower_of(end - n, end))?)))
    }
}

/// What a word of `numbers.txt` counts as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Numeral {
    /// `seven`, `forty`.
    Cardinal(u128),
    /// `hundred`, `million`, `bn`: multiplies what stands before it.
    Scale(u128),
    /// `m`, `k`: a scale behind a figure that a currency sign stands before.
    MoneyScale(u128),
    /// `third`: a place in an order, or a part.
    Ordinal(u128),
    /// `¾`: so many of so many parts.
    Part(u128, u128),
}

/// What a word of `calendar.txt` names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Calendar {
    /// A month, from 1; `true` where the word is written in full.
    Month(u8, bool),
    /// A day of the week, Monday 1; `true` where the word is written in full.
    Weekday(u8, bool),
    /// A season: its TIMEX3 code.
    Season(&'static str),
    /// A holiday: its day as `MM-DD`, or nothing where that moves from year to year.
    Holiday(&'static str),
}

macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident: $kind:ty = $file:literal, $meaning:expr;)*) => {
        $($(#[$doc])* pub(super) static $name: LazyLock<List<$kind>> =
            LazyLock::new(|| List::read(data_file!($file), $meaning));)*
    };
}

lists! {
    /// Cardinals, scales, ordinals.
    NUMERALS: Numeral = "numbers.txt", numeral;
    /// Months, days, seasons, holidays.
    CALENDAR: Calendar = "calendar.txt", calendar;
    /// Units of time: TIMEX3 designator.
    TIME_UNITS: &'static str = "time-units.txt", Some;
    /// Words near which a quarter is a part of the financial year.
    ACCOUNTS: &'static str = "../calendar/accounts.txt", Some;
    /// Dates told from now, from another date or again and again.
    TOLD: &'static str = "../calendar/told.txt", Some;
    /// Signs and codes of currencies, as written: ISO 4217 code, or an English name.
    CURRENCY_SIGNS: &'static str = "currency-signs.txt", Some;
    /// Names of currencies, singular: ISO 4217 code, or an English name.
    CURRENCY_NAMES: &'static str = "currency-names.txt", Some;
    /// Symbols of units, as written: UCUM code.
    UNIT_SYMBOLS: &'static str = "unit-symbols.txt", Some;
    /// Names of units, singular: UCUM code.
    UNIT_NAMES: &'static str = "unit-names.txt", Some;
    /// Smaller units that may follow a larger one, `2 inches` behind `6 feet`: the larger, and how many make it.
    PARTS: &'static str = "../amounts/parts.txt", Some;
    /// Words before a number that bend it.
    QUALIFIERS: &'static str = "qualifiers.txt", Some;
    /// Words behind which a number is a label.
    LABELS: &'static str = "labels.txt", Some;
    /// Plural nouns that rules do not undo: their singular, or `-` for what is no plural noun.
    PLURALS: &'static str = "plurals.txt", Some;
    /// Time zones: offset as ISO 8601, or nothing where the letters mean several zones.
    ZONES: &'static str = "zones.txt", Some;
}

fn numeral(meaning: &'static str) -> Option<Numeral> {
    let (kind, value) = meaning.split_once(' ')?;
    if kind == "part" {
        let (above, below) = value.split_once('/')?;
        return Some(Numeral::Part(above.parse().ok()?, below.parse().ok()?));
    }
    let value = value.parse().ok()?;
    match kind {
        "cardinal" => Some(Numeral::Cardinal(value)),
        "scale" => Some(Numeral::Scale(value)),
        "money-scale" => Some(Numeral::MoneyScale(value)),
        "ordinal" => Some(Numeral::Ordinal(value)),
        _ => None,
    }
}

fn calendar(meaning: &'static str) -> Option<Calendar> {
    let (kind, value) = meaning.split_once(' ').unwrap_or((meaning, ""));
    match kind {
        "month" => Some(Calendar::Month(value.parse().ok()?, true)),
        "mon" => Some(Calendar::Month(value.parse().ok()?, false)),
        "weekday" => Some(Calendar::Weekday(value.parse().ok()?, true)),
        "wday" => Some(Calendar::Weekday(value.parse().ok()?, false)),
        "season" => Some(Calendar::Season(value)),
        "holiday" => Some(Calendar::Holiday(value)),
        _ => None,
    }
}

/// The larger unit that a smaller one may follow, and how many make it.
pub(super) fn larger_unit(smaller: &str) -> Option<(&'static str, u128)> {
    let (larger, count) = PARTS.get(smaller)?.split_once(' ')?;
    Some((larger, count.parse().ok()?))
}

/// The singular of a plural in `-s`, for look-ups in lists of singulars.
#[inline(never)]
pub(super) fn without_s(word: &str) -> Option<&str> {
    word.strip_suffix('s').filter(|stem| stem.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_understood() {
        assert_eq!(NUMERALS.entries.len(), data_file!("numbers.txt").lines().count());
        assert_eq!(CALENDAR.entries.len(), data_file!("calendar.txt").lines().count());
    }
}
