//! `According to` into a draft: where its source ends, and what is said before and behind it.

use super::CueKind;
use super::draft::{Construction, Draft};
use super::hearsay::{source_of, window};
use super::list;
use super::speechless;
use crate::syntax::page::Page;
use crate::syntax::quotations::QuoteForm;
use crate::syntax::statements::{begins_predicate, has_predicate};
use crate::syntax::word_classes;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, verbs};
use std::ops::Range;

/// Whether `according to` has a source elsewhere than behind it, or nothing to say in its sentence: the sentence is read by its construction.
pub(crate) fn is_misled(page: &Page<'_>, draft: &Draft, cue: &Range<usize>) -> bool {
    let Some(sentence) = page.sentence_around(cue.start) else { return false };
    const NEAR: usize = 2;
    let behind = |source: &Range<usize>| (cue.end..=cue.end + NEAR).contains(&source.start);
    let says = draft.contents.iter().any(|content| content.end > sentence.start);
    // `according to Ana Ruiz, will close`: a source ends before a finite verb.
    let runs_on = |source: &Range<usize>| {
        source.clone().any(|at| page.words.text(at) == "," && begins_predicate(page.words, at + 1))
    };
    let runs_on = draft.source.as_ref().is_some_and(runs_on);
    // `Longer term, according to Ana Ruiz, the port will grow`: what goes on behind the source is said, too.
    let goes_on = |source: &Range<usize>| {
        (source.end..sentence.end.saturating_sub(2)).any(|at| page.words.text(at) == ",")
    };
    let cut = draft.contents.iter().all(|content| content.end <= cue.start)
        && draft.source.as_ref().is_some_and(goes_on)
        && page.words.lower_before(cue.start) == ","
        && is_unfinished(page.words, &(sentence.start..cue.start - 1));
    // `According to Ana Ruiz, who leads the port, it will grow`
    let relative = |content: &Range<usize>| content.start > cue.end && is_relative(page.words, content.start);
    let described = draft.contents.iter().any(relative);
    // `According to three who read the memo, it will close`: what is said begins behind a comma.
    let opens = |source: &Range<usize>| {
        draft.contents.iter().any(|content| content.start == source.end && content.start > cue.end)
    };
    let opens = draft.source.as_ref().is_some_and(opens);
    // `crews in Brack according to the port worked on`
    let through = draft.source.as_ref().is_some_and(|source| {
        source.start == cue.end && predicate_behind(page.words, sentence.start, cue.start, source).is_some()
    });
    let is_none = draft.source.as_ref().is_some_and(|source| !one_of_sources(page.words, source, cue.start));
    // `The union said according to the ruling, the port had paid`
    let told = is_told(page.words, cue.start, sentence.end) && draft.first() < cue.start;
    draft.lemma == "accord"
        && (runs_on
            || opens
            || through
            || told
            || is_none
            || cut
            || described
            || !draft.source.as_ref().is_some_and(behind)
            || !says)
}

/// Reads one sentence.
#[inline(never)]
pub(crate) fn read_sentence(page: &Page<'_>, sentence: &Range<usize>) -> Vec<Draft> {
    let words = page.words;
    let is_cue =
        |&at: &usize| words.lower(at) == "according" && words.lower(at + 1) == "to" && at + 2 < sentence.end;
    let cues = sentence.clone().filter(is_cue);
    cues.filter_map(|at| according_to(page, at..at + 2, sentence)).collect()
}

/// Most tokens of what a participle says of a source.
const LONGEST_RELATIVE: usize = 16;

