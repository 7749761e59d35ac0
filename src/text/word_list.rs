//! A sorted text file into a set of words.

use crate::word_set::{Beginnings, beginning};

/// The words of a list file, which is sorted by bytes. A line may carry a second column behind a tab.
#[derive(Debug)]
pub(crate) struct WordList {
    lines: Vec<(&'static str, &'static str)>,
    filter: Beginnings,
}

impl WordList {
    /// Reads a list.
    pub(crate) fn new(file: &'static str) -> Self {
        let lines: Vec<_> = file.lines().map(|line| line.split_once('\t').unwrap_or((line, ""))).collect();
        let filter = Beginnings::new(lines.iter().map(|(word, _)| beginning(word)));
        Self { lines, filter }
    }

    /// Whether the word stands in the list, letter for letter.
    pub(crate) fn contains(&self, word: &str) -> bool {
        self.column(word).is_some()
    }

    /// Words and their second columns.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.lines.iter().copied()
    }

    /// The second column of the word's line.
    pub(crate) fn column(&self, word: &str) -> Option<&'static str> {
        self.entry(word).map(|(_, column)| column)
    }

    /// The word as the list has it, and its second column.
    pub(crate) fn entry(&self, word: &str) -> Option<(&'static str, &'static str)> {
        if !self.filter.may_hold(beginning(word)) {
            return None;
        }
        let at = self.lines.binary_search_by(|(entry, _)| entry.cmp(&word)).ok()?;
        self.lines.get(at).copied()
    }
}
