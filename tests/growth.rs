//! Odd texts into how much memory they ask for, counted instead of timed: twice the text may ask for twice as much, and no text
//! for much at a time. `cargo bench --features cli --bench growth` times the same patterns, of megabytes.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "in a test's helpers a panic is a failure, as in the test itself"
)]

use claimlight::{Analyzer, Model};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

#[path = "support/allocated.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod allocated;
use allocated::Allocated;
#[path = "../benches/growth/patterns.rs"]
mod patterns;

/// Of the shorter text.
const BYTES: usize = 3_000;

/// How many times as much twice the text may ask for, in tenths.
const MOST: i64 = 22;

/// Bytes that may be held at a time for each byte of text, beyond [`SLACK`]. One pattern takes any: references that never close, 5.
const MOST_AT_A_TIME: i64 = 100;

/// Less says nothing: buffers double, and of a short text fewer words are read as names.
const SLACK: i64 = 1024 * 1024;

#[test]
fn twice_the_text_asks_for_twice_the_memory_and_for_little_at_a_time() {
    let patterns: Vec<_> =
        patterns::read().unwrap().into_iter().filter(|pattern| pattern.section != "html").collect();
    let (next, broken) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let analyzer = Analyzer::new(Model::embedded().unwrap());
                let measure = |text: &str| {
                    let before = Allocated::restart_peak();
                    drop(analyzer.analyze(text));
                    Allocated::now().since(before)
                };
                while let Some(pattern) = patterns.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let [once, twice] = [BYTES, 2 * BYTES].map(|bytes| patterns::text(pattern, bytes));
                    // The first reading makes the buffers that the next find.
                    measure(&twice);
                    let (asked, asked_twice) = (measure(&once), measure(&twice));
                    let is_steep = 10 * (asked_twice.bytes - SLACK) > MOST * asked.bytes;
                    if is_steep || asked_twice.peak - SLACK > MOST_AT_A_TIME * twice.len() as i64 {
                        let at_a_time = asked_twice.peak / twice.len() as i64;
                        broken.lock().unwrap().push(format!(
                            "{}: {} bytes asked for, then {}; {at_a_time} at a time for each",
                            pattern.name, asked.bytes, asked_twice.bytes
                        ));
                    }
                }
            });
        }
    });
    let broken = broken.into_inner().unwrap();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
