//! Roles from the network into drafts: each cue takes its nearest source and its nearest contents.

use super::circumstances;
use super::commitment;
use super::draft::{Construction, Draft};
use super::edges;
use super::parts::{self, Part, distance};
use super::resumed;
use super::speakers;
use crate::sorting::sort_by_key;
use crate::syntax::page::Page;
use crate::syntax::phrases;
use crate::syntax::quotations::{Quote, QuoteForm};
use crate::syntax::subjects;
use crate::syntax::verbs::cue_lexicon::{kind_of_noun, look_up};
use crate::syntax::words::{Words, one_of};
use crate::tagger::{Role, RoleTag};
use std::ops::Range;

/// How sure a tag is that the network does not mark, in thousandths.
const UNMARKED: u16 = 700;

/// Links the roles of a document, paragraph by paragraph.
#[inline(never)]
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
        link_block(page, &block.tokens.range(), these, &mut drafts);
        // `The mayor said:` and what she said in the next paragraph.
        let orphan = drafts.get(previous..).unwrap_or_default().iter().all(|draft| draft.cue.is_none());
        if orphan && index > 0 {
            adopt(page, &mut drafts, previous, block.tokens.start.get());
        }
    }
    drafts.retain(|draft| !draft.contents.is_empty());
    drafts
}

fn link_block(page: &Page<'_>, block: &Range<usize>, roles: &[RoleTag], drafts: &mut Vec<Draft>) {
    let words = page.words;
    let begin = page.without_dateline(block.clone()).start;
    let of = |role: Role| -> Vec<Part> {
        let these = roles.iter().filter(|tag| tag.role == role);
        let parts = these.map(|tag| (tag.tokens.range(), tag.confidence.permille()));
        let parts = parts.map(|(range, sure)| (range.start.max(begin)..range.end, sure));
        parts.filter(|(range, _)| !range.is_empty()).collect()
    };
    let (mut cues, mut circumstances): (Vec<Part>, Vec<usize>) = (Vec::new(), Vec::new());
    for (cue, sure) in of(Role::Cue) {
        let end = cue.end;
        match circumstances::without(page, cue) {
            Some(cue) => cues.push((cue, sure)),
            None => circumstances.push(end),
        }
    }
    let mut sources = parts::subjects(words, of(Role::Source), &cues);
    let unmarked = parts::unmarked_tags(page, block, &cues);
    if !unmarked.is_empty() {
        for (subject, verb) in unmarked {
            sources.retain(|(source, _)| source.end <= subject.start || verb.end <= source.start);
            sources.push((subject, UNMARKED));
            cues.push((verb, UNMARKED));
        }
        for parts in [&mut cues, &mut sources] {
            sort_by_key(parts, |(part, _)| part.start);
        }
    }
    let is_said = |content: &Range<usize>| {
        !circumstances::withholds(words, content.start)
            && circumstances.binary_search(&content.start).is_err()
    };
    let contents = of(Role::Content).into_iter().filter(|(content, _)| is_said(content));
    let mut beats: Vec<parts::Beat> = Vec::new();
    let contents: Vec<Part> = contents
        .flat_map(|(range, sure)| {
            let (pieces, beat) = parts::around_beats(page, mend(page, range));
            beats.extend(beat);
            pieces.into_iter().map(move |piece| (piece, sure))
        })
        .collect();
    let first = drafts.len();
    for (cue, sure) in &cues {
        let lemma = lemma(words, cue);
        drafts.push(Draft {
            cue: Some(cue.clone()),
            kind: commitment::kind_of(&lemma),
            lemma,
            confidence: *sure,
            sure: [0, *sure, 1000],
            construction: Construction::Roles,
            ..Draft::default()
        });
    }
    for (content, sure) in contents {
        let next = beats.partition_point(|beat| beat.ends_before(content.start));
        let beat = beats.get(next).filter(|beat| beat.pieces.contains(&content));
        if let Some(speaker) = beat.and_then(|beat| parts::speaker_of(page, beat, &cues)) {
            match drafts.last_mut().filter(|draft| draft.source.as_ref() == Some(&speaker)) {
                Some(draft) => draft.contents.push(content),
                None => drafts.push(Draft {
                    source: Some(speaker),
                    contents: vec![content],
                    construction: Construction::Untagged,
                    confidence: sure,
                    sure: [sure, 0, sure],
                    ..Draft::default()
                }),
            }
            continue;
        }
        let nearest = nearest_to_content(page, &cues, &content);
        match nearest.and_then(|(at, _)| drafts.get_mut(first + at)) {
            Some(draft) => {
                draft.confidence = draft.confidence.min(sure);
                draft.sure[2] = draft.sure[2].min(sure);
                draft.contents.push(content);
            }
            // The tagger marks contents without a cue, too: only speech is believed.
            None => drafts.push(Draft {
                contents: vec![content],
                construction: Construction::Untagged,
                same_source: true,
                confidence: sure * 3 / 4,
                sure: [0, 0, sure],
                ..Draft::default()
            }),
        }
    }
    resumed::give_back(page, block, drafts.get_mut(first..).unwrap_or_default());
    part_statements(page, drafts.get_mut(first..).unwrap_or_default());
    for draft in drafts.get_mut(first..).unwrap_or_default() {
        if let Some(cue) = draft.cue.clone() {
            speakers::give_source(page, draft, &cue, &sources, &cues);
            draft.settle();
            let content = draft.contents.first();
            draft.commitment = Some(commitment::judge(words, &cue, &draft.lemma, content));
        }
    }
    let cues: Vec<Range<usize>> = cues.into_iter().map(|(cue, _)| cue).collect();
    let given: Vec<Range<usize>> = roles.iter().map(|role| role.tokens.range()).collect();
    for draft in drafts.get_mut(first..).unwrap_or_default() {
        draft.marked.clone_from(&draft.contents);
        edges::mend(page, draft, &cues, &given);
    }
}

