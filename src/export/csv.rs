//! An [`Analysis`] into tables of comma-separated values (RFC 4180).
//!
//! Spreadsheets run cells that begin with `=`, `+`, `-` or `@` as formulas. Such a cell gets an
//! apostrophe in front, which a spreadsheet shows as plain text; numbers of our own are left alone.

use super::{fit, one_line, speaker, wording};
use crate::analysis::Analysis;
use crate::claims::Claim;
use crate::offsets::{OffsetMap, OffsetUnit};
use crate::span::Span;

/// The lists of an analysis that make a table.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub enum Table {
    /// A row for each claim.
    #[default]
    Claims,
    /// A row for each mention of an entity.
    Entities,
    /// A row for each attribution.
    Attributions,
    /// A row for each source.
    Sources,
}

/// Writes one table: a header line, then the rows, each ended by CR LF.
///
/// Spans are counted in `unit`.
#[must_use]
pub fn csv(analysis: &Analysis, text: &str, table: Table, unit: OffsetUnit) -> String {
    let mut writer = Writer { out: String::new(), text, offsets: OffsetMap::new(text, unit) };
    match table {
        Table::Claims => claims(&mut writer, analysis),
        Table::Entities => entities(&mut writer, analysis),
        Table::Attributions => attributions(&mut writer, analysis),
        Table::Sources => sources(&mut writer, analysis),
    }
    writer.out
}

fn claims(writer: &mut Writer<'_>, analysis: &Analysis) {
    writer.header(&[
        "id",
        "start",
        "end",
        "text",
        "sentence",
        "check_worthiness",
        "kinds",
        "manner",
        "source",
        "source_kind",
        "hedges",
        "reasons",
        "entities",
        "values",
        "confidence",
    ]);
    for claim in &analysis.claims {
        let speaker = speaker(analysis, writer.text, claim);
        let mut row = vec![Cell::Plain(claim.id.to_string())];
        row.extend(writer.place(claim.span));
        row.extend([
            Cell::Plain(claim.sentence.0.to_string()),
            Cell::Plain(wording::decimal(claim.check_worthiness)),
            Cell::Plain(join(claim.kinds.iter().map(|&kind| kind.key()))),
            Cell::Plain(claim.manner.key().to_owned()),
            Cell::Text(speaker.as_ref().and_then(|speaker| speaker.name.clone()).unwrap_or_default()),
            Cell::Plain(speaker.map_or("", |speaker| wording::source_kind_key(speaker.kind)).to_owned()),
            Cell::Text(join(claim.hedges.iter().map(|hedge| one_line(hedge.span.of(writer.text))))),
            Cell::Text(join(claim.evidence.iter().map(|evidence| one_line(&evidence.reason)))),
            Cell::Text(join(names(analysis, claim))),
            Cell::Text(join(values(analysis, writer.text, claim))),
            Cell::Plain(wording::decimal(claim.confidence)),
        ]);
        writer.row(&row);
    }
}

fn names(analysis: &Analysis, claim: &Claim) -> Vec<String> {
    let entities = claim.entities.iter().filter_map(|id| analysis.entities.get(id.get()));
    entities.map(|entity| one_line(&entity.name)).collect()
}

fn values(analysis: &Analysis, text: &str, claim: &Claim) -> Vec<String> {
    let values = claim.values.iter().filter_map(|id| analysis.values.get(id.get()));
    values.map(|value| one_line(value.span.of(text))).collect()
}

fn entities(writer: &mut Writer<'_>, analysis: &Analysis) {
    writer.header(&["id", "kind", "name", "start", "end", "text", "form", "confidence"]);
    for entity in &analysis.entities {
        for mention in &entity.mentions {
            let mut row = vec![
                Cell::Plain(entity.id.to_string()),
                Cell::Plain(wording::entity_kind_key(entity.kind).to_owned()),
                Cell::Text(one_line(&entity.name)),
            ];
            row.extend(writer.place(mention.span));
            row.push(Cell::Plain(wording::mention_form_key(mention.form).to_owned()));
            row.push(Cell::Plain(wording::decimal(mention.confidence)));
            writer.row(&row);
        }
    }
}

