//! A word into the class that it is of, before its sentence: function words, pronouns, titles, nouns for people.

use crate::lexicon::{self, Gender, classes};
use crate::word_set::{Beginnings, beginning};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static FUNCTION_WORDS: LazyLock<Sorted> = LazyLock::new(|| Sorted::new(data_file!("function_words.txt")));
static PERSON_NOUNS: LazyLock<Sorted> = LazyLock::new(|| Sorted::new(data_file!("person_nouns.txt")));
static GENDER_NOUNS: LazyLock<BTreeMap<&str, Gender>> = LazyLock::new(|| {
    let pairs = data_file!("gender_nouns.txt").lines().filter_map(|line| line.split_once('\t'));
    let gender = |word: &str| if word == "female" { Gender::Female } else { Gender::Male };
    pairs.map(|(noun, word)| (noun, gender(word))).collect()
});

/// Sorted words that every word of a text is looked for among: most look-ups end at the filter.
pub(crate) struct Sorted {
    words: Vec<&'static str>,
    filter: Beginnings,
}

impl Sorted {
    /// Of the lines of a file.
    pub(crate) fn new(lines: &'static str) -> Self {
        let words: Vec<&str> = lines.lines().collect();
        let filter = Beginnings::new(words.iter().map(|word| beginning(word)));
        Self { words, filter }
    }

    /// Whether the word is one of them.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.filter.may_hold(beginning(word)) && self.words.binary_search(&word).is_ok()
    }
}

/// Whether a lower-case word is an article, a preposition, an auxiliary or the like.
pub(crate) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// Whether a lower-case word is a noun in the singular that speaks of one person: `man`, `officer`.
pub(crate) fn is_person_noun(word: &str) -> bool {
    PERSON_NOUNS.contains(word)
}

/// Whether the word is a title, a rank or an office.
pub(crate) fn is_title(word: &str) -> bool {
    lexicon::bits(word) & classes::TITLE != 0
}

/// The gender that a title or a noun (in lower case) says.
pub(crate) fn gender_of_noun(word: &str) -> Option<Gender> {
    GENDER_NOUNS.get(word.trim_end_matches('.')).copied()
}

/// The gender of a personal pronoun of the third person, in lower case.
pub(crate) fn gender_of_pronoun(word: &str) -> Option<Gender> {
    match word {
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        _ => None,
    }
}

/// A noun without the ending of its plural.
pub(crate) fn singular(noun: &str) -> &str {
    match noun.strip_suffix('s') {
        Some(stem) if stem.len() > 3 && !stem.ends_with(['s', 'u']) => stem,
        _ => noun,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_in_lower_case() {
        for list in [&FUNCTION_WORDS, &PERSON_NOUNS] {
            assert!(list.words.len() > 50);
            assert!(list.words.iter().all(|word| *word == word.to_lowercase()));
            for pair in list.words.windows(2) {
                assert!(pair[0] < pair[1], "{:?} stands before {:?}", pair[0], pair[1]);
            }
        }
    }
}
