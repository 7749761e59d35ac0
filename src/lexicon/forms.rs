//! Words into what each is a form of: a sorted table that compares numbers, not texts, on its way to a word.

use crate::word_set::{Beginnings, beginning};

/// What each word of a lexicon means. A word may be there more than once.
pub(crate) struct Forms<T> {
    words: Vec<(String, T)>,
    /// The first eight bytes of each word, its place in `words`; sorted.
    order: Vec<(u64, usize)>,
    filter: Beginnings,
}

impl<T> FromIterator<(String, T)> for Forms<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(words: I) -> Self {
        let words: Vec<_> = words.into_iter().collect();
        let mut order: Vec<_> =
            words.iter().enumerate().map(|(at, (word, _))| (beginning(word), at)).collect();
        order.sort_unstable();
        let filter = Beginnings::new(order.iter().map(|&(begins, _)| begins));
        Self { words, order, filter }
    }
}

impl<T: Copy> Forms<T> {
    /// Everything that a word means, in the order of the lexicon.
    pub(crate) fn get(&self, word: &str) -> impl Iterator<Item = T> {
        let begins = beginning(word);
        let held = self.filter.may_hold(begins).then(|| {
            let from = self.order.partition_point(|&(key, _)| key < begins);
            self.order.get(from..).unwrap_or_default()
        });
        let alike = held.unwrap_or_default().iter().take_while(move |(key, _)| *key == begins);
        let words = alike.filter_map(|&(_, at)| self.words.get(at));
        words.filter(move |(form, _)| form == word).map(|&(_, meaning)| meaning)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_begin_alike_are_told_apart() {
        let forms: Forms<u8> = [("recommended", 4), ("recommend", 2), ("say", 1), ("recommend", 3)]
            .into_iter()
            .map(|(word, meaning)| (word.to_owned(), meaning))
            .collect();
        let all = |word| forms.get(word).collect::<Vec<_>>();
        assert_eq!(all("recommend"), [2, 3]);
        assert_eq!(all("recommended"), [4]);
        assert_eq!(all("say"), [1]);
        for word in ["", "recommen", "recommending", "saya", "zoo"] {
            assert!(all(word).is_empty(), "{word}");
        }
    }
}
