//! `constructions.txt` into [`Construction`]s: what a pattern is made of.

use std::sync::LazyLock;

/// A construction of attribution.
#[derive(Debug)]
pub(super) struct Construction {
    /// What stands before the cue, the nearest first.
    pub(super) before: Vec<Element>,
    /// The frame that the verb must take; empty where any will do.
    pub(super) frame: &'static str,
    /// What stands behind the cue, the nearest first.
    pub(super) behind: Vec<Element>,
}

/// What a pattern is made of, but for the cue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Element {
    /// The sentence begins or ends.
    Edge,
    /// A mark that parts a tag from its statement.
    Mark,
    /// A noun phrase that can speak.
    Source,
    /// Whom it is said to, if anybody.
    Addressee,
    /// When, where and how it is said.
    Adjuncts,
    /// Something that is said.
    Content(Content),
}

/// What some contents must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Content {
    /// What can stand alone.
    Statement,
    /// Words that do not ask.
    Part,
    /// What needs the clause behind the tag.
    Remark,
    /// What begins with a finite verb.
    Predicate,
    /// The same behind `and` or `but`.
    Joined,
    /// A subject and its predicate.
    Clause,
    /// A clause that begins with an adverb or an adjunct.
    Opening,
}

/// All of the file, in its order: the first that fits is taken.
pub(super) static CONSTRUCTIONS: LazyLock<Vec<Construction>> = LazyLock::new(|| {
    let entries = include_str!("constructions.txt").split("\n=== ").skip(1);
    entries.filter_map(|entry| construction(entry.lines())).collect()
});

fn construction(mut lines: std::str::Lines<'static>) -> Option<Construction> {
    let pattern = lines.nth(1)?;
    let cue = pattern.split(' ').position(|word| word.starts_with('V'))?;
    let words: Vec<&'static str> = pattern.split(' ').collect();
    let elements = |words: &[&str]| words.iter().map(|word| element(word)).collect::<Option<Vec<_>>>();
    let mut before = elements(words.get(..cue)?)?;
    before.reverse();
    let frame = words.get(cue)?.trim_start_matches('V').trim_matches(['[', ']']);
    Some(Construction { before, frame, behind: elements(words.get(cue + 1..)?)? })
}

fn element(word: &str) -> Option<Element> {
    Some(match word {
        "^" | "$" => Element::Edge,
        "(" | ")" => Element::Mark,
        "S" => Element::Source,
        "whom?" => Element::Addressee,
        "when*" => Element::Adjuncts,
        "statement" => Element::Content(Content::Statement),
        "part" => Element::Content(Content::Part),
        "remark" => Element::Content(Content::Remark),
        "predicate" => Element::Content(Content::Predicate),
        "joined" => Element::Content(Content::Joined),
        "clause" => Element::Content(Content::Clause),
        "opening" => Element::Content(Content::Opening),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_of_the_file_is_read() {
        let entries = include_str!("constructions.txt").lines().filter(|line| line.starts_with("=== "));
        assert_eq!(CONSTRUCTIONS.len(), entries.count());
    }
}
