//! Tokens into logits: the network, from the first state of each word to its last layer.
//!
//! The arithmetic is docs/decisions/0002-integer-network.md; `kernels` carries it out.

use super::features::ContextRows;
use super::kernels::{Kernel, Workspace};
use super::model::{Linear, Model, SentenceHead};
use super::word_vectors::WordVectors;
use std::ops::Range;

/// Tokens whose sums are held at a time: a multiple of every kernel's tile, few enough for the cache.
const BATCH: usize = 48;

/// The states of a run of tokens, reused from run to run.
#[derive(Default)]
pub(super) struct Network {
    /// `[tokens][width]`, in units of 1/256.
    x: Vec<i16>,
    /// `[dilation + tokens + dilation][width]`, normalised, with zeros around.
    h: Vec<i16>,
    /// `[BATCH][outputs]`.
    sums: Vec<i32>,
    workspace: Workspace,
}

impl Network {
    /// Runs all layers over tokens, given by the slots of their word forms and their context.
    pub(super) fn run(
        &mut self,
        model: &Model,
        kernel: Kernel,
        words: &WordVectors,
        slots: &[u32],
        context: &[ContextRows],
    ) {
        let Self { x, h, sums, workspace } = self;
        let width = model.width;
        let margin = model.dilation() * width;
        let length = slots.len() * width;

        // x: first states and context
        x.clear();
        for (&slot, rows) in slots.iter().zip(context) {
            x.extend_from_slice(words.state(slot, width));
            let start = x.len().saturating_sub(width);
            add_context(model, rows, x.get_mut(start..).unwrap_or_default());
        }
        x.resize(length, 0);
        h.clear();
        h.resize(margin + length + margin, 0);

        for layer in &model.layers {
            // h = norm(x)
            normalise(model, kernel, x, h, margin);
            // x += maxout(convolution(h))
            let weights = &layer.maxout.weights;
            let reach = layer.dilation * width;
            for (batch, x) in x.chunks_mut(BATCH * width).enumerate() {
                let start = margin + batch * BATCH * width;
                let seen = h.get(start - reach..start + x.len() + reach).unwrap_or_default();
                sums.resize(x.len() / width * weights.shape().outputs, 0);
                kernel.convolve(weights, layer.dilation, seen, sums, workspace);
                kernel.add_maxout(&layer.maxout.rescale, sums, x);
            }
        }
        normalise(model, kernel, x, h, margin);
    }

    /// The logits of some of the tokens last run: `[tokens][outputs]`, outputs padded as the weights are.
    pub(super) fn logits(
        &mut self,
        model: &Model,
        kernel: Kernel,
        linear: &Linear,
        tokens: &Range<usize>,
        logits: &mut Vec<i16>,
    ) {
        let Self { h, sums, workspace, .. } = self;
        let width = model.width;
        let outputs = linear.weights.shape().outputs;
        let margin = model.dilation() * width;
        let h = h.get(margin + tokens.start * width..margin + tokens.end * width).unwrap_or_default();
        logits.clear();
        logits.resize(tokens.len() * outputs, 0);
        for (h, logits) in h.chunks(BATCH * width).zip(logits.chunks_mut(BATCH * outputs)) {
            sums.resize(logits.len(), 0);
            kernel.convolve(&linear.weights, 1, h, sums, workspace);
            for (sums, logits) in sums.chunks_exact(outputs).zip(logits.chunks_exact_mut(outputs)) {
                linear.rescale.apply(sums, logits);
            }
        }
    }
}

fn normalise(model: &Model, kernel: Kernel, x: &[i16], h: &mut [i16], margin: usize) {
    if let Some(h) = h.get_mut(margin..margin + x.len()) {
        kernel.normalise(model.width, model.norm_scale, x, h);
    }
}

/// Adds a token's context rows to its state.
fn add_context(model: &Model, rows: &ContextRows, x: &mut [i16]) {
    let row = |row: u16| {
        let start = usize::from(row) * model.width;
        model.context.get(start..start + model.width).unwrap_or_default()
    };
    let [first, second, third, fourth] = rows.map(row);
    let context = first.iter().zip(second).zip(third).zip(fourth);
    for (x, (((&first, &second), &third), &fourth)) in x.iter_mut().zip(context) {
        let sum = [first, second, third, fourth].map(i32::from).iter().sum::<i32>() + i32::from(*x);
        *x = sum.clamp(-32767, 32767) as i16;
    }
}

/// What the network and the linear model together say of a sentence: check-worthiness, verifiable, hedged.
///
/// `units` are the logits of [`SentenceHead::units`] for each token, `hashes` those of the words.
pub(super) fn sentence_logits(head: &SentenceHead, units: &[i16], hashes: &[u32]) -> [i32; 3] {
    let count = head.weights.len() / 6;
    let stride = head.units.weights.shape().outputs;
    let mut highest = vec![i64::from(-i16::MAX); count];
    let mut means = vec![0_i64; count];
    let mut tokens = 0;
    for row in units.chunks_exact(stride) {
        for ((&unit, highest), sum) in row.iter().zip(&mut highest).zip(&mut means) {
            *highest = (*highest).max(i64::from(unit));
            *sum += i64::from(unit);
        }
        tokens += 1;
    }
    means.iter_mut().for_each(|sum| *sum /= tokens.max(1));
    let pooled: Vec<i64> = highest.into_iter().chain(means).collect();
    let sums = head.weights.chunks_exact(2 * count).zip(&head.bias).map(|(weights, &bias)| {
        let products = weights.iter().zip(&pooled).map(|(&weight, pooled)| i64::from(weight) * pooled);
        i64::from(bias) + products.sum::<i64>()
    });

    let mut words = [0_i64; 3];
    let rows = head.words.as_chunks::<3>().0;
    for &hash in hashes {
        let weights = rows.get(hash as usize % rows.len()).copied().unwrap_or_default();
        for (word, weight) in words.iter_mut().zip(weights) {
            *word += i64::from(weight);
        }
    }

    let mut logits = [0; 3];
    let network = head.rescale.apply_wide(sums);
    let linear = head.words_rescale.apply_wide(words);
    for (logit, (network, linear)) in logits.iter_mut().zip(network.zip(linear)) {
        *logit = network + linear;
    }
    logits
}
