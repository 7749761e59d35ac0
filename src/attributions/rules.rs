//! Sentences into drafts of attributions, by construction alone: cue verbs with their quotation or clause.

use super::CueKind;
use super::commitment;
use super::draft::{Construction, Draft};
use super::list;
use crate::syntax::cues::{CueMatch, Voice};
use crate::syntax::page::Page;
use crate::syntax::quotations::{Quote, QuoteForm};
use crate::syntax::statements::{has_verb_before_relative, is_subject};
use crate::syntax::subjects::{may_speak, opens_noun_phrase, shared_subject};
use crate::syntax::verbs::cue_lexicon::CueEntry;
use crate::syntax::verbs::inflection::Form;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, relatives};
use crate::word_set::WordSet;
use std::ops::Range;

/// Reads the cues of one sentence.
#[inline(never)]
pub(crate) fn read_sentence(page: &Page<'_>, sentence: &Range<usize>) -> Vec<Draft> {
    let words = page.words;
    let matches = cues::find(words, sentence);
    let mut drafts: Vec<Draft> = Vec::new();
    let mut last_source: Option<Range<usize>> = None;
    for (index, cue) in matches.iter().enumerate() {
        if drafts.last().and_then(|draft| draft.cue.as_ref()).is_some_and(|last| cue.head < last.end) {
            continue;
        }
        let within = window(page, sentence, cue);
        let next = matches.get(index + 1).filter(|next| next.head < within.end);
        if let Some(draft) = read_cue(page, cue, &within, next, last_source.as_ref()) {
            last_source = draft.source.clone().or(last_source);
            drafts.push(draft);
        }
    }
    drafts
}

/// Where a cue may look: inside the quotation that it stands in, or the sentence.
fn window(page: &Page<'_>, sentence: &Range<usize>, cue: &CueMatch) -> Range<usize> {
    match page.quote_around(cue.head) {
        Some(quote) => {
            let inner = quote.tokens.start + 1..quote.tokens.end.saturating_sub(1);
            inner.start.max(sentence.start)..inner.end.min(sentence.end)
        }
        None => sentence.clone(),
    }
}

