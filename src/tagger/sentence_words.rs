//! The words of a sentence into hashes of words and pairs of words, for the linear model on sentences.

#[cfg(feature = "training")]
use {super::features::WordForm, crate::span::TokenRange, crate::text::Document};

/// Stands before the first word of a sentence.
const START: u32 = 0;

/// Hashes of a sentence's words and of its neighbouring words, each once, ascending.
///
/// Words are compared as `WordForm::word` has them; the first word also forms a pair with the
/// sentence's start. Of a sentence of more than 2048 tokens the first 2048 are read.
#[cfg(feature = "training")]
#[must_use]
pub fn hashes(document: &Document<'_>, sentence: TokenRange) -> Vec<u32> {
    let tokens = document.tokens_in(sentence).iter().take(super::viterbi::MAX_RUN);
    let mut hashes = Vec::new();
    of_words(tokens.map(|token| WordForm::of(document.slice(token.span)).word), &mut hashes);
    hashes
}

/// The same from the words' hashes.
pub(super) fn of_words(words: impl Iterator<Item = u32>, hashes: &mut Vec<u32>) {
    hashes.clear();
    let mut before = START;
    for word in words {
        hashes.push(word);
        hashes.push(pair(before, word));
        before = word;
    }
    hashes.sort_unstable();
    hashes.dedup();
}

/// The hash of two words in a row; the finaliser is that of MurmurHash3.
const fn pair(first: u32, second: u32) -> u32 {
    let mut hash = (first.rotate_left(15) ^ second).wrapping_mul(0x9E37_79B1);
    hash = (hash ^ (hash >> 16)).wrapping_mul(0x85EB_CA6B);
    hash = (hash ^ (hash >> 13)).wrapping_mul(0xC2B2_AE35);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_pairs_count_once_and_order_matters_in_pairs_alone() {
        let read = |words: &[u32]| {
            let mut hashes = Vec::new();
            of_words(words.iter().copied(), &mut hashes);
            hashes
        };
        assert_eq!(read(&[7]).len(), 2);
        assert_eq!(read(&[7, 8, 7, 8]).len(), 2 + 3);
        assert_ne!(read(&[7, 8]), read(&[8, 7]));
        assert!(read(&[9, 8, 7]).is_sorted());
        assert!(read(&[]).is_empty());
    }
}
