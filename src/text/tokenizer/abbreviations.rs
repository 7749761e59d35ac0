//! A word with a full stop into the kind of abbreviation it is.

use crate::text::word_list::WordList;
use std::sync::LazyLock;

static ABBREVIATIONS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("abbreviations.txt")));
static SENTENCE_STARTERS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(data_file!("sentence_starters.txt")));

/// What stands behind an abbreviation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::text) enum Abbreviation {
    /// A name: `Mr.`, `Gov.`
    Title,
    /// A figure: `No.`, `p.`; without one it is an ordinary word at the end of a sentence.
    Number,
    /// Anything, also the end of the sentence: `Inc.`, `U.S.`, `a.m.`
    Other,
}

/// The kind of a word that ends in its full stop, where the list knows it.
pub(in crate::text) fn classify(word: &str) -> Option<Abbreviation> {
    let column = ABBREVIATIONS.column(word).or_else(|| capitals(word))?;
    Some(match column {
        "title" => Abbreviation::Title,
        "number" => Abbreviation::Number,
        _ => Abbreviation::Other,
    })
}

/// The line of a title that is written in capitals: `GOV.`
fn capitals(word: &str) -> Option<&'static str> {
    let (first, rest) = (word.get(..1)?, word.get(1..)?);
    if rest.len() > 8 || rest.bytes().any(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let usual = format!("{first}{}", rest.to_ascii_lowercase());
    ABBREVIATIONS.column(&usual).filter(|column| *column == "title" && usual.len() > 2)
}

/// The length of letters that each carry a full stop: `U.S.`, `a.m.`, `J.K.`; also of listed
/// abbreviations with inner stops, such as `Ph.D.`; the last stop may be missing behind two letters.
pub(in crate::text) fn dotted_length(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    let stop = |at: usize| bytes.get(at) == Some(&b'.');
    let mut at = 0;
    while at < 16 && letter(at) && stop(at + 1) {
        at += 2;
    }
    // `U.S` and `U.Smith` part here: a last letter is taken only where the word ends behind it.
    let tail =
        letter(at) && !bytes.get(at + 1).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte >= 0x80);
    match at {
        0 => listed_with_inner_stop(text),
        2 if tail => Some(3),
        2 => listed_with_inner_stop(text),
        _ if tail => Some(at + 1),
        _ => Some(at),
    }
}

/// The length of `Ph.D.`, `B.Sc.`, `Lt.Col.`: letters with stops inside that the list knows.
fn listed_with_inner_stop(text: &str) -> Option<usize> {
    let run = text.bytes().take(12).take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'.').count();
    let run = text.get(..run)?;
    let length = run.rfind('.')? + 1;
    let word = run.get(..length)?;
    (word.trim_end_matches('.').contains('.') && ABBREVIATIONS.contains(word)).then_some(length)
}

/// Whether a single letter with its full stop is the initial of a name: `J.` in `J. Ortega`.
pub(in crate::text) fn is_initial(word: &str, behind: &str) -> bool {
    let mut letters = word.chars();
    let capital = letters.next().is_some_and(char::is_uppercase) && letters.as_str() == ".";
    let name = behind.trim_start_matches([' ', '\u{A0}']);
    if !capital || !name.starts_with(char::is_uppercase) {
        return false;
    }
    let length = super::alphanumeric_length(name);
    !name.get(..length).is_some_and(starts_sentence)
}

/// Whether a capitalised word is one that begins sentences rather than names: `The`, `But`, `She`.
pub(in crate::text) fn starts_sentence(word: &str) -> bool {
    SENTENCE_STARTERS.contains(word)
}
