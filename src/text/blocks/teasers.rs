//! Blocks into headlines of other articles that stand between the paragraphs of one, without markup that tells.

use super::furniture::{LONGEST_LINK_LIST, Phrase, phrase_kind};
use super::phrases::plain;
use super::{Block, BlockKind, Body, Ending, running_words};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// What stands below `Related:` leads elsewhere if it has so many words; inside the text a shorter line may head what follows.
const LISTED_WORDS: RangeInclusive<usize> = 3..=20;
const LISTED_INSIDE: RangeInclusive<usize> = 7..=20;

/// `Related articles` alone; `Related: Ferry aground` holds its link.
pub(super) const LABEL_WORDS: usize = 4;

/// A headline between two paragraphs has so many words: of fewer, it may head the second.
const HEADLINE_WORDS: RangeInclusive<usize> = 10..=20;

/// On a page, a line of so many words heads none of the article's paragraphs; one of so many that stands there again and again is
/// none of it.
const LONG_HEADLINE: usize = 12;
const REPEATED_WORDS: usize = 4;

/// So many paragraphs at the end of a page are teasers, if the article before has so many times their words.
const LAST_TEASERS: usize = 2;
const LAST_SHARE: usize = 3;

/// A paragraph takes up so many of the longer words of its heading.
const TAKEN_UP: usize = 2;

/// Paragraphs of a text that is written out end as sentences do, this many in ten.
const WRITTEN_OUT: usize = 9;

/// Of ten longer words of a line that belongs to the article, the rest of it holds so many.
const KNOWN: usize = 4;
const LONGER: usize = 5;

