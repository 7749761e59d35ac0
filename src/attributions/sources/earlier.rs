//! What is known of an entity outside a source's words: who spoke, where it was named, how it is described.

use super::again;
use super::candidates::Question;
use super::distances::{blocks_ago, sentences_ago};
use super::mentions::Place;
use super::phrase::Phrase;
use super::sorts;
use crate::attributions::list;
use crate::entities::MentionForm;
use crate::lexicon::{Fact, Gender};
use crate::span::EntityId;
use crate::syntax::phrases::is_possessive;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{phrases, verbs};
use std::ops::Range;

impl Question<'_> {
    /// What is known of an entity outside the source's words.
    pub(super) fn of_earlier(&self, entity: EntityId, inside: &[Place], nameless: bool) -> Vec<Fact> {
        let words = self.page.words;
        let situation = self.situation;
        let kind = self.kind(entity);
        let names = if nameless { "of no names" } else { "of names" };
        let mut facts = vec![
            [situation, "outside", ""],
            [situation, "outside", kind],
            [self.noun(), "outside", kind],
            [situation, "outside", names],
        ];
        let spoke = self.past.speakers().enumerate().find(|(_, (who, _))| who.entity() == Some(entity));
        facts.push([
            situation,
            "spoke",
            match spoke {
                Some((0, _)) => "last",
                Some((1, _)) => "second",
                Some(_) => "earlier",
                None => "never",
            },
        ]);
        if let Some((_, (_, at))) = spoke {
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
        if let Some((_, place)) = named {
            let at = place.tokens.start;
            facts.push([situation, "named, sentences ago", sentences_ago(words, at, self.at)]);
            if self.is_subject(at) {
                facts.push([situation, "named as subject", sentences_ago(words, at, self.at)]);
            }
            if self.page.quote_around(at).is_some() {
                facts.push([situation, "named in a quotation", ""]);
            }
        }
        if self.phrase.is_none_or(Phrase::is_pronoun) {
            facts.push([situation, "since the last spoke", self.since(entity)]);
        }
        facts.push([situation, "gender", self.gender(entity)]);
        if let Some(place) = inside.iter().find(|place| place.entity == entity) {
            let form = if place.form == MentionForm::Pronoun { "as pronoun" } else { "as description" };
            facts.push([situation, "linked", form]);
        }
        if let Some(phrase) = self.phrase.filter(|phrase| !phrase.is_pronoun()) {
            let noun = phrase.noun(words);
            facts.push([
                situation,
                "described so",
                among(self.known_by_now(self.places.described_by(noun)), entity),
            ]);
            facts.push([situation, "described so, more", self.more(phrase, entity)]);
            facts.push([situation, "its name", self.its_name(noun, entity)]);
            let name = self.places.known(entity).map_or(&[][..], |known| &known.words);
            facts.push([situation, "its sort", sorts::fit(noun, name)]);
            if self.places.is_body(entity) {
                facts.push([situation, "of the bodies", self.rank_of_body(entity)]);
            }
            if self.places.is_person(entity) && self.is_of_another_trade(phrase, entity) {
                facts.push([situation, "of another trade", ""]);
            }
            if self.is_of_a_nation(phrase) {
                facts.push([situation, "of a nation", ""]);
            }
            if !self.may_be(phrase, entity) {
                facts.push([situation, "cannot be", ""]);
            }
            facts.push([situation, "issues so", among(self.places.issuing(noun).iter().copied(), entity)]);
            if again::is_of_research(noun) {
                facts.push([situation, "issues its like", among(self.of_research(noun).into_iter(), entity)]);
            }
            facts.push([
                situation,
                "noun led",
                match self.past.led_by(noun) {
                    Some(Some(other)) if other == entity => "here",
                    Some(Some(_)) => "elsewhere",
                    Some(None) => "to nobody",
                    None => "not yet",
                },
            ]);
            if self.is_apposed(entity, phrase) {
                facts.push([situation, "apposed before", ""]);
            }
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
            let is_name = |place: &Place| place.entity == entity && place.form == MentionForm::Name;
            if self.named_behind().any(is_name) {
                facts.push([situation, "called behind", ""]);
            }
        }
        if self.outer == Some(entity) {
            facts.push([situation, "speaks around", ""]);
        }
        if self.behind == Some(entity) {
            facts.push([situation, "speaks behind", ""]);
        }
        facts
    }

    /// `Ana Ruiz, a harbour master and professor at Brack, who`: whether an entity's name stands before the phrase with
    /// a comma and words without a verb.
    pub(super) fn is_apposed(&self, entity: EntityId, phrase: &Phrase) -> bool {
        const FAR: usize = 8;
        let words = self.page.words;
        let mut before = self.places.before(phrase.tokens.start).take(FAR);
        let Some(place) = before.find(|place| place.form == MentionForm::Name) else { return false };
        let mut between = place.tokens.end + 1..phrase.tokens.start;
        let sentence = self.page.sentence_around(phrase.tokens.start);
        place.entity == entity
            && words.text(place.tokens.end) == ","
            // `Ana Ruiz, a neighbour said, was away`: that is another.
            && phrases::is_boundary(words, phrase.tokens.end)
            && sentence.is_some_and(|sentence| sentence.contains(&place.tokens.start))
            && between.len() <= FAR
            && !between.any(|at| phrases::is_boundary(words, at) || verbs::is_finite(words.lower(at)))
    }

    /// Whether the words before the noun describe an entity too: `health` of `the health minister`.
    pub(super) fn more(&self, phrase: &Phrase, entity: EntityId) -> &'static str {
        let words = self.page.words;
        let before = phrase.head.start..phrase.head.end.saturating_sub(1);
        let is_more = |&at: &usize| words.is_word(at) && !one_of(words.lower(at), phrases::DETERMINER);
        let describes = |at: usize| self.places.described_by(words.lower(at)).contains(&entity);
        match before.filter(is_more).map(describes).reduce(|one, other| one && other) {
            None => "nothing",
            Some(true) => "all",
            Some(false) => "other",
        }
    }

    /// What an entity's name says of a noun: `Budget Office` is no ministry.
    pub(super) fn its_name(&self, noun: &str, entity: EntityId) -> &'static str {
        let says_what = self.places.known(entity).is_some_and(|known| known.says_what);
        if self.places.described_by(noun).contains(&entity) {
            "same"
        } else if says_what {
            "another"
        } else {
            "nothing"
        }
    }

    /// Whether an entity spoke last, and who was named since then outside quotations.
    fn since(&self, entity: EntityId) -> &'static str {
        let Some((last, then)) = self.past.speakers().next() else { return "nobody spoke" };
        let mut named = self.named_since(then);
        if last.entity() == Some(entity) {
            if named.any(|place| place.entity != entity) { "spoke, others named" } else { "spoke" }
        } else {
            let own = named.find(|place| place.entity == entity);
            own.map_or("not named", |place| part(self.page.words, &place.tokens))
        }
    }

    /// The names since a token, outside quotations, of whoever can be meant.
    pub(super) fn named_since(&self, then: usize) -> impl Iterator<Item = &Place> {
        const LOOKED_AT: usize = 24;
        let since =
            self.places.before(self.at).take(LOOKED_AT).take_while(move |place| place.tokens.start > then);
        since.filter(|place| {
            let is_name = place.form == MentionForm::Name && place.is_reachable && self.suits(place.entity);
            is_name
                && !self.past.is_aside(place.tokens.start)
                && self.page.quote_around(place.tokens.start).is_none()
        })
    }

    /// How many others that suit were named since an entity was, and where it was named.
    fn rank_of_name(&self, entity: EntityId) -> Option<(usize, &Place)> {
        const LOOKED_AT: usize = 40;
        let mut others: Vec<EntityId> = Vec::new();
        let before = self.places.before(self.at).take(LOOKED_AT);
        for place in before.filter(|place| place.is_reachable && !self.past.is_aside(place.tokens.start)) {
            if place.entity == entity {
                return Some((others.len(), place));
            }
            if self.suits(place.entity) && !others.contains(&place.entity) {
                others.push(place.entity);
            }
        }
        None
    }

    /// How a body stands among those that were named before.
    fn rank_of_body(&self, entity: EntityId) -> &'static str {
        const LOOKED_AT: usize = 80;
        let mut bodies: Vec<EntityId> = Vec::new();
        for place in self.places.before(self.at).take(LOOKED_AT) {
            let is_body =
                place.form == MentionForm::Name && place.is_reachable && self.places.is_body(place.entity);
            if is_body && !bodies.contains(&place.entity) {
                bodies.push(place.entity);
            }
        }
        let mentions = |body: EntityId| self.places.known(body).map_or(0, |known| known.mentions);
        let others = bodies.iter().filter(|&&body| body != entity);
        match bodies.len() {
            _ if !bodies.contains(&entity) => "behind",
            1 => "alone",
            _ if others.clone().all(|&body| mentions(body) < mentions(entity)) => "most named",
            2 | 3 => "one of few",
            _ => "one of many",
        }
    }

    /// Whether a name opens its sentence, so that it is likely what the sentence is about.
    pub(super) fn is_subject(&self, at: usize) -> bool {
        const FAR: usize = 7;
        let Some(sentence) = self.page.sentence_around(at) else { return false };
        at - sentence.start <= FAR
            && !one_of(self.page.words.lower_before(at), const { &list("earlier.before_object") })
    }

    pub(super) fn gender(&self, entity: EntityId) -> &'static str {
        let wanted = match self.situation {
            "he" => Some(Gender::Male),
            "she" => Some(Gender::Female),
            _ => self.phrase.and_then(|phrase| phrase.gender(self.page.words)),
        };
        if wanted.is_none() || !self.places.is_person(entity) {
            return "open";
        }
        let known = self.places.known(entity).and_then(|known| known.gender);
        match known {
            None => "unknown",
            Some(_) if known == wanted => "agrees",
            Some(_) => "differs",
        }
    }
}

/// The part that a name has in its sentence, by the words beside it.
fn part(words: &Words<'_>, name: &Range<usize>) -> &'static str {
    let (before, behind) = (words.lower_before(name.start), words.lower(name.end));
    match () {
        () if is_possessive(words, name.end) => "owner",
        () if one_of(before, "said says added told") => "speaker",
        () if phrases::is_preposition(words, name.start.saturating_sub(1)) => "behind a preposition",
        () if verbs::is_finite(behind) => "subject",
        () if one_of(behind, ", who ( — –") => "extended",
        () if words.is_word(name.end) && !phrases::is_boundary(words, name.end) => "inside a phrase",
        () => "object",
    }
}

/// Whether an entity is one of those that a noun speaks of.
fn among(mut some: impl Iterator<Item = EntityId> + Clone, entity: EntityId) -> &'static str {
    match (some.clone().take(2).count(), some.any(|one| one == entity)) {
        (1, true) => "alone",
        (_, true) => "among others",
        (0, false) => "nobody",
        (_, false) => "others",
    }
}
