//! Blocks into the stretch of them that holds the article: on a page that was copied whole, menus, notes on cookies, teasers,
//! comments and notes on the author stand before it and behind it.
//!
//! Words of sentences weigh for a stretch, and each line of a menu against it. The article is the heaviest stretch, which a
//! few lines between its paragraphs do not end, and many do.

use super::phrases::plain;
use super::{Block, BlockKind, Ending};
use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

/// A page that was copied whole has so many blocks of furniture, and one for so many blocks.
const FEWEST: usize = 5;
const PART: usize = 8;

/// A line that is no sentence weighs so many words against a stretch.
const LINE: i64 = 8;

/// A paragraph weighs its words, up to so many.
const PARAGRAPH: usize = 200;

/// So many words make a sentence without a full stop, and a sentence with one.
const SENTENCE: usize = 25;
const SHORT_SENTENCE: usize = 4;
const ITEM: usize = 10;

/// What stands so near above the article is its headline, its standfirst, its byline; where no line is known to be the headline,
/// it may stand so far above.
const NEAR: usize = 4;
const FAR: usize = 12;

/// The title of the article has so many words, some longer than others; of ten of these, the article holds so many. Its
/// standfirst stands so near below.
const TITLE_WORDS: RangeInclusive<usize> = 3..=25;
const LONGER: usize = 4;
const KNOWN: usize = 5;
const STANDFIRST: usize = 2;
const LOST_TITLE: usize = 6;

