//! Word forms into the network's first state of each token, remembered from one token to the next.

use super::features::WordForm;
use super::kernels::{Kernel, Workspace};
use super::model::{Model, Part};
use std::collections::HashMap;

/// How many word forms are remembered; then all are forgotten at once.
const CAPACITY: usize = 16_384;

/// Longer words are not remembered: few come twice.
const LONGEST: usize = 48;

/// Word forms that go through the network together.
const BATCH: usize = 48;

/// First states of the word forms met so far.
///
/// They depend on nothing but the model and the form, so that forgetting changes no result.
#[derive(Default)]
pub(super) struct WordVectors {
    slots: HashMap<Box<str>, u32>,
    /// `[slots][width]`.
    states: Vec<i16>,
    /// [`WordForm::word`] of each slot.
    words: Vec<u32>,
    /// Features of forms that wait for the network: `[forms][inputs]`.
    features: Vec<i16>,
    sums: Vec<i32>,
    workspace: Workspace,
    /// Word forms ever read; forgetting does not take it back.
    forms_read: u64,
}

impl WordVectors {
    /// How many word forms went through the embeddings.
    pub(super) const fn forms_read(&self) -> u64 {
        self.forms_read
    }

    /// Forgets all, as is due when the model changes.
    pub(super) fn clear(&mut self) {
        self.slots.clear();
        self.states.clear();
        self.words.clear();
        self.features.clear();
    }

    /// Puts the slot of each text into `slots`; slots stay valid until the next call.
    pub(super) fn look_up<'t>(
        &mut self,
        model: &Model,
        kernel: Kernel,
        texts: impl ExactSizeIterator<Item = &'t str>,
        slots: &mut Vec<u32>,
    ) {
        if self.words.len() + texts.len() > CAPACITY {
            self.clear();
        }
        slots.clear();
        for text in texts {
            if let Some(&slot) = self.slots.get(text) {
                slots.push(slot);
                continue;
            }
            let slot = self.words.len() as u32;
            slots.push(slot);
            if text.len() <= LONGEST {
                self.slots.insert(text.into(), slot);
            }
            let form = WordForm::of(text);
            self.forms_read += 1;
            self.words.push(form.word);
            self.push_features(model, &form);
            if self.features.len() == BATCH * model.mix.weights.shape().inputs {
                self.mix(model, kernel);
            }
        }
        self.mix(model, kernel);
    }

    /// The first state of a slot's form.
    pub(super) fn state(&self, slot: u32, width: usize) -> &[i16] {
        let start = slot as usize * width;
        self.states.get(start..start + width).unwrap_or_default()
    }

    /// The word's hash.
    pub(super) fn word(&self, slot: u32) -> u32 {
        self.words.get(slot as usize).copied().unwrap_or_default()
    }

    /// Lays the rows of a form side by side.
    fn push_features(&mut self, model: &Model, form: &WordForm) {
        let inputs = model.mix.weights.shape().inputs;
        let end = self.features.len() + inputs;
        for row in [
            model.words.row(form.word),
            model.prefix.row(form.prefix),
            model.suffix.row(form.suffix),
            model.shape.row(form.shape),
            model.lexicon.row(form.lexicon),
        ] {
            self.features.extend(row.iter().map(|&number| i16::from(number)));
        }
        let start = self.features.len();
        self.features.resize(end, 0);
        if let Some(mean) = self.features.get_mut(start..) {
            mean_of_rows(&model.grams, &form.grams, mean);
        }
    }

    /// Sends the waiting forms through the network's first step.
    fn mix(&mut self, model: &Model, kernel: Kernel) {
        let shape = model.mix.weights.shape();
        let forms = self.features.len() / shape.inputs;
        self.sums.resize(forms * shape.outputs, 0);
        kernel.convolve(&model.mix.weights, 1, &self.features, &mut self.sums, &mut self.workspace);
        let start = self.states.len();
        self.states.resize(start + forms * model.width, 0);
        if let Some(states) = self.states.get_mut(start..) {
            kernel.add_maxout(&model.mix.rescale, &self.sums, states);
        }
        self.features.clear();
    }
}

/// The mean of some rows of a table, rounded to nearest; zero where there are none.
fn mean_of_rows(table: &Part, hashes: &[u32], mean: &mut [i16]) {
    let Some(mean) = mean.get_mut(..table.dimension()) else { return };
    for &hash in hashes {
        for (sum, &number) in mean.iter_mut().zip(table.row(hash)) {
            // At most MAX_GRAMS · 127.
            *sum += i16::from(number);
        }
    }
    let count = hashes.len().max(1) as i32;
    let reciprocal = (65_536 + count / 2) / count;
    for sum in mean {
        *sum = ((i32::from(*sum) * reciprocal + (1 << 15)) >> 16).clamp(-127, 127) as i16;
    }
}
