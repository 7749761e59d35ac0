//! The files of the library into circles of imports: there are none.
//!
//! A file may name what the folders around it declare; what it names otherwise must not name it again, however far around.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

mod repository;

use repository::{files, read};
use std::collections::{BTreeMap, BTreeSet};

type Module = Vec<String>;

#[test]
fn no_files_name_each_other_in_a_circle() {
    let modules: BTreeMap<Module, String> = files("src", "rs")
        .into_iter()
        .filter(|path| !path.starts_with("src/bin"))
        .map(|path| (module(&path.display().to_string()), read(&path)))
        .collect();
    assert!(modules.len() > 100, "only {} files: a folder has moved", modules.len());
    let known: BTreeSet<Module> = modules.keys().cloned().collect();
    let names: BTreeMap<&Module, BTreeSet<Module>> =
        modules.iter().map(|(module, text)| (module, named(module, text, &known))).collect();
    let circles: Vec<String> = known.iter().filter_map(|module| circle(module, &names)).collect();
    assert!(circles.is_empty(), "imports in a circle:\n  {}", circles.join("\n  "));
}

#[test]
fn paths_lead_to_files() {
    let known = ["a", "a/b", "a/c", "d"].map(path).into();
    let text =
        "use super::c::{self, Thing};\nuse crate::{d::Other, a::helper};\nfn f() { super::super::d::g() }";
    let found = named(&path("a/b"), text, &known);
    assert_eq!(found, [path("a/c"), path("d")].into(), "a is a folder around it");
    assert_eq!(module("src/a/mod.rs"), path("a"));
}

fn path(written: &str) -> Module {
    written.split('/').map(str::to_owned).collect()
}

/// `src/a/mod.rs` and `src/a.rs` into `a`.
fn module(file: &str) -> Module {
    let inner = file.strip_prefix("src/").expect("a file of the library").trim_end_matches(".rs");
    path(inner.strip_suffix("/mod").unwrap_or(inner))
}

/// The files that a module's code names before its tests, but for the folders around it.
fn named(module: &Module, text: &str, known: &BTreeSet<Module>) -> BTreeSet<Module> {
    let code = text.split("\n#[cfg(test)]").next().unwrap_or_default();
    let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let roots = code.match_indices("crate::").chain(code.match_indices("super::"));
    let firsts = roots.filter(|&(at, _)| !code[..at].ends_with("super::"));
    let paths = firsts.flat_map(|(at, _)| paths(&code[at..]));
    let found = paths.filter_map(|path| resolve(module, &path, known));
    found.filter(|other| !module.starts_with(other)).collect()
}

/// `super::c::{self, Thing}` into `super::c::self` and `super::c::Thing`; ends where the path does.
fn paths(code: &str) -> Vec<Module> {
    let mut steps = Vec::new();
    let mut rest = code;
    loop {
        let length = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let (name, behind) = rest.split_at(length);
        steps.push(name.to_owned());
        match behind.strip_prefix("::") {
            Some(inner) if inner.starts_with('{') => {
                let parts = parts(&inner[1..]);
                let each = parts.iter().flat_map(|part| paths(part.trim()));
                return each.map(|path| [steps.clone(), path].concat()).collect();
            }
            Some(next) => rest = next,
            None => return vec![steps],
        }
    }
}

/// What stands between commas up to the brace that closes.
fn parts(list: &str) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for c in list.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => parts.push(String::new()),
            _ => {
                depth += i32::from(c == '{') - i32::from(c == '}');
                parts.last_mut().expect("one at least").push(c);
            }
        }
    }
    parts
}

/// The file that a path of a module leads into, if it is another.
fn resolve(module: &Module, path: &[String], known: &BTreeSet<Module>) -> Option<Module> {
    let ups = path.iter().take_while(|step| *step == "super").count();
    let base = if ups == 0 { &[][..] } else { module.get(..module.len().checked_sub(ups)?)? };
    let steps = path.get(ups.max(1)..)?;
    let ends = (1..=steps.len()).rev().filter_map(|end| Some([base, steps.get(..end)?].concat()));
    ends.filter(|end| known.contains(end)).find(|end| end != module)
}

/// A way from a module back to it, if it is the first of that circle in the order of names.
fn circle(first: &Module, names: &BTreeMap<&Module, BTreeSet<Module>>) -> Option<String> {
    let mut ways = vec![vec![first]];
    let mut seen = BTreeSet::new();
    while let Some(way) = ways.pop() {
        let last = *way.last().expect("one at least");
        for next in names.get(last)? {
            if next == first {
                let way: Vec<String> = way.iter().map(|module| module.join("/")).collect();
                return (way.iter().min() == way.first()).then(|| way.join(" → "));
            }
            if seen.insert(next) {
                ways.push([way.clone(), vec![next]].concat());
            }
        }
    }
    None
}
