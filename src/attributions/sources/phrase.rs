//! The words of a source into its head and the class of its head: what decides where it can lead.

use super::mentions::{Place, Places};
use super::{called, nouns, sorts};
use crate::attributions::SourceKind;
use crate::attributions::list;
use crate::entities::{MentionForm, is_honour};
use crate::lexicon::Gender;
use crate::span::EntityId;
use crate::syntax::subjects::is_in_seat;
use crate::syntax::word_classes::{self, singular};
use crate::syntax::words::{Words, one_of};
use crate::syntax::{phrases, verbs};
use crate::text::TokenKind;
use crate::word_set::WordSet;
use std::ops::Range;

/// A source's words.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    /// Without what follows the noun: `a teacher` of `a teacher in Brightwater`.
    pub(super) head: Range<usize>,
    /// What heads it, in a word for `weights.txt`.
    pub(super) class: &'static str,
    /// The noun that heads it as the list of nouns has it.
    pub(super) listed: Option<&'static str>,
    /// How it opens, in a word for `weights.txt`.
    pub(super) opening: &'static str,
    /// Whether it is some of a group that has a name: `most Germans`.
    pub(super) is_some_of_a_group: bool,
    /// The person whom the words call by name behind the noun: `the mayor of Tarn, Ana Ruiz`.
    pub(super) called: Option<EntityId>,
    /// The only person of whom the text says that they are what it says: `the premier`.
    pub(super) is_role_of: Option<EntityId>,
}

/// Nouns for whoever speaks for a body, in the singular.
const SPEAKER: &WordSet = &list("phrase.speaker");
const QUANTITY: &WordSet = &list("phrase.quantity");
/// Endings of nouns for whoever does something.
const AGENT_ENDINGS: [&str; 5] = ["er", "or", "ist", "ian", "man"];
const PLURAL_PEOPLE: &str = "people men women children parents police folk locals authorities";

impl Phrase {
    pub(super) fn read(words: &Words<'_>, places: &Places, tokens: Range<usize>) -> Self {
        let head = head(words, places, &tokens);
        let opening = opening(words, &head);
        let is_some_of_a_group = is_some_of_a_group(words, places, &head);
        let class = if is_some_of_a_group { "people" } else { class(words, places, &head, &tokens) };
        let is_person = one_of(class, "person speaker") || word_classes::is_person_noun(noun(words, &head));
        let called = called::by_name(words, places, &head, &tokens).filter(|_| is_person);
        let called = called.or_else(|| called::behind_brackets(words, places, &head, &tokens));
        let called = called.or_else(|| called::by_initials(words, places, &tokens));
        let called = called.or_else(|| called::by_age(words, places, &head));
        let listed = nouns::listed(noun(words, &head)).map(|(noun, _)| noun);
        let is_role_of = called::by_role(words, places, noun(words, &head), &tokens, &head)
            .filter(|_| one_of(class, "person speaker word capital"));
        Self { tokens, head, class, listed, opening, is_some_of_a_group, called, is_role_of }
    }

    /// The noun, in lower case.
    pub(super) fn noun<'w>(&self, words: &'w Words<'_>) -> &'w str {
        noun(words, &self.head)
    }

    /// Whether the noun says which names of bodies it can call: `the council`, unlike `the district`.
    pub(super) fn is_of_a_sort(&self, words: &Words<'_>) -> bool {
        sorts::fit(self.noun(words), &[]) != "no sort"
    }

    /// Whether it is one person who speaks for themselves, or people who are not to be known.
    pub(super) fn is_somebody_of_a_body(&self, words: &Words<'_>) -> bool {
        let noun = self.noun(words);
        let is_one = self.class == "person" && self.opening == "a" && noun != "official";
        is_one || one_of(singular(noun), "source insider informant")
    }

    /// Whether it is people who have to do with a body and do not speak for it: `the bank’s customers`, `former directors`.
    pub(super) fn is_people_beside_a_body(&self, words: &Words<'_>) -> bool {
        let noun = self.noun(words);
        let speaks = noun.ends_with("ists") || one_of(noun, const { &list("candidates.speak_for") });
        let is_former = |at: usize| one_of(words.lower(at), nouns::FORMER);
        self.class == "people" && (!speaks || self.head.clone().any(is_former))
    }

