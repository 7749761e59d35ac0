//! Block quotations into drafts: whoever is named below one, behind it or in the sentence that announces it speaks.

use super::{announcement, by_announcement, is_post, layout_draft, name_of_credit, signatures, unsigned};
use crate::attributions::draft::{Construction, Draft};
use crate::syntax::cues;
use crate::syntax::page::Page;
use crate::syntax::words::{Words, one_of};
use crate::text::{Block, BlockKind};
use std::ops::Range;

/// Most blocks of one quotation.
const MOST_BLOCKS: usize = 12;
const SURE: u16 = 850;

/// The quotations of neighbouring block quotes, where a block is the first of them. Each ends with the name of its speaker;
/// the first may be announced, and who says what has neither is not known.
pub(super) fn read(page: &Page<'_>, blocks: &[Block], index: usize) -> Vec<Draft> {
    let is_quote = |at: usize| blocks.get(at).is_some_and(|block| block.kind == BlockKind::BlockQuote);
    if index.checked_sub(1).is_some_and(is_quote) {
        return Vec::new();
    }
    let words = page.words;
    let (mut drafts, mut open) = (Vec::new(), Vec::new());
    let end = (index..blocks.len()).find(|&at| !is_quote(at)).unwrap_or(blocks.len());
    for block in blocks.get(index..end).unwrap_or_default() {
        let range = block.tokens.range();
        let below = signatures::signature(words, range.clone(), range.clone()).filter(|_| !open.is_empty());
        if let Some(signature) = below {
            drafts.push(said_by(signature, std::mem::take(&mut open)));
        } else if let Some(signature) = credited(words, &range) {
            open.extend(signature.contents.iter().cloned());
            drafts.push(said_by(signature, std::mem::take(&mut open)));
        } else {
            open.push(range);
        }
        if open.len() == MOST_BLOCKS {
            let first = drafts.is_empty();
            drafts.extend(open.drain(..).map(|range| unsigned(range, first)));
        }
    }
    if open.is_empty() {
        return drafts;
    }
    let line = blocks.get(end).filter(|next| next.kind.is_article()).map(|next| next.tokens.range());
    let dashed = line.filter(|line| one_of(words.text(line.start), "— – --"));
    let signature = dashed.and_then(|line| signatures::signature(words, line.clone(), line));
    let announced = || announced(words, blocks, index).filter(|_| drafts.is_empty());
    match signature.or_else(announced) {
        Some(signature) => drafts.push(said_by(signature, open)),
        // Behind a quotation with its author stands somebody else's.
        None => {
            let first = drafts.is_empty();
            drafts.extend(open.into_iter().map(|range| unsigned(range, first)));
        }
    }
    drafts
}

fn said_by(draft: Draft, contents: Vec<Range<usize>>) -> Draft {
    Draft { contents, construction: Construction::BlockQuote, ..draft }
}

/// `The captain wrote in the log:`, and a block quote stands below.
fn announced(words: &Words<'_>, blocks: &[Block], index: usize) -> Option<Draft> {
    let announcing = announcement(words, blocks, index)?;
    let cue = cues::find(words, &announcing).pop()?;
    by_announcement(words, &announcing, &cue, Vec::new())
}

/// What somebody says who is named behind it: `The engine failed. — Tom Hale`.
pub(super) fn credited(words: &Words<'_>, range: &Range<usize>) -> Option<Draft> {
    let content = without_credit(words, range);
    let mark = usize::from(words.text(content.end) == ">");
    let credit = name_of_credit(words, content.end + 1 + mark..range.end);
    (content.end < range.end && words.count(&credit) > 0)
        .then(|| layout_draft(Some(credit.clone()), credit.start - 1..credit.start, content, SURE))
}

/// A block quotation without the line that names its author: `— Jane Roe`.
pub(super) fn without_credit(words: &Words<'_>, range: &Range<usize>) -> Range<usize> {
    let closed = |dash: usize| one_of(words.text(dash - 1), ". ! ? ” \" >") || is_post(words, range);
    match credit_dash(words, range) {
        Some(dash) if words.is_capitalized(dash + 1) && closed(dash) => {
            range.start..dash - usize::from(words.text(dash - 1) == ">")
        }
        _ => range.clone(),
    }
}

/// The dash before the line that names an author.
pub(super) fn credit_dash(words: &Words<'_>, range: &Range<usize>) -> Option<usize> {
    const LONGEST_CREDIT: usize = 16;
    let from = range.end.saturating_sub(LONGEST_CREDIT).max(range.start + 1);
    (from..range.end).rev().find(|&at| one_of(words.text(at), "— – -- -") && words.is_spaced(at))
}
