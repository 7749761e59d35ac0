//! Somebody whom a text describes before it names them into their name: `A former councillor said`, and in the next paragraph
//! `Ada Brenn, who sat on the council until 2019, said`.

use super::candidates::Question;
use super::mentions::{Place, Places};
use super::nouns::FORMER;
use super::phrase::Phrase;
use crate::attributions::list;
use crate::entities::MentionForm;
use crate::span::EntityId;
use crate::syntax::page::Page;
use crate::syntax::word_classes::{is_function_word, is_person_noun};
use crate::syntax::words::{Words, one_of};
use crate::syntax::{phrases, verbs};
use std::ops::Range;

impl Question<'_> {
    /// Whose the person is that the sentence before a pronoun has as its subject: `His lawyer, Paul Low, spoke outside.`; none
    /// where what is said speaks of that one, `I wanted to be like him`, where that one does not come on, and where the owner has
    /// spoken.
    pub(super) fn owner_of_the_last_subject(&self) -> Option<EntityId> {
        const FAR: usize = 8;
        let words = self.page.words;
        let (own, aside) = match self.situation {
            "he" => ("he", "him his himself"),
            "she" => ("she", "her hers herself"),
            _ => return None,
        };
        let start = self.page.sentence_around(self.first())?.start;
        let before = self.page.sentence_around(start.checked_sub(1)?)?;
        let near = self.places.inside(&(before.start..before.end.min(before.start + FAR)));
        let (owner, others) = near.split_first()?;
        let subject = others.iter().find(|place| place.form == MentionForm::Name)?;
        let owns = match owner.form {
            MentionForm::Pronoun => one_of(words.lower(owner.tokens.start), "his her"),
            _ => phrases::is_possessive(words, owner.tokens.end),
        };
        let comes_on = |at: usize| one_of(words.lower(at), const { &list("introduced.comes_on") });
        let verb =
            (subject.tokens.end..before.end).find(|&at| verbs::is_finite(words.lower(at)) || comes_on(at));
        if self.past.has_spoken(owner.entity) || !verb.is_some_and(|at| comes_on(at) || comes_on(at + 1)) {
            return None;
        }
        let is_person = |place: &Place| self.places.is_person(place.entity);
        let are_persons = is_person(subject) && is_person(owner);
        let mut between = owner.tokens.end..subject.tokens.start;
        let is_relative = between.any(|at| is_person_noun(words.lower(at)));
        let agrees = self.gender(subject.entity) != "differs";
        let is_told = self.says(aside) && !self.says(own);
        let are_two = owns && are_persons && is_relative && agrees && owner.entity != subject.entity;
        (are_two && !is_told).then_some(owner.entity)
    }
}

/// The person whom a later source names for the first time and says to be what the description says.
#[inline(never)]
pub(super) fn by_name(
    page: &Page<'_>,
    places: &Places,
    phrase: &Phrase,
    source: &Range<usize>,
    cue: usize,
) -> Option<EntityId> {
    let words = page.words;
    let is_new = |place: &&Place| {
        place.form == MentionForm::Name
            && places.is_person(place.entity)
            && places.known(place.entity).is_some_and(|known| known.first == place.tokens.start)
    };
    let is_one = phrase.opening == "a" && one_of(phrase.class, "person speaker word");
    let place = places.inside(source).iter().find(is_new).filter(|_| is_one)?;
    let said = beside(page, &place.tokens, cue)?;
    let noun = phrase.noun(words);
    let is_former = |mut range: Range<usize>| range.any(|at| one_of(words.lower(at), FORMER));
    let is_past = |at: usize| {
        let next = words.lower(at + 1);
        words.lower(at) == "until" || words.lower(at) == "who" && (next == "was" || verbs::is_past(next))
    };
    let past = is_former(said.clone()) || said.clone().any(is_past);
    let repeats = |word: &str, said: Range<usize>| said.clone().any(|at| are_alike(word, words.lower(at)));
    let was = is_former(phrase.tokens.clone());
    let agrees = if was { past } else { !is_former(said.clone()) };
    let of =
        was && phrase.tokens.clone().any(|at| of_office(words, at) && repeats(words.lower(at), said.clone()));
    // `head of the farmers’ union` is no farmer.
    let own = (place.tokens.end..said.end).find(|&at| phrases::is_preposition(words, at)).unwrap_or(said.end);
    let is_doctor = noun == "doctor" && words.lower_before(place.tokens.start).starts_with("dr");
    (agrees && (of || is_doctor || repeats(noun, said.start..own))).then_some(place.entity)
}

/// Whether a word can say where somebody held an office: `board` of `a former member of the port board`.
fn of_office(words: &Words<'_>, at: usize) -> bool {
    const LEAST: usize = 4;
    words.lower(at).len() >= LEAST && !one_of(words.lower(at), FORMER) && !is_function_word(words.lower(at))
}

/// What stands beside a name and says who that is: the words before it, and what follows a comma.
fn beside(page: &Page<'_>, name: &Range<usize>, cue: usize) -> Option<Range<usize>> {
    const BEFORE: usize = 6;
    const BEHIND: usize = 14;
    let words = page.words;
    let sentence = page.sentence_around(name.start)?;
    let floor = sentence.start.max(name.start.saturating_sub(BEFORE));
    let start = (floor..name.start).rev().take_while(|&at| words.is_word(at) || words.text(at) == "-").last();
    let goes_on = one_of(words.text(name.end), ", (");
    let cue = if cue < name.end { usize::MAX } else { cue };
    let most = sentence.end.min(name.end + BEHIND).min(cue);
    let end = (name.end + 1..most).find(|&at| one_of(words.text(at), ", )")).unwrap_or(most);
    Some(start.unwrap_or(name.start)..if goes_on { end } else { name.start })
}

/// Whether two words have a stem in common: `councillor`, `council`.
fn are_alike(one: &str, other: &str) -> bool {
    const LEAST: usize = 4;
    let common = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    common >= LEAST && common + 1 >= one.len().min(other.len())
}
