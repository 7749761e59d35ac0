//! One sentence and its cues into drafts, by the constructions of `constructions.txt`.

use super::commitment;
use super::constructions::{CONSTRUCTIONS, Construction, Content, Element, Signal};
use super::draft::{self, Draft};
use super::hearsay;
use super::list;
use super::tagged;
use super::tags;
use super::{Commitment, CueKind, SourceKind};
use crate::sorting::sort_by_key;
use crate::syntax::cues::{CueMatch, Voice};
use crate::syntax::page::Page;
use crate::syntax::statements::{
    asks, begins_predicate, has_predicate, has_verb_before_relative, opens_clause, states,
};
use crate::syntax::subjects::{opens_noun_phrase, owner_before};
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases};
use crate::word_set::WordSet;
use std::ops::Range;

const CONFIDENCE: u16 = 820;
/// Nouns for what somebody thinks.
const STANCES: &WordSet = &list("patterns.stances");
/// Most cues of a sentence that are tried, the last ones first.
const MOST_CUES: usize = 6;

/// What a construction has given so far.
#[derive(Default)]
struct Match {
    source: Option<Range<usize>>,
    contents: Vec<Range<usize>>,
    /// The mark that opened the tag.
    mark: &'static str,
    /// What stands between the tag and what is said.
    aside: Option<Range<usize>>,
}

/// Reads one sentence: a cue belongs to the first construction that fits.
#[inline(never)]
pub(super) fn read_sentence(page: &Page<'_>, sentence: &Range<usize>) -> Vec<Draft> {
    let words = page.words;
    let end = phrases::without_final_marks(words, sentence.clone()).end;
    if words.text(end) == "?" {
        return Vec::new();
    }
    let within = sentence.start..end;
    let cues = cues::find(words, sentence);
    let speaking = cues.iter().rev().filter(|cue| page.quote_around(cue.head).is_none()).take(MOST_CUES);
    let mut drafts: Vec<Draft> = phrase_drafts(page, &within);
    for cue in speaking {
        let fits = |one: &Construction| {
            fits(one, cue).then(|| fit(page, one, Some(cue), &cue.tokens, &within)).flatten()
        };
        let Some((one, found)) = CONSTRUCTIONS.iter().find_map(|one| Some((one, fits(one)?))) else {
            continue;
        };
        let passive = matches!(one.signal, Signal::Passive(_));
        let said = if passive { found.contents.last() } else { None };
        let commitment = commitment::judge(words, &cue.tokens, cue.entry.lemma, said);
        if commitment != Commitment::Committed && !passive {
            continue;
        }
        drafts.push(Draft {
            cue: Some(cue.tokens.clone()),
            lemma: cue.entry.lemma.to_owned(),
            kind: Some(if found.source.is_some() { cue.entry.kind } else { CueKind::Hearsay }),
            commitment: Some(commitment),
            construction: if found.mark.is_empty() {
                draft::Construction::Clause
            } else {
                draft::Construction::TrailingTag
            },
            source_kind: found.source.is_none().then_some(SourceKind::Unspecified),
            overrules: passive || found.aside.is_some(),
            ..draft_of(found)
        });
    }
    sort_by_key(&mut drafts, |draft| draft.cue.as_ref().map_or(0, |cue| cue.end));
    if drafts.iter().any(|draft| draft.overrules) {
        let given = drafts.clone();
        tagged::without_asides(&mut drafts, &given);
    }
    drafts
}

fn draft_of(found: Match) -> Draft {
    let mut draft =
        Draft { source: found.source, contents: found.contents, confidence: CONFIDENCE, ..Draft::default() };
    sort_by_key(&mut draft.contents, |content| content.start);
    draft
}

/// What stands beside `per`, `in the words of`: constructions without a verb.
fn phrase_drafts(page: &Page<'_>, within: &Range<usize>) -> Vec<Draft> {
    let words = page.words;
    let mut drafts = Vec::new();
    for construction in CONSTRUCTIONS.iter() {
        let phrase = match construction.signal {
            Signal::Phrase(phrase) => phrase,
            Signal::Stance => "",
            Signal::Verb(_) | Signal::Passive(_) => continue,
        };
        let first = phrase.split(' ').next().unwrap_or_default();
        let is_cue = |at: usize| match construction.signal {
            Signal::Stance => one_of(words.lower(at), STANCES),
            _ => words.lower(at) == first && words.follow(at, phrase),
        };
        let Some(at) = within.clone().find(|&at| is_cue(at) && page.quote_around(at).is_none()) else {
            continue;
        };
        let cue = at..at + phrase.split(' ').count();
        let free =
            !drafts.iter().any(|draft: &Draft| draft.cue.as_ref().is_some_and(|other| other.contains(&at)));
        let Some(found) = free.then(|| fit(page, construction, None, &cue, within)).flatten() else {
            continue;
        };
        drafts.push(Draft {
            cue: Some(cue),
            lemma: if phrase.is_empty() { words.lower(at).to_owned() } else { phrase.to_owned() },
            kind: Some(CueKind::Assertion),
            commitment: Some(Commitment::Committed),
            construction: draft::Construction::AccordingTo,
            ..draft_of(found)
        });
    }
    drafts
}

