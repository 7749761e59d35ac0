//! Drafts into the same drafts whose sources are noun phrases and nothing more, and stand outside what they say.

use super::LONGEST_SENTENCE;
use super::draft::Draft;
use super::list;
use super::sources;
use super::speakers;
use super::whole_names::Names;
use crate::syntax::page::Page;
use crate::syntax::statements::{begins_predicate, has_verb};
use crate::syntax::word_classes::{is_person_noun, singular};
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, subjects, verbs};
use crate::text::TokenKind;
use crate::word_set::WordSet;
use std::ops::Range;

/// What opens a clause that says more of a noun.
const RELATIVES: &str = "who whose whom which that where when";

/// Parts sources from the words behind them, and contents from the source.
#[inline(never)]
pub(super) fn keep(page: &Page<'_>, drafts: &mut [Draft], names: &Names) {
    let words = page.words;
    for draft in drafts {
        draft.source = draft.source.take().map(|source| {
            let source = behind_adverbs(words, source);
            let source = before_state(words, &source).unwrap_or(source.start)..source.end;
            let source = source.start..before_verb(words, &source).unwrap_or(source.end);
            let source = source.start..before_time(words, &source, names).unwrap_or(source.end);
            let source = source.start..before_bracket(words, &source).unwrap_or(source.end);
            // `a welder who has worked here for years and`
            let is_loose = source.len() > 1 && one_of(words.lower(source.end - 1), "and or but");
            source.start..source.end - usize::from(is_loose)
        });
        before_tag(page, draft);
        over_dashes(page, draft);
        over_name(page, draft);
        only_quoted(page, draft);
        let cue_end = draft.cue.as_ref().map_or(usize::MAX, |cue| cue.end);
        for said in &mut draft.contents {
            // `said after the storm the harbour had lost 40 boats`
            let leaves_preposition = said.start.checked_sub(1) == Some(cue_end)
                && one_of(words.lower(cue_end), "after before during since");
            said.start -= usize::from(leaves_preposition);
            said.start = behind_span(words, said).unwrap_or(said.start);
            // `put it to him that he had waited`
            let is_hearer =
                cue_end == said.start && one_of(words.lower(said.start), "him her them us me you");
            said.start += usize::from(is_hearer && words.lower(said.start + 1) == "that");
            if draft.lemma == "put" && cue_end == said.start {
                said.start = phrases::that_behind(words, said.start, said.end).unwrap_or(said.start);
            }
            let is_that = cue_end == said.start && is_that_alone(words, said);
            said.end = if is_that { said.start + 1 } else { said.end };
            said.end = before_bracket(words, said).unwrap_or(said.end);
            if cue_end <= said.start {
                said.end = before_gloss(page, said).unwrap_or(said.end);
                said.end = before_occasion(page, said).unwrap_or(said.end);
            }
        }
        outside_source(words, draft);
        if draft.source.is_none() {
            speakers::keep_to_relative_clause(words, draft);
        }
    }
}

/// `denied that, insisting he was at home`: what is denied stands before; no clause that says something first, `that, speaking in
/// Tarn, he lied`.
fn is_that_alone(words: &Words<'_>, said: &Range<usize>) -> bool {
    words.lower(said.start) == "that"
        && words.text(said.start + 1) == ","
        && words.lower(said.start + 2).ends_with("ing")
        && said.clone().filter(|&at| words.text(at) == ",").count() == 1
}

/// `insisted for nine days that nothing was wrong`, `claimed, without evidence, that it was`: where what is said begins behind how
/// long or how that was.
#[inline(never)]
fn behind_span(words: &Words<'_>, said: &Range<usize>) -> Option<usize> {
    const LONGEST: usize = 7;
    const SPANS: &str = "days weeks months years hours decades minutes";
    let that = (said.start + 1..said.start + 1 + LONGEST).find(|&at| words.lower(at) == "that")?;
    let is_span = words.lower_before(said.start) == "for" && one_of(words.lower(that - 1), SPANS);
    let is_aside = words.lower_before(said.start) == ","
        && words.text(that - 1) == ","
        && phrases::is_preposition(words, said.start);
    ((is_span || is_aside) && that < said.end).then_some(that)
}

