//! People and documents that speak for a body into the words that say which, or into the body that the text speaks of: `a spokesman
//! for the company`, `a council spokeswoman`, `a spokesman`, `the ministry statement`.

use super::mentions::{Place, Places};
use super::phrase::Phrase;
use super::{nouns, sorts};
use crate::attributions::{SourceKind, list};
use crate::entities::MentionForm;
use crate::span::EntityId;
use crate::syntax::page::Page;
use crate::syntax::phrases::is_possessive;
use crate::syntax::verbs::{self, auxiliaries::is_auxiliary};
use crate::syntax::word_classes::singular;
use crate::syntax::words::{Words, one_of};
use std::ops::Range;

/// The body that somebody speaks for.
pub(super) enum Body {
    /// One that the words name.
    Named(EntityId),
    /// One that the words call by a noun.
    Called(Phrase),
    /// One that the words leave open.
    Open,
}

/// The body that a source speaks for; `None` where it speaks for none.
pub(super) fn body(words: &Words<'_>, places: &Places, phrase: &Phrase) -> Option<Body> {
    if phrase.class == "document" {
        return issuer(words, places, phrase).map(Body::Called);
    }
    let noun = singular(phrase.noun(words));
    let is_spokesman = noun.starts_with("spokes");
    let is_office =
        noun == "officer" && one_of(words.lower_before(phrase.head.end - 1), "press media communications");
    if !(is_spokesman || is_office || one_of(noun, "representative lawyer attorney")) {
        return None;
    }
    let behind = phrase.head.end + 1..phrase.tokens.end;
    let is_for = one_of(words.lower(phrase.head.end), "for of at from") && !behind.is_empty();
    let before = before(words, phrase, is_office);
    // `a spokesman for a company`: one that is not known.
    if is_for && one_of(words.lower(behind.start), "a an")
        || one_of(words.lower(phrase.head.start), "his her their my our")
    {
        return None;
    }
    let said = if is_for { behind } else { before };
    let mut names = places.inside(&said).iter().filter(|place| place.form == MentionForm::Name);
    if let Some(name) = names.next() {
        // A body behind `for` is known by the source's own words.
        let is_else = places.is_person(name.entity)
            || places.is_group(name.entity)
            || is_for && places.is_body(name.entity);
        return (!is_else).then_some(Body::Named(name.entity));
    }
    if said.is_empty() {
        // `a lawyer` speaks for anybody.
        let is_its = words.lower(phrase.head.start) == "its";
        return (is_spokesman || is_office || is_its).then_some(Body::Open);
    }
    let mut called = Phrase::read(words, places, said);
    called.opening = "the";
    match called.class {
        "office" => Some(Body::Called(called)),
        // `a senior spokesman`
        "word" if !is_for && is_spokesman => Some(Body::Open),
        _ => None,
    }
}

/// The body whose document it is, by a noun: `the ministry statement`. Documents of a court are of those who sue there.
fn issuer(words: &Words<'_>, places: &Places, phrase: &Phrase) -> Option<Phrase> {
    let said = before(words, phrase, false);
    let is_named = places.inside(&said).iter().any(|place| place.form == MentionForm::Name);
    let is_outlet = one_of(phrase.noun(words), "media press television tv radio");
    let is_plain = said.len() == 1 && !is_named && !is_outlet && words.lower(said.start) != "court";
    let mut called = is_plain.then(|| Phrase::read(words, places, said))?;
    called.opening = "the";
    (called.class == "office").then_some(called)
}

/// The words of a source before its noun that can say for what it speaks.
fn before(words: &Words<'_>, phrase: &Phrase, is_office: bool) -> Range<usize> {
    let opens = one_of(words.lower(phrase.head.start), "a an the its one another");
    let start = phrase.head.start + usize::from(opens);
    let end = phrase.head.end - 1 - usize::from(is_office);
    let owned = end > start && is_possessive(words, end - 1);
    start..(end - usize::from(owned)).max(start)
}

