//! A page into its blocks: what stands apart, and what it is.

use super::BlockKind;
use super::characters::is_visible;
use crate::span::Span;

/// Cuts a text into blocks, in text order, disjoint, none of them empty.
pub(super) fn split(text: &str) -> Vec<(Span, BlockKind)> {
    let width = wrap_width(text);
    let mut blocks: Vec<(Span, BlockKind)> = Vec::new();
    // The line before, where it stands right above and may run on.
    let mut above: Option<Line> = None;
    for line in lines(text) {
        let Some(span) = visible(text, line.start, line.end) else {
            // Between `\r` and `\n` lies no line.
            if !text.get(..line.start).is_some_and(|before| before.ends_with('\r')) {
                above = None;
            }
            continue;
        };
        let (kind, span) = markup(text, span);
        let wraps =
            above.is_some_and(|above| kind == BlockKind::Paragraph && runs_on(text, above, span, width));
        match blocks.last_mut() {
            Some(last) if wraps => last.0 = last.0.cover(span),
            _ => blocks.push((span, kind)),
        }
        above = Some(line);
    }
    blocks
}

/// A line of the text, its end of line left out.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
}

fn lines(text: &str) -> impl Iterator<Item = Line> {
    let mut start = 0;
    text.split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{B}', '\u{C}']).map(move |line| {
        let end = start + line.len();
        let found = Line { start, end };
        let separator = text.get(end..).and_then(|rest| rest.chars().next());
        start = end + separator.map_or(0, char::len_utf8);
        found
    })
}

/// From the first to the last visible character of a stretch.
fn visible(text: &str, start: usize, end: usize) -> Option<Span> {
    let trimmed = text.get(start..end)?;
    let left = trimmed.find(is_visible)?;
    let inner = trimmed.trim_end_matches(|c| !is_visible(c));
    Some(Span::from_range(start + left..start + inner.len()))
}

/// Takes the markup off a line.
fn markup(text: &str, span: Span) -> (BlockKind, Span) {
    let line = span.of(text);
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    let (kind, length) = match line.as_bytes() {
        _ if (1..=6).contains(&hashes) && line.as_bytes().get(hashes) == Some(&b' ') => {
            (BlockKind::Subheading, hashes)
        }
        [b'-' | b'*' | b'+', b' ' | b'\t', ..] => (BlockKind::ListItem, 1),
        [b'>', ..] => (BlockKind::BlockQuote, 1),
        _ if line.starts_with("• ") => (BlockKind::ListItem, "•".len()),
        _ => (BlockKind::Paragraph, 0),
    };
    let start = span.range().start;
    visible(text, start + length, span.range().end).map_or((BlockKind::Paragraph, span), |span| (kind, span))
}

/// The width at which the text is wrapped: the longest line, where no line is longer than a page
/// of plain text is wide.
fn wrap_width(text: &str) -> Option<usize> {
    let longest =
        text.lines().filter(|line| line.trim().contains(' ')).map(|line| line.chars().count()).max()?;
    (50..=100).contains(&longest).then_some(longest)
}

/// Whether a line goes on in the next: its first word would not have fitted.
fn runs_on(text: &str, above: Line, below: Span, width: Option<usize>) -> bool {
    let Some(width) = width else { return false };
    let length = text.get(above.start..above.end).map_or(0, |line| line.chars().count());
    let word = below.of(text).split(' ').next().map_or(0, |word| word.chars().count());
    length + 1 + word > width
}
