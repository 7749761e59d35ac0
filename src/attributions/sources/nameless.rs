//! What is known of a source that goes by its own words, or goes on as the one before, without a name.

use super::candidates::{Candidate, Question};
use super::distances::{blocks_ago, position, sentences_ago};
use super::mentions::Place;
use super::past::Who;
use super::phrase::Phrase;
use super::strangers::Stranger;
use crate::attributions::SourceKind;
use crate::lexicon::{Fact, Gender};
use crate::syntax::words::one_of;

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
            } else if phrase.class != "person"
                && self.places.inside(&phrase.head).iter().any(|place| self.may_name(place))
            {
                // `the Tarnian expert` is nobody with a name.
                candidates.push(self.by_its_words(phrase));
            } else if self.is_body_of_before(phrase) {
                let facts = vec![
                    [self.noun(), "named by its words before", ""],
                    [situation, "named by its words before", ""],
                ];
                candidates.push(self.unnamed(SourceKind::Named, facts));
            }
        }
        // Inside a quotation `I` is whoever speaks there.
        if self.may_be_author() {
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

    /// Whether `I` is the author and `you` the reader: outside quotations, turns and statements of others.
    pub(super) fn is_author_or_reader(&self) -> bool {
        let is_reader = self.situation == "you" && self.page.quote_around(self.at).is_none();
        self.outer.is_none() && (is_reader || self.may_be_author())
    }

    fn may_be_author(&self) -> bool {
        one_of(self.situation, "i we") && self.page.quote_around(self.at).is_none()
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

    /// Whoever is described and not named, as a speaker or as what a sentence is about.
    pub(super) fn as_nameless(&self) -> Option<Candidate> {
        let (before, stranger) = (self.as_before(), self.as_stranger());
        let kind = before.as_ref().map_or(SourceKind::Anonymous, |(kind, _)| *kind);
        let stranger = stranger.filter(|_| kind == SourceKind::Anonymous);
        let facts: Vec<Fact> =
            before.into_iter().flat_map(|(_, facts)| facts).chain(stranger.unwrap_or_default()).collect();
        (!facts.is_empty()).then(|| self.unnamed(kind, facts))
    }

    /// A pronoun or a quotation without a source can go on with whoever was described before.
    fn as_before(&self) -> Option<(SourceKind, Vec<Fact>)> {
        let (who, at) = self.past.speakers().next()?;
        let Who::Words(kind, class, gender) = who else { return None };
        let is_person = !one_of(class, "office document");
        let agrees = match self.situation {
            "he" | "she" => is_person && self.agrees(*gender),
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
                if self.named_since(at.max(self.past.end())).next().is_some() { "others" } else { "nobody" },
            ],
            [self.situation, "as before, blocks ago", blocks_ago(self.page.words, at, self.at)],
        ];
        alone.then_some((*kind, facts))
    }

    /// The last before a source.
    fn last_stranger(&self) -> Option<&Stranger> {
        let before = self.strangers.partition_point(|stranger| stranger.end <= self.at);
        self.strangers.get(before.checked_sub(1)?)
    }

    /// A pronoun can speak of somebody whom a sentence before it begins with and does not name.
    fn as_stranger(&self) -> Option<Vec<Fact>> {
        if !one_of(self.situation, "he she they") {
            return None;
        }
        let stranger = self.last_stranger()?;
        let words = self.page.words;
        let sentences = sentences_ago(words, stranger.at, self.at);
        let near = one_of(blocks_ago(words, stranger.at, self.at), "0 1") && one_of(sentences, "0 1 2");
        let since = self.since_stranger(stranger.end);
        let spoke = self.past.speakers().next().filter(|(_, at)| *at >= stranger.at);
        let facts = vec![
            [self.situation, "as stranger", stranger.opening],
            [self.situation, "as stranger, sentences ago", sentences],
            [
                self.situation,
                "as stranger, gender",
                if stranger.gender.is_some() { "agrees" } else { "open" },
            ],
            [self.situation, "as stranger, since", since],
            [self.situation, "as stranger, blocks ago", blocks_ago(words, stranger.at, self.at)],
            [
                self.situation,
                "as stranger, spoke",
                match spoke {
                    None => "nobody",
                    Some((Who::Words(..), _)) => "somebody without a name",
                    Some((Who::Entity(_), _)) => "somebody by name",
                },
            ],
        ];
        let is_one = !stranger.are_many || self.situation == "they";
        (near && is_one && self.agrees(stranger.gender) && since != "a subject").then_some(facts)
    }

    /// Where the sentence right before a pronoun begins with somebody whom it does not name and the pronoun can speak of; none where
    /// what is said speaks of such a person too.
    pub(super) fn stranger_of_the_last_sentence(&self) -> Option<usize> {
        const OWN: &str = "he him his she her hers";
        self.as_stranger().filter(|_| one_of(self.situation, "he she"))?;
        let stranger = self.last_stranger()?;
        let words = self.page.words;
        let is_next = sentences_ago(words, stranger.at, self.first()) == "1";
        // `A doctor pulled her out.`, `A man was stabbed.`: it goes on about whom it has spoken of.
        let sentence = self.page.sentence_around(stranger.at)?;
        let acts = !sentence.clone().any(|at| one_of(words.lower(at), OWN));
        let suffers = one_of(words.lower(stranger.end), "was were is are has had");
        (is_next && !self.says(OWN) && acts && !suffers).then_some(stranger.at)
    }

    /// Whether a pronoun can speak of somebody of this gender.
    fn agrees(&self, gender: Option<Gender>) -> bool {
        match self.situation {
            "he" => gender != Some(Gender::Female),
            "she" => gender != Some(Gender::Male),
            _ => true,
        }
    }

    /// Who has been named since a stranger was spoken of.
    fn since_stranger(&self, then: usize) -> &'static str {
        let subject = |place: &Place| self.is_subject(place.tokens.start);
        let mut named = self.named_since(then).peekable();
        match () {
            () if named.peek().is_none() => "nobody",
            () if named.any(subject) => "a subject",
            () => "others",
        }
    }
}
