//! A page into its blocks: what stands apart, and what it is.
//!
//! A block is known by its markup, by its words, and by where it stands: before the first long
//! paragraph, between long paragraphs, or behind the last. Only short blocks are ever taken for
//! something other than running text, so that a paragraph of the article stays one; on a page that
//! was copied whole, what stands before the article and behind it may be long.

mod appeals;
mod bylines;
mod captions;
mod ending;
mod furniture;
mod galleries;
mod headings;
mod lines;
mod phrases;
mod stretch;
mod teasers;
mod wrapping;

use self::lines::Draft;
use super::BlockKind;
use crate::span::Span;

/// Cuts a text into blocks, in text order, disjoint, none of them empty.
pub(super) fn split(text: &str) -> Vec<(Span, BlockKind)> {
    let mut blocks: Vec<Block<'_>> =
        lines::drafts(text).into_iter().map(|draft| Block::new(text, draft)).collect();
    captions::mark(&mut blocks);
    bylines::mark(&mut blocks);
    furniture::mark_phrases(&mut blocks);
    ending::mark(&mut blocks);
    galleries::mark(&mut blocks);
    let body = Body::of(&blocks);
    furniture::mark_links_behind(&mut blocks, body);
    teasers::mark(&mut blocks, body);
    furniture::mark_navigation(&mut blocks, body);
    let is_page = stretch::is_whole_page(&blocks);
    if is_page {
        stretch::mark(&mut blocks);
    }
    appeals::mark(&mut blocks);
    ending::mark_writers(&mut blocks);
    let body = Body::of(&blocks);
    if is_page {
        teasers::mark_on_page(&mut blocks, body);
        teasers::mark_rows(&mut blocks, body);
        teasers::mark_last(&mut blocks, body);
    }
    furniture::mark_navigation(&mut blocks, body);
    headings::mark_headline(&mut blocks, body);
    bylines::mark_neighbours(&mut blocks, body);
    headings::mark_subheadings(&mut blocks, body);
    furniture::mark_neighbours(&mut blocks, body);
    furniture::mark_footer(&mut blocks, body);
    blocks.into_iter().map(|block| (block.span, block.kind)).collect()
}

/// A block while its kind is being found.
struct Block<'t> {
    span: Span,
    text: &'t str,
    kind: BlockKind,
    /// Whether an empty line stands before it.
    apart: bool,
    /// Words, up to [`LONG`].
    words: usize,
    /// How its text ends.
    ending: Ending,
}

/// How the text of a block ends, closing quotation marks and brackets aside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Ending {
    /// `.`, `!`
    Stop,
    /// `?`
    Question,
    /// `:`, `,`, `;`
    Pause,
    /// Anything else. A line that breaks off in `…` is what a page shows of a longer headline.
    Open,
}

/// A block of so many words is running text whatever its words are.
const LONG: usize = 60;

/// Words of the running text among some blocks.
fn running_words(blocks: &[Block<'_>]) -> usize {
    blocks.iter().filter(|block| block.is_running_text()).map(|block| block.words).sum()
}

impl<'t> Block<'t> {
    fn new(text: &'t str, draft: Draft) -> Self {
        let words = draft.span.of(text);
        let last = words.trim_end_matches(['”', '’', '"', '\'', ')', ']', '*', '_', ' ']).chars().next_back();
        let ending = match last {
            Some('.') if words.ends_with("...") => Ending::Open,
            Some('.' | '!' | '。') => Ending::Stop,
            Some('?') => Ending::Question,
            Some(':' | ',' | ';' | '—' | '–') => Ending::Pause,
            _ => Ending::Open,
        };
        // A word of a thousand letters is no line of a menu either.
        let long = words.len() > 10 * LONG;
        let count = if long { LONG } else { words.split_ascii_whitespace().take(LONG).count() };
        Self { span: draft.span, text: words, kind: draft.kind, apart: draft.apart, words: count, ending }
    }

    fn is_plain(&self) -> bool {
        self.kind == BlockKind::Paragraph
    }

    /// Whether it can only be running text.
    fn is_running_text(&self) -> bool {
        self.is_plain() && (self.words >= 25 || (self.words >= 10 && self.ending == Ending::Stop))
    }

    /// Whether it is a short line that does not end as sentences do.
    fn is_label(&self, words: usize) -> bool {
        self.words <= words && self.ending == Ending::Open && self.text.len() <= 12 * words + 20
    }

    fn starts_upper(&self) -> bool {
        let first = self.text.trim_start_matches(|c: char| !c.is_alphanumeric()).chars().next();
        first.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
    }

    fn is_capitals(&self) -> bool {
        self.text.contains(char::is_uppercase) && !self.text.contains(char::is_lowercase)
    }
}

/// Where the running text of the article begins and ends: positions of blocks.
#[derive(Clone, Copy, Debug)]
struct Body {
    first: usize,
    last: usize,
}

impl Body {
    /// From the first to the last block of running text; from the end to the end where there is none.
    fn of(blocks: &[Block<'_>]) -> Self {
        let first = blocks.iter().position(Block::is_running_text).unwrap_or(blocks.len());
        let last = blocks.iter().rposition(Block::is_running_text).unwrap_or(blocks.len());
        Self { first, last }
    }
}
