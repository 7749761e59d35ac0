//! The repository into a list of what is out of order: the rules of ARCHITECTURE.md that a machine can check.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

mod repository;

use repository::{files, read};
use std::path::{Path, PathBuf};

/// Each stage of the library, and the stages that it may name. A stage knows only what stands before it.
const DIRECTION: [(&str, &str); 20] = [
    ("data_file", ""),
    ("word_set", "data_file"),
    ("sorting", ""),
    ("hashing", ""),
    ("span", ""),
    ("offsets", "span"),
    ("text", "word_set sorting span"),
    ("lexicon", "word_set sorting hashing span text"),
    ("tagger", "word_set sorting span text lexicon"),
    ("syntax", "word_set sorting span text lexicon tagger"),
    ("values", "word_set sorting span text lexicon tagger syntax"),
    ("entities", "data_file word_set sorting hashing span text lexicon tagger syntax values"),
    ("attributions", "data_file word_set sorting span text lexicon tagger syntax values entities"),
    ("claims", "data_file word_set sorting span text lexicon tagger syntax values entities attributions"),
    ("analysis", "hashing span offsets text tagger values entities attributions claims"),
    ("reading", "tagger text analysis"),
    ("analyzer", "tagger analysis reading"),
    ("export", "sorting span offsets text values entities attributions claims analysis"),
    ("desk", "sorting span offsets text syntax values entities attributions claims analysis export"),
    ("wasm", "offsets tagger claims analysis reading analyzer export desk"),
];

/// Lines that a file may have before it asks to be split by meaning.
const LONGEST_FILE: usize = 400;

/// Claimlight says on whose word a claim stands; a name with one of these would promise more.
const FORBIDDEN_IN_NAMES: [&str; 4] = ["truth", "veracity", "credibility", "fake"];

/// What the page must never do to a document: each runs or parses a string.
const FORBIDDEN_IN_JAVASCRIPT: [&str; 9] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "setAttribute('style'",
    ".cssText",
    "createContextualFragment",
];

#[test]
fn every_stage_names_only_the_stages_before_it() {
    check(rust_files("src"), |path, text| {
        let Some(stage) = stage(path) else { return Vec::new() };
        let Some((_, allowed)) = DIRECTION.iter().find(|(name, _)| *name == stage) else {
            return vec![format!(
                "stage {stage} is new: give it its place in DIRECTION and in ARCHITECTURE.md"
            )];
        };
        let named = lines_of_code(text).flat_map(|(line, code)| {
            let paths = code.split("crate::").skip(1).map(move |rest| (line, identifier(rest).to_owned()));
            paths.collect::<Vec<_>>()
        });
        named
            .filter_map(|(line, name)| {
                let named = stage_of_export(&name).unwrap_or(&name);
                let fits = named == stage || allowed.split(' ').any(|stage| stage == named);
                (!fits).then(|| format!("line {line}: {stage} must not name {named}"))
            })
            .collect()
    });
}

#[test]
fn only_the_wasm_module_knows_the_browser() {
    const BROWSER: [&str; 4] = ["js_sys", "wasm_bindgen", "wasm_bindgen_futures", "web_sys"];
    let others = rust_files("src").into_iter().filter(|path| stage(path).as_deref() != Some("wasm"));
    check(others.collect(), |_, text| {
        let named = lines_of_code(text).flat_map(|(line, code)| {
            let found = BROWSER.iter().filter(|name| code.contains(**name));
            found.map(|name| format!("line {line}: {name}")).collect::<Vec<_>>()
        });
        named.collect()
    });
}

#[test]
fn every_rust_file_begins_with_what_it_turns_into_what() {
    let all = rust_files("src").into_iter().chain(rust_files("tests")).chain(rust_files("benches"));
    check(all.collect(), |_, text| {
        let first = text.lines().next().unwrap_or_default();
        let says = first.strip_prefix("//! ").is_some_and(|words| words.split_whitespace().count() >= 2);
        if says { Vec::new() } else { vec!["the first line is no `//! what into what`".to_owned()] }
    });
}

