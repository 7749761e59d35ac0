//! Blocks into drafts of attributions that the layout signals: a headline's colon or closing tag,
//! a speaker's label, a quotation, a text or a list that the paragraph before announces.

mod block_quotes;
mod in_full;
mod interviews;
mod labels;
mod signatures;
mod turns;

use super::draft::{Construction, Draft};
use super::left_out::unless_left_out;
use super::sources;
use super::{CueKind, SourceKind};
use crate::attributions::list;
use crate::entities::{Entity, EntityKind};
use crate::span::Span;
use crate::syntax::cues::CueMatch;
use crate::syntax::page::Page;
use crate::syntax::quotations::QuoteForm;
use crate::syntax::statements::has_predicate;
use crate::syntax::word_classes::singular;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, datelines, phrases};
use crate::text::{Block, BlockKind};
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Words before a colon that name no source.
static LABELS: LazyLock<Vec<&str>> = LazyLock::new(|| data_file!("labels.txt").lines().collect());
/// Nouns that are a source at the end of a headline: `Bridge unsafe: report`.
static SOURCE_NOUNS: LazyLock<Vec<&str>> =
    LazyLock::new(|| data_file!("headline_sources.txt").lines().collect());
const LONGEST_LABEL: usize = 6;
/// How sure a headline is of whoever stands before its colon, in thousandths.
const LABEL: u16 = 650;

/// Reads all blocks.
#[inline(never)]
pub(crate) fn read(page: &Page<'_>) -> Vec<Draft> {
    let mut drafts = unless_left_out("Speaker turns", turns::read(page));
    if drafts.is_empty() {
        drafts = unless_left_out("Interviews", interviews::read(page));
    }
    let is_interview = !drafts.is_empty();
    let blocks = page.words.document().blocks();
    for (index, block) in blocks.iter().enumerate() {
        if !block.kind.is_article() {
            continue;
        }
        let range = block.tokens.range();
        if block.kind == BlockKind::Headline {
            drafts.extend(unless_left_out("Headlines", headline(page, &range)));
            continue;
        }
        if block.kind == BlockKind::Subheading {
            continue;
        }
        if block.kind == BlockKind::BlockQuote {
            drafts.extend(unless_left_out("Block quotations", block_quotes::read(page, blocks, index)));
            continue;
        }
        if !is_interview {
            drafts.extend(unless_left_out("Labels", labelled(page, block, &range)));
        }
        let in_full = unless_left_out("Words in full", in_full::read(page, blocks, index));
        let announced = || unless_left_out("Announced quotations", announced(page, blocks, index));
        let signed = || unless_left_out("Signatures", signatures::read(page, blocks, index));
        drafts.extend(in_full.or_else(announced).or_else(signed));
    }
    drafts
}

