//! Blocks of an interview without labels into its questions and answers: `Will they come back?`, and below it `I doubt it.`

use super::labels;
use crate::attributions::draft::{Construction, Draft};
use crate::attributions::list;
use crate::attributions::{Commitment, CueKind, SourceKind};
use crate::syntax::page::Page;
use crate::syntax::words::{Words, one_of};
use crate::text::BlockKind;
use crate::word_set::WordSet;
use std::ops::Range;

/// An interview has so many questions, at least.
const FEWEST: usize = 4;
/// Most words of a question.
const LONGEST_QUESTION: usize = 60;
/// So sure an answer is whose it is.
const SURE: u16 = 850;
const FIRST_PERSON: &WordSet = &list("interviews.first_person");

/// A question that stands alone, and the paragraphs below it.
struct Exchange {
    question: Range<usize>,
    answer: Vec<Range<usize>>,
}

/// Reads the questions and answers of an interview; nothing where the article is none. Its questions speak to somebody, and half
/// of its answers are somebody's who says `I` or `we`: an article that asks and answers itself does neither.
pub(super) fn read(page: &Page<'_>) -> Vec<Draft> {
    let words = page.words;
    let exchanges = exchanges(page);
    let share = |holds: &dyn Fn(&Exchange) -> bool| exchanges.iter().filter(|one| holds(one)).count() * 2;
    let speaks_to = share(&|one| speaks_to_somebody(words, &one.question));
    let speaks = share(&|one| one.answer.iter().any(|range| is_first_person(words, range)));
    if exchanges.len() < FEWEST || speaks_to < exchanges.len() || speaks < exchanges.len() {
        return Vec::new();
    }
    let last = exchanges.len() - 1;
    exchanges.into_iter().enumerate().flat_map(|(at, one)| drafts(words, one, at == last)).collect()
}

fn drafts(words: &Words<'_>, exchange: Exchange, is_last: bool) -> [Draft; 2] {
    let question = Draft {
        source_kind: Some(SourceKind::SelfReference),
        lemma: "ask".to_owned(),
        commitment: Some(Commitment::Uncommitted),
        ..said(vec![exchange.question])
    };
    // Behind the last answer the author may have the word again.
    let first = exchange.answer.iter().take(1).cloned();
    let rest = exchange.answer.iter().skip(1).cloned();
    let rest = rest.take_while(|range| !is_last || is_first_person(words, range));
    let answer = Draft {
        source_kind: Some(SourceKind::Implicit),
        construction: Construction::Answer,
        ..said(first.chain(rest).collect())
    };
    [question, answer]
}

fn said(contents: Vec<Range<usize>>) -> Draft {
    Draft {
        lemma: ":".to_owned(),
        kind: Some(CueKind::Assertion),
        contents,
        construction: Construction::Layout,
        confidence: SURE,
        ..Draft::default()
    }
}

/// The questions that have an answer, in text order.
fn exchanges(page: &Page<'_>) -> Vec<Exchange> {
    let words = page.words;
    let mut found: Vec<Exchange> = Vec::new();
    let mut is_open = false;
    let blocks = words.document().blocks().iter().enumerate();
    for (at, block) in blocks.filter(|(_, block)| block.kind.is_article()) {
        let range = block.tokens.range();
        let is_text = block.kind == BlockKind::Paragraph;
        if (is_text || block.kind == BlockKind::Subheading) && is_question(page, &range) {
            found.push(Exchange { question: range, answer: Vec::new() });
            is_open = true;
        } else if is_text
            && is_open
            && let Some(last) = found.last_mut()
        {
            // `Ruiz: I doubt it.` below a question without a label
            let labelled = labels::read(words, at, &range);
            last.answer.push(labelled.map_or(range, |turn| turn.content));
        } else {
            is_open = false;
        }
    }
    found.retain(|one| !one.answer.is_empty());
    found
}

/// Whether a block asks in the interviewer's own voice.
fn is_question(page: &Page<'_>, range: &Range<usize>) -> bool {
    let words = page.words;
    let ends = range.end.checked_sub(1).map_or("", |last| words.text(last));
    ends == "?" && words.count(range) <= LONGEST_QUESTION && page.quote_at(range.start).is_none()
}

/// Whether a block speaks of itself: `I`, `we`.
pub(super) fn is_first_person(words: &Words<'_>, range: &Range<usize>) -> bool {
    range.clone().any(|at| one_of(words.lower(at), FIRST_PERSON))
}

fn speaks_to_somebody(words: &Words<'_>, question: &Range<usize>) -> bool {
    question.clone().any(|at| one_of(words.lower(at), "you your yours yourself"))
}
