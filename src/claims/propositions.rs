//! Sentences and attributions into [`Proposition`]s: the clauses that say something, without source and cue.

use super::ClaimInput;
use super::clauses::{has_main_verb, has_verb};
use super::openings;
use super::pieces::{Piece, end_of_statement, needs_no_verb, pieces, whole_statement};
use crate::attributions::words::{Words, one_of};
use crate::attributions::{CueKind, LONGEST_SENTENCE, cues, phrases, verbs};
use crate::text::{Block, BlockKind, Document, TokenKind};
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

/// Finds the propositions of a document, in text order.
pub(crate) fn find(words: &Words<'_>, input: &ClaimInput<'_>) -> Vec<Proposition> {
    let pieces = pieces(words, input);
    let mut rest = pieces.as_slice();
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
        for (range, attribution) in read_sentence(words, &tokens, these, &adverbs) {
            for clause in split(words, openings::without(words, range)) {
                let clause = if attribution.is_some() { without_that(words, clause) } else { clause };
                let tokens = trim(words, clause);
                let adverb = attribution.is_some_and(|at| adverbs.contains(&at));
                // `found that many residents favour it`: a clause, whatever its verb.
                let that = attribution.is_some() && words.text(tokens.start.saturating_sub(1)) == "that";
                let hearsay = adverb || that;
                // What the author asks states nothing.
                if asks && attribution.is_none() {
                    continue;
                }
                if is_proposition(words, &tokens, attribution.is_some(), hearsay) {
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

/// The stretches of a sentence that could hold propositions, with the attribution that each rests on.
fn read_sentence(
    words: &Words<'_>,
    sentence: &Range<usize>,
    pieces: &[Piece],
    adverbs: &[usize],
) -> Vec<(Range<usize>, Option<usize>)> {
    const MOST: usize = 64;
    let mut stretches: Vec<(Range<usize>, Option<usize>)> = Vec::new();
    let mut covered: Vec<Range<usize>> = Vec::new();
    let spoken: Vec<&Piece> = pieces.iter().filter(|piece| piece.speaks).take(MOST).collect();
    for piece in &spoken {
        // The parts of one statement around its tag or adverb are one stretch.
        let parts = spoken.iter().filter(|other| other.attribution == piece.attribution);
        let whole = parts.fold(piece.tokens.clone(), |all, part| {
            all.start.min(part.tokens.start)..all.end.max(part.tokens.end)
        });
        if whole.start != piece.tokens.start {
            continue;
        }
        let has_clause = |part: &Range<usize>| {
            let that = words.lower(part.start) == "that";
            let says = || piece.clause && (that || has_verb(words, part) && !is_list_of_things(words, part));
            words.count(part) >= SHORTEST && (says() || adverbs.contains(&piece.attribution))
        };
        let first_stands_alone = has_clause(&piece.tokens) && gap_is_tag(words, piece, &spoken);
        if !has_clause(&whole) {
            // A shout or a slogan in somebody's mouth is no claim, and neither is that it was shouted.
            if piece.quoted || one_of(words.text(whole.start), "“ \"") {
                covered.push(whole);
            }
            continue;
        }
        covered.push(whole.clone());
        if first_stands_alone {
            let own = spoken.iter().filter(|other| other.attribution == piece.attribution);
            stretches.extend(own.map(|part| (part.tokens.clone(), Some(piece.attribution))));
        } else {
            stretches.push((whole, Some(piece.attribution)));
        }
    }
    // Of nested statements only the innermost is the proposition: the outer one says who said it.
    let inner: Vec<Range<usize>> = stretches.iter().map(|(range, _)| range.clone()).collect();
    stretches.retain(|(range, _)| {
        !inner.iter().any(|other| range != other && range.start <= other.start && other.end <= range.end)
    });
    stretches.dedup_by(|later, earlier| later.0 == earlier.0);
    let speakers: Vec<usize> = stretches.iter().filter_map(|(_, attribution)| *attribution).collect();
    let tags = pieces.iter().filter(|piece| !piece.speaks && speakers.contains(&piece.attribution));
    covered.extend(tags.map(|piece| piece.tokens.clone()));
    covered.sort_by_key(|range| range.start);
    if let Some(end) = end_of_statement(words, sentence, pieces).filter(|_| covered.is_empty()) {
        let statement = sentence.start..end;
        let whole = whole_statement(words, &statement, pieces);
        return vec![(statement, whole), (end..sentence.end, None)];
    }
    if covered.is_empty() {
        return vec![(sentence.clone(), whole_statement(words, sentence, pieces))];
    }
    let mut from = sentence.start;
    for range in covered.iter().chain(std::iter::once(&(sentence.end..sentence.end))) {
        let gap = from..range.start;
        if range.start > from && is_own_clause(words, &gap, sentence) {
            stretches.push((gap, None));
        }
        from = from.max(range.end);
    }
    for (range, attribution) in stretches.iter_mut().filter(|(_, attribution)| attribution.is_none()) {
        *attribution = whole_statement(words, range, pieces);
    }
    stretches.sort_by_key(|(range, _)| range.start);
    stretches
}

/// `energy costs and cheap imports`: what looks like a verb is a noun beside others.
fn is_list_of_things(words: &Words<'_>, range: &Range<usize>) -> bool {
    let first = range.start + usize::from(words.lower(range.start) == "that");
    !has_main_verb(words, &(first..range.end))
        && words.lower(range.start) != "that"
        && !asked(words, range)
        && range
            .clone()
            .any(|at| words.lower(at).ends_with('s') && one_of(words.lower(at + 1), "and or of against"))
}

/// Whether the tag between two parts stands between two sentences rather than inside one.
fn gap_is_tag(words: &Words<'_>, piece: &Piece, spoken: &[&Piece]) -> bool {
    let next = spoken
        .iter()
        .find(|other| other.attribution == piece.attribution && other.tokens.start >= piece.tokens.end);
    next.is_some_and(|next| {
        let quoted = one_of(words.text(next.tokens.start), "“ \"");
        quoted && words.is_capitalized(next.tokens.start + 1) && has_verb(words, &next.tokens)
    })
}

/// Whether what attributions leave of a sentence is a clause of the author's own.
fn is_own_clause(words: &Words<'_>, gap: &Range<usize>, sentence: &Range<usize>) -> bool {
    const SHORTEST_OWN: usize = 5;
    let opens = gap.start == sentence.start || one_of(words.lower(gap.start), ", ; and but");
    let first = phrases::without_final_marks(words, gap.clone());
    let dependent = one_of(
        words.lower(first.start),
        "who which whose whom where that adding saying citing noting when while as after before in on at with according",
    );
    // Inside a sentence the subject has to be there: `and delay the opening` goes on with another verb.
    let subject = gap.start == sentence.start || {
        let joined = usize::from(one_of(words.lower(first.start), ", ; — –"));
        let start = first.start + joined;
        let start = start + usize::from(one_of(words.lower(start), "and but or so"));
        opens_clause(words, start)
    };
    let closes = gap.end >= sentence.end || one_of(words.lower(gap.end.saturating_sub(1)), ", ; and but — –");
    let headless =
        is_surely_verb(words, first.start + usize::from(one_of(words.lower(first.start), "and but or then")));
    opens
        && subject
        && closes
        && !dependent
        && !headless
        && !is_bare_tag(words, &first)
        && words.count(gap) >= SHORTEST_OWN
        && has_verb(words, &first)
}

/// Whether a clause only says that somebody spoke: `his press secretary, Lou Karras, told reporters`.
fn is_bare_tag(words: &Words<'_>, clause: &Range<usize>) -> bool {
    const HEARERS: &str = "reporters journalists lawmakers parliament viewers supporters broadcasters";
    let Some(cue) = cues::find(words, clause).into_iter().next_back() else { return false };
    let behind = cue.tokens.end + usize::from(one_of(words.lower(cue.tokens.end), HEARERS));
    let end = phrases::skip_adjuncts(words, behind, clause.end);
    cue.entry.kind == CueKind::Assertion && end >= clause.end
}

/// Splits coordinated clauses where both sides surely stand alone.
fn split(words: &Words<'_>, range: Range<usize>) -> Vec<Range<usize>> {
    const SHORTEST_SIDE: usize = 4;
    let mut clauses = Vec::new();
    let mut from = range.start;
    let mut depth = 0_u32;
    for at in range.clone() {
        match words.text(at) {
            "“" | "(" => depth += 1,
            "”" | ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        let joined =
            words.text(at) == "," && one_of(words.lower(at + 1), "and but while whereas although though");
        if depth > u32::from(words.text(range.start) == "“") || !(joined || words.text(at) == ";") {
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

/// Whether a subject begins at a token, `in 2022` before it or not.
fn opens_clause(words: &Words<'_>, at: usize) -> bool {
    let dated = one_of(words.lower(at), "in by") && words.kind(at + 1) == Some(TokenKind::Number);
    let at = if dated { at + 2 } else { at };
    one_of(words.lower(at), phrases::PRONOUN)
        || one_of(words.lower(at), phrases::DETERMINER)
        || words.lower(at) == "there"
        || words.is_capitalized(at)
        || words.kind(at) == Some(TokenKind::Number)
}

/// Whether a token can hardly be anything but a finite verb.
fn is_surely_verb(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    let joined = words.text(at.saturating_sub(1)) == "-";
    !joined && (cues::is_auxiliary(word) || verbs::is_past(word))
}

/// `that permits had been issued`: behind a cue `that` opens the clause, unless it is its only subject.
fn without_that(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    let inner = range.start + 1..range.end;
    let opens = words.text(range.start) == "that" && !cues::is_auxiliary(words.lower(inner.start));
    if opens && has_main_verb(words, &inner) { inner } else { range }
}

/// Without marks, conjunctions and the words that only introduce a content.
fn trim(words: &Words<'_>, range: Range<usize>) -> Range<usize> {
    const EDGES: &str = ". , ; : ! ? … ... — – -- “ ” \" '' « » ‘ ’ ( )";
    const INTRODUCTIONS: &str =
        "that and but so or yet however meanwhile furthermore moreover still also additionally";
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
    while start < end && one_of(words.lower(end - 1), "and but while , or") {
        end -= 1;
    }
    while start < end && (one_of(words.text(start), EDGES) || one_of(words.lower(start), INTRODUCTIONS)) {
        let opens_inside = one_of(words.text(start), "“ « ‘")
            && (start + 1..end).take(60).any(|at| one_of(words.text(at), "” » ’"));
        // `That strike cost`, and `that was` behind a cue.
        let that_is_subject = words.lower(start) == "that"
            && (words.is_capitalized(start) || has_verb(words, &(start..start + 2)));
        if opens_inside || that_is_subject {
            break;
        }
        start += 1;
    }
    start..end
}

/// Whether some tokens say something. `hearsay`: an adverb of hearsay stands beside their verb, whatever
/// form that has.
fn is_proposition(words: &Words<'_>, range: &Range<usize>, attributed: bool, hearsay: bool) -> bool {
    const NOT_FIRST: &str = "whether if why how what to as who which where when because not";
    let shouts = words.text(range.end) == "!" && !range.clone().any(|at| is_surely_verb(words, at));
    if shouts || words.count(range) < SHORTEST {
        return false;
    }
    if asked(words, range) {
        return has_verb(words, range);
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
    hearsay || has_main_verb(words, range)
}

fn asked(words: &Words<'_>, range: &Range<usize>) -> bool {
    words.text(range.end) == "?" || words.text(range.end.saturating_sub(1)) == "?"
}

fn ends_with_question(words: &Words<'_>, range: &Range<usize>) -> bool {
    range.clone().rev().take(2).any(|at| words.text(at) == "?")
}
