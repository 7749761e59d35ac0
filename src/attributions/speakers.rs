//! A cue into whoever has it: the source that the network marks, or the subject that the words show.

use super::draft::Draft;
use super::parts::{Part, distance, nearest};
use super::{CueKind, SourceKind, list, passives};
use crate::syntax::page::Page;
use crate::syntax::statements::begins_predicate;
use crate::syntax::verbs::cue_lexicon::look_up;
use crate::syntax::verbs::inflection::{Form, is_form_of};
use crate::syntax::words::{Words, one_of};
use crate::syntax::{phrases, relatives, subjects};
use crate::word_set::WordSet;
use std::ops::Range;

/// Gives a draft the source whose nearest cue it is, or the subject that its words say.
pub(super) fn give_source(
    page: &Page<'_>,
    draft: &mut Draft,
    cue: &Range<usize>,
    sources: &[Part],
    cues: &[Part],
) {
    let words = page.words;
    if passives::is_agentless(words, cue) {
        draft.source_kind = Some(SourceKind::Unspecified);
        if let Some(kind) = passives::kind_of_received(words, cue) {
            draft.kind = Some(kind);
        } else if passives::is_impression(words, cue) || one_of(&draft.lemma, HEARSAY) {
            draft.kind = Some(CueKind::Hearsay);
        }
        return;
    }
    if let Some(agent) = agent(page, draft, cue, sources) {
        draft.source = Some(agent);
        return;
    }
    if let Some(subject) = subject_behind(page, draft, cue, sources) {
        draft.source = Some(subject);
        return;
    }
    let own = nearest_source(page, sources, cue).and_then(|(at, distance)| {
        let (source, sure) = sources.get(at)?;
        let nearest = nearest(words, cues, source).and_then(|(own, _)| cues.get(own));
        let is_own = nearest.is_some_and(|(own, _)| own == cue);
        let own = is_own || (distance <= FARTHEST && shares(words, source, cue));
        // `“He told us,” Ana Ruiz said`: whoever is spoken of does not speak.
        (own && !draft.contains(source)).then(|| (source.clone(), *sure))
    });
    let found = match own {
        Some((source, sure)) => {
            draft.confidence = draft.confidence.min(sure);
            draft.sure[0] = sure;
            Some(source)
        }
        None => written_subject(page, cue),
    };
    let found = found.map(|source| behind_tag(words, beyond_relative_clause(page, source, cue, sources)));
    let found = found.map(|source| with_relative_clause(words, source, cue));
    let found = found.map(|source| before_object(page, source, cue));
    let found = found.map(|source| quoted_by(page, source, cue));
    let found = found.map(|source| blamed(words, &source, cue).unwrap_or(source));
    draft.source = found.and_then(|source| phrases::without_loose_end(words, source));
    keep_to_relative_clause(words, draft);
}

/// `was first reported by the Courier`: whoever stands behind `by` says it.
fn agent(page: &Page<'_>, draft: &Draft, cue: &Range<usize>, sources: &[Part]) -> Option<Range<usize>> {
    let words = page.words;
    let sentence = page.sentence_around(cue.start)?;
    let from = if words.lower(cue.end - 1) == "by" {
        cue.end
    } else {
        cue.end + usize::from(words.lower(cue.end) == "by")
    };
    let participle = passives::is_passive(words, cue)
        || look_up(words.lower(cue.start)).any(|(_, form)| form == Form::Past);
    if words.lower(from - 1) != "by"
        || !participle
        || from >= sentence.end
        || words.lower(from).ends_with("ing")
    {
        return None;
    }
    let next = sources.partition_point(|(source, _)| source.start < from);
    let tagged = sources.get(next).map(|(source, _)| source.clone()).filter(|source| source.start == from);
    let content = draft.contents.iter().map(|content| content.start).find(|&start| start > from);
    let end = phrases::noun_phrase_end(words, from, content.unwrap_or(sentence.end).min(sentence.end));
    tagged.or_else(|| {
        (subjects::opens_noun_phrase(words, from, sentence.end) && end > from).then_some(from..end)
    })
}

