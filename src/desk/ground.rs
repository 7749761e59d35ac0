//! A document and its [`Analysis`] into what every check stands on: which attribution stands where, and who it rests on.

use super::overrides::Corrections;
use crate::analysis::Analysis;
use crate::attributions::{Attribution, CueKind, SURE, SourceKind};
use crate::span::Span;
use crate::syntax::quotations::{self, Quote};
use crate::syntax::words::Words;
use crate::text::{Block, BlockKind, Document};
use std::ops::Range;

/// What every check stands on.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) words: Words<'a>,
    pub(super) quotes: Vec<Quote>,
    pub(super) analysis: &'a Analysis,
    corrections: &'a Corrections,
    /// For each block, the attributions that have a source or a content in it.
    by_block: Vec<Vec<usize>>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(
        document: &'a Document<'a>,
        analysis: &'a Analysis,
        corrections: &'a Corrections,
    ) -> Self {
        let words = Words::new(document);
        let quotes = quotations::find(&words);
        let mut by_block = vec![Vec::new(); document.blocks().len()];
        for (at, attribution) in analysis.attributions.iter().enumerate() {
            let source = attribution.source.and_then(|source| source.span);
            for span in attribution.contents.iter().copied().chain(source) {
                let block = document.block_at(span.start()).and_then(|block| by_block.get_mut(block.get()));
                if let Some(block) = block
                    && block.last() != Some(&at)
                {
                    block.push(at);
                }
            }
        }
        Self { document, words, quotes, analysis, corrections, by_block }
    }

    /// The blocks of running text, with their positions.
    pub(super) fn body(&self) -> impl Iterator<Item = (usize, &Block)> {
        let running = |(_, block): &(usize, &Block)| {
            matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::BlockQuote)
        };
        self.document.blocks().iter().enumerate().filter(running)
    }

    /// The attributions of a block, those left out that an editor found wrong.
    pub(super) fn attributions_in(&self, block: usize) -> impl Iterator<Item = &'a Attribution> {
        let these = self.by_block.get(block).map(Vec::as_slice).unwrap_or_default();
        these.iter().filter_map(|&at| self.analysis.attributions.get(at)).filter(|one| !self.is_wrong(one))
    }

    /// All attributions, those left out that an editor found wrong.
    pub(super) fn attributions(&self) -> impl Iterator<Item = &'a Attribution> {
        self.analysis.attributions.iter().filter(|one| !self.is_wrong(one))
    }

    fn is_wrong(&self, attribution: &Attribution) -> bool {
        attribution.contents.iter().any(|&content| self.corrections.is_wrong(content))
    }

    /// Whether an editor found that nothing is claimed there.
    pub(super) fn is_dismissed(&self, span: Span) -> bool {
        self.corrections.is_wrong(span)
    }

    /// The text under a span.
    pub(super) fn text(&self, span: Span) -> &'a str {
        self.document.slice(span)
    }

    /// The quotations that begin among some tokens and stand in no other.
    pub(super) fn quotes_in(&self, tokens: &Range<usize>) -> impl Iterator<Item = &Quote> {
        let from = self.quotes.partition_point(|quote| quote.tokens.start < tokens.start);
        let these = self.quotes.get(from..).unwrap_or_default().iter();
        let end = tokens.end;
        these.take_while(move |quote| quote.tokens.start < end).filter(|quote| quote.depth == 0)
    }
}

/// Whether somebody or something stands behind an attribution: a name, a description, a pronoun; or, where that is sure,
/// somebody who spoke before.
pub(super) fn has_source(attribution: &Attribution) -> bool {
    attribution.source.is_some_and(|source| {
        let carried = source.entity.is_some() && attribution.confidence >= SURE;
        source.kind != SourceKind::SelfReference && (source.span.is_some() || carried)
    })
}

/// Whether an attribution rests on people whose names are not given, as surely as a reader would be shown it.
pub(super) fn is_unnamed(attribution: &Attribution) -> bool {
    let says = attribution.cue.as_ref().and_then(|cue| cue.kind).is_none_or(|kind| {
        // Wishes, plans and decrees are no statements that a name would stand behind.
        matches!(kind, CueKind::Assertion | CueKind::Hearsay | CueKind::Belief)
    });
    let unnamed = attribution.source.is_some_and(|source| source.kind == SourceKind::Anonymous);
    unnamed && says && attribution.confidence >= SURE
}
