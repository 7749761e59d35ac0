//! A text as it was copied into the text that is read, and spans of that back into spans of the copied one.
//!
//! What no reader sees goes (soft hyphens, marks without width, numbers of notes); what stands for a character becomes it
//! (references of HTML, a letter and its accent); a word that a line's end parts is whole again. The words of a text that
//! has none of this are read where they stand.

mod accents;
mod edit;
mod edits;
mod facing_marks;
mod notes;
mod references;
mod single_marks;

pub(crate) use accents::folded;

use self::edit::Edit;
use crate::span::Span;

/// A text without what copying left in it.
#[derive(Debug)]
pub(crate) struct Cleaned {
    /// The first reads the copied text, the next what the one before made of it; at least one.
    passes: Vec<Pass>,
}

/// One text made of another.
#[derive(Debug)]
struct Pass {
    text: String,
    runs: Vec<Run>,
    /// Bytes of the text that it was made of.
    length: u32,
}

/// Bytes that were taken over as they are.
#[derive(Clone, Copy, Debug)]
struct Run {
    clean: u32,
    source: u32,
    length: u32,
}

impl Cleaned {
    /// Cleans a text; `None` where there is nothing to clean.
    pub(crate) fn new(source: &str) -> Option<Self> {
        let mut passes = Vec::new();
        for edits in [edits::of, facing_marks::edits, single_marks::edits] {
            let text = passes.last().map_or(source, |pass: &Pass| &pass.text);
            passes.extend(Pass::new(text, edits(text)));
        }
        (!passes.is_empty()).then_some(Self { passes })
    }

    /// The clean text.
    pub(crate) fn text(&self) -> &str {
        self.passes.last().map_or("", |pass| &pass.text)
    }

    /// Where a span of the clean text stands in the copied one.
    pub(crate) fn source_span(&self, span: Span) -> Span {
        self.passes.iter().rev().fold(span, |span, pass| pass.source_span(span))
    }
}

impl Pass {
    /// `None` where there is nothing to edit.
    fn new(source: &str, edits: Vec<Edit>) -> Option<Self> {
        if edits.is_empty() {
            return None;
        }
        let length = u32::try_from(source.len()).ok()?;
        let mut pass = Self { text: String::with_capacity(source.len()), runs: Vec::new(), length };
        let mut at = 0;
        for Edit { range, instead } in edits {
            pass.take_over(source, at..range.start);
            pass.text.push_str(&instead);
            at = range.end;
        }
        pass.take_over(source, at..source.len());
        Some(pass)
    }

    /// Where a span of the clean text stands in the copied one.
    fn source_span(&self, span: Span) -> Span {
        let start = self.run_before(span.start() + 1).map_or(0, |run| {
            let inside = span.start() - run.clean;
            // What replaced something stands where that begins.
            run.source + inside.min(run.length)
        });
        if span.is_empty() {
            return Span::new(start, start);
        }
        let end = match self.runs.partition_point(|run| run.clean < span.end()) {
            0 => self.runs.first().map_or(self.length, |run| run.source),
            next => self.runs.get(next - 1).map_or(self.length, |run| {
                let inside = span.end() - run.clean;
                if inside <= run.length {
                    run.source + inside
                } else {
                    self.runs.get(next).map_or(self.length, |next| next.source)
                }
            }),
        };
        Span::new(start, end)
    }

    /// The last run that begins before an offset.
    fn run_before(&self, offset: u32) -> Option<Run> {
        let at = self.runs.partition_point(|run| run.clean < offset);
        self.runs.get(at.checked_sub(1)?).copied()
    }

    fn take_over(&mut self, source: &str, range: std::ops::Range<usize>) {
        let words = source.get(range.clone()).unwrap_or_default();
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        if !words.is_empty() {
            let run = Run {
                clean: offset(self.text.len()),
                source: offset(range.start),
                length: offset(words.len()),
            };
            self.runs.push(run);
        }
        self.text.push_str(words);
    }
}

#[cfg(test)]
mod tests;
