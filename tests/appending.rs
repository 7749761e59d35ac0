//! Articles with a paragraph behind them into the same attributions: what is read of a block does not depend on later ones.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, reason = "a test stops where it fails")]

mod repository;

use claimlight::attributions::{Attribution, attribute};
use claimlight::tagger::Tagger;
use claimlight::text::{BlockKind, Document};
use claimlight::{Model, Span};
use std::sync::Arc;

/// It names nobody, and says something of its own.
const APPENDED: &str = "\n\nThe river was still high in the evening, a lock keeper said. “We have seen worse,” the keeper added.";

#[test]
fn a_paragraph_behind_a_text_changes_no_attribution_before_it() {
    let tagger = Tagger::new(Arc::new(Model::embedded().expect("the model of the repository")));
    let (mut read, mut wrong) = (0, Vec::new());
    for path in repository::files("tests/cases", "txt") {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        // A turn of an interview runs on until the next speaker, and a signature ends a text: there a paragraph more counts.
        let is_layout = name.ends_with("-layout.txt") || name.ends_with("-turns.txt");
        if !name.starts_with("attributions") || is_layout {
            continue;
        }
        for text in texts(&repository::read(&path)) {
            let whole = format!("{text}{APPENDED}");
            let (alone, appended) = (Document::parse(&text), Document::parse(&whole));
            // What a block is (a headline, a paragraph) is told from all blocks, before anything is attributed.
            if kinds(&alone) != kinds(&appended).get(..alone.blocks().len()).unwrap_or_default() {
                continue;
            }
            read += 1;
            let before = attributions(&tagger, &alone);
            let after = attributions(&tagger, &appended);
            let after = after
                .into_iter()
                .filter(|one| one.first().is_some_and(|span| span.range().start < text.len()));
            if before != after.collect::<Vec<_>>() {
                wrong.push(format!("{name}: {text}"));
            }
        }
    }
    assert!(read > 100, "{read} cases were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The texts of a file of cases, without the entities that they declare.
fn texts(cases: &str) -> Vec<String> {
    let cases = cases.split("\n=== ").skip(1);
    let text = |case: &str| {
        let (head, _) = case.split_once("\n---").unwrap_or((case, ""));
        let lines = head.lines().skip(1).filter(|line| !line.starts_with("@ "));
        lines.collect::<Vec<_>>().join("\n").trim().to_owned()
    };
    cases.map(text).filter(|text| !text.contains('\\')).collect()
}

fn kinds(document: &Document<'_>) -> Vec<BlockKind> {
    document.blocks().iter().map(|block| block.kind).collect()
}

/// Contents, then cue and source, of each attribution.
fn attributions(tagger: &Tagger, document: &Document<'_>) -> Vec<Vec<Span>> {
    let tags = tagger.tag(document);
    let spans = |one: Attribution| -> Vec<Span> {
        let source = one.source.and_then(|source| source.span);
        one.contents.into_iter().chain(one.cue.map(|cue| cue.span)).chain(source).collect()
    };
    attribute(document, Some(&tags.roles), &[]).into_iter().map(spans).collect()
}
