//! Contents into what is said of them, without how and when it is said: `more candidly, that`, `only that`, `a week ago that`, and
//! without the silence behind it: `but gave no details`.

use super::draft::Draft;
use super::list;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases};
use crate::word_set::WordSet;
use std::ops::Range;

/// So many words stand before `that`, at most.
const FAR: usize = 8;

/// Leaves such words out of what is said behind a cue.
pub(super) fn leave_out(words: &Words<'_>, draft: &mut Draft) {
    let Some(cue) = &draft.cue else { return };
    let (behind, end) = (cue.end, cue.end + FAR);
    if let Some(said) = draft.contents.iter_mut().find(|said| said.start >= behind && said.start < end) {
        said.start = clause(words, said);
        said.end = silence(words, said).unwrap_or(said.end);
    }
}

/// Where a clause with `that` begins, if only adverbs, times and manners stand before it.
fn clause(words: &Words<'_>, said: &Range<usize>) -> usize {
    let mut near = said.start + 1..said.end.min(said.start + FAR);
    let Some(that) = near.find(|&at| words.lower(at) == "that") else { return said.start };
    let mut at = said.start;
    while at < that {
        let word = words.lower(at);
        let is_free = one_of(word, ", only more") || word.ends_with("ly") || cues::is_adverb(word);
        // `a week ago`
        let ago = (at..that.min(at + 4)).find(|&at| words.lower(at) == "ago");
        let behind = match ago {
            Some(ago) => ago + 1,
            None if is_free => at + 1,
            None => phrases::skip_adjuncts(words, at, that),
        };
        if behind <= at {
            return said.start;
        }
        at = behind;
    }
    that
}

/// Where somebody who has spoken says no more: `but gave no details`, `and declined to elaborate`.
fn silence(words: &Words<'_>, said: &Range<usize>) -> Option<usize> {
    const KEEPS: &WordSet = &list("manners.silences");
    /// So many words stand from there to the end, at most.
    const LONGEST: usize = 24;
    let mut inside = (said.start + 1).max(said.end.saturating_sub(LONGEST))..said.end.saturating_sub(2);
    let joint = inside.find(|&at| {
        one_of(words.lower(at), "but and")
            && one_of(words.lower(at + 1), KEEPS)
            && one_of(words.lower(at + 2), "no to short any little few")
    })?;
    let comma = usize::from(words.text(joint - 1) == ",");
    (joint - comma > said.start).then_some(joint - comma)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    fn said(sentence: &str, from: &str) -> String {
        let document = Document::parse(sentence);
        let words = Words::new(&document);
        let start = (0..document.tokens().len()).find(|&at| words.lower(at) == from).unwrap_or_default();
        let mut draft = Draft { cue: Some(start..start + 1), ..Draft::default() };
        draft.contents.push(start + 1..document.tokens().len() - 1);
        leave_out(&words, &mut draft);
        draft.contents.first().map_or("", |said| document.slice(words.span(said))).to_owned()
    }

    #[test]
    fn how_and_when_it_is_said_is_no_part_of_it() {
        for (sentence, from, expected) in [
            ("She said, more candidly, that it rained.", "said", "that it rained"),
            ("She would say only that it rained.", "say", "that it rained"),
            ("She said a week ago that it rained.", "said", "that it rained"),
            ("She said the bridge that fell was old.", "said", "the bridge that fell was old"),
            ("She said it rained, but gave no details.", "said", "it rained"),
            ("She said he paid and gave her the key.", "said", "he paid and gave her the key"),
        ] {
            assert_eq!(said(sentence, from), expected, "{sentence}");
        }
    }
}
