//! An analysis as JSON into the rows of its tables, as `python/claimlight/tables.py` makes them.

use serde_json::{Value, json};

/// The tables of an analysis, each with its rows.
pub(crate) fn tables(analysis: &Value, text: &str, unit: &str) -> [(&'static str, Vec<Value>); 4] {
    let text = Text { text, unit };
    [
        ("claims", list(&analysis["claims"]).iter().map(|claim| text.claim(analysis, claim)).collect()),
        ("entities", list(&analysis["entities"]).iter().map(entity).collect()),
        (
            "attributions",
            list(&analysis["attributions"]).iter().map(|found| text.attribution(found)).collect(),
        ),
        ("sources", list(&analysis["sources"]).iter().map(source).collect()),
    ]
}

fn entity(entity: &Value) -> Value {
    json!({
        "id": entity["id"], "kind": entity["kind"], "name": entity["name"],
        "mentions": list(&entity["mentions"]).len(),
    })
}

fn source(source: &Value) -> Value {
    json!({
        "name": source["name"], "kind": source["kind"], "entity": source["entity"],
        "words_quoted": source["wordsQuoted"], "words_attributed": source["wordsAttributed"],
    })
}

/// A text, and what spans of it count.
struct Text<'a> {
    text: &'a str,
    unit: &'a str,
}

impl Text<'_> {
    fn claim(&self, analysis: &Value, claim: &Value) -> Value {
        let attribution = claim["attribution"].as_str().map(|id| &analysis["attributions"][number(id)]);
        let source = attribution.map_or(&Value::Null, |attribution| &attribution["source"]);
        let speaker = match source["entity"].as_str() {
            Some(id) => analysis["entities"][number(id)]["name"].clone(),
            None => self.words_or_null(&source["span"]),
        };
        json!({
            "id": claim["id"], "text": self.words(&claim["span"]), "start": claim["span"][0], "end": claim["span"][1],
            "manner": claim["manner"], "speaker": speaker, "check_worthiness": real(&claim["checkWorthiness"]),
            "confidence": real(&claim["confidence"]),
        })
    }

    fn attribution(&self, attribution: &Value) -> Value {
        let source = &attribution["source"];
        let contents = list(&attribution["contents"]);
        let words: Vec<_> = contents.iter().map(|content| self.words(content)).collect();
        json!({
            "id": attribution["id"], "source": self.words_or_null(&source["span"]), "source_kind": source["kind"],
            "entity": source["entity"], "cue": attribution["cue"]["lemma"], "content": words.join(" … "),
            "start": contents.first().map(|content| &content[0]), "end": contents.last().map(|content| &content[1]),
            "quotation": attribution["quotation"], "commitment": attribution["commitment"],
            "confidence": real(&attribution["confidence"]),
        })
    }

    fn words(&self, span: &Value) -> String {
        let at = |end: usize| usize::try_from(span[end].as_u64().unwrap()).unwrap();
        let range = at(0)..at(1);
        match self.unit {
            "utf-8" => self.text[range].to_owned(),
            "utf-16" => String::from_utf16(&self.text.encode_utf16().collect::<Vec<_>>()[range]).unwrap(),
            _ => self.text.chars().skip(range.start).take(range.len()).collect(),
        }
    }

    fn words_or_null(&self, span: &Value) -> Value {
        if span.is_null() { Value::Null } else { json!(self.words(span)) }
    }
}

/// The items of a list.
fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// The place of an item in its list, which its id names behind a letter.
fn number(id: &str) -> usize {
    id[1..].parse().unwrap()
}

/// The JSON writes 0 and 1 without a point.
fn real(score: &Value) -> Value {
    json!(score.as_f64().unwrap())
}
