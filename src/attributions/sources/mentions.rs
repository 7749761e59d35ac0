//! Entities into where the text speaks of them, and what is known of each: for look-up by token.

use super::{genders, nouns, sorts};
use crate::attributions::SourceKind;
use crate::entities::{self, Entity, EntityKind, MentionForm};
use crate::lexicon::Gender;
use crate::sorting::sort_by_key;
use crate::span::{EntityId, TokenRange};
use crate::syntax::page::Page;
use crate::syntax::phrases::is_possessive;
use crate::syntax::verbs;
use crate::syntax::word_classes::{is_function_word, is_person_noun, singular};
use crate::syntax::words::{Words, one_of};
use crate::text::BlockKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// Names with more words than these are not looked for.
const NEAR: usize = 12;

/// A place where the text speaks of an entity.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) tokens: Range<usize>,
    pub(super) entity: EntityId,
    pub(super) form: MentionForm,
    /// Whether a pronoun can lead here: not to a caption, a heading or a credit in brackets.
    pub(super) is_reachable: bool,
}

/// What is known of an entity.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) kind: EntityKind,
    pub(super) gender: Option<Gender>,
    /// Whether more than a given name says the gender.
    pub(super) is_gender_told: bool,
    pub(super) mentions: usize,
    /// Where running text names it first.
    pub(super) first: usize,
    /// Whether its name says what kind of body it is: `Ministry` of `Trade Ministry`.
    pub(super) says_what: bool,
    /// The words of its name, in lower case.
    pub(super) words: Vec<String>,
    /// Whether the text says of a person what they are.
    pub(super) has_role: bool,
}

/// Where the text speaks of entities, in text order, and what it says that they are.
#[derive(Debug)]
pub(super) struct Places {
    sorted: Vec<Place>,
    known: BTreeMap<EntityId, Known>,
    /// Nouns of what an entity has or makes: `a report by the Institute`, `the Institute’s report`.
    issued: BTreeMap<String, Vec<EntityId>>,
    /// Nouns by which the text describes an entity: beside its name, or in it; and a person's initials.
    nouns: BTreeMap<String, Vec<EntityId>>,
    /// The nouns among them that say what a person is, and those that say what they are not, or no more.
    roles: BTreeMap<String, Vec<EntityId>>,
    no_more: BTreeMap<String, Vec<EntityId>>,
    /// Nouns for bodies of places and nations, with where the text speaks of the first and of one of another: `the Tarnian
    /// government`.
    bodies: BTreeMap<String, (usize, EntityId, Option<usize>)>,
    /// Nouns for people whom the text does not name, and where, in text order: `hired an engineer`.
    unnamed: BTreeMap<String, Vec<usize>>,
    /// The person of whom the text speaks most.
    hero: Option<EntityId>,
}

impl Places {
    pub(super) fn new(page: &Page<'_>, entities: &[Entity]) -> Self {
        let mut sorted = Vec::new();
        let mut known = BTreeMap::new();
        for entity in entities {
            let mut first = usize::MAX;
            for mention in &entity.mentions {
                let tokens = page.words.under(mention.span);
                let is_reachable = is_reachable(page, &tokens);
                if is_reachable && mention.form == MentionForm::Name {
                    first = first.min(tokens.start);
                }
                sorted.push(Place { tokens, entity: entity.id, form: mention.form, is_reachable });
            }
            let told = genders::told(page, entity);
            let gender = told.or_else(|| genders::of_name(entity));
            let words: Vec<String> = entity.name.split(' ').map(str::to_lowercase).collect();
            let says_what = words.iter().any(|word| nouns::kind(word).is_some());
            let mentions = entity.mentions.len();
            known.insert(
                entity.id,
                Known {
                    kind: entity.kind,
                    gender,
                    is_gender_told: told.is_some(),
                    mentions,
                    first,
                    says_what,
                    words,
                    has_role: false,
                },
            );
        }
        sort_by_key(&mut sorted, |place: &Place| (place.tokens.start, place.tokens.end, place.entity));
        let persons = known.iter().filter(|(_, known)| known.kind == EntityKind::Person);
        let most = persons.max_by_key(|(id, known)| (known.mentions, std::cmp::Reverse(**id)));
        let hero = most.map(|(id, _)| *id);
        let mut places = Self {
            sorted,
            known,
            issued: BTreeMap::new(),
            nouns: BTreeMap::new(),
            roles: BTreeMap::new(),
            no_more: BTreeMap::new(),
            bodies: BTreeMap::new(),
            unnamed: BTreeMap::new(),
            hero,
        };
        places.describe(page);
        for entity in entities.iter().filter(|entity| entity.kind == EntityKind::Person) {
            let initials: String = entity.name.split(' ').filter_map(|word| word.chars().next()).collect();
            // One letter is no initials: `A:` answers.
            if entity.name.contains(' ') {
                note(&mut places.nouns, initials.to_lowercase(), entity.id);
            }
        }
        places
    }