fn headline(page: &Page<'_>, range: &Range<usize>) -> Option<Draft> {
    let words = page.words;
    let end = phrases::without_final_marks(words, range.clone()).end;
    let colon = range.clone().find(|&at| words.text(at) == ":");
    if let Some(colon) = colon.filter(|&colon| colon > range.start && colon + 1 < end) {
        let (label, rest) = (range.start..colon, colon + 1..end);
        if words.count(&rest) <= 2
            && rest.clone().all(|at| is_headline_source(words.lower(at)) || words.lower(at) == "the")
        {
            return Some(layout_draft(Some(rest), colon..colon + 1, label, 800));
        }
        if names_source(words, &label) && words.count(&rest) >= 3 && words.text(end.saturating_sub(0)) != "?"
        {
            // `Governor: A race to watch` is a topic.
            let speaks = sources::is_speaker(words.lower(colon - 1))
                && (has_predicate(words, &rest) || page.quote_at(rest.start).is_some());
            let draft = layout_draft(Some(label), colon..colon + 1, rest, LABEL);
            let construction = if speaks { Construction::Label } else { draft.construction };
            return Some(Draft { construction, overrules: speaks, ..draft });
        }
        return None;
    }
    // `Bridge is unsafe, engineers say` · `‘Bridge is unsafe,’ says mayor`
    let matches = cues::find_in_headline(words, &(range.start..end));
    let cue = matches.last().filter(|cue| cue.entry.takes("quote") || cue.entry.takes("bare"))?;
    let comma = (range.start..cue.tokens.start).rev().find(|&at| words.text(at) == ",");
    if let Some(comma) = comma.filter(|_| cue.tokens.end == end) {
        let source = comma + 1..cue.tokens.start;
        if words.count(&source) > 0 && source.len() <= 8 {
            let mut draft = layout_draft(Some(source), cue.tokens.clone(), range.start..comma, 850);
            draft.lemma = cue.entry.lemma.to_owned();
            draft.kind = Some(cue.entry.kind);
            return Some(draft);
        }
    }
    let tagged = cue
        .tokens
        .start
        .checked_sub(1)
        .is_some_and(|at| words.text(at) == "," || page.quote_before(at + 1).is_some());
    if tagged && cue.tokens.end < end && end - cue.tokens.end <= 6 && cue.tokens.start > range.start + 2 {
        let content = phrases::without_final_marks(words, range.start..cue.tokens.start);
        let mut draft = layout_draft(Some(cue.tokens.end..end), cue.tokens.clone(), content, 850);
        draft.lemma = cue.entry.lemma.to_owned();
        draft.kind = Some(cue.entry.kind);
        return Some(draft);
    }
    None
}

/// `CLAIM: The bank is shut`, `THE FACTS: It is open`: a label says nothing. What it calls a claim is that of nobody who is told,
/// the rest is the author's.
#[inline(never)]
pub(super) fn without_labels(words: &Words<'_>, drafts: &mut Vec<Draft>) {
    const HEARD: &str = "claim myth rumour rumor";
    drafts.retain_mut(|draft| {
        let Some(source) = draft.source.clone().filter(|source| !source.is_empty()) else { return true };
        let last = words.lower(source.end - 1);
        let is_label = words.text(source.end) == ":" && source.len() <= 2 && is_topic(last);
        if is_label && one_of(singular(last), HEARD) {
            draft.source = None;
            draft.source_kind = Some(SourceKind::Unspecified);
            draft.kind = Some(CueKind::Hearsay);
        }
        !is_label || draft.source.is_none()
    });
}

/// `Oregon: Family leave has been expanded`: a place that opens a paragraph says which place the text goes on about. Where it speaks
/// of itself or its words are quoted, it speaks.
#[inline(never)]
pub(super) fn without_places(page: &Page<'_>, entities: &[Entity], drafts: &mut Vec<Draft>) {
    let words = page.words;
    let places = entities.iter().filter(|entity| entity.kind == EntityKind::Location);
    let places: BTreeSet<Span> =
        places.flat_map(|entity| &entity.mentions).map(|mention| mention.span).collect();
    drafts.retain(|draft| {
        let Some(label) = draft.source.as_ref().filter(|source| words.text(source.end) == ":") else {
            return true;
        };
        let block = words.document().blocks().get(words.block(label.start));
        let opens = block.is_some_and(|block| {
            block.kind != BlockKind::Headline && block.tokens.start.get() == label.start
        });
        let speaks = |said: &Range<usize>| {
            page.quote_at(said.start).is_some() || interviews::is_first_person(words, said)
        };
        !(opens && places.contains(&words.span(label)) && !draft.contents.iter().any(speaks))
    });
}

/// Whether a word before a colon names what is told, not who tells it.
fn is_topic(word: &str) -> bool {
    [word, singular(word)].iter().any(|word| LABELS.binary_search(word).is_ok())
}

fn is_headline_source(word: &str) -> bool {
    SOURCE_NOUNS.binary_search(&word).is_ok()
}