fn read_cue(
    page: &Page<'_>,
    cue: &CueMatch,
    within: &Range<usize>,
    next: Option<&CueMatch>,
    last_source: Option<&Range<usize>>,
) -> Option<Draft> {
    let words = page.words;
    if cue.voice == Voice::Passive {
        return quoted_as_saying(page, cue, within);
    }
    let left = left_content(page, cue.tokens.start, within);
    let spoken = left.as_ref().is_some_and(|(_, quoted)| *quoted) || {
        // `The dam will close, said a pilot.` but `Tom Hale, a pilot, said the dam would close.`
        let end = phrases::noun_phrase_end(words, cue.tokens.end, within.end);
        ends_here(words, end, within)
    };
    // `Tom Hale, 44, said no`: a subject is nothing that is said, and nobody is `told` by whom that verb stands before.
    let is_stated = left.as_ref().is_some_and(|(said, quoted)| {
        // `No plan, no money and no hope, said Anna Berg`
        let is_list = words.is_in_name(cue.tokens.end) && !words.is_in_name(said.start);
        *quoted || is_list || !is_subject(words, said)
    });
    let inverted = is_stated
        && spoken
        && !one_of(cue.entry.lemma, NEEDS_ADDRESSEE)
        && cue.form != Form::Gerund
        && cue.entry.takes("quote")
        && opens_noun_phrase(words, cue.tokens.end, within.end);
    let (source, group) = if inverted {
        let end = phrases::noun_phrase_end(words, cue.tokens.end, within.end);
        (Some(cue.tokens.end..end), cue.tokens.start..end)
    } else {
        let subject = if cue.voice == Voice::Active {
            phrases::subject_before(words, within.start, cue.tokens.start)
                .filter(|subject| may_speak(words, subject))
        } else {
            None
        };
        let start = subject.as_ref().map_or(cue.tokens.start, |subject| subject.start);
        (subject, start..cue.tokens.end)
    };
    let shared = source.is_none();
    let source = source.or_else(|| shared_subject(page, cue, within, last_source));
    let mut contents = Vec::new();
    let mut construction = Construction::Clause;
    let mut confidence = 0;
    let tag_left = left_content(page, group.start, within)
        .filter(|_| cue.entry.takes("quote") || cue.entry.takes("bare"));
    if let Some((range, quoted)) = &tag_left
        && (*quoted || ends_here(words, group.end, within) || inverted)
        && !(shared && cue.voice == Voice::Subjectless)
    {
        contents.push(range.clone());
        construction = if *quoted { Construction::Tagged } else { Construction::Clause };
        confidence = if *quoted { 930 } else { 820 };
    }
    if let Some((range, how, sure)) =
        right_content(page, cue.entry, group.end.max(cue.tokens.end), within, next)
    {
        if contents.is_empty() || how == Construction::Tagged {
            contents.push(range);
            if contents.len() == 1 {
                construction = how;
                confidence = sure;
            }
        } else if let Some((_, false)) = tag_left {
            // `The bridge, she said, would close`: the sentence goes on behind its tag.
            contents.push(range);
        }
    } else if tag_left.is_some() && !contents.is_empty() && words.text(group.end) == "," {
        let rest = phrases::without_final_marks(words, group.end..within.end);
        if words.count(&rest) > 0 && !one_of(words.lower(rest.start), const { &list("rules.behind_tag") }) {
            contents.push(rest);
        }
    }
    // `…, indicating a shift`: things that show, not somebody who says.
    let shows = construction == Construction::Phrase
        && cue.voice == Voice::Subjectless
        && !matches!(cue.entry.kind, CueKind::Attitude | CueKind::Directive);
    let relative = source.as_ref().is_some_and(|source| one_of(words.lower(source.end - 1), "who which"));
    if contents.is_empty()
        || source.is_none()
        || shows
        || (relative && !one_of(words.lower(contents.first().map_or(0, |range| range.start)), "that whether"))
    {
        return None;
    }
    if shared {
        confidence = confidence * 9 / 10;
    }
    let mut draft = Draft {
        source,
        cue: Some(cue.tokens.clone()),
        lemma: cue.entry.lemma.to_owned(),
        kind: Some(cue.entry.kind),
        contents,
        construction,
        confidence,
        ..Draft::default()
    };
    draft.settle();
    let first = draft.contents.first().cloned();
    draft.commitment = Some(commitment::judge(words, &cue.tokens, cue.entry.lemma, first.as_ref()));
    Some(draft)
}

/// `was quoted as saying that …`
fn quoted_as_saying(page: &Page<'_>, cue: &CueMatch, within: &Range<usize>) -> Option<Draft> {
    let words = page.words;
    if cue.entry.lemma != "quote" || !words.follow(cue.tokens.end, "as saying") {
        return None;
    }
    let subject = phrases::subject_before(words, within.start, cue.tokens.start)?;
    let tokens = cue.tokens.start..cue.tokens.end + 2;
    let say = crate::syntax::verbs::cue_lexicon::look_up("say").next().map(|(entry, _)| entry)?;
    let content = match right_content(page, say, tokens.end, within, None) {
        Some((range, ..)) => range,
        None => left_content(page, subject.start, within).map(|(range, _)| range)?,
    };
    Some(Draft {
        source: Some(subject),
        cue: Some(tokens),
        lemma: "quote".to_owned(),
        kind: Some(CueKind::Assertion),
        contents: vec![content],
        construction: Construction::Clause,
        confidence: 850,
        ..Draft::default()
    })
}

