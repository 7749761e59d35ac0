//! Words into years, decades, centuries, quarters, seasons.

use crate::values::lists::{
    ACCOUNTS, CALENDAR, CURRENCY_NAMES, CURRENCY_SIGNS, Calendar, NUMERALS, Numeral, PLURALS, UNIT_NAMES,
    UNIT_SYMBOLS, without_s,
};
use crate::values::numbers::ordinal;
use crate::values::words::{Class, Words};

/// Reads the year, the range of years, the decade or the era year that begins at `at`.
pub(super) fn year(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    if is_torn(words, at) {
        return None;
    }
    decade(words, at)
        .or_else(|| era(words, at))
        .or_else(|| century(words, at))
        .or_else(|| quarter(words, at))
        .or_else(|| plain(words, at))
}

/// Whether the figure is the tail of something else: `Covid-2019`, `F2000`; `mid-2019` is not.
fn is_torn(words: &Words<'_>, at: usize) -> bool {
    if !words.glued(at) {
        return false;
    }
    let mark = words.text(at - 1);
    if words.is_dash(at - 1) && words.glued(at - 1) {
        let prefix = words.lower(at.saturating_sub(2));
        return !matches!(prefix, "mid" | "pre" | "post" | "late" | "early" | "non");
    }
    !matches!(mark, "(" | "[" | "“" | "\"" | "‘" | "'" | "’" | "—" | "–" | "," | "/" | ":")
}

/// `2019`, `2019-20`, `2021/22`, `2019–2022`.
fn plain(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let (first, end) = year_at(words, at)?;
    if (words.is_tight_dash(end)
        || (words.text(end) == "/" && words.glued(end + 1))
        || words.text(end) == "–")
        && let Some(last) = later_year(first, words.text(end + 1))
        && !runs_on(words, end + 2)
    {
        return Some((end + 2, closed(first.to_owned(), Some(last))));
    }
    is_year(words, at, end).then(|| (end, first.to_owned()))
}

/// The end of `2019-20` or `2019-2022`, in full.
fn later_year(first: &str, last: &str) -> Option<String> {
    let year = match last.len() {
        4 => last.to_owned(),
        1 | 2 => format!("{}{last}", first.get(..4 - last.len())?),
        _ => return None,
    };
    let plain = last.bytes().all(|byte| byte.is_ascii_digit());
    (plain && year.as_str() > first && year.as_str() < "2100").then_some(year)
}

/// A figure that can be a year, 1000 to 2099, and the first word behind it.
#[inline(never)]
pub(in crate::values) fn year_at<'w>(words: &'w Words<'_>, at: usize) -> Option<(&'w str, usize)> {
    let figure = words.text(at);
    let shaped = figure.len() == 4 && figure.bytes().all(|byte| byte.is_ascii_digit());
    (shaped && ("1000".."2100").contains(&figure) && !runs_on(words, at + 1)).then_some((figure, at + 1))
}

/// Whether a figure goes on behind its digits: `2019m`, `1500%`, `2000/50`.
fn runs_on(words: &Words<'_>, end: usize) -> bool {
    let letters =
        words.glued(end) && words.class(end) == Class::Letters && !words.text(end).starts_with(['’', '\'']);
    letters
        || words.text(end) == "%"
        || (words.text(end) == ":" && words.glued(end + 1) && words.is_figure(end + 1))
}

/// Whether a figure that can be a year is one, by what stands beside it.
fn is_year(words: &Words<'_>, at: usize, end: usize) -> bool {
    let before = if at > 0 { words.lower(at - 1) } else { "" };
    let dated = is_year_sign(before);
    if words.text(at) < "1500" && !dated {
        return false;
    }
    // `Qatar 2022`, `Vision 2030`: the year belongs to a name.
    let named = at > 0
        && !(dated || is_function_word(before))
        && words.is_name_like(at - 1)
        && !words.glued(at)
        && CALENDAR.get(before).is_none();
    let labelled = before == "no" || before == "#";
    let counts = is_measured(words, end) || (!dated && is_counted(words, at, end));
    !(named || labelled || counts)
}

