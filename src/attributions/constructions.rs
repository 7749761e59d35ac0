//! `constructions.txt` into [`Construction`]s: what a pattern is made of.

use super::left_out::is_left_out;
use std::sync::LazyLock;

/// A construction of attribution.
#[derive(Clone, Debug)]
pub(super) struct Construction {
    /// What stands before the cue, the nearest first.
    pub(super) before: Vec<Element>,
    /// What signals it.
    pub(super) signal: Signal,
    /// What stands behind the cue, the nearest first.
    pub(super) behind: Vec<Element>,
}

/// The cue of a construction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Signal {
    /// A verb that takes this frame; empty where any will do.
    Verb(&'static str),
    /// A verb in the passive that takes this frame.
    Passive(&'static str),
    /// These very words.
    Phrase(&'static str),
    /// A noun for what somebody thinks.
    Stance,
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
    /// Where the words come from, between marks: `citing the study`.
    Aside,
    /// Whom something is said to, as the subject.
    Hearer,
    /// What something is said of, as the subject.
    Theme,
    /// Whose something is: `her`, `the mayor’s`.
    Owner,
    /// One of these words.
    Word(&'static str),
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
    /// What ends with an auxiliary: `It is also`.
    Open,
    /// What begins with a finite verb.
    Predicate,
    /// The same behind `and` or `but`.
    Joined,
    /// A semicolon or a colon, and a clause of the same speaker.
    Further,
    /// A subject and its predicate.
    Clause,
    /// A clause that begins with an adverb or an adjunct.
    Opening,
    /// The rest of the sentence, quoted or not.
    Rest,
    /// What stands in quotation marks.
    Quotation,
    /// What something is called.
    Name,
    /// Something that is counted, and where it is put: `the toll at 40`.
    Figure,
    /// What begins with one of these words, to the end of its clause.
    From(&'static str),
}

/// All of the file, in its order: the first that fits is taken.
pub(super) static CONSTRUCTIONS: LazyLock<Vec<Construction>> = LazyLock::new(|| {
    let kept = entries().filter(|entry| !is_left_out(name(entry)));
    kept.filter_map(|entry| construction(entry.lines())).flat_map(each).collect()
});

/// The names of all in the file.
#[cfg(feature = "training")]
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    entries().map(name)
}

fn entries() -> impl Iterator<Item = &'static str> {
    data_file!("constructions.txt", b"#+-").split("\n=== ").skip(1)
}

fn name(entry: &'static str) -> &'static str {
    entry.lines().next().unwrap_or_default()
}

fn construction(mut lines: std::str::Lines<'static>) -> Option<Construction> {
    let parts = parts(lines.nth(1)?);
    let verb = parts.iter().enumerate().find_map(|(at, part)| Some((at, verb(*part)?)));
    // Without a verb, the words in quotation marks are the cue.
    let (cue, signal) = verb.or_else(|| {
        let stance = parts.iter().position(|part| *part == ("N", false));
        let phrase = || parts.iter().rposition(|(_, quoted)| *quoted);
        let at = stance.or_else(phrase)?;
        let signal = parts.get(at).map(|(phrase, _)| Signal::Phrase(phrase))?;
        Some((at, if stance.is_some() { Signal::Stance } else { signal }))
    })?;
    let elements = |parts: &[Part]| parts.iter().map(|part| element(*part)).collect::<Option<Vec<_>>>();
    let mut before = elements(parts.get(..cue)?)?;
    before.reverse();
    Some(Construction { before, signal, behind: elements(parts.get(cue + 1..)?)? })
}

/// One for each of the phrases that can be the cue: `account|estimate`.
fn each(construction: Construction) -> Vec<Construction> {
    let Signal::Phrase(phrases) = construction.signal else { return vec![construction] };
    let one = |phrase| Construction { signal: Signal::Phrase(phrase), ..construction.clone() };
    phrases.split('|').map(one).collect()
}

/// A word of a pattern, and whether it stands in quotation marks.
type Part = (&'static str, bool);

fn parts(pattern: &'static str) -> Vec<Part> {
    let quoted = |(at, part): (usize, &'static str)| -> Vec<Part> {
        if at % 2 == 1 {
            vec![(part, true)]
        } else {
            part.split_whitespace().map(|word| (word, false)).collect()
        }
    };
    pattern.split('"').enumerate().flat_map(quoted).collect()
}

fn verb((word, quoted): Part) -> Option<Signal> {
    let frame = |rest: &'static str| rest.trim_matches(['[', ']']);
    if quoted {
        return None;
    }
    let active = word.strip_prefix('V').map(|rest| Signal::Verb(frame(rest)));
    active.or_else(|| word.strip_prefix('P').map(|rest| Signal::Passive(frame(rest))))
}

fn element((word, quoted): Part) -> Option<Element> {
    if quoted {
        return Some(Element::Word(word));
    }
    if let Some(openers) = word.strip_prefix('…') {
        return Some(Element::Content(Content::From(openers)));
    }
    Some(match word {
        "^" | "$" => Element::Edge,
        "(" | ")" => Element::Mark,
        "S" => Element::Source,
        "owner" => Element::Owner,
        "whom?" => Element::Addressee,
        "when*" => Element::Adjuncts,
        "aside" => Element::Aside,
        "whom" => Element::Hearer,
        "theme" => Element::Theme,
        "rest" => Element::Content(Content::Rest),
        "quotation" => Element::Content(Content::Quotation),
        "name" => Element::Content(Content::Name),
        "figure" => Element::Content(Content::Figure),
        "statement" => Element::Content(Content::Statement),
        "part" => Element::Content(Content::Part),
        "open" => Element::Content(Content::Open),
        "remark" => Element::Content(Content::Remark),
        "predicate" => Element::Content(Content::Predicate),
        "joined" => Element::Content(Content::Joined),
        "further" => Element::Content(Content::Further),
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
        let written = data_file!("constructions.txt").lines().filter(|line| line.starts_with("=== "));
        let read = entries().filter_map(|entry| construction(entry.lines()));
        assert_eq!(read.count(), written.count());
    }
}
