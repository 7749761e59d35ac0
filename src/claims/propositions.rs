//! Sentences and attributions into [`Proposition`]s: the clauses that say something, without source and cue.

use super::ClaimInput;
use super::kinds::FACT;
use super::list;
use super::marks;
use super::openings;
use super::opinions::SURELY_OPINION;
use super::pieces::{Piece, needs_no_verb};
use super::voices::{Stretch, read_sentence};
use crate::attributions::LONGEST_SENTENCE;
use crate::span::Score;
use crate::syntax::clauses::{asked, has_any_verb, has_main_verb, is_surely_verb, opens_clause};
use crate::syntax::quotations::Quote;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, verbs};
use crate::text::{Block, BlockKind, Document};
use crate::word_set::WordSet;
use std::ops::Range;

/// A clause that states, judges, foretells or asks something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Proposition {
    /// Its tokens.
    pub(crate) tokens: Range<usize>,
    /// Position of its sentence.
    pub(crate) sentence: usize,
    /// Position of the attribution that it rests on.
    pub(crate) attribution: Option<usize>,
    /// Whether its sentence is a question.
    pub(crate) asks: bool,
    /// Whether it is the headline.
    pub(crate) headline: bool,
}

/// Fewest words of a proposition.
const SHORTEST: usize = 3;
/// The same for what somebody said: `Two died`.
const SHORTEST_SAID: usize = 2;

/// Finds the propositions of a document, in text order.
pub(super) fn find(
    words: &Words<'_>,
    input: &ClaimInput<'_>,
    quotes: &[Quote],
    pieces: &[Piece],
    verifiable: &[Option<Score>],
) -> Vec<Proposition> {
    let mut rest = pieces;
    let mut found = Vec::new();
    let mut headline_read = false;
    for (index, sentence) in input.document.sentences().iter().enumerate() {
        let here = rest.iter().take_while(|piece| piece.sentence <= index).count();
        let Some((these, later)) = rest.split_at_checked(here) else { break };
        rest = later;
        let Some(block) = input.document.blocks().get(sentence.block.get()) else { continue };
        let headline = block.kind == BlockKind::Headline;
        let carries = carries_claims(input.document, block) && !(headline && headline_read);
        headline_read |= headline;
        let tokens = sentence.tokens.range();
        // A sentence beyond this length is a table or a list that lost its marks.
        if !carries || tokens.len() > LONGEST_SENTENCE {
            continue;
        }
        let asks = ends_with_question(words, &tokens);
        let adverbs: Vec<usize> = these
            .iter()
            .map(|piece| piece.attribution)
            .filter(|&at| needs_no_verb(words, input, at))
            .collect();
        // A whole sentence that can be verified or surely judges is a clause, though no list may know its verb.
        let judges = verifiable.get(index).copied().flatten().is_some_and(|score| score < SURELY_OPINION);
        // `Good morning to you all.`
        let greets = || tokens.clone().any(|at| one_of(words.lower(at), "you your"));
        let tells =
            input.sentences.get(index).is_some_and(|scores| scores.verifiable > FACT) || judges && !greets();
        let tells = tells && block.kind == BlockKind::Paragraph && ends_with_stop(words, &tokens);
        for Stretch { tokens, attribution } in read_sentence(words, &tokens, these, &adverbs) {
            let whole = tells && attribution.is_none() && tokens == sentence.tokens.range();
            for clause in split(words, quotes, openings::without(words, tokens)) {
                let clause = if attribution.is_some() { without_that(words, clause) } else { clause };
                let tokens = trim(words, clause);
                let Some(tokens) = marks::balance(words, quotes, tokens) else { continue };
                let adverb = attribution.is_some_and(|at| adverbs.contains(&at));
                // `found that many residents favour it`: a clause, whatever its verb.
                let that = attribution.is_some() && words.text(tokens.start.saturating_sub(1)) == "that";
                // `found few towns where a family could pay less`: the verb may be one of a clause inside.
                let inside = attribution.is_some() && is_long(words, &tokens) && has_any_verb(words, &tokens);
                // `“The boat,” he said, “sank at noon.”`: the subject stands in another part.
                let marked = one_of(words.text(tokens.start.saturating_sub(1)), "“ \" « ‘");
                let goes_on = attribution.is_some() && marked && verbs::is_past(words.lower(tokens.start));
                let is_clause = adverb || that || whole || inside || goes_on;
                // What the author asks states nothing.
                if asks && attribution.is_none() {
                    continue;
                }
                if is_proposition(words, &tokens, attribution.is_some(), is_clause) {
                    let asks = asks && attribution.is_none() || asked(words, &tokens);
                    found.push(Proposition { tokens, sentence: index, attribution, asks, headline });
                }
            }
        }
    }
    found
}

