//! Analyses into what the output holds: made on all cores, written by one.

use crate::failure::Failure;
use claimlight::{Analysis, OffsetUnit};
use serde::Serialize;
use serde_json::value::RawValue;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// Where the analyses of a stream go.
pub(super) trait Sink {
    /// What is written of a line.
    type Row: Send;

    /// Makes it, on any core, of an analysis that counts bytes; the error says what is wrong with the line.
    fn row(id: &RawValue, text: &str, analysis: Analysis, unit: OffsetUnit) -> Result<Self::Row, String>;

    /// Writes the next one.
    fn write(&mut self, row: Self::Row) -> io::Result<()>;

    /// Hands on what can be handed on: the next lines may take a while.
    fn flush(&mut self) -> io::Result<()>;

    /// All input was read.
    fn finish(&mut self) -> io::Result<()>;

    /// An error of `write`, `flush` or `finish`.
    fn failure(&self, error: io::Error) -> Failure;
}

/// Lines `{"id","analysis"}`.
pub(super) struct Lines<'a, Out: Write> {
    out: BufWriter<Out>,
    /// The file that they go into; none for standard output.
    path: Option<&'a Path>,
}

impl<'a, Out: Write> Lines<'a, Out> {
    pub(super) fn new(out: Out, path: Option<&'a Path>) -> Self {
        Self { out: BufWriter::new(out), path }
    }
}

impl<Out: Write> Sink for Lines<'_, Out> {
    type Row = Vec<u8>;

    fn row(id: &RawValue, text: &str, analysis: Analysis, unit: OffsetUnit) -> Result<Vec<u8>, String> {
        let response = Response { id, analysis: analysis.counted_in(unit, text) };
        let mut line = serde_json::to_vec(&response).map_err(|error| error.to_string())?;
        line.push(b'\n');
        Ok(line)
    }

    fn write(&mut self, line: Vec<u8>) -> io::Result<()> {
        self.out.write_all(&line)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn finish(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    fn failure(&self, error: io::Error) -> Failure {
        match self.path {
            Some(path) => Failure::file(path, &error),
            None => error.into(),
        }
    }
}

/// A line of output. The id is copied byte for byte, so that no number loses a digit.
#[derive(Serialize)]
struct Response<'a> {
    id: &'a RawValue,
    analysis: Analysis,
}
