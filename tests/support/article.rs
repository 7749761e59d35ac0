//! An invented article and what a careful reader would find in it, made by hand.

use claimlight::attributions::{
    Attribution, AttributionSource, Commitment, Cue, CueKind, Quotation, Source, SourceKind,
};
use claimlight::claims::{Claim, ClaimKind, Evidence, EvidenceKind, Hedge, HedgeKind, Manner};
use claimlight::entities::{Entity, EntityKind, Mention, MentionForm};
use claimlight::text::BlockKind;
use claimlight::values::{Normalized, Value, ValueKind};
use claimlight::{
    Analysis, AttributionId, BlockIndex, BlockOut, ClaimId, Engine, EntityId, OffsetUnit, SCHEMA_VERSION,
    Score, SentenceIndex, SentenceOut, Span, ValueId,
};

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

/// The analysis of [`text`], counted in UTF-8 bytes.
pub(crate) fn analysis() -> Analysis {
    let text = text();
    Analysis {
        schema_version: SCHEMA_VERSION.into(),
        engine: Engine { name: "claimlight".into(), version: "0.0.0".into(), model: "by hand".to_owned() },
        language: "en".into(),
        offset_unit: OffsetUnit::Utf8,
        text_length: text.len() as u32,
        text_hash: claimlight::text_hash(&text),
        published: None,
        blocks: BLOCKS.map(|(kind, words)| BlockOut { span: find(words), kind }).to_vec(),
        sentences: BLOCKS.iter().enumerate().map(|(at, (_, words))| sentence(at, words)).collect(),
        entities: vec![
            entity(0, EntityKind::Location, "Ostrel", &["Ostrel will"]),
            entity(1, EntityKind::Person, "Ilva Brandt", &["Ilva Brandt said", "Brandt."]),
            entity(2, EntityKind::Organization, "Ostrel Line", &["Ostrel Line opened"]),
        ],
        values: vec![
            value(0, ValueKind::Money, "3.2 million crowns"),
            value(1, ValueKind::Quantity, "400 people"),
            value(2, ValueKind::Date, "1911"),
        ],
        attributions: vec![
            attribution(0, SourceKind::Named, "Mayor Ilva Brandt", "said", CLOSE, Quotation::Indirect),
            attribution(1, SourceKind::Named, "Brandt", "said", LOST, Quotation::Direct),
            attribution(2, SourceKind::Anonymous, "officials", "said", BUSES, Quotation::Indirect),
        ],
        claims: vec![
            claim(0, 3, CLOSE, 710, Some(0), Manner::Attributed, ClaimKind::Policy),
            claim(1, 4, LOST, 920, Some(1), Manner::Quoted, ClaimKind::Quantity),
            claim(2, 5, BUSES, 540, Some(2), Manner::Anonymous, ClaimKind::Quantity),
            claim(3, 6, OLDEST, 480, None, Manner::Hearsay, ClaimKind::Comparison),
            claim(4, 7, OPENED, 210, None, Manner::Unattributed, ClaimKind::Event),
        ],
        sources: vec![
            source(Some(1), "Ilva Brandt", SourceKind::Named, &[0, 1], 7, 19),
            source(None, "officials", SourceKind::Anonymous, &[2], 0, 7),
        ],
    }
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

fn sentence(block: usize, words: &str) -> SentenceOut {
    SentenceOut {
        span: find(words),
        block: BlockIndex::from_usize(block),
        check_worthiness: Score::ZERO,
        verifiable: Score::ZERO,
        hedged: Score::ZERO,
    }
}

/// Each mention is given with the words behind it, which tell it from others, and are cut off.
fn entity(id: usize, kind: EntityKind, name: &str, mentions: &[&str]) -> Entity {
    let mention = |words: &&str| {
        let named = words.trim_end_matches('.');
        let named = ["Ostrel Line", "Ostrel", "Ilva Brandt"]
            .iter()
            .find(|name| named.starts_with(**name))
            .unwrap_or(&named);
        Mention { span: within(words, named), form: MentionForm::Name, confidence: Score::from_permille(950) }
    };
    let mentions = mentions.iter().map(mention).collect();
    Entity { id: EntityId::from_usize(id), kind, name: name.to_owned(), mentions }
}

fn value(id: usize, kind: ValueKind, words: &str) -> Value {
    Value { id: ValueId::from_usize(id), span: find(words), kind, normalized: Normalized::default() }
}

fn attribution(
    id: usize,
    kind: SourceKind,
    who: &str,
    cue: &str,
    content: &str,
    quotation: Quotation,
) -> Attribution {
    let sentence = BLOCKS.iter().find(|(_, block)| block.contains(content)).expect("a block").1;
    let named = kind == SourceKind::Named;
    let entity = named.then(|| EntityId::from_usize(1));
    Attribution {
        id: AttributionId::from_usize(id),
        source: Some(AttributionSource { span: Some(within(sentence, who)), entity, kind }),
        cue: Some(Cue {
            span: within(sentence, cue),
            lemma: "say".to_owned(),
            kind: Some(CueKind::Assertion),
        }),
        contents: vec![find(content)],
        quotation,
        commitment: Commitment::Committed,
        parent: None,
        confidence: Score::from_permille(900),
        source_confidence: Score::ONE,
    }
}

fn claim(
    id: usize,
    sentence: usize,
    words: &str,
    worth: u16,
    attribution: Option<usize>,
    manner: Manner,
    kind: ClaimKind,
) -> Claim {
    let hedge = |part: &str, kind| words.contains(part).then(|| Hedge { span: within(words, part), kind });
    let hedges = [hedge("may", HedgeKind::Epistemic), hedge("reportedly", HedgeKind::Hearsay)];
    let evidence = match kind {
        ClaimKind::Comparison => {
            vec![Evidence {
                span: within(words, "oldest"),
                kind: EvidenceKind::Comparison,
                reason: "a comparison: oldest".to_owned(),
            }]
        }
        ClaimKind::Quantity => {
            vec![Evidence { span: find(words), kind: EvidenceKind::Number, reason: "a number".to_owned() }]
        }
        _ => Vec::new(),
    };
    Claim {
        id: ClaimId::from_usize(id),
        span: find(words),
        sentence: SentenceIndex::from_usize(sentence),
        check_worthiness: Score::from_permille(worth),
        kinds: vec![kind],
        attribution: attribution.map(AttributionId::from_usize),
        manner,
        hedges: hedges.into_iter().flatten().collect(),
        evidence,
        entities: Vec::new(),
        values: Vec::new(),
        confidence: Score::from_permille(800),
    }
}

fn source(
    entity: Option<usize>,
    name: &str,
    kind: SourceKind,
    attributions: &[usize],
    quoted: u32,
    all: u32,
) -> Source {
    Source {
        entity: entity.map(EntityId::from_usize),
        name: name.to_owned(),
        kind,
        attributions: attributions.iter().copied().map(AttributionId::from_usize).collect(),
        words_quoted: quoted,
        words_attributed: all,
    }
}
