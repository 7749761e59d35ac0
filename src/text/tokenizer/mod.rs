//! The text of one block into its [`Token`]s.
//!
//! One pass from left to right. At each position the first character decides which rule reads on;
//! every rule moves forward, so that the time is linear in the length of the block.

pub(super) mod abbreviations;
mod addresses;
mod numbers;

use self::abbreviations::Abbreviation;
use super::characters::{
    is_apostrophe, is_invisible, is_opener, is_punctuation, is_space, is_unspaced_script, is_word_glue,
};
use super::{Token, TokenKind};
use crate::span::Span;
use unicode_segmentation::UnicodeSegmentation;

/// Appends the tokens of `text[block]` to `tokens`.
pub(super) fn tokenize(text: &str, block: Span, tokens: &mut Vec<Token>) {
    let end = block.range().end.min(text.len());
    let Some(text) = text.get(..end) else { return };
    let first = tokens.len();
    let mut tokenizer =
        Tokenizer { text, at: block.range().start, first, spaced: true, begins_line: false, tokens };
    while tokenizer.step() {}
}

/// A position in a block, and the tokens before it.
struct Tokenizer<'t, 'o> {
    /// The text up to the end of the block.
    text: &'t str,
    at: usize,
    /// Position of the block's first token.
    first: usize,
    /// Whether white space stands before the position.
    spaced: bool,
    /// Whether the position is at the beginning of a line inside the block, where `>` is the markup
    /// of a quotation set apart.
    begins_line: bool,
    tokens: &'o mut Vec<Token>,
}