    /// Whether it is somebody or something of a place that does not speak for it: `Tarvia’s press`, `fishermen in Tarvia`.
    pub(super) fn is_of_a_place_beside_its_state(&self, words: &Words<'_>) -> bool {
        const STATE: &str = "authorities forces services police rangers guards";
        let noun = self.noun(words);
        let is_plural = singular(noun) != noun || noun.ends_with("men");
        is_plural && !one_of(noun, STATE) || one_of(noun, nouns::NO_STATE)
    }

    /// The noun, in lower case, of the body without a name that a document is from: `hospital` of `figures from the hospital`.
    pub(super) fn issuer<'w>(&self, words: &'w Words<'_>) -> Option<&'w str> {
        let end = self.tokens.end;
        let noun = words.lower(end.checked_sub(1)?);
        let behind = &(self.head.end..end);
        let is_from = one_of(words.lower(behind.start), "from by")
            && one_of(words.lower(behind.start + 1), phrases::DETERMINER)
            && behind.len() <= 5;
        let is_body = nouns::listed(noun).is_some_and(|(_, kind)| kind == SourceKind::Office);
        (self.class == "document" && is_from && is_body && !words.is_capitalized(end - 1)).then_some(noun)
    }

    /// The gender that the noun says: `spokeswoman`.
    pub(super) fn gender(&self, words: &Words<'_>) -> Option<Gender> {
        word_classes::gender_of_noun(self.noun(words))
    }

    /// Whether it is but a pronoun.
    pub(super) fn is_pronoun(&self) -> bool {
        one_of(self.class, "he she they it i we you this")
    }
}

fn noun<'w>(words: &'w Words<'_>, head: &Range<usize>) -> &'w str {
    let Some(last) = head.end.checked_sub(1) else { return "" };
    // `officer-in-charge`
    if let Some(first) = last.checked_sub(4).filter(|&first| words.follow(first + 1, "- in -")) {
        return words.lower(first);
    }
    // Most heads of state are presidents.
    if words.follow(last, "head of state") { "president" } else { words.lower(last) }
}

fn head(words: &Words<'_>, places: &Places, source: &Range<usize>) -> Range<usize> {
    // `Microsoft’s decision to`: whose it is decides.
    let owns = source.len() > 1 && phrases::is_possessive(words, source.end - 1);
    let whole = source.start..source.end - usize::from(owns);
    // `University of Tarn researchers`: a name is whole, whatever words it has.
    let named = |at: usize| {
        let mut names = places.inside(&whole).iter().filter(|place| place.form == MentionForm::Name);
        names.any(|place| (place.tokens.start + 1..place.tokens.end).contains(&at))
    };
    // `Ana Ruiz KC`
    let is_behind_a_name = |at: usize| {
        let mut names = places.inside(&whole).iter().filter(|place| place.form == MentionForm::Name);
        names.any(|place| place.tokens.end == at && places.is_person(place.entity))
    };
    let is_end = |&at: &usize| {
        !named(at)
            && (is_honour(words.text(at)) && is_behind_a_name(at)
                || phrases::is_boundary(words, at) && !is_in_seat(words, at)
                || one_of(words.lower(at), called::AFTER_HEAD) && !words.is_hyphenated(at)
                || opens_clause(words, at)
                || (!words.is_capitalized(at)
                    && says_more(words.lower(at))
                    && !word_classes::is_person_noun(words.lower(at + 1))
                    && (is_listed(words.lower_before(at)) || is_acronym(words.text(at - 1)))))
    };
    let end = (whole.start + 1..whole.end).find(is_end).unwrap_or(whole.end);
    let inside = places.inside(&(whole.start..end));
    let is_one = |place: &Place| place.form == MentionForm::Name && places.is_person(place.entity);
    let ends_with_one = inside.iter().any(|place| place.tokens.end == end && is_one(place));
    let first = inside.iter().find(|place| joins(words, place, end, ends_with_one && is_one(place)));
    whole.start..first.map_or(end, |place| place.tokens.end)
}

