//! Hostile texts into analyses: long, strange or malicious, each one is read and comes back whole.
//!
//! No clock is read: at five megabytes a step that grows with the square of the text would not end in a day.
//! `make bench` measures the growth.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where it fails")]

use claimlight::{Analysis, Analyzer, Model, OffsetUnit, Span};
use proptest::prelude::*;
use std::sync::LazyLock;

#[path = "support/random_model.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod random_model;
use random_model::{Plan, random_model};

/// Of a network that nobody trained: it finds names, sources and contents everywhere, so that the stages behind it have
/// more to do than any article gives them.
static ANALYZER: LazyLock<Analyzer> = LazyLock::new(|| {
    let plan = Plan { outside_bias: -300, ..Plan::small() };
    Analyzer::new(Model::from_bytes(&random_model(&plan, 7)).expect("a well-formed model"))
});

const FIVE_MEGABYTES: usize = 5_000_000;

/// Analyses a pattern over and over, up to five megabytes, and checks what comes back.
fn repeat(pattern: &str) {
    let text = pattern.repeat(FIVE_MEGABYTES.div_ceil(pattern.len()));
    let analysis = ANALYZER.analyze(&text);
    check(&text, &analysis);
}

/// Every span lies in the text, on boundaries of characters; lists are in text order; ids name what is there.
fn check(text: &str, analysis: &Analysis) {
    assert_eq!(analysis.text_length as usize, text.len());
    for span in spans(analysis) {
        assert!(
            text.get(span.range()).is_some_and(|words| !words.is_empty()),
            "{span:?} cuts the text badly"
        );
    }
    assert!(analysis.blocks.is_sorted_by_key(|block| block.span.start()));
    assert!(analysis.sentences.is_sorted_by_key(|sentence| sentence.span.start()));
    assert!(analysis.values.is_sorted_by_key(|value| value.span.start()));
    assert!(analysis.claims.is_sorted_by_key(|claim| claim.span.start()));
    let entities = analysis.entities.len();
    let attributions = analysis.attributions.len();
    for sentence in &analysis.sentences {
        assert!(sentence.block.get() < analysis.blocks.len());
    }
    for attribution in &analysis.attributions {
        assert!(!attribution.contents.is_empty(), "{} attributes nothing", attribution.id);
        assert!(attribution.source.and_then(|source| source.entity).is_none_or(|id| id.get() < entities));
        assert!(attribution.parent.is_none_or(|id| id.get() < attributions));
    }
    for claim in &analysis.claims {
        assert!(claim.sentence.get() < analysis.sentences.len());
        assert!(claim.attribution.is_none_or(|id| id.get() < attributions));
        assert!(claim.entities.iter().all(|id| id.get() < entities));
        assert!(claim.values.iter().all(|id| id.get() < analysis.values.len()));
    }
    for source in &analysis.sources {
        assert!(source.words_quoted <= source.words_attributed, "{source:?}");
        assert!(source.attributions.iter().all(|id| id.get() < attributions));
    }
}

fn spans(analysis: &Analysis) -> Vec<Span> {
    let mut spans: Vec<Span> = analysis.blocks.iter().map(|block| block.span).collect();
    spans.extend(analysis.sentences.iter().map(|sentence| sentence.span));
    spans.extend(analysis.entities.iter().flat_map(|entity| &entity.mentions).map(|mention| mention.span));
    spans.extend(analysis.values.iter().map(|value| value.span));
    for attribution in &analysis.attributions {
        spans.extend(attribution.source.and_then(|source| source.span));
        spans.extend(attribution.cue.as_ref().map(|cue| cue.span));
        spans.extend(&attribution.contents);
    }
    for claim in &analysis.claims {
        spans.push(claim.span);
        spans.extend(claim.hedges.iter().map(|hedge| hedge.span));
        spans.extend(claim.evidence.iter().map(|evidence| evidence.span));
    }
    spans
}

/// Declares a test for each pattern.
macro_rules! hostile {
    ($($name:ident: $pattern:expr;)*) => {$(
        #[test]
        fn $name() {
            repeat($pattern);
        }
    )*};
}

hostile! {
    opening_quotation_marks_only: "“";
    closing_quotation_marks_only: "”";
    straight_quotation_marks_only: "\"";
    apostrophes_only: "’";
    quotations_inside_quotations: "“‘";
    a_quotation_that_opens_in_each_sentence: "“He said that it rained. ";
    all_in_capitals: "THE MINISTER OF TRADE SAID ON MONDAY THAT ";
    one_line_of_prose: "Ada Quist said on Monday that 40 boats were lost, and the council did not reply. ";
    one_sentence_without_an_end: "and the council of Ellery said that ";
    one_word_without_an_end: "a";
    one_number_without_an_end: "7";
    one_name_without_an_end: "Ada ";
    a_new_name_in_each_sentence: "Ada said no. Bo said no. Cy said no. Di said no. Ed said no. ";
    brackets_that_never_close: "([{";
    brackets_that_never_open: ")]}";
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
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

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
