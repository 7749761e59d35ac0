//! Words into the number they spell: figures, number words, fractions, ranges, `dozens`.

use super::decimal::Decimal;
use super::lists::{NUMERALS, Numeral, without_s};
use super::words::Words;

/// A number, or a range of two, as the text gives it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Number {
    pub(super) value: Decimal,
    /// The upper end of a range.
    pub(super) upper: Option<Decimal>,
    /// The first word behind.
    pub(super) end: usize,
    pub(super) form: Form,
    /// Whether a scale such as `million` has multiplied it.
    pub(super) scaled: bool,
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Form {
    /// In digits.
    Figure,
    /// In words.
    Spelled,
    /// As a part of a whole: `a third`, `1/2`, `one in five`.
    Fraction,
    /// By its order of magnitude: `dozens`, `hundreds of thousands`, `several million`.
    Vague,
    /// Two figures with a hyphen between: a range, a score, a telephone number.
    Dashed,
}

/// Which scales count: `m` and `k` are scales only in sums of money.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Scales {
    Plain,
    Money,
}

/// Reads the number or the range that begins at `at`.
pub(super) fn number(words: &Words<'_>, at: usize, scales: Scales) -> Option<Number> {
    let lower = single(words, at, scales)?;
    if matches!(lower.form, Form::Fraction | Form::Vague) {
        return Some(lower);
    }
    Some(range(words, at, lower, scales).unwrap_or(lower))
}

/// `3-5`, `3 to 5 million`, `between 3 and 5`, `two or three`.
fn range(words: &Words<'_>, at: usize, lower: Number, scales: Scales) -> Option<Number> {
    let join = lower.end;
    let dashed = words.is_tight_dash(join) || (words.text(join) == "–" && words.is_figure(join + 1));
    let joined = match words.lower(join) {
        "to" => true,
        "or" => lower.form == Form::Spelled && !lower.scaled,
        "and" => at > 0 && words.lower(at - 1) == "between",
        _ => dashed,
    };
    let upper = single(words, join + 1, scales).filter(|_| joined)?;
    let written_alike = lower.form == upper.form || !dashed;
    if !written_alike || matches!(upper.form, Form::Fraction | Form::Vague) {
        return None;
    }
    // In `3 to 5 million` the scale belongs to both; the factor is what it did to the upper end.
    let factor = if lower.scaled { 1 } else { upper_scale(words, join + 1, upper.end) };
    let value = lower.value.times(factor)?;
    let form = if dashed && !upper.scaled { Form::Dashed } else { lower.form };
    // A score may fall, a range may not: keep the two together all the same, so that neither is a number.
    if !value.is_below(upper.value) {
        return (form == Form::Dashed && words.is_figure(at)).then_some(Number { form, ..upper });
    }
    Some(Number {
        value,
        upper: Some(upper.value),
        end: upper.end,
        form,
        scaled: lower.scaled || upper.scaled,
    })
}

/// The product of the scales among the words `at..end`.
fn upper_scale(words: &Words<'_>, at: usize, end: usize) -> u128 {
    (at..end).fold(1, |product: u128, word| match NUMERALS.get(words.lower(word)) {
        Some(Numeral::Scale(scale) | Numeral::MoneyScale(scale)) => product.saturating_mul(scale),
        _ => product,
    })
}

fn single(words: &Words<'_>, at: usize, scales: Scales) -> Option<Number> {
    share(words, at)
        .or_else(|| figure(words, at, scales))
        .or_else(|| half_a_scale(words, at))
        .or_else(|| vague(words, at))
        .or_else(|| in_words(words, at))
}

/// `8,000`, `3.2 million`, `5bn`, `5-million`, and in sums of money `15 000`.
fn figure(words: &Words<'_>, at: usize, scales: Scales) -> Option<Number> {
    // `.03` has no figure before its dot.
    let dotted =
        words.text(at) == "." && words.glued(at + 1) && !(words.glued(at) && words.is_figure(at - 1));
    let mut end = at + 1 + usize::from(dotted);
    if !words.is_figure(end - 1) {
        return None;
    }
    let mut value = Decimal::parse(words.text_of(at, end))?;
    if let Some(part) = vulgar_fraction(words.text(end)).filter(|_| words.glued(end)) {
        (value, end) = (value.plus(part)?, end + 1);
    }
    if scales == Scales::Money && words.text(at).len() <= 3 {
        while end < at + 4 && is_group(words, end) {
            value = value.times(1000)?.plus(Decimal::parse(words.text(end))?)?;
            end += 1;
        }
    }
    if let Some(after) = and_a_half(words, end) {
        (value, end) = (value.plus(Decimal::whole(1).over(2)?)?, after);
    }
    let (value, end, scaled) = with_scales(words, value, end, scales)?;
    Some(Number { value, upper: None, end, form: Form::Figure, scaled })
}

