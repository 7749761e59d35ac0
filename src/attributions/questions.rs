//! `“How late?” I asked. “Very.”`: a question of the author’s is nobody else’s, and what follows answers it.

use super::draft::{Construction, Draft};
use crate::sorting::sort_by_key;
use crate::syntax::page::Page;
use crate::syntax::quotations::QuoteForm;
use crate::syntax::words::one_of;
use std::ops::Range;

/// Gives the author what the author asks, and the answer to whoever spoke before.
#[inline(never)]
pub(super) fn give_to_author(page: &Page<'_>, drafts: &mut Vec<Draft>) {
    sort_by_key(drafts, Draft::first);
    let asked: Vec<(usize, Range<usize>)> = drafts
        .iter()
        .enumerate()
        .filter_map(|(index, draft)| Some((index, question(page, draft)?)))
        .collect();
    let mut answers = Vec::new();
    for (index, question) in asked {
        let near = drafts.iter_mut().skip(index.saturating_sub(NEAR)).take(2 * NEAR);
        for other in near.filter(|draft| draft.contains(&question)) {
            other.contents.retain(|content| *content != question);
            other.marked.retain(|content| *content != question);
        }
        let Some(draft) = drafts.get_mut(index) else { continue };
        let contents = std::mem::replace(&mut draft.contents, vec![question.clone()]);
        let contents: Vec<_> = contents.into_iter().filter(|content| content.start >= question.end).collect();
        draft.marked.clone_from(&draft.contents);
        if !contents.is_empty() {
            answers.push(Draft {
                contents,
                construction: Construction::Untagged,
                same_source: true,
                confidence: draft.confidence,
                sure: [0, 0, draft.sure[2]],
                ..Draft::default()
            });
        }
    }
    drafts.retain(|draft| !draft.contents.is_empty());
    drafts.extend(answers);
}

/// Whoever else is given a question is so near, in text order.
const NEAR: usize = 4;

/// The question right before a draft’s tag, where the author says that tag.
fn question(page: &Page<'_>, draft: &Draft) -> Option<Range<usize>> {
    let words = page.words;
    let (source, cue) = (draft.source.as_ref()?, draft.cue.as_ref()?);
    let is_author = one_of(words.lower(source.start), "i we") && source.len() == 1;
    let quote = page
        .quote_before(source.start)
        .filter(|quote| quote.form == QuoteForm::Speech && quote.depth == 0)?;
    let asks = quote.tokens.end.checked_sub(2).is_some_and(|last| words.text(last) == "?");
    (is_author && asks && cue.start == source.end).then(|| quote.tokens.clone())
}
