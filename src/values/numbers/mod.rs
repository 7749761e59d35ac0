//! Words into the number they spell: figures, number words, fractions, ranges, `dozens`.

mod shares;

use super::decimal::Decimal;
use super::lists::{NUMERALS, Numeral, without_s};
use super::units::{is_unit, singular};
use super::words::{Class, Words};

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
#[inline(never)]
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
    shares::share(words, at)
        .or_else(|| figure(words, at, scales))
        .or_else(|| half_a_scale(words, at))
        .or_else(|| vague(words, at))
        .or_else(|| in_words(words, at))
}

/// `8,000`, `15 000`, `3.2 million`, `5bn`, `5-million`, `2 ½`.
fn figure(words: &Words<'_>, at: usize, scales: Scales) -> Option<Number> {
    // `.03` has no figure before its dot, and no word: `10.1073/pnas.1907828116`.
    let before = |at: usize| words.text(at).ends_with(char::is_alphanumeric);
    let dotted = words.text(at) == "." && words.glued(at + 1) && !(words.glued(at) && before(at - 1));
    let mut end = at + 1 + usize::from(dotted);
    if !words.is_figure(end - 1) {
        return None;
    }
    let mut value = Decimal::parse(words.text_of(at, end))?;
    if let Some((part, after)) = shares::mixed(words, end) {
        (value, end) = (value.plus(part)?, after);
    } else if let Some(after) = groups_behind(words, at, scales) {
        for group in end..after {
            value = value.times(1000)?.plus(Decimal::parse(words.text(group))?)?;
        }
        end = after;
    }
    if let Some(after) = and_a_half(words, end) {
        (value, end) = (value.plus(Decimal::whole(1).over(2)?)?, after);
    }
    let (value, end, scaled) = with_scales(words, value, end, scales)?;
    Some(Number { value, upper: None, end, form: Form::Figure, scaled })
}

/// The groups of three digits behind the head of `15 000`: the first word behind them.
///
/// Outside sums of money a row of figures may be a list or a telephone number (`212 555 1234`).
fn groups_behind(words: &Words<'_>, at: usize, scales: Scales) -> Option<usize> {
    let head = words.text(at);
    let row = |at: usize| scales == Scales::Plain && words.is_figure(at);
    if head.len() > 3 || head.starts_with('0') || head.contains([',', '.']) || at > 0 && row(at - 1) {
        return None;
    }
    let end = (at + 1..at + 5).find(|&group| !is_group(words, group)).filter(|&end| end > at + 1)?;
    // `101 102` may be two rooms: behind three digits only a unit or what is counted tells.
    let listed = head.len() == 3 && singular(words.lower(end)).is_none() && !is_unit(words, end);
    (!row(end) && (scales == Scales::Money || !listed)).then_some(end)
}

/// Whether the word is a group of three digits behind a space, as in `15 000`.
fn is_group(words: &Words<'_>, at: usize) -> bool {
    let figure = words.text(at);
    let spaced = !words.glued(at) && !words.text_of(at - 1, at + 1).contains(['\n', '\t']);
    words.is_figure(at) && spaced && figure.len() == 3 && !figure.contains([',', '.'])
}

/// Multiplies by the scales that follow: `million`, `hundred thousand`, `bn`.
#[inline(never)]
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
            Some(Numeral::MoneyScale(scale)) if scales == Scales::Money && ends_sum(words, at + 1) => scale,
            // `5m people`, though `5m` alone is metres.
            Some(Numeral::MoneyScale(scale)) if words.lower(at) == "m" && counts_people(words, at) => scale,
            Some(Numeral::MoneyScale(scale)) if counts_large(words, value, at) => scale,
            _ => break,
        };
        (value, end, scaled) = (value.times(scale)?, at + 1, true);
    }
    Some((value, end, scaled))
}

/// Whether a scale of one letter can end a sum: `£5m–£7m`, though not `5m-high`.
fn ends_sum(words: &Words<'_>, at: usize) -> bool {
    !words.is_dash(at) || words.class(at + 1) != Class::Letters || words.lower(at + 1) == "a"
}

/// Whether `K` and `M` count what follows: `100K votes`, `5M views`. `4K screens` and `10K races` do not.
fn counts_large(words: &Words<'_>, value: Decimal, at: usize) -> bool {
    let sign = words.text(at);
    words.glued(at)
        && (matches!(sign, "M" | "B") || matches!(sign, "K" | "k") && !value.is_below(Decimal::whole(20)))
        && !words.is_capitalized(at + 1)
        && singular(words.lower(at + 1)).is_some()
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
    if let Some(number) = pointed(words, value, end).filter(|_| !scaled) {
        return Some(number);
    }
    let Some(after) = and_a_half(words, end).filter(|_| !scaled) else {
        return Some(Number { value, upper: None, end, form: Form::Spelled, scaled });
    };
    let value = value.plus(Decimal::whole(1).over(2)?)?;
    let (value, end, scaled) = with_scales(words, value, after, Scales::Plain)?;
    Some(Number { value, upper: None, end, form: Form::Spelled, scaled })
}

/// `point two million` behind `two`, `point five per cent` behind `zero`. Without a scale or a share
/// behind, it may be no decimal: `at one point two men left`.
fn pointed(words: &Words<'_>, whole: Decimal, at: usize) -> Option<Number> {
    let (mut digits, mut end) = (String::from("0."), at + 1);
    while let Some(Numeral::Cardinal(digit @ 0..10)) = NUMERALS.get(words.lower(end))
        && end < at + 5
    {
        digits += &digit.to_string();
        end += 1;
    }
    let value =
        whole.plus(Decimal::parse(&digits)?).filter(|_| words.lower(at) == "point" && end > at + 1)?;
    let (value, after, scaled) = with_scales(words, value, end, Scales::Plain)?;
    (scaled || matches!(words.lower(end), "percent" | "per" | "percentage")).then_some(Number {
        value,
        upper: None,
        end: after,
        form: Form::Spelled,
        scaled,
    })
}

/// A whole number in words: its value, the first word behind, whether a scale stands in it.
#[inline(never)]
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
#[inline(never)]
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
