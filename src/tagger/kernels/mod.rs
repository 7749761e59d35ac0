//! Rows of small integers into weighted sums: the arithmetic of the network, per instruction set.
//!
//! Three operations, whose scalar form in `scalar.rs` is the specification:
//!
//! - [`Kernel::convolve`]: `out[t][o] = bias[o] + Σ_tap Σ_c W[o][tap][c] · input[t + tap·dilation][c]`;
//! - [`Kernel::normalise`]: each row divided by its root mean square;
//! - [`Kernel::add_maxout`]: the larger of two sums, rescaled and added to a row.
//!
//! Every kernel gives the same bits for every input; all but the scalar one take the rows of three taps in
//! pairs (`pairs.rs`). Weights and inputs are int8 values held as i16, because a product of i16 pairs
//! summed into i32 is the one multiply-accumulate that SSE2, AVX2, AVX-512 and wasm share.

mod pairs;
mod scalar;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod simd128;

#[cfg(target_arch = "aarch64")]
mod neon;
#[cfg(any(
    target_arch = "aarch64",
    target_arch = "x86_64",
    all(target_arch = "wasm32", target_feature = "simd128")
))]
mod tile;
#[cfg(target_arch = "x86_64")]
mod x86;

use pairs::PairWeights;

/// How many outputs are computed side by side: packed weights come in blocks of so many.
const BLOCK: usize = 16;

/// No sum may reach this, so that a sum times an 8-bit multiplier fits an i32.
const SUM_LIMIT: i64 = 1 << 23;

/// Counts of a convolution's weights, which lie as `[outputs][taps][inputs]`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shape {
    /// Numbers in a row of the output.
    pub outputs: usize,
    /// Input rows that one output row sees: 1 or 3.
    pub taps: usize,
    /// Numbers in a row of the input.
    pub inputs: usize,
}

/// Weights and biases of a convolution, laid out as the kernels read them.
#[derive(Clone, PartialEq, Eq)]
pub struct Weights {
    shape: Shape,
    /// `[outputs / 16][taps][inputs / 2][16 outputs][2 inputs]`, outputs and inputs padded with zeros.
    packed: Vec<i16>,
    /// Padded with zeros.
    bias: Vec<i32>,
    /// Of three taps only: the same for pairs of rows.
    by_pairs: Option<PairWeights>,
}

/// What a convolution needs in passing, kept from call to call.
#[derive(Default)]
pub struct Workspace {
    /// Inputs of the products of all pairs.
    spread: Vec<i16>,
    /// Products of all pairs for 16 outputs.
    products: Vec<i32>,
}

impl Weights {
    /// Packs weights `[outputs][taps][inputs]`, given row by row.
    ///
    /// `None` where the rows and biases do not fit the shape, or where inputs of ±127 could drive a sum
    /// to 2²³.
    pub fn pack<'w>(shape: Shape, rows: impl Iterator<Item = &'w [i8]>, bias: &[i32]) -> Option<Self> {
        if shape.outputs == 0 || shape.taps == 0 || shape.inputs == 0 {
            return None;
        }
        let outputs = shape.outputs.next_multiple_of(BLOCK);
        let inputs = shape.inputs.next_multiple_of(2);
        let block_len = shape.taps * inputs * BLOCK;
        let mut packed = vec![0; outputs / BLOCK * block_len];
        let mut count = 0;
        for (output, (row, &bias)) in rows.zip(bias).enumerate() {
            let size: i64 = row.iter().map(|&weight| i64::from(weight.unsigned_abs())).sum();
            let fits = output < shape.outputs
                && row.len() == shape.taps * shape.inputs
                && size * 127 + i64::from(bias.unsigned_abs()) < SUM_LIMIT;
            if !fits {
                return None;
            }
            let start = output / BLOCK * block_len;
            let mut pairs = packed.get_mut(start..start + block_len)?.chunks_exact_mut(2 * BLOCK);
            let lane = output % BLOCK * 2;
            for tap in row.chunks_exact(shape.inputs) {
                for (inputs, pair) in tap.chunks(2).zip(&mut pairs) {
                    for (&input, weight) in inputs.iter().zip(pair.iter_mut().skip(lane)) {
                        *weight = i16::from(input);
                    }
                }
            }
            count += 1;
        }
        let mut bias = bias.to_vec();
        let whole = count == shape.outputs && bias.len() == shape.outputs;
        bias.resize(outputs, 0);
        let by_pairs = (shape.taps == 3).then(|| PairWeights::new(&packed, &bias, inputs * BLOCK));
        let shape = Shape { outputs, taps: shape.taps, inputs };
        whole.then_some(Self { shape, packed, bias, by_pairs })
    }

    /// The counts, outputs padded to a multiple of 16 and inputs to an even number.
    #[must_use]
    pub const fn shape(&self) -> Shape {
        self.shape
    }

    /// Packed weights of 16 outputs.
    const fn block_len(&self) -> usize {
        self.shape.taps * self.shape.inputs * BLOCK
    }
}

