//! What speech tags show by their words, and labels by the layout, into the drafts that the network or other rules made of the same sentence.

use super::assemble::overlaps_any;
use super::draft::{Construction, Draft};
use crate::sorting::sort_by_key;
use crate::syntax::words::Words;
use std::ops::Range;

/// `said, citing the audit, that the mill would close`: what is said belongs to no cue between it and its tag.
#[inline(never)]
pub(crate) fn without_asides(drafts: &mut Vec<Draft>, tagged: &[Draft]) {
    let overruling = tagged.iter().filter(|tag| tag.overrules);
    let between = overruling.filter_map(|tag| tag.cue.as_ref().map(|said| said.end..tag.first()));
    drop_cues(drafts, between.filter(|aside| !aside.is_empty()).collect());
}

/// `Ruiz: No. We sail.`: where the layout shows whose turn it is, the network's reading of its label gives way.
#[inline(never)]
pub(crate) fn give_way(drafts: &mut Vec<Draft>, laid_out: &[Draft]) {
    let overruling = laid_out.iter().filter(|draft| draft.overrules);
    drop_cues(drafts, overruling.filter_map(|draft| draft.cue.clone()).collect());
}

/// Drops the drafts whose cue lies in some ranges.
fn drop_cues(drafts: &mut Vec<Draft>, mut ranges: Vec<Range<usize>>) {
    sort_by_key(&mut ranges, |range| range.start);
    drafts.retain(|draft| !draft.cue.as_ref().is_some_and(|cue| overlaps_any(&ranges, cue)));
}

/// `Vell allegedly sold the land, Ruiz claims`: what is heard ends before the tag of whoever says so.
#[inline(never)]
pub(crate) fn before_tags(heard: &mut [Draft], tagged: &[Draft]) {
    for content in heard.iter_mut().flat_map(|draft| &mut draft.contents) {
        let at = tagged.partition_point(|tag| tag.cue.as_ref().is_none_or(|cue| cue.start < content.start));
        let tag = tagged.get(at).filter(|tag| tag.construction == Construction::TrailingTag);
        let said = tag.and_then(|tag| tag.contents.last()).map_or(content.end, |said| said.end);
        if content.start < said {
            content.end = content.end.min(said);
        }
    }
}

/// `The bank was accused by prosecutors of fraud`: where the words show who says what, the network's reading of the verb
/// gives way.
#[inline(never)]
pub(crate) fn overrule(words: &Words<'_>, drafts: &mut [Draft], tagged: &[Draft]) {
    let verb_end = |draft: &Draft| {
        let cue = draft.cue.as_ref()?;
        Some(cue.end - usize::from(cue.len() > 1 && words.lower(cue.end - 1) == "by"))
    };
    for draft in drafts {
        let Some(end) = verb_end(draft) else { continue };
        let at = tagged.partition_point(|tag| verb_end(tag).is_some_and(|other| other < end));
        let Some(tag) = tagged.get(at).filter(|tag| tag.overrules && verb_end(tag) == Some(end)) else {
            continue;
        };
        *draft = Draft { sure: draft.sure, construction: draft.construction, ..tag.clone() };
    }
}

/// `Trade was down by half, she said. “It is never only nine days.”`: where the network gives a tag only what is quoted
/// behind its sentence, the statement before the tag is the same speaker's.
#[inline(never)]
pub(crate) fn lead_in(words: &Words<'_>, drafts: &mut [Draft], tagged: &[Draft]) {
    let cue_end = |draft: &Draft| draft.cue.as_ref().map(|cue| cue.end);
    for draft in drafts {
        let Some(end) = cue_end(draft) else { continue };
        let behind = !draft.contents.is_empty() && draft.contents.iter().all(|content| content.start > end);
        let at = tagged.partition_point(|tag| cue_end(tag).is_some_and(|other| other < end));
        let Some(tag) = tagged.get(at).filter(|tag| cue_end(tag) == Some(end)) else { continue };
        // `The fair, the mayor said on Monday, will cost 40 million`: a tag inside a clause parts it.
        let parted = tag.contents.len() > 1 && draft.contents.iter().all(|content| tag.contains(content));
        let is_said = |speaker: &Range<usize>| tag.contents.iter().any(|said| said.contains(&speaker.start));
        // `Hale, neighbours said, kept to himself`: what a tag inside a clause stands in does not speak.
        if parted && draft.source.as_ref().is_some_and(is_said) {
            draft.source.clone_from(&tag.source);
        }
        // `Police used two shells, said the mayor`: who speaks is not what is said.
        let turned = tag.source.as_ref().is_some_and(|source| {
            // `said the clerk, and its ships do not sail`, `Hale, said the clerk, must go`
            // `Dunn, 71, said Hale, her son, had fled`: commas that close an apposition make no tag.
            let has_comma = |range: &Range<usize>| range.clone().any(|at| words.text(at) == ",");
            let is_plain = || !tag.contents.first().is_some_and(has_comma);
            let is_free = draft.source.as_ref().is_none_or(|speaker| is_said(speaker) && is_plain());
            let goes_on = is_free && words.text(source.end) == ",";
            let holds =
                |content: &Range<usize>| content.end <= source.end || goes_on && content.start < source.end;
            draft.contents.iter().all(|content| source.start <= content.start && holds(content))
        });
        // `The mill is shut, she said as it opened its books`: how she said it.
        let beside = tag.source.as_ref().is_some_and(|source| source.end < end)
            && tag.contents.iter().all(|content| content.end < end)
            && draft.contents.iter().all(|content| content.start == end && !words.is_mark(end));
        if beside {
            draft.contents.clone_from(&tag.contents);
        } else if behind && !turned {
            draft.contents.extend(tag.contents.iter().cloned());
            draft.settle();
        } else if parted || turned {
            draft.contents.clone_from(&tag.contents);
            draft.source.clone_from(&tag.source);
        }
    }
}
