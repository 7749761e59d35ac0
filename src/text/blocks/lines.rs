//! A text into its lines, wrapped lines joined, markup taken off: the drafts of blocks.

use super::BlockKind;
use super::wrapping::Wrapping;
use crate::span::Span;
use crate::text::characters::is_visible;

/// A stretch of the page that will be one block, and what its markup says of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft {
    /// Without markup.
    pub(super) span: Span,
    /// What the markup says; [`BlockKind::Paragraph`] where there is none.
    pub(super) kind: BlockKind,
    /// Whether an empty line, or the text's beginning, stands before it.
    pub(super) apart: bool,
}

/// Cuts a text into drafts, in text order, disjoint, none of them empty.
#[inline(never)]
pub(super) fn drafts(text: &str) -> Vec<Draft> {
    let inked: Vec<Option<Span>> = lines(text).map(|line| visible(text, line.start, line.end)).collect();
    let wrapping = Wrapping::of(text, &inked);
    let mut drafts: Vec<Draft> = Vec::new();
    // The line before, where it stands right above and may run on.
    let mut above: Option<Span> = None;
    for ink in inked {
        let Some(ink) = ink else {
            above = None;
            continue;
        };
        let apart = above.is_none();
        let wrapped = above.is_some_and(|above| wrapping.joins(above.of(text), ink.of(text)));
        match underline(ink.of(text)) {
            Some(Underline::Heading) => {
                if let Some(last) = drafts.last_mut().filter(|last| !apart && is_short(last.span.of(text))) {
                    last.kind = BlockKind::Subheading;
                }
                above = None;
                continue;
            }
            Some(Underline::Rule) => {
                above = None;
                continue;
            }
            None => {}
        }
        let (kind, span) = markup(text, ink);
        match drafts.last_mut() {
            Some(last) if wrapped && goes_on(text, *last, kind, ink) => last.span = last.span.cover(span),
            _ => drafts.push(Draft { span, kind, apart }),
        }
        above = Some(ink);
    }
    drafts
}

/// A line of the text, its end of line left out.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
}

fn lines(text: &str) -> impl Iterator<Item = Line> {
    let mut start = 0;
    let mut before = None;
    let lines = text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{B}', '\u{C}']);
    lines.filter_map(move |line| {
        let end = start + line.len();
        let found = Line { start, end };
        // Between `\r` and `\n` lies no line.
        let is_line = start < end || before != Some('\r');
        before = text.get(end..).and_then(|rest| rest.chars().next());
        start = end + before.map_or(0, char::len_utf8);
        is_line.then_some(found)
    })
}

/// From the first to the last visible character of a stretch.
fn visible(text: &str, start: usize, end: usize) -> Option<Span> {
    let stretch = text.get(start..end)?;
    let left = stretch.find(is_visible)?;
    let inner = stretch.trim_end_matches(|c| !is_visible(c));
    Some(Span::from_range(start + left..start + inner.len()))
}

/// What a line without words does to the lines around it.
enum Underline {
    /// `=====` or `-----`: the line above is a heading, where it is short.
    Heading,
    /// `***`, `___`, `###`, a fence: parts what is above from what is below.
    Rule,
}

fn underline(line: &str) -> Option<Underline> {
    let sign = line
        .chars()
        .next()
        .filter(|sign| matches!(sign, '=' | '-' | '*' | '_' | '~' | '`' | '#' | '—' | '–' | '─'))?;
    let signs = line.chars().filter(|c| *c == sign).count();
    if signs < 3 || line.contains(|c: char| c != sign && !c.is_whitespace()) {
        return None;
    }
    Some(if matches!(sign, '=' | '-') { Underline::Heading } else { Underline::Rule })
}

fn is_short(line: &str) -> bool {
    line.len() <= 160
}

/// Takes the markup off a line.
fn markup(text: &str, line: Span) -> (BlockKind, Span) {
    let (kind, length) = prefix(line.of(text));
    let (start, end) = (line.range().start, line.range().end);
    let end = match kind {
        // `## Heading ##`
        BlockKind::Subheading => start + line.of(text).trim_end_matches('#').len(),
        _ => end,
    };
    visible(text, start + length, end).map_or((BlockKind::Paragraph, line), |span| (kind, span))
}

/// The kind that a line's prefix gives it, and the prefix's length.
fn prefix(line: &str) -> (BlockKind, usize) {
    let bytes = line.as_bytes();
    let hashes = bytes.iter().take_while(|&&byte| byte == b'#').count();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let blank = |at: usize| line.get(at..).is_some_and(|rest| rest.starts_with([' ', '\t', '\u{A0}']));
    if (1..=6).contains(&hashes) && blank(hashes) {
        return (BlockKind::Subheading, hashes);
    }
    if (1..=2).contains(&digits) && matches!(bytes.get(digits), Some(b'.' | b')')) && blank(digits + 1) {
        return (BlockKind::ListItem, digits + 1);
    }
    match line.chars().next() {
        Some('-' | '*' | '+') if blank(1) => (BlockKind::ListItem, 1),
        Some('>') => {
            (BlockKind::BlockQuote, bytes.iter().take_while(|byte| matches!(byte, b'>' | b' ')).count())
        }
        Some(bullet @ ('•' | '‣' | '▪' | '●' | '◦' | '■' | '►' | '▶' | '·' | '∙' | '⁃' | '○')) => {
            (BlockKind::ListItem, bullet.len_utf8())
        }
        _ => (BlockKind::Paragraph, 0),
    }
}

/// Whether a line that a full line stands above of belongs to the draft of that line.
fn goes_on(text: &str, above: Draft, kind: BlockKind, line: Span) -> bool {
    let heading = above.kind == BlockKind::Subheading;
    // `12. The` may be the middle of a sentence that is wrapped there.
    let number =
        line.of(text).starts_with(|c: char| c.is_ascii_digit()) && !above.span.of(text).ends_with(['.', ':']);
    match kind {
        BlockKind::Paragraph => !heading,
        BlockKind::BlockQuote => above.kind == BlockKind::BlockQuote,
        BlockKind::ListItem => number && !heading && above.kind != BlockKind::ListItem,
        _ => false,
    }
}
