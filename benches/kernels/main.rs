//! How fast each kernel runs: `cargo bench --no-default-features --bench kernels`.
//!
//! In WebAssembly, which has no clock and no terminal of its own, `../kernels.mjs` lends them, and the
//! kernels run beside the loops of `ceiling.rs`.

#[cfg(target_arch = "wasm32")]
mod ceiling;

use claimlight::tagger::kernels::{Kernel, Rescale, Shape, Weights, Workspace, norm_scale};
use std::hint::black_box;

const WIDTH: usize = 96;
const TOKENS: usize = 48;
const DILATION: usize = 2;

/// Rounds over all contenders. The fastest counts, since machines are shared.
const ROUNDS: usize = 60;

/// Seconds that a contender runs for in a round: many times what the coarsest clock of a browser shows.
const TURN: f64 = 0.005;

/// What is measured: a name, its products or rows in a call, and the call.
struct Contender<'a> {
    name: String,
    unit: Unit,
    in_a_call: usize,
    call: Box<dyn FnMut() + 'a>,
}

#[derive(Clone, Copy)]
enum Unit {
    Products,
    Tokens,
}

fn main() {
    let shape = Shape { outputs: 2 * WIDTH, taps: 3, inputs: WIDTH };
    let rows: Vec<i8> = (0..shape.outputs * 3 * WIDTH).map(|at| (at * 7 % 255) as i8).collect();
    let rows: Vec<i8> = rows.into_iter().map(|weight| weight.max(-127)).collect();
    let Some(weights) = Weights::pack(shape, rows.chunks_exact(3 * WIDTH), &[1; 2 * WIDTH]) else { return };
    let Some(rescale) = Rescale::new(&[200; WIDTH], 13) else { return };

    let mut contenders: Vec<Contender<'_>> =
        Kernel::available().flat_map(|kernel| contenders(kernel, &weights, &rescale)).collect();
    #[cfg(target_arch = "wasm32")]
    contenders.extend(ceiling::contenders());

    say(&format!("{TOKENS} tokens, width {WIDTH}, fastest of {ROUNDS}"));
    for (Contender { name, unit, in_a_call, .. }, seconds) in fastest(&mut contenders) {
        let count = *in_a_call as f64;
        say(&match unit {
            Unit::Products => format!("{name:24} {:6.2} GMAC/s", count / seconds / 1e9),
            Unit::Tokens => format!("{name:24} {:6.0} ns/token", seconds * 1e9 / count),
        });
    }
}

/// The three operations of a kernel, in place: a layer of the network over a paragraph.
fn contenders<'a>(kernel: Kernel, weights: &'a Weights, rescale: &'a Rescale) -> [Contender<'a>; 3] {
    let input: Vec<i16> =
        (0..(TOKENS + 2 * DILATION) * WIDTH).map(|at| (at * 5 % 255) as i16 - 127).collect();
    let mut sums = vec![0; TOKENS * 2 * WIDTH];
    let mut workspace = Workspace::default();
    kernel.convolve(weights, DILATION, &input, &mut sums, &mut workspace);
    let mut x = vec![0; TOKENS * WIDTH];
    kernel.add_maxout(rescale, &sums, &mut x);
    let (known_sums, known_x) = (sums.clone(), x.clone());
    let mut h = vec![0; TOKENS * WIDTH];
    [
        Contender {
            name: format!("{kernel} convolution"),
            unit: Unit::Products,
            in_a_call: TOKENS * 2 * WIDTH * 3 * WIDTH,
            call: Box::new(move || {
                kernel.convolve(weights, DILATION, black_box(&input), black_box(&mut sums), &mut workspace)
            }),
        },
        Contender {
            name: format!("{kernel} maxout"),
            unit: Unit::Tokens,
            in_a_call: TOKENS,
            call: Box::new(move || kernel.add_maxout(rescale, black_box(&known_sums), black_box(&mut x))),
        },
        Contender {
            name: format!("{kernel} norm"),
            unit: Unit::Tokens,
            in_a_call: TOKENS,
            call: Box::new(move || {
                kernel.normalise(WIDTH, norm_scale(WIDTH), black_box(&known_x), black_box(&mut h));
            }),
        },
    ]
}

/// Seconds of a call of each contender. They take turns, so that a busy machine slows all alike.
fn fastest<'c, 'a>(contenders: &'c mut [Contender<'a>]) -> Vec<(&'c Contender<'a>, f64)> {
    let mut least = vec![f64::INFINITY; contenders.len()];
    for _ in 0..ROUNDS {
        for (contender, least) in contenders.iter_mut().zip(&mut least) {
            *least = least.min(turn(&mut contender.call));
        }
    }
    contenders.iter().zip(least).collect()
}

/// Seconds of a call, measured over a turn.
fn turn(call: &mut dyn FnMut()) -> f64 {
    let start = seconds();
    let mut calls = 0;
    loop {
        (0..10).for_each(|_| call());
        calls += 10;
        let passed = seconds() - start;
        if passed >= TURN {
            return passed / f64::from(calls);
        }
    }
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
