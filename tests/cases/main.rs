//! Case files into tests: `tests/cases/<stage>*.txt` say in plain text what each stage makes of a text.
//!
//! A stage has a module here with a `#[test]` that calls [`runner::check`] with the beginning of its
//! files' names and a function that prints what the stage makes of a text. See [`runner`] for the format.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test target: a case file that cannot be read is a failure"
)]

mod runner;

mod attributions;
mod blocks;
mod claims;
mod desk;
mod entities;
mod marked;
mod sentences;
mod tokens;
mod values;