fn attributions(writer: &mut Writer<'_>, analysis: &Analysis) {
    writer.header(&[
        "id",
        "start",
        "end",
        "content",
        "source",
        "source_kind",
        "cue",
        "cue_lemma",
        "quotation",
        "commitment",
        "parent",
        "confidence",
    ]);
    for attribution in &analysis.attributions {
        let all = attribution.contents.iter().copied().reduce(Span::cover).unwrap_or_default();
        let source = attribution.source;
        let cue = attribution.cue.as_ref();
        let [start, end, _] = writer.place(all);
        let text = writer.text;
        writer.row(&[
            Cell::Plain(attribution.id.to_string()),
            start,
            end,
            Cell::Text(join(attribution.contents.iter().map(|span| one_line(span.of(text))))),
            Cell::Text(
                source.and_then(|source| source.span).map(|span| one_line(span.of(text))).unwrap_or_default(),
            ),
            Cell::Plain(source.map_or("", |source| wording::source_kind_key(source.kind)).to_owned()),
            Cell::Text(cue.map(|cue| one_line(cue.span.of(text))).unwrap_or_default()),
            Cell::Text(cue.map(|cue| cue.lemma.clone()).unwrap_or_default()),
            Cell::Plain(wording::quotation_key(attribution.quotation).to_owned()),
            Cell::Plain(wording::commitment_key(attribution.commitment).to_owned()),
            Cell::Plain(attribution.parent.map(|id| id.to_string()).unwrap_or_default()),
            Cell::Plain(wording::decimal(attribution.confidence)),
        ]);
    }
}

fn sources(writer: &mut Writer<'_>, analysis: &Analysis) {
    writer.header(&["name", "kind", "entity", "attributions", "words_quoted", "words_attributed"]);
    for source in &analysis.sources {
        writer.row(&[
            Cell::Text(one_line(&source.name)),
            Cell::Plain(wording::source_kind_key(source.kind).to_owned()),
            Cell::Plain(source.entity.map(|id| id.to_string()).unwrap_or_default()),
            Cell::Plain(join(source.attributions.iter().map(ToString::to_string))),
            Cell::Plain(source.words_quoted.to_string()),
            Cell::Plain(source.words_attributed.to_string()),
        ]);
    }
}

/// Several values in one cell.
fn join(items: impl IntoIterator<Item = impl AsRef<str>>) -> String {
    let mut cell = String::new();
    for item in items {
        if !cell.is_empty() {
            cell.push_str("; ");
        }
        cell.push_str(item.as_ref());
    }
    cell
}

/// What stands in a cell.
enum Cell {
    /// Our own words and numbers.
    Plain(String),
    /// Words of the text, which may look like a formula.
    Text(String),
}

struct Writer<'t> {
    out: String,
    text: &'t str,
    offsets: OffsetMap<'t>,
}

impl Writer<'_> {
    /// Start, end and words of a span.
    fn place(&self, span: Span) -> [Cell; 3] {
        let fitted = fit(span, self.text);
        let counted = self.offsets.convert_span(fitted);
        [
            Cell::Plain(counted.start().to_string()),
            Cell::Plain(counted.end().to_string()),
            Cell::Text(one_line(fitted.of(self.text))),
        ]
    }

    fn header(&mut self, names: &[&str]) {
        self.out.push_str(&names.join(","));
        self.out.push_str("\r\n");
    }

    fn row(&mut self, cells: &[Cell]) {
        for (at, cell) in cells.iter().enumerate() {
            if at > 0 {
                self.out.push(',');
            }
            match cell {
                Cell::Plain(words) => self.cell(words),
                Cell::Text(words) if words.starts_with(['=', '+', '-', '@', '\t', '\r']) => {
                    self.cell(&format!("'{words}"));
                }
                Cell::Text(words) => self.cell(words),
            }
        }
        self.out.push_str("\r\n");
    }

    fn cell(&mut self, words: &str) {
        if words.contains([',', '"', '\n', '\r']) {
            self.out.push('"');
            self.out.push_str(&words.replace('"', "\"\""));
            self.out.push('"');
        } else {
            self.out.push_str(words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[Cell]) -> String {
        let mut writer =
            Writer { out: String::new(), text: "", offsets: OffsetMap::new("", OffsetUnit::Utf16) };
        writer.row(cells);
        writer.out
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        let text = |words: &str| Cell::Text(words.to_owned());
        assert_eq!(
            row(&[text("plain"), text("a, b"), text("say \"no\"")]),
            "plain,\"a, b\",\"say \"\"no\"\"\"\r\n"
        );
        assert_eq!(row(&[text("two\nlines")]), "\"two\nlines\"\r\n");
    }

    #[test]
    fn words_that_look_like_a_formula_are_disarmed() {
        for formula in ["=HYPERLINK(0)", "+1", "-1", "@SUM"] {
            assert_eq!(row(&[Cell::Text(formula.to_owned())]), format!("'{formula}\r\n"));
        }
        assert_eq!(row(&[Cell::Plain("-1".to_owned())]), "-1\r\n");
    }
}