/// Whether a block of this kind states anything. A caption speaks of its picture; a short line without
/// an end is a cell, a label, the title of a table, unless it is all that there is.
fn carries_claims(document: &Document<'_>, block: &Block) -> bool {
    const LONGEST_LABEL: usize = 12;
    match block.kind {
        BlockKind::Headline | BlockKind::BlockQuote => true,
        BlockKind::Paragraph | BlockKind::ListItem => {
            let last = document.slice(block.span).chars().next_back();
            let ends = last.is_some_and(|last| !last.is_alphanumeric() && last != ')');
            let tokens = block.tokens.range().len();
            ends || tokens > LONGEST_LABEL || document.blocks().len() == 1
        }
        BlockKind::Caption | BlockKind::Subheading | BlockKind::Byline | BlockKind::Furniture => false,
    }
}

/// Splits coordinated clauses where both sides surely stand alone.
#[inline(never)]
fn split(words: &Words<'_>, quotes: &[Quote], range: Range<usize>) -> Vec<Range<usize>> {
    const SHORTEST_SIDE: usize = 4;
    let mut clauses = Vec::new();
    let mut from = range.start;
    let mut brackets = 0_u32;
    for at in range.clone() {
        match words.text(at) {
            "(" => brackets += 1,
            ")" => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        let joined =
            words.text(at) == "," && one_of(words.lower(at + 1), "and but while whereas although though");
        // A quotation inside is not torn, that around the whole may be.
        if !(joined || words.text(at) == ";") || brackets > 0 || marks::tears(quotes, &range, at) {
            continue;
        }
        let next = at + 1 + usize::from(joined);
        let sides = [from..at, next..range.end];
        let stand = sides.iter().all(|side| words.count(side) >= SHORTEST_SIDE && has_main_verb(words, side));
        let end = (next..range.end.min(next + 12)).find(|&later| is_surely_verb(words, later));
        if stand && opens_clause(words, next) && end.is_some_and(|verb| verb > next) {
            clauses.push(from..at);
            from = next;
        }
    }
    clauses.push(from..range.end);
    clauses
}

/// `that permits had been issued`: behind a cue `that` opens the clause, unless it is its only subject.
fn without_that(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    let inner = range.start + 1..range.end;
    let opens = words.text(range.start) == "that" && !cues::is_auxiliary(words.lower(inner.start));
    if opens && has_main_verb(words, &inner) { inner } else { range }
}

/// Without marks, conjunctions and the words that only introduce a content.
#[inline(never)]
fn trim(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    const EDGES: &str = ". , ; : ! ? … ... — – -- “ ” \" '' « » ‘ ’ ( )";
    const LONGEST_ASIDE: usize = 5;
    const LOOSE_ENDS: &WordSet = &list("propositions.loose_ends");
    const INTRODUCTIONS: &WordSet = &list("propositions.introductions");
    let Range { mut start, mut end } = range;
    while start < end && one_of(words.text(end - 1), EDGES) {
        // A bracket that closes one inside stays.
        let bracket = words.text(end - 1) == ")" && (start..end).any(|at| words.text(at) == "(");
        let quote = one_of(words.text(end - 1), "” »")
            && (start + 1..end - 1).rev().take(60).any(|at| one_of(words.text(at), "“ «"));
        if bracket || (quote && !one_of(words.text(start), "“ «")) {
            break;
        }
        end -= 1;
    }
    // `Nobody knew who was who`
    let is_predicate =
        |at: usize| one_of(words.lower(at), "who what which") && one_of(words.lower_before(at), cues::BE);
    while start < end && one_of(words.lower(end - 1), LOOSE_ENDS) && !is_predicate(end - 1) {
        end -= 1;
    }
    while start < end && (one_of(words.text(start), EDGES) || one_of(words.lower(start), INTRODUCTIONS)) {
        let opens_inside = one_of(words.text(start), "“ « ‘")
            && (start + 1..end).take(60).any(|at| one_of(words.text(at), "” » ’"));
        // `That strike cost`, and `that was` behind a cue.
        let that_is_subject = words.lower(start) == "that"
            && (words.is_capitalized(start) || has_any_verb(words, &(start..start + 2)));
        if opens_inside || that_is_subject {
            break;
        }
        // `(Laughter) Rates fell by half.`
        let aside = (start + 1..end.min(start + LONGEST_ASIDE)).find(|&at| words.text(at) == ")");
        let aside = aside
            .filter(|&close| words.text(start) == "(" && close + 1 < end && words.is_capitalized(close + 1));
        start = aside.unwrap_or(start) + 1;
    }
    start..end
}

/// Whether some tokens say something. `is_clause`: what stands around them shows that they have a verb, whatever form
/// that has.
#[inline(never)]
fn is_proposition(words: &Words<'_>, range: &Range<usize>, attributed: bool, is_clause: bool) -> bool {
    let shortest = if attributed { SHORTEST_SAID } else { SHORTEST };
    const NOT_FIRST: &WordSet = &list("propositions.not_first");
    let shouts = words.text(range.end) == "!" && !range.clone().any(|at| is_surely_verb(words, at));
    if shouts || words.count(range) < shortest {
        return false;
    }
    if asked(words, range) {
        return has_any_verb(words, range);
    }
    let first = words.lower(range.start);
    // `Close the ring road, and do it now`
    let orders = verbs::is_base(first) && one_of(words.lower(range.start + 1), "the a an your it this that");
    // `to sum up the plan`: an aim or an order, whatever follows.
    if orders || attributed && (first == "to" || words.follow(range.start, "not to")) {
        return false;
    }
    if one_of(first, NOT_FIRST) {
        // `If it rains, the match is off.`
        let comma = range.clone().take(30).find(|&at| words.text(at) == ",");
        return comma.is_some_and(|comma| has_main_verb(words, &(comma..range.end)));
    }
    !is_adjunct(words, range) && (is_clause || has_main_verb(words, range))
}

/// `Through a post shared on Sunday,`: what stands before a clause and has no subject, nor a verb but a participle.
fn is_adjunct(words: &Words<'_>, range: &Range<usize>) -> bool {
    let is_verb = |at: usize| {
        let word = words.lower(at);
        cues::is_auxiliary(word)
            || verbs::is_finite(word) && !verbs::is_participle(word)
            || one_of(word, phrases::PRONOUN)
            || words.text(at) == ","
    };
    words.text(range.end) == ","
        && one_of(words.lower(range.start), "through during via amid despite")
        && !range.clone().any(is_verb)
}

/// Whether a sentence of some length ends as one does.
fn ends_with_stop(words: &Words<'_>, range: &Range<usize>) -> bool {
    words.text(range.end.saturating_sub(1)) == "." && is_long(words, range)
}

/// Whether a range is long enough to be more than a name or an exclamation.
fn is_long(words: &Words<'_>, range: &Range<usize>) -> bool {
    const LONG: usize = 5;
    words.count(range) >= LONG
}

fn ends_with_question(words: &Words<'_>, range: &Range<usize>) -> bool {
    range.clone().rev().take(2).any(|at| words.text(at) == "?")
}
