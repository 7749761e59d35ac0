//! A lexicon of words and phrases into those of them that begin at a token.

use super::words::Words;
use crate::lexicon::forms::Forms;

/// Words and phrases, each with what it means, found by the first word.
pub(crate) struct PhraseLexicon<T> {
    by_first: Forms<Phrase<T>>,
}

#[derive(Clone, Copy)]
struct Phrase<T> {
    words: &'static str,
    length: usize,
    meaning: T,
}

impl<T> FromIterator<(&'static str, T)> for PhraseLexicon<T> {
    fn from_iter<I: IntoIterator<Item = (&'static str, T)>>(phrases: I) -> Self {
        let by_first = phrases.into_iter().map(|(words, meaning)| {
            let first = words.split(' ').next().unwrap_or_default();
            (first.to_owned(), Phrase { words, length: words.split(' ').count(), meaning })
        });
        Self { by_first: by_first.collect() }
    }
}

impl<T: Copy> PhraseLexicon<T> {
    /// All phrases that begin at a token: of how many tokens, and what they mean.
    pub(crate) fn all_at(&self, words: &Words<'_>, at: usize) -> impl Iterator<Item = (usize, T)> {
        let phrases = self.by_first.get(words.lower(at));
        phrases
            .filter(move |phrase| phrase.length == 1 || words.follow(at, phrase.words))
            .map(|phrase| (phrase.length, phrase.meaning))
    }

    /// The longest phrase that begins with a word and ends before `end`.
    pub(crate) fn longest(&self, words: &Words<'_>, at: usize, end: usize) -> Option<(usize, T)> {
        let fit = words.is_word(at).then(|| self.all_at(words, at));
        fit.into_iter().flatten().filter(|(length, _)| at + length <= end).max_by_key(|&(length, _)| length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn phrases_that_begin_at_a_token() {
        let lexicon: PhraseLexicon<u8> =
            [("a few", 1), ("a", 2), ("a few of", 3), ("few", 4)].into_iter().collect();
        let document = Document::parse("A few of them.");
        let words = Words::new(&document);
        assert_eq!(lexicon.all_at(&words, 0).collect::<Vec<_>>(), [(2, 1), (1, 2), (3, 3)]);
        assert_eq!(lexicon.longest(&words, 0, 4), Some((3, 3)));
        assert_eq!(lexicon.longest(&words, 0, 2), Some((2, 1)));
        assert_eq!(lexicon.longest(&words, 1, 4), Some((1, 4)));
        assert_eq!(lexicon.longest(&words, 2, 4), None);
    }
}
