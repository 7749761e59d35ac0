//! People whom a sentence begins with and does not name: `One paramedic who took part agreed to speak`, `Outside, a woman with
//! a pushchair listened`. A pronoun behind it can speak of them.

use super::mentions::Places;
use super::phrase::Phrase;
use crate::attributions::list;
use crate::entities::MentionForm;
use crate::lexicon::Gender;
use crate::syntax::page::Page;
use crate::syntax::phrases;
use crate::syntax::word_classes;
use crate::syntax::words::{Words, one_of};
use std::ops::Range;

/// Somebody whom a sentence is about and the text does not name.
#[derive(Debug)]
pub(super) struct Stranger {
    /// The first token.
    pub(super) at: usize,
    /// Behind the noun.
    pub(super) end: usize,
    pub(super) gender: Option<Gender>,
    /// How the description opens, in a word for `weights.txt`.
    pub(super) opening: &'static str,
    /// Whether it is several: `Parents of the girl`.
    pub(super) are_many: bool,
}

/// All of them, in text order.
pub(super) fn find(page: &Page<'_>, places: &Places) -> Vec<Stranger> {
    let sentences = page.words.document().sentences().iter();
    sentences.filter_map(|sentence| stranger(page, places, &sentence.tokens.range())).collect()
}

fn stranger(page: &Page<'_>, places: &Places, sentence: &Range<usize>) -> Option<Stranger> {
    let words = page.words;
    let start = subject(words, &page.without_dateline(sentence.clone()));
    if page.quote_around(start).is_some() {
        return None;
    }
    let end = phrases::noun_phrase_end(words, start, sentence.end);
    let is_described = one_of(words.lower(start), const { &list("strangers.opens") })
        || (start..end).any(|at| phrases::is_possessive(words, at));
    if end <= start {
        return None;
    }
    let phrase = Phrase::read(words, places, start..end);
    // `Parents of the girl sued`; researchers go by their body.
    let are_many = phrase.class == "people" && words.is_capitalized(start) && !phrase.is_of_a_sort(words);
    if !is_described && !are_many {
        return None;
    }
    let last = phrase.head.end.checked_sub(1)?;
    let is_known = places.inside(&phrase.head).iter().any(|place| {
        place.form == MentionForm::Nominal || place.form == MentionForm::Name && place.tokens.contains(&last)
    });
    let noun = phrase.noun(words);
    let is_person =
        are_many || phrase.class == "person" || word_classes::is_person_noun(noun) || phrase.class == "some";
    (is_person && !is_known && phrase.called.is_none()).then(|| Stranger {
        at: start,
        end: phrase.head.end,
        gender: phrase.gender(words),
        opening: phrase.opening,
        are_many: phrase.class == "people",
    })
}

/// Where the subject of a sentence begins: behind `Outside,` and `Three doors down,`.
fn subject(words: &Words<'_>, sentence: &Range<usize>) -> usize {
    const FAR: usize = 8;
    let mut near = sentence.start..sentence.end.min(sentence.start + FAR);
    let comma = near.find(|&at| words.text(at) == ",");
    let opens = phrases::is_preposition(words, sentence.start)
        || one_of(words.lower(sentence.start), const { &list("strangers.places") });
    match comma.filter(|_| opens) {
        Some(comma) => comma + 1,
        None => sentence.start,
    }
}