/// Whether a label before a colon can be a source: names, or a noun that speaks.
fn names_source(words: &Words<'_>, label: &Range<usize>) -> bool {
    let count = words.count(label);
    let last = label.end.checked_sub(1).map_or("", |at| words.lower(at));
    // `14.32: Do not travel`, `Q&A: Why your cup is not`
    let is_said = label.clone().any(|at| words.is_word(at) && words.text(at).len() > 1);
    is_said
        && (1..=LONGEST_LABEL).contains(&count)
        && !is_topic(words.lower(label.start))
        && !is_topic(last)
        && label.clone().all(|at| {
            words.is_capitalized(at)
                || is_headline_source(words.lower(at))
                || one_of(words.lower(at), const { &list("layout.joins_names") })
        })
        && label.clone().all(|at| !cues::is_auxiliary(words.lower(at)))
}

fn layout_draft(
    source: Option<Range<usize>>,
    cue: Range<usize>,
    content: Range<usize>,
    confidence: u16,
) -> Draft {
    Draft {
        source,
        cue: Some(cue),
        lemma: ":".to_owned(),
        kind: Some(CueKind::Assertion),
        contents: vec![content],
        construction: Construction::Layout,
        confidence,
        ..Draft::default()
    }
}

/// `Q: Why now?` · `A: Because it rained.` · `ROE: It rained.`
fn labelled(page: &Page<'_>, block: &Block, range: &Range<usize>) -> Option<Draft> {
    let words = page.words;
    let colon =
        (range.start..range.end.min(range.start + LONGEST_LABEL + 1)).find(|&at| words.text(at) == ":")?;
    let label = range.start..colon;
    let content = phrases::without_final_marks(words, colon + 1..range.end);
    if words.count(&content) == 0 || datelines::behind(words, range).is_some() {
        return None;
    }
    let word = words.lower(label.start);
    if label.len() == 1 && one_of(word, "q question a answer") {
        let asks = one_of(word, "q question");
        let mut draft = layout_draft(Some(label.clone()), label.start..colon + 1, content, 800);
        draft.cue = Some(colon..colon + 1);
        draft.source_kind = Some(if asks { SourceKind::SelfReference } else { SourceKind::Implicit });
        draft.lemma = if asks { "ask".to_owned() } else { ":".to_owned() };
        draft.commitment = asks.then_some(super::Commitment::Uncommitted);
        return Some(draft);
    }
    let quoted = page.quote_at(colon + 1);
    let people = label.clone().all(|at| words.is_capitalized(at) || words.text(at) == ".");
    if !people || !names_source(words, &label) || block.kind == BlockKind::ListItem && quoted.is_none() {
        return None;
    }
    let capitals = label.clone().all(|at| !words.text(at).chars().any(char::is_lowercase));
    // `Roe: “…”`, `ROE: …`; anything else before a colon is more often a topic.
    match quoted {
        Some(quote) => Some(layout_draft(Some(label), colon..colon + 1, quote.tokens.clone(), 850)),
        None if capitals && words.count(&content) >= 3 && words.text(label.start).len() > 2 => {
            Some(layout_draft(Some(label), colon..colon + 1, content, 750))
        }
        None => None,
    }
}

/// A post, a quotation or a list that the paragraph before announces with a colon.
fn announced(page: &Page<'_>, blocks: &[Block], index: usize) -> Option<Draft> {
    const MOST_ITEMS: usize = 20;
    let words = page.words;
    let block = blocks.get(index)?;
    let range = block.tokens.range();
    let post = block.kind == BlockKind::Paragraph && is_post(words, &range);
    let Some(announcing) = announcement(words, blocks, index) else {
        return post.then(|| block_quotes::credited(words, &range).unwrap_or_else(|| unsigned(range, true)));
    };
    let quote = page.quote_at(range.start);
    let quoted = quote.is_some_and(|quote| quote.form == QuoteForm::Speech);
    let listed = block.kind == BlockKind::ListItem;
    let given = post || quoted || listed;
    let Some(cue) = cues::find(words, &announcing).pop() else {
        let sent = signatures::sent(page, blocks, index).or_else(|| issued(page, index, &announcing));
        return sent.filter(|_| given);
    };
    // `Dana Cole wrote:`, and what she wrote stands below without marks.
    let plain = block.kind == BlockKind::Paragraph && cue.entry.takes("quote") && quote.is_none();
    if !given && (!plain || has_predicate(words, &(cue.tokens.end..announcing.end))) {
        return None;
    }
    let contents = if listed {
        let items = blocks.get(index..)?.iter().take(MOST_ITEMS);
        items.take_while(|item| item.kind == BlockKind::ListItem).map(|item| item.tokens.range()).collect()
    } else if post {
        vec![block_quotes::without_credit(words, &range)]
    } else if quoted {
        quote.map(|quote| quote.tokens.clone()).into_iter().collect()
    } else {
        vec![range]
    };
    let construction = if given { Construction::Layout } else { Construction::TrailingTag };
    let draft = by_announcement(words, &announcing, &cue, contents)?;
    Some(Draft { construction, ..draft })
}

