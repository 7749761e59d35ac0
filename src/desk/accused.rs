//! Words of accusation into people and bodies who are accused and not heard.

use super::ground::Ground;
use super::phrases::{self, Phrase, Shows};
use super::{Check, Found};
use crate::entities::EntityKind;
use crate::sorting::sort_by_key;
use crate::span::Span;
use crate::text::Sentence;

/// Tokens between an accusation and whoever is accused, at most.
const NEAR: usize = 8;

/// The same before a single word: it belongs to the verb behind it, whose subject is near (`Ruiz, who allegedly took`).
const NEAR_WORD: usize = 3;

/// Those who are accused and not heard, each once, where they are first accused.
#[inline(never)]
pub(super) fn not_heard(ground: &Ground<'_>) -> Vec<Found> {
    let mentions = mentions(ground);
    let entities = &ground.analysis.entities;
    // By entity: where it is first accused, and whether it is heard.
    let mut accused: Vec<Option<Span>> = vec![None; entities.len()];
    let mut heard = vec![false; entities.len()];
    let mut hear = |entity: usize| {
        if let Some(heard) = heard.get_mut(entity) {
            *heard = true;
        }
    };
    let mut before: Vec<usize> = Vec::new();
    for sentence in ground.document.sentences() {
        let here = inside(&mentions, sentence.span);
        let phrases = phrases::find(&ground.words, sentence.tokens.range());
        for phrase in &phrases {
            match phrase.shows {
                Shows::Answer => {
                    here.iter().map(|(_, entity)| *entity).chain(before.iter().copied()).for_each(&mut hear);
                }
                Shows::AccusedAfter | Shows::AccusedBefore => {
                    if let Some((span, entity)) = target(ground, sentence, phrase, here)
                        && let Some(accused) = accused.get_mut(entity)
                    {
                        accused.get_or_insert(span);
                    }
                }
                _ => {}
            }
        }
        before = here.iter().map(|(_, entity)| *entity).collect();
    }
    speakers(ground, &mentions).for_each(&mut hear);
    let unheard = entities.iter().zip(accused).zip(heard).filter(|(_, heard)| !heard);
    unheard
        .filter_map(|((entity, span), _)| {
            Some(Found { check: Check::AccusedNotHeard, span: span?, about: Some(entity.name.clone()) })
        })
        .collect()
}

/// Where people and bodies are spoken of, in text order.
fn mentions(ground: &Ground<'_>) -> Vec<(Span, usize)> {
    let entities = ground.analysis.entities.iter().enumerate();
    let answerable =
        entities.filter(|(_, entity)| matches!(entity.kind, EntityKind::Person | EntityKind::Organization));
    let mut mentions: Vec<(Span, usize)> = answerable
        .flat_map(|(at, entity)| entity.mentions.iter().map(move |mention| (mention.span, at)))
        .collect();
    sort_by_key(&mut mentions, |&mention| mention);
    mentions
}

fn inside(mentions: &[(Span, usize)], span: Span) -> &[(Span, usize)] {
    let from = mentions.partition_point(|(mention, _)| mention.start() < span.start());
    let to = mentions.partition_point(|(mention, _)| mention.start() < span.end());
    mentions.get(from..to).unwrap_or_default()
}

/// Whoever is accused by a phrase, and the words of the accusation.
fn target(
    ground: &Ground<'_>,
    sentence: &Sentence,
    phrase: &Phrase,
    here: &[(Span, usize)],
) -> Option<(Span, usize)> {
    let words = &ground.words;
    let start = phrase.tokens.start;
    let denied = (start.saturating_sub(3)..start)
        .any(|at| matches!(words.lower(at), "not" | "n't" | "never" | "nobody"));
    if denied {
        return None;
    }
    let place = words.span(&phrase.tokens);
    let found = if phrase.shows == Shows::AccusedAfter {
        here.iter().find(|(mention, _)| mention.start() >= place.end())
    } else {
        here.iter().rfind(|(mention, _)| mention.end() <= place.start())
    };
    let &(mention, entity) = found?;
    let named = words.under(mention);
    let apart = if phrase.shows == Shows::AccusedAfter {
        phrase.tokens.end..named.start
    } else {
        named.end..phrase.tokens.start
    };
    let is_word = phrase.shows == Shows::AccusedBefore && phrase.tokens.len() == 1;
    let near = apart.len() <= if is_word { NEAR_WORD } else { NEAR }
        && !apart.into_iter().any(|at| matches!(words.text(at), ";" | ":" | "—"));
    let accusation = Span::new(mention.cover(place).start(), sentence.span.end());
    near.then_some((accusation, entity))
}

/// Those who speak in the article, and those for whom a lawyer or a spokesperson does.
fn speakers<'g>(ground: &'g Ground<'_>, mentions: &'g [(Span, usize)]) -> impl Iterator<Item = usize> {
    ground.attributions().filter_map(|one| one.source).flat_map(|source| {
        let spoken_for = source.span.map(|span| inside(mentions, span)).unwrap_or_default();
        let spoken_for = spoken_for.iter().map(|(_, entity)| *entity);
        spoken_for.chain(source.entity.map(|entity| entity.get()))
    })
}
