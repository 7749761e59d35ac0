//! Bytes into the target `memory`, as libFuzzer makes them.
#![no_main]
#![allow(dead_code, reason = "each target uses its own part")]

#[path = "../../src/bin/claimlight/nesting.rs"]
mod nesting;
#[path = "../../src/bin/claimlight/page/mod.rs"]
mod page;
#[path = "../../tests/support/random_model.rs"]
mod random_model;
#[path = "../../tests/support/sound.rs"]
mod sound;
#[path = "../../tests/targets/mod.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::memory::run(bytes));
