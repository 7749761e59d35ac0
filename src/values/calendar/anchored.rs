//! Words into dates told from now, from another date of the text, or again and again: `recently`, `the following
//! month`, `a year earlier`, `every day`.

use super::periods::length;
use crate::values::lists::TOLD;
use crate::values::words::{Class, Words};
use crate::values::{Found, Normalized, ValueKind};

/// Reads such a date that begins at `at`.
pub(in crate::values) fn anchored(words: &Words<'_>, at: usize) -> Option<Found> {
    let (end, normalized) = told(words, at).or_else(|| apart(words, at))?;
    Some(Found { start: at, end, kind: ValueKind::RelativeDate, normalized })
}

/// `recently`, `daily`, `every day`, `the following month`, `the end of the year`.
fn told(words: &Words<'_>, at: usize) -> Option<(usize, Normalized)> {
    let (end, meaning) = TOLD.longest(words, at, 5)?;
    let behind = words.lower(end);
    // `Now, think again` opens a talk, `now that` gives a reason, `the end of the year in which` is told from elsewhere.
    let idle = match behind {
        "," => words.is_first(at) && words.lower(at) == "now",
        "that" | "when" => true,
        "of" | "in" => words.lower(at) == "the",
        _ => words.is_dash(end) && words.glued(end),
    };
    // `The Daily Courier`, `the Greek daily Phos`: papers.
    let behind_named = words.is_name_like(end) && end == at + 1;
    let named = words.is_name_like(at) || words.is_first(at) && words.is_capitalized(end) && behind_named;
    let paper = behind_named && words.lower(at).ends_with("ly");
    if idle || named || paper || words.glued(at) && words.class(at - 1) == Class::Letters {
        return None;
    }
    let (kind, value) = meaning.split_once(' ')?;
    let mut normalized = Normalized::default();
    match (kind, value.split_once(' ')) {
        ("apart", Some((count, unit))) => {
            (normalized.value, normalized.unit) = (Some(count.to_owned()), Some(unit.to_owned()));
        }
        ("iso", _) => normalized.iso = Some(value.to_owned()),
        _ => (normalized.iso, normalized.qualifier) = (Some(value.to_owned()), Some(kind.into())),
    }
    Some((end, normalized))
}

/// `a year earlier`, `two days later`, `hours later`, `every two weeks`.
fn apart(words: &Words<'_>, at: usize) -> Option<(usize, Normalized)> {
    let every = words.lower(at) == "every";
    let length = length(words, at + usize::from(every))?;
    if every {
        let iso = Some(format!("R/{}", length.iso?));
        return Some((length.end, Normalized { iso, ..Normalized::default() }));
    }
    let sign = match words.lower(length.end) {
        "earlier" => "-",
        "later" => "",
        _ => return None,
    };
    // `two weeks later than planned` measures a delay.
    if words.lower(length.end + 1) == "than" {
        return None;
    }
    let value = length.value.map(|value| format!("{sign}{value}"));
    Some((length.end + 1, Normalized { value, unit: Some(length.unit), ..Normalized::default() }))
}
