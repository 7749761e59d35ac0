//! Model files into models, and models into the analyzer that every command uses.

use crate::failure::Failure;
use claimlight::{Analyzer, Model};
use std::path::Path;

/// Makes an analyzer with a model file; without one, with the embedded model.
pub(crate) fn analyzer(path: Option<&Path>) -> Result<Analyzer, Failure> {
    Ok(Analyzer::new(model(path)?))
}

/// Reads a model file; without one, the embedded model.
pub(crate) fn model(path: Option<&Path>) -> Result<Model, Failure> {
    let Some(path) = path else {
        return Model::embedded().map_err(|error| Failure::Input(format!("the embedded model: {error}")));
    };
    let bytes = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
    Model::from_bytes(&bytes).map_err(|error| Failure::Input(format!("{}: {error}", path.display())))
}
