//! Quotation marks into [`Quote`]s: which mark opens, which closes, and what stands between them.
//!
//! Marks pair up inside a block. A quotation that runs over paragraphs has an opening mark at each
//! paragraph, or at the first alone, and a closing mark at the last only; such pieces are linked.

use super::verbs::cue_lexicon::look_up;
use super::verbs::inflection::Form;
use super::words::{Words, list, one_of};
use crate::sorting::sort_by_key;
use crate::text::{Block, BlockKind};
use crate::word_set::WordSet;
use std::ops::Range;

/// Something between quotation marks, or the piece of it that stands in one block.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Quote {
    /// Its tokens, marks included.
    pub(crate) tokens: Range<usize>,
    /// What it is.
    pub(crate) form: QuoteForm,
    /// Whether the next block goes on with it.
    pub(crate) goes_on: bool,
    /// How many quotations it stands in.
    pub(crate) depth: usize,
}

/// What stands between quotation marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum QuoteForm {
    /// Somebody's words: a clause or more.
    Speech,
    /// Part of a clause, in somebody's words.
    Fragment,
    /// The title of a work, a name.
    Title,
}

/// The family that a mark belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mark {
    Double,
    Single,
    Guillemet,
}

/// Which way a mark faces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Facing {
    Open,
    Close,
    /// A straight mark, that its surroundings must tell.
    Either,
}

struct Opened {
    at: usize,
    mark: Mark,
    low: bool,
}

/// Deepest nesting that is followed.
const DEEPEST: usize = 3;
/// Most words of a nickname.
const LONGEST_NICKNAME: usize = 3;
/// Most words of a title.
const LONGEST_TITLE: usize = 9;

const WORKS: &WordSet = &list("quotations.works");

/// Whether words between quotation marks stand in a range; titles do not count.
pub(crate) fn stand_in(quotes: &[Quote], range: &Range<usize>) -> bool {
    let from = quotes.partition_point(|quote| quote.tokens.start < range.start).saturating_sub(DEEPEST + 1);
    let near = quotes.get(from..).unwrap_or_default().iter();
    near.take_while(|quote| quote.tokens.start < range.end)
        .any(|quote| quote.tokens.end > range.start && quote.form != QuoteForm::Title)
}

/// Finds the quotations of a document, in order of their opening marks.
#[inline(never)]
pub(crate) fn find(words: &Words<'_>) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let blocks = words.document().blocks();
    for (index, block) in blocks.iter().enumerate() {
        if !block.kind.is_article() {
            continue;
        }
        let range = block.tokens.range();
        let mut opened: Vec<Opened> = Vec::new();
        let mut at = range.start;
        let from = quotes.len();
        while at < range.end {
            let Some((mark, facing, width)) = mark_at(words, at, &range, &opened) else {
                at += 1;
                continue;
            };
            match facing {
                Facing::Open if opened.len() < DEEPEST => {
                    opened.push(Opened { at, mark, low: words.text(at) == "„" });
                }
                Facing::Close => close(words, &mut opened, mark, at + width, &mut quotes),
                Facing::Open | Facing::Either => {}
            }
            at += width;
        }
        if let Some(first) = opened.first() {
            let next = blocks.get(index + 1);
            let goes_on = first.mark != Mark::Single
                && next.is_some_and(|next| {
                    next.kind.is_article()
                        && !next.kind.is_heading()
                        && family(words.text(next.tokens.start.get())).map(|(mark, _)| mark)
                            == Some(first.mark)
                });
            // Marks of one family do not nest: one that is left open before others is a slip.
            let behind = quotes.get(from..).unwrap_or_default().iter();
            let alone = !behind.clone().any(|quote| quote.tokens.start > first.at);
            if goes_on {
                let tokens = first.at..range.end;
                quotes.push(Quote { tokens, form: QuoteForm::Speech, goes_on, depth: 0 });
            } else if alone && opens_speech(words, first, &range) {
                let end = end_of_speech(words, first.at, range.end);
                let behind = blocks.get(index + 1..).filter(|_| end == range.end).unwrap_or_default();
                let rest = pieces_behind(words, behind, first.mark);
                let last = rest.len();
                let pieces = std::iter::once(first.at..end).chain(rest).enumerate();
                quotes.extend(pieces.map(|(at, tokens)| Quote {
                    tokens,
                    form: QuoteForm::Speech,
                    goes_on: at < last,
                    depth: 0,
                }));
            }
        }
        if let Some(found) = quotes.get_mut(from..) {
            sort_by_key(found, |quote| (quote.tokens.start, quote.depth));
        }
    }
    quotes
}

