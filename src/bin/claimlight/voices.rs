//! Texts into their voice and the names in them: what `training/voice.py` fits to.
//!
//! For each text a line `{"id", "voice", "names": [{"span", "kind", "confidence"}]}` with spans in code
//! points, and the confidence that a name would have in a report.

use crate::failure::Failure;
use crate::features::write_each;
use claimlight::entities::{self, MentionForm, Voice};
use claimlight::tagger::Tagger;
use claimlight::text::Document;
use claimlight::{OffsetMap, OffsetUnit};
use serde_json::{Value, json};
use std::path::Path;

/// Writes the voices of a corpus.
pub(crate) fn run(file: Option<&Path>, model: Option<&Path>) -> Result<(), Failure> {
    write_each(file, model, |tagger, text| {
        let document = Document::parse(text);
        let voice = Voice::of(&document).score();
        [("voice", json!(voice)), ("names", names(tagger, &document, text).into())]
    })
}

fn names(tagger: &Tagger, document: &Document<'_>, text: &str) -> Vec<Value> {
    let offsets = OffsetMap::new(text, OffsetUnit::Codepoint);
    let entities = entities::group(document, &tagger.tag(document).names);
    let names = entities.iter().flat_map(|entity| {
        let names = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
        names.map(|mention| {
            let span = offsets.convert_span(mention.span);
            json!({"span": span, "kind": entity.kind, "confidence": mention.confidence})
        })
    });
    names.collect()
}