/// Whether the words behind a figure make it an amount: `1800 metres`, `1500 dollars`, `2000 per cent`.
fn is_measured(words: &Words<'_>, end: usize) -> bool {
    let behind = words.lower(end);
    let singular = without_s(behind).unwrap_or(behind);
    let name_at = if words.is_dash(end) { end + 1 } else { end };
    matches!(NUMERALS.get(behind), Some(Numeral::Scale(_)))
        || behind == "percent"
        || words.lower_of(end, end + 2) == "per cent"
        || UNIT_NAMES.get(singular).is_some()
        || UNIT_NAMES.get(words.lower(name_at)).is_some()
        || (behind.len() > 1 && UNIT_SYMBOLS.get(words.text(end)).is_some())
        || (behind != "won" && !words.is_capitalized(end) && CURRENCY_NAMES.get(singular).is_some())
        || (behind.len() > 1 && !words.is_figure(end + 1) && CURRENCY_SIGNS.get(words.text(end)).is_some())
}

/// Whether the figure counts what the word behind it names: `2000 people`, `1500 elephants`, `1100 hours`.
fn is_counted(words: &Words<'_>, at: usize, end: usize) -> bool {
    let behind = words.lower(end);
    let round = words.text(at).ends_with("00") && behind.ends_with('s') && !words.is_capitalized(end);
    round
        || PLURALS.get(behind).is_some_and(|noun| noun != "-")
        || matches!(behind, "hours" | "days" | "years" | "gmt" | "hrs" | "utc")
}

/// Words that headlines write with a capital though they are no part of a name.
fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "a" | "after" | "and" | "at" | "before" | "for" | "of" | "on" | "than" | "the" | "through" | "to"
    )
}

fn is_year_sign(word: &str) -> bool {
    matches!(
        word,
        "in" | "since"
            | "from"
            | "until"
            | "till"
            | "by"
            | "year"
            | "during"
            | "early"
            | "late"
            | "around"
            | "circa"
    )
}

/// `the 1990s`, `1920s and 30s`, `the ’90s`.
fn decade(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let figure = words.text(at);
    let plain = figure.ends_with('0') && figure.bytes().all(|byte| byte.is_ascii_digit());
    let apostrophe = matches!(words.lower(at + 1), "'s" | "’s") && words.glued(at + 1);
    if !plain || !words.glued(at + 1) || !(words.lower(at + 1) == "s" || apostrophe) {
        return None;
    }
    match figure.len() {
        // `2020’s` is a possessive as often as a decade.
        4 if ("1500".."2100").contains(&figure) && (!apostrophe || is_decade_sign(words, at)) => {
            let stem =
                if figure.ends_with("00") && figure < "2000" { figure.get(..2) } else { figure.get(..3) };
            Some((at + 2, stem?.to_owned()))
        }
        2 if figure >= "20" && is_decade_sign(words, at) => Some((at + 2, format!("XX{}", figure.get(..1)?))),
        _ => None,
    }
}

/// `’58` behind `in`, `class of`, `from`.
fn short(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let figure = words.text(at + 1);
    let shaped = figure.len() == 2 && words.is_figure(at + 1) && !words.glued(at) && !runs_on(words, at + 2);
    let before = if at > 0 { words.lower(at - 1) } else { "" };
    let dated =
        is_year_sign(before) || matches!(before, "of" | "to" | "spring" | "summer" | "autumn" | "winter");
    (shaped && dated && !is_measured(words, at + 2)).then(|| (at + 2, format!("XX{figure}")))
}

fn is_decade_sign(words: &Words<'_>, at: usize) -> bool {
    let before = if at > 0 && matches!(words.text(at - 1), "’" | "'" | "‘") { at - 1 } else { at };
    let sign = if before > 0 { words.lower(before - 1) } else { "" };
    let second = sign == "and" && before > 2 && matches!(words.lower(before - 2), "s" | "’s" | "'s");
    second || matches!(sign, "the" | "early" | "late" | "mid" | "-")
}

/// `79 AD`, `300 BC`.
fn era(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let year: u16 = words.text(at).parse().ok()?;
    match words.text(at + 1) {
        "AD" | "CE" => Some((at + 2, format!("{year:04}"))),
        "BC" | "BCE" => Some((at + 2, format!("BC{year:04}"))),
        _ => None,
    }
}

