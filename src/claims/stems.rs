//! A word into what the beginning that it has in a list tells of it.

use crate::word_set::{Beginnings, beginning};

/// Beginnings of words, each with what it tells.
pub(super) struct Stems<T> {
    /// Sorted by bytes.
    sorted: Vec<(&'static str, T)>,
    /// The first letters of all: most words of a text begin like none.
    first_letters: Beginnings,
    /// A beginning of up to so many letters is a whole word.
    whole: usize,
}

impl<T: Copy> Stems<T> {
    /// From beginnings that are sorted by bytes.
    pub(super) fn new(whole: usize, sorted: impl Iterator<Item = (&'static str, T)>) -> Self {
        let sorted: Vec<_> = sorted.collect();
        let first_letters = Beginnings::new(sorted.iter().map(|(start, _)| first_letters(start)));
        Self { sorted, first_letters, whole }
    }

    /// What the longest beginning of a word tells.
    pub(super) fn of(&self, word: &str) -> Option<T> {
        /// Most beginnings that may stand between a word and its own.
        const NEAR: usize = 4;
        if !self.first_letters.may_hold(first_letters(word)) {
            return None;
        }
        let end = self.sorted.partition_point(|(start, _)| *start <= word);
        let mut near = self.sorted.get(end.saturating_sub(NEAR)..end)?.iter().rev();
        let fits =
            |start: &str| word.starts_with(start) && (start.len() > self.whole || start.len() == word.len());
        near.find(|(start, _)| fits(start)).map(|&(_, told)| told)
    }
}

/// The first three bytes of a word.
fn first_letters(word: &str) -> u64 {
    beginning(word) >> 40
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_beginning_tells() {
        let stems = Stems::new(3, [("art", 1), ("arti", 2), ("artist", 3), ("law", 4)].into_iter());
        assert_eq!(stems.of("artistic"), Some(3));
        assert_eq!(stems.of("article"), Some(2));
        assert_eq!(stems.of("art"), Some(1));
        assert_eq!(stems.of("law"), Some(4));
        for word in ["arts", "lawn", "la", "", "zoo"] {
            assert_eq!(stems.of(word), None, "{word}");
        }
    }
}
