//! Every kernel equals the scalar one, and the scalar one equals the formula, bit for bit.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test's helpers a panic is a failure, as in the test itself"
)]

use claimlight::tagger::kernels::{Kernel, Rescale, Shape, Weights, Workspace, norm_scale};

// In WebAssembly these tests run in a browser or in Node.
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

#[path = "support/random_model.rs"]
#[allow(dead_code, reason = "only the generator of numbers is wanted here")]
mod random_model;
use random_model::Random;

/// The largest number of columns or rows that is tried. Miri, which sees each access to memory, takes a thousand times as long: the narrowest shapes
/// have whole tiles and rests too.
const fn widest(width: usize) -> usize {
    if cfg!(miri) { 32 } else { width }
}

struct Case {
    weights: Weights,
    rows: Vec<i8>,
    bias: Vec<i32>,
    shape: Shape,
}

fn case(shape: Shape, random: &mut Random) -> Case {
    let row_len = shape.taps * shape.inputs;
    let rows: Vec<i8> = (0..shape.outputs * row_len).map(|_| random.within(127) as i8).collect();
    let bias: Vec<i32> = (0..shape.outputs).map(|_| random.within(100_000) as i32).collect();
    let weights = Weights::pack(shape, rows.chunks_exact(row_len), &bias).unwrap();
    Case { weights, rows, bias, shape }
}

impl Case {
    /// Inputs of ±127, the padded ones included.
    fn input(&self, tokens: usize, dilation: usize, random: &mut Random) -> Vec<i16> {
        let rows = tokens + (self.shape.taps - 1) * dilation;
        (0..rows * self.weights.shape().inputs).map(|_| random.within(127) as i16).collect()
    }

    fn run(&self, kernel: Kernel, tokens: usize, dilation: usize, input: &[i16]) -> Vec<i32> {
        let mut output = vec![-1; tokens * self.weights.shape().outputs];
        kernel.convolve(&self.weights, dilation, input, &mut output, &mut Workspace::default());
        output
    }

    /// The formula of docs/decisions/0002-integer-network.md.
    fn formula(&self, token: usize, output: usize, dilation: usize, input: &[i16]) -> i64 {
        let Shape { taps, inputs, .. } = self.shape;
        let padded = self.weights.shape().inputs;
        let mut sum = i64::from(self.bias[output]);
        for tap in 0..taps {
            for channel in 0..inputs {
                let weight = self.rows[(output * taps + tap) * inputs + channel];
                sum += i64::from(weight) * i64::from(input[(token + tap * dilation) * padded + channel]);
            }
        }
        sum
    }
}

#[test]
fn the_scalar_kernel_is_the_formula() {
    let mut random = Random(1);
    for (outputs, taps, inputs) in
        [(1, 1, 1), (13, 1, 16), (49, 1, 31), (32, 3, 16), (50, 3, 7), (192, 3, 96)]
    {
        if inputs > widest(inputs) {
            continue;
        }
        let case = case(Shape { outputs, taps, inputs }, &mut random);
        for dilation in [1, 2, 5] {
            let input = case.input(9, dilation, &mut random);
            let output = case.run(Kernel::SCALAR, 9, dilation, &input);
            let padded = case.weights.shape().outputs;
            for token in 0..9 {
                for at in 0..outputs {
                    let expected = case.formula(token, at, dilation, &input);
                    assert_eq!(i64::from(output[token * padded + at]), expected, "{:?}", case.shape);
                }
                assert!(output[token * padded + outputs..(token + 1) * padded].iter().all(|&sum| sum == 0));
            }
        }
    }
}

#[test]
fn every_kernel_convolves_as_the_scalar_one() {
    assert!(
        Kernel::available().count() > 1 || cfg!(not(any(target_arch = "x86_64", target_arch = "aarch64")))
    );
    let mut random = Random(2);
    for width in (16..=widest(192)).step_by(16) {
        let shapes = [
            (2 * width, 3, width),
            (50, 3, width + 1),
            (2 * width, 1, width + 1),
            (49, 1, width),
            (13, 1, width),
        ];
        for (outputs, taps, inputs) in shapes {
            let case = case(Shape { outputs, taps, inputs }, &mut random);
            let lengths: &[usize] =
                if width == 96 { &[0, 1, 2, 3, 4, 5, 6, 7, 48, 70] } else { &[0, 1, 5, 8, 13] };
            for &tokens in lengths {
                for dilation in if cfg!(miri) { &[2][..] } else { &[1, 2, 4, 9] } {
                    let dilation = *dilation;
                    let input = case.input(tokens, dilation, &mut random);
                    let expected = case.run(Kernel::SCALAR, tokens, dilation, &input);
                    for kernel in Kernel::available() {
                        let found = case.run(kernel, tokens, dilation, &input);
                        assert!(found == expected, "{kernel}: {tokens} tokens, {dilation}, {:?}", case.shape);
                    }
                }
            }
        }
    }
}

