//! A text and edits of it, parted by 0xFF, into analyses: who remembers blocks says what a fresh look says.

use super::{analyzer, is_real, wild_model, words};
use claimlight::{Analyzer, Model};
use std::sync::LazyLock;

static REAL: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new(Model::embedded().expect("a model")).remembering_blocks());
static WILD: LazyLock<Analyzer> =
    LazyLock::new(|| Analyzer::new(Model::from_bytes(&wild_model()).expect("a model")).remembering_blocks());

pub(crate) fn run(bytes: &[u8]) {
    let Some((&how, rest)) = bytes.split_first() else { return };
    let remembering = if is_real(how) { &REAL } else { &WILD };
    let parts: Vec<String> = rest.split(|&byte| byte == 0xFF).take(4).map(words).collect();
    for (at, part) in parts.iter().enumerate() {
        let mut edited = parts.first().cloned().unwrap_or_default();
        if at > 0 {
            edited.insert_str(edited.floor_char_boundary(edited.len() * at / 4), part);
        }
        for text in [&edited, part] {
            assert_eq!(remembering.analyze(text), analyzer(how).analyze(text), "{text:?}");
        }
    }
}
