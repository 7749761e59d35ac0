//! Words into what they tell about names: legal forms, public bodies, generations, other first names.

use crate::syntax::word_classes::Sorted;
use crate::text::word_list::WordList;
use crate::word_set::WordSet;
use std::sync::LazyLock;

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

/// The words of a list of `word_lists.txt`, for `one_of`; read at compile time.
pub(super) const fn list(name: &str) -> WordSet {
    WordSet::named(data_file!("word_lists.txt"), name)
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
    is_junior_or_senior(word) || word == "V" || word.len() > 1 && word.bytes().all(|b| b"IVX".contains(&b))
}

/// The same of the last word of a name, which is no pronoun: `Abbas I`.
pub(super) fn says_generation(word: &str) -> bool {
    word == "I" || is_generation(word)
}

/// Whether the word tells a child from a parent of one name.
pub(super) fn is_junior_or_senior(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "Jr" | "Sr" | "Jnr" | "Snr")
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
