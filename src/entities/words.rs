//! Words into what they tell about names: titles, function words, legal forms, pronouns.

use crate::lexicon::{self, Gender, classes};
use crate::text::word_list::WordList;
use crate::word_set::{Beginnings, WordSet, beginning};
use std::collections::BTreeMap;
use std::sync::LazyLock;

static FUNCTION_WORDS: LazyLock<Sorted> = LazyLock::new(|| Sorted::new(data_file!("function_words.txt")));
static PERSON_NOUNS: LazyLock<Sorted> = LazyLock::new(|| Sorted::new(data_file!("person_nouns.txt")));
static ORGANIZATION_ENDINGS: LazyLock<Vec<&str>> =
    LazyLock::new(|| data_file!("organization_endings.txt").lines().collect());
static LEGAL_FORMS: LazyLock<Vec<&str>> = LazyLock::new(|| data_file!("legal_forms.txt").lines().collect());
static PUBLIC_BODIES: LazyLock<Sorted> = LazyLock::new(|| Sorted::new(data_file!("public_bodies.txt")));
static LANDSCAPE: LazyLock<Vec<&str>> = LazyLock::new(|| data_file!("landscape.txt").lines().collect());
static STORM_WORDS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(data_file!("wholes/storm_words.txt")));
static FIRST_NAMES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    data_file!("short_first_names.txt").lines().filter_map(|line| line.split_once('\t')).collect()
});
static GENDER_NOUNS: LazyLock<BTreeMap<&str, Gender>> = LazyLock::new(|| {
    let pairs = data_file!("gender_nouns.txt").lines().filter_map(|line| line.split_once('\t'));
    let gender = |word: &str| if word == "female" { Gender::Female } else { Gender::Male };
    pairs.map(|(noun, word)| (noun, gender(word))).collect()
});

/// Sorted words that every word of a text is looked for among: most look-ups end at the filter.
struct Sorted {
    words: Vec<&'static str>,
    filter: Beginnings,
}

impl Sorted {
    fn new(lines: &'static str) -> Self {
        let words: Vec<&str> = lines.lines().collect();
        let filter = Beginnings::new(words.iter().map(|word| beginning(word)));
        Self { words, filter }
    }

    fn contains(&self, word: &str) -> bool {
        self.filter.may_hold(beginning(word)) && self.words.binary_search(&word).is_ok()
    }
}

/// The words of a list of `word_lists.txt`, for `one_of`; read at compile time.
pub(super) const fn list(name: &str) -> WordSet {
    WordSet::named(data_file!("word_lists.txt"), name)
}

/// Whether a lower-case word is an article, a preposition, an auxiliary or the like.
pub(super) fn is_function_word(word: &str) -> bool {
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
pub(super) fn gender_of_pronoun(word: &str) -> Option<Gender> {
    match word {
        "she" | "her" | "hers" | "herself" => Some(Gender::Female),
        "he" | "him" | "his" | "himself" => Some(Gender::Male),
        _ => None,
    }
}

/// Whether a last word makes a name that of an organization; no word that is also a surname, nor `House`, `Court`.
pub(super) fn ends_organization(word: &str) -> bool {
    ORGANIZATION_ENDINGS.binary_search(&word).is_ok()
}

/// Whether the word says what a company is in law and belongs to no short name.
pub(super) fn is_legal_form(word: &str) -> bool {
    LEGAL_FORMS.binary_search(&word.trim_end_matches('.')).is_ok()
}

/// Whether the word stands behind a person's name and belongs to no short name.
pub(super) fn is_generation(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "II" | "III" | "IV")
}

/// Whether the noun says that an organization is none that is called a company.
pub(super) fn is_public_body(word: &str) -> bool {
    PUBLIC_BODIES.contains(word)
}

/// Whether a lower-case word behind the name of a place says what lies there, and may be left out.
pub(super) fn is_landscape_word(word: &str) -> bool {
    LANDSCAPE.binary_search(&word).is_ok()
}

/// Whether the word stands before the name of a storm: `Hurricane`.
pub(super) fn is_storm_word(word: &str) -> bool {
    STORM_WORDS.contains(word)
}

/// The first names that a short one stands for, in lower case.
pub(super) fn long_first_names(short: &str) -> impl Iterator<Item = &'static str> {
    let from = FIRST_NAMES.partition_point(|&(known, _)| known < short);
    let names = FIRST_NAMES.get(from..).unwrap_or_default().iter();
    names.take_while(move |&&(known, _)| known == short).map(|&(_, long)| long)
}

/// Whether the word begins with a capital.
pub(super) fn is_capitalized(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the word has letters, and all of them are capitals.
pub(super) fn is_all_capitals(word: &str) -> bool {
    word.contains(char::is_uppercase) && !word.contains(char::is_lowercase)
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
