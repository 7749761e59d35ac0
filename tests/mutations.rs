//! The page's samples, damaged, into analyses that keep every promise: what a slip of the hand or a bad export does.
//!
//! Deterministic: the seed is fixed, so a failure is the same on every machine.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test stops where it fails"
)]

mod repository;

use claimlight::{Analyzer, Model};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::sync::LazyLock;

#[path = "support/samples.rs"]
mod samples;
#[path = "support/sound.rs"]
mod sound;

static ANALYZER: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new(Model::embedded().expect("the model of the repository")));

/// The texts of the demo page.
static SAMPLES: LazyLock<Vec<String>> = LazyLock::new(samples::samples);

/// One damage. A place is a share of the text, in thousandths.
#[derive(Clone, Debug)]
enum Damage {
    Delete { from: usize, length: usize },
    Insert { at: usize, what: &'static str },
    Repeat { from: usize, length: usize },
    Move { from: usize, length: usize, to: usize },
    UpperCase { from: usize, length: usize },
    LowerCase { from: usize, length: usize },
    JoinLines,
    Replace { what: &'static str, by: &'static str },
    CutOff { at: usize },
}

/// What gets into texts: marks without their other half, line ends, characters that need two units of UTF-16, joiners.
const INSERTED: &[&str] = &[
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "«",
    "»",
    "(",
    ")",
    "[",
    "…",
    "—",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\0",
    " ",
    "\u{00A0}",
    "🦀",
    "𝔸",
    "👩\u{200D}👧",
    "\u{FFFD}",
    "\u{10FFFF}",
    "\u{0301}",
    "\u{FEFF}",
    "\u{202E}",
    "\u{00AD}",
    "# ",
    "> ",
    "- ",
    "**",
    "[1](",
    "&nbsp;",
    "<p>",
    " said ",
    " that ",
    "according to ",
    " reportedly ",
    "it ",
];

/// What exports confuse.
const CONFUSED: &[(&str, &str)] = &[
    ("“", "\""),
    ("”", "“"),
    ("’", "'"),
    ("’", "”"),
    (".", ""),
    (". ", "."),
    (",", " ,"),
    ("\n\n", "\n"),
    ("\n\n", " "),
    (" ", "\u{00A0}"),
    ("\n", "\r\n"),
    (" ", "  "),
    ("e", "e\u{0301}"),
    ("a", "𝔸"),
    ("said", "SAID"),
    ("-", "\u{00AD}"),
];

fn damage() -> impl Strategy<Value = Damage> {
    let place = 0..1000usize;
    let length = 0..120usize;
    prop_oneof![
        (place.clone(), length.clone()).prop_map(|(from, length)| Damage::Delete { from, length }),
        (place.clone(), prop::sample::select(INSERTED)).prop_map(|(at, what)| Damage::Insert { at, what }),
        (place.clone(), length.clone()).prop_map(|(from, length)| Damage::Repeat { from, length }),
        (place.clone(), length.clone(), place.clone()).prop_map(|(from, length, to)| Damage::Move {
            from,
            length,
            to
        }),
        (place.clone(), length.clone()).prop_map(|(from, length)| Damage::UpperCase { from, length }),
        (place.clone(), length).prop_map(|(from, length)| Damage::LowerCase { from, length }),
        Just(Damage::JoinLines),
        prop::sample::select(CONFUSED).prop_map(|(what, by)| Damage::Replace { what, by }),
        place.prop_map(|at| Damage::CutOff { at }),
    ]
}

/// The text with the damage done.
fn apply(text: &str, damage: &Damage) -> String {
    // Places fall between characters, wherever those stand in the text by now.
    let boundary =
        |at: usize| (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let share = |thousandths: usize| boundary(text.len() * thousandths / 1000);
    let range = |from: usize, length: usize| share(from)..boundary(share(from) + length).max(share(from));
    let spliced = |range: std::ops::Range<usize>, by: &str| {
        format!("{}{by}{}", &text[..range.start], &text[range.end..])
    };
    match *damage {
        Damage::Delete { from, length } => spliced(range(from, length), ""),
        Damage::Insert { at, what } => spliced(share(at)..share(at), what),
        Damage::Repeat { from, length } => {
            let range = range(from, length);
            spliced(range.clone(), &text[range].repeat(2))
        }
        Damage::Move { from, length, to } => {
            let range = range(from, length);
            apply_insert(&spliced(range.clone(), ""), to, &text[range])
        }
        Damage::UpperCase { from, length } => {
            spliced(range(from, length), &text[range(from, length)].to_uppercase())
        }
        Damage::LowerCase { from, length } => {
            spliced(range(from, length), &text[range(from, length)].to_lowercase())
        }
        Damage::JoinLines => text.replace('\n', " "),
        Damage::Replace { what, by } => text.replace(what, by),
        Damage::CutOff { at } => text[..share(at)].to_owned(),
    }
}

/// A text with words put in, where a thousandth of it falls between characters.
fn apply_insert(text: &str, thousandths: usize, words: &str) -> String {
    let at = text.len() * thousandths / 1000;
    let at = (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    format!("{}{words}{}", &text[..at], &text[at..])
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 150, failure_persistence: None, rng_seed: RngSeed::Fixed(20_261_124), ..ProptestConfig::default()
    })]

    #[test]
    fn a_damaged_article_is_read(
        sample in any::<prop::sample::Index>(),
        damages in prop::collection::vec(damage(), 1..8),
    ) {
        let text = damages.iter().fold(sample.get(&SAMPLES).clone(), |text, damage| apply(&text, damage));
        let analysis = ANALYZER.analyze(&text);
        sound::check(&text, &analysis);
        sound::check_utf16(&text, &analysis);
    }
}

#[test]
fn the_samples_as_they_are_hold_claims_on_somebodys_word() {
    for text in SAMPLES.iter() {
        let analysis = ANALYZER.analyze(text);
        sound::check(text, &analysis);
        sound::check_utf16(text, &analysis);
        assert!(
            analysis.claims.iter().any(|claim| claim.attribution.is_some()),
            "{}",
            &text[..40.min(text.len())]
        );
    }
}

#[test]
fn damage_does_what_it_says() {
    let text = "Ada said “no” 🦀.";
    assert_eq!(apply(text, &Damage::Delete { from: 0, length: 4 }), "said “no” 🦀.");
    assert_eq!(apply(text, &Damage::UpperCase { from: 0, length: 8 }), "ADA SAID “no” 🦀.");
    assert_eq!(apply(text, &Damage::Insert { at: 999, what: "!" }), "Ada said “no” 🦀!.");
    assert_eq!(apply(text, &Damage::Replace { what: "“", by: "\"" }), "Ada said \"no” 🦀.");
    assert_eq!(apply(text, &Damage::Repeat { from: 0, length: 4 }), "Ada Ada said “no” 🦀.");
    assert_eq!(apply("ab cd", &Damage::Move { from: 0, length: 3, to: 999 }), "cab d");
    assert_eq!(apply(text, &Damage::CutOff { at: 0 }), "");
}
