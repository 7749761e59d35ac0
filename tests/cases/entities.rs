//! A text with its name tags into its entities, as the case files show them.
//!
//! The text marks what the network would tag: `[PER Ana Ruiz]`; with a question mark behind the label
//! the tag is unsure: `[ORG? Norvane]`. The printer gives one line for each entity: kind, name, and
//! what speaks of it, with nominals in parentheses and pronouns in angle brackets.

use claimlight::TokenRange;
use claimlight::entities::{self, MentionForm};
use claimlight::tagger::{NameTag, TagKind};
use claimlight::text::Document;
use claimlight::{Score, Span};

#[test]
fn entities() {
    super::runner::check("entities", print);
}

fn print(marked: &str) -> String {
    let (text, marks) = unmark(marked);
    let document = Document::parse(&text);
    let tags: Vec<NameTag> = marks
        .into_iter()
        .map(|(span, kind, confidence)| NameTag { tokens: tokens(&document, span), kind, confidence })
        .collect();
    let entities = entities::resolve(&document, &tags);
    assert_sound(&document, &entities);
    let lines = entities.iter().map(|entity| {
        let mentions = entity.mentions.iter().map(|mention| {
            let words = document.slice(mention.span).replace('\n', " ");
            match mention.form {
                MentionForm::Name => words,
                MentionForm::Nominal => format!("({words})"),
                MentionForm::Pronoun => format!("<{words}>"),
                other => format!("{other:?} {words}"),
            }
        });
        let kind = format!("{:?}", entity.kind).to_lowercase();
        format!("{kind} {}: {}", entity.name, mentions.collect::<Vec<_>>().join(", "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What holds for every text: ids and mentions in order, no span twice, names disjoint.
fn assert_sound(document: &Document<'_>, entities: &[entities::Entity]) {
    let mut spans = Vec::new();
    let mut last_first = None;
    for (at, entity) in entities.iter().enumerate() {
        assert_eq!(entity.id.get(), at);
        assert!(entity.mentions.is_sorted_by(|one, next| one.span < next.span), "{entity:?}");
        let first = entity.mentions.first().map(|mention| mention.span);
        assert!(first > last_first, "entities are not in text order: {entity:?}");
        last_first = first;
        spans.extend(entity.mentions.iter().map(|mention| mention.span));
    }
    spans.sort();
    for pair in spans.windows(2) {
        assert!(!pair[0].overlaps(pair[1]), "mentions overlap: {}", document.slice(pair[0].cover(pair[1])));
    }
}

fn tokens(document: &Document<'_>, span: Span) -> TokenRange {
    let tokens = document.tokens_under(span);
    assert_eq!(document.span_of(tokens), span, "a tag must end where tokens end");
    tokens
}

/// Takes the marks out of a text.
fn unmark(marked: &str) -> (String, Vec<(Span, TagKind, Score)>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = marked;
    while let Some((before, behind)) = rest.split_once('[') {
        let (inside, behind) = behind.split_once(']').expect("a mark ends with ]");
        let (label, words) = inside.split_once(' ').expect("a mark has a label and words");
        text += before;
        let start = text.len();
        text += words;
        let confidence = Score::from_permille(if label.ends_with('?') { 500 } else { 950 });
        marks.push((Span::from_range(start..text.len()), kind(label.trim_end_matches('?')), confidence));
        rest = behind;
    }
    (text + rest, marks)
}

fn kind(label: &str) -> TagKind {
    match label {
        "PER" => TagKind::Person,
        "ORG" => TagKind::Organization,
        "LOC" => TagKind::Location,
        "FAC" => TagKind::Facility,
        "GRP" => TagKind::Group,
        "PRO" => TagKind::Product,
        "EVT" => TagKind::Event,
        "WRK" => TagKind::Work,
        "LAW" => TagKind::Law,
        "MSC" => TagKind::Misc,
        "DAT" => TagKind::Date,
        "MON" => TagKind::Money,
        _ => panic!("unknown label {label}"),
    }
}
