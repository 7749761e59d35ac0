//! An analysis into every format, whatever its text holds: inert HTML, whole tables, selectors that find their words.

use super::{analyzer, words};
use claimlight::OffsetUnit;
use claimlight::export::{self, Origin, Table};
use serde_json::Value;

/// The elements and attributes of an exported page.
const ELEMENTS: &str = "html head meta title style body main article aside section h1 h2 p li ul ol blockquote mark b i a \
    span dl dt dd bdi footer";
const ATTRIBUTES: &str = "lang charset http-equiv content name class id title href rel dir style";

pub(crate) fn run(bytes: &[u8]) {
    let [how, length, rest @ ..] = bytes else { return };
    let (url, text) = rest.split_at(rest.len().min(usize::from(*length)));
    let (url, text) = (words(url), words(text));
    let analysis = analyzer(*how).analyze(&text);
    let origin = Origin { url: (*length > 0).then_some(url.as_str()) };
    check_html(&export::html(&analysis, &text, origin));
    for unit in [OffsetUnit::Utf8, OffsetUnit::Utf16, OffsetUnit::Codepoint] {
        for table in [Table::Claims, Table::Entities, Table::Attributions, Table::Sources] {
            check_rows(&export::csv(&analysis, &text, table, unit));
        }
    }
    let page = serde_json::to_value(export::web_annotation(&analysis, &text, origin)).expect("JSON");
    check_selectors(&page, &text.chars().collect::<Vec<_>>());
    serde_json::to_string(&export::schema_org(&analysis, &text, origin)).expect("JSON");
}

fn check_html(html: &str) {
    let knows = |list: &str, name: &str| list.split_whitespace().any(|known| known == name);
    for node in dom_query::Document::from(html).select("*").nodes() {
        let name = node.node_name().unwrap_or_default().to_string();
        assert!(knows(ELEMENTS, &name), "element {name} in the export");
        for attribute in node.attrs() {
            let key = attribute.name.local.to_string();
            assert!(knows(ATTRIBUTES, &key), "attribute {key} in the export");
            let value = attribute.value.to_string();
            let leads = ["#", "http://", "https://"].iter().any(|start| value.starts_with(start));
            assert!(key != "href" || leads, "link {value} in the export");
        }
    }
}

/// RFC 4180: as many cells in each row, and none that a spreadsheet runs.
fn check_rows(table: &str) {
    let mut width = None;
    let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
    let mut chars = table.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(std::mem::take(&mut cell)),
            '\r' if !quoted && chars.peek() == Some(&'\n') => {
                chars.next();
                cells.push(std::mem::take(&mut cell));
                assert_eq!(
                    *width.get_or_insert(cells.len()),
                    cells.len(),
                    "a row of another length: {cells:?}"
                );
                for cell in cells.drain(..) {
                    let number = cell.starts_with('-') && cell.parse::<f64>().is_ok();
                    assert!(
                        number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']),
                        "a formula: {cell:?}"
                    );
                }
            }
            c => cell.push(c),
        }
    }
    assert!(!quoted && cell.is_empty() && cells.is_empty(), "the table ends in a row");
}

/// Where a position selector points, the quotation selector beside it finds its words.
fn check_selectors(json: &Value, text: &[char]) {
    if let Some(selectors) = json.get("selector").and_then(Value::as_array) {
        let by = |kind: &str| selectors.iter().find(|selector| selector["type"] == kind);
        if let (Some(place), Some(quote)) = (by("TextPositionSelector"), by("TextQuoteSelector")) {
            let at = |key: &str| place[key].as_u64().expect("an offset") as usize;
            let words = |part: &[char]| part.iter().collect::<String>();
            assert_eq!(quote["exact"].as_str(), Some(&*words(&text[at("start")..at("end")])));
            let before = quote["prefix"].as_str().unwrap_or_default();
            let behind = quote["suffix"].as_str().unwrap_or_default();
            assert!(words(&text[..at("start")]).ends_with(before), "prefix {before:?}");
            assert!(words(&text[at("end")..]).starts_with(behind), "suffix {behind:?}");
        }
    }
    match json {
        Value::Array(items) => items.iter().for_each(|item| check_selectors(item, text)),
        Value::Object(fields) => fields.values().for_each(|field| check_selectors(field, text)),
        _ => {}
    }
}
