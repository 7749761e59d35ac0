//! A text into its values, as the case files show them: one a line, what stands in the text first.

use claimlight::text::Document;
use claimlight::values::recognize;
use serde_json::Value;

#[test]
fn values() {
    super::runner::check("values", print);
}

fn print(text: &str) -> String {
    let document = Document::parse(text);
    let lines = recognize(&document).into_iter().map(|value| {
        let json = serde_json::to_value(&value).expect("a value is written");
        let mut line = format!("{} | {}", document.slice(value.span), plain(&json["kind"]));
        for field in ["value", "upper", "unit", "iso", "qualifier"] {
            if let Some(found) = json["normalized"].get(field) {
                line += &format!(" {field}={}", plain(found));
            }
        }
        line
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn plain(json: &Value) -> &str {
    json.as_str().expect("kinds and fields are strings")
}
