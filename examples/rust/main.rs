//! A text into who speaks in it: `cargo run --example rust`.

use claimlight::{Analyzer, Model, OffsetUnit};

const STORY: &str = "“We lost 40 boats,” said Ana Ruiz, the harbour master.";

pub(crate) fn main() -> Result<(), claimlight::ModelError> {
    let analyzer = Analyzer::new(Model::embedded()?);
    let analysis = analyzer.analyze(STORY);
    for source in &analysis.sources {
        println!("{}: {} words quoted", source.name, source.words_quoted);
    }
    for claim in &analysis.claims {
        println!("{:?}: {}", claim.manner, claim.span.of(STORY));
    }
    // For a reader in JavaScript, which counts code units of UTF-16.
    let counted = analysis.counted_in(OffsetUnit::Utf16, STORY);
    println!("{} code units", counted.text_length);
    Ok(())
}
