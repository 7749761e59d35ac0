//! Arguments into a command, and its outcome into an exit code.

mod analyze;
mod arguments;
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
mod terminal;
mod voices;

use arguments::{Arguments, Command};
use clap::Parser;
use failure::Failure;
use std::process::ExitCode;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Analyze(arguments) => analyze::run(&arguments),
        Command::Evaluate(arguments) => evaluate::run(&arguments),
        Command::Features(arguments) => features::run(&arguments),
        Command::Model(arguments) => model::run(&arguments),
    };
    outcome.map_or_else(Failure::exit, |()| ExitCode::SUCCESS)
}
