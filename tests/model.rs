//! A model file loads, or says what is wrong with it; what loads never fails.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test's helpers a panic is a failure, as in the test itself"
)]

use claimlight::tagger::{Model, ModelError, Tagger};
use claimlight::text::Document;
use proptest::prelude::*;
use std::sync::{Arc, LazyLock};

#[path = "support/random_model.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod random_model;
use random_model::{Plan, random_model, seal};

static FILE: LazyLock<Vec<u8>> = LazyLock::new(|| random_model(&Plan::small(), 7));

const TEXT: &str = "The Harbour Authority said on Monday that the bridge at Ellmouth would close.\n\n\
    “Nobody asked us,” said Wanda Quill, 61, who runs a ferry. It cost $4 million.\n";

/// Bytes at which the header's numbers stand: magic, version and the name `random` come before.
const HEADER: usize = 4 + 4 + 2 + 6;

fn changed(change: impl FnOnce(&mut Vec<u8>)) -> Result<Model, ModelError> {
    let mut bytes = FILE.clone();
    change(&mut bytes);
    seal(&mut bytes);
    Model::from_bytes(&bytes)
}

fn with_header(field: usize, value: u32) -> ModelError {
    let at = HEADER + 4 * field;
    changed(|bytes| bytes[at..at + 4].copy_from_slice(&value.to_le_bytes())).unwrap_err()
}

#[test]
fn a_well_formed_file_loads() {
    let model = Model::from_bytes(&FILE).unwrap();
    assert_eq!(model.name(), "random");
    assert!(format!("{model:?}").contains("random"));
}

#[test]
fn files_of_another_kind_are_named_as_such() {
    let found = |bytes: &[u8]| Model::from_bytes(bytes).unwrap_err();
    assert_eq!(found(b"<!DOCTYPE html>"), ModelError::Magic { found: *b"<!DO" });
    assert_eq!(found(b"CL"), ModelError::Truncated { section: "magic", needed: 4, left: 2 });
    let mut later = FILE.clone();
    later[4] = 1;
    assert_eq!(found(&later), ModelError::Version { found: 1, expected: 2 });
}

#[test]
fn damage_is_seen_by_the_checksum() {
    for at in [9, 100, FILE.len() / 2, FILE.len() - 1] {
        let mut bytes = FILE.clone();
        bytes[at] ^= 1;
        assert!(matches!(Model::from_bytes(&bytes), Err(ModelError::Checksum { .. })), "byte {at}");
    }
}

#[test]
fn every_header_field_has_a_range() {
    let wrong = [
        (0, 24, "width"),
        (0, 272, "width"),
        (1, 0, "number of layers"),
        (1, 17, "number of layers"),
        (2, u32::MAX, "size of the vocabulary"),
        (3, 0, "rows of an embedding"),
        (3, u32::MAX, "rows of an embedding"),
        (4, 0, "dimension of an embedding"),
        (11, 65, "lexicon units"),
        (14, 257, "dimension of an embedding"),
        (15, 3, "context rows"),
        (16, 50, "entity labels"),
        (17, 12, "role labels"),
        (18, 0, "sentence units"),
        (18, 65, "sentence units"),
        (19, 4, "sentence scores"),
        (20, 48, "sentence word rows"),
        (20, 0, "sentence word rows"),
    ];
    for (field, value, name) in wrong {
        let error = with_header(field, value);
        assert!(
            matches!(error, ModelError::OutOfRange { field, found, .. } if field == name && found == i64::from(value)),
            "{name}: {error}"
        );
    }
}

#[test]
fn a_header_that_promises_more_than_the_file_holds_allocates_nothing() {
    let error = with_header(3, 1 << 20);
    assert!(matches!(error, ModelError::Truncated { section: "word buckets", .. }), "{error}");
}

#[test]
fn words_must_ascend() {
    // The vocabulary begins behind 21 numbers; its fourth plane holds the highest bytes of 50 gaps.
    let highest = HEADER + 4 * 21 + 3 * 50;
    let error = changed(|bytes| bytes[highest..highest + 50].fill(0xFF)).unwrap_err();
    assert!(matches!(error, ModelError::Inconsistent { section: "vocabulary", .. }), "{error}");
    let error =
        changed(|bytes| (0..4).for_each(|plane| bytes[HEADER + 4 * 21 + 50 * plane + 7] = 0)).unwrap_err();
    assert!(matches!(error, ModelError::Inconsistent { section: "vocabulary", .. }), "{error}");
}

#[test]
fn bytes_behind_the_end_are_refused() {
    let error = changed(|bytes| bytes.extend([0; 3])).unwrap_err();
    assert_eq!(error, ModelError::TrailingBytes { count: 3 });
}

#[test]
fn every_truncation_is_an_error() {
    for length in (0..FILE.len()).step_by(13).chain(FILE.len() - 40..FILE.len()) {
        let mut bytes = FILE[..length].to_vec();
        assert!(Model::from_bytes(&bytes).is_err(), "{length} bytes");
        seal(&mut bytes);
        assert!(Model::from_bytes(&bytes).is_err(), "{length} bytes, sealed");
    }
}

#[test]
fn errors_say_what_was_found_and_expected() {
    assert_eq!(
        with_header(0, 24).to_string(),
        "width of the model is 24, expected a multiple of 16 from 16 to 256"
    );
    assert_eq!(
        Model::from_bytes(b"PK\x03\x04").unwrap_err().to_string(),
        "not a model file: starts with PK\\x03\\x04, expected CLMT"
    );
}

proptest! {
    #[test]
    fn a_changed_file_is_refused_or_works(
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let model = changed(|bytes| {
            for (at, value) in &flips {
                let at = at.index(bytes.len());
                bytes[at] = *value;
            }
        });
        if let Ok(model) = model {
            let document = Document::parse(TEXT);
            let tags = Tagger::new(Arc::new(model)).tag(&document);
            prop_assert_eq!(tags.sentences.len(), document.sentences().len());
        }
    }

    #[test]
    fn any_bytes_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Model::from_bytes(&bytes).is_err());
    }
}
