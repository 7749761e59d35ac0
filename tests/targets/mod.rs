//! Bytes into failures, wherever a promise does not hold: what both fuzzers run, the one in `cargo test` and cargo-fuzz.

pub(crate) mod exports;
pub(crate) mod memory;
pub(crate) mod model;
pub(crate) mod page;
mod promises;
pub(crate) mod text;

use crate::random_model::{Plan, random_model};
use claimlight::{Analyzer, Model};
use std::sync::LazyLock;

/// A target: it takes any bytes, and fails where they break a promise.
pub(crate) type Target = fn(&[u8]);

/// What is run, by name.
pub(crate) const TARGETS: [(&str, Target); 5] = [
    ("text", text::run),
    ("model", model::run),
    ("page", page::run),
    ("memory", memory::run),
    ("exports", exports::run),
];

/// The analyzer that ships.
static REAL: LazyLock<Analyzer> = LazyLock::new(|| Analyzer::new(Model::embedded().expect("a model")));

/// One whose network nobody trained: it finds names, sources and contents everywhere.
static WILD: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new(Model::from_bytes(&wild_model()).expect("a well-formed model")));

fn wild_model() -> Vec<u8> {
    random_model(&Plan { outside_bias: -300, ..Plan::small() }, 7)
}

/// The analyzer that a first byte asks for: mostly the wild one, which is faster too.
fn analyzer(how: u8) -> &'static Analyzer {
    if is_real(how) { &REAL } else { &WILD }
}

const fn is_real(how: u8) -> bool {
    how & 0x1F == 7
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
