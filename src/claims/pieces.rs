//! Attributions into their [`Piece`]s: source, cue and contents, cut at the ends of sentences, and what a claim can
//! be read from.

use super::ClaimInput;
use crate::attributions::{Attribution, CueKind, Quotation, SURE};
use crate::sorting::sort_by_key;
use crate::span::Span;
use crate::syntax::cues;
use crate::syntax::words::{Words, one_of};
use std::ops::Range;

/// A piece of an attribution in one sentence.
#[derive(Clone)]
pub(super) struct Piece {
    /// Position of its sentence.
    pub(super) sentence: usize,
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Position of its attribution.
    pub(super) attribution: usize,
    /// Whether it is content, rather than source or cue.
    pub(super) content: bool,
    /// Whether a claim can be read from it: contents that are clauses.
    pub(super) speaks: bool,
    /// Whether it may be a clause of its own: not what somebody calls or blames something.
    pub(super) clause: bool,
    /// Whether it is the source's own words and no others.
    pub(super) quoted: bool,
    /// Whether it is what somebody does or feels, as the author tells.
    pub(super) told: bool,
    /// Whether it is of somebody who states or believes something.
    pub(super) states: bool,
}

/// Whether an attribution is only an adverb in the clause itself: `the boats reportedly sank`.
fn rests_on_adverb(input: &ClaimInput<'_>, attribution: usize) -> bool {
    let cue = input.attributions.get(attribution).and_then(|attribution| attribution.cue.as_ref());
    cue.is_some_and(|cue| cue.kind == Some(CueKind::Hearsay) && cue.lemma.ends_with("ly"))
}

/// Whether what an attribution gives to its source says something without a finite verb: `reportedly sank`,
/// `accused the council of hiding it`.
pub(super) fn needs_no_verb(words: &Words<'_>, input: &ClaimInput<'_>, at: usize) -> bool {
    rests_on_adverb(input, at)
        || input.attributions.get(at).is_some_and(|attribution| {
            let mut contents = attribution.contents.iter().map(|&content| words.under(content));
            let deed = |at: usize| words.lower(at) == "of" && words.lower(at + 1).ends_with("ing");
            accuses(attribution)
                && contents.any(|content| content.clone().any(deed) || deed(content.start.saturating_sub(1)))
        })
}

/// Cuts the attributions at the ends of sentences, sorted by sentence.
#[inline(never)]
pub(super) fn pieces(words: &Words<'_>, input: &ClaimInput<'_>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (index, attribution) in input.attributions.iter().enumerate() {
        let speaks =
            speaks(words, attribution) && !is_nobody(words, attribution) && attribution.confidence >= SURE;
        let states = !is_nobody(words, attribution) && states(words, attribution);
        let piece = |content| Piece {
            sentence: 0,
            tokens: 0..0,
            attribution: index,
            content,
            told: is_told(words, attribution),
            speaks: content && speaks,
            clause: content && speaks && !names(attribution),
            quoted: attribution.quotation == Quotation::Direct,
            states,
        };
        for &content in &attribution.contents {
            cut(words, input, with_verb(words, attribution, content), &piece(true), &mut pieces);
        }
        let source = attribution.source.and_then(|source| source.span);
        let cue = attribution.cue.as_ref().map(|cue| cue.span);
        for span in source.into_iter().chain(cue) {
            cut(words, input, span, &piece(false), &mut pieces);
        }
    }
    sort_by_key(&mut pieces, |piece| (piece.sentence, piece.tokens.start, piece.attribution));
    pieces
}

fn accuses(attribution: &Attribution) -> bool {
    attribution.cue.as_ref().is_some_and(|cue| cue.lemma == "accuse")
}

/// `the council of hiding it` is no clause: what somebody accuses another of is told from the verb on.
fn with_verb(words: &Words<'_>, attribution: &Attribution, content: Span) -> Span {
    let verb = attribution.cue.as_ref().filter(|_| accuses(attribution)).map(|cue| cue.span);
    let verb = verb.filter(|&cue| words.under(cue).end == words.under(content).start);
    verb.map_or(content, |cue| Span::new(cue.start(), content.end()))
}

