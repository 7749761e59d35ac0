//! Blocks into those that say who wrote the article, and when.

use super::phrases::{opening, plain};
use super::{Block, BlockKind, Body, Ending};
use crate::text::word_list::WordList;
use std::sync::LazyLock;

static OPENINGS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("bylines.txt")));
static OFFICES: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("paper_offices.txt")));
static DATE_WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("date_words.txt")));

/// Marks bylines and date lines that say by their own words what they are.
#[inline(never)]
pub(super) fn mark(blocks: &mut [Block<'_>]) {
    for block in blocks {
        let is_credit = || block.words < super::LONG && is_contribution(block.text);
        if block.is_plain() && (block.words <= 30 && is_byline(block) || is_credit()) {
            block.kind = BlockKind::Byline;
        }
    }
}

/// Marks a name with a date above the text, and a bare name there where a byline stands right beside it.
#[inline(never)]
pub(super) fn mark_neighbours(blocks: &mut [Block<'_>], body: Body) {
    let head = body.first.min(blocks.len());
    let is_byline = |at: Option<usize>, blocks: &[Block<'_>]| {
        at.and_then(|at| blocks.get(at)).is_some_and(|block| block.kind == BlockKind::Byline)
    };
    for block in blocks.iter_mut().take(head).filter(|block| block.is_plain() && block.words <= 14) {
        if is_dated_name(block) {
            block.kind = BlockKind::Byline;
        }
    }
    for at in 0..head {
        let beside = is_byline(at.checked_sub(1), blocks) || is_byline(Some(at + 1), blocks);
        if let Some(block) = blocks.get_mut(at)
            && block.is_plain()
            && beside
            && block.is_label(6)
            && is_capitalised(block.text)
        {
            block.kind = BlockKind::Byline;
        }
    }
}

fn is_byline(block: &Block<'_>) -> bool {
    let line = plain(block.text);
    if (block.words <= 14 && is_date_line(&line))
        || (block.words <= 2 && block.text.contains([':', '.']) && is_time(&line))
    {
        return true;
    }
    let Some((phrase, column)) = opening(&OPENINGS, &line) else { return false };
    let rest = line.get(phrase.len()..).unwrap_or_default().trim_start();
    let short = block.words <= 16 && block.ending != Ending::Question;
    match column {
        "line" => rest.is_empty(),
        // `By Ann Lee` and not `By morning the water had gone.`
        "name" => {
            let name = after_words(block.text, phrase.split(' ').count());
            let ends = block.ending == Ending::Stop && !has_suffix(name);
            short && !ends && (is_capitalised(name) || has_office(name))
        }
        "date" => short && (is_date_line(rest) || rest.split(' ').take(6).any(is_date_word)),
        // `From the March 2024 issue`
        "issue" => block.words <= 8 && line.ends_with(" issue") && line.split(' ').any(is_date_word),
        _ => short || rest.is_empty() || column == "credit",
    }
}

/// `The Courier’s Ann Lee and Tom Hale contributed to this report.`
fn is_contribution(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ' ', '*', '_', ')']);
    let names = ["report", "article", "story"]
        .iter()
        .find_map(|what| text.strip_suffix(what)?.strip_suffix(" contributed to this "))
        .or_else(|| text.strip_suffix(" contributed reporting"));
    names.is_some_and(|names| !names.contains(". "))
}

/// `Ann Lee | Tue, 14 May 2020, 17:55 UTC`, `Ann Lee 2 days ago`: a name, with the paper’s behind it or not, and when it was written.
fn is_dated_name(block: &Block<'_>) -> bool {
    const NAMES: std::ops::RangeInclusive<usize> = 2..=6;
    const DATE: usize = 3;
    let is_date = |word: &&str| plain(word).split(' ').all(|part| part.is_empty() || is_date_word(part));
    let words: Vec<&str> = block.text.split_whitespace().collect();
    let date = words.iter().rev().take_while(|word| is_date(word)).count();
    let (names, date) = words.split_at(words.len() - date);
    let is_year = |word: &&str| {
        let year = word.trim_matches(|c: char| !c.is_ascii_digit());
        year.len() == 4 && year.starts_with(['1', '2'])
    };
    block.ending == Ending::Open
        && date.len() >= DATE
        && NAMES.contains(&names.len())
        && (date.iter().any(is_year) || date.last() == Some(&"ago"))
        && names.iter().all(|word| {
            word.starts_with(|c: char| c.is_uppercase() || matches!(c, '@' | '|' | '-' | '–' | '—'))
        })
}

/// `Ann Lee Jr.`
fn has_suffix(name: &str) -> bool {
    name.ends_with(" Jr.") || name.ends_with(" Sr.")
}

/// What stands behind so many words.
fn after_words(text: &str, words: usize) -> &str {
    let text = text.trim_start_matches(['*', '_', '|', '—', '–', '-', ' ']);
    let mut spaces = text.match_indices([' ', '\u{A0}', ':']);
    let at = spaces.nth(words.saturating_sub(1)).map_or(text.len(), |(at, sign)| at + sign.len());
    text.get(at..).unwrap_or_default().trim_start()
}

/// `Maren Oduya, transport correspondent`: a name and what its bearer is at the paper.
fn has_office(name: &str) -> bool {
    let Some((name, office)) = name.split_once(',') else { return false };
    let office = plain(office);
    is_capitalised(name)
        && office.split(' ').count() <= 6
        && office.split(' ').any(|word| OFFICES.contains(word))
}

/// Whether every word of a name begins with a capital, small words such as `and`, `for`, `van` aside.
fn is_capitalised(name: &str) -> bool {
    let mut words =
        name.split(|c: char| c.is_whitespace() || c == '|').filter(|word| word.contains(char::is_alphabetic));
    let small = |word: &str| word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let first = name.trim_start_matches(|c: char| !c.is_alphanumeric());
    let capital =
        |word: &str| word.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with(char::is_uppercase);
    let in_address = |word: &str| word.contains('@');
    (first.starts_with(char::is_uppercase) || first.starts_with('@'))
        && words.all(|word| capital(word) || small(word) || in_address(word) || is_date_word(&plain(word)))
}

/// Whether a plain line is made of the words of dates and times alone, figures among them.
fn is_date_line(line: &str) -> bool {
    let mut words = line.split(' ').peekable();
    let dated = line.contains(|c: char| c.is_ascii_digit());
    let calendar = line.ends_with(" read")
        || line.split(' ').any(|word| DATE_WORDS.column(word) == Some("calendar"))
        || line.split(' ').filter(|word| is_figure(word)).count() >= 3;
    dated && calendar && words.peek().is_some() && words.all(is_date_word)
}

/// `10 32`, `10 15 bst`: the time of an entry of a live page, alone.
fn is_time(line: &str) -> bool {
    let part = |word: &str| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit());
    match line.split(' ').collect::<Vec<_>>().as_slice() {
        [hour, minute] => hour.len() <= 2 && is_figure(hour) && part(minute),
        [hour, minute, zone] => is_figure(hour) && part(minute) && DATE_WORDS.contains(zone),
        _ => false,
    }
}

fn is_date_word(word: &str) -> bool {
    is_figure(word) || DATE_WORDS.contains(word)
}

/// `12`, `2024`, `12th`, `10am`, `5pm`.
fn is_figure(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits)
        && matches!(
            word.get(digits..),
            Some("" | "st" | "nd" | "rd" | "th" | "am" | "pm" | "h" | "min" | "m")
        )
}