pub(super) fn according_to(page: &Page<'_>, cue: Range<usize>, sentence: &Range<usize>) -> Option<Draft> {
    let words = page.words;
    let within = window(page, cue.start, sentence);
    let comma_before = cue.start > within.start && words.text(cue.start - 1) == ",";
    let opens = cue.start == within.start || (cue.start <= within.start + 1 && !comma_before);
    let before = cue.start.checked_sub(1 + usize::from(comma_before)).filter(|&at| at >= within.start);
    let joined = before.is_some_and(|at| one_of(words.lower(at), "that and but because while ;"))
        || is_told(words, cue.start, within.end);
    // `according to “Lords of the Dam,” a documentary`
    let title = page.quote_at(cue.end).map(|quote| quote.tokens.clone());
    let is_title = title.is_some();
    let source = title.unwrap_or_else(|| source_of(words, cue.end, &within));
    let mut source = with_abbreviation(words, source);
    let parts = comma_before && is_unfinished(words, &(within.start..cue.start - 1));
    if (opens || joined || parts) && !is_title {
        // The comma behind the source ends it: `According to the port, the storm …`, `According to a poll published last
        // week by Meridian, most …`
        let participle = |at: usize| verbs::is_participle(words.lower(at));
        let relative = (source.start..=source.end).any(|at| is_relative(words, at));
        let reduced = relative || participle(source.end - 1) || participle(source.end);
        let limit = if reduced { within.end.min(source.end + LONGEST_RELATIVE) } else { source.end };
        let comma = (source.start..limit).find(|&at| words.text(at) == ",");
        source.end = comma.unwrap_or(source.end);
    }
    let predicate = predicate_behind(words, within.start, cue.start, &source)
        .filter(|_| !opens && !comma_before && !is_title);
    source.end = predicate.unwrap_or(source.end);
    if words.count(&source) == 0 || !one_of_sources(words, &source, cue.start) {
        return None;
    }
    let mut contents = Vec::new();
    if opens || joined {
        contents.push(source.end..within.end);
    } else {
        let start = clause_start(words, within.start, cue.start);
        contents.push(start..cue.start);
        contents.extend(predicate.map(|at| at..within.end));
        if comma_before && words.text(source.end) == "," && source.end + 1 < within.end {
            let mut rest = source.end + 1..within.end;
            if is_name_apposition(words, &rest) {
                // `according to the harbour master, Ilse Varga, who spoke to the crew`
                source.end = phrases::without_final_marks(words, rest.clone()).end;
                rest.start = rest.end;
            }
            let new_clause = one_of(words.lower(rest.start), "and but who which while although though with");
            // `…, according to the Courier, using the old name`, `…, a paper in Tarn`
            let is_gerund = words.lower(rest.start).ends_with("ing");
            let is_noun = one_of(words.lower(rest.start), "a an") && !has_predicate(words, &rest);
            let is_beside = !parts && (is_gerund || is_noun);
            if !new_clause && !is_beside {
                contents.push(rest);
            }
        }
    }
    if let Some(content) = contents.first_mut().filter(|_| opens || joined) {
        pass_description(words, &mut source, content);
    }
    let contents = contents.into_iter().map(|part| {
        let part = phrases::without_final_marks(words, part);
        // `According to Ada Lorne, “it rained. We left.”`: a quotation is one statement.
        let quote = page.quote_at(part.start).filter(|quote| quote.form == QuoteForm::Speech);
        quote.map_or(part, |quote| quote.tokens.clone())
    });
    let contents: Vec<_> = contents.filter(|part| words.count(part) > 1).collect();
    let mut draft = Draft {
        source: Some(source),
        cue: Some(cue),
        lemma: "accord".to_owned(),
        kind: Some(CueKind::Assertion),
        contents,
        construction: Construction::AccordingTo,
        confidence: 930,
        ..Draft::default()
    };
    draft.settle();
    (!draft.contents.is_empty()).then_some(draft)
}

/// `According to the mayor, Tom Hale, the bridge …`, `According to Tom Hale, who leads the port, ships …`, `According to a study
/// by Ada Brandt, a biologist at Velmora, the lake …`: what stands between the commas says who the source is.
pub(super) fn pass_description(words: &Words<'_>, source: &mut Range<usize>, content: &mut Range<usize>) {
    const LONGEST: usize = 24;
    let from = source.end + usize::from(words.text(source.end) == ",");
    let Some(last) = source.clone().rev().find(|&at| words.is_word(at)) else { return };
    // A title may hold its comma: `According to “Lords of the Dam,” a film, …`
    let parted = (last + 1..from).any(|at| words.text(at) == ",");
    if !parted || !(source.end..=from).contains(&content.start) {
        return;
    }
    let within = from..content.end.min(from + LONGEST);
    if one_of(words.lower(from), "citing quoting") {
        // `According to the Courier, citing two clerks, the bank …`
        let comma = within.clone().find(|&at| words.text(at) == ",");
        content.start = comma.map_or(content.start, |comma| comma + 1);
        return;
    }
    let Some(comma) = within.clone().find(|&at| words.text(at) == "," && states(words, at + 1..content.end))
    else {
        return;
    };
    let between = from..comma;
    let is_person = |at: usize| word_classes::is_person_noun(words.lower(at));
    // One name alone is somebody only behind a word for a person: `her daughter, Nyambura`.
    let is_name = (between.len() > 1 || is_person(last))
        && between.clone().all(|at| words.is_capitalized(at))
        && source.clone().any(is_person);
    let is_noun = words.is_capitalized(last)
        && (one_of(words.lower(from), "a an")
            || one_of(words.lower(from), "the its their")
                && !between.clone().any(|at| begins_predicate(words, at))
                && (between.clone().any(is_person) || !is_list(words, comma + 1..content.end)));
    // `According to The Tides, published by the board, ships …`
    let is_participle = verbs::is_participle(words.lower(from)) && words.lower(from + 1) == "by";
    if is_name || is_noun || is_participle || is_relative(words, from) {
        content.start = comma + 1;
        // A description may name another body.
        source.end = if is_name { comma } else { source.end };
    }
}

/// Whether the subject that begins here has several parts: `According to the clerk, the port, the town and the state agree`.
fn is_list(words: &Words<'_>, rest: Range<usize>) -> bool {
    let subject = rest.clone().take_while(|&at| !begins_predicate(words, at));
    subject.into_iter().any(|at| one_of(words.lower(at), "and or"))
}

