//! Offices and ranks with `of` into what they name: `Lord Fenner of Ashby` is one person, `State for Health` behind `Secretary
//! of` and `Public Prosecutions` behind `Director of` are parts of offices.

use super::{Reader, SHOWN};
use crate::entities::ranks::is_peerage;
use crate::entities::words::is_capitalized;
use crate::lexicon;
use crate::span::TokenRange;
use crate::syntax::word_classes::is_title;
use crate::tagger::{NameTag, TagKind};
use crate::word_set::one_of;

/// Peers with the places of their titles, offices that are tagged without their first word, and persons behind offices.
pub(super) fn find(reader: &Reader<'_, '_>) -> Vec<NameTag> {
    let found = |tag| peer(reader, tag).or_else(|| holder(reader, tag)).or_else(|| office(reader, tag));
    reader.tags.iter().filter_map(found).collect()
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
