//! A draft's source into whom it can lead to, with what is known of each.

use super::distances::{blocks_ago, of_many, position, sentences_ago};
use super::mentions::{Place, Places};
use super::past::{Past, Who};
use super::phrase::Phrase;
use super::weights::WEIGHTS;
use crate::attributions::rules::Page;
use crate::attributions::words::one_of;
use crate::attributions::{AttributionSource, SourceKind};
use crate::entities::{EntityKind, MentionForm};
use crate::lexicon::{Fact, Gender};
use crate::span::{EntityId, Span};

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
    pub(super) fn new(source: AttributionSource, facts: Vec<Fact>) -> Self {
        let score = WEIGHTS.score(&facts);
        Self { source, facts, score }
    }
}

/// Where a draft stands, and what its source is made of.
pub(super) struct Question<'a> {
    pub(super) page: &'a Page<'a>,
    pub(super) places: &'a Places,
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
    /// Who speaks in the next attribution of the same block.
    pub(super) behind: Option<EntityId>,
}

impl Question<'_> {
    /// All candidates; the last is that nobody can be told.
    pub(super) fn candidates(&self) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        let inside = self.phrase.map_or(&[][..], |phrase| self.places.inside(&phrase.tokens));
        let names: Vec<&Place> = inside.iter().filter(|place| place.form == MentionForm::Name).collect();
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
        let others = if self.situation == "name" { Vec::new() } else { self.in_reach(inside) };
        for entity in others {
            if !seen.contains(&entity) {
                seen.push(entity);
                let facts = self.of_earlier(entity, inside, names.is_empty());
                candidates.push(self.named(entity, facts));
            }
        }
        candidates.extend(self.as_described(names.len()));
        candidates.extend(self.as_before());
        candidates
    }

    fn named(&self, entity: EntityId, facts: Vec<Fact>) -> Candidate {
        let source = AttributionSource { span: self.span, entity: Some(entity), kind: SourceKind::Named };
        Candidate::new(source, facts)
    }

    fn unnamed(&self, kind: SourceKind, facts: Vec<Fact>) -> Candidate {
        Candidate::new(AttributionSource { span: self.span, entity: None, kind }, facts)
    }

    /// What is known of an entity that the source's own words name.
    fn of_inner(&self, phrase: &Phrase, place: &Place, rank: usize, names: usize) -> Vec<Fact> {
        let situation = self.situation;
        let position = position(self.page.words, phrase, &place.tokens);
        let kind = self.kind(place.entity);
        vec![
            ["any", "names it", ""],
            ["any", position, ""],
            ["any", position, kind],
            [situation, "names it", ""],
            [situation, position, ""],
            [situation, position, kind],
            [situation, "names kind", kind],
            [situation, "names, opening", phrase.opening],
            ["any", "name of", of_many(rank, names)],
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
        found
    }

    /// `An expert has warned …` may be the name that the next sentences give.
    fn may_be_named_later(&self) -> bool {
        one_of(self.situation, "person speaker office document word people capital")
    }

    /// The few names behind the source.
    fn named_behind(&self) -> impl Iterator<Item = &Place> {
        const FAR: usize = 70;
        const MOST: usize = 3;
        let from = self.phrase.map_or(self.at, |phrase| phrase.tokens.end);
        let places = self.places.inside(&(from..from + FAR)).iter();
        places.filter(|place| place.is_reachable && self.suits(place.entity)).take(MOST)
    }

    /// Whether an entity can be meant at all.
    fn suits(&self, entity: EntityId) -> bool {
        let is_person = self.places.known(entity).is_some_and(|known| known.kind == EntityKind::Person);
        match self.situation {
            "he" | "she" | "person" => is_person,
            "it" | "office" | "document" => !is_person,
            _ => true,
        }
    }

    /// What is known of an entity outside the source's words.
    fn of_earlier(&self, entity: EntityId, inside: &[Place], nameless: bool) -> Vec<Fact> {
        let words = self.page.words;
        let situation = self.situation;
        let kind = self.kind(entity);
        let mut facts = vec![
            ["any", "outside", ""],
            [situation, "outside", kind],
            [situation, "outside", if nameless { "of no names" } else { "of names" }],
        ];
        let rank = self.past.speakers().position(|(who, _)| who.entity() == Some(entity));
        facts.push([
            situation,
            "spoke",
            match rank {
                Some(0) => "last",
                Some(1) => "second",
                Some(_) => "earlier",
                None => "never",
            },
        ]);
        if let Some((_, at)) = self.past.speakers().find(|(who, _)| who.entity() == Some(entity)) {
            facts.push([situation, "spoke, sentences ago", sentences_ago(words, at, self.at)]);
            facts.push([situation, "spoke, blocks ago", blocks_ago(words, at, self.at)]);
        }
        let named = self.rank_of_name(entity);
        facts.push([
            situation,
            "named",
            match named {
                Some((0, _)) => "last",
                Some((1, _)) => "second",
                Some((2 | 3, _)) => "earlier",
                _ => "far",
            },
        ]);
        if let Some((_, at)) = named {
            facts.push([situation, "named, sentences ago", sentences_ago(words, at, self.at)]);
            if self.is_subject(at) {
                facts.push([situation, "named as subject", sentences_ago(words, at, self.at)]);
            }
            if self.page.quote_around(at).is_some() {
                facts.push([situation, "named in a quotation", ""]);
            }
        }
        facts.push([situation, "gender", self.gender(entity)]);
        if let Some(place) = inside.iter().find(|place| place.entity == entity) {
            let form = if place.form == MentionForm::Pronoun { "as pronoun" } else { "as description" };
            facts.push([situation, "linked", form]);
        }
        if let Some(phrase) = self.phrase.filter(|phrase| !phrase.is_pronoun()) {
            let described = self.places.described_by(phrase.noun(words));
            facts.push([
                situation,
                "described so",
                match (described.contains(&entity), described.len()) {
                    (true, 1) => "alone",
                    (true, _) => "among others",
                    (false, 0) => "nobody",
                    (false, _) => "others",
                },
            ]);
            facts.push([situation, "outside, opening", phrase.opening]);
            facts.push([
                situation,
                "outside, length",
                if phrase.tokens.len() > 3 { "long" } else { "short" },
            ]);
        }
        facts.push([
            situation,
            "mentions",
            match self.places.known(entity).map_or(0, |known| known.mentions) {
                0 | 1 => "1",
                2 | 3 => "3",
                4..=7 => "7",
                _ => "more",
            },
        ]);
        if self.places.hero() == Some(entity) {
            facts.push([situation, "hero", ""]);
        }
        if self.may_be_named_later()
            && let Some(rank) = self.named_behind().position(|place| place.entity == entity)
        {
            facts.push([situation, "named behind", if rank == 0 { "first" } else { "later" }]);
        }
        if self.outer == Some(entity) {
            facts.push([situation, "speaks around", ""]);
        }
        if self.behind == Some(entity) {
            facts.push([situation, "speaks behind", ""]);
        }
        facts
    }

    /// How many others that suit were named since an entity was, and where it was named.
    fn rank_of_name(&self, entity: EntityId) -> Option<(usize, usize)> {
        const LOOKED_AT: usize = 40;
        let mut others: Vec<EntityId> = Vec::new();
        for place in self.places.before(self.at).take(LOOKED_AT).filter(|place| place.is_reachable) {
            if place.entity == entity {
                return Some((others.len(), place.tokens.start));
            }
            if self.suits(place.entity) && !others.contains(&place.entity) {
                others.push(place.entity);
            }
        }
        None
    }

    /// Whether a name opens its sentence, so that it is likely what the sentence is about.
    fn is_subject(&self, at: usize) -> bool {
        const FAR: usize = 7;
        let Some(sentence) = self.page.sentence_around(at) else { return false };
        at - sentence.start <= FAR
            && !one_of(self.page.words.lower_before(at), "of in at for by with from to on about")
    }

    fn gender(&self, entity: EntityId) -> &'static str {
        let wanted = match self.situation {
            "he" => Some(Gender::Male),
            "she" => Some(Gender::Female),
            _ => return "open",
        };
        let known = self.places.known(entity).and_then(|known| known.gender);
        match known {
            None => "unknown",
            Some(_) if known == wanted => "agrees",
            Some(_) => "differs",
        }
    }

    fn kind(&self, entity: EntityId) -> &'static str {
        match self.places.known(entity).map(|known| known.kind) {
            Some(EntityKind::Person) => "person",
            Some(EntityKind::Organization) => "organization",
            Some(EntityKind::Location | EntityKind::Facility) => "place",
            Some(EntityKind::Group) => "group",
            _ => "thing",
        }
    }

    /// The source as it is described, without a name; and the author; and nobody.
    fn as_described(&self, names: usize) -> Vec<Candidate> {
        let situation = self.situation;
        let opening = self.phrase.map_or("", |phrase| phrase.opening);
        let holds = match names {
            0 => "no name",
            1 => "a name",
            _ => "names",
        };
        let facts = |what: &'static str| {
            vec![
                ["any", what, ""],
                [situation, what, ""],
                [situation, what, opening],
                [situation, what, holds],
            ]
        };
        let mut candidates = Vec::new();
        if let Some(phrase) = self.phrase.filter(|phrase| !phrase.is_pronoun()) {
            let kind = match phrase.class {
                "name" | "capital" => SourceKind::Named,
                "office" => SourceKind::Office,
                "document" | "reports" => SourceKind::Document,
                "nobody" => SourceKind::Unspecified,
                _ => SourceKind::Anonymous,
            };
            candidates.push(self.unnamed(kind, facts("described")));
            if kind == SourceKind::Named {
                candidates.push(self.unnamed(SourceKind::Anonymous, facts("people")));
            } else if names > 0 {
                candidates.push(self.by_its_words(phrase));
            }
        }
        // Inside a quotation `I` is whoever speaks there.
        if one_of(situation, "i we") && self.page.quote_around(self.at).is_none() {
            candidates.push(self.unnamed(SourceKind::SelfReference, facts("author")));
        }
        // Whoever has a name, an office or a number is somebody.
        if !one_of(situation, "name capital person people speaker office") {
            candidates.push(self.unnamed(SourceKind::Unspecified, facts("nobody")));
        }
        // Words of its own always say something of a source.
        if self.phrase.is_none_or(Phrase::is_pronoun) {
            candidates.push(self.unnamed(SourceKind::Implicit, facts("untold")));
        }
        candidates
    }

    /// `the Harris campaign`, `Tarn’s civil aviation authority`: a body that goes by the name in its words and is not what
    /// that names.
    fn by_its_words(&self, phrase: &Phrase) -> Candidate {
        let mut facts =
            vec![["any", "named by its words", ""], [self.situation, "named by its words", phrase.opening]];
        for place in self.places.inside(&phrase.head) {
            let position = position(self.page.words, phrase, &place.tokens);
            facts.push([self.situation, "named by its words", position]);
            facts.push([self.situation, "named by its words, kind", self.kind(place.entity)]);
        }
        self.unnamed(SourceKind::Named, facts)
    }

    /// A pronoun or a quotation without a source can go on with whoever was described before.
    fn as_before(&self) -> Option<Candidate> {
        let (who, at) = self.past.speakers().next()?;
        let Who::Words(kind, class, gender) = who else { return None };
        let is_person = !one_of(class, "office document");
        let agrees = match self.situation {
            "he" => is_person && *gender != Some(Gender::Female),
            "she" => is_person && *gender != Some(Gender::Male),
            "it" => !is_person,
            _ => true,
        };
        if !agrees {
            return None;
        }
        let alone = self.phrase.is_none_or(Phrase::is_pronoun);
        let facts = vec![
            ["any", "as before", ""],
            [self.situation, "as before", class],
            [self.situation, "as before, sentences ago", sentences_ago(self.page.words, at, self.at)],
        ];
        alone.then(|| self.unnamed(*kind, facts))
    }
}
