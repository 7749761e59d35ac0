//! A number and what it counts into percentages, durations, quantities, bare numbers.

mod compounds;

use super::calendar::{Period, period, with_smaller};
use super::lists::NUMERALS;
use super::numbers::{Form, Number, Scales, number, ordinal};
use super::units::{singular, unit};
use super::words::{Class, Words};
use super::{Found, Normalized, Reading, ValueKind};

/// Reads the number that begins at `at`, with its unit.
///
/// A number that measures nothing (a score, a telephone number, a model's name) is passed over.
#[inline(never)]
pub(super) fn amount(words: &Words<'_>, at: usize) -> Option<Reading> {
    if is_minus(words, at) {
        return negative(words, at);
    }
    let compound = compounds::feet_and_inches(words, at)
        .or_else(|| compounds::part_of_unit(words, at))
        .or_else(|| compounds::one_of_unit(words, at));
    if let Some(found) = compound {
        return Some(Reading::Value(found));
    }
    let Some(number) = number(words, at, Scales::Plain) else {
        // Digits that are no number (`192.168.0.1`) must not be read from their middle.
        return words.is_figure(at).then_some(Reading::Nothing { end: at + 1 });
    };
    // `five-eighth` and `three-quarter` stand on a field.
    if number.form == Form::Spelled
        && words.is_tight_dash(number.end)
        && words.lower(number.end + 1) != "second"
        && let Some((_, end)) = ordinal(words, number.end + 1)
    {
        return Some(Reading::Nothing { end });
    }
    // Behind a hyphen the unit is an adjective's: `three-year`, `40-kilometre`.
    let unit_at = if words.is_tight_dash(number.end) { number.end + 1 } else { number.end };
    let found = percent(words, at, &number, unit_at)
        .or_else(|| duration(words, at, &number, unit_at))
        .or_else(|| measured(words, at, &number, unit_at))
        .or_else(|| counted(words, at, &number))
        .or_else(|| bare(words, at, &number));
    Some(found.map_or(Reading::Nothing { end: number.end }, Reading::Value))
}

/// Whether the word is the sign of a negative number: `-5`, `minus 5`, but not `12 -5`.
fn is_minus(words: &Words<'_>, at: usize) -> bool {
    let sign = matches!(words.text(at), "-" | "−") && words.glued(at + 1) && words.is_figure(at + 1);
    (sign || words.lower(at) == "minus") && !words.glued(at) && !(at > 0 && words.is_figure(at - 1))
}

fn negative(words: &Words<'_>, at: usize) -> Option<Reading> {
    let Reading::Value(mut found) = amount(words, at + 1)? else { return None };
    found.start = at;
    found.normalized.value = found.normalized.value.map(|value| format!("-{value}"));
    Some(Reading::Value(found))
}

/// Reads the ordinal that begins at `at`.
#[inline(never)]
pub(super) fn place(words: &Words<'_>, at: usize) -> Option<Found> {
    let (value, end) = ordinal(words, at)?;
    let idle = match words.lower(at) {
        "first" => {
            (at > 0 && words.lower(at - 1) == "at")
                || matches!(
                    words.lower(end),
                    "lady" | "name" | "person" | "aid" | "of" | "," | "hand" | "and"
                )
                // `first published`, `first called`: an adverb.
                || words.lower(end).ends_with("ed")
                || words.is_dash(end)
        }
        "second" => matches!(words.lower(end), "hand" | "to" | ",") || words.is_dash(end),
        "third" => matches!(words.lower(end), "party" | "parties") || words.is_dash(end),
        _ => false,
    };
    if idle {
        return None;
    }
    let normalized = Normalized { value: Some(value.to_string()), ..Normalized::default() };
    Some(Found { start: at, end, kind: ValueKind::Ordinal, normalized })
}

/// `5%`, `5 per cent`, `5-10%`, `5%-10%`, `five percentage points`.
fn percent(words: &Words<'_>, at: usize, number: &Number, unit_at: usize) -> Option<Found> {
    let (mut end, unit) = percent_sign(words, unit_at)?;
    let mut number = *number;
    if words.is_tight_dash(end)
        && let Some(upper) = super::numbers::number(words, end + 1, Scales::Plain)
        && let Some((after, _)) = percent_sign(words, upper.end)
        && number.value.is_below(upper.value)
    {
        (number.upper, end) = (Some(upper.value), after);
    }
    Some(found(at, end, ValueKind::Percent, &number, unit))
}

fn percent_sign(words: &Words<'_>, at: usize) -> Option<(usize, Option<&'static str>)> {
    match words.lower(at) {
        "%" | "percent" => Some((at + 1, None)),
        "pc" if words.glued(at) => Some((at + 1, None)),
        "per" if words.lower(at + 1) == "cent" => Some((at + 2, None)),
        "percentage" if matches!(words.lower(at + 1), "point" | "points") => {
            Some((at + 2, Some("percentage point")))
        }
        _ => None,
    }
}

