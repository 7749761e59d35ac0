//! The label that a block begins with: `Q:`, `Ana Ruiz:`, `[00:41] AR`.

use crate::syntax::phrases;
use crate::syntax::words::{Words, one_of};
use crate::text::TokenKind;
use std::ops::Range;

/// A block that a label opens.
pub(super) struct Labelled {
    /// Position of the block.
    pub(super) block: usize,
    pub(super) label: Range<usize>,
    /// The label with its marks.
    pub(super) cue: Range<usize>,
    /// What is said in this block.
    pub(super) content: Range<usize>,
    /// Whether it is `Q.` or `A.`, which can be an initial.
    pub(super) is_dotted: bool,
}

/// The label that opens a block.
pub(super) fn read(words: &Words<'_>, block: usize, range: &Range<usize>) -> Option<Labelled> {
    const LONGEST: usize = 5;
    let start = behind_stamp(words, range);
    let is_mark = |at: usize| one_of(words.text(at), "* ** _ __");
    let start = (start..range.end).find(|&at| !is_mark(at))?;
    let opened = (start..range.end).take(2).take_while(|&at| words.text(at) == "(").count();
    let from = start + opened;
    let stop = if opened > 0 { ")" } else { ":" };
    let end = (from + 1..range.end.min(from + LONGEST + 1)).find(|&at| words.text(at) == stop);
    let first = words.lower(from);
    let is_dotted = (is_letter(first, 'q') || is_letter(first, 'a'))
        && (first.ends_with('.') || words.text(from + 1) == "." && !words.is_spaced(from + 1));
    let end = end.filter(|_| !is_dotted);
    let end = end.or_else(|| (opened == 0 && (is_dotted || is_initials(words, from))).then_some(from + 1))?;
    let label = from..end;
    let is_name = |at: usize| {
        words.is_capitalized(at)
            || one_of(words.text(at), ". - '")
            || words.kind(at) == Some(TokenKind::Number)
    };
    let named = label.clone().all(is_name) && !super::is_topic(words.lower(end - 1));
    let mut behind = end;
    while behind < range.end
        && (one_of(words.text(behind), if is_dotted { "." } else { ") :" }) || is_mark(behind))
    {
        behind += 1;
    }
    let content = phrases::without_final_marks(words, behind..range.end);
    // What asks keeps its mark.
    let content = content.start..if words.text(content.end) == "?" { content.end + 1 } else { content.end };
    let says = words.count(&content) > 0;
    let cue = if behind > end { end..behind } else { label.clone() };
    (named && says).then_some(Labelled { block, label, cue, content, is_dotted })
}

/// `[00:41] Ana Ruiz:`: where a label begins behind the time of a recording.
fn behind_stamp(words: &Words<'_>, range: &Range<usize>) -> usize {
    const LONGEST: usize = 7;
    let opens = one_of(words.text(range.start), "[ (");
    let first = range.start + usize::from(opens);
    let is_time = words.kind(first) == Some(TokenKind::Number);
    let stamp = (first..range.end.min(first + LONGEST)).find(|&at| {
        let part = words.kind(at) == Some(TokenKind::Number) || one_of(words.text(at), ": .");
        !part
    });
    match stamp.filter(|_| is_time) {
        Some(end) if !opens => end,
        Some(end) if one_of(words.text(end), "] )") => end + 1,
        _ => range.start,
    }
}

/// `MS Although we used the data of the year …`: initials without a mark.
fn is_initials(words: &Words<'_>, at: usize) -> bool {
    let text = words.text(at);
    let is_short = (2..=3).contains(&text.len()) && text.chars().all(|c| c.is_ascii_uppercase());
    is_short
        && words.is_capitalized(at + 1)
        && words.text(at + 1).chars().nth(1).is_none_or(char::is_lowercase)
}

/// `Q`, `Q1`, `A.`, `A12`.
pub(super) fn is_letter(label: &str, letter: char) -> bool {
    label.strip_prefix(letter).is_some_and(|rest| rest.chars().all(is_no_letter))
}

pub(super) const fn is_no_letter(c: char) -> bool {
    c.is_ascii_digit() || c == '.'
}
