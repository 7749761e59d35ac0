//! Texts into what is known of their claims: what `training/worth.py` fits weights to.
//!
//! For each text a line `{"id", "claims": [{"span", "facts": [[situation, looked at, seen]]}]}` with spans in code points.

use crate::failure::Failure;
use crate::features::write_each;
use claimlight::claims::{ClaimInput, check_worthiness_facts};
use claimlight::tagger::Tagger;
use claimlight::text::Document;
use claimlight::{OffsetMap, OffsetUnit, attributions, entities, values};
use serde_json::{Value, json};
use std::path::Path;

/// Writes the facts of a corpus.
pub(crate) fn run(file: Option<&Path>, model: Option<&Path>) -> Result<(), Failure> {
    write_each(file, model, |tagger, text| [("claims", claims(tagger, text))])
}

fn claims(tagger: &Tagger, text: &str) -> Value {
    let document = Document::parse(text);
    let tags = tagger.tag(&document);
    let entities = entities::resolve(&document, &tags.names);
    let input = ClaimInput {
        document: &document,
        sentences: &tags.sentences,
        values: &values::recognize(&document),
        entities: &entities,
        attributions: &attributions::attribute(&document, Some(&tags.roles), &entities),
    };
    let offsets = OffsetMap::new(text, OffsetUnit::Codepoint);
    let found = check_worthiness_facts(input).into_iter();
    found.map(|(claim, facts)| json!({"span": offsets.convert_span(claim.span), "facts": facts})).collect()
}
