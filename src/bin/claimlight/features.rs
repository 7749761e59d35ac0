//! Texts into the features that the network is trained on.

use crate::arguments::FeaturesArguments;
use crate::failure::Failure;

/// Writes the features of a corpus.
pub(crate) fn run(_arguments: &FeaturesArguments) -> Result<(), Failure> {
    Err(Failure::Input("this build writes no features".to_owned()))
}
