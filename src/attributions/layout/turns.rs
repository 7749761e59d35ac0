//! Blocks of an interview into the turns of those who speak: `Q: …`, `Ana Ruiz: …`, `((AR)) …`.

use super::labels::{self, Labelled, is_letter, is_no_letter};
use super::layout_draft;
use crate::attributions::draft::{Construction, Draft};
use crate::attributions::{Commitment, SourceKind};
use crate::syntax::page::Page;
use crate::syntax::words::Words;
use crate::text::BlockKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// An interview has so many labelled turns, at least.
const FEWEST_TURNS: usize = 4;
/// One turn goes on over so many blocks, at most.
const MOST_BLOCKS: usize = 24;
/// So sure a labelled turn is by itself, in thousandths.
const SURE: u16 = 850;

/// What the turns of one label look like.
#[derive(Default)]
struct Habit {
    turns: usize,
    questions: usize,
}

/// Reads the turns of an interview; nothing where the article is none.
pub(super) fn read(page: &Page<'_>) -> Vec<Draft> {
    let words = page.words;
    let blocks = words.document().blocks();
    let labelled: Vec<Labelled> = blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind.is_article())
        .filter_map(|(at, block)| labels::read(words, at, &block.tokens.range()))
        .collect();
    let mut habits: BTreeMap<String, Habit> = BTreeMap::new();
    for turn in &labelled {
        let habit = habits.entry(key(words, turn)).or_default();
        habit.turns += 1;
        habit.questions += usize::from(asks(words, &turn.content));
    }
    let are_letters = is_usual(habits.get("a")) && habits.get("q").is_some_and(|habit| habit.questions > 1);
    let is_turn =
        |turn: &&Labelled| is_usual(habits.get(&key(words, turn))) && (are_letters || !turn.is_dotted);
    let mut usual = labelled.iter().filter(is_turn);
    let speakers = habits.values().filter(|habit| is_usual(Some(habit)));
    if usual.clone().count() < FEWEST_TURNS
        || speakers.clone().all(|habit| habit.questions == 0) && speakers.count() < 2
    {
        return Vec::new();
    }
    // Whoever speaks once speaks too: what they say is not the turn before.
    let (first, last) =
        (usual.next().map_or(0, |turn| turn.block), usual.next_back().map_or(0, |turn| turn.block));
    let inside = first..last;
    let is_inside = |turn: &&Labelled| is_turn(turn) || !turn.is_dotted && inside.contains(&turn.block);
    let turns: Vec<&Labelled> = labelled.iter().filter(is_inside).collect();
    let mut drafts = Vec::new();
    for (at, turn) in turns.iter().enumerate() {
        let next = turns.get(at + 1).map_or(blocks.len(), |next| next.block);
        let habit = habits.get(&key(words, turn));
        let interviews = is_interviewer(words.lower(turn.label.start), habit);
        let mut draft = layout_draft(Some(turn.label.clone()), turn.cue.clone(), turn.content.clone(), SURE);
        draft.overrules = true;
        if interviews {
            draft.source_kind = Some(SourceKind::SelfReference);
            draft.lemma = "ask".to_owned();
            draft.commitment = Some(Commitment::Uncommitted);
        } else {
            if turn.label.len() == 1 && is_answer(words, turn) {
                draft.source_kind = Some(SourceKind::Implicit);
                draft.construction = Construction::Answer;
            }
            let is_last = at + 1 == turns.len();
            let rest = goes_on(page, turn.block, next).into_iter();
            // Behind the last turn the author may have the word again.
            let rest = rest.take_while(|range| !is_last || super::interviews::is_first_person(words, range));
            draft.contents.extend(rest);
        }
        drafts.push(draft);
    }
    drafts
}

/// The blocks behind a labelled one that its speaker goes on in; a question without a label ends them.
fn goes_on(page: &Page<'_>, block: usize, next: usize) -> Vec<Range<usize>> {
    let words = page.words;
    let blocks = words.document().blocks();
    let behind = blocks.get(block + 1..next.min(block + MOST_BLOCKS)).unwrap_or_default();
    let texts = behind.iter().take_while(|block| block.kind == BlockKind::Paragraph);
    let ranges = texts.map(|block| block.tokens.range());
    ranges.take_while(|range| !asks(words, range)).collect()
}

fn is_usual(habit: Option<&Habit>) -> bool {
    habit.is_some_and(|habit| habit.turns >= 2)
}

fn is_interviewer(label: &str, habit: Option<&Habit>) -> bool {
    is_letter(label, 'q')
        || label == "question"
        || habit.is_some_and(|habit| habit.questions * 2 > habit.turns)
}

fn is_answer(words: &Words<'_>, turn: &Labelled) -> bool {
    let label = words.lower(turn.label.start);
    is_letter(label, 'a') || label == "answer"
}

/// `Q1` and `Q2` are one label.
fn key(words: &Words<'_>, turn: &Labelled) -> String {
    let label: Vec<&str> = turn.label.clone().map(|at| words.lower(at)).collect();
    label.join(" ").trim_end_matches(is_no_letter).to_owned()
}

fn asks(words: &Words<'_>, content: &Range<usize>) -> bool {
    content.clone().rev().take(2).any(|at| words.text(at) == "?")
}
