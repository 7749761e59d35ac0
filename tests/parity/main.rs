//! The tagger's logits equal those of the written arithmetic, on every kernel.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "in a test's helpers a panic is a failure, as in the test itself"
)]

use claimlight::tagger::kernels::Kernel;
use claimlight::tagger::{Model, Scratch, Tagger, Tags};
use claimlight::text::Document;
use std::sync::Arc;

// In WebAssembly these tests run in a browser or in Node.
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[path = "../support/random_model.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod random_model;
mod recorded;
mod reference;
use random_model::{Plan, random_model};
use reference::{Logits, Reference};

const ARTICLE: &str = "Ferry Town Rebuilds Its Bridge\n\n\
    ELLMOUTH (Coast Wire) — The Harbour Authority said on Monday that the bridge at Ellmouth, closed since \
    the storm of 1998, would open in May. “Nobody asked us,” said Wanda Quill, 61, who runs a ferry. \
    It cost $4.2 million, 30% more than planned; the ministry’s report may explain why.\n\n\
    - first item\n- SECOND ITEM IN CAPITALS\n\n\
    “We were told,” he added, “that 8,000 people cross each day.\n\nÅsa Öberg disagreed 🦀.\n";

fn reference_logits(reference: &Reference, document: &Document<'_>) -> Vec<Logits> {
    document.blocks().iter().map(|block| reference.logits(document, block)).collect()
}

fn tagger_logits(tagger: &Tagger, document: &Document<'_>) -> Vec<Logits> {
    let wide = |rows: Vec<Vec<i16>>| -> Vec<Vec<i64>> {
        rows.into_iter().map(|row| row.into_iter().map(i64::from).collect()).collect()
    };
    let block = |block| {
        let logits = tagger.logits(document, block);
        let sentences = logits.sentences.into_iter().map(|row| row.map(i64::from).to_vec()).collect();
        Logits { entities: wide(logits.entities), roles: wide(logits.roles), sentences }
    };
    document.blocks().iter().map(block).collect()
}

fn check(plan: &Plan, seed: u64, text: &str) {
    check_model(&random_model(plan, seed), text);
}

fn check_model(bytes: &[u8], text: &str) {
    let reference = Reference::read(bytes);
    let model = Arc::new(Model::from_bytes(bytes).unwrap());
    let document = Document::parse(text);
    assert!(!document.blocks().is_empty());
    let expected = reference_logits(&reference, &document);
    let different: std::collections::BTreeSet<i64> =
        expected.iter().flat_map(|block| block.entities.iter().flatten()).copied().collect();
    assert!(different.len() > 20, "the model must say something: {different:?}");
    for kernel in Kernel::available() {
        let tagger = Tagger::with_kernel(Arc::clone(&model), kernel);
        assert!(tagger_logits(&tagger, &document) == expected, "{kernel}");
    }
}

#[test]
fn small_models_on_an_article() {
    for seed in 1..12 {
        check(&Plan::small(), seed, ARTICLE);
    }
}

#[test]
fn the_model_that_ships() {
    check_model(include_bytes!("../../models/en-news-3/model.bin"), ARTICLE);
}

#[test]
fn wide_dilations_reach_beyond_the_block() {
    check(&Plan { dilations: vec![1, 64, 7], ..Plan::small() }, 21, ARTICLE);
}

#[test]
fn other_widths() {
    for width in [32, 48, 96, 160] {
        check(&Plan { width, dilations: vec![1, 3, 2], ..Plan::small() }, u64::from(width), ARTICLE);
    }
}

#[test]
fn a_block_longer_than_a_window_is_seen_as_a_whole() {
    let sentence = "The ferry left Ellmouth at nine, said Wanda Quill, and nobody was aboard. ";
    check(&Plan::small(), 31, &sentence.repeat(400));
}

fn tag_all(kernel: Kernel, model: &Arc<Model>, text: &str) -> Tags {
    Tagger::with_kernel(Arc::clone(model), kernel).tag(&Document::parse(text))
}

#[test]
fn tags_depend_neither_on_the_kernel_nor_on_what_was_read_before() {
    let model = Arc::new(Model::from_bytes(&random_model(&Plan::small(), 3)).unwrap());
    let expected = tag_all(Kernel::SCALAR, &model, ARTICLE);
    assert!(!expected.names.is_empty() && !expected.roles.is_empty());
    let mut scratch = Scratch::default();
    for kernel in Kernel::available() {
        assert_eq!(tag_all(kernel, &model, ARTICLE), expected, "{kernel}");
        let tagger = Tagger::with_kernel(Arc::clone(&model), kernel);
        let many: String = (0..20_000).map(|word| format!("word{word} ")).collect();
        for text in [&many, ARTICLE, "short", ARTICLE] {
            let document = Document::parse(text);
            assert_eq!(tagger.tag_with(&document, &mut scratch), tagger.tag(&document));
        }
    }
}

#[test]
fn a_scratch_may_pass_from_model_to_model() {
    let mut scratch = Scratch::default();
    let document = Document::parse(ARTICLE);
    for seed in [3, 4, 3] {
        let model = Arc::new(Model::from_bytes(&random_model(&Plan::small(), seed)).unwrap());
        let tagger = Tagger::new(model);
        assert_eq!(tagger.tag_with(&document, &mut scratch), tagger.tag(&document));
    }
}

#[test]
fn tags_are_ordered_disjoint_and_inside_their_sentence() {
    for seed in 1..20 {
        let model = Arc::new(Model::from_bytes(&random_model(&Plan::small(), seed)).unwrap());
        let document = Document::parse(ARTICLE);
        let tags = Tagger::new(model).tag(&document);
        assert_eq!(tags.sentences.len(), document.sentences().len());
        assert!(tags.names.is_sorted_by(|left, right| left.tokens.end <= right.tokens.start));
        assert!(tags.roles.is_sorted_by(|left, right| left.tokens.end <= right.tokens.start));
        for name in &tags.names {
            let holds = |sentence: &claimlight::text::Sentence| {
                sentence.tokens.start <= name.tokens.start && name.tokens.end <= sentence.tokens.end
            };
            assert!(!name.tokens.is_empty() && document.sentences().iter().any(holds));
        }
    }
}
