//! A text whose main quotation marks are single into the places where double ones are read: `‘We won’t,’ she said.`
//!
//! A single mark may be an apostrophe, a double one never is: whoever reads quotations need know double marks alone.

use super::edit::Edit;

/// The marks of a text that has no quotation in double marks, made double; those inside them, single.
pub(super) fn edits(text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut speeches = 0;
    let mut start = 0;
    for paragraph in text.split_inclusive('\n') {
        let mut at = 0;
        while let Some(open) = next_opening(paragraph, at) {
            let mark = char_at(paragraph, open);
            let inner = open + mark.map_or(1, char::len_utf8);
            let Some((close, is_speech)) = closing(paragraph, inner) else {
                at = inner;
                continue;
            };
            if has_double(paragraph.get(at..open)) {
                return Vec::new();
            }
            let end = close + char_at(paragraph, close).map_or(1, char::len_utf8);
            speeches += usize::from(is_speech);
            edits.push(Edit { range: start + open..start + inner, instead: "“".to_owned() });
            edits.extend(inner_marks(paragraph, start, inner..close));
            edits.push(Edit { range: start + close..start + end, instead: "”".to_owned() });
            at = end;
        }
        if has_double(paragraph.get(at..)) {
            return Vec::new();
        }
        start += paragraph.len();
    }
    if speeches > 0 { edits } else { Vec::new() }
}

/// The next mark that can only open: a space or an opening sign before it, a word behind it.
fn next_opening(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    rest.char_indices().filter(|(_, c)| matches!(c, '‘' | '\'')).map(|(at, _)| from + at).find(|&at| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text.get(at..).and_then(|rest| rest.chars().nth(1));
        before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | ':' | '…'))
            && behind
                .is_some_and(|c| c.is_alphanumeric() || matches!(c, '“' | '"' | '…' | '[' | '$' | '£' | '€'))
            && !opens_decade(text, at)
    })
}

/// `’90s`, `'Tis`: an apostrophe at the beginning of a word.
fn opens_decade(text: &str, at: usize) -> bool {
    let word = text.get(at..).unwrap_or_default();
    let word = word.trim_start_matches(['‘', '\'']);
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    digits == 2 && word.get(digits..).is_some_and(|rest| rest.starts_with('s'))
        || ["em ", "til ", "tis ", "twas "].iter().any(|short| word.starts_with(short))
}

/// Where what opened before `from` closes, and whether it ends as speech does: behind a mark of the sentence. Else behind
/// the first word that is no plural with its apostrophe, before another quotation begins.
fn closing(text: &str, from: usize) -> Option<(usize, bool)> {
    // The first of each, and where the next quotation begins behind a word.
    let mut words: Option<usize> = None;
    let mut plural = None;
    let mut next = None;
    for (at, c) in text.get(from..)?.char_indices().map(|(at, c)| (from + at, c)) {
        if !matches!(c, '’' | '\'') {
            continue;
        }
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        if behind.is_some_and(char::is_alphanumeric) || at == from {
            continue;
        }
        if next.is_some_and(|next| next <= at) {
            break;
        }
        // `‘haters’, she said`: an apostrophe of a plural has a word behind it.
        let ends = behind.is_none_or(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | '\n'));
        match before? {
            '.' | ',' | '!' | '?' | '…' | '—' | '–' => return Some((at, true)),
            's' | 'S' if !ends => plural = plural.or(Some(at)),
            c if c.is_whitespace() => {}
            _ if words.is_none() => {
                words = Some(at);
                next = next_opening(text, at + c.len_utf8());
            }
            _ => {}
        }
    }
    words.or(plural).map(|at| (at, false))
}

/// Double marks inside a quotation, made single.
fn inner_marks(text: &str, start: usize, range: std::ops::Range<usize>) -> Vec<Edit> {
    let inner = text.get(range.clone()).unwrap_or_default();
    let marks = inner.char_indices().filter(|(_, c)| matches!(c, '“' | '”'));
    marks
        .map(|(at, c)| {
            let at = start + range.start + at;
            Edit { range: at..at + c.len_utf8(), instead: if c == '“' { "‘" } else { "’" }.to_owned() }
        })
        .collect()
}

fn has_double(text: Option<&str>) -> bool {
    text.is_some_and(|text| text.contains(['“', '”', '"', '«']))
}

fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}
