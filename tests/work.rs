//! How much the tagger does for a text, counted instead of timed: linear work, cached words, buffers kept.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test's helpers a panic is a failure, as in the test itself"
)]

use claimlight::Analyzer;
use claimlight::tagger::{Model, Scratch, Tagger, Work};
use claimlight::text::{Document, TokenKind};
use std::collections::BTreeSet;
use std::sync::Arc;

#[path = "support/allocated.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod allocated;
use allocated::Allocated;
#[path = "support/random_model.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod random_model;
use random_model::{Plan, random_model};

const PARAGRAPH: &str = "The Harbour Authority said on Monday that the bridge at Ellmouth would open in May. \
    “Nobody asked us,” said Wanda Quill, 61, who runs a ferry. It cost $4.2 million, 30% more than planned.";

fn tagger() -> Tagger {
    Tagger::new(Arc::new(Model::from_bytes(&random_model(&Plan::small(), 7)).unwrap()))
}

/// The work on a text, and how many tokens the text has.
fn work(text: &str) -> (Work, u64) {
    let document = Document::parse(text);
    let mut scratch = Scratch::default();
    tagger().tag_with(&document, &mut scratch);
    (scratch.work(), document.tokens().len() as u64)
}

#[test]
fn twice_the_text_is_twice_the_work_also_where_no_sentence_or_block_ends() {
    let texts = [
        ("paragraphs", format!("{PARAGRAPH}\n\n")),
        ("one long block", format!("{PARAGRAPH} ")),
        ("one long sentence", "ferry and bridge and ".to_owned()),
        ("opening marks", "“ferry ".to_owned()),
        ("capitals", "FERRY ".to_owned()),
        ("full stops", "Ferry. ".to_owned()),
    ];
    for (name, piece) in texts {
        let pieces = 40_000 / piece.len();
        let (once, tokens) = work(&piece.repeat(pieces));
        let (twice, _) = work(&piece.repeat(2 * pieces));
        assert!(once.tokens > 0, "{name}: nothing of it is read");
        assert!(once.tokens <= tokens + tokens / 10, "{name}: {once:?} for {tokens} tokens");
        assert!(twice.tokens <= once.tokens * 11 / 5, "{name}: {once:?}, then {twice:?}");
        assert_eq!(once.forms, twice.forms, "{name}: a form is read once");
    }
}

#[test]
fn a_word_form_is_read_once_for_all_texts() {
    let document = Document::parse(PARAGRAPH);
    let forms: BTreeSet<&str> = document.tokens().iter().map(|token| document.slice(token.span)).collect();
    assert!(document.tokens().iter().any(|token| token.kind == TokenKind::Punctuation));
    let tagger = tagger();
    let mut scratch = Scratch::default();
    tagger.tag_with(&document, &mut scratch);
    let first = scratch.work();
    assert_eq!(first.forms, forms.len() as u64);
    tagger.tag_with(&document, &mut scratch);
    assert_eq!(scratch.work(), Work { forms: first.forms, tokens: 2 * first.tokens });
    let other = Document::parse("Wanda Quill said nobody asked the gulls.");
    tagger.tag_with(&other, &mut scratch);
    assert_eq!(scratch.work().forms, first.forms + 2, "only “nobody” and “gulls” are new");
}

#[test]
fn buffers_are_kept_from_text_to_text() {
    let text = format!("{PARAGRAPH}\n\n").repeat(50);
    let document = Document::parse(&text);
    let tokens = document.tokens().len() as i64;
    let tagger = tagger();
    let mut scratch = Scratch::default();
    let [first, second, third] = std::array::from_fn(|_| {
        let before = Allocated::now();
        drop(tagger.tag_with(&document, &mut scratch));
        Allocated::now().since(before)
    });
    assert!(first.kept > 0, "the first text makes the buffers: {first:?}");
    assert_eq!((second.kept, third.kept), (0, 0), "the next find them");
    assert_eq!(second, third);
    assert!(second.calls < first.calls && second.bytes < first.bytes, "{first:?}, then {second:?}");
    assert!(second.calls < tokens, "{second:?} for {tokens} tokens");
}

#[test]
fn after_an_edit_only_the_edited_paragraph_goes_through_the_network() {
    let paragraphs: Vec<String> =
        (0..40).map(|at| format!("{PARAGRAPH} That was in {}.", 1900 + at)).collect();
    let document_of = |paragraphs: &[String]| paragraphs.join("\n\n");
    let tagger = tagger();
    let mut scratch = Scratch::remembering_blocks();
    let mut read = |paragraphs: &[String]| {
        let text = document_of(paragraphs);
        let document = Document::parse(&text);
        let before = scratch.work().tokens;
        assert_eq!(tagger.tag_with(&document, &mut scratch), tagger.tag(&document), "{text}");
        scratch.work().tokens - before
    };
    let tokens_of = |paragraph: &str| Document::parse(paragraph).tokens().len() as u64;
    let all = read(&paragraphs);
    assert!(all >= 40 * tokens_of(PARAGRAPH), "{all} tokens at first");
    assert_eq!(read(&paragraphs), 0, "nothing is new");

    let mut edited = paragraphs.clone();
    edited[20].push_str(" She laughed.");
    assert_eq!(read(&edited), tokens_of(&edited[20]), "one paragraph is edited");
    edited.insert(0, format!("Nobody laughed. {PARAGRAPH}"));
    assert_eq!(read(&edited), tokens_of(&edited[0]), "one is added, and the others stand elsewhere");
    edited.remove(7);
    assert_eq!(read(&edited), 0, "one is taken out");
    assert_eq!(read(&paragraphs), 0, "the first text is still known");
}

#[test]
fn a_block_of_many_windows_is_remembered_whole() {
    let text = format!("{PARAGRAPH} ").repeat(100);
    let document = Document::parse(&text);
    let mut scratch = Scratch::remembering_blocks();
    let first = tagger().tag_with(&document, &mut Scratch::default());
    let tagger = tagger();
    assert_eq!(tagger.tag_with(&document, &mut scratch), first);
    let work = scratch.work();
    assert!(work.tokens > 3_000, "{work:?}");
    assert_eq!(tagger.tag_with(&document, &mut scratch), first);
    assert_eq!(scratch.work(), work);
}

#[test]
fn another_model_is_asked_anew() {
    let document = Document::parse(PARAGRAPH);
    let other = Tagger::new(Arc::new(Model::from_bytes(&random_model(&Plan::small(), 8)).unwrap()));
    let mut scratch = Scratch::remembering_blocks();
    tagger().tag_with(&document, &mut scratch);
    assert_eq!(other.tag_with(&document, &mut scratch), other.tag(&document));
}

#[test]
fn an_analyzer_that_remembers_blocks_says_what_one_says_that_does_not() {
    let model = || Model::from_bytes(&random_model(&Plan::small(), 7)).unwrap();
    let remembering = Analyzer::new(model()).remembering_blocks();
    let forgetful = Analyzer::new(model());
    let pieces =
        [PARAGRAPH, "# Ferry stops", "- “Nobody asked us,” said Quill.", "Share this page", "WHO said so?"];
    // Every text is an edit of the one before: pieces come, go, and change their places and their kinds.
    for round in 0..60 {
        let text: Vec<&str> = (0..9).map(|at| pieces[(round * at + round / 5) % pieces.len()]).collect();
        let text = text.join(if round % 7 == 0 { "\n" } else { "\n\n" });
        let [first, second] = [&remembering, &forgetful]
            .map(|analyzer| serde_json::to_string(&analyzer.analyze(&text)).unwrap());
        assert_eq!(first, second, "{text}");
    }
}
