//! `patterns.txt` into texts of any length.

use std::error::Error;

/// As many letters has each new word: there are 70 to the power of 4 of them.
const LETTERS: usize = 8;

/// New numbers count up from here, all of seven digits.
const FIRST_NUMBER: usize = 1_000_000;

/// A line of the file.
pub(crate) struct Pattern {
    pub(crate) section: String,
    pub(crate) name: String,
    /// What stands once, is repeated, stands once …
    parts: Vec<String>,
}

/// All patterns of the file.
pub(crate) fn read() -> Result<Vec<Pattern>, Box<dyn Error>> {
    let file = include_str!("patterns.txt");
    let (mut patterns, mut section) = (Vec::new(), "");
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some((name, json)) = line.split_once('\t') {
            let parts = if json.starts_with('[') {
                serde_json::from_str(json)?
            } else {
                vec![String::new(), serde_json::from_str(json)?]
            };
            patterns.push(Pattern { section: section.to_owned(), name: name.to_owned(), parts });
        } else {
            section = line.trim_matches(['[', ']']);
        }
    }
    Ok(patterns)
}

/// The pattern, as often as fits.
pub(crate) fn text(pattern: &Pattern, bytes: usize) -> String {
    let repeated = pattern.parts.iter().skip(1).step_by(2).map(|part| filled(part, 0).len()).sum::<usize>();
    let times = bytes / repeated.max(1);
    let mut text = String::with_capacity(bytes + bytes / 4);
    for (at, part) in pattern.parts.iter().enumerate() {
        if at % 2 == 0 {
            text.push_str(part);
        } else {
            (0..times).for_each(|number| text.push_str(&filled(part, number)));
        }
    }
    text
}

/// The words with names and numbers that no other repetition has, all of one length: twice as many are twice the bytes.
fn filled(part: &str, number: usize) -> String {
    let (mut text, mut rest, mut words) = (String::new(), part, 8 * number);
    while let Some(at) = rest.find('{') {
        let (before, behind) = rest.split_at(at);
        text.push_str(before);
        rest = behind.get(3..).unwrap_or_default();
        let word = word(words);
        words += 1;
        match behind.get(..3) {
            Some("{i}") => text.push_str(&(FIRST_NUMBER + number).to_string()),
            Some("{w}") => text.push_str(&word),
            Some("{n}") => {
                text.push_str(&word[..1].to_uppercase());
                text.push_str(&word[1..]);
            }
            _ => {
                text.push('{');
                rest = &behind[1..];
            }
        }
    }
    text + rest
}

/// A number as a word that can be spoken.
fn word(mut number: usize) -> String {
    let mut word = String::new();
    while word.len() < LETTERS {
        word.push(char::from(b"bdfgklmnprstvz"[number % 14]));
        word.push(char::from(b"aeiou"[number / 14 % 5]));
        number /= 70;
    }
    word
}
