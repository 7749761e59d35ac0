//! Capitals beside a name into ranks before it and letters behind it, which are no part of it: `DCI Hill`, `Ana Ruiz KC`.

use super::words::{is_all_capitals, list};
use crate::span::TokenRange;
use crate::syntax::words::text;
use crate::text::Document;
use crate::word_set::one_of;

/// Whether the word is the rank of a police officer in short: `DCI`.
pub(super) fn is_rank(word: &str) -> bool {
    one_of(word, const { &list("ranks.police") })
}

/// Whether the word stands behind the name of whoever was given an honour or an office: `KC`.
pub(crate) fn is_honour(word: &str) -> bool {
    one_of(word, const { &list("ranks.honours") })
}

/// Whether the title is that of a peer, which is as much of the name as a first name is: `Lady`.
pub(super) fn is_peerage(title: &str) -> bool {
    one_of(title, "Baroness Baron Lady Lord Viscount Viscountess")
}

/// Whether an honour ends the name of a person at some tokens: `Ana Ruiz KC`, but not `DJ MC`.
pub(super) fn ends_with_honour(document: &Document<'_>, start: usize, end: usize) -> bool {
    start + 1 < end && is_honour(text(document, end - 1)) && !is_all_capitals(text(document, end - 2))
}

/// Whether some tokens are the honour of the person named before: `Ana Ruiz, SAN,`, `Ana Ruiz (SAN)`.
pub(super) fn is_honour_of(document: &Document<'_>, person: TokenRange, tokens: TokenRange) -> bool {
    let (end, start) = (person.end.get(), tokens.start.get());
    let is_beside = start == end || start == end + 1 && one_of(text(document, end), ", (");
    tokens.len() == 1 && is_beside && is_honour(text(document, start))
}

/// Whether some tokens are nothing but the rank of the person behind: `ACC Jane Roe`.
pub(super) fn is_rank_of(document: &Document<'_>, tokens: TokenRange, person: TokenRange) -> bool {
    tokens.end == person.start && tokens.len() == 1 && is_rank(text(document, tokens.start.get()))
}
