//! Odd texts into how their time grows: each of `patterns.txt`, and twice as much of it, in seconds of one core; and into the most
//! memory that the larger one ever takes, in bytes a byte of text.
//!
//!     cargo bench --features cli --bench growth -- [--bytes 2000000] [--threads 1] [SECTION|NAME …]
//!
//! Time is that of the processor (on Linux), so that work beside it matters little. What grows more than `MOST` is measured
//! twice more, and ends the run with an error if it stays so.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a bench may stop, and its words are letters of ASCII"
)]

#[path = "../../tests/support/allocated.rs"]
#[allow(dead_code, reason = "tests use the rest")]
mod allocated;
#[path = "../../src/bin/claimlight/nesting.rs"]
mod nesting;
#[path = "../../src/bin/claimlight/page/mod.rs"]
#[allow(dead_code, reason = "the command line uses the rest")]
mod page;
mod patterns;

use allocated::Allocated;
use claimlight::desk::Settings;
use claimlight::export::{self, Origin, Table};
use claimlight::{Analyzer, Model, OffsetUnit, desk};
use patterns::Pattern;
use std::error::Error;
use std::hint::black_box;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// How many times as long twice the text may take.
const MOST: f64 = 2.2;

/// Seconds that are too few to be measured: two of them are as much as one.
const TICK: f64 = 0.05;

fn main() -> Result<(), Box<dyn Error>> {
    // `cargo bench` passes an option of its own.
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let (mut bytes, mut threads, mut asked) = (2_000_000, 1, Vec::new());
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--bytes" => bytes = arguments.next().ok_or("--bytes needs a number")?.parse()?,
            "--threads" => threads = arguments.next().ok_or("--threads needs a number")?.parse()?,
            _ => asked.push(argument),
        }
    }
    let mut patterns = patterns::read()?;
    patterns
        .retain(|one| asked.is_empty() || asked.iter().any(|word| *word == one.section || *word == one.name));
    let analyzer = Analyzer::new(Model::embedded()?);
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(pattern) = patterns.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (once, twice, memory) = grow(pattern, &analyzer, bytes);
                    let growth = twice.max(TICK) / once.max(TICK);
                    println!(
                        "{growth:5.2}  {once:6.2} s  {twice:6.2} s  {memory:4}  {}: {}",
                        pattern.section, pattern.name
                    );
                    if let Ok(mut found) = found.lock() {
                        found.push(growth);
                    }
                }
            });
        }
    });
    let mut growths = found.into_inner().map_err(|_| "a thread stopped")?;
    growths.sort_by(f64::total_cmp);
    let (Some(most), count) = (growths.last().copied(), growths.len()) else {
        return Err("no such pattern".into());
    };
    let middle = growths.get(count / 2).copied().unwrap_or_default();
    let above = growths.iter().filter(|growth| **growth > MOST).count();
    println!(
        "{count} patterns of {bytes} bytes and twice as many: {middle:.2} in the middle, {most:.2} at most, {above} above {MOST}"
    );
    if above > 0 { Err(format!("{above} patterns grow more than {MOST}").into()) } else { Ok(()) }
}

/// The seconds for a text, and for one that is twice as long; bytes of memory for each byte of that.
fn grow(pattern: &Pattern, analyzer: &Analyzer, bytes: usize) -> (f64, f64, i64) {
    let texts = [patterns::text(pattern, bytes), patterns::text(pattern, 2 * bytes)];
    let measure = || {
        let [once, twice] = texts.each_ref().map(|text| work(pattern, analyzer, text));
        (once, twice)
    };
    let before = Allocated::restart_peak();
    let (mut once, mut twice) = measure();
    let [_, text] = &texts;
    let memory = Allocated::now().since(before).peak / (text.len() as i64).max(1);
    for _ in 0..2 {
        if twice.max(TICK) > MOST * once.max(TICK) {
            let (again, again_twice) = measure();
            // The least of each: whatever disturbs makes it more.
            (once, twice) = if again_twice < MOST * again {
                (again, again_twice)
            } else {
                (once.min(again), twice.min(again_twice))
            };
        }
    }
    (once, twice, memory)
}

/// Does with a text what its section says; gives the seconds.
fn work(pattern: &Pattern, analyzer: &Analyzer, text: &str) -> f64 {
    let start = now();
    match pattern.section.as_str() {
        "html" => {
            let article = page::article(text).unwrap_or_default();
            black_box(analyzer.analyze(&article));
            now() - start
        }
        "exports" => {
            let analysis = analyzer.analyze(text);
            let start = now();
            black_box(export::html(&analysis, text, Origin::default()));
            for table in [Table::Claims, Table::Entities, Table::Attributions, Table::Sources] {
                black_box(export::csv(&analysis, text, table, OffsetUnit::Utf16));
            }
            black_box(
                serde_json::to_string(&export::web_annotation(&analysis, text, Origin::default())).ok(),
            );
            black_box(serde_json::to_string(&export::schema_org(&analysis, text, Origin::default())).ok());
            now() - start
        }
        "check" => {
            let analysis = analyzer.analyze(text);
            let start = now();
            black_box(desk::check(text, &analysis, &Settings::default(), &[]));
            now() - start
        }
        _ => {
            black_box(analyzer.analyze(text));
            now() - start
        }
    }
}

/// Seconds that this thread has computed; where the system does not say so, seconds of the clock.
fn now() -> f64 {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let spent = spent.and_then(|line| line.split(' ').next()?.parse::<f64>().ok());
    spent.map_or_else(|| START.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}
