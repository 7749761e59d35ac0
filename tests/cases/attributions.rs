//! A text into its attributions, as the case files show them:
//! `content … content ← source (kind) → Entity · cue (kind) · quotation · commitment · inside a0`.

use claimlight::attributions::{self, Attribution, Commitment};
use claimlight::entities::Entity;
use claimlight::tagger::{Role, RoleTag};
use claimlight::text::Document;
use claimlight::{Score, Span};
use std::ops::Range;

#[test]
fn attributions() {
    super::runner::check("attributions", print);
}

#[test]
fn roles() {
    super::runner::check("roles", print_with_roles);
}

#[test]
fn quotations() {
    super::runner::check("quotations", print);
}

#[test]
fn sources() {
    super::runner::check("sources", ledger);
}

fn print(case: &str) -> String {
    let (text, entities) = super::marked::read(case);
    let document = Document::parse(&text);
    let found = attributions::attribute(&document, None, &entities);
    found.iter().map(|one| line(&document, one, &entities)).collect::<Vec<_>>().join("\n")
}

/// The same with the network's part written into the text: `{source She} {cue said} {content it rained}`.
fn print_with_roles(case: &str) -> String {
    let (case, marked) = without_marks(case);
    let (text, entities) = super::marked::read(&case);
    let declared = case.len() - text.len();
    assert!(case.ends_with(&text), "the text stands behind the entities");
    let document = Document::parse(&text);
    let roles: Vec<RoleTag> = marked
        .into_iter()
        .map(|(role, range)| {
            let span = Span::from_range(range.start - declared..range.end - declared);
            RoleTag { tokens: document.tokens_under(span), role, confidence: Score::from_permille(900) }
        })
        .collect();
    let found = attributions::attribute(&document, Some(&roles), &entities);
    found.iter().map(|one| line(&document, one, &entities)).collect::<Vec<_>>().join("\n")
}

/// A case without its marks, and what each one held.
fn without_marks(case: &str) -> (String, Vec<(Role, Range<usize>)>) {
    let (mut text, mut roles) = (String::new(), Vec::new());
    let mut rest = case;
    while let Some((before, marked)) = rest.split_once('{') {
        text += before;
        let (inside, behind) = marked.split_once('}').expect("a mark ends with `}`");
        let (role, words) = inside.split_once(' ').expect("a mark is a role and words");
        let role = match role {
            "source" => Role::Source,
            "cue" => Role::Cue,
            "content" => Role::Content,
            _ => panic!("unknown role: {role}"),
        };
        roles.push((role, text.len()..text.len() + words.len()));
        text += words;
        rest = behind;
    }
    (text + rest, roles)
}

fn line(document: &Document<'_>, one: &Attribution, entities: &[Entity]) -> String {
    let flat = |span| document.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
    let contents: Vec<String> = one.contents.iter().map(|&span| flat(span)).collect();
    let mut line = contents.join(" … ");
    if let Some(source) = one.source {
        let words = source.span.map_or_else(|| "nobody".to_owned(), flat);
        line += &format!(" ← {words} ({})", word(&source.kind));
        if let Some(entity) = source.entity.and_then(|id| entities.iter().find(|entity| entity.id == id)) {
            line += &format!(" → {}", entity.name);
        }
    }
    if let Some(cue) = &one.cue {
        line += &format!(" · {}", flat(cue.span));
        if let Some(kind) = cue.kind {
            line += &format!(" ({})", word(&kind));
        }
    }
    line += &format!(" · {}", word(&one.quotation));
    if one.commitment != Commitment::Committed {
        line += &format!(" · {}", word(&one.commitment));
    }
    if let Some(parent) = one.parent {
        line += &format!(" · inside {parent}");
    }
    line
}

/// One source a line: name, kind, how often, words in quotation marks of all words.
fn ledger(case: &str) -> String {
    let (text, entities) = super::marked::read(case);
    let document = Document::parse(&text);
    let found = attributions::attribute(&document, None, &entities);
    let sources = attributions::ledger(&document, &found, &entities);
    let lines = sources.iter().map(|source| {
        let ids: Vec<String> = source.attributions.iter().map(ToString::to_string).collect();
        format!(
            "{} ({}) · {} · {} of {} words quoted",
            claimlight::export::source_name(source),
            word(&source.kind),
            ids.join(" "),
            source.words_quoted,
            source.words_attributed
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The name that the output has for a kind.
pub(crate) fn word(kind: &impl serde::Serialize) -> String {
    serde_json::to_string(kind).expect("a kind is a word").trim_matches('"').to_owned()
}