/// The body that the text speaks of before a token: the one that spoke last in the paragraph, the only one that it names, or
/// the paragraph before, or that which the sentence before begins with. `last` is who spoke last, and where.
pub(super) fn spoken_of(
    page: &Page<'_>,
    places: &Places,
    last: Option<(EntityId, usize)>,
    at: usize,
) -> Option<EntityId> {
    let blocks = page.words.document().blocks();
    let own = page.words.block(at);
    let opens = blocks.get(own).map_or(at, |block| block.tokens.start.get());
    if let Some((body, _)) = last.filter(|&(body, then)| then >= opens && places.is_body(body)) {
        return Some(body);
    }
    let paragraphs = (own.saturating_sub(1)..=own).rev().filter_map(|index| blocks.get(index));
    paragraphs.map(|block| block.tokens.start.get()..block.tokens.end.get().min(at)).find_map(|range| {
        let bodies = bodies(page.words, places, &range);
        match bodies.as_slice() {
            [] => None,
            [last, rest @ ..] if rest.iter().all(|body| body.entity == last.entity) => {
                Some(Some(last.entity))
            }
            [last, ..] => Some(opening(page, places, last).map(|place| place.entity)),
        }
    })?
}

/// Whether a sentence since a body was named begins with a body that it cannot be: `Steelworkers at Norvane walked out. The council
/// declined to comment.`
pub(super) fn speaks_of_another(page: &Page<'_>, places: &Places, body: EntityId, at: usize) -> bool {
    const FAR: usize = 80;
    const NOUNS: usize = 3;
    let words = page.words;
    let Some(known) = places.known(body) else { return false };
    let Some(last) = places.before(at).find(|place| place.entity == body) else { return false };
    let near = last.tokens.end.max(at.saturating_sub(FAR))..at;
    let opens = |at: usize| page.sentence_around(at).is_some_and(|sentence| sentence.start == at);
    // `Tarn’s ministry hit back`: a body of somebody else’s.
    let owner = |at: usize| {
        let owner = places.inside(&(at..at + 1)).first()?;
        let is_other = owner.entity != body && !places.is_person(owner.entity);
        (is_other && is_possessive(words, owner.tokens.end)).then_some(owner.tokens.end)
    };
    near.filter(|&at| opens(at)).any(|at| {
        let owned = owner(at);
        let opener = if words.lower(at) == "the" { Some(at) } else { owned };
        let Some(opener) = opener else { return false };
        let mut nouns = (opener + 1..opener + 1 + NOUNS).take_while(|&at| words.is_word(at));
        let noun = nouns.find(|&at| nouns::kind(words.lower(at)) == Some(SourceKind::Office));
        noun.is_some_and(|at| {
            let noun = words.lower(at);
            let differs =
                sorts::fit(noun, &known.words) == "another" || sorts::cannot_be(noun, &known.words, true);
            let differs = differs && !places.described_by(noun).contains(&body);
            let has_sort = sorts::fit(noun, &[]) != "no sort";
            // `Its hospital was shelled`, `China’s economy has slowed`: they do nothing.
            acts(words, at + 1) && (differs || owned.is_some() && has_sort)
        })
    })
}

/// Whether a verb in the past stands at a token, and no passive.
fn acts(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    !is_auxiliary(word) && (verbs::is_past(word) || verbs::is_base(word) || word.ends_with("ed"))
}

/// The bodies that a range names, the last first, but for papers that somebody speaks to.
fn bodies<'p>(words: &Words<'_>, places: &'p Places, range: &Range<usize>) -> Vec<&'p Place> {
    const MOST: usize = 24;
    let is_told = |place: &Place| {
        let article = usize::from(words.lower_before(place.tokens.start) == "the");
        one_of(words.lower_before(place.tokens.start - article), const { &list("spokesmen.tells") })
    };
    let inside = places.inside(range).iter().rev().take(MOST);
    let named = inside.filter(|place| place.is_reachable && place.form == MentionForm::Name);
    named.filter(|place| places.is_body(place.entity) && !is_told(place)).collect()
}

/// The body that the sentence of another begins with, where it does.
fn opening<'p>(page: &Page<'_>, places: &'p Places, last: &Place) -> Option<&'p Place> {
    const FAR: usize = 4;
    let sentence = page.sentence_around(last.tokens.start)?;
    let first = places.inside(&(sentence.start..sentence.start + FAR)).first()?;
    places.is_body(first.entity).then_some(first)
}
