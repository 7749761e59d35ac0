//! Blocks into headlines of other articles that stand between the paragraphs of one, without markup that tells.

use super::furniture::{LONGEST_LINK_LIST, Phrase, phrase_kind};
use super::phrases::plain;
use super::{Block, BlockKind, Body, Ending, running_words};
use crate::text::word_list::WordList;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::LazyLock;

static SENTENCE_WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("sentence_words.txt")));

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
    let lines: Vec<String> =
        running.chain(blocks.iter().take(body.first)).map(|block| plain(block.text)).collect();
    let known = known_words(&lines);
    let is_strange = |line: &str| {
        let (found, longer) = known_of(&known, line);
        longer >= LONGER && found * 10 < longer * KNOWN
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

/// The words of some plain lines.
fn known_words(lines: &[String]) -> BTreeSet<&str> {
    lines.iter().flat_map(|line| line.split(' ')).collect()
}

/// How many of the longer words of a plain line are known, and how many there are.
fn known_of(known: &BTreeSet<&str>, line: &str) -> (usize, usize) {
    let (mut found, mut longer) = (0, 0);
    for word in line.split(' ').filter(|word| word.len() >= LONGER && word.starts_with(char::is_alphabetic)) {
        longer += 1;
        found += usize::from(known.contains(word));
    }
    (found, longer)
}

/// Marks lines that stand inside the text again and again, or twice near each other: the titles of videos and
/// pictures.
#[inline(never)]
fn mark_repeated(blocks: &mut [Block<'_>], body: Body) {
    const MOST: usize = 3;
    const LONG: usize = 8;
    const NEAR: usize = 4;
    let is_text = |block: &Block<'_>| block.text.starts_with(char::is_alphabetic);
    let is_line = |block: &Block<'_>| block.is_label(*HEADLINE_WORDS.end()) && block.words >= REPEATED_WORDS;
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for block in blocks.iter().filter(|block| is_line(block)) {
        *times.entry(block.text).or_default() += 1;
    }
    let is_near = |at: usize, text: &str| {
        let near = blocks.iter().enumerate().take(at + NEAR + 1).skip(at.saturating_sub(NEAR));
        near.into_iter().any(|(other, block)| other != at && block.text == text)
    };
    let repeated: Vec<usize> = (body.first..body.last)
        .filter(|&at| {
            let Some(block) = blocks.get(at).filter(|block| block.is_plain()) else { return false };
            let count = times.get(block.text).copied().unwrap_or_default();
            let is_twice = || count > 1 && block.words >= LONG && is_text(block) && is_near(at, block.text);
            count > MOST || is_twice()
        })
        .collect();
    for at in repeated {
        if let Some(block) = blocks.get_mut(at) {
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

/// Marks lines that stand in a row between two paragraphs of a page, and of whose words the article knows few: links, polls, titles of
/// videos. Behind a colon they are a list of the article’s own, and the last may head what follows. Of a text with far more lines than
/// paragraphs nobody knows what it is.
#[inline(never)]
pub(super) fn mark_rows(blocks: &mut [Block<'_>], body: Body) {
    let (mut texts, mut written, mut lines) = (Vec::new(), 0, 0);
    for (at, block) in blocks.iter().enumerate() {
        if block.is_running_text() {
            texts.push(plain(block.text));
            written += usize::from(block.ending == Ending::Stop);
        } else if at > body.first && at < body.last && block.is_plain() && is_line(block) {
            lines += 1;
        }
    }
    if written * 10 < texts.len() * WRITTEN_OUT || lines > written * 2 {
        return;
    }
    let known = known_words(&texts);
    let mut row: Vec<usize> = Vec::new();
    // Whether furniture stands in the row, and whether a list may.
    let (mut is_beside, mut is_list) = (false, false);
    for at in body.first..=body.last.min(blocks.len().saturating_sub(1)) {
        let Some(block) = blocks.get(at) else { return };
        match block.kind {
            BlockKind::Furniture | BlockKind::Caption => is_beside = true,
            BlockKind::Byline => {}
            BlockKind::Paragraph | BlockKind::Subheading if is_line(block) => row.push(at),
            _ => {
                if let Some(&last) = row.last() {
                    let may_head = blocks.get(last).is_some_and(|line| line.words < *HEADLINE_WORDS.start());
                    let own = usize::from(may_head && last + 1 == at);
                    let is_row = row.len() > own && is_beside;
                    let (mut found, mut longer) = (0, 0);
                    for line in row.iter().filter_map(|&at| blocks.get(at)) {
                        let line = known_of(&known, &plain(line.text));
                        (found, longer) = (found + line.0, longer + line.1);
                    }
                    let is_strange = !is_list && found * 10 < longer * KNOWN;
                    let count = if is_row && is_strange { row.len() - own } else { 0 };
                    for line in row.drain(..).take(count) {
                        if let Some(line) = blocks.get_mut(line) {
                            line.kind = BlockKind::Furniture;
                        }
                    }
                }
                let Some(block) = blocks.get(at) else { return };
                is_list = !block.is_running_text() || block.ending != Ending::Stop;
                is_beside = false;
                row.clear();
            }
        }
    }
}

/// Whether it is a line as links and titles are, no sentence and no row of a table.
fn is_line(block: &Block<'_>) -> bool {
    let is_sentence =
        block.text.starts_with(['“', '"']) || [". ", "; ", "\t"].iter().any(|sign| block.text.contains(sign));
    !is_sentence && block.is_label(*HEADLINE_WORDS.end()) && block.starts_upper()
        || block.ending == Ending::Question && block.words <= *HEADLINE_WORDS.end()
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

/// Whether a line holds what no headline holds, and a sentence without its full stop may.
fn has_sign_of_sentence(text: &str) -> bool {
    let inner =
        text.split_once(' ').and_then(|(_, rest)| rest.rsplit_once(' ')).map_or("", |(inner, _)| inner);
    [". ", ": ", "? ", "! "].iter().any(|mark| text.contains(mark))
        || inner.split(' ').any(|word| SENTENCE_WORDS.contains(word))
}

/// A line that stands apart as headlines do: no sign of a sentence, of somebody who speaks, or of a list.
fn is_headline(block: &Block<'_>) -> bool {
    block.is_plain()
        && block.apart
        && block.ending == Ending::Open
        && HEADLINE_WORDS.contains(&block.words)
        && block.text.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        && !block.text.contains(['“', '"', '”', '(', '@', '*', ';', '|'])
        && !has_sign_of_sentence(block.text)
}

/// Whether it ends neither as sentences do nor in the middle of one.
fn ends_openly(block: &Block<'_>) -> bool {
    block.apart && matches!(block.ending, Ending::Open | Ending::Question)
}
