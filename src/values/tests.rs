//! Any text into values: in order, disjoint, on whole characters, in linear time.

use super::words::Words;
use super::{Reading, Value, matched, openers, recognize};
use crate::text::Document;
use proptest::prelude::*;

fn values(text: &str) -> Vec<Value> {
    let values = recognize(&Document::parse(text));
    let mut behind = 0;
    for (at, value) in values.iter().enumerate() {
        assert_eq!(value.id.get(), at);
        assert!(value.span.start() >= behind, "{text:?}: {value:?} overlaps");
        assert!(!value.span.is_empty() && !value.span.of(text).is_empty(), "{text:?}: {value:?} is empty");
        behind = value.span.end();
    }
    values
}

/// Pieces that the matchers care about, in any order and glued in any way.
fn pieces() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "5",
        "12",
        "31",
        "1990",
        "2019",
        "8,000",
        "3.5",
        "000",
        "$",
        "US$",
        "Rs",
        "€",
        "%",
        "per cent",
        "-",
        "–",
        "/",
        ":",
        ".",
        ",",
        "+",
        "#",
        "(",
        "’",
        "to",
        "and",
        "of",
        "a",
        "half",
        "one",
        "twenty",
        "hundred",
        "million",
        "bn",
        "m",
        "s",
        "th",
        "third",
        "quarter",
        "Jan.",
        "March",
        "May",
        "Tuesday",
        "the",
        "last",
        "week",
        "year",
        "ago",
        "old",
        "pm",
        "GMT",
        "km",
        "people",
        "dollars",
        "Q",
        "FY",
        "AD",
        "century",
        "½",
        "⁄",
        "every",
        "daily",
        "feet",
        "inches",
        "hours",
        "minutes",
        "cents",
        "point",
        "K",
        "couple",
        "earlier",
        "following",
        "now",
        "end",
        "COP",
        "Article",
        "é",
        "日",
        "\u{a0}",
    ];
    let piece = (prop::sample::select(PIECES), prop::bool::ANY);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|(piece, spaced)| format!("{piece}{}", if spaced { " " } else { "" }))
            .collect()
    })
}

/// Whether the matchers find values only where [`openers`] expect them.
fn no_value_begins_unexpectedly(text: &str) {
    let document = Document::parse(text);
    for block in document.blocks() {
        let words = Words::new(&document, block);
        for at in (0..words.len()).filter(|&at| !openers::opens(&words, at)) {
            let found = matched(&words, at);
            assert!(!matches!(found, Some(Reading::Value(_))), "{:?} of {text:?}: {found:?}", words.text(at));
        }
    }
}

proptest! {
    #[test]
    fn any_string_gives_ordered_values(text in ".{0,200}") {
        values(&text);
    }

    #[test]
    fn any_mixture_of_what_values_are_made_of_gives_ordered_values(text in pieces()) {
        values(&text);
        no_value_begins_unexpectedly(&text);
    }
}

#[test]
fn time_grows_linearly_on_hostile_text() {
    for unit in [
        "1 ",
        "1-",
        "1/",
        "a ",
        "one ",
        "hundred and ",
        "million ",
        "$",
        "5 to ",
        "+1 ",
        "of ",
        "1,000,",
        "May ",
        "100 ",
        "2 ½ ",
        "1 hour 2 minutes ",
        "6 feet ",
        "two point ",
        "half a ",
        "third quarter ",
        "1 - 2 ",
    ] {
        // By no clock: a matcher that read on for each of these would not come to its end.
        let text = unit.repeat(300_000 / unit.len());
        let document = Document::parse(&text);
        let values = recognize(&document);
        assert!(values.is_sorted_by_key(|value| value.span.start()), "{unit:?}");
    }
}