    /// The places that begin inside a range, in text order.
    pub(super) fn inside(&self, range: &Range<usize>) -> &[Place] {
        let from = self.sorted.partition_point(|place| place.tokens.start < range.start);
        let to = self.sorted.partition_point(|place| place.tokens.start < range.end);
        self.sorted.get(from..to).unwrap_or_default()
    }

    /// Whether a token is the last of the name of something that is no person.
    pub(super) fn ends_name(&self, at: usize) -> bool {
        let mut before = self.before(at + 1).take_while(|place| place.tokens.end + NEAR > at);
        before.any(|place| {
            place.form == MentionForm::Name && place.tokens.end == at + 1 && !self.is_person(place.entity)
        })
    }

    /// Whether a token stands in the name of something that is no person.
    pub(super) fn is_named(&self, at: usize) -> bool {
        let mut before = self.before(at + 1).take_while(|place| place.tokens.start + NEAR > at);
        before.any(|place| {
            place.form == MentionForm::Name && place.tokens.contains(&at) && !self.is_person(place.entity)
        })
    }

    /// The places before a token, the nearest first.
    pub(super) fn before(&self, at: usize) -> impl Iterator<Item = &Place> {
        let to = self.sorted.partition_point(|place| place.tokens.start < at);
        self.sorted.get(..to).unwrap_or_default().iter().rev()
    }

    pub(super) fn known(&self, entity: EntityId) -> Option<&Known> {
        self.known.get(&entity)
    }

    /// Those whom the text describes by a noun.
    pub(super) fn described_by(&self, noun: &str) -> &[EntityId] {
        self.nouns.get(singular(noun)).map_or(&[], Vec::as_slice)
    }

    /// The persons of whom the text says that they are what a noun says.
    pub(super) fn holders(&self, noun: &str) -> &[EntityId] {
        self.roles.get(noun).map_or(&[], Vec::as_slice)
    }

    /// Whether the text says that somebody is not what a noun says, or no more.
    pub(super) fn is_no_more(&self, noun: &str, entity: EntityId) -> bool {
        !self.holders(noun).contains(&entity)
            && self.no_more.get(noun).is_some_and(|some| some.contains(&entity))
    }

    /// Where the text spoke last, before a token, of somebody by a noun and did not name them.
    pub(super) fn unnamed_before(&self, noun: &str, at: usize) -> Option<usize> {
        let places = self.unnamed.get(noun)?;
        let before = places.partition_point(|&place| place < at).checked_sub(1)?;
        places.get(before).copied()
    }

    /// Whether the text has spoken, before a token, of bodies by a noun and the name of a place or a nation, and only of one’s.
    pub(super) fn is_body_of_one(&self, noun: &str, at: usize) -> bool {
        let body = self.bodies.get(singular(noun));
        body.is_some_and(|&(first, _, other)| first < at && other.is_none_or(|other| other >= at))
    }

    /// Those to whom the text gives what a noun says.
    pub(super) fn issuing(&self, noun: &str) -> &[EntityId] {
        self.issued.get(singular(noun)).map_or(&[], Vec::as_slice)
    }

