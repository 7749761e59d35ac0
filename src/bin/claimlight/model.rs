//! A model file into a description for the people who train it.

use crate::arguments::ModelArguments;
use crate::failure::Failure;

/// Writes what a model file holds.
pub(crate) fn run(_arguments: &ModelArguments) -> Result<(), Failure> {
    Err(Failure::Input("this build holds no model".to_owned()))
}
