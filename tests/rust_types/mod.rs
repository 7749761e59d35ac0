//! The source of the library into the types that it writes as JSON, for the tests that generate from them.
#![allow(dead_code, reason = "each test uses its part of this")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test stops where it fails")]

use super::repository;
use std::collections::BTreeMap;
use std::path::PathBuf;
use syn::{Attribute, Expr, GenericArgument, Item, Lit, Meta, PathArguments, Type};

/// Every struct and enum of the library that derives `Serialize`, by name.
pub(crate) fn serialized() -> BTreeMap<String, Item> {
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

/// What an `Option` holds.
pub(crate) fn option(rust: &Type) -> Option<&Type> {
    let Type::Path(path) = rust else { return None };
    let last = path.path.segments.last()?;
    (last.ident == "Option").then(|| argument(&last.arguments))
}

/// The one type between angle brackets.
pub(crate) fn argument(arguments: &PathArguments) -> &Type {
    let PathArguments::AngleBracketed(list) = arguments else { panic!("a type between angle brackets") };
    match list.args.first() {
        Some(GenericArgument::Type(inner)) => inner,
        _ => panic!("a type between angle brackets"),
    }
}

/// The name on the wire: serde's `rename`, or the container's `rename_all`.
pub(crate) fn rename(container: &[Attribute], item: &[Attribute], name: &str) -> String {
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
        Some("kebab-case") => {
            let letters = name.char_indices().flat_map(|(at, letter)| {
                let dash = (at > 0 && letter.is_ascii_uppercase()).then_some('-');
                dash.into_iter().chain(letter.to_lowercase())
            });
            letters.collect()
        }
        Some(other) => panic!("{} does not know rename_all = {other:?}: teach it", file!()),
    }
}

/// The keys of the `#[serde(…)]` attributes, with their strings.
pub(crate) fn serde(attributes: &[Attribute]) -> BTreeMap<String, Option<String>> {
    let mut keys = BTreeMap::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        attribute
            .parse_nested_meta(|meta| {
                let key = meta.path.get_ident().expect("serde's keys are words").to_string();
                let known =
                    ["default", "rename", "rename_all", "skip", "skip_deserializing", "skip_serializing_if"];
                assert!(known.contains(&key.as_str()), "{} does not know serde's {key}: teach it", file!());
                let value = meta.value().and_then(|value| value.parse::<syn::LitStr>());
                keys.insert(key, value.ok().map(|text| text.value()));
                Ok(())
            })
            .expect("serde compiles it");
    }
    keys
}

/// The lines of an item's documentation, without rustdoc's links.
pub(crate) fn documentation(attributes: &[Attribute]) -> Vec<String> {
    attributes
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
        .collect()
}

/// ``[`Name`](path)`` and ``[`Name`]`` into `` `Name` ``: rustdoc's links lead nowhere in TypeScript.
fn without_links(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line;
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((name, after)) = link.split_once("`]") else { break };
        plain.push_str(before);
        plain.push_str(&format!("`{name}`"));
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
