//! Tokens into what the network sees: hashes of each word form, and the rows of each token's context.
//!
//! Training asks the command line for exactly these numbers (`claimlight features`), so the network
//! never sees one thing in Python and another in the browser. A change here needs a new model.

use crate::lexicon;
use crate::span::TokenRange;
use crate::text::{BlockKind, Document, Token, TokenKind};

/// What the network sees of a word form, whatever stands around it.
///
/// Hashes are taken modulo the number of rows of their table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WordForm {
    /// The word, lower-case, digits as `0`.
    pub word: u32,
    /// Its first three characters, lower-case.
    pub prefix: u32,
    /// Its last three characters, lower-case.
    pub suffix: u32,
    /// Its shape: `Xxxx`, `XX`, `dd,ddd`.
    pub shape: u32,
    /// What the word lists know of it: a set of bits.
    pub lexicon: u32,
    /// Its runs of three and four characters, ends marked, at most [`MAX_GRAMS`].
    pub grams: Vec<u32>,
}

/// How many character n-grams of a word are looked at.
pub const MAX_GRAMS: usize = 32;

/// How many context rows each token has.
pub const CONTEXT_ROWS_PER_TOKEN: usize = 4;

/// How many rows the context table has.
pub const CONTEXT_TABLE_ROWS: usize = CASE_ROW + 4;

const QUOTE_ROW: usize = 0;
const BLOCK_ROW: usize = QUOTE_ROW + 5;
const POSITION_ROW: usize = BLOCK_ROW + 8;
const CASE_ROW: usize = POSITION_ROW + 8;

impl WordForm {
    /// Reads one token's text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = &*lexicon::familiar(text);
        let lower: Vec<char> = text.chars().flat_map(char::to_lowercase).map(plain).collect();
        let head = lower.get(..lower.len().min(3)).unwrap_or_default();
        let tail = lower.get(lower.len().saturating_sub(3)..).unwrap_or_default();
        Self {
            word: hash(Seed::Word, &lower),
            prefix: hash(Seed::Prefix, head),
            suffix: hash(Seed::Suffix, tail),
            shape: hash(Seed::Shape, &shape(text)),
            lexicon: lexicon::bits(text),
            grams: grams(&lower),
        }
    }
}

/// The rows of the context table that a token adds.
pub type ContextRows = [u16; CONTEXT_ROWS_PER_TOKEN];

/// The context rows of every token of a block, which are `tokens` of the document.
///
/// Only the block itself is looked at: an edited paragraph can be read again alone.
#[must_use]
pub fn context(document: &Document<'_>, kind: BlockKind, tokens: TokenRange) -> Vec<ContextRows> {
    let block = document.tokens_in(tokens);
    let quotes = quote_states(document, block);
    let mut rows = Vec::with_capacity(block.len());
    let mut at = 0;
    while let Some(first) = block.get(at) {
        // A sentence of the block, or, should a token stand in none, the rest of the block.
        let end = document
            .sentence_at(first.span.start())
            .and_then(|index| document.sentences().get(index.get()))
            .map_or(tokens.end.get(), |sentence| sentence.tokens.end.get());
        let end = end.saturating_sub(tokens.start.get()).clamp(at + 1, block.len());
        let sentence = block.get(at..end).unwrap_or_default();
        let case = CASE_ROW + case_of(document, sentence);
        for (place, token) in sentence.iter().enumerate() {
            let quote = quotes.get(at + place).copied().unwrap_or_default();
            let position = place.min(3) * 2 + usize::from(token.spaced);
            rows.push(
                [QUOTE_ROW + quote, BLOCK_ROW + kind as usize, POSITION_ROW + position, case]
                    .map(|row| row as u16),
            );
        }
        at = end;
    }
    rows
}

/// For each token: 0 outside quotation marks, 1 inside, 2 inside marks that the block never closes,
/// 3 an opening mark, 4 a closing mark.
fn quote_states(document: &Document<'_>, block: &[Token]) -> Vec<usize> {
    let mut states = vec![0; block.len()];
    let mut open: Option<usize> = None;
    for (at, token) in block.iter().enumerate() {
        let text = document.slice(token.span);
        let opens = match text {
            "“" | "«" | "„" => true,
            "”" | "»" => false,
            "\"" | "''" | "``" => open.is_none(),
            _ => continue,
        };
        match (opens, open) {
            (true, _) => {
                open = Some(at);
                fill(&mut states, at, at + 1, 3);
            }
            (false, Some(start)) => {
                fill(&mut states, start + 1, at, 1);
                fill(&mut states, at, at + 1, 4);
                open = None;
            }
            (false, None) => fill(&mut states, at, at + 1, 4),
        }
    }
    if let Some(start) = open {
        fill(&mut states, start + 1, block.len(), 2);
    }
    states
}

