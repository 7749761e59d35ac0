//! The source of the library into `tests/public-api.txt`, all that a user of the crate may name, and a test that it is as recorded.
//!
//! A change of that file is a change for users: CHANGELOG.md says so, and what is removed or renamed asks for a new version.
//! To record it: `BLESS=1 cargo test --test public_api`. What is `pub` can be reached, which rustc checks (`unreachable_pub`).
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

mod repository;

use quote::ToTokens;
use std::collections::BTreeSet;
use std::path::Path;
use syn::{Attribute, Field, Fields, ImplItem, Item, TraitItem, Type, Visibility};

const RECORD: &str = "tests/public-api.txt";

#[test]
fn the_public_interface_is_the_recorded_one() {
    // The command line is a program, and JavaScript's interface is recorded in package/.
    let outside =
        |path: &Path| ["src/bin", "src/wasm", "src/wasm.rs"].iter().any(|place| path.starts_with(place));
    let files = repository::files("src", "rs").into_iter().filter(|path| !outside(path));
    let modules: Vec<(String, Vec<Item>)> = files
        .map(|path| {
            let source = syn::parse_file(&repository::read(&path)).expect("the library compiles");
            (module(&path), source.items.into_iter().filter(|item| !is_test(item)).collect())
        })
        .collect();
    let types: BTreeSet<String> =
        modules.iter().flat_map(|(_, items)| items.iter().filter_map(public_type)).collect();
    assert!(types.contains("Analysis"), "the walk finds the types");
    let mut record = String::from(
        "# Made by tests/public_api.rs, which says how. Module by module, all that users of the crate may name.\n",
    );
    for (module, items) in &modules {
        let mut lines: Vec<String> = items.iter().flat_map(|item| lines(item, &types)).collect();
        if lines.is_empty() {
            continue;
        }
        // The order in a file is nobody's concern; what belongs together begins alike.
        lines.sort();
        record.push_str(&format!("\n[{module}]\n{}\n", lines.join("\n")));
    }
    repository::bless_or_compare(RECORD, &record);
}

/// `src/text/mod.rs` is `text`, `src/lib.rs` the crate.
fn module(path: &Path) -> String {
    let path = path.strip_prefix("src").expect("a path under src").with_extension("");
    let names: Vec<_> = path.iter().filter_map(|name| name.to_str()).filter(|name| *name != "mod").collect();
    names.join("::").replace("lib", "claimlight")
}

fn is_test(item: &Item) -> bool {
    matches!(item, Item::Mod(module) if module.attrs.iter().any(|attribute| plain(attribute) == "#[cfg(test)]"))
}

/// The name of a type that users may name.
fn public_type(item: &Item) -> Option<String> {
    let (visibility, name) = match item {
        Item::Struct(item) => (&item.vis, &item.ident),
        Item::Enum(item) => (&item.vis, &item.ident),
        Item::Trait(item) => (&item.vis, &item.ident),
        _ => return None,
    };
    is_public(visibility).then(|| name.to_string())
}

/// What an item gives to users.
fn lines(item: &Item, types: &BTreeSet<String>) -> Vec<String> {
    match item {
        Item::Struct(item) if is_public(&item.vis) => {
            let head = format!("{}struct {}{}", kept(&item.attrs), item.ident, plain(&item.generics));
            let named =
                |field: &Field| field.ident.as_ref().map_or_else(|| "0".to_owned(), ToString::to_string);
            let fields = item.fields.iter().filter(|field| is_public(&field.vis));
            let fields = fields.map(|field| format!("{}.{}: {}", item.ident, named(field), plain(&field.ty)));
            fields.chain([head]).collect()
        }
        Item::Enum(item) if is_public(&item.vis) => {
            let head = format!("{}enum {}{}", kept(&item.attrs), item.ident, plain(&item.generics));
            let variants = item.variants.iter().map(|variant| {
                let fields = match &variant.fields {
                    Fields::Unit => String::new(),
                    fields => format!(" {}", plain(fields)),
                };
                format!("{}::{}{fields}", item.ident, variant.ident)
            });
            variants.chain([head]).collect()
        }
        Item::Trait(item) if is_public(&item.vis) => {
            let methods = item.items.iter().filter_map(|method| match method {
                TraitItem::Fn(method) => Some(format!("{}::{}", item.ident, plain(&method.sig))),
                _ => None,
            });
            methods.chain([format!("trait {}", item.ident)]).collect()
        }
        Item::Impl(item) => {
            let Type::Path(of) = &*item.self_ty else { return Vec::new() };
            let name = of.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
            match &item.trait_ {
                _ if !types.contains(&name) => Vec::new(),
                Some((implemented, _)) => {
                    vec![format!("impl {} for {}", plain(implemented), plain(&item.self_ty))]
                }
                None => item.items.iter().filter_map(|item| member(&name, item)).collect(),
            }
        }
        Item::Fn(item) if is_public(&item.vis) => vec![kept(&item.attrs) + &plain(&item.sig)],
        Item::Const(item) if is_public(&item.vis) => {
            vec![format!("const {}: {}", item.ident, plain(&item.ty))]
        }
        Item::Type(item) if is_public(&item.vis) => {
            vec![format!("{}type {} = {}", kept(&item.attrs), item.ident, plain(&item.ty))]
        }
        Item::Use(item) if is_public(&item.vis) => vec![format!("use {}", plain(&item.tree))],
        Item::Mod(item) if is_public(&item.vis) => vec![format!("{}mod {}", kept(&item.attrs), item.ident)],
        // The two macros that declare types for numbers and for names of things.
        Item::Macro(item) if item.ident.is_none() => vec![plain(&item.mac)],
        _ => Vec::new(),
    }
}

/// What stands in `impl Name { … }`.
fn member(of: &str, item: &ImplItem) -> Option<String> {
    match item {
        ImplItem::Fn(item) if is_public(&item.vis) => {
            Some(format!("{}{of}::{}", kept(&item.attrs), plain(&item.sig)))
        }
        ImplItem::Const(item) if is_public(&item.vis) => {
            Some(format!("{of}::{}: {}", item.ident, plain(&item.ty)))
        }
        _ => None,
    }
}

const fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Attributes that users notice: what is derived, what may grow, what is there only with a feature.
fn kept(attributes: &[Attribute]) -> String {
    let kept = attributes.iter().filter(|attribute| {
        ["cfg", "deprecated", "derive", "non_exhaustive"].iter().any(|name| attribute.path().is_ident(name))
    });
    kept.map(|attribute| plain(attribute) + " ").collect()
}

/// Tokens as people write them, on one line and without documentation.
fn plain(tokens: &impl ToTokens) -> String {
    const TIGHT: [(&str, &str); 14] = [
        (" :: ", "::"),
        (":: ", "::"),
        (" <", "<"),
        ("< ", "<"),
        (" >", ">"),
        (" ,", ","),
        (" :", ":"),
        (" ;", ";"),
        ("& ", "&"),
        ("( ", "("),
        (" (", "("),
        (" )", ")"),
        (" [", "["),
        ("# [", "#["),
    ];
    let text = tokens.to_token_stream().to_string();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    TIGHT.iter().fold(text, |text, (wide, tight)| text.replace(wide, tight))
}