/// What stands before a speech tag that begins at `start`, and whether it is a quotation; not one in a sentence of its own.
fn left_content(page: &Page<'_>, start: usize, within: &Range<usize>) -> Option<(Range<usize>, bool)> {
    let words = page.words;
    let comma = start > within.start && words.text(start - 1) == ",";
    let dash = start > within.start && one_of(words.text(start - 1), "— – --");
    let end = start - usize::from(comma || dash);
    let inside = |quote: &Quote| words.text(quote.tokens.end.saturating_sub(2));
    let tagged = |quote: &&Quote| quote.tokens.end > within.start || inside(quote) != ".";
    if let Some(quote) = page.quote_before(end).filter(tagged) {
        if quote.form == QuoteForm::Speech {
            return Some((quote.tokens.clone(), true));
        }
        if comma || one_of(inside(quote), ", ? ! .") {
            let from = within.start.min(quote.tokens.start);
            let whole = from..quote.tokens.end;
            return Some((whole.clone(), from == quote.tokens.start));
        }
        return None;
    }
    let content = within.start..end;
    (comma
        && words.count(&content) >= 2
        && !phrases::is_time(words, within.start)
        && !one_of(words.lower(within.start), const { &list("rules.opens_adjunct") }))
    .then_some((content, false))
}

/// Whether nothing, or only an adjunct, stands behind a speech tag.
fn ends_here(words: &Words<'_>, at: usize, within: &Range<usize>) -> bool {
    let at = phrases::skip_adjuncts(words, at, within.end);
    at >= within.end || one_of(words.text(at), ". , ; — – : ? !")
}

/// What stands behind a cue, the construction and how sure it is.
fn right_content(
    page: &Page<'_>,
    entry: &CueEntry,
    from: usize,
    within: &Range<usize>,
    next: Option<&CueMatch>,
) -> Option<(Range<usize>, Construction, u16)> {
    let words = page.words;
    let mut at = phrases::skip_adjuncts(words, from, within.end);
    let free = page.quote_at(at).is_none()
        && !one_of(words.text(at), ", :")
        && !one_of(words.lower(at), "that whether if why how");
    if entry.takes("person") && free && !one_of(entry.lemma, NEEDS_ADDRESSEE) {
        // `warned the crew that …`: whoever stands in between is the addressee.
        at = phrases::that_behind(words, at, within.end.min(at + 8)).unwrap_or(at);
    } else if entry.takes("person") && free {
        // `told a crowded hall at a hotel in Norrby that …`
        let limit = within.end.min(at + phrases::LONGEST_ADDRESSEE);
        at = phrases::that_behind(words, at, limit).unwrap_or_else(|| {
            let end = phrases::noun_phrase_end(words, at, within.end);
            phrases::skip_adjuncts(words, end, within.end)
        });
        if at < within.end && words.text(at) == "." {
            return None;
        }
    }
    let word = words.lower(at);
    let own = entry.takes_preposition(word) || word == "to" && entry.takes("to");
    if phrases::is_preposition(words, at) && entry.takes("that") && !own {
        // `communicated to employees that …`, `said in an interview with the Herald that …`
        let limit = within.end.min(at + phrases::LONGEST_ADDRESSEE);
        at = phrases::that_behind(words, at + 1, limit).unwrap_or(at);
    }
    if words.text(at) == "," && entry.takes("that") {
        // `told me, over a coffee, that …`
        let end =
            (at + 1..within.end.min(at + phrases::LONGEST_ADDRESSEE)).find(|&next| words.text(next) == ",");
        at = end.map(|end| end + 1).filter(|&next| words.lower(next) == "that").unwrap_or(at);
    }
    let punctuated = one_of(words.text(at), ", : — –");
    let quote = page.quote_at(at + usize::from(punctuated)).filter(|_| at < within.end);
    if let Some(quote) =
        quote.filter(|quote| entry.takes("quote") && (quote.form == QuoteForm::Speech || punctuated))
    {
        return Some((quote.tokens.clone(), Construction::Tagged, 930));
    }
    let mut end = clause_end(page, at, within, next);
    let subordinate = one_of(words.lower(within.start), "if when unless because although while after since");
    if subordinate || relatives::holds_tag(words, within, from) {
        // `If the minister says that …, the school will wait.`, `The road, which police said was safe, caved in.`
        end = (at..end).find(|&next| words.text(next) == ",").unwrap_or(end);
    }
    let content = phrases::without_final_marks(words, at..end);
    if content.is_empty() || content.start != at {
        if words.text(at) == ":" && entry.takes("quote") {
            let content = phrases::without_final_marks(words, at + 1..within.end);
            return (words.count(&content) >= 3).then_some((content, Construction::Clause, 700));
        }
        return None;
    }
    let word = words.lower(at);
    let count = words.count(&content);
    if word == "that" && entry.takes("that") && count >= 3 {
        return Some((content, Construction::Clause, 900));
    }
    if one_of(word, "whether if why how what who when where") && entry.takes("whether") && count >= 2 {
        return Some((content, Construction::Clause, 850));
    }
    if word == "to" && entry.takes("to") && count >= 2 {
        return Some((content, Construction::Phrase, 700));
    }
    if word == "as" && entry.takes("as") {
        return Some((content, Construction::Phrase, 650));
    }
    if entry.takes_preposition(word) && count >= 2 {
        return Some((content, Construction::Phrase, 650));
    }
    if entry.takes("bare")
        && opens_clause(words, at)
        && has_verb_before_relative(words, &content)
        && count >= 3
    {
        return Some((content, Construction::Clause, if entry.lemma == "say" { 880 } else { 780 }));
    }
    let noun = opens_noun_phrase(words, at, within.end)
        || (words.is_word(at) && !cues::is_adverb(word) && !one_of(word, NOT_NOUN));
    if entry.takes("noun") && noun && at == phrases::skip_adjuncts(words, from, at).max(at) {
        return Some((content, Construction::Phrase, 550));
    }
    None
}

