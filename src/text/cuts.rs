//! A text into its document piece by piece: what a reading that stops and goes on keeps in between.

use super::{Block, BlockKind, Document, Sentence, Token, blocks};
use crate::span::Span;

/// A document without its text, and the blocks that are still to be cut.
///
/// It borrows nothing, so that whoever owns the text can keep both; every call is given the same text.
#[derive(Debug)]
pub(crate) struct Cuts {
    waiting: std::vec::IntoIter<(Span, BlockKind)>,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
}

impl Cuts {
    /// Finds the blocks of a text.
    pub(crate) fn new(text: &str) -> Self {
        Self {
            waiting: blocks::split(text).into_iter(),
            blocks: Vec::new(),
            sentences: Vec::new(),
            tokens: Vec::new(),
        }
    }

    /// Cuts whole blocks, until they hold so many bytes; `false` where none was left.
    pub(crate) fn cut_more(&mut self, text: &str, bytes: usize) -> bool {
        let mut document = self.lend(text);
        let mut cut = 0;
        while cut < bytes
            && let Some((span, kind)) = self.waiting.next()
        {
            cut += span.len() as usize;
            document.push_block(span, kind);
        }
        self.take_back(document);
        cut > 0
    }

    /// How many blocks there are, and how many of them are cut.
    pub(crate) fn progress(&self) -> (usize, usize) {
        (self.blocks.len() + self.waiting.len(), self.blocks.len())
    }

    /// Shows the document, as far as it is cut.
    pub(crate) fn with<R>(&mut self, text: &str, see: impl FnOnce(&Document<'_>) -> R) -> R {
        let document = self.lend(text);
        let seen = see(&document);
        self.take_back(document);
        seen
    }

    /// The document, as far as it is cut.
    pub(super) fn into_document(mut self, text: &str) -> Document<'_> {
        self.lend(text)
    }

    fn lend<'t>(&mut self, text: &'t str) -> Document<'t> {
        Document {
            text,
            blocks: std::mem::take(&mut self.blocks),
            sentences: std::mem::take(&mut self.sentences),
            tokens: std::mem::take(&mut self.tokens),
        }
    }

    fn take_back(&mut self, document: Document<'_>) {
        let Document { blocks, sentences, tokens, .. } = document;
        self.blocks = blocks;
        self.sentences = sentences;
        self.tokens = tokens;
    }
}
