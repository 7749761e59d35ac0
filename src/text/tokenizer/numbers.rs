//! The beginning of a text into the number that stands there.

use crate::text::word_list::WordList;
use std::sync::LazyLock;

static UNITS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("units.txt")));

/// How many bytes of digits, with separators between digits, the text begins with: `8,000`, `3.5`,
/// `10:30`, `.5`, `2½`.
pub(super) fn length(text: &str) -> usize {
    let mut at = 0;
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let digit = |next: Option<&char>| next.is_some_and(char::is_ascii_digit);
        let inside = match c {
            '.' | ',' | ':' => digit(characters.peek()),
            _ => c.is_numeric(),
        };
        if !inside {
            break;
        }
        at += c.len_utf8();
    }
    at
}

/// Whether the text goes on with a figure, spaces aside.
pub(super) fn follows(text: &str) -> bool {
    text.trim_start_matches([' ', '\u{A0}', '#']).starts_with(|c: char| c.is_ascii_digit())
}

/// Whether letters behind digits make one number with them: `1990s`, `21st`.
pub(super) fn is_suffix(letters: &str) -> bool {
    ["s", "st", "nd", "rd", "th"].iter().any(|suffix| letters.eq_ignore_ascii_case(suffix))
}

/// Whether letters behind digits are a unit, and part from them: `5bn`, `10am`.
pub(super) fn is_unit(letters: &str) -> bool {
    UNITS.contains(letters)
}

/// Whether what stands behind an apostrophe is a short decade: `90s` in `’90s`.
pub(super) fn is_short_decade(text: &str) -> bool {
    matches!(text.as_bytes(), [b'0'..=b'9', b'0'..=b'9', b's'])
}
