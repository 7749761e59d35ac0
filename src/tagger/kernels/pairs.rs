//! A convolution of width 3 into four products where six would be: two rows at a time, Winograd's F(2, 3).
//!
//! With `d` the dilation and `g` the weights of the taps, the rows `t` and `t + d` of the output are
//!
//! ```text
//! y[t]     = (m0 + m1 + m2) / 2    m0 = 2·g0         · (x[t]     - x[t + 2d])
//! y[t + d] = (m1 - m2 - m3) / 2    m1 = (g0 + g1 + g2) · (x[t + d] + x[t + 2d])
//!                                  m2 = (g0 - g1 + g2) · (x[t + 2d] - x[t + d])
//!                                  m3 = 2·g2         · (x[t + d] - x[t + 3d])
//! ```
//!
//! Each product is a sum over the inputs. With int8 values all is exact: weights stay within ±381, inputs within ±254,
//! and both brackets are even. Source: S. Winograd, Arithmetic Complexity of Computations, 1980; A. Lavin and S. Gray,
//! Fast Algorithms for Convolutional Neural Networks, 2016.

use super::BLOCK;
use std::array;
use std::ops::Range;

/// Products of a pair of rows.
pub(super) const PRODUCTS: usize = 4;

/// Weights and biases of the four products, laid out as if these were taps.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct PairWeights {
    pub(super) packed: Vec<i16>,
    /// `[outputs / 16][4][16 outputs]`: twice the bias, once.
    pub(super) bias: Vec<i32>,
}

impl PairWeights {
    /// From packed weights of three taps, of which each takes `tap` numbers of a block.
    pub(super) fn new(packed: &[i16], bias: &[i32], tap: usize) -> Self {
        let mut products = Vec::with_capacity(packed.len() / 3 * PRODUCTS);
        for block in packed.chunks_exact(3 * tap) {
            let (first, rest) = block.split_at(tap);
            let (second, third) = rest.split_at(tap);
            let taps = first.iter().zip(second).zip(third);
            products.extend(first.iter().map(|a| 2 * a));
            products.extend(taps.clone().map(|((a, b), c)| a + b + c));
            products.extend(taps.map(|((a, b), c)| a - b + c));
            products.extend(third.iter().map(|c| 2 * c));
        }
        let doubled = bias.as_chunks::<BLOCK>().0.iter().map(|bias| bias.map(|bias| 2 * bias));
        let bias = doubled.flat_map(|bias| [[0; BLOCK], bias, [0; BLOCK], [0; BLOCK]]);
        Self { packed: products, bias: bias.flatten().collect() }
    }
}

/// How the rows of an output pair up: how many pairs there are, and which rows are left alone.
pub(super) struct Pairing {
    dilation: usize,
    pub(super) count: usize,
    pub(super) alone: Range<usize>,
}

impl Pairing {
    pub(super) fn new(rows: usize, dilation: usize) -> Self {
        let whole = rows / (2 * dilation) * dilation;
        let left = rows - 2 * whole;
        let more = left.saturating_sub(dilation);
        let alone = 2 * whole + more..2 * whole + left.min(dilation);
        Self { dilation, count: whole + more, alone }
    }

    /// No pairs.
    pub(super) fn none(rows: usize) -> Self {
        Self { dilation: 1, count: 0, alone: 0..rows }
    }

    /// The first row of each pair.
    fn firsts(&self) -> impl Iterator<Item = usize> {
        let dilation = self.dilation;
        (0..self.count).map(move |pair| pair / dilation * 2 * dilation + pair % dilation)
    }

    /// The inputs of the four products: `[4][pairs][inputs]`.
    ///
    /// Always inlined, like the next, so that it is compiled anew for each instruction set.
    #[inline(always)]
    pub(super) fn spread(&self, inputs: usize, input: &[i16], spread: &mut Vec<i16>) {
        spread.resize(PRODUCTS * self.count * inputs, 0);
        let [first, second, third, fourth] = quarters(spread);
        let spread = first.chunks_exact_mut(inputs).zip(second.chunks_exact_mut(inputs));
        let spread = spread.zip(third.chunks_exact_mut(inputs)).zip(fourth.chunks_exact_mut(inputs));
        for (row, (((first, second), third), fourth)) in self.firsts().zip(spread) {
            let row = |step: usize| {
                let start = (row + step * self.dilation) * inputs;
                input.get(start..start + inputs).unwrap_or_default()
            };
            let rows = row(0).iter().zip(row(1)).zip(row(2)).zip(row(3));
            let spread = first.iter_mut().zip(second).zip(third).zip(fourth);
            for ((((&a, &b), &c), &d), (((first, second), third), fourth)) in rows.zip(spread) {
                *first = a.wrapping_sub(c);
                *second = b.wrapping_add(c);
                *third = c.wrapping_sub(b);
                *fourth = b.wrapping_sub(d);
            }
        }
    }

    /// The products of 16 outputs, `[4][pairs][16]`, into those outputs of each row, which has `stride` numbers.
    #[inline(always)]
    #[expect(clippy::indexing_slicing, reason = "all are arrays of as many")]
    pub(super) fn join(&self, products: &[i32], stride: usize, block: usize, output: &mut [i32]) {
        let quarter = self.count * BLOCK;
        let product = |at: usize| {
            let quarter = products.get(at * quarter..(at + 1) * quarter).unwrap_or_default();
            quarter.as_chunks::<BLOCK>().0
        };
        let products = product(0).iter().zip(product(1)).zip(product(2)).zip(product(3));
        for (row, (((m0, m1), m2), m3)) in self.firsts().zip(products) {
            let mut put = |row: usize, sums: [i32; BLOCK]| {
                let start = row * stride + block * BLOCK;
                if let Some(output) = output.get_mut(start..).and_then(<[i32]>::first_chunk_mut) {
                    *output = sums;
                }
            };
            put(row, array::from_fn(|at| m0[at].wrapping_add(m1[at]).wrapping_add(m2[at]) >> 1));
            put(
                row + self.dilation,
                array::from_fn(|at| m1[at].wrapping_sub(m2[at]).wrapping_sub(m3[at]) >> 1),
            );
        }
    }
}

/// Four parts of equal length.
fn quarters(all: &mut [i16]) -> [&mut [i16]; 4] {
    let (left, right) = all.split_at_mut(all.len() / 2);
    let (first, second) = left.split_at_mut(left.len() / 2);
    let (third, fourth) = right.split_at_mut(right.len() / 2);
    [first, second, third, fourth]
}
