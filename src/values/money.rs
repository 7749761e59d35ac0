//! Words into sums of money, with their currency.

use super::decimal::Decimal;
use super::lists::{CURRENCY_NAMES, CURRENCY_SIGNS, NUMERALS, Numeral, without_s};
use super::numbers::{Form, Number, Scales, number};
use super::words::{Class, Words};
use super::{Found, Normalized, ValueKind};

/// Reads the sum of money that begins at `at`.
#[inline(never)]
pub(super) fn money(words: &Words<'_>, at: usize) -> Option<Found> {
    below_zero(words, at)
        .or_else(|| behind_sign(words, at))
        .or_else(|| before_name(words, at))
        .or_else(|| multimillion(words, at))
}

/// `-$23 million`, `−£5m`, `minus €40`.
fn below_zero(words: &Words<'_>, at: usize) -> Option<Found> {
    if let Some(found) = minus_behind_sign(words, at) {
        return Some(found);
    }
    let sign = matches!(words.text(at), "-" | "−") && words.glued(at + 1) && !words.is_figure(at + 1);
    if !sign && words.lower(at) != "minus" || words.glued(at) {
        return None;
    }
    let mut found = behind_sign(words, at + 1).filter(|found| found.normalized.upper.is_none())?;
    found.start = at;
    found.normalized.value = found.normalized.value.map(|value| format!("-{value}"));
    Some(found)
}

/// `$-40`, `€−3m`.
fn minus_behind_sign(words: &Words<'_>, at: usize) -> Option<Found> {
    let (minus, unit) = CURRENCY_SIGNS.longest_as_written(words, at, 4)?;
    let signed = matches!(words.text(minus), "-" | "−") && words.glued(minus) && words.glued(minus + 1);
    let letters = words.class(at) == Class::Letters;
    if !signed || letters || !words.is_figure(minus + 1) {
        return None;
    }
    let sum = number(words, minus + 1, Scales::Money).filter(|sum| sum.upper.is_none())?;
    let mut found = found(at, sum.end, &sum, unit);
    found.normalized.value = found.normalized.value.map(|value| format!("-{value}"));
    Some(found)
}

/// `$5bn`, `US$3.2 million`, `Rs 500 crore`, `$3-5 million`, `$3-$5`.
fn behind_sign(words: &Words<'_>, at: usize) -> Option<Found> {
    let (figure, unit) = sign(words, at)?;
    let mut sum = number(words, figure, Scales::Money).filter(|sum| sum.form != Form::Vague)?;
    // Two sums are two values, `$3 to $5 million`, unless a hyphen ties them; a scale holds for both.
    let tied = words.is_tight_dash(sum.end) || words.text(sum.end) == "–";
    let between = words.lower(sum.end) == "and" && at > 0 && words.lower(at - 1) == "between";
    if (tied || between || words.lower(sum.end) == "to")
        && let Some((second, _)) = sign(words, sum.end + 1)
        && let Some(upper) = number(words, second, Scales::Money)
        && sum.upper.is_none()
    {
        if !sum.scaled && sum.value.is_below(Decimal::whole(1000)) {
            sum.value = scaled_alike(words, sum.value, second, upper)?;
        }
        if tied && sum.value.is_below(upper.value) {
            (sum.upper, sum.end) = (Some(upper.value), upper.end);
        }
    }
    let end = currency_name(words, sum.end).map_or(sum.end, |(end, _)| end);
    Some(with_cents(words, at, end, &sum, unit))
}

/// The lower end in the scale of the upper one: `$3 to $5 million` begins at three million.
fn scaled_alike(words: &Words<'_>, lower: Decimal, at: usize, upper: Number) -> Option<Decimal> {
    (at..upper.end).try_fold(lower, |value, word| match NUMERALS.get(words.lower(word)) {
        Some(Numeral::Scale(scale) | Numeral::MoneyScale(scale)) => value.times(scale),
        _ => Some(value),
    })
}

/// A currency sign or code that a number follows: the first word behind it, and its unit.
fn sign(words: &Words<'_>, at: usize) -> Option<(usize, &'static str)> {
    let (end, unit) = CURRENCY_SIGNS.longest_as_written(words, at, 4).or_else(|| {
        // `US dollars 5,000`: a name in full before its figure says its country.
        currency_name(words, at).filter(|&(end, _)| end > at + 1).or_else(|| maloti(words, at))
    })?;
    // `R2`, `D5`: a letter glued to what stands before is not a sign.
    let torn = words.class(at) == Class::Letters && words.glued(at) && words.class(at - 1) != Class::Mark;
    (words.is_figure(end) && !torn).then_some((end, unit))
}

/// `M50 000`, `M1,200`: maloti, where `M25` may be a road.
fn maloti(words: &Words<'_>, at: usize) -> Option<(usize, &'static str)> {
    let glued = words.text(at) == "M" && !words.glued(at) && words.glued(at + 1) && words.is_figure(at + 1);
    let sum = number(words, at + 1, Scales::Money).filter(|_| glued)?;
    let grouped = words.text(at + 1).contains(',') || sum.end > at + 2 && !sum.scaled && sum.upper.is_none();
    (grouped && !sum.value.is_below(Decimal::whole(1000))).then_some((at + 1, "LSL"))
}

