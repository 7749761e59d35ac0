//! Lines of a gold file into annotations.

use serde::Deserialize;

/// What people marked in one text. Offsets count code points.
#[derive(Debug, Deserialize)]
pub(super) struct Gold {
    pub(super) text: String,
    pub(super) entities: Option<Vec<GoldEntity>>,
    pub(super) attributions: Option<Vec<GoldAttribution>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct GoldEntity {
    pub(super) start: usize,
    pub(super) end: usize,
    #[serde(rename = "type")]
    pub(super) kind: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct GoldAttribution {
    #[serde(default)]
    pub(super) source: Vec<(usize, usize)>,
    #[serde(default)]
    pub(super) cue: Vec<(usize, usize)>,
    pub(super) content: Vec<(usize, usize)>,
}
