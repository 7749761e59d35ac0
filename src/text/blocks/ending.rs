//! Blocks into those that stand behind the article on a page: comments, teasers of other articles, notes on the author.
//!
//! Comments and teasers hold sentences like an article's, so that the last paragraph of a page says nothing about where its
//! article ends. A known line does, behind which labels stand closer than in running text.

use super::furniture::{Phrase, phrase_kind};
use super::phrases::{is_spoken, plain};
use super::teasers::LABEL_WORDS;
use super::{Block, BlockKind, Ending};
use crate::text::word_list::WordList;
use std::sync::LazyLock;

static WRITERS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("writers.txt")));

/// An article has so many words of running text before anything can stand behind it.
const ARTICLE_WORDS: usize = 60;

/// How far behind a line is looked for labels.
const NEAR: usize = 10;

/// So many paragraphs in a row, of so many words each on average, are the article, which goes on.
const PARAGRAPHS: usize = 3;
const PARAGRAPH_WORDS: usize = 25;

/// Or so many, each of more words than a teaser has.
const LONG_PARAGRAPHS: usize = 2;
const LONG_WORDS: usize = 40;

/// A sentence of the article that is shown once more, large, has so many words.
const PULLED_WORDS: std::ops::RangeInclusive<usize> = 5..=40;

