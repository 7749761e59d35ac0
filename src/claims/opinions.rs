//! A sentence's words, what the network says of it and who speaks in it into how far it can be verified.
//!
//! The network learned from speeches what can be verified. Authors of news judge in other words than speakers do, and who
//! only reports a judgement states a fact. The weights in `opinions.txt` come from `training/opinions.py`, which asks
//! [`facts`] of sentences that people called opinion or fact.

use super::check_worthiness::{length, steps, up_to_four};
use super::pieces::Piece;
use super::stems::Stems;
use super::{ClaimInput, list, spoken};
use crate::attributions::SourceKind;
use crate::lexicon::{Fact, Weights};
use crate::span::Score;
use crate::syntax::verbs;
use crate::syntax::words::{Words, one_of};
use crate::tagger::{SentenceScores, logistic};
use crate::text::BlockKind;
use std::ops::Range;
use std::sync::LazyLock;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(data_file!("opinions.txt")));

/// Beginnings of words that judge.
static JUDGING: LazyLock<Stems<()>> = LazyLock::new(|| {
    const WHOLE: usize = 4;
    Stems::new(WHOLE, data_file!("judging.txt").lines().map(|line| (line, ())))
});

/// A sentence that can be verified less likely than this is opinion, and a word that judges in it does judge.
pub(super) const OPINION: Score = Score::from_permille(500);
/// One that can be verified less likely than this judges, whatever its words.
pub(super) const SURELY_OPINION: Score = Score::from_permille(250);

/// How far each sentence can be verified; `None` where the network has not read it. `pieces` are sorted by sentence.
pub(super) fn verifiable(words: &Words<'_>, input: &ClaimInput<'_>, pieces: &[Piece]) -> Vec<Option<Score>> {
    let scored = input.sentences.iter().zip(facts(words, input, pieces));
    scored.map(|(&said, facts)| spoken(said).map(|_| logistic(WEIGHTS.score(&facts)))).collect()
}

/// The same of sentences that were scored before.
pub(super) fn of_scored(input: &ClaimInput<'_>, scored: &[SentenceScores]) -> Vec<Option<Score>> {
    let both = input.sentences.iter().zip(scored);
    both.map(|(&said, scored)| spoken(said).map(|_| scored.verifiable)).collect()
}

/// What is known of each sentence, one after the other: that of all of them at a time is much for a text of short ones.
pub(super) fn facts(
    words: &Words<'_>,
    input: &ClaimInput<'_>,
    pieces: &[Piece],
) -> impl Iterator<Item = Vec<Fact>> {
    let mut rest = pieces;
    input.document.sentences().iter().enumerate().map(move |(index, sentence)| {
        let here = rest.iter().take_while(|piece| piece.sentence <= index).count();
        let (these, later) = rest.split_at_checked(here).unwrap_or((rest, &[]));
        rest = later;
        let said = input.sentences.get(index).copied().unwrap_or_default();
        let others = these.iter().filter(|piece| is_of_another(input, piece));
        let mut facts = of_sentence(words, &sentence.tokens.range(), said, others);
        let block = input.document.blocks().get(sentence.block.get());
        if block.is_some_and(|block| block.kind == BlockKind::Headline) {
            facts.push(["any", "place", "headline"]);
        }
        facts
    })
}

fn of_sentence<'p>(
    words: &Words<'_>,
    tokens: &Range<usize>,
    said: SentenceScores,
    others: impl Iterator<Item = &'p Piece>,
) -> Vec<Fact> {
    /// Steps above those that worth looks at: in news most sentences stand there.
    const CERTAIN: [(u16, &str); 3] = [(980, "0.98"), (990, "0.99"), (995, "0.995")];
    let mut facts: Vec<Fact> = Vec::with_capacity(32);
    let mut know = |looked_at, seen| facts.push(["any", looked_at, seen]);
    know("always", "");
    steps(said.verifiable).for_each(|step| know("verifiable", step));
    let certain = CERTAIN.iter().take_while(|(step, _)| *step <= said.verifiable.permille());
    certain.for_each(|(_, step)| know("verifiable", step));
    let given = others.map(|piece| piece.tokens.len()).max().unwrap_or(0);
    know(
        "given",
        match () {
            () if given == 0 => "none",
            () if 5 * given < 2 * tokens.len() => "some",
            () => "most",
        },
    );
    let count = |is: &dyn Fn(usize) -> bool| tokens.clone().filter(|&at| is(at)).take(2).count();
    /// Longest word of the short lists below.
    const SHORT: usize = 5;
    let in_list = |list: &str| count(&|at| words.lower(at).len() <= SHORT && one_of(words.lower(at), list));
    know("judges", up_to_four(count(&|at| judges(words, at))));
    know("stance", up_to_four(count(&|at| one_of(words.lower(at), const { &list("opinions.stance") }))));
    know("all", up_to_four(count(&|at| one_of(words.lower(at), const { &list("opinions.all") }))));
    know("is", up_to_four(in_list("is are 's 're")));
    know("was", up_to_four(in_list("was were")));
    know("past", up_to_four(count(&|at| verbs::is_past(words.lower(at)))));
    know("length", length(words.count(tokens)));
    if in_list("i me my mine our ours us we") > 0 {
        know("speaks of", "the speaker");
    }
    if in_list("you your yours") > 0 {
        know("speaks of", "the listener");
    }
    if in_list("“ ” \"") > 0 {
        know("quotes", "");
    }
    if tokens.clone().rev().take(2).any(|at| words.text(at) == "?") {
        know("ends with", "a question");
    }
    facts
}

/// Whether a word says what somebody thinks of a thing, and is no name.
pub(super) fn judges(words: &Words<'_>, at: usize) -> bool {
    !words.is_capitalized(at) && JUDGING.of(words.lower(at)).is_some()
}

/// Whether a piece is what somebody else than the author says.
fn is_of_another(input: &ClaimInput<'_>, piece: &Piece) -> bool {
    let source = input.attributions.get(piece.attribution).and_then(|attribution| attribution.source);
    piece.content && !piece.told && source.is_none_or(|source| source.kind != SourceKind::SelfReference)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_judge_by_how_they_begin() {
        let judged = |text: &str| {
            let document = crate::text::Document::parse(text);
            judges(&Words::new(&document), 1)
        };
        for text in ["an absurdly small boat", "he peddled boats", "the vile boat"] {
            assert!(judged(text), "{text}");
        }
        for text in ["the boat", "the messenger", "the Brave boat", "four limes", "the plaintiff"] {
            assert!(!judged(text), "{text}");
        }
    }
}
