//! Words into parts of a whole: `a third`, `1/2`, `½`, `one in five`, and the part behind `2` in `2 ½`.

use super::{Form, Number, cardinal};
use crate::values::decimal::Decimal;
use crate::values::lists::{NUMERALS, Numeral, QUALIFIERS, without_s};
use crate::values::words::{Class, Words};

/// `a third`, `two-thirds`, `three quarters of`, `1/2`, `½`, `one in five`, `nine out of 10`.
pub(super) fn share(words: &Words<'_>, at: usize) -> Option<Number> {
    if let Some(value) = vulgar(words, at).filter(|_| !(words.glued(at) && words.is_figure(at - 1))) {
        return Some(fraction(value, at + 1));
    }
    let (above, next) = match words.lower(at) {
        "a" => (1, at + 1),
        _ if words.is_figure(at) => (Decimal::parse(words.text(at))?.to_whole()?, at + 1),
        lower => match NUMERALS.get(lower)? {
            Numeral::Cardinal(above) => (above, at + 1),
            _ => return None,
        },
    };
    let (below, end) = slash(words, at)
        .or_else(|| part(words, next, above))
        .or_else(|| out_of(words, at, next))
        .or_else(|| of_each(words, at, next))
        .filter(|&(below, _)| 0 < above && above < below)?;
    Some(fraction(Decimal::whole(above).over(below)?, end))
}

fn fraction(value: Decimal, end: usize) -> Number {
    Number { value, upper: None, end, form: Form::Fraction, scaled: false }
}

/// The part behind a whole number, `½` of `2 ½` and `1/4` of `18 1/4`, and the first word behind it.
pub(super) fn mixed(words: &Words<'_>, at: usize) -> Option<(Decimal, usize)> {
    if words.text_of(at.checked_sub(1)?, at + 1).contains(['\n', '\t']) {
        return None;
    }
    if let Some(value) = vulgar(words, at) {
        return Some((value, at + 1));
    }
    let above = Decimal::parse(words.text(at))?.to_whole()?;
    let (below, end) = slash(words, at).filter(|&(below, _)| above < below && !words.glued(at))?;
    Some((Decimal::whole(above).over(below)?, end))
}

/// A fraction in one sign: `½`.
fn vulgar(words: &Words<'_>, at: usize) -> Option<Decimal> {
    match NUMERALS.get(words.text(at))? {
        Numeral::Part(above, below) => Decimal::whole(above).over(below),
        _ => None,
    }
}

/// The lower half of `1/2`. Other slashes (`9/11`, `24/7`) are no fractions; the fraction slash (`1⁄12`) is always one.
fn slash(words: &Words<'_>, at: usize) -> Option<(u128, usize)> {
    let mark = words.text(at + 1);
    let tight = matches!(mark, "/" | "⁄") && words.glued(at + 1) && words.glued(at + 2);
    let below = Decimal::parse(words.text(at + 2)).filter(|_| tight && words.is_figure(at))?.to_whole()?;
    (matches!(below, 2..=6 | 8 | 10) || mark == "⁄").then_some(())?;
    (words.text(at + 3) != "/").then_some((below, at + 3))
}

/// The part that `third`, `-thirds`, `quarters` names.
fn part(words: &Words<'_>, next: usize, above: u128) -> Option<(u128, usize)> {
    let at = if words.is_tight_dash(next) { next + 1 } else { next };
    let word = words.lower(at);
    let singular = if above == 1 { word } else { without_s(word)? };
    let of = words.lower(at + 1) == "of" && words.lower(at + 2) != "a" && words.lower(at + 2) != "an";
    let below = match singular {
        "half" | "halve" => 2,
        // `a quarter` may be three months, and `a third` or `a second` one more.
        "quarter" => 4,
        _ => match NUMERALS.get(singular)? {
            Numeral::Ordinal(below) if below > 2 => below,
            _ => return None,
        },
    };
    (above > 1 || of || words.lower(next - 1) == "one").then_some((below, at + 1))
}

/// The whole of `one in five`, `nine out of ten`.
fn out_of(words: &Words<'_>, at: usize, next: usize) -> Option<(u128, usize)> {
    let whole_at = match words.lower(next) {
        "in" if matches!(words.lower(at), "one" | "1") => next + 1,
        "out" if words.lower(next + 1) == "of" => next + 2,
        _ => return None,
    };
    let whole = single_whole(words, whole_at)?;
    // `one in 2019` is a year.
    (whole.0 <= 1000).then_some(whole)
}

/// The whole of `3 in 10 homes` and `3 of 10 homes`, where nothing before it is counted: `scored 3 in 10 games` is two
/// numbers.
fn of_each(words: &Words<'_>, at: usize, next: usize) -> Option<(u128, usize)> {
    let several = !matches!(words.lower(at), "1" | "one");
    let joined = words.lower(next) == "in" || words.lower(next) == "of" && several;
    let (whole, end) = single_whole(words, next + 1).filter(|_| joined)?;
    let opens = words.is_first(at)
        || words.class(at - 1) == Class::Mark
        || QUALIFIERS.longest_before(words, at, 3).is_some()
        || matches!(words.lower(at - 1), "that" | "than" | "only" | "just" | "and" | "but" | "while");
    let counts = words.class(end) == Class::Letters && !words.glued(end) && !words.is_capitalized(end);
    let timed = crate::values::calendar::is_time_unit(words.lower(end));
    (opens && counts && !timed && matches!(whole, 3..=10 | 20 | 100 | 1000)).then_some((whole, end))
}

fn single_whole(words: &Words<'_>, at: usize) -> Option<(u128, usize)> {
    if words.is_figure(at) {
        return Some((Decimal::parse(words.text(at))?.to_whole()?, at + 1));
    }
    let (value, end, _) = cardinal(words, at)?;
    Some((value, end))
}
