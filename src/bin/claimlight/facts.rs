//! Texts into what is known of their attributions: what `training/likelihood.py` fits weights to.
//!
//! For each text a line `{"id", "attributions": [{"contents", "source", "facts": {name: thousandths}}]}`
//! with spans in code points.

use crate::engine;
use crate::failure::Failure;
use crate::input::Input;
use claimlight::attributions::attribute_with_facts;
use claimlight::entities;
use claimlight::tagger::Tagger;
use claimlight::text::Document;
use claimlight::{OffsetMap, OffsetUnit};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::io::{BufRead, Write};
use std::path::Path;
use std::sync::Arc;

#[derive(Deserialize)]
struct Text {
    id: Value,
    text: String,
}

/// Writes the facts of a corpus.
pub(crate) fn run(file: Option<&Path>) -> Result<(), Failure> {
    let tagger = Tagger::new(Arc::new(engine::model(None)?));
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let input = Input::new(file);
    let lines = std::io::BufReader::new(input.open("lines of JSON")?).lines();
    for (number, line) in lines.enumerate() {
        let line = line.map_err(|error| input.failure(&error))?;
        if line.trim().is_empty() {
            continue;
        }
        let text: Text = serde_json::from_str(&line).map_err(|error| {
            Failure::Input(format!("line {}: expected {{\"id\", \"text\"}}, found {error}", number + 1))
        })?;
        writeln!(output, "{}", json!({"id": text.id, "attributions": attributions(&tagger, &text.text)}))?;
    }
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
