//! The samples of the demo page into texts, as the page gives them to the engine.

use super::repository;
use std::path::Path;

/// The text of every sample.
pub(crate) fn samples() -> Vec<String> {
    let samples: Vec<String> =
        repository::files("www/samples", "json").iter().map(|path| text(path)).collect();
    assert!(samples.len() > 3, "www/samples holds the samples");
    samples
}

/// The blocks of a sample, joined.
fn text(path: &Path) -> String {
    let sample: serde_json::Value = serde_json::from_str(&repository::read(path)).expect("a sample is JSON");
    let blocks = sample.get("blocks").and_then(|blocks| blocks.as_array()).expect("a sample has blocks");
    let texts = blocks.iter().filter_map(|block| block.get("text").and_then(|text| text.as_str()));
    texts.collect::<Vec<_>>().join("\n\n")
}
