//! A letter and an accent into one letter, and back into the letter alone.

use crate::text::word_list::WordList;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static COMPOSITIONS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("compositions.txt")));

/// Letters by the letter that they are an accented form of.
static PLAIN: LazyLock<BTreeMap<char, char>> = LazyLock::new(|| {
    COMPOSITIONS.entries().filter_map(|(parts, whole)| Some((first(whole)?, first(parts)?))).collect()
});

/// Whether a character is an accent that stands behind its letter.
pub(super) const fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// The one letter that a letter and its accent make.
pub(super) fn composed(letter: char, accent: char) -> Option<char> {
    first(COMPOSITIONS.column(&String::from_iter([letter, accent]))?)
}

/// A word without the accents of its letters: `Bôhm` is `Bohm`.
pub(crate) fn folded(word: &str) -> Cow<'_, str> {
    if word.is_ascii() {
        return Cow::Borrowed(word);
    }
    // Some letters carry two accents.
    let plain = |letter: char| PLAIN.get(&letter).copied().unwrap_or(letter);
    Cow::Owned(word.chars().map(|letter| plain(plain(letter))).collect())
}

fn first(text: &str) -> Option<char> {
    text.chars().next()
}
