//! A line into the listed phrase that it is, or begins with, and into whether somebody is quoted in it.

use crate::text::word_list::WordList;
use std::sync::LazyLock;

static SPOKEN: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("spoken.txt")));

/// Longest phrase of a list, in words.
const LONGEST: usize = 9;

/// Letters and digits in lower case, one space for anything between them: `Read more »` and
/// `READ MORE:` are both `read more`.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if matches!(c, '\'' | '’') {
            // `don’t` is `dont`.
        } else if !out.ends_with(' ') && !out.is_empty() {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// The second column of the longest listed phrase that is, or opens, a plain line, with the phrase.
pub(super) fn opening<'p>(list: &WordList, plain: &'p str) -> Option<(&'p str, &'static str)> {
    let ends = plain.match_indices(' ').map(|(at, _)| at).take(LONGEST - 1);
    let ends: Vec<usize> = ends.chain([plain.len()]).collect();
    ends.into_iter().rev().find_map(|end| {
        let phrase = plain.get(..end)?;
        list.column(phrase).map(|column| (phrase, column))
    })
}

/// Whether somebody is quoted in a plain line, as its words tell.
#[inline(never)]
pub(super) fn is_spoken(plain: &str) -> bool {
    let last = plain.rsplit(' ').next();
    plain
        .split(' ')
        .filter_map(|word| SPOKEN.entry(word))
        .any(|(word, column)| column.is_empty() || last == Some(word))
}
