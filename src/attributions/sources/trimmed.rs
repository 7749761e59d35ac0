//! The words of a source into those that say who speaks: with the name behind them, without the clause before them.

use super::mentions::Place;
use super::{ASIDE, Resolver};
use crate::attributions::draft::Draft;
use crate::entities::MentionForm;
use crate::syntax::verbs::{self, auxiliaries};
use crate::syntax::words::one_of;
use crate::syntax::{phrases, word_classes};
use std::ops::Range;

impl Resolver<'_> {
    /// A source with the name of a person that stands behind it and is no content: `the mayor of Tarn, Ana Ruiz`.
    pub(super) fn with_name(&self, draft: &Draft, source: Range<usize>) -> Range<usize> {
        const TITLE: usize = 1;
        let words = self.page.words;
        let comma = words.text(source.end) == ",";
        let behind = source.end + usize::from(comma);
        let is_name = |place: &&Place| place.form == MentionForm::Name && self.places.is_person(place.entity);
        let named = self.places.inside(&source).iter().any(|place| is_name(&place));
        let meets = |content: &Range<usize>, name: &Range<usize>| {
            content.start < name.end && name.start < content.end
        };
        let mut names = self.places.inside(&(behind..behind + TITLE + 1)).iter().filter(is_name);
        let name = names.find(|place| {
            let end = place.tokens.end;
            let is_cue = draft.cue.as_ref().is_some_and(|cue| cue.start == end);
            (behind..place.tokens.start).all(|at| words.is_capitalized(at))
                && (is_cue || phrases::is_boundary(words, end))
                && !draft.contents.iter().any(|content| meets(content, &place.tokens))
        });
        match name {
            Some(name)
                if !named && (comma || word_classes::is_person_noun(words.lower_before(source.end))) =>
            {
                source.start..name.tokens.end
            }
            _ => source,
        }
    }

    /// A source without the clause before it: `Ruiz` of `Hale resigned before Ruiz said`.
    pub(super) fn without_clause(&self, draft: &Draft, source: Range<usize>) -> Range<usize> {
        let words = self.page.words;
        let is_subject = draft.cue.as_ref().is_some_and(|cue| cue.start == source.end);
        let is_verb = |word: &str| verbs::is_participle(word) || auxiliaries::is_auxiliary(word);
        let names = self.places.inside(&source);
        let joint = source.clone().rfind(|&at| one_of(words.lower(at), ASIDE)).filter(|_| is_subject);
        match (joint, names) {
            (Some(joint), [first, .., last])
                if last.tokens.start > joint
                    && last.tokens.end == source.end
                    && first.tokens.start == source.start
                    && is_verb(words.lower(first.tokens.end)) =>
            {
                joint + 1..source.end
            }
            _ => source,
        }
    }
}
