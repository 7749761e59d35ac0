//! Styled words into lines of a given width.

use anstyle::Style;
use claimlight::export::is_unsafe_in_display;
use std::fmt::Write;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// A line of styled text.
#[derive(Clone, Default, Debug)]
pub(crate) struct Line {
    /// Stretches of one style each.
    stretches: Vec<(Style, String)>,
    /// How many columns it takes.
    pub(crate) width: usize,
    /// Signs for the margin.
    pub(crate) signs: Vec<(Style, char)>,
}

impl Line {
    fn push(&mut self, style: Style, text: &str) {
        self.width += text.width();
        match self.stretches.last_mut() {
            Some((last, words)) if *last == style => words.push_str(text),
            _ => self.stretches.push((style, text.to_owned())),
        }
    }

    /// The line with its escape sequences.
    pub(crate) fn render(&self) -> String {
        let mut out = String::new();
        for (style, text) in &self.stretches {
            // Writing to a string cannot fail.
            let _ = write!(out, "{style}{text}{style:#}");
        }
        out
    }
}

/// Fills lines with words.
#[derive(Debug)]
pub(crate) struct Flow {
    width: usize,
    lines: Vec<Line>,
    line: Line,
    /// The word that is not finished: its stretches, its width, its signs.
    word: Line,
    /// The style of the space before that word, where one stands.
    space: Option<Style>,
}

impl Flow {
    /// Lines of at most so many columns, and at least ten.
    pub(crate) fn new(width: usize) -> Self {
        Self {
            width: width.max(10),
            lines: Vec::new(),
            line: Line::default(),
            word: Line::default(),
            space: None,
        }
    }

    /// Adds text. Any white space is one space; what could harm a terminal is shown as `�`.
    pub(crate) fn text(&mut self, style: Style, text: &str) {
        for grapheme in text.graphemes(true) {
            if grapheme.chars().all(|c| c.is_whitespace() && c != '\u{a0}') {
                self.end_word();
                self.space = Some(style);
            } else if grapheme.chars().any(is_unsafe_in_display) {
                self.grapheme(style, "\u{fffd}");
            } else {
                self.grapheme(style, grapheme);
            }
        }
    }

    /// Puts a sign into the margin of the line on which the next word stands.
    pub(crate) fn sign(&mut self, style: Style, sign: char) {
        self.word.signs.push((style, sign));
    }

    /// The lines.
    pub(crate) fn finish(mut self) -> Vec<Line> {
        self.end_word();
        if self.line.width > 0 {
            self.lines.push(self.line);
        }
        self.lines
    }

    fn grapheme(&mut self, style: Style, grapheme: &str) {
        if self.word.width + grapheme.width() > self.width {
            self.end_word();
        }
        self.word.push(style, grapheme);
    }

    fn end_word(&mut self) {
        if self.word.stretches.is_empty() {
            return;
        }
        let word = Line { signs: std::mem::take(&mut self.word.signs), ..std::mem::take(&mut self.word) };
        let space = self.space.take();
        let needed = word.width + usize::from(space.is_some());
        if self.line.width > 0 && self.line.width + needed > self.width {
            self.lines.push(std::mem::take(&mut self.line));
        } else if let Some(style) = space.filter(|_| self.line.width > 0) {
            self.line.push(style, " ");
        }
        for (style, text) in &word.stretches {
            self.line.push(*style, text);
        }
        self.line.signs.extend(word.signs);
    }
}

/// A text on one line of at most so many columns, cut with `…` where it is longer.
pub(crate) fn cut(text: &str, width: usize) -> String {
    let mut out = String::new();
    let mut columns = 0;
    for grapheme in text.graphemes(true) {
        columns += grapheme.width();
        if columns > width.saturating_sub(1) && out.len() + grapheme.len() < text.len() {
            return out.trim_end().to_owned() + "…";
        }
        out.push_str(if grapheme.chars().any(is_unsafe_in_display) { "\u{fffd}" } else { grapheme });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        let mut flow = Flow::new(width);
        flow.text(Style::new(), text);
        flow.finish().iter().map(Line::render).collect()
    }

    #[test]
    fn words_fill_lines() {
        assert_eq!(lines("the old  ferry\nsank at noon", 10), ["the old", "ferry sank", "at noon"]);
        assert!(lines(" \n ", 10).is_empty());
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        assert_eq!(lines("abcdefghijklmnop xy", 10), ["abcdefghij", "klmnop xy"]);
    }

    #[test]
    fn wide_letters_take_two_columns() {
        assert_eq!(lines("日本日本日本", 10), ["日本日本日", "本"]);
    }

    #[test]
    fn a_terminal_is_given_no_orders() {
        assert_eq!(lines("a\u{1b}[2Jb", 10), ["a\u{fffd}[2Jb"]);
        assert_eq!(lines("a\u{202e}b", 10), ["a\u{fffd}b"]);
        assert_eq!(cut("a\u{9b}b", 10), "a\u{fffd}b");
    }

    #[test]
    fn a_style_spans_words_and_lines() {
        let bold = Style::new().bold();
        let mut flow = Flow::new(10);
        flow.text(Style::new(), "the ");
        flow.text(bold, "old ferry");
        flow.text(Style::new(), ".");
        let lines: Vec<_> = flow.finish().iter().map(Line::render).collect();
        assert_eq!(lines, [format!("the {bold}old{bold:#}"), format!("{bold}ferry{bold:#}.")]);
    }

    #[test]
    fn long_lines_are_cut() {
        assert_eq!(cut("Home / News / Harbour", 10), "Home / Ne…");
        assert_eq!(cut("Home", 4), "Home");
    }
}
