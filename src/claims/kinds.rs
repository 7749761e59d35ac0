//! A proposition's words into its [`ClaimKind`]s, each with the words that show it.

use super::figures::{Figure, is_bound};
use super::opinions;
use super::{ClaimKind, EvidenceKind, list};
use crate::span::Score;
use crate::syntax::cues;
use crate::syntax::phrase_lexicon::PhraseLexicon;
use crate::syntax::verbs;
use crate::syntax::words::{Words, one_of};
use crate::text::TokenKind;
use crate::word_set::WordSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A kind that words show: which kind, where, and the reason that is told with them.
#[derive(Clone, Debug)]
pub(crate) struct Sign {
    /// What it shows.
    pub(crate) kind: ClaimKind,
    /// The words.
    pub(crate) tokens: Range<usize>,
    /// The reason that is told with it, if any.
    pub(crate) reason: Option<EvidenceKind>,
}

/// Each word or phrase with its kind.
static LEXICON: LazyLock<PhraseLexicon<&'static str>> = LazyLock::new(|| {
    let lines = data_file!("kinds.txt").lines();
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// A sentence whose score of `verifiable` is lower judges: on PoliClaim's held-out speeches that is right in 81 of 100, and
/// finds 62 of 100 of what cannot be verified.
pub(super) const JUDGEMENT: Score = Score::from_permille(250);
/// In a sentence whose score of `verifiable` is higher no word makes a judgement.
pub(super) const FACT: Score = Score::from_permille(650);

/// The kinds of a claim with these signs: whether it counts something, whether it asks.
pub(super) fn of(signs: &[Sign], counts: bool, asks: bool) -> Vec<ClaimKind> {
    if asks {
        return vec![ClaimKind::Question];
    }
    let mut kinds: Vec<ClaimKind> = signs.iter().map(|sign| sign.kind).collect();
    if counts {
        kinds.push(ClaimKind::Quantity);
    }
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.contains(&ClaimKind::Prediction) {
        kinds.retain(|kind| *kind != ClaimKind::Event);
    }
    if kinds.is_empty() {
        kinds.push(ClaimKind::Other);
    }
    kinds
}