/// `Worried that the river might rise, the council ordered sandbags`, `After denying the charge, she left`:
/// the subject stands behind.
fn subject_behind(
    page: &Page<'_>,
    draft: &mut Draft,
    cue: &Range<usize>,
    sources: &[Part],
) -> Option<Range<usize>> {
    const LONGEST_OPENING: usize = 4;
    const OPENERS: &WordSet = &list("speakers.openers");
    let words = page.words;
    let sentence = page.sentence_around(cue.start)?;
    let opens = cue.start - sentence.start <= LONGEST_OPENING
        && (sentence.start..cue.start).all(|at| one_of(words.lower(at), OPENERS))
        && page.quote_around(cue.start).is_none();
    let first = words.lower(cue.start);
    let leads = cue.start > sentence.start;
    let infinitive = first == "to" || words.lower_before(cue.start) == "to" && leads;
    let participle = first.ends_with("ing") || first.ends_with("ed") && !leads || infinitive;
    if !(opens && participle) {
        return None;
    }
    let said = draft.contents.last_mut()?;
    // `Saying that the port lost money, the council sold it`: the main clause is the author's.
    let main =
        said.clone().skip(1).find(|&at| words.text(at) == "," && begins_clause(words, at + 1, said.end));
    said.end = main.unwrap_or(said.end);
    let end = said.end;
    if !(cue.end <= end && end < sentence.end) {
        return None;
    }
    let comma = (end..sentence.end.min(end + 30)).find(|&at| words.text(at) == ",");
    let from = if words.text(end) == "," {
        end + 1
    } else if leads {
        comma? + 1
    } else {
        end
    };
    let next = sources.partition_point(|(source, _)| source.start < from);
    let tagged = sources.get(next).map(|(source, _)| source.clone());
    tagged
        .filter(|source| source.end <= sentence.end && (!leads || source.start <= from + 1))
        .or_else(|| subjects::subject_from(words, from, sentence.end))
}

/// Whether a subject and its verb begin at a token.
fn begins_clause(words: &Words<'_>, at: usize, end: usize) -> bool {
    let subject = subjects::subject_from(words, at, end);
    subject.is_some_and(|subject| subject.end < end && begins_predicate(words, subject.end))
}

/// `The mechanic, who said he had warned the owner, has left`: what follows the clause is the author's.
pub(super) fn keep_to_relative_clause(words: &Words<'_>, draft: &mut Draft) {
    // `who is believed to live abroad, was convicted`
    let said = draft.contents.first().filter(|_| draft.source.is_none() && draft.contents.len() > 1);
    let pronoun = draft.source.as_ref().or(said).filter(|words_of| relatives::is_relative(words, words_of));
    let Some(pronoun) = pronoun.map(|pronoun| pronoun.start) else { return };
    if words.lower_before(pronoun) != "," {
        return;
    }
    draft.contents.retain(|content| content.end + 1 != pronoun);
    if let Some(last) = draft.contents.last_mut() {
        let goes_on = |at: usize| {
            let next = words.lower(at + 1);
            words.text(at) == ","
                && (crate::syntax::cues::is_auxiliary(next) || crate::syntax::verbs::is_finite(next))
        };
        last.end = last.clone().skip(1).find(|&at| goes_on(at)).unwrap_or(last.end);
    }
}

/// Verbs whose passive gives a statement to nobody.
const HEARSAY: &WordSet = &list("speakers.hearsay");

/// `One said chairman Hale had told friends`, `Emails show staff told the mayor`: the inner source begins behind the verb of the
/// outer.
fn behind_tag(words: &Words<'_>, source: Range<usize>) -> Range<usize> {
    const OUTER: &WordSet = &list("speakers.outer");
    let said = source.clone().skip(1).find(|&at| one_of(words.lower(at), OUTER) && at + 1 < source.end);
    let inner = said.filter(|&at| !one_of(words.lower_before(at), "who which that , has had"));
    inner.map_or(source.clone(), |at| at + 1..source.end)
}

