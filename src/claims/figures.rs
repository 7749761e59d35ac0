//! A claim's values and numerals into [`Figure`]s: what is counted, with the words that say of what.

use super::{EvidenceKind, list};
use crate::sorting::sort_by_key;
use crate::syntax::clauses::whole_words;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, verbs};
use crate::text::TokenKind;
use crate::values::{Value, ValueKind};
use crate::word_set::WordSet;
use std::ops::Range;

/// A number of something in a claim.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    /// Its words, whole: `more than 40 percent`, `millions of phone calls`.
    pub(super) tokens: Range<usize>,
    /// The reason that is told with them.
    pub(super) reason: EvidenceKind,
}

/// Numbers that are words and count without a value: `dozens of boats`.
const VAGUE: &str = "dozens scores hundreds thousands millions billions";
/// Words before a number that belong to it.
const APPROXIMATE: &WordSet = &list("figures.approximate");

/// The figures of a claim, in text order.
#[inline(never)]
pub(super) fn find(words: &Words<'_>, tokens: &Range<usize>, values: &[&Value]) -> Vec<Figure> {
    let mut figures: Vec<Figure> = values.iter().filter_map(|value| of_value(words, tokens, value)).collect();
    for at in tokens.clone() {
        let vague = one_of(words.lower(at), VAGUE) && words.lower(at + 1) == "of";
        let bare = values.is_empty()
            && words.kind(at) == Some(TokenKind::Number)
            && !is_year(words.text(at))
            && !is_part_of_name(words, at..at + 1)
            && !is_age(words, &(at..at + 1))
            && !is_hour(words, &(at..at + 1));
        if vague || bare {
            let counted = with_noun(words, at..at + 1, tokens.end);
            if !figures.iter().rev().take(4).any(|figure| overlap(&figure.tokens, &counted)) {
                figures.push(Figure { tokens: counted, reason: EvidenceKind::Number });
            }
        }
    }
    sort_by_key(&mut figures, |figure| figure.tokens.start);
    // `two of the nine members` holds `nine members`.
    figures.dedup_by(|later, earlier| later.tokens.end <= earlier.tokens.end);
    join_pairs(words, &mut figures, tokens.start);
    for figure in &mut figures {
        let lasts = figure.reason == EvidenceKind::Duration;
        figure.tokens = whole_words(words, &with_qualifier(words, &figure.tokens, tokens.start, lasts));
    }
    figures
}

