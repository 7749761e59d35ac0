//! Texts into what is known of their attributions: what `training/likelihood.py` and `extents.py` fit.
//!
//! For each text a line `{"id", "attributions": [{"contents", "source", "facts": {name: thousandths}}], "extents":
//! [[{"contents", "facts": [[how, about, what]]}]]}` with spans in code points.

use crate::failure::Failure;
use crate::features::write_each;
use claimlight::attributions::{attribute_with_facts, extents_with_facts};
use claimlight::entities;
use claimlight::tagger::Tagger;
use claimlight::text::Document;
use claimlight::{OffsetMap, OffsetUnit, Span};
use serde_json::{Map, Value, json};
use std::path::Path;

/// Writes the facts of a corpus.
pub(crate) fn run(file: Option<&Path>, model: Option<&Path>) -> Result<(), Failure> {
    write_each(file, model, |tagger, text| {
        let (attributions, extents) = facts(tagger, text);
        [("attributions", attributions.into()), ("extents", extents.into())]
    })
}

fn facts(tagger: &Tagger, text: &str) -> (Vec<Value>, Vec<Value>) {
    let document = Document::parse(text);
    let tags = tagger.tag(&document);
    let entities = entities::resolve(&document, &tags.names);
    let offsets = OffsetMap::new(text, OffsetUnit::Codepoint);
    let found = attribute_with_facts(&document, Some(&tags.roles), &entities);
    let line = |(attribution, facts): (_, Vec<claimlight::attributions::Fact>)| {
        let attribution: claimlight::attributions::Attribution = attribution;
        let contents: Vec<_> = attribution.contents.iter().map(|&span| offsets.convert_span(span)).collect();
        let source = attribution.source.and_then(|source| source.span).map(|span| offsets.convert_span(span));
        let facts: Map<String, Value> =
            facts.into_iter().map(|(name, much)| (name.into_owned(), json!(much))).collect();
        json!({"contents": contents, "source": source, "facts": facts})
    };
    let extent = |(contents, facts): (Vec<Span>, Vec<[&str; 3]>)| {
        let contents: Vec<_> = contents.into_iter().map(|span| offsets.convert_span(span)).collect();
        json!({"contents": contents, "facts": facts})
    };
    let extents = extents_with_facts(&document, &tags.roles).into_iter();
    let extents = extents.map(|extents| extents.into_iter().map(extent).collect()).collect();
    (found.into_iter().map(line).collect(), extents)
}
