//! A word form into the [`CueEntry`]s that it may be a form of, through `cues.txt`.

use super::inflection::{Form, inflect};
use crate::lexicon::forms::Forms;
use crate::syntax::words::{list, one_of};
use crate::word_set::WordSet;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// What a cue does with the content.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum CueKind {
    /// `say`, `announce`, `according to`.
    Assertion,
    /// `call for`, `urge`, `order`.
    Directive,
    /// `believe`, `think`.
    Belief,
    /// `know`, `find`, `discover`: what follows is taken as true.
    Knowledge,
    /// `plan`, `vow`, `agree`.
    Intention,
    /// `fear`, `welcome`, `support`.
    Attitude,
    /// `rule`, `decide`.
    Decree,
    /// `reportedly`, `allegedly`, `is believed to`.
    Hearsay,
}

/// A line of the lexicon.
#[derive(Debug)]
pub(crate) struct CueEntry {
    /// Dictionary form, particle included: `point out`.
    pub(crate) lemma: &'static str,
    /// Words that follow the verb: `out`.
    pub(crate) particle: &'static str,
    /// What kind of signal it is.
    pub(crate) kind: CueKind,
    frames: &'static str,
}

impl CueEntry {
    /// Whether it takes such a content.
    pub(crate) fn takes(&self, frame: &str) -> bool {
        one_of(frame, self.frames)
    }

    /// The preposition that introduces its content, where it has one of its own.
    pub(crate) fn takes_preposition(&self, word: &str) -> bool {
        one_of(word, "as of for about against at with") && self.takes(word)
    }
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(Lexicon::new);

struct Lexicon {
    entries: Vec<CueEntry>,
    /// What form each is, and the position of its entry.
    forms: Forms<(Form, usize)>,
}

impl Lexicon {
    fn new() -> Self {
        let mut entries = Vec::new();
        let mut forms = Vec::new();
        for line in data_file!("cues.txt").lines() {
            let mut columns = line.split('\t');
            let lemma = columns.next().unwrap_or_default();
            let kind = kind(columns.next().unwrap_or_default());
            let frames = columns.next().unwrap_or_default();
            let irregular = columns.next().unwrap_or_default();
            let (verb, particle) = lemma.split_once(' ').unwrap_or((lemma, ""));
            for (form, what) in inflect(verb, irregular) {
                forms.push((form, (what, entries.len())));
            }
            entries.push(CueEntry { lemma, particle, kind, frames });
        }
        Self { entries, forms: forms.into_iter().collect() }
    }
}

fn kind(word: &str) -> CueKind {
    match word {
        "directive" => CueKind::Directive,
        "belief" => CueKind::Belief,
        "knowledge" => CueKind::Knowledge,
        "intention" => CueKind::Intention,
        "attitude" => CueKind::Attitude,
        "decree" => CueKind::Decree,
        "hearsay" => CueKind::Hearsay,
        _ => CueKind::Assertion,
    }
}

/// What kind of signal a noun is: `the claim that …`, `criticism of …`.
pub(crate) fn kind_of_noun(noun: &str) -> Option<CueKind> {
    const NOUNS: [(CueKind, &WordSet); 6] = [
        (CueKind::Assertion, const { &list("cue_lexicon.assertions") }),
        (CueKind::Attitude, const { &list("cue_lexicon.attitudes") }),
        (CueKind::Belief, const { &list("cue_lexicon.beliefs") }),
        (CueKind::Directive, const { &list("cue_lexicon.directives") }),
        (CueKind::Intention, const { &list("cue_lexicon.intentions") }),
        (CueKind::Knowledge, &WordSet::new("conclusion conclusions evidence finding findings proof")),
    ];
    NOUNS.iter().find(|(_, nouns)| one_of(noun, *nouns)).map(|(kind, _)| *kind)
}

/// The entries that a lower-case word may be a form of, and which form it is of each.
pub(crate) fn look_up(word: &str) -> impl Iterator<Item = (&'static CueEntry, Form)> {
    LEXICON.forms.get(word).filter_map(|(form, at)| LEXICON.entries.get(at).map(|entry| (entry, form)))
}

/// The entry of a lemma, its particle included: `say`, `call for`.
pub(crate) fn entry(lemma: &str) -> Option<&'static CueEntry> {
    let verb = lemma.split(' ').next().unwrap_or_default();
    look_up(verb).find(|(entry, _)| entry.lemma == lemma).map(|(entry, _)| entry)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_lead_to_their_entries() {
        for (form, lemma) in [
            ("said", "say"),
            ("denies", "deny"),
            ("denied", "deny"),
            ("thought", "think"),
            ("admitted", "admit"),
            ("arguing", "argue"),
            ("told", "tell"),
            ("wrote", "write"),
            ("slammed", "slam"),
            ("reported", "report"),
            ("quipped", "quip"),
        ] {
            assert!(look_up(form).any(|(entry, _)| entry.lemma == lemma), "{form}");
        }
        assert_eq!(look_up("blocked").count(), 0);
        assert_eq!(look_up("").count(), 0);
    }

    #[test]
    fn the_file_is_sorted_and_well_formed() {
        let lines: Vec<&str> = data_file!("cues.txt").lines().collect();
        assert!(lines.len() > 200);
        assert!(lines.is_sorted(), "cues.txt is sorted by bytes");
        for line in lines {
            let columns: Vec<&str> = line.split('\t').collect();
            assert!((3..=4).contains(&columns.len()), "{line}");
            assert!(
                columns[1] == "assertion" || kind(columns[1]) != CueKind::Assertion,
                "an unknown kind of cue: {line}"
            );
        }
    }
}
