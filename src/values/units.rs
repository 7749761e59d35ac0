//! Words into what numbers count: units of measure and plural nouns.

use super::lists::{PLURALS, UNIT_NAMES, UNIT_SYMBOLS, without_s};
use super::words::{Class, Words};

/// Whether a unit of measure begins at `at`.
pub(super) fn is_unit(words: &Words<'_>, at: usize) -> bool {
    unit(words, at).is_some()
}

/// The unit of measure that begins at `at`, and where it ends.
pub(super) fn unit(words: &Words<'_>, at: usize) -> Option<(usize, &'static str)> {
    if let Some((end, unit)) = UNIT_SYMBOLS.longest_as_written(words, at, 4) {
        let alone = words.class(end) != Class::Letters || !words.glued(end);
        let letter = end == at + 1 && words.text(at).len() == 1;
        if alone && (!letter || (words.glued(at) && !words.is_dash(at - 1))) {
            return Some((end, unit));
        }
    }
    // A `Kilo` with a capital is a class of ships; headlines write `25 Tons`.
    let plain =
        !words.is_capitalized(at) || words.lower(at).ends_with('s') || words.lower(at) == "fahrenheit";
    (1..=4).rev().filter(|_| plain).find_map(|n| {
        let phrase = words.lower_of(at, at + n);
        let unit = UNIT_NAMES.get(phrase).or_else(|| UNIT_NAMES.get(without_s(phrase)?))?;
        Some((at + n, unit))
    })
}

/// The singular of a plural noun, or nothing where the word is not one.
pub(super) fn singular(word: &str) -> Option<String> {
    if let Some(singular) = PLURALS.get(word) {
        return (singular != "-").then(|| singular.to_owned());
    }
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) || word.len() < 4 {
        return None;
    }
    let stem = word.strip_suffix('s')?;
    if stem.ends_with(['s', 'u', 'i']) {
        return None;
    }
    if let Some(head) = stem.strip_suffix("ie") {
        return Some(format!("{head}y"));
    }
    let hissing = ["she", "che", "xe", "sse", "oe"].iter().any(|ending| stem.ends_with(ending));
    Some(if hissing { stem.strip_suffix('e').unwrap_or(stem) } else { stem }.to_owned())
}
