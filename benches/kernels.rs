//! How fast each kernel runs: `cargo bench --no-default-features --bench kernels`.

use claimlight::tagger::kernels::{Kernel, Rescale, Shape, Weights, norm_scale};
use std::hint::black_box;
use std::time::{Duration, Instant};

const WIDTH: usize = 96;
const TOKENS: usize = 48;
const DILATION: usize = 2;

fn main() {
    let shape = Shape { outputs: 2 * WIDTH, taps: 3, inputs: WIDTH };
    let rows: Vec<i8> = (0..shape.outputs * 3 * WIDTH).map(|at| (at * 7 % 255) as i8).collect();
    let rows: Vec<i8> = rows.into_iter().map(|weight| weight.max(-127)).collect();
    let Some(weights) = Weights::pack(shape, rows.chunks_exact(3 * WIDTH), &[1; 2 * WIDTH]) else { return };
    let Some(rescale) = Rescale::new(&[200; WIDTH], 13) else { return };
    let input: Vec<i16> =
        (0..(TOKENS + 2 * DILATION) * WIDTH).map(|at| (at * 5 % 255) as i16 - 127).collect();
    let mut sums = vec![0; TOKENS * 2 * WIDTH];
    let mut x = vec![0; TOKENS * WIDTH];
    let mut h = vec![0; TOKENS * WIDTH];
    let products = (TOKENS * 2 * WIDTH * 3 * WIDTH) as f64;

    println!("{TOKENS} tokens, width {WIDTH}, median of 15");
    for kernel in Kernel::available() {
        let convolve =
            median(|| kernel.convolve(&weights, DILATION, black_box(&input), black_box(&mut sums)));
        let maxout = median(|| kernel.add_maxout(&rescale, black_box(&sums), black_box(&mut x)));
        let norm = median(|| kernel.normalise(WIDTH, norm_scale(WIDTH), black_box(&x), black_box(&mut h)));
        println!(
            "{kernel:8} convolution {:6.1} GMAC/s   maxout {:5.0} ns/token   norm {:5.0} ns/token",
            products / convolve / 1e9,
            maxout * 1e9 / TOKENS as f64,
            norm * 1e9 / TOKENS as f64,
        );
    }
}

/// Seconds that a call takes.
fn median(mut call: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..15)
        .map(|_| {
            let start = Instant::now();
            let mut calls = 0;
            while start.elapsed() < Duration::from_millis(20) {
                call();
                calls += 1;
            }
            start.elapsed().as_secs_f64() / f64::from(calls)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
