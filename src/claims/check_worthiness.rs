//! What is known of a claim into how much it is worth checking, where 1 is: everyone would want to know.
//!
//! The weights in `check_worthiness.txt` come from `training/worth.py`, which asks [`Page::facts`] of articles whose
//! sentences people marked. Of a few sentences alone, without an article around them, the network has learned more.

use super::stems::Stems;
use super::{Claim, ClaimKind};
use crate::lexicon::{Fact, Weights};
use crate::span::Score;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases};
use crate::tagger::{SentenceScores, logistic};
use crate::text::{BlockKind, Document};
use crate::values::{Value, ValueKind};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(data_file!("check_worthiness.txt")));

/// What the beginnings of words tell of.
static TOPICS: LazyLock<Stems<&'static str>> = LazyLock::new(|| {
    const WHOLE: usize = 3;
    Stems::new(WHOLE, data_file!("topics.txt").lines().filter_map(|line| line.split_once('\t')))
});

/// Fewest sentences of a text whose order tells something.
const ARTICLE: usize = 5;

/// What facts look at beyond the claim itself: the places of the sentences, the words of the headline.
pub(super) struct Page {
    /// Of each sentence, where it stands in the running text.
    places: Vec<&'static str>,
    /// Whether the text is long enough to be an article.
    is_article: bool,
    /// What the headline speaks of, in lower case.
    headline: BTreeSet<String>,
}

impl Page {
    pub(super) fn new(document: &Document<'_>, words: &Words<'_>) -> Self {
        let kind = |at: usize| document.blocks().get(at).map(|block| block.kind);
        let runs = |at: usize| {
            matches!(kind(at), Some(BlockKind::Paragraph | BlockKind::ListItem | BlockKind::BlockQuote))
        };
        let sentences = document.sentences();
        let running = sentences.iter().filter(|sentence| runs(sentence.block.get())).count();
        let (mut count, mut headline) = (0, BTreeSet::new());
        let places = sentences.iter().map(|sentence| {
            if kind(sentence.block.get()) == Some(BlockKind::Headline) {
                headline.extend(topics(words, &sentence.tokens.range()).map(str::to_owned));
                return "headline";
            }
            if !runs(sentence.block.get()) {
                return "outside";
            }
            count += 1;
            match count {
                1 => "first",
                2 => "second",
                3 => "third",
                4 | 5 => "fourth",
                _ if count * 3 <= running => "beginning",
                _ if count * 3 <= running * 2 => "middle",
                _ => "end",
            }
        });
        Self { places: places.collect(), is_article: running >= ARTICLE, headline }
    }

    /// How much a claim is worth checking, of which these facts are known and whose sentence has these scores.
    pub(super) fn weigh(&self, facts: &[Fact], scores: SentenceScores) -> Score {
        let learned = self.is_article || scores == SentenceScores::default();
        if learned { logistic(WEIGHTS.score(facts)) } else { scores.check_worthiness }
    }

    /// What is known of a claim, apart from its own score.
    pub(super) fn facts(
        &self,
        words: &Words<'_>,
        tokens: &Range<usize>,
        claim: &Claim,
        values: &[&Value],
        scores: SentenceScores,
        is_meta: bool,
    ) -> Vec<Fact> {
        let mut facts: Vec<Fact> = Vec::with_capacity(24);
        let mut know = |looked_at, seen| facts.push(["any", looked_at, seen]);
        know("always", "");
        if scores != SentenceScores::default() {
            steps(scores.check_worthiness).for_each(|step| know("network", step));
            steps(scores.verifiable).for_each(|step| know("verifiable", step));
        }
        know("place", self.places.get(claim.sentence.get()).copied().unwrap_or("outside"));
        if !self.headline.is_empty() {
            let shared = topics(words, tokens).filter(|word| self.headline.contains(*word)).count();
            know("words of the headline", up_to_four(shared));
        }
        for &kind in &claim.kinds {
            know("kind", kind.key());
        }
        know("manner", claim.manner.key());
        let kinds: BTreeSet<ValueKind> = values.iter().map(|value| value.kind).collect();
        for kind in kinds {
            know("value", kind.key());
        }
        know("values", up_to_four(values.len()));
        know("names", up_to_four(claim.entities.len()));
        know("hedges", up_to_four(claim.hedges.len()));
        know("length", length(words.count(tokens)));
        let told: Vec<&str> = tokens.clone().filter_map(|at| TOPICS.of(words.lower(at))).collect();
        for about in ["harm", "law", "money", "colour", "limits"] {
            know(about, up_to_four(told.iter().filter(|&&one| one == about).count().min(2)));
        }
        let has = |list: &str| tokens.clone().any(|at| one_of(words.lower(at), list));
        if has("i we my our me us") {
            know("speaks of", "the speaker");
        }
        if has("you your") {
            know("speaks of", "the listener");
        }
        if one_of(words.lower(tokens.start), phrases::PRONOUN) {
            know("begins with", "a pronoun");
        }
        if cues::is_negated(words, tokens) {
            know("denies", "");
        }
        if words.text(tokens.end) == "!" {
            know("ends with", "an exclamation");
        }
        if is_meta {
            know("speaks of", "the text");
        }
        facts
    }
}

/// How much a claim can be worth at most: what cannot be looked up is worth little, whatever stands in it.
pub(super) fn ceiling(kinds: &[ClaimKind], is_meta: bool) -> Score {
    let has = |kind: ClaimKind| kinds.contains(&kind);
    // A judgement beside a figure or a record leaves something to look up.
    let counts = has(ClaimKind::Quantity) || has(ClaimKind::Comparison);
    let most = if has(ClaimKind::Question) || is_meta {
        50
    } else if !has(ClaimKind::Opinion) {
        1000
    } else if counts {
        500
    } else {
        250
    };
    Score::from_permille(most)
}

/// Words that tell what a text speaks of, by their length alone.
fn topics<'w>(words: &'w Words<'_>, tokens: &Range<usize>) -> impl Iterator<Item = &'w str> {
    const SHORTEST: usize = 4;
    tokens
        .clone()
        .filter(|&at| words.is_word(at))
        .map(|at| words.lower(at))
        .filter(|word| word.len() >= SHORTEST)
}

pub(super) fn up_to_four(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        _ => "more",
    }
}

pub(super) fn length(count: usize) -> &'static str {
    match count {
        0..=4 => "4",
        5..=8 => "8",
        9..=14 => "14",
        15..=22 => "22",
        23..=34 => "34",
        _ => "more",
    }
}

/// Steps of a probability, in thousandths, about as far apart in logits.
const STEPS: [(u16, &str); 11] = [
    (10, "0.01"),
    (20, "0.02"),
    (50, "0.05"),
    (100, "0.1"),
    (200, "0.2"),
    (350, "0.35"),
    (500, "0.5"),
    (650, "0.65"),
    (800, "0.8"),
    (900, "0.9"),
    (950, "0.95"),
];

/// The steps that a probability has reached.
pub(super) fn steps(score: Score) -> impl Iterator<Item = &'static str> {
    STEPS.iter().take_while(move |(step, _)| *step <= score.permille()).map(|(_, name)| *name)
}