/// Marks what stands behind the line that ends the article.
#[inline(never)]
pub(super) fn mark(blocks: &mut [Block<'_>]) {
    mark_pulled(blocks);
    mark_authors(blocks);
    let rest = Rest::of(blocks);
    let mut words = 0;
    let mut at = 0;
    while let Some(block) = blocks.get(at) {
        if block.is_running_text() {
            words += block.words;
        }
        let phrase = if words >= ARTICLE_WORDS { phrase_kind(block) } else { None };
        let behind = blocks.get(at + 1..).unwrap_or_default();
        let end = match phrase {
            Some(Phrase::Comments) if share_of_labels(behind) >= 4 => behind.len(),
            Some(Phrase::Links) if block.words <= LABEL_WORDS && share_of_labels(behind) >= 5 => {
                let beside = behind.get(..rest.resumption(at + 1, words)).unwrap_or_default();
                let end = links_alone(beside).unwrap_or(beside.len());
                let comments = |block| phrase_kind(block) == Some(Phrase::Comments);
                beside.iter().take(end).position(comments).unwrap_or(end)
            }
            _ => 0,
        };
        for block in blocks.iter_mut().skip(at).take(if end > 0 { end + 1 } else { 0 }) {
            block.kind = BlockKind::Furniture;
        }
        at += end + 1;
    }
}

/// What stands behind each block of a page.
struct Rest {
    /// Words of running text from each block on.
    words: Vec<usize>,
    /// The first block from each on at which several long paragraphs stand in a row.
    long: Vec<usize>,
    /// The same, where they are long on average.
    even: Vec<usize>,
}

impl Rest {
    fn of(blocks: &[Block<'_>]) -> Self {
        let end = blocks.len();
        let mut rest = Self { words: vec![0], long: vec![end], even: vec![end] };
        let (mut sum, mut long, mut even) = (0, end, end);
        // Words of the next blocks, as far as these are running text: a line for an advertisement parts no paragraphs.
        let mut run = [0; PARAGRAPHS];
        for (at, block) in blocks.iter().enumerate().rev() {
            let words = if block.is_running_text() { block.words } else { 0 };
            sum += words;
            if block.kind != BlockKind::Furniture {
                run.rotate_right(1);
                run[0] = words;
                let is_whole = run.iter().all(|&words| words > 0);
                let is_even = is_whole && run.iter().sum::<usize>() >= PARAGRAPHS * PARAGRAPH_WORDS;
                let is_long = is_whole && run.iter().all(|&words| words >= PARAGRAPH_WORDS)
                    || run.iter().take(LONG_PARAGRAPHS).all(|&words| words >= LONG_WORDS);
                even = if is_even || is_long { at } else { even };
                long = if is_long { at } else { long };
            }
            rest.words.push(sum);
            rest.long.push(long);
            rest.even.push(even);
        }
        rest.words.reverse();
        rest.long.reverse();
        rest.even.reverse();
        rest
    }

    /// How many blocks from one on stand before the article goes on: at several long paragraphs in a row. Where more is to
    /// be read from there on than before, in words, they stand beside the article and not behind it, and it goes on at
    /// shorter ones, or at once.
    fn resumption(&self, at: usize, before: usize) -> usize {
        let is_beside = self.words.get(at).is_some_and(|&rest| rest > before);
        let next = if is_beside { &self.even } else { &self.long };
        let next = next.get(at).map_or(0, |next| next - at);
        if is_beside && at + next + 1 == self.words.len() { 0 } else { next }
    }
}

/// How many lines below a label are links without a word on what they lead to, if several paragraphs of the article stand behind them.
fn links_alone(blocks: &[Block<'_>]) -> Option<usize> {
    const BEHIND: usize = 2;
    let is_sentence = |block: &Block<'_>| block.is_running_text() && block.ending == Ending::Stop;
    let first = blocks.iter().position(is_sentence)?;
    let goes_on = blocks.iter().skip(first).take_while(|block| is_sentence(block)).count() >= BEHIND;
    (first > 0 && goes_on).then_some(first)
}

/// How many in ten of the next blocks are no sentences.
fn share_of_labels(blocks: &[Block<'_>]) -> usize {
    let near = blocks.get(..NEAR.min(blocks.len())).unwrap_or_default();
    let labels =
        near.iter().filter(|block| !block.is_running_text() && block.words < PARAGRAPH_WORDS).count();
    (labels * 10).checked_div(near.len()).unwrap_or_default()
}

/// Marks sentences that stand alone, and word for word in a paragraph as well.
fn mark_pulled(blocks: &mut [Block<'_>]) {
    let lines: Vec<Option<String>> = blocks
        .iter()
        .map(|block| (block.is_plain() || block.kind == BlockKind::BlockQuote).then(|| plain(block.text)))
        .collect();
    // What stands above the text is its headline, and may say the same.
    let first = blocks.iter().position(Block::is_running_text).unwrap_or(blocks.len());
    let pulled: Vec<usize> = (first..blocks.len())
        .filter(|&at| {
            let Some(block) = blocks.get(at) else { return false };
            let Some(Some(line)) = lines.get(at) else { return false };
            PULLED_WORDS.contains(&block.words)
                && block.apart
                && (block.ending == Ending::Open || block.text.starts_with(['“', '"', '‘', '\'']))
                && near(&lines, at).any(|other| other.len() > line.len() && contains(other, line))
        })
        .collect();
    for at in pulled {
        if let Some(block) = blocks.get_mut(at) {
            block.kind = BlockKind::Furniture;
        }
    }
}

/// The lines around one: what is shown once more stands near.
fn near(lines: &[Option<String>], at: usize) -> impl Iterator<Item = &String> {
    lines.iter().skip(at.saturating_sub(NEAR)).take(2 * NEAR + 1).flatten()
}

/// Whether a line holds another, whole words alone.
fn contains(line: &str, part: &str) -> bool {
    line.match_indices(part).any(|(at, _)| {
        let before = line.get(..at).is_some_and(|before| before.is_empty() || before.ends_with(' '));
        let behind = line.get(at + part.len()..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
        before && behind
    })
}

/// Marks what the end of an article says of who wrote it: a paragraph that opens with the byline's name, and says what its
/// bearer does.
fn mark_authors(blocks: &mut [Block<'_>]) {
    let names: Vec<String> = blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Byline)
        .filter_map(|block| Some(plain(block.text).strip_prefix("by ")?.to_owned()))
        .filter(|name| (2..=4).contains(&name.split(' ').count()))
        .collect();
    let mut words = 0;
    // The line before, where it is a name alone, as a box on the author has above its note.
    let mut above = None;
    for block in blocks.iter_mut().filter(|block| block.is_plain()) {
        let is_boxed = above.is_some_and(|name| block.text.starts_with(name));
        above = Some(block.text).filter(|_| (2..=4).contains(&block.words));
        if block.is_running_text() {
            words += block.words;
        }
        if words < ARTICLE_WORDS && !is_boxed || block.words >= super::LONG {
            continue;
        }
        let line = plain(block.text);
        let says = names.iter().find_map(|name| line.strip_prefix(name.as_str())?.strip_prefix(' '));
        let is_note = says.is_some_and(|says| says.split(' ').take(6).any(|word| WRITERS.contains(word)));
        if is_note {
            block.kind = BlockKind::Furniture;
        }
    }
}

/// Marks what the last paragraphs say of who wrote the article, where no byline names him: one that opens with a name that the
/// article does not hold, and says what its bearer does.
#[inline(never)]
pub(super) fn mark_writers(blocks: &mut [Block<'_>]) {
    let running = |block: &Block<'_>| block.is_running_text();
    let count = blocks.iter().filter(|block| running(block)).count();
    let last: Vec<usize> = (0..blocks.len()).filter(|&at| blocks.get(at).is_some_and(running)).collect();
    for &at in last.iter().skip(count.saturating_sub(LAST)) {
        let Some(name) = blocks.get(at).filter(|block| block.text.len() < LONGEST_NOTE).and_then(writer)
        else {
            continue;
        };
        let surname = name.rsplit(' ').next().unwrap_or(name);
        let first = last.first().copied().unwrap_or_default();
        let is_known = blocks.iter().enumerate().skip(first).any(|(other, block)| {
            other != at && block.kind.is_article() && block.text != name && block.text.contains(surname)
        });
        if let Some(block) = blocks.get_mut(at).filter(|_| !is_known && count > LAST) {
            block.kind = BlockKind::Furniture;
        }
    }
}

/// So many paragraphs at the end may say who wrote the article, in so many bytes.
const LAST: usize = 3;
const LONGEST_NOTE: usize = 700;

/// `Ann Lee` of `Ann Lee is the harbour reporter of the Ravel Post`.
fn writer<'t>(block: &Block<'t>) -> Option<&'t str> {
    const VERBS: [&str; 3] = [" is ", " writes ", " has been "];
    const TITLES: [&str; 4] = ["Miss ", "Mr ", "Mrs ", "Ms "];
    let at = VERBS.iter().filter_map(|verb| block.text.find(verb)).min()?;
    let name = block.text.get(..at)?;
    let is_name = (2..=4).contains(&name.split(' ').count())
        && name.split(' ').all(|word| word.starts_with(char::is_uppercase) && !word.ends_with(','));
    let says = plain(block.text.get(at..)?);
    let is_note = says.split(' ').take(8).any(|word| WRITERS.column(word) == Some(""))
        && !TITLES.iter().any(|title| name.starts_with(title))
        && !is_spoken(&plain(block.text));
    (is_name && is_note).then_some(name)
}
