//! Seeds and damages of them into the fuzz targets, on stable Rust: the same ones each time, counted and not timed.
//!
//! `make fuzz` runs many more of them (`FUZZ_EXECUTIONS`, from another `FUZZ_SEED`; `FUZZ_SECONDS` ends a target sooner),
//! and says how many. An input that
//! breaks a promise is written into the folder that `FUZZ_FINDINGS` names; mended, it goes into `fuzz/findings/TARGET/`,
//! which is run first.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test stops where it fails, and says how much it did"
)]

mod repository;
mod targets;

#[path = "../src/bin/claimlight/nesting.rs"]
mod nesting;
#[path = "../src/bin/claimlight/page/mod.rs"]
mod page;
#[path = "support/random_model.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod random_model;
#[path = "support/sound.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod sound;

use random_model::Random;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::Instant;

/// Executions of each target in an ordinary test run.
const EXECUTIONS: u64 = 1_500;

/// Bytes of the longest input: long ones find little that short ones do not, and cost much.
const LONGEST: usize = 600;

/// Most bytes of an input, one of these each time: seven of eight are as short as a sentence or two, and cost a fifth.
const LENGTHS: [usize; 8] = [40, 60, 80, 100, 120, 160, 240, LONGEST];

macro_rules! targets {
    ($($name:ident)*) => {$(
        #[test]
        fn $name() {
            fuzz(stringify!($name));
        }
    )*};
}

targets! { text model page memory exports }

fn fuzz(target: &str) {
    let (_, run) = targets::TARGETS.iter().find(|(name, _)| *name == target).expect("a target");
    let number = |name: &str, otherwise: u64| {
        std::env::var(name).map_or(otherwise, |text| text.parse().expect("a number"))
    };
    let executions = number("FUZZ_EXECUTIONS", EXECUTIONS);
    let mut random = Random(number("FUZZ_SEED", 1));
    let seeds = seeds(target);
    let mut findings = 0;
    let mut execute = |input: &[u8]| {
        if catch_unwind(AssertUnwindSafe(|| run(input))).is_err() {
            findings += 1;
            keep(target, input);
        }
    };
    for path in repository::files(&format!("fuzz/findings/{target}"), "bin") {
        execute(&std::fs::read(path).expect("a finding"));
    }
    let seconds = number("FUZZ_SECONDS", u64::MAX);
    let (start, mut done) = (Instant::now(), 0);
    while done < executions && start.elapsed().as_secs() < seconds {
        execute(&damaged(&seeds, &mut random));
        done += 1;
    }
    println!("fuzz {target}: {done} executions, {findings} findings");
    assert_eq!(findings, 0, "{target}: set FUZZ_FINDINGS to a folder to keep the inputs");
}

fn keep(target: &str, input: &[u8]) {
    let Ok(folder) = std::env::var("FUZZ_FINDINGS") else { return };
    let name = input.iter().fold(5381_u64, |hash, byte| hash.wrapping_mul(33) ^ u64::from(*byte));
    let folder = Path::new(&folder).join(target);
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join(format!("{name:016x}.bin")), input).expect("a file");
}

/// The cases, the samples and the pages of this repository, cut into short inputs; for models any bytes will do.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let read = |folder: &str, ending: &str| -> Vec<String> {
        repository::files(folder, ending).iter().map(repository::read).collect()
    };
    let pages = read("tests/html", "html");
    let texts: Vec<String> =
        read("tests/cases", "txt").into_iter().chain(read("www/samples", "json")).collect();
    let files = if target == "page" { [pages, texts].concat() } else { texts };
    let chunks = files.iter().flat_map(|file| file.as_bytes().chunks(LONGEST / 2).map(<[u8]>::to_vec));
    // Whole lines too: a short input is then a heading, a sentence or an element, and not the middle of one.
    let lines =
        files.iter().flat_map(|file| file.lines()).filter(|line| (4..LONGEST / 2).contains(&line.len()));
    let mut seeds: Vec<Vec<u8>> = chunks.chain(lines.map(|line| line.as_bytes().to_vec())).collect();
    if target == "memory" {
        // A text and an edit of it, which no damage would often make.
        let edits: Vec<_> = seeds.windows(2).step_by(2).map(|pair| pair.join(&0xFF)).collect();
        seeds.extend(edits);
    }
    assert!(seeds.len() > 100, "the repository holds cases and samples");
    seeds
}

/// What gets into texts where something goes wrong.
const TOKENS: [&str; 40] = [
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "«",
    "»",
    "(",
    ")",
    "[",
    "]",
    "…",
    "—",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\0",
    " ",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{202e}",
    "\u{301}",
    "🦀",
    "# ",
    "> ",
    "- ",
    "| ",
    "\n---\n",
    "Q: ",
    "A: ",
    "MAYOR: ",
    ", she said",
    " said ",
    " according to ",
    "<p>",
    "</b>",
    "<blockquote>",
];

/// A first byte that asks for anything, then a seed with up to eight damages, cut where its length ends.
fn damaged(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut below = |limit: usize| (random.next() % limit.max(1) as u64) as usize;
    let longest = LENGTHS[below(LENGTHS.len())];
    let mut input = vec![below(256) as u8];
    input.extend(&seeds[below(seeds.len())]);
    input.truncate(longest);
    for _ in 0..below(9) {
        let from = below(input.len());
        let to = (from + below(40)).min(input.len());
        match below(7) {
            0 => drop(input.drain(from..to)),
            1 => input.splice(from..from, TOKENS[below(TOKENS.len())].bytes()).for_each(drop),
            2 => input.splice(from..to, TOKENS[below(TOKENS.len())].bytes()).for_each(drop),
            3 => {
                let again = input[from..to].to_vec();
                let at = below(input.len());
                input.splice(at..at, again).for_each(drop);
            }
            4 => input[from..to].make_ascii_uppercase(),
            5 => input[from] = below(256) as u8,
            _ => {
                let other = &seeds[below(seeds.len())];
                let at = below(other.len());
                input.truncate(from);
                input.extend(&other[at..]);
            }
        }
        input.truncate(longest);
        if input.is_empty() {
            input.push(0);
        }
    }
    input
}
