//! How fast whole articles are analysed on one core: `benches/native.mjs` runs it beside other libraries.
//!
//! Reads a JSON list of texts from the file that it is given. The first line it prints describes the
//! model; then each line of standard input asks for one round over all texts and is answered with its
//! seconds: `warm` keeps the analyzer, `cold` takes a new one, which has seen no word yet.

use claimlight::{Analyzer, Model};
use std::error::Error;
use std::hint::black_box;
use std::time::Instant;

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo bench` passes an option of its own.
    let Some(file) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) else {
        eprintln!("analysis: run by `make bench`, or with a file that holds a JSON list of texts");
        return Ok(());
    };
    let texts: Vec<String> = serde_json::from_str(&std::fs::read_to_string(file)?)?;
    let mut analyzer = Analyzer::new(Model::embedded()?);
    println!("{}", serde_json::json!({ "multiplyAccumulates": multiply_accumulates(analyzer.model()) }));
    for line in std::io::stdin().lines() {
        if line? == "cold" {
            analyzer = Analyzer::new(Model::embedded()?);
        }
        let start = Instant::now();
        for text in &texts {
            black_box(analyzer.analyze(black_box(text)));
        }
        println!("{}", start.elapsed().as_secs_f64());
    }
    Ok(())
}

/// Products that the network sums for each token: the layers and the heads of every token. What is known
/// of a word form is computed once and remembered, and so is not counted.
fn multiply_accumulates(model: &Model) -> usize {
    let sections = model.sections();
    let of_each_token = sections
        .iter()
        .filter(|section| section.name.starts_with("layer ") || section.name.ends_with(" labels"));
    of_each_token.map(|section| section.shape.iter().product::<usize>()).sum()
}
