//! What went wrong into one line on standard error and an exit code.

use claimlight::export::is_unsafe_in_display;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

/// The exit code of `claimlight check` where there is something to look at.
const TO_LOOK_AT: u8 = 3;

/// Why a command did not do all that it was asked for.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Some input cannot be read; the line says what was found and what to do.
    Input(String),
    /// Some input was bad, and a line was written about each.
    Reported,
    /// All input was read, and there is something for an editor to look at.
    ToLookAt,
    /// The reader of our output has closed it: no failure at all.
    BrokenPipe,
}

impl Failure {
    /// A file that cannot be opened, read or written.
    pub(crate) fn file(path: &Path, error: &io::Error) -> Self {
        let name = path.display();
        Self::Input(match error.kind() {
            io::ErrorKind::NotFound => format!("{name}: there is no such file"),
            io::ErrorKind::IsADirectory => format!("{name} is a directory; name a file in it"),
            io::ErrorKind::PermissionDenied => format!("{name}: permission denied"),
            _ => format!("{name}: {error}"),
        })
    }

    /// Reports the failure, and says how the process ends.
    pub(crate) fn exit(self) -> ExitCode {
        match self {
            Self::Input(message) => report(&message),
            Self::Reported => {}
            Self::ToLookAt => return ExitCode::from(TO_LOOK_AT),
            Self::BrokenPipe => return ExitCode::SUCCESS,
        }
        ExitCode::FAILURE
    }
}

impl From<io::Error> for Failure {
    /// An error on standard output; files are named by [`Failure::file`].
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::BrokenPipe,
            _ => Self::Input(format!("standard output: {error}")),
        }
    }
}

/// Writes one line on standard error; where that is full or closed, nobody can be told.
pub(crate) fn report(message: &str) {
    let _ = writeln!(anstream::stderr(), "claimlight: {}", displayed(message));
}

/// Words of a text or of a file's name, in which characters that a terminal would obey are shown as `�`.
pub(crate) fn displayed(words: &str) -> String {
    words.chars().map(|c| if is_unsafe_in_display(c) { '\u{fffd}' } else { c }).collect()
}
