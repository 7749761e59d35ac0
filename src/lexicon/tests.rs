//! What well-known words are known to be.

use super::classes::*;
use super::*;

/// A word, the classes that it has, and classes that it has not.
const WORDS: &[(&str, u32, u32)] = &[
    ("Maria", GIVEN_NAME, ORGANIZATION | GROUP | AMBIGUOUS),
    ("MARIA", GIVEN_NAME, GROUP),
    ("maria", 0, GIVEN_NAME | SURNAME),
    ("Johnson", SURNAME, COUNTRY | TITLE),
    ("Okafor", SURNAME, TITLE),
    ("McDonald", SURNAME, TITLE),
    ("O’Brien", SURNAME, TITLE),
    ("Volodymyr", GIVEN_NAME, GROUP),
    ("Müller", SURNAME, COUNTRY),
    ("Jean-Pierre", GIVEN_NAME, COUNTRY),
    ("Lagos", PLACE, GROUP),
    ("Nairobi", PLACE, GROUP),
    ("Paulo", PLACE_PART, COUNTRY),
    ("Reading", PLACE | AMBIGUOUS, COUNTRY),
    ("reading", 0, PLACE | AMBIGUOUS),
    ("Rose", GIVEN_NAME | SURNAME | AMBIGUOUS, COUNTRY),
    ("Brown", SURNAME | AMBIGUOUS, COUNTRY),
    ("Peru", COUNTRY, GROUP),
    ("U.S.", COUNTRY, GROUP),
    ("Sahel", COUNTRY, GROUP),
    ("Texas", COUNTRY, GROUP),
    ("Peruvians", GROUP, COUNTRY),
    ("Sunni", GROUP, COUNTRY),
    ("Frenchmen", GROUP, COUNTRY),
    ("NATO", ORGANIZATION, COUNTRY),
    ("Ministry", ORGANIZATION, COUNTRY),
    ("ministry", 0, ORGANIZATION),
    ("Inc.", ORGANIZATION, COUNTRY),
    ("President", TITLE, COUNTRY),
    ("president", TITLE, COUNTRY),
    ("Dr.", TITLE, COUNTRY),
    ("May", CALENDAR, COUNTRY),
    ("Tuesday", CALENDAR, COUNTRY),
    ("Airport", PLACE_WORD, COUNTRY),
    ("Cup", EVENT_WORD, COUNTRY),
    ("Act", EVENT_WORD, GIVEN_NAME),
    ("LEAVES", 0, GIVEN_NAME),
    ("The", 0, u32::MAX),
    ("In", 0, u32::MAX),
    ("of", 0, u32::MAX),
    ("", 0, u32::MAX),
    ("'", 0, u32::MAX),
];

#[test]
fn well_known_words_have_their_classes() {
    for &(word, has, has_not) in WORDS {
        let found = bits(word);
        assert_eq!(found & has, has, "{word} lacks classes: {found:014b}");
        assert_eq!(found & has_not, 0, "{word} has too many classes: {found:014b}");
    }
}

#[test]
fn given_names_suggest_a_gender_only_where_it_is_clear() {
    for (name, gender) in [
        ("Maria", Some(Gender::Female)),
        ("FATIMA", Some(Gender::Female)),
        ("Ahmed", Some(Gender::Male)),
        ("John", Some(Gender::Male)),
        ("Taylor", None),
        ("Xqzzt", None),
        ("Peru", None),
    ] {
        assert_eq!(super::gender(name), gender, "{name}");
    }
    assert!(is_given_name("Ana") && !is_given_name("Ministry"));
}

#[test]
fn countries_have_one_main_name() {
    assert_eq!(country("U.S."), Some("United States"));
    assert_eq!(country("UK"), Some("United Kingdom"));
    assert_eq!(country("Côte d’Ivoire"), Some("Ivory Coast"));
    assert_eq!(country("Peru"), Some("Peru"));
    assert_eq!(country("Atlantis"), None);
}
