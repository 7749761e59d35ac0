//! The library into a Python module: strings in, analyses out, spans in code points.
//!
//! What a user of Python sees is `claimlight/__init__.py`; this module stays small.

use claimlight::desk::{self, Override, Settings};
use claimlight::export::{self, Origin, Table};
use claimlight::{Analysis, Analyzer, Day, Model, OffsetUnit};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, RwLock};

/// The analyzer of the process, once there is one: it holds the model, and any number of threads use it.
static ANALYZER: RwLock<Option<Arc<Analyzer>>> = RwLock::new(None);

/// The analyzer that [`use_model`] made; the first time without one, an analyzer with the embedded model.
fn analyzer() -> PyResult<Arc<Analyzer>> {
    let kept = ANALYZER.read().map_err(wrong)?.clone();
    kept.map_or_else(|| renew(Model::embedded().map_err(wrong)?), Ok)
}

fn renew(model: Model) -> PyResult<Arc<Analyzer>> {
    let analyzer = Arc::new(Analyzer::new(model));
    *ANALYZER.write().map_err(wrong)? = Some(analyzer.clone());
    Ok(analyzer)
}

/// Reads with another model from now on, given as the bytes of its file; with `None`, with the embedded one.
#[pyfunction]
fn use_model(bytes: Option<&[u8]>) -> PyResult<()> {
    let model = bytes.map_or_else(Model::embedded, Model::from_bytes);
    renew(model.map_err(wrong)?).map(|_| ())
}

/// A text that was read, and everything that was found in it.
#[pyclass(frozen)]
struct Reading {
    text: String,
    analysis: Analysis,
}

#[pymethods]
impl Reading {
    /// The text.
    #[getter]
    fn text(&self) -> &str {
        &self.text
    }

    /// The analysis as JSON; spans count code points.
    fn json(&self) -> PyResult<String> {
        json(&self.analysis.clone().counted_in(OffsetUnit::Codepoint, &self.text))
    }

    /// The marked article as a page of HTML that stands alone.
    #[pyo3(signature = (url=None))]
    fn html(&self, url: Option<&str>) -> String {
        export::html(&self.analysis, &self.text, Origin { url })
    }

    /// A table as CSV: `claims`, `entities`, `attributions` or `sources`.
    fn csv(&self, table: &str) -> PyResult<String> {
        let table = match table {
            "claims" => Table::Claims,
            "entities" => Table::Entities,
            "attributions" => Table::Attributions,
            "sources" => Table::Sources,
            other => {
                let tables = "claims, entities, attributions or sources";
                return Err(PyValueError::new_err(format!("expected the table {tables}, found {other:?}")));
            }
        };
        Ok(export::csv(&self.analysis, &self.text, table, OffsetUnit::Codepoint))
    }

    /// What an editor should look at before publishing, as JSON; settings and overrides are JSON too.
    fn check(&self, settings: &str, overrides: &str) -> PyResult<String> {
        let settings: Settings = serde_json::from_str(settings).map_err(wrong)?;
        let overrides: Vec<Override> = serde_json::from_str(overrides).map_err(wrong)?;
        let report = desk::check(&self.text, &self.analysis, &settings, &overrides);
        json(&report.counted_in(OffsetUnit::Codepoint, &self.text))
    }
}

fn json(value: &impl serde::Serialize) -> PyResult<String> {
    serde_json::to_string(value).map_err(wrong)
}

fn wrong(error: impl std::fmt::Display) -> PyErr {
    PyValueError::new_err(error.to_string())
}

/// A day as Python's `date.isoformat` writes it.
fn day(date: Option<String>) -> PyResult<Option<Day>> {
    date.map(|date| date.parse().map_err(wrong)).transpose()
}

/// Reads one text.
#[pyfunction]
fn read(py: Python<'_>, text: String, date: Option<String>) -> PyResult<Reading> {
    let (analyzer, day) = (analyzer()?, day(date)?);
    Ok(py.detach(|| Reading { analysis: analyzer.analyze_published(&text, day), text }))
}

/// Reads many texts on some threads, other Python threads running meanwhile; results are in the order of the texts.
#[pyfunction]
fn read_many(py: Python<'_>, texts: Vec<(String, Option<String>)>, threads: usize) -> PyResult<Vec<Reading>> {
    let analyzer = analyzer()?;
    let texts = texts.into_iter().map(|(text, date)| Ok((text, day(date)?))).collect::<PyResult<Vec<_>>>()?;
    Ok(py.detach(|| in_parallel(&analyzer, texts, threads)))
}

fn in_parallel(analyzer: &Analyzer, texts: Vec<(String, Option<Day>)>, threads: usize) -> Vec<Reading> {
    let found: Vec<OnceLock<Analysis>> = texts.iter().map(|_| OnceLock::new()).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        while let at = next.fetch_add(1, Ordering::Relaxed)
            && let (Some((text, day)), Some(slot)) = (texts.get(at), found.get(at))
        {
            slot.get_or_init(|| analyzer.analyze_published(text, *day));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.min(texts.len()) {
            scope.spawn(work);
        }
        work();
    });
    let analyses = found.into_iter().filter_map(OnceLock::into_inner);
    texts.into_iter().zip(analyses).map(|((text, _), analysis)| Reading { text, analysis }).collect()
}

/// Claimlight's engine.
#[pymodule]
mod _native {
    #[pymodule_export]
    use super::{Reading, read, read_many, use_model};

    #[pymodule_init]
    fn init(module: &pyo3::Bound<'_, pyo3::types::PyModule>) -> pyo3::PyResult<()> {
        use pyo3::types::PyModuleMethods;
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
