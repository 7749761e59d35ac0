//! The Rust types of an analysis into `src/wasm/analysis.d.ts`, and a test that the file is up to date.
//!
//! Only `wasm` knows JavaScript, so the stages carry no TypeScript attributes; this reads their source.
//! After a change of the output: `BLESS=1 cargo test --test typescript`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test stops where it fails")]

mod repository;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fmt::Write;
use std::path::PathBuf;
use syn::{Attribute, Expr, Fields, GenericArgument, Item, Lit, Meta, PathArguments, Type};

const OUTPUT: &str = "src/wasm/analysis.d.ts";

/// Types that write themselves (`impl Serialize` by hand): name, what stands in the JSON, documentation.
const HAND_WRITTEN: [(&str, &str, &str); 8] = [
    ("AttributionId", "`a${number}`", "Names an attribution: `a0`, `a1`, … in text order."),
    ("BlockIndex", "number", "Position in `blocks`."),
    ("ClaimId", "`c${number}`", "Names a claim: `c0`, `c1`, … in text order."),
    ("EntityId", "`e${number}`", "Names an entity: `e0`, `e1`, … in text order."),
    ("Score", "number", "From 0 to 1, in whole thousandths."),
    ("SentenceIndex", "number", "Position in `sentences`."),
    ("Span", "[start: number, end: number]", "Half-open range `[start, end)` of the text, in `offsetUnit`s."),
    ("ValueId", "`v${number}`", "Names a value: `v0`, `v1`, … in text order."),
];

#[test]
fn typescript_types_are_those_of_the_rust_types() {
    let types = serialized_types();
    repository::bless_or_compare(OUTPUT, &declarations(&types));
}

/// Every struct and enum of the library that derives `Serialize`, by name.
fn serialized_types() -> BTreeMap<String, Item> {
    let mut types = BTreeMap::new();
    // The command line and the exports write other formats.
    let other = |path: &PathBuf| path.starts_with("src/bin") || path.starts_with("src/export");
    for path in repository::files("src", "rs").into_iter().filter(|path| !other(path)) {
        let source = syn::parse_file(&repository::read(&path)).expect("the library compiles");
        for item in source.items {
            let (name, attributes) = match &item {
                Item::Struct(item) => (item.ident.to_string(), &item.attrs),
                Item::Enum(item) => (item.ident.to_string(), &item.attrs),
                _ => continue,
            };
            let derives = attributes.iter().filter(|attribute| attribute.path().is_ident("derive"));
            let mut serializes = false;
            for derive in derives {
                derive
                    .parse_nested_meta(|meta| {
                        serializes |= meta.path.segments.last().is_some_and(|last| last.ident == "Serialize");
                        Ok(())
                    })
                    .expect("derive holds a list of paths");
            }
            if serializes {
                let twice = types.insert(name.clone(), item);
                assert!(
                    twice.is_none(),
                    "two types named {name} derive Serialize: TypeScript needs one name each"
                );
            }
        }
    }
    types
}

/// The TypeScript of `Analysis` and of every type under it, in the order of first use.
fn declarations(types: &BTreeMap<String, Item>) -> String {
    let mut output = "// Generated from the Rust types by tests/typescript.rs. Do not edit.\n".to_owned();
    let mut waiting = VecDeque::from(["Analysis".to_owned()]);
    let mut seen = BTreeSet::from(["Analysis".to_owned()]);
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
            for field in &fields.named {
                let name = rename(&item.attrs, &field.attrs, &field.ident.as_ref().unwrap().to_string());
                let left_out = serde(&field.attrs).contains_key("skip_serializing_if");
                document(&field.attrs, "    ", output);
                match option(&field.ty) {
                    Some(inner) if left_out => {
                        writeln!(output, "    {name}?: {};", typescript(inner, used)).unwrap();
                    }
                    _ if left_out => panic!("{}.{name}: only an Option is left out", item.ident),
                    _ => writeln!(output, "    {name}: {};", typescript(&field.ty, used)).unwrap(),
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

/// What an `Option` holds.
fn option(rust: &Type) -> Option<&Type> {
    let Type::Path(path) = rust else { return None };
    let last = path.path.segments.last()?;
    (last.ident == "Option").then(|| argument(&last.arguments))
}

/// The one type between angle brackets.
fn argument(arguments: &PathArguments) -> &Type {
    let PathArguments::AngleBracketed(list) = arguments else { panic!("a type between angle brackets") };
    match list.args.first() {
        Some(GenericArgument::Type(inner)) => inner,
        _ => panic!("a type between angle brackets"),
    }
}

/// The name on the wire: serde's `rename`, or the container's `rename_all`.
fn rename(container: &[Attribute], item: &[Attribute], name: &str) -> String {
    if let Some(Some(name)) = serde(item).remove("rename") {
        return name;
    }
    match serde(container).remove("rename_all").flatten().as_deref() {
        None => name.to_owned(),
        Some("camelCase") => {
            let words = name.split('_').enumerate().map(|(at, word)| match word.split_at(1) {
                (first, rest) if at == 0 => first.to_lowercase() + rest,
                (first, rest) => first.to_uppercase() + rest,
            });
            words.collect()
        }
        Some(other) => panic!("{} does not know rename_all = {other:?}: teach it", file!()),
    }
}

/// The keys of the `#[serde(…)]` attributes, with their strings.
fn serde(attributes: &[Attribute]) -> BTreeMap<String, Option<String>> {
    let mut keys = BTreeMap::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        attribute
            .parse_nested_meta(|meta| {
                let key = meta.path.get_ident().expect("serde's keys are words").to_string();
                let known = ["default", "rename", "rename_all", "skip_serializing_if"];
                assert!(known.contains(&key.as_str()), "{} does not know serde's {key}: teach it", file!());
                let value = meta.value().and_then(|value| value.parse::<syn::LitStr>());
                keys.insert(key, value.ok().map(|text| text.value()));
                Ok(())
            })
            .expect("serde compiles it");
    }
    keys
}

/// Writes the documentation of an item, as a comment for TypeScript.
fn document(attributes: &[Attribute], indent: &str, output: &mut String) {
    let lines: Vec<String> = attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("doc"))
        .filter_map(|attribute| match &attribute.meta {
            Meta::NameValue(pair) => match &pair.value {
                Expr::Lit(literal) => match &literal.lit {
                    Lit::Str(text) => Some(without_links(text.value().trim())),
                    _ => None,
                },
                _ => None,
            },
            _ => None,
        })
        .collect();
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

/// ``[`Name`](path)`` and ``[`Name`]`` into `` `Name` ``: rustdoc's links lead nowhere in TypeScript.
fn without_links(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line;
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((name, after)) = link.split_once("`]") else { break };
        plain.push_str(before);
        write!(plain, "`{name}`").unwrap();
        rest = after;
        if let Some((_, after)) = after.strip_prefix('(').and_then(|target| target.split_once(')')) {
            rest = after;
        }
    }
    plain + rest
}

#[test]
fn links_of_rustdoc_become_plain_words() {
    assert_eq!(
        without_links("in an [`Analysis`](crate::Analysis) or [`A`], `[a]`."),
        "in an `Analysis` or `A`, `[a]`."
    );
}
