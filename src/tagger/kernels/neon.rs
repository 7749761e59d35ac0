//! The convolution in NEON, which every 64-bit ARM machine has.
//!
//! NEON multiplies four weights with one lane of the inputs (`smlal`), so a load takes the pairs of
//! weights apart into those of the first and those of the second input.

use super::{BLOCK, Weights};
use std::arch::aarch64::*;

/// Tokens of a tile: 4 × 4 sums, four registers of weights and four inputs of 32 registers.
const TOKENS: usize = 4;

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
                    2 => tile.sum::<2>(),
                    3 => tile.sum::<3>(),
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
        // SAFETY: all offsets lie inside, as the caller vouches; NEON is part of every aarch64 target.
        unsafe {
            let bias = self.weights.bias.as_ptr().add(self.block * BLOCK);
            let bias: [int32x4_t; 4] = std::array::from_fn(|at| vld1q_s32(bias.add(4 * at)));
            let mut sums = [bias; TOKENS];
            let mut weights = self.weights.packed.as_ptr().add(self.block * self.weights.block_len());
            for tap in 0..self.weights.shape.taps {
                let rows = self.input.add((self.token + tap * self.dilation) * inputs);
                for input in (0..inputs).step_by(2) {
                    let low = vld2q_s16(weights);
                    let high = vld2q_s16(weights.add(BLOCK));
                    let first = [
                        vget_low_s16(low.0),
                        vget_high_s16(low.0),
                        vget_low_s16(high.0),
                        vget_high_s16(high.0),
                    ];
                    let second = [
                        vget_low_s16(low.1),
                        vget_high_s16(low.1),
                        vget_low_s16(high.1),
                        vget_high_s16(high.1),
                    ];
                    for (token, sums) in sums.iter_mut().enumerate() {
                        let pair = rows.add(token * inputs + input);
                        let (a, b) = (*pair, *pair.add(1));
                        for ((sum, first), second) in sums.iter_mut().zip(first).zip(second) {
                            *sum = vmlal_n_s16(vmlal_n_s16(*sum, first, a), second, b);
                        }
                    }
                    weights = weights.add(2 * BLOCK);
                }
            }
            for (token, sums) in sums.iter().enumerate() {
                let row = (self.token + token) * self.weights.shape.outputs + self.block * BLOCK;
                for (at, sum) in sums.iter().enumerate() {
                    vst1q_s32(self.output.add(row + 4 * at), *sum);
                }
            }
        }
    }
}