/// `the San Jose, California-based company said`: where a source begins that the network cuts at the comma of a place.
#[inline(never)]
fn before_state(words: &Words<'_>, source: &Range<usize>) -> Option<usize> {
    const LONGEST_TOWN: usize = 4;
    let comma = source.start.checked_sub(1).filter(|&comma| subjects::is_in_seat(words, comma))?;
    let mut town = (comma.saturating_sub(LONGEST_TOWN + 1)..comma).rev();
    town.find(|&at| one_of(words.lower(at), "the a an"))
}

/// `would call a pathologist, Yusuf Cassim, on Wednesday`: what is said goes on behind the name of the last noun.
#[inline(never)]
fn over_name(page: &Page<'_>, draft: &mut Draft) {
    const LONGEST: usize = 6;
    let words = page.words;
    let cue_end = draft.cue.as_ref().map_or(usize::MAX, |cue| cue.end);
    let Some(said) = draft.contents.last_mut().filter(|said| said.start >= cue_end) else { return };
    if words.text(said.end) != "," || page.quote_around(said.start).is_some() {
        return;
    }
    let Some(sentence) = page.sentence_around(said.start) else { return };
    let name = said.end + 1;
    let mut behind = name..sentence.end.min(name + LONGEST);
    let end = behind.find(|&at| !words.is_capitalized(at)).unwrap_or(name);
    let is_person = is_person_noun(words.lower(said.end - 1)) && words.is_in_name(end.saturating_sub(1));
    let rest = phrases::without_final_marks(words, end + 1..sentence.end);
    let is_adjunct = phrases::is_preposition(words, rest.start) && !has_verb(words, &rest);
    if end > name && words.text(end) == "," && is_person && is_adjunct {
        said.end = rest.end;
    }
}

/// `The lease — which expired in August — was renewed`: what is said goes on behind what stands between dashes.
#[inline(never)]
fn over_dashes(page: &Page<'_>, draft: &mut Draft) {
    const FAR: usize = 20;
    const LONGEST: usize = 60;
    let words = page.words;
    let Some(said) = draft.contents.last_mut() else { return };
    let is_dash = |at: usize| one_of(words.text(at), "— –");
    if !is_dash(said.end) || page.quote_around(said.start).is_some() {
        return;
    }
    let Some(sentence) = page.sentence_around(said.start) else { return };
    let stop = sentence.end.min(said.end + FAR);
    let Some(dash) = (said.end + 1..stop).find(|&at| is_dash(at)) else { return };
    let is_quoted = |at: usize| page.quote_around(at).is_some();
    let is_long = sentence.end > dash + LONGEST;
    if is_long || !begins_predicate(words, dash + 1) || (dash..sentence.end).any(is_quoted) {
        return;
    }
    let rest = phrases::without_final_marks(words, dash + 1..sentence.end);
    let between = said.end..dash;
    let is_between = |range: &Range<usize>| between.start < range.start && range.end <= between.end;
    if draft.cue.as_ref().is_some_and(is_between) {
        draft.contents.push(rest);
    } else {
        said.end = rest.end;
    }
}

/// `“The dam,” Ruiz said, a day after the flood killed 40, “is safe.”`: between the parts of a quotation the author speaks.
#[inline(never)]
fn only_quoted(page: &Page<'_>, draft: &mut Draft) {
    let words = page.words;
    let Some((first, rest)) = draft.contents.split_first_mut() else { return };
    let is_part = page.quote_around(first.start + 1).is_some_and(|quote| {
        quote.tokens.end <= first.end && words.text(quote.tokens.end.saturating_sub(2)) == ","
    });
    if !is_part {
        return;
    }
    for said in rest.iter_mut().filter(|said| page.quote_around(said.start).is_none()) {
        let opens = |&at: &usize| {
            words.text(at - 1) == ","
                && page.quote_around(at + 1).is_some_and(|quote| quote.tokens.start == at)
        };
        let goes_on = |at: &usize| words.is_word(at + 1) && !words.is_capitalized(at + 1);
        if let Some(quote) = (said.start + 1..said.end).find(opens).filter(goes_on) {
            said.start = quote;
        }
    }
}

