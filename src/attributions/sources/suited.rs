//! A source and an entity into whether the one can be the other at all: by kind, by office, by whose it is.

use super::called::opens_brackets;
use super::candidates::Question;
use super::distances::{blocks_ago, position};
use super::mentions::Place;
use super::phrase::{Phrase, is_acronym};
use super::sorts;
use super::{nouns, posts};
use crate::attributions::list;
use crate::entities::MentionForm;
use crate::span::EntityId;
use crate::syntax::subjects::is_in_seat;
use crate::syntax::word_classes::{is_function_word, is_person_noun, is_title, singular};
use crate::syntax::words::one_of;
use crate::syntax::{phrases, verbs};
use crate::word_set::WordSet;
use std::ops::Range;

/// Nouns for the parts that people have in a trial.
const PARTS: &WordSet = &list("suited.parts");
/// Nouns that any body goes by, whatever its name says.
const ANY_BODY: &str = "group team body organization organisation agency";

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

    /// Where what is said begins, or before it the source.
    pub(super) fn first(&self) -> usize {
        self.contents.first().map_or(self.at, |content| content.start.min(self.at))
    }

    /// Whether what is said holds a word of a list.
    pub(super) fn says(&self, list: &str) -> bool {
        self.contents.iter().cloned().flatten().any(|at| one_of(self.page.words.lower(at), list))
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

    /// Whether a place in the source's words names whoever speaks: not one in a clause of its own, `the minister, whom the
    /// Courier asked`, nor the group, the body or the person of whom somebody is one, `the Republican`, `a geologist at the
    /// University of Tarn`, `a Delmar adviser`, nor the body of which people are customers or workers: `the bank’s critics`, nor
    /// the place whose press or fishermen speak.
    pub(super) fn may_name(&self, place: &Place) -> bool {
        let names_another = |phrase: &Phrase| {
            let position = position(self.page.words, phrase, &place.tokens);
            let is_one = one_of(self.situation, "person people speaker");
            // `The Governor after talks with Ana Ruiz`
            let is_titled = self.situation == "capital" && is_person_noun(phrase.noun(self.page.words));
            let is_group = position == "head"
                && (self.places.is_group(place.entity)
                    || one_of(phrase.noun(self.page.words), "democrat republican"));
            let is_joined = one_of(self.page.words.lower(place.tokens.end), "and or");
            let is_behind = position.starts_with("behind");
            let is_owner = position == "owner";
            let is_person = (position == "compound" && !is_joined || is_behind || is_owner)
                && self.places.is_person(place.entity);
            let is_body = is_behind && self.places.is_body(place.entity);
            let is_own = is_body && phrase.is_somebody_of_a_body(self.page.words);
            let is_of_others = one_of(position, "compound owner")
                && !is_joined
                && self.places.is_body(place.entity)
                && phrase.is_people_beside_a_body(self.page.words);
            // `the Norvane boss`
            let is_held = one_of(position, "compound owner")
                && self.places.is_body(place.entity)
                && one_of(phrase.noun(self.page.words), nouns::HOLDERS);
            let is_local = position != "head"
                && self.places.is_place(place.entity)
                && phrase.is_of_a_place_beside_its_state(self.page.words);
            position == "in a clause"
                || self.is_seat(place)
                || self.titles_a_person(place, phrase)
                || self.says_what_kind(place, phrase)
                || self.is_made(place, phrase)
                || is_local
                || is_held
                || is_titled && is_person && is_behind
                || is_one && (is_group || is_person || is_own || is_of_others)
                || is_owner && self.is_of_others(phrase) && self.places.is_person(place.entity)
        };
        let another =
            self.phrase.is_some_and(|phrase| phrase.called != Some(place.entity) && names_another(phrase));
        place.form == MentionForm::Name && !another
    }

    /// Whether a name says of what the person behind it is something: `Harvard economist Lee Chan`, `Labour’s justice spokesperson
    /// Duncan Hale`, `Tarn Party (TP) deputy Ann Webb`.
    pub(super) fn titles_a_person(&self, place: &Place, phrase: &Phrase) -> bool {
        const LONGEST: usize = 7;
        let words = self.page.words;
        let from = place.tokens.end;
        let near = from..phrase.tokens.end.min(from + LONGEST);
        let inside = self.places.inside(&near);
        let is_person =
            |place: &&Place| place.form == MentionForm::Name && self.places.is_person(place.entity);
        let Some(person) = inside.iter().find(is_person) else { return false };
        let title = from..person.tokens.start;
        let acronym = title.clone().find(|&at| opens_brackets(words, at));
        let is_part = |at: usize| {
            acronym.is_some_and(|opens| (opens..opens + 3).contains(&at))
                || phrases::is_possessive(words, at)
                || words.is_hyphenated(at)
                || words.is_word(at) && !is_function_word(words.lower(at))
        };
        let says_who = |at: usize| is_person_noun(words.lower(at)) || is_title(words.lower(at));
        title.clone().all(is_part) && title.clone().any(says_who)
    }

    /// Whether a body that somebody belongs to speaks, and not for them as their office does: `Ruiz’s employer`.
    pub(super) fn is_of_others(&self, phrase: &Phrase) -> bool {
        self.situation == "office"
            && one_of(phrase.noun(self.page.words), const { &list("suited.bodies_of_others") })
    }

    /// Whether words in small letters say of what somebody is, and none of them is said of a person: `the shop manager`, unlike `the
    /// French president`, `the former prime minister`.
    pub(super) fn is_of_another_trade(&self, phrase: &Phrase, person: EntityId) -> bool {
        const RANKS: &str = "former prime vice deputy late outgoing first chief senior";
        let words = self.page.words;
        let mut before =
            (phrase.head.start + 1..phrase.head.end.saturating_sub(1)).filter(|&at| words.is_word(at));
        let is_other = |at: usize| {
            let word = words.lower(at);
            let is_said = self.places.described_by(word).contains(&person);
            !(words.is_capitalized(at) || one_of(word, RANKS) || is_said)
        };
        before.clone().next().is_some() && before.all(is_other)
    }

    /// Whether a description says of somebody only of which nation they are: `the Swede`.
    pub(super) fn is_of_a_nation(&self, phrase: &Phrase) -> bool {
        let Some(last) = phrase.head.end.checked_sub(1).filter(|_| self.situation == "person") else {
            return false;
        };
        let is_group = |place: &Place| place.tokens.contains(&last) && self.places.is_group(place.entity);
        !one_of(self.page.words.lower(last), "democrat republican")
            && self.places.inside(&phrase.head).iter().any(is_group)
    }

    /// Whether a sentence begins with somebody of the same noun who does something to a person: `The minister met Tom Hale`.
    pub(super) fn is_met(&self, phrase: &Phrase, person: EntityId) -> bool {
        const LOOKED_AT: usize = 40;
        const FAR: usize = 8;
        let words = self.page.words;
        let noun = phrase.noun(words);
        let named = self.places.before(phrase.tokens.start).take(LOOKED_AT);
        let own = named.filter(|place| place.entity == person && place.form == MentionForm::Name);
        let is_person = phrase.opening == "the" && self.situation == "person";
        own.filter(|_| is_person).any(|place| {
            let Some(sentence) = self.page.sentence_around(place.tokens.start) else { return false };
            let before = sentence.start..place.tokens.start;
            let subject = before.clone().take(FAR).find(|&at| words.lower(at) == noun);
            words.lower(sentence.start) == "the"
                && before.len() <= FAR
                && subject.is_some_and(|at| {
                    (verbs::is_past(words.lower(at + 1)) || words.lower(at + 1).ends_with("ed"))
                        && at + 1 < before.end
                })
                && before.clone().all(|at| words.is_word(at))
                && !before.clone().any(|at| is_function_word(words.lower(at)) && at > sentence.start)
        })
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

    /// The only lawmaker near by, whom `the Arlen Republican` means: news says so of whom it has just named. Not one of whom the text
    /// says another place, in brackets a party, or whose party it is not.
    pub(super) fn in_party(&self, phrase: &Phrase) -> Option<EntityId> {
        const LOOKED_AT: usize = 24;
        let words = self.page.words;
        let noun = phrase.noun(words);
        let is_one = one_of(noun, posts::PARTISANS) && phrase.opening == "the" && phrase.head.len() > 2;
        let before = self.places.before(phrase.tokens.start).take(if is_one { LOOKED_AT } else { 0 });
        let persons: Vec<&Place> = before
            .filter(|place| {
                place.form == MentionForm::Name && place.is_reachable && self.places.is_person(place.entity)
            })
            .collect();
        let sits = |place: &&&Place| {
            let mut title = place.tokens.start.saturating_sub(2)..place.tokens.start + 1;
            title.any(|at| one_of(words.lower(at).trim_end_matches('.'), const { &list("posts.lawmakers") }))
                && !posts::differ(words, self.places, phrase, place.entity)
        };
        let last = persons.first()?;
        let lawmaker = persons.iter().find(sits)?.entity;
        let is_alone = persons.iter().filter(sits).all(|place| place.entity == lawmaker);
        let is_there = |place: &&Place| {
            let of = place.tokens.end;
            words.lower(of) == "of"
                && phrase
                    .head
                    .clone()
                    .any(|at| words.is_capitalized(at) && words.text(at) == words.text(of + 1))
        };
        // `Sen. Tom Hale of Tarn met Rep. Ana Ruiz of Arlen`
        let mut there = persons.iter().filter(|place| is_there(place));
        if let Some(of_place) = there.next()
            && there.all(|place| place.entity == of_place.entity)
        {
            return Some(of_place.entity);
        }
        let is_elsewhere = |place: &&Place| {
            let end = place.tokens.end;
            words.text(end) == "(" || words.lower(end) == "of" && !is_there(place)
        };
        let mut own = persons.iter().filter(|place| place.entity == lawmaker);
        let others = posts::PARTISANS.split(' ').filter(|party| *party != noun);
        let is_other = others.into_iter().any(|party| self.places.described_by(party).contains(&lawmaker));
        let is_near = one_of(blocks_ago(words, last.tokens.start, self.at), "0 1");
        let is_it = is_alone && last.entity == lawmaker && is_near && !is_other;
        (is_it && !own.any(is_elsewhere)).then_some(lawmaker)
    }

    /// Whether a description can mean an entity: `the committee` and `the statistics agency` are no ministry, `tenants’ groups`
    /// are no federation, and `the official` is whoever the noun led to before.
    pub(super) fn may_be(&self, phrase: &Phrase, entity: EntityId) -> bool {
        let noun = phrase.noun(self.page.words);
        let its_name = self.its_name(noun, entity);
        let elsewhere = self.past.led_by(noun).is_some_and(|led| led != Some(entity));
        let any_body = one_of(noun, ANY_BODY) && self.more(phrase, entity) != "other";
        let name = self.places.known(entity).map_or(&[][..], |known| &known.words);
        let is_sort = any_body || sorts::fit(noun, name) == "fits";
        let cannot_be =
            sorts::cannot_be(noun, name, self.places.is_body(entity)) && !self.goes_by_initials(entity);
        let another_sort = its_name == "another" && !is_sort || cannot_be;
        let another_body = self.situation == "office" && (singular(noun) != noun || another_sort);
        let is_person = self.places.is_person(entity);
        let is_plural = singular(noun) != noun || noun.ends_with("men");
        let alone = is_person && (self.situation == "people" || is_plural || self.is_another(phrase, entity));
        // `One deckhand` is nobody who was named before.
        let is_new = phrase.opening == "a"
            && is_person
            && !self.is_apposed(entity, phrase)
            && !self.named_behind().any(|place| place.entity == entity && place.form == MentionForm::Name);
        let is_other = is_person
            && (self.has_another_part(noun, entity)
                || self.is_met(phrase, entity)
                || posts::differ(self.page.words, self.places, phrase, entity));
        // `Local governments` are not one.
        let many =
            self.situation == "office" && singular(noun) != noun && !name.iter().any(|word| word == noun);
        !is_new && !many && !is_other && !alone && (its_name == "same" || !(elsewhere || another_body))
    }

    /// Whether an entity was named by initials, which do not show its sort: `FDA`.
    fn goes_by_initials(&self, entity: EntityId) -> bool {
        const LOOKED_AT: usize = 40;
        let words = self.page.words;
        let is_initials = |at: usize| is_acronym(words.text(at));
        let mut before = self.places.before(self.at).take(LOOKED_AT);
        before.any(|place| {
            place.entity == entity && place.form == MentionForm::Name && place.tokens.clone().any(is_initials)
        })
    }

    /// Whether the text says that another is so described: this one is no more, another is so too and was named last, or somebody
    /// without a name is nearer.
    #[inline(never)]
    fn is_another(&self, phrase: &Phrase, person: EntityId) -> bool {
        const LOOKED_AT: usize = 40;
        let words = self.page.words;
        let noun = phrase.noun(words);
        let says_all = self.more(phrase, person) == "all";
        if self.places.is_no_more(noun, person) && !says_all && !one_of(noun, PARTS) {
            return true;
        }
        let names = || {
            let before = self.places.before(phrase.tokens.start).take(LOOKED_AT);
            before.filter(|place| place.form == MentionForm::Name && place.is_reachable)
        };
        let holders = self.places.holders(noun);
        if !holders.contains(&person) {
            let unnamed = self.places.unnamed_before(noun, phrase.tokens.start);
            let own = || names().find(|place| place.entity == person).map_or(0, |place| place.tokens.start);
            return phrase.opening == "the"
                && !self.places.described_by(noun).contains(&person)
                && unnamed.is_some_and(|unnamed| unnamed > own());
        }
        if holders.len() == 1 || says_all {
            return false;
        }
        let mut named = names().filter(|place| holders.contains(&place.entity));
        let Some(last) = named.next().filter(|last| last.entity == person) else { return true };
        let sentence = self.page.sentence_around(last.tokens.start).unwrap_or_default();
        named.take_while(|place| place.tokens.start >= sentence.start).any(|place| place.entity != person)
    }

    /// Whether a person has a part in a trial that is not the one that a noun says: `the judge` is no `Ana Ruiz, a lawyer`.
    fn has_another_part(&self, noun: &str, person: EntityId) -> bool {
        let has = |part: &str| self.places.described_by(part).contains(&person);
        one_of(noun, PARTS) && !has(noun) && PARTS.text().split(' ').any(has)
    }
}
