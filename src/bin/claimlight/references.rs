//! Texts into whom each pronoun and description can speak of, what `training/coreference.py` fits weights to, and into what
//! each short name can be short for, what `training/short_names.py` does.
//!
//! For each text a line `{"id", "references": [{"span", "candidates": [{"names", "facts"}]}]}` with spans in code points;
//! the candidate without names is nobody.

use crate::failure::Failure;
use crate::features::write_each;
use claimlight::entities::{self, ReferenceChoice};
use claimlight::tagger::{NameTag, Tagger};
use claimlight::text::Document;
use claimlight::{OffsetMap, OffsetUnit};
use serde_json::{Value, json};
use std::path::Path;

/// Writes the candidates of a corpus.
pub(crate) fn run(file: Option<&Path>, model: Option<&Path>) -> Result<(), Failure> {
    let made =
        |tagger: &Tagger, text: &str| [("references", choices(tagger, text, entities::reference_choices))];
    write_each(file, model, made)
}

/// Writes what each short name of a corpus can be short for.
pub(crate) fn run_on_names(file: Option<&Path>, model: Option<&Path>) -> Result<(), Failure> {
    let made = |tagger: &Tagger, text: &str| [("names", choices(tagger, text, entities::short_name_choices))];
    write_each(file, model, made)
}

type Choose = fn(&Document<'_>, &[NameTag]) -> Vec<ReferenceChoice>;

fn choices(tagger: &Tagger, text: &str, choose: Choose) -> Value {
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
    choose(&document, &tags.names).into_iter().map(line).collect()
}