/// `Norvane released the following statement:`: who issues the quotation below.
#[inline(never)]
fn issued(page: &Page<'_>, index: usize, announcing: &Range<usize>) -> Option<Draft> {
    const ISSUES: &str = "released issued shared posted gave sent published offered provided";
    const TEXTS: &str = "statement message response reply letter note email post comment";
    let words = page.words;
    let quote = page.quote_at(words.document().blocks().get(index)?.tokens.start.get())?;
    let verb = announcing.clone().find(|&at| one_of(words.lower(at), ISSUES))?;
    let is_text = (verb + 1..announcing.end).any(|at| one_of(words.lower(at), TEXTS));
    let source = phrases::subject_before(words, announcing.start, verb).filter(|_| is_text)?;
    let draft = layout_draft(Some(source), verb..verb + 1, quote.tokens.clone(), 850);
    Some(Draft { construction: Construction::Layout, ..draft })
}

/// The last sentence of a paragraph that ends with a colon, right before a block.
fn announcement(words: &Words<'_>, blocks: &[Block], index: usize) -> Option<Range<usize>> {
    let before = blocks.get(index.checked_sub(1)?)?;
    let last = before.tokens.end.get().checked_sub(1)?;
    if before.kind != BlockKind::Paragraph || words.text(last) != ":" {
        return None;
    }
    let sentence = words.document().sentences().get(before.sentences.clone())?.last()?;
    Some(sentence.tokens.range())
}

/// What stands below a sentence, on the word of that sentence's subject.
fn by_announcement(
    words: &Words<'_>,
    announcing: &Range<usize>,
    cue: &CueMatch,
    contents: Vec<Range<usize>>,
) -> Option<Draft> {
    let source = phrases::subject_before(words, announcing.start, cue.tokens.start)?;
    Some(Draft {
        source: Some(source),
        cue: Some(cue.tokens.clone()),
        lemma: cue.entry.lemma.to_owned(),
        kind: Some(cue.entry.kind),
        contents,
        construction: Construction::Layout,
        confidence: 850,
        ..Draft::default()
    })
}

/// What is set apart, and nobody says by whom it is: whoever spoke just before, or nobody that is known.
fn unsigned(content: Range<usize>, same_source: bool) -> Draft {
    Draft {
        source_kind: Some(SourceKind::Implicit),
        same_source,
        lemma: "—".to_owned(),
        kind: Some(CueKind::Assertion),
        contents: vec![content],
        construction: Construction::Layout,
        confidence: 700,
        ..Draft::default()
    }
}

/// Whether a block is a post that the page shows: `… — Jane Roe (@janeroe) May 3, 2024`.
fn is_post(words: &Words<'_>, range: &Range<usize>) -> bool {
    let Some(dash) = block_quotes::credit_dash(words, range) else { return false };
    (dash + 2..range.end).any(|at| words.text(at) == "(" && words.text(at + 1).starts_with('@'))
}

/// The author in a credit, without handle, office and date.
fn name_of_credit(words: &Words<'_>, credit: Range<usize>) -> Range<usize> {
    let end = credit.clone().find(|&at| at > credit.start && one_of(words.text(at), "( , |"));
    phrases::without_final_marks(words, credit.start..end.unwrap_or(credit.end))
}
