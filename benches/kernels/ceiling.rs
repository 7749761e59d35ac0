//! What WebAssembly could give at best: the kernels' inner loop alone, its numbers in the nearest cache.
//!
//! A tile of 2 tokens × 16 outputs over 288 inputs, as the convolution cuts them, again and again with
//! the same weights. The loop over bytes is a reference only: the network's numbers do not fit its seven
//! bits (decision 4).

use super::{Contender, Unit};
use std::arch::wasm32::*;
use std::hint::black_box;

const TOKENS: usize = 2;
const OUTPUTS: usize = 16;
const INPUTS: usize = 3 * super::WIDTH;

/// How often a call goes over the same tile: what it costs to call and to end a loop then counts for little.
const PASSES: usize = 16;

/// Sums of a tile: for each token four registers of four outputs.
type Sums = [[v128; OUTPUTS / 4]; TOKENS];

/// The loops, for the kernels to be compared with.
pub(super) fn contenders() -> [Contender<'static>; 2] {
    let weights: Box<[i16; OUTPUTS * INPUTS]> =
        Box::new(std::array::from_fn(|at| (at * 7 % 255) as i16 - 127));
    let inputs: Box<[i16; TOKENS * INPUTS]> = Box::new(std::array::from_fn(|at| (at * 5 % 255) as i16 - 127));
    let short_weights = Box::new(weights.map(|weight| weight as i8));
    let short_inputs = Box::new(inputs.map(|input| (input / 2).unsigned_abs() as i8));
    let contender = |name: &str, call: Box<dyn FnMut()>| Contender {
        name: name.to_owned(),
        unit: Unit::Products,
        in_a_call: PASSES * TOKENS * OUTPUTS * INPUTS,
        call,
    };
    [
        contender(
            "ceiling i16",
            Box::new(move || {
                black_box(dot_i16(black_box(&weights), black_box(&inputs)));
            }),
        ),
        contender(
            "ceiling relaxed int8",
            Box::new(move || {
                black_box(dot_relaxed_i8(black_box(&short_weights), black_box(&short_inputs)));
            }),
        ),
    ]
}

/// Pairs of i16, as the kernel multiplies them: weights lie as `[inputs / 2][16 outputs][2 inputs]`.
#[inline(never)]
fn dot_i16(weights: &[i16; OUTPUTS * INPUTS], inputs: &[i16; TOKENS * INPUTS]) -> Sums {
    let mut sums = [[i32x4_splat(0); OUTPUTS / 4]; TOKENS];
    for _ in 0..PASSES {
        for input in (0..INPUTS).step_by(2) {
            // SAFETY: a step reads 32 weights of 16 · INPUTS, and 2 inputs of each of two tokens.
            unsafe {
                let from = weights.as_ptr().add(input * OUTPUTS);
                let quads: [v128; 4] = [0, 8, 16, 24].map(|at| v128_load(from.add(at).cast()));
                for (token, sums) in sums.iter_mut().enumerate() {
                    let pair = v128_load32_splat(inputs.as_ptr().add(token * INPUTS + input).cast());
                    for (sum, quad) in sums.iter_mut().zip(quads) {
                        *sum = i32x4_add(*sum, i32x4_dot_i16x8(quad, pair));
                    }
                }
            }
        }
    }
    sums
}

/// Fours of bytes: weights lie as `[inputs / 4][16 outputs][4 inputs]`, inputs are 0 to 127.
#[inline(never)]
#[target_feature(enable = "relaxed-simd")]
fn dot_relaxed_i8(weights: &[i8; OUTPUTS * INPUTS], inputs: &[i8; TOKENS * INPUTS]) -> Sums {
    let mut sums = [[i32x4_splat(0); OUTPUTS / 4]; TOKENS];
    for _ in 0..PASSES {
        for input in (0..INPUTS).step_by(4) {
            // SAFETY: a step reads 64 weights of 16 · INPUTS, and 4 inputs of each of two tokens.
            unsafe {
                let from = weights.as_ptr().add(input * OUTPUTS);
                let quads = [0, 16, 32, 48].map(|at| v128_load(from.add(at).cast()));
                for (token, sums) in sums.iter_mut().enumerate() {
                    let four = v128_load32_splat(inputs.as_ptr().add(token * INPUTS + input).cast());
                    for (sum, quad) in sums.iter_mut().zip(quads) {
                        *sum = i32x4_relaxed_dot_i8x16_i7x16_add(quad, four, *sum);
                    }
                }
            }
        }
    }
    sums
}
