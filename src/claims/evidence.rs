//! What was found in a claim into [`Evidence`].

use super::figures::Figure;
use super::kinds::Sign;
use super::list;
use super::{ClaimKind, Evidence, EvidenceKind};
use crate::attributions::{Attribution, Commitment, CueKind, SourceKind};
use crate::sorting::sort_by_key;
use crate::span::Span;
use crate::syntax::clauses::whole_words;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases};
use crate::text::{Document, TokenKind};
use std::ops::Range;

/// Most reasons that a reader is given.
const MOST: usize = 6;

/// Most of them that are figures: signs have their place, too.
const MOST_FIGURES: usize = 3;

/// Kinds of which a word is told.
const TOLD: [ClaimKind; 4] =
    [ClaimKind::Comparison, ClaimKind::Causal, ClaimKind::Opinion, ClaimKind::Prediction];

/// The reasons in text order; at most one of a kind for signs. `claim` is its tokens.
#[inline(never)]
pub(super) fn collect(
    words: &Words<'_>,
    claim: &Range<usize>,
    figures: &[Figure],
    signs: &[Sign],
    attribution: Option<&Attribution>,
    asks: bool,
) -> Vec<Evidence> {
    let document = words.document();
    let told = |span: Span, kind: EvidenceKind| kind.given_by(span, document.slice(span));
    let mut evidence: Vec<Evidence> = figures
        .iter()
        .take(MOST_FIGURES)
        .map(|figure| told(words.span(&figure.tokens), figure.reason))
        .collect();
    // A question says none of what its words would say in a statement.
    let told_kinds: &[ClaimKind] = if asks { &[] } else { &TOLD };
    for &kind in told_kinds {
        let Some(sign) = signs.iter().find(|sign| sign.kind == kind) else { continue };
        let span = words.span(&whole_words(words, &with_complement(words, sign, claim.end)));
        evidence.extend(sign.reason.map(|reason| told(span, reason)));
    }
    evidence.truncate(MOST - 1);
    evidence.extend(attribution.and_then(|attribution| rests_on(attribution, document)));
    let claim = words.span(claim);
    sort_by_key(&mut evidence, |reason| (!claim.contains(reason.span), reason.span));
    evidence
}

/// A sign with the word that it needs to make sense: `will open`, `must repay`, `twice as long`.
fn with_complement(words: &Words<'_>, sign: &Sign, end: usize) -> Range<usize> {
    let Range { start, end: mut at } = sign.tokens.clone();
    let last = words.lower(at.saturating_sub(1));
    let plain = |at: usize| words.is_word(at) && at < end;
    let modal = matches!(sign.kind, ClaimKind::Opinion | ClaimKind::Prediction);
    if modal && one_of(last, const { &list("evidence.modals") }) {
        at = with_main_verb(words, at, end);
    } else if last == "times" && words.lower(at) == "as" {
        // `three times as much`
        at += 1 + usize::from(plain(at + 1));
    } else if one_of(last, "as more less fewer") {
        let than = (at..end.min(at + 4)).find(|&next| words.lower(next) == "than");
        match than {
            Some(than) => at = than + 1,
            None if plain(at) => at += 1,
            None => {}
        }
    }
    start..at.min(end.max(sign.tokens.end))
}

/// Behind a modal its main verb: `will` `probably not add`, `would` `for the first time give`, `will` `have`
/// two boats.
fn with_main_verb(words: &Words<'_>, modal: usize, end: usize) -> usize {
    const FAR: usize = 4;
    let from = if words.follow(modal, "for the first time") { modal + FAR } else { modal };
    let leads = |at: usize| {
        let word = words.lower(at);
        cues::is_auxiliary(word) || word.ends_with("ly") || one_of(word, "to now also soon still then")
    };
    let is_object = |at: usize| {
        words.kind(at) == Some(TokenKind::Number)
            || one_of(words.lower(at), phrases::DETERMINER)
            || one_of(words.lower(at), phrases::PRONOUN)
    };
    let main = (from..end.min(from + FAR)).find(|&next| !leads(next)).unwrap_or(end);
    let last = main.saturating_sub(1);
    if main >= end || !words.is_word(main) || is_object(main) || phrases::is_preposition(words, main) {
        // `will have two boats`, `will be in Harrow`: the auxiliary is the verb.
        let verb = last >= from && one_of(words.lower(last), "have be do");
        return if verb { last + 1 } else { modal };
    }
    main + 1
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
        return Some(EvidenceKind::Denied.given_by(span, document.slice(span)));
    }
    let pronoun = |span: Span| one_of(&document.slice(span).to_lowercase(), phrases::THIRD_PERSON);
    let words = match source.and_then(|source| source.span) {
        Some(span) if pronoun(span) => return None,
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
        None if hearsay || source.is_some() => cue?.span,
        None => return None,
    };
    Some(EvidenceKind::RestsOn.given_by(words, document.slice(words)))
}
