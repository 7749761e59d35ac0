//! Any string into a document that keeps its promises.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test target: whatever is out of range is a failure"
)]

use claimlight::Span;
use claimlight::text::{Block, Document};
use proptest::prelude::*;

/// Spans in order, disjoint, not empty, on character boundaries.
fn check_spans(text: &str, spans: impl Iterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start() >= end && !span.is_empty(), "{span:?} behind {end}");
        assert!(text.get(span.range()).is_some(), "{span:?} cuts a character");
        end = span.end();
    }
    assert!(end as usize <= text.len());
}

fn check(text: &str) {
    let document = Document::parse(text);
    check_spans(text, document.blocks().iter().map(|block| block.span));
    check_spans(text, document.sentences().iter().map(|sentence| sentence.span));
    check_spans(text, document.tokens().iter().map(|token| token.span));
    let (mut sentence_end, mut token_end) = (0, 0);
    for (at, block) in document.blocks().iter().enumerate() {
        assert_eq!(block.sentences.start, sentence_end, "blocks tile the sentences");
        sentence_end = block.sentences.end;
        for sentence in &document.sentences()[block.sentences.clone()] {
            assert_eq!(sentence.block.get(), at);
            assert_eq!(sentence.tokens.range().start, token_end, "sentences tile the tokens");
            assert!(!sentence.tokens.is_empty());
            assert_eq!(sentence.span, document.span_of(sentence.tokens));
            assert!(block.span.contains(sentence.span));
            token_end = sentence.tokens.range().end;
        }
        assert_eq!(block.tokens.range().end, token_end);
        check_ink(&document, block);
    }
    assert_eq!(sentence_end, document.sentences().len());
    assert_eq!(token_end, document.tokens().len());
    for pair in document.tokens().windows(2) {
        let between = &text[pair[0].span.range().end..pair[1].span.range().start];
        assert!(!pair[1].spaced || !between.is_empty(), "a spaced token has a space before it");
    }
}

/// Every letter, digit and ASCII mark of a block lies in one of its tokens; `>` at the beginning of a
/// line is markup.
fn check_ink(document: &Document<'_>, block: &Block) {
    let mut at = block.span.range().start;
    let mut gaps = String::new();
    for token in document.tokens_in(block.tokens) {
        gaps += &document.text()[at..token.span.range().start];
        at = token.span.range().end;
    }
    gaps += &document.text()[at..block.span.range().end];
    let ink = |c: char| c.is_alphanumeric() || (c.is_ascii_punctuation() && c != '>');
    assert!(!gaps.contains(ink), "left out: {gaps:?}");
}

proptest! {
    #[test]
    fn any_string(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn marks_and_letters_in_any_order(text in "[a-cA-C0-2 .,'’“”\"()@#&_:/\\-…é\u{301}\u{AD}\u{200B}\u{200D}東👩🇬\n\r>*=|]{0,120}") {
        check(&text);
    }

    #[test]
    fn pieces_of_news(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..60)) {
        check(&pieces.concat());
    }

    #[test]
    fn the_same_text_gives_the_same_document(text in any::<String>()) {
        let once = format!("{:?}", Document::parse(&text));
        prop_assert_eq!(once, format!("{:?}", Document::parse(&text)));
    }
}

const PIECES: &[&str] = &[
    "The gate fell",
    "Mr. ",
    "U.S.",
    ". ",
    "“",
    "”",
    "? ",
    "\n",
    "\n\n",
    "\r\n",
    "# ",
    "- ",
    "> ",
    "Home / ",
    "By Ann Lee",
    "https://ravel.example/",
    "a@b.example",
    "n't",
    "’s",
    " ",
    "\u{A0}",
    "…",
    "--",
    "10am",
    "$5bn",
    "[12]",
    "Related:",
    "Leave a Reply",
    "© 2024",
    "ended.The",
    "5 min read",
    "1. ",
    "====",
    "----",
    "\t",
    "Photo: ",
    "J. K. ",
    "’90s",
    "it was said on Monday that the gate of the harbour would stay shut for good and all",
    " | ",
    " > ",
    "\u{FEFF}",
];

/// Texts that are slow to read where something is read twice.
#[test]
fn hostile_texts() {
    let units = [
        "\"",
        "'",
        "(",
        "a",
        "A",
        "a.",
        "A.B.",
        "a'",
        "n't",
        "“",
        "’",
        "@a",
        "#a",
        "a@b.c ",
        "1,",
        "a-",
        ".",
        "www.",
        "_",
        "a_",
        "\n",
        "x\n",
        "# ",
        "> ",
        "- ",
        "\u{301}",
        "\u{AD}",
        "\u{200D}",
        "👩\u{200D}",
        "🇬",
        "東",
        "ก",
        "A&",
        "Ph.",
        "x.com-",
        "Mr. ",
        "https://a.b/(",
        "By X\n",
        "Tags: \n",
        "| ",
        "[1",
        "a.[",
        "![",
        "===\n",
    ];
    for unit in units {
        check(&unit.repeat(20_000 / unit.len()));
    }
}