fn vulgar_fraction(sign: &str) -> Option<Decimal> {
    let (above, below) = match sign {
        "½" => (1, 2),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        _ => return None,
    };
    Decimal::whole(above).over(below)
}

/// Whether the word is a group of three digits behind a space, as in `15 000`.
fn is_group(words: &Words<'_>, at: usize) -> bool {
    let figure = words.text(at);
    words.is_figure(at) && !words.glued(at) && figure.len() == 3 && !figure.contains([',', '.'])
}

/// Multiplies by the scales that follow: `million`, `hundred thousand`, `bn`.
fn with_scales(
    words: &Words<'_>,
    value: Decimal,
    end: usize,
    scales: Scales,
) -> Option<(Decimal, usize, bool)> {
    let (mut value, mut end, mut scaled) = (value, end, false);
    for _ in 0..2 {
        let plus = words.is_dash(end) && words.lower(end + 1) == "plus";
        let at = if plus {
            end + 2
        } else if words.is_tight_dash(end) {
            end + 1
        } else {
            end
        };
        let scale = match NUMERALS.get(words.lower(at)) {
            Some(Numeral::Scale(scale)) => scale,
            Some(Numeral::MoneyScale(scale)) if scales == Scales::Money && !words.is_dash(at + 1) => scale,
            // `5m people`, though `5m` alone is metres.
            Some(Numeral::MoneyScale(scale)) if words.lower(at) == "m" && counts_people(words, at) => scale,
            _ => break,
        };
        (value, end, scaled) = (value.times(scale)?, at + 1, true);
    }
    Some((value, end, scaled))
}

fn counts_people(words: &Words<'_>, at: usize) -> bool {
    words.glued(at)
        && matches!(words.lower(at + 1), "people" | "jobs" | "homes" | "users" | "children" | "women")
}

/// `and a half` behind a number: the first word behind it.
fn and_a_half(words: &Words<'_>, at: usize) -> Option<usize> {
    let step = |at: usize| if words.is_tight_dash(at) { at + 1 } else { at };
    let and = step(at);
    let a = step(and + 1);
    let half = step(a + 1);
    (words.lower(and) == "and" && words.lower(a) == "a" && words.lower(half) == "half").then_some(half + 1)
}

/// `half a million`, `half a dozen`, `a quarter of a million`.
fn half_a_scale(words: &Words<'_>, at: usize) -> Option<Number> {
    let part = if words.lower(at) == "a" { at + 1 } else { at };
    let parts = match words.lower(part) {
        "half" => 2,
        "quarter" => 4,
        _ => return None,
    };
    let of = if words.lower(part + 1) == "of" { part + 2 } else { part + 1 };
    let scale_at = if words.lower(of) == "a" { of + 1 } else { of };
    let Some(Numeral::Scale(scale)) = NUMERALS.get(words.lower(scale_at)) else { return None };
    let value = Decimal::whole(scale).over(parts)?;
    Some(Number { value, upper: None, end: scale_at + 1, form: Form::Spelled, scaled: true })
}

/// `a third`, `two-thirds`, `three quarters of`, `1/2`, `one in five`, `nine out of 10`.
fn share(words: &Words<'_>, at: usize) -> Option<Number> {
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
        .filter(|&(below, _)| 0 < above && above < below)?;
    let value = Decimal::whole(above).over(below)?;
    Some(Number { value, upper: None, end, form: Form::Fraction, scaled: false })
}

/// The lower half of `1/2`. Other slashes (`9/11`, `24/7`) are no fractions.
fn slash(words: &Words<'_>, at: usize) -> Option<(u128, usize)> {
    let tight = words.text(at + 1) == "/" && words.glued(at + 1) && words.glued(at + 2);
    let below = Decimal::parse(words.text(at + 2)).filter(|_| tight && words.is_figure(at))?.to_whole()?;
    (matches!(below, 2..=6 | 8 | 10) && words.text(at + 3) != "/").then_some((below, at + 3))
}

