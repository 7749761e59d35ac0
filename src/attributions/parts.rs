//! The network's roles into parts that one speaker has: what it marks in one stretch is parted where grammar parts it.

use crate::syntax::page::Page;
use crate::syntax::quotations::{Quote, QuoteForm};
use crate::syntax::statements::{begins_predicate, has_predicate};
use crate::syntax::verbs::cue_lexicon::look_up;
use crate::syntax::verbs::is_participle;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{phrases, subjects};
use std::ops::Range;

/// A role's tokens and its confidence in thousandths.
pub(super) type Part = (Range<usize>, u16);

/// `“…,” said Ada Lorne, but Tom Hale said …`: behind its verb one subject ends, before the next verb another begins.
pub(super) fn subjects(words: &Words<'_>, sources: Vec<Part>, cues: &[Part]) -> Vec<Part> {
    let mut parted = Vec::with_capacity(sources.len());
    for (source, sure) in sources {
        match joint(words, &source, cues) {
            Some(joint) => {
                let first = phrases::without_last_comma(words, source.start..joint);
                parted.extend([(first, sure), (joint + 1..source.end, sure)]);
            }
            None => parted.push((source, sure)),
        }
    }
    parted
}

/// The conjunction in a source that stands between its cue and another verb.
fn joint(words: &Words<'_>, source: &Range<usize>, cues: &[Part]) -> Option<usize> {
    const JOINS: &str = "but and while though although whereas yet";
    let behind = cues.partition_point(|(cue, _)| cue.start < source.start);
    let said =
        behind.checked_sub(1).and_then(|at| cues.get(at)).is_some_and(|(cue, _)| cue.end == source.start);
    let goes_on = cues.get(behind).is_some_and(|(cue, _)| cue.start == source.end)
        && !words.lower(source.end).ends_with("ing");
    if !said || !(goes_on || begins_predicate(words, source.end)) {
        return None;
    }
    let inside = source.start + 1..source.end.saturating_sub(1);
    let joins = |at: &usize| one_of(words.lower(*at), JOINS);
    let behind_comma = |at: &usize| joins(at) && words.lower_before(*at) == ",";
    // `said the chief of Orrin and Tarn`: without a comma `and` joins names.
    let contrasts = |at: &usize| joins(at) && words.lower(*at) != "and";
    inside.clone().rfind(behind_comma).or_else(|| inside.clone().rfind(contrasts))
}

/// What somebody does between two pieces of a quotation, in dashes.
#[derive(Clone, Debug)]
pub(super) struct Beat {
    /// What is done.
    pub(super) clause: Range<usize>,
    /// The pieces of the quotation around it.
    pub(super) pieces: [Range<usize>; 2],
}

impl Beat {
    /// Whether both pieces end before a token.
    pub(super) fn ends_before(&self, at: usize) -> bool {
        self.pieces.iter().all(|piece| piece.end <= at)
    }
}

/// `“The keys are”—he patted his coat—“somewhere in here”`: two pieces, and a beat that nobody says.
pub(super) fn around_beats(page: &Page<'_>, content: Range<usize>) -> (Vec<Range<usize>>, Option<Beat>) {
    let words = page.words;
    let from = page.quotes.partition_point(|quote| quote.tokens.start < content.start);
    let quotes = page.quotes.get(from..).unwrap_or_default().iter();
    let mut quotes = quotes.filter(|quote| quote.depth == 0);
    let (Some(first), Some(second)) = (quotes.next(), quotes.next()) else { return (vec![content], None) };
    let dash = |at: usize| one_of(words.text(at), "— – -- -");
    let gap = first.tokens.end..second.tokens.start;
    let clause = gap.start + 1..gap.end.saturating_sub(1);
    let is_beat = first.tokens.start == content.start
        && second.tokens.end == content.end
        && clause.len() > 1
        && dash(gap.start)
        && dash(gap.end - 1)
        && has_predicate(words, &clause);
    if !is_beat {
        return (vec![content], None);
    }
    let pieces = [first.tokens.clone(), second.tokens.clone()];
    (pieces.to_vec(), Some(Beat { clause, pieces }))
}

