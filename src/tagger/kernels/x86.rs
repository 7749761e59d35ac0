//! The kernels in SSE2 (which every x86-64 machine has), AVX2 and AVX-512 with its neural network instructions (VNNI).
//!
//! A pair of inputs is broadcast, and multiplied with the pairs of weights of several outputs: by `pmaddwd`, whose products are
//! then added, or by `vpdpwssd`, which adds them itself.

use super::tile::{self, Registers};
use super::{Rescale, Weights, Workspace, scalar};
use std::arch::x86_64::*;

/// # Safety
///
/// The machine has AVX2, and the lengths are those that [`Kernel::convolve`](super::Kernel::convolve)
/// asks for.
#[target_feature(enable = "avx2")]
pub(super) unsafe fn convolve_avx2(
    weights: &Weights,
    dilation: usize,
    input: &[i16],
    output: &mut [i32],
    workspace: &mut Workspace,
) {
    // SAFETY: as the caller vouches.
    unsafe { tile::convolve::<Avx2>(weights, dilation, input, output, workspace) }
}

/// # Safety
///
/// The machine has AVX-512F and AVX-512 VNNI, and the lengths are those that
/// [`Kernel::convolve`](super::Kernel::convolve) asks for.
#[target_feature(enable = "avx512f,avx512vnni")]
pub(super) unsafe fn convolve_avx512(
    weights: &Weights,
    dilation: usize,
    input: &[i16],
    output: &mut [i32],
    workspace: &mut Workspace,
) {
    // SAFETY: as the caller vouches.
    unsafe { tile::convolve::<Avx512>(weights, dilation, input, output, workspace) }
}

/// 128-bit registers, four sums each.
pub(super) struct Sse2;

impl Registers for Sse2 {
    /// 2 × 4 sums, four registers of weights and one input of 16 registers.
    const TOKENS: usize = 2;

    type Sums = [__m128i; 4];
    type Pairs = [__m128i; 4];

    #[inline(always)]
    unsafe fn load_sums(from: *const i32) -> [__m128i; 4] {
        // SAFETY: the caller vouches for 16 numbers.
        unsafe {
            [
                _mm_loadu_si128(from.cast()),
                _mm_loadu_si128(from.add(4).cast()),
                _mm_loadu_si128(from.add(8).cast()),
                _mm_loadu_si128(from.add(12).cast()),
            ]
        }
    }

    #[inline(always)]
    unsafe fn store_sums(sums: &[__m128i; 4], to: *mut i32) {
        for (at, &sum) in sums.iter().enumerate() {
            // SAFETY: the caller vouches for 16 numbers.
            unsafe { _mm_storeu_si128(to.add(4 * at).cast(), sum) }
        }
    }

    #[inline(always)]
    unsafe fn load_pairs(from: *const i16) -> [__m128i; 4] {
        // SAFETY: 32 numbers, as the caller vouches, are as long as 16 of twice the size.
        unsafe { Self::load_sums(from.cast()) }
    }

    #[inline(always)]
    unsafe fn multiply_add(sums: &mut [__m128i; 4], pairs: &[__m128i; 4], inputs: *const i16) {
        // SAFETY: the caller vouches for 2 numbers; every x86-64 machine has SSE2.
        unsafe {
            let inputs = _mm_set1_epi32(inputs.cast::<i32>().read_unaligned());
            for (sum, &pairs) in sums.iter_mut().zip(pairs) {
                *sum = _mm_add_epi32(*sum, _mm_madd_epi16(pairs, inputs));
            }
        }
    }
}

/// 256-bit registers, eight sums each.
struct Avx2;

impl Registers for Avx2 {
    /// 6 × 2 sums, two registers of weights and one input fill 15 registers of 16.
    const TOKENS: usize = 6;

    type Sums = [__m256i; 2];
    type Pairs = [__m256i; 2];

    #[inline(always)]
    unsafe fn load_sums(from: *const i32) -> [__m256i; 2] {
        // SAFETY: the caller vouches for 16 numbers and for AVX2.
        unsafe { [_mm256_loadu_si256(from.cast()), _mm256_loadu_si256(from.add(8).cast())] }
    }

    #[inline(always)]
    unsafe fn store_sums(sums: &[__m256i; 2], to: *mut i32) {
        let [low, high] = *sums;
        // SAFETY: the caller vouches for 16 numbers and for AVX2.
        unsafe {
            _mm256_storeu_si256(to.cast(), low);
            _mm256_storeu_si256(to.add(8).cast(), high);
        }
    }

    #[inline(always)]
    unsafe fn load_pairs(from: *const i16) -> [__m256i; 2] {
        // SAFETY: 32 numbers, as the caller vouches, are as long as 16 of twice the size.
        unsafe { Self::load_sums(from.cast()) }
    }

    #[inline(always)]
    unsafe fn multiply_add(sums: &mut [__m256i; 2], pairs: &[__m256i; 2], inputs: *const i16) {
        // SAFETY: the caller vouches for 2 numbers and for AVX2.
        unsafe {
            let inputs = _mm256_set1_epi32(inputs.cast::<i32>().read_unaligned());
            sums[0] = _mm256_add_epi32(sums[0], _mm256_madd_epi16(pairs[0], inputs));
            sums[1] = _mm256_add_epi32(sums[1], _mm256_madd_epi16(pairs[1], inputs));
        }
    }
}

/// 512-bit registers, sixteen sums each.
struct Avx512;

impl Registers for Avx512 {
    /// 12 × 1 sums and one register of weights of 32: so many sums hide how long one addition takes.
    const TOKENS: usize = 12;

    /// Of the network that ships: to reckon where each row lies takes longer than its product.
    const WIDTH: usize = 96;

    type Sums = __m512i;
    type Pairs = __m512i;

    #[inline(always)]
    unsafe fn load_sums(from: *const i32) -> __m512i {
        // SAFETY: the caller vouches for 16 numbers and for AVX-512.
        unsafe { _mm512_loadu_si512(from.cast()) }
    }

    #[inline(always)]
    unsafe fn store_sums(sums: &__m512i, to: *mut i32) {
        // SAFETY: the caller vouches for 16 numbers and for AVX-512.
        unsafe { _mm512_storeu_si512(to.cast(), *sums) }
    }

    #[inline(always)]
    unsafe fn load_pairs(from: *const i16) -> __m512i {
        // SAFETY: 32 numbers, as the caller vouches, are as long as 16 of twice the size.
        unsafe { Self::load_sums(from.cast()) }
    }

    #[inline(always)]
    unsafe fn multiply_add(sums: &mut __m512i, pairs: &__m512i, inputs: *const i16) {
        // SAFETY: the caller vouches for 2 numbers and for AVX-512 VNNI.
        unsafe {
            let inputs = _mm512_set1_epi32(inputs.cast::<i32>().read_unaligned());
            *sums = _mm512_dpwssd_epi32(*sums, *pairs, inputs);
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
