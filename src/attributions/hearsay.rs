//! Sentences into drafts of attributions that no speech verb signals: hearsay adverbs, passives without an agent.

use super::draft::{Construction, Draft};
use super::left_out::unless_left_out;
use super::list;
use super::relative_tags::end_of_clause;
use super::tags::addressee_end;
use super::{CueKind, SourceKind};
use crate::syntax::cues::{CueMatch, Voice};
use crate::syntax::page::Page;
use crate::syntax::statements::{begins_predicate, has_verb};
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, relatives, verbs};
use crate::text::TokenKind;
use crate::word_set::WordSet;
use std::ops::Range;

const ADVERBS: &str = "reportedly allegedly supposedly purportedly rumoredly";
/// Verbs whose passive gives a statement to nobody: with an infinitive or a clause.
const SAID: &WordSet = &list("hearsay.said");
/// Verbs whose passive accuses: with a preposition.
const ACCUSED: &str = "accuse implicate link suspect blame";

/// Reads one sentence.
#[inline(never)]
pub(crate) fn read_sentence(page: &Page<'_>, sentence: &Range<usize>) -> Vec<Draft> {
    let words = page.words;
    let adverbs = sentence.clone().filter(|&at| one_of(words.lower(at), ADVERBS));
    let adverbs = adverbs.filter_map(|at| adverb(page, at, sentence)).collect();
    let mut drafts: Vec<Draft> = unless_left_out("Hearsay adverbs", adverbs);
    for cue in cues::find(words, sentence) {
        if cue.voice == Voice::Passive {
            drafts.extend(unless_left_out("Passives without an agent", passive(page, &cue, sentence)));
        }
    }
    drafts
}

/// Whether the passive of a verb gives what is said to nobody: `it was reported`.
pub(super) fn is_heard(lemma: &str) -> bool {
    one_of(lemma, SAID)
}

/// Whether a cue has a hearsay adverb and no verb of saying: `reportedly`, `reportedly plan`.
pub(crate) fn is_adverb(words: &Words<'_>, cue: &Range<usize>, draft: &Draft) -> bool {
    let heard = |at: usize| one_of(words.lower(at), ADVERBS);
    // `is reportedly testing it`, `has reportedly been offered`; whoever reportedly said something is its source.
    let bare = |at: usize| heard(at) || cues::is_auxiliary(words.lower(at));
    // `had allegedly asked two suppliers for cash` tells a deed, `reportedly asked whether` what was said.
    let asks = |at: usize| one_of(words.lower(at), const { &list("hearsay.asks") });
    let requests = draft.lemma == "ask" && !draft.contents.iter().any(|content| content.clone().any(asks));
    let alone = cue.clone().any(heard)
        && (cue.clone().all(bare) || draft.kind != Some(CueKind::Assertion) || requests);
    // `which divers found, allegedly lists`: the verb before the comma is another's.
    alone || one_of(words.lower(cue.end - 1), ADVERBS) && cue.clone().any(|at| words.text(at) == ",")
}

/// The quotation around a token, or its clause: what an adverb speaks of.
pub(super) fn window(page: &Page<'_>, at: usize, sentence: &Range<usize>) -> Range<usize> {
    match page.quote_around(at) {
        Some(quote) => {
            sentence.start.max(quote.tokens.start + 1)..sentence.end.min(quote.tokens.end.saturating_sub(1))
        }
        None => sentence.clone(),
    }
}

