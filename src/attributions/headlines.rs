//! What is said in a headline into what ends before its next predicate or its circumstances: `‘No regrets’` of `Minister says ‘no
//! regrets’ as protests spread`.

use super::draft::Draft;
use crate::syntax::page::Page;
use crate::syntax::phrases;
use crate::syntax::statements::has_verb;
use crate::syntax::verbs::cue_lexicon::look_up;
use crate::syntax::words::one_of;
use std::ops::Range;

/// Cuts each of them.
#[inline(never)]
pub(super) fn part(page: &Page<'_>, drafts: &mut [Draft]) {
    let blocks = page.words.document().blocks();
    let is_heading = |at| blocks.get(page.words.block(at)).is_some_and(|block| block.kind.is_heading());
    for draft in drafts {
        let Some(cue) = &draft.cue else { continue };
        let (is_one, behind) = (page.words.lower(cue.start).ends_with('s'), cue.end);
        let Some(said) = draft.contents.last_mut().filter(|said| said.start >= behind) else { continue };
        if is_heading(said.start) {
            said.end = end(page, said, is_one).unwrap_or(said.end);
        }
    }
}

/// Where it ends: `Mayor denies bribery, blames rival`, `Boss says ‘I am sorry’ after thousands lose savings`. What is quoted without
/// a verb may be the subject of what follows: `Experts say ‘long Covid’ after flu is rare`.
fn end(page: &Page<'_>, said: &Range<usize>, is_one: bool) -> Option<usize> {
    const CIRCUMSTANCES: &str = "as after amid while before following despite";
    let words = page.words;
    let is_quoted = |at: usize| page.quote_around(at).is_some();
    let begins_quoted = is_quoted(said.start + 1) && page.quote_at(said.start).is_some();
    let goes_on = |&at: &usize| {
        let verb = words.lower(at + 1);
        let blames = is_one && words.text(at) == "," && verb.ends_with('s') && look_up(verb).next().is_some();
        let is_whole = || one_of(words.lower(at), "as while") || has_verb(words, &(said.start..at));
        let closes =
            begins_quoted && one_of(words.lower(at), CIRCUMSTANCES) && is_quoted(at - 1) && is_whole();
        // `Brandt says deal is close as Weiss warns of delay`
        let other = (at + 2..at + 5)
            .find(|&verb| words.lower(verb).ends_with('s') && look_up(words.lower(verb)).next().is_some());
        let speaks = other.is_some_and(|verb| words.is_capitalized(verb - 1));
        let is_another = one_of(words.lower(at), "as while but") && speaks;
        !is_quoted(at) && (blames || closes || is_another)
    };
    let end = (said.start + 1..said.end).find(goes_on)?;
    let said = phrases::without_last_comma(words, said.start..end);
    (!said.is_empty()).then_some(said.end)
}
