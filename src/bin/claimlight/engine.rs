//! Model files into models, and the embedded model into the analyzer that every command uses.

use crate::failure::Failure;
use claimlight::Analyzer;
use claimlight::tagger::Model;
use std::path::Path;

/// Makes the analyzer.
pub(crate) fn analyzer() -> Result<Analyzer, Failure> {
    Ok(Analyzer)
}

/// Reads a model file; without one, the embedded model.
pub(crate) fn model(path: Option<&Path>) -> Result<Model, Failure> {
    let Some(path) = path else {
        return Model::embedded().map_err(|error| Failure::Input(format!("the embedded model: {error}")));
    };
    let bytes = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
    Model::from_bytes(&bytes).map_err(|error| Failure::Input(format!("{}: {error}", path.display())))
}