fn adverb(page: &Page<'_>, at: usize, sentence: &Range<usize>) -> Option<Draft> {
    let words = page.words;
    let within = window(page, at, sentence);
    let opening = (within.start..at).rev().find(|&before| opens_clause(words, before, at));
    // `The notebook, which divers found, allegedly lists`: the relative clause is closed.
    let verb =
        (within.start..at).rev().take_while(|&at| cues::is_auxiliary(words.lower(at))).last().unwrap_or(at);
    let closed = words.lower_before(verb) == ","
        && opening
            .is_some_and(|mark| one_of(words.lower(mark), "who which") && words.lower_before(mark) == ",");
    let start = opening.filter(|_| !closed).map_or(within.start, |mark| mark + 1);
    let start = if closed { start } else { behind_saying(words, start..at) }.min(verb);
    let start = own_clause(words, at, start..verb);
    let end = clause_end(words, at + 1..within.end);
    let (start, end) = if !closed && speaks_of_phrase(words, at) {
        let clause = (at + 1..end).find(|&after| one_of(words.lower(after), "which who"));
        (at, clause.unwrap_or(end))
    } else {
        in_relative_clause(words, at, verb, start..without_predicate(words, at, end))
    };
    let [subject, auxiliaries] = subject_of(words, at, start..verb.clamp(start, at));
    let parts = [subject, auxiliaries, at + 1..end].map(|part| phrases::without_final_marks(words, part));
    let mut draft = Draft {
        source_kind: Some(SourceKind::Unspecified),
        cue: Some(at..at + 1),
        lemma: words.lower(at).to_owned(),
        kind: Some(CueKind::Hearsay),
        contents: parts.into_iter().filter(|part| words.count(part) > 0).collect(),
        construction: Construction::Hearsay,
        confidence: 880,
        ..Draft::default()
    };
    draft.settle();
    (!draft.contents.is_empty()).then_some(draft)
}

/// `with reportedly over 1,000 guests`, `health problems, reportedly cancer`: whether an adverb speaks of the phrase behind it
/// and not of the clause that it stands in.
fn speaks_of_phrase(words: &Words<'_>, adverb: usize) -> bool {
    let (before, next) = (words.lower_before(adverb), words.lower(adverb + 1));
    let is_number = words.kind(adverb + 1) == Some(TokenKind::Number);
    let opens_phrase =
        is_number || one_of(next, phrases::DETERMINER) || one_of(next, "over about around nearly");
    let is_verb = begins_predicate(words, adverb + 1) || verbs::is_verb(next) || verbs::is_participle(next);
    let is_other = is_verb
        || next.ends_with("ly")
        || next.ends_with("ing")
        || one_of(next, "due because , not")
        || phrases::is_preposition(words, adverb + 1);
    let is_open = before.ends_with("ing") || phrases::is_preposition(words, adverb.saturating_sub(1));
    match before {
        "," => opens_phrase || next.ends_with("ing") || !is_other,
        _ if cues::is_auxiliary(before) || one_of(before, cues::BE) => false,
        _ if is_open => opens_phrase || !is_other || next.ends_with("ly") && words.is_word(adverb + 2),
        _ => verbs::is_past(before) && (opens_phrase || !is_other),
    }
}

/// `held after she allegedly hit him`, `cheated by a scheme allegedly run by Orrin`: where the clause or the noun phrase begins
/// that an adverb speaks of, in the clause before it.
fn own_clause(words: &Words<'_>, adverb: usize, before: Range<usize>) -> usize {
    let subordinate = phrases::subject_before(words, before.start, before.end).filter(|subject| {
        subject.start > before.start
            && one_of(words.lower(subject.start - 1), const { &list("hearsay.opens") })
            && !phrases::is_preposition(words, subject.start)
    });
    if let Some(subject) = subordinate {
        return subject.start;
    }
    let next = words.lower(adverb + 1);
    let reduced = before.end == adverb && (verbs::is_participle(next) || next.ends_with("ing"));
    let noun = if reduced { relatives::antecedent(words, adverb) } else { None };
    // Only one verb of a clause is finite: behind another, this one is a participle.
    let noun = noun.filter(|noun| {
        noun.start > before.start
            && words.text(noun.start - 1) != ","
            && !cues::is_auxiliary(words.lower(noun.start - 1))
            && has_verb(words, &(before.start..noun.start))
    });
    noun.map_or(before.start, |noun| noun.start)
}

