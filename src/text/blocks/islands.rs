//! Blocks into those that hold running text far from the article's: on a page that was copied whole, notes on cookies and on
//! the author, teasers and comments stand apart from the article by lines of menus.

use super::{Block, BlockKind};
use std::cmp::Reverse;

/// So many blocks in a row without running text part it, if half of them are known to be no part of the article.
const GAP: usize = 6;

/// A stretch of running text before the article has fewer words, and is at most such a part of it.
const MOST_BEFORE: usize = 120;
const PART: usize = 4;

/// A byline so near above begins the article.
const NEAR: usize = 3;

/// What stands together: from which block to which, and how many words of running text.
#[derive(Clone, Copy)]
struct Stretch {
    start: usize,
    end: usize,
    words: usize,
}

/// Marks running text that stands apart from the longest stretch of it.
pub(super) fn mark(blocks: &mut [Block<'_>]) {
    let stretches = stretches(blocks);
    let Some(article) =
        stretches.iter().copied().max_by_key(|stretch| (stretch.words, Reverse(stretch.start)))
    else {
        return;
    };
    for stretch in stretches {
        let few = stretch.words * PART <= article.words;
        let above = blocks.get(stretch.start.saturating_sub(NEAR)..stretch.start).unwrap_or_default();
        let is_lead = above.iter().any(|block| block.kind == BlockKind::Byline);
        let is_before = stretch.end <= article.start && stretch.words < MOST_BEFORE && !is_lead;
        let is_apart = few && (is_before || stretch.start >= article.end);
        for block in blocks.get_mut(stretch.start..stretch.end).unwrap_or_default() {
            if is_apart && block.is_plain() {
                block.kind = BlockKind::Furniture;
            }
        }
    }
}

fn stretches(blocks: &[Block<'_>]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut known = 0;
    for (at, block) in blocks.iter().enumerate() {
        if !block.is_running_text() {
            known += usize::from(block.kind == BlockKind::Furniture);
            continue;
        }
        match stretches.last_mut() {
            Some(last) if at - last.end < GAP || known * 2 < at - last.end => {
                last.end = at + 1;
                last.words += block.words;
            }
            _ => stretches.push(Stretch { start: at, end: at + 1, words: block.words }),
        }
        known = 0;
    }
    stretches
}
