//! A text into its [`Analysis`], step by step: for whoever has other things to do in between.

use crate::analysis::{Analysis, Stages};
use crate::tagger::{Scratch, Tagger, Tagging};
use crate::text::Cuts;

/// Bytes of text that a step cuts into sentences and tokens.
const BYTES: usize = 32 * 1024;

/// Tokens that a step sends through the network, to the end of a window: a few milliseconds in a browser.
const TOKENS: u64 = 256;

/// How far the reading of a text has come. It does not hold the text: every call is given the same one.
pub(crate) struct Reading {
    cuts: Cuts,
    is_cut: bool,
    tagging: Tagging,
    is_tagged: bool,
    stages: Stages,
}

impl Reading {
    /// Begins.
    pub(crate) fn new(text: &str) -> Self {
        Self {
            cuts: Cuts::new(text),
            is_cut: false,
            tagging: Tagging::default(),
            is_tagged: false,
            stages: Stages::default(),
        }
    }

    /// Takes a step; `false` where there was none left to take.
    pub(crate) fn step(&mut self, text: &str, tagger: &Tagger, scratch: &mut Scratch) -> bool {
        let Self { cuts, is_cut, tagging, is_tagged, stages } = self;
        if !*is_cut {
            *is_cut = !cuts.cut_more(text, BYTES);
            return true;
        }
        cuts.with(text, |document| {
            if !*is_tagged {
                *is_tagged = !tagger.tag_more(document, tagging, scratch, TOKENS);
                return true;
            }
            stages.run_next(document, tagging.tags())
        })
    }

    /// The analysis of what was read; spans count UTF-8 bytes.
    pub(crate) fn finish(mut self, text: &str, model: &str) -> Analysis {
        let stages = self.stages;
        self.cuts.with(text, |document| Analysis::new(document, stages, model))
    }
}
