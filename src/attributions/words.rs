//! Tokens into lower-case words with straight apostrophes: what word lists are looked up by.

use crate::data_file::word_list;
use crate::span::{Span, TokenIndex, TokenRange};
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// The words of a document, lowered once.
#[derive(Debug)]
pub(crate) struct Words<'d> {
    document: &'d Document<'d>,
    lower: String,
    ends: Vec<usize>,
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
        Self { document, lower, ends }
    }

    /// The document.
    pub(crate) fn document(&self) -> &'d Document<'d> {
        self.document
    }

    /// The token in lower case; empty beyond the ends.
    pub(crate) fn lower(&self, at: usize) -> &str {
        let Some(&end) = self.ends.get(at) else { return "" };
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.lower.get(start..end).unwrap_or_default()
    }

    /// The token before, in lower case; empty at the start.
    pub(crate) fn lower_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |before| self.lower(before))
    }

    /// The token as it is written.
    pub(crate) fn text(&self, at: usize) -> &'d str {
        self.document.token_text(TokenIndex::from_usize(at))
    }

    /// What the token is made of.
    pub(crate) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.document.tokens().get(at).map(|token| token.kind)
    }

    /// Whether it is a word.
    pub(crate) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(TokenKind::Word)
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

/// The words of a list of `word_lists.txt`, for [`one_of`]; read at compile time.
pub(super) const fn list(name: &str) -> &'static str {
    word_list(data_file!("word_lists.txt"), name)
}

/// Whether a word is one of a space-separated, short list.
// This is asked of every word, many times, and the answer is nearly always no: so eight bytes at a time are searched for a
// space before the word's first letter. A call costs less than its body at every place that asks.
#[inline(never)]
pub(crate) fn one_of(word: &str, list: &str) -> bool {
    let (word, list) = (word.as_bytes(), list.as_bytes());
    let Some(&first) = word.first() else { return false };
    if list.first() == Some(&first) && first_item_is(list, word) {
        return true;
    }
    let Some(last) = list.len().checked_sub(WINDOW) else {
        return list.split(|&byte| byte == b' ').any(|item| item == word);
    };
    (0..last).step_by(WINDOW - 1).chain([last]).any(|at| {
        let window = list.get(at..at + WINDOW).unwrap_or_default();
        let mut begins = equal_bytes(window, b' ') & equal_bytes(window.get(1..).unwrap_or_default(), first);
        while begins != 0 {
            let item = at + 1 + begins.trailing_zeros() as usize / 8;
            if first_item_is(list.get(item..).unwrap_or_default(), word) {
                return true;
            }
            begins &= begins - 1;
        }
        false
    })
}

/// Eight bytes, and the one before them.
const WINDOW: usize = 9;

/// Whether a list begins with this item.
fn first_item_is(list: &[u8], word: &[u8]) -> bool {
    list.strip_prefix(word).is_some_and(|rest| rest.first().is_none_or(|&byte| byte == b' '))
}

/// The high bit of each of the first eight bytes that is this one, and perhaps of some above such a byte.
fn equal_bytes(bytes: &[u8], byte: u8) -> u64 {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    let Some(eight) = bytes.first_chunk() else { return 0 };
    let differences = u64::from_le_bytes(*eight) ^ (EACH * u64::from(byte));
    differences.wrapping_sub(EACH) & !differences & (EACH << 7)
}

#[cfg(test)]
mod tests {
    use super::one_of;

    #[test]
    fn a_word_is_one_of_a_list_where_an_item_is_all_of_it() {
        let lists = [
            "",
            "a",
            "a b",
            "on onto upon",
            "said says say saying",
            "’ ” '",
            "über oder und",
            "is was were be been being",
        ];
        let words = [
            "", "a", "b", "on", "up", "upon", "onto", "say", "said", "saying", "ay", "”", "und", "über",
            "ber", "be", "bein",
        ];
        for list in lists {
            for word in words {
                assert_eq!(
                    one_of(word, list),
                    list.split(' ').any(|item| item == word && !item.is_empty()),
                    "{word} {list}"
                );
            }
        }
    }
}
