//! The places that paragraphs of news begin with: `INDIANAPOLIS (AP) —`, `AUBURN, Wash. —`, `HARLOW —`.

use super::{Reader, SHOWN};
use crate::entities::words::{is_all_capitals, is_capitalized};
use crate::lexicon::{self, classes};
use crate::span::TokenRange;
use crate::tagger::{NameTag, TagKind};
use crate::text::Block;

/// A town has no more words than these.
const MAX_WORDS: usize = 4;
/// Behind the town, state and agency have no more tokens than these.
const MAX_REST: usize = 10;

/// `Falls` for `FALLS`.
fn in_title_case(word: &str) -> String {
    let (first, rest) = word.split_at(word.char_indices().nth(1).map_or(word.len(), |(at, _)| at));
    format!("{first}{}", rest.to_lowercase())
}

/// The town (and the state behind it) of a paragraph that begins with a dateline.
pub(super) fn find(reader: &Reader<'_, '_>, block: &Block, found: &mut Vec<NameTag>) {
    let std::ops::Range { start, end: last } = block.tokens.range();
    let is_capital_word =
        |&at: &usize| reader.is_word(at) && is_all_capitals(reader.text(at)) && reader.text(at).len() > 2;
    let end = start + (start..last.min(start + MAX_WORDS)).take_while(is_capital_word).count();
    let behind = reader.text(end);
    let place = |start, end| NameTag {
        tokens: TokenRange::new(start, end),
        kind: TagKind::Location,
        confidence: SHOWN,
    };
    // `HARLOW — The bridge`: a name, and the only one before the dash.
    let names_all = || reader.tag_over(start).is_some_and(|tag| tag.tokens == TokenRange::new(start, end));
    let is_body = || (start..end).any(|at| lexicon::bits(reader.text(at)) & classes::ORGANIZATION != 0);
    // `HARLAN FALLS — The council`: the network sees no name, and a word is one of places.
    let has_place_word = || {
        let is_one = |at: usize| {
            let bits = lexicon::bits(&in_title_case(reader.text(at)));
            bits & (classes::PLACE | classes::PLACE_PART | classes::PLACE_WORD) != 0
        };
        reader.tag_over(start).is_none() && (start..end).any(is_one)
    };
    let is_dash = matches!(behind, "—" | "–" | "--") && is_capitalized(reader.text(end + 1));
    if is_dash && (names_all() || has_place_word()) && !is_body() {
        found.push(place(start, end));
    }
    let paragraph = reader.document.blocks().partition_point(|other| other.tokens.start < block.tokens.start);
    if let Some((town, _)) =
        reader.document.dateline_with_colon(paragraph).filter(|_| names_all() && !is_body())
    {
        found.push(place(town.start, town.end));
        return;
    }
    if end == start || !matches!(behind, "," | "(") {
        return;
    }
    let is_dash = |&at: &usize| matches!(reader.text(at), "—" | "–" | "--" | "-");
    let Some(dash) = (end..last.min(end + MAX_REST)).find(is_dash) else { return };
    let comma = behind == ",";
    let state_end = (end + 1..dash).find(|&at| matches!(reader.text(at), "," | "(")).unwrap_or(dash);
    // `Wash.` may come in two tokens.
    let stop = usize::from(reader.text(state_end - 1) == ".");
    let is_state = (end + 1..state_end - stop).all(|at| reader.is_name_word(at));
    if reader.text(dash - 1) != ")" && !(comma && is_state && state_end == dash) {
        return;
    }
    found.push(place(start, end));
    if comma && is_state && state_end - stop > end + 1 {
        found.push(place(end + 1, state_end - stop));
    }
}