/// `“It is late”—Tom Hale looked at his watch—“and we lost it.”`: where no tag says who speaks, whoever does this.
pub(super) fn speaker_of(page: &Page<'_>, beat: &Beat, cues: &[Part]) -> Option<Range<usize>> {
    let words = page.words;
    let sentence = page.sentence_around(beat.clause.start)?;
    let next = cues.partition_point(|(cue, _)| cue.start < sentence.start);
    let tagged = cues.get(next).is_some_and(|(cue, _)| cue.start < sentence.end);
    let subject = subjects::subject_from(words, beat.clause.start, beat.clause.end).filter(|_| !tagged)?;
    let named = subject.clone().all(|at| words.is_capitalized(at));
    (named || one_of(words.lower(subject.start), "he she")).then_some(subject)
}

/// `“It is rude,” Tom Hill blasted.`: subject and verb behind each quotation of a block that ends in a comma, where no cue
/// stands behind it.
#[inline(never)]
pub(super) fn unmarked_tags(
    page: &Page<'_>,
    block: &Range<usize>,
    cues: &[Part],
) -> Vec<(Range<usize>, Range<usize>)> {
    let words = page.words;
    let from = page.quotes.partition_point(|quote| quote.tokens.start < block.start);
    let quotes = page.quotes.get(from..).unwrap_or_default().iter();
    let quotes = quotes.take_while(|quote| quote.tokens.start < block.end);
    let tag = |quote: &Quote| {
        let end = quote.tokens.end;
        let is_speech = quote.depth == 0 && quote.form == QuoteForm::Speech;
        let ends_in_comma = words.text(end.checked_sub(2)?) == ",";
        let sentence = page.sentence_around(end - 1).filter(|_| is_speech && ends_in_comma)?;
        let next = cues.partition_point(|(cue, _)| cue.start < end);
        let is_told = cues.get(next).is_some_and(|(cue, _)| cue.start < sentence.end);
        let subject = subjects::subject_from(words, end, sentence.end).filter(|_| !is_told)?;
        let verb = subject.end..subject.end + 1;
        let behind = phrases::skip_adjuncts(words, verb.end, sentence.end);
        let closes = behind >= sentence.end || one_of(words.text(behind), ". , ; : “ \"");
        (is_participle(words.lower(verb.start)) && closes).then_some((subject, verb))
    };
    quotes.filter_map(tag).collect()
}

/// `“The dam will hold.” The crowd cheered.`: what somebody does in a sentence of its own behind a quotation is no tag.
pub(super) fn reacts(page: &Page<'_>, cue: &Range<usize>, content: &Range<usize>) -> bool {
    let words = page.words;
    let Some(sentence) = page.sentence_around(cue.start) else { return false };
    let closing = content.end.checked_sub(2).map_or("", |at| words.text(at));
    let speech = page.quote_before(content.end).is_some_and(|quote| quote.form == QuoteForm::Speech);
    if !speech || sentence.start < content.end || !words.is_capitalized(sentence.start) {
        return false;
    }
    let calls =
        |frame: &str| cue.clone().any(|at| look_up(words.lower(at)).any(|(entry, _)| entry.takes(frame)));
    let says = calls("that") || calls("bare") || calls("person");
    // `“Out!” Hale yelled`: behind such a mark a tag may stand.
    !(says || one_of(closing, "! ?") && calls("quote"))
}

/// The cue that a content belongs to, by distance.
pub(super) fn nearest(words: &Words<'_>, cues: &[Part], content: &Range<usize>) -> Option<(usize, usize)> {
    // Cues are in text order: only the neighbours on both sides can be nearest.
    let after = cues.partition_point(|(cue, _)| cue.start < content.start);
    let from = after.saturating_sub(2);
    let candidates = cues.get(from..cues.len().min(after + 2))?.iter().enumerate();
    candidates
        .map(|(step, (cue, _))| (from + step, distance(words, cue, content)))
        .min_by_key(|(_, far)| *far)
}

/// Tokens between two ranges; the end of a sentence counts for several.
pub(super) fn distance(words: &Words<'_>, one: &Range<usize>, other: &Range<usize>) -> usize {
    const SENTENCE: usize = 4;
    const WINDOW: usize = 200;
    let (left, right) = if one.start <= other.start { (one, other) } else { (other, one) };
    if right.start <= left.end {
        return 0;
    }
    let between = left.end..right.start;
    if between.len() > WINDOW {
        return between.len() * 2;
    }
    let stops = between.clone().filter(|&at| one_of(words.text(at), ". ? !")).count();
    between.len() + SENTENCE * stops
}
