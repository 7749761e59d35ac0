//! A proposition's kinds and figures into how much it is worth checking, where 1 is: everyone would want to know.

use super::ClaimKind;
use crate::span::Score;
use crate::tagger::SentenceScores;

/// What is known of a proposition, apart from the network's word on its sentence.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Facts {
    /// Numbers, sums, shares.
    pub(crate) values: usize,
    /// Names.
    pub(crate) names: usize,
    /// Words.
    pub(crate) length: usize,
    /// Whether it is given to a source.
    pub(crate) attributed: bool,
    /// Whether it speaks about the text, or about nothing that could be looked up.
    pub(crate) meta: bool,
    /// Whether `I` or `you` is its subject.
    pub(crate) personal: bool,
}

/// Weighs a proposition, in thousandths; the parts are additive so that each can be told as a reason.
pub(crate) fn weigh(scores: SentenceScores, kinds: &[ClaimKind], facts: Facts) -> Score {
    let has = |kind: ClaimKind| kinds.contains(&kind);
    let learned = scores != SentenceScores::default();
    let mut score: i32 = if learned { i32::from(scores.check_worthiness.permille()) } else { 300 };
    // Where the network has spoken, the clause only shifts its word.
    let share = |full: i32| if learned { full / 3 } else { full };
    let mut add = |when: bool, full: i32| score += if when { share(full) } else { 0 };
    add(has(ClaimKind::Quantity), 220);
    add(facts.values > 1, 50);
    add(has(ClaimKind::Comparison), 110);
    add(has(ClaimKind::Causal), 80);
    add(has(ClaimKind::Event), 100);
    add(facts.names > 0, 80);
    add(facts.attributed, 40);
    add(facts.length < 5, -120);
    add(facts.personal, -150);
    // What cannot be looked up is worth little, whatever stands in it.
    let most = if has(ClaimKind::Question) || facts.meta {
        50
    } else if has(ClaimKind::Opinion) {
        // A judgement beside a figure or a record leaves something to look up.
        if has(ClaimKind::Quantity) || has(ClaimKind::Comparison) { 500 } else { 250 }
    } else if has(ClaimKind::Prediction) {
        300
    } else {
        980
    };
    Score::from_permille(u16::try_from(score.clamp(10, most)).unwrap_or(10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_weigh_more_than_opinions() {
        let facts = Facts { values: 1, names: 1, length: 12, ..Facts::default() };
        let fact = weigh(SentenceScores::default(), &[ClaimKind::Quantity, ClaimKind::Event], facts);
        let opinion = weigh(SentenceScores::default(), &[ClaimKind::Opinion, ClaimKind::Quantity], facts);
        let question = weigh(SentenceScores::default(), &[ClaimKind::Question], facts);
        assert!(fact.permille() >= 600, "{fact:?}");
        assert!(opinion < fact && question < opinion);
    }
}
