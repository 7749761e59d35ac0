//! The words around a value into its qualifier: `about`, `more than`, `early`, `or so`.

use super::lists::QUALIFIERS;
use super::words::Words;
use super::{Found, ValueKind};

/// Gives a value the qualifier that its neighbours ask for. None of them is part of its span.
pub(super) fn qualify(words: &Words<'_>, found: &mut Found) {
    let qualifier = match found.kind {
        ValueKind::Date => on_the_calendar(words, found.start),
        // A season's name carries no sign, so its direction is told here.
        ValueKind::RelativeDate if found.normalized.iso.as_ref().is_some_and(|iso| iso.starts_with('X')) => {
            on_the_calendar(words, found.start + 1)
        }
        ValueKind::RelativeDate | ValueKind::Ordinal => None,
        _ => behind(words, found.end).or_else(|| in_front(words, found)),
    };
    if let Some(qualifier) = qualifier {
        found.normalized.qualifier = Some(qualifier.into());
    }
}

fn in_front(words: &Words<'_>, found: &Found) -> Option<&'static str> {
    let (start, qualifier) = QUALIFIERS.longest_before(words, found.start, 3)?;
    // `over two years` is as often the stretch as the bound, `the hall above 300 seats` rare.
    let stretch = found.kind == ValueKind::Duration && matches!(words.lower(start), "over" | "under");
    (!stretch).then_some(qualifier)
}

/// `or more`, `or so`, `+`, `-plus` behind a number.
fn behind(words: &Words<'_>, end: usize) -> Option<&'static str> {
    let glued = words.glued(end);
    match (words.lower(end), words.lower(end + 1)) {
        ("or", "more") | ("and", "above" | "over") => Some("atLeast"),
        ("or", "less" | "fewer") => Some("atMost"),
        ("or", "so") => Some("approximate"),
        ("+", _) if glued => Some("atLeast"),
        ("-", "plus") if glued => Some("atLeast"),
        _ => None,
    }
}

/// `early 2020`, `mid-May`, `last Tuesday`.
fn on_the_calendar(words: &Words<'_>, start: usize) -> Option<&'static str> {
    let dashed = start > 1 && words.is_tight_dash(start - 1);
    let word = words.lower(start.checked_sub(if dashed { 2 } else { 1 })?);
    match word {
        "early" => Some("early"),
        "mid" => Some("mid"),
        "late" => Some("late"),
        "last" => Some("last"),
        "this" => Some("this"),
        "next" | "coming" => Some("next"),
        "around" | "about" | "circa" | "c." | "c" => Some("approximate"),
        _ => None,
    }
}
