//! A block's tokens into words: what the matchers of this stage read.
//!
//! What many matchers call is `inline(never)`, here and beside them: copied into each, it made the module that
//! a reader downloads 40 kB larger.

use crate::span::Span;
use crate::text::{Block, Document, TokenKind};

/// What a word is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// Digits, with inner commas and dots: `8,000`, `3.5`.
    Digits,
    /// Letters, with whatever else the tokenizer leaves in a word: `p.m.`, `n’t`.
    Letters,
    /// Anything else.
    Mark,
}

#[derive(Clone, Copy, Debug)]
struct Word {
    start: usize,
    end: usize,
    class: Class,
    /// Whether it follows the word before without white space.
    glued: bool,
    /// Whether a sentence begins with it.
    first: bool,
}

/// The words of one block. Figures and letters are always apart: `21st` is `21` + `st`, `R75` is
/// `R` + `75`. Positions beyond either end give empty words, so that no matcher needs to ask first.
#[derive(Debug)]
pub(super) struct Words<'t> {
    text: &'t str,
    /// The text in lower case; ASCII only, so that every offset holds in both.
    lowered: String,
    base: u32,
    words: Vec<Word>,
}

impl<'t> Words<'t> {
    /// Reads the tokens of a block.
    pub(super) fn new(document: &Document<'t>, block: &Block) -> Self {
        let text = document.slice(block.span);
        let mut words =
            Self { text, lowered: text.to_ascii_lowercase(), base: block.span.start(), words: Vec::new() };
        let sentences = document.sentences().get(block.sentences.clone()).unwrap_or_default();
        let mut starts = sentences.iter().map(|sentence| sentence.span.start()).peekable();
        for token in document.tokens_in(block.tokens) {
            let mut first = false;
            while starts.next_if(|&start| start <= token.span.start()).is_some() {
                first = true;
            }
            let start = (token.span.start() - words.base.min(token.span.start())) as usize;
            let end = start + token.span.len() as usize;
            words.split(start, end, |word| {
                let opens = word.start == start;
                let class = if token.kind == TokenKind::Address { Class::Mark } else { word.class };
                Word { class, glued: !opens || !token.spaced, first: first && opens, ..word }
            });
        }
        words
    }

    /// Cuts a token where figures and letters meet; `finish` completes each part.
    fn split(&mut self, start: usize, end: usize, finish: impl Fn(Word) -> Word) {
        let Some(token) = self.text.get(start..end) else { return };
        let mut from = 0;
        while let Some(rest) = token.get(from..)
            && let Some(head) = rest.chars().next()
        {
            let class = class_of(head);
            let length = match class {
                Class::Digits => figure_length(rest),
                Class::Letters => rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len()),
                Class::Mark => head.len_utf8(),
            };
            let word =
                Word { start: start + from, end: start + from + length, class, glued: true, first: false };
            from += length;
            let word = finish(word);
            if !self.join_figure(word) {
                self.words.push(word);
            }
        }
    }

    /// Gives a figure back the groups that the tokenizer cut off, as it does in `QR8,944,593`.
    fn join_figure(&mut self, word: Word) -> bool {
        let [.., head, mark] = self.words.as_mut_slice() else { return false };
        let tight = mark.glued && word.glued && word.class == Class::Digits && head.class == Class::Digits;
        if !tight || !matches!(self.text.get(mark.start..mark.end), Some("," | ".")) {
            return false;
        }
        head.end = word.end;
        self.words.pop();
        true
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    fn word(&self, at: usize) -> Option<&Word> {
        self.words.get(at)
    }

    /// The word as written.
    #[inline(never)]
    pub(super) fn text(&self, at: usize) -> &'t str {
        self.word(at).and_then(|word| self.text.get(word.start..word.end)).unwrap_or_default()
    }

    /// The word in lower case.
    #[inline(never)]
    pub(super) fn lower(&self, at: usize) -> &str {
        self.word(at).and_then(|word| self.lowered.get(word.start..word.end)).unwrap_or_default()
    }

    /// The text from word `at` up to word `end`, white space and all, as written.
    #[inline(never)]
    pub(super) fn text_of(&self, at: usize, end: usize) -> &'t str {
        self.bounds(at, end).and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// The text from word `at` up to word `end`, white space and all, in lower case.
    #[inline(never)]
    pub(super) fn lower_of(&self, at: usize, end: usize) -> &str {
        self.bounds(at, end).and_then(|range| self.lowered.get(range)).unwrap_or_default()
    }

    #[inline(never)]
    fn bounds(&self, at: usize, end: usize) -> Option<std::ops::Range<usize>> {
        Some(self.word(at)?.start..self.word(end.checked_sub(1)?)?.end)
    }

    /// What the word is made of.
    #[inline(never)]
    pub(super) fn class(&self, at: usize) -> Class {
        self.word(at).map_or(Class::Mark, |word| word.class)
    }

    /// Whether the word is made of digits.
    #[inline(never)]
    pub(super) fn is_figure(&self, at: usize) -> bool {
        self.class(at) == Class::Digits
    }

    /// Whether the word follows the one before without white space.
    #[inline(never)]
    pub(super) fn glued(&self, at: usize) -> bool {
        at > 0 && self.word(at).is_some_and(|word| word.glued)
    }

    /// Whether the word begins with a capital.
    #[inline(never)]
    pub(super) fn is_capitalized(&self, at: usize) -> bool {
        self.text(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether a sentence begins with the word, quotation marks and brackets aside.
    #[inline(never)]
    pub(super) fn is_first(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return true };
        word.first
            || at == 0
            || (self.class(at - 1) == Class::Mark
                && matches!(self.text(at - 1), "“" | "\"" | "‘" | "'" | "("))
    }

    /// Whether the word is a capitalised one that no sentence begins with: part of a name.
    #[inline(never)]
    pub(super) fn is_name_like(&self, at: usize) -> bool {
        self.class(at) == Class::Letters && self.is_capitalized(at) && !self.is_first(at)
    }

    /// Whether the word is a hyphen or a dash.
    #[inline(never)]
    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.text(at), "-" | "–" | "—" | "‑" | "−")
    }

    /// Whether a dash stands at `at` with no white space on either side.
    #[inline(never)]
    pub(super) fn is_tight_dash(&self, at: usize) -> bool {
        self.is_dash(at) && self.glued(at) && self.glued(at + 1)
    }

    /// Where the words `at..end` stand in the document.
    pub(super) fn span(&self, at: usize, end: usize) -> Span {
        let Some(range) = self.bounds(at, end) else { return Span::default() };
        let local = Span::from_range(range);
        Span::new(self.base + local.start(), self.base + local.end())
    }
}

fn class_of(head: char) -> Class {
    if head.is_ascii_digit() {
        Class::Digits
    } else if head.is_alphabetic() {
        Class::Letters
    } else {
        Class::Mark
    }
}

/// Length of the figure that a string begins with: a comma or a dot counts between two digits.
fn figure_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut end = 0;
    while digit(end) || (matches!(bytes.get(end), Some(b',' | b'.')) && digit(end + 1)) {
        end += 1;
    }
    end
}
