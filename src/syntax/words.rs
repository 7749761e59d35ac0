//! Tokens into lower-case words with straight apostrophes: what word lists are looked up by.

use super::word_classes::is_function_word;
use crate::span::{Span, TokenIndex, TokenRange};
use crate::text::{Document, TokenKind};
use crate::word_set::WordSet;
pub(crate) use crate::word_set::one_of;
use std::ops::Range;

/// The words of a document, lowered once.
#[derive(Debug)]
pub(crate) struct Words<'d> {
    document: &'d Document<'d>,
    lower: String,
    ends: Vec<usize>,
    /// Whether each token stands in a name; empty where names are not known.
    in_name: Vec<bool>,
}

impl<'d> Words<'d> {
    /// Lowers every token.
    pub(crate) fn new(document: &'d Document<'d>) -> Self {
        let mut lower = String::with_capacity(document.text().len());
        let mut ends = Vec::with_capacity(document.tokens().len());
        for token in document.tokens() {
            let text = document.slice(token.span);
            if text.is_ascii() {
                lower.extend(text.bytes().map(|byte| char::from(byte.to_ascii_lowercase())));
            } else {
                lower.extend(
                    text.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }),
                );
            }
            ends.push(lower.len());
        }
        Self { document, lower, ends, in_name: Vec::new() }
    }

    /// Lowers every token but the words of names that would be function words: `the WHO said`, `Rosa May will`, `So was jailed`.
    #[inline(never)]
    pub(crate) fn with_names(document: &'d Document<'d>, names: impl Iterator<Item = Span>) -> Self {
        let mut words = Self::new(document);
        let mut in_name = vec![false; words.ends.len()];
        for name in names {
            in_name.get_mut(words.under(name)).unwrap_or_default().fill(true);
        }
        words.in_name = in_name;
        let is_kept = |at: &usize| {
            let text = words.text(*at);
            let in_capitals = text.len() > 1 && text.bytes().all(|byte| byte.is_ascii_uppercase());
            let has_article = *at > 0 && matches!(words.text(at - 1), "the" | "The");
            let is_name = words.is_in_name(*at) && text.starts_with(|c: char| c.is_ascii_uppercase());
            (is_name || in_capitals && has_article)
                && is_function_word(words.lower(*at))
                && !one_of(words.lower(*at), "the a an")
        };
        let kept: Vec<usize> = (0..words.ends.len()).filter(is_kept).collect();
        for at in kept {
            let (start, end) = words.bounds(at);
            words.lower.replace_range(start..end, words.text(at));
        }
        words
    }

    /// Where a token stands among the lower-case words.
    fn bounds(&self, at: usize) -> (usize, usize) {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        (start, self.ends.get(at).copied().unwrap_or(start))
    }

    /// The document.
    pub(crate) fn document(&self) -> &'d Document<'d> {
        self.document
    }

    /// The token in lower case; empty beyond the ends.
    pub(crate) fn lower(&self, at: usize) -> &str {
        let (start, end) = self.bounds(at);
        self.lower.get(start..end).unwrap_or_default()
    }

    /// The token before, in lower case; empty at the start.
    pub(crate) fn lower_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.lower(before))
    }

    /// The token as it is written.
    pub(crate) fn text(&self, at: usize) -> &'d str {
        text(self.document, at)
    }

    /// What the token is made of.
    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.document.tokens().get(at).map(|token| token.kind)
    }

    /// Whether a token goes on behind a hyphen: `of` in `mother-of-two`.
    pub(crate) fn is_hyphenated(&self, at: usize) -> bool {
        self.lower_before(at) == "-" && !self.is_spaced(at)
    }

    /// Whether it is a word.
    pub(crate) fn is_word(&self, at: usize) -> bool {
        is_word(self.document, at)
    }

    /// Whether it is a word of a name, where names are known.
    pub(crate) fn is_in_name(&self, at: usize) -> bool {
        self.in_name.get(at).is_some_and(|&is_name| is_name)
    }

    /// Whether it begins with a capital letter.
    pub(crate) fn is_capitalized(&self, at: usize) -> bool {
        self.is_word(at) && self.text(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it is a mark or a sign.
    pub(crate) fn is_mark(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Punctuation | TokenKind::Symbol))
    }

    /// Whether white space stands before it.
    pub(crate) fn is_spaced(&self, at: usize) -> bool {
        self.document.tokens().get(at).is_none_or(|token| token.spaced)
    }

    /// The position of the block in which a token stands, or of the next one.
    pub(crate) fn block(&self, at: usize) -> usize {
        self.document.blocks().partition_point(|block| block.tokens.end.get() <= at)
    }

    /// Whether the tokens from `at` on are these words.
    pub(crate) fn follow(&self, at: usize, words: &str) -> bool {
        words.split(' ').enumerate().all(|(step, word)| self.lower(at + step) == word)
    }

    /// How many words and numbers a range holds.
    pub(crate) fn count(&self, range: &Range<usize>) -> usize {
        range.clone().filter(|&at| !self.is_mark(at)).count()
    }

    /// From the first to the last character of some tokens.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        self.document.span_of(TokenRange::new(range.start, range.end))
    }

    /// The tokens under a span.
    pub(crate) fn under(&self, span: Span) -> Range<usize> {
        self.document.tokens_under(span).range()
    }
}

/// The token as it is written; empty beyond the ends.
pub(crate) fn text<'t>(document: &Document<'t>, at: usize) -> &'t str {
    document.token_text(TokenIndex::from_usize(at))
}

/// Whether a token is a word.
pub(crate) fn is_word(document: &Document<'_>, at: usize) -> bool {
    document.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Word)
}

/// The words of a list of `word_lists.txt`, for `one_of`; read at compile time.
pub(super) const fn list(name: &str) -> WordSet {
    WordSet::named(data_file!("word_lists.txt"), name)
}