/// Years told in other words: `FY2023`, `Q1 2022`, `the second quarter of 2022`, `the 19th century`,
/// `summer of 2019`, `AD 79`.
pub(super) fn spelled_period(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    match words.text(at) {
        "FY" => fiscal(words, at),
        "Q" | "H" => half_or_quarter(words, at),
        "AD" => words.text(at + 1).parse::<u16>().ok().map(|year| (at + 2, format!("{year:04}"))),
        "’" | "'" | "‘" => {
            decade(words, at + 1).or_else(|| short(words, at)).filter(|_| words.glued(at + 1))
        }
        _ => match CALENDAR.get(words.lower(at)) {
            Some(Calendar::Season(code)) => season(words, at, code),
            _ => century(words, at).or_else(|| quarter(words, at)),
        },
    }
}

/// `FY2023`, `FY 2022-23`, `FY23`.
fn fiscal(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    if let Some((first, end)) = year_at(words, at + 1) {
        if words.is_tight_dash(end)
            && let Some(last) = later_year(first, words.text(end + 1))
        {
            return Some((end + 2, format!("FY{first}/{last}")));
        }
        return Some((end, format!("FY{first}")));
    }
    let short = words.text(at + 1);
    (short.len() == 2 && words.is_figure(at + 1) && words.glued(at + 1))
        .then(|| (at + 2, format!("FY20{short}")))
}

/// `Q1 2022`, `Q3`, `H1 2020`.
fn half_or_quarter(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let (letter, part) = (words.text(at), words.text(at + 1));
    let fits =
        words.glued(at + 1) && matches!((letter, part), ("Q", "1" | "2" | "3" | "4") | ("H", "1" | "2"));
    if !fits || words.glued(at + 2) && words.class(at + 2) == Class::Letters {
        return None;
    }
    let year_word = if words.lower(at + 2) == "of" { at + 3 } else { at + 2 };
    match year_at(words, year_word) {
        Some((year, end)) => Some((end, format!("{year}-{letter}{part}"))),
        // `Q1:` opens a question of an interview.
        None if letter == "Q"
            && words.text(at + 2) != ":"
            && (!words.is_first(at)
                || words.class(at + 2) == Class::Letters && !words.is_capitalized(at + 2)) =>
        {
            Some((at + 2, format!("XXXX-Q{part}")))
        }
        None => None,
    }
}

/// `19th century`, `sixteenth century`, `13th-14th century`.
fn century(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let (number, end) = ordinal(words, at)?;
    let noun = if words.is_tight_dash(end) { end + 1 } else { end };
    let number = number.checked_sub(1).filter(|&number| number < 30)?;
    matches!(words.lower(noun), "century" | "centuries").then(|| (noun + 1, format!("{number:02}")))
}

/// `the second quarter of 2022`, `first half of 2020`; without a year, only where money is talked of
/// (`third-quarter sales`): games have quarters and halves too.
fn quarter(words: &Words<'_>, at: usize) -> Option<(usize, String)> {
    let (number, end) = ordinal(words, at)?;
    let noun = if words.is_tight_dash(end) { end + 1 } else { end };
    let letter = match words.lower(noun) {
        "quarter" if number <= 4 => 'Q',
        "half" if number <= 2 => 'H',
        _ => return None,
    };
    let end = noun + 1;
    let year_word = if words.lower(end) == "of" { end + 1 } else { end };
    if let Some((year, end)) = year_at(words, year_word) {
        return Some((end, format!("{year}-{letter}{number}")));
    }
    // `the first half of the match` says what it is a half of.
    let of_year = words.lower(end) == "of" && words.lower(end + 2) == "year";
    let named = words.lower(end) == "of" && !of_year;
    let near = at.saturating_sub(ACCOUNTS_REACH)..end + ACCOUNTS_REACH;
    let money = near.into_iter().any(|at| ACCOUNTS.get(words.lower(at)).is_some());
    ((money || of_year && letter == 'Q') && !named && !words.is_name_like(at))
        .then(|| (end, format!("XXXX-{letter}{number}")))
}

/// How many words away a word about money counts.
const ACCOUNTS_REACH: usize = 12;

/// An interval as ISO 8601 writes it, where there is an end.
pub(super) fn closed(start: String, end: Option<String>) -> String {
    match end {
        Some(end) => format!("{start}/{end}"),
        None => start,
    }
}

/// `summer 2019`, `winter of 2018`: a season without a year is none of ours.
pub(super) fn season(words: &Words<'_>, at: usize, code: &str) -> Option<(usize, String)> {
    let year_word = if words.lower(at + 1) == "of" { at + 2 } else { at + 1 };
    let (year, end) = year_at(words, year_word)?;
    Some((end, format!("{year}-{code}")))
}
