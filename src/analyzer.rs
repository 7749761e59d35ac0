//! A model into an [`Analyzer`]: what callers hold.

use crate::analysis::{Analysis, Day};
use crate::reading::Reading;
use crate::tagger::{Model, Scratch, Tagger};
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
    remembers_blocks: bool,
    /// Scratch that no call is using: as many as have ever run at once.
    spare: Mutex<Vec<Scratch>>,
}

impl Analyzer {
    /// An analyzer that reads with this model.
    #[must_use]
    pub fn new(model: Model) -> Self {
        Self { tagger: Tagger::new(Arc::new(model)), remembers_blocks: false, spare: Mutex::default() }
    }

    /// The same, for texts that are edited and read again: it remembers the tags of the last blocks (paragraphs,
    /// headings) that it read, so that only new ones go through the network.
    ///
    /// The analyses are the same with and without; it holds about a megabyte more.
    #[must_use]
    pub fn remembering_blocks(self) -> Self {
        Self { remembers_blocks: true, spare: Mutex::default(), ..self }
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
        self.analyze_published(text, None)
    }

    /// The same for an article that appeared on a day, from which its dates are told (`on Monday`, `last week`); without
    /// one, the day that stands above the text or in its dateline.
    #[must_use]
    pub fn analyze_published(&self, text: &str, published: Option<Day>) -> Analysis {
        let mut reading = Reading::new(text, published);
        while self.read_on(&mut reading, text) {}
        reading.finish(text, self.model().name())
    }

    /// Takes a reading a step further; `false` where it is at its end.
    pub(crate) fn read_on(&self, reading: &mut Reading, text: &str) -> bool {
        let spare = self.spare().pop();
        let mut scratch = spare.unwrap_or_else(|| {
            if self.remembers_blocks { Scratch::remembering_blocks() } else { Scratch::default() }
        });
        let goes_on = reading.step(text, &self.tagger, &mut scratch);
        self.spare().push(scratch);
        goes_on
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
