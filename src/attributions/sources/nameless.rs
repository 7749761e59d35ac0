//! What is known of a source that goes by its own words, or goes on as the one before, without a name.

use super::candidates::{Candidate, Question};
use super::distances::{blocks_ago, position, sentences_ago};
use super::past::Who;
use super::phrase::Phrase;
use crate::attributions::SourceKind;
use crate::attributions::words::one_of;
use crate::lexicon::Gender;

impl Question<'_> {
    /// The source as it is described, without a name; and the author; and nobody.
    pub(super) fn as_described(&self, names: usize) -> Vec<Candidate> {
        let situation = self.situation;
        let opening = self.phrase.map_or("", |phrase| phrase.opening);
        let called = self.phrase.is_some_and(|phrase| phrase.called.is_some());
        let holds = match names {
            _ if called => "who is called",
            0 => "no name",
            1 => "a name",
            _ => "names",
        };
        let led = self.phrase.and_then(|phrase| self.past.led_by(phrase.noun(self.page.words)));
        let facts = |what: &'static str| {
            let before = match led {
                Some(Some(_)) => "led to a name",
                Some(None) => "led to nobody",
                None => "did not lead",
            };
            vec![
                [self.noun(), what, ""],
                [situation, what, before],
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
            // Whoever is named by the noun itself is that entity.
            if situation != "name" {
                candidates.push(self.unnamed(kind, facts("described")));
            }
            if kind == SourceKind::Named {
                candidates.push(self.unnamed(SourceKind::Anonymous, facts("people")));
            } else if self.places.inside(&phrase.head).iter().any(|place| self.may_name(place)) {
                candidates.push(self.by_its_words(phrase));
            }
        }
        // Inside a quotation `I` is whoever speaks there.
        if one_of(situation, "i we") && self.page.quote_around(self.at).is_none() {
            candidates.push(self.unnamed(SourceKind::SelfReference, facts("author")));
        }
        // Whoever has a name, an office or a number is somebody, and a document is something.
        if !one_of(situation, "name capital person people speaker office document") {
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
        let mut facts = vec![
            [self.noun(), "named by its words", ""],
            [self.situation, "named by its words", phrase.opening],
        ];
        for place in self.places.inside(&phrase.head) {
            let position = position(self.page.words, phrase, &place.tokens);
            facts.push([self.situation, "named by its words", position]);
            facts.push([self.situation, "named by its words, kind", self.kind(place.entity)]);
        }
        self.unnamed(SourceKind::Named, facts)
    }

    /// A pronoun or a quotation without a source can go on with whoever was described before.
    pub(super) fn as_before(&self) -> Option<Candidate> {
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
            [self.situation, "as before", class],
            [self.situation, "as before, sentences ago", sentences_ago(self.page.words, at, self.at)],
            [self.situation, "as before, gender", if gender.is_some() { "agrees" } else { "open" }],
            [
                self.situation,
                "as before, since",
                if self.named_since(at).next().is_some() { "others" } else { "nobody" },
            ],
            [self.situation, "as before, blocks ago", blocks_ago(self.page.words, at, self.at)],
        ];
        alone.then(|| self.unnamed(*kind, facts))
    }
}