#[test]
fn files_are_short_enough_to_read() {
    let scripts =
        ["src", "tests", "www", "extension", "package", "tools", "benches", "fuzz", "training", "python"];
    let all = scripts.iter().flat_map(|folder| {
        ["rs", "js", "mjs", "css", "py", "sh"].iter().flat_map(|extension| files(folder, extension))
    });
    check(all.filter(|path| is_ours(path)).collect(), |_, text| match text.lines().count() {
        lines if lines > LONGEST_FILE => vec![format!("{lines} lines: split it by meaning")],
        _ => Vec::new(),
    });
}

#[test]
fn word_lists_are_sorted_and_say_where_they_come_from() {
    // The order of constructions means something: the first that fits is taken.
    let lists = files("src", "txt").into_iter().filter(|path| !path.ends_with("constructions.txt"));
    check(lists.collect(), |_, text| {
        let mut wrong = Vec::new();
        let header: String = text.lines().take_while(|line| line.starts_with('#')).collect();
        if !header.contains("Source: ") {
            wrong.push("the header names no source: `# Source: …`".to_owned());
        }
        if !header.contains("Licence: ") && !header.contains("(CC") {
            wrong.push("the header names no licence: `# Licence: …`".to_owned());
        }
        let entries: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        wrong.extend(entries.windows(2).filter_map(|pair| match pair {
            [before, after] if key(before) > key(after) => {
                Some(format!("{after:?} stands behind {before:?}"))
            }
            [before, after] if before == after => Some(format!("{after:?} stands twice")),
            _ => None,
        }));
        if entries.is_empty() {
            wrong.push("the list is empty".to_owned());
        }
        wrong
    });
}

#[test]
fn word_lists_stand_in_files_and_each_is_asked_about() {
    const LONGEST: usize = 9;
    let stages = ["text", "syntax", "values", "entities", "attributions", "claims"];
    let stages = stages.map(|stage| format!("src/{stage}"));
    check(stages.iter().flat_map(|folder| rust_files(folder)).collect(), |_, text| {
        let lists = literals(text).into_iter().filter(|literal| {
            let words = literal.split_whitespace();
            let plain = |word: &str| word.chars().all(|c| c.is_alphanumeric() || "'’-.%$€".contains(c));
            words.clone().count() > LONGEST && words.clone().all(plain)
        });
        lists.map(|list| format!("a list of words in code: {list:.40} …")).collect()
    });
    check(
        files("src", "txt").into_iter().filter(|path| path.ends_with("word_lists.txt")).collect(),
        |path, text| {
            let folder = path.parent().and_then(Path::to_str).unwrap_or_default();
            let code: String = rust_files(folder).iter().map(read).collect();
            let lists = text.lines().filter(|line| !line.starts_with('#')).map(key);
            let unused = lists.filter(|name| !code.contains(&format!("list(\"{name}\")")));
            unused.map(|name| format!("nothing asks about {name}")).collect()
        },
    );
}

#[test]
fn names_promise_nothing_about_what_is_so() {
    let all = rust_files("src").into_iter().chain(files("www", "js")).filter(|path| is_ours(path));
    // In Rust an apostrophe begins a lifetime as well.
    let marks = |path: &Path| if path.extension().is_some_and(|end| end == "js") { "\"'`" } else { "\"" };
    check(all.collect(), |path, text| {
        let mut wrong = Vec::new();
        let mut open = None;
        for (line, code) in lines_of_code(text) {
            let lower = without_strings(&code, marks(path), &mut open).to_lowercase();
            let found = FORBIDDEN_IN_NAMES.iter().filter(|word| lower.contains(**word));
            wrong.extend(found.map(|word| format!("line {line}: a name with {word:?}")));
        }
        wrong
    });
}

