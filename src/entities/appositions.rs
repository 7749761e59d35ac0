//! What is said right behind a name into its kind: `Wayvane, a Denver company,` and `Calder Leisure, the charity that` are no
//! persons and no places, whatever they look like.

use super::EntityKind;
use super::mentions::NameMention;
use super::words::{is_public_body, list};
use crate::syntax::word_classes::{is_function_word, is_person_noun, singular};
use crate::syntax::words::text;
use crate::text::{Document, TokenKind};
use crate::word_set::{WordSet, one_of};
use std::collections::BTreeMap;

const COMPANIES: WordSet = list("appositions.companies");
/// So many words has what is said behind a name, at most.
const MOST: usize = 6;

/// Gives names the kind that the text says of them.
pub(super) fn tell(document: &Document<'_>, mentions: &mut [NameMention<'_>]) {
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
