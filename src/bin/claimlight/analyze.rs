//! `claimlight analyze`: one article in, one analysis out, in the form that was asked for.

use crate::arguments::{AnalyzeArguments, Format};
use crate::failure::{Failure, report};
use crate::input::Input;
use crate::jsonl::Output;
use crate::{engine, jsonl, terminal};
use claimlight::attributions::leave_out;
use claimlight::{Analysis, export};
use clap::CommandFactory;
use serde::Serialize;
use std::io::{self, BufWriter, Write};

/// Runs the command.
pub(crate) fn run(arguments: &AnalyzeArguments) -> Result<(), Failure> {
    if let Some(name) = &arguments.without {
        leave_out(name);
    }
    let input = Input::new(arguments.file.as_deref());
    if arguments.jsonl {
        // `text` is the default, so asking for it by name cannot be told from asking for nothing.
        if !matches!(arguments.format, Format::Json | Format::Text) {
            usage("--jsonl writes JSON lines; leave --format out");
        }
        let output = output(arguments);
        let analyzer = engine::analyzer(arguments.model.path.as_deref())?;
        let reading = jsonl::Reading { unit: arguments.offsets.into(), published: arguments.date };
        return jsonl::run(&input, &analyzer, reading, output);
    }
    let text = input.article(arguments.input)?.text;
    if let Some(path) = &arguments.text_out {
        std::fs::write(path, &text).map_err(|error| Failure::file(path, &error))?;
    }
    let analysis =
        engine::analyzer(arguments.model.path.as_deref())?.analyze_published(&text, arguments.date);
    if analysis.language != "en" {
        report(&format!("the text is not in English ({}): nothing is told of it", analysis.language));
    }
    write(arguments, analysis, &text)
}

/// Where the analyses of a stream go.
fn output(arguments: &AnalyzeArguments) -> Output<'_> {
    #[cfg(feature = "parquet")]
    if let Some(path) = &arguments.parquet {
        return Output::Parquet(path);
    }
    #[cfg(not(feature = "parquet"))]
    if arguments.parquet.is_some() {
        usage(
            "this program was built without Parquet; cargo install --path . --features parquet builds it in",
        );
    }
    arguments.resume.as_deref().map_or(Output::Standard, Output::Resumed)
}

fn write(arguments: &AnalyzeArguments, analysis: Analysis, text: &str) -> Result<(), Failure> {
    let origin = export::Origin { url: arguments.url.as_deref() };
    let mut out = BufWriter::new(io::stdout().lock());
    match arguments.format {
        Format::Text => return Ok(terminal::write(&analysis, text, arguments.top, arguments.color.into())?),
        Format::Json => json(&mut out, &analysis.counted_in(arguments.offsets.into(), text))?,
        Format::Html => out.write_all(export::html(&analysis, text, origin).as_bytes())?,
        Format::WebAnnotation => json(&mut out, &export::web_annotation(&analysis, text, origin))?,
        Format::SchemaOrg => json(&mut out, &export::schema_org(&analysis, text, origin))?,
        Format::Csv => {
            let table = export::csv(&analysis, text, arguments.table.into(), arguments.offsets.into());
            out.write_all(table.as_bytes())?;
        }
    }
    Ok(out.flush()?)
}

fn json(out: &mut impl Write, value: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

/// Ends the process over arguments that do not go together.
fn usage(message: &str) -> ! {
    let kind = clap::error::ErrorKind::ArgumentConflict;
    crate::arguments::Arguments::command().error(kind, message).exit()
}
