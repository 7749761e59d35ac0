//! Hostile texts into analyses: long, strange or malicious, each one is read and comes back whole.
//!
//! No clock is read: each text has 100,000 tokens or about as many, and a step that grows with their square would take
//! minutes where all steps together take seconds.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test stops where it fails")]

use claimlight::{Analyzer, Model, OffsetUnit};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::sync::LazyLock;

#[path = "support/random_model.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod random_model;
use random_model::{Plan, random_model};

#[path = "support/sound.rs"]
mod sound;
use sound::check;

/// Of a network that nobody trained: it finds names, sources and contents everywhere, so that the stages behind it have
/// more to do than any article gives them.
static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| {
    let plan = Plan { outside_bias: -300, ..Plan::small() };
    Analyzer::new(Model::from_bytes(&random_model(&plan, 7)).expect("a well-formed model"))
});

/// How often a pattern of signs is repeated, each of which is a token.
fn signs(pattern: &str) -> usize {
    100_000_usize.div_ceil(pattern.chars().count())
}

/// How often a pattern of words is repeated: half a megabyte.
fn words(pattern: &str) -> usize {
    500_000_usize.div_ceil(pattern.len())
}

/// Analyses a pattern that is there so many times, and checks what comes back.
fn repeat(pattern: &str, times: usize) {
    let text = pattern.repeat(times);
    let analysis = ANALYZER.analyze(&text);
    check(&text, &analysis);
}

/// Declares a test for each pattern.
macro_rules! hostile {
    ($times:ident; $($name:ident: $pattern:expr;)*) => {$(
        #[test]
        fn $name() {
            repeat($pattern, $times($pattern));
        }
    )*};
}

hostile! {
    signs;
    opening_quotation_marks_only: "“";
    closing_quotation_marks_only: "”";
    straight_quotation_marks_only: "\"";
    apostrophes_only: "’";
    quotations_inside_quotations: "“‘";
    brackets_that_never_close: "([{";
    brackets_that_never_open: ")]}";
}

hostile! {
    words;
    all_in_capitals: "THE MINISTER OF TRADE SAID ON MONDAY THAT ";
    one_line_of_prose: "Ada Quist said on Monday that 40 boats were lost, and the council did not reply. ";
    a_quotation_that_opens_in_each_sentence: "“He said that it rained. ";
    one_sentence_without_an_end: "and the council of Ellery said that ";
    one_word_without_an_end: "a";
    one_number_without_an_end: "7";
    one_name_without_an_end: "Ada ";
    a_new_name_in_each_sentence: "Ada said no. Bo said no. Cy said no. Di said no. Ed said no. ";
    nothing_but_line_ends: "\r\n";
    an_empty_line_behind_each_word: "word\n\n";
    list_items_without_words: "- \n";
    headings_without_words: "#\n";
    dots: ".";
    ellipses_and_dashes: "… — ";
    null_characters: "\0";
    marks_that_combine: "\u{0301}";
    zero_width_characters: "\u{200B}\u{200D}\u{2060}\u{FEFF}";
    right_to_left_overrides: "\u{202E}Ada said \u{202C}no. ";
    right_to_left_words: "שלום, אמר. ";
    a_script_without_spaces: "日本語の文章は続く";
    emoji_families: "👩‍👩‍👧‍👦";
    addresses: "https://ellery.example/a?b=c&d ";
    sums_of_money: "$1,000,000.50 ";
    digits_and_commas: "1,";
    abbreviations: "U.S. Gen. Mr. St. ";
    cues_and_nothing_else: "said according to reportedly told ";
    hedges_and_nothing_else: "may might perhaps if unless ";
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: RngSeed::Fixed(20_261_128), ..ProptestConfig::default() })]

    #[test]
    fn any_string_is_read_and_its_offsets_convert(text in any::<String>()) {
        check(&text, &ANALYZER.analyze(&text));
        let utf16 = ANALYZER.analyze(&text).counted_in(OffsetUnit::Utf16, &text);
        prop_assert_eq!(utf16.text_length as usize, text.encode_utf16().count());
    }

    #[test]
    fn any_row_of_what_news_is_made_of_is_read(
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..60),
    ) {
        let text = parts.concat();
        let analysis = ANALYZER.analyze(&text);
        check(&text, &analysis);
        prop_assert_eq!(&analysis, &ANALYZER.analyze(&text));
    }
}

/// What news is made of, in pieces that fit together in more ways than anyone would think of.
const PARTS: &[&str] = &[
    "Ada Quist",
    "Quist",
    " said ",
    " told the ",
    "Harbour Council",
    " that ",
    "“",
    "”",
    "\"",
    "‘",
    "’s ",
    "’",
    ",",
    ", ",
    ". ",
    "? ",
    "! ",
    "…",
    " — ",
    "-",
    "(",
    ")",
    "\n",
    "\n\n",
    "\r\n",
    "# ",
    "- ",
    "> ",
    "* ",
    "40 ",
    "1,5",
    "$3 million",
    " per cent",
    "on Monday",
    "Mr. ",
    "U.S.",
    "according to ",
    "reportedly ",
    "she ",
    "they ",
    "a spokesman ",
    "may ",
    "if ",
    "deny",
    " denied ",
    "🦀",
    "\u{0301}",
    "\u{200D}",
    "\u{202E}",
    "\0",
    " ",
    "\t",
    "\u{00A0}",
    "ellery.example",
    "@ada",
    "#news",
    "LIVE",
    "By ",
    "Reply",
];
