//! Words and quotations into a page: which quotation stands around a token, which sentence, behind which dateline.

use super::datelines;
use super::quotations::{Quote, QuoteForm};
use super::words::Words;
use crate::text::BlockKind;
use std::ops::Range;

/// What the rules read from.
#[derive(Debug)]
pub(crate) struct Page<'d> {
    /// The tokens.
    pub(crate) words: &'d Words<'d>,
    /// The quotations, in order of their opening marks.
    pub(crate) quotes: &'d [Quote],
}

impl Page<'_> {
    /// The speech or fragment that ends right before a token.
    pub(crate) fn quote_before(&self, at: usize) -> Option<&Quote> {
        let end = self.quotes.partition_point(|quote| quote.tokens.start < at);
        // Quotations nest three deep at most, so that few lie between.
        let recent = self.quotes.get(end.saturating_sub(8)..end)?;
        recent.iter().rev().find(|quote| quote.tokens.end == at && quote.form != QuoteForm::Title)
    }

    /// The quotation that begins at a token.
    pub(crate) fn quote_at(&self, at: usize) -> Option<&Quote> {
        let from = self.quotes.partition_point(|quote| quote.tokens.start < at);
        self.quotes.get(from).filter(|quote| quote.tokens.start == at && quote.form != QuoteForm::Title)
    }

    /// The sentence that a token stands in; a dateline is one of its own: `BRIGHTWATER, May 2 — The mill is shut`.
    pub(crate) fn sentence_around(&self, at: usize) -> Option<Range<usize>> {
        let sentences = self.words.document().sentences();
        let index = sentences.partition_point(|sentence| sentence.tokens.end.get() <= at);
        let sentence = sentences.get(index)?.tokens.range();
        let said = self.without_dateline(sentence.clone());
        Some(if at < said.start { sentence.start..said.start } else { said })
    }

    /// A range without the dateline that it begins with: the place and the date are no words of anybody.
    pub(crate) fn without_dateline(&self, range: Range<usize>) -> Range<usize> {
        datelines::behind(self.words, &range).map_or(range.clone(), |start| start..range.end)
    }

    /// Whether a range lies in a block quotation, which gives somebody's words without marks.
    pub(crate) fn is_set_apart(&self, range: &Range<usize>) -> bool {
        let blocks = self.words.document().blocks();
        let block =
            blocks.get(self.words.block(range.start)).filter(|block| block.kind == BlockKind::BlockQuote);
        block.is_some_and(|block| {
            block.tokens.start.get() <= range.start && range.end <= block.tokens.end.get()
        })
    }

    /// The innermost speech around a token.
    pub(crate) fn quote_around(&self, at: usize) -> Option<&Quote> {
        let end = self.quotes.partition_point(|quote| quote.tokens.start < at);
        let recent = self.quotes.get(end.saturating_sub(24)..end)?;
        recent.iter().rev().find(|quote| quote.tokens.contains(&at))
    }
}
