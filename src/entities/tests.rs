//! What holds for the entities of any text, whatever the tagger says of it.

use super::*;
use crate::span::TokenRange;
use proptest::prelude::*;

/// Words that steer the resolver, in any order.
const WORDS: &[&str] = &[
    "Ana",
    "Ruiz",
    "Norvane",
    "Corp.",
    "NORVANE",
    "Ministry",
    "of",
    "Health",
    "the",
    "The",
    "ministry",
    "company",
    "president",
    "President",
    "he",
    "She",
    "his",
    "her",
    "it",
    "said",
    "(",
    ")",
    "NC",
    "WHO",
    "“",
    "”",
    "\"",
    "'s",
    ".",
    "\n\n",
    "43-year-old",
    "U.S.",
    "United",
    "States",
    "Peruvians",
    "-",
    "man",
    "with",
    "al-Amin",
    "\u{301}",
    "日本",
];

fn texts() -> impl Strategy<Value = String> {
    proptest::collection::vec((0..WORDS.len(), any::<bool>()), 0..60).prop_map(|words| {
        let words =
            words.into_iter().map(|(at, spaced)| format!("{}{}", WORDS[at], if spaced { " " } else { "" }));
        words.collect()
    })
}

fn tags() -> impl Strategy<Value = Vec<(usize, usize, usize, u16)>> {
    proptest::collection::vec((0..3_usize, 0..5_usize, 0..TagKind::ALL.len(), 0..=1000_u16), 0..30)
}

proptest! {
    #[test]
    fn mentions_and_ids_are_in_order_and_no_two_overlap(text in texts(), tags in tags()) {
        let document = Document::parse(&text);
        let mut names = Vec::new();
        let mut at = 0;
        for (gap, length, kind, confidence) in tags {
            let tokens = TokenRange::new(at + gap, at + gap + length);
            at = tokens.end.get();
            names.push(NameTag { tokens, kind: TagKind::ALL[kind], confidence: Score::from_permille(confidence) });
        }
        let entities = resolve(&document, &names);
        prop_assert_eq!(&entities, &resolve(&document, &names));
        let mut spans = Vec::new();
        let mut first = None;
        for (at, entity) in entities.iter().enumerate() {
            prop_assert_eq!(entity.id, EntityId::from_usize(at));
            prop_assert!(!entity.name.is_empty());
            prop_assert!(entity.mentions.iter().any(|mention| mention.form == MentionForm::Name));
            prop_assert!(entity.mentions.is_sorted_by_key(|mention| mention.span));
            let begins = entity.mentions.first().map(|mention| mention.span);
            prop_assert!(first < begins);
            first = begins;
            spans.extend(entity.mentions.iter().map(|mention| mention.span));
        }
        spans.sort();
        for pair in spans.windows(2) {
            prop_assert!(!pair[0].overlaps(pair[1]), "{:?} {:?}", pair, text);
        }
    }
}

/// A resolver that is not linear would not come to its end.
#[test]
fn time_grows_with_the_text() {
    for unit in [
        "he ",
        "president ",
        "the company ",
        "the ministry ",
        "Ana Ruiz ",
        "NORVANE ",
        "(",
        "\"",
        "she said ",
    ] {
        // By no clock: a step that looked through the whole text for each of these would not come to its end.
        let text = format!("Ana Ruiz runs Norvane. {}", unit.repeat(150_000 / unit.len()));
        let document = Document::parse(&text);
        let tag = |start, end, kind| {
            let tokens = TokenRange::new(start, end);
            NameTag { tokens, kind, confidence: Score::from_permille(950) }
        };
        let names = [tag(0, 2, TagKind::Person), tag(3, 4, TagKind::Organization)];
        assert!(resolve(&document, &names).len() >= 2, "{unit:?}");
    }
}

/// A description beside a name is no other name: one in brackets that the network took for a name.
#[test]
fn a_description_beside_a_name_holds_no_name() {
    let text = "Ana Ruiz('sPresident(Ana Ana";
    let document = Document::parse(text);
    let tag = |start, end| NameTag {
        tokens: TokenRange::new(start, end),
        kind: TagKind::ALL[0],
        confidence: Score::from_permille(900),
    };
    let names: Vec<NameTag> = vec![tag(0, 2), tag(4, 5)];
    let mut spans: Vec<_> = resolve(&document, &names)
        .into_iter()
        .flat_map(|entity| entity.mentions.into_iter().map(|mention| mention.span))
        .collect();
    spans.sort_unstable();
    assert!(
        spans.windows(2).all(|pair| matches!(pair, [one, next] if one.end() <= next.start())),
        "{spans:?}"
    );
}