/// `5 million pounds`, `200-rand`, `half a billion dollars`, `millions of dollars`, `890 KD`.
fn before_name(words: &Words<'_>, at: usize) -> Option<Found> {
    let sum = number(words, at, Scales::Money)?;
    let gap = match words.lower(sum.end) {
        "of" if sum.scaled => 1,
        _ if words.is_tight_dash(sum.end) => 1,
        _ => 0,
    };
    let (end, unit) = currency_name(words, sum.end + gap).or_else(|| code(words, sum.end + gap))?;
    let name = words.lower(sum.end + gap);
    let is_sum = match name {
        // `won` is a verb, `pound` a weight.
        "bitcoin" | "bitcoins" => words.class(end) != Class::Letters,
        "won" => sum.scaled || !sum.value.is_below(Decimal::whole(1000)),
        "pound" | "pounds" => sum.scaled || !is_weight(words, at, end),
        _ => true,
    };
    is_sum.then(|| with_cents(words, at, end, &sum, unit))
}

/// The sum with the cents behind it, where there are any: `20 dollars 43 cents`, `$20 and 43 cents`.
fn with_cents(words: &Words<'_>, at: usize, end: usize, sum: &Number, unit: &'static str) -> Found {
    let whole = || {
        let next = if words.lower(end) == "and" { end + 1 } else { end };
        let cents = number(words, next, Scales::Plain).filter(|cents| cents.upper.is_none())?;
        let (end, small) = currency_name(words, cents.end)?;
        let fits = matches!(small, "cent" | "penny")
            && !matches!(unit, "cent" | "penny")
            && (sum.upper, sum.scaled) == (None, false)
            && cents.value.is_below(Decimal::whole(100));
        let value = Decimal::whole(sum.value.to_whole().filter(|_| fits)?).plus(cents.value.over(100)?)?;
        Some(found(at, end, &Number { value, ..*sum }, unit))
    };
    whole().unwrap_or_else(|| found(at, end, sum, unit))
}

fn is_weight(words: &Words<'_>, at: usize, end: usize) -> bool {
    let ounces = number(words, end, Scales::Plain).map_or("", |second| words.lower(second.end));
    matches!(words.lower(end), "of" | "heavier" | "lighter")
        || matches!(ounces, "ounce" | "ounces" | "oz")
        || (1..=3).any(|back| at >= back && words.lower(at - back).starts_with("weigh"))
}

/// A currency's name, singular or plural, perhaps with its country: `Hong Kong dollars`.
fn currency_name(words: &Words<'_>, at: usize) -> Option<(usize, &'static str)> {
    (1..=3).rev().find_map(|n| {
        let phrase = words.lower_of(at, at + n);
        let unit = CURRENCY_NAMES.get(phrase).or_else(|| CURRENCY_NAMES.get(without_s(phrase)?))?;
        Some((at + n, unit))
    })
}

/// A code or a sign behind its figure: `10 ZAR`, `40 €`.
fn code(words: &Words<'_>, at: usize) -> Option<(usize, &'static str)> {
    let unit = CURRENCY_SIGNS.get(words.text(at))?;
    // A sign may belong to the figure behind it: `5 $10 bills`.
    let free = !(words.is_figure(at + 1) && words.glued(at + 1));
    let letters = words.text(at).len() >= 2 && words.class(at) == Class::Letters;
    (free && (letters || matches!(words.text(at), "€" | "£" | "$"))).then_some((at + 1, unit))
}

/// `multimillion-dollar`, `multi-billion-euro`, `million-dollar`.
fn multimillion(words: &Words<'_>, at: usize) -> Option<Found> {
    let scale_at = if words.lower(at) == "multi" && words.is_tight_dash(at + 1) { at + 2 } else { at };
    let word = words.lower(scale_at);
    let bare = word.strip_prefix("multi").unwrap_or(word);
    let Some(Numeral::Scale(scale)) = NUMERALS.get(bare).filter(|_| bare.len() > 5) else { return None };
    let name_at = if words.is_tight_dash(scale_at + 1) { scale_at + 2 } else { scale_at + 1 };
    let (end, unit) = currency_name(words, name_at)?;
    let many = scale_at > at || bare.len() < word.len();
    let form = if many { Form::Vague } else { Form::Spelled };
    let sum = Number { value: Decimal::whole(scale), upper: None, end, form, scaled: true };
    Some(found(at, end, &sum, unit))
}

fn found(start: usize, end: usize, sum: &Number, unit: &'static str) -> Found {
    let normalized = Normalized {
        value: Some(sum.value.to_string()),
        upper: sum.upper.map(|upper| upper.to_string()),
        unit: Some(unit.to_owned()),
        qualifier: (sum.form == Form::Vague).then_some("moreThan".into()),
        ..Normalized::default()
    };
    Found { start, end, kind: ValueKind::Money, normalized }
}