fn cut(words: &Words<'_>, input: &ClaimInput<'_>, span: Span, piece: &Piece, pieces: &mut Vec<Piece>) {
    let tokens = words.under(span);
    let sentences = input.document.sentences();
    let first = sentences.partition_point(|sentence| sentence.tokens.end.get() <= tokens.start);
    for (step, sentence) in sentences.get(first..).unwrap_or_default().iter().enumerate() {
        if sentence.tokens.start.get() >= tokens.end {
            break;
        }
        let inside = sentence.tokens.start.get().max(tokens.start)..sentence.tokens.end.get().min(tokens.end);
        pieces.push(Piece { sentence: first + step, tokens: inside, ..piece.clone() });
    }
}

/// Whether what an attribution gives to its source can be a claim of that source. What is asked
/// (`asked how …`) is read, too, and found to be no claim by how it begins.
fn speaks(words: &Words<'_>, attribution: &Attribution) -> bool {
    match attribution.cue.as_ref().and_then(|cue| cue.kind) {
        Some(CueKind::Directive) => false,
        // `“They will be caught,” she vowed`
        Some(CueKind::Intention | CueKind::Attitude) => {
            attribution.quotation == Quotation::Direct || has_clause(words, attribution)
        }
        _ => true,
    }
}

/// Whether what is given to a source is a clause of its own: `vowed that no jobs would be lost`, unlike `vowed to stay`.
fn has_clause(words: &Words<'_>, attribution: &Attribution) -> bool {
    // Whoever hopes says not that it is so.
    if attribution.cue.as_ref().is_some_and(|cue| one_of(&cue.lemma, "hope intend plan wish want aim")) {
        return false;
    }
    let mut contents = attribution.contents.iter().map(|&content| words.under(content));
    contents.any(|content| words.lower(content.start) == "that" && content.len() > 2)
}

/// Whether somebody expressed in the text surely states, believes, asks for or rules what is given to them.
fn states(words: &Words<'_>, attribution: &Attribution) -> bool {
    !is_told(words, attribution)
        && attribution.source.is_some_and(|source| source.span.is_some())
        && attribution.cue.as_ref().is_some_and(|cue| cue.kind != Some(CueKind::Hearsay))
}

/// Whether the author tells what somebody does or feels, in a sentence of the author's own: an action, a plan, an
/// attitude, and what is hardly an attribution.
pub(super) fn is_told(words: &Words<'_>, attribution: &Attribution) -> bool {
    let kind = attribution.cue.as_ref().map(|cue| cue.kind);
    let is_deed = matches!(kind, Some(None | Some(CueKind::Intention | CueKind::Attitude)));
    is_deed && attribution.quotation != Quotation::Direct && !has_clause(words, attribution)
        || attribution.confidence < SURE
}

/// Whether something is called, described or blamed, so that the content is no clause of its own.
fn names(attribution: &Attribution) -> bool {
    attribution.cue.as_ref().is_some_and(|cue| one_of(&cue.lemma, "blame brand call describe dub label"))
}

/// Whether the source is nobody: `nobody should conclude that …` gives a proposition to no one.
fn is_nobody(words: &Words<'_>, attribution: &Attribution) -> bool {
    let source = attribution.source.and_then(|source| source.span).map(|span| words.under(span));
    source.is_some_and(|source| {
        one_of(words.lower(source.start), "nobody none no") && !words.follow(source.start, "no 10")
    })
}

