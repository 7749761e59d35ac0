//! The dateline that a block begins with: `BRIGHTWATER, May 2 —`, `Tarn (TNA) --`.

use super::word_classes;
use super::words::{Words, one_of};
use crate::text::{BlockKind, TokenKind};
use std::ops::Range;

/// Where a range goes on behind the dateline that it begins with, if any: a place in capitals that opens a
/// block, and a dash; or a colon, or an agency in brackets (`Tarn, May 2 (TNA)`), in the first paragraph.
pub(crate) fn behind(words: &Words<'_>, range: &Range<usize>) -> Option<usize> {
    const LONGEST: usize = 14;
    const MOST_ABOVE: usize = 12;
    let is_shouted = |at: usize| words.text(at).chars().all(char::is_uppercase);
    let is_place = words.text(range.start).chars().count() >= 3 && is_shouted(range.start);
    if !is_place && words.text(range.start) != "(" && !words.is_capitalized(range.start) {
        return None;
    }
    let blocks = words.document().blocks();
    let block = blocks.binary_search_by_key(&range.start, |block| block.tokens.start.get()).ok()?;
    // `MAYOR:` is somebody, and no place.
    let is_somebody =
        |at: usize| word_classes::is_person_noun(words.lower(at)) || word_classes::is_title(words.lower(at));
    let town = words.document().dateline_with_colon(block).filter(|_| is_place);
    if let Some((_, colon)) = town.filter(|(place, _)| !place.clone().any(is_somebody)) {
        return Some(colon + 1).filter(|&behind| behind < range.end);
    }
    let mut head = range.start..range.end.min(range.start + LONGEST);
    let mark = head.find(|&at| {
        // `TARN--The mill is shut`
        let is_joined = words.text(at) == "--" && (range.start..at).all(is_shouted);
        let is_dash = one_of(words.text(at), "— – -- -") && (words.is_spaced(at) || is_joined);
        let closes = words.text(at) == ")" && !one_of(words.text(at + 1), "— – -- -");
        is_dash || closes
    })?;
    // Only names, days and agencies stand before the mark: `NATO says — and …` is a sentence.
    let plain = |at: usize| {
        !words.is_word(at)
            || words.is_capitalized(at)
            || one_of(words.lower(at), "of de la le el del al upon")
    };
    let (before, behind) = (mark.saturating_sub(1), mark + 1);
    let is_day = || (range.start..mark).any(|at| words.kind(at) == Some(TokenKind::Number));
    let is_agency = || {
        let above = blocks.get(..block).filter(|above| above.len() <= MOST_ABOVE);
        let is_first =
            above.is_some_and(|above| above.iter().all(|block| block.kind != BlockKind::Paragraph));
        let is_open = words.text(mark) == ")" && is_day() && is_shouted(before);
        // `(TNA)`, but `Tom Hale (Labour)`
        let agency = before.saturating_sub(usize::from(!is_open));
        let is_short =
            is_shouted(agency) && (3..=5).contains(&words.text(agency).len()) || words.text(agency) == "AP";
        let opens = agency.checked_sub(1).is_some_and(|at| words.text(at) == "(");
        let is_closed = words.text(before) == ")" || is_open;
        is_first && words.is_capitalized(behind) && is_closed && is_short && opens
    };
    let is_whole = is_place && words.text(mark) != ")" || is_agency();
    (is_whole && behind < range.end && (range.start..mark).all(plain)).then_some(behind)
}
