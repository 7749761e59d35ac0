//! The words of a source into its head and the class of its head: what decides where it can lead.

use super::mentions::Places;
use super::nouns;
use crate::attributions::SourceKind;
use crate::attributions::phrases;
use crate::attributions::words::{Words, one_of};
use crate::entities::{self, MentionForm, singular};
use crate::lexicon::Gender;
use crate::text::TokenKind;
use std::ops::Range;

/// A source's words.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) tokens: Range<usize>,
    /// Without what follows the noun: `a teacher` of `a teacher in Brightwater`.
    pub(super) head: Range<usize>,
    /// What heads it, in a word for `weights.txt`.
    pub(super) class: &'static str,
    /// How it opens, in a word for `weights.txt`.
    pub(super) opening: &'static str,
}

const AFTER_HEAD: &str = "of for at in from with to on by who that which whose familiar close about under near said among along across \
     outside inside behind beside throughout whom where";
/// Nouns for whoever speaks for a body, in the singular.
const SPEAKER: &str = "spokesman spokeswoman spokesperson spokespeople spokesmen representative analyst lawyer attorney press-officer";
const QUANTITY: &str = "another one some many most few others several both all other majority number percent cent % half dozens hundreds thousands \
     two three four five six seven eight nine ten";
const PLURAL_PEOPLE: &str = "people men women children parents police folk locals authorities";

impl Phrase {
    pub(super) fn read(words: &Words<'_>, places: &Places, tokens: Range<usize>) -> Self {
        let head = head(words, &tokens);
        let opening = opening(words, &head);
        let class = class(words, places, &head, &tokens);
        Self { tokens, head, class, opening }
    }

    /// The noun, in lower case.
    pub(super) fn noun<'w>(&self, words: &'w Words<'_>) -> &'w str {
        self.head.end.checked_sub(1).map_or("", |last| words.lower(last))
    }

    /// The gender that the noun says: `spokeswoman`.
    pub(super) fn gender(&self, words: &Words<'_>) -> Option<Gender> {
        match self.noun(words) {
            noun if noun.ends_with("woman") => Some(Gender::Female),
            noun if noun.ends_with("man") => Some(Gender::Male),
            _ => None,
        }
    }

    /// Whether it is but a pronoun.
    pub(super) fn is_pronoun(&self) -> bool {
        one_of(self.class, "he she they it i we you this")
    }
}

fn head(words: &Words<'_>, source: &Range<usize>) -> Range<usize> {
    // `Microsoft’s decision to`: whose it is decides.
    let owns = source.len() > 1 && is_possessive(words, source.end - 1);
    let whole = source.start..source.end - usize::from(owns);
    let is_end = |&at: &usize| phrases::is_boundary(words, at) || one_of(words.lower(at), AFTER_HEAD);
    let end = (whole.start + 1..whole.end).find(is_end).unwrap_or(whole.end);
    whole.start..end
}

/// Whether a token is the ending of a possessive.
pub(super) fn is_possessive(words: &Words<'_>, at: usize) -> bool {
    one_of(words.lower(at), "'s ’s ' ’")
}

fn opening(words: &Words<'_>, head: &Range<usize>) -> &'static str {
    let first = words.lower(head.start);
    if first == "the" {
        "the"
    } else if one_of(first, "a an another one") {
        "a"
    } else if one_of(first, "his her its their our my this that these those") {
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
        return "name";
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
    if entities::is_person_noun(noun) {
        return "person";
    }
    match nouns::kind(noun).or_else(|| nouns::kind(singular(noun))) {
        Some(SourceKind::Office) => return "office",
        Some(SourceKind::Document) => return "document",
        Some(_) => return "nobody",
        None => {}
    }
    if one_of(noun, PLURAL_PEOPLE) || entities::is_person_noun(singular(noun)) {
        return "people";
    }
    match (small, noun.ends_with('s')) {
        (false, _) => "capital",
        (true, true) => "people",
        // `Hale said`: the first word of a sentence that is no noun that we know. `A:` is a label.
        (true, false) if words.is_capitalized(last) && noun.len() > 1 => "capital",
        (true, false) => "word",
    }
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

fn opens_sentence(words: &Words<'_>, at: usize) -> bool {
    let sentences = words.document().sentences();
    sentences.binary_search_by_key(&at, |sentence| sentence.tokens.start.get()).is_ok()
}
