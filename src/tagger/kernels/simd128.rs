//! The convolution in the 128-bit SIMD of WebAssembly.

use super::tile::Registers;
use std::arch::wasm32::*;

/// 128-bit registers, four sums each.
pub(super) struct Simd128;

impl Registers for Simd128 {
    /// 2 × 4 sums, four registers of weights and one input fill 13 registers of 16.
    const TOKENS: usize = 2;

    type Sums = [v128; 4];
    type Pairs = [v128; 4];

    #[inline(always)]
    unsafe fn load_sums(from: *const i32) -> [v128; 4] {
        // SAFETY: the caller vouches for 16 numbers.
        unsafe { [0, 4, 8, 12].map(|at| v128_load(from.add(at).cast())) }
    }

    #[inline(always)]
    unsafe fn store_sums(sums: &[v128; 4], to: *mut i32) {
        for (at, &sum) in sums.iter().enumerate() {
            // SAFETY: the caller vouches for 16 numbers.
            unsafe { v128_store(to.add(4 * at).cast(), sum) }
        }
    }

    #[inline(always)]
    unsafe fn load_pairs(from: *const i16) -> [v128; 4] {
        // SAFETY: the caller vouches for 32 numbers.
        unsafe { [0, 8, 16, 24].map(|at| v128_load(from.add(at).cast())) }
    }

    #[inline(always)]
    unsafe fn multiply_add(sums: &mut [v128; 4], pairs: &[v128; 4], inputs: *const i16) {
        // SAFETY: the caller vouches for 2 numbers.
        let inputs = unsafe { v128_load32_splat(inputs.cast()) };
        for (sum, &pairs) in sums.iter_mut().zip(pairs) {
            *sum = i32x4_add(*sum, i32x4_dot_i16x8(pairs, inputs));
        }
    }
}