/// Whether the subject of a clause without a pronoun of its own begins behind a listed noun: `a plan the council approved`.
fn opens_clause(words: &Words<'_>, at: usize) -> bool {
    one_of(words.lower(at), const { &list("phrase.opens_clause") }) && is_listed(words.lower_before(at))
}

/// Whether a word is a participle: `published`, `heading`.
fn says_more(word: &str) -> bool {
    verbs::is_participle(word) || word.ends_with("ing") || one_of(word, const { &list("distances.receives") })
}

/// Whether a word is made of capitals alone: `FDA`.
pub(super) fn is_acronym(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

/// Whether a noun in lower case is one that sources are known by, so that a participle behind it says more of it: `figures
/// released on Monday`.
fn is_listed(noun: &str) -> bool {
    nouns::listed(noun).is_some()
        || one_of(noun, PLURAL_PEOPLE)
        || word_classes::is_person_noun(singular(noun))
}

/// Whether a name is the first of two that speak: `Hale` of `Hale and his wife`, not of `Tarn and Brack officials`. `persons`
/// says that it and the last word are each the name of a person: `Ana Ruiz and fellow campaigner Tom Hale`.
fn joins(words: &Words<'_>, place: &Place, end: usize, persons: bool) -> bool {
    let Range { start: from, end: and } = place.tokens.clone();
    let next = words.lower(and + 1);
    let is_last =
        !(and + 1..end).any(|at| !words.is_capitalized(at) && !one_of(words.lower(at), "the of and ."));
    place.form == MentionForm::Name
        && from < and
        && and + 1 < end
        && words.lower(and) == "and"
        && (is_last || persons || one_of(next, phrases::DETERMINER) || one_of(next, "his her its their"))
}

fn opening(words: &Words<'_>, head: &Range<usize>) -> &'static str {
    let first = words.lower(head.start);
    if first == "the" {
        "the"
    } else if one_of(first, "a an another one") {
        "a"
    } else if one_of(first, const { &list("phrase.possessives") }) {
        "his"
    } else if one_of(first, QUANTITY) || words.kind(head.start) == Some(TokenKind::Number) {
        "some"
    } else if head.len() == 1 {
        "bare"
    } else if words.is_capitalized(head.start) {
        "capital"
    } else {
        "word"
    }
}

fn class(words: &Words<'_>, places: &Places, head: &Range<usize>, tokens: &Range<usize>) -> &'static str {
    let Some(last) = head.end.checked_sub(1) else { return "word" };
    let noun = words.lower(last);
    if tokens.len() == 1
        && let Some(pronoun) = pronoun(noun)
    {
        return pronoun;
    }
    let named = places
        .inside(head)
        .iter()
        .any(|place| place.form == MentionForm::Name && place.tokens.contains(&last));
    if named {
        return if is_member(words, places, head) { "person" } else { "name" };
    }
    // `the First Lady`, `the Prime Minister`, `a GP`
    let in_capitals = words.text(last).chars().all(char::is_uppercase);
    if (in_capitals || words.lower(head.start) == "the") && word_classes::is_person_noun(noun) {
        return "person";
    }
    // `The Fisheries Council`, `the Bank of Arvane`: a name that the network missed.
    let another = |at: usize| at != last && at != tokens.start && words.is_capitalized(at);
    if words.is_capitalized(last) && last > tokens.start && tokens.clone().any(another) {
        return "capital";
    }
    let small = !words.is_capitalized(last) || opens_sentence(words, last);
    if head.len() <= 2 && noun == "reports" {
        return "reports";
    }
    if one_of(noun, QUANTITY) {
        return "some";
    }
    if one_of(noun, SPEAKER) || one_of(singular(noun), SPEAKER) {
        return "speaker";
    }
    if word_classes::is_person_noun(noun) {
        return "person";
    }
    match nouns::kind(noun).or_else(|| nouns::kind(singular(noun))) {
        Some(SourceKind::Office) => return "office",
        Some(SourceKind::Document) => return "document",
        Some(_) => return "nobody",
        None => {}
    }
    if one_of(noun, PLURAL_PEOPLE) || word_classes::is_person_noun(singular(noun)) {
        return "people";
    }
    // `The archives`, where the text names the Presidential Archives.
    if small && places.described_by(noun).iter().any(|&entity| places.is_body(entity)) {
        return "office";
    }
    match (small, noun.ends_with('s')) {
        (false, _) => "capital",
        (true, true) => "people",
        // `Hale said`: the first word of a sentence that is no noun that we know. `A:` is a label.
        (true, false) if words.is_capitalized(last) && noun.len() > 1 => "capital",
        // `a diver`, `the cellist`
        (true, false) if AGENT_ENDINGS.iter().any(|ending| noun.ends_with(ending)) => "person",
        (true, false) => "word",
    }
}

/// Whether a noun in lower case is one for people, bodies or texts.
pub(crate) fn is_speaker(noun: &str) -> bool {
    let one = singular(noun);
    is_listed(noun)
        || one_of(noun, PLURAL_PEOPLE)
        || one_of(one, SPEAKER)
        || AGENT_ENDINGS.iter().any(|ending| one.ends_with(ending))
}

/// Whether a head is one of a group and not the group: `the Republican`, unlike `the French`. `The Tarn Democrat` is a paper but
/// where the article names somebody in politics.
fn is_member(words: &Words<'_>, places: &Places, head: &Range<usize>) -> bool {
    const ENDINGS: [&str; 7] = ["ian", "ican", "ean", "crat", "ist", "man", "woman"];
    const NATIONALS: &WordSet = &list("phrase.nationals");
    const POLITICIANS: &str =
        "senator representative rep sen gov governor lawmaker congressman congresswoman";
    const LOOKED_AT: usize = 400;
    let Some(last) = head.end.checked_sub(1) else { return false };
    let noun = words.lower(last);
    let is_one_of = |place: &Place| {
        let is_partisan = one_of(noun, "democrat republican")
            && place.tokens.len() > 1
            && !one_of(words.lower(head.end), "reported reports")
            && (0..LOOKED_AT).any(|at| one_of(words.lower(at).trim_end_matches('.'), POLITICIANS));
        places.is_group(place.entity) || is_partisan
    };
    let mut inside = places.inside(head).iter();
    one_of(words.lower(head.start), "the a an one another")
        && (ENDINGS.iter().any(|ending| noun.ends_with(ending)) || one_of(noun, NATIONALS))
        && inside.any(|place| place.tokens.end == head.end && is_one_of(place))
}

/// Whether a head is some of a group: `most Germans`, unlike `both Germans and Danes`.
fn is_some_of_a_group(words: &Words<'_>, places: &Places, head: &Range<usize>) -> bool {
    const PLURALS: [&str; 4] = ["s", "ese", "ish", "ch"];
    let Some(last) = head.end.checked_sub(1) else { return false };
    let mut inside = places.inside(head).iter();
    let (first, is_plural) = (words.lower(head.start), |ending: &&str| words.lower(last).ends_with(ending));
    one_of(first, QUANTITY)
        && !one_of(first, "all both")
        && PLURALS.iter().any(is_plural)
        && inside.any(|place| place.tokens.end == head.end && places.is_group(place.entity))
}

fn pronoun(word: &str) -> Option<&'static str> {
    Some(match word {
        "he" | "him" | "his" | "himself" => "he",
        "she" | "her" | "herself" => "she",
        "they" | "them" | "their" => "they",
        "it" | "its" => "it",
        "i" | "me" | "my" => "i",
        "we" | "us" | "our" => "we",
        "you" => "you",
        "this" | "that" | "these" | "those" | "who" | "which" | "whom" | "one" | "both" => "this",
        _ => return None,
    })
}

/// Whether a token is the first of a sentence.
pub(super) fn opens_sentence(words: &Words<'_>, at: usize) -> bool {
    let sentences = words.document().sentences();
    sentences.binary_search_by_key(&at, |sentence| sentence.tokens.start.get()).is_ok()
}
