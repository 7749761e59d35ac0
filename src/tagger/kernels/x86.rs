//! The kernels in SSE2 (which every x86-64 machine has) and AVX2.
//!
//! A tile of some tokens × 16 outputs stays in registers while the inputs go by in pairs: a pair of
//! inputs is broadcast, multiplied with the pairs of weights of several outputs, and summed (`pmaddwd`).

use super::{BLOCK, Rescale, Weights, scalar};
use std::arch::x86_64::*;

/// Tokens of an AVX2 tile: 6 × 2 sums, two weights and one input fill 15 of 16 registers.
const AVX2_TOKENS: usize = 6;

/// Tokens of an SSE2 tile: 2 × 4 sums, four weights and one input.
const SSE2_TOKENS: usize = 2;

/// # Safety
///
/// The machine has AVX2, and the lengths are those that [`Kernel::convolve`](super::Kernel::convolve)
/// asks for.
#[target_feature(enable = "avx2")]
pub(super) unsafe fn convolve_avx2(weights: &Weights, dilation: usize, input: &[i16], output: &mut [i32]) {
    let tokens = output.len() / weights.shape.outputs.max(1);
    for block in 0..weights.shape.outputs / BLOCK {
        let mut token = 0;
        while token < tokens {
            let tile =
                Tile { weights, dilation, input: input.as_ptr(), output: output.as_mut_ptr(), block, token };
            // SAFETY: blocks and tokens lie inside the lengths that the caller vouches for.
            unsafe {
                match tokens - token {
                    1 => tile.avx2::<1>(),
                    2 => tile.avx2::<2>(),
                    3 => tile.avx2::<3>(),
                    4 => tile.avx2::<4>(),
                    5 => tile.avx2::<5>(),
                    _ => tile.avx2::<AVX2_TOKENS>(),
                }
            }
            token += AVX2_TOKENS;
        }
    }
}

/// # Safety
///
/// The lengths are those that [`Kernel::convolve`](super::Kernel::convolve) asks for.
pub(super) unsafe fn convolve_sse2(weights: &Weights, dilation: usize, input: &[i16], output: &mut [i32]) {
    let tokens = output.len() / weights.shape.outputs.max(1);
    for block in 0..weights.shape.outputs / BLOCK {
        let mut token = 0;
        while token < tokens {
            let tile =
                Tile { weights, dilation, input: input.as_ptr(), output: output.as_mut_ptr(), block, token };
            // SAFETY: blocks and tokens lie inside the lengths that the caller vouches for.
            unsafe {
                match tokens - token {
                    1 => tile.sse2::<1>(),
                    _ => tile.sse2::<SSE2_TOKENS>(),
                }
            }
            token += SSE2_TOKENS;
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
    /// AVX2; the block and `TOKENS` tokens lie inside weights, input and output.
    #[target_feature(enable = "avx2")]
    #[inline]
    unsafe fn avx2<const TOKENS: usize>(&self) {
        let inputs = self.weights.shape.inputs;
        // SAFETY: all offsets lie inside, as the caller vouches; loads and stores are unaligned.
        unsafe {
            let bias = self.weights.bias.as_ptr().add(self.block * BLOCK);
            let bias = [_mm256_loadu_si256(bias.cast()), _mm256_loadu_si256(bias.add(8).cast())];
            let mut sums = [bias; TOKENS];
            let mut weights = self.weights.packed.as_ptr().add(self.block * self.weights.block_len());
            for tap in 0..self.weights.shape.taps {
                let rows = self.input.add((self.token + tap * self.dilation) * inputs);
                for input in (0..inputs).step_by(2) {
                    let low = _mm256_loadu_si256(weights.cast());
                    let high = _mm256_loadu_si256(weights.add(BLOCK).cast());
                    for (token, sums) in sums.iter_mut().enumerate() {
                        let pair = rows.add(token * inputs + input).cast::<i32>().read_unaligned();
                        let pair = _mm256_set1_epi32(pair);
                        sums[0] = _mm256_add_epi32(sums[0], _mm256_madd_epi16(low, pair));
                        sums[1] = _mm256_add_epi32(sums[1], _mm256_madd_epi16(high, pair));
                    }
                    weights = weights.add(2 * BLOCK);
                }
            }
            for (token, sums) in sums.iter().enumerate() {
                let row = (self.token + token) * self.weights.shape.outputs + self.block * BLOCK;
                let output = self.output.add(row);
                _mm256_storeu_si256(output.cast(), sums[0]);
                _mm256_storeu_si256(output.add(8).cast(), sums[1]);
            }
        }
    }

    /// # Safety
    ///
    /// The block and `TOKENS` tokens lie inside weights, input and output.
    #[inline]
    unsafe fn sse2<const TOKENS: usize>(&self) {
        let inputs = self.weights.shape.inputs;
        // SAFETY: all offsets lie inside, as the caller vouches; loads and stores are unaligned.
        unsafe {
            let bias = self.weights.bias.as_ptr().add(self.block * BLOCK);
            let bias: [__m128i; 4] = std::array::from_fn(|at| _mm_loadu_si128(bias.add(4 * at).cast()));
            let mut sums = [bias; TOKENS];
            let mut weights = self.weights.packed.as_ptr().add(self.block * self.weights.block_len());
            for tap in 0..self.weights.shape.taps {
                let rows = self.input.add((self.token + tap * self.dilation) * inputs);
                for input in (0..inputs).step_by(2) {
                    let quads: [__m128i; 4] =
                        std::array::from_fn(|at| _mm_loadu_si128(weights.add(8 * at).cast()));
                    for (token, sums) in sums.iter_mut().enumerate() {
                        let pair = rows.add(token * inputs + input).cast::<i32>().read_unaligned();
                        let pair = _mm_set1_epi32(pair);
                        for (sum, quad) in sums.iter_mut().zip(quads) {
                            *sum = _mm_add_epi32(*sum, _mm_madd_epi16(quad, pair));
                        }
                    }
                    weights = weights.add(2 * BLOCK);
                }
            }
            for (token, sums) in sums.iter().enumerate() {
                let row = (self.token + token) * self.weights.shape.outputs + self.block * BLOCK;
                for (at, sum) in sums.iter().enumerate() {
                    _mm_storeu_si128(self.output.add(row + 4 * at).cast(), *sum);
                }
            }
        }
    }
}

/// The scalar code, compiled for AVX2.
#[target_feature(enable = "avx2")]
pub(super) fn normalise_avx2(width: usize, scale: u64, x: &[i16], h: &mut [i16]) {
    scalar::normalise(width, scale, x, h);
}

/// The scalar code, compiled for AVX2.
#[target_feature(enable = "avx2")]
pub(super) fn add_maxout_avx2(rescale: &Rescale, sums: &[i32], x: &mut [i16]) {
    scalar::add_maxout(rescale, sums, x);
}
