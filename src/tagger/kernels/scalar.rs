//! The specification of the kernels, in portable code: every other kernel equals it bit for bit.

use super::{BLOCK, Rescale, Weights};

/// See [`Kernel::convolve`](super::Kernel::convolve).
pub(super) fn convolve(weights: &Weights, dilation: usize, input: &[i16], output: &mut [i32]) {
    let inputs = weights.shape.inputs;
    for (token, output) in output.chunks_exact_mut(weights.shape.outputs).enumerate() {
        let blocks = weights.packed.chunks_exact(weights.block_len());
        let biases = weights.bias.as_chunks::<BLOCK>().0;
        for ((block, bias), output) in blocks.zip(biases).zip(output.as_chunks_mut::<BLOCK>().0) {
            let mut sums = *bias;
            for (tap, weights) in block.chunks_exact(inputs * BLOCK).enumerate() {
                let start = (token + tap * dilation) * inputs;
                let row = input.get(start..start + inputs).unwrap_or_default();
                for ([a, b], weights) in row.as_chunks().0.iter().zip(weights.chunks_exact(2 * BLOCK)) {
                    for (sum, [u, v]) in sums.iter_mut().zip(weights.as_chunks().0) {
                        let products = product(*a, *u).wrapping_add(product(*b, *v));
                        *sum = sum.wrapping_add(products);
                    }
                }
            }
            *output = sums;
        }
    }
}

fn product(a: i16, b: i16) -> i32 {
    i32::from(a) * i32::from(b)
}

/// See [`Kernel::normalise`](super::Kernel::normalise).
///
/// Always inlined, so that it is compiled anew for each instruction set.
#[inline(always)]
pub(super) fn normalise(width: usize, scale: u64, x: &[i16], h: &mut [i16]) {
    for (x, h) in x.chunks_exact(width).zip(h.chunks_exact_mut(width)) {
        let squares: u64 = x.iter().map(|&x| u64::from(product(x, x).unsigned_abs())).sum();
        let length = isqrt((width as u64 + squares) << 8).max(1);
        // At most 2²¹, reached by a row of zeros; x · inverse stays below 2²⁶.
        let inverse = ((scale + length / 2) / length) as i32;
        for (h, &x) in h.iter_mut().zip(x) {
            *h = ((i32::from(x).wrapping_mul(inverse) + (1 << 15)) >> 16).clamp(-127, 127) as i16;
        }
    }
}

/// The integer square root of a number below 2⁵².
///
/// Exact, although it goes through f64: the root of such a number lies further from the next whole
/// number than the rounding of a correctly rounded root reaches.
#[inline(always)]
fn isqrt(value: u64) -> u64 {
    (value as f64).sqrt() as u64
}

/// See [`Kernel::add_maxout`](super::Kernel::add_maxout).
#[inline(always)]
pub(super) fn add_maxout(by: &Rescale, sums: &[i32], x: &mut [i16]) {
    let width = by.multipliers.len().max(1);
    for (sums, x) in sums.chunks_exact(2 * width).zip(x.chunks_exact_mut(width)) {
        let (left, right) = sums.split_at(width);
        for (((x, &left), &right), &multiplier) in x.iter_mut().zip(left).zip(right).zip(&by.multipliers) {
            *x = x.saturating_add(rescale(left.max(right), multiplier, by.shift)).max(-i16::MAX);
        }
    }
}

/// `sum · multiplier / 2^shift`, rounded to nearest, held to ±32767.
#[inline(always)]
pub(super) fn rescale(sum: i32, multiplier: i32, shift: u32) -> i16 {
    let half = 1 << (shift - 1);
    let scaled = sum.wrapping_mul(multiplier).wrapping_add(half) >> shift;
    scaled.clamp(-i32::from(i16::MAX), i32::from(i16::MAX)) as i16
}

#[cfg(test)]
mod tests {
    use super::isqrt;

    #[test]
    fn the_root_through_f64_is_the_integer_root() {
        let edges = (1..1 << 26).step_by(997).chain([(1 << 26) - 1]).map(|root: u64| root * root);
        for square in edges {
            for value in [square - 1, square, square + 1] {
                assert_eq!(isqrt(value), value.isqrt(), "of {value}");
            }
        }
    }
}