/// Finds the signs of kinds in a proposition, in text order. `more than` before a figure is part of the
/// figure and compares nothing.
#[inline(never)]
pub(crate) fn find(words: &Words<'_>, range: &Range<usize>, figures: &[Figure]) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut at = range.start;
    while at < range.end {
        let Some((length, name)) = LEXICON.longest(words, at, range.end) else {
            let sign = comparative(words, at, range, figures)
                .or_else(|| judgement(words, at))
                .or_else(|| verb(words, at, range));
            at = sign.as_ref().map_or(at + 1, |sign| sign.tokens.end);
            signs.extend(sign);
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

fn meaning(name: &str) -> Option<(ClaimKind, Option<EvidenceKind>)> {
    use EvidenceKind as E;
    Some(match name {
        "causal" => (ClaimKind::Causal, Some(E::Cause)),
        "comparison" => (ClaimKind::Comparison, Some(E::Comparison)),
        "first" => (ClaimKind::Comparison, Some(E::First)),
        "only" => (ClaimKind::Comparison, Some(E::Only)),
        "trend" => (ClaimKind::Comparison, Some(E::Trend)),
        "opinion" => (ClaimKind::Opinion, Some(E::Judgement)),
        "norm" => (ClaimKind::Opinion, Some(E::Norm)),
        "prediction" => (ClaimKind::Prediction, Some(E::Future)),
        "policy" => (ClaimKind::Policy, None),
        _ => return None,
    })
}

/// Whether a word of the lexicon means here what the lexicon says.
fn fits(words: &Words<'_>, at: usize, length: usize, name: &str, range: &Range<usize>) -> bool {
    let before = if at > range.start { words.lower(at - 1) } else { "" };
    let after = words.lower(at + length);
    match words.lower(at) {
        // `the will of the people`, `would have`
        "will" => !one_of(before, const { &list("kinds.before_noun") }),
        "would" if length == 1 => !is_wish_or_refusal(words, at),
        // `brought hope to the village`
        "hope" if length > 1 => {
            !(verbs::is_past(before)
                || before.ends_with("ing")
                || one_of(before, "a bring brings give gives new no of the"))
        }
        // `I must tell you`, `I must admit`: the speaker's own way to begin.
        "must" if before == "i" && one_of(after, "admit confess say tell") => false,
        "must" | "should" | "ought" => after != "have" && !one_of(before, "a the"),
        // `grew up in Tarn`
        "grew" | "grow" | "growing" | "grown" | "grows" if name == "trend" => after != "up",
        // `will have to hire` foretells, `might need to` does neither.
        "have" | "need" if name == "norm" => !(range.start.max(at.saturating_sub(2))..at)
            .any(|near| one_of(words.lower(near), "will would 'll may might could can to")),
        "bill" => !one_of(before, NO_BILL) && !one_of(after, "of"),
        "more" | "fewer" | "less" => {
            length > 1
                || words.kind(at + 1) == Some(TokenKind::Word)
                    && (at..range.end.min(at + 8)).any(|next| words.lower(next) == "than")
        }
        "the" if name == "first" => is_first(words, at, length),
        "for" | "first" if name == "first" => !cues::is_negated(words, &(at.saturating_sub(3)..at)),
        "led" => length > 1,
        // `was due to be sold`
        "due" if name == "causal" => !one_of(after, const { &list("kinds.planned") }),
        _ if length > 1 && words.lower(at + length - 1) == "times" => {
            one_of(after, "as more less the") || is_comparative(after)
        }
        // `failed twice` counts, `twice the price` compares.
        "twice" => length > 1 || one_of(after, "as the that what its his her their more"),
        "most" => !one_of(after, "of") || name != "comparison",
        _ => true,
    }
}

/// Bills that somebody pays.
const NO_BILL: &WordSet = &list("kinds.no_bill");

/// `would like`: a wish. `would not discuss`: a refusal. `would have cost`: what did not come to be.
fn is_wish_or_refusal(words: &Words<'_>, at: usize) -> bool {
    let denied = one_of(words.lower(at + 1), "not n't never");
    let main = words.lower(at + 1 + usize::from(denied));
    let silent = denied && one_of(main, const { &list("kinds.answers") });
    let unreal = main == "have" && words.lower(at + 2 + usize::from(denied)) != "to";
    silent || unreal || one_of(main, "like rather prefer")
}

/// `the first bridge`, not `the first half`, `not the first time` or `the first deserves`.
fn is_first(words: &Words<'_>, at: usize, length: usize) -> bool {
    const ONLY_EARLIER: &WordSet = &list("kinds.only_earlier");
    let next = at + length;
    let denied = cues::is_negated(words, &(at.saturating_sub(3)..at));
    let time = words.lower(next) == "time" || length > 2;
    let counts = time || words.is_word(next) && !one_of(words.lower(next), ONLY_EARLIER);
    counts && !denied && !verbs::is_finite(words.lower(next)) && !is_speech_verb(words.lower(next))
}

fn is_speech_verb(word: &str) -> bool {
    word.ends_with('s') && (cues::is_base(word.trim_end_matches('s')))
}

/// Adjectives that compare, where `than` or a figure shows it.
fn is_comparative(word: &str) -> bool {
    one_of(word, const { &list("kinds.comparatives") })
}

/// `2.7 times as much`, `400 times thinner`, `47 minutes longer`, `longer for care than`.
fn comparative(words: &Words<'_>, at: usize, range: &Range<usize>, figures: &[Figure]) -> Option<Sign> {
    const FAR: usize = 8;
    let reason = Some(EvidenceKind::Comparison);
    let sign = |tokens| Some(Sign { kind: ClaimKind::Comparison, tokens, reason });
    let next = words.lower(at + 2);
    if words.lower(at + 1) == "times" && words.kind(at) == Some(TokenKind::Number) {
        if one_of(next, "as more less the") {
            return sign(at..at + 2);
        }
        return if is_comparative(next) { sign(at..at + 3) } else { None };
    }
    if !is_comparative(words.lower(at)) || words.lower(at.saturating_sub(1)) == "no" {
        return None;
    }
    let behind_figure = figures.iter().rev().take(FAR).find(|figure| figure.tokens.end == at);
    if let Some(figure) = behind_figure {
        return sign(figure.tokens.start..at + 1);
    }
    let than = (at + 1..range.end.min(at + FAR)).any(|near| words.lower(near) == "than");
    if than { sign(at..at + 1) } else { None }
}

/// A word that says what somebody thinks of a thing.
fn judgement(words: &Words<'_>, at: usize) -> Option<Sign> {
    let reason = Some(EvidenceKind::Judgement);
    opinions::judges(words, at).then_some(Sign { kind: ClaimKind::Opinion, tokens: at..at + 1, reason })
}

/// A verb that says that something happened.
fn verb(words: &Words<'_>, at: usize, range: &Range<usize>) -> Option<Sign> {
    let word = words.lower(at);
    let stative = one_of(word, const { &list("kinds.no_events") });
    let reduced = words.lower(at + 1) == "by" && !one_of(words.lower(at.saturating_sub(1)), cues::BE);
    if stative || reduced || words.text(at.saturating_sub(1)) == "-" {
        return None;
    }
    if at == range.start || !verbs::is_past(word) || words.is_capitalized(at) {
        return None;
    }
    let before = words.lower(at - 1);
    let adjective = one_of(before, const { &list("kinds.before_adjective") })
        || before.ends_with("ly") && one_of(words.lower(at.saturating_sub(2)), "the a an");
    let supposed = (range.start.max(at.saturating_sub(4))..at)
        .any(|near| one_of(words.lower(near), const { &list("kinds.supposes") }));
    let denied = cues::is_negated(words, &(range.start.max(at.saturating_sub(2))..at));
    // `the public is divided` says how something is.
    let state = (range.start.max(at.saturating_sub(2))..at).any(|near| {
        one_of(words.lower(near), "is are am 're 's") && (near + 1 == at || cues::is_adverb(before))
    });
    let imagined = state || is_in_condition(words, at, range);
    (!adjective && !supposed && !denied && !imagined).then_some(Sign {
        kind: ClaimKind::Event,
        tokens: at..at + 1,
        reason: None,
    })
}

/// Whether a verb stands between `if` and the comma that ends its clause.
fn is_in_condition(words: &Words<'_>, at: usize, range: &Range<usize>) -> bool {
    const FAR: usize = 12;
    let back = (range.start.max(at.saturating_sub(FAR))..at).rev();
    back.take_while(|&near| words.text(near) != ",")
        .any(|near| one_of(words.lower(near), "if unless") && words.lower_before(near) != "as")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_sorted_and_every_kind_has_a_meaning() {
        let lines: Vec<_> = data_file!("kinds.txt").lines().collect();
        assert!(lines.len() > 100 && lines.is_sorted_by(|one, other| one < other));
        for line in lines {
            let (_, name) = line.split_once('\t').unwrap();
            assert!(meaning(name).is_some(), "no meaning: {line}");
        }
    }
}
