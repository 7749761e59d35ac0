//! An invented article and what a careful reader would find in it, made by hand.

use claimlight::attributions::{Commitment, CueKind, Quotation, SourceKind};
use claimlight::claims::{ClaimKind, EvidenceKind, HedgeKind, Manner};
use claimlight::entities::{EntityKind, MentionForm};
use claimlight::text::BlockKind;
use claimlight::values::ValueKind;
use claimlight::{
    Analysis, AttributionId, ClaimId, EntityId, OffsetUnit, SCHEMA_VERSION, Score, Span, ValueId,
};
use serde_json::{Value as Json, json};

/// The blocks of the article.
const BLOCKS: [(BlockKind, &str); 9] = [
    (BlockKind::Furniture, "Home / News / Harbour"),
    (BlockKind::Furniture, "Share this page"),
    (BlockKind::Headline, "Last ferry to Ostrel stops in March"),
    (
        BlockKind::Paragraph,
        "The town of Ostrel will close its last ferry line in March, Mayor Ilva Brandt said on Tuesday.",
    ),
    (BlockKind::Paragraph, "“We lost 3.2 million crowns last year,” said Brandt."),
    (BlockKind::ListItem, "Buses may carry 400 people an hour, officials said."),
    (BlockKind::ListItem, "The line is reportedly the oldest in the country 🚢."),
    (BlockKind::Paragraph, "The Ostrel Line opened in 1911 <b>& never</b> stopped."),
    (BlockKind::Furniture, "Leave a reply"),
];

/// The text of the article.
pub(crate) fn text() -> String {
    BLOCKS.map(|(_, text)| text).join("\n\n")
}

/// The analysis of [`text`], counted in UTF-8 bytes: read from its JSON, for the library's types are made by the library alone.
pub(crate) fn analysis() -> Analysis {
    let text = text();
    let json = json!({
        "schemaVersion": SCHEMA_VERSION,
        "engine": {"name": "claimlight", "version": "0.0.0", "model": "by hand"},
        "language": "en",
        "offsetUnit": OffsetUnit::Utf8,
        "textLength": text.len(),
        "textHash": claimlight::text_hash(&text),
        "blocks": BLOCKS.map(|(kind, words)| json!({"span": find(words), "kind": kind})),
        "sentences": BLOCKS.iter().enumerate().map(|(at, (_, words))| sentence(at, words)).collect::<Vec<_>>(),
        "entities": [
            entity(0, EntityKind::Location, "Ostrel", &["Ostrel will"]),
            entity(1, EntityKind::Person, "Ilva Brandt", &["Ilva Brandt said", "Brandt."]),
            entity(2, EntityKind::Organization, "Ostrel Line", &["Ostrel Line opened"]),
        ],
        "values": [
            value(0, ValueKind::Money, "3.2 million crowns"),
            value(1, ValueKind::Quantity, "400 people"),
            value(2, ValueKind::Date, "1911"),
        ],
        "attributions": [
            attribution(0, SourceKind::Named, "Mayor Ilva Brandt", "said", CLOSE, Quotation::Indirect),
            attribution(1, SourceKind::Named, "Brandt", "said", LOST, Quotation::Direct),
            attribution(2, SourceKind::Anonymous, "officials", "said", BUSES, Quotation::Indirect),
        ],
        "claims": [
            claim(0, 3, CLOSE, 710, Some(0), Manner::Attributed, ClaimKind::Policy),
            claim(1, 4, LOST, 920, Some(1), Manner::Quoted, ClaimKind::Quantity),
            claim(2, 5, BUSES, 540, Some(2), Manner::Anonymous, ClaimKind::Quantity),
            claim(3, 6, OLDEST, 480, None, Manner::Hearsay, ClaimKind::Comparison),
            claim(4, 7, OPENED, 210, None, Manner::Unattributed, ClaimKind::Event),
        ],
        "sources": [
            source(Some(1), "Ilva Brandt", SourceKind::Named, &[0, 1], 7, 19),
            source(None, "officials", SourceKind::Anonymous, &[2], 0, 7),
        ],
    });
    serde_json::from_value(json).expect("the JSON of an analysis")
}