/// `Victor Salgado, 61, is accused`: how old somebody is counts nothing.
fn is_age(words: &Words<'_>, number: &Range<usize>) -> bool {
    number.start > 1
        && words.text(number.start - 1) == ","
        && one_of(words.text(number.end), ", .")
        && words.is_capitalized(number.start - 2)
        && words.text(number.start).len() <= 2
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

fn of_value(words: &Words<'_>, claim: &Range<usize>, value: &Value) -> Option<Figure> {
    let mut tokens = words.under(value.span);
    let reason = match value.kind {
        ValueKind::Money => EvidenceKind::Money,
        ValueKind::Percent => EvidenceKind::Share,
        ValueKind::Duration => EvidenceKind::Duration,
        ValueKind::Quantity => EvidenceKind::Number,
        ValueKind::Number => {
            tokens = with_noun(words, tokens, claim.end);
            let alone = tokens == words.under(value.span);
            if is_age(words, &words.under(value.span))
                || is_part_of_name(words, words.under(value.span))
                || (alone && is_hour(words, &tokens))
            {
                return None;
            }
            EvidenceKind::Number
        }
        ValueKind::Date | ValueKind::RelativeDate | ValueKind::Time | ValueKind::Ordinal => return None,
    };
    // `three times as much` is told as a comparison.
    let multiplies = words.lower(tokens.end.saturating_sub(1)) == "times"
        && one_of(words.lower(tokens.end), "as more less larger higher bigger");
    (!multiplies).then_some(Figure { tokens, reason })
}

/// A number with what it counts: `212 of its staff`, `millions of phone calls`, `four sailings`.
fn with_noun(words: &Words<'_>, number: Range<usize>, end: usize) -> Range<usize> {
    let mut most = 3;
    let mut at = number.end;
    if words.lower(at) == "of" {
        most = 2;
        at += 1;
        if one_of(words.lower(at), "us them you") && at < end {
            return number.start..at + 1;
        }
        while one_of(words.lower(at), phrases::DETERMINER) {
            at += 1;
        }
    }
    let counted = (at..end.min(at + most)).take_while(|&next| counts(words, next)).count();
    if counted == 0 { number } else { number.start..at + counted }
}

/// Two numbers that say one thing are one figure: `62 of every 100 meters`, `31 of its 96 sailings`,
/// `from 44 to 17`, `between 600 and 1,100`, `51 to 48`.
fn join_pairs(words: &Words<'_>, figures: &mut Vec<Figure>, floor: usize) {
    const OF: [&str; 7] = ["of every", "in every", "out of", "of its", "of the", "of their", "of"];
    figures.dedup_by(|later, earlier| {
        let between = earlier.tokens.end..later.tokens.start;
        let before = if earlier.tokens.start > floor { words.lower(earlier.tokens.start - 1) } else { "" };
        let alone = earlier.tokens.len() == 1;
        let numbers = [earlier.reason, later.reason] == [EvidenceKind::Number; 2];
        let parts =
            OF.iter().any(|of| of.split(' ').count() == between.len() && words.follow(between.start, of))
                || between.len() == 1 && words.lower(between.start) == "in";
        let to = between.len() == 1 && words.lower(between.start) == "to";
        let and = before == "between" && between.len() == 1 && words.lower(between.start) == "and";
        let range = (to && (before == "from" || alone)) || and;
        let one = (numbers && alone && parts) || (range && earlier.reason == later.reason);
        if one {
            let opens = one_of(before, "from between") && range;
            earlier.tokens = earlier.tokens.start - usize::from(opens)..later.tokens.end;
        }
        one
    });
}

/// A figure with `more than`, `about` or the like before it.
fn with_qualifier(words: &Words<'_>, figure: &Range<usize>, floor: usize, lasts: bool) -> Range<usize> {
    let three = figure.start.saturating_sub(3);
    let two = figure.start.saturating_sub(2);
    let one = figure.start.saturating_sub(1);
    let start = if three >= floor && is_bound(words, three..figure.start) {
        three
    } else if two >= floor && is_bound(words, two..figure.start) {
        two
    } else if one >= floor
        && figure.start > floor
        && (one_of(words.lower(one), APPROXIMATE)
            || words.lower(one) == "between" && figure.clone().any(|at| words.lower(at) == "and"))
        // `$3 billion over six years` says during what, `for over six years` how long at least.
        && !(lasts && words.lower(one) == "over" && words.lower_before(one) != "for")
    {
        one
    } else {
        figure.start
    };
    start..figure.end
}

/// Whether some words before a number only say on which side of it: `more than`, `as many as`.
pub(super) fn is_bound(words: &Words<'_>, range: Range<usize>) -> bool {
    match range.len() {
        2 => ["more than", "less than", "fewer than", "at least", "at most", "up to", "close to"]
            .iter()
            .any(|bound| words.follow(range.start, bound)),
        3 => ["as much as", "as many as", "no more than", "no fewer than", "no less than"]
            .iter()
            .any(|bound| words.follow(range.start, bound)),
        _ => false,
    }
}

/// `by ten`, `until 4`: an hour of the day.
fn is_hour(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    tokens.len() == 1
        && one_of(words.lower_before(tokens.start), "by after before until till since at around")
}

/// Whether a number belongs to a name: `Unit 12`, `Channel 4 News`.
fn is_part_of_name(words: &Words<'_>, tokens: Range<usize>) -> bool {
    let before = tokens.start.checked_sub(1);
    before.is_some_and(|at| {
        words.is_capitalized(at) && !one_of(words.lower(at), APPROXIMATE) && !opens(words, at)
    }) || words.is_capitalized(tokens.end)
        || words.text(tokens.start.saturating_sub(1)) == "+"
}

/// Whether a capital is that of a sentence's beginning on a word that is no name: `In 12 cases`.
fn opens(words: &Words<'_>, at: usize) -> bool {
    one_of(words.lower(at), const { &list("figures.opens") })
}

/// Whether a word can be what a number counts.
fn counts(words: &Words<'_>, at: usize) -> bool {
    let word = words.lower(at);
    words.is_word(at)
        && !words.is_capitalized(at)
        && !cues::is_auxiliary(word)
        && !verbs::is_past(word)
        && (!word.ends_with("ly") || one_of(word, "weekly daily monthly yearly hourly family"))
        && (!word.ends_with("ed") || words.lower(at + 1).ends_with('s'))
        && !word.starts_with('\'')
        && !one_of(word, phrases::PRONOUN)
        && !one_of(word, const { &list("figures.never_counted") })
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && (text.starts_with("19") || text.starts_with("20"))
        && text.bytes().all(|byte| byte.is_ascii_digit())
}
