//! A text into its attributions, as the case files show them:
//! `content … content ← source (kind) → Entity · cue (kind) · quotation · commitment · inside a0`.

use claimlight::attributions::{self, Attribution, Commitment};
use claimlight::entities::Entity;
use claimlight::text::Document;

#[test]
fn attributions() {
    super::runner::check("attributions", print);
}

#[test]
fn quotations() {
    super::runner::check("quotations", print);
}

#[test]
fn sources() {
    super::runner::check("sources", ledger);
}

fn print(case: &str) -> String {
    let (text, entities) = super::marked::read(case);
    let document = Document::parse(&text);
    let found = attributions::attribute(&document, &[], &entities);
    found.iter().map(|one| line(&document, one, &entities)).collect::<Vec<_>>().join("\n")
}

fn line(document: &Document<'_>, one: &Attribution, entities: &[Entity]) -> String {
    let flat = |span| document.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let contents: Vec<String> = one.contents.iter().map(|&span| flat(span)).collect();
    let mut line = contents.join(" … ");
    if let Some(source) = one.source {
        let words = source.span.map_or_else(|| "nobody".to_owned(), flat);
        line += &format!(" ← {words} ({})", word(&source.kind));
        if let Some(entity) = source.entity.and_then(|id| entities.iter().find(|entity| entity.id == id)) {
            line += &format!(" → {}", entity.name);
        }
    }
    if let Some(cue) = &one.cue {
        line += &format!(" · {}", flat(cue.span));
        if let Some(kind) = cue.kind {
            line += &format!(" ({})", word(&kind));
        }
    }
    line += &format!(" · {}", word(&one.quotation));
    if one.commitment != Commitment::Committed {
        line += &format!(" · {}", word(&one.commitment));
    }
    if let Some(parent) = one.parent {
        line += &format!(" · inside {parent}");
    }
    line
}

/// One source a line: name, kind, how often, words in quotation marks of all words.
fn ledger(case: &str) -> String {
    let (text, entities) = super::marked::read(case);
    let document = Document::parse(&text);
    let found = attributions::attribute(&document, &[], &entities);
    let sources = attributions::ledger(&document, &found, &entities);
    let lines = sources.iter().map(|source| {
        let ids: Vec<String> = source.attributions.iter().map(ToString::to_string).collect();
        format!(
            "{} ({}) · {} · {} of {} words quoted",
            source.name,
            word(&source.kind),
            ids.join(" "),
            source.words_quoted,
            source.words_attributed
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The name that the output has for a kind.
pub(crate) fn word(kind: &impl serde::Serialize) -> String {
    serde_json::to_string(kind).expect("a kind is a word").trim_matches('"').to_owned()
}