/// The subject of a cue, where the source found for it stands in a relative clause that ends before the cue: `Hale, who runs
/// the ferry, said`, `the report, which the Courier has seen, says`, `cut its rate, a move that few expected, and warned`.
fn beyond_relative_clause(
    page: &Page<'_>,
    source: Range<usize>,
    cue: &Range<usize>,
    sources: &[Part],
) -> Range<usize> {
    const OBJECT: &str = "which whom that";
    let words = page.words;
    let is_pronoun = relatives::is_relative(words, &source);
    let before = source.start.checked_sub(1).filter(|&at| one_of(words.lower(at), OBJECT));
    let Some(pronoun) = is_pronoun.then_some(source.start).or(before) else { return source };
    let opens = words.lower_before(pronoun) == ",";
    let closes = words.lower_before(cue.start) == ",";
    let end = cue.start - usize::from(closes);
    // `An engineer who helped, and who spoke for fear of losing his job, said`
    let goes_on = is_pronoun && closes && words.lower_before(pronoun) == "and" && source.end < cue.start;
    if goes_on {
        let sentence = page.sentence_around(cue.start);
        let subject = sentence.and_then(|sentence| subjects::opening_subject(words, sentence.start, pronoun));
        return subject.map_or(source, |subject| subject.start..end);
    }
    if is_pronoun {
        if !(opens && closes && source.end < cue.start) {
            return source;
        }
        let tagged = sources.iter().map(|(other, _)| other).find(|other| other.end + 1 == source.start);
        return tagged.cloned().or_else(|| relatives::antecedent(words, pronoun)).unwrap_or(source);
    }
    let opening = || {
        let sentence = page.sentence_around(cue.start)?;
        subjects::opening_subject(words, sentence.start, pronoun)
    };
    if one_of(words.lower_before(cue.start), "and but or") {
        let parted = source.end + 2 < cue.start && words.lower_before(cue.start - 1) == ",";
        return opening().filter(|_| parted).unwrap_or(source);
    }
    let has_verb = (source.start + 1..end).any(|at| {
        crate::syntax::cues::is_auxiliary(words.lower(at)) || crate::syntax::verbs::is_finite(words.lower(at))
    });
    if opens != closes || !has_verb {
        return source;
    }
    let subject = relatives::antecedent(words, pronoun).or_else(opening);
    subject.map_or(source, |subject| subject.start..end)
}

/// `Ruiz, who has led the port since the flood, warned`: the clause between the commas belongs to whoever speaks.
fn with_relative_clause(words: &Words<'_>, source: Range<usize>, cue: &Range<usize>) -> Range<usize> {
    const LONGEST: usize = 40;
    let comma = cue.start.saturating_sub(1);
    let is_clause = words.text(source.end) == ","
        && one_of(words.lower(source.end + 1), "who whose")
        && words.text(comma) == ","
        && (source.end + 2..source.end + LONGEST).contains(&comma)
        && !(source.end + 1..comma).any(|at| one_of(words.text(at), "“ \" ; . — –"))
        // `Ruiz, who has led the port, smiled, warning that`: the main verb stands before the cue.
        && !words.lower(cue.start).ends_with("ing")
        && !(source.end + 2..comma).any(|at| words.text(at) == "," && begins_predicate(words, at + 1));
    source.start..if is_clause { comma } else { source.end }
}

/// `Police arrested her husband, Tom Webb, saying`: the subject says so and not whoever it does something to. A letter from
/// somebody speaks by itself.
#[inline(never)]
fn before_object(page: &Page<'_>, source: Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let words = page.words;
    let comma = cue.start.saturating_sub(1);
    let is_participle = words.lower(cue.start).ends_with("ing") && words.text(comma) == ",";
    if !is_participle || source.end != comma {
        return source;
    }
    let Some(sentence) = page.sentence_around(cue.start) else { return source };
    let Some(subject) = subjects::clause_subject(words, &sentence, cue) else { return source };
    let mut between = subject.end..source.end;
    let acts =
        |at: usize| words.lower(at).ends_with("ed") || crate::syntax::verbs::is_finite(words.lower(at));
    let holds = source.start < subject.end;
    let receives = |at: usize| one_of(words.lower(at), "from by of which who that") || words.text(at) == ";";
    let before = source.start.checked_sub(1).map_or("", |at| words.lower(at));
    let is_object = holds || one_of(before, ", to with") || source.start > 0 && acts(source.start - 1);
    let mut before_source = subject.end..source.start;
    let is_another = is_object && between.any(acts) && !before_source.any(receives);
    if is_another { subject } else { source }
}

/// `The Courier mocked Hale on Monday for saying that he was the best`: whom somebody blames or praises for it has said so.
fn blamed(words: &Words<'_>, source: &Range<usize>, cue: &Range<usize>) -> Option<Range<usize>> {
    const FAR: usize = 12;
    let (verb, reason) = (source.end, cue.start.saturating_sub(1));
    let is_reason = words.lower(cue.start).ends_with("ing") && words.lower(reason) == "for";
    let is_near = is_reason && (verb + 1..verb + FAR).contains(&reason);
    let blames = |one: &str| is_form_of(words.lower(verb), one);
    if !is_near || !const { &list("speakers.blames") }.text().split(' ').any(blames) {
        return None;
    }
    let object = verb + 1;
    let is_name =
        |at: &usize| words.is_capitalized(*at) && words.is_word(*at) && !phrases::is_time(words, *at);
    let length = if one_of(words.lower(object), "him her them") {
        1
    } else {
        (object..reason).take_while(is_name).count()
    };
    (length > 0).then_some(object..object + length)
}

