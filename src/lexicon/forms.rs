//! Words into what each is a form of: a sorted table that compares numbers, not texts, on its way to a word.

/// What each word of a lexicon means. A word may be there more than once.
pub(crate) struct Forms<T> {
    words: Vec<(String, T)>,
    /// The first eight bytes of each word, its place in `words`; sorted.
    order: Vec<(u64, usize)>,
    filter: Filter,
}

impl<T> FromIterator<(String, T)> for Forms<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(words: I) -> Self {
        let words: Vec<_> = words.into_iter().collect();
        let mut order: Vec<_> =
            words.iter().enumerate().map(|(at, (word, _))| (beginning(word), at)).collect();
        order.sort_unstable();
        let filter = Filter::new(order.iter().map(|&(begins, _)| begins));
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

/// What most look-ups end with: some bits for each word, of which those of a word that is not held are seldom all set.
#[derive(Debug)]
pub(crate) struct Filter {
    bits: Vec<u64>,
    /// Of a hash of 64 bits, so many are too many.
    shift: u32,
}

impl Filter {
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
