//! Spans of an article into lines and columns of the file that it was read from.
//!
//! An article that was taken out of a web page is found in the page again by its letters: what stands
//! between tags, without white space, marks and character references.

use claimlight::Span;
use std::collections::BTreeMap;
use std::ops::Range;

/// Where something begins and ends: lines and columns from 1, columns count code points.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

/// Finds where spans of an article, in text order, stand in its file.
pub(super) fn find(text: &str, page: Option<&str>, spans: &[Span]) -> Vec<Place> {
    let (source, ranges) = match page {
        None => (text, spans.iter().map(|span| span.range()).collect()),
        Some(page) => (page, ranges_in_page(text, page, spans)),
    };
    let ends = ranges.iter().flat_map(|range| [range.start, range.end]);
    let positions = positions(source, ends.collect());
    let at = |offset| positions.get(&offset).copied().unwrap_or((1, 1));
    let place = |range: &Range<usize>| {
        let ((line, column), (end_line, end_column)) = (at(range.start), at(range.end));
        Place { line, column, end_line, end_column }
    };
    ranges.iter().map(place).collect()
}

/// Line and column of each offset, in one pass.
fn positions(source: &str, mut offsets: Vec<usize>) -> BTreeMap<usize, (usize, usize)> {
    offsets.sort_unstable();
    offsets.dedup();
    let mut waiting = offsets.into_iter().peekable();
    let mut found = BTreeMap::new();
    let (mut line, mut column) = (1, 1);
    let ends = std::iter::once((source.len(), ' '));
    for (at, c) in source.char_indices().chain(ends) {
        while let Some(offset) = waiting.next_if(|&offset| offset <= at) {
            found.insert(offset, (line, column));
        }
        (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
    }
    found
}

/// Letters and digits of ASCII, with the place of each.
#[derive(Default)]
struct Letters {
    letters: String,
    at: Vec<usize>,
}

impl Letters {
    fn push(&mut self, at: usize, byte: u8) {
        if byte.is_ascii_alphanumeric() {
            self.letters.push(char::from(byte));
            self.at.push(at);
        }
    }

    fn of_text(text: &str) -> Self {
        let mut letters = Self::default();
        text.bytes().enumerate().for_each(|(at, byte)| letters.push(at, byte));
        letters
    }

    /// Those of a page's text: not of its tags, comments, scripts, styles and character references.
    fn of_page(page: &str) -> Self {
        let mut letters = Self::default();
        let mut at = 0;
        while let Some(rest) = page.get(at..) {
            let Some(byte) = rest.bytes().next() else { break };
            let skipped = match byte {
                b'<' => markup(rest),
                b'&' => reference(rest),
                _ => 0,
            };
            if skipped == 0 {
                letters.push(at, byte);
            }
            // A byte inside a character of several is no letter of ASCII, and no place to cut either.
            at += skipped.max(rest.chars().next().map_or(1, char::len_utf8));
        }
        letters
    }
}

/// Length of the tag, comment, script or style that a text begins with; 0 where it is none.
fn markup(text: &str) -> usize {
    let end_of = |mark: &str| text.find(mark).map_or(text.len(), |at| at + mark.len());
    if text.starts_with("<!--") {
        return end_of("-->");
    }
    let name: String =
        text.get(1..).unwrap_or_default().chars().take(6).collect::<String>().to_ascii_lowercase();
    if name.starts_with("script") {
        return end_of("</script");
    }
    if name.starts_with("style") {
        return end_of("</style");
    }
    let opens = name.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
    if opens { end_of(">") } else { 0 }
}

/// Length of the character reference that a text begins with; 0 where it is none.
fn reference(text: &str) -> usize {
    const LONGEST: usize = 32;
    let name =
        text.bytes().skip(1).take(LONGEST).position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#');
    name.filter(|&end| end > 0 && text.as_bytes().get(end + 1) == Some(&b';')).map_or(0, |end| end + 2)
}

/// Where spans of the article stand in its page; what is not found there stands at the page's start.
fn ranges_in_page(text: &str, page: &str, spans: &[Span]) -> Vec<Range<usize>> {
    /// Letters before a span that tell it from another of the same words.
    const BEFORE: usize = 40;
    let (article, page) = (Letters::of_text(text), Letters::of_page(page));
    let mut from = 0;
    let range = |span: &Span| {
        let start = article.at.partition_point(|&at| at < span.range().start);
        let end = article.at.partition_point(|&at| at < span.range().end);
        let context = start.saturating_sub(BEFORE);
        let wanted = [context..end, start..end];
        let found = wanted.into_iter().find_map(|wanted| {
            let letters = article.letters.get(wanted.clone()).filter(|letters| !letters.is_empty())?;
            let behind = page.letters.get(from..).and_then(|rest| rest.find(letters)).map(|at| from + at);
            let first = behind.or_else(|| page.letters.find(letters))?;
            Some(first + (start - wanted.start)..first + wanted.len())
        });
        let Some(found) = found else { return 0..0 };
        from = found.start.saturating_sub(BEFORE);
        let start = page.at.get(found.start).copied().unwrap_or_default();
        let last = found.end.checked_sub(1).and_then(|last| page.at.get(last)).copied();
        start..last.map_or(start, |last| last + 1)
    };
    spans.iter().map(range).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, page: Option<&str>, words: &str) -> (usize, usize, usize, usize) {
        let start = text.find(words).unwrap();
        let found = find(text, page, &[Span::from_range(start..start + words.len())]);
        (found[0].line, found[0].column, found[0].end_line, found[0].end_column)
    }

    #[test]
    fn lines_and_columns_count_from_one() {
        assert_eq!(place("one", None, "one"), (1, 1, 1, 4));
        assert_eq!(place("é 🚢 x\n\nüber two", None, "two"), (3, 6, 3, 9));
        assert_eq!(place("a\nb c", None, "a\nb"), (1, 1, 2, 2));
    }

    #[test]
    fn words_of_an_article_are_found_in_its_page() {
        let page = "<html><style>p { two: 1 }</style><!-- two -->\n<p class=\"two\">One caf&eacute; <b>t</b>wo\n three.</p>";
        assert_eq!(place("One café two three.", Some(page), "two three"), (2, 35, 3, 7));
    }

    #[test]
    fn the_same_words_are_told_apart_by_what_stands_before() {
        let page = "<p>The mayor said no.</p>\n<p>The clerk said no.</p>";
        assert_eq!(place("The clerk said no.", Some(page), "said no"), (2, 14, 2, 21));
    }

    #[test]
    fn what_is_no_markup_is_text() {
        assert_eq!(place("1 < 2 & 3 here", Some("1 < 2 & 3 here"), "here"), (1, 11, 1, 15));
    }
}
