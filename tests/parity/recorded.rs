//! `recorded.txt`, which training/parity.py writes, against the tagger: floating point against integers.
//!
//! Both compute with the weights of the model file. PyTorch keeps every state as it is; the tagger rounds
//! states to 1/256, normalised states to 1/32 of their root mean square and means of character n-grams to
//! int8. That alone makes the difference: with the model of November 2026 logits differ by 0.019 on average
//! and 0.202 at most, those of sentences by 0.056 at most, and 4 of 412 best labels lie so close together
//! that rounding turns them. Run with `--nocapture` to see today's figures.

use super::tagger_logits;
use claimlight::tagger::{Model, Tagger};
use claimlight::text::Document;
use std::sync::Arc;

/// Furthest that a logit may lie from PyTorch's: of some twelve thousand one lies 0.56 away, where an activation is held to ±127.
const TOLERANCE: f64 = 0.6;

/// Furthest that logits may lie from PyTorch's on average: a wrong row, tap or sign passes it by far.
const MEAN_TOLERANCE: f64 = 0.05;

const RECORD: &str = include_str!("recorded.txt");

const KINDS: [&str; 12] = [
    "person",
    "organization",
    "location",
    "facility",
    "group",
    "product",
    "event",
    "work",
    "law",
    "misc",
    "date",
    "money",
];
const ROLES: [&str; 3] = ["source", "cue", "content"];

/// One text of the record.
#[derive(Default)]
struct Recorded {
    text: &'static str,
    tokens: Vec<RecordedToken>,
    sentences: Vec<Vec<f64>>,
}

/// A token: its text, and for entities and roles the best label and all logits.
struct RecordedToken {
    text: &'static str,
    heads: [(&'static str, Vec<f64>); 2],
}

fn read(record: &'static str) -> Vec<Recorded> {
    let mut texts: Vec<Recorded> = Vec::new();
    for line in record.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        match fields[..] {
            ["text", text] => texts.push(Recorded { text, ..Recorded::default() }),
            ["token", text, entity, role, entities, roles] => {
                let heads = [(entity, numbers(entities)), (role, numbers(roles))];
                texts.last_mut().unwrap().tokens.push(RecordedToken { text, heads });
            }
            ["sentence", scores] => texts.last_mut().unwrap().sentences.push(numbers(scores)),
            _ => panic!("a line that parity.py does not write: {line}"),
        }
    }
    texts
}

fn numbers(field: &str) -> Vec<f64> {
    field.split(' ').map(|number| number.parse().unwrap()).collect()
}

/// The name of a label, as training/labels.py has it.
fn label(index: usize, kinds: &[&str]) -> String {
    match index.checked_sub(1) {
        None => "O".to_owned(),
        Some(at) => format!("{}-{}", ["B", "I", "E", "S"][at % 4], kinds[at / 4]),
    }
}

/// The index of the greatest number, and its lead over the next.
fn best(numbers: &[f64]) -> (usize, f64) {
    let at = (0..numbers.len()).max_by(|&left, &right| numbers[left].total_cmp(&numbers[right])).unwrap();
    let others = numbers.iter().enumerate().filter(|&(other, _)| other != at);
    let next = others.map(|(_, &number)| number).fold(f64::NEG_INFINITY, f64::max);
    (at, numbers[at] - next)
}

#[derive(Default)]
struct Difference {
    greatest: f64,
    sum: f64,
    count: f64,
}

impl Difference {
    fn take(&mut self, recorded: &[f64], found: &[i64]) {
        assert_eq!(recorded.len(), found.len());
        for (recorded, &found) in recorded.iter().zip(found) {
            let difference = (recorded - found as f64 / 256.0).abs();
            self.greatest = self.greatest.max(difference);
            self.sum += difference;
            self.count += 1.0;
        }
    }
}

#[test]
fn the_shipped_model_computes_what_pytorch_recorded() {
    let model = Model::from_bytes(include_bytes!("../../models/en-news-3/model.bin")).unwrap();
    let tagger = Tagger::new(Arc::new(model));
    let texts = read(RECORD);
    assert!(texts.len() >= 12, "{} texts", texts.len());
    let (mut tags, mut scores) = (Difference::default(), Difference::default());
    let (mut labels, mut close_calls) = (0, 0);
    for recorded in &texts {
        let document = Document::parse(recorded.text);
        let logits = tagger_logits(&tagger, &document);
        let [logits] = &logits[..] else { panic!("one block expected: {}", recorded.text) };
        let tokens = document.tokens().iter().map(|token| document.slice(token.span));
        assert!(tokens.eq(recorded.tokens.iter().map(|token| token.text)), "{}", recorded.text);
        assert_eq!(logits.sentences.len(), recorded.sentences.len(), "{}", recorded.text);

        for (recorded, found) in recorded.sentences.iter().zip(&logits.sentences) {
            scores.take(recorded, found);
        }
        for (at, token) in recorded.tokens.iter().enumerate() {
            let found = [(&logits.entities[at], &KINDS[..]), (&logits.roles[at], &ROLES[..])];
            for ((expected, recorded), (found, kinds)) in token.heads.iter().zip(found) {
                tags.take(recorded, found);
                let found: Vec<f64> = found.iter().map(|&logit| logit as f64 / 256.0).collect();
                labels += 1;
                if label(best(&found).0, kinds) != *expected {
                    close_calls += 1;
                    let lead = best(recorded).1;
                    assert!(lead < TOLERANCE, "{}: {expected} leads by {lead}", token.text);
                }
            }
        }
    }
    println!(
        "logits: {:.3} at most, {:.4} on average; sentences: {:.3}; {close_calls} of {labels} best labels differ",
        tags.greatest,
        tags.sum / tags.count,
        scores.greatest,
    );
    assert!(tags.greatest < TOLERANCE, "{}", tags.greatest);
    assert!(scores.greatest < TOLERANCE, "{}", scores.greatest);
    assert!(tags.sum / tags.count < MEAN_TOLERANCE, "{}", tags.sum / tags.count);
    assert!(close_calls * 30 <= labels, "{close_calls} of {labels} best labels differ");
}
