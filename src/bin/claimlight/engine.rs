//! Model files into models, and models into the analyzer that every command uses.

use crate::failure::Failure;
use claimlight::{Analyzer, Model};
use std::path::{Path, PathBuf};

/// The environment variable that names a folder of models.
const FOLDER: &str = "CLAIMLIGHT_MODELS";

/// Makes an analyzer with a model; without one, with the embedded model.
pub(crate) fn analyzer(path: Option<&Path>) -> Result<Analyzer, Failure> {
    Ok(Analyzer::new(model(path)?))
}

/// Reads a model: a file, or one of the [models that lie beside the program](named); without a path, the embedded one.
pub(crate) fn model(path: Option<&Path>) -> Result<Model, Failure> {
    let Some(path) = path else {
        return Model::embedded().map_err(|error| Failure::Input(format!("the embedded model: {error}")));
    };
    let path = &named(path)?;
    let bytes = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
    Model::from_bytes(&bytes).map_err(|error| Failure::Input(format!("{}: {error}", path.display())))
}

/// The file of a model given by its name: `models/NAME/model.bin` in the folder that `CLAIMLIGHT_MODELS` names, or in one
/// that holds the program, however deep. Anything else is a file's path, and stays as it is.
fn named(path: &Path) -> Result<PathBuf, Failure> {
    let is_name = path.components().count() == 1 && path.extension().is_none() && !path.is_file();
    if !is_name {
        return Ok(path.to_owned());
    }
    let file = path.join("model.bin");
    let given = std::env::var_os(FOLDER).map(PathBuf::from);
    let program = std::env::current_exe().ok().and_then(|program| program.canonicalize().ok());
    let around = program.iter().flat_map(|program| program.ancestors()).map(|folder| folder.join("models"));
    given.into_iter().chain(around).map(|models| models.join(&file)).find(|file| file.is_file()).ok_or_else(|| {
        Failure::Input(format!(
            "no model “{0}”: looked for models/{0}/model.bin beside the program and above it; name a file, or in {FOLDER} the \
             folder that holds {0}/model.bin",
            path.display()
        ))
    })
}
