//! Lines `{"id","text"}` into lines `{"id","analysis"}` or rows of Parquet: in order, streaming, on all cores.

mod done;
#[cfg(feature = "parquet")]
mod parquet;
mod request;
mod sink;

use crate::failure::{self, Failure};
use crate::input::Input;
use claimlight::{Analyzer, Day, OffsetUnit};
use done::Done;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use sink::{Lines, Sink};
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Lines that a core gets at a time: enough to even out long and short articles.
const LINES_PER_CORE: usize = 8;

/// Bytes that are waiting or being worked on, unless one line alone is longer.
const BATCH_BYTES: usize = 16 << 20;

/// Bytes of the longest line that is read: a line without an end would take all memory.
const LONGEST_LINE: u64 = 64 << 20;

/// How each line is read.
#[derive(Clone, Copy)]
pub(crate) struct Reading {
    /// What offsets count.
    pub(crate) unit: OffsetUnit,
    /// The day on which the articles appeared.
    pub(crate) published: Option<Day>,
}

/// Where the analyses go.
#[derive(Clone, Copy)]
pub(crate) enum Output<'a> {
    /// As lines to standard output.
    Standard,
    /// As lines into a file, behind those that it holds: lines whose analysis is there are passed over.
    Resumed(&'a Path),
    /// As rows into a new Parquet file.
    #[cfg(feature = "parquet")]
    Parquet(&'a Path),
}

/// Analyzes a stream. Bad lines are reported and left out; the rest goes on.
pub(crate) fn run(
    input: &Input<'_>,
    analyzer: &Analyzer,
    reading: Reading,
    output: Output<'_>,
) -> Result<(), Failure> {
    let bytes = input.open("lines of {\"id\",\"text\"}")?;
    let mut lines = BufReader::with_capacity(1 << 16, bytes);
    let is_seen = matches!(output, Output::Standard) && io::stdout().is_terminal();
    let progress = if is_seen { ProgressBar::hidden() } else { progress(input.length()) };
    let mut report = Report { input: input.name(), progress, all_good: true };
    match output {
        Output::Standard => {
            stream(lines, 1, input, analyzer, reading, Lines::new(io::stdout().lock(), None), report)
        }
        Output::Resumed(path) => {
            let mut done = Done::open(path, analyzer, reading.unit)?;
            let first = done.pass_over(&mut lines, &mut report, input)?;
            let sink = Lines::new(done.into_end()?, Some(path));
            stream(lines, first, input, analyzer, reading, sink, report)
        }
        #[cfg(feature = "parquet")]
        Output::Parquet(path) => {
            let sink = parquet::ParquetFile::create(path, analyzer, reading.unit)?;
            stream(lines, 1, input, analyzer, reading, sink, report)
        }
    }
}

/// Takes the lines from `first` on through the analyzer into a sink.
fn stream<S: Sink>(
    lines: impl BufRead + Send + 'static,
    first: u64,
    input: &Input<'_>,
    analyzer: &Analyzer,
    reading: Reading,
    mut sink: S,
    mut report: Report,
) -> Result<(), Failure> {
    let batch_lines = rayon::current_num_threads() * LINES_PER_CORE;
    let (sender, receiver) = sync_channel(batch_lines);
    // Never joined: when nobody wants our output any more, it may still wait for input.
    std::thread::spawn(move || read(lines, first, &sender));
    let ended = work(&receiver, batch_lines, analyzer, reading, &mut sink, &mut report);
    report.progress.finish_and_clear();
    match ended {
        Err(error) => return Err(sink.failure(error)),
        Ok(Some(error)) => return Err(input.failure(&error)),
        Ok(None) => sink.finish().map_err(|error| sink.failure(error))?,
    }
    if report.all_good { Ok(()) } else { Err(Failure::Reported) }
}

/// What is told of bad lines, while a bar may stand on the screen.
struct Report {
    input: String,
    progress: ProgressBar,
    all_good: bool,
}

impl Report {
    fn bad_line(&mut self, number: u64, message: &str) {
        self.all_good = false;
        self.progress.suspend(|| failure::report(&format!("{}, line {number}: {message}", self.input)));
    }
}

/// A line of input, with its end; nothing of one that is too long.
struct Line {
    number: u64,
    bytes: Vec<u8>,
    /// How many bytes it has.
    length: u64,
}

/// A line of input, or the error that ended the input.
type Arrived = io::Result<Line>;

/// The next line; `None` at the end.
fn next_line(bytes: &mut impl BufRead, number: u64) -> io::Result<Option<Line>> {
    let mut line = Vec::new();
    let mut length = bytes.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? as u64;
    if length == LONGEST_LINE && !line.ends_with(b"\n") {
        line = Vec::new();
        length += bytes.skip_until(b'\n')? as u64;
    }
    Ok((length > 0).then_some(Line { number, bytes: line, length }))
}

/// Sends every line, until there are no more or nobody listens.
fn read(mut bytes: impl BufRead, first: u64, lines: &SyncSender<Arrived>) {
    for number in first.. {
        let sent = match next_line(&mut bytes, number) {
            Ok(None) => return,
            Ok(Some(line)) => lines.send(Ok(line)),
            Err(error) => {
                // Nothing more can be read, whether or not this is heard.
                let _ = lines.send(Err(error));
                return;
            }
        };
        if sent.is_err() {
            return;
        }
    }
}

/// Takes what has arrived, analyzes it on all cores, writes it, and begins again; gives the error that ended the input.
fn work<S: Sink>(
    lines: &Receiver<Arrived>,
    batch_lines: usize,
    analyzer: &Analyzer,
    reading: Reading,
    sink: &mut S,
    report: &mut Report,
) -> io::Result<Option<io::Error>> {
    let mut broken = None;
    while let Some(batch) = next_batch(lines, batch_lines, &mut broken) {
        let results: Vec<_> =
            batch.par_iter().map(|line| (line.number, analyze::<S>(line, analyzer, reading))).collect();
        for (number, result) in results {
            match result {
                Ok(Some(row)) => sink.write(row)?,
                Ok(None) => {}
                Err(message) => report.bad_line(number, &message),
            }
        }
        sink.flush()?;
        report.progress.inc(batch.iter().map(|line| line.length).sum());
    }
    Ok(broken)
}

/// The lines that have arrived, at least one; `None` at the end.
fn next_batch(
    lines: &Receiver<Arrived>,
    batch_lines: usize,
    broken: &mut Option<io::Error>,
) -> Option<Vec<Line>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    let mut next = lines.recv().ok();
    while let Some(arrived) = next {
        match arrived {
            Ok(line) => {
                bytes += line.bytes.len();
                batch.push(line);
            }
            Err(error) => *broken = Some(error),
        }
        let is_full = batch.len() >= batch_lines || bytes >= BATCH_BYTES;
        next = if is_full { None } else { lines.try_recv().ok() };
    }
    (!batch.is_empty()).then_some(batch)
}

/// What is written of one line; `None` for a blank one, and a message for a bad one.
fn analyze<S: Sink>(line: &Line, analyzer: &Analyzer, reading: Reading) -> Result<Option<S::Row>, String> {
    let Some((id, text)) = request::parse(line)? else { return Ok(None) };
    let analysis = analyzer.analyze_published(&text, reading.published);
    S::row(id, &text, analysis, reading.unit).map(Some)
}

/// A bar on standard error, where someone watches.
fn progress(length: Option<u64>) -> ProgressBar {
    let (template, bar) = match length {
        Some(length) => {
            ("{bar:32} {percent:>3}%  {bytes} of {total_bytes}, {eta} left", ProgressBar::new(length))
        }
        None => ("{spinner} {bytes} in {elapsed}", ProgressBar::new_spinner()),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    ProgressStyle::with_template(template).map_or(bar.clone(), |style| bar.with_style(style))
}
