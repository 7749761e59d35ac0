//! Drafts whose tag stands inside a relative clause, `a man who police said was armed was held`, into who speaks there, and
//! what of the clause they say.

use super::draft::Draft;
use super::list;
use crate::syntax::page::Page;
use crate::syntax::statements::begins_predicate;
use crate::syntax::subjects::opens_noun_phrase;
use crate::syntax::verbs::cue_lexicon::look_up;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, verbs};
use std::ops::Range;

/// Gives each such draft the subject between pronoun and cue, and the predicate behind the cue.
#[inline(never)]
pub(super) fn part(page: &Page<'_>, drafts: &mut [Draft]) {
    for draft in drafts {
        let Some((source, said)) = draft.cue.as_ref().and_then(|cue| read(page, cue)) else { continue };
        if draft.contents.iter().any(|content| content.start <= said.start && said.start < content.end) {
            draft.source = Some(source);
            draft.source_kind = None;
            draft.contents = vec![said];
        }
    }
}

/// Who speaks and what they say, where a cue stands between a relative pronoun with a subject, and a predicate.
fn read(page: &Page<'_>, cue: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    const FAR: usize = 9;
    let words = page.words;
    let sentence = page.sentence_around(cue.start)?;
    let floor = sentence.start.max(cue.start.saturating_sub(FAR)) + 1;
    let pronoun = (floor..cue.start).rev().find(|&at| one_of(words.lower(at), "who which that"))?;
    let source = pronoun + 1..cue.start;
    let is_verb = |at: usize| {
        cues::is_auxiliary(words.lower(at)) || verbs::is_finite(words.lower(at)) && !words.is_capitalized(at)
    };
    let takes_clause =
        |at: usize| look_up(words.lower(at)).any(|(entry, _)| entry.takes("that") || entry.takes("bare"));
    let is_subject = opens_noun_phrase(words, source.start, source.end)
        || one_of(words.lower(source.start), phrases::PRONOUN)
        || source.len() == 1 && words.is_word(source.start);
    let is_tag = !source.is_empty()
        && is_subject
        && !source.clone().any(|at| is_verb(at) || words.is_mark(at))
        && takes_clause(cue.end - 1)
        && cue.end < sentence.end
        && begins_predicate(words, cue.end)
        && page.quote_around(cue.start).is_none();
    let end = phrases::without_final_marks(words, sentence).end;
    let said = cue.end..end_of_clause(words, cue.end, end, words.lower_before(pronoun) == ",");
    is_tag.then_some((source, said))
}

/// Where a relative clause ends whose predicate begins here: before the predicate of its noun, which stands behind a comma where
/// one stands before the clause.
pub(super) fn end_of_clause(words: &Words<'_>, from: usize, end: usize, behind_comma: bool) -> usize {
    const LONGEST: usize = 60;
    // How many clauses have begun whose predicate is still to come.
    let mut open = 0;
    let mut behind = from + 1..end.min(from + LONGEST);
    let closes = |at: usize| {
        let (word, next) = (words.text(at), words.lower(at + 1));
        one_of(word, "; — –")
            || word == "," && (begins_predicate(words, at + 1) || !behind_comma && next.ends_with("ing"))
    };
    let is_predicate = |at: usize| {
        let (word, before) = (words.lower(at), words.lower_before(at));
        let is_participle = verbs::is_participle(word) && phrases::is_preposition(words, at + 1);
        let goes_on = one_of(before, const { &list("relative_tags.goes_on") })
            || one_of(before, phrases::DETERMINER)
            || cues::is_auxiliary(before)
            || cues::is_adverb(before);
        !goes_on
            && !is_participle
            && !words.is_capitalized(at)
            && (cues::is_auxiliary(word) || verbs::is_finite(word) || cues::is_finite(word))
    };
    // `who allegedly took bribes, hid cash and lied, was held`
    let is_main = |&at: &usize| words.text(at) == "," && cues::is_auxiliary(words.lower(at + 1));
    if let Some(comma) = behind.clone().find(is_main).filter(|_| behind_comma) {
        return comma;
    }
    behind
        .find(|&at| {
            let opens = one_of(words.lower(at), const { &list("relative_tags.opens_clause") });
            open += usize::from(opens);
            let is_next = !behind_comma && is_predicate(at);
            let is_own = is_next && open > 0;
            open -= usize::from(is_own);
            closes(at) || is_next && !is_own
        })
        .unwrap_or(end)
}