impl<'t> Tokenizer<'t, '_> {
    /// Reads one token, or skips one stretch without ink; `false` at the end.
    fn step(&mut self) -> bool {
        let Some(&byte) = self.text.as_bytes().get(self.at) else { return false };
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => self.word(),
            b' ' | b'\t' => self.skip_space(1),
            b'\n' | b'\r' => {
                self.skip_space(1);
                self.begins_line = true;
            }
            b'0'..=b'9' => self.number(),
            b'>' if self.begins_line => self.skip_space(1),
            b'\'' | b'`' => self.apostrophe(byte as char),
            b'.' => self.full_stop(),
            b'@' | b'#' => self.handle_or_hashtag(),
            b'-' | b'!' | b'?' | b'*' | b'_' | b'=' | b'~' => self.run_of(byte),
            0x80.. => self.beyond_ascii(),
            _ if byte.is_ascii_control() => self.skip_space(1),
            _ => self.push_mark(1),
        }
        true
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip_space(&mut self, length: usize) {
        self.at += length;
        self.spaced = true;
    }

    fn push(&mut self, length: usize, kind: TokenKind) {
        let span = Span::from_range(self.at..self.at + length);
        self.tokens.push(Token { span, kind, spaced: self.spaced });
        self.at += length;
        self.spaced = false;
        self.begins_line = false;
    }

    /// A sign that is a token by itself.
    fn push_mark(&mut self, length: usize) {
        let is_mark = self.rest().chars().next().is_some_and(is_punctuation);
        self.push(length, if is_mark { TokenKind::Punctuation } else { TokenKind::Symbol });
    }

    /// The last token of the block, where it ends right at the position.
    fn glued(&self) -> Option<Token> {
        let last = self.tokens.get(self.first..)?.last()?;
        (!self.spaced && last.span.range().end == self.at).then_some(*last)
    }

    /// A run of one and the same sign: `--`, `...`, `!!!`.
    fn run_of(&mut self, byte: u8) {
        let length = self.rest().bytes().take_while(|&next| next == byte).count();
        self.push_mark(length);
    }

    fn full_stop(&mut self) {
        let decimal = self.rest().as_bytes().get(1).is_some_and(u8::is_ascii_digit);
        let free = self
            .glued()
            .is_none_or(|token| token.kind == TokenKind::Symbol || is_opener(token.span.of(self.text)));
        if decimal && free { self.number() } else { self.run_of(b'.') }
    }

    fn word(&mut self) {
        let rest = self.rest();
        if let Some(length) = addresses::web_address(rest) {
            return self.push(length, TokenKind::Address);
        }
        let length = word_length(rest);
        let stopped = rest.as_bytes().get(length) == Some(&b'.');
        if stopped && let Some(length) = self.abbreviation_length(rest, length) {
            return self.push(length, TokenKind::Word);
        }
        match clitic_start(rest, length) {
            Some(start) => {
                self.push(start, TokenKind::Word);
                self.push(length - start, TokenKind::Word);
            }
            None => self.push(length, TokenKind::Word),
        }
    }

    /// How far an abbreviation reaches that begins with a word of `length` bytes and a full stop.
    fn abbreviation_length(&self, rest: &str, length: usize) -> Option<usize> {
        if let Some(dotted) = abbreviations::dotted_length(rest) {
            return Some(dotted);
        }
        let word = rest.get(..length + 1)?;
        let behind = rest.get(length + 1..).unwrap_or_default();
        match abbreviations::classify(word) {
            Some(Abbreviation::Number) => numbers::follows(behind).then_some(length + 1),
            Some(_) => (!behind.starts_with(|c: char| c.is_alphanumeric())).then_some(length + 1),
            None => abbreviations::is_initial(word, behind).then_some(length + 1),
        }
    }

    fn number(&mut self) {
        let rest = self.rest();
        let digits = numbers::length(rest);
        let letters = rest.get(digits..).map_or(0, alphanumeric_length);
        let suffix = rest.get(digits..digits + letters).unwrap_or_default();
        if letters == 0 || numbers::is_suffix(suffix) {
            self.push(digits + letters, TokenKind::Number);
        } else if numbers::is_unit(suffix)
            || abbreviations::dotted_length(rest.get(digits..).unwrap_or_default()).is_some()
        {
            self.push(digits, TokenKind::Number);
        } else {
            self.push(digits + letters, TokenKind::Word);
        }
    }

    /// An apostrophe that no word has taken: a clitic behind a word, the sign of a decade, or a mark.
    fn apostrophe(&mut self, sign: char) {
        let rest = self.rest();
        let width = sign.len_utf8();
        let behind = rest.get(width..).unwrap_or_default();
        let glued = self.glued();
        let letters = alphanumeric_length(behind);
        let follows_word = glued.is_some_and(|token| {
            matches!(token.kind, TokenKind::Word | TokenKind::Number | TokenKind::Address)
                || matches!(token.span.of(self.text), "”" | "\"" | ")" | "’" | "'" | "%")
        });
        if follows_word && behind.get(..letters).is_some_and(is_clitic) {
            return self.push(width + letters, TokenKind::Word);
        }
        let decade = behind.get(..letters).is_some_and(numbers::is_short_decade);
        if glued.is_none() && decade && sign != '‘' {
            return self.push(width + letters, TokenKind::Number);
        }
        let doubled = behind.starts_with(sign) && sign.is_ascii();
        self.push(if doubled { 2 * width } else { width }, TokenKind::Punctuation);
    }

    fn handle_or_hashtag(&mut self) {
        let rest = self.rest();
        if let Some(before) = addresses::mail_start(self.text, self.at)
            && self.begins_token(before)
            && let Some(behind) = addresses::mail_end(rest)
        {
            return self.push_mail(before, behind);
        }
        let glued = self.glued().is_some_and(|token| token.kind != TokenKind::Punctuation);
        match addresses::tag_length(rest) {
            Some(length) if !glued => self.push(length, TokenKind::Address),
            _ => self.push_mark(1),
        }
    }

    /// Whether one of the block's tokens begins at the offset, which is near the position.
    fn begins_token(&self, offset: usize) -> bool {
        let tokens = self.tokens.get(self.first..).unwrap_or_default();
        let near = tokens.iter().rev().take_while(|token| token.span.range().start >= offset);
        near.last().is_some_and(|token| token.span.range().start == offset)
    }

    /// Takes back the tokens of what turns out to be the local part of a mail address.
    fn push_mail(&mut self, start: usize, behind: usize) {
        let end = self.at + behind;
        while let Some(last) = self.tokens.get(self.first..).and_then(<[Token]>::last)
            && last.span.range().start >= start
        {
            self.spaced = last.spaced;
            self.tokens.pop();
        }
        self.at = start;
        self.push(end - start, TokenKind::Address);
    }

    fn beyond_ascii(&mut self) {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return };
        match c {
            '“' | '”' | '—' | '–' | '…' => self.push(c.len_utf8(), TokenKind::Punctuation),
            _ if is_apostrophe(c) => self.apostrophe(c),
            _ if is_space(c) => self.skip_space(c.len_utf8()),
            _ if is_invisible(c) => self.at += c.len_utf8(),
            _ if is_unspaced_script(c) => {
                let length = rest.split_word_bounds().next().map_or(c.len_utf8(), str::len);
                let kind = if c.is_alphanumeric() { TokenKind::Word } else { TokenKind::Punctuation };
                self.push(length, kind);
            }
            _ if c.is_numeric() => self.number(),
            _ if c.is_alphanumeric() => self.word(),
            _ => {
                let length = rest.graphemes(true).next().map_or(c.len_utf8(), str::len);
                self.push_mark(length);
            }
        }
    }
}

