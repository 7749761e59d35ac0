//! Texts into what is known of their claims and sentences: what `training/worth.py` and `training/opinions.py` fit weights to.
//!
//! For each text a line `{"id", "claims": [{"span", "facts": [[situation, looked at, seen]]}]}` with spans in code points, or the
//! same of "sentences".

use crate::failure::Failure;
use crate::features::write_each;
use claimlight::claims::{ClaimInput, check_worthiness_facts, verifiable_facts};
use claimlight::tagger::Tagger;
use claimlight::text::Document;
use claimlight::{OffsetMap, OffsetUnit, Span, attributions, entities, values};
use serde_json::{Value, json};
use std::path::Path;

/// Writes the facts of each claim of a corpus.
pub(crate) fn run(file: Option<&Path>, model: Option<&Path>) -> Result<(), Failure> {
    let claims = |input: ClaimInput<'_>| {
        check_worthiness_facts(input).into_iter().map(|(claim, facts)| (claim.span, facts)).collect()
    };
    write_each(file, model, |tagger, text| [("claims", known(tagger, text, claims))])
}

/// Writes the facts of each sentence of a corpus.
pub(crate) fn run_on_sentences(file: Option<&Path>, model: Option<&Path>) -> Result<(), Failure> {
    let sentences = |input: ClaimInput<'_>| {
        let spans = input.document.sentences().iter().map(|sentence| sentence.span);
        spans.zip(verifiable_facts(input)).collect()
    };
    write_each(file, model, |tagger, text| [("sentences", known(tagger, text, sentences))])
}

fn known(
    tagger: &Tagger,
    text: &str,
    of: impl Fn(ClaimInput<'_>) -> Vec<(Span, Vec<[&'static str; 3]>)>,
) -> Value {
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
    let found = of(input).into_iter();
    found.map(|(span, facts)| json!({"span": offsets.convert_span(span), "facts": facts})).collect()
}
