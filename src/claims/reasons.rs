//! Why a claim is marked: the kinds of [`Evidence`], and their English words.

use super::Evidence;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// What kind of reason the words of a claim give.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum EvidenceKind {
    /// `40 boats`.
    Number,
    /// `£14m`.
    Money,
    /// `40 percent`.
    Share,
    /// `two years`.
    Duration,
    /// `twice as long`.
    Comparison,
    /// `the first`.
    First,
    /// `only`.
    Only,
    /// `has risen`.
    Trend,
    /// `because`.
    Cause,
    /// `reckless`.
    Judgement,
    /// The whole sentence, whatever its words.
    Judging,
    /// `must repay`.
    Norm,
    /// `will open`.
    Future,
    /// `denied`, of who is said to hold the opposite.
    Denied,
    /// `officials`, `reportedly`: whom the claim rests on is not known.
    RestsOn,
}

impl EvidenceKind {
    /// All kinds.
    pub const ALL: [Self; 15] = [
        Self::Number,
        Self::Money,
        Self::Share,
        Self::Duration,
        Self::Comparison,
        Self::First,
        Self::Only,
        Self::Trend,
        Self::Cause,
        Self::Judgement,
        Self::Judging,
        Self::Norm,
        Self::Future,
        Self::Denied,
        Self::RestsOn,
    ];

    /// The reason in English; `{words}` stands for the words that give it. The page's English is made of this
    /// (`www/strings/en/reasons.js`).
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::Number => "a number: {words}",
            Self::Money => "a sum of money: {words}",
            Self::Share => "a share: {words}",
            Self::Duration => "a length of time: {words}",
            Self::Comparison => "a comparison: {words}",
            Self::First => "first of its kind",
            Self::Only => "the only one",
            Self::Trend => "a trend: {words}",
            Self::Cause => "cause: {words}",
            Self::Judgement => "a judgement: {words}",
            Self::Judging => "reads as a judgement",
            Self::Norm => "says what should be: {words}",
            Self::Future => "about the future: {words}",
            Self::Denied => "denied: “{words}”",
            Self::RestsOn => "rests on “{words}”",
        }
    }

    /// A reason of this kind, which these words of a text give.
    pub(super) fn given_by(self, span: Span, words: &str) -> Evidence {
        let words: Vec<&str> = words.split_whitespace().collect();
        Evidence { span, kind: self, reason: self.english().replace("{words}", &words.join(" ")) }
    }
}
