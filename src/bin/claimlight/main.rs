//! Arguments into a command, and its outcome into an exit code.

mod analyze;
mod arguments;
mod check;
mod engine;
mod evaluate;
mod facts;
mod failure;
mod features;
mod input;
mod jsonl;
mod model;
mod nesting;
mod page;
mod references;
mod sources;
mod terminal;
mod voices;
mod worth;
mod zstd;

use arguments::{Arguments, Command};
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // Help is output too, and may find no place.
        Err(told) => {
            return match told.print() {
                Ok(()) => ExitCode::from(u8::try_from(told.exit_code()).unwrap_or(2)),
                Err(error) => Failure::from(error).exit(),
            };
        }
    };
    let outcome = match arguments.command {
        Command::Analyze(arguments) => analyze::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Evaluate(arguments) => evaluate::run(&arguments),
        Command::Features(arguments) => features::run(&arguments),
        Command::Model(arguments) => model::run(&arguments),
    };
    outcome.map_or_else(Failure::exit, |()| ExitCode::SUCCESS)
}
