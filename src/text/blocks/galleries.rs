//! Blocks into the pictures of a gallery that stands inside an article: `1/50 The quay at night`, the words below it, `2/50`.

use super::{Block, BlockKind, running_words};
use std::ops::Range;

/// A gallery has so many pictures, as many blocks between two at most, and an article around it so many words.
const PICTURES: usize = 3;
const NEAR: usize = 8;
const ARTICLE_WORDS: usize = 200;

/// Pictures that are counted one after the other.
struct Gallery<'t> {
    range: Range<usize>,
    pictures: usize,
    /// Blocks of its last picture but one.
    step: usize,
    last: usize,
    of: &'t str,
}

/// Marks them, where the article is something else.
#[inline(never)]
pub(super) fn mark(blocks: &mut [Block<'_>]) {
    let mut galleries: Vec<Gallery<'_>> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let Some((number, of)) = counter(block.text) else { continue };
        match galleries.last_mut() {
            Some(gallery)
                if gallery.of == of && number == gallery.last + 1 && at < gallery.range.end + NEAR =>
            {
                gallery.step = at + 1 - gallery.range.end;
                gallery.range.end = at + 1;
                gallery.pictures += 1;
                gallery.last = number;
            }
            _ => galleries.push(Gallery { range: at..at + 1, pictures: 1, step: 1, last: number, of }),
        }
    }
    let words_of = |gallery: &Gallery<'_>| blocks.get(gallery.range.clone()).map_or(0, running_words);
    galleries.retain(|gallery| gallery.pictures >= PICTURES && words_of(gallery) > 0);
    let inside: usize = galleries.iter().map(words_of).sum();
    if galleries.is_empty() || running_words(blocks) < inside + ARTICLE_WORDS {
        return;
    }
    for Gallery { range, step, .. } in galleries {
        for block in blocks.iter_mut().take(range.end + step - 1).skip(range.start) {
            block.kind = BlockKind::Caption;
        }
    }
}

/// Which picture it is, and of how many: `2/50 …`, `2 / 50`.
fn counter(text: &str) -> Option<(usize, &str)> {
    let (number, behind) = text.split_once('/')?;
    let behind = behind.trim_start();
    let of = behind.split(|c: char| !c.is_ascii_digit()).next().filter(|of| (1..=3).contains(&of.len()))?;
    let ends = behind.get(of.len()..).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    let number: usize = number.trim_end().parse().ok().filter(|_| ends && number.len() <= 4)?;
    (number <= of.parse().unwrap_or_default()).then_some((number, of))
}
