//! Attributions into people who are not named: without a reason, and too many of them.

use super::ground::{Ground, is_unnamed};
use super::phrases::{self, Phrase, Shows};
use super::{Check, Found, Reason};
use crate::attributions::Attribution;
use crate::export::one_line;
use crate::sorting::sort_by_key;
use crate::span::Span;
use crate::syntax::phrases::{DEFINITE, PRONOUN};
use crate::syntax::words::one_of;

/// How many words rest on people who are not named.
#[derive(Debug, Default)]
pub(super) struct Share {
    pub(super) words: u32,
    pub(super) unnamed: u32,
    first: Option<Span>,
}

/// Counts the words of the running text that rest on people who are not named.
#[inline(never)]
pub(super) fn share(ground: &Ground<'_>) -> Share {
    let mut share = Share::default();
    for (at, block) in ground.body() {
        share.words += count(ground.words.count(&block.tokens.range()));
        let unnamed = ground.attributions_in(at).filter(|one| is_unnamed(one));
        let contents = unnamed.flat_map(|one| one.contents.iter().copied());
        let mut contents: Vec<Span> = contents.filter(|&content| block.span.contains(content)).collect();
        sort_by_key(&mut contents, |&content| content);
        let mut behind = 0;
        for &content in &contents {
            let tokens = ground.words.under(content);
            share.unnamed += count(ground.words.count(&(tokens.start.max(behind)..tokens.end)));
            behind = behind.max(tokens.end);
        }
        share.first = share.first.or(contents.first().copied());
    }
    share
}

fn count(words: usize) -> u32 {
    u32::try_from(words).unwrap_or(u32::MAX)
}

/// Too many words rest on people who are not named: where the first of them stand.
pub(super) fn too_many(share: &Share, most: u8) -> Option<Found> {
    let too_many = u64::from(share.unnamed) * 100 > u64::from(share.words) * u64::from(most);
    let span = share.first.filter(|_| too_many)?;
    Some(Found { check: Check::UnnamedShare, span, about: None })
}

/// People who are not named, and no reason given: each once, where they first speak.
#[inline(never)]
pub(super) fn without_reason(ground: &Ground<'_>, reason: Reason) -> Vec<Found> {
    let mut people: Vec<(String, &Attribution)> = Vec::new();
    for attribution in ground.attributions().filter(|one| is_unnamed(one)) {
        let source = attribution.source.and_then(|source| source.span);
        if let Some(span) = source.filter(|&span| reason == Reason::Why || !needs_no_name(ground, span)) {
            people.push((name(ground, span), attribution));
        }
    }
    // `The governor said`: somebody whom the text has introduced before, by a name or as one of these.
    sort_by_key(&mut people, |(name, _)| name.clone());
    let people = people.chunk_by(|(name, _), (next, _)| name == next);
    let people = people.filter(|passages| passages.iter().any(|(_, passage)| is_introduced(ground, passage)));
    let explanations = explanations(ground);
    let least = match reason {
        Reason::Asked => Explains::Asked,
        Reason::Why => Explains::Why,
    };
    let is_explained =
        |(_, passage): &(String, &Attribution)| explained(ground, &explanations, passage) >= least;
    let unexplained = people.filter(|passages| !passages.iter().any(is_explained));
    unexplained
        .filter_map(|passages| {
            let (_, first) = passages.first()?;
            let source = first.source.and_then(|source| source.span)?;
            let span = first.contents.iter().copied().fold(source, Span::cover);
            Some(Found {
                check: Check::UnnamedNoReason,
                span: sentence_part(ground, source, span),
                about: Some(one_line(ground.text(source))),
            })
        })
        .collect()
}

/// The part of a passage that stands in its source's sentence.
fn sentence_part(ground: &Ground<'_>, source: Span, passage: Span) -> Span {
    let sentence = ground.document.sentence_at(source.start());
    let sentence = sentence.and_then(|at| ground.document.sentences().get(at.get()));
    sentence.map_or(passage, |sentence| {
        Span::new(passage.start().max(sentence.span.start()), passage.end().min(sentence.span.end()))
    })
}

/// The words of a source, without a leading article: `the two officials` and `Two officials` are one.
fn name(ground: &Ground<'_>, span: Span) -> String {
    let line = one_line(ground.text(span)).to_lowercase();
    let plain = ["the ", "a ", "an "].iter().find_map(|article| line.strip_prefix(article));
    plain.unwrap_or(&line).to_owned()
}

/// Whether a source's words bring somebody in: `an official`, not `the official` and not `he`.
fn is_introduced(ground: &Ground<'_>, passage: &Attribution) -> bool {
    let source = passage.source.and_then(|source| source.span);
    let first = source.map_or(0, |span| ground.words.under(span).start);
    let first = ground.words.lower(first);
    !one_of(first, DEFINITE) && !one_of(first, PRONOUN)
}

/// Whether a newspaper need not name a source: a crowd, or somebody who speaks for somebody else.
fn needs_no_name(ground: &Ground<'_>, source: Span) -> bool {
    let found = phrases::find(&ground.words, ground.words.under(source));
    found.iter().any(|phrase| matches!(phrase.shows, Shows::Crowd | Shows::SpokenFor))
}

/// What a sentence says about names that are left out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Explains {
    Nothing,
    /// That somebody asked for it.
    Asked,
    /// Why.
    Why,
}

/// For each sentence, what it says about names that are left out.
fn explanations(ground: &Ground<'_>) -> Vec<Explains> {
    let sentences = ground.document.sentences().iter();
    sentences
        .map(|sentence| explanation(ground, &phrases::find(&ground.words, sentence.tokens.range())))
        .collect()
}

fn explanation(ground: &Ground<'_>, found: &[Phrase]) -> Explains {
    if found.iter().any(|phrase| phrase.shows == Shows::Reason) {
        return Explains::Why;
    }
    let Some(asked) = found.iter().position(|phrase| phrase.shows == Shows::Condition) else {
        return Explains::Nothing;
    };
    // `anonymity because …`, `anonymity to discuss …`
    let mut later = found.iter().skip(asked + 1);
    let behind = found.get(asked).map_or(0, |phrase| phrase.tokens.end);
    let why = later.any(|phrase| phrase.shows == Shows::Why) || ground.words.lower(behind) == "to";
    if why { Explains::Why } else { Explains::Asked }
}

/// What is said about a name that is left out, in its source's sentence or beside it.
fn explained(ground: &Ground<'_>, explanations: &[Explains], passage: &Attribution) -> Explains {
    let source = passage.source.and_then(|source| source.span);
    let sentence = source.and_then(|source| ground.document.sentence_at(source.start()));
    let Some(at) = sentence else { return Explains::Nothing };
    let near = at.get().saturating_sub(1)..(at.get() + 2).min(explanations.len());
    explanations.get(near).unwrap_or_default().iter().copied().max().unwrap_or(Explains::Nothing)
}