#[test]
fn the_page_never_turns_a_string_into_markup_or_code() {
    let all = files("www", "js").into_iter().filter(|path| is_ours(path));
    check(all.collect(), |_, text| {
        let mut wrong = Vec::new();
        for (line, code) in lines_of_code(text) {
            let found = FORBIDDEN_IN_JAVASCRIPT.iter().filter(|word| code.contains(**word));
            wrong.extend(found.map(|word| format!("line {line}: {word}")));
        }
        wrong
    });
    check(files("www", "html"), |_, text| {
        let handlers = [" style=\"", " onclick=", " onload=", " oninput=", " onerror=", "javascript:"];
        let found = handlers.iter().filter(|word| text.contains(**word));
        found.map(|word| format!("{word} in markup: use a style sheet or a listener")).collect()
    });
}

#[test]
fn nothing_is_left_for_later_and_nothing_names_a_machine() {
    // In halves, so that this file passes its own test.
    let words = [
        concat!("TO", "DO"),
        concat!("FIX", "ME"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
        concat!("/wo", "rk/"),
        concat!("index.crates", ".io"),
        concat!("registry.np", "mjs"),
        concat!("pypi", ".org"),
        concat!("pythonhosted", ".org"),
        concat!("arti", "factory"),
    ];
    let folders = [
        "src",
        "tests",
        "www",
        "extension",
        "package",
        "tools",
        "benches",
        "fuzz",
        "training",
        "python",
        "docs",
        "models",
        ".ci",
        ".cargo",
    ];
    let extensions = ["rs", "js", "mjs", "ts", "css", "html", "json", "md", "py", "sh", "toml", "txt", "run"];
    let nested = folders.iter().flat_map(|folder| extensions.iter().flat_map(|end| files(folder, end)));
    let top = std::fs::read_dir(repository::root()).expect("a readable repository");
    let top = top.filter_map(|entry| {
        let entry = entry.expect("a readable repository");
        let name = PathBuf::from(entry.file_name());
        (entry.file_type().is_ok_and(|kind| kind.is_file()) && name != Path::new(".git")).then_some(name)
    });
    check(nested.chain(top).filter(|path| is_ours(path)).collect(), |_, text| {
        let mut wrong = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let found = words.iter().filter(|word| line.contains(**word));
            wrong.extend(found.map(|word| format!("line {}: {word}", at + 1)));
        }
        wrong
    });
}

#[test]
fn tests_run_with_the_oldest_rust_that_is_promised() {
    let toolchain = read("rust-toolchain.toml");
    for manifest in ["Cargo.toml", "python/Cargo.toml"] {
        let text = read(manifest);
        let mut promises = text.lines().filter_map(|line| line.strip_prefix("rust-version = "));
        let promised = promises.next().expect("a promise").trim_matches('"');
        assert!(toolchain.contains(&format!("\"{promised}.0\"")), "{manifest} promises Rust {promised}");
    }
}

#[test]
fn what_ships_has_licences_that_ask_for_no_more_than_a_notice() {
    let allowed =
        ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-3-Clause", "ISC"];
    // CC0 does not even ask for a notice.
    let allowed =
        [&allowed[..], &["CC0-1.0", "MPL-2.0", "Unicode-3.0", "Unlicense", "Zlib", "0BSD", "BSL-1.0"]]
            .concat();
    for package in packages("Cargo.toml").into_iter().chain(packages("python/Cargo.toml")) {
        let name = package["name"].as_str().unwrap_or_default();
        if ["claimlight", "claimlight-python"].contains(&name) {
            continue;
        }
        let license = package["license"].as_str().unwrap_or_default();
        // `A OR B` leaves the choice; `A AND B` asks for both; old manifests write `A/B`.
        let plain = license.replace('/', " OR ").replace(['(', ')'], "");
        let fits =
            plain.split(" OR ").any(|choice| choice.split(" AND ").all(|one| allowed.contains(&one.trim())));
        assert!(
            fits,
            "{name} has the licence {license:?}: choose another library, or say in this test why it may stay"
        );
        let source = package["source"].as_str().unwrap_or_default();
        assert!(source.starts_with("registry+"), "{name} does not come from the registry: {source:?}");
    }
}

