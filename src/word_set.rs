//! A word into whether it is one of a list of words with a space between them.
//!
//! This is asked of every word, some fifty times, and the answer is nearly always no. So a list of a file carries a filter of
//! its words, made at compile time, which most answers come from; and where a list is searched, eight bytes at a time are
//! searched for a space before the word's first letter.

use crate::data_file::{cut, word_list};

/// Whether a word is one of a list.
pub(crate) fn one_of<L: List + ?Sized>(word: &str, list: &L) -> bool {
    list.hold(word)
}

/// A list of words with a space between them: a short text, or a [`WordSet`].
pub(crate) trait List {
    /// Whether the word is one of them.
    fn hold(&self, word: &str) -> bool;
}

impl List for str {
    fn hold(&self, word: &str) -> bool {
        is_item(word, self)
    }
}

impl List for WordSet {
    fn hold(&self, word: &str) -> bool {
        self.holds(word)
    }
}

/// A list of words and its filter.
pub(crate) struct WordSet {
    text: &'static str,
    filter: Filter,
}

impl WordSet {
    /// The words behind a name in a file that has a list a line (see [`word_list`]).
    pub(crate) const fn named(file: &'static str, name: &str) -> Self {
        Self::new(word_list(file, name))
    }

    /// Words with a space between them.
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text, filter: Filter::NONE.with_words(text) }
    }

    /// All words, with a space between them.
    pub(crate) const fn text(&self) -> &'static str {
        self.text
    }

    // A call costs less than its body at every place that asks.
    #[inline(never)]
    fn holds(&self, word: &str) -> bool {
        self.filter.may_hold(word) && is_item(word, self.text)
    }
}

/// A bit for each word of some lists: that of another word is seldom set.
#[derive(Clone, Copy)]
pub(crate) struct Filter([u64; PARTS]);

/// Of a filter: of a list of sixty words, one other word in nine passes.
const PARTS: usize = 8;

impl Filter {
    /// Of no words.
    pub(crate) const NONE: Self = Self([0; PARTS]);

    /// The filter of this list as well.
    pub(crate) const fn with(self, list: &WordSet) -> Self {
        self.with_words(list.text)
    }

    /// The filter of these words as well.
    #[expect(clippy::indexing_slicing, reason = "`get_mut` is not for compile time; a place lies inside")]
    const fn with_words(mut self, text: &'static str) -> Self {
        let mut rest = text;
        while !rest.is_empty() {
            let (word, behind) = cut(rest, b' ');
            let (part, bit) = place(word.as_bytes());
            self.0[part] |= bit;
            rest = behind;
        }
        self
    }

    /// Whether the word may be one of the list.
    pub(crate) fn may_hold(&self, word: &str) -> bool {
        let (part, bit) = place(word.as_bytes());
        self.0.get(part).is_some_and(|bits| bits & bit != 0)
    }
}

/// Where the bit of a word lies: by its first letter, the one in the middle, the last one, and its length.
const fn place(word: &[u8]) -> (usize, u64) {
    let (Some(&first), Some(&last)) = (word.first(), word.last()) else { return (0, 0) };
    let Some(&middle) = word.split_at(word.len() / 2).1.first() else { return (0, 0) };
    let sum = (first as u32) | (middle as u32) << 8 | (last as u32) << 16 | (word.len() as u32) << 24;
    // The high bits of a product with the golden ratio (Knuth's multiplicative hash).
    let hash = sum.wrapping_mul(0x9e37_79b9) >> (32 - PARTS.ilog2() - 6);
    ((hash / 64) as usize, 1 << (hash % 64))
}

/// What most look-ups in a sorted table end with: a bit for each beginning of a word. That of another word is seldom set.
#[derive(Debug)]
pub(crate) struct Beginnings {
    bits: Vec<u64>,
    /// Of a hash of 64 bits, so many are too many.
    shift: u32,
}

