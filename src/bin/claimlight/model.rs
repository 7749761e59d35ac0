//! A model into a description for the people who train it.

use crate::arguments::ModelArguments;
use crate::engine;
use crate::failure::Failure;
use claimlight::tagger::{Role, TagKind};
use std::io::{self, Write};

/// Writes the name, the sections and the labels of a model.
pub(crate) fn run(arguments: &ModelArguments) -> Result<(), Failure> {
    let model = engine::model(arguments.path.as_deref())?;
    let mut out = io::stdout().lock();
    writeln!(out, "{}\n", model.name())?;
    writeln!(out, "{:24}{:>14}{:>12}", "section", "shape", "weights")?;
    let mut all = 0;
    for section in model.sections() {
        let shape = section.shape.iter().map(ToString::to_string).collect::<Vec<_>>().join("×");
        writeln!(out, "{:24}{shape:>14}{:>12}", section.name, section.weights())?;
        all += section.weights();
    }
    writeln!(out, "{:24}{:>14}{all:>12}\n", "all", "")?;
    writeln!(out, "entity labels: O, and B I E S of {:?}", TagKind::ALL)?;
    writeln!(out, "role labels: O, and B I E S of {:?}", Role::ALL)?;
    writeln!(out, "sentence scores: check-worthiness, verifiable, hedged")?;
    Ok(())
}
