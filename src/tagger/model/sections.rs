//! A [`Model`] into the list of its sections: what a file holds, and how much of it.

use super::{Model, Part};
use crate::tagger::bioes;
use crate::tagger::labels::{Role, TagKind};

/// One section of a model.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// What it serves: `words`, `layer 1, dilation 2`.
    pub name: String,
    /// Its measures, outermost first: rows, taps, inputs.
    pub shape: Vec<usize>,
}

impl Section {
    /// How many weights it holds; biases and scales are not counted.
    #[must_use]
    pub fn weights(&self) -> usize {
        self.shape.iter().product()
    }
}

impl Model {
    /// The sections that hold weights, in file order.
    #[must_use]
    pub fn sections(&self) -> Vec<Section> {
        let parts = [
            ("prefixes", &self.prefix),
            ("suffixes", &self.suffix),
            ("shapes", &self.shape),
            ("lexicon", &self.lexicon),
            ("character n-grams", &self.grams),
        ];
        let words = &self.words.buckets;
        let features = words.dimension + parts.iter().map(|(_, part)| part.dimension).sum::<usize>();
        let units = self.sentences.weights.len() / 6;
        let mut sections = vec![
            section("known words", [self.words.hashes.len(), words.dimension]),
            section("other words", [rows(words), words.dimension]),
        ];
        sections.extend(parts.map(|(name, part)| section(name, [rows(part), part.dimension])));
        sections.push(section("mix", [2 * self.width, features]));
        sections.push(section("context", [self.context.len() / self.width, self.width]));
        for (at, layer) in self.layers.iter().enumerate() {
            let name = format!("layer {}, dilation {}", at + 1, layer.dilation);
            sections.push(Section { name, shape: vec![2 * self.width, 3, self.width] });
        }
        sections.push(section("entity labels", [bioes::labels(TagKind::ALL.len()), self.width]));
        sections.push(section("role labels", [bioes::labels(Role::ALL.len()), self.width]));
        sections.push(section("sentence units", [units, self.width]));
        sections.push(section("sentence scores", [3, 2 * units]));
        sections.push(section("sentence words", [self.sentences.words.len() / 3, 3]));
        sections
    }
}

fn section(name: &str, shape: [usize; 2]) -> Section {
    Section { name: name.to_owned(), shape: shape.to_vec() }
}

fn rows(part: &Part) -> usize {
    part.rows.len() / part.dimension
}
