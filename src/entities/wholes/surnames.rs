//! First names and surnames that are also months, days of the week, places or storms into the persons (and storms) who bear them.

use super::{Reader, SHOWN, is_possessive};
use crate::entities::ranks::is_rank;
use crate::entities::words::{is_capitalized, is_storm_word};
use crate::lexicon::{self, classes};
use crate::span::TokenRange;
use crate::syntax::word_classes::{is_function_word, is_person_noun, is_title};
use crate::tagger::{NameTag, TagKind};
use crate::text::word_list::WordList;
use crate::word_set::one_of;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static MONTH_NAMES: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("month_names.txt")));

/// The names of persons and storms that the network took for something else, and where they stand again.
pub(super) fn find(reader: &Reader<'_, '_>) -> Vec<NameTag> {
    let mut found = Vec::new();
    let mut bearers: BTreeMap<&str, TagKind> = BTreeMap::new();
    for tag in reader.tags {
        let std::ops::Range { start, end } = tag.tokens.range();
        let told = storm(reader, tag).or_else(|| aged(reader, tag)).or_else(|| posted(reader, tag));
        if let Some(name) = told.or_else(|| surnamed(reader, tag)) {
            bearers.insert(reader.text(end - 1), name.kind);
            found.push(name);
        } else if tag.kind == TagKind::Person && end - start > 1 {
            bearers.insert(reader.text(end - 1), TagKind::Person);
        }
    }
    let persons = LazyCell::new(|| reader.words_of_persons(|_| true));
    for block in reader.blocks() {
        for at in block.tokens.range() {
            if let Some(name) =
                month(reader, at).or_else(|| weekday(reader, at, &persons)).or_else(|| described(reader, at))
            {
                let last = name.tokens.end.get() - 1;
                bearers.insert(reader.text(last), TagKind::Person);
                found.push(name);
            }
        }
    }
    if bearers.is_empty() {
        return found;
    }
    let done: BTreeSet<usize> = found.iter().flat_map(|name| name.tokens.range()).collect();
    for block in reader.blocks() {
        for at in block.tokens.range() {
            if is_capitalized(reader.text(at))
                && let Some(&kind) = bearers.get(reader.text(at))
                && speaks_of_bearer(reader, at, kind)
                && !done.contains(&at)
            {
                found.push(NameTag { tokens: TokenRange::new(at, at + 1), kind, confidence: SHOWN });
            }
        }
    }
    found
}

/// Whether a lone word that a person or a storm bears speaks of them, although it may be a month or a place.
fn speaks_of_bearer(reader: &Reader<'_, '_>, at: usize, kind: TagKind) -> bool {
    let tag = reader.tag_over(at);
    if tag.is_some_and(|tag| tag.tokens.len() > 1) {
        return false;
    }
    if kind == TagKind::Event {
        return tag.is_some_and(|tag| matches!(tag.kind, TagKind::Person | TagKind::Location));
    }
    let may_be_other = is_month(reader, at) || tag.is_none_or(|tag| tag.kind == TagKind::Location);
    if !may_be_other || reader.is_number(at + 1) {
        return false;
    }
    let before = reader.text_before(at).to_lowercase();
    let is_subject = reader.begins_sentence(at) || !is_function_word(&before) && !reader.is_name_word(at - 1);
    is_subject && (reader.is_verb(at + 1) || reader.is_aged(at + 1))
        || (is_title(reader.text_before(at)) || is_rank(reader.text_before(at)))
            && reader.text_before(at).starts_with(char::is_uppercase)
}

/// `Hurricane Orla`: a storm.
fn storm(reader: &Reader<'_, '_>, tag: &NameTag) -> Option<NameTag> {
    let std::ops::Range { mut start, end } = tag.tokens.range();
    if !matches!(tag.kind, TagKind::Person | TagKind::Location | TagKind::Event) {
        return None;
    }
    let is_storm_at = |at: usize| is_storm_word(reader.text(at));
    if !is_storm_at(start) {
        start = start.checked_sub(1).filter(|&at| is_storm_at(at))?;
    }
    let name = end - start == 2;
    name.then(|| NameTag { tokens: TokenRange::new(start, end), kind: TagKind::Event, confidence: SHOWN })
}

