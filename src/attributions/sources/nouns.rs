//! The noun that heads a source into the kind of source that it makes, and a title into its noun.

use crate::attributions::{SourceKind, list};
use crate::syntax::word_classes::{is_person_noun, is_title, singular};
use crate::syntax::words::{Words, one_of};
use crate::word_set::WordSet;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Words before what somebody is no more.
pub(super) const FORMER: &str = "former ex retired";
/// Nouns for bodies of a place that do not speak for its state.
pub(super) const NO_STATE: &str = "press media opposition union party church newspaper broadcaster business";
/// Nouns for offices of which each body, place or field has one.
const POSTS: &WordSet = &list("nouns.posts");

static NOUNS: LazyLock<BTreeMap<&str, SourceKind>> = LazyLock::new(|| {
    let lines = data_file!("nouns.txt").lines();
    let pairs = lines.filter_map(|line| line.split_once('\t'));
    pairs.filter_map(|(noun, kind)| Some((noun, kind_of(kind)?))).collect()
});

/// Nouns for those of whom each body has one, beside its offices.
pub(super) const HOLDERS: &str = "boss captain coach founder owner";

/// Whether a noun is that of an office of which each body, place or field has one.
pub(super) fn is_post(noun: &str) -> bool {
    one_of(noun, POSTS)
}

fn kind_of(word: &str) -> Option<SourceKind> {
    Some(match word {
        "document" => SourceKind::Document,
        "nobody" => SourceKind::Unspecified,
        "office" => SourceKind::Office,
        _ => return None,
    })
}

/// The line of a noun in lower case, or of its singular: the noun as the list has it, and its kind.
pub(super) fn listed(noun: &str) -> Option<(&'static str, SourceKind)> {
    let line = NOUNS.get_key_value(singular(noun)).or_else(|| NOUNS.get_key_value(noun));
    line.map(|(noun, kind)| (*noun, *kind))
}

/// What a noun in lower case makes of a source: an office, a document, nobody; `None` for people.
pub(super) fn kind(noun: &str) -> Option<SourceKind> {
    NOUNS.get(noun).copied()
}

/// The noun for a person before a name: `the minister of labour, fisheries and trade, Ana Ruiz`, `Minister of Labour Ana Ruiz`.
#[inline(never)]
pub(super) fn titled(words: &Words<'_>, name: &Range<usize>) -> Option<String> {
    const FAR: usize = 14;
    let last = name.start.checked_sub(1)?;
    let marked = words.text(last) == ",";
    let end = name.start - usize::from(marked);
    let lists = |at: usize| words.text(at) == "," && (at + 2..end).any(|at| words.lower(at) == "and");
    let joins = |at: usize| at < last && one_of(words.lower(at), "of the and for to");
    let is_part = |&at: &usize| {
        let in_title = || words.is_capitalized(at) || joins(at) || is_post(words.lower(at));
        if marked { words.is_word(at) || lists(at) } else { in_title() }
    };
    let noun_at = |at: usize| singular(words.lower(at));
    let mut before = (end.saturating_sub(FAR)..end).rev().take_while(is_part);
    let noun = before.find(|&at| is_person_noun(noun_at(at)))?;
    let is_title = marked || is_post(noun_at(noun)) && !one_of(words.lower_before(noun), FORMER);
    (is_title && one_of(words.lower(noun + 1), "of for to at in")).then(|| noun_at(noun).to_owned())
}

/// Whether initials in lower case are those of a title: `cm`.
pub(super) fn is_title_in_short(initials: &str) -> bool {
    one_of(initials, const { &list("called.titles") })
}

/// A word for initials of a title, which no noun is.
pub(super) fn abbreviated(initials: &str) -> String {
    format!("{}.", initials.to_lowercase())
}

/// The initials of the title before a name, without small words: those of `Chief Minister Ana Ruiz`, of `Inspector General of Police`.
#[inline(never)]
pub(super) fn initials(words: &Words<'_>, name: &Range<usize>) -> Option<String> {
    const FAR: usize = 6;
    let is_part =
        |&at: &usize| words.is_word(at) && (words.is_capitalized(at) || one_of(words.lower(at), "of the"));
    let far = name.start.saturating_sub(FAR)..name.start;
    let title: Vec<usize> = far.rev().take_while(is_part).collect();
    let is_office = |at: &&usize| is_person_noun(words.lower(**at)) || is_title(words.lower(**at));
    let is_titled = title.first().filter(is_office).or(title.last().filter(is_office)).is_some();
    let long = title.iter().rev().filter(|&&at| words.is_capitalized(at));
    let initials: String = long.filter_map(|&at| words.lower(at).chars().next()).collect();
    (is_titled && is_title_in_short(&initials)).then(|| abbreviated(&initials))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_says_a_kind() {
        let lines = data_file!("nouns.txt").lines().count();
        assert!(lines > 300 && NOUNS.len() == lines);
    }

    #[test]
    fn nouns_make_sources() {
        assert_eq!(kind("ministry"), Some(SourceKind::Office));
        assert_eq!(kind("indictment"), Some(SourceKind::Document));
        assert_eq!(kind("rumours"), Some(SourceKind::Unspecified));
        assert_eq!(kind("fisherman"), None);
    }
}
