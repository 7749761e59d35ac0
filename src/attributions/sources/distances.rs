//! Where names and speakers stand to a source, in words for `weights.txt`.

use super::phrase::Phrase;
use crate::attributions::list;
use crate::syntax::phrases::is_possessive;
use crate::syntax::words::{Words, one_of};
use std::ops::Range;

/// Which of the names in a source's words one is.
pub(super) fn of_many(rank: usize, names: usize) -> &'static str {
    match (rank, names) {
        (_, 1) => "one",
        (0, _) => "many, first",
        (rank, names) if rank + 1 == names => "many, last",
        _ => "many, inner",
    }
}

/// Where a name stands in a source's words.
pub(super) fn position(words: &Words<'_>, phrase: &Phrase, name: &Range<usize>) -> &'static str {
    let head = &phrase.head;
    if name.start < head.end {
        return match () {
            () if name.end >= head.end => "head",
            () if is_possessive(words, name.end) => "owner",
            () => "compound",
        };
    }
    let between = head.end..name.start;
    if between.clone().any(|at| one_of(words.lower(at), "who which that whose whom where")) {
        return "in a clause";
    }
    // `a report seen by the Courier` is another's.
    let receives = |at: usize| {
        words.lower(at) == "by" && one_of(words.lower_before(at), const { &list("distances.receives") })
    };
    // `two clerks, speaking to the Courier`: it is spoken to.
    let speaks = |at: usize| one_of(words.lower(at), "speaking talking writing testifying");
    // `the lawsuit, filed in Tarn County Court`, `a study cited in the union’s report`: it is not theirs.
    let files = |at: usize| {
        one_of(words.lower(at), "filed lodged heard submitted addressed cited quoted mentioned referenced")
    };
    // `the team probing charges against Ana Ruiz and Tom Hale`: neither is of the team.
    let opening = words.lower(between.start);
    let deals = opening.ends_with("ing") && !one_of(opening, "including representing leading heading");
    let opposes = |at: usize| words.lower(at) == "against";
    // `The union, through its secretary Ada Obi`
    let conveys = |at: usize| one_of(words.lower(at), "through via");
    // `The union, in talks with Norvane,`
    let is_beside = words.text(between.start) == ","
        && one_of(words.lower(between.start + 1), "after amid at during in on over under with");
    let is_another = |at: usize| receives(at) || speaks(at) || files(at) || opposes(at) || conveys(at);
    if deals || is_beside || between.clone().any(is_another) {
        return "in a clause";
    }
    let marker = between
        .rev()
        .filter(|&at| !words.is_hyphenated(at))
        .find(|&at| words.text(at) == "," || one_of(words.lower(at), const { &list("distances.markers") }));
    match marker.map(|at| words.lower(at)) {
        Some(",") => "apposed",
        Some("(" | "—" | "–" | "-") => "in brackets",
        Some("of") => "behind of",
        Some("for") => "behind for",
        Some("by") => "behind by",
        Some("from" | "at" | "with" | "in") => "behind at",
        // `a complaint against the bank`, `a letter to it`: another has written it.
        Some("to" | "about" | "against" | "concerning" | "on" | "regarding") => "in a clause",
        Some("and") => "joined",
        _ => "behind",
    }
}

pub(super) fn sentences_ago(words: &Words<'_>, then: usize, now: usize) -> &'static str {
    let sentences = words.document().sentences();
    let of = |at: usize| sentences.partition_point(|sentence| sentence.tokens.end.get() <= at);
    match of(now).abs_diff(of(then)) {
        0 => "0",
        1 => "1",
        2 => "2",
        3..=5 => "5",
        6..=12 => "12",
        _ => "more",
    }
}

pub(super) fn blocks_ago(words: &Words<'_>, then: usize, now: usize) -> &'static str {
    match words.block(now).abs_diff(words.block(then)) {
        0 => "0",
        1 => "1",
        2 | 3 => "3",
        _ => "more",
    }
}
