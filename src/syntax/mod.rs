//! The words of a page into what a grammar tells of them: quotations, verbs, phrases, subjects, clauses.
//!
//! There is no parser: closed classes of words, lists of verbs and punctuation decide, inside one sentence. Whoever asks
//! decides what it means: nothing here knows who says what.

pub(crate) mod clauses;
pub(crate) mod cues;
pub(crate) mod datelines;
pub(crate) mod page;
pub(crate) mod phrase_lexicon;
pub(crate) mod phrases;
pub(crate) mod quotations;
pub(crate) mod relatives;
pub(crate) mod statements;
pub(crate) mod subjects;
pub(crate) mod verbs;
pub(crate) mod word_classes;
pub(crate) mod words;
