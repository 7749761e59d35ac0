//! A model into an [`Analyzer`]: what callers hold.

use crate::analysis::Analysis;
use crate::tagger::{Model, Scratch, Tagger};
use crate::text::Document;
use std::sync::{Arc, Mutex, PoisonError};

/// Reads texts. Make one and use it for many, from any number of threads: it remembers word forms.
///
/// ```
/// # #[cfg(feature = "embedded-model")]
/// # fn main() -> Result<(), claimlight::ModelError> {
/// let analyzer = claimlight::Analyzer::new(claimlight::Model::embedded()?);
/// let analysis = analyzer.analyze("“We lost 40 boats,” said Ana Ruiz, the harbour master.");
/// assert_eq!(analysis.attributions.len(), 1);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "embedded-model"))]
/// # fn main() {}
/// ```
pub struct Analyzer {
    tagger: Tagger,
    /// Scratch that no call is using: as many as have ever run at once.
    spare: Mutex<Vec<Scratch>>,
}

impl Analyzer {
    /// An analyzer that reads with this model.
    #[must_use]
    pub fn new(model: Model) -> Self {
        Self { tagger: Tagger::new(Arc::new(model)), spare: Mutex::default() }
    }

    /// The model that it reads with.
    #[must_use]
    pub fn model(&self) -> &Model {
        self.tagger.model()
    }

    /// Analyses a text. Any string will do; spans count UTF-8 bytes.
    ///
    /// Time and memory grow linearly with the text; beyond 4 GiB it is not read.
    #[must_use]
    pub fn analyze(&self, text: &str) -> Analysis {
        let document = Document::parse(text);
        let mut scratch = self.spare().pop().unwrap_or_default();
        let tags = self.tagger.tag_with(&document, &mut scratch);
        self.spare().push(scratch);
        Analysis::new(&document, &tags, self.model().name())
    }

    /// A panic elsewhere leaves scratch whole: it holds nothing that a call relies on.
    fn spare(&self) -> std::sync::MutexGuard<'_, Vec<Scratch>> {
        self.spare.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for Analyzer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Analyzer").field("tagger", &self.tagger).finish_non_exhaustive()
    }
}