fn fill(states: &mut [usize], start: usize, end: usize, state: usize) {
    if let Some(run) = states.get_mut(start..end) {
        run.fill(state);
    }
}

/// How a sentence is written: 0 no capitals, 1 as usual, 2 Most Words Capital, 3 ALL CAPITALS.
fn case_of(document: &Document<'_>, sentence: &[Token]) -> usize {
    let (mut words, mut capital, mut upper) = (0, 0, 0);
    for token in sentence.iter().filter(|token| token.kind == TokenKind::Word) {
        let text = document.slice(token.span);
        if text.chars().count() < 3 {
            continue;
        }
        words += 1;
        capital += usize::from(text.starts_with(char::is_uppercase));
        upper += usize::from(!text.contains(char::is_lowercase));
    }
    match (words, capital, upper) {
        (_, 0, _) => 0,
        (words, _, upper) if words > 2 && upper * 10 >= words * 8 => 3,
        (words, capital, _) if words > 2 && capital * 10 >= words * 7 => 2,
        _ => 1,
    }
}

/// Which feature a hash stands for: the same letters hash apart in each.
#[derive(Clone, Copy)]
enum Seed {
    Word = 1,
    Prefix,
    Suffix,
    Shape,
    Gram,
}

/// FNV-1a over code points, then the finaliser of MurmurHash3, so that every bit counts in a modulo.
fn hash(seed: Seed, characters: &[char]) -> u32 {
    let mut hash = 0x811C_9DC5_u32 ^ (seed as u32).wrapping_mul(0x9E37_79B9);
    for &character in characters {
        hash = (hash ^ character as u32).wrapping_mul(0x0100_0193);
    }
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85EB_CA6B);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xC2B2_AE35);
    hash ^ (hash >> 16)
}

/// Typewriter quotes for curly ones, `0` for any digit.
fn plain(character: char) -> char {
    match character {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' => '-',
        digit if digit.is_numeric() => '0',
        other => other,
    }
}

/// `X` for capitals, `x` for other letters, `d` for digits, else itself; no run longer than four.
fn shape(text: &str) -> Vec<char> {
    let mut shape = Vec::new();
    let (mut last, mut run) = ('\0', 0);
    for character in text.chars() {
        let class = match character {
            letter if letter.is_uppercase() => 'X',
            letter if letter.is_alphabetic() => 'x',
            digit if digit.is_numeric() => 'd',
            other => plain(other),
        };
        run = if class == last { run + 1 } else { 1 };
        last = class;
        if run <= 4 {
            shape.push(class);
        }
    }
    shape
}

/// Runs of three and four characters of `<word>`, shorter words have none beyond themselves.
fn grams(lower: &[char]) -> Vec<u32> {
    let marked: Vec<char> = ['<'].iter().chain(lower.iter().take(24)).chain(&['>']).copied().collect();
    let runs = marked.windows(3).chain(marked.windows(4));
    runs.take(MAX_GRAMS).map(|run| hash(Seed::Gram, run)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_quotes_are_levelled_and_case_is_kept_in_the_shape() {
        assert_eq!(WordForm::of("1984").word, WordForm::of("2024").word);
        assert_eq!(WordForm::of("Obama").word, WordForm::of("OBAMA").word);
        assert_ne!(WordForm::of("Obama").shape, WordForm::of("OBAMA").shape);
        assert_eq!(shape("McDonald8,000"), "XxXxxxxd,ddd".chars().collect::<Vec<_>>());
    }

    #[test]
    fn n_grams_mark_both_ends_and_are_bounded() {
        assert_eq!(grams(&['a']).len(), 1);
        assert_eq!(grams(&"abc".chars().collect::<Vec<_>>()).len(), 3 + 2);
        assert!(grams(&vec!['x'; 5000]).len() <= MAX_GRAMS);
        assert!(grams(&[]).is_empty());
    }
}