/// Whether a cue can signal a construction.
fn fits(construction: &Construction, cue: &CueMatch) -> bool {
    match construction.signal {
        Signal::Verb("figure") => cue.voice == Voice::Active && cue.entry.takes("figure"),
        Signal::Verb(frame) => tags::speaks(cue) && (frame.is_empty() || cue.entry.takes(frame)),
        Signal::Passive("heard") => cue.voice == Voice::Passive && hearsay::is_heard(cue.entry.lemma),
        Signal::Passive(frame) => cue.voice == Voice::Passive && cue.entry.takes(frame),
        Signal::Phrase(_) | Signal::Stance => false,
    }
}

/// What a construction makes of a cue that stands at these tokens.
fn fit(
    page: &Page<'_>,
    construction: &Construction,
    cue: Option<&CueMatch>,
    tokens: &Range<usize>,
    within: &Range<usize>,
) -> Option<Match> {
    let mut found = Match::default();
    let mut at = tokens.start;
    for element in &construction.before {
        at = backwards(page, *element, cue, within.start, at, &mut found)?;
    }
    let mut at = tokens.end;
    for (step, element) in construction.behind.iter().enumerate() {
        let next = construction.behind.get(step + 1);
        at = forwards(page, (*element, next), cue, within, at, &mut found)?;
    }
    (!found.contents.is_empty()).then_some(found)
}

/// Where an element begins that ends at a token.
fn backwards(
    page: &Page<'_>,
    element: Element,
    cue: Option<&CueMatch>,
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
            let source = tags::subject(words, cue?, start, at)?;
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
                    Content::Open => {
                        let mut last = range.clone().rev().skip_while(|&at| cues::is_adverb(words.lower(at)));
                        last.next().is_some_and(|at| cues::is_auxiliary(words.lower(at)))
                    }
                    _ => words.count(&range) > 0,
                };
            found.contents.extend(fits.then_some(range));
            fits.then_some(start)
        }
        Element::Hearer | Element::Theme => {
            let subject = phrases::subject_before(words, start, at)?;
            let start = subject.start;
            // `which had been called a scandal by …`: the pronoun points at what stands before.
            let points = subject.len() == 1 && one_of(words.lower(start), "it who which that whom");
            if element == Element::Theme && !points {
                found.contents.push(phrases::without_final_marks(words, subject));
            }
            Some(start)
        }
        Element::Word(word) => {
            let at = at.checked_sub(1).filter(|&at| at >= start && words.lower(at) == word)?;
            Some(at)
        }
        Element::Owner => {
            let owner = owner_before(words, start, at)?;
            let start = owner.start;
            found.source = Some(owner);
            Some(start)
        }
        Element::Addressee | Element::Adjuncts | Element::Aside => None,
    }
}

