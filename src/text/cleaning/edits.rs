//! A copied text into the places where something else is to be read.

use super::accents::{composed, is_accent};
use super::edit::Edit;
use super::notes::{self, is_raised};
use super::references::reference;
use crate::sorting::sort_by_key;
use crate::text::word_list::WordList;
use std::sync::LazyLock;

static JOINED_PREFIXES: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(data_file!("joined_prefixes.txt")));

/// All edits of a text, in text order; none overlaps another.
pub(super) fn of(text: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = Vec::new();
    let mut notes = notes::Plain::default();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(may_change)) {
        at += found;
        let done = edits.last().map_or(0, |edit| edit.range.end);
        let found = edit(text, at, done);
        let Some(first) = found.first() else {
            let c = text.get(at..).and_then(|rest| rest.chars().next());
            at += match c {
                Some(digit) if digit.is_ascii_digit() => notes.look(text, at).max(1),
                other => other.map_or(1, char::len_utf8),
            };
            continue;
        };
        at = first.range.end;
        edits.extend(found);
    }
    edits.extend(notes.edits());
    sort_by_key(&mut edits, |edit| edit.range.start);
    // A line's end behind a joined word may be another word's.
    edits.dedup_by(|next, before| next.range.start < before.range.end);
    edits
}

/// Characters that alone, or with others, may stand for something else.
fn may_change(c: char) -> bool {
    match c {
        '&' | '-' | '[' | '0'..='9' => true,
        _ if c.is_ascii() => false,
        '‐' | '″' | '‘' | '’' | 'ʼ' => true,
        _ => is_unseen(c) || is_raised(c) || is_accent(c),
    }
}

/// Marks that show nothing and part no words. Joiners stay: some scripts and pictures are made with them.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// What is to be changed at an offset; nothing before `done`.
fn edit(text: &str, at: usize, done: usize) -> Vec<Edit> {
    let rest = text.get(at..).unwrap_or_default();
    let Some(c) = rest.chars().next() else { return Vec::new() };
    let replace =
        |length: usize, instead: &str| vec![Edit { range: at..at + length, instead: instead.to_owned() }];
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let behind = rest.get(c.len_utf8()..).unwrap_or_default();
    let is_between_letters =
        || before.is_some_and(char::is_alphabetic) && behind.starts_with(char::is_alphabetic);
    match c {
        '-' | '‐' | '\u{AD}' if behind.trim_start_matches([' ', '\t', '\r']).starts_with('\n') => {
            parted_word(text, at, c)
        }
        _ if is_unseen(c) => replace(c.len_utf8(), ""),
        '&' => match reference(rest) {
            Some((length, ' ' | '\u{A0}')) => replace(length, " "),
            Some((length, unseen)) if is_unseen(unseen) => replace(length, ""),
            Some((length, character)) => replace(length, &character.to_string()),
            None => Vec::new(),
        },
        '‘' if behind.starts_with('‘') => replace(2 * c.len_utf8(), "“"),
        '‘' if is_apostrophe(text.get(..at).unwrap_or_default(), behind) => replace(c.len_utf8(), "’"),
        '’' if behind.starts_with('’') => replace(2 * c.len_utf8(), "”"),
        '″' if !before.is_some_and(|before| before.is_ascii_digit()) => replace(c.len_utf8(), "\""),
        'ʼ' if is_between_letters() => replace(c.len_utf8(), "’"),
        _ if is_accent(c) => {
            let Some(letter) = before.filter(|letter| at - letter.len_utf8() >= done) else {
                return Vec::new();
            };
            let mut whole = letter;
            let mut length = 0;
            for accent in rest.chars() {
                let Some(both) = composed(whole, accent) else { break };
                whole = both;
                length += accent.len_utf8();
            }
            if length == 0 {
                return Vec::new();
            }
            vec![Edit { range: at - letter.len_utf8()..at + length, instead: whole.to_string() }]
        }
        '[' => notes::mark(text, at).map_or_else(Vec::new, |length| replace(length, "")),
        _ if is_raised(c) => notes::mark(text, at).map_or_else(Vec::new, |length| replace(length, "")),
        _ => Vec::new(),
    }
}

/// Whether what stands behind an opening mark is a word without its beginning: `‘80s`, `class of ‘68`, `rock ‘n’ roll`. Two
/// figures are a year where a word asks for one: `‘40 boats sank,’ he said` is a quotation.
fn is_apostrophe(before: &str, behind: &str) -> bool {
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let rest = behind.get(digits..).unwrap_or_default();
    let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
    let word = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let asked =
        matches!(word.to_lowercase().as_str(), "by" | "from" | "in" | "of" | "since" | "to" | "until");
    let decade = || rest.strip_prefix('s').is_some_and(ends);
    digits == 2 && (decade() || asked && ends(rest)) || behind.starts_with("n’") || behind.starts_with("n‘")
}

/// Joins a word that a line's end parts, and ends the line behind the word instead, so that lines stay lines.
fn parted_word(text: &str, at: usize, hyphen: char) -> Vec<Edit> {
    let before = text.get(..at).unwrap_or_default();
    let first = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let gap = text.get(at + hyphen.len_utf8()..).unwrap_or_default();
    let rest = gap.trim_start_matches([' ', '\t', '\r']);
    let Some(rest) = rest.strip_prefix('\n').map(|rest| rest.trim_start_matches([' ', '\t'])) else {
        return Vec::new();
    };
    let is_word = first.chars().count() >= 2 && rest.starts_with(char::is_alphabetic);
    let is_name = first.starts_with(char::is_uppercase) && rest.starts_with(char::is_uppercase);
    if !is_word || !(rest.starts_with(char::is_lowercase) || is_name) {
        return Vec::new();
    }
    let keeps = hyphen != '\u{AD}' && (is_name || JOINED_PREFIXES.contains(&first.to_lowercase()));
    let joint = at..text.len() - rest.len();
    let mut edits = vec![Edit { range: joint.clone(), instead: if keeps { "-" } else { "" }.to_owned() }];
    if let Some(space) = rest
        .find(char::is_whitespace)
        .filter(|&space| rest.get(space..).is_some_and(|space| space.starts_with(' ')))
    {
        edits.push(Edit { range: joint.end + space..joint.end + space + 1, instead: "\n".to_owned() });
    }
    edits
}
