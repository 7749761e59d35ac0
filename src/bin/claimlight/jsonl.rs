//! Lines `{"id","text"}` into lines `{"id","analysis"}`: in order, streaming, on all cores.

use crate::failure::{self, Failure};
use crate::input::{Bytes, Input, not_utf8};
use claimlight::{Analysis, Analyzer, OffsetUnit};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Write};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

/// Lines that a core gets at a time: enough to even out long and short articles.
const LINES_PER_CORE: usize = 8;

/// Bytes that are waiting or being worked on, unless one line alone is longer.
const BATCH_BYTES: usize = 16 << 20;

/// Analyzes a stream. Bad lines are reported and left out; the rest goes on.
pub(crate) fn run(input: &Input<'_>, analyzer: &Analyzer, unit: OffsetUnit) -> Result<(), Failure> {
    let bytes = input.open("lines of {\"id\",\"text\"}")?;
    let progress = progress(input.length());
    let batch_lines = rayon::current_num_threads() * LINES_PER_CORE;
    let (sender, receiver) = sync_channel(batch_lines);
    // Never joined: when nobody wants our output any more, it may still wait for input.
    std::thread::spawn(move || read(bytes, &sender));
    let outcome = work(&receiver, batch_lines, analyzer, unit, &progress, input);
    progress.finish_and_clear();
    outcome
}

/// A line of input and its number, or the error that ended the input.
type Numbered = io::Result<(u64, Vec<u8>)>;

/// Sends every line, until there are no more or nobody listens.
fn read(bytes: Bytes, lines: &SyncSender<Numbered>) {
    let mut bytes = BufReader::with_capacity(1 << 16, bytes);
    for number in 1.. {
        let mut line = Vec::new();
        let sent = match bytes.read_until(b'\n', &mut line) {
            Ok(0) => return,
            Ok(_) => lines.send(Ok((number, line))),
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

/// Takes what has arrived, analyzes it on all cores, writes it, and begins again.
fn work(
    lines: &Receiver<Numbered>,
    batch_lines: usize,
    analyzer: &Analyzer,
    unit: OffsetUnit,
    progress: &ProgressBar,
    input: &Input<'_>,
) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut all_good = true;
    let mut broken = None;
    while let Some(batch) = next_batch(lines, batch_lines, &mut broken) {
        let results: Vec<_> =
            batch.par_iter().map(|(number, line)| (*number, analyze(line, analyzer, unit))).collect();
        for (number, result) in results {
            match result {
                Ok(Some(line)) => out.write_all(&line)?,
                Ok(None) => {}
                Err(message) => {
                    all_good = false;
                    let message = failure::line(&format!("{}, line {number}: {message}", input.name()));
                    progress.suspend(|| anstream::eprintln!("{message}"));
                }
            }
        }
        out.flush()?;
        progress.inc(batch.iter().map(|(_, line)| line.len() as u64).sum());
    }
    match broken {
        Some(error) => Err(input.failure(&error)),
        None if all_good => Ok(()),
        None => Err(Failure::Reported),
    }
}

/// The lines that have arrived, at least one; `None` at the end.
fn next_batch(
    lines: &Receiver<Numbered>,
    batch_lines: usize,
    broken: &mut Option<io::Error>,
) -> Option<Vec<(u64, Vec<u8>)>> {
    let mut batch = Vec::new();
    let mut bytes = 0;
    let mut next = lines.recv().ok();
    while let Some(arrived) = next {
        match arrived {
            Ok(line) => {
                bytes += line.1.len();
                batch.push(line);
            }
            Err(error) => *broken = Some(error),
        }
        let is_full = batch.len() >= batch_lines || bytes >= BATCH_BYTES;
        next = if is_full { None } else { lines.try_recv().ok() };
    }
    (!batch.is_empty()).then_some(batch)
}

/// A line of input. Other fields are nobody's business here.
#[derive(Deserialize)]
struct Request<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Option<&'a RawValue>,
}

/// A line of output. The id is copied byte for byte, so that no number loses a digit.
#[derive(Serialize)]
struct Response<'a> {
    id: &'a RawValue,
    analysis: Analysis,
}

