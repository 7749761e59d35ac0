//! A damaged model file into an error, or into a model that reads.

use super::{promises, wild_model};
use crate::random_model::seal;
use claimlight::{Analyzer, Model};
use std::sync::LazyLock;

static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(wild_model);

const TEXT: &str = "Ada Quist said on Monday that “40 boats” may be lost, according to the council.\n\nShe told Reuters: “No.”";

pub(crate) fn run(bytes: &[u8]) {
    for file in [patched(bytes), bytes.to_vec()] {
        if let Ok(model) = Model::from_bytes(&file) {
            promises::check(TEXT, &Analyzer::new(model).analyze(TEXT));
        }
    }
}

/// The whole file with patches: three bytes of place, one of length, then what stands there instead. The first byte says
/// whether it is cut, made longer, and sealed again.
fn patched(bytes: &[u8]) -> Vec<u8> {
    let mut file = WHOLE.clone();
    let Some((&how, mut rest)) = bytes.split_first() else { return file };
    while let [a, b, c, how_long, behind @ ..] = rest {
        // The head is small and decides most: three of four patches fall there.
        let place = u32::from_le_bytes([*a, *b, *c, 0]) as usize;
        let place = if how_long & 3 == 0 { place % file.len() } else { place % 128 };
        let (patch, next) = behind.split_at(behind.len().min(usize::from(how_long >> 2) % 9));
        for (old, new) in file.iter_mut().skip(place).zip(patch) {
            *old = *new;
        }
        rest = next;
    }
    match how & 0x30 {
        0x10 => file.truncate(file.len() * usize::from(how & 15) / 16),
        0x20 => file.extend(std::iter::repeat_n(how, 1 + usize::from(how & 15) * 1000)),
        _ => {}
    }
    if how & 0x80 == 0 {
        seal(&mut file);
    }
    file
}
