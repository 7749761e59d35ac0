//! Words into what each is a form of: a sorted table that compares numbers, not texts, on its way to a word.

/// What each word of a lexicon means. A word may be there more than once.
pub(crate) struct Forms<T> {
    /// The word's first eight bytes, the word, what it means; sorted.
    rows: Vec<(u64, String, T)>,
}

impl<T: Copy + Ord> FromIterator<(String, T)> for Forms<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(words: I) -> Self {
        let mut rows: Vec<_> =
            words.into_iter().map(|(word, meaning)| (beginning(&word), word, meaning)).collect();
        rows.sort_unstable();
        Self { rows }
    }
}

impl<T: Copy> Forms<T> {
    /// Everything that a word means, the least first.
    pub(crate) fn get(&self, word: &str) -> impl Iterator<Item = T> {
        let begins = beginning(word);
        let from = self.rows.partition_point(|&(key, ..)| key < begins);
        let alike =
            self.rows.get(from..).unwrap_or_default().iter().take_while(move |(key, ..)| *key == begins);
        alike.filter(move |(_, form, _)| form == word).map(|&(.., meaning)| meaning)
    }
}

/// A word's first eight bytes as a number that is ordered as they are.
pub(crate) fn beginning(word: &str) -> u64 {
    let mut first = [0; 8];
    for (slot, byte) in first.iter_mut().zip(word.bytes()) {
        *slot = byte;
    }
    u64::from_be_bytes(first)
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
