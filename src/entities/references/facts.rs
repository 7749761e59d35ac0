//! A pronoun or a description into the clusters that it can speak of, with what is known of each, and the best of them.
//!
//! The weights in `weights.txt` come from `training/coreference.py`.

use super::Question;
use super::history::{History, Place, Role, Stranger};
use super::known::{Known, class};
use crate::entities::words::list;
use crate::entities::{EntityKind, MentionForm};
use crate::lexicon::{Fact, Weights, number};
use crate::span::{Score, TokenIndex};
use crate::syntax::word_classes::is_function_word;
use crate::tagger::logistic;
use crate::text::Document;
use crate::word_set::one_of;
use std::sync::LazyLock;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(data_file!("weights.txt")));

/// The only office holder or body that goes by a noun: `the minister`, `the ministry`.
const CALLED: Score = Score::from_permille(850);

/// The weights count in sixteenths of a logit, the logistic function in 1/256.
const UNIT: i32 = 16;

/// The cluster that stands out among candidates by so much that it is linked, and how likely it is right.
pub(super) fn best(sort: &'static str, candidates: &[(Option<usize>, Vec<Fact>)]) -> Option<(usize, Score)> {
    let mut best: (Option<usize>, i32) = (None, i32::MIN / 2);
    let mut second = i32::MIN / 2;
    for (cluster, facts) in candidates {
        let score = WEIGHTS.score(facts);
        if score > best.1 {
            second = best.1;
            best = (*cluster, score);
        } else {
            second = second.max(score);
        }
    }
    let margin = best.1 - second;
    let least = WEIGHTS.score(&[[sort, "least", ""]]);
    best.0.filter(|_| margin >= least.max(1)).map(|cluster| (cluster, logistic(UNIT * margin)))
}

/// The one cluster near by whose office or whose name a description repeats.
pub(super) fn surely(
    document: &Document<'_>,
    question: &Question,
    known: &Known<'_>,
    history: &History,
) -> Option<(usize, Score)> {
    const FAR: usize = 2;
    let asked = Asked { document, question, known, history };
    let noun = asked.noun()?;
    let wanted = match question.sort {
        "person" => "office",
        "body" if question.detail != "owned" => "heads name",
        _ => return None,
    };
    let mut called = known.called(&noun).iter().filter(|(_, why)| *why == wanted);
    let (&(cluster, _), None) = (called.next()?, called.next()) else { return None };
    let (last, _) = history.last(cluster)?;
    let near = question.place.sentence.saturating_sub(last.sentence) <= FAR;
    (near && asked.fits_words(cluster)).then_some((cluster, CALLED))
}

/// All that a question can speak of, nobody with a name among them; `beside` is the person whom its sentence names
/// next, or whom a description stands beside.
pub(super) fn candidates(
    document: &Document<'_>,
    question: &Question,
    known: &Known<'_>,
    history: &History,
    beside: Option<usize>,
) -> Vec<(Option<usize>, Vec<Fact>)> {
    const RECENT: usize = 4;
    let asked = Asked { document, question, known, history };
    let noun = asked.noun();
    let is_apposed = question.beside.is_some();
    let called = noun.as_deref().filter(|_| !is_apposed).map_or(&[][..], |noun| known.called(noun));
    let mut clusters: Vec<(usize, &'static str)> = called
        .iter()
        .copied()
        .filter(|(cluster, _)| history.last(*cluster).is_some() && asked.may_be(*cluster))
        .collect();
    // Two presidents: neither is `the president`.
    let offices = called.iter().filter(|(_, why)| *why == "office").count();
    if question.sort == "body" || offices > 1 {
        clusters.clear();
    } else if noun.as_deref().is_none_or(|noun| class(noun) != "noun") || is_apposed {
        let suits = |cluster: &usize| asked.suits(*cluster);
        let recent = history.recent().filter(suits).take(if is_apposed { 0 } else { RECENT });
        let is_thing = !is_apposed && matches!(group(question.sort), "it" | "noun");
        let tops = known.tops().filter(|_| is_thing).filter(suits).filter(|top| history.last(*top).is_some());
        for cluster in recent.chain(beside.filter(suits)).chain(tops) {
            if !clusters.iter().any(|(other, _)| *other == cluster) {
                clusters.push((cluster, "by kind"));
            }
        }
    }
    let count = clusters.len();
    let mut candidates: Vec<(Option<usize>, Vec<Fact>)> = clusters
        .into_iter()
        .enumerate()
        .map(|(rank, (cluster, why))| (Some(cluster), asked.of_cluster(cluster, why, rank, count)))
        .collect();
    if !candidates.is_empty() {
        candidates.push((None, asked.of_nobody(count)));
    }
    candidates
}

struct Asked<'a, 'd, 't> {
    document: &'a Document<'t>,
    question: &'a Question,
    known: &'a Known<'d>,
    history: &'a History,
}

