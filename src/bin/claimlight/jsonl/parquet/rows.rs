//! An analysis into a row: its tables as `python/claimlight/tables.py` makes them, and the whole of it as JSON.

use super::super::request;
use claimlight::attributions::{Attribution, Source};
use claimlight::claims::Claim;
use claimlight::entities::Entity;
use claimlight::{Analysis, OffsetMap, OffsetUnit, Score, Span};
use serde::Serialize;
use serde_json::value::RawValue;

/// Bytes of the longest value that readers of Parquet take.
const LONGEST_VALUE: usize = i32::MAX as usize;

/// What is written of a line.
pub(in super::super) struct Row {
    pub(super) id: String,
    pub(super) claims: Vec<[Cell; 8]>,
    pub(super) entities: Vec<[Cell; 4]>,
    pub(super) attributions: Vec<[Cell; 11]>,
    pub(super) sources: Vec<[Cell; 5]>,
    pub(super) analysis: String,
}

/// A value of a table.
pub(super) enum Cell {
    Nothing,
    Text(String),
    Whole(i32),
    Real(f64),
}

impl Row {
    /// The row of an analysis that counts bytes.
    pub(super) fn new(
        id: &RawValue,
        text: &str,
        analysis: Analysis,
        unit: OffsetUnit,
    ) -> Result<Self, String> {
        let reader = Reader { analysis: &analysis, text, offsets: OffsetMap::new(text, unit) };
        let mut row = Self {
            id: words_of_id(id).map_err(|error| error.to_string())?,
            claims: analysis.claims.iter().map(|claim| reader.claim(claim)).collect(),
            entities: analysis.entities.iter().map(entity).collect(),
            attributions: analysis.attributions.iter().map(|found| reader.attribution(found)).collect(),
            sources: analysis.sources.iter().map(source).collect(),
            analysis: String::new(),
        };
        drop(reader);
        let counted = analysis.counted_in(unit, text);
        row.analysis = serde_json::to_string(&counted).map_err(|error| error.to_string())?;
        match row.analysis.len() {
            0..=LONGEST_VALUE => Ok(row),
            length => Err(format!(
                "has an analysis of {length} bytes, Parquet may hold {LONGEST_VALUE}; it is left out"
            )),
        }
    }
}

/// A column has one type: a string is itself, a number its digits as they stand.
fn words_of_id(id: &RawValue) -> serde_json::Result<String> {
    if id.get().starts_with('"') { request::string(id) } else { Ok(id.get().to_owned()) }
}

/// An analysis that counts bytes, and its text.
struct Reader<'a> {
    analysis: &'a Analysis,
    text: &'a str,
    offsets: OffsetMap<'a>,
}

impl Reader<'_> {
    fn claim(&self, claim: &Claim) -> [Cell; 8] {
        let place = self.offsets.convert_span(claim.span);
        [
            word(&claim.id),
            self.words(Some(claim.span)),
            whole(place.start()),
            whole(place.end()),
            word(&claim.manner),
            self.speaker(claim),
            real(claim.check_worthiness),
            real(claim.confidence),
        ]
    }

    /// On whose word a claim stands: a name, or the words of the text.
    fn speaker(&self, claim: &Claim) -> Cell {
        let attribution = claim.attribution.and_then(|id| self.analysis.attributions.get(id.get()));
        let Some(source) = attribution.and_then(|attribution| attribution.source) else {
            return Cell::Nothing;
        };
        match source.entity.and_then(|id| self.analysis.entities.get(id.get())) {
            Some(entity) => Cell::Text(entity.name.clone()),
            None => present(self.words(source.span)),
        }
    }

    fn attribution(&self, attribution: &Attribution) -> [Cell; 11] {
        let source = attribution.source.as_ref();
        let contents: Vec<&str> = attribution.contents.iter().map(|content| content.of(self.text)).collect();
        let start = attribution.contents.first().map(|first| self.offsets.convert_span(*first).start());
        let end = attribution.contents.last().map(|last| self.offsets.convert_span(*last).end());
        [
            word(&attribution.id),
            present(self.words(source.and_then(|source| source.span))),
            source.map_or(Cell::Nothing, |source| word(&source.kind)),
            source.and_then(|source| source.entity).map_or(Cell::Nothing, |entity| word(&entity)),
            attribution.cue.as_ref().map_or(Cell::Nothing, |cue| Cell::Text(cue.lemma.clone())),
            Cell::Text(contents.join(" … ")),
            start.map_or(Cell::Nothing, whole),
            end.map_or(Cell::Nothing, whole),
            word(&attribution.quotation),
            word(&attribution.commitment),
            real(attribution.confidence),
        ]
    }

    fn words(&self, span: Option<Span>) -> Cell {
        Cell::Text(span.map_or("", |span| span.of(self.text)).to_owned())
    }
}

fn entity(entity: &Entity) -> [Cell; 4] {
    let mentions = u32::try_from(entity.mentions.len()).unwrap_or(u32::MAX);
    [word(&entity.id), word(&entity.kind), Cell::Text(entity.name.clone()), whole(mentions)]
}

fn source(source: &Source) -> [Cell; 5] {
    [
        Cell::Text(source.name.clone()),
        word(&source.kind),
        source.entity.map_or(Cell::Nothing, |entity| word(&entity)),
        whole(source.words_quoted),
        whole(source.words_attributed),
    ]
}

/// The word that the JSON uses.
fn word(value: &impl Serialize) -> Cell {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => Cell::Text(word),
        _ => Cell::Nothing,
    }
}

/// Words, unless there are none.
fn present(cell: Cell) -> Cell {
    if matches!(&cell, Cell::Text(words) if words.is_empty()) { Cell::Nothing } else { cell }
}

fn whole(number: u32) -> Cell {
    Cell::Whole(i32::try_from(number).unwrap_or(i32::MAX))
}

fn real(score: Score) -> Cell {
    Cell::Real(f64::from(score.permille()) / 1000.0)
}
