//! Texts into whom each source of an attribution can lead to: what `training/sources.py` fits weights to.
//!
//! For each text a line `{"id", "attributions": [{"contents", "chosen", "candidates": [{"kind", "name", "facts"}]}]}` with
//! spans in code points.

use crate::failure::Failure;
use crate::features::write_each;
use claimlight::attributions::{SourceChoice, source_choices};
use claimlight::entities;
use claimlight::export::wording::source_kind_key;
use claimlight::tagger::Tagger;
use claimlight::text::Document;
use claimlight::{OffsetMap, OffsetUnit};
use serde_json::{Value, json};
use std::path::Path;

/// Writes the candidates of a corpus.
pub(crate) fn run(file: Option<&Path>, model: Option<&Path>) -> Result<(), Failure> {
    write_each(file, model, |tagger, text| [("attributions", attributions(tagger, text).into())])
}

fn attributions(tagger: &Tagger, text: &str) -> Vec<Value> {
    let document = Document::parse(text);
    let tags = tagger.tag(&document);
    let entities = entities::resolve(&document, &tags.names);
    let offsets = OffsetMap::new(text, OffsetUnit::Codepoint);
    let line = |choice: SourceChoice| {
        let contents: Vec<_> =
            choice.attribution.contents.iter().map(|&span| offsets.convert_span(span)).collect();
        let candidates: Vec<Value> = choice
            .candidates
            .iter()
            .map(|(source, facts)| {
                let entity = source.entity.and_then(|id| entities.iter().find(|entity| entity.id == id));
                let words = source.span.map_or("", |span| span.of(text));
                let name = entity.map_or(words, |entity| &entity.name);
                json!({"kind": source_kind_key(source.kind), "name": name, "facts": facts})
            })
            .collect();
        json!({"contents": contents, "chosen": choice.chosen, "candidates": candidates})
    };
    source_choices(&document, &tags.roles, &entities).into_iter().map(line).collect()
}