/// The set of instructions that the network runs on; all give the same bits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kernel(Instructions);

/// Private, so that a kernel can be had only where the machine runs it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Instructions {
    Scalar,
    #[cfg(target_arch = "x86_64")]
    Sse2,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    Simd128,
    #[cfg(target_arch = "aarch64")]
    Neon,
}

impl Kernel {
    /// Portable code: the specification.
    pub const SCALAR: Self = Self(Instructions::Scalar);

    /// Every kernel of this build, slowest first.
    const ALL: &[Self] = &[
        Self::SCALAR,
        #[cfg(target_arch = "x86_64")]
        Self(Instructions::Sse2),
        #[cfg(target_arch = "x86_64")]
        Self(Instructions::Avx2),
        #[cfg(target_arch = "x86_64")]
        Self(Instructions::Avx512),
        #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
        Self(Instructions::Simd128),
        #[cfg(target_arch = "aarch64")]
        Self(Instructions::Neon),
    ];

    /// Every kernel that this machine runs, slowest first.
    pub fn available() -> impl DoubleEndedIterator<Item = Self> {
        Self::ALL.iter().copied().filter(|kernel| kernel.runs_here())
    }

    /// The fastest kernel that this machine runs.
    #[must_use]
    pub fn fastest() -> Self {
        Self::available().next_back().unwrap_or(Self::SCALAR)
    }

    fn runs_here(self) -> bool {
        match self.0 {
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2 => std::arch::is_x86_feature_detected!("avx2"),
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512 => {
                std::arch::is_x86_feature_detected!("avx2")
                    && std::arch::is_x86_feature_detected!("avx512f")
                    && std::arch::is_x86_feature_detected!("avx512vnni")
            }
            _ => true,
        }
    }

