//! Gold annotations into precision, recall and F1 of the analyzer.

mod attributions;
mod entities;
mod gold;

use crate::arguments::EvaluateArguments;
use crate::engine;
use crate::failure::{Failure, report};
use crate::input::{Input, reason};
use attributions::AttributionScores;
use claimlight::OffsetUnit;
use entities::EntityScores;
use gold::Gold;
use rayon::prelude::*;
use std::io::{BufRead, BufReader};

/// Documents that are read before they are analyzed together.
const BATCH: usize = 256;

/// Analyzes the texts of a gold file, and writes how much of the gold was found.
pub(crate) fn run(arguments: &EvaluateArguments) -> Result<(), Failure> {
    let input = Input::new(Some(&arguments.gold));
    let analyzer = engine::analyzer(arguments.model.path.as_deref())?;
    let mut lines = BufReader::new(input.open("gold annotations")?).lines().enumerate();
    let mut all_good = true;
    let mut documents = 0;
    let mut entities = EntityScores::new(&arguments.kinds);
    let mut attributions = AttributionScores::default();
    loop {
        let mut batch: Vec<Gold> = Vec::new();
        for (at, line) in lines.by_ref().take(BATCH) {
            let line = line.map_err(|error| input.failure(&error))?;
            if line.trim().is_empty() {
                continue;
            }
            match serde_json::from_str(&line) {
                Ok(gold) => batch.push(gold),
                Err(error) => {
                    all_good = false;
                    report(&format!("{}, line {}: {}", input.name(), at + 1, reason(&error)));
                }
            }
        }
        if batch.is_empty() {
            break;
        }
        documents += batch.len();
        let analyses: Vec<_> = batch
            .par_iter()
            .map(|gold| analyzer.analyze(&gold.text).counted_in(OffsetUnit::Codepoint, &gold.text))
            .collect();
        for (gold, analysis) in batch.iter().zip(&analyses) {
            let text: Vec<char> = gold.text.chars().collect();
            if let Some(gold) = &gold.entities {
                entities.add(&text, gold, analysis);
            }
            if let Some(gold) = &gold.attributions {
                attributions.add(&text, gold, analysis);
            }
        }
    }
    if documents == 0 {
        return Err(Failure::Input(format!("{} holds no gold annotations", input.name())));
    }
    anstream::println!("{documents} documents\n");
    entities.print();
    attributions.print();
    if all_good { Ok(()) } else { Err(Failure::Reported) }
}

/// What was found, what was found wrongly, what was missed.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Counts {
    right: usize,
    predicted: usize,
    gold: usize,
}

impl Counts {
    /// Precision, recall and F1 in per cent.
    fn rates(self) -> [f64; 3] {
        let share = |part: usize, of: usize| 100.0 * part as f64 / of.max(1) as f64;
        [
            share(self.right, self.predicted),
            share(self.right, self.gold),
            share(2 * self.right, self.predicted + self.gold),
        ]
    }

    fn row(self, label: &str) -> String {
        let [precision, recall, f1] = self.rates();
        format!("{label:14}  {precision:9.1}  {recall:6.1}  {f1:5.1}  {:6}  {:9}", self.gold, self.predicted)
    }

    fn header(label: &str) -> String {
        format!("{label:14}  precision  recall     F1    gold  predicted")
    }
}
