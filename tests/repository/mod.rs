//! Paths into text, for the tests that read the repository itself.
#![allow(dead_code, reason = "each test uses its part of this")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test stops where it fails")]

use std::path::{Path, PathBuf};

/// The file at a path relative to the repository.
pub(crate) fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All files with an extension under a folder of the repository, relative to it, sorted.
pub(crate) fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                found.push(path.strip_prefix(root()).expect("under the repository").to_owned());
            }
        }
    }
    found.sort();
    found
}

/// Compares a generated file with the one in the repository; `BLESS=1` writes it instead.
pub(crate) fn bless_or_compare(path: &str, generated: &str) {
    if std::env::var_os("BLESS").is_some_and(|bless| bless == "1") {
        std::fs::write(root().join(path), generated).expect("a writable repository");
        return;
    }
    assert!(
        read(path) == generated,
        "{path} is out of date: run the same test with BLESS=1 and commit what it writes"
    );
}

/// The top of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