impl Asked<'_, '_, '_> {
    /// The noun of a description, in lower case.
    fn noun(&self) -> Option<String> {
        let last = self.question.tokens.end.get().checked_sub(1)?;
        let is_noun = self.question.form == MentionForm::Nominal;
        is_noun.then(|| self.document.token_text(TokenIndex::from_usize(last)).to_lowercase())
    }

    /// Whether a cluster can be meant at all.
    fn suits(&self, cluster: usize) -> bool {
        let Some(kind) = self.known.kind(cluster) else { return false };
        let agrees = || {
            let known = self.known.gender(cluster);
            known.is_none() || self.question.gender.is_none() || known == self.question.gender
        };
        match self.question.sort {
            "he" => kind == EntityKind::Person && agrees(),
            "person" => {
                let is_another = || self.noun().is_some_and(|noun| self.known.is_stranger(&noun));
                kind == EntityKind::Person && agrees() && !self.is_governed(cluster) && !is_another()
            }
            "place" => kind == EntityKind::Location,
            "it" | "its" | "thing" => kind != EntityKind::Person,
            "apposed" => {
                let is_person = self.noun().is_some_and(|noun| class(&noun) == "person");
                !is_person || kind == EntityKind::Person
            }
            _ => true,
        }
    }

    /// Whether a cluster that goes by a noun is of its kind: `In Tarn, the mayor` is no town.
    fn may_be(&self, cluster: usize) -> bool {
        self.question.sort != "person" || self.known.is_person(cluster)
    }

    /// Whether the sentence in which a cluster would be described has spoken of it already: `Ruiz praised the coach`, `Ruiz said
    /// the suspect fled` speak of another (principle C of binding theory).
    fn is_governed(&self, cluster: usize) -> bool {
        let here = self.question.place;
        let is_here = |last: Place| last.sentence == here.sentence && last.quotation == here.quotation;
        self.history.last(cluster).is_some_and(|(last, _)| is_here(last))
    }

    /// What is known of the one beside whose name a description stands.
    fn of_beside(&self, cluster: usize) -> Vec<Fact> {
        let Question { sort, detail, place: here, .. } = self.question;
        let (sort, detail) = (*sort, *detail);
        let kind = self.kind(cluster);
        let noun = self.noun().map_or("noun", |noun| class(&noun));
        let article = match self.document.token_text(self.question.tokens.start) {
            "a" | "an" | "A" | "An" => "a",
            "the" | "this" | "The" | "This" => "the",
            _ => "none",
        };
        let last = self.history.last(cluster).filter(|(last, _)| last.sentence == here.sentence);
        vec![
            [sort, noun, kind],
            [detail, noun, kind],
            [detail, article, noun],
            [detail, "role", last.map_or("ahead", |(last, _)| role(last.role))],
            [sort, "gender", self.gender(cluster)],
        ]
    }

    fn of_cluster(&self, cluster: usize, why: &'static str, rank: usize, count: usize) -> Vec<Fact> {
        if self.question.beside.is_some() {
            return self.of_beside(cluster);
        }
        let Question { sort, detail, place: here, .. } = self.question;
        let (sort, detail) = (*sort, *detail);
        let (last, times) = match self.history.last(cluster) {
            Some((place, times)) => (Some(place), times),
            None => (None, 0),
        };
        let far = last.map_or("ahead", |last| distance(last, *here));
        let role = last.map_or("ahead", |last| role(last.role));
        let kind = self.kind(cluster);
        let since = last.map_or(0, |last| self.history.strangers_since(last.at, |one| self.is_rival(one)));
        let group = group(sort);
        let mut facts = vec![
            [group, far, role],
            [detail, far, role],
            [group, "rank", number(rank)],
            [group, "others", number(count)],
            [sort, "kind", kind],
            [group, "named", number(times)],
            [group, "strangers", number(since)],
            [detail, far, number(since)],
            [group, "gender", self.gender(cluster)],
        ];
        if let Some(last) = last {
            facts.push([group, form(last.form), far]);
            facts.push([group, "quoted", quoted(last, *here)]);
            facts.push([group, "block", if last.block == here.block { "same" } else { "before" }]);
            if last.speaks {
                facts.push([group, "speaks", if here.quotation == 0 { "plain" } else { "quoted" }]);
            }
        }
        if self.known.is_hero(cluster) {
            facts.push([group, "hero", ""]);
        }
        if self.known.is_top(cluster) {
            facts.push([group, "top", kind]);
        }
        if self.known.is_in_title(cluster) {
            facts.push([group, "title", kind]);
        }
        if self.known.is_first(cluster) {
            facts.push([sort, "first", kind]);
        }
        match self.history.answered(&self.question.word) {
            Some(Some(answer)) => {
                facts.push([group, "last time", if answer == cluster { "it" } else { "other" }])
            }
            Some(None) => facts.push([group, "last time", "nobody"]),
            None => {}
        }
        if self.question.form == MentionForm::Nominal {
            facts.push([sort, why, kind]);
            facts.push([sort, why, far]);
            if why != "by kind" {
                let called = self.noun().map_or(0, |noun| self.known.called(&noun).len());
                facts.push([group, "called", number(called)]);
            }
            facts.push([sort, self.noun().map_or("noun", |noun| class(&noun)), kind]);
            facts.push([sort, "words", if self.fits_words(cluster) { "all" } else { "some" }]);
        }
        facts
    }

    /// Whether every word of a description says something that is known of a cluster.
    fn fits_words(&self, cluster: usize) -> bool {
        let tokens = self.question.tokens.range();
        let first = tokens.start + usize::from(self.question.detail != "owned");
        let mut words =
            (first..tokens.end).map(|at| self.document.token_text(TokenIndex::from_usize(at)).to_lowercase());
        words.all(|word| self.known.called(&word).iter().any(|(other, _)| *other == cluster))
    }

    fn of_nobody(&self, count: usize) -> Vec<Fact> {
        let Question { sort, detail, place, .. } = self.question;
        let (sort, detail) = (*sort, *detail);
        let strangers = self.history.strangers_since(place.at.saturating_sub(30), |one| self.is_rival(one));
        vec![
            [sort, "nobody", ""],
            [detail, "nobody", ""],
            [group(sort), "nobody of", number(count)],
            [group(sort), "nobody, strangers", number(strangers)],
            [group(sort), "nobody, quoted", if place.quotation == 0 { "no" } else { "yes" }],
            [sort, "nobody, next", self.next()],
            [group(sort), "nobody, role", role(place.role)],
            [sort, "nobody, class", self.noun().map_or("pronoun", |noun| class(&noun))],
        ]
    }

    /// What stands behind the question.
    fn next(&self) -> &'static str {
        let text = self.document.token_text(self.question.tokens.end);
        match text {
            "is" | "was" | "'s" | "’s" => {
                let next =
                    self.document.token_text(TokenIndex::from_usize(self.question.tokens.end.get() + 1));
                if matches!(next, "a" | "an" | "the" | "one") { "is a" } else { "is" }
            }
            "has" | "had" | "have" => "has",
            "will" | "would" | "can" | "could" | "may" | "should" => "may",
            "that" | "to" => "that",
            _ if one_of(text, const { &list("references.reports") }) => "says",
            _ if !text.starts_with(char::is_alphabetic) => "mark",
            _ if is_function_word(text) => "function",
            _ => "word",
        }
    }

    fn is_rival(&self, stranger: Stranger) -> bool {
        match (self.question.sort, stranger) {
            ("he" | "person", Stranger::Person(gender)) => {
                gender.is_none() || self.question.gender.is_none() || gender == self.question.gender
            }
            (sort, Stranger::Thing) => !matches!(sort, "he" | "person"),
            _ => false,
        }
    }

    fn gender(&self, cluster: usize) -> &'static str {
        let agrees = self.question.gender.is_some() && self.known.gender(cluster) == self.question.gender;
        if agrees { "agrees" } else { "unknown" }
    }

    fn kind(&self, cluster: usize) -> &'static str {
        match self.known.kind(cluster) {
            Some(EntityKind::Person) => "person",
            Some(EntityKind::Organization) => "organization",
            Some(EntityKind::Location) if self.known.is_country(cluster) => "country",
            Some(EntityKind::Location) => "place",
            Some(EntityKind::Facility) => "facility",
            Some(EntityKind::Group) => "group",
            Some(EntityKind::Event) => "event",
            Some(EntityKind::Work | EntityKind::Product | EntityKind::Law) => "work",
            _ => "thing",
        }
    }
}

/// The name under which the facts count that sorts have in common.
fn group(sort: &'static str) -> &'static str {
    match sort {
        "its" => "it",
        "place" | "thing" => "noun",
        _ => sort,
    }
}

const fn distance(last: Place, here: Place) -> &'static str {
    match here.sentence.saturating_sub(last.sentence) {
        0 => "same",
        1 => "one",
        2 => "two",
        3..=5 => "few",
        _ => "far",
    }
}

const fn role(role: Role) -> &'static str {
    match role {
        Role::Opens => "opens",
        Role::Subject => "subject",
        Role::Oblique => "oblique",
        Role::Owner => "owner",
    }
}

const fn form(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Name => "as name",
        MentionForm::Nominal => "as noun",
        MentionForm::Pronoun => "as pronoun",
    }
}

const fn quoted(last: Place, here: Place) -> &'static str {
    match (last.quotation, here.quotation) {
        (0, 0) => "neither",
        (0, _) => "here",
        (_, 0) => "there",
        (one, other) if one == other => "same",
        _ => "both",
    }
}
