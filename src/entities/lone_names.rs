//! Names that nobody in the text bears into the places and bodies that they are: `in Keswin`, `Garvock, which`, `auditors Orme Hart`.
//!
//! The network takes what it does not know for the name of a person. Papers introduce persons by more than a word, and those
//! of two words most often begin with a name that lists know.

use super::EntityKind;
use super::appositions::COMPANIES;
use super::beside::nouns_beside;
use super::consistency::introduced_persons;
use super::mentions::NameMention;
use super::words::{is_capitalized, list};
use crate::lexicon::{self, classes};
use crate::syntax::phrases::is_possessive_ending;
use crate::syntax::word_classes::{is_function_word, is_person_noun, singular};
use crate::syntax::words::text;
use crate::text::{Document, TokenKind};
use crate::word_set::one_of;
use std::collections::BTreeMap;

/// So many tokens behind a verb of saying `its` is looked for.
const REACH: usize = 12;

/// What the words around the mentions of a name say that it is.
#[derive(Default)]
struct Evidence {
    is_person: bool,
    place: usize,
    body: usize,
}

/// Gives the names that the text shows to be no persons the kind that it shows.
pub(super) fn tell(document: &Document<'_>, mentions: &mut [NameMention<'_>]) {
    let introduced = introduced_persons(mentions);
    let may_be_other = |name: &NameMention<'_>| {
        let is_nobody = match name.words.as_slice() {
            [_] => !introduced.contains(&name.key),
            [first, ..] => !lexicon::is_given_name(first) && name.title.office.is_empty(),
            [] => false,
        };
        name.kind == EntityKind::Person && is_nobody
    };
    let mut known: BTreeMap<String, Evidence> = BTreeMap::new();
    for (at, name) in mentions.iter().enumerate().filter(|(_, name)| may_be_other(name)) {
        let evidence = known.entry(name.key.clone()).or_default();
        let next = mentions.get(at + 1).map_or(usize::MAX, |next| next.tokens.start.get());
        evidence.is_person |= is_person(document, name);
        evidence.place += usize::from(name.words.len() == 1 && is_place(document, name));
        evidence.body += usize::from(is_body(document, name, next));
    }
    known.retain(|_, evidence| !evidence.is_person && evidence.place + evidence.body > 0);
    for name in mentions.iter_mut().filter(|name| name.kind == EntityKind::Person) {
        if let Some(evidence) = known.get(&name.key) {
            let is_place = evidence.place >= evidence.body;
            name.kind = if is_place { EntityKind::Location } else { EntityKind::Organization };
        }
    }
}

/// `Keswin, 42,`, `Keswin, who`, `the singer Keswin`.
fn is_person(document: &Document<'_>, name: &NameMention<'_>) -> bool {
    let end = name.tokens.end.get();
    let behind = text(document, end + usize::from(text(document, end) == ","));
    let is_number =
        |at: usize| document.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Number);
    let may_be_many = is_noun_of_many(document, name);
    behind == "who"
        || text(document, end) == "," && is_number(end + 1)
        || !may_be_many && nouns_beside(document, name.tokens).iter().any(|noun| is_person_noun(noun))
}

/// `the law firm Orme Hart`, `auditors Orme Hart`, `One bookmaker, Orme Hart, has`.
fn is_noun_of_many(document: &Document<'_>, name: &NameMention<'_>) -> bool {
    let std::ops::Range { start, end } = name.tokens.range();
    let before = |back: usize| start.checked_sub(back).map_or("", |at| text(document, at));
    let is_apposed = before(1) == ",";
    let noun = before(1 + usize::from(is_apposed)).to_lowercase();
    let noun = noun.as_str();
    // `boss` is no plural.
    let is_plural = singular(noun) != noun && is_person_noun(singular(noun));
    // `the start-up Orme`, `the think tank Orme`, `the pressure group Orme`: many a band and a paper is called a group and a paper too.
    let is_startup = noun == "up" && before(2) == "-" && before(3).eq_ignore_ascii_case("start")
        || noun == "tank" && before(2).eq_ignore_ascii_case("think");
    let is_body = one_of(singular(noun), &COMPANIES) && !is_person_noun(noun)
        || one_of(noun, "group paper")
        || is_startup;
    let behind = text(document, end);
    // `the players Orme, Hart and Vale`
    let is_listed = matches!(behind, "and" | "&") || behind == "," && is_capitalized(text(document, end + 1));
    // `the chairman of the firm, Ana Orme, said`
    let is_of = || (3..=5).any(|back| before(back) == "of");
    let is_closed = || matches!(behind, "," | "." | ")") && !is_of();
    (is_plural || is_body) && !is_listed && (!is_apposed || is_closed())
}

/// `in Keswin.`, `from Keswin and`; not `in Keswin's speech`, `confidence in Keswin`.
fn is_place(document: &Document<'_>, name: &NameMention<'_>) -> bool {
    let std::ops::Range { start, end } = name.tokens.range();
    let before = |back: usize| start.checked_sub(back).map_or("", |at| text(document, at)).to_lowercase();
    let behind = text(document, end);
    let is_word = document.tokens().get(end).is_some_and(|token| token.kind == TokenKind::Word);
    let ends = !is_word || is_function_word(behind);
    let is_free = ends && !is_possessive_ending(behind) && !matches!(behind, "-" | "–");
    let is_name = || {
        let bits = name.words.first().map_or(0, |word| lexicon::bits(word));
        bits & (classes::GIVEN_NAME | classes::SURNAME) != 0
    };
    let is_trusted = || one_of(&before(2), const { &list("lone_names.trust") });
    is_free
        && match before(1).as_str() {
            "in" => !is_trusted(),
            "near" | "outside" | "across" | "throughout" => true,
            "from" => !is_name(),
            // `the city of Keswin`, `north of Keswin`
            "of" => one_of(&before(2), const { &list("lone_names.of_a_place") }),
            _ => false,
        }
}

/// `Garvock, which`, `Garvock said its`, `Garvock shares`.
fn is_body(document: &Document<'_>, name: &NameMention<'_>, next: usize) -> bool {
    let end = name.tokens.end.get();
    let says = one_of(text(document, end), const { &list("references.reports") });
    let mut clause = (end + 1..next.min(end + REACH)).map(|at| text(document, at));
    let noun = end + usize::from(is_possessive_ending(text(document, end)));
    text(document, end) == "," && text(document, end + 1) == "which"
        || is_noun_of_many(document, name)
        || name.words.len() == 1 && one_of(text(document, noun), const { &list("lone_names.bodies") })
        || says
            && clause.find(|word| matches!(*word, "its" | "his" | "her" | "he" | "she" | "." | "“" | "\""))
                == Some("its")
}
