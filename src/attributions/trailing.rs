//! A sentence that ends in its speech tag into a draft: `Business was down by two thirds, she said.`

use super::assemble::HEARINGS;
use super::commitment;
use super::cues::{self, CueMatch, Voice};
use super::draft::{Construction, Draft};
use super::edges;
use super::inflection::Form;
use super::phrases;
use super::rules::{Page, has_verb};
use super::subjects::{may_speak, opens_noun_phrase};
use super::words::{Words, one_of};
use super::{Commitment, CueKind};
use crate::entities;
use std::ops::Range;

/// Longest source of such a tag, in tokens.
const LONGEST_SOURCE: usize = 24;
/// Longest adjunct behind it: `after a meeting with the harbour board on Monday`.
const LONGEST_ADJUNCT: usize = 12;
const CONFIDENCE: u16 = 820;
/// Most cues of a sentence that are tried.
const MOST_CUES: usize = 3;
/// `Asked whether he would go, Hale said …`: the words before the comma are no statement.
const NO_STATEMENT: &str = "asked pressed questioned";
/// Words that open a part of a sentence that cannot stand alone.
const OPENS_ADJUNCT: &str = "in on at after before when while as by with without if because since although though during until once whether following \
                             despite amid under from for to";

/// Reads the tag at the end of one sentence, outside quotation marks.
pub(crate) fn read_sentence(page: &Page<'_>, sentence: &Range<usize>) -> Option<Draft> {
    let words = page.words;
    let end = phrases::without_final_marks(words, sentence.clone()).end;
    let asks = words.text(end) == "?";
    let cues = cues::find(words, sentence);
    let speaks = cues.iter().rev().filter(|cue| {
        (cue.voice == Voice::Active || cue.entry.lemma == "tell" && cue.voice == Voice::Passive)
            && cue.form != Form::Gerund
            && (cue.entry.takes("quote") || cue.entry.takes("that"))
            && matches!(cue.entry.kind, CueKind::Assertion | CueKind::Belief | CueKind::Knowledge)
            && page.quote_around(cue.head).is_none()
    });
    // `…, said a clerk, who notes that …`: the tag is not always the last cue.
    let (cue, (source, start)) = speaks.take(MOST_CUES).find_map(|cue| {
        let tag = straight(page, cue, sentence, end).or_else(|| inverted(page, cue, sentence, end))?;
        Some((cue, tag))
    })?;
    let content = edges::without_dateline(words, sentence.start..start.checked_sub(1)?);
    let behind = cue.tokens.end.max(source.end);
    let contents = contents(page, content, behind, end)?;
    let commitment = commitment::judge(words, &cue.tokens, cue.entry.lemma, None);
    (commitment == Commitment::Committed && !asks).then(|| Draft {
        source: Some(source),
        cue: Some(cue.tokens.clone()),
        lemma: cue.entry.lemma.to_owned(),
        kind: Some(cue.entry.kind),
        contents,
        commitment: Some(commitment),
        construction: Construction::TrailingTag,
        confidence: CONFIDENCE,
        ..Draft::default()
    })
}

/// The statement before a tag, and what of it stands behind.
fn contents(page: &Page<'_>, content: Range<usize>, behind: usize, end: usize) -> Option<Vec<Range<usize>>> {
    let words = page.words;
    if page.quote_before(content.end).is_some() {
        return None;
    }
    let verb = |at: usize| cues::is_auxiliary(words.lower(at)) || super::verbs::is_finite(words.lower(at));
    let rest = behind + 1..end;
    let parted = words.text(behind) == "," && !rest.is_empty();
    let asked = one_of(words.lower(content.start), NO_STATEMENT);
    // `Farrow was blunt: the market, she said, …`: what stands before the colon is the author's.
    let colon = content.clone().rfind(|&at| words.text(at) == ":" && has_verb(words, &(content.start..at)));
    let content =
        colon.filter(|colon| colon + 1 < content.end).map_or(content.start, |at| at + 1)..content.end;
    let stated = states(words, &content);
    // `The outreach, they said, raised new worries`, `If it rains, she said, the fair will close`
    let joined = !stated && opens_clause(words, rest.start) && has_predicate(words, &rest);
    if parted && !asked && (verb(rest.start) || joined) {
        return Some(vec![content, rest]);
    }
    if !stated {
        return None;
    }
    let goes_on = parted
        && one_of(words.lower(rest.start), "and but")
        && verb(rest.start + 1)
        && page.quote_before(end).is_none();
    // `A cable holds 5,000 wires, she said, and is built to lose some`
    Some(if goes_on { vec![content, rest] } else { vec![content] })
}

