//! The contents of a draft into the same contents with the edges that grammar gives them.
//!
//! The network marks words one by one; where a clause, an addressee or a subject ends is decided here.

use super::according;
use super::clauses::{
    LONGEST_PART, from_its_clause, inside_subordinate_clause, of_noun, with_its_subject, with_other_shares,
    with_second_participle, with_whole_clause,
};
use super::commitment;
use super::draft::Draft;
use super::passives;
use super::tags;
use super::{CueKind, SourceKind};
use crate::syntax::page::Page;
use crate::syntax::quotations::QuoteForm;
use crate::syntax::statements::has_verb;
use crate::syntax::subjects::clause_subject;
use crate::syntax::verbs::cue_lexicon::entry;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, quotations};
use std::ops::Range;

/// Whoever is told, as an object.
const ADDRESSEE: &str = "her him them me us";

/// Mends the contents of a draft that the network's roles gave. `cues` are all cues of its block, in text order.
pub(crate) fn mend(page: &Page<'_>, draft: &mut Draft, cues: &[Range<usize>], given: &[Range<usize>]) {
    let words = page.words;
    let Some(cue) = draft.cue.clone() else { return };
    let Some(sentence) = page.sentence_around(cue.start) else { return };
    if draft.contents.len() > 1 {
        // `The council did that, the mayor said`: a pronoun alone says nothing.
        draft.contents.retain(|content| content.len() > 1 || words.lower(content.start) != "that");
    }
    let first = draft.contents.first().cloned();
    without_company(page, draft, &cue, &sentence);
    in_one_sentence(page, draft, &sentence);
    with_complement(words, draft, &cue, &sentence);
    if draft.contents.first() != first.as_ref() {
        draft.commitment = Some(commitment::judge(words, &cue, &draft.lemma, draft.contents.first()));
    }
    if let [content] = draft.contents.as_slice()
        && content.start == cue.end
        && (words.lower(content.start) == "on" && words.lower(content.end - 1) == "anonymity"
            || content.len() == 1 && one_of(words.lower(content.start), ADDRESSEE))
    {
        // `…, an official said on condition of anonymity`, `…, the president told her`: how it was said, not what.
        draft.contents.clear();
        return;
    }
    draft.source = draft.source.as_ref().map(|source| with_compound(words, source, &cue, &sentence));
    if draft.lemma == "accord" && cue.start <= sentence.start + 1 {
        to_first_comma(words, draft, &cue, &sentence);
        if let (Some(source), Some(content)) = (&mut draft.source, draft.contents.first_mut()) {
            according::pass_description(words, source, content);
        }
    } else if draft.lemma == "accord" {
        with_apposition(words, draft, &cue);
    }
    draft.source = draft.source.as_ref().map(|source| that_one(words, share_alone(words, source), &sentence));
    around_tag(page, draft, &cue, &sentence, given);
    with_preposition(words, draft, &cue);
    let cue = draft.cue.clone().unwrap_or(cue);
    for content in &mut draft.contents {
        if content.end <= cue.start {
            *content = from_its_clause(page, content.clone(), &sentence, cues, given);
            *content = without_conjunction(words, content.clone());
        }
    }
    let next = cues.partition_point(|other| other.start <= cue.start);
    let is_last = cues.get(next).is_none_or(|other| other.start >= sentence.end);
    if let Some(last) = draft.contents.last_mut().filter(|last| last.start >= cue.end) {
        if last.start == cue.end {
            if words.lower(last.start) == "that" && is_heard(words.lower(cue.end - 1)) {
                *last = of_noun(words, last.clone());
            }
            *last = tags::without_addressee(page, &draft.lemma, last.clone());
        }
        // `told drivers, cyclists and crews to stay away`
        let takes = entry(&draft.lemma).is_some_and(|entry| entry.takes("person") && entry.takes("to"));
        if takes && last.start > cue.end {
            let infinitive = tags::infinitive_behind_people(words, cue.end, last.end);
            last.start = infinitive.map_or(last.start, |at| at.max(last.start));
        }
        // `said while the town was poor, it would pay`
        if last.start == cue.end + 1 && one_of(words.lower(cue.end), "while although though") {
            last.start = cue.end;
        }
        *last = with_its_subject(page, &draft.lemma, &cue, last.clone());
        let until = if is_last { None } else { cues.get(next) };
        *last = with_whole_clause(page, &draft.lemma, last.clone(), &sentence, until);
        *last = with_second_that(page, last.clone(), &sentence);
        *last = with_other_shares(words, last.clone(), &sentence);
        *last = inside_subordinate_clause(page, &cue, last.clone(), &sentence);
        *last = with_second_participle(words, last.clone(), &sentence);
    }
    if draft.source.is_none() && cue.len() == 1 && is_heard(words.lower(cue.start)) {
        draft.source_kind = Some(SourceKind::Unspecified);
        draft.kind = Some(CueKind::Hearsay);
    } else if draft.source_kind == Some(SourceKind::Unspecified) {
        with_subject(page, draft, &cue, &sentence);
    }
    draft.settle();
}