/// Verbs that always name whom they address, and so stand behind who speaks.
pub(super) const NEEDS_ADDRESSEE: &str = "tell assure inform remind reassure convince persuade";
const NOT_NOUN: &WordSet = &list("rules.not_noun");

/// Where the content that begins at `from` ends.
fn clause_end(page: &Page<'_>, from: usize, within: &Range<usize>, next: Option<&CueMatch>) -> usize {
    const CUTTERS: &WordSet = &list("rules.cutters");
    let words = page.words;
    let mut limit = within.end;
    if let Some(next) = next.filter(|next| next.tokens.start > from) {
        // `…, and the mayor said`: the next attribution of the sentence begins.
        let subject = phrases::subject_before(words, from, next.tokens.start)
            .map_or(next.tokens.start, |range| range.start);
        let joined = subject.checked_sub(1).filter(|&at| at > from).map_or("", |at| words.lower(at));
        if one_of(joined, "and but while") && words.lower(subject) != "who" {
            limit = subject - 1;
        }
    }
    let mut at = from;
    while at < limit {
        if let Some(quote) = page.quote_at(at).filter(|quote| quote.tokens.end <= limit) {
            at = quote.tokens.end;
            continue;
        }
        if words.text(at) == ";"
            || (at > from + 2 && words.text(at) == "," && one_of(words.lower(at + 1), CUTTERS))
        {
            return at;
        }
        at += 1;
    }
    limit
}

/// Whether a clause without `that` could begin here.
fn opens_clause(words: &Words<'_>, at: usize) -> bool {
    const OPENERS: &WordSet = &list("rules.openers");
    one_of(words.lower(at), OPENERS)
        || one_of(words.lower(at), phrases::PRONOUN)
        || one_of(words.lower(at), phrases::DETERMINER)
        || (words.is_capitalized(at) && !phrases::is_time(words, at))
        || words.kind(at) == Some(crate::text::TokenKind::Number)
        || (words.is_word(at) && words.lower(at).ends_with('s') && !one_of(words.lower(at), "as 's"))
}