/// `The boats leak, the Courier said citing the ministry`: what is said stands before the tag.
fn before_tag(page: &Page<'_>, draft: &mut Draft) {
    let words = page.words;
    let (Some(source), Some(cue), [content]) = (&draft.source, &draft.cue, draft.contents.as_slice()) else {
        return;
    };
    let Some(sentence) = page.sentence_around(cue.start) else { return };
    let comma = source.start.checked_sub(1).filter(|&at| at > sentence.start && words.text(at) == ",");
    let cites = content.start == cue.end && one_of(words.lower(content.start), "citing quoting");
    if let Some(comma) = comma.filter(|_| cites && source.end == cue.start) {
        let said = sentence.start..comma;
        draft.contents = vec![said];
    }
}

/// `“He will be tried” when he returns, Ana Ruiz, the mayor, told reporters`: who speaks is no part of what is said. A source
/// that is all that is said says nothing of itself.
fn outside_source(words: &Words<'_>, draft: &mut Draft) {
    let Some(source) = draft.source.clone() else { return };
    let overlaps = |said: &Range<usize>| said.start < source.end && source.start < said.end;
    if !draft.contents.iter().any(overlaps) {
        return;
    }
    // A tag inside one quotation, as where a mark is missing, parts it.
    let tag = draft.cue.as_ref().filter(|cue| cue.start <= source.end + 1 && source.start <= cue.end + 1);
    let tag = tag.map_or(source.clone(), |cue| source.start.min(cue.start)..source.end.max(cue.end));
    if draft.contents.iter().any(|said| said.start < tag.start && tag.end < said.end && tag == source) {
        // Whoever is only spoken of does not speak.
        draft.source = None;
        return;
    }
    let around =
        |said: &Range<usize>| [said.start..said.end.min(tag.start), said.start.max(tag.end)..said.end];
    let parted = draft.contents.iter().flat_map(around).filter(|said| !said.is_empty());
    let parted = parted.map(|said| phrases::without_final_marks(words, said));
    let parted: Vec<Range<usize>> = parted.filter(|said| words.count(said) > 0).collect();
    if parted.is_empty() {
        draft.source = None;
    } else {
        draft.contents = parted;
    }
}

/// `Ana Ruiz on Monday`, `the board this week`: where a time begins that says when somebody spoke. That of a text says which
/// text it is.
fn before_time(words: &Words<'_>, source: &Range<usize>, names: &Names) -> Option<usize> {
    const FAR: usize = 5;
    let from = (source.start + 1).max(source.end.saturating_sub(FAR));
    let ends_with_time = |&at: &usize| {
        let is_time = (at..source.end).any(|at| {
            phrases::is_time(words, at) || one_of(words.lower(at), "days weeks months years hours")
        });
        let is_month =
            words.lower(at) == "in" && one_of(words.text(at + 1), "May March") && at + 2 == source.end;
        let opens = one_of(words.lower(at), "since in for over during") && words.is_word(at + 1);
        let is_span = opens && is_time && (at + 1..source.end).all(|at| is_of_time(words, at));
        is_month || is_span || is_time && phrases::skip_adjuncts(words, at, source.end) == source.end
    };
    let at = (from..source.end).find(ends_with_time)?;
    let who = phrases::without_last_comma(words, source.start..at);
    // `The previous day`, `three months later` are times themselves.
    let head = who
        .clone()
        .find(|&at| phrases::is_preposition(words, at) || words.text(at) == ",")
        .unwrap_or(who.end)
        .saturating_sub(1);
    let speaks = words.is_capitalized(head)
        || sources::is_office(words.lower(head))
        || is_person_noun(singular(words.lower(head)));
    let says_more = has_verb(words, &who)
        || who.clone().any(|at| one_of(words.lower(at), RELATIVES))
        || phrases::is_preposition(words, at - 1)
        || names.parted(at).is_some();
    (speaks && !says_more).then_some(who.end)
}

/// `Earlier as well, the minister said`: adverbs before a comma are none of who speaks.
fn behind_adverbs(words: &Words<'_>, source: Range<usize>) -> Range<usize> {
    const MOST: usize = 3;
    let comma = (source.start + 1..source.end.min(source.start + MOST + 1)).find(|&at| words.text(at) == ",");
    let is_adverb =
        |at: usize| phrases::is_clause_adverb(words, at) || one_of(words.lower(at), "as well too earlier");
    let behind = comma.filter(|&comma| (source.start..comma).all(is_adverb)).map(|comma| comma + 1);
    behind.filter(|&start| start < source.end).unwrap_or(source.start)..source.end
}

