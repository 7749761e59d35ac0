//! Roles from the network into drafts: each cue takes its nearest source and its nearest contents.

use super::commitment;
use super::cue_lexicon::{kind_of_noun, look_up};
use super::draft::{Construction, Draft};
use super::quotations::{Quote, QuoteForm};
use super::rules::Page;
use super::subjects;
use super::words::{Words, one_of};
use super::{CueKind, SourceKind, passives, phrases, relatives};
use crate::tagger::{Role, RoleTag};
use std::ops::Range;

/// A role's tokens and its confidence in thousandths.
type Part = (Range<usize>, u16);

/// Links the roles of a document, paragraph by paragraph.
pub(crate) fn link(page: &Page<'_>, roles: &[RoleTag]) -> Vec<Draft> {
    let mut drafts = Vec::new();
    let mut rest = roles;
    let blocks = page.words.document().blocks();
    for (index, block) in blocks.iter().enumerate() {
        let end = block.tokens.end;
        let here = rest.iter().take_while(|role| role.tokens.start < end).count();
        let Some((these, later)) = rest.split_at_checked(here) else { break };
        rest = later;
        if these.is_empty() || !block.kind.is_article() {
            continue;
        }
        let previous = drafts.len();
        link_block(page, these, &mut drafts);
        // `The mayor said:` and what she said in the next paragraph.
        let orphan = drafts.get(previous..).unwrap_or_default().iter().all(|draft| draft.cue.is_none());
        if orphan && index > 0 {
            adopt(page, &mut drafts, previous, block.tokens.start.get());
        }
    }
    drafts.retain(|draft| !draft.contents.is_empty());
    drafts
}

fn link_block(page: &Page<'_>, roles: &[RoleTag], drafts: &mut Vec<Draft>) {
    let words = page.words;
    let of = |role: Role| -> Vec<Part> {
        let these = roles.iter().filter(|tag| tag.role == role);
        these.map(|tag| (tag.tokens.range(), tag.confidence.permille())).collect()
    };
    let (sources, cues) = (of(Role::Source), of(Role::Cue));
    let contents: Vec<Part> =
        of(Role::Content).into_iter().map(|(range, sure)| (mend(page, range), sure)).collect();
    let first = drafts.len();
    for (cue, sure) in &cues {
        let lemma = lemma(words, cue);
        drafts.push(Draft {
            cue: Some(cue.clone()),
            kind: commitment::kind_of(&lemma),
            lemma,
            confidence: *sure,
            construction: Construction::Roles,
            ..Draft::default()
        });
    }
    for (content, sure) in contents {
        let nearest = nearest(words, &cues, &content);
        match nearest.and_then(|(at, _)| drafts.get_mut(first + at)) {
            Some(draft) => {
                draft.confidence = draft.confidence.min(sure);
                draft.contents.push(content);
            }
            // The tagger marks contents without a cue, too: only speech is believed.
            None => drafts.push(Draft {
                contents: vec![content],
                construction: Construction::Untagged,
                same_source: true,
                confidence: sure * 3 / 4,
                ..Draft::default()
            }),
        }
    }
    for draft in drafts.get_mut(first..).unwrap_or_default() {
        if let Some(cue) = draft.cue.clone() {
            give_source(page, draft, &cue, &sources, &cues);
            draft.settle();
            let content = draft.contents.first();
            draft.commitment = Some(commitment::judge(words, &cue, &draft.lemma, content));
        }
    }
}

