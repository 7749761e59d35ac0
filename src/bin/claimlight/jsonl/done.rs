//! What an earlier run has written into the lines of input that need no analysis any more.

use super::{Report, next_line, request};
use crate::failure::Failure;
use crate::input::Input;
use claimlight::{Analyzer, OffsetUnit};
use serde::Deserialize;
use serde_json::value::RawValue;
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;

/// A file of lines `{"id","analysis"}`, as far as it is compared with the input.
pub(super) struct Done<'a> {
    path: &'a Path,
    lines: BufReader<File>,
    /// How many of its bytes are whole lines.
    whole: u64,
    /// What every analysis of this run says of its engine and its offsets.
    head: Head,
}

/// A line of output, as far as it matters here.
#[derive(Deserialize)]
struct Response<'a> {
    #[serde(borrow)]
    id: &'a RawValue,
    analysis: Head,
}

/// By what, and in what unit, an analysis was made: results of two engines do not go into one file.
#[derive(Deserialize, PartialEq)]
#[serde(rename_all = "camelCase")]
struct Head {
    schema_version: serde_json::Value,
    engine: serde_json::Value,
    offset_unit: serde_json::Value,
}

impl<'a> Done<'a> {
    /// Opens the file, or makes it.
    pub(super) fn open(path: &'a Path, analyzer: &Analyzer, unit: OffsetUnit) -> Result<Self, Failure> {
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path);
        let file = file.map_err(|error| Failure::file(path, &error))?;
        let sample = serde_json::to_string(&analyzer.analyze("").counted_in(unit, ""));
        let head = sample.and_then(|sample| serde_json::from_str(&sample));
        let head = head.map_err(|error| Failure::Input(error.to_string()))?;
        Ok(Self { path, lines: BufReader::new(file), whole: 0, head })
    }

    /// Reads past the lines of input whose analysis is there; gives the number of the next. Bad lines are reported again.
    pub(super) fn pass_over(
        &mut self,
        lines: &mut impl BufRead,
        report: &mut Report,
        input: &Input<'_>,
    ) -> Result<u64, Failure> {
        let mut number = 1;
        while let Some(done) = self.next()? {
            let done: Response<'_> =
                serde_json::from_slice(&done).map_err(|error| self.mismatch(&error.to_string()))?;
            if done.analysis != self.head {
                return Err(
                    self.mismatch("it was made by another version, by another model or with other offsets")
                );
            }
            loop {
                let line = next_line(lines, number).map_err(|error| input.failure(&error))?;
                let Some(line) = line else {
                    return Err(self.mismatch(&format!("{} has no line of id {}", report.input, done.id)));
                };
                number += 1;
                report.progress.inc(line.length);
                match request::parse(&line) {
                    Ok(Some((id, _))) if id.get() == done.id.get() => break,
                    Ok(Some((id, _))) => {
                        let place = format!("{}, line {}", report.input, line.number);
                        return Err(self.mismatch(&format!("{place} has the id {id}, and not {}", done.id)));
                    }
                    Ok(None) => {}
                    Err(message) => report.bad_line(line.number, &message),
                }
            }
        }
        Ok(number)
    }

    /// The file, ready to be written behind its last whole line: what a killed run left of another goes.
    pub(super) fn into_end(self) -> Result<File, Failure> {
        let mut file = self.lines.into_inner();
        let cut = file.set_len(self.whole).and_then(|()| file.seek(SeekFrom::End(0)));
        cut.map_err(|error| Failure::file(self.path, &error))?;
        Ok(file)
    }

    /// The next whole line.
    fn next(&mut self) -> Result<Option<Vec<u8>>, Failure> {
        let mut line = Vec::new();
        let read = self.lines.read_until(b'\n', &mut line);
        let length = read.map_err(|error: io::Error| Failure::file(self.path, &error))?;
        if !line.ends_with(b"\n") {
            return Ok(None);
        }
        self.whole += length as u64;
        Ok(Some(line))
    }

    /// The file is no beginning of this run's output, and stays as it is.
    fn mismatch(&self, why: &str) -> Failure {
        Failure::Input(format!("{} is not what this run would have written: {why}", self.path.display()))
    }
}
