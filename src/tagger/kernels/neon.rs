//! The convolution in NEON, which every 64-bit ARM machine has.
//!
//! NEON multiplies four weights with one lane of the inputs (`smlal`), so a load takes the pairs of
//! weights apart into those of the first and those of the second input.

use super::tile::Registers;
use std::arch::aarch64::*;

/// 128-bit registers, four sums each.
pub(super) struct Neon;

impl Registers for Neon {
    /// 4 × 4 sums, four registers of weights and four inputs of 32 registers.
    const TOKENS: usize = 4;

    type Sums = [int32x4_t; 4];

    /// Weights of the first inputs, four outputs each, and of the second inputs.
    type Pairs = [[int16x4_t; 4]; 2];

    #[inline(always)]
    unsafe fn load_sums(from: *const i32) -> [int32x4_t; 4] {
        // SAFETY: the caller vouches for 16 numbers; NEON is part of every aarch64 target.
        unsafe { [0, 4, 8, 12].map(|at| vld1q_s32(from.add(at))) }
    }

    #[inline(always)]
    unsafe fn store_sums(sums: &[int32x4_t; 4], to: *mut i32) {
        for (at, &sum) in sums.iter().enumerate() {
            // SAFETY: the caller vouches for 16 numbers.
            unsafe { vst1q_s32(to.add(4 * at), sum) }
        }
    }

    #[inline(always)]
    unsafe fn load_pairs(from: *const i16) -> [[int16x4_t; 4]; 2] {
        // SAFETY: the caller vouches for 32 numbers.
        unsafe {
            let [low, high] = [vld2q_s16(from), vld2q_s16(from.add(16))];
            [[low.0, high.0], [low.1, high.1]].map(|[low, high]| {
                [vget_low_s16(low), vget_high_s16(low), vget_low_s16(high), vget_high_s16(high)]
            })
        }
    }

    #[inline(always)]
    unsafe fn multiply_add(sums: &mut [int32x4_t; 4], pairs: &[[int16x4_t; 4]; 2], inputs: *const i16) {
        let [first, second] = pairs;
        // SAFETY: the caller vouches for 2 numbers.
        unsafe {
            let [a, b] = [*inputs, *inputs.add(1)];
            for ((sum, &first), &second) in sums.iter_mut().zip(first).zip(second) {
                *sum = vmlal_n_s16(vmlal_n_s16(*sum, first, a), second, b);
            }
        }
    }
}
