//! Analyses into a Parquet file: a row for each line, in row groups that bound memory.

mod columns;
mod rows;

use super::sink::Sink;
use crate::failure::Failure;
use ::parquet::basic::{Compression, ZstdLevel};
use ::parquet::errors::ParquetError;
use ::parquet::file::metadata::KeyValue;
use ::parquet::file::properties::{EnabledStatistics, WriterProperties};
use ::parquet::file::writer::SerializedFileWriter;
use ::parquet::schema::parser::parse_message_type;
use claimlight::{Analysis, Analyzer, OffsetUnit};
use columns::{Columns, SCHEMA};
use rows::Row;
use serde_json::value::RawValue;
use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Bytes of rows that wait in memory, before they are packed into a row group.
const GROUP_BYTES: usize = 64 << 20;

/// A file that has its name only once it is whole.
pub(super) struct ParquetFile<'a> {
    path: &'a Path,
    partial: Partial,
    writer: SerializedFileWriter<File>,
    waiting: Columns,
    waiting_bytes: usize,
}

impl<'a> ParquetFile<'a> {
    /// Begins the file, where there is none.
    pub(super) fn create(path: &'a Path, analyzer: &Analyzer, unit: OffsetUnit) -> Result<Self, Failure> {
        let failure = |error: io::Error| match error.kind() {
            ErrorKind::AlreadyExists => {
                Failure::Input(format!("{} is there already; name another file or remove it", path.display()))
            }
            ErrorKind::WouldBlock => {
                Failure::Input(format!("{} is being written by another run", path.display()))
            }
            ErrorKind::NotFound => Failure::Input(format!("{}: there is no such folder", path.display())),
            _ => Failure::file(path, &error),
        };
        let (partial, file) = Partial::create(path).map_err(failure)?;
        let writer = writer(file, analyzer, unit).map_err(|error| failure(io_error(error)))?;
        Ok(Self { path, partial, writer, waiting: Columns::default(), waiting_bytes: 0 })
    }

    /// Packs what waits into a row group.
    fn pack(&mut self) -> io::Result<()> {
        self.waiting_bytes = 0;
        self.waiting.write(&mut self.writer).map_err(io_error)
    }
}

impl Sink for ParquetFile<'_> {
    type Row = Row;

    fn row(id: &RawValue, text: &str, analysis: Analysis, unit: OffsetUnit) -> Result<Row, String> {
        Row::new(id, text, analysis, unit)
    }

    fn write(&mut self, row: Row) -> io::Result<()> {
        self.waiting_bytes += self.waiting.push(row);
        if self.waiting_bytes < GROUP_BYTES { Ok(()) } else { self.pack() }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self) -> io::Result<()> {
        if self.waiting_bytes > 0 {
            self.pack()?;
        }
        self.writer.finish().map_err(io_error)?;
        self.writer.inner().sync_all()?;
        self.partial.complete(self.path)
    }

    fn failure(&self, error: io::Error) -> Failure {
        Failure::file(self.path, &error)
    }
}

/// A file whose end is not written yet. It goes with the value; what a killed run leaves is overwritten by the next.
struct Partial {
    path: PathBuf,
    is_complete: bool,
}

impl Partial {
    /// Opens it beside the file that it will be, and keeps other runs out.
    fn create(path: &Path) -> io::Result<(Self, File)> {
        let mut name = path.as_os_str().to_owned();
        name.push(".part");
        let partial = PathBuf::from(name);
        let is_there = || path.symlink_metadata().is_ok().then(|| io::Error::from(ErrorKind::AlreadyExists));
        is_there().map_or(Ok(()), Err)?;
        let file = File::options().write(true).create(true).truncate(false).open(&partial)?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(ErrorKind::WouldBlock.into()),
            // Some file systems have no locks.
            Ok(()) | Err(TryLockError::Error(_)) => {}
        }
        // The run that held the lock may have ended well just now: what we opened is its file then.
        is_there().map_or(Ok(()), Err)?;
        file.set_len(0)?;
        Ok((Self { path: partial, is_complete: false }, file))
    }

    /// Gives it its name.
    fn complete(&mut self, path: &Path) -> io::Result<()> {
        std::fs::rename(&self.path, path)?;
        self.is_complete = true;
        Ok(())
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.is_complete {
            // Without its end, nobody takes it for a whole file.
            let _ = std::fs::remove_file(&self.path);
        }
    }
}

fn writer(
    file: File,
    analyzer: &Analyzer,
    unit: OffsetUnit,
) -> Result<SerializedFileWriter<File>, ParquetError> {
    let sample = analyzer.analyze("").counted_in(unit, "");
    let made_by = serde_json::json!({
        "schemaVersion": sample.schema_version, "engine": sample.engine, "offsetUnit": sample.offset_unit,
    });
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_column_statistics_enabled("analysis".into(), EnabledStatistics::None)
        .set_column_dictionary_enabled("analysis".into(), false)
        .set_key_value_metadata(Some(vec![KeyValue::new("claimlight".to_owned(), made_by.to_string())]))
        .build();
    SerializedFileWriter::new(file, parse_message_type(SCHEMA)?.into(), properties.into())
}

/// What the system said, or else what the library says.
fn io_error(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => {
            error.downcast::<io::Error>().map_or_else(io::Error::other, |error| *error)
        }
        error => io::Error::other(error),
    }
}
