//! Drafts of all constructions into one list without doubles, nested and in text order.

use super::draft::{Construction, Draft};
use super::{Commitment, CueKind, Quotation, SourceKind};
use crate::sorting::sort_by_key;
use crate::syntax::cues;
use crate::syntax::page::Page;
use crate::syntax::quotations::{Quote, QuoteForm};
use crate::syntax::words::{Words, one_of};
use std::ops::Range;

/// Which contents count as given already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Doubles {
    /// Those that mostly overlap: the network has seen them.
    Overlapping,
    /// The very same ones: rules nest attributions.
    Same,
}

/// Adds drafts that say something new: their cue is no other draft's, and their content not already given.
#[inline(never)]
pub(crate) fn add(drafts: &mut Vec<Draft>, more: Vec<Draft>, doubles: Doubles) {
    let mut taken: Vec<Range<usize>> = drafts.iter().filter_map(|draft| draft.cue.clone()).collect();
    sort_by_key(&mut taken, |range| range.start);
    // A quotation that the network marks without a tag gives way to one with its speaker.
    let untagged = |draft: &Draft| draft.construction == Construction::Untagged && draft.source.is_none();
    let given = contents_of(drafts.iter().filter(|draft| !untagged(draft)));
    let fresh = more.into_iter().filter(|draft| {
        let cue_is_taken = draft.cue.as_ref().is_some_and(|cue| overlaps_any(&taken, cue));
        let cue_is_content = draft.construction == Construction::Layout
            && draft.contents.iter().any(|content| {
                given
                    .binary_search_by_key(&(content.start, content.end), |range| (range.start, range.end))
                    .is_ok()
            });
        // What others say inside a clause, by a cue in it, is theirs; the clause is its own cue's.
        let covered = |content| {
            let nested = draft.construction == Construction::Clause && overlaps_any(&taken, content);
            mostly_covered(&given, content, doubles) && !(nested && doubles == Doubles::Overlapping)
        };
        let given_already = match draft.construction {
            Construction::Tagged | Construction::Clause | Construction::Phrase => {
                draft.contents.iter().any(covered)
            }
            // What others say inside the statement, by a cue in it, is theirs; the statement is the tag's.
            Construction::TrailingTag => {
                let own = |content| holds_most(&given, content) && !overlaps_any(&taken, content);
                draft.contents.iter().any(own)
            }
            _ => false,
        };
        !cue_is_taken && !cue_is_content && !given_already
    });
    let fresh: Vec<Draft> = fresh.collect();
    let attributed = contents_of(fresh.iter());
    drafts.retain(|draft| {
        let mut contents = draft.contents.iter();
        !(untagged(draft) && contents.any(|content| holds_most(&attributed, content)))
    });
    drafts.extend(fresh);
}

/// All contents of drafts, in text order.
fn contents_of<'a>(drafts: impl Iterator<Item = &'a Draft>) -> Vec<Range<usize>> {
    let mut contents: Vec<Range<usize>> = drafts.flat_map(|draft| draft.contents.iter().cloned()).collect();
    sort_by_key(&mut contents, |range| (range.start, range.end));
    contents
}

/// Whether a range overlaps one of some disjoint ranges, sorted by start.
pub(super) fn overlaps_any(sorted: &[Range<usize>], range: &Range<usize>) -> bool {
    let at = sorted.partition_point(|taken| taken.start < range.end);
    sorted.get(at.saturating_sub(2)..at).unwrap_or_default().iter().any(|taken| taken.end > range.start)
}

/// Whether one given range holds more than half of another, or the other more than half of it.
fn mostly_covered(sorted: &[Range<usize>], range: &Range<usize>, doubles: Doubles) -> bool {
    const NEAR: usize = 8;
    let at = sorted.partition_point(|given| given.start < range.end);
    sorted.get(at.saturating_sub(NEAR)..at).unwrap_or_default().iter().any(|given| {
        let shared = given.end.min(range.end).saturating_sub(given.start.max(range.start));
        match doubles {
            Doubles::Overlapping => shared * 2 > range.len().min(given.len()),
            Doubles::Same => given == range,
        }
    })
}

