//! A quantity of a unit and of a smaller one: `6 feet 2 inches`, `6’2”`; and a part of one unit: `half a litre`.

use super::{found, unit};
use crate::values::decimal::Decimal;
use crate::values::lists::larger_unit;
use crate::values::numbers::{Form, Number, Scales, number};
use crate::values::words::{Class, Words};
use crate::values::{Found, ValueKind};

/// Adds a smaller unit to what is measured in `larger`: `3 pounds 8 ounces` comes to 56 ounces.
pub(super) fn with_smaller(
    words: &Words<'_>,
    at: usize,
    first: &Number,
    larger: &'static str,
    end: usize,
) -> Option<Found> {
    let dashed = words.is_tight_dash(end);
    let next = match words.lower(end) {
        "and" | "," => end + 1,
        _ if dashed => end + 1,
        _ => end,
    };
    let second = number(words, next, Scales::Plain).filter(|second| is_plain(second) && !second.scaled)?;
    let unit_at = if words.is_tight_dash(second.end) { second.end + 1 } else { second.end };
    let (end, smaller) = match unit(words, unit_at) {
        Some(found) => found,
        None if larger == FOOT && words.glued(unit_at) && words.lower(unit_at) == "in" => (unit_at + 1, INCH),
        // `6-foot-2` leaves its inches untold.
        None if larger == FOOT && dashed && words.is_figure(next) => (second.end, INCH),
        None => return None,
    };
    let value = together(first, &second, larger, smaller)?;
    Some(found(at, end, ValueKind::Quantity, &Number { value, ..*first }, Some(smaller)))
}

const FOOT: &str = "[ft_i]";
const INCH: &str = "[in_i]";

/// The sum in the smaller unit, where so much of it is less than one of the larger.
fn together(first: &Number, second: &Number, larger: &str, smaller: &str) -> Option<Decimal> {
    let (whole, count) = larger_unit(smaller)?;
    let fits = whole == larger && is_plain(first) && second.value.is_below(Decimal::whole(count));
    Decimal::whole(first.value.to_whole().filter(|_| fits)?).times(count)?.plus(second.value)
}

fn is_plain(number: &Number) -> bool {
    number.upper.is_none() && matches!(number.form, Form::Figure | Form::Spelled)
}

/// `6’2”`, `5'11"`: feet and inches in signs.
pub(super) fn feet_and_inches(words: &Words<'_>, at: usize) -> Option<Found> {
    let glued = (at + 1..at + 4).all(|next| words.glued(next)) && !words.glued(at);
    let signed =
        matches!(words.text(at + 1), "’" | "'" | "′") && matches!(words.text(at + 3), "”" | "\"" | "″");
    let part = |at: usize| {
        let value =
            Decimal::parse(words.text(at)).filter(|_| words.is_figure(at) && words.text(at).len() <= 2)?;
        Some(Number { value, upper: None, end: at + 1, form: Form::Figure, scaled: false })
    };
    let first = part(at).filter(|_| glued && signed)?;
    let value = together(&first, &part(at + 2)?, FOOT, INCH)?;
    Some(found(at, at + 4, ValueKind::Quantity, &Number { value, ..first }, Some(INCH)))
}

/// `weighs a kilogram`, `more than a mile away`: one of a unit, where a word before asks for an amount.
pub(super) fn one_of_unit(words: &Words<'_>, at: usize) -> Option<Found> {
    let article = matches!(words.lower(at), "a" | "an") && at > 0;
    let before = if article { words.lower(at - 1) } else { "" };
    let asked = before.starts_with("weigh")
        || matches!(before, "about" | "almost" | "drank" | "exactly" | "least" | "most" | "nearly" | "than");
    let (end, name) =
        unit(words, at + 1).filter(|&(end, _)| asked && words.lower_of(end, end + 2) != "and a")?;
    let behind = words.lower(end);
    let free = words.class(end) != Class::Letters
        || matches!(
            behind,
            "and" | "apart" | "away" | "deep" | "from" | "high" | "in" | "long" | "of" | "tall" | "wide"
        );
    // `for more than a pound`: a weight, or money.
    let sure = free && !words.is_dash(end) && words.lower(at + 1) != "pound";
    let one = Number { value: Decimal::whole(1), upper: None, end, form: Form::Spelled, scaled: false };
    sure.then(|| found(at, end, ValueKind::Quantity, &one, Some(name)))
}

/// `half a litre`, `a quarter of a mile`, `three-quarters of an acre`.
pub(super) fn part_of_unit(words: &Words<'_>, at: usize) -> Option<Found> {
    let part = if words.lower(at) == "a" { at + 1 } else { at };
    let (value, next) = match words.lower(part) {
        "half" => (Decimal::whole(1).over(2)?, part + 1),
        "quarter" => (Decimal::whole(1).over(4)?, part + 1),
        _ => {
            let share = number(words, at, Scales::Plain).filter(|share| share.form == Form::Fraction)?;
            (share.value, share.end)
        }
    };
    let of = words.lower(next) == "of";
    let article = if of { next + 1 } else { next };
    let whole = matches!(words.lower(article), "a" | "an") && (of || words.lower(part) == "half");
    let (end, unit) = unit(words, article + 1).filter(|_| whole)?;
    let share = Number { value, upper: None, end, form: Form::Fraction, scaled: false };
    Some(found(at, end, ValueKind::Quantity, &share, Some(unit)))
}
