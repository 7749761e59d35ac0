//! Texts into whom each pronoun and description can speak of: what `training/coreference.py` fits weights to.
//!
//! For each text a line `{"id", "references": [{"span", "candidates": [{"names", "facts"}]}]}` with spans in code points;
//! the candidate without names is nobody.

use crate::failure::Failure;
use crate::features::write_each;
use claimlight::entities::{self, ReferenceChoice};
use claimlight::tagger::Tagger;
use claimlight::text::Document;
use claimlight::{OffsetMap, OffsetUnit};
use serde_json::{Value, json};
use std::path::Path;

/// Writes the candidates of a corpus.
pub(crate) fn run(file: Option<&Path>, model: Option<&Path>) -> Result<(), Failure> {
    write_each(file, model, |tagger, text| [("references", references(tagger, text).into())])
}

fn references(tagger: &Tagger, text: &str) -> Vec<Value> {
    let document = Document::parse(text);
    let tags = tagger.tag(&document);
    let offsets = OffsetMap::new(text, OffsetUnit::Codepoint);
    let line = |choice: ReferenceChoice| {
        let candidate = |(names, facts): (Vec<_>, _)| {
            let names: Vec<_> = names.into_iter().map(|span| offsets.convert_span(span)).collect();
            json!({"names": names, "facts": facts})
        };
        let candidates: Vec<Value> = choice.candidates.into_iter().map(candidate).collect();
        json!({"span": offsets.convert_span(choice.span), "candidates": candidates})
    };
    entities::reference_choices(&document, &tags.names).into_iter().map(line).collect()
}