/// Whether one given range holds more than half of another.
fn holds_most(sorted: &[Range<usize>], range: &Range<usize>) -> bool {
    const NEAR: usize = 8;
    let at = sorted.partition_point(|given| given.start < range.end);
    sorted.get(at.saturating_sub(NEAR)..at).unwrap_or_default().iter().any(|given| {
        let shared = given.end.min(range.end).saturating_sub(given.start.max(range.start));
        shared * 2 > range.len()
    })
}

/// Gives quotations that nobody has taken to the speaker of the one before.
#[inline(never)]
pub(crate) fn continue_quotations(page: &Page<'_>, drafts: &mut Vec<Draft>) {
    let words = page.words;
    sort_by_key(drafts, Draft::first);
    let unclaimed = take_untagged(page, drafts);
    let mut taken: Vec<(Range<usize>, usize)> = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        taken.extend(draft.contents.iter().map(|content| (content.clone(), index)));
        taken.extend(draft.cue.iter().map(|cue| (cue.clone(), index)));
    }
    sort_by_key(&mut taken, |(range, _)| range.start);
    let blocks = words.document().blocks();
    let mut additions: Vec<(usize, Range<usize>)> = Vec::new();
    let mut untagged: Vec<Draft> = Vec::new();
    // The quotation before: its last token, whose it is, and whether it goes on in the next block.
    let mut before: Option<(usize, usize, bool)> = None;
    for quote in page.quotes.iter().filter(|quote| quote.depth == 0 && quote.form == QuoteForm::Speech) {
        let block = block_of(blocks, quote.tokens.start);
        let goes_on = before
            .is_some_and(|(end, _, goes_on)| goes_on && block_of(blocks, end.saturating_sub(1)) + 1 == block);
        let owner =
            owner(&taken, &quote.tokens).filter(|&owner| !(goes_on && says_inside(drafts, owner, quote)));
        if let Some(owner) = owner {
            before = Some((quote.tokens.end, owner, quote.goes_on));
            continue;
        }
        let Some((end, speaker, _)) = before else { continue };
        let same_block = block_of(blocks, end.saturating_sub(1)) == block;
        let next_block = block_of(blocks, end.saturating_sub(1)) + 1 == block;
        // Between the two stands at most the speech tag: no sentence of the author's own.
        let gap = end..quote.tokens.start;
        let stops = gap.clone().filter(|&at| one_of(words.text(at), ". ! ?")).count();
        let tag_only = gap.len() <= 30
            && stops <= 1
            && drafts.get(speaker).is_some_and(|draft| {
                draft.cue.as_ref().is_some_and(|cue| gap.start <= cue.start && cue.end <= gap.end)
                    || gap.len() <= 1
            });
        let alone = blocks.get(block).is_some_and(|block| {
            block.tokens.range().start == quote.tokens.start
                && block.tokens.range().end <= quote.tokens.end + 1
        });
        // One whose closing mark is missing stands for itself.
        let closed =
            words.is_mark(quote.tokens.end - 1) && !one_of(words.text(quote.tokens.end - 1), ". ! ? ,");
        if goes_on || ((same_block || (next_block && alone && closed)) && tag_only) {
            additions.push((speaker, quote.tokens.clone()));
            before = Some((quote.tokens.end, speaker, quote.goes_on));
        } else if next_block && alone && words.count(&quote.tokens) >= 5 {
            untagged.push(Draft {
                contents: vec![quote.tokens.clone()],
                construction: Construction::Untagged,
                same_source: true,
                kind: Some(CueKind::Assertion),
                confidence: 600,
                ..Draft::default()
            });
            before = Some((quote.tokens.end, speaker, quote.goes_on));
        }
    }
    for (speaker, range) in additions {
        if let Some(draft) = drafts.get_mut(speaker) {
            draft.contents.push(range);
            draft.settle();
        }
    }
    // A quotation whose last paragraph carries the tag: earlier pieces belong to it, too.
    claim_earlier_pieces(page, drafts);
    drafts.extend(untagged);
    let mut given: Vec<Range<usize>> =
        drafts.iter().flat_map(|draft| draft.contents.iter().cloned()).collect();
    sort_by_key(&mut given, |range| (range.start, range.end));
    let left = |draft: &Draft| !draft.contents.iter().all(|content| holds_most(&given, content));
    drafts.extend(unclaimed.into_iter().filter(left));
}