#[test]
fn every_length_up_to_70() {
    let mut random = Random(3);
    let case = case(Shape { outputs: 32, taps: 3, inputs: 16 }, &mut random);
    for tokens in (0..=widest(70)).step_by(if cfg!(miri) { 5 } else { 1 }) {
        let input = case.input(tokens, 2, &mut random);
        let expected = case.run(Kernel::SCALAR, tokens, 2, &input);
        for kernel in Kernel::available() {
            assert_eq!(case.run(kernel, tokens, 2, &input), expected, "{kernel}: {tokens} tokens");
        }
    }
}

#[test]
fn every_kernel_normalises_as_the_scalar_one() {
    let mut random = Random(4);
    for width in (16..=widest(256)).step_by(16) {
        for limit in [0, 1, 300, 32767] {
            let x: Vec<i16> = (0..7 * width).map(|_| random.within(limit) as i16).collect();
            let run = |kernel: Kernel| {
                let mut h = vec![i16::MIN; x.len()];
                kernel.normalise(width, norm_scale(width), &x, &mut h);
                h
            };
            let expected = run(Kernel::SCALAR);
            for (row, h) in x.chunks_exact(width).zip(expected.chunks_exact(width)) {
                assert_eq!(h, normalised(row), "width {width}, limit {limit}");
            }
            for kernel in Kernel::available() {
                assert_eq!(run(kernel), expected, "{kernel}: width {width}, limit {limit}");
            }
        }
    }
}

/// The formula of docs/decisions/0002-integer-network.md.
fn normalised(row: &[i16]) -> Vec<i16> {
    let width = row.len() as u64;
    let s = width + row.iter().map(|&x| (i64::from(x) * i64::from(x)) as u64).sum::<u64>();
    let q = (s << 8).isqrt();
    let n = (width << 50).isqrt();
    let inverse = ((n + q / 2) / q) as i64;
    row.iter().map(|&x| ((i64::from(x) * inverse + (1 << 15)) >> 16).clamp(-127, 127) as i16).collect()
}

#[test]
fn every_kernel_adds_maxout_as_the_scalar_one() {
    let mut random = Random(5);
    for width in (16..=widest(256)).step_by(16) {
        for shift in (1..=24).step_by(if cfg!(miri) { 8 } else { 1 }) {
            let multipliers: Vec<u8> = (0..width).map(|_| 1 + random.next() as u8 % 255).collect();
            let rescale = Rescale::new(&multipliers, shift).unwrap();
            let sums: Vec<i32> = (0..3 * 2 * width).map(|_| random.within((1 << 23) - 1) as i32).collect();
            let x: Vec<i16> = (0..3 * width).map(|_| random.within(32767) as i16).collect();
            let run = |kernel: Kernel| {
                let mut x = x.clone();
                kernel.add_maxout(&rescale, &sums, &mut x);
                x
            };
            let expected = run(Kernel::SCALAR);
            for (at, (&before, &after)) in x.iter().zip(&expected).enumerate() {
                let (row, j) = (at / width, at % width);
                let [left, right] = [0, width].map(|side| i64::from(sums[row * 2 * width + side + j]));
                let scaled = (left.max(right) * i64::from(multipliers[j]) + (1 << (shift - 1))) >> shift;
                let y = scaled.clamp(-32767, 32767);
                assert_eq!(i64::from(after), (i64::from(before) + y).clamp(-32767, 32767));
            }
            for kernel in Kernel::available() {
                assert_eq!(run(kernel), expected, "{kernel}: width {width}, shift {shift}");
            }
        }
    }
}

#[test]
fn weights_that_could_overflow_are_refused() {
    let shape = Shape { outputs: 1, taps: 1, inputs: 600 };
    let row = [127_i8; 600];
    assert!(Weights::pack(shape, [&row[..]].into_iter(), &[0]).is_none());
    let shape = Shape { outputs: 1, taps: 1, inputs: 1 };
    let limit = (1 << 23) - 127;
    for (bias, fits) in [(limit, false), (limit - 1, true), (-limit, false), (i32::MIN, false)] {
        assert_eq!(Weights::pack(shape, [&[1_i8][..]].into_iter(), &[bias]).is_some(), fits, "{bias}");
    }
    assert!(Weights::pack(shape, [].into_iter(), &[0]).is_none());
    assert!(Weights::pack(shape, [&[1_i8, 2][..]].into_iter(), &[0]).is_none());
    assert!(Rescale::new(&[1, 0], 4).is_none());
    assert!(Rescale::new(&[1, 2], 0).is_none());
    assert!(Rescale::new(&[1, 2], 25).is_none());
}
