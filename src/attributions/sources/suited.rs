//! A source and an entity into whether the one can be the other at all: by kind, by office, by whose it is.

use super::candidates::Question;
use super::distances::position;
use super::mentions::Place;
use super::phrase::Phrase;
use super::sorts;
use crate::attributions::list;
use crate::entities::MentionForm;
use crate::span::EntityId;
use crate::syntax::phrases;
use crate::syntax::subjects::is_in_seat;
use crate::syntax::words::one_of;
use std::ops::Range;

impl Question<'_> {
    /// Whether an entity can be meant at all.
    pub(super) fn suits(&self, entity: EntityId) -> bool {
        let is_person = self.places.is_person(entity);
        if is_person && self.phrase.is_some_and(|phrase| phrase.noun(self.page.words) == "both") {
            return false;
        }
        match self.situation {
            "he" | "she" | "person" => is_person,
            "it" | "office" | "document" => !is_person,
            _ => true,
        }
    }

    /// Whether a pronoun or a name says whose the people are who speak.
    pub(super) fn is_owner(&self, place: &Place) -> bool {
        let owns = |phrase: &Phrase| match place.form {
            MentionForm::Pronoun => phrase.head.start == place.tokens.start && phrase.head.len() > 1,
            _ => position(self.page.words, phrase, &place.tokens) == "owner",
        };
        let fits = |phrase: &Phrase| one_of(self.situation, "person people") || self.is_of_others(phrase);
        self.phrase.is_some_and(|phrase| fits(phrase) && owns(phrase))
    }

    /// What leads in to a quotation that has no source of its own and says whose it is: `From the union’s letter:`; none where
    /// it goes on about whoever spoke, `She was blunt:`.
    pub(super) fn lead_in(&self) -> Option<Range<usize>> {
        const LONGEST: usize = 40;
        let words = self.page.words;
        let said = self.contents.first().filter(|_| self.phrase.is_none())?;
        let colon = said.start.checked_sub(1).filter(|&at| words.text(at) == ":")?;
        self.page.quote_around(said.start + 1)?;
        let lead_in = self.page.sentence_around(colon)?.start..colon;
        let goes_on = |at: usize| {
            one_of(words.lower(at), phrases::PRONOUN) || one_of(words.lower(at), "his her their him them its")
        };
        ((2..=LONGEST).contains(&lead_in.len()) && !lead_in.clone().any(goes_on)).then_some(lead_in)
    }

    /// Whether a source inside what somebody says cannot be that speaker: a description, or a pronoun between marks.
    pub(super) fn is_another_than_outer(&self, phrase: &Phrase) -> bool {
        let is_quoted = || self.page.quote_around(self.at).is_some();
        match self.situation {
            "he" | "she" => is_quoted(),
            "person" | "office" => {
                let described = self.places.described_by(phrase.noun(self.page.words));
                phrase.opening == "the" && !self.outer.is_some_and(|outer| described.contains(&outer))
            }
            _ => false,
        }
    }

    /// The person of whom a description behind a comma says more: `Mr Fairleigh, a man who once called it a blanket`.
    #[inline(never)]
    pub(super) fn apposed(&self, phrase: &Phrase) -> Option<EntityId> {
        let words = self.page.words;
        let comma = phrase.tokens.start.checked_sub(1).filter(|&comma| words.text(comma) == ",")?;
        let tells = words.lower(phrase.tokens.end) == "who" && phrase.opening == "a";
        let before = self.places.before(comma).next().filter(|_| tells)?;
        let is_name = before.form == MentionForm::Name && self.places.is_person(before.entity);
        // `the son of Holt, a lawyer who says`: either may be meant.
        let is_alone = words.lower_before(before.tokens.start) != "of";
        (is_name && is_alone && before.tokens.end == comma).then_some(before.entity)
    }

    /// Whether a place says where a body sits, `the San Jose, California-based company`, and does not name it.
    pub(super) fn is_seat(&self, place: &Place) -> bool {
        let (words, end) = (self.page.words, place.tokens.end);
        is_in_seat(words, end) || words.text(end) == "-" && words.lower(end + 1) == "based"
    }

    /// Whether a body that somebody belongs to speaks, and not for them as their office does: `Ruiz’s employer`.
    pub(super) fn is_of_others(&self, phrase: &Phrase) -> bool {
        self.situation == "office"
            && one_of(phrase.noun(self.page.words), const { &list("suited.bodies_of_others") })
    }

    /// Whether an office can be a person's: `the minister` is nobody who is told to be something else.
    pub(super) fn may_hold(&self, noun: &str, person: EntityId) -> bool {
        let mut offices = sorts::offices(noun).peekable();
        offices.peek().is_none()
            || !self.places.is_person(person)
            || self.places.known(person).is_some_and(|known| !known.has_role)
            || offices.any(|office| {
                let (described, holders) = (self.places.described_by(office), self.places.holders(office));
                described.contains(&person) || holders.contains(&person)
            })
    }
}
