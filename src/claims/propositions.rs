//! Sentences and attributions into [`Proposition`]s: the clauses that say something, without source and cue.

use super::ClaimInput;
use crate::attributions::words::{Words, one_of};
use crate::attributions::{Attribution, Commitment, CueKind, cues, phrases, rules, verbs};
use crate::span::Span;
use crate::text::BlockKind;
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

/// A piece of an attribution in one sentence.
struct Piece {
    sentence: usize,
    tokens: Range<usize>,
    attribution: usize,
    /// Whether a claim can be read from it: contents that are clauses.
    speaks: bool,
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
        let carries = match block.kind {
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::BlockQuote | BlockKind::Caption => true,
            BlockKind::Headline => !headline_read,
            BlockKind::Subheading | BlockKind::Byline | BlockKind::Furniture => false,
        };
        headline_read |= headline;
        let tokens = sentence.tokens.range();
        if !carries || (block.kind == BlockKind::Caption && !ends_as_sentence(words, &tokens)) {
            continue;
        }
        let asks = ends_with_question(words, &tokens);
        for (range, attribution) in read_sentence(words, &tokens, these) {
            for clause in split(words, range) {
                let tokens = trim(words, clause);
                if is_proposition(words, &tokens) {
                    let asks = asks && attribution.is_none() || asked(words, &tokens);
                    found.push(Proposition { tokens, sentence: index, attribution, asks, headline });
                }
            }
        }
    }
    found
}

/// Cuts the attributions at the ends of sentences, sorted by sentence.
fn pieces(words: &Words<'_>, input: &ClaimInput<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (index, attribution) in input.attributions.iter().enumerate() {
        let speaks = speaks(attribution);
        for &content in &attribution.contents {
            cut(words, input, content, index, speaks, &mut pieces);
        }
        let source = attribution.source.and_then(|source| source.span);
        let cue = attribution.cue.as_ref().map(|cue| cue.span);
        for span in source.into_iter().chain(cue) {
            cut(words, input, span, index, false, &mut pieces);
        }
    }
    pieces.sort_by_key(|piece| (piece.sentence, piece.tokens.start, piece.attribution));
    pieces
}

fn cut(
    words: &Words<'_>,
    input: &ClaimInput<'_>,
    span: Span,
    attribution: usize,
    speaks: bool,
    pieces: &mut Vec<Piece>,
) {
    let tokens = words.under(span);
    let sentences = input.document.sentences();
    let first = sentences.partition_point(|sentence| sentence.tokens.end.get() <= tokens.start);
    for (step, sentence) in sentences.get(first..).unwrap_or_default().iter().enumerate() {
        if sentence.tokens.start.get() >= tokens.end {
            break;
        }
        let inside = sentence.tokens.start.get().max(tokens.start)..sentence.tokens.end.get().min(tokens.end);
        pieces.push(Piece { sentence: first + step, tokens: inside, attribution, speaks });
    }
}

/// Whether what an attribution gives to its source can be a claim of that source.
fn speaks(attribution: &Attribution) -> bool {
    let kind = attribution.cue.as_ref().and_then(|cue| cue.kind);
    let states = !matches!(kind, Some(CueKind::Intention | CueKind::Attitude | CueKind::Directive));
    states && !matches!(attribution.commitment, Commitment::Presupposed)
}