/// Whether a mark that nothing closes opens somebody's words: at the beginning of a sentence, or behind a tag.
fn opens_speech(words: &Words<'_>, opened: &Opened, block: &Range<usize>) -> bool {
    const SHORTEST: usize = 3;
    let before = opened.at.checked_sub(1).filter(|&at| at >= block.start).map_or("", |at| words.text(at));
    opened.mark != Mark::Single
        && (before.is_empty() || one_of(before, ". ! ? : ,"))
        && words.is_word(opened.at + 1)
        && words.count(&(opened.at..block.end)) >= SHORTEST
}

/// Where words end whose closing mark is missing: at their tag (`We walked for two days, said Ada Lorne`), or with their
/// paragraph.
fn end_of_speech(words: &Words<'_>, from: usize, end: usize) -> usize {
    const LONGEST_NAME: usize = 6;
    let says = |at: usize| says(words, at);
    let tag = (from + 1..end).find(|&comma| {
        let first = comma + 1;
        let turned = says(first)
            && (words.is_capitalized(first + 1) || one_of(words.lower(first + 1), "the a an he she"));
        let mut names = (first..end.min(first + LONGEST_NAME)).skip(1);
        words.text(comma) == ","
            && (turned
                || words.is_capitalized(first)
                    && names.any(|at| says(at) && (at + 1 >= end || words.text(at + 1) == ".")))
    });
    tag.map_or(end, |comma| comma + 1)
}

/// The pieces in the next blocks of a quotation that is left open, where the first mark there closes it: `“It was early.`, and
/// below it `Nobody came,” said Ada Lorne`. A block between has neither marks nor a speech tag.
fn pieces_behind(words: &Words<'_>, blocks: &[Block], mark: Mark) -> Vec<Range<usize>> {
    const MOST: usize = 2;
    let opened = [Opened { at: 0, mark, low: false }];
    let mut pieces = Vec::new();
    for block in blocks.iter().take(MOST).take_while(|block| block.kind == BlockKind::Paragraph) {
        let range = block.tokens.range();
        let mut marks = range.clone().filter_map(|at| Some((at, mark_at(words, at, &range, &opened)?)));
        match marks.find(|(_, (other, ..))| *other == mark) {
            Some((at, (_, Facing::Close, width))) if one_of(words.text(at - 1), ". , ! ? … ...") => {
                pieces.push(range.start..at + width);
                return pieces;
            }
            None if !holds_tag(words, &range) => pieces.push(range),
            _ => break,
        }
    }
    Vec::new()
}

/// Whether somebody says something in a range: `Ruiz said`, `she wrote`.
pub(crate) fn holds_tag(words: &Words<'_>, range: &Range<usize>) -> bool {
    let names = |at: usize| {
        let word = words.lower(at);
        words.is_capitalized(at) && !one_of(word, "i we") || one_of(word, "he she they")
    };
    range.clone().any(|at| says(words, at) && (names(at.wrapping_sub(1)) || names(at + 1)))
}

/// Whether a word can be the verb of a speech tag.
pub(crate) fn says(words: &Words<'_>, at: usize) -> bool {
    look_up(words.lower(at))
        .any(|(entry, form)| entry.takes("quote") && matches!(form, Form::Past | Form::ThirdPerson))
}

/// Closes the innermost quotation of this family, dropping what was left open inside it.
fn close(words: &Words<'_>, opened: &mut Vec<Opened>, mark: Mark, end: usize, quotes: &mut Vec<Quote>) {
    let Some(depth) = opened.iter().rposition(|open| open.mark == mark) else { return };
    if let Some(open) = opened.get(depth) {
        let tokens = open.at..end;
        if words.count(&tokens) > 0 {
            quotes.push(Quote { form: form(words, &tokens), tokens, goes_on: false, depth });
        }
    }
    opened.truncate(depth);
}

/// The family of a mark, and which way it faces by its shape.
fn family(text: &str) -> Option<(Mark, Facing)> {
    Some(match text {
        "“" | "„" | "‟" | "``" => (Mark::Double, Facing::Open),
        "”" => (Mark::Double, Facing::Close),
        "\"" | "''" | "＂" => (Mark::Double, Facing::Either),
        "«" | "‹" => (Mark::Guillemet, Facing::Open),
        "»" | "›" => (Mark::Guillemet, Facing::Close),
        "‘" | "‚" | "`" => (Mark::Single, Facing::Open),
        "’" => (Mark::Single, Facing::Close),
        "'" => (Mark::Single, Facing::Either),
        _ => return None,
    })
}