/// Whether a word speaks of a time, or stands in a phrase that does: `recent days`, `the past two weeks`.
fn is_of_time(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    phrases::is_time(words, at)
        || one_of(singular(word), "day week month year hour decade")
        || one_of(word, "past last recent early late")
        || one_of(word, phrases::DETERMINER)
        || words.kind(at) == Some(TokenKind::Number)
}

/// `A clerk handed the Courier a letter`: where a verb begins that has an object.
fn before_verb(words: &Words<'_>, source: &Range<usize>) -> Option<usize> {
    let opens_object = |at: usize| one_of(words.lower(at), phrases::DETERMINER) && words.lower(at) != "that";
    let behind = |at: usize| {
        let to = phrases::is_preposition(words, at) && words.is_capitalized(at + 1);
        let name = (at + 1..source.end).take_while(|&at| to && words.is_capitalized(at)).count();
        at + if name > 0 { name + 1 } else { 0 }
    };
    let is_clause = |at: usize| one_of(words.lower(at), RELATIVES) || phrases::is_boundary(words, at);
    let until = (source.start..source.end).find(|&at| is_clause(at)).unwrap_or(source.end);
    (source.start + 1..until).find(|&at| {
        let word = words.lower(at);
        let is_verb = verbs::is_participle(word) || cues::is_auxiliary(word) && !one_of(word, "be not");
        is_verb
            && words.is_word(at - 1)
            && !words.is_capitalized(at)
            && behind(at + 1) < source.end
            && opens_object(behind(at + 1))
    })
}

/// `the rule of two families had ended, apparently referring to the Brands`: whom somebody means is the author’s word.
#[inline(never)]
fn before_gloss(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const NEAR: usize = 5;
    let words = page.words;
    let refers = |at: usize| one_of(words.lower(at), "referring alluding") && words.lower(at + 1) == "to";
    let names = |at: usize| one_of(words.lower(at), "reference allusion nod") && words.lower(at + 1) == "to";
    let opens = |&at: &usize| {
        let next = at + 1;
        let adverb = usize::from(words.lower(next).ends_with("ly"));
        let is_noun = one_of(words.lower(next), "in a an") && (next..next + NEAR).any(names);
        words.text(at) == "," && (refers(next + adverb) || is_noun) && page.quote_around(at).is_none()
    };
    said.clone().skip(1).find(opens)
}

/// `the port had lost 4 million in a television interview`: where somebody spoke stands last.
#[inline(never)]
fn before_occasion(page: &Page<'_>, said: &Range<usize>) -> Option<usize> {
    const FAR: usize = 12;
    const LEAST: usize = 2;
    const OCCASIONS: &WordSet = &list("bounds.occasions");
    let words = page.words;
    let is_occasion = |at: usize| {
        let opens = one_of(words.lower(at), "in on during at via")
            && one_of(words.lower(at + 1), "a an the his her its their");
        let noun = (at + 2..at + 5).find(|&noun| one_of(words.lower(noun), OCCASIONS));
        let plain = |noun: usize| (at + 2..noun).all(|at| words.is_word(at)) && noun < said.end;
        // `lied in a letter to customers`
        let ends =
            |noun: usize| noun + 1 == said.end || one_of(words.lower(noun + 1), "with on at in before");
        opens && noun.is_some_and(|noun| plain(noun) && ends(noun) && !has_verb(words, &(noun..said.end)))
    };
    let from = (said.start + LEAST).max(said.end.saturating_sub(FAR));
    let flat = |at: usize| {
        page.quote_around(at).is_none() && !(at..said.end).any(|at| one_of(words.text(at), ", ; : ” \""))
    };
    (from..said.end).find(|&at| is_occasion(at)).filter(|&at| flat(at))
}

/// Where a bracket closes that opens before a range.
fn before_bracket(words: &Words<'_>, range: &Range<usize>) -> Option<usize> {
    let mut open = 0_usize;
    range.clone().take(LONGEST_SENTENCE).find(|&at| {
        let opens = one_of(words.text(at), "( [");
        let closes = one_of(words.text(at), ") ]");
        // `1) likes the coast`
        let is_number = words.kind(at.saturating_sub(1)) == Some(TokenKind::Number);
        let is_alone = closes && open == 0 && at > range.start && !is_number;
        open = (open + usize::from(opens)).saturating_sub(usize::from(closes));
        is_alone
    })
}
