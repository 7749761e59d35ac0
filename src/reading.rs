//! A text into its [`Analysis`], in short steps, so that a caller can yield between them.

use crate::analysis::{Analysis, Day, Stages};
use crate::tagger::{Scratch, Tagger, Tagging};
use crate::text::{Cleaned, Cuts};

/// Bytes of text that a step cuts into sentences and tokens.
const BYTES: usize = 32 * 1024;

/// Tokens that a step sends through the network, to the end of a window: a few milliseconds in a browser.
const TOKENS: u64 = 256;

/// How far the reading of a text has come. It does not hold the text: every call is given the same one.
pub(crate) struct Reading {
    /// The text without what copying left in it, where there is any.
    cleaned: Option<Cleaned>,
    cuts: Cuts,
    is_cut: bool,
    tagging: Tagging,
    is_tagged: bool,
    stages: Stages,
}

impl Reading {
    /// Begins; `published` is the day on which the article appeared, where it is known.
    pub(crate) fn new(text: &str, published: Option<Day>) -> Self {
        let cleaned = Cleaned::new(text);
        Self {
            cuts: Cuts::new(cleaned.as_ref().map_or(text, Cleaned::text)),
            cleaned,
            is_cut: false,
            tagging: Tagging::default(),
            is_tagged: false,
            stages: Stages::new(published),
        }
    }

    /// Takes a step; `false` where there was none left to take.
    pub(crate) fn step(&mut self, text: &str, tagger: &Tagger, scratch: &mut Scratch) -> bool {
        let Self { cleaned, cuts, is_cut, tagging, is_tagged, stages } = self;
        let text = cleaned.as_ref().map_or(text, Cleaned::text);
        if !*is_cut {
            *is_cut = !cuts.cut_more(text, BYTES);
            return true;
        }
        if stages.is_foreign() {
            return false;
        }
        cuts.with(text, |document| {
            if !stages.knows_language() {
                stages.tell_language(document);
                return true;
            }
            if !*is_tagged {
                *is_tagged = !tagger.tag_more(document, tagging, scratch, TOKENS);
                return true;
            }
            stages.run_next(document, tagging.tags())
        })
    }

    /// How much is done, from 0 to 1; half of the work is the network's.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "only JavaScript asks"))]
    pub(crate) fn progress(&self) -> f64 {
        let (blocks, cut) = self.cuts.progress();
        let share = |part: usize, of: usize| part as f64 / of.max(1) as f64;
        let (stage, stages) = self.stages.progress();
        0.1 * share(cut, blocks) + 0.5 * share(self.tagging.blocks(), blocks) + 0.4 * share(stage, stages)
    }

    /// The analysis of what was read; spans count UTF-8 bytes.
    pub(crate) fn finish(mut self, text: &str, model: &str) -> Analysis {
        let (stages, cleaned) = (self.stages, self.cleaned);
        let read = cleaned.as_ref().map_or(text, Cleaned::text);
        let analysis = self.cuts.with(read, |document| Analysis::new(document, stages, model));
        match cleaned {
            Some(cleaned) => analysis.led_back(text, |span| cleaned.source_span(span)),
            None => analysis,
        }
    }
}
