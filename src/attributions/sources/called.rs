//! The words of a source into the one whom they call: by name behind what they are, by initials, by age, by a role that only one
//! has.

use super::mentions::{Places, aged};
use super::nouns;
use crate::attributions::list;
use crate::entities::MentionForm;
use crate::span::EntityId;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{phrases, word_classes};
use crate::word_set::WordSet;
use std::ops::Range;

/// What stands behind the noun of a source and is no part of it.
pub(super) const AFTER_HEAD: &WordSet = &list("phrase.after_head");

/// Who is called by name behind a noun for a person: behind a comma, or at the end of what describes them (`the inspector of
/// Tarn municipality Ana Ruiz`). Behind another person, `the mother of the victim, Ana Ruiz`, it can be either.
pub(super) fn by_name(
    words: &Words<'_>,
    places: &Places,
    head: &Range<usize>,
    source: &Range<usize>,
) -> Option<EntityId> {
    let behind = head.end..source.end;
    let names = places.inside(&behind).iter().filter(|place| place.form == MentionForm::Name);
    let mut persons = names.filter(|place| places.is_person(place.entity));
    let place = persons.find(|place| {
        let mut titles = (head.end..place.tokens.start).rev();
        let Some(before) = titles.find(|&at| !word_classes::is_title(words.lower(at).trim_end_matches('.')))
        else {
            return false;
        };
        let beside = match words.lower(before) {
            // `a mother who gave her name only as Rosa`, `a worker who asked to be called only Baz`
            "as" | "only" | "called" => {
                let mut near = before.saturating_sub(3)..before + 1;
                near.any(|at| one_of(words.lower(at), "name surname identified known called"))
            }
            // `Leader of Opposition Ana Ruiz`
            _ if place.tokens.end == source.end && is_office_of(words, head.end..place.tokens.start) => true,
            "," => before == head.end || !word_classes::is_person_noun(words.lower_before(before)),
            ")" => true,
            // `special envoy to Tarn Ana Ruiz`: two names side by side.
            _ if place.tokens.end == source.end && places.ends_name(before) => true,
            _ => {
                // `in a meeting with envoy Tom Hale`
                let tells = |at: usize| one_of(words.lower(at), "who which that whom whose with");
                words.is_word(before)
                    && !(head.end..before).any(tells)
                    && !words.is_capitalized(before)
                    && !one_of(words.lower(before), AFTER_HEAD)
                    && !one_of(words.lower(before), "the a an and or as")
                    && !word_classes::is_person_noun(words.lower(before))
            }
        };
        beside
            && !(head.end..before)
                .any(|at| phrases::is_boundary(words, at) && !one_of(words.text(at), ", ( )"))
    });
    place.map(|place| place.entity)
}

/// Who is called by name behind an acronym or a short word in brackets: `Tarn Party (TP) deputy Ana Ruiz`, `Brig Gen (retd) Tom
/// Hale`.
pub(super) fn behind_brackets(
    words: &Words<'_>,
    places: &Places,
    head: &Range<usize>,
    source: &Range<usize>,
) -> Option<EntityId> {
    const BRACKETS: usize = 3;
    let is_bracketed = opens_brackets(words, head.end);
    let behind = head.end + BRACKETS..source.end;
    let mut names = places.inside(&behind).iter().filter(|_| is_bracketed);
    let name = names.find(|place| place.form == MentionForm::Name && place.tokens.end == source.end)?;
    let mut title = behind.start..name.tokens.start;
    let is_titled = title.all(|at| {
        let word = words.lower(at);
        word_classes::is_person_noun(word) || word_classes::is_title(word) || words.is_capitalized(at)
    });
    (is_titled && places.is_person(name.entity)).then_some(name.entity)
}

/// Whether one word stands in brackets behind a token: `(TP)`.
pub(super) fn opens_brackets(words: &Words<'_>, at: usize) -> bool {
    words.text(at) == "(" && words.text(at + 2) == ")"
}

/// Whether words say of what somebody holds an office: `of Opposition`, `of Trade and Roads`, `for the Ministry of Health`.
fn is_office_of(words: &Words<'_>, between: Range<usize>) -> bool {
    let last = words.lower_before(between.end);
    one_of(words.lower(between.start), "of for at")
        && between.len() > 1
        && !word_classes::is_person_noun(last)
        && !word_classes::is_title(last.trim_end_matches('.'))
        && (between.start + 1..between.end)
            .all(|at| words.is_capitalized(at) || one_of(words.lower(at), "of the and for ,"))
}

/// The only person whose initials are all of a source, `AF:` in an interview with Ada Finch, or those of whose title are: `the
/// CM`.
pub(super) fn by_initials(words: &Words<'_>, places: &Places, source: &Range<usize>) -> Option<EntityId> {
    const MOST: usize = 4;
    let at = source.start + usize::from(words.lower(source.start) == "the");
    let initials = words.text(at);
    let capitals = initials.bytes().filter(u8::is_ascii_uppercase).count();
    let is_short = source.end == at + 1 && initials.len() <= MOST;
    let of_name = || (at == source.start && capitals == initials.len()).then(|| words.lower(at).to_owned());
    // `The AP` is a body that goes by a longer name too.
    let is_body = || {
        let named = places.inside(&(at..at + 1)).iter().filter_map(|place| places.known(place.entity));
        named.into_iter().any(|known| known.words != [words.lower(at)])
    };
    let is_title = || nouns::is_title_in_short(words.lower(at)) && at > source.start && !is_body();
    let of_title = || is_title().then(|| nouns::abbreviated(initials));
    let only = |key: String| match places.described_by(&key) {
        &[person] => Some(person).filter(|&person| places.is_person(person)),
        _ => None,
    };
    is_short.then(|| of_name().and_then(only).or_else(|| of_title().and_then(only)))?
}

/// The only person of whom the text says the age: `Ana Ruiz, 43,` for `the 43-year-old`.
pub(super) fn by_age(words: &Words<'_>, places: &Places, head: &Range<usize>) -> Option<EntityId> {
    let is_age = words.lower(head.start) == "the" && words.follow(head.start + 2, "- year - old");
    match places.described_by(&aged(words.text(head.start + 1))) {
        &[person] if is_age => Some(person),
        _ => None,
    }
}

/// The only person of whom the text says every word behind `the`, where these are all: `the West Arlen premier`.
pub(super) fn by_role(
    words: &Words<'_>,
    places: &Places,
    noun: &str,
    source: &Range<usize>,
    head: &Range<usize>,
) -> Option<EntityId> {
    let &[person] = places.holders(noun) else { return None };
    let is_said = |at: usize| places.described_by(words.lower(at)).contains(&person);
    let is_whole = words.lower(head.start) == "the" && head.end == source.end;
    (is_whole && (head.start + 1..head.end).all(is_said)).then_some(person)
}