impl Beginnings {
    /// From the [`beginning`]s of all words.
    pub(crate) fn new(beginnings: impl ExactSizeIterator<Item = u64>) -> Self {
        // Some sixteen bits a word: of other words, one in sixteen passes.
        let places = (16 * beginnings.len()).next_power_of_two().max(64);
        let mut filter = Self { bits: vec![0; places / 64], shift: 64 - places.ilog2() };
        for begins in beginnings {
            let (at, bit) = filter.place(begins);
            if let Some(bits) = filter.bits.get_mut(at) {
                *bits |= bit;
            }
        }
        filter
    }

    /// Whether a word that begins so may be held.
    pub(crate) fn may_hold(&self, begins: u64) -> bool {
        let (at, bit) = self.place(begins);
        self.bits.get(at).is_some_and(|bits| bits & bit != 0)
    }

    /// Where the bit of a beginning lies: the high bits of its product with the golden ratio (Knuth's multiplicative hash).
    fn place(&self, begins: u64) -> (usize, u64) {
        let hash = begins.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> self.shift;
        ((hash / 64) as usize, 1 << (hash % 64))
    }
}

/// A word's first eight bytes as a number that is ordered as they are.
pub(crate) fn beginning(word: &str) -> u64 {
    let bytes = word.as_bytes();
    if let Some(&first) = bytes.first_chunk() {
        return u64::from_be_bytes(first);
    }
    bytes.iter().rev().fold(0, |number, &byte| number >> 8 | u64::from(byte) << 56)
}

/// Whether a word is one of a list that is searched.
#[inline(never)]
fn is_item(word: &str, list: &str) -> bool {
    let (word, mut rest) = (word.as_bytes(), list.as_bytes());
    let Some(&first) = word.first() else { return false };
    if rest.first() == Some(&first) && first_item_is(rest, word) {
        return true;
    }
    while let Some((&[eight @ .., next], _)) = rest.split_first_chunk::<WINDOW>() {
        let eight = u64::from_le_bytes(eight);
        let following = eight >> 8 | u64::from(next) << 56;
        let mut begins = equal_bytes(eight, b' ') & equal_bytes(following, first);
        while begins != 0 {
            let item = 1 + begins.trailing_zeros() as usize / 8;
            if first_item_is(rest.get(item..).unwrap_or_default(), word) {
                return true;
            }
            begins &= begins - 1;
        }
        rest = rest.get(WINDOW - 1..).unwrap_or_default();
    }
    rest.iter()
        .zip(1..)
        .any(|(&byte, item)| byte == b' ' && first_item_is(rest.get(item..).unwrap_or_default(), word))
}

/// Eight bytes, and the one behind them.
const WINDOW: usize = 9;

/// Whether a list begins with this item.
#[inline]
fn first_item_is(list: &[u8], word: &[u8]) -> bool {
    list.strip_prefix(word).is_some_and(|rest| rest.first().is_none_or(|&byte| byte == b' '))
}

/// The high bit of each of eight bytes that is this one, and perhaps of some above such a byte.
fn equal_bytes(eight: u64, byte: u8) -> u64 {
    const EACH: u64 = u64::from_le_bytes([1; 8]);
    let differences = eight ^ (EACH * u64::from(byte));
    differences.wrapping_sub(EACH) & !differences & (EACH << 7)
}

#[cfg(test)]
mod tests {
    use super::*;

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
                let is_item = list.split(' ').any(|item| item == word && !item.is_empty());
                assert_eq!(one_of(word, list), is_item, "{word} {list}");
                assert_eq!(one_of(word, &WordSet::new(list)), is_item, "{word} {list}");
            }
        }
    }

    #[test]
    fn a_filter_lets_few_other_words_pass() {
        const PRONOUNS: WordSet = WordSet::new("he she it they we i you who him her them us me");
        let others =
            "said the minister of agriculture on monday that no harvest would be lost to rain this year";
        let passed = others.split(' ').filter(|word| PRONOUNS.filter.may_hold(word)).count();
        assert!(passed <= 3, "{passed}");
    }
}
