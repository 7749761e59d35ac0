//! One sentence and its cues into drafts, by the constructions of `constructions.txt`.

use super::commitment;
use super::constructions::{CONSTRUCTIONS, Construction, Content, Element};
use super::cues::{self, CueMatch, Voice};
use super::draft::{self, Draft};
use super::edges;
use super::inflection::Form;
use super::phrases;
use super::rules::{Page, has_main_verb};
use super::statements::{asks, begins_predicate, has_predicate, opens_clause, states};
use super::tags;
use super::words::one_of;
use super::{Commitment, CueKind};
use crate::sorting::sort_by_key;
use std::ops::Range;

const CONFIDENCE: u16 = 820;
/// Most cues of a sentence that are tried, the last ones first.
const MOST_CUES: usize = 6;

/// What a construction has given so far.
#[derive(Default)]
struct Match {
    source: Option<Range<usize>>,
    contents: Vec<Range<usize>>,
    /// The mark that opened the tag.
    mark: &'static str,
}

/// Reads one sentence: a cue belongs to the first construction that fits.
pub(super) fn read_sentence(page: &Page<'_>, sentence: &Range<usize>) -> Vec<Draft> {
    let words = page.words;
    let end = phrases::without_final_marks(words, sentence.clone()).end;
    if words.text(end) == "?" {
        return Vec::new();
    }
    let start = edges::without_dateline(words, sentence.clone()).start;
    let within = start..end;
    let cues = cues::find(words, sentence);
    let speaking = cues.iter().rev().filter(|cue| speaks(page, cue)).take(MOST_CUES);
    let mut drafts: Vec<Draft> = Vec::new();
    for cue in speaking {
        let Some(found) = CONSTRUCTIONS.iter().find_map(|one| fit(page, one, cue, &within)) else { continue };
        let commitment = commitment::judge(words, &cue.tokens, cue.entry.lemma, None);
        if commitment != Commitment::Committed {
            continue;
        }
        let mut draft = Draft {
            source: found.source,
            cue: Some(cue.tokens.clone()),
            lemma: cue.entry.lemma.to_owned(),
            kind: Some(cue.entry.kind),
            contents: found.contents,
            commitment: Some(commitment),
            construction: if found.mark.is_empty() {
                draft::Construction::Clause
            } else {
                draft::Construction::TrailingTag
            },
            confidence: CONFIDENCE,
            ..Draft::default()
        };
        sort_by_key(&mut draft.contents, |content| content.start);
        drafts.push(draft);
    }
    drafts.reverse();
    drafts
}

/// Whether somebody says something here, outside quotation marks.
fn speaks(page: &Page<'_>, cue: &CueMatch) -> bool {
    (cue.voice == Voice::Active || cue.entry.lemma == "tell" && cue.voice == Voice::Passive)
        && cue.form != Form::Gerund
        && (cue.entry.takes("quote") || cue.entry.takes("that"))
        && matches!(cue.entry.kind, CueKind::Assertion | CueKind::Belief | CueKind::Knowledge)
        && page.quote_around(cue.head).is_none()
}

/// What a construction makes of a cue.
fn fit(page: &Page<'_>, construction: &Construction, cue: &CueMatch, within: &Range<usize>) -> Option<Match> {
    if !construction.frame.is_empty() && !cue.entry.takes(construction.frame) {
        return None;
    }
    let mut found = Match::default();
    let mut at = cue.tokens.start;
    for element in &construction.before {
        at = backwards(page, *element, cue, within.start, at, &mut found)?;
    }
    let mut at = cue.tokens.end;
    for element in &construction.behind {
        at = forwards(page, *element, cue, within, at, &mut found)?;
    }
    (!found.contents.is_empty()).then_some(found)
}

