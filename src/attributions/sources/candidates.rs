//! A draft's source into whom it can lead to, with what is known of each.

use super::distances::{blocks_ago, of_many, position};
use super::mentions::{Place, Places};
use super::past::Past;
use super::phrase::Phrase;
use super::posts;
use super::sorts;
use super::spokesmen;
use super::strangers::Stranger;
use super::weights::WEIGHTS;
use crate::attributions::list;
use crate::attributions::{AttributionSource, SourceKind};
use crate::entities::{EntityKind, MentionForm};
use crate::lexicon::{Fact, Gender};
use crate::span::{EntityId, Span};
use crate::syntax::page::Page;
use crate::syntax::word_classes::singular;
use crate::syntax::words::one_of;
use std::ops::Range;

/// Someone or something that a source can lead to.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// What it makes of the source.
    pub(crate) source: AttributionSource,
    /// What is known of it.
    pub(crate) facts: Vec<Fact>,
    /// The sum of the weights of that.
    pub(super) score: i32,
}

impl Candidate {
    /// With what is known, which also counts whatever the situation is.
    pub(super) fn new(source: AttributionSource, mut facts: Vec<Fact>) -> Self {
        for at in 0..facts.len() {
            let anywhere = facts.get(at).map(|&[_, looked_at, seen]| ["any", looked_at, seen]);
            facts.extend(anywhere.filter(|fact| !facts.contains(fact)));
        }
        let score = WEIGHTS.score(&facts);
        Self { source, facts, score }
    }

    pub(super) fn knows(&self, what: &str) -> bool {
        self.facts.iter().any(|[_, looked_at, _]| *looked_at == what)
    }
}

/// Where a draft stands, and what its source is made of.
pub(super) struct Question<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) places: &'a Places,
    /// People whom sentences begin with and do not name.
    pub(super) strangers: &'a [Stranger],
    pub(super) past: &'a Past,
    /// The source's words, where there are any.
    pub(super) phrase: Option<&'a Phrase>,
    /// What the output shows of them.
    pub(super) span: Option<Span>,
    /// The class of the source's head, or why it has none: a word for `weights.txt`.
    pub(super) situation: &'static str,
    /// A token of the cue, or the first of the contents.
    pub(super) at: usize,
    /// Who speaks the attribution that this one stands in.
    pub(super) outer: Option<EntityId>,
    /// Whether it answers somebody.
    pub(super) replies: bool,
    /// Who speaks in the next attribution of the same block.
    pub(super) behind: Option<EntityId>,
    /// Who is described here and named in the next attribution.
    pub(super) introduced: Option<EntityId>,
    /// To whom it is said.
    pub(super) told: Option<EntityId>,
    /// What is said.
    pub(super) contents: &'a [Range<usize>],
}

