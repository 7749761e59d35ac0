//! The embedded model into the analyzer that every command uses.

use crate::failure::Failure;
use claimlight::{Analyzer, Model};

/// Makes the analyzer.
pub(crate) fn analyzer() -> Result<Analyzer, Failure> {
    let model = Model::embedded().map_err(|error| Failure::Input(format!("the embedded model: {error}")))?;
    Ok(Analyzer::new(model))
}
