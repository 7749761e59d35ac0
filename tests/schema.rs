//! The Rust types of an analysis into `package/schema.json`, a JSON Schema, and a test that the file is up to date.
//!
//! After a change of the output: `BLESS=1 cargo test --test schema`. `tests/package` validates real analyses against it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test stops where it fails")]

mod repository;
mod rust_types;

use rust_types::{argument, documentation, option, rename, serde};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use syn::{Attribute, Fields, Item, Type};

const OUTPUT: &str = "package/schema.json";

/// Types that write themselves (`impl Serialize` by hand): what stands in the JSON.
fn hand_written(name: &str) -> Option<Value> {
    let id = |letter: &str| json!({ "type": "string", "pattern": format!("^{letter}(0|[1-9][0-9]*)$") });
    let position = json!({ "type": "integer", "minimum": 0 });
    Some(match name {
        "AttributionId" => id("a"),
        "ClaimId" => id("c"),
        "EntityId" => id("e"),
        "ValueId" => id("v"),
        "Day" => json!({
            "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
            "description": "A day of the calendar, from which a text tells its dates: `2026-11-28`.",
        }),
        "BlockIndex" | "SentenceIndex" => position,
        "Score" => {
            json!({ "type": "number", "minimum": 0, "maximum": 1, "description": "From 0 to 1, in whole thousandths." })
        }
        "Span" => json!({
            "type": "array", "prefixItems": [position, position], "minItems": 2, "maxItems": 2,
            "description": "Half-open range [start, end) of the text, in offsetUnits.",
        }),
        _ => return None,
    })
}

#[test]
fn the_json_schema_is_that_of_the_rust_types() {
    let schema = schema(&rust_types::serialized());
    let text = serde_json::to_string_pretty(&schema).expect("JSON writes") + "\n";
    repository::bless_or_compare(OUTPUT, &text);
}

/// The schema of `Analysis`, with a definition for every type under it.
fn schema(types: &BTreeMap<String, Item>) -> Value {
    let mut definitions = Map::new();
    let mut waiting = VecDeque::from(["Analysis".to_owned()]);
    let mut seen = BTreeSet::from(["Analysis".to_owned()]);
    while let Some(name) = waiting.pop_front() {
        let mut used = Vec::new();
        let definition = match (hand_written(&name), types.get(&name)) {
            (Some(definition), _) => definition,
            (None, Some(item)) => define(item, &mut used),
            (None, None) => {
                panic!("{name} is part of the output: derive Serialize for it, or teach {}", file!())
            }
        };
        definitions.insert(name, definition);
        waiting.extend(used.into_iter().filter(|name| seen.insert(name.clone())));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "Generated from the Rust types by tests/schema.rs. Do not edit.",
        "title": "Analysis",
        "$ref": "#/$defs/Analysis",
        "$defs": definitions,
    })
}

/// One definition; names the types that it uses.
fn define(item: &Item, used: &mut Vec<String>) -> Value {
    match item {
        Item::Struct(item) => {
            let Fields::Named(fields) = &item.fields else { panic!("{}: name the fields", item.ident) };
            let mut properties = Map::new();
            let mut required = Vec::new();
            for field in fields.named.iter().filter(|field| !serde(&field.attrs).contains_key("skip")) {
                let name = rename(&item.attrs, &field.attrs, &field.ident.as_ref().unwrap().to_string());
                let left_out = serde(&field.attrs).contains_key("skip_serializing_if");
                let held =
                    if left_out { option(&field.ty).expect("only an Option is left out") } else { &field.ty };
                properties.insert(name.clone(), described(type_of(held, used), &field.attrs));
                if !left_out {
                    required.push(name);
                }
            }
            let object = json!({
                "type": "object", "properties": properties, "required": required, "additionalProperties": false,
            });
            described(object, &item.attrs)
        }
        Item::Enum(item) => {
            let variants = item.variants.iter().map(|variant| {
                assert!(variant.fields.is_empty(), "{}::{} carries data", item.ident, variant.ident);
                let name = rename(&item.attrs, &variant.attrs, &variant.ident.to_string());
                described(json!({ "const": name }), &variant.attrs)
            });
            // Two variants may share a name on the wire, so "anyOf" and not "oneOf".
            described(json!({ "anyOf": variants.collect::<Vec<_>>() }), &item.attrs)
        }
        _ => unreachable!("only structs and enums are collected"),
    }
}

/// The schema of a Rust type.
fn type_of(rust: &Type, used: &mut Vec<String>) -> Value {
    if let Some(inner) = option(rust) {
        return json!({ "anyOf": [type_of(inner, used), { "type": "null" }] });
    }
    match rust {
        Type::Reference(reference) => type_of(&reference.elem, used),
        Type::Path(path) => {
            let last = path.path.segments.last().expect("a path has a segment");
            match last.ident.to_string().as_str() {
                "bool" => json!({ "type": "boolean" }),
                "u8" | "u16" | "u32" => json!({ "type": "integer", "minimum": 0 }),
                "i32" => json!({ "type": "integer" }),
                "f32" | "f64" => json!({ "type": "number" }),
                "str" | "String" | "Cow" => json!({ "type": "string" }),
                "Vec" => json!({ "type": "array", "items": type_of(argument(&last.arguments), used) }),
                name => {
                    used.push(name.to_owned());
                    json!({ "$ref": format!("#/$defs/{name}") })
                }
            }
        }
        _ => panic!("{} does not know this type of field: teach it", file!()),
    }
}

/// A schema with the documentation of its Rust item.
fn described(mut schema: Value, attributes: &[Attribute]) -> Value {
    let lines = documentation(attributes);
    if let (false, Some(object)) = (lines.is_empty(), schema.as_object_mut()) {
        object.insert("description".to_owned(), json!(lines.join(" ")));
    }
    schema
}