/// Where an element begins that ends at a token.
fn backwards(
    page: &Page<'_>,
    element: Element,
    cue: &CueMatch,
    start: usize,
    at: usize,
    found: &mut Match,
) -> Option<usize> {
    let words = page.words;
    match element {
        Element::Edge => (at <= start).then_some(at),
        Element::Mark => {
            let mark = at.checked_sub(1).filter(|&mark| mark > start)?;
            found.mark = tag_mark(words.text(mark))?;
            Some(mark)
        }
        Element::Source => {
            let source = tags::subject(words, cue, start, at)?;
            let start = source.start;
            found.source = Some(source);
            Some(start)
        }
        Element::Content(content) => {
            if page.quote_before(at).is_some() {
                return None;
            }
            let range = tags::behind_colon(words, start..at);
            let fits = !asks(words, &range)
                && match content {
                    Content::Statement => states(words, &range),
                    Content::Remark => !states(words, &range),
                    _ => words.count(&range) > 0,
                };
            found.contents.extend(fits.then_some(range));
            fits.then_some(start)
        }
        Element::Addressee | Element::Adjuncts => None,
    }
}

/// Where an element ends that begins at a token.
fn forwards(
    page: &Page<'_>,
    element: Element,
    cue: &CueMatch,
    within: &Range<usize>,
    at: usize,
    found: &mut Match,
) -> Option<usize> {
    let (words, end) = (page.words, within.end);
    match element {
        Element::Edge => {
            (at >= end || tag_mark(words.text(at)).is_some() || words.text(at) == ";").then_some(at)
        }
        Element::Mark => (at < end && tag_mark(words.text(at)) == Some(found.mark)).then_some(at + 1),
        Element::Source => {
            let source = tags::turned_subject(words, cue, at, end)?;
            let end = source.end;
            found.source = Some(source);
            Some(end)
        }
        Element::Addressee => Some(tags::addressee_end(words, cue, at, end)),
        Element::Adjuncts => Some(tags::adjuncts_end(words, at, end)),
        Element::Content(content) => {
            let from = if content == Content::Opening { tags::opening_end(words, at, end)? } else { at };
            let rest = from..end;
            let fits = match content {
                Content::Predicate => begins_predicate(words, at),
                Content::Joined => one_of(words.lower(at), "and but") && begins_predicate(words, at + 1),
                Content::Opening => words.count(&rest) > 2 && has_main_verb(words, &rest),
                _ => opens_clause(words, at) && has_predicate(words, &rest),
            };
            let free = page.quote_before(end).is_none() && page.quote_around(from).is_none();
            found.contents.extend((fits && free).then_some(rest));
            (fits && free).then_some(end)
        }
    }
}

/// The sort of mark that parts a tag from its statement.
fn tag_mark(text: &str) -> Option<&'static str> {
    match text {
        "," => Some(","),
        "—" | "–" | "--" => Some("—"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::attributions::quotations;
    use crate::attributions::words::Words;
    use crate::text::Document;

    /// What the constructions make of a sentence, as `constructions.txt` writes it.
    fn read(sentence: &str) -> Option<String> {
        let document = Document::parse(sentence);
        let words = Words::new(&document);
        let quotes = quotations::find(&words);
        let page = Page { words: &words, quotes: &quotes };
        let drafts = read_sentence(&page, &(0..document.tokens().len()));
        let [draft] = drafts.as_slice() else { return None };
        let slice = |range: &Range<usize>| document.slice(words.span(range));
        let contents: Vec<&str> = draft.contents.iter().map(slice).collect();
        Some(format!("{} <- {}", contents.join(" … "), draft.source.as_ref().map_or("", slice)))
    }

    #[test]
    fn examples_match_and_counterexamples_do_not() {
        let lines = || include_str!("constructions.txt").lines();
        let examples = lines().filter_map(|line| line.strip_prefix("+ ")?.split_once(" => "));
        let wrong = examples.filter(|(sentence, made)| read(sentence).as_deref() != Some(made));
        let wrong: Vec<String> =
            wrong.map(|(sentence, _)| format!("{sentence}: {:?}", read(sentence))).collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        for sentence in lines().filter_map(|line| line.strip_prefix("- ")) {
            assert_eq!(read(sentence), None, "{sentence}");
        }
        assert!(lines().filter(|line| line.starts_with("+ ")).count() > 10);
    }
}