impl Question<'_> {
    /// All candidates; the last is that nobody can be told.
    pub(super) fn candidates(&self) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        let inside = self.phrase.map_or(&[][..], |phrase| self.places.inside(&phrase.tokens));
        let names: Vec<&Place> = inside.iter().filter(|place| self.may_name(place)).collect();
        let mut seen: Vec<EntityId> = Vec::new();
        if let Some(phrase) = self.phrase {
            for (rank, place) in names.iter().enumerate().take(6) {
                if !seen.contains(&place.entity) {
                    seen.push(place.entity);
                    let facts = self.of_inner(phrase, place, rank, names.len());
                    candidates.push(self.named(place.entity, facts));
                }
            }
        }
        if let Some(surely) = self.surely().filter(|surely| !seen.contains(surely)) {
            return vec![self.named(surely, self.of_earlier(surely, inside, true))];
        }
        let is_called = self.phrase.is_some_and(|phrase| phrase.called.is_some());
        let is_new = self.phrase.is_some_and(|phrase| self.speaks_of_others(phrase));
        let alone = is_called || is_new || self.situation == "name" || self.is_author_or_reader();
        let mut others = if alone { Vec::new() } else { self.in_reach(inside) };
        // `papers seen by the Courier` are another's.
        let receives = |place: &Place| {
            let position = |phrase| position(self.page.words, phrase, &place.tokens);
            self.situation == "document"
                && self.phrase.is_some_and(|phrase| position(phrase) == "in a clause")
        };
        let makes = |place: &Place| self.phrase.is_some_and(|phrase| self.is_made(place, phrase));
        let is_no_speaker = |place: &Place| self.is_seat(place) || receives(place) || makes(place);
        others.retain(|entity| !inside.iter().any(|place| place.entity == *entity && is_no_speaker(place)));
        let lead_in = self.lead_in();
        if let Some(lead_in) = &lead_in {
            let named = self.places.inside(lead_in);
            others.retain(|entity| named.iter().any(|place| place.entity == *entity));
        }
        for entity in others {
            if !seen.contains(&entity) {
                seen.push(entity);
                let facts = self.of_earlier(entity, inside, names.is_empty());
                candidates.push(self.named(entity, facts));
            }
        }
        candidates.retain(|candidate| {
            candidate.source.entity.is_none_or(|entity| {
                self.told != Some(entity) || seen.iter().take(names.len()).any(|own| *own == entity)
            })
        });
        candidates.extend(self.as_described(names.len()));
        if !self.is_author_or_reader() && lead_in.is_none() {
            candidates.extend(self.as_nameless());
        }
        candidates
    }

    /// Who is meant without a choice: by initials or by a label, and who speaks around `I` in a quotation.
    fn surely(&self) -> Option<EntityId> {
        let speaker = || self.outer.filter(|_| self.page.quote_around(self.at).is_some());
        match self.situation {
            "i" | "we" => speaker(),
            "he" => self.spokesman(Gender::Male),
            "she" => self.spokesman(Gender::Female),
            _ => {
                let phrase = self.phrase?;
                let called = phrase.called.or(self.introduced).or_else(|| self.in_role(phrase));
                let called = called.or_else(|| self.in_calling(phrase)).or_else(|| self.in_research(phrase));
                let called = called.or_else(|| self.first_of_two(phrase)).or_else(|| self.apposed(phrase));
                called.or_else(|| self.in_party(phrase))
            }
        }
    }

    /// The only person who is described so, unless somebody without a name was described so before.
    fn in_role(&self, phrase: &Phrase) -> Option<EntityId> {
        let person = phrase.is_role_of?;
        let led = self.past.led_by(phrase.noun(self.page.words)).is_none_or(|led| led == Some(person));
        (led && !posts::differ(self.page.words, self.places, phrase, person)).then_some(person)
    }

    /// The body that the last speaker spoke for, where no person has been named since.
    fn spokesman(&self, gender: Gender) -> Option<EntityId> {
        let (body, at) = self.past.spoken_for(gender)?;
        let is_near = one_of(blocks_ago(self.page.words, at, self.at), "0 1");
        let mut since = self.named_since(at).filter(|place| self.places.is_person(place.entity));
        (is_near && since.next().is_none()).then_some(body)
    }

    fn named(&self, entity: EntityId, facts: Vec<Fact>) -> Candidate {
        let source = AttributionSource { span: self.span, entity: Some(entity), kind: SourceKind::Named };
        Candidate::new(source, facts)
    }

    pub(super) fn unnamed(&self, kind: SourceKind, facts: Vec<Fact>) -> Candidate {
        Candidate::new(AttributionSource { span: self.span, entity: None, kind }, facts)
    }

    /// What is known of an entity that the source's own words name.
    fn of_inner(&self, phrase: &Phrase, place: &Place, rank: usize, names: usize) -> Vec<Fact> {
        let situation = self.situation;
        let position = match phrase.called {
            Some(called) if called == place.entity => "called",
            _ => position(self.page.words, phrase, &place.tokens),
        };
        let kind = self.kind(place.entity);
        vec![
            [self.noun(), position, kind],
            [situation, "names it", ""],
            [situation, position, ""],
            [situation, position, kind],
            [situation, "names kind", kind],
            [situation, "names, opening", phrase.opening],
            [situation, "name of", of_many(rank, names)],
        ]
    }

    /// Entities that were named or have spoken close by.
    fn in_reach(&self, inside: &[Place]) -> Vec<EntityId> {
        const SPEAKERS: usize = 3;
        const NAMES: usize = 4;
        const LOOKED_AT: usize = 24;
        let mut found: Vec<EntityId> = inside.iter().map(|place| place.entity).collect();
        found.extend(self.outer);
        found.extend(self.behind);
        let speakers = self.past.speakers().filter_map(|(who, _)| who.entity());
        found.extend(speakers.take(SPEAKERS));
        let noun =
            self.phrase.filter(|phrase| !phrase.is_pronoun()).map(|phrase| phrase.noun(self.page.words));
        found.extend(noun.map_or(&[][..], |noun| self.places.described_by(noun)));
        found.extend(noun.map_or(&[][..], |noun| self.places.issuing(noun)));
        found.extend(noun.map(|noun| self.of_research(noun)).unwrap_or_default());
        found.extend(noun.and_then(|noun| self.past.led_by(noun)).flatten());
        let mut near: Vec<EntityId> = Vec::new();
        for place in self.places.before(self.at).take(LOOKED_AT).filter(|place| place.is_reachable) {
            if near.len() < NAMES && self.suits(place.entity) && !near.contains(&place.entity) {
                near.push(place.entity);
            }
        }
        found.extend(near);
        if self.may_be_named_later() {
            found.extend(self.named_behind().map(|place| place.entity));
        }
        found.extend(self.places.hero());
        // `he` and `the governor` are no organization, whoever spoke before, and `it` and `the palace` nobody in it.
        if one_of(self.situation, "he she it person office") {
            found.retain(|&entity| self.suits(entity));
        }
        if let Some(noun) = noun {
            found.retain(|&entity| self.may_hold(noun, entity));
        }
        // `She` is nobody whom the text calls `he`, where it calls somebody else `she`.
        if found.iter().any(|&entity| self.gender(entity) == "agrees") {
            let is_told = |entity| self.places.known(entity).is_some_and(|known| known.is_gender_told);
            found.retain(|&entity| self.gender(entity) != "differs" || !is_told(entity));
        }
        // `The council hit back. It said …`: not the agency that spoke before.
        if self.situation == "it" {
            found.retain(|&body| !spokesmen::speaks_of_another(self.page, self.places, body, self.at));
        }
        // `A nurse stood outside. “You must leave,” she said.`: not whom the text named before, and who has not spoken.
        if let Some(stranger) = self.stranger_of_the_last_sentence() {
            let is_named = |entity| self.named_since(stranger).any(|place| place.entity == entity);
            found.retain(|&entity| self.past.has_spoken(entity) || is_named(entity));
        }
        // `His lawyer, Paul Low, spoke. “We will appeal,” he said.`: the lawyer did.
        if let Some(owner) = self.owner_of_the_last_subject() {
            found.retain(|&entity| entity != owner);
        }
        if let Some(issuer) = self.phrase.and_then(|phrase| phrase.issuer(self.page.words)) {
            found.retain(|&entity| self.is_called(issuer, entity));
        }
        // Who speaks around it is `the minister` of none of what they say, nor `he` of what is quoted.
        if self.phrase.is_some_and(|phrase| self.is_another_than_outer(phrase)) {
            found.retain(|&entity| self.outer != Some(entity));
        }
        // One person is not `they`.
        if self.situation == "they" {
            found.retain(|&entity| !self.places.is_person(entity) || self.is_named_with_another(entity));
        }
        // Nobody answers their own question, or denies what they say of others.
        if self.replies {
            found.retain(|&entity| self.past.asked() != Some(entity));
        }
        // Nobody speaks of themselves by name, nor is a poll or a lawsuit by whom it is about.
        let is_untold = self.phrase.is_none_or(Phrase::is_pronoun);
        let of_another = noun.is_some_and(|noun| self.is_of_another(noun));
        if is_untold || of_another || self.situation == "person" && inside.is_empty() {
            let is_its = |entity: EntityId| {
                of_another
                    && (inside.iter().any(|place| place.entity == entity)
                        || noun.is_some_and(|noun| self.places.issuing(noun).contains(&entity)))
            };
            found.retain(|&entity| is_its(entity) || !self.is_named_in_contents(entity));
        }
        // `His lawyers` and `Ana Ruiz’s sister` are not whose they are.
        let mut owners =
            inside.iter().filter(|place| self.is_owner(place) && self.places.is_person(place.entity));
        if let Some(owner) = owners.next() {
            found.retain(|&entity| entity != owner.entity);
        }
        found
    }

    /// Whether a noun is that of a document or a body that speaks of another: `the lawsuit`, `the union`.
    fn is_of_another(&self, noun: &str) -> bool {
        self.situation == "document" && one_of(singular(noun), const { &list("candidates.of_another") })
            || self.situation == "office" && sorts::is_of_another(noun)
    }

    /// Whether what is said holds the name of an entity; not so where it gives another's words: `She told me, ‘Ana, go home’`.
    fn is_named_in_contents(&self, entity: EntityId) -> bool {
        const LOOKED_AT: usize = 48;
        let inside = self.contents.iter().flat_map(|content| self.places.inside(content));
        inside.take(LOOKED_AT).any(|place| {
            place.entity == entity
                && place.form == MentionForm::Name
                && !self.is_anothers_word(place.tokens.start)
        })
    }

    /// Whether a token stands in a quotation inside a quotation, and no `I` or `we` says that one.
    fn is_anothers_word(&self, at: usize) -> bool {
        const NEAR: usize = 6;
        let inner = self.page.quote_around(at).filter(|quote| quote.depth > 0);
        inner.is_some_and(|quote| {
            let mut before = quote.tokens.start.saturating_sub(NEAR)..quote.tokens.start;
            !before.any(|at| one_of(self.page.words.lower(at), "i we"))
        })
    }

    /// `An expert has warned …` may be the name that the next sentences give.
    pub(super) fn may_be_named_later(&self) -> bool {
        one_of(self.situation, "person speaker office document word people capital")
    }

    /// The few names behind the source.
    pub(super) fn named_behind(&self) -> impl Iterator<Item = &Place> {
        const FAR: usize = 70;
        const MOST: usize = 3;
        let from = self.phrase.map_or(self.at, |phrase| phrase.tokens.end);
        let places = self.places.inside(&(from..from + FAR)).iter();
        places.filter(|place| place.is_reachable && self.suits(place.entity)).take(MOST)
    }

    /// The noun of the source, where it is a listed one.
    pub(super) fn noun(&self) -> &'static str {
        self.phrase.and_then(|phrase| phrase.listed).unwrap_or("no noun")
    }

    pub(super) fn kind(&self, entity: EntityId) -> &'static str {
        match self.places.known(entity).map(|known| known.kind) {
            Some(EntityKind::Person) => "person",
            Some(EntityKind::Organization) => "organization",
            Some(EntityKind::Location | EntityKind::Facility) => "place",
            Some(EntityKind::Group) => "group",
            _ => "thing",
        }
    }
}
