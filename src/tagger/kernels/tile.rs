//! The convolution that the SIMD kernels share, in tiles of some tokens × 16 outputs.
//!
//! The sums of a tile stay in registers while the inputs go by in pairs: the weights of a pair are loaded
//! once, and multiplied with that pair of each token. Which registers those are is all that kernels
//! differ in.

use super::pairs::{PRODUCTS, Pairing};
use super::{BLOCK, Shape, Weights, Workspace};

/// Registers and instructions of one kernel.
///
/// Everything here is always inlined, so that it is compiled with the instructions of the kernel that
/// calls [`convolve`]. Loads and stores need no alignment.
pub(super) trait Registers {
    /// Tokens of a tile, 1 to 6 or 12: as many as keep all sums in registers.
    const TOKENS: usize;

    /// Numbers in a row of the input for which the distances between rows are compiled in; 0 where that gains nothing.
    const WIDTH: usize = 0;

    /// 16 sums.
    type Sums: Copy;

    /// Pairs of weights of 16 outputs.
    type Pairs;

    /// # Safety
    ///
    /// 16 numbers can be read.
    unsafe fn load_sums(from: *const i32) -> Self::Sums;

    /// # Safety
    ///
    /// 16 numbers can be written.
    unsafe fn store_sums(sums: &Self::Sums, to: *mut i32);

    /// # Safety
    ///
    /// 32 numbers can be read.
    unsafe fn load_pairs(from: *const i16) -> Self::Pairs;

    /// Adds to each sum the products of its pair of weights with a pair of inputs.
    ///
    /// # Safety
    ///
    /// 2 numbers can be read.
    unsafe fn multiply_add(sums: &mut Self::Sums, pairs: &Self::Pairs, inputs: *const i16);
}

/// # Safety
///
/// The machine has the kernel's instructions, and the lengths are those that
/// [`Kernel::convolve`](super::Kernel::convolve) asks for.
#[inline(always)]
pub(super) unsafe fn convolve<R: Registers>(
    weights: &Weights,
    dilation: usize,
    input: &[i16],
    output: &mut [i32],
    workspace: &mut Workspace,
) {
    let Shape { outputs, taps, inputs } = weights.shape;
    let rows = output.len() / outputs.max(1);
    let (pairing, by_pairs) = match &weights.by_pairs {
        Some(by_pairs) if dilation > 0 => (Pairing::new(rows, dilation), Some(by_pairs)),
        _ => (Pairing::none(rows), None),
    };
    let Workspace { spread, products } = workspace;
    pairing.spread(inputs, input, spread);
    products.resize(PRODUCTS * pairing.count * BLOCK, 0);
    for block in 0..outputs / BLOCK {
        // SAFETY: blocks and rows lie inside the lengths that the caller vouches for; the workspace holds all pairs.
        unsafe {
            if let Some(by_pairs) = by_pairs {
                for product in 0..PRODUCTS {
                    let part = block * PRODUCTS + product;
                    let tiles = Tiles {
                        weights: by_pairs.packed.as_ptr().add(part * inputs * BLOCK),
                        bias: by_pairs.bias.as_ptr().add(part * BLOCK),
                        input: spread.as_ptr().add(product * pairing.count * inputs),
                        output: products.as_mut_ptr().add(product * pairing.count * BLOCK),
                        taps: 1,
                        inputs,
                        reach: 0,
                        stride: BLOCK,
                    };
                    tiles.sum::<R>(pairing.count);
                }
                pairing.join(products, outputs, block, output);
            }
            // Where every row has its pair there is no place to point to.
            if pairing.alone.is_empty() {
                continue;
            }
            let tiles = Tiles {
                weights: weights.packed.as_ptr().add(block * taps * inputs * BLOCK),
                bias: weights.bias.as_ptr().add(block * BLOCK),
                input: input.as_ptr().add(pairing.alone.start * inputs),
                output: output.as_mut_ptr().add(pairing.alone.start * outputs + block * BLOCK),
                taps,
                inputs,
                reach: dilation * inputs,
                stride: outputs,
            };
            tiles.sum::<R>(pairing.alone.len());
        }
    }
}

/// Rows below each other, for 16 outputs.
struct Tiles {
    weights: *const i16,
    bias: *const i32,
    /// The first tap of the first row.
    input: *const i16,
    output: *mut i32,
    taps: usize,
    inputs: usize,
    /// From a tap to the next, in numbers of the input.
    reach: usize,
    /// From a row to the next, in numbers of the output.
    stride: usize,
}

impl Tiles {
    /// # Safety
    ///
    /// The rows lie inside input and output, the weights are those of 16 outputs; instructions as above.
    #[inline(always)]
    unsafe fn sum<R: Registers>(&self, rows: usize) {
        // SAFETY: as the caller vouches.
        unsafe {
            if R::WIDTH == self.inputs {
                self.sum_of_width::<R>(rows, R::WIDTH);
            } else {
                self.sum_of_width::<R>(rows, self.inputs);
            }
        }
    }

    /// # Safety
    ///
    /// `inputs` is the width; the rest as above.
    #[inline(always)]
    unsafe fn sum_of_width<R: Registers>(&self, rows: usize, inputs: usize) {
        let mut row = 0;
        while row < rows {
            // SAFETY: as the caller vouches.
            row += unsafe {
                match (rows - row).min(R::TOKENS) {
                    1 => self.tile::<R, 1>(row, inputs),
                    2 => self.tile::<R, 2>(row, inputs),
                    3 => self.tile::<R, 3>(row, inputs),
                    4 => self.tile::<R, 4>(row, inputs),
                    5 => self.tile::<R, 5>(row, inputs),
                    12.. => self.tile::<R, 12>(row, inputs),
                    _ => self.tile::<R, 6>(row, inputs),
                }
            };
        }
    }

    /// # Safety
    ///
    /// `TOKENS` rows from this one on lie inside; the rest as above. Gives back how many those are.
    #[inline(always)]
    unsafe fn tile<R: Registers, const TOKENS: usize>(&self, row: usize, inputs: usize) -> usize {
        // SAFETY: all offsets lie inside, as the caller vouches.
        unsafe {
            let bias = R::load_sums(self.bias);
            let mut sums = [bias; TOKENS];
            let mut weights = self.weights;
            for tap in 0..self.taps {
                let rows = self.input.add(row * inputs + tap * self.reach);
                for input in (0..inputs).step_by(2) {
                    let pairs = R::load_pairs(weights);
                    for (token, sums) in sums.iter_mut().enumerate() {
                        R::multiply_add(sums, &pairs, rows.add(token * inputs + input));
                    }
                    weights = weights.add(2 * BLOCK);
                }
            }
            for (token, sums) in sums.iter().enumerate() {
                R::store_sums(sums, self.output.add((row + token) * self.stride));
            }
        }
        TOKENS
    }
}