/// Where an element ends that begins at a token.
fn forwards(
    page: &Page<'_>,
    (element, next): (Element, Option<&Element>),
    cue: Option<&CueMatch>,
    within: &Range<usize>,
    at: usize,
    found: &mut Match,
) -> Option<usize> {
    let (words, end) = (page.words, within.end);
    match element {
        Element::Edge => {
            (at >= end || tag_mark(words.text(at)).is_some() || words.text(at) == ";").then_some(at)
        }
        Element::Mark => {
            let mark = tag_mark(words.text(at)).filter(|_| at < end)?;
            (found.mark.is_empty() || found.mark == mark).then_some(at + 1)
        }
        Element::Source => {
            let source = match (cue, next) {
                (Some(cue), _) if cue.voice != Voice::Passive => {
                    tags::turned_subject(words, cue, within.start, at, end)?
                }
                (_, Some(Element::Content(Content::From(openers)))) => tags::agent(words, at, end, openers)?,
                _ => authority(words, at, end, next == Some(&Element::Mark))?,
            };
            let end = source.end;
            found.source = Some(source);
            Some(end)
        }
        Element::Word(word) => word.split('|').any(|word| words.lower(at) == word).then_some(at + 1),
        Element::Hearer | Element::Theme | Element::Owner => None,
        Element::Addressee => Some(tags::addressee_end(words, cue?, at, end)),
        Element::Adjuncts => Some(tags::adjuncts_end(words, at, end)),
        Element::Aside => {
            // `“We are late,” Hale said, according to the Herald, using the old name`
            let source = found.source.as_ref()?.start;
            if source > within.start && page.quote_before(source).is_some() {
                return None;
            }
            found.aside = Some(at..tags::aside_end(words, at, end)?);
            found.aside.as_ref().map(|aside| aside.end)
        }
        Element::Content(Content::Quotation) => {
            let quote = page.quote_at(at)?;
            found.contents.push(quote.tokens.clone());
            Some(quote.tokens.end)
        }
        Element::Content(Content::Rest) => {
            let quote = page.quote_at(at).map(|quote| quote.tokens.clone());
            let rest = quote.unwrap_or(at..end);
            let said = words.count(&rest) > 1;
            found.contents.extend(said.then_some(rest));
            said.then_some(end)
        }
        Element::Content(Content::Name) => {
            let name = tags::name_before_agent(words, at, end)?;
            let end = name.end;
            found.contents.push(name);
            Some(end)
        }
        Element::Content(Content::Figure) => {
            let figure = at..tags::figure_end(words, at, end)?;
            let end = figure.end;
            found.contents.push(figure);
            Some(end)
        }
        Element::Content(Content::From(_)) => {
            let at = at + usize::from(words.text(at) == ",");
            let said = at..tags::clause_end(page, at, end);
            let says = words.count(&said) > 1;
            found.contents.extend(says.then_some(said));
            says.then_some(end)
        }
        Element::Content(content) => {
            let from = match content {
                Content::Opening => tags::opening_end(words, at, end)?,
                Content::Further => at + 1,
                _ => at,
            };
            let rest = from..end;
            let fits = match content {
                Content::Predicate => begins_predicate(words, at),
                Content::Joined => {
                    one_of(words.lower(at), "and but")
                        && (begins_predicate(words, at + 1) || tags::is_own(words, &rest))
                }
                Content::Further => one_of(words.text(at), "; :") && tags::is_own(words, &(at..end)),
                Content::Opening => words.count(&rest) > 2 && has_verb_before_relative(words, &rest),
                _ => opens_clause(words, at) && has_predicate(words, &rest),
            };
            // A predicate may hold a quotation: `is “the first record”`.
            let before = page.quote_before(end);
            let holds = matches!(content, Content::Predicate | Content::Joined)
                && before.is_some_and(|quote| quote.tokens.start > from);
            let free = (before.is_none() || holds) && page.quote_around(from).is_none();
            found.contents.extend((fits && free).then_some(rest));
            (fits && free).then_some(end)
        }
    }
}

/// `the report` of `per the report, …`, `Ada Lorne, the mayor` of `was called a sham by Ada Lorne, the mayor`. Before a mark
/// it ends where a clause follows.
fn authority(words: &Words<'_>, at: usize, end: usize, before_mark: bool) -> Option<Range<usize>> {
    let marks = |from: usize| (from..end).find(|&at| tag_mark(words.text(at)).is_some());
    let says = |mark: &usize| has_verb_before_relative(words, &(mark + 1..marks(mark + 1).unwrap_or(end)));
    let first = marks(at).filter(|_| before_mark);
    let closing = first.map(|first| Some(first).filter(says).or_else(|| marks(first + 1)).unwrap_or(first));
    let mut source = match closing {
        Some(closing) => at..closing,
        None => hearsay::source_of(words, at, &(at..end)),
    };
    source.end = phrases::without_last_comma(words, source.clone()).end;
    (opens_noun_phrase(words, at, end) && tags::speaks_as_agent(words, &source)).then_some(source)
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
    use crate::syntax::quotations;
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
        Some(format!(
            "{} <-{}",
            contents.join(" … "),
            draft.source.as_ref().map_or(String::new(), |source| format!(" {}", slice(source)))
        ))
    }

    #[test]
    fn examples_match_and_counterexamples_do_not() {
        let lines = || data_file!("constructions.txt").lines();
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
