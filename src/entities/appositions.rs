//! What is said right beside a name into its kind: `Wayvane, a Denver company,` and `Calder Leisure, the charity that` are no
//! persons and no places, whatever they look like; `Idris Quell, who` and `the founder of Idris Quell Foods, Idris Quell,` are
//! no companies.

use super::EntityKind;
use super::beside::nouns_beside;
use super::mentions::NameMention;
use super::words::{ends_organization, is_capitalized, is_public_body, list};
use crate::syntax::phrases::is_possessive_ending;
use crate::syntax::word_classes::{is_function_word, is_person_noun, singular};
use crate::syntax::words::text;
use crate::text::{Document, TokenKind};
use crate::word_set::{WordSet, one_of};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const COMPANIES: WordSet = list("appositions.companies");
/// So many words has what is said behind a name, at most.
const MOST: usize = 6;

/// So many tokens behind a verb of saying a pronoun is looked for.
const REACH: usize = 20;

/// Gives names the kind that the text says of them.
pub(super) fn tell(document: &Document<'_>, mentions: &mut [NameMention<'_>]) {
    tell_owners(document, mentions);
    let mut told: BTreeMap<String, EntityKind> = BTreeMap::new();
    for mention in mentions.iter().filter(|mention| may_be_told(document, mention)) {
        if let Some(kind) = apposed(document, mention.tokens.end.get()) {
            told.entry(mention.key.clone()).or_insert(kind);
        }
    }
    if told.is_empty() {
        return;
    }
    for mention in mentions.iter_mut() {
        if let Some(&kind) = told.get(&mention.key) {
            mention.kind = kind;
        }
    }
}

/// Marks the persons that a firm is called after, whatever they were tagged as: `Idris Quell Foods`, and `Idris Quell, who`.
fn tell_owners(document: &Document<'_>, mentions: &mut [NameMention<'_>]) {
    let firms = mentions.iter().filter(|name| name.kind == EntityKind::Organization && name.words.len() > 2);
    let names: BTreeSet<String> = firms
        .flat_map(|firm| firm.key.match_indices(' ').skip(1).filter_map(|(at, _)| firm.key.get(..at)))
        .map(str::to_owned)
        .collect();
    let may_own = |name: &NameMention<'_>| {
        matches!(name.kind, EntityKind::Person | EntityKind::Organization)
            && names.contains(&name.key)
            && !name.words.last().is_some_and(|last| ends_organization(last))
    };
    let owns = |(at, name): (usize, &NameMention<'_>)| {
        may_own(name)
            && (is_described(document, name) || is_he(document, mentions.get(at..).unwrap_or_default()))
    };
    let owners: BTreeSet<String> = if names.is_empty() {
        BTreeSet::new()
    } else {
        let owners = mentions.iter().enumerate().filter(|&name| owns(name));
        owners.map(|(_, name)| name.key.clone()).collect()
    };
    for mention in mentions.iter_mut().filter(|mention| owners.contains(&mention.key)) {
        mention.kind = EntityKind::Person;
        mention.is_introduced = true;
    }
}

/// Whether the words beside a name are those of a person: `, who`, `the owner`, `chief executive of Quell Foods,`.
fn is_described(document: &Document<'_>, name: &NameMention<'_>) -> bool {
    let std::ops::Range { start, end } = name.tokens.range();
    let who = end + usize::from(text(document, end) == ",");
    let is_noun = |noun: &str| is_person_noun(noun) && !one_of(noun, const { &list("appositions.either") });
    text(document, who) == "who"
        || nouns_beside(document, name.tokens).iter().any(|noun| is_noun(noun))
        || start.checked_sub(1).is_some_and(|comma| {
            let is_part = |at: &usize| {
                let word = text(document, *at);
                is_capitalized(word) || is_function_word(word) || word == "&" || is_possessive_ending(word)
            };
            let before = (comma.saturating_sub(MOST)..comma).rev().find(|at| !is_part(at));
            text(document, comma) == ","
                && before.is_some_and(|at| is_person_noun(&text(document, at).to_lowercase()))
        })
}

/// Whether `he` or `she` is the first that the first of some names speaks of: `Idris Quell said he`.
fn is_he(document: &Document<'_>, names: &[NameMention<'_>]) -> bool {
    let Some((name, others)) = names.split_first() else { return false };
    let end = name.tokens.end.get();
    if !one_of(text(document, end), const { &list("references.reports") }) {
        return false;
    }
    let behind = end + 1..end + REACH;
    let pronoun = behind
        .into_iter()
        .map(|at| (at, text(document, at)))
        .find(|(_, word)| one_of(word, "he she it its they their we") || matches!(*word, "." | "“" | "\""));
    pronoun.is_some_and(|(at, word)| {
        let mut between = others.iter().take_while(|other| other.tokens.start.get() < at);
        matches!(word, "he" | "she") && between.all(|other| other.kind != EntityKind::Person)
    })
}

/// Whether what stands behind a name can say its kind: `In Tarn, a company has` speaks of another thing.
fn may_be_told(document: &Document<'_>, mention: &NameMention<'_>) -> bool {
    let before = mention.tokens.start.get().checked_sub(1).map_or("", |at| text(document, at));
    let stands_in = one_of(&before.to_lowercase(), const { &list("appositions.inside") });
    mention.kind != EntityKind::Organization && !stands_in
}

/// The kind that an apposition at a token says: a comma, an article, and a noun that ends it.
fn apposed(document: &Document<'_>, comma: usize) -> Option<EntityKind> {
    let opens = text(document, comma) == "," && matches!(text(document, comma + 1), "a" | "an" | "the");
    let is_part = |at: &usize| {
        let token = document.tokens().get(*at);
        token.is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Number))
            && !is_function_word(&text(document, *at).to_lowercase())
            || matches!(text(document, *at), "-" | "’s" | "'s")
    };
    // `the queen left parliament`, `the council closed a school`: a clause.
    let opens_clause = |at: usize| {
        let word = text(document, at);
        is_person_noun(&word.to_lowercase()) || word.ends_with("ed") && text(document, at - 1) != "-"
    };
    let from = comma + 2;
    let parts = || (from..from + MOST).take_while(is_part);
    let end = opens.then(|| parts().last())?? + 1;
    if (from..end).any(opens_clause) {
        return None;
    }
    let noun = singular(text(document, end - 1));
    let closes = one_of(text(document, end), const { &list("appositions.closes") });
    let is_company = one_of(noun, &COMPANIES) || is_public_body(noun);
    (closes && is_company).then_some(EntityKind::Organization)
}
