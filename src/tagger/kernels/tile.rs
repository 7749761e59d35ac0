//! The convolution that the SIMD kernels share, in tiles of some tokens × 16 outputs.
//!
//! The sums of a tile stay in registers while the inputs go by in pairs: the weights of a pair are loaded
//! once, and multiplied with that pair of each token. Which registers those are is all that kernels
//! differ in.

use super::{BLOCK, Weights};

/// Registers and instructions of one kernel.
///
/// Everything here is always inlined, so that it is compiled with the instructions of the kernel that
/// calls [`convolve`]. Loads and stores need no alignment.
pub(super) trait Registers {
    /// Tokens of a tile, 1 to 6: as many as keep all sums in registers.
    const TOKENS: usize;

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
) {
    let tokens = output.len() / weights.shape.outputs.max(1);
    for block in 0..weights.shape.outputs / BLOCK {
        let mut token = 0;
        while token < tokens {
            let tile =
                Tile { weights, dilation, input: input.as_ptr(), output: output.as_mut_ptr(), block, token };
            // SAFETY: blocks and tokens lie inside the lengths that the caller vouches for.
            unsafe {
                match (tokens - token).min(R::TOKENS) {
                    1 => tile.sum::<R, 1>(),
                    2 => tile.sum::<R, 2>(),
                    3 => tile.sum::<R, 3>(),
                    4 => tile.sum::<R, 4>(),
                    5 => tile.sum::<R, 5>(),
                    _ => tile.sum::<R, 6>(),
                }
            }
            token += R::TOKENS;
        }
    }
}

/// Where a tile lies.
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
    /// The block and `TOKENS` tokens lie inside weights, input and output; instructions as above.
    #[inline(always)]
    unsafe fn sum<R: Registers, const TOKENS: usize>(&self) {
        let inputs = self.weights.shape.inputs;
        // SAFETY: all offsets lie inside, as the caller vouches.
        unsafe {
            let bias = R::load_sums(self.weights.bias.as_ptr().add(self.block * BLOCK));
            let mut sums = [bias; TOKENS];
            let mut weights = self.weights.packed.as_ptr().add(self.block * self.weights.block_len());
            for tap in 0..self.weights.shape.taps {
                let rows = self.input.add((self.token + tap * self.dilation) * inputs);
                for input in (0..inputs).step_by(2) {
                    let pairs = R::load_pairs(weights);
                    for (token, sums) in sums.iter_mut().enumerate() {
                        R::multiply_add(sums, &pairs, rows.add(token * inputs + input));
                    }
                    weights = weights.add(2 * BLOCK);
                }
            }
            for (token, sums) in sums.iter().enumerate() {
                let row = (self.token + token) * self.weights.shape.outputs + self.block * BLOCK;
                R::store_sums(sums, self.output.add(row));
            }
        }
    }
}