/// Whether the cue of an attribution stands in a quotation: it is not the quotation's own.
fn says_inside(drafts: &[Draft], index: usize, quote: &Quote) -> bool {
    let cue = drafts.get(index).and_then(|draft| draft.cue.as_ref());
    cue.is_some_and(|cue| quote.tokens.start <= cue.start && cue.end <= quote.tokens.end)
}

/// Takes out the quotations that the network marks without a cue: they may belong to the speaker before.
fn take_untagged(page: &Page<'_>, drafts: &mut Vec<Draft>) -> Vec<Draft> {
    let quoted = |draft: &Draft| {
        draft.construction == Construction::Untagged
            && draft.contents.iter().all(|content| {
                page.quote_at(content.start).is_some_and(|quote| {
                    quote.depth == 0 && quote.form == QuoteForm::Speech && content.end <= quote.tokens.end + 1
                })
            })
    };
    let (untagged, kept) = std::mem::take(drafts).into_iter().partition(|draft| quoted(draft));
    *drafts = kept;
    untagged
}

/// Whose content a quotation is, if anyone's.
fn owner(taken: &[(Range<usize>, usize)], quote: &Range<usize>) -> Option<usize> {
    const NEAR: usize = 8;
    let at = taken.partition_point(|(range, _)| range.start < quote.end);
    let near = taken.get(at.saturating_sub(NEAR)..at)?;
    near.iter()
        .rev()
        .find(|(range, _)| {
            let shared = range.end.min(quote.end).saturating_sub(range.start.max(quote.start));
            shared * 2 > quote.len()
        })
        .map(|(_, owner)| *owner)
}

fn block_of(blocks: &[crate::text::Block], token: usize) -> usize {
    blocks.partition_point(|block| block.tokens.end.get() <= token)
}

fn claim_earlier_pieces(page: &Page<'_>, drafts: &mut [Draft]) {
    let mut chain: Vec<&Quote> = Vec::new();
    let mut taken: Vec<(Range<usize>, usize)> = Vec::new();
    for (index, draft) in drafts.iter().enumerate() {
        taken.extend(draft.contents.iter().map(|content| (content.clone(), index)));
    }
    sort_by_key(&mut taken, |(range, _)| range.start);
    let mut claims: Vec<(usize, Range<usize>)> = Vec::new();
    for quote in page.quotes.iter().filter(|quote| quote.depth == 0) {
        let owner = owner(&taken, &quote.tokens).filter(|&owner| !says_inside(drafts, owner, quote));
        if owner.is_none() && quote.goes_on {
            chain.push(quote);
            continue;
        }
        if let Some(index) = owner.filter(|_| !chain.is_empty()) {
            chain.push(quote);
            claims.extend(chain.iter().map(|piece| (index, piece.tokens.clone())));
        }
        chain.clear();
    }
    for (index, range) in claims {
        if let Some(draft) = drafts.get_mut(index) {
            draft.contents.push(range);
            draft.settle();
        }
    }
}

/// Where people are heard.
pub(super) const HEARINGS: &str = "court inquest jury tribunal inquiry hearing trial";

