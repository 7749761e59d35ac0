//! Words into what they show an editor, by `phrases.txt`.

use crate::syntax::words::Words;
use crate::text::word_list::WordList;
use std::ops::Range;
use std::sync::LazyLock;

/// What a phrase shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shows {
    /// Somebody is accused, and stands behind the phrase.
    AccusedAfter,
    /// Somebody is accused, and stands before the phrase.
    AccusedBefore,
    /// Somebody who was accused has been asked, or has answered.
    Answer,
    /// What many think or expect, with nobody to name.
    CommonView,
    /// Somebody asked not to be named.
    Condition,
    /// People whom no newspaper names one by one.
    Crowd,
    /// Why somebody is not named.
    Reason,
    /// Somebody who speaks for somebody else.
    SpokenFor,
    /// What opens a reason, behind a condition.
    Why,
}

/// A phrase in the text: its tokens, and what it shows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    pub(super) shows: Shows,
}

static PHRASES: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("phrases.txt")));

/// The longest phrase of the list, in tokens.
const LONGEST: usize = 5;

/// The phrases among some tokens, in text order, disjoint; of those that begin at one word, the longest.
pub(super) fn find(words: &Words<'_>, tokens: Range<usize>) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut at = tokens.start;
    while at < tokens.end {
        let phrase = longest(words, at, tokens.end);
        at = phrase.as_ref().map_or(at + 1, |phrase| phrase.tokens.end);
        found.extend(phrase);
    }
    found
}

fn longest(words: &Words<'_>, from: usize, end: usize) -> Option<Phrase> {
    let mut phrase = String::new();
    let mut longest = None;
    for at in from..end.min(from + LONGEST) {
        if !phrase.is_empty() {
            phrase.push(' ');
        }
        phrase.push_str(match words.lower(at) {
            "n't" => "not",
            word => word,
        });
        if let Some(shows) = PHRASES.column(&phrase).and_then(shows) {
            longest = Some(Phrase { tokens: from..at + 1, shows });
        }
    }
    longest
}

fn shows(column: &str) -> Option<Shows> {
    Some(match column {
        "accused-after" => Shows::AccusedAfter,
        "accused-before" => Shows::AccusedBefore,
        "answer" => Shows::Answer,
        "common-view" => Shows::CommonView,
        "condition" => Shows::Condition,
        "crowd" => Shows::Crowd,
        "reason" => Shows::Reason,
        "spoken-for" => Shows::SpokenFor,
        "why" => Shows::Why,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_shows_something_and_is_not_too_long() {
        for line in data_file!("phrases.txt").lines() {
            let (phrase, column) = line.split_once('\t').unwrap_or((line, ""));
            assert!(shows(column).is_some(), "{line}");
            assert!(phrase.split(' ').count() <= LONGEST, "{line}");
        }
    }
}
