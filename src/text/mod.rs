//! Text into a [`Document`]: blocks, sentences, tokens.

mod blocks;
mod characters;
mod cleaning;
mod cuts;
mod datelines;
pub(crate) mod language;
mod sentences;
mod tokenizer;
pub(crate) mod word_list;

use crate::span::{BlockIndex, SentenceIndex, Span, TokenIndex, TokenRange};
use serde::{Deserialize, Serialize};

pub(crate) use cleaning::{Cleaned, folded};
pub(crate) use cuts::Cuts;

/// A text cut into blocks, sentences and tokens, each in text order.
///
/// Every token lies in exactly one sentence, every sentence in exactly one block. White space
/// between blocks belongs to none.
#[derive(Clone, Debug)]
pub struct Document<'t> {
    text: &'t str,
    blocks: Vec<Block>,
    sentences: Vec<Sentence>,
    tokens: Vec<Token>,
}

/// A paragraph, a heading, a list item: what stands apart on the page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// From its first to its last visible character, markup such as `### ` or `- ` left out.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Its sentences: positions in [`Document::sentences`].
    pub sentences: std::ops::Range<usize>,
    /// Its tokens.
    pub tokens: TokenRange,
}

/// What a block is on the page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum BlockKind {
    /// The article's title, once.
    Headline,
    /// A heading inside the article.
    Subheading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A quotation set apart.
    BlockQuote,
    /// Who wrote it, when, where.
    Byline,
    /// What stands under a picture.
    Caption,
    /// Navigation, repeated headlines, comment forms, cookie notes: not the article.
    Furniture,
}

impl BlockKind {
    /// Whether entities and claims may be read from such a block.
    #[must_use]
    pub const fn is_article(self) -> bool {
        !matches!(self, Self::Furniture | Self::Byline)
    }

    /// Whether it is a heading of any level.
    #[must_use]
    pub const fn is_heading(self) -> bool {
        matches!(self, Self::Headline | Self::Subheading)
    }
}

/// A sentence of a block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// From its first to its last visible character.
    pub span: Span,
    /// The block that it stands in.
    pub block: BlockIndex,
    /// Its tokens.
    pub tokens: TokenRange,
}

/// A word, a number, a mark.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
    /// Whether white space (or nothing: a block's start) stands before it.
    pub spaced: bool,
}

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TokenKind {
    /// Letters, with inner apostrophes, dots or digits: `don’t` is `do` + `n’t`, `U.S.` one token.
    Word,
    /// Digits, with inner separators: `8,000`, `3.5`, `1990s`.
    Number,
    /// Punctuation: one mark, or a run that is one mark (`…`, `...`, `--`).
    Punctuation,
    /// Any other sign: `$`, `%`, emoji.
    Symbol,
    /// An address of the web or of mail, a hashtag or a handle.
    Address,
}

impl<'t> Document<'t> {
    /// Cuts a text. Any string will do; time and memory grow linearly with its length.
    #[must_use]
    pub fn parse(text: &'t str) -> Self {
        let mut cuts = Cuts::new(text);
        cuts.cut_more(text, usize::MAX);
        cuts.into_document(text)
    }

    fn push_block(&mut self, span: Span, kind: BlockKind) {
        let block = BlockIndex::from_usize(self.blocks.len());
        let (first_token, first_sentence) = (self.tokens.len(), self.sentences.len());
        tokenizer::tokenize(self.text, span, &mut self.tokens);
        let tokens = self.tokens.get(first_token..).unwrap_or_default();
        for range in sentences::split(self.text, tokens) {
            let tokens = TokenRange::new(first_token + range.start, first_token + range.end);
            self.sentences.push(Sentence { span: self.span_of(tokens), block, tokens });
        }
        let sentences = first_sentence..self.sentences.len();
        let tokens = TokenRange::new(first_token, self.tokens.len());
        self.blocks.push(Block { span, kind, sentences, tokens });
    }

    /// The text itself.
    #[must_use]
    pub const fn text(&self) -> &'t str {
        self.text
    }

    /// The text under a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'t str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// All blocks.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// All sentences.
    #[must_use]
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// All tokens.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The tokens of a range, or none where the range does not fit.
    #[must_use]
    pub fn tokens_in(&self, range: TokenRange) -> &[Token] {
        self.tokens.get(range.range()).unwrap_or_default()
    }

    /// The text of one token.
    #[must_use]
    pub fn token_text(&self, token: TokenIndex) -> &'t str {
        self.tokens.get(token.get()).map_or("", |token| self.slice(token.span))
    }

    /// From the first to the last character of a range of tokens.
    #[must_use]
    pub fn span_of(&self, range: TokenRange) -> Span {
        match self.tokens_in(range) {
            [first, .., last] => first.span.cover(last.span),
            [only] => only.span,
            [] => Span::default(),
        }
    }

    /// The tokens that overlap a span.
    #[must_use]
    pub fn tokens_under(&self, span: Span) -> TokenRange {
        let start = self.tokens.partition_point(|token| token.span.end() <= span.start());
        let end = self.tokens.partition_point(|token| token.span.start() < span.end());
        TokenRange::new(start, end)
    }

    /// The sentence that holds an offset.
    #[must_use]
    pub fn sentence_at(&self, offset: u32) -> Option<SentenceIndex> {
        let at = self.sentences.partition_point(|sentence| sentence.span.end() <= offset);
        let sentence = self.sentences.get(at)?;
        sentence.span.contains_offset(offset).then(|| SentenceIndex::from_usize(at))
    }

    /// The block that holds an offset.
    #[must_use]
    pub fn block_at(&self, offset: u32) -> Option<BlockIndex> {
        let at = self.blocks.partition_point(|block| block.span.end() <= offset);
        let block = self.blocks.get(at)?;
        block.span.contains_offset(offset).then(|| BlockIndex::from_usize(at))
    }
}
