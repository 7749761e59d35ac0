//! The convolution in the 128-bit SIMD of WebAssembly.
//!
//! A tile of some tokens × 16 outputs stays in registers while the inputs go by in pairs: a pair of
//! inputs is broadcast, multiplied with the pairs of weights of four outputs, and summed.

use super::{BLOCK, Weights};
use std::arch::wasm32::*;

/// Tokens of a tile: 2 × 4 sums, four weights and one input fill 13 registers of 16.
const TOKENS: usize = 2;

/// # Safety
///
/// The lengths are those that [`Kernel::convolve`](super::Kernel::convolve) asks for.
pub(super) unsafe fn convolve(weights: &Weights, dilation: usize, input: &[i16], output: &mut [i32]) {
    let tokens = output.len() / weights.shape.outputs.max(1);
    for block in 0..weights.shape.outputs / BLOCK {
        let mut token = 0;
        while token < tokens {
            let tile =
                Tile { weights, dilation, input: input.as_ptr(), output: output.as_mut_ptr(), block, token };
            // SAFETY: blocks and tokens lie inside the lengths that the caller vouches for.
            unsafe {
                match tokens - token {
                    1 => tile.sum::<1>(),
                    _ => tile.sum::<TOKENS>(),
                }
            }
            token += TOKENS;
        }
    }
}

/// Some tokens × 16 outputs of a convolution.
struct Tile<'w> {
    weights: &'w Weights,
    dilation: usize,
    input: *const i16,
    output: *mut i32,
    block: usize,
    token: usize,
}

impl Tile<'_> {
    /// # Safety
    ///
    /// The block and `TOKENS` tokens lie inside weights, input and output.
    #[inline]
    unsafe fn sum<const TOKENS: usize>(&self) {
        let inputs = self.weights.shape.inputs;
        // SAFETY: all offsets lie inside, as the caller vouches; loads and stores are unaligned.
        unsafe {
            let bias = self.weights.bias.as_ptr().add(self.block * BLOCK);
            let bias: [v128; 4] = std::array::from_fn(|at| v128_load(bias.add(4 * at).cast()));
            let mut sums = [bias; TOKENS];
            let mut weights = self.weights.packed.as_ptr().add(self.block * self.weights.block_len());
            for tap in 0..self.weights.shape.taps {
                let rows = self.input.add((self.token + tap * self.dilation) * inputs);
                for input in (0..inputs).step_by(2) {
                    let quads: [v128; 4] = std::array::from_fn(|at| v128_load(weights.add(8 * at).cast()));
                    for (token, sums) in sums.iter_mut().enumerate() {
                        let pair = v128_load32_splat(rows.add(token * inputs + input).cast());
                        for (sum, quad) in sums.iter_mut().zip(quads) {
                            *sum = i32x4_add(*sum, i32x4_dot_i16x8(quad, pair));
                        }
                    }
                    weights = weights.add(2 * BLOCK);
                }
            }
            for (token, sums) in sums.iter().enumerate() {
                let row = (self.token + token) * self.weights.shape.outputs + self.block * BLOCK;
                for (at, sum) in sums.iter().enumerate() {
                    v128_store(self.output.add(row + 4 * at).cast(), *sum);
                }
            }
        }
    }
}
