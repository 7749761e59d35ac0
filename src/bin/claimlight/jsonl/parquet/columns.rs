//! Rows into the columns of a row group, and those into a file.

use super::rows::{Cell, Row};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::{ParquetError, Result};
use parquet::file::writer::SerializedFileWriter;
use std::io::Write;

/// The columns of `claimlight.spark.COLUMNS`, behind the id of the line; a list of each table, whose fields may be null.
pub(super) const SCHEMA: &str = "
message article {
  required binary id (STRING);
  optional group claims (LIST) { repeated group list { required group element {
    optional binary id (STRING);
    optional binary text (STRING);
    optional int32 start;
    optional int32 end;
    optional binary manner (STRING);
    optional binary speaker (STRING);
    optional double check_worthiness;
    optional double confidence;
  } } }
  optional group entities (LIST) { repeated group list { required group element {
    optional binary id (STRING);
    optional binary kind (STRING);
    optional binary name (STRING);
    optional int32 mentions;
  } } }
  optional group attributions (LIST) { repeated group list { required group element {
    optional binary id (STRING);
    optional binary source (STRING);
    optional binary source_kind (STRING);
    optional binary entity (STRING);
    optional binary cue (STRING);
    optional binary content (STRING);
    optional int32 start;
    optional int32 end;
    optional binary quotation (STRING);
    optional binary commitment (STRING);
    optional double confidence;
  } } }
  optional group sources (LIST) { repeated group list { required group element {
    optional binary name (STRING);
    optional binary kind (STRING);
    optional binary entity (STRING);
    optional int32 words_quoted;
    optional int32 words_attributed;
  } } }
  optional binary analysis (STRING);
}";

/// How deep something is defined: its list is there, the list has a row, the row has the value.
const EMPTY_LIST: i16 = 1;
const NO_VALUE: i16 = 2;
const VALUE: i16 = 3;

/// The same outside lists.
const ALONE: i16 = 1;

/// What the allocator and the writer take for a text besides its bytes, nearly.
const OVERHEAD: usize = 64;

/// Rows that wait until there are enough of them for a row group.
#[derive(Default)]
pub(super) struct Columns {
    id: Column,
    claims: [Column; 8],
    entities: [Column; 4],
    attributions: [Column; 11],
    sources: [Column; 5],
    analysis: Column,
}

/// The values of a column, and the levels that say in which row of which list each stands.
#[derive(Default)]
struct Column {
    texts: Vec<ByteArray>,
    wholes: Vec<i32>,
    reals: Vec<f64>,
    definitions: Vec<i16>,
    repetitions: Vec<i16>,
}

impl Columns {
    /// Takes a row in; gives the bytes that it takes, nearly.
    pub(super) fn push(&mut self, row: Row) -> usize {
        let bytes = self.id.value(Cell::Text(row.id))
            + list(&mut self.claims, row.claims)
            + list(&mut self.entities, row.entities)
            + list(&mut self.attributions, row.attributions)
            + list(&mut self.sources, row.sources)
            + self.analysis.value(Cell::Text(row.analysis));
        self.analysis.definitions.push(ALONE);
        bytes
    }

    /// Writes them as a row group, and forgets them.
    pub(super) fn write(&mut self, file: &mut SerializedFileWriter<impl Write + Send>) -> Result<()> {
        let mut group = file.next_row_group()?;
        let tables = self.claims.iter_mut().chain(&mut self.entities).chain(&mut self.attributions);
        let tables = tables.chain(&mut self.sources);
        for column in std::iter::once(&mut self.id).chain(tables).chain([&mut self.analysis]) {
            let mut out = group.next_column()?.ok_or(ParquetError::IndexOutOfBound(0, 0))?;
            column.write(out.untyped())?;
            out.close()?;
            column.clear();
        }
        group.close().map(drop)
    }
}

/// Takes the rows of a table in, as the list of one article; gives the bytes that they take, nearly.
fn list<const WIDTH: usize>(columns: &mut [Column; WIDTH], rows: Vec<[Cell; WIDTH]>) -> usize {
    let mut bytes = 0;
    if rows.is_empty() {
        for column in columns.iter_mut() {
            bytes += column.levels(0, EMPTY_LIST);
        }
    }
    for (at, row) in rows.into_iter().enumerate() {
        for (column, cell) in columns.iter_mut().zip(row) {
            let definition = if matches!(cell, Cell::Nothing) { NO_VALUE } else { VALUE };
            bytes += column.levels(i16::from(at > 0), definition) + column.value(cell);
        }
    }
    bytes
}

impl Column {
    fn levels(&mut self, repetition: i16, definition: i16) -> usize {
        self.repetitions.push(repetition);
        self.definitions.push(definition);
        2 * size_of::<i16>()
    }

    fn value(&mut self, cell: Cell) -> usize {
        match cell {
            Cell::Nothing => 0,
            Cell::Text(text) => {
                let bytes = text.len() + OVERHEAD;
                self.texts.push(text.into_bytes().into());
                bytes
            }
            Cell::Whole(number) => {
                self.wholes.push(number);
                size_of::<i32>()
            }
            Cell::Real(number) => {
                self.reals.push(number);
                size_of::<f64>()
            }
        }
    }

    fn write(&self, out: &mut ColumnWriter<'_>) -> Result<usize> {
        let definitions = (!self.definitions.is_empty()).then_some(self.definitions.as_slice());
        let repetitions = (!self.repetitions.is_empty()).then_some(self.repetitions.as_slice());
        match out {
            ColumnWriter::ByteArrayColumnWriter(out) => {
                out.write_batch(&self.texts, definitions, repetitions)
            }
            ColumnWriter::Int32ColumnWriter(out) => out.write_batch(&self.wholes, definitions, repetitions),
            ColumnWriter::DoubleColumnWriter(out) => out.write_batch(&self.reals, definitions, repetitions),
            _ => Err(ParquetError::NYI("a column of another type".to_owned())),
        }
    }

    fn clear(&mut self) {
        self.texts.clear();
        self.wholes.clear();
        self.reals.clear();
        self.definitions.clear();
        self.repetitions.clear();
    }
}
