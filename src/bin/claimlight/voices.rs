//! Texts into their voice and the names in them: what `training/voice.py` fits to.
//!
//! For each text a line `{"id", "voice", "names": [{"span", "kind", "confidence"}]}` with spans in code
//! points, and the confidence that a name would have in a report.

use crate::engine;
use crate::failure::Failure;
use crate::input::Input;
use claimlight::entities::{self, MentionForm, Voice};
use claimlight::tagger::Tagger;
use claimlight::text::Document;
use claimlight::{OffsetMap, OffsetUnit};
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// Writes the voices of a corpus.
pub(crate) fn run(file: Option<&Path>, model: Option<&Path>) -> Result<(), Failure> {
    let tagger = Tagger::new(Arc::new(engine::model(model)?));
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    Input::new(file).each_text(|id, text| {
        let document = Document::parse(text);
        let voice = Voice::of(&document).score();
        writeln!(output, "{}", json!({"id": id, "voice": voice, "names": names(&tagger, &document, text)}))?;
        Ok(())
    })?;
    Ok(output.flush()?)
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
