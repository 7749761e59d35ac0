//! The JSON of an analysis into an analysis again, as a program reads it that keeps our output.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "support/article.rs"]
mod article;
mod repository;
#[path = "support/samples.rs"]
mod samples;

use claimlight::desk::{Report, Settings, check};
use claimlight::{Analysis, Analyzer, ClaimId, Day, EntityId, Model, OffsetUnit, Score, Span};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What the JSON of `written` reads as; the JSON of that must be the same.
fn read_back<T: Serialize + DeserializeOwned>(written: &T) -> T {
    let json = serde_json::to_string(written).expect("what we write is JSON");
    let read: T = serde_json::from_str(&json).expect("what we write can be read");
    assert_eq!(serde_json::to_string(&read).expect("and written again"), json);
    read
}

#[test]
fn every_sample_reads_back_as_it_was_written_in_every_unit() {
    let analyzer = Analyzer::new(Model::embedded().expect("the embedded model loads"));
    for text in samples::samples() {
        let analysis = analyzer.analyze(&text);
        for unit in [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::Codepoint] {
            read_back(&analysis.clone().counted_in(unit, &text));
        }
        read_back::<Report>(&check(&text, &analysis, &Settings::default(), &[]));
    }
}

#[test]
fn what_was_read_equals_what_was_made() {
    let made = article::analysis();
    let read: Analysis = read_back(&made);
    assert_eq!(read.entities, made.entities);
    assert_eq!(read.values, made.values);
    assert_eq!(read.claims, made.claims);
    assert_eq!(read.sources, made.sources);
}

#[test]
fn every_score_and_id_has_one_form() {
    for permille in 0..=1000 {
        let score = Score::from_permille(permille);
        assert_eq!(read_back(&score), score);
    }
    assert_eq!(read_back(&EntityId(40)), EntityId(40));
    for wrong in [r#""e01""#, r#""c1""#, r#""e""#, r#""e-1""#, r#""e4294967296""#, "1"] {
        assert!(serde_json::from_str::<EntityId>(wrong).is_err(), "{wrong}");
    }
    assert!(serde_json::from_str::<ClaimId>(r#""c7""#).is_ok());
    for wrong in ["[1]", "[1,2,3]", "[-1,2]", r#""1-2""#] {
        assert!(serde_json::from_str::<Span>(wrong).is_err(), "{wrong}");
    }
    assert!(serde_json::from_str::<Day>(r#""2026-02-30""#).is_err());
}
