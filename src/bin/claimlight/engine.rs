//! The embedded model into the analyzer that every command uses.

use crate::failure::Failure;
use claimlight::Analyzer;

/// Makes the analyzer.
pub(crate) fn analyzer() -> Result<Analyzer, Failure> {
    Ok(Analyzer)
}
