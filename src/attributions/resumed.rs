//! `“Yes,” said Roe, who runs the ferry. “We sail.”`: what follows the sentence of a speech tag into the words of its speaker.

use super::CueKind;
use super::assemble::overlaps_any;
use super::draft::{Construction, Draft};
use crate::sorting::sort_by_key;
use crate::syntax::page::Page;
use crate::syntax::quotations::{Quote, QuoteForm};
use crate::syntax::verbs::cue_lexicon;
use crate::syntax::words::one_of;
use std::ops::Range;

/// A quotation with its tag behind it: its draft, and where the sentence of the tag ends.
struct Tagged {
    draft: usize,
    end: usize,
}

/// Gives quotations back to the speaker whose tag parts them, where the network gave them to a cue beside it.
pub(super) fn give_back(page: &Page<'_>, block: &Range<usize>, drafts: &mut [Draft]) {
    let mut owners: Vec<(usize, usize)> = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        owners.extend(draft.contents.iter().map(|content| (content.start, index)));
    }
    owners.sort_unstable();
    let owner = |start: usize| {
        let at = owners.partition_point(|(content, _)| *content < start);
        owners.get(at).filter(|(content, _)| *content == start).map(|(_, draft)| *draft)
    };
    let from = page.quotes.partition_point(|quote| quote.tokens.start < block.start);
    let quotes = page.quotes.get(from..).unwrap_or_default().iter();
    let mut tagged: Option<Tagged> = None;
    for quote in quotes.take_while(|quote| quote.tokens.start < block.end) {
        if quote.depth > 0 || quote.form == QuoteForm::Title {
            continue;
        }
        let own = owner(quote.tokens.start);
        let Some(last) = page.sentence_around(quote.tokens.end - 1) else { continue };
        if let (Some(before), Some(own), QuoteForm::Speech) = (&tagged, own, quote.form)
            && before.end == quote.tokens.start
            && before.draft != own
            && !keeps(page, drafts.get(own), &quote.tokens, &last)
        {
            if let Some(draft) = drafts.get_mut(own) {
                draft.contents.retain(|content| content.start != quote.tokens.start);
            }
            if let Some(draft) = drafts.get_mut(before.draft) {
                draft.contents.push(quote.tokens.clone());
            }
            tagged = None;
            continue;
        }
        let has_tag = own.filter(|&own| {
            let cue = drafts.get(own).and_then(|draft| draft.cue.as_ref());
            cue.is_some_and(|cue| (quote.tokens.end..last.end).contains(&cue.start))
        });
        tagged = has_tag.map(|draft| Tagged { draft, end: last.end });
    }
}

/// `The fare was too low, he said. “I drove it with one lady.”`: behind a statement in other words, a quotation in a sentence of
/// its own is by the same speaker, without a tag.
#[inline(never)]
pub(super) fn part_from_statements(page: &Page<'_>, drafts: &mut Vec<Draft>) {
    let mut parted = Vec::new();
    for draft in drafts.iter_mut() {
        let Some(sentence) = draft.cue.as_ref().and_then(|cue| page.sentence_around(cue.start)) else {
            continue;
        };
        let is_quoted = |content: &Range<usize>| page.quote_at(content.start).is_some();
        let is_behind = |content: &Range<usize>| content.start >= sentence.end;
        let states =
            draft.contents.iter().any(|content| sentence.start <= content.start && !is_behind(content));
        let whole = draft.contents.iter().all(|content| is_quoted(content) == is_behind(content));
        let announces = page.words.text(sentence.end - 1) == ":";
        // `he said, pointing to his ears`: whoever does something has not stated it.
        let says =
            cue_lexicon::entry(&draft.lemma).is_some_and(|entry| entry.takes("quote") || entry.takes("that"));
        if !states || !whole || !says || announces || draft.construction == Construction::Layout {
            continue;
        }
        let (behind, kept): (Vec<_>, Vec<_>) = draft.contents.drain(..).partition(is_behind);
        draft.contents = kept;
        draft.marked.retain(|content| !is_behind(content));
        if !behind.is_empty() {
            parted.push(Draft {
                contents: behind,
                construction: Construction::Untagged,
                same_source: true,
                confidence: draft.confidence,
                sure: [0, 0, draft.sure[2]],
                ..Draft::default()
            });
        }
    }
    drafts.extend(parted);
}

/// `He said he had been hit. “I had my hands up.” A witness said so, too.`: a quotation that nobody has, in a sentence of its
/// own right behind one in other words, is by the speaker of that.
#[inline(never)]
pub(super) fn follow_statements(page: &Page<'_>, drafts: &mut Vec<Draft>) {
    let words = page.words;
    let mut given: Vec<Range<usize>> =
        drafts.iter().flat_map(|draft| draft.contents.iter().cloned()).collect();
    sort_by_key(&mut given, |content| content.start);
    let mut statements: Vec<usize> = drafts.iter().filter_map(|draft| stated_until(page, draft)).collect();
    statements.sort_unstable();
    let quotes = page.quotes.iter().filter(|quote| quote.depth == 0 && quote.form == QuoteForm::Speech);
    let follows = |quote: &&Quote| {
        let quote = &quote.tokens;
        let inside = quote.end.checked_sub(2).map_or("", |at| words.text(at));
        statements.binary_search(&quote.start).is_ok()
            && words.block(quote.start.saturating_sub(1)) == words.block(quote.start)
            && page.sentence_around(quote.end - 1).is_some_and(|last| last.end == quote.end)
            && one_of(inside, ". !")
            && !overlaps_any(&given, quote)
    };
    let left = quotes.filter(follows).map(|quote| Draft {
        contents: vec![quote.tokens.clone()],
        construction: Construction::Untagged,
        same_source: true,
        kind: Some(CueKind::Assertion),
        confidence: UNMARKED,
        sure: [0, 0, UNMARKED],
        ..Draft::default()
    });
    drafts.extend(left);
}

/// How sure a quotation is that the network does not mark, in thousandths.
const UNMARKED: u16 = 600;

/// Where the sentence ends in which somebody says something in other words.
fn stated_until(page: &Page<'_>, draft: &Draft) -> Option<usize> {
    let cue = draft.cue.as_ref().filter(|_| draft.source.is_some())?;
    let sentence = page.sentence_around(cue.start)?;
    let states = |content: &Range<usize>| {
        sentence.start <= content.start
            && content.end <= sentence.end
            && page.quote_at(content.start).is_none()
    };
    let says = cue_lexicon::entry(&draft.lemma).is_some_and(|entry| entry.takes("quote"));
    (says && draft.contents.iter().any(states)).then_some(sentence.end)
}

/// Whether a draft is the tag of a quotation: behind it in its last sentence, or in the next and with nothing else to say.
fn keeps(page: &Page<'_>, draft: Option<&Draft>, quote: &Range<usize>, last: &Range<usize>) -> bool {
    let Some(draft) = draft else { return true };
    let Some(cue) = draft.cue.as_ref() else { return false };
    let inside = quote.end.checked_sub(2).map_or("", |at| page.words.text(at));
    let tag = (quote.end..last.end).contains(&cue.start);
    let says_more = draft.contents.iter().any(|content| content.start >= cue.end);
    tag || cue.start >= last.end && (!says_more || !one_of(inside, ". ! ?"))
}
