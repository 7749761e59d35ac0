//! A word into whether a value can begin with it: most words are done with one look-up.

use super::lists::{
    CALENDAR, CURRENCY_NAMES, CURRENCY_SIGNS, LABELS, List, NUMERALS, TIME_UNITS, TOLD, without_s,
};
use super::words::{Class, Words};
use std::sync::LazyLock;

/// Words that open a value and stand in no list.
const OTHERS: [&str; 29] = [
    "a",
    "ad",
    "an",
    "coming",
    "current",
    "few",
    "fy",
    "h",
    "half",
    "last",
    "m",
    "midday",
    "midnight",
    "minus",
    "multi",
    "multibillion",
    "multimillion",
    "multitrillion",
    "next",
    "noon",
    "q",
    "several",
    "tens",
    "the",
    "this",
    "today",
    "tomorrow",
    "tonight",
    "yesterday",
];

/// First words of what the lists hold, in lower case.
static FIRST_WORDS: LazyLock<List<&'static str>> = LazyLock::new(|| {
    let names = CURRENCY_NAMES.phrases().filter(|name| name.contains(' '));
    let times = CALENDAR.phrases().chain(TIME_UNITS.phrases()).chain(TOLD.phrases());
    let lists = NUMERALS.phrases().chain(times).chain(LABELS.phrases());
    gathered(OTHERS.into_iter().chain(lists).chain(names))
});

/// First words of the currency signs, as written.
static FIRST_SIGNS: LazyLock<List<&'static str>> = LazyLock::new(|| gathered(CURRENCY_SIGNS.phrases()));

/// The first words of phrases, which mean nothing more: up to a space, and up to whatever the tokenizer may part a word at.
fn gathered(phrases: impl Iterator<Item = &'static str>) -> List<&'static str> {
    let mut words = Vec::new();
    for phrase in phrases {
        let word = phrase.split(' ').next().unwrap_or_default();
        let letters = word.find(|c: char| !c.is_alphabetic()).and_then(|end| word.get(..end));
        for word in [word, word.trim_end_matches('.'), letters.unwrap_or(word)] {
            if let Err(at) = words.binary_search(&(word, "")) {
                words.insert(at, (word, ""));
            }
        }
    }
    List::new(words)
}

/// Whether a value can begin at `at`.
pub(super) fn opens(words: &Words<'_>, at: usize) -> bool {
    if words.class(at) != Class::Letters {
        return true;
    }
    let word = words.lower(at).trim_end_matches('.');
    FIRST_WORDS.get(word).is_some()
        || without_s(word).is_some_and(|stem| FIRST_WORDS.get(stem).is_some())
        || FIRST_SIGNS.get(words.text(at)).is_some()
}