/// `Brandt, the owner, allegedly`, `Brandt was arrested for`, `It closed and has`: the subject of what is heard and its
/// auxiliaries, without what the author says of it.
fn subject_of(words: &Words<'_>, adverb: usize, clause: Range<usize>) -> [Range<usize>; 2] {
    let before = words.lower(clause.end.saturating_sub(1));
    let participle =
        words.lower(adverb + 1).ends_with("ing") && phrases::is_preposition(words, adverb.saturating_sub(1));
    if participle || one_of(before, "and but") {
        let verb = clause.clone().skip(1).find(|&at| has_verb(words, &(at - 1..at + 1)));
        let from = if participle { adverb } else { clause.end };
        return [clause.start..verb.unwrap_or(from), from..adverb];
    }
    let described = before == "," && clause.end == adverb;
    let subject = if described { phrases::subject_before(words, clause.start, clause.end) } else { None };
    let comma = subject.and_then(|subject| subject.clone().skip(1).find(|&at| words.text(at) == ","));
    [clause.start..comma.unwrap_or(adverb), adverb..adverb]
}

/// Where a clause ends that begins before some tokens: not at dashes that hold a remark.
fn clause_end(words: &Words<'_>, tokens: Range<usize>) -> usize {
    let is_dash = |at: usize| words.text(at) == "—";
    let closed = tokens.clone().find(|&at| closes_clause(words, at)).unwrap_or(tokens.end);
    let remark = if is_dash(closed) { (closed + 1..tokens.end).find(|&at| is_dash(at)) } else { None };
    match remark.filter(|&dash| begins_predicate(words, dash + 1)) {
        Some(dash) => (dash + 1..tokens.end).find(|&at| closes_clause(words, at)).unwrap_or(tokens.end),
        None => closed,
    }
}

/// `Brandt, reportedly called the king, was arrested`: where a participle behind a comma and an adverb ends.
fn without_predicate(words: &Words<'_>, adverb: usize, end: usize) -> usize {
    let apposed = words.lower_before(adverb) == "," && verbs::is_participle(words.lower(adverb + 1));
    let comma = (adverb + 1..end).find(|&at| words.text(at) == "," && begins_predicate(words, at + 1));
    comma.filter(|_| apposed).unwrap_or(end)
}

/// `Prosecutors say Brandt allegedly kept a ledger`: where the clause begins, behind a verb of saying and its addressee.
fn behind_saying(words: &Words<'_>, clause: Range<usize>) -> usize {
    let says = |cue: &&CueMatch| {
        cue.voice == Voice::Active && (cue.entry.takes("bare") || cue.entry.takes("person"))
    };
    cues::find(words, &clause).iter().rfind(says).map_or(clause.start, |cue| {
        let told = if cue.entry.takes("person") {
            addressee_end(words, cue, cue.tokens.end, clause.end)
        } else {
            cue.tokens.end
        };
        told.min(clause.end)
    })
}

/// `a ship that reportedly struck a pier had played a part`: what is heard is that the ship struck the pier.
fn in_relative_clause(words: &Words<'_>, adverb: usize, verb: usize, clause: Range<usize>) -> (usize, usize) {
    let Some(pronoun) = verb.checked_sub(1) else { return (clause.start, clause.end) };
    let opened = clause.start == verb && one_of(words.lower(pronoun), "that who which");
    let noun = if opened { relatives::antecedent(words, pronoun) } else { None };
    let Some(noun) = noun else { return (clause.start, clause.end) };
    let behind_comma = words.lower_before(pronoun) == ",";
    (noun.start, end_of_clause(words, adverb + 1, clause.end, behind_comma))
}

/// Whether the clause that an adverb stands in begins behind this token.
fn opens_clause(words: &Words<'_>, at: usize, adverb: usize) -> bool {
    let word = words.lower(at);
    if one_of(words.text(at), "; : — – ( “")
        || one_of(word, "that because while although though whereas which who")
    {
        return true;
    }
    let joins = one_of(word, "and but or");
    if joins && words.lower_before(at) == "," && at + 1 < adverb {
        return true;
    }
    // `In May, the bridge reportedly`: an opening adjunct belongs to the clause.
    words.text(at) == "," && one_of(words.lower(at + 1), phrases::PRONOUN) && at + 1 < adverb
}

