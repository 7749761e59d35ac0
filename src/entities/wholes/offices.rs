//! Offices and ranks with `of` into what they name: `Lord Fenner of Ashby` and the `Bishop of Ansley` are one person each, as is
//! `Witness A`; `State for Health` behind `Secretary of` and `Public Prosecutions` behind `Director of` are parts of offices.

use super::{Reader, SHOWN};
use crate::entities::ranks::is_peerage;
use crate::entities::words::{is_capitalized, list};
use crate::lexicon;
use crate::span::TokenRange;
use crate::syntax::word_classes::{is_person_noun, is_title};
use crate::tagger::{NameTag, TagKind};
use crate::word_set::one_of;
use std::cell::LazyCell;
use std::collections::BTreeSet;

/// Peers and bishops with the places of their titles, witnesses with their letters, offices that are tagged without their first word, and persons behind offices.
pub(super) fn find(reader: &Reader<'_, '_>) -> Vec<NameTag> {
    let held = LazyCell::new(|| held_seats(reader));
    let found = |tag| {
        let is_held = |place: &str| held.contains(place);
        let person = peer(reader, tag).or_else(|| holder(reader, tag)).or_else(|| seat(reader, tag, is_held));
        person.or_else(|| office(reader, tag))
    };
    let letters =
        reader.blocks().flat_map(|block| block.tokens.range()).filter_map(|at| lettered(reader, at));
    reader.tags.iter().filter_map(found).chain(letters).collect()
}

/// Whether an organization is but a part of what an office is called: `State for Health` behind `Secretary of`.
pub(super) fn is_part(reader: &Reader<'_, '_>, tag: &NameTag) -> bool {
    let start = tag.tokens.start.get();
    let of = start.checked_sub(1).filter(|&of| reader.text(of) == "of");
    let office = of.map_or("", |of| reader.text_before(of));
    let is_state =
        reader.text(start) == "State" && (tag.tokens.len() == 1 || reader.text(start + 1) == "for");
    tag.kind == TagKind::Organization
        && is_capitalized(office)
        && is_title(office)
        && (is_state || is_duty(reader, start))
}

fn is_duty(reader: &Reader<'_, '_>, start: usize) -> bool {
    reader.text(start) == "Public" && one_of(reader.text(start + 1), "Prosecution Prosecutions")
}

/// `Director of Public Prosecutions`, `Secretary of State for Health`, where nobody is named beside.
fn office(reader: &Reader<'_, '_>, tag: &NameTag) -> Option<NameTag> {
    let std::ops::Range { start, end } = tag.tokens.range();
    let behind = end + usize::from(reader.text(end) == ",");
    let is_office = tag.tokens.len() > 1 && is_part(reader, tag) && reader.person_over(behind).is_none();
    let director = start.checked_sub(2)?;
    // `Office of the Director of Public Prosecutions`
    let body = director.checked_sub(3).filter(|&at| {
        reader.text(at) == "Office" && reader.text(at + 1) == "of" && reader.text(at + 2) == "the"
    });
    let tokens = TokenRange::new(body.unwrap_or(director), end);
    (is_office && reader.is_in_a_sentence(tokens)).then_some(NameTag { tokens, ..*tag })
}

/// `Tom Hale` of `Secretary of State for Health Tom Hale`, where one tag holds all.
fn holder(reader: &Reader<'_, '_>, tag: &NameTag) -> Option<NameTag> {
    const FEWEST: usize = 5;
    let end = tag.tokens.end.get();
    let tokens = TokenRange::new(end.checked_sub(2)?, end);
    let is_named = lexicon::is_given_name(reader.text(end - 2)) && reader.is_trimmed(tokens);
    let is_holder = tag.tokens.len() >= FEWEST && is_named && is_part(reader, tag);
    is_holder.then_some(NameTag { tokens, kind: TagKind::Person, confidence: SHOWN })
}

/// `Prince of Thule`, `Bishop of Ansley`: whoever has such a seat, where the text names nobody who is known to have it.
fn seat<'t>(reader: &Reader<'_, 't>, tag: &NameTag, is_held: impl Fn(&'t str) -> bool) -> Option<NameTag> {
    let std::ops::Range { start, end } = tag.tokens.range();
    let title = if is_seat(reader, start) { start } else { start.checked_sub(2)? };
    // `the Duke of Tarn` may be an inn.
    let is_person = tag.kind == TagKind::Person
        || tag.kind == TagKind::Organization && start == title && reader.is_verb(end);
    let tokens = TokenRange::new(title, end);
    let is_one = is_person && end == title + 3 && is_seat(reader, title);
    let fits = is_one && reader.is_in_a_sentence(tokens) && !is_held(reader.text(title + 2));
    fits.then_some(NameTag { tokens, kind: TagKind::Person, confidence: SHOWN })
}

/// The places of the seats beside which somebody may be named: `the Bishop of Ansley, Ana Orr,`.
fn held_seats<'t>(reader: &Reader<'_, 't>) -> BTreeSet<&'t str> {
    let is_beside = |title: usize| {
        let end = title + 3;
        let article = title.checked_sub(1).filter(|&at| reader.text(at) == "the");
        matches!(reader.text(end), "," | "(")
            || reader.person_over(end).is_some()
            || article.is_some_and(|article| matches!(reader.text_before(article), "," | "is"))
    };
    let tokens = reader.blocks().flat_map(|block| block.tokens.range());
    let held = tokens.filter(|&at| is_seat(reader, at) && is_beside(at));
    held.map(|title| reader.text(title + 2)).collect()
}

/// Whether the seat of a peer or a bishop begins at a token: `Duke of`.
fn is_seat(reader: &Reader<'_, '_>, at: usize) -> bool {
    one_of(reader.text(at), const { &list("offices.seats") }) && reader.text(at + 1) == "of"
}

/// `Witness A`: a noun for a person and a letter, by which a court or a paper calls whom it does not name.
fn lettered(reader: &Reader<'_, '_>, noun: usize) -> Option<NameTag> {
    let (letter, end) = (noun + 1, noun + 2);
    let is_letter = |word: &str| matches!(word.as_bytes(), [b'A'..=b'H' | b'J'..=b'Z']);
    let is_noun = |word: &str| is_capitalized(word) && is_person_noun(&word.to_lowercase());
    let fits = is_letter(reader.text(letter))
        && is_noun(reader.text(noun))
        && !is_capitalized(reader.text(end))
        && !reader.is_number(end)
        && !matches!(reader.text(end), "-" | "–" | "&");
    let tokens = TokenRange::new(noun, end);
    (fits && reader.is_in_a_sentence(tokens)).then_some(NameTag {
        tokens,
        kind: TagKind::Person,
        confidence: SHOWN,
    })
}

/// `Lord Fenner of Ashby`: a peer, whose title holds a place.
fn peer(reader: &Reader<'_, '_>, tag: &NameTag) -> Option<NameTag> {
    let std::ops::Range { start, end: of } = tag.tokens.range();
    let title = if is_peerage(reader.text(start)) { start } else { start.checked_sub(1)? };
    let is_peer = tag.kind == TagKind::Person && is_peerage(reader.text(title)) && of == title + 2;
    let place = of + 1;
    let end = reader.tag_over(place).map_or(place + 1, |tag| tag.tokens.end.get());
    let tokens = TokenRange::new(title + 1, end);
    let fits = reader.text(of) == "of" && reader.is_trimmed(tokens) && reader.is_in_a_sentence(tokens);
    (is_peer && fits).then_some(NameTag { tokens, kind: TagKind::Person, confidence: SHOWN })
}
