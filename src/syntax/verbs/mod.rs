//! A word into whether it can be the finite verb of a clause, through `verbs.txt`.

pub(crate) mod auxiliaries;
pub(crate) mod cue_lexicon;
pub(crate) mod inflection;

use crate::lexicon::forms::Forms;
use inflection::{Form, inflect};
use std::sync::LazyLock;

/// Every form in the list, with what form it is.
static FORMS: LazyLock<Forms<Form>> = LazyLock::new(|| {
    let lines = data_file!("verbs.txt").lines();
    let verbs = lines.map(|line| line.split_once('\t').unwrap_or((line, "")));
    verbs.flat_map(|(verb, irregular)| inflect(verb, irregular)).collect()
});

/// Whether a lower-case word is a past tense or a third person of a verb of the list.
pub(crate) fn is_finite(word: &str) -> bool {
    form_of(word).is_some_and(|form| matches!(form, Form::Past | Form::ThirdPerson))
}

/// Whether a lower-case word is a past tense of a verb of the list: something happened.
pub(crate) fn is_past(word: &str) -> bool {
    form_of(word) == Some(Form::Past)
}

/// Whether a lower-case word looks like a past participle: `published`, `found`.
pub(crate) fn is_participle(word: &str) -> bool {
    word.ends_with("ed") || is_past(word)
}

/// Whether a lower-case word is any form of a verb of the list, the bare one included.
pub(crate) fn is_verb(word: &str) -> bool {
    form_of(word).is_some()
}

/// Whether a lower-case word is the dictionary form of a verb of the list, which is also the form of many: `want`.
pub(crate) fn is_base(word: &str) -> bool {
    form_of(word) == Some(Form::Base)
}

/// Whether a verb of the list keeps its form in the past: `hit`, `cut`, `cost`.
pub(crate) fn is_unchanging(word: &str) -> bool {
    is_base(word) && FORMS.get(word).any(|form| form == Form::Past)
}

fn form_of(word: &str) -> Option<Form> {
    FORMS.get(word).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finite_forms_are_told_from_others() {
        for word in ["killed", "fell", "opens", "signed", "built"] {
            assert!(is_finite(word), "{word}");
        }
        for word in ["opening", "bridge", "", "the"] {
            assert!(!is_finite(word), "{word}");
        }
    }

    #[test]
    fn the_file_is_sorted() {
        let lines: Vec<&str> = data_file!("verbs.txt").lines().collect();
        assert!(lines.is_sorted() && lines.len() > 200);
    }
}
