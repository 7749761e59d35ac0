//! Quotation marks that face the wrong way into marks that face as they stand: `”No,“ she said. ”Never.”`

use super::edit::Edit;

/// The marks that face another way than they stand, in the paragraphs in which shapes make no pairs.
pub(super) fn edits(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        if !makes_pairs(paragraph) {
            edits.extend(turned(paragraph, start));
        }
        start += paragraph.len();
    }
    edits
}

/// Whether each mark closes by its shape what one opened. What is left open may go on below; `„` has habits of its own.
fn makes_pairs(paragraph: &str) -> bool {
    let mut is_open = false;
    paragraph.contains('„')
        || paragraph.chars().filter_map(opens_by_shape).all(|opens| {
            let is_next = opens != is_open;
            is_open = opens;
            is_next
        })
}

const fn opens_by_shape(c: char) -> Option<bool> {
    match c {
        '“' | '«' | '‹' => Some(true),
        '”' | '»' | '›' => Some(false),
        _ => None,
    }
}

fn turned(paragraph: &str, start: usize) -> Vec<Edit> {
    let marks = paragraph.char_indices().filter_map(|(at, c)| Some((at, c, opens_by_shape(c)?)));
    let wrong = marks.filter_map(|(at, c, opens)| {
        let before = paragraph.get(..at)?.chars().next_back();
        let behind = paragraph.get(at + c.len_utf8()..)?.chars().next();
        let instead = match c {
            '“' => "”",
            '”' => "“",
            '«' => "»",
            '»' => "«",
            '‹' => "›",
            _ => "‹",
        };
        let range = start + at..start + at + c.len_utf8();
        (stands_open(before, behind)? != opens).then(|| Edit { range, instead: instead.to_owned() })
    });
    wrong.collect()
}

/// Whether a mark opens, as a space before it and a word behind it say, or closes; `None` where both or neither is so.
fn stands_open(before: Option<char>, behind: Option<char>) -> Option<bool> {
    let is_apart = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let opens = (is_apart(before) || matches!(before, Some('(' | '[' | '—' | '–' | '‘')))
        && !is_apart(behind)
        && !matches!(behind, Some('.' | ',' | ';' | ':' | '!' | '?' | ')' | ']'));
    let closes = !is_apart(before) && behind.is_none_or(|c| !c.is_alphanumeric());
    (opens != closes).then_some(opens)
}