/// Whether a subject begins here, and its predicate before the next comma.
fn states(words: &Words<'_>, rest: Range<usize>) -> bool {
    let next = rest.clone().find(|&at| words.text(at) == "," || begins_predicate(words, at));
    !one_of(words.lower(rest.start), "who which whose that and or")
        && next.is_some_and(|at| at > rest.start && words.text(at) != ",")
}

/// Whether the words before `according to` and a comma want what follows it: `Longer term`, `One child was`.
fn is_unfinished(words: &Words<'_>, before: &Range<usize>) -> bool {
    let last = before.end.saturating_sub(1);
    !has_predicate(words, before)
        || cues::is_auxiliary(words.lower(last))
        || one_of(words.lower(last), "since because while although that when as")
}

fn is_relative(words: &Words<'_>, at: usize) -> bool {
    one_of(words.lower(at), "who which whose formerly")
}

/// Whether a sentence ends in a name, or in one that a relative clause follows.
fn is_name_apposition(words: &Words<'_>, rest: &Range<usize>) -> bool {
    let name = rest.clone().take_while(|&at| words.is_capitalized(at)).count();
    let behind = rest.start + name;
    let comma = words.text(behind) == ",";
    name > 1
        && (behind >= rest.end
            || words.text(behind) == "."
            || comma && one_of(words.lower(behind + 1), "who whose a an the"))
}

/// Whether a verb of saying stands before `according to`: not `was judged`.
fn follows_saying(words: &Words<'_>, cue: usize) -> bool {
    let verb = cue.saturating_sub(1);
    cues::is_finite(words.lower(verb))
        && !words.is_capitalized(verb)
        && !one_of(words.lower_before(verb), cues::BE)
}

/// Whether a verb of saying stands before `according to`, and what is said behind its source.
fn is_told(words: &Words<'_>, cue: usize, end: usize) -> bool {
    const FAR: usize = 16;
    let says = follows_saying(words, cue);
    let goes_on = |at: usize| words.text(at) == "," && !words.lower(at + 1).ends_with("ing");
    says && (cue..end.min(cue + FAR)).any(goes_on)
}

/// `according to plan`, `weighed according to the size of the boat`: no source. Behind a mark, a conjunction or at the start of a
/// sentence nearly all is one.
fn one_of_sources(words: &Words<'_>, source: &Range<usize>, cue: usize) -> bool {
    const SHORT: usize = 3;
    let is_none = |at: usize| one_of(words.lower(at), const { &list("according.no_source") });
    let last = source.end.saturating_sub(1);
    let is_measure = source.len() <= SHORT && one_of(words.lower(source.start), "the a an its their his her");
    let before = cue.saturating_sub(1);
    let is_parted = words.is_capitalized(cue)
        || words.is_mark(before)
        || one_of(words.lower(before), "that who and but because while")
        || follows_saying(words, cue);
    let head = speechless::head(words, source);
    let is_norm = !is_parted
        && (is_none(head)
            || one_of(words.lower(head), "laws rules treaty")
            || !speechless::can_speak(words, source));
    // `a count by the Courier`
    let has_agent = (source.start + 1..source.end).any(|at| words.lower(at) == "by");
    !(is_none(source.start) || !has_agent && (is_measure && is_none(last) || is_norm))
}

/// Where a verb stands in the words of a source that goes on with the subject before the cue: `worked` of `crews in Brack
/// according to the port worked on`.
fn predicate_behind(words: &Words<'_>, from: usize, cue: usize, source: &Range<usize>) -> Option<usize> {
    let comma = (from..cue).rfind(|&at| words.text(at) == ",");
    let subject = comma.map_or(from, |at| at + 1)..cue;
    let is_alone = subject.is_empty() || has_predicate(words, &subject);
    let said = source.start + 1..source.end;
    let relative = said.clone().find(|&at| is_relative(words, at) || words.lower(at) == "that");
    let found = said.clone().find(|&at| begins_predicate(words, at));
    found.filter(|&at| !is_alone && relative.is_none_or(|relative| at < relative))
}

/// `the World Health Organization (WHO)`
fn with_abbreviation(words: &Words<'_>, source: Range<usize>) -> Range<usize> {
    let bracketed = words.text(source.end) == "(" && words.text(source.end + 2) == ")";
    source.start..source.end + if bracketed { 3 } else { 0 }
}

/// Where the clause before `according to` begins: behind the last coordinated clause.
fn clause_start(words: &Words<'_>, from: usize, to: usize) -> usize {
    (from..to)
        .rev()
        .find(|&at| {
            words.text(at) == ";"
                || (words.text(at) == ","
                    && one_of(words.lower(at + 1), "but while although though whereas")
                    && at + 2 < to)
        })
        .map_or(from, |mark| mark + 1)
}