const CLOSE: &str = "The town of Ostrel will close its last ferry line in March";
const LOST: &str = "“We lost 3.2 million crowns last year,”";
const BUSES: &str = "Buses may carry 400 people an hour";
const OLDEST: &str = "The line is reportedly the oldest in the country";
const OPENED: &str = "The Ostrel Line opened in 1911";

/// Where words first stand in the text.
fn find(words: &str) -> Span {
    let start = text().find(words).unwrap_or_else(|| panic!("the article does not say {words:?}"));
    Span::from_range(start..start + words.len())
}

/// A part of a piece of text that stands there once.
fn within(words: &str, part: &str) -> Span {
    let start = find(words).range().start + words.find(part).expect("a part of the words");
    Span::from_range(start..start + part.len())
}

fn sentence(block: usize, words: &str) -> Json {
    json!({"span": find(words), "block": block, "checkWorthiness": 0, "verifiable": 0, "hedged": 0})
}

/// Each mention is given with the words behind it, which tell it from others, and are cut off.
fn entity(id: usize, kind: EntityKind, name: &str, mentions: &[&str]) -> Json {
    let mention = |words: &&str| {
        let named = words.trim_end_matches('.');
        let named = ["Ostrel Line", "Ostrel", "Ilva Brandt"]
            .iter()
            .find(|name| named.starts_with(**name))
            .unwrap_or(&named);
        json!({"span": within(words, named), "form": MentionForm::Name, "confidence": 0.95})
    };
    let mentions: Vec<Json> = mentions.iter().map(mention).collect();
    json!({"id": EntityId::from_usize(id), "kind": kind, "name": name, "mentions": mentions})
}

fn value(id: usize, kind: ValueKind, words: &str) -> Json {
    json!({"id": ValueId::from_usize(id), "span": find(words), "kind": kind, "normalized": {}})
}

fn attribution(
    id: usize,
    kind: SourceKind,
    who: &str,
    cue: &str,
    content: &str,
    quotation: Quotation,
) -> Json {
    let sentence = BLOCKS.iter().find(|(_, block)| block.contains(content)).expect("a block").1;
    let entity = (kind == SourceKind::Named).then(|| EntityId::from_usize(1));
    json!({
        "id": AttributionId::from_usize(id),
        "source": {"span": within(sentence, who), "entity": entity, "kind": kind},
        "cue": {"span": within(sentence, cue), "lemma": "say", "kind": CueKind::Assertion},
        "contents": [find(content)],
        "quotation": quotation,
        "commitment": Commitment::Committed,
        "parent": null,
        "confidence": 0.9,
    })
}

fn claim(
    id: usize,
    sentence: usize,
    words: &str,
    worth: u16,
    attribution: Option<usize>,
    manner: Manner,
    kind: ClaimKind,
) -> Json {
    let hedge = |part: &str, kind: HedgeKind| {
        words.contains(part).then(|| json!({"span": within(words, part), "kind": kind}))
    };
    let hedges = [hedge("may", HedgeKind::Epistemic), hedge("reportedly", HedgeKind::Hearsay)];
    let evidence = match kind {
        ClaimKind::Comparison => json!([{
            "span": within(words, "oldest"),
            "kind": EvidenceKind::Comparison,
            "reason": "a comparison: oldest",
        }]),
        ClaimKind::Quantity => {
            json!([{"span": find(words), "kind": EvidenceKind::Number, "reason": "a number"}])
        }
        _ => json!([]),
    };
    json!({
        "id": ClaimId::from_usize(id),
        "span": find(words),
        "sentence": sentence,
        "checkWorthiness": Score::from_permille(worth),
        "kinds": [kind],
        "attribution": attribution.map(AttributionId::from_usize),
        "manner": manner,
        "hedges": hedges.into_iter().flatten().collect::<Vec<_>>(),
        "evidence": evidence,
        "entities": [],
        "values": [],
        "confidence": 0.8,
    })
}

fn source(
    entity: Option<usize>,
    name: &str,
    kind: SourceKind,
    attributions: &[usize],
    quoted: u32,
    all: u32,
) -> Json {
    let attributions: Vec<_> = attributions.iter().copied().map(AttributionId::from_usize).collect();
    json!({
        "entity": entity.map(EntityId::from_usize),
        "name": name,
        "kind": kind,
        "attributions": attributions,
        "wordsQuoted": quoted,
        "wordsAttributed": all,
    })
}
