//! A case's text into the text and the entities that it declares, so that cases need no network.

use claimlight::entities::{Entity, EntityKind, Mention, MentionForm};
use claimlight::{EntityId, Span};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Takes off the lines `@ Jane Roe: Roe, she` (a name, and what else speaks of it) and finds the mentions. What is no
/// person says its kind: `@ organization Tarn Council: the council`.
pub(crate) fn read(case: &str) -> (String, Vec<Entity>) {
    let (declared, text): (Vec<&str>, Vec<&str>) = case.lines().partition(|line| line.starts_with("@ "));
    let text = text.join("\n").trim_start_matches('\n').to_owned();
    let mut taken: Vec<Span> = Vec::new();
    let entities = declared.iter().enumerate().map(|(at, line)| {
        let line = line.trim_start_matches("@ ");
        let (kind, line) = kind_of(line);
        let (name, others) = line.split_once(": ").unwrap_or((line, ""));
        let forms = std::iter::once(name).chain(others.split(", ").filter(|form| !form.is_empty()));
        let mut mentions: Vec<Mention> = Vec::new();
        for form in forms {
            let before = mentions.len();
            for (start, _) in text.match_indices(form) {
                let span = Span::from_range(start..start + form.len());
                let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
                let inside_word = letter(text[..start].chars().next_back())
                    || letter(text[start + form.len()..].chars().next());
                if !inside_word && !taken.iter().any(|other| other.overlaps(span)) {
                    taken.push(span);
                    mentions.push(made(json!({"span": span, "form": form_of(form), "confidence": 1})));
                }
            }
            assert!(mentions.len() > before, "`{form}` does not stand in the text");
        }
        mentions.sort_by_key(|mention| mention.span);
        made(json!({"id": EntityId::from_usize(at), "kind": kind, "name": name, "mentions": mentions}))
    });
    let entities = entities.collect();
    (text, entities)
}

/// What the library alone makes, or reads from the JSON that it writes.
fn made<T: DeserializeOwned>(json: Value) -> T {
    serde_json::from_value(json).expect("the JSON of an entity")
}

fn kind_of(line: &str) -> (EntityKind, &str) {
    let kinds = [
        ("organization ", EntityKind::Organization),
        ("location ", EntityKind::Location),
        ("group ", EntityKind::Group),
    ];
    let said = kinds.iter().find_map(|(word, kind)| Some((*kind, line.strip_prefix(word)?)));
    said.unwrap_or((EntityKind::Person, line))
}

fn form_of(words: &str) -> MentionForm {
    if ["he", "his", "she", "it", "they", "He", "His", "She", "It", "They"].contains(&words) {
        MentionForm::Pronoun
    } else if words.starts_with(char::is_lowercase) || words.starts_with("The ") {
        MentionForm::Nominal
    } else {
        MentionForm::Name
    }
}