/// Gives a draft the source whose nearest cue it is, or the subject that its words say.
fn give_source(page: &Page<'_>, draft: &mut Draft, cue: &Range<usize>, sources: &[Part], cues: &[Part]) {
    let words = page.words;
    if passives::is_agentless(words, cue) {
        draft.source_kind = Some(SourceKind::Unspecified);
        if passives::receives(words, cue) {
            draft.kind = Some(CueKind::Attitude);
        } else if passives::is_impression(words, cue) || one_of(&draft.lemma, HEARSAY) {
            draft.kind = Some(CueKind::Hearsay);
        }
        return;
    }
    let own = nearest_source(page, sources, cue).and_then(|(at, distance)| {
        let (source, sure) = sources.get(at)?;
        let nearest = nearest(words, cues, source).and_then(|(own, _)| cues.get(own));
        let is_own = nearest.is_some_and(|(own, _)| own == cue);
        (is_own || (distance <= FARTHEST && shares(words, source, cue))).then(|| (source.clone(), *sure))
    });
    let found = match own {
        Some((source, sure)) => {
            draft.confidence = draft.confidence.min(sure);
            Some(beyond_relative_clause(words, source, cue, sources))
        }
        None => written_subject(page, cue).or_else(|| subject_behind(page, draft, cue, sources)),
    };
    draft.source = found;
    keep_to_relative_clause(words, draft);
}

/// `Worried that the river might rise, the council ordered sandbags`: the subject stands behind.
fn subject_behind(
    page: &Page<'_>,
    draft: &Draft,
    cue: &Range<usize>,
    sources: &[Part],
) -> Option<Range<usize>> {
    let words = page.words;
    let sentence = page.sentence_around(cue.start)?;
    let opens = cue.start == sentence.start && page.quote_around(cue.start).is_none();
    let end = draft.contents.last().map(|content| content.end)?;
    let participle = words.lower(cue.start).ends_with("ing") || words.lower(cue.start).ends_with("ed");
    if !(opens && participle && cue.end <= end && end < sentence.end) {
        return None;
    }
    let from = end + usize::from(words.text(end) == ",");
    let next = sources.partition_point(|(source, _)| source.start < from);
    let tagged = sources.get(next).map(|(source, _)| source.clone());
    tagged
        .filter(|source| source.end <= sentence.end)
        .or_else(|| subjects::subject_from(words, from, sentence.end))
}

/// `The mechanic, who said he had warned the owner, has left`: what follows the clause is the author's.
fn keep_to_relative_clause(words: &Words<'_>, draft: &mut Draft) {
    let Some(pronoun) = draft.source.as_ref().filter(|source| relatives::is_relative(words, source)) else {
        return;
    };
    let pronoun = pronoun.start;
    if words.lower_before(pronoun) != "," {
        return;
    }
    draft.contents.retain(|content| content.end + 1 != pronoun);
    if let Some(last) = draft.contents.last_mut() {
        let goes_on = |at: usize| {
            let next = words.lower(at + 1);
            words.text(at) == "," && (super::cues::is_auxiliary(next) || super::verbs::is_finite(next))
        };
        last.end = last.clone().skip(1).find(|&at| goes_on(at)).unwrap_or(last.end);
    }
}

/// Verbs whose passive gives a statement to nobody.
const HEARSAY: &str = "say report believe expect think allege suppose estimate understand claim consider see know regard fear presume reckon \
                       hear rumor rumour predict forecast";