    /// Convolves rows of numbers of ±127.
    ///
    /// `output` holds some rows of the padded output count, `input` as many rows of the padded input
    /// count and `(taps - 1) · dilation` more. Where the lengths disagree, nothing is written.
    //
    // Never inlined: WebAssembly engines compile a function well only after some calls, and cannot
    // change over while it runs.
    #[inline(never)]
    pub fn convolve(
        self,
        weights: &Weights,
        dilation: usize,
        input: &[i16],
        output: &mut [i32],
        workspace: &mut Workspace,
    ) {
        let Shape { outputs, taps, inputs } = weights.shape;
        let tokens = output.len() / outputs.max(1);
        let rows = tokens + taps.saturating_sub(1) * dilation;
        if output.len() != tokens * outputs || input.len() != rows * inputs {
            debug_assert!(
                false,
                "{} inputs and {} outputs for {:?}",
                input.len(),
                output.len(),
                weights.shape
            );
            return;
        }
        match self.0 {
            Instructions::Scalar => scalar::convolve(weights, dilation, input, output),
            // SAFETY: the lengths were checked above; each kernel exists only where it can run.
            #[cfg(target_arch = "x86_64")]
            Instructions::Sse2 => unsafe {
                tile::convolve::<x86::Sse2>(weights, dilation, input, output, workspace)
            },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2 => unsafe { x86::convolve_avx2(weights, dilation, input, output, workspace) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512 => unsafe {
                x86::convolve_avx512(weights, dilation, input, output, workspace);
            },
            // SAFETY: as above.
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            Instructions::Simd128 => unsafe {
                tile::convolve::<simd128::Simd128>(weights, dilation, input, output, workspace);
            },
            // SAFETY: as above.
            #[cfg(target_arch = "aarch64")]
            Instructions::Neon => unsafe {
                tile::convolve::<neon::Neon>(weights, dilation, input, output, workspace)
            },
        }
    }

    /// Divides each row of `x` by its root mean square, in units of 1/32, held to ±127.
    ///
    /// `scale` is [`norm_scale`] of the width.
    pub fn normalise(self, width: usize, scale: u64, x: &[i16], h: &mut [i16]) {
        match self.0 {
            // SAFETY: the kernels exist only where AVX2 does.
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2 | Instructions::Avx512 => unsafe { x86::normalise_avx2(width, scale, x, h) },
            _ => scalar::normalise(width, scale, x, h),
        }
    }

    /// Adds to each number of `x` the larger of its two sums, rescaled by `rescale`.
    ///
    /// A row of `sums` is twice as long as a row of `x`: first one candidate of each number, then the
    /// other.
    pub fn add_maxout(self, rescale: &Rescale, sums: &[i32], x: &mut [i16]) {
        match self.0 {
            // SAFETY: the kernels exist only where AVX2 does.
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2 | Instructions::Avx512 => unsafe { x86::add_maxout_avx2(rescale, sums, x) },
            _ => scalar::add_maxout(rescale, sums, x),
        }
    }
}

impl std::fmt::Display for Kernel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self.0 {
            Instructions::Scalar => "scalar",
            #[cfg(target_arch = "x86_64")]
            Instructions::Sse2 => "sse2",
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx2 => "avx2",
            #[cfg(target_arch = "x86_64")]
            Instructions::Avx512 => "avx512",
            #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
            Instructions::Simd128 => "simd128",
            #[cfg(target_arch = "aarch64")]
            Instructions::Neon => "neon",
        })
    }
}

/// Sums into units of 1/256: one multiplier for each output, one shift for all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rescale {
    /// 1 to 255 each.
    multipliers: Vec<i32>,
    /// 1 to 24.
    shift: u32,
}

impl Rescale {
    /// `None` where a number is out of its range.
    #[must_use]
    pub fn new(multipliers: &[u8], shift: u8) -> Option<Self> {
        let fits = (1..=24).contains(&shift) && !multipliers.contains(&0);
        let multipliers = multipliers.iter().map(|&multiplier| i32::from(multiplier)).collect();
        fits.then_some(Self { multipliers, shift: u32::from(shift) })
    }

    /// Rescales one row of sums, each below 2²³ in size.
    pub(crate) fn apply(&self, sums: &[i32], output: &mut [i16]) {
        for ((output, &sum), &multiplier) in output.iter_mut().zip(sums).zip(&self.multipliers) {
            *output = scalar::rescale(sum, multiplier, self.shift);
        }
    }

    /// Rescales wide sums.
    pub(crate) fn apply_wide(&self, sums: impl IntoIterator<Item = i64>) -> impl Iterator<Item = i32> {
        let half = 1 << (self.shift - 1);
        let multipliers = self.multipliers.iter();
        multipliers.zip(sums).map(move |(&multiplier, sum)| {
            let product = sum.saturating_mul(i64::from(multiplier));
            (product.saturating_add(half) >> self.shift).clamp(-32767, 32767) as i32
        })
    }
}

/// √width · 2²⁵, rounded down: what [`Kernel::normalise`] divides by a row's length.
#[must_use]
pub fn norm_scale(width: usize) -> u64 {
    ((width as u64) << 50).isqrt()
}