/// One line; `None` for a blank one, and a message for a bad one.
fn analyze(line: &[u8], analyzer: &Analyzer, unit: OffsetUnit) -> Result<Option<Vec<u8>>, String> {
    if line.trim_ascii().is_empty() {
        return Ok(None);
    }
    let line = std::str::from_utf8(line)
        .map_err(|error| format!("{}; the line is left out", not_utf8(line, error.valid_up_to())))?;
    let request = request(line)?;
    let id = request.id.ok_or("has no \"id\" that is a string or a number")?;
    if !id.get().starts_with(|first: char| first == '"' || first == '-' || first.is_ascii_digit()) {
        return Err(format!("\"id\" must be a string or a number, and is {}", kind(id)));
    }
    let text = request.text.ok_or("has no \"text\" that is a string")?;
    if !text.get().starts_with('"') {
        return Err(format!("\"text\" must be a string, and is {}", kind(text)));
    }
    let text = string(text).map_err(|error| format!("is not JSON: {}", reason(&error)))?;
    let analysis = analyzer.analyze(&text).counted_in(unit, &text);
    let mut line = serde_json::to_vec(&Response { id, analysis }).map_err(|error| error.to_string())?;
    line.push(b'\n');
    Ok(Some(line))
}

/// The fields of a line.
fn request(line: &str) -> Result<Request<'_>, String> {
    let parsed = serde_json::from_str::<&RawValue>(line)
        .map_err(|error| format!("is not JSON: {}", reason(&error)))?;
    if !parsed.get().starts_with('{') {
        return Err(format!("must be an object with \"id\" and \"text\", and is {}", kind(parsed)));
    }
    serde_json::from_str(parsed.get()).map_err(|error| format!("is not understood: {}", reason(&error)))
}

/// What is wrong and in which column; the line's number is ours to say.
fn reason(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at column ")
}

fn kind(value: &RawValue) -> &'static str {
    match value.get().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// A JSON string. JavaScript may write half of a surrogate pair, which no text can hold; it becomes
/// U+FFFD, one UTF-16 unit like itself, so that offsets stay right.
fn string(value: &RawValue) -> serde_json::Result<String> {
    serde_json::from_str(value.get()).or_else(|error| {
        let mut bytes: Vec<u8> = serde_json::from_str::<Wtf8>(value.get())?.0;
        let mut at = 0;
        while let Some(rest) = bytes.get_mut(at..) {
            if let [0xED, 0xA0..=0xBF, _, ..] = rest
                && let Some(half) = rest.get_mut(..3)
            {
                half.copy_from_slice("\u{fffd}".as_bytes());
            }
            at += 1;
        }
        String::from_utf8(bytes).map_err(|_| error)
    })
}

/// The bytes of a JSON string, lone surrogates included.
struct Wtf8(Vec<u8>);

impl<'de> Deserialize<'de> for Wtf8 {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Vec<u8>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }

            fn visit_str<E>(self, text: &str) -> Result<Vec<u8>, E> {
                Ok(text.as_bytes().to_vec())
            }
        }
        deserializer.deserialize_bytes(Visitor).map(Wtf8)
    }
}

/// A bar on standard error, where someone watches and standard output goes elsewhere.
fn progress(length: Option<u64>) -> ProgressBar {
    if io::stdout().is_terminal() {
        return ProgressBar::hidden();
    }
    let (template, bar) = match length {
        Some(length) => {
            ("{bar:32} {percent:>3}%  {bytes} of {total_bytes}, {eta} left", ProgressBar::new(length))
        }
        None => ("{spinner} {bytes} in {elapsed}", ProgressBar::new_spinner()),
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    ProgressStyle::with_template(template).map_or(bar.clone(), |style| bar.with_style(style))
}