    /// Notes the nouns beside each name (`Communications Minister Idris Farouk`) and in it (`Trade Ministry`).
    fn describe(&mut self, page: &Page<'_>) {
        let words = page.words;
        let mut found: Vec<(String, EntityId)> = Vec::new();
        let mut issued: Vec<(String, EntityId)> = Vec::new();
        // `He is the premier` says it too.
        let known = &self.known;
        let is_person =
            |place: &Place| known.get(&place.entity).is_some_and(|known| known.kind == EntityKind::Person);
        let says = |place: &&Place| is_person(place) && words.is_capitalized(place.tokens.start);
        let mut offices: Vec<String> = Vec::new();
        for place in self.sorted.iter().filter(says) {
            let name = TokenRange::new(place.tokens.start, place.tokens.end);
            let mut roles = entities::roles_beside(words.document(), name);
            roles.extend(nouns::titled(words, &place.tokens).map(|noun| (noun, true)));
            let held = roles.iter().filter(|(role, is_so)| *is_so && sorts::offices(role).next().is_some());
            let held: Vec<String> = held.map(|(role, _)| role.clone()).collect();
            if roles.iter().any(|(role, _)| role == "counterpart") {
                // `Her counterpart, Bo Lind`, holds what the last one holds.
                roles.extend(offices.iter().map(|office| (office.clone(), true)));
                found.extend(offices.iter().map(|office| (office.clone(), place.entity)));
            } else if !held.is_empty() {
                offices = held;
            }
            for (role, is_so) in roles {
                note(if is_so { &mut self.roles } else { &mut self.no_more }, role, place.entity);
            }
        }
        for place in self.sorted.iter().filter(|place| place.form == MentionForm::Name) {
            if self.known.get(&place.entity).is_some_and(|known| known.kind != EntityKind::Person) {
                let own = place.tokens.clone().filter(|&at| words.is_word(at));
                found.extend(own.map(|at| (singular(words.lower(at)).to_owned(), place.entity)));
            }
            found.extend(nouns::titled(words, &place.tokens).map(|noun| (noun, place.entity)));
            found.extend(nouns::initials(words, &place.tokens).map(|noun| (noun, place.entity)));
            found.extend(age(words, place.tokens.end).map(|noun| (noun, place.entity)));
            issued.extend(issues(words, &place.tokens).map(|noun| (noun, place.entity)));
            let name = TokenRange::new(place.tokens.start, place.tokens.end);
            found.extend(
                entities::nouns_beside(words.document(), name).into_iter().map(|noun| (noun, place.entity)),
            );
        }
        let mut bodies: BTreeMap<String, (usize, EntityId, Option<usize>)> = BTreeMap::new();
        for place in self.sorted.iter().filter(|place| self.may_have_bodies(place)) {
            let (at, of) = (place.tokens.start, place.entity);
            if let Some(noun) = body_of(words, place) {
                let (_, first, other) = bodies.entry(noun).or_insert((at, of, None));
                *other = other.or(Some(at).filter(|_| *first != of));
            }
        }
        self.bodies = bodies;
        for at in words.document().blocks().iter().flat_map(|block| block.tokens.range()) {
            if let Some(noun) = unnamed(words, self, at) {
                self.unnamed.entry(noun).or_default().push(at);
            }
        }
        for (noun, entity) in found {
            note(&mut self.nouns, noun, entity);
        }
        for (noun, entity) in issued {
            note(&mut self.issued, noun, entity);
        }
        let told = self.roles.iter().filter(|(role, _)| is_person_noun(role));
        for person in told.flat_map(|(_, holders)| holders) {
            if let Some(known) = self.known.get_mut(person) {
                known.has_role = true;
            }
        }
    }

    /// Whether an entity is a person.
    pub(super) fn is_person(&self, entity: EntityId) -> bool {
        self.known(entity).is_some_and(|known| known.kind == EntityKind::Person)
    }

    /// Whether an entity is a nation, a party or a faith.
    pub(super) fn is_group(&self, entity: EntityId) -> bool {
        self.known(entity).is_some_and(|known| known.kind == EntityKind::Group)
    }

    /// Whether an entity is a country, a town or a building.
    pub(super) fn is_place(&self, entity: EntityId) -> bool {
        let is_place = |known: &Known| matches!(known.kind, EntityKind::Location | EntityKind::Facility);
        self.known(entity).is_some_and(is_place)
    }

    /// Whether a place in the text names a place or a nation.
    fn may_have_bodies(&self, place: &Place) -> bool {
        place.form == MentionForm::Name && (self.is_place(place.entity) || self.is_group(place.entity))
    }

    /// Whether an entity is an organization.
    pub(super) fn is_body(&self, entity: EntityId) -> bool {
        self.known(entity).is_some_and(|known| known.kind == EntityKind::Organization)
    }

    /// The person of whom the text speaks most.
    pub(super) const fn hero(&self) -> Option<EntityId> {
        self.hero
    }
}

/// The noun for a body behind the name of a place or a nation: `the Tarnian government`, `Tarn’s police`, or before it, `the
/// government of Tarn`.
fn body_of(words: &Words<'_>, place: &Place) -> Option<String> {
    let is_body = |at: usize| {
        let noun = words.lower(at);
        nouns::kind(noun) == Some(SourceKind::Office) && !one_of(noun, nouns::NO_STATE)
    };
    let next = place.tokens.end + usize::from(is_possessive(words, place.tokens.end));
    let behind = (next..next + 2).take_while(|&at| words.is_word(at)).find(|&at| is_body(at));
    let of = place.tokens.start.checked_sub(2).filter(|&at| words.lower(at + 1) == "of" && is_body(at));
    behind.or(of).map(|at| singular(words.lower(at)).to_owned())
}

