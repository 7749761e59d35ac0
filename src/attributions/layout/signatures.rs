//! Blocks into quotations with the name that stands under, behind or over them: `— Ada Lorne, pilot`, `And from Ada Lorne:`.

use super::{layout_draft, name_of_credit};
use crate::attributions::draft::Draft;
use crate::syntax::page::Page;
use crate::syntax::quotations::QuoteForm;
use crate::syntax::statements::has_predicate;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases};
use crate::text::{Block, BlockKind};
use std::ops::Range;

/// Longest signature, in tokens.
const LONGEST: usize = 16;
/// Fewest words of what is signed.
const SHORTEST: usize = 4;
const SURE: u16 = 850;

/// A quotation that fills its block, and whoever signs it.
pub(super) fn read(page: &Page<'_>, blocks: &[Block], index: usize) -> Option<Draft> {
    let words = page.words;
    let block = blocks.get(index)?;
    let range = block.tokens.range();
    let quote = page.quote_at(range.start).filter(|quote| quote.form == QuoteForm::Speech)?;
    if words.count(&quote.tokens) < SHORTEST {
        return None;
    }
    let behind = quote.tokens.end..range.end;
    if !behind.is_empty() {
        return signature(words, behind, quote.tokens.clone());
    }
    let next = blocks.get(index + 1).filter(|next| next.kind.is_article());
    let under = next.and_then(|next| {
        let line = next.tokens.range();
        let bullet = next.kind == BlockKind::ListItem
            && blocks.get(index + 2).is_none_or(|other| other.kind != BlockKind::ListItem);
        if bullet && is_name(words, &line) {
            return Some(layout_draft(
                Some(name_of_credit(words, line.clone())),
                line,
                quote.tokens.clone(),
                SURE,
            ));
        }
        signature(words, line, quote.tokens.clone())
    });
    under.or_else(|| sent(page, blocks, index))
}

/// `— Ada Lorne, pilot`, `(Ada Lorne, pilot)`.
pub(super) fn signature(words: &Words<'_>, line: Range<usize>, quote: Range<usize>) -> Option<Draft> {
    let first = line.start;
    let bracketed = words.text(first) == "(";
    if !bracketed && !one_of(words.text(first), "— – -- -") || line.len() > LONGEST {
        return None;
    }
    let close = line.clone().find(|&at| words.text(at) == ")");
    let end = if bracketed { close.filter(|close| close + 1 >= line.end)? } else { line.end };
    let credit = first + 1..end;
    let name = name_of_credit(words, credit.clone());
    // `(Reuters)` says who wrote it down.
    let somebody = !bracketed || words.text(name.end) == "," && words.is_capitalized(name.start);
    // `— Tom Hale (@tomhale) May 3, 2024`: behind a handle stands a date.
    let post = words.text(name.end) == "(" && words.text(name.end + 1).starts_with('@');
    (somebody && is_name(words, if post { &name } else { &credit }))
        .then(|| layout_draft(Some(name), first..first + 1, quote, SURE))
}

/// Whether a line names somebody and tells nothing.
fn is_name(words: &Words<'_>, line: &Range<usize>) -> bool {
    let first = words.lower(line.start);
    let ends = line.end.checked_sub(1).map_or("", |at| words.text(at));
    line.len() <= LONGEST
        && words.count(line) > 0
        && (words.is_capitalized(line.start) || one_of(first, "a an the"))
        && !one_of(ends, ". ! ? :")
        && !line.clone().any(|at| cues::is_auxiliary(words.lower(at)))
        && (words.count(line) < SHORTEST || !has_predicate(words, &name_of_credit(words, line.clone())))
}

/// `And from Ada Lorne:`, `From the desk of Ada Lorne, vice president`: who sends what stands below.
pub(super) fn sent(page: &Page<'_>, blocks: &[Block], index: usize) -> Option<Draft> {
    let words = page.words;
    let quote = page.quote_at(blocks.get(index)?.tokens.start.get())?;
    let line = blocks.get(index.checked_sub(1)?).filter(|line| line.kind.is_article())?.tokens.range();
    let announces = line.end.checked_sub(1).is_some_and(|last| words.text(last) == ":");
    let from = line.clone().rfind(|&at| words.lower(at) == "from")?;
    if line.len() > LONGEST || !announces && from > line.start {
        return None;
    }
    let desk = if words.follow(from + 1, "the desk of") { from + 4 } else { from + 1 };
    let name = phrases::without_final_marks(words, name_of_credit(words, desk..line.end));
    let told = line.clone().any(|at| cues::is_auxiliary(words.lower(at)));
    let named = words.is_capitalized(name.start) || one_of(words.lower(name.start), "a an the");
    (named && !told && words.count(&name) > 0)
        .then(|| layout_draft(Some(name), from..desk, quote.tokens.clone(), SURE))
}
