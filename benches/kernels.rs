//! How fast each kernel runs: `cargo bench --no-default-features --bench kernels`.
//!
//! In WebAssembly, which has no clock and no terminal of its own, `kernels.mjs` lends them.

use claimlight::tagger::kernels::{Kernel, Rescale, Shape, Weights, norm_scale};
use std::hint::black_box;

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

    say(&format!("{TOKENS} tokens, width {WIDTH}, fastest of 60"));
    for kernel in Kernel::available() {
        let convolve =
            fastest(|| kernel.convolve(&weights, DILATION, black_box(&input), black_box(&mut sums)));
        let maxout = fastest(|| kernel.add_maxout(&rescale, black_box(&sums), black_box(&mut x)));
        let norm = fastest(|| kernel.normalise(WIDTH, norm_scale(WIDTH), black_box(&x), black_box(&mut h)));
        say(&format!(
            "{kernel:8} convolution {:6.1} GMAC/s   maxout {:5.0} ns/token   norm {:5.0} ns/token",
            products / convolve / 1e9,
            maxout * 1e9 / TOKENS as f64,
            norm * 1e9 / TOKENS as f64,
        ));
    }
}

/// Seconds that a call takes: the least of many tries, since machines are shared.
fn fastest(mut call: impl FnMut()) -> f64 {
    let times = (0..60).map(|_| {
        let start = seconds();
        let mut calls = 0;
        while seconds() < start + 0.003 {
            (0..20).for_each(|_| call());
            calls += 20;
        }
        (seconds() - start) / f64::from(calls)
    });
    times.fold(f64::INFINITY, f64::min)
}

#[cfg(not(target_arch = "wasm32"))]
fn seconds() -> f64 {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed().as_secs_f64()
}

#[cfg(not(target_arch = "wasm32"))]
fn say(line: &str) {
    println!("{line}");
}

#[cfg(target_arch = "wasm32")]
mod host {
    #[link(wasm_import_module = "bench")]
    unsafe extern "C" {
        pub(super) safe fn milliseconds() -> f64;
        pub(super) safe fn say(text: *const u8, length: usize);
    }
}

#[cfg(target_arch = "wasm32")]
fn seconds() -> f64 {
    host::milliseconds() / 1e3
}

#[cfg(target_arch = "wasm32")]
fn say(line: &str) {
    host::say(line.as_ptr(), line.len());
}