/// The noun for somebody whom the text speaks of at a token and does not name: `an engineer`.
fn unnamed(words: &Words<'_>, places: &Places, at: usize) -> Option<String> {
    const MOST: usize = 4;
    if !one_of(words.lower(at), "a an another one")
        || one_of(words.lower_before(at), "is was became be become been as like of")
    {
        return None;
    }
    let is_part = |&at: &usize| words.is_word(at) && !is_function_word(words.lower(at));
    let mut nouns = (at + 1..at + 1 + MOST).take_while(is_part);
    let noun = nouns.find(|&at| is_person_noun(words.lower(at)))?;
    let names =
        |range: Range<usize>| places.inside(&range).iter().any(|place| place.form == MentionForm::Name);
    let comma = words.lower_before(at) == ",";
    let is_beside = comma && places.before(at).next().is_some_and(|place| place.tokens.end + 1 == at);
    (!is_beside && !names(noun + 1..noun + 3)).then(|| words.lower(noun).to_owned())
}

fn note(nouns: &mut BTreeMap<String, Vec<EntityId>>, noun: String, entity: EntityId) {
    /// Most entities that one noun describes: more are as good as too many.
    const MOST: usize = 12;
    let described = nouns.entry(noun).or_default();
    if described.len() < MOST && !described.contains(&entity) {
        described.push(entity);
    }
}

/// The noun for somebody of an age: `43-year-old`.
pub(super) fn aged(years: &str) -> String {
    format!("{years}-year-old")
}

/// The same of the age that stands behind a name between commas: `Ana Ruiz, 43,`.
fn age(words: &Words<'_>, at: usize) -> Option<String> {
    let years = words.text(at + 1);
    let is_age = years.len() <= 3 && years.bytes().all(|byte| byte.is_ascii_digit()) && !years.is_empty();
    (is_age && one_of(words.text(at), ", (") && one_of(words.text(at + 2), ", ) .")).then(|| aged(years))
}

/// The nouns of what somebody named has or makes, and of who is with them: `a study by the Institute`, `the Institute’s study`,
/// `scientists at the Institute`, `a study published by the Institute`.
fn issues(words: &Words<'_>, name: &Range<usize>) -> impl Iterator<Item = String> {
    const MOST: usize = 4;
    let article = usize::from(one_of(words.lower_before(name.start), "the a an"));
    let preposition =
        name.start.checked_sub(1 + article).filter(|&at| one_of(words.lower(at), "by of from at"));
    let before = preposition.and_then(|at| at.checked_sub(1)).filter(|&at| words.is_word(at));
    let published = before.filter(|&at| words.lower(at + 1) == "by" && verbs::is_participle(words.lower(at)));
    let before = published.map_or(before, |at| at.checked_sub(1));
    let owns = is_possessive(words, name.end);
    // `The Institute published a new study`
    let makes =
        verbs::is_past(words.lower(name.end)) && one_of(words.lower(name.end + 1), "a an the its his her");
    let from = name.end + 1 + usize::from(makes);
    let behind = (from..from + MOST).take_while(move |&at| (owns || makes) && words.is_word(at));
    before.into_iter().chain(behind).map(|at| singular(words.lower(at)).to_owned())
}

/// Whether a place stands in running text, and not in brackets as the credit of a picture does.
fn is_reachable(page: &Page<'_>, tokens: &Range<usize>) -> bool {
    const FAR: usize = 8;
    let words = page.words;
    let blocks = words.document().blocks();
    let in_article = blocks.get(words.block(tokens.start)).is_some_and(|block| {
        block.kind.is_article() && !block.kind.is_heading() && block.kind != BlockKind::Caption
    });
    let opened =
        (tokens.start.saturating_sub(FAR)..tokens.start).rev().find(|&at| one_of(words.text(at), "( )"));
    let credited = opened.is_some_and(|at| words.text(at) == "(")
        && (tokens.end..tokens.end + FAR)
            .take_while(|&at| words.text(at) != ")")
            .any(|at| words.text(at) == "/");
    // `TARN, Aug 6 (Norwire) - `: the agency is not whom the text is about.
    let ends_dateline = |sentence: Range<usize>| sentence.end == tokens.end + 2;
    let is_agency = words.text(tokens.end) == ")"
        && one_of(words.text(tokens.end + 1), "— – - --")
        && page.sentence_around(tokens.start).is_some_and(ends_dateline);
    let is_credit = |sentence: Range<usize>| entities::is_credit(words.document(), sentence.start);
    in_article && !credited && !is_agency && !page.sentence_around(tokens.start).is_some_and(is_credit)
}