fn closes_clause(words: &Words<'_>, at: usize) -> bool {
    let joined = words.text(at) == ","
        && one_of(words.lower(at + 1), "and but while although though whereas which who according");
    let in_which =
        words.text(at) == "," && words.lower(at + 2) == "which" && phrases::is_preposition(words, at + 1);
    let tagged = words.lower(at) == "according" && words.lower(at + 1) == "to";
    joined
        || in_which
        || tagged
        || one_of(words.text(at), "; — )")
        || words.text(at) == "–" && words.is_spaced(at)
        || (one_of(words.lower(at), "and but")
            && cues::is_auxiliary(words.lower(at + 1))
            && !cues::is_negated(words, &(at + 1..at + 2)))
}

pub(super) fn source_of(words: &Words<'_>, from: usize, within: &Range<usize>) -> Range<usize> {
    let mut end = phrases::noun_phrase_end(words, from, within.end);
    // `a report by the ministry`, `a poll from Harrow College`, `a person familiar with the matter`
    for _ in 0..4 {
        let joins = one_of(words.lower(end), const { &list("hearsay.goes_on") });
        let time = phrases::is_time(words, end + 1);
        if !joins || time || end + 1 >= within.end {
            break;
        }
        end = phrases::noun_phrase_end(words, end + 1, within.end);
    }
    if within.end > from && end == within.end && words.text(end - 1) == "." {
        end -= 1;
    }
    from..end
}

fn passive(page: &Page<'_>, cue: &CueMatch, sentence: &Range<usize>) -> Option<Draft> {
    let words = page.words;
    let within = window(page, cue.head, sentence);
    let lemma = cue.entry.lemma;
    let mut after = cue.tokens.end;
    let agent = (words.lower(after) == "by" && !words.lower(after + 1).ends_with("ing")).then(|| {
        let accused = one_of(lemma, ACCUSED);
        let limit = (after + 2..within.end)
            .find(|&at| accused && one_of(words.lower(at), "of in to for"))
            .unwrap_or(within.end);
        let agent = source_of(words, after + 1, &(within.start..limit));
        after = agent.end;
        agent
    });
    // `It was reported last week that`
    let that = phrases::skip_adjuncts(words, after, within.end);
    if words.lower(that) == "that" {
        after = that;
    }
    let next = words.lower(after);
    let said = one_of(lemma, SAID) && one_of(next, "to that");
    let accused = one_of(lemma, ACCUSED) && one_of(next, "of in to for");
    if !(said || accused) || cues::is_modal(words, &cue.tokens) {
        return None;
    }
    let start = behind_saying(words, within.start..cue.tokens.start);
    let subject = phrases::subject_before(words, start, cue.tokens.start);
    let impersonal =
        subject.as_ref().is_some_and(|subject| words.lower(subject.start) == "it" && subject.len() == 1);
    if subject.is_none() || (impersonal && next == "to") {
        return None;
    }
    let end = (after..within.end).find(|&at| closes_clause(words, at)).unwrap_or(within.end);
    let rest = phrases::without_final_marks(words, after..end);
    if words.count(&rest) < 2 {
        return None;
    }
    let mut contents: Vec<Range<usize>> = subject.filter(|_| !impersonal).into_iter().collect();
    for subject in &mut contents {
        *subject = phrases::without_final_marks(words, subject.clone());
    }
    contents.push(rest);
    let mut draft = Draft {
        source_kind: agent.is_none().then_some(SourceKind::Unspecified),
        kind: if agent.is_some() { Some(cue.entry.kind) } else { Some(CueKind::Hearsay) },
        source: agent,
        cue: Some(cue.tokens.clone()),
        lemma: lemma.to_owned(),
        contents,
        construction: Construction::Hearsay,
        confidence: 820,
        ..Draft::default()
    };
    draft.settle();
    Some(draft)
}