/// `Fishermen quoted by the Courier said`, `Papers seen by it show`: they say so, and not the paper.
#[inline(never)]
fn quoted_by(page: &Page<'_>, source: Range<usize>, cue: &Range<usize>) -> Range<usize> {
    let words = page.words;
    let Some(participle) = source.start.checked_sub(2).filter(|_| source.end == cue.start) else {
        return source;
    };
    let is_behind = words.lower(participle + 1) == "by"
        && one_of(words.lower(participle), const { &list("speakers.quotes") });
    let Some(sentence) = page.sentence_around(participle).filter(|_| is_behind) else { return source };
    let subject = phrases::subject_before(words, sentence.start, participle);
    subject.map_or(source.clone(), |subject| subject.start..source.end)
}

/// The subject that a cue has by its words where the network marks none.
fn written_subject(page: &Page<'_>, cue: &Range<usize>) -> Option<Range<usize>> {
    let words = page.words;
    let sentence = page.sentence_around(cue.start)?;
    let first = words.lower(cue.start);
    let participle = first.ends_with("ing");
    let known = look_up(words.lower(cue.end - 1)).next().is_some() || look_up(first).next().is_some();
    if !known || page.quote_around(cue.start).is_some() {
        return None;
    }
    let before = words.lower_before(cue.start);
    if participle || one_of(before, "and but or then") {
        return subjects::clause_subject(words, &sentence, cue);
    }
    // `At the hearing, Ruiz, who wore grey and spoke in a low voice, denied`
    let described = || {
        let behind_comma =
            |&at: &usize| one_of(words.lower(at), "who whose") && words.lower_before(at) == ",";
        let pronoun = (sentence.start..cue.start).rev().find(behind_comma).filter(|_| before == ",")?;
        relatives::antecedent(words, pronoun)
    };
    phrases::subject_before(words, sentence.start, cue.start)
        .or_else(described)
        .filter(|subject| subject.len() <= LONGEST_SUBJECT && subjects::may_speak(words, subject))
        .filter(|subject| !words.lower(subject.start).ends_with("ing"))
}

/// Longest subject that is read from words alone.
const LONGEST_SUBJECT: usize = 24;

/// Farthest that a source stands from its cue, in weighted tokens.
const FARTHEST: usize = 150;

/// Whether a cue that is not its source's nearest can have the same subject: in one sentence, behind
/// a comma or a conjunction, or as a participle.
fn shares(words: &Words<'_>, source: &Range<usize>, cue: &Range<usize>) -> bool {
    let between = source.end.min(cue.start)..cue.start;
    let one_sentence = !between.clone().any(|at| one_of(words.text(at), ". ? !") && words.is_spaced(at + 1));
    let before = words.lower_before(cue.start);
    let joined = one_of(before, "and or but , then to ; while")
        || words.lower(cue.start).ends_with("ing")
        || cue.start <= source.end;
    source.start < cue.start && one_sentence && joined
}

/// The source that a cue belongs to, by distance; the subject stands before it more often than behind.
fn nearest_source(page: &Page<'_>, sources: &[Part], cue: &Range<usize>) -> Option<(usize, usize)> {
    let words = page.words;
    let after = sources.partition_point(|(source, _)| source.start < cue.start);
    let from = after.saturating_sub(2);
    let candidates = sources.get(from..sources.len().min(after + 2))?.iter().enumerate();
    candidates
        .filter(|(_, (source, _))| source.start < cue.start || may_follow(page, source, cue))
        .map(|(step, (source, _))| {
            let behind = usize::from(source.start > cue.start);
            (from + step, 2 * distance(words, source, cue) + behind)
        })
        .min_by_key(|(_, far)| *far)
}

/// Whether a source can stand behind its cue: `said Roe`, but not `telling Roe`.
fn may_follow(page: &Page<'_>, source: &Range<usize>, cue: &Range<usize>) -> bool {
    let words = page.words;
    let last = cue.end - 1;
    let adjacent = source.start == cue.end;
    if !adjacent || passives::is_passive(words, cue) {
        return true;
    }
    if words.lower(last).ends_with("ing") && last == cue.start {
        return one_of(words.lower(last), "according");
    }
    let addresses = look_up(words.lower(last)).any(|(entry, _)| entry.takes("person"));
    let tag = cue
        .start
        .checked_sub(1)
        .is_some_and(|at| words.text(at) == "," || page.quote_before(cue.start).is_some());
    !addresses || tag
}