/// `Sudesh Lisbon, 20,`: whoever has an age is a person.
fn aged(reader: &Reader<'_, '_>, tag: &NameTag) -> Option<NameTag> {
    let is_other = matches!(tag.kind, TagKind::Location | TagKind::Organization);
    (is_other
        && tag.tokens.len() == 2
        && reader.is_trimmed(tag.tokens)
        && reader.is_aged(tag.tokens.end.get()))
    .then_some(NameTag { kind: TagKind::Person, ..*tag })
}

/// `The club’s director, Milo Berlin, said`: whoever holds a post is a person.
fn posted(reader: &Reader<'_, '_>, tag: &NameTag) -> Option<NameTag> {
    const FAR: usize = 4;
    let std::ops::Range { start, end } = tag.tokens.range();
    let comma = start.checked_sub(1).filter(|&at| reader.text(at) == ",")?;
    let noun = reader.text_before(comma);
    let is_post =
        is_title(noun) || one_of(noun, "director manager coach captain spokesman spokeswoman lawyer");
    let is_the = |at: usize| is_possessive(reader.text(at)) || one_of(reader.text(at), "the The its Its");
    let is_its = || (comma.saturating_sub(FAR)..comma).any(is_the);
    let may_be_person = match tag.kind {
        TagKind::Location => lexicon::country(reader.slice(tag.tokens)).is_none(),
        TagKind::Organization => lexicon::is_given_name(reader.text(start)),
        _ => false,
    };
    let is_closed = reader.text(end) == "," && reader.is_verb(end + 1);
    let is_name = may_be_person && end == start + 2 && reader.is_trimmed(tag.tokens);
    (is_post && is_name && is_closed && is_its()).then_some(NameTag { kind: TagKind::Person, ..*tag })
}

/// `but He Qinghua said`: inside a sentence only a surname that is also such a word has a capital.
fn surnamed(reader: &Reader<'_, '_>, tag: &NameTag) -> Option<NameTag> {
    let std::ops::Range { start, end } = tag.tokens.range();
    let before = start.checked_sub(2)?;
    let surname = reader.text(before + 1);
    let is_surname = tag.kind == TagKind::Person
        && one_of(surname, "An Do He Ho Ma No So Than You")
        && reader.text(before).starts_with(char::is_lowercase)
        && !reader.begins_sentence(before + 1);
    let tokens = TokenRange::new(before + 1, end);
    is_surname.then_some(NameTag { tokens, ..*tag })
}

