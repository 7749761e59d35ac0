//! Texts into what is known of their attributions: what `training/likelihood.py` fits weights to.
//!
//! For each text a line `{"id", "attributions": [{"contents", "source", "facts": {name: thousandths}}]}`
//! with spans in code points.

use crate::engine;
use crate::failure::Failure;
use crate::input::{Input, Text};
use claimlight::attributions::attribute_with_facts;
use claimlight::entities;
use claimlight::tagger::Tagger;
use claimlight::text::Document;
use claimlight::{OffsetMap, OffsetUnit};
use serde_json::{Map, Value, json};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// Writes the facts of a corpus.
pub(crate) fn run(file: Option<&Path>) -> Result<(), Failure> {
    let tagger = Tagger::new(Arc::new(engine::model(None)?));
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    Input::new(file).each_text(|Text { id, text }| {
        Ok(writeln!(output, "{}", json!({"id": id, "attributions": attributions(&tagger, &text)}))?)
    })?;
    Ok(output.flush()?)
}

fn attributions(tagger: &Tagger, text: &str) -> Vec<Value> {
    let document = Document::parse(text);
    let tags = tagger.tag(&document);
    let entities = entities::resolve(&document, &tags.names);
    let offsets = OffsetMap::new(text, OffsetUnit::Codepoint);
    let found = attribute_with_facts(&document, &tags.roles, &entities);
    let line = |(attribution, facts): (_, Vec<claimlight::attributions::Fact>)| {
        let attribution: claimlight::attributions::Attribution = attribution;
        let contents: Vec<_> = attribution.contents.iter().map(|&span| offsets.convert_span(span)).collect();
        let source = attribution.source.and_then(|source| source.span).map(|span| offsets.convert_span(span));
        let facts: Map<String, Value> =
            facts.into_iter().map(|(name, much)| (name.into_owned(), json!(much))).collect();
        json!({"contents": contents, "source": source, "facts": facts})
    };
    found.into_iter().map(line).collect()
}
