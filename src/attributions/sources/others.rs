//! A source's words into whether they speak of others than those whom the article has named so far: `previous studies`, `figures
//! from the hospital`, `a video on a platform`.

use super::candidates::Question;
use super::distances::position;
use super::mentions::Place;
use super::phrase::Phrase;
use crate::attributions::list;
use crate::span::EntityId;
use crate::syntax::word_classes::is_function_word;
use crate::syntax::words::one_of;
use crate::word_set::WordSet;

/// Words that say of a thing that it is not the one of which the text has spoken.
const OTHERS: &str = "previous earlier prior past other another older separate unrelated";
/// What anybody can put on a platform.
const POSTS: &WordSet = &list("others.posts");

impl Question<'_> {
    /// Whether a source leads to nobody outside its own words: nor does `a user named @alias`.
    pub(super) fn speaks_of_others(&self, phrase: &Phrase) -> bool {
        const OPENING: usize = 2;
        if phrase.tokens.clone().any(|at| self.page.words.text(at).starts_with('@')) {
            return true;
        }
        let is_thing = one_of(phrase.class, "document people");
        let receives = const { &list("distances.receives") };
        let is_handed = one_of(self.page.words.lower(phrase.head.end), receives)
            && self.page.words.lower(phrase.head.end + 1) == "by";
        if phrase.class == "document" && is_handed {
            return true;
        }
        // `Its earlier report`, `another study by the charity`
        let behind = phrase.head.end;
        let is_of_one = phrase.opening == "his"
            || one_of(self.page.words.lower(behind), "by from of")
                && one_of(self.page.words.lower(behind + 1), "the its his her their");
        is_thing
            && !is_of_one
            && phrase.head.clone().take(OPENING).any(|at| one_of(self.page.words.lower(at), OTHERS))
    }

    /// Whether a body goes by a noun, in the text or in its name: `figures from the hospital` are no union’s.
    pub(super) fn is_called(&self, noun: &str, body: EntityId) -> bool {
        self.places.described_by(noun).contains(&body)
            || self.places.known(body).is_some_and(|known| known.words.iter().any(|word| word == noun))
    }

    /// Whether a name is that of what somebody makes or owns: `the maker of the Falcon`, `the Falcon maker`.
    pub(super) fn is_made(&self, place: &Place, phrase: &Phrase) -> bool {
        one_of(phrase.noun(self.page.words), const { &list("others.makers") })
            && matches!(position(self.page.words, phrase, &place.tokens), "compound" | "owner" | "behind of")
    }

    /// Whether a name in the source’s words only says of what kind the thing is: `a TikTok video`, `the Scottish government`.
    pub(super) fn says_what_kind(&self, place: &Place, phrase: &Phrase) -> bool {
        let words = self.page.words;
        let behind = words.lower(place.tokens.end);
        let is_part = words.is_word(place.tokens.end)
            && !words.is_capitalized(place.tokens.end)
            && place.tokens.end < phrase.tokens.end
            && !is_function_word(behind);
        let is_document = phrase.class == "document" || one_of(phrase.noun(words), POSTS);
        let is_platform = || one_of(words.lower(place.tokens.start), const { &list("others.platforms") });
        let is_posted = one_of(phrase.noun(words), POSTS) && is_platform();
        is_part && is_document && (is_posted || self.places.is_group(place.entity))
    }
}
