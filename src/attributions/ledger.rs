//! Attributions into the ledger: who stands behind the article, and with how many words.

use super::sources;
use super::{Attribution, Source, SourceKind};
use crate::entities::Entity;
use crate::sorting::sort_by_key;
use crate::span::EntityId;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{phrases, quotations};
use crate::text::Document;
use std::collections::BTreeMap;

/// What makes two attributions rest on the same source.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Entity(EntityId),
    Nobody,
    Words(SourceKind, String),
}

pub(super) fn sum_up(
    document: &Document<'_>,
    attributions: &[Attribution],
    entities: &[Entity],
) -> Vec<Source> {
    let words = Words::new(document);
    let quotes = quotations::find(&words);
    let named: BTreeMap<EntityId, &Entity> = entities.iter().map(|entity| (entity.id, entity)).collect();
    let mut rows: BTreeMap<Key, usize> = BTreeMap::new();
    let mut fuller = Fuller::new();
    let mut found: Vec<Source> = Vec::new();
    let mut likely: Vec<bool> = Vec::new();
    let mut described: Option<Key> = None;
    for attribution in attributions {
        let Some(source) = attribution.source else { continue };
        let text = without_pronoun(source.span.map_or("", |span| document.slice(span)));
        if likelihood(attribution) < JOINS {
            // Another was described since, so a pronoun may be theirs.
            let is_another = sources::is_described(source.kind) && attribution.parent.is_none();
            described = described.filter(|_| !is_another || points_back(text));
            continue;
        }
        let entity = source.entity.and_then(|id| named.get(&id));
        let key = match (source.entity, source.kind) {
            (Some(entity), _) => Key::Entity(entity),
            (None, SourceKind::Unspecified) => Key::Nobody,
            // The article stands behind itself, and nobody knows who is not named.
            (None, SourceKind::SelfReference | SourceKind::Implicit) => continue,
            // `It said`: the row of whoever was described before.
            (None, kind) if points_back(text) => match described.clone() {
                Some(key) if sources::is_described(kind) => key,
                _ => continue,
            },
            (None, _) if text.is_empty() => continue,
            (None, kind) => {
                let is_new = one_of(&text.split(' ').next().unwrap_or_default().to_lowercase(), "a an");
                of_words(&rows, &fuller, kind, plain(text), is_new)
            }
        };
        if sources::is_described(source.kind) {
            described = Some(key.clone());
        }
        if let Key::Words(kind, words) = &key
            && let Some(short) = in_short(words)
        {
            let first = fuller.entry((*kind, short.to_owned())).or_insert_with(|| words.clone());
            if words < first {
                first.clone_from(words);
            }
        }
        let name = match (entity, &key) {
            (Some(entity), _) => entity.name.clone(),
            (None, Key::Nobody) => String::new(),
            (None, _) => text.to_owned(),
        };
        let row = *rows.entry(key).or_insert_with(|| {
            found.push(Source {
                entity: source.entity,
                name,
                kind: source.kind,
                attributions: Vec::new(),
                words_quoted: 0,
                words_attributed: 0,
            });
            likely.push(false);
            found.len() - 1
        });
        if let Some(likely) = likely.get_mut(row) {
            let least = if source.kind == SourceKind::Unspecified { JOINS } else { LIKELY };
            *likely |= likelihood(attribution) >= least;
        }
        let Some(row) = found.get_mut(row) else { continue };
        row.attributions.push(attribution.id);
        for &content in &attribution.contents {
            let tokens = words.under(content);
            let from = quotes.partition_point(|quote| quote.tokens.start < tokens.start).saturating_sub(8);
            let near = quotes.get(from..).unwrap_or_default();
            let inside = near
                .iter()
                .take_while(|quote| quote.tokens.start < tokens.end)
                .filter(|quote| quote.depth == 0);
            let quoted: usize = inside
                .map(|quote| {
                    words.count(&(quote.tokens.start.max(tokens.start)..quote.tokens.end.min(tokens.end)))
                })
                .sum();
            row.words_quoted += u32::try_from(quoted).unwrap_or(u32::MAX);
            row.words_attributed += u32::try_from(words.count(&tokens)).unwrap_or(u32::MAX);
        }
    }
    let mut likely = likely.into_iter();
    found.retain(|_| likely.next() == Some(true));
    sort_by_key(&mut found, |source| {
        (
            std::cmp::Reverse(source.words_quoted),
            std::cmp::Reverse(source.words_attributed),
            source.attributions.first().copied(),
        )
    });
    found
}

/// From here on an attribution makes a row: a wrong row is worse than a missing one. What nobody identifiable said makes one
/// as soon as it is shown.
const LIKELY: u32 = 600_000;
/// From here on it joins one that another makes.
const JOINS: u32 = 500_000;

/// How likely it is that somebody said so, and that it was this source, in millionths.
fn likelihood(attribution: &Attribution) -> u32 {
    u32::from(attribution.confidence.permille()) * u32::from(attribution.source_confidence.permille())
}

/// The row of a described source: that of the fuller or shorter words by which it was described before, where there is one
/// (`Tarn officials`, then `officials`).
fn of_words(
    rows: &BTreeMap<Key, usize>,
    fuller: &Fuller,
    kind: SourceKind,
    words: String,
    is_new: bool,
) -> Key {
    let last = words.rsplit(' ').next().unwrap_or_default();
    let same = match in_short(&words) {
        // `an official`, then `A former Arlen official`
        Some(_) if is_new => None,
        // `The government` is the row of `the Tarnian government`, and no name but a noun joins another.
        _ if kind == SourceKind::Named && !sources::is_office(last) => None,
        Some(short) => Some(Key::Words(kind, short.to_owned())).filter(|key| rows.contains_key(key)),
        None => fuller.get(&(kind, words.clone())).map(|fuller| Key::Words(kind, fuller.clone())),
    };
    same.unwrap_or(Key::Words(kind, words))
}

/// Of the described sources that a word may stand for in short, the first by its words.
type Fuller = BTreeMap<(SourceKind, String), String>;

/// The one word for which a description may stand in full: its last.
fn in_short(words: &str) -> Option<&str> {
    let (rest, last) = words.rsplit_once(' ')?;
    (!rest.split(' ').any(|word| one_of(word, OTHERS))).then_some(last)
}

/// Words that set somebody apart from whoever was described before.
const OTHERS: &str = "another other some several many most few two";

/// Whether words say nothing without whoever was described before: `they`, `that person`, `one of them`.
fn points_back(text: &str) -> bool {
    let lower = text.to_lowercase();
    let points = lower.split(' ').next().is_some_and(|first| one_of(first, "that this those these"));
    lower == "one" || one_of(&lower, phrases::THIRD_PERSON) || points || lower.ends_with(" of them")
}

/// Without the relative pronoun that the words lead to: `The mechanic` of `The mechanic, who`.
fn without_pronoun(text: &str) -> &str {
    let noun = [" who", " which", " that", " whom"].iter().find_map(|pronoun| text.strip_suffix(pronoun));
    noun.map_or(text, |noun| noun.trim_end_matches(','))
}

/// Without capitals and a leading article or possessive: `The police` and `police` are one source.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    let article = ["the ", "a ", "an ", "his ", "her ", "its ", "their "]
        .iter()
        .find_map(|article| lower.strip_prefix(article));
    article.unwrap_or(&lower).to_owned()
}
