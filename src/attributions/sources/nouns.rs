//! The noun that heads a source into the kind of source that it makes.

use crate::attributions::{SourceKind, list};
use crate::syntax::word_classes::singular;
use crate::syntax::words::one_of;
use crate::word_set::WordSet;
use std::collections::BTreeMap;
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