/// `Hale, who runs the ferry, said`: behind the relative clause the verb is his, not that of `who`.
fn beyond_relative_clause(
    words: &Words<'_>,
    source: Range<usize>,
    cue: &Range<usize>,
    sources: &[Part],
) -> Range<usize> {
    let closed = relatives::is_relative(words, &source)
        && source.end < cue.start
        && words.text(source.start - 1) == ","
        && words.text(cue.start - 1) == ",";
    if !closed {
        return source;
    }
    let tagged = sources.iter().map(|(other, _)| other).find(|other| other.end + 1 == source.start);
    tagged.cloned().or_else(|| relatives::antecedent(words, source.start)).unwrap_or(source)
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
    phrases::subject_before(words, sentence.start, cue.start)
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

/// The cue that a content belongs to, by distance.
fn nearest(words: &Words<'_>, cues: &[Part], content: &Range<usize>) -> Option<(usize, usize)> {
    // Cues are in text order: only the neighbours on both sides can be nearest.
    let after = cues.partition_point(|(cue, _)| cue.start < content.start);
    let from = after.saturating_sub(2);
    let candidates = cues.get(from..cues.len().min(after + 2))?.iter().enumerate();
    candidates
        .map(|(step, (cue, _))| (from + step, distance(words, cue, content)))
        .min_by_key(|(_, far)| *far)
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

/// Tokens between two ranges; the end of a sentence counts for several.
fn distance(words: &Words<'_>, one: &Range<usize>, other: &Range<usize>) -> usize {
    const SENTENCE: usize = 4;
    const WINDOW: usize = 200;
    let (left, right) = if one.start <= other.start { (one, other) } else { (other, one) };
    if right.start <= left.end {
        return 0;
    }
    let between = left.end..right.start;
    if between.len() > WINDOW {
        return between.len() * 2;
    }
    let stops = between.clone().filter(|&at| one_of(words.text(at), ". ? !")).count();
    between.len() + SENTENCE * stops
}

/// The dictionary form of a cue: of its first word that the lexicon knows.
pub(crate) fn lemma(words: &Words<'_>, cue: &Range<usize>) -> String {
    if cue.clone().any(|at| words.follow(at, "according to")) {
        return "accord".to_owned();
    }
    let known = cue.clone().rev().find_map(|at| {
        look_up(words.lower(at))
            .filter(|(entry, _)| entry.particle.is_empty() || words.follow(at + 1, entry.particle))
            .max_by_key(|(entry, form)| (entry.particle.len(), *form))
            .map(|(entry, _)| entry.lemma.to_owned())
    });
    known.unwrap_or_else(|| {
        let says = |at: usize| words.is_word(at) && !super::cues::is_adverb(words.lower(at));
        let noun = cue.clone().rev().find(|&at| kind_of_noun(words.lower(at)).is_some());
        let main = noun
            .or_else(|| cue.clone().rev().find(|&at| says(at) && !phrases::is_preposition(words, at)))
            .or_else(|| cue.clone().rev().find(|&at| says(at)));
        words.lower(main.unwrap_or(cue.start)).to_owned()
    })
}

/// Corrects a content at the quotation marks that it nearly meets.
fn mend(page: &Page<'_>, content: Range<usize>) -> Range<usize> {
    const SLACK: usize = 2;
    let words = page.words;
    let mut range = content;
    let quotes_here = quotes_near(page.quotes, &range);
    for quote in quotes_here.iter().filter(|quote| quote.depth == 0 && quote.form != QuoteForm::Title) {
        let (start, end) = (quote.tokens.start, quote.tokens.end);
        // A mark just outside, or a quotation cut short at an end, belongs inside.
        if start < range.start && range.start <= start + SLACK && end <= range.end + SLACK {
            range.start = start;
        }
        if range.end < end && end <= range.end + SLACK && range.start <= start {
            range.end = end;
        }
        // Words of the other side of the mark do not.
        if quote.form == QuoteForm::Speech
            && range.start < start
            && start <= range.start + SLACK
            && range.end <= end
            && end <= range.end + SLACK
        {
            range.start = start;
        }
    }
    let inside = range.end.checked_sub(1).map_or("", |at| words.text(at));
    if one_of(inside, ". , ;") && range.end > range.start + 1 {
        range.end -= 1;
    }
    range
}

/// The quotations that could overlap a range.
fn quotes_near<'q>(quotes: &'q [Quote], range: &Range<usize>) -> &'q [Quote] {
    const NESTED: usize = 6;
    let from = quotes.partition_point(|quote| quote.tokens.start < range.start).saturating_sub(NESTED);
    let to = quotes.partition_point(|quote| quote.tokens.start < range.end + 1);
    quotes.get(from..to).unwrap_or_default()
}

/// Gives contents without a cue to the attribution that the paragraph before announces with a colon.
fn adopt(page: &Page<'_>, drafts: &mut Vec<Draft>, from: usize, block_start: usize) {
    let announced = block_start.checked_sub(1).is_some_and(|at| page.words.text(at) == ":");
    if !announced || from == 0 {
        return;
    }
    let orphans: Vec<Range<usize>> = drafts.drain(from..).flat_map(|draft| draft.contents).collect();
    if let Some(announcer) = drafts.last_mut() {
        announcer.contents.extend(orphans);
        announcer.settle();
    }
}
