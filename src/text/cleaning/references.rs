//! A reference of HTML that is left over in a text into the character it stands for.

use crate::text::word_list::WordList;
use std::sync::LazyLock;

static REFERENCES: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("references.txt")));

/// No reference is longer.
const LONGEST: usize = 12;

/// The length of the reference that a text begins with, and its character; `&amp;quot;` was made twice.
pub(super) fn reference(text: &str) -> Option<(usize, char)> {
    let (length, character) = once(text)?;
    if character != '&' {
        return Some((length, character));
    }
    let again = format!("&{}", text.get(length..)?.chars().take(LONGEST).collect::<String>());
    Some(once(&again).map_or((length, character), |(inner, character)| (length + inner - 1, character)))
}

fn once(text: &str) -> Option<(usize, char)> {
    let rest = text.strip_prefix('&')?;
    let end = rest.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = rest.get(..end)?;
    let character = match name.strip_prefix('#') {
        Some(number) => numbered(number)?,
        None => named(REFERENCES.column(name)?)?,
    };
    Some((end + 2, character))
}

fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    char::from_u32(code.ok()?).filter(|c| !c.is_control())
}

fn named(column: &str) -> Option<char> {
    match column.strip_prefix("U+") {
        Some(code) => char::from_u32(u32::from_str_radix(code, 16).ok()?),
        None => column.chars().next(),
    }
}
