//! The weights of `weights.txt`, written by `training/sources.py`.

use crate::lexicon::Weights;
use std::sync::LazyLock;

pub(super) static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(data_file!("weights.txt")));