/// What a manifest's package is built with, and the package itself.
fn packages(manifest: &str) -> Vec<serde_json::Value> {
    let options = ["--format-version=1", "--locked", "--all-features", "--manifest-path", manifest];
    let metadata = std::process::Command::new(env!("CARGO"))
        .arg("metadata")
        .args(options)
        .current_dir(repository::root())
        .output()
        .expect("cargo runs");
    assert!(metadata.status.success(), "{}", String::from_utf8_lossy(&metadata.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).expect("cargo writes JSON");
    let packages =
        metadata.get("packages").and_then(serde_json::Value::as_array).expect("a list of packages");
    assert!(packages.len() > 10, "cargo names the dependencies of {manifest}");
    packages.clone()
}

/// Runs a check over files, and fails with everything that it found.
fn check(paths: Vec<PathBuf>, find: impl Fn(&Path, &str) -> Vec<String>) {
    assert!(!paths.is_empty(), "no file to check: a folder has moved");
    let mut wrong = Vec::new();
    for path in &paths {
        let found = find(path, &read(path));
        wrong.extend(found.into_iter().map(|what| format!("{}: {what}", path.display())));
    }
    assert!(wrong.is_empty(), "out of order:\n  {}", wrong.join("\n  "));
}

fn rust_files(folder: &str) -> Vec<PathBuf> {
    files(folder, "rs")
}

/// Whether we write the file: not what is built, installed or generated.
fn is_ours(path: &Path) -> bool {
    let foreign = ["node_modules", "pkg", "target", "__pycache__", ".venv"];
    !path.components().any(|part| foreign.iter().any(|name| part.as_os_str() == *name))
}

/// The stage that a file of the library belongs to; none for the command line and for lib.rs.
fn stage(path: &Path) -> Option<String> {
    let first = path.strip_prefix("src").ok()?.components().next()?;
    let name = first.as_os_str().to_str()?.trim_end_matches(".rs");
    (name != "bin" && name != "lib").then(|| name.to_owned())
}

/// The stage of a name that lib.rs lifts to the top, such as `crate::Analysis`.
fn stage_of_export(name: &str) -> Option<&'static str> {
    let library = read("src/lib.rs");
    let exports = library.split("pub use ").skip(1).find_map(|export| {
        let (stage, names) = export.split_once(';')?.0.split_once("::")?;
        names
            .split(|c: char| !c.is_alphanumeric() && c != '_')
            .any(|exported| exported == name)
            .then(|| stage.to_owned())
    })?;
    DIRECTION.iter().map(|(stage, _)| *stage).find(|stage| *stage == exports)
}

/// Lines with their number, without comments: from `//` on, where no address or string is meant.
fn lines_of_code(text: &str) -> impl Iterator<Item = (usize, String)> {
    text.lines().enumerate().filter_map(|(at, line)| {
        let trimmed = line.trim_start();
        let comment = trimmed.starts_with("//") || trimmed.starts_with("* ") || trimmed.starts_with("/*");
        let code = line.split_once(" // ").map_or(line, |(code, _)| code);
        (!comment).then(|| (at + 1, code.to_owned()))
    })
}

/// What stands between quotation marks in the code before the tests of a file.
fn literals(text: &str) -> Vec<String> {
    let before_tests = text.split("\n#[cfg(test)]").next().unwrap_or_default();
    let code: Vec<String> = lines_of_code(before_tests).map(|(_, line)| line).collect();
    let code = code.join(" ").replace("'\"'", "").replace("\\\"", "").replace("\\ ", "");
    code.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The line without what stands between two of the same marks. `open` is the mark that the line before left open: only
/// a backtick may.
fn without_strings(code: &str, marks: &str, open: &mut Option<char>) -> String {
    let mut outside = String::new();
    for c in code.chars() {
        match *open {
            Some(mark) if mark == c => *open = None,
            Some(_) => {}
            None if marks.contains(c) => *open = Some(c),
            None => outside.push(c),
        }
    }
    *open = open.filter(|&mark| mark == '`');
    outside
}

/// What a list is sorted by: the entry, without what the list says about it.
fn key(line: &str) -> &str {
    let end = line.find('\t').or_else(|| line.find(" = ")).unwrap_or(line.len());
    line.get(..end).unwrap_or(line)
}

/// The identifier at the start of a text.
fn identifier(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}