/// The stretches of a sentence that could hold propositions, with the attribution that each rests on.
fn read_sentence(
    words: &Words<'_>,
    sentence: &Range<usize>,
    pieces: &[Piece],
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
        let has_clause = |part: &Range<usize>| words.count(part) >= SHORTEST && rules::has_verb(words, part);
        let first_stands_alone = has_clause(&piece.tokens) && gap_is_tag(words, piece, &spoken);
        if !has_clause(&whole) {
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
    if covered.is_empty() {
        return vec![(sentence.clone(), None)];
    }
    let mut from = sentence.start;
    for range in covered.iter().chain(std::iter::once(&(sentence.end..sentence.end))) {
        let gap = from..range.start;
        if range.start > from && is_own_clause(words, &gap, sentence) {
            stretches.push((gap, None));
        }
        from = from.max(range.end);
    }
    stretches.sort_by_key(|(range, _)| range.start);
    stretches
}

/// Whether the tag between two parts stands between two sentences rather than inside one.
fn gap_is_tag(words: &Words<'_>, piece: &Piece, spoken: &[&Piece]) -> bool {
    let next = spoken
        .iter()
        .find(|other| other.attribution == piece.attribution && other.tokens.start >= piece.tokens.end);
    next.is_some_and(|next| {
        let quoted = one_of(words.text(next.tokens.start), "“ \"");
        quoted && words.is_capitalized(next.tokens.start + 1) && rules::has_verb(words, &next.tokens)
    })
}

/// Whether what attributions leave of a sentence is a clause of the author's own.
fn is_own_clause(words: &Words<'_>, gap: &Range<usize>, sentence: &Range<usize>) -> bool {
    const SHORTEST_OWN: usize = 5;
    let opens = gap.start == sentence.start || one_of(words.lower(gap.start), ", ; and but");
    let first = phrases::without_final_marks(words, gap.clone());
    let dependent = one_of(
        words.lower(first.start),
        "who which whose whom where that adding saying citing noting when while as after before in on at with",
    );
    let closes = gap.end >= sentence.end || one_of(words.lower(gap.end.saturating_sub(1)), ", ; and but — –");
    let headless =
        is_surely_verb(words, first.start + usize::from(one_of(words.lower(first.start), "and but or then")));
    opens
        && closes
        && !dependent
        && !headless
        && words.count(gap) >= SHORTEST_OWN
        && rules::has_verb(words, &first)
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
        let stand =
            sides.iter().all(|side| words.count(side) >= SHORTEST_SIDE && rules::has_verb(words, side));
        let end = (next..range.end.min(next + 12)).find(|&later| is_surely_verb(words, later));
        let subject = one_of(words.lower(next), phrases::PRONOUN)
            || one_of(words.lower(next), phrases::DETERMINER)
            || words.is_capitalized(next);
        if stand && subject && end.is_some_and(|verb| verb > next) {
            clauses.push(from..at);
            from = next;
        }
    }
    clauses.push(from..range.end);
    clauses
}

/// Whether a token can hardly be anything but a finite verb.
fn is_surely_verb(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    let joined = words.text(at.saturating_sub(1)) == "-";
    !joined && (cues::is_auxiliary(word) || verbs::is_past(word))
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
    while start < end && (one_of(words.text(start), EDGES) || one_of(words.lower(start), INTRODUCTIONS)) {
        let opens_inside = one_of(words.text(start), "“ « ‘")
            && (start + 1..end).take(60).any(|at| one_of(words.text(at), "” » ’"));
        let that_is_subject =
            words.lower(start) == "that" && one_of(words.lower(start + 1), "is was would will has 's could");
        if opens_inside || that_is_subject {
            break;
        }
        start += 1;
    }
    start..end
}

fn is_proposition(words: &Words<'_>, range: &Range<usize>) -> bool {
    const NOT_FIRST: &str = "whether if why how what to as who which where when because";
    let introduces = one_of(words.lower(range.start), NOT_FIRST);
    let main_clause_follows = range.clone().take(30).any(|at| words.text(at) == ",");
    words.count(range) >= SHORTEST
        && rules::has_verb(words, range)
        && (!introduces || main_clause_follows || asked(words, range))
}

fn asked(words: &Words<'_>, range: &Range<usize>) -> bool {
    words.text(range.end) == "?" || words.text(range.end.saturating_sub(1)) == "?"
}

fn ends_as_sentence(words: &Words<'_>, range: &Range<usize>) -> bool {
    range.end.checked_sub(1).is_some_and(|last| one_of(words.text(last), ". ! ? ” \""))
}

fn ends_with_question(words: &Words<'_>, range: &Range<usize>) -> bool {
    range.clone().rev().take(2).any(|at| words.text(at) == "?")
}