/// `Theresa May`, `April Chen`, `Mr March`: a person whose first or last name is that of a month.
fn month(reader: &Reader<'_, '_>, at: usize) -> Option<NameTag> {
    let name = Some(reader.text(at))
        .filter(|word| is_capitalized(word))
        .and_then(|word| MONTH_NAMES.column(word))?;
    let person = |start, end| NameTag {
        tokens: TokenRange::new(start, end),
        kind: TagKind::Person,
        confidence: SHOWN,
    };
    let before = at.checked_sub(1);
    let is_dated = |at: usize| reader.is_number(at) || reader.text(at) == "," && reader.is_number(at + 1);
    let title = before.filter(|&at| is_title(reader.text(at)) && reader.is_name_word(at));
    let is_full = reader.person_over(at + 1).is_some_and(|tag| tag.tokens.start.get() == at + 1);
    let may_be_last = name.contains("last") || title.is_some() && !reader.is_name_word(at + 1);
    if may_be_last && !is_full && !is_dated(at + 1) || reader.is_aged(at + 1) {
        if let Some(tag) = before.and_then(|before| reader.person_over(before))
            && reader.is_in_a_sentence(TokenRange::new(tag.tokens.start.get(), at + 1))
        {
            return Some(person(tag.tokens.start.get(), at + 1));
        }
        let first = before.filter(|&at| lexicon::is_given_name(reader.text(at)) && !is_month(reader, at));
        if let Some(first) = first.filter(|&first| reader.is_in_a_sentence(TokenRange::new(first, at + 1))) {
            return Some(person(first, at + 1));
        }
        if title.is_some_and(|title| reader.is_in_a_sentence(TokenRange::new(title, at + 1))) {
            return Some(person(at, at + 1));
        }
    }
    // `April Chen`, but not `last April Chen`.
    let tag = reader.person_over(at + 1).filter(|tag| tag.tokens.start.get() == at + 1);
    let is_surname = reader.tag_over(at + 1).is_none()
        && lexicon::bits(reader.text(at + 1)) & classes::SURNAME != 0
        && (reader.text(at + 2) == "," || reader.is_subject_verb(at + 2));
    let end = tag.map(|tag| tag.tokens.end.get()).or(is_surname.then_some(at + 2))?;
    let is_time = before.is_some_and(|before| {
        let word = reader.text(before);
        !reader.begins_sentence(at)
            && is_function_word(&word.to_lowercase())
            && !matches!(word, "and" | "said")
            || reader.is_number(before)
            || lexicon::bits(word) & classes::CALENDAR != 0
    });
    let is_name = name.contains("first") && !is_time && !is_possessive(reader.text(at + 1));
    (is_name && reader.is_in_a_sentence(TokenRange::new(at, end))).then(|| person(at, end))
}

/// `Comrade Sunday Okoro`, `Friday Osei said`: a first name that is a day of the week, before a surname that nobody else has.
fn weekday<'t, F: FnOnce() -> BTreeSet<&'t str>>(
    reader: &Reader<'_, 't>,
    at: usize,
    persons: &LazyCell<BTreeSet<&'t str>, F>,
) -> Option<NameTag> {
    const DAYS: &str = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday";
    let surname = reader.person_over(at + 1).filter(|tag| {
        let is_next = one_of(reader.text(at), DAYS) && tag.tokens.start.get() == at + 1;
        is_next && tag.tokens.len() == 1
    })?;
    let before = reader.text_before(at);
    let is_titled = is_capitalized(before) && !reader.begins_sentence(at) && is_title(before)
        || is_person_noun(&before.to_lowercase());
    let verb = surname.tokens.end.get();
    let is_subject = reader.begins_sentence(at) && (reader.is_verb(verb) || reader.is_aged(verb));
    let tokens = TokenRange::new(at, verb);
    let is_anothers = || persons.contains(reader.text(at + 1));
    let fits = (is_titled || is_subject) && reader.is_in_a_sentence(tokens) && !is_anothers();
    fits.then_some(NameTag { tokens, kind: TagKind::Person, confidence: SHOWN })
}

/// `actor Dot Lane`: two words of names behind a noun for a person, where the network saw none.
fn described(reader: &Reader<'_, '_>, noun: usize) -> Option<NameTag> {
    let (first, last) = (noun + 1, noun + 2);
    let is_name = |at: usize| reader.is_name_word(at) && !is_title(reader.text(at));
    let bits = |at: usize| lexicon::bits(reader.text(at));
    let has_names = || bits(first) & classes::GIVEN_NAME != 0 || bits(last) & classes::SURNAME != 0;
    let is_untagged = |at: usize| reader.tag_over(at).is_none_or(|tag| tag.tokens.len() == 1);
    let tokens = TokenRange::new(first, last + 1);
    let is_new = is_name(first)
        && is_name(last)
        && is_person_noun(&reader.text(noun).to_lowercase())
        && !is_name(last + 1)
        && has_names()
        && (is_untagged(first) && is_untagged(last))
        && reader.is_in_a_sentence(TokenRange::new(noun, last + 1));
    is_new.then_some(NameTag { tokens, kind: TagKind::Person, confidence: SHOWN })
}

fn is_month(reader: &Reader<'_, '_>, at: usize) -> bool {
    MONTH_NAMES.contains(reader.text(at))
}