/// `He said the road was shut, adding that it was old`: with a clause of its own behind it, a cue has none before it.
/// What stood there goes to the cue before that has nothing, or is left to the rules.
fn part_statements(page: &Page<'_>, drafts: &mut [Draft]) {
    let mut idle: Option<usize> = None;
    for index in 0..drafts.len() {
        let Some(draft) = drafts.get(index) else { continue };
        let Some(cue) = draft.cue.clone() else { continue };
        let Some(sentence) = page.sentence_around(cue.start) else { continue };
        let in_sentence = |at: usize| drafts.get(at)?.cue.as_ref().filter(|cue| cue.start >= sentence.start);
        let heir = idle.filter(|&at| in_sentence(at).is_some());
        let own =
            draft.contents.iter().any(|content| content.start == cue.end) && page.quote_at(cue.end).is_none();
        let before = |content: &Range<usize>| sentence.start <= content.start && content.end <= cue.start;
        // Only what is sure to have been said otherwise is left to the rules.
        let parted = |content: &Range<usize>| {
            own && before(content) && (heir.is_some() || page.words.lower(content.start) == "that")
        };
        let (parted, kept): (Vec<_>, Vec<_>) = draft.contents.iter().cloned().partition(parted);
        idle = if draft.contents.is_empty() { Some(index) } else { None };
        if let Some(heir) = heir.and_then(|at| drafts.get_mut(at)) {
            heir.contents.extend(parted);
        }
        if let Some(draft) = drafts.get_mut(index) {
            draft.contents = kept;
        }
    }
}

