//! Figures that measure nothing: names, labels, scores, telephone numbers, list numbers.

use super::lists::{CURRENCY_SIGNS, LABELS};
use super::words::{Class, Words};

/// If no value begins at `at` though a figure stands there or next, the first word to go on from.
pub(super) fn no_value(words: &Words<'_>, at: usize) -> Option<usize> {
    match words.class(at) {
        Class::Letters => name(words, at).or_else(|| label(words, at)),
        Class::Digits => list_number(words, at).or_else(|| edition(words, at)).or_else(|| chain(words, at)),
        Class::Mark => dialled(words, at),
    }
}

/// `G20`, `F-16`, `Covid-19`, `under-19`; `mid-2019` and `twenty-5` are not met here.
fn name(words: &Words<'_>, at: usize) -> Option<usize> {
    let figure = if words.is_tight_dash(at + 1) { at + 2 } else { at + 1 };
    if !words.is_figure(figure) || !words.glued(figure) || CURRENCY_SIGNS.get(words.text(at)).is_some() {
        return None;
    }
    if words.is_dash(figure - 1)
        && matches!(words.lower(at), "mid" | "pre" | "post" | "late" | "early" | "non" | "sub")
    {
        return None;
    }
    Some(end_of_run(words, figure + 1))
}

/// Where the letters and figures glued to a name end.
fn end_of_run(words: &Words<'_>, from: usize) -> usize {
    let mut end = from;
    while words.glued(end) && words.class(end) != Class::Mark {
        end += 1;
    }
    end
}

/// `Article 5`, `Channel 4`, `No. 10`, `pages 3-5`, `Formula One`.
fn label(words: &Words<'_>, at: usize) -> Option<usize> {
    let word = words.lower(at).trim_end_matches('.');
    LABELS.get(word)?;
    let apart = words.text(at + 1) == "." && words.glued(at + 1);
    let dot = apart || word.len() < words.lower(at).len();
    let number = at + 1 + usize::from(apart);
    // `no 10 people` is a count, `No 10` a name.
    let short = matches!(word, "no" | "nos");
    if short && !dot && !words.is_name_like(at) {
        return None;
    }
    let spelled = words.is_capitalized(number)
        && words.is_capitalized(at)
        && super::numbers::ordinal(words, number).is_none()
        && super::numbers::number(words, number, super::numbers::Scales::Plain).is_some();
    if !words.is_figure(number) && !spelled {
        return None;
    }
    let ranged = words.is_tight_dash(number + 1) && words.is_figure(number + 2);
    Some(end_of_run(words, number + if ranged { 3 } else { 1 }))
}

/// `1. First, …` and `2) …` at the start of a sentence.
fn list_number(words: &Words<'_>, at: usize) -> Option<usize> {
    let marked = matches!(words.text(at + 1), "." | ")") && words.glued(at + 1) && at + 2 < words.len();
    (words.is_first(at) && words.text(at).len() <= 2 && marked && !words.is_figure(at + 2)).then_some(at + 2)
}

/// `Qatar 2022`: the year of a name, which [`calendar`](super::calendar) has refused.
fn edition(words: &Words<'_>, at: usize) -> Option<usize> {
    let year = super::calendar::year_at(words, at)?;
    (at > 0 && words.is_name_like(at - 1)).then_some(year.1)
}

/// Figures chained by marks: `555-01-99`, `9/11`, `24/7`, `16:9`, `2-1-0`.
fn chain(words: &Words<'_>, at: usize) -> Option<usize> {
    let mut end = at + 1;
    let mut links = 0;
    let mut slash = false;
    while matches!(words.text(end), "-" | "/" | ":" | "‑" | "–" | "." | "x" | "×")
        && words.glued(end)
        && words.glued(end + 1)
        && words.is_figure(end + 1)
    {
        slash |= !words.is_dash(end);
        links += 1;
        end += 2;
    }
    let fraction = links == 1
        && words.text(at + 1) == "/"
        && matches!(words.text(at + 2), "2" | "3" | "4" | "5" | "8" | "10")
        && words.text(at) < words.text(at + 2);
    ((links >= 2 || slash) && !fraction).then_some(end)
}

/// `+44 20 7946 0000`, `#1`.
fn dialled(words: &Words<'_>, at: usize) -> Option<usize> {
    if words.text(at) == "#" && words.is_figure(at + 1) && words.glued(at + 1) {
        return Some(at + 2);
    }
    if words.text(at) != "+"
        || !words.glued(at + 1)
        || words.text(at + 1).len() > 3
        || !words.is_figure(at + 1)
    {
        return None;
    }
    let mut end = at + 2;
    let mut groups = 1;
    while words.is_figure(end) || (matches!(words.text(end), "-" | "(" | ")") && words.is_figure(end + 1)) {
        groups += usize::from(words.is_figure(end));
        end += 1;
    }
    (groups >= 3).then_some(end)
}
