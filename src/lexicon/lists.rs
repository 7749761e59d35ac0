//! The word lists in `lists/` into tables: small, exact, and meant to be read and corrected by people.

use super::classes::{CALENDAR, COUNTRY, EVENT_WORD, GROUP, ORGANIZATION, PLACE_PART, PLACE_WORD, TITLE};
use crate::word_set::{Beginnings, beginning};
use std::sync::LazyLock;

const CALENDAR_NAMES: &str = data_file!("lists/calendar.txt");
const COUNTRIES: &str = data_file!("lists/countries.txt");
const EVENT_WORDS: &str = data_file!("lists/event_words.txt");
const GROUPS: &str = data_file!("lists/groups.txt");
const ORGANIZATIONS: &str = data_file!("lists/organizations.txt");
const ORGANIZATION_WORDS: &str = data_file!("lists/organization_words.txt");
const PLACE_WORDS: &str = data_file!("lists/place_words.txt");
const REGIONS: &str = data_file!("lists/regions.txt");
const STATES: &str = data_file!("lists/states.txt");
const TITLES: &str = data_file!("lists/titles.txt");

/// Single words and their classes, sorted.
static WORDS: LazyLock<Vec<(&str, u32)>> = LazyLock::new(|| {
    let mut words = Vec::new();
    for (list, classes) in [
        (CALENDAR_NAMES, CALENDAR),
        (EVENT_WORDS, EVENT_WORD),
        (GROUPS, GROUP),
        (ORGANIZATIONS, ORGANIZATION),
        (ORGANIZATION_WORDS, ORGANIZATION),
        (PLACE_WORDS, PLACE_WORD),
        (TITLES, TITLE),
    ] {
        words.extend(list.lines().filter(|entry| !entry.contains(' ')).map(|entry| (entry, classes)));
    }
    for name in [COUNTRIES, REGIONS, STATES].into_iter().flat_map(str::lines).flat_map(variants) {
        if name.contains(' ') {
            let parts = name.split(' ').filter(|part| is_capitalized(part) && *part != "The");
            words.extend(parts.map(|part| (part, PLACE_PART)));
        } else {
            words.push((name, COUNTRY));
        }
    }
    words.sort_unstable();
    words.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 |= next.1;
        }
        same
    });
    words
});

/// Every name of a country or state and its main name, sorted.
static COUNTRY_NAMES: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    let mut names = [COUNTRIES, STATES]
        .into_iter()
        .flat_map(str::lines)
        .flat_map(|line| {
            let main = variants(line).next().unwrap_or_default();
            variants(line).map(move |name| (name, main))
        })
        .collect::<Vec<_>>();
    names.sort_unstable();
    names
});

static FILTER: LazyLock<Beginnings> =
    LazyLock::new(|| Beginnings::new(WORDS.iter().map(|(word, _)| beginning(word))));

/// The classes of a word form, spelled exactly so.
pub(super) fn classes(word: &str) -> u32 {
    if !FILTER.may_hold(beginning(word)) {
        return 0;
    }
    let Ok(at) = WORDS.binary_search_by(|(entry, _)| (*entry).cmp(word)) else { return 0 };
    WORDS.get(at).map_or(0, |&(_, classes)| classes)
}

/// The main name of a country or a state of the United States: `U.S.` gives `United States`.
pub(super) fn country(name: &str) -> Option<&'static str> {
    let at = COUNTRY_NAMES.binary_search_by(|(entry, _)| (*entry).cmp(name)).ok()?;
    COUNTRY_NAMES.get(at).map(|&(_, main)| main)
}

/// Whether the word stands in the list of words that make up names of organizations.
pub(super) fn is_organization_word(word: &str) -> bool {
    static SORTED: LazyLock<Vec<&str>> = LazyLock::new(|| ORGANIZATION_WORDS.lines().collect());
    SORTED.binary_search(&word).is_ok()
}

/// The names in a line such as `Germany = Federal Republic of Germany`.
fn variants(line: &str) -> impl Iterator<Item = &str> {
    line.split([';', '=']).map(str::trim)
}

fn is_capitalized(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_in_lower_case() {
        assert!(TITLES.lines().all(|title| title == title.to_lowercase()));
    }

    #[test]
    fn no_name_belongs_to_two_countries() {
        for pair in COUNTRY_NAMES.windows(2) {
            // Georgia is both a country and a state.
            assert!(pair[0].0 != pair[1].0 || pair[0].0 == "Georgia", "{:?}", pair[0]);
        }
    }
}
