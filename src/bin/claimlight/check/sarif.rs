//! What there is to look at into a SARIF 2.1.0 log, which code hosts and editors show beside the text.

use super::Checked;
use super::report::{message, shortened};
use claimlight::desk::{Check, Item};
use serde_json::{Value, json};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// One run over all files.
pub(super) fn log(checked: &[Checked]) -> Value {
    let rules = Check::ALL
        .map(|check| json!({ "id": check.key(), "shortDescription": { "text": check.question() } }));
    let results: Vec<Value> = checked.iter().flat_map(results).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "claimlight", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn results(checked: &Checked) -> impl Iterator<Item = Value> {
    checked.report.items.iter().zip(&checked.places).map(|(item, place)| {
        let region = json!({
            "startLine": place.line, "startColumn": place.column,
            "endLine": place.end_line, "endColumn": place.end_column,
            "snippet": { "text": shortened(&item.quote) },
        });
        let location = json!({
            "physicalLocation": { "artifactLocation": { "uri": uri(&checked.file) }, "region": region },
        });
        let mut result = json!({
            "ruleId": item.check.key(),
            "ruleIndex": index(item),
            "level": "note",
            "message": { "text": message(item) },
            "locations": [location],
        });
        if item.set_aside
            && let Some(result) = result.as_object_mut()
        {
            result.insert("suppressions".to_owned(), json!([{ "kind": "external" }]));
        }
        result
    })
}

fn index(item: &Item) -> Option<usize> {
    Check::ALL.iter().position(|check| *check == item.check)
}

/// A path as a relative reference of RFC 3986.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.replace('\\', "/").bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("desk/my story.html"), "desk/my%20story.html");
        assert_eq!(uri("é.txt"), "%C3%A9.txt");
    }
}
