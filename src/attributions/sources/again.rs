//! Descriptions that speak again of what stood before by other words: `the authors` of a team’s study, `the government` behind
//! `the Tarnian government`, `the two` behind `Ruiz and Hale`.

use super::candidates::Question;
use super::mentions::Place;
use super::phrase::Phrase;
use super::{is_office, sorts};
use crate::attributions::list;
use crate::entities::MentionForm;
use crate::span::EntityId;
use crate::syntax::word_classes::{is_person_noun, singular};
use crate::syntax::words::one_of;
use crate::word_set::WordSet;

/// Nouns for research and for those who do it: whoever has one of them has the others too.
const RESEARCH: &WordSet = &list("again.research");
/// Words for two who were named together.
const TWO: &str = "two pair duo couple both";

/// Whether a noun speaks of research or of those who do it.
pub(super) fn is_of_research(noun: &str) -> bool {
    one_of(noun, RESEARCH)
}

impl Question<'_> {
    /// The entities of whose research a noun can speak: `the findings` of `scientists at Ostrel University`.
    pub(super) fn of_research(&self, noun: &str) -> Vec<EntityId> {
        let others = RESEARCH.text().split(' ').filter(|_| is_of_research(noun));
        self.by_now(others.flat_map(|other| self.places.issuing(other)))
    }

    /// The only body of whose research people without a name speak: `the authors` behind `scientists at Ostrel University`.
    pub(super) fn in_research(&self, phrase: &Phrase) -> Option<EntityId> {
        let is_bare = phrase.opening == "the" && phrase.tokens.len() == 2 && phrase.class == "people";
        if !is_bare {
            return None;
        }
        let found = self.of_research(phrase.noun(self.page.words));
        let &[body] = found.as_slice() else { return None };
        self.places.is_body(body).then_some(body)
    }

    /// The persons of whose calling a noun can speak: `the official` of `Tourism Minister Ana Ruiz`.
    pub(super) fn of_calling(&self, noun: &str) -> Vec<EntityId> {
        let others = sorts::callings(noun).flat_map(|other| self.places.described_by(other));
        self.by_now(others.filter(|&&entity| self.places.is_person(entity)))
    }

    /// The only person named so far of whose calling a description speaks, unless somebody without a name was described so:
    /// `the official`.
    pub(super) fn in_calling(&self, phrase: &Phrase) -> Option<EntityId> {
        let words = self.page.words;
        let noun = phrase.noun(words);
        let is_bare = phrase.opening == "the" && phrase.tokens.len() == 2 && phrase.class == "person";
        if !is_bare {
            return None;
        }
        let &[person] = self.of_calling(noun).as_slice() else { return None };
        let led = self.past.led_by(noun).is_none_or(|led| led == Some(person));
        let unnamed = self.places.unnamed_before(noun, phrase.tokens.start);
        (led && unnamed.is_none()).then_some(person)
    }

    /// Those of some entities whom running text has named before the source, each once.
    fn by_now<'e>(&self, some: impl Iterator<Item = &'e EntityId>) -> Vec<EntityId> {
        let mut found: Vec<EntityId> = Vec::new();
        for &entity in some.filter(|&&entity| self.is_known_by_now(entity)) {
            if !found.contains(&entity) {
                found.push(entity);
            }
        }
        found
    }

    /// Whether running text has named an entity before the source.
    fn is_known_by_now(&self, entity: EntityId) -> bool {
        self.places.known(entity).is_some_and(|known| known.first < self.at)
    }

    /// Those of some entities that were named before the source; all where none was.
    pub(super) fn known_by_now(&self, some: &[EntityId]) -> impl Iterator<Item = EntityId> + Clone {
        let is_any_known = some.iter().any(|&one| self.is_known_by_now(one));
        some.iter().copied().filter(move |&one| !is_any_known || self.is_known_by_now(one))
    }

    /// Whether a body without a name of its own was spoken of before by the name of the place or the nation whose it is, and
    /// only by one: `the government` behind `the Tarnian government`.
    pub(super) fn is_body_of_before(&self, phrase: &Phrase) -> bool {
        let words = self.page.words;
        let is_bare = phrase.class == "office"
            && phrase.head.clone().filter(|&at| words.is_word(at)).count()
                <= 1 + usize::from(one_of(phrase.opening, "the"));
        is_bare && self.places.is_body_of_one(phrase.noun(words), phrase.tokens.start)
    }

    /// Whether a person was named beside another not long ago: `Ruiz and Hale`.
    pub(super) fn is_named_with_another(&self, person: EntityId) -> bool {
        const LOOKED_AT: usize = 24;
        let words = self.page.words;
        let mut before = self.places.before(self.at).take(LOOKED_AT);
        before.any(|place| {
            place.entity == person
                && (one_of(words.lower(place.tokens.end), "and et")
                    || words.lower_before(place.tokens.start) == "and")
        })
    }

    /// The first of two who were named together not long ago, where the source speaks of two: `the two`, `both ministers`.
    pub(super) fn first_of_two(&self, phrase: &Phrase) -> Option<EntityId> {
        const LOOKED_AT: usize = 16;
        /// Most words between names that are joined: `Ana Ruiz and her Tarnian counterpart Tom Hale`.
        const MOST_BETWEEN: usize = 7;
        let words = self.page.words;
        let noun = phrase.noun(words);
        let is_two = phrase.tokens.len() <= 3
            && phrase.tokens.clone().take(2).any(|at| one_of(words.lower(at), TWO))
            && !self.places.inside(&phrase.tokens).iter().any(|place| place.form == MentionForm::Name);
        let of_bodies = is_office(noun);
        let of_persons = one_of(noun, TWO) || is_person_noun(singular(noun));
        if !is_two || !(of_bodies || of_persons) {
            return None;
        }
        let is_one = |place: &&Place| {
            place.form == MentionForm::Name
                && (of_persons && self.places.is_person(place.entity)
                    || of_bodies && self.places.is_body(place.entity))
        };
        let before = self.places.before(phrase.tokens.start).take(LOOKED_AT);
        let before: Vec<&Place> = before.filter(is_one).collect();
        before.windows(2).find_map(|pair| {
            let [last, first] = pair else { return None };
            let between = first.tokens.end..last.tokens.start;
            let is_joined = between.len() <= MOST_BETWEEN
                && between.clone().any(|at| words.lower(at) == "and")
                && !between.clone().any(|at| one_of(words.text(at), ". ; : ” \""));
            (first.entity != last.entity && is_joined).then_some(first.entity)
        })
    }
}