/// The cue that a content belongs to: a quotation rather to a verb of speech than to what stands beside it.
fn nearest_to_content(page: &Page<'_>, cues: &[Part], content: &Range<usize>) -> Option<(usize, usize)> {
    const FOREIGN: usize = 12;
    const NEAR: usize = 3;
    let words = page.words;
    let quoted = page.quote_at(content.start).is_some_and(|quote| quote.form == QuoteForm::Speech);
    let tag = tag_behind(page, cues, content).filter(|_| quoted);
    let after = cues.partition_point(|(cue, _)| cue.start < content.start);
    let from = after.saturating_sub(NEAR);
    let candidates = cues.get(from..cues.len().min(after + NEAR))?.iter().enumerate();
    candidates
        // A verb inside a quotation is none of its tag.
        .filter(|(_, (cue, _))| !(quoted && content.start < cue.start && cue.end < content.end))
        .filter(|(_, (cue, _))| {
            content.end > cue.start || !(opens_question(page, cue) || parts::reacts(page, cue, content))
        })
        .filter(|(_, (cue, _))| tag.as_ref().is_none_or(|sentence| sentence.contains(&cue.start)))
        .map(|(step, (cue, _))| {
            let far = distance(words, cue, content);
            let foreign = quoted && far > 1 && !tells(words, cue);
            (from + step, if foreign { far + FOREIGN } else { far })
        })
        .min_by_key(|(_, far)| *far)
}

/// `The mill is shut, police said. “We saw it,” Ana Ruiz, the mayor, told reporters.`: the sentence of a quotation that ends in
/// a comma, where a verb of speech stands behind it.
fn tag_behind(page: &Page<'_>, cues: &[Part], content: &Range<usize>) -> Option<Range<usize>> {
    let words = page.words;
    let inside = content.end.checked_sub(2).map_or("", |at| words.text(at));
    let sentence = page.sentence_around(content.end.checked_sub(1)?).filter(|_| inside == ",")?;
    let next = cues.partition_point(|(cue, _)| cue.start < content.end);
    // `“It is rude,” Tom Hill blasted`
    let has_subject = |cue: &Range<usize>| {
        let subject = subjects::subject_from(words, content.end, cue.end);
        subject.is_some_and(|subject| subject.end == cue.start)
    };
    let is_tag = |cue: &Range<usize>| cue.start < sentence.end && (tells(words, cue) || has_subject(cue));
    cues.get(next).filter(|(cue, _)| is_tag(cue)).map(|_| sentence)
}

/// Whether a quotation can belong to a cue: not to `referring to`, `who has proposed`, `to justify`.
fn tells(words: &Words<'_>, cue: &Range<usize>) -> bool {
    let speech = |at: usize| look_up(words.lower(at)).any(|(entry, _)| entry.takes("quote"));
    if cue.clone().any(|at| speech(at) || one_of(words.text(at), ": according")) {
        return !one_of(words.lower_before(cue.start), "who which");
    }
    let beside = words.lower(cue.start).ends_with("ing")
        || words.lower(cue.start) == "to"
        || one_of(words.lower_before(cue.start), "who which whom that");
    let known = cue.clone().any(|at| look_up(words.lower(at)).next().is_some());
    !(beside || known)
}

/// `“…,” she said. Asked what she meant, she added`: what was said before is no answer.
fn opens_question(page: &Page<'_>, cue: &Range<usize>) -> bool {
    one_of(page.words.text(cue.start), "Asked Pressed Questioned")
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
        let says = |at: usize| words.is_word(at) && !crate::syntax::cues::is_adverb(words.lower(at));
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
        // `“They closed my ward.” Waiting times rose`: behind its last sentence the author speaks.
        let ends = one_of(words.text(end.saturating_sub(2)), ". ! ?");
        let next = page.sentence_around(end).is_some_and(|sentence| sentence.start == end);
        if range.start == start && ends && next && range.end > end && page.quote_at(end).is_none() {
            range.end = end;
        }
        // `“It held,” neighbours would mutter`: behind a comma inside the marks stands a tag.
        let tagged = quote.form == QuoteForm::Speech && one_of(words.text(end.saturating_sub(2)), ", ? !");
        if range.start == start
            && tagged
            && range.end > end
            && words.is_word(end)
            && quotes_here.last() == Some(quote)
        {
            range.end = end;
        }
        // So does the rest of one that begins with it.
        let begun = range.start == start && quote.form == QuoteForm::Speech;
        if range.end < end && (begun || end <= range.end + SLACK) && range.start <= start {
            range.end = end;
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