/// `“But why?” she asked him`, `In both cases, the clerk said the money was paid`: whom, of what and when is no part of
/// what was said.
fn without_company(page: &Page<'_>, draft: &mut Draft, cue: &Range<usize>, sentence: &Range<usize>) {
    if draft.contents.len() < 2 {
        return;
    }
    let words = page.words;
    let quoted = |content: &Range<usize>| page.quote_at(content.start).is_some();
    let tagged = draft
        .contents
        .iter()
        .any(|content| quoted(content) && sentence.start < content.end && content.end <= cue.start);
    let clause = draft.contents.iter().any(|content| {
        content.start == cue.end && (quoted(content) || has_verb(words, content))
            || content.start == cue.end + 1 && begins_sentence(page, sentence.start, content.start)
    });
    draft.contents.retain(|content| {
        let behind = tagged
            && content.start >= cue.end
            && content.end <= sentence.end
            && !quotations::stand_in(page.quotes, content);
        let lead = clause
            && sentence.start <= content.start
            && content.end < cue.start
            && words.text(content.end) == ","
            && !quotations::stand_in(page.quotes, content)
            // `In the spring the mill will close, she said: “It is lost.”`
            && !(words.text(cue.end) == ":" && has_verb(words, content))
            && phrases::opens_adjunct(words, content.start);
        !(behind || lead)
    });
}

/// Whether a quotation begins with a sentence of its own: `In a letter, she said, “The mill is lost.”` What stands before the tag
/// only says when and where. `If it rains, she said, “I shall stay”` is one sentence.
fn begins_sentence(page: &Page<'_>, lead: usize, quotation: usize) -> bool {
    let words = page.words;
    let speech = page.quote_at(quotation).is_some_and(|quote| quote.form == QuoteForm::Speech);
    let goes_on = words.text(quotation + 1) == "I"
        && one_of(words.lower(lead), "if unless although because though when while as");
    speech && words.is_capitalized(quotation + 1) && !goes_on
}

/// `which Lehto describes as an insult`: what it is described as is said, too.
fn with_complement(words: &Words<'_>, draft: &mut Draft, cue: &Range<usize>, sentence: &Range<usize>) {
    let pointer = matches!(draft.contents.as_slice(), [one] if one.len() == 1 && one.end <= cue.start);
    if pointer && words.lower(cue.end) == "as" {
        let end = (cue.end..sentence.end).find(|&at| words.text(at) == ",").unwrap_or(sentence.end);
        draft.contents.push(phrases::without_final_marks(words, cue.end..end));
    }
}

/// `Rumors that …`: nouns that tell what is heard.
fn is_heard(noun: &str) -> bool {
    one_of(noun, "rumor rumors rumour rumours report reports speculation gossip")
}

/// `… said Mayor Tate. The architect, Emil Sander`: a source, and what stands outside quotation marks, ends with
/// the sentence of its cue.
fn in_one_sentence(page: &Page<'_>, draft: &mut Draft, sentence: &Range<usize>) {
    let words = page.words;
    let cut = |range: &Range<usize>| {
        let runs_on = |at: usize| {
            let whole = range.start < at && at < range.end;
            whole && page.quote_around(at).is_none() && page.quote_around(at - 1).is_none()
        };
        if runs_on(sentence.end) && sentence.start <= range.start {
            phrases::without_final_marks(words, range.start..sentence.end)
        } else if runs_on(sentence.start) && range.end <= sentence.end {
            sentence.start..range.end
        } else {
            range.clone()
        }
    };
    draft.source = draft.source.as_ref().map(cut);
    draft.contents = draft.contents.iter().map(cut).collect();
    if draft.contents.len() > 1 {
        // `It was reported that the minister would go; his office denied the report.`
        let stands = draft.source.iter().chain(&draft.cue).map(|range| range.start).min().unwrap_or(0);
        let parted = |content: &Range<usize>| {
            let mut between = content.end..stands;
            content.len() <= LONGEST_PART
                && between.len() <= 2
                && between.any(|at| words.text(at) == ";")
                && page.quote_around(content.start).is_none()
        };
        draft.contents.retain(|content| !parted(content));
    }
    let unquoted = |content: &Range<usize>| {
        page.quote_around(content.start).is_none() && page.quote_at(content.start).is_none()
    };
    let announces = words.text(sentence.end - 1) == ":";
    if !announces {
        // `“They are too old,” Hale said. The ministry did not answer.`: the next sentence is the author's.
        draft.contents.retain(|content| content.start < sentence.end || !unquoted(content));
    }
    // `A clerk told me … that it came late. He did not know why.`: a clause of another sentence has another cue.
    draft.contents.retain(|content| content.end > sentence.start);
}

