//! Blocks into the headline, its repetitions, and the headings inside the article.

use super::phrases::plain;
use super::{Block, BlockKind, Body, Ending};
use std::collections::BTreeSet;

/// Marks the headline, and as furniture what repeats it.
#[inline(never)]
pub(super) fn mark_headline(blocks: &mut [Block<'_>], body: Body) {
    // A text without running text has no headline: it is a note, a tweet, a list.
    let head = blocks.get(..body.first).filter(|_| body.first < blocks.len()).unwrap_or_default();
    let known = head.iter().position(|block| block.kind == BlockKind::Headline);
    let marked = head.iter().position(|block| block.kind == BlockKind::Subheading);
    let plain_title = best_title(blocks, head.len());
    let Some(at) = known.or(match (marked, plain_title) {
        (Some(marked), Some(title)) => Some(marked.min(title)),
        (marked, title) => marked.or(title),
    }) else {
        return;
    };
    let Some(headline) = blocks.get_mut(at) else { return };
    headline.kind = BlockKind::Headline;
    let title = plain(headline.text);
    let core = without_outlet(headline.text);
    for block in blocks.iter_mut().skip(at + 1).filter(|block| block.words <= 40) {
        // A sentence of the text that a headline shows first stays in it.
        let kind = matches!(block.kind, BlockKind::Paragraph | BlockKind::Subheading | BlockKind::ListItem)
            && !block.is_running_text();
        if kind && (plain(block.text) == title || without_outlet(block.text) == core) {
            block.kind = BlockKind::Furniture;
        }
    }
}

/// The block before the running text that is the title: the first that looks like one and shares a
/// word with the text's beginning, or else the first that looks like one.
fn best_title(blocks: &[Block<'_>], head: usize) -> Option<usize> {
    const CANDIDATES: usize = 8;
    let text = plain(blocks.get(head).map_or("", |block| block.text));
    let known: BTreeSet<&str> = text.split(' ').filter(|word| word.len() > 3).collect();
    let mut titles = blocks
        .iter()
        .enumerate()
        .take(head)
        .filter(|(_, block)| is_title(block))
        .map(|(at, _)| at)
        .take(CANDIDATES);
    let shares = |at: &usize| {
        let title = plain(blocks.get(*at).map_or("", |block| block.text));
        title.split(' ').any(|word| known.contains(word))
    };
    titles.clone().find(shares).or_else(|| titles.next())
}

/// A title without what is put behind it: `Storm hits coast | News | Ravel Post` is `storm hits coast`.
fn without_outlet(text: &str) -> String {
    let mut core = text;
    loop {
        let end = [" | ", " - ", " – ", " — "].into_iter().filter_map(|sign| core.rfind(sign)).max();
        let shorter = end.and_then(|end| core.get(..end));
        match shorter.filter(|shorter| shorter.split_ascii_whitespace().count() >= 4) {
            Some(shorter) => core = shorter,
            None => return plain(core),
        }
    }
}

/// Whether a block before the running text can be the title.
fn is_title(block: &Block<'_>) -> bool {
    let words = block.words;
    let kicker = words == 1 || (words <= 2 && block.is_capitals());
    block.is_plain()
        && !kicker
        && words <= 30
        && block.starts_upper()
        && match block.ending {
            Ending::Open => words <= 25 && !has_dateline(block.text),
            Ending::Question => words <= 18,
            Ending::Stop => words >= 3 && is_title_case(block.text),
            Ending::Pause => false,
        }
}

/// `RAVEL (WNA) —`: a place in capitals and a dash open running text.
fn has_dateline(text: &str) -> bool {
    let dash = text.find(['—', '–']).or_else(|| text.find("--")).or_else(|| text.find(" - "));
    let place = dash.and_then(|dash| text.get(..dash)).unwrap_or_default();
    let capitals = place.bytes().take_while(|byte| byte.is_ascii_uppercase() || *byte == b' ').count();
    capitals >= 4 && place.len() <= 40
}

/// Whether most of the longer words begin with a capital.
fn is_title_case(text: &str) -> bool {
    let mut words = 0;
    let mut capitals = 0;
    for word in text.split_ascii_whitespace().filter(|word| word.len() > 3) {
        words += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
    }
    words >= 2 && capitals * 4 >= words * 3
}

/// Marks plain lines that head what stands below them, and lines that name the section above the
/// headline as furniture.
#[inline(never)]
pub(super) fn mark_subheadings(blocks: &mut [Block<'_>], body: Body) {
    let headline = blocks.iter().position(|block| block.kind == BlockKind::Headline);
    for at in 0..blocks.len() {
        let next = blocks.get(at + 1).map(|next| (next.is_running_text(), next.kind, next.apart));
        let before =
            at.checked_sub(1).and_then(|at| blocks.get(at)).map(|before| (before.kind, before.is_label(10)));
        let Some(block) = blocks.get_mut(at).filter(|block| block.is_plain()) else { continue };
        if headline.is_some_and(|headline| at < headline) {
            if block.is_label(12) {
                block.kind = BlockKind::Furniture;
            }
            continue;
        }
        let heads_text = next.is_some_and(|(running, kind, _)| {
            running || matches!(kind, BlockKind::ListItem | BlockKind::BlockQuote | BlockKind::Caption)
        });
        let stands_alone = before.is_some_and(|(kind, label)| kind != BlockKind::Paragraph || !label);
        let inside = at > body.first && at < body.last;
        let deck = at < body.first && headline.is_some_and(|headline| at == headline + 1) && block.words >= 4;
        if (inside && heads_text && stands_alone && is_heading(block)) || (deck && is_deck(block)) {
            block.kind = BlockKind::Subheading;
        }
    }
}

/// Whether a line looks like a heading: short, capital first, no end of a sentence, no quotation.
fn is_heading(block: &Block<'_>) -> bool {
    let text = block.text;
    let wholly = block.words <= 6 && text.ends_with(['”', '"', '’', '\'']);
    let quoted =
        text.starts_with(['(', '[', '@', '—', '–']) || (text.starts_with(['“', '"', '‘', '\'']) && !wholly);
    let speaker = block.text.contains(": ");
    if !text.contains(char::is_alphabetic) {
        return false;
    }
    let bold = block.text.starts_with("**") && block.text.ends_with("**") && block.words <= 14;
    bold || (block.is_label(9)
        && block.starts_upper()
        && !quoted
        && !speaker
        && !block.text.contains('@')
        && !block.text.contains("://"))
}

/// Whether a line below the headline sums up the article.
fn is_deck(block: &Block<'_>) -> bool {
    block.is_label(25) && block.starts_upper()
}