/// `…, the mayor told reporters on Monday`: the source and where the tag begins.
fn straight(
    page: &Page<'_>,
    cue: &CueMatch,
    sentence: &Range<usize>,
    end: usize,
) -> Option<(Range<usize>, usize)> {
    let words = page.words;
    let source = phrases::subject_before(words, sentence.start, cue.tokens.start)?;
    // `…, a court was told`: whoever else is told something has not said it.
    if cue.voice == Voice::Passive && !one_of(words.lower(source.end - 1), HEARINGS) {
        return None;
    }
    let comma = source.start.checked_sub(1).filter(|&at| at > sentence.start && words.text(at) == ",")?;
    let speaks = source.len() <= LONGEST_SOURCE
        && may_speak(words, &source)
        && !one_of(words.lower(source.start), "who which whom whose")
        && opens_source(words, &source);
    let mut behind = cue.tokens.end;
    if cue.entry.takes("person") && !closes(words, behind, end) {
        behind = phrases::noun_phrase_end(words, behind, end);
    }
    (speaks && closes(words, behind, end)).then_some((source, comma + 1))
}

/// `…, said the mayor on Monday`.
fn inverted(
    page: &Page<'_>,
    cue: &CueMatch,
    sentence: &Range<usize>,
    end: usize,
) -> Option<(Range<usize>, usize)> {
    let words = page.words;
    let comma = cue.tokens.start.checked_sub(1).filter(|&at| at > sentence.start)?;
    let fits = words.text(comma) == ","
        && cue.tokens.len() == 1
        && matches!(cue.form, Form::Past | Form::ThirdPerson)
        && (opens_noun_phrase(words, cue.tokens.end, end) || is_calling(words, cue.tokens.end, end));
    let mut source = cue.tokens.end..phrases::noun_phrase_end(words, cue.tokens.end, end);
    if one_of(words.lower(source.end), "who whose") && words.lower_before(source.end) == "," {
        // `…, said Ada Lorne, who runs the yard`; with a cue of its own the clause says something else.
        source.end = if cues::find(words, &(source.end..end)).is_empty() { end } else { source.end - 1 };
    }
    (fits && closes(words, source.end, end)).then_some((source, comma + 1))
}

/// Whether a calling and a name stand here: `said harbour pilot Nils Ahl`.
fn is_calling(words: &Words<'_>, at: usize, end: usize) -> bool {
    const LONGEST: usize = 4;
    let small = (at..end.min(at + LONGEST)).take_while(|&at| {
        words.is_word(at) && !words.is_capitalized(at) && !phrases::is_preposition(words, at)
    });
    let small = at..at + small.count();
    words.is_capitalized(small.end) && small.into_iter().any(|at| entities::is_person_noun(words.lower(at)))
}

/// Whether a source of more than a name begins as a noun phrase does.
fn opens_source(words: &Words<'_>, source: &Range<usize>) -> bool {
    !one_of(words.lower(source.start), OPENS_ADJUNCT)
        && !one_of(words.lower(source.start), "down up i we")
        && !words.lower(source.start).ends_with("ing")
        && !phrases::is_time(words, source.start)
}

/// Whether a clause with a subject of its own begins.
fn opens_clause(words: &Words<'_>, at: usize) -> bool {
    one_of(words.lower(at), phrases::PRONOUN) && words.lower(at) != "who"
        || one_of(words.lower(at), phrases::DETERMINER)
        || words.is_capitalized(at)
}

/// Whether at most an adjunct stands between a token and the end of the sentence or of the tag.
fn closes(words: &Words<'_>, at: usize, end: usize) -> bool {
    let at = phrases::skip_adjuncts(words, at, end);
    if at >= end || one_of(words.text(at), ", ; — –") {
        return true;
    }
    let adjunct = at..(at..end).find(|&at| one_of(words.text(at), ", ; — –")).unwrap_or(end);
    one_of(words.lower(at), "in on at during after before by via through from of about as when while")
        && adjunct.len() <= LONGEST_ADJUNCT
        && !adjunct.clone().any(|at| one_of(words.lower(at), "that what how why"))
}

/// Whether the words before a tag are a statement: a clause, not an adjunct of the tag's own verb.
fn states(words: &Words<'_>, content: &Range<usize>) -> bool {
    if words.count(content) < 3 || one_of(words.lower(content.start), NO_STATEMENT) {
        return false;
    }
    if words.lower(content.start) == "whether" {
        // `Whether it can open depends on the weather, an official said`
        let verbs =
            |&at: &usize| cues::is_auxiliary(words.lower(at)) || super::verbs::is_finite(words.lower(at));
        return content.clone().any(|at| verbs(&at));
    }
    if !one_of(words.lower(content.start), OPENS_ADJUNCT) {
        return has_predicate(words, content);
    }
    // `After the storm, the road was closed, police said`
    let comma = content.clone().find(|&at| words.text(at) == ",");
    let main = comma.map(|comma| comma + 1..content.end);
    main.is_some_and(|main| words.count(&main) >= 3 && has_predicate(words, &main))
}

/// Whether something is said of a subject, plurals included: `Two of them need new engines`.
fn has_predicate(words: &Words<'_>, clause: &Range<usize>) -> bool {
    has_verb(words, clause)
        || clause.clone().skip(1).any(|at| {
            let before = words.lower_before(at);
            super::verbs::is_verb(words.lower(at))
                && !words.lower(at).ends_with("ing")
                && !one_of(before, phrases::DETERMINER)
                && !one_of(before, "to in on at of for with by from and or")
        })
}