/// `The ministry expects growth of 2 percent`: what somebody states without a clause of its own is told with whoever
/// states it, and on their word. `None` where most of it is the author's.
pub(super) fn whole_statement(words: &Words<'_>, clause: &Range<usize>, pieces: &[Piece]) -> Option<usize> {
    const LEAD: usize = 2;
    /// Most words of an adjunct before the source: `On Thursday, the ministry …`.
    const LONGEST_LEAD: usize = 12;
    let first = pieces.iter().find(|piece| piece.tokens.start >= clause.start)?;
    let lead = first.tokens.start - clause.start;
    let own = pieces.iter().filter(|piece| piece.attribution == first.attribution);
    // The verb of the sentence is the cue: `expects`, not `closed the mill, expecting`.
    let next = own.clone().find(|piece| piece.tokens.start >= first.tokens.end)?;
    let whole = !first.content && !next.content && next.tokens.start <= first.tokens.end + 1;
    let leads = lead <= LEAD || lead <= LONGEST_LEAD && words.text(first.tokens.start - 1) == ",";
    // What is told has to be theirs more than the author's, who may say when and where besides.
    let theirs: usize = own.filter(|piece| piece.content).map(|piece| words.count(&piece.tokens)).sum();
    let mostly = theirs > 0 && 5 * theirs >= 2 * words.count(clause);
    (first.states && whole && leads && mostly).then_some(first.attribution)
}

/// `The ministry called the estimate “outdated” but has not published a new one`: where the words of an attribution end
/// that opens a clause, and the author goes on with another verb of the same subject.
pub(super) fn end_of_statement(words: &Words<'_>, clause: &Range<usize>, pieces: &[Piece]) -> Option<usize> {
    const SHORTEST_REST: usize = 4;
    let first = pieces.iter().find(|piece| piece.tokens.start >= clause.start)?;
    let own = pieces.iter().filter(|piece| piece.attribution == first.attribution);
    let end = own.map(|piece| piece.tokens.end).max().filter(|&end| end < clause.end)?;
    let verb = end + usize::from(words.text(end) == ",") + 1;
    let goes_on = one_of(words.lower(verb - 1), "but and") && cues::is_auxiliary(words.lower(verb));
    let whole = whole_statement(words, &(clause.start..end), pieces).is_some();
    (goes_on && whole && words.count(&(verb..clause.end)) >= SHORTEST_REST).then_some(verb - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn a_sentence_that_is_source_cue_and_content_is_on_the_word_of_the_source() {
        let document = Document::parse("The ministry expects growth of 2 percent.");
        let words = Words::new(&document);
        let piece = |tokens, speaks, states| Piece {
            sentence: 0,
            tokens,
            attribution: 7,
            content: speaks,
            told: false,
            speaks,
            clause: false,
            quoted: false,
            states,
        };
        let sentence = 0..document.tokens().len();
        let whole = |pieces: &[Piece]| whole_statement(&words, &sentence, pieces);
        let of = |states| [piece(0..2, false, states), piece(2..3, false, states), piece(3..7, true, states)];
        assert_eq!(whole(&of(true)), Some(7));
        assert_eq!(whole(&of(false)), None);
        // `The ministry closed the mill, expecting …`: the author says more.
        assert_eq!(
            whole(&[piece(0..2, false, true), piece(5..6, false, true), piece(6..7, true, true)]),
            None
        );
        assert_eq!(whole(&of(true)[..2]), None);
    }
    #[test]
    fn the_author_goes_on_behind_what_somebody_calls_a_thing() {
        let document = Document::parse("The ministry called it “outdated” but has not published a new one.");
        let words = Words::new(&document);
        let piece = |tokens, speaks| Piece {
            sentence: 0,
            tokens,
            attribution: 3,
            content: speaks,
            told: false,
            speaks,
            clause: false,
            quoted: false,
            states: true,
        };
        let sentence = 0..document.tokens().len();
        let pieces = [piece(0..2, false), piece(2..3, false), piece(3..7, true)];
        assert_eq!(end_of_statement(&words, &sentence, &pieces), Some(7));
        assert_eq!(end_of_statement(&words, &(0..7), &pieces), None);
        assert_eq!(end_of_statement(&words, &sentence, &pieces[..2]), None);
    }
}