/// `A worker-led campaign`: a source that ends at a hyphen goes on to its noun.
fn with_compound(
    words: &Words<'_>,
    source: &Range<usize>,
    cue: &Range<usize>,
    sentence: &Range<usize>,
) -> Range<usize> {
    let hyphen = |at: usize| words.text(at) == "-" && !words.is_spaced(at) && !words.is_spaced(at + 1);
    if !hyphen(source.end) && !hyphen(source.end - 1) {
        return source.clone();
    }
    let limit = if cue.start >= source.end { cue.start } else { sentence.end };
    source.start..phrases::noun_phrase_end(words, source.end, limit).max(source.end)
}

/// `According to a poll published last week, 64 percent …`: the source ends where the statement begins.
fn to_first_comma(words: &Words<'_>, draft: &mut Draft, cue: &Range<usize>, sentence: &Range<usize>) {
    const LONGEST: usize = 24;
    let limit = sentence.end.min(cue.end + LONGEST);
    let comma = (cue.end..limit).find(|&at| words.text(at) == ",");
    let source = draft.source.as_mut().filter(|source| source.start == cue.end);
    let (Some(comma), Some(source), Some(content)) = (comma, source, draft.contents.first_mut()) else {
        return;
    };
    if source.end < comma && content.start < comma && content.end > comma + 2 {
        source.end = comma;
        content.start = comma + 1;
    }
}

/// `according to the harbour master, Ilse Varga, who spoke to the crew`: the name belongs to the source.
fn with_apposition(words: &Words<'_>, draft: &mut Draft, cue: &Range<usize>) {
    let Some(source) = draft.source.as_mut().filter(|source| source.start == cue.end) else { return };
    let named = words.text(source.end) == "," && words.is_capitalized(source.end + 1);
    let Some(at) = draft.contents.iter().position(|content| named && content.start == source.end + 1) else {
        return;
    };
    if draft.contents.len() > 1 {
        source.end = draft.contents.remove(at).end;
    }
}

/// `In a poll by Meridian Research, 64 percent of residents backed`: a share begins a subject of its own.
fn share_alone(words: &Words<'_>, source: &Range<usize>) -> Range<usize> {
    let begins = |&at: &usize| {
        let number = words.text(at + 1).starts_with(|first: char| first.is_ascii_digit());
        words.text(at) == "," && number && one_of(words.lower(at + 2), "percent per % of in")
    };
    let comma = (source.start..source.end.saturating_sub(3)).rfind(begins);
    comma.map_or(source.start, |comma| comma + 1)..source.end
}

/// `“It was marked,” that person said`: where a clause begins, `that` points at one person and joins nothing.
fn that_one(words: &Words<'_>, source: Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    let noun = words.lower(source.start);
    let one = source.len() == 1 && !words.is_capitalized(source.start) && !noun.ends_with('s');
    let before = source.start.saturating_sub(1);
    let begins = before == sentence.start || !words.is_word(before.saturating_sub(1));
    if one && begins && !one_of(noun, "people police") && words.lower_before(source.start) == "that" {
        return before..source.end;
    }
    source
}

/// `responded to the report`: a preposition before a thing belongs to the cue.
fn with_preposition(words: &Words<'_>, draft: &mut Draft, cue: &Range<usize>) {
    let Some(first) = draft.contents.iter_mut().find(|content| content.start == cue.end) else { return };
    let next = first.start + 1;
    let thing = words.is_capitalized(next)
        || one_of(words.lower(next), phrases::DETERMINER)
        || words.lower(next).ends_with("ing") && words.lower(next).len() > 5;
    if words.lower(first.start) == "to" && thing && first.len() > 1 {
        first.start = next;
        draft.cue = Some(cue.start..next);
    }
}

