//! Sentences into drafts of attributions that no speech verb signals: hearsay adverbs, passives
//! without an agent, `according to`.

use super::cues::{self, CueMatch, Voice};
use super::draft::{Construction, Draft};
use super::phrases;
use super::quotations::QuoteForm;
use super::relatives;
use super::rules::Page;
use super::statements::begins_predicate;
use super::verbs;
use super::words::{Words, list, one_of};
use super::{CueKind, SourceKind};
use crate::sorting::sort_by_key;
use crate::word_set::WordSet;
use std::ops::Range;

const ADVERBS: &str = "reportedly allegedly supposedly purportedly rumoredly";
/// Verbs whose passive gives a statement to nobody: with an infinitive or a clause.
const SAID: &WordSet = &list("hearsay.said");
/// Verbs whose passive accuses: with a preposition.
const ACCUSED: &str = "accuse implicate link suspect blame";

/// Reads one sentence.
pub(crate) fn read_sentence(page: &Page<'_>, sentence: &Range<usize>) -> Vec<Draft> {
    let words = page.words;
    let mut drafts: Vec<Draft> = Vec::new();
    for at in sentence.clone() {
        let word = words.lower(at);
        if one_of(word, ADVERBS) {
            drafts.extend(adverb(page, at, sentence));
        } else if word == "according" && words.lower(at + 1) == "to" && at + 2 < sentence.end {
            drafts.extend(according_to(page, at..at + 2, sentence));
        }
    }
    for cue in cues::find(words, sentence) {
        if cue.voice == Voice::Passive {
            drafts.extend(passive(page, &cue, sentence));
        }
    }
    sort_by_key(&mut drafts, |draft| draft.cue.as_ref().map_or(0, |cue| cue.start));
    drafts
}

/// Whether a cue has a hearsay adverb and no verb of saying: `reportedly`, `reportedly plan`.
pub(crate) fn is_adverb(words: &Words<'_>, cue: &Range<usize>, draft: &Draft) -> bool {
    let heard = |at: usize| one_of(words.lower(at), ADVERBS);
    // `is reportedly testing it`, `has reportedly been offered`; whoever reportedly said something is its source.
    let bare = |at: usize| heard(at) || cues::is_auxiliary(words.lower(at));
    // `had allegedly asked two suppliers for cash` tells a deed, `reportedly asked whether` what was said.
    let asks = |at: usize| one_of(words.lower(at), "whether if why how what who when where “ \"");
    let requests = draft.lemma == "ask" && !draft.contents.iter().any(|content| content.clone().any(asks));
    let alone = cue.clone().any(heard)
        && (cue.clone().all(bare) || draft.kind != Some(CueKind::Assertion) || requests);
    // `which divers found, allegedly lists`: the verb before the comma is another's.
    alone || one_of(words.lower(cue.end - 1), ADVERBS) && cue.clone().any(|at| words.text(at) == ",")
}

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
    draft.lemma == "accord" && (runs_on || !draft.source.as_ref().is_some_and(behind) || !says)
}

/// The quotation around a token, or its clause: what an adverb speaks of.
fn window(page: &Page<'_>, at: usize, sentence: &Range<usize>) -> Range<usize> {
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
    let end = (at + 1..within.end).find(|&after| closes_clause(words, after)).unwrap_or(within.end);
    let (start, end) = in_relative_clause(words, at, start..end);
    let parts = [start..at, at + 1..end].map(|part| phrases::without_final_marks(words, part));
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

/// `Prosecutors say Brandt allegedly kept a ledger`: where the clause begins, behind a verb of saying.
fn behind_saying(words: &Words<'_>, clause: Range<usize>) -> usize {
    let says = |cue: &&CueMatch| cue.voice == Voice::Active && cue.entry.takes("bare");
    cues::find(words, &clause).iter().rfind(says).map_or(clause.start, |cue| cue.tokens.end)
}

/// `a ship that reportedly struck a pier had played a part`: what is heard is that the ship struck the pier.
fn in_relative_clause(words: &Words<'_>, adverb: usize, clause: Range<usize>) -> (usize, usize) {
    let Some(pronoun) = adverb.checked_sub(1) else { return (clause.start, clause.end) };
    let opened = clause.start == adverb && one_of(words.lower(pronoun), "that who which");
    let noun = if opened { relatives::antecedent(words, pronoun) } else { None };
    let Some(noun) = noun else { return (clause.start, clause.end) };
    let next = (adverb + 3..clause.end).find(|&at| {
        one_of(words.lower(at), "had has have was were is are would will")
            && !one_of(words.lower_before(at), "and but or , who which that")
    });
    (noun.start, next.unwrap_or(clause.end))
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
    joined
        || one_of(words.text(at), "; — )")
        || words.text(at) == "–" && words.is_spaced(at)
        || (one_of(words.lower(at), "and but")
            && cues::is_auxiliary(words.lower(at + 1))
            && !cues::is_negated(words, &(at + 1..at + 2)))
}

/// Most tokens of what a participle says of a source.
const LONGEST_RELATIVE: usize = 16;

fn according_to(page: &Page<'_>, cue: Range<usize>, sentence: &Range<usize>) -> Option<Draft> {
    let words = page.words;
    let within = window(page, cue.start, sentence);
    let comma_before = cue.start > within.start && words.text(cue.start - 1) == ",";
    let opens = cue.start == within.start || (cue.start <= within.start + 1 && !comma_before);
    let before = cue.start.checked_sub(1 + usize::from(comma_before)).filter(|&at| at >= within.start);
    let joined = before.is_some_and(|at| one_of(words.lower(at), "that and but because while ;"));
    let mut source = source_of(words, cue.end, &within);
    if opens || joined {
        // The comma behind the source ends it: `According to the port, the storm …`, `According to a poll published last
        // week by Meridian, most …`
        let participle = |at: usize| verbs::is_participle(words.lower(at));
        let reduced = participle(source.end - 1) || participle(source.end);
        let limit = if reduced { within.end.min(source.end + LONGEST_RELATIVE) } else { source.end };
        let comma = (source.start..limit).find(|&at| words.text(at) == ",");
        source.end = comma.unwrap_or(source.end);
    }
    if words.count(&source) == 0 || !one_of_sources(words, &source) {
        return None;
    }
    let mut contents = Vec::new();
    if opens || joined {
        contents.push(source.end..within.end);
    } else {
        let start = clause_start(words, within.start, cue.start);
        contents.push(start..cue.start);
        if comma_before && words.text(source.end) == "," && source.end + 1 < within.end {
            let mut rest = source.end + 1..within.end;
            if is_name_apposition(words, &rest) {
                // `according to the harbour master, Ilse Varga, who spoke to the crew`
                source.end = phrases::without_final_marks(words, rest.clone()).end;
                rest.start = rest.end;
            }
            let new_clause = one_of(words.lower(rest.start), "and but who which while although though with");
            if !new_clause {
                contents.push(rest);
            }
        }
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

/// `in accordance with`, `according to plan`: no source.
fn one_of_sources(words: &Words<'_>, source: &Range<usize>) -> bool {
    !one_of(words.lower(source.start), const { &list("hearsay.no_source") })
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