/// The part that `third`, `-thirds`, `quarters` names.
fn part(words: &Words<'_>, at: usize, above: u128) -> Option<(u128, usize)> {
    let at = if words.is_tight_dash(at) { at + 1 } else { at };
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
    (above > 1 || of || words.lower(at - 1) == "one").then_some((below, at + 1))
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

fn single_whole(words: &Words<'_>, at: usize) -> Option<(u128, usize)> {
    if words.is_figure(at) {
        return Some((Decimal::parse(words.text(at))?.to_whole()?, at + 1));
    }
    let (value, end, _) = cardinal(words, at)?;
    Some((value, end))
}

/// `dozens`, `hundreds of thousands`, `several hundred`, `a few million`.
fn vague(words: &Words<'_>, at: usize) -> Option<Number> {
    let (mut value, mut end) = match words.lower(at) {
        "tens" if words.lower(at + 1) == "of" => (10, at + 1),
        "several" => (1, at + 1),
        "a" if words.lower(at + 1) == "few" => (1, at + 2),
        lower => (plural_scale(lower)?, at + 1),
    };
    let counted = !matches!(words.lower(end - 1), "several" | "few");
    let mut scaled = counted && value > 10;
    for _ in 0..2 {
        let scale = match (counted, words.lower(end)) {
            (true, "of") => plural_scale(words.lower(end + 1)).map(|scale| (scale, end + 2)),
            (true, _) => None,
            (false, lower) => match NUMERALS.get(lower) {
                Some(Numeral::Scale(scale)) => Some((scale, end + 1)),
                _ => None,
            },
        };
        let Some((scale, after)) = scale else { break };
        (value, end, scaled) = (scale.checked_mul(value)?, after, true);
    }
    scaled.then_some(Number { value: Decimal::whole(value), upper: None, end, form: Form::Vague, scaled })
}

fn plural_scale(word: &str) -> Option<u128> {
    match NUMERALS.get(without_s(word)?)? {
        Numeral::Scale(scale) => Some(scale),
        _ => None,
    }
}

/// `twenty-three`, `two million`, `a hundred`, `two and a half million`.
fn in_words(words: &Words<'_>, at: usize) -> Option<Number> {
    let (whole, end, scaled) = cardinal(words, at)?;
    let value = Decimal::whole(whole);
    let Some(after) = and_a_half(words, end).filter(|_| !scaled) else {
        return Some(Number { value, upper: None, end, form: Form::Spelled, scaled });
    };
    let value = value.plus(Decimal::whole(1).over(2)?)?;
    let (value, end, scaled) = with_scales(words, value, after, Scales::Plain)?;
    Some(Number { value, upper: None, end, form: Form::Spelled, scaled })
}

/// A whole number in words: its value, the first word behind, whether a scale stands in it.
fn cardinal(words: &Words<'_>, at: usize) -> Option<(u128, usize, bool)> {
    // `group` is what stands since the last scale of a thousand or more; scales must fall.
    let (mut total, mut group, mut smallest, mut scaled) = (0_u128, 0_u128, u128::MAX, false);
    let (mut here, mut end) = (at, at);
    if matches!(words.lower(at), "a" | "an") {
        let Some(Numeral::Scale(_)) = NUMERALS.get(words.lower(at + 1)) else { return None };
        (group, here) = (1, at + 1);
    }
    while let Some(numeral) = NUMERALS.get(words.lower(here)) {
        match numeral {
            Numeral::Cardinal(value) if fits(group, value) && (here == at || value > 0) => group += value,
            Numeral::Scale(100) if (1..100).contains(&group) => (group, scaled) = (group * 100, true),
            Numeral::Scale(scale) if group > 0 && scale != 100 && scale < smallest => {
                total = total.checked_add(group.checked_mul(scale)?)?;
                (group, smallest, scaled) = (0, scale, true);
            }
            _ => break,
        }
        end = here + 1;
        here = next_numeral(words, end, group, total);
    }
    (end > at).then_some((total.checked_add(group)?, end, scaled))
}

/// Whether a number word may follow within a group: `twenty` before `three`, `hundred` before either.
fn fits(group: u128, value: u128) -> bool {
    let rest = group % 100;
    rest == 0 || (rest >= 20 && rest.is_multiple_of(10) && (1..10).contains(&value))
}

/// Steps over the hyphen of `twenty-three` and the `and` of `a hundred and three`.
fn next_numeral(words: &Words<'_>, at: usize, group: u128, total: u128) -> usize {
    let open = (group > 0 && group.is_multiple_of(100)) || (group == 0 && total > 0);
    if words.is_tight_dash(at) || (open && words.lower(at) == "and") { at + 1 } else { at }
}

/// Reads an ordinal: `third`, `21st`, `twenty-first`, `two hundredth`.
pub(super) fn ordinal(words: &Words<'_>, at: usize) -> Option<(u128, usize)> {
    if words.is_figure(at) {
        let value = Decimal::parse(words.text(at))?.to_whole()?;
        let suffix = matches!(words.lower(at + 1), "st" | "nd" | "rd" | "th") && words.glued(at + 1);
        return suffix.then_some((value, at + 2));
    }
    if let Some(Numeral::Ordinal(value)) = NUMERALS.get(words.lower(at)) {
        return Some((value, at + 1));
    }
    let (front, end, _) = cardinal(words, at)?;
    let dashed = words.is_tight_dash(end);
    let last = if dashed { end + 1 } else { end };
    let Numeral::Ordinal(value) = NUMERALS.get(words.lower(last))? else { return None };
    // `a twenty second delay` is no twenty-second one.
    let joined = dashed || front >= 100;
    match value {
        100.. => Some((front.checked_mul(value)?, last + 1)),
        _ => (joined && fits(front, value)).then_some((front + value, last + 1)),
    }
}