/// How many bytes of letters, digits, combining marks and soft hyphens the text begins with.
pub(super) fn alphanumeric_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut previous = 0;
    loop {
        let run = bytes.get(at..).unwrap_or_default();
        let ascii = run.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if ascii > 0 {
            at += ascii;
            previous = at - 1;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { return at };
        if c.is_ascii() || is_apostrophe(c) || matches!(c, '“' | '”' | '—' | '–' | '…') {
            return at;
        }
        let inside = (c.is_alphanumeric() && !is_unspaced_script(c))
            || (at > 0 && (is_word_glue(c) || continues_grapheme(text, previous, at, c)));
        if !inside {
            return at;
        }
        previous = at;
        at += c.len_utf8();
    }
}

/// Whether the character at `at` belongs to the grapheme of the one before: a combining mark.
fn continues_grapheme(text: &str, previous: usize, at: usize, c: char) -> bool {
    let pair = text.get(previous..at + c.len_utf8()).unwrap_or_default();
    !is_invisible(c) && pair.graphemes(true).next().is_some_and(|grapheme| grapheme.len() == pair.len())
}

/// How many bytes the word takes that the text begins with, inner apostrophes included; a clitic
/// behind an apostrophe is not taken, `n’t` is.
fn word_length(text: &str) -> usize {
    let mut at = alphanumeric_length(text).max(text.chars().next().map_or(1, char::len_utf8));
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let Some(joint) = rest.chars().next() else { return at };
        let behind = rest.get(joint.len_utf8()..).unwrap_or_default();
        let letters = match joint {
            '&' => upper_length(text.get(..at).unwrap_or_default(), behind),
            '_' => alphanumeric_length(behind),
            _ if is_apostrophe(joint) && behind.starts_with(char::is_alphabetic) => {
                alphanumeric_length(behind)
            }
            _ => 0,
        };
        let part = behind.get(..letters).unwrap_or_default();
        let negation = part.eq_ignore_ascii_case("t") && text.get(..at).is_some_and(ends_in_n);
        if letters == 0
            || (is_apostrophe(joint) && is_clitic(part))
            || joint == '‘' && !part.starts_with(char::is_lowercase)
        {
            return at;
        }
        at += joint.len_utf8() + letters;
        if negation {
            return at;
        }
    }
}

/// The length of the capitals behind `&` in names such as `AT&T`, where capitals stand before it too.
fn upper_length(before: &str, behind: &str) -> usize {
    let capitals = |text: &str| text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    let length = alphanumeric_length(behind);
    if capitals(before) && behind.get(..length).is_some_and(capitals) { length } else { 0 }
}

/// Where `n’t` begins in a word of `length` bytes that ends in it.
fn clitic_start(text: &str, length: usize) -> Option<usize> {
    let word = text.get(..length)?;
    let head = word.strip_suffix(['t', 'T'])?;
    let head = head.strip_suffix(is_apostrophe)?;
    (ends_in_n(head) && head.len() > 1).then(|| head.len() - 1)
}

fn ends_in_n(text: &str) -> bool {
    text.ends_with(['n', 'N'])
}

/// Whether letters behind an apostrophe are a clitic.
fn is_clitic(letters: &str) -> bool {
    ["s", "re", "ve", "ll", "d", "m"].iter().any(|clitic| letters.eq_ignore_ascii_case(clitic))
}
