//! Offices of one noun into whether they differ: `the transport minister` is no `Foreign Minister Ana Ruiz`.

use super::mentions::Places;
use super::nouns;
use super::phrase::{Phrase, opens_sentence};
use crate::attributions::list;
use crate::entities::MentionForm;
use crate::span::EntityId;
use crate::syntax::word_classes::{is_function_word, singular};
use crate::syntax::words::{Words, one_of};
use crate::syntax::{phrases, verbs};
use crate::word_set::WordSet;
use std::ops::Range;

/// Words before such a noun that say nothing of which office it is.
const QUALITIES: &WordSet = &list("posts.qualities");
/// Members of a party by whom news calls a lawmaker.
pub(super) const PARTISANS: &str = "republican democrat";
const RANKS: &str = "deputy vice assistant associate shadow junior";

/// Whether the text says of a person that they hold another office of the noun that a description has.
#[inline(never)]
pub(super) fn differ(words: &Words<'_>, places: &Places, phrase: &Phrase, person: EntityId) -> bool {
    const LOOKED_AT: usize = 24;
    let noun = phrase.noun(words);
    // `the Arlen Republican`
    let is_post = nouns::is_post(singular(noun)) || one_of(noun, PARTISANS) || one_of(noun, nouns::HOLDERS);
    let Some(said) = phrase.head.end.checked_sub(1).filter(|_| is_post) else { return false };
    let Some(first) = places.known(person).map(|known| known.first) else { return false };
    let near = places.before(phrase.tokens.start).take(LOOKED_AT);
    let own = places.inside(&(first..first.saturating_add(1))).iter().chain(near);
    let own = own.filter(|place| place.entity == person && place.form == MentionForm::Name);
    let mut held = own.filter_map(|place| held(words, &place.tokens, noun)).peekable();
    // A `head of state` has no other name to tell it by.
    let of = if noun == words.lower(said) { said + 1 } else { phrase.tokens.end };
    let said = Office::read(words, places, said, of);
    held.peek().is_some() && held.all(|(at, of)| !said.may_be(words, &Office::read(words, places, at, of)))
}

/// Where the noun stands beside a name, as a title or between commas, and where `of` would stand.
fn held(words: &Words<'_>, name: &Range<usize>, noun: &str) -> Option<(usize, usize)> {
    const FAR: usize = 9;
    let stops = |at: usize, near: usize| {
        phrases::is_boundary(words, at) && at != near
            || verbs::is_finite(words.lower(at)) && !words.is_capitalized(at)
    };
    let is_noun = |at: &usize| singular(words.lower(*at)) == singular(noun);
    let (last, next) = (name.start.saturating_sub(1), name.end);
    let mut before = (name.start.saturating_sub(FAR)..name.start).rev().take_while(|&at| !stops(at, last));
    let mut behind = (next..next + FAR).take_while(|&at| !stops(at, next));
    let is_title =
        |&noun: &usize| noun == last || words.text(last) == "," || one_of(words.lower(noun + 1), "of for");
    let found = before.find(is_noun).filter(is_title);
    let found = found.or_else(|| behind.find(is_noun).filter(|_| words.text(next) == ","));
    // `Governor Ana Ruiz of Tarn`
    found.map(|noun| (noun, if noun == last { next } else { noun + 1 }))
}

/// What tells an office from others of its noun.
struct Office {
    is_below: bool,
    /// Places, nations and bodies: `Tarnian`, `of Tarn`.
    names: Vec<usize>,
    /// Fields and other nouns: `transport`, `of the nurses’ union`.
    fields: Vec<usize>,
}

impl Office {
    fn read(words: &Words<'_>, places: &Places, noun: usize, of: usize) -> Self {
        const MOST: usize = 5;
        let is_part = |&at: &usize| {
            let word = words.lower(at);
            (words.is_word(at) && !is_function_word(word) || one_of(words.text(at), "- ’s 's ’ '"))
                && (words.is_capitalized(at) || !verbs::is_finite(word))
        };
        let before = (noun.saturating_sub(MOST)..noun).rev().take_while(is_part);
        let opens = of + 1 + usize::from(one_of(words.lower(of + 1), phrases::DETERMINER));
        let most = if one_of(words.lower(of), "of for") { MOST } else { 0 };
        let behind = (opens..opens + most).take_while(is_part);
        let mut office = Self { is_below: false, names: Vec::new(), fields: Vec::new() };
        for at in before.chain(behind).filter(|&at| words.is_word(at)) {
            let word = words.lower(at);
            let is_own = !words.is_capitalized(noun) && !opens_sentence(words, at);
            let is_name = words.is_capitalized(at) && (is_own || places.is_named(at));
            match () {
                () if one_of(word, RANKS) => office.is_below = true,
                () if one_of(word, QUALITIES) || phrases::is_possessive(words, at) => {}
                () if is_name => office.names.push(at),
                () if !word.ends_with("ed") => office.fields.push(at),
                () => {}
            }
        }
        office
    }

    /// Whether two can be one: where both tell a place or both a field, one of these is the same.
    fn may_be(&self, words: &Words<'_>, other: &Self) -> bool {
        let meet = |ones: &[usize], others: &[usize]| {
            let is_alike =
                |&one: &usize| others.iter().any(|&other| are_alike(words.lower(one), words.lower(other)));
            ones.is_empty() || others.is_empty() || ones.iter().any(is_alike)
        };
        let all = |office: &Self| [office.names.as_slice(), &office.fields].concat();
        let share = !self.fields.is_empty() && meet(&self.fields, &all(other));
        self.is_below == other.is_below
            && meet(&self.names, &other.names)
            && (share || meet(&self.fields, &other.fields))
    }
}

/// Whether two words begin alike or are of one nation: `Tarn`, `Tarnian`.
fn are_alike(one: &str, other: &str) -> bool {
    const LEAST: usize = 3;
    /// Nations and their adjectives that begin otherwise: any two of them may be one.
    const NATIONS: &WordSet = &list("posts.nations");
    let common = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    one == other || common >= LEAST || one_of(one, NATIONS) && one_of(other, NATIONS)
}
