//! A model into an [`Analyzer`]: what callers hold.

use crate::analysis::Analysis;
use crate::tagger::Tags;
use crate::text::Document;

/// Reads texts. Make one and use it for many.
#[derive(Clone, Debug, Default)]
pub struct Analyzer;

impl Analyzer {
    /// Analyses a text. Any string will do; spans count UTF-8 bytes.
    #[must_use]
    pub fn analyze(&self, text: &str) -> Analysis {
        let document = Document::parse(text);
        let tags = Tags::default();
        Analysis::new(&document, &tags, "none")
    }
}