/// The quotation mark at a token: its family, which way it faces here, and how many tokens it takes.
fn mark_at(
    words: &Words<'_>,
    at: usize,
    block: &Range<usize>,
    opened: &[Opened],
) -> Option<(Mark, Facing, usize)> {
    let text = words.text(at);
    let (mut mark, mut facing) = family(text)?;
    let mut width = 1;
    let doubled = one_of(text, "' ` ‘ ’") && at + 1 < block.end && words.text(at + 1) == text;
    if doubled && !words.is_spaced(at + 1) {
        mark = Mark::Double;
        width = 2;
    }
    let spaced = at == block.start || words.is_spaced(at);
    let after = at + width;
    let tight_after = after < block.end && !words.is_spaced(after) && !closes_clause(words, after);
    let opens_here = (spaced || after_opener(words, at)) && tight_after;
    let is_open = opened.iter().any(|open| open.mark == mark);
    if mark == Mark::Double && text == "“" && opened.last().is_some_and(|open| open.low) {
        return Some((mark, Facing::Close, width));
    }
    if facing == Facing::Either {
        let measures = words.kind(at.wrapping_sub(1)) == Some(crate::text::TokenKind::Number);
        facing = match (is_open, opens_here) {
            (true, true) if mark == Mark::Double => return Some((mark, Facing::Either, width)),
            (true, _) => Facing::Close,
            (false, true) => Facing::Open,
            // `he said."We left."`: a space is missing.
            (false, false)
                if mark == Mark::Double
                    && (spaced && !measures || tight_after && closes_clause(words, at.saturating_sub(1))) =>
            {
                Facing::Open
            }
            (false, false) => return None,
        };
    }
    if mark == Mark::Single {
        if facing == Facing::Close && (!is_open || is_apostrophe(words, at, block)) {
            return None;
        }
        // `’tis` and `’90s`: an apostrophe in the place of an opening mark.
        if facing == Facing::Open && !tight_after {
            return None;
        }
    }
    Some((mark, facing, width))
}

/// Whether a mark that could close is rather the possessive of a plural: `the workers’ union`.
fn is_apostrophe(words: &Words<'_>, at: usize, block: &Range<usize>) -> bool {
    const WINDOW: usize = 60;
    let plural = words.lower_before(at).ends_with('s') && !words.is_spaced(at);
    let lower_after = words.is_word(at + 1) && words.is_spaced(at + 1) && !words.is_capitalized(at + 1);
    if !words.is_spaced(at + 1) && words.is_word(at + 1) {
        return true;
    }
    // Only where a better closing mark follows soon.
    plural
        && lower_after
        && (at + 1..block.end.min(at + WINDOW))
            .map(|later| words.text(later))
            .take_while(|text| *text != "‘")
            .any(|text| text == "’" || text == "'")
}

fn after_opener(words: &Words<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| one_of(words.text(before), "( [ { — – - -- “ \" ‘ ' « „ : /"))
}

fn closes_clause(words: &Words<'_>, at: usize) -> bool {
    one_of(words.text(at), ". , ; : ! ? ) ] … ...")
}

/// Whether each word begins with a capital that does so in a title.
pub(crate) fn is_in_title_case(words: &Words<'_>, range: &Range<usize>) -> bool {
    range.clone().filter(|&at| words.is_word(at)).all(|at| {
        words.is_capitalized(at) || one_of(words.lower(at), const { &list("quotations.small_in_titles") })
    })
}

/// Tells speech from fragments and titles by what stands inside and just before.
fn form(words: &Words<'_>, tokens: &Range<usize>) -> QuoteForm {
    let inner = tokens.start + 1..tokens.end.saturating_sub(1);
    let count = words.count(&inner);
    let last = inner.end.checked_sub(1).map_or("", |at| words.text(at));
    let ends_clause = one_of(last, ". , ! ? … ... — –");
    let first_is_capital = words.is_capitalized(inner.start);
    let named = is_in_title_case(words, &inner);
    let before = words.lower_before(tokens.start);
    // `Ana “Coco” Ruiz`, `a man known as “Ghost,”`: a name in the name, or in the place of one.
    let is_inside_name = tokens.start > 0
        && words.is_capitalized(tokens.start - 1)
        && words.is_capitalized(tokens.end)
        && !ends_clause;
    let is_called = one_of(before, "as himself herself themselves");
    if named && first_is_capital && (count <= LONGEST_NICKNAME && is_inside_name || count == 1 && is_called) {
        return QuoteForm::Title;
    }
    if count <= LONGEST_TITLE && named && first_is_capital && !one_of(last, ", ? !") {
        let work = one_of(before, WORKS) || (before == "," && !words.lower(tokens.end).is_empty());
        if count >= 2 || work {
            return QuoteForm::Title;
        }
    }
    if one_of(before, WORKS) && first_is_capital && count <= LONGEST_TITLE && last != "," {
        return QuoteForm::Title;
    }
    let starts = first_is_capital || one_of(before, ", :") || before.is_empty();
    if (ends_clause && (starts || count >= 5)) || (starts && count >= 4) || count >= 12 {
        QuoteForm::Speech
    } else {
        QuoteForm::Fragment
    }
}