/// Whether so much of it is known to be furniture that the text is a page that was copied whole.
pub(super) fn is_whole_page(blocks: &[Block<'_>]) -> bool {
    let known = blocks.iter().filter(|block| block.kind == BlockKind::Furniture).count();
    known >= FEWEST && known * PART >= blocks.len()
}

/// Marks what stands before the article and behind it on a page.
#[inline(never)]
pub(super) fn mark(blocks: &mut [Block<'_>]) {
    let weights: Vec<i64> = blocks.iter().map(weight).collect();
    let article = heaviest(&weights);
    if article.weight == 0 {
        return;
    }
    let end = end_of(blocks, article.range.end);
    // An article of which nothing is known behind a long note on cookies is not lost.
    if longest_text(weights.get(end..).unwrap_or_default()) * 2 <= article.weight {
        mark_outside(blocks, end..blocks.len());
    }
    // What stands between the byline and the article is its own.
    let far = article.range.start.saturating_sub(FAR)..article.range.start;
    let mut byline =
        far.rev().filter(|&at| blocks.get(at).is_some_and(|block| block.kind == BlockKind::Byline));
    let start = article.range.start.saturating_sub(NEAR);
    let start = byline.next().map_or(start, |byline| byline.min(start));
    if heaviest(weights.get(..start).unwrap_or_default()).weight * 2 <= article.weight {
        let mut known = titles(blocks, start, &article.range, false);
        if known.is_empty() {
            // A line that a menu swallowed.
            known.extend(titles(blocks, start, &article.range, true).pop());
            if let Some(title) = known.first().and_then(|&title| blocks.get_mut(title)) {
                title.kind = BlockKind::Headline;
            }
        }
        mark_before(blocks, &known, start);
    }
}

/// Marks what stands before the article, but for its title and its standfirst. Where none is known to be the title, each line
/// not too far above may be, and a sentence right above the byline is the standfirst.
fn mark_before(blocks: &mut [Block<'_>], titles: &[usize], end: usize) {
    let mut at = 0;
    for &title in titles {
        mark_outside(blocks, at..title);
        at = at.max(title + 1 + STANDFIRST);
    }
    if !titles.is_empty() {
        return mark_outside(blocks, at..end);
    }
    let near = (end + NEAR).saturating_sub(FAR);
    mark_outside(blocks, 0..near);
    let mut is_above_byline = false;
    for block in blocks.get_mut(near..end).unwrap_or_default().iter_mut().rev() {
        if block.is_running_text() && !is_above_byline {
            block.kind = BlockKind::Furniture;
        }
        is_above_byline = block.kind == BlockKind::Byline;
    }
}

fn mark_outside(blocks: &mut [Block<'_>], range: Range<usize>) {
    for block in blocks.get_mut(range).unwrap_or_default() {
        if !matches!(block.kind, BlockKind::Byline | BlockKind::Caption) {
            block.kind = BlockKind::Furniture;
        }
    }
}

/// How many words a block weighs for the stretch that it stands in.
fn weight(block: &Block<'_>) -> i64 {
    let is_sentence = matches!(block.ending, Ending::Stop | Ending::Question);
    match block.kind {
        BlockKind::Furniture => -LINE,
        BlockKind::Byline | BlockKind::Caption | BlockKind::Headline => 0,
        _ if is_legal_notice(block.text) => -LINE,
        _ if block.words >= SENTENCE || is_sentence && block.words >= SHORT_SENTENCE => words_of(block),
        _ if is_sentence || block.ending == Ending::Pause || block.kind != BlockKind::Paragraph => {
            if block.words >= ITEM { words_of(block) } else { 0 }
        }
        // Code and tables have lines like these too.
        _ if !block.starts_upper() || block.text.contains(['=', '(', '{', '[', '<', '_', '\t']) => 0,
        _ => -LINE,
    }
}

/// Whether it says whose the page is, however long it is.
fn is_legal_notice(text: &str) -> bool {
    text.contains('©') || text.contains("ll rights reserved") || text.contains("ll Rights Reserved")
}

fn words_of(block: &Block<'_>) -> i64 {
    let words = if block.words < super::LONG {
        block.words
    } else {
        block.text.split_ascii_whitespace().take(PARAGRAPH).count().max(block.words)
    };
    i64::try_from(words).unwrap_or_default()
}

/// What stands together, and what it weighs in all.
struct Stretch {
    range: Range<usize>,
    weight: i64,
}

/// The heaviest stretch, the first of several; an empty one where nothing weighs anything.
fn heaviest(weights: &[i64]) -> Stretch {
    let mut best = Stretch { range: 0..0, weight: 0 };
    let (mut start, mut sum) = (0, 0);
    for (at, weight) in weights.iter().enumerate() {
        if sum <= 0 {
            (start, sum) = (at, 0);
        }
        sum += weight;
        if sum > best.weight {
            best = Stretch { range: start..at + 1, weight: sum };
        }
    }
    best
}

/// The most words between two lines that are no sentences.
fn longest_text(weights: &[i64]) -> i64 {
    let texts = weights.split(|&weight| weight < 0);
    texts.map(|text| text.iter().sum()).max().unwrap_or_default()
}

/// Where the article ends: behind the last of the short sentences that follow it.
fn end_of(blocks: &[Block<'_>], end: usize) -> usize {
    let behind = blocks.get(end..).unwrap_or_default().iter();
    end + behind.take_while(|block| block.is_plain() && block.ending == Ending::Stop).count()
}

/// The lines above the article, up to one, that may be its title, of those that were taken for furniture or of the others: it
/// knows their words.
fn titles(blocks: &[Block<'_>], end: usize, article: &Range<usize>, is_furniture: bool) -> Vec<usize> {
    let least = if is_furniture { LOST_TITLE } else { 0 };
    let text = blocks.get(article.clone()).unwrap_or_default().iter();
    let lines: Vec<String> =
        text.filter(|block| block.kind != BlockKind::Furniture).map(|block| plain(block.text)).collect();
    let known: BTreeSet<&str> = lines.iter().flat_map(|line| line.split(' ')).collect();
    let is_title = |block: &Block<'_>| {
        let is_kind = match block.kind {
            BlockKind::Paragraph | BlockKind::Subheading => !is_furniture,
            BlockKind::Furniture => is_furniture,
            _ => false,
        };
        let is_line = is_kind
            && block.words >= least
            && matches!(block.ending, Ending::Open | Ending::Question)
            && TITLE_WORDS.contains(&block.words);
        let line = if is_line { plain(block.text) } else { String::new() };
        let longer: Vec<&str> = line.split(' ').filter(|word| word.len() >= LONGER).collect();
        let found = longer.iter().filter(|word| known.contains(*word)).count();
        longer.len() >= 2 && found * 10 >= longer.len() * KNOWN
    };
    (0..end).filter(|&at| blocks.get(at).is_some_and(is_title)).collect()
}