/// `three-year`, `48 hours`, `two and a half years`, `45-year-old`.
fn duration(words: &Words<'_>, at: usize, number: &Number, unit_at: usize) -> Option<Found> {
    let period = period(words, number, unit_at)?;
    let whole = number.upper.is_none() && matches!(number.form, Form::Figure | Form::Spelled);
    if whole && let Some(found) = with_smaller(words, at, number.value, &period) {
        return Some(found);
    }
    let Period { iso, unit, end, .. } = period;
    let old_at = if words.is_tight_dash(end) { end + 1 } else { end };
    let aged = matches!(words.lower(old_at), "old" | "olds") && unit != "decade";
    let end = if aged { old_at + 1 } else { end };
    let mut found = found(at, end, ValueKind::Duration, number, Some(unit));
    found.normalized.iso = iso;
    Some(found)
}

/// `40 km`, `40km`, `8,000 terabytes`, `30 °C`, `100 miles per hour`, `6 feet 2 inches`.
fn measured(words: &Words<'_>, at: usize, number: &Number, unit_at: usize) -> Option<Found> {
    let (end, unit) = unit(words, unit_at)?;
    if let Some(found) = compounds::with_smaller(words, at, number, unit, end) {
        return Some(found);
    }
    // `1.5 degrees` are rather of warmth than of a circle, and nothing says on which scale.
    let unit = if unit == "deg" && words.text(end - 1) != "°" && !is_angle(words, at, end) {
        "degree"
    } else {
        unit
    };
    Some(found(at, end, ValueKind::Quantity, number, Some(unit)))
}

/// Whether degrees are those of a circle, by their neighbours: `a 45-degree angle`, `at 51 degrees north`, `a turn of 90
/// degrees`.
fn is_angle(words: &Words<'_>, at: usize, end: usize) -> bool {
    let behind = (end..end + 3).take_while(|&near| words.class(near) == Class::Letters);
    (at.saturating_sub(2)..at).chain(behind).any(|near| {
        let word = words.lower(near);
        matches!(
            word.strip_suffix('s').unwrap_or(word),
            "angle"
                | "bend"
                | "east"
                | "incline"
                | "latitude"
                | "left"
                | "longitude"
                | "north"
                | "right"
                | "slope"
                | "south"
                | "turn"
                | "turned"
                | "west"
        )
    })
}

/// Whether a number stands behind `a mile or`, where what follows is the verb: `a storm or two exists`.
fn is_or_two(words: &Words<'_>, at: usize) -> bool {
    const FAR: usize = 5;
    let or = at > 1 && words.lower(at - 1) == "or" && words.lower(at) == "two";
    or && words.class(at - 2) == Class::Letters
        && NUMERALS.get(words.lower(at - 2)).is_none()
        && (at.saturating_sub(FAR)..at - 2).any(|before| matches!(words.lower(before), "a" | "an"))
}

/// `3,000 people`, `four goals`, `thousands of homes`: the unit is the noun, singular.
fn counted(words: &Words<'_>, at: usize, number: &Number) -> Option<Found> {
    if number.form == Form::Fraction || number.value.to_whole() == Some(1) && number.upper.is_none() {
        return None;
    }
    if is_or_two(words, at) {
        return None;
    }
    let of = number.form == Form::Vague && words.lower(number.end) == "of";
    let noun_at = if of { number.end + 1 } else { number.end };
    if words.glued(noun_at)
        || words.is_capitalized(noun_at)
        || words.glued(noun_at + 1) && words.is_dash(noun_at + 1)
    {
        return None;
    }
    // `five hundredths` counts parts, not things.
    let singular = singular(words.lower(noun_at)).filter(|noun| NUMERALS.get(noun).is_none())?;
    let mut found = found(at, noun_at + 1, ValueKind::Quantity, number, None);
    found.normalized.unit = Some(singular);
    Some(found)
}

/// A number with no unit, unless it is a label, a score, a part of a name, or the pronoun `one`.
fn bare(words: &Words<'_>, at: usize, number: &Number) -> Option<Found> {
    let last = number.end - 1;
    let torn = words.glued(number.end) && matches!(words.class(number.end), Class::Letters | Class::Digits);
    let pronoun = number.end == at + 1 && matches!(words.lower(at), "one" | "zero");
    let slashed = words.text(number.end) == "/" && words.glued(number.end);
    let acronym = at > 0
        && words.text(at - 1).len() > 1
        && words.text(at - 1).bytes().all(|byte| byte.is_ascii_uppercase());
    let named = at > 0 && (acronym || words.is_name_like(at - 1)) && !words.glued(at);
    let model =
        words.is_figure(last) && words.is_tight_dash(number.end) && words.text(number.end + 1).len() == 1;
    // `10.1073/pnas.1907828116`
    let coded = at > 1 && words.text(at - 1) == "." && words.glued(at) && words.glued(at - 1);
    if torn || pronoun || slashed || named || model || coded || number.form == Form::Dashed {
        return None;
    }
    Some(found(at, number.end, ValueKind::Number, number, None))
}

fn found(start: usize, end: usize, kind: ValueKind, number: &Number, unit: Option<&str>) -> Found {
    let normalized = Normalized {
        value: Some(number.value.to_string()),
        upper: number.upper.map(|upper| upper.to_string()),
        unit: unit.map(str::to_owned),
        qualifier: (number.form == Form::Vague).then_some("moreThan".into()),
        ..Normalized::default()
    };
    Found { start, end, kind, normalized }
}