/// `If it rains, she said, the fair will close`: a tag between commas stands inside what is said.
fn around_tag(
    page: &Page<'_>,
    draft: &mut Draft,
    cue: &Range<usize>,
    sentence: &Range<usize>,
    given: &[Range<usize>],
) {
    let words = page.words;
    let (Some(source), [content]) = (draft.source.as_ref(), draft.contents.as_slice()) else { return };
    let tag = source.start.min(cue.start)..source.end.max(cue.end);
    let close = source.start == cue.end || source.end == cue.start;
    let between = tag.start > sentence.start + 1
        && tag.end < sentence.end
        && words.text(tag.start - 1) == ","
        && words.text(tag.end) == ",";
    if !(close && between) || page.quote_around(cue.start).is_some() {
        return;
    }
    // Roles are disjoint and in text order.
    let free = |part: &Range<usize>| {
        let next = given.partition_point(|role| role.end <= part.start);
        part.len() <= LONGEST_PART && given.get(next).is_none_or(|role| role.start >= part.end)
    };
    let content = content.clone();
    let (lead, rest) = (sentence.start..tag.start - 1, tag.end + 1..sentence.end);
    let speaks = CueKind::Assertion;
    if draft.kind != Some(speaks) {
        return;
    }
    if content.start == rest.start
        && free(&lead)
        && words.count(&lead) > 1
        && page.quote_around(lead.end - 1).is_none()
        && !begins_sentence(page, lead.start, content.start)
    {
        draft.contents.insert(0, without_conjunction(words, lead));
    } else if content.end == lead.end && content.start == lead.start {
        let rest = phrases::without_final_marks(words, rest);
        let next = words.lower(rest.start);
        // `The outreach, they said, raised new worries`: the verb behind the tag is that of the words before it.
        let finite = cues::is_auxiliary(next) || crate::syntax::verbs::is_finite(next);
        let goes_on =
            finite || crate::syntax::verbs::is_verb(next) && free(&rest) && !has_verb(words, &content);
        if goes_on && page.quote_around(rest.start).is_none() {
            draft.contents.push(rest);
        }
    }
}

/// `But the mill is shut, she said`: the conjunction is the author's.
fn without_conjunction(words: &Words<'_>, content: Range<usize>) -> Range<usize> {
    let first = one_of(words.text(content.start), "But And So Yet Still") && content.len() > 3;
    let start = content.start + usize::from(first);
    start + usize::from(first && words.text(start) == ",")..content.end
}

/// `claimed he had to drop the keeper, and that he refused`: a second clause with `that` is said, too.
fn with_second_that(page: &Page<'_>, content: Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    let words = page.words;
    let joint = content.end + usize::from(words.text(content.end) == ",");
    let goes_on = one_of(words.lower(joint), "and but") && words.lower(joint + 1) == "that";
    if goes_on && joint + 3 < sentence.end && has_verb(words, &content) {
        let end = tags::clause_end(page, joint + 2, sentence.end);
        phrases::without_final_marks(words, content.start..end)
    } else {
        content
    }
}

/// `The mill is expected to open`: what is expected of it is said of the mill.
fn with_subject(page: &Page<'_>, draft: &mut Draft, cue: &Range<usize>, sentence: &Range<usize>) {
    let words = page.words;
    let begins = |content: &Range<usize>| {
        content.start == cue.end || content.start > cue.end && words.lower(cue.end) == "to"
    };
    let alone = draft.contents.len() == 1 && draft.contents.first().is_some_and(begins);
    // Whoever was asked or told is spoken to.
    let addressed = entry(&draft.lemma).is_some_and(|entry| entry.takes("person"));
    if !alone || addressed || passives::receives(words, cue) {
        return;
    }
    let from = page
        .quote_around(cue.start)
        .map_or(sentence.start, |quote| sentence.start.max(quote.tokens.start + 1));
    let joined = cue.start > from && one_of(words.lower_before(cue.start), "and but");
    let subject = if joined {
        clause_subject(words, &(from..sentence.end), cue)
    } else {
        phrases::subject_before(words, from, cue.start)
    };
    let fits = |subject: &Range<usize>| {
        subject.len() <= 24
            && !one_of(words.lower(subject.start), "it there that what i we you")
            && !has_verb(words, subject)
    };
    if let Some(content) = draft.contents.first_mut().filter(|_| words.lower(cue.end) == "to") {
        // `are expected to search the wreck if …`
        content.start = cue.end;
        draft.commitment = Some(commitment::judge(words, cue, &draft.lemma, Some(content)));
    }
    let subject = subject.filter(fits).map(|subject| phrases::without_final_marks(words, subject));
    draft.contents.extend(subject);
}