/// `a court heard`, `the jury was told`, a headline's `court told`: whoever sits there listens. Who spoke was named before, or
/// is not named; it is testimony, no rumour.
#[inline(never)]
pub(crate) fn unname_hearings(words: &Words<'_>, drafts: &mut [Draft]) {
    for draft in drafts {
        let Some(cue) = &draft.cue else { continue };
        let is_hearing = |at: usize| one_of(words.lower(at), HEARINGS);
        let listens = draft.source.as_ref().is_some_and(|source| {
            let told = words.lower(cue.end - 1) == "told"
                && draft.contents.iter().all(|content| content.end < source.start);
            is_hearing(source.end - 1) && source.end <= cue.start && (draft.lemma == "hear" || told)
        });
        // `the jury was told`: the passive has no source.
        let is_told = draft.source.is_none()
            && draft.source_kind == Some(SourceKind::Unspecified)
            && words.lower(cue.end - 1) == "told"
            && cue.start.checked_sub(1).is_some_and(is_hearing);
        if listens || is_told {
            draft.source = None;
            draft.source_kind = Some(SourceKind::Implicit);
            draft.kind = Some(CueKind::Assertion);
        }
    }
}

/// Drops contents without a word, and what has no others: a tag may stand where its content would.
pub(super) fn drop_empty(drafts: &mut Vec<Draft>) {
    drafts.retain_mut(|draft| {
        let had_none = draft.contents.is_empty();
        draft.contents.retain(|content| !content.is_empty());
        had_none || !draft.contents.is_empty()
    });
}

/// The attribution in which each one stands: the tightest whose contents hold both cue and contents.
#[inline(never)]
pub(crate) fn parents(drafts: &[Draft]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let reach = draft.reach();
        open.retain(|&outer| drafts.get(outer).is_some_and(|outer| outer.reach().end > reach.start));
        // A short stack: whatever lies open beyond this is not nesting that a reader follows.
        const DEEPEST: usize = 8;
        let inside = |outer: &Draft| {
            let cue_inside = draft.cue.as_ref().is_none_or(|cue| outer.contains(cue));
            let contents_inside = draft.contents.iter().all(|content| outer.contains(content));
            cue_inside && contents_inside
        };
        let parent =
            open.iter().rev().take(DEEPEST).find(|&&outer| drafts.get(outer).is_some_and(inside)).copied();
        parents.push(parent);
        open.push(index);
    }
    parents
}

/// Whose words the contents are made of.
pub(crate) fn quotation(page: &Page<'_>, contents: &[Range<usize>]) -> Quotation {
    let (mut inside, mut all) = (0, 0);
    for content in contents {
        let count = page.words.count(content);
        all += count;
        if page.is_set_apart(content) {
            inside += count;
            continue;
        }
        let from = page.quotes.partition_point(|quote| quote.tokens.start < content.start).saturating_sub(4);
        let near = page.quotes.get(from..).unwrap_or_default();
        inside += near
            .iter()
            .take_while(|quote| quote.tokens.start < content.end)
            .filter(|quote| quote.depth == 0 && quote.form != QuoteForm::Title)
            .map(|quote| {
                page.words.count(&(quote.tokens.start.max(content.start)..quote.tokens.end.min(content.end)))
            })
            .sum::<usize>();
    }
    match inside {
        0 => Quotation::Indirect,
        _ if inside >= all => Quotation::Direct,
        _ => Quotation::Mixed,
    }
}

/// A question asks, it does not state: `Did the mayor say that …?`
#[inline(never)]
pub(crate) fn soften_questions(page: &Page<'_>, drafts: &mut [Draft]) {
    let words = page.words;
    let sentences = words.document().sentences();
    for draft in drafts {
        let Some(cue) = &draft.cue else { continue };
        let at = sentences.partition_point(|sentence| sentence.tokens.end.get() <= cue.start);
        let Some(sentence) = sentences.get(at) else { continue };
        let range = sentence.tokens.range();
        let asks = range.end.checked_sub(1).is_some_and(|last| words.text(last) == "?");
        let inverted = cues::is_auxiliary(words.lower(range.start))
            || one_of(words.lower(range.start), "why how what who when");
        if asks && inverted && draft.commitment == Some(Commitment::Committed) {
            draft.commitment = Some(Commitment::Uncommitted);
        }
    }
}
