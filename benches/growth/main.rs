//! Odd texts into how their time grows: each of `patterns.txt`, and twice as much of it, in seconds of one core.
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

#[path = "../../src/bin/claimlight/nesting.rs"]
mod nesting;
#[path = "../../src/bin/claimlight/page/mod.rs"]
#[allow(dead_code, reason = "the command line uses the rest")]
mod page;

use claimlight::desk::Settings;
use claimlight::export::{self, Origin, Table};
use claimlight::{Analyzer, Model, OffsetUnit, desk};
use std::error::Error;
use std::hint::black_box;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// How many times as long twice the text may take.
const MOST: f64 = 2.2;

/// Seconds that are too few to be measured: two of them are as much as one.
const TICK: f64 = 0.05;

/// A line of the file.
struct Pattern {
    section: String,
    name: String,
    /// What stands once, is repeated, stands once …
    parts: Vec<String>,
}

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
    let mut patterns = read(include_str!("patterns.txt"))?;
    patterns
        .retain(|one| asked.is_empty() || asked.iter().any(|word| *word == one.section || *word == one.name));
    let analyzer = Analyzer::new(Model::embedded()?);
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(pattern) = patterns.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let (once, twice) = grow(pattern, &analyzer, bytes);
                    let growth = twice.max(TICK) / once.max(TICK);
                    println!(
                        "{growth:5.2}  {once:6.2} s  {twice:6.2} s  {}: {}",
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

fn read(file: &str) -> Result<Vec<Pattern>, Box<dyn Error>> {
    let (mut patterns, mut section) = (Vec::new(), "");
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some((name, json)) = line.split_once('\t') {
            let parts = if json.starts_with('[') {
                serde_json::from_str(json)?
            } else {
                vec![String::new(), serde_json::from_str(json)?]
            };
            patterns.push(Pattern { section: section.to_owned(), name: name.to_owned(), parts });
        } else {
            section = line.trim_matches(['[', ']']);
        }
    }
    Ok(patterns)
}

/// The seconds for a text, and for one that is twice as long.
fn grow(pattern: &Pattern, analyzer: &Analyzer, bytes: usize) -> (f64, f64) {
    let texts = [text(pattern, bytes), text(pattern, 2 * bytes)];
    let measure = || {
        let [once, twice] = texts.each_ref().map(|text| work(pattern, analyzer, text));
        (once, twice)
    };
    let (mut once, mut twice) = measure();
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
    (once, twice)
}

/// The pattern, as often as fits.
fn text(pattern: &Pattern, bytes: usize) -> String {
    let repeated =
        pattern.parts.iter().skip(1).step_by(2).map(|part| filled(part, 1 << 20).len()).sum::<usize>();
    let times = bytes / repeated.max(1);
    let mut text = String::with_capacity(bytes + bytes / 4);
    for (at, part) in pattern.parts.iter().enumerate() {
        if at % 2 == 0 {
            text.push_str(part);
        } else {
            (0..times).for_each(|number| text.push_str(&filled(part, number)));
        }
    }
    text
}

/// The words with names and numbers that no other repetition has.
fn filled(part: &str, number: usize) -> String {
    let (mut text, mut rest, mut words) = (String::new(), part, 8 * number);
    while let Some(at) = rest.find('{') {
        let (before, behind) = rest.split_at(at);
        text.push_str(before);
        rest = behind.get(3..).unwrap_or_default();
        let word = word(words);
        words += 1;
        match behind.get(..3) {
            Some("{i}") => text.push_str(&number.to_string()),
            Some("{w}") => text.push_str(&word),
            Some("{n}") => {
                text.push_str(&word[..1].to_uppercase());
                text.push_str(&word[1..]);
            }
            _ => {
                text.push('{');
                rest = &behind[1..];
            }
        }
    }
    text + rest
}

/// A number as a word that can be spoken.
fn word(mut number: usize) -> String {
    let mut word = String::new();
    while number > 0 || word.len() < 4 {
        word.push(char::from(b"bdfgklmnprstvz"[number % 14]));
        word.push(char::from(b"aeiou"[number / 14 % 5]));
        number /= 70;
    }
    word
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
