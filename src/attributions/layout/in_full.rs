//! A line that announces somebody's words in full into the paragraphs below it: `Here is her statement in full:`

use super::interviews::is_first_person;
use crate::attributions::draft::{Construction, Draft};
use crate::attributions::{CueKind, list};
use crate::syntax::page::Page;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, quotations};
use crate::text::{Block, BlockKind};
use crate::word_set::WordSet;
use std::ops::Range;

/// Most blocks of one text.
const MOST_BLOCKS: usize = 40;
/// Most words between whose a text is and its noun: `his long open letter`.
const NEAR: usize = 4;
const SURE: u16 = 850;
const TEXTS: &WordSet = &list("in_full.texts");
const SENDS: &WordSet = &list("in_full.sends");

/// What stands below a line that announces it: up to a heading, a quotation or a speech tag, and no further than to the last
/// paragraph that says `I` or `we`.
pub(super) fn read(page: &Page<'_>, blocks: &[Block], index: usize) -> Option<Draft> {
    let words = page.words;
    let before = blocks.get(index.checked_sub(1)?).filter(|block| block.kind == BlockKind::Paragraph)?;
    let mut sentences = words.document().sentences().get(before.sentences.clone())?.iter().rev();
    let line = sentences.next()?.tokens.range();
    let earlier = sentences.next().map(|sentence| sentence.tokens.range());
    let text = line.clone().rfind(|&at| one_of(words.lower(at), TEXTS))?;
    if !announces(words, &line, text) {
        return None;
    }
    let below = blocks.get(index..)?.iter().take(MOST_BLOCKS);
    let ranges =
        below.take_while(|block| block.kind == BlockKind::Paragraph).map(|block| block.tokens.range());
    let mut contents: Vec<Range<usize>> = ranges
        .take_while(|range| !quotations::stand_in(page.quotes, range) && !quotations::holds_tag(words, range))
        .collect();
    let last = contents.iter().rposition(|range| is_first_person(words, range));
    contents.truncate(last.map_or(1, |last| last + 1));
    (!contents.is_empty()).then(|| Draft {
        source: speaker(words, &line, text)
            .or_else(|| earlier.and_then(|earlier| sender(words, &earlier)))
            .or_else(|| owner(words, &line, text))
            .or_else(|| phrases::subject_before(words, line.start, text + 1)),
        cue: Some(line.end - 1..line.end),
        lemma: ":".to_owned(),
        kind: Some(CueKind::Assertion),
        contents,
        construction: Construction::BlockQuote,
        confidence: SURE,
        ..Draft::default()
    })
}

/// Whether a sentence announces a text: `Below is the letter in full.`, `The letter reads:`, `She sent this letter:`, `Here is
/// her reply.`
fn announces(words: &Words<'_>, line: &Range<usize>, text: usize) -> bool {
    let is_open = words.text(line.end - 1) == ":";
    let in_full = line.clone().any(|at| one_of(words.lower(at), "full entire entirety verbatim"));
    let first = words.lower(line.start);
    let points = one_of(first, "here below this these read following");
    let is_all = one_of(first, "here below") && text + 2 == line.end && owner(words, line, text).is_some();
    let reads = one_of(words.lower(text + 1), "reads read says follows");
    let is_this = one_of(words.lower_before(text), "this following");
    in_full && (is_open || points) || is_open && (reads || is_this) || is_all
}

/// Whose text a line says that it is: `his letter`, `Ruiz’s letter`, `the letter that Ruiz sent`, `a letter from Ruiz`.
fn speaker(words: &Words<'_>, line: &Range<usize>, text: usize) -> Option<Range<usize>> {
    let personal = owner(words, line, text).filter(|owner| !one_of(words.lower(owner.start), "its their"));
    let sends = || {
        let verb = line.clone().find(|&at| is_sent(words, at) && at + 1 < line.end)?;
        let behind = text + 1 + usize::from(one_of(words.lower(text + 1), "that which"));
        match words.lower(verb + 1) {
            "by" => named_behind(words, verb + 1, line.end),
            _ => subject(words, if verb > text { behind } else { line.start }, verb),
        }
    };
    let from = || {
        let is_from = one_of(words.lower(text + 1), "by from of");
        is_from.then(|| named_behind(words, text + 1, line.end)).flatten()
    };
    personal.or_else(sends).or_else(from)
}

/// The words before a text that say whose it is.
fn owner(words: &Words<'_>, line: &Range<usize>, text: usize) -> Option<Range<usize>> {
    let mut before = (line.start.max(text.saturating_sub(NEAR))..text).rev();
    before.find_map(|at| {
        let owns = phrases::is_possessive(words, at);
        let pronoun = one_of(words.lower(at), "his her their its").then_some(at..at + 1);
        pronoun.or_else(|| owns.then(|| phrases::subject_before(words, line.start, at)).flatten())
    })
}

/// Who sends or says something in the sentence before: `Ruiz issued a statement. The statement reads:`
fn sender(words: &Words<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let verb = sentence.clone().find(|&at| is_sent(words, at) || quotations::says(words, at))?;
    subject(words, sentence.start, verb)
}

/// The subject of a verb that may have auxiliaries: `Ruiz has sent`.
fn subject(words: &Words<'_>, from: usize, verb: usize) -> Option<Range<usize>> {
    let is_main = |&at: &usize| !cues::is_auxiliary(words.lower(at));
    let end = (from..verb).rev().find(is_main)? + 1;
    phrases::subject_before(words, from, end)
}

fn is_sent(words: &Words<'_>, at: usize) -> bool {
    one_of(words.lower(at), SENDS)
}

/// The name behind a preposition.
fn named_behind(words: &Words<'_>, preposition: usize, end: usize) -> Option<Range<usize>> {
    let name = preposition + 1..end;
    let is_name = |&at: &usize| words.is_capitalized(at) || one_of(words.lower(at), "the of and");
    let end = name.clone().find(|at| !is_name(at)).unwrap_or(name.end);
    (end > name.start).then_some(name.start..end)
}
