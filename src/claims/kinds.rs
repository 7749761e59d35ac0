//! A proposition's words into its [`ClaimKind`]s, each with the words that show it.

use super::ClaimKind;
use super::figures::{Figure, is_bound};
use crate::attributions::cues;
use crate::attributions::verbs;
use crate::attributions::words::{Words, one_of};
use std::ops::Range;
use std::sync::LazyLock;

/// A kind that words show: which kind, where, and the reason that is told with them.
#[derive(Clone, Debug)]
pub(crate) struct Sign {
    /// What it shows.
    pub(crate) kind: ClaimKind,
    /// The words.
    pub(crate) tokens: Range<usize>,
    /// The reason, before the words.
    pub(crate) reason: &'static str,
}

/// Each word or phrase with its kind, sorted by bytes.
static LEXICON: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let lines = include_str!("kinds.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// Finds the signs of kinds in a proposition, in text order. `more than` before a figure is part of the
/// figure and compares nothing.
pub(crate) fn find(words: &Words<'_>, range: &Range<usize>, figures: &[Figure]) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let Some((length, name)) = longest(words, at, range.end) else {
            signs.extend(verb(words, at, range));
            at += 1;
            continue;
        };
        let tokens = at..at + length;
        let bounds = is_bound(words, tokens.clone())
            && figures.iter().any(|figure| figure.tokens.start <= at && at < figure.tokens.end);
        if !bounds
            && let Some((kind, reason)) = meaning(name).filter(|_| fits(words, at, length, name, range))
        {
            match signs.last_mut() {
                // `more than` `twice as`
                Some(Sign { kind: last, tokens: before, .. }) if *last == kind && before.end == at => {
                    before.end = at + length
                }
                _ => signs.push(Sign { kind, tokens, reason }),
            }
        }
        at += length;
    }
    signs
}

fn meaning(name: &str) -> Option<(ClaimKind, &'static str)> {
    Some(match name {
        "causal" => (ClaimKind::Causal, "cause"),
        "comparison" => (ClaimKind::Comparison, "a comparison"),
        "first" => (ClaimKind::Comparison, "first of its kind"),
        "only" => (ClaimKind::Comparison, "the only one"),
        "trend" => (ClaimKind::Comparison, "a trend"),
        "opinion" => (ClaimKind::Opinion, "a judgement"),
        "norm" => (ClaimKind::Opinion, "says what should be"),
        "prediction" => (ClaimKind::Prediction, "about the future"),
        "policy" => (ClaimKind::Policy, "a policy"),
        _ => return None,
    })
}

fn longest(words: &Words<'_>, at: usize, end: usize) -> Option<(usize, &'static str)> {
    let first = words.lower(at);
    if !words.is_word(at) {
        return None;
    }
    let from = LEXICON.partition_point(|(phrase, _)| *phrase < first);
    LEXICON
        .get(from..)?
        .iter()
        .take_while(|(phrase, _)| phrase.starts_with(first))
        .filter(|(phrase, _)| words.follow(at, phrase))
        .map(|&(phrase, name)| (phrase.split(' ').count(), name))
        .filter(|&(length, _)| at + length <= end)
        .max_by_key(|&(length, _)| length)
}

/// Whether a word of the lexicon means here what the lexicon says.
fn fits(words: &Words<'_>, at: usize, length: usize, name: &str, range: &Range<usize>) -> bool {
    let before = if at > range.start { words.lower(at - 1) } else { "" };
    let after = words.lower(at + length);
    match words.lower(at) {
        // `the will of the people`, `would have`
        "will" => !one_of(before, "the a his her their its 's free good of at political"),
        "must" | "should" | "ought" => after != "have" && !one_of(before, "a the"),
        "more" | "fewer" | "less" => {
            length > 1
                || words.kind(at + 1) == Some(crate::text::TokenKind::Word)
                    && (at..range.end.min(at + 8)).any(|next| words.lower(next) == "than")
        }
        "first" => length > 1 || one_of(before, "the its his her their a known ever 's"),
        "led" => length > 1,
        _ if length > 1 && words.lower(at + length - 1) == "times" => {
            one_of(after, "as more less larger higher bigger the")
        }
        "most" => !one_of(after, "of") || name != "comparison",
        _ => true,
    }
}

/// A verb that says that something happened.
fn verb(words: &Words<'_>, at: usize, range: &Range<usize>) -> Option<Sign> {
    let word = words.lower(at);
    let stative = one_of(
        word,
        "included involved contained remained belonged concerned consisted comprised needed used related meant",
    );
    let reduced = words.lower(at + 1) == "by" && !one_of(words.lower(at.saturating_sub(1)), cues::BE);
    if stative || reduced || words.text(at.saturating_sub(1)) == "-" {
        return None;
    }
    if at == range.start || !verbs::is_past(word) || words.is_capitalized(at) {
        return None;
    }
    let before = words.lower(at - 1);
    let adjective = one_of(before, "the a an his her its their of in on by with for to and or's")
        || before.ends_with("ly") && one_of(words.lower(at.saturating_sub(2)), "the a an");
    let supposed = (range.start.max(at.saturating_sub(4))..at)
        .any(|near| one_of(words.lower(near), "will would could may might should must to can if"));
    let denied = cues::is_negated(words, &(range.start.max(at.saturating_sub(2))..at));
    (!adjective && !supposed && !denied).then_some(Sign {
        kind: ClaimKind::Event,
        tokens: at..at + 1,
        reason: "something that happened",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_sorted_and_every_kind_has_a_meaning() {
        assert!(LEXICON.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(LEXICON.iter().all(|(_, name)| meaning(name).is_some()));
        assert!(LEXICON.len() > 150);
    }
}
