//! What was found in a claim into [`Evidence`]: reasons in plain words.

use super::kinds::Sign;
use super::{ClaimKind, Evidence};
use crate::attributions::words::{Words, one_of};
use crate::attributions::{Attribution, Commitment, CueKind, SourceKind, cues};
use crate::span::Span;
use crate::text::{Document, TokenKind};
use crate::values::{Value, ValueKind};
use std::ops::Range;

/// Most reasons that a reader is given.
const MOST: usize = 6;

/// A number of something in a claim.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Figure {
    span: Span,
    reason: &'static str,
}

/// The figures of a claim: its values, and words such as `millions of` that count without a number.
pub(crate) fn numbers(words: &Words<'_>, tokens: &Range<usize>, values: &[&Value]) -> Vec<Figure> {
    let mut figures: Vec<Figure> = values
        .iter()
        .filter_map(|value| {
            if value.kind == ValueKind::Number && is_part_of_name(words, words.under(value.span)) {
                return None;
            }
            let reason = match value.kind {
                ValueKind::Money => "a sum of money",
                ValueKind::Percent => "a share",
                ValueKind::Quantity | ValueKind::Number => "a number",
                ValueKind::Duration => "a length of time",
                ValueKind::Date | ValueKind::RelativeDate | ValueKind::Time | ValueKind::Ordinal => {
                    return None;
                }
            };
            Some(Figure { span: value.span, reason })
        })
        .collect();
    for at in tokens.clone() {
        let vague = one_of(words.lower(at), "dozens scores hundreds thousands millions billions")
            && words.lower(at + 1) == "of";
        let bare = values.is_empty()
            && words.kind(at) == Some(TokenKind::Number)
            && !is_year(words.text(at))
            && !is_part_of_name(words, at..at + 1);
        if vague || bare {
            let noun = at + 1 + usize::from(vague);
            let counted = (noun..tokens.end.min(noun + 3)).take_while(|&next| counts(words, next)).count();
            let end = (noun + counted).min(tokens.end);
            let span = words.span(&(at..end));
            if !figures.iter().rev().take(4).any(|figure| figure.span.overlaps(span)) {
                figures.push(Figure { span, reason: "a number" });
            }
        }
    }
    figures.sort_by_key(|figure| figure.span);
    figures
}

/// Whether a number belongs to a name: `Unit 12`, `Channel 4 News`.
fn is_part_of_name(words: &Words<'_>, tokens: Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1);
    before.is_some_and(|at| {
        words.is_capitalized(at) && !one_of(words.lower(at), "about some over nearly almost at only more")
    }) || words.is_capitalized(tokens.end)
        || words.text(tokens.start.saturating_sub(1)) == "+"
}

/// Whether a word can be what a number counts.
fn counts(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    words.is_word(at)
        && !words.is_capitalized(at)
        && !cues::is_auxiliary(word)
        && !one_of(
            word,
            "of in on at to for by from with and or but each every a an the that who which as 's per into after before",
        )
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The reasons, the weightiest kinds first; at most one of a kind for signs.
pub(crate) fn collect(
    words: &Words<'_>,
    claim: Span,
    figures: &[Figure],
    signs: &[Sign],
    attribution: Option<&Attribution>,
    document: &Document<'_>,
) -> Vec<Evidence> {
    let told =
        |span: Span, reason: &str| Evidence { span, reason: format!("{reason}: {}", document.slice(span)) };
    let mut evidence: Vec<Evidence> =
        figures.iter().take(3).map(|figure| told(figure.span, figure.reason)).collect();
    for kind in [ClaimKind::Comparison, ClaimKind::Causal, ClaimKind::Opinion, ClaimKind::Prediction] {
        let Some(sign) = signs.iter().find(|sign| sign.kind == kind) else { continue };
        let span = words.span(&sign.tokens);
        evidence.push(match sign.reason {
            "first of its kind" => Evidence { span, reason: sign.reason.to_owned() },
            reason => told(span, reason),
        });
    }
    evidence.truncate(MOST - 1);
    evidence.extend(attribution.and_then(|attribution| rests_on(attribution, document)));
    evidence.sort_by_key(|reason| (!claim.contains(reason.span), reason.span));
    evidence
}

/// What a claim rests on, where that is weak or contrary.
fn rests_on(attribution: &Attribution, document: &Document<'_>) -> Option<Evidence> {
    let cue = attribution.cue.as_ref();
    let hearsay = cue.is_some_and(|cue| cue.kind == Some(CueKind::Hearsay));
    let source = attribution
        .source
        .filter(|source| matches!(source.kind, SourceKind::Anonymous | SourceKind::Unspecified));
    if attribution.commitment == Commitment::Counterfactual {
        let span = cue?.span;
        return Some(Evidence { span, reason: format!("denied: “{}”", document.slice(span)) });
    }
    let words = match source.and_then(|source| source.span) {
        Some(span) => match cue {
            // `Reports indicate`: both words make the hearsay.
            Some(cue)
                if source.is_some_and(|source| source.kind == SourceKind::Unspecified)
                    && cue.span.start() > span.end()
                    && cue.span.start() - span.end() <= 1 =>
            {
                span.cover(cue.span)
            }
            _ => span,
        },
        None if hearsay => cue?.span,
        None => return None,
    };
    Some(Evidence { span: words, reason: format!("rests on “{}”", document.slice(words)) })
}
