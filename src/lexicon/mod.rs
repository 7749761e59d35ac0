//! A word into what it is known to be, before any context: name, place, group, title, …

pub(crate) mod classes;
pub(crate) mod forms;
mod gazetteer;
mod lists;
mod weights;

use crate::text::folded;
use classes::{FEMALE, GIVEN_NAME, GROUP, MALE, TITLE};
use std::borrow::Cow;
pub(crate) use weights::{Fact, Weights, number};

/// The gender that a given name suggests. Used for nothing but pronouns.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) enum Gender {
    /// `she`.
    Female,
    /// `he`.
    Male,
}

/// The classes of a word form: bits of [`classes`].
///
/// Case counts, as names are capitalised: `reading` is nothing, `Reading` a town and an ordinary word.
/// Only titles are known in any case. Words in capitals are read as if they were only capitalised, and
/// words with hyphens by their parts, where every part begins with a capital.
#[must_use]
pub(crate) fn bits(word: &str) -> u32 {
    all_bits(word) & ((1 << classes::CLASS_COUNT) - 1)
}

/// The form in which a word is read: one that the lists do not know is read without its accents, as rare words with accents
/// are hardly seen in training.
#[must_use]
pub(crate) fn familiar(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || bits(word) != 0 {
        return Cow::Borrowed(word);
    }
    folded(word)
}

/// Whether the word is a given name.
#[must_use]
pub(crate) fn is_given_name(word: &str) -> bool {
    bits(word) & GIVEN_NAME != 0
}

/// The gender that a given name suggests; `None` where it suggests none or the name is not known.
#[must_use]
pub(crate) fn gender(given_name: &str) -> Option<Gender> {
    match all_bits(given_name) & (FEMALE | MALE) {
        FEMALE => Some(Gender::Female),
        MALE => Some(Gender::Male),
        _ => None,
    }
}

/// The main name of a country, or of a state of the United States, by any of its names.
#[must_use]
pub(crate) fn country(name: &str) -> Option<&'static str> {
    lists::country(&straight(name))
}

/// Whether names of many organizations hold the word, so that it names none by itself: `Ministry`.
#[must_use]
pub(crate) fn is_generic_organization_word(word: &str) -> bool {
    lists::is_organization_word(word)
}

fn all_bits(word: &str) -> u32 {
    let word = straight(word);
    let word = word.as_ref();
    let found = exact_bits(word);
    if !word.starts_with(char::is_uppercase) {
        return found;
    }
    // Shorter words in capitals are abbreviations more often than names.
    if word.len() >= 4 && word.chars().all(|letter| letter.is_uppercase() || !letter.is_alphabetic()) {
        return found | exact_bits(&capitalized(word));
    }
    if found == 0 && word.contains('-') {
        let parts = || word.split('-');
        if parts().all(|part| part.starts_with(char::is_uppercase)) {
            return parts().fold(0, |bits, part| bits | exact_bits(part));
        }
    }
    found
}

fn exact_bits(word: &str) -> u32 {
    if !word.starts_with(char::is_uppercase) {
        return lists::classes(word) & TITLE;
    }
    let singular = word.strip_suffix('s').map_or(0, lists::classes) & GROUP;
    let title = lists::classes(&word.to_lowercase()) & TITLE;
    gazetteer::stored(word) | lists::classes(word) | singular | title
}

/// `JANE` as `Jane`.
fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

/// The word with straight apostrophes, as the lists have them.
fn straight(word: &str) -> Cow<'_, str> {
    if word.contains('’') { Cow::Owned(word.replace('’', "'")) } else { Cow::Borrowed(word) }
}

#[cfg(test)]
mod tests;