/// Marks them.
#[inline(never)]
pub(super) fn mark(blocks: &mut [Block<'_>], body: Body) {
    mark_listed(blocks, body);
    mark_repeated(blocks, body);
    mark_strangers(blocks, body);
}

/// Marks lines below `Related articles` that stand apart: between byline and text, and inside the text.
fn mark_listed(blocks: &mut [Block<'_>], body: Body) {
    let mut links = 0;
    let mut is_below_byline = false;
    for (at, block) in blocks.iter_mut().enumerate().take(body.last) {
        is_below_byline |= block.kind == BlockKind::Byline;
        let words = if at < body.first { LISTED_WORDS } else { LISTED_INSIDE };
        let is_link = links > 0 && block.is_plain() && ends_openly(block) && words.contains(&block.words);
        let is_label = block.words <= LABEL_WORDS && phrase_kind(block) == Some(Phrase::Links);
        links = match (is_label, is_link) {
            (true, _) if at > body.first || is_below_byline => LONGEST_LINK_LIST,
            (false, true) => links - 1,
            _ => 0,
        };
        if is_link {
            block.kind = BlockKind::Furniture;
        }
    }
}

/// Marks single lines between two paragraphs that are no sentence, and of whose words the article knows few.
fn mark_strangers(blocks: &mut [Block<'_>], body: Body) {
    let ends = |block: &Block<'_>| block.is_running_text() && block.ending == Ending::Stop;
    let is_candidate = |at: usize| {
        let near = at.checked_sub(1).and_then(|before| blocks.get(before..at + 2)).unwrap_or_default();
        matches!(near, [before, block, after] if ends(before) && is_headline(block) && ends(after))
    };
    let candidates: Vec<usize> = (body.first..body.last).filter(|&at| is_candidate(at)).collect();
    let running = blocks.iter().filter(|block| block.is_running_text());
    let (count, written) = (running.clone().count(), running.clone().filter(|block| ends(block)).count());
    if candidates.is_empty() || written * 10 < count * WRITTEN_OUT {
        return;
    }
    let head = blocks.iter().take(body.first);
    let lines: Vec<String> = running.chain(head).map(|block| plain(block.text)).collect();
    let known: BTreeSet<&str> = lines.iter().flat_map(|line| line.split(' ')).collect();
    let is_strange = |line: &str| {
        let longer: Vec<&str> = line
            .split(' ')
            .filter(|word| word.len() >= LONGER && word.starts_with(char::is_alphabetic))
            .collect();
        let found = longer.iter().filter(|word| known.contains(*word)).count();
        longer.len() >= LONGER && found * 10 < longer.len() * KNOWN
    };
    let strange: Vec<usize> = candidates
        .into_iter()
        .filter(|&at| blocks.get(at).is_some_and(|block| is_strange(&plain(block.text))))
        .collect();
    for at in strange {
        if let Some(block) = blocks.get_mut(at) {
            block.kind = BlockKind::Furniture;
        }
    }
}

/// Marks lines that stand inside the text again and again: the titles of videos and pictures.
#[inline(never)]
fn mark_repeated(blocks: &mut [Block<'_>], body: Body) {
    const MOST: usize = 3;
    let is_line = |block: &Block<'_>| block.is_label(*HEADLINE_WORDS.end()) && block.words >= REPEATED_WORDS;
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for block in blocks.iter().filter(|block| is_line(block)) {
        *times.entry(block.text).or_default() += 1;
    }
    for block in blocks.iter_mut().take(body.last).skip(body.first).filter(|block| block.is_plain()) {
        if times.get(block.text).is_some_and(|&times| times > MOST) {
            block.kind = BlockKind::Furniture;
        }
    }
}

/// Marks lines between two paragraphs of a page that was copied whole: those as long as headlines are and subheadings are not,
/// and those that a word in capitals announces.
#[inline(never)]
pub(super) fn mark_on_page(blocks: &mut [Block<'_>], body: Body) {
    let ends = |block: &Block<'_>| block.is_running_text() && block.ending == Ending::Stop;
    let mut speakers: BTreeMap<&str, usize> = BTreeMap::new();
    for block in blocks.iter() {
        if let Some((label, _)) = block.text.split_once(": ") {
            *speakers.entry(label).or_default() += 1;
        }
    }
    let found: Vec<usize> = (body.first..body.last)
        .filter(|&at| {
            let Some(block) = blocks.get(at).filter(|block| block.is_plain()) else { return false };
            let near = at.checked_sub(1).and_then(|before| blocks.get(before..at + 2)).unwrap_or_default();
            let is_shouted = shouted(block).is_some_and(|label| speakers.get(label) == Some(&1));
            let leads_elsewhere = |after: &Block<'_>| {
                is_headline(block) && block.words >= LONG_HEADLINE && !heads(block, after) || is_shouted
            };
            matches!(near, [before, _, after] if ends(before) && ends(after) && leads_elsewhere(after))
        })
        .collect();
    for at in found {
        if let Some(block) = blocks.get_mut(at) {
            block.kind = BlockKind::Furniture;
        }
    }
}

/// Marks the last paragraphs of a page, where they stand below `Related coverage`: headlines and standfirsts, glued.
#[inline(never)]
pub(super) fn mark_last(blocks: &mut [Block<'_>], body: Body) {
    let (article, _) = blocks.split_at_mut(blocks.len().min(body.last.saturating_add(1)));
    let is_short = |block: &&Block<'_>| block.is_running_text() && block.words < super::LONG;
    let count = article.iter().rev().take_while(is_short).count();
    let (article, last) = article.split_at_mut(article.len() - count);
    let is_below_label = article
        .last()
        .is_some_and(|block| block.words <= LABEL_WORDS && phrase_kind(block) == Some(Phrase::Links));
    if is_below_label && count >= LAST_TEASERS && running_words(last) * LAST_SHARE <= running_words(article) {
        last.iter_mut().for_each(|block| block.kind = BlockKind::Furniture);
    }
}

/// Whether a paragraph takes up words of the line above it.
fn heads(line: &Block<'_>, paragraph: &Block<'_>) -> bool {
    let (line, paragraph) = (plain(line.text), plain(paragraph.text));
    let known: BTreeSet<&str> = paragraph.split(' ').filter(|word| word.len() >= LONGER).collect();
    known.iter().filter(|known| line.split(' ').any(|word| word == **known)).count() >= TAKEN_UP
}

/// `IN DEPTH` of `IN DEPTH: Who pays for the harbour wall`
fn shouted<'t>(block: &Block<'t>) -> Option<&'t str> {
    let (label, headline) = block.text.split_once(": ")?;
    let words = label.trim_start_matches(['(', '[']);
    let is_headline = block.apart
        && block.words <= *HEADLINE_WORDS.end()
        && block.ending == Ending::Open
        && words.split(' ').count() <= 4
        && words.contains(char::is_uppercase)
        && !words.contains(char::is_lowercase)
        && headline.split(' ').count() >= 3;
    is_headline.then_some(label)
}

/// A line that stands apart as headlines do: no sign of a sentence, of somebody who speaks, or of a list.
fn is_headline(block: &Block<'_>) -> bool {
    block.is_plain()
        && block.apart
        && block.ending == Ending::Open
        && HEADLINE_WORDS.contains(&block.words)
        && block.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !block.text.contains(['“', '"', '”', '(', '@', '*', ';', '|'])
        && ![". ", ": ", "? ", "! "].iter().any(|sign| block.text.contains(sign))
}

/// Whether it ends neither as sentences do nor in the middle of one.
fn ends_openly(block: &Block<'_>) -> bool {
    block.apart && matches!(block.ending, Ending::Open | Ending::Question)
}
