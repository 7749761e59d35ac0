//! The words that stand with a verb: auxiliaries, modals, negations and adverbs.

use crate::syntax::words::{list, one_of};
use crate::word_set::{Filter, WordSet};

pub(crate) const BE: &WordSet = &list("auxiliaries.be");
pub(crate) const HAVE: &WordSet = &WordSet::new("has have had having 've");
pub(crate) const DO: &WordSet = &WordSet::new("do does did");
pub(crate) const MODAL: &WordSet = &list("auxiliaries.modal");
pub(crate) const NEGATION: &WordSet = &WordSet::new("not n't never");
const ADVERB: &WordSet = &list("auxiliaries.adverb");
const NOT_ADVERB: &WordSet = &list("auxiliaries.not_adverb");
/// What may be an auxiliary, a modal or a negation.
const AUXILIARIES: Filter = Filter::NONE.with(BE).with(HAVE).with(DO).with(MODAL).with(NEGATION);

/// Whether a lower-case word is an adverb of the kind that stands beside a verb.
pub(crate) fn is_adverb(word: &str) -> bool {
    one_of(word, ADVERB) || (word.ends_with("ly") && word.len() > 4 && !one_of(word, NOT_ADVERB))
}

/// Whether a lower-case word is an auxiliary, a modal or a negation.
pub(crate) fn is_auxiliary(word: &str) -> bool {
    AUXILIARIES.may_hold(word)
        && (one_of(word, BE)
            || one_of(word, HAVE)
            || one_of(word, DO)
            || one_of(word, MODAL)
            || one_of(word, NEGATION))
}
