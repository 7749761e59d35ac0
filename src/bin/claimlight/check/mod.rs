//! `claimlight check`: articles in, what an editor should look at before they are published out.

mod overrides;
mod places;
mod report;
mod sarif;

use crate::arguments::{CheckArguments, CheckFormat};
use crate::engine;
use crate::failure::Failure;
use crate::input::{Article, Input};
use claimlight::OffsetUnit;
use claimlight::desk::{self, Lede, Reason, Report, Settings};
use places::Place;
use std::io::{self, Write};
use std::path::Path;

/// A file, and what there is to look at in it.
#[derive(Debug)]
struct Checked {
    /// Its name, as the user wrote it.
    file: String,
    /// The article's headline; empty where there is none.
    headline: String,
    report: Report,
    /// Where each item stands in the file.
    places: Vec<Place>,
}

/// Runs the command. Bad files are reported and left out; the rest goes on.
pub(crate) fn run(arguments: &CheckArguments) -> Result<(), Failure> {
    let overrides = arguments.overrides.as_deref().map(overrides::read).transpose()?.unwrap_or_default();
    let settings = settings(arguments);
    let analyzer = engine::analyzer(arguments.model.path.as_deref())?;
    let standard_input = [Path::new("-").to_owned()];
    let files = if arguments.files.is_empty() { &standard_input[..] } else { &arguments.files };
    let mut checked = Vec::new();
    let mut outcome = Ok(());
    for file in files {
        let input = Input::new(Some(file));
        match input.article(arguments.input) {
            Ok(Article { text, page }) => {
                let analysis = analyzer.analyze(&text);
                let report = desk::check(&text, &analysis, &settings, &overrides);
                let headline = claimlight::export::headline(&analysis, &text).unwrap_or_default();
                let spans: Vec<_> = report.items.iter().map(|item| item.span).collect();
                let places = places::find(&text, page.as_deref(), &spans);
                let report = report.counted_in(arguments.offsets.into(), &text);
                checked.push(Checked { file: input.name(), headline, report, places });
            }
            Err(failure) => {
                let _ = failure.exit();
                outcome = Err(Failure::Reported);
            }
        }
    }
    write(&checked, arguments.format)?;
    outcome?;
    let open = checked.iter().any(|one| one.report.open().next().is_some());
    if open { Err(Failure::ToLookAt) } else { Ok(()) }
}

fn settings(arguments: &CheckArguments) -> Settings {
    let mut settings = Settings::default();
    settings.max_unnamed_share = arguments.max_unnamed_share;
    if arguments.require_reason {
        settings.reason = Reason::Why;
    }
    if arguments.no_reportedly_in_lede {
        settings.lede = Lede::Nothing;
    }
    settings
}

fn write(checked: &[Checked], format: CheckFormat) -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match format {
        CheckFormat::Text => report::text(&mut out, checked)?,
        CheckFormat::Markdown => report::markdown(&mut out, checked)?,
        CheckFormat::Json => writeln!(out, "{}", report::json(checked))?,
        CheckFormat::Sarif => writeln!(out, "{}", sarif::log(checked))?,
    }
    out.flush()
}

/// The name that JSON has for a unit.
fn unit(unit: OffsetUnit) -> serde_json::Value {
    serde_json::to_value(unit).unwrap_or_default()
}
