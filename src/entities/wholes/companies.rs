//! Companies with the names of persons into organizations: `Marlow Finch’s chief executive`, `Brent Oldfield, which makes pumps`.

use super::known::has_company_words;
use super::{Reader, is_possessive};
use crate::entities::words::{is_capitalized, is_legal_form, list};
use crate::lexicon;
use crate::lexicon::classes::{COUNTRY, PLACE};
use crate::syntax::word_classes::is_title;
use crate::tagger::{NameTag, TagKind};
use crate::word_set::one_of;
use std::collections::{BTreeMap, BTreeSet};

/// A company whose first word is its short name has no more tokens.
const LONGEST: usize = 4;

/// What the words around its mentions say of a name.
#[derive(Clone, Copy, Default)]
struct Evidence {
    company: u8,
    person: u8,
}

/// The tags of companies among those of persons.
#[inline(never)]
pub(super) fn find(reader: &Reader<'_, '_>) -> Vec<NameTag> {
    let persons = || reader.tags.iter().filter(|tag| tag.kind == TagKind::Person);
    let full = || persons().filter(|tag| tag.tokens.len() > 1);
    let surnames = full().flat_map(|tag| tag.tokens.range().skip(1)).map(|at| reader.text(at));
    let surnames: BTreeSet<&str> = surnames.collect();
    // The full name that each first word begins; none where it begins two.
    let mut names: BTreeMap<&str, Option<&str>> = BTreeMap::new();
    for tag in full() {
        let name = reader.slice(tag.tokens);
        let one = names.entry(reader.text(tag.tokens.start.get())).or_insert(Some(name));
        *one = one.filter(|one| *one == name);
    }
    let name = |tag: &NameTag| {
        let own = reader.slice(tag.tokens);
        if tag.tokens.len() == 1 { names.get(own).copied().flatten().unwrap_or(own) } else { own }
    };
    let mut known: BTreeMap<&str, Evidence> = BTreeMap::new();
    for tag in persons() {
        let is_surname = tag.tokens.len() == 1 && surnames.contains(reader.slice(tag.tokens));
        let (company, person) = (company(reader, tag), person(reader, tag) + 2 * u8::from(is_surname));
        let evidence = known.entry(name(tag)).or_default();
        evidence.company = evidence.company.saturating_add(company);
        evidence.person = evidence.person.saturating_add(person);
    }
    known.retain(|_, evidence| evidence.company > evidence.person);
    // `Shares of Solvanta`, where the text names Solvanta Inc.
    let has_form = |tag: &&NameTag| {
        tag.kind == TagKind::Organization
            && (2..=LONGEST).contains(&tag.tokens.len())
            && is_legal_form(reader.text(tag.tokens.end.get() - 1))
    };
    let first = |tag: &NameTag| reader.text(tag.tokens.start.get());
    let companies: BTreeSet<&str> = reader.tags.iter().filter(has_form).map(first).collect();
    // `Trump` of Trump Inc. may be a person.
    let is_longer = |tag: &&NameTag| has_form(tag) && tag.tokens.len() > 2;
    let longer: BTreeSet<&str> = reader.tags.iter().filter(is_longer).map(first).collect();
    let is_company = |tag: &&NameTag| {
        let word = first(tag);
        let is_short = tag.tokens.len() == 1 && companies.contains(word) && !surnames.contains(word);
        match tag.kind {
            TagKind::Person => is_short && longer.contains(word) || known.contains_key(name(tag)),
            TagKind::Location => is_short && lexicon::bits(word) & (PLACE | COUNTRY) == 0,
            _ => false,
        }
    };
    reader.tags.iter().filter(is_company).map(|tag| NameTag { kind: TagKind::Organization, ..*tag }).collect()
}

/// How much says that a company is named: `Vela’s chief executive`, `shares in Vela`, `Vela will close its yard`.
fn company(reader: &Reader<'_, '_>, tag: &NameTag) -> u8 {
    const FAR: usize = 4;
    let std::ops::Range { start, end } = tag.tokens.range();
    let (next, before) = (reader.text(end), reader.text_before(start));
    let executive = |at: usize| {
        reader.text(at) == "chief"
            && reader.text(at + 1) == "executive"
            && (reader.text(at + 2) == "," || is_capitalized(reader.text(at + 2)))
    };
    let led = is_possessive(next)
        && (executive(end + 1)
            || one_of(reader.text(end + 1), "CEO shareholders subsidiary headquarters workforce"));
    // `Shares in Ada Moss’s firm` are the firm's.
    let shares = one_of(before, "in of")
        && start > 1
        && !is_possessive(next)
        && one_of(reader.text(start - 2), "shares Shares stake shareholders")
        || next == "shareholders"
        || one_of(next, "shares stock") && one_of(reader.text(end + 1), const { &list("companies.moves") });
    let begins = reader.begins_sentence(start);
    let which = begins && next == "," && reader.text(end + 1) == "which";
    // `Vela will close its yard`: no other noun stands before the pronoun.
    let verb = end + usize::from(one_of(next, "will has had is was would plans to"));
    let stops =
        |&at: &usize| !reader.is_word(at) || is_capitalized(reader.text(at)) || reader.text(at) == "its";
    let its = begins
        && reader.is_word(verb)
        && !reader.is_subject_verb(verb)
        && (verb + 1..verb + FAR).find(stops).is_some_and(|at| reader.text(at) == "its");
    2 * u8::from(led || shares || has_company_words(reader, tag.tokens)) + u8::from(which || its)
}

/// How much says that a person is: a given name, a title, an age, `who`, `said he`.
fn person(reader: &Reader<'_, '_>, tag: &NameTag) -> u8 {
    let std::ops::Range { start, end } = tag.tokens.range();
    let given = tag.tokens.len() > 1 && lexicon::is_given_name(reader.text(start));
    let told = is_title(reader.text_before(start)) || reader.is_aged(end);
    let who = reader.text(end) == "," && one_of(reader.text(end + 1), "who whose");
    let says = reader.is_subject_verb(end) && one_of(reader.text(end + 1), "he she his her");
    u8::from(given) + 2 * u8::from(told || who || says)
}
