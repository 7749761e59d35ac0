//! Words into [`Hedge`]s: what holds a claim back, through `hedges.txt` and the places where those
//! words mean something else.

use super::{Hedge, HedgeKind};
use crate::attributions::words::{Words, one_of};
use crate::text::TokenKind;
use std::ops::Range;
use std::sync::LazyLock;

/// Each word or phrase with its kind, sorted by bytes.
static LEXICON: LazyLock<Vec<(&'static str, HedgeKind)>> = LazyLock::new(|| {
    let lines = include_str!("hedges.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).map(|(phrase, name)| (phrase, kind(name))).collect()
});

fn kind(name: &str) -> HedgeKind {
    match name {
        "hearsay" => HedgeKind::Hearsay,
        "weasel" => HedgeKind::Weasel,
        "condition" => HedgeKind::Condition,
        "doxastic" => HedgeKind::Doxastic,
        _ => HedgeKind::Epistemic,
    }
}

/// Finds the hedges among some tokens, in text order, disjoint.
pub(crate) fn find(words: &Words<'_>, range: &Range<usize>) -> Vec<Hedge> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match longest(words, at, range.end) {
            Some((length, kind)) if is_hedge(words, at, length, range) => {
                found.push(Hedge { span: words.span(&(at..at + length)), kind });
                at += length;
            }
            _ => at += 1,
        }
    }
    found
}

/// The longest phrase of the lexicon that begins at a token.
fn longest(words: &Words<'_>, at: usize, end: usize) -> Option<(usize, HedgeKind)> {
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
        .map(|&(phrase, kind)| (phrase.split(' ').count(), kind))
        .filter(|&(length, _)| at + length <= end)
        .max_by_key(|&(length, _)| length)
}

/// Whether the words hold back here, and do not mean something else.
fn is_hedge(words: &Words<'_>, at: usize, length: usize, range: &Range<usize>) -> bool {
    if length > 1 {
        return true;
    }
    let before = if at > range.start { words.lower(at - 1) } else { "" };
    let after = words.lower(at + 1);
    let determined = one_of(before, "the a an this that his her its their our my 's some no");
    match words.lower(at) {
        // The month, and the verb at the beginning of a wish.
        "may" => {
            let month = words.is_capitalized(at) && at > range.start
                || words.kind(at + 1) == Some(TokenKind::Number)
                || one_of(before, "in on of since until by last next early late mid this")
                || words.kind(at.wrapping_sub(1)) == Some(TokenKind::Number);
            !month && !(at == range.start && words.is_capitalized(at) && words.is_capitalized(at + 1))
        }
        "might" => !determined && !one_of(after, "of and"),
        "could" => !one_of(after, "n't not"),
        // `appeared in court`
        "appear" | "appeared" | "appears" | "appearing" => {
            one_of(after, "to that as not unlikely likely certain set") || words.lower(at + 1).ends_with("ed")
        }
        "possible" => before != "as" && !(before == "where" || before == "when"),
        "if" => !one_of(before, "as even only what"),
        "potential" => !one_of(before, "full his her its their own"),
        // `shown that`, `suggested a name`: a proposal is no hedge.
        "suggest" | "suggested" | "suggests" | "suggesting" => {
            one_of(after, "that it he she they the a there an this")
                || !words.is_word(at + 1)
                || !one_of(after, "to")
        }
        "thought" => {
            !determined
                && one_of(
                    before,
                    "is are was were be been being 's widely generally long often once also he she they i we",
                )
        }
        "expected" | "feared" | "considered" | "viewed" | "regarded" | "believed" | "suspected"
        | "accused" | "assumed" | "presumed" => !(before == "un"),
        "fear" | "doubt" | "belief" | "suspect" => !one_of(before, "no without"),
        "so" => false,
        "think" => !one_of(before, "to"),
        "whether" => true,
        "consider" => !one_of(before, "to please will would should must"),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn the_file_is_sorted_without_doubles() {
        assert!(LEXICON.len() > 100);
        assert!(LEXICON.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn words_that_look_like_hedges() {
        let found = |text: &str| {
            let document = Document::parse(text);
            let words = Words::new(&document);
            let hedges = find(&words, &(0..words.len()));
            hedges.iter().map(|hedge| document.slice(hedge.span).to_owned()).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(found("The dam may fail."), "may");
        assert_eq!(found("The dam opened in May."), "");
        assert_eq!(found("On 3 May the dam opened."), "");
        assert_eq!(found("The might of the river broke it."), "");
        assert_eq!(found("She appeared in court."), "");
        assert_eq!(found("She appeared to agree."), "appeared");
        assert_eq!(found("The council must pay, and was able to pay."), "");
        assert_eq!(found("It closed as soon as possible."), "");
    }
}
