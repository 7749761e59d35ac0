//! The Rust types of an analysis into `src/wasm/analysis.d.ts`, its reasons into `www/strings/en/reasons.js`, and tests that
//! both are up to date.
//!
//! Only `wasm` knows JavaScript, so the stages carry no TypeScript attributes; this reads their source.
//! After a change of the output: `BLESS=1 cargo test --test typescript`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test stops where it fails")]

mod repository;
mod rust_types;

use claimlight::claims::EvidenceKind;
use rust_types::{argument, option, rename, serde};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write;
use syn::{Attribute, Fields, Item, Type};

const OUTPUT: &str = "src/wasm/analysis.d.ts";

/// Types that write themselves (`impl Serialize` by hand): name, what stands in the JSON, documentation.
const HAND_WRITTEN: [(&str, &str, &str); 9] = [
    ("AttributionId", "`a${number}`", "Names an attribution: `a0`, `a1`, … in text order."),
    ("BlockIndex", "number", "Position in `blocks`."),
    ("ClaimId", "`c${number}`", "Names a claim: `c0`, `c1`, … in text order."),
    ("Day", "string", "A day of the calendar, from which a text tells its dates: `2026-11-28`."),
    ("EntityId", "`e${number}`", "Names an entity: `e0`, `e1`, … in text order."),
    ("Score", "number", "From 0 to 1, in whole thousandths."),
    ("SentenceIndex", "number", "Position in `sentences`."),
    ("Span", "[start: number, end: number]", "Half-open range `[start, end)` of the text, in `offsetUnit`s."),
    ("ValueId", "`v${number}`", "Names a value: `v0`, `v1`, … in text order."),
];

#[test]
fn typescript_types_are_those_of_the_rust_types() {
    let types = rust_types::serialized();
    repository::bless_or_compare(OUTPUT, &declarations(&types));
}

#[test]
fn reasons_have_the_same_english_on_the_page() {
    let mut script = "// Why a claim is marked, in English.\n//\n\
        // Made of src/claims/reasons.rs by BLESS=1 cargo test --test typescript; not for editing.\n\n\
        export const REASON_WORDS = {\n"
        .to_owned();
    for kind in EvidenceKind::ALL {
        let key = serde_json::to_value(kind).unwrap();
        writeln!(script, "  'reason.{}': '{}',", key.as_str().unwrap(), kind.english()).unwrap();
    }
    script += "};\n";
    repository::bless_or_compare("www/strings/en/reasons.js", &script);
}

#[test]
fn no_module_of_the_page_keeps_a_copy_of_the_types() {
    let page = repository::files("www", "ts");
    let page: Vec<_> = page.iter().filter(|path| !path.starts_with("www/pkg")).collect();
    assert_eq!(page, [std::path::Path::new("www/analysis.d.ts")]);
    let passed_on: Vec<String> = repository::read("www/analysis.d.ts")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .map(str::to_owned)
        .collect();
    assert_eq!(passed_on, ["export type * from '../src/wasm/analysis.js';"]);
}

/// What crosses between Rust and JavaScript: what the engine gives, and what a desk asks it.
const ROOTS: [&str; 3] = ["Analysis", "Report", "Desk"];

/// The TypeScript of the roots and of every type under them, in the order of first use.
fn declarations(types: &BTreeMap<String, Item>) -> String {
    let mut output = "// Generated from the Rust types by tests/typescript.rs. Do not edit.\n".to_owned();
    let mut waiting = VecDeque::from(ROOTS.map(str::to_owned));
    let mut seen = BTreeSet::from(ROOTS.map(str::to_owned));
    while let Some(name) = waiting.pop_front() {
        let mut used = Vec::new();
        output.push('\n');
        match (HAND_WRITTEN.iter().find(|(hand_written, ..)| *hand_written == name), types.get(&name)) {
            (Some((_, wire, documentation)), _) => {
                writeln!(output, "/** {documentation} */\nexport type {name} = {wire};").unwrap();
            }
            (None, Some(item)) => declare(item, &mut output, &mut used),
            (None, None) => panic!(
                "{name} is part of the output: derive Serialize for it, or say in {} what it writes",
                file!()
            ),
        }
        waiting.extend(used.into_iter().filter(|name| seen.insert(name.clone())));
    }
    output
}

/// Writes one declaration, and names the types that it uses.
fn declare(item: &Item, output: &mut String, used: &mut Vec<String>) {
    match item {
        Item::Struct(item) => {
            let Fields::Named(fields) = &item.fields else { panic!("{}: name the fields", item.ident) };
            document(&item.attrs, "", output);
            writeln!(output, "export interface {} {{", item.ident).unwrap();
            for field in fields.named.iter().filter(|field| !serde(&field.attrs).contains_key("skip")) {
                let name = rename(&item.attrs, &field.attrs, &field.ident.as_ref().unwrap().to_string());
                let left_out = serde(&field.attrs).contains_key("skip_serializing_if");
                // What whoever writes the JSON may leave out.
                let is_given =
                    serde(&item.attrs).contains_key("default") || serde(&field.attrs).contains_key("default");
                let mark = if is_given { "?" } else { "" };
                document(&field.attrs, "    ", output);
                match option(&field.ty) {
                    Some(inner) if left_out => {
                        writeln!(output, "    {name}?: {};", typescript(inner, used)).unwrap();
                    }
                    _ if left_out => panic!("{}.{name}: only an Option is left out", item.ident),
                    _ => writeln!(output, "    {name}{mark}: {};", typescript(&field.ty, used)).unwrap(),
                }
            }
            output.push_str("}\n");
        }
        Item::Enum(item) => {
            document(&item.attrs, "", output);
            write!(output, "export type {} =", item.ident).unwrap();
            for variant in &item.variants {
                assert!(variant.fields.is_empty(), "{}::{} carries data", item.ident, variant.ident);
                output.push('\n');
                document(&variant.attrs, "    ", output);
                let name = rename(&item.attrs, &variant.attrs, &variant.ident.to_string());
                write!(output, "    | \"{name}\"").unwrap();
            }
            output.push_str(";\n");
        }
        _ => unreachable!("only structs and enums are collected"),
    }
}

/// The TypeScript of a Rust type.
fn typescript(rust: &Type, used: &mut Vec<String>) -> String {
    if let Some(inner) = option(rust) {
        return format!("{} | null", typescript(inner, used));
    }
    match rust {
        Type::Reference(reference) => typescript(&reference.elem, used),
        Type::Path(path) => {
            let last = path.path.segments.last().expect("a path has a segment");
            match last.ident.to_string().as_str() {
                "bool" => "boolean".to_owned(),
                "u8" | "u16" | "u32" | "i32" | "f32" | "f64" => "number".to_owned(),
                "str" | "String" | "Cow" => "string".to_owned(),
                "Vec" => format!("{}[]", typescript(argument(&last.arguments), used)),
                name => {
                    used.push(name.to_owned());
                    name.to_owned()
                }
            }
        }
        _ => panic!("{} does not know this type of field: teach it", file!()),
    }
}

/// Writes the documentation of an item, as a comment for TypeScript.
fn document(attributes: &[Attribute], indent: &str, output: &mut String) {
    let lines = rust_types::documentation(attributes);
    match lines.as_slice() {
        [] => {}
        [line] => writeln!(output, "{indent}/** {line} */").unwrap(),
        lines => {
            writeln!(output, "{indent}/**").unwrap();
            for line in lines {
                writeln!(output, "{}", format!("{indent} * {line}").trim_end()).unwrap();
            }
            writeln!(output, "{indent} */").unwrap();
        }
    }
}
