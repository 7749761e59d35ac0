//! Case files into a verdict: all differences at once, or silence.
//!
//! ```text
//! # Lines before the first case that begin with `#` are about the file.
//!
//! === The rule, as a statement
//! The text, one line or more.
//! ---
//! What the stage's printer makes of it, one line or more.
//! ```
//!
//! In texts `\t`, `\r`, `\u{200B}` and `\\` stand for characters that cannot be seen; a text line that
//! would read `---` or `===` begins with `\u{2D}` or `\u{3D}`. Empty lines around text and expectation
//! do not count; an expectation of nothing is written `(nothing)`.
//!
//! `BLESS=1 cargo test --features cli --test cases` writes what the printers print into the files.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// One case of a file.
struct Case {
    /// Line of its title, from 1.
    line: usize,
    title: String,
    /// As written, escapes and all.
    text: String,
    expected: String,
}

/// Runs the cases of every file `tests/cases/<stage>*.txt` through a printer.
///
/// # Panics
///
/// When a case differs, a file is malformed or empty, a title comes twice, or there is no file.
pub(crate) fn check(stage: &str, print: fn(&str) -> String) {
    let files = files(stage);
    assert!(!files.is_empty(), "no file tests/cases/{stage}*.txt");
    let bless = std::env::var_os("BLESS").is_some_and(|value| value == "1");
    let mut report = String::new();
    let mut failed = 0;
    for path in files {
        let source = fs::read_to_string(&path).expect("a case file is UTF-8");
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let (header, cases) = parse(&source).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        if bless {
            fs::write(&path, blessed(&header, &cases, print)).expect("a case file can be written");
            continue;
        }
        for case in cases {
            let found = printed(&case, print);
            if found != case.expected {
                failed += 1;
                let _ = writeln!(report, "\n{name}:{} {}", case.line, case.title);
                report += &difference(&case.expected, &found);
            }
        }
    }
    assert!(
        failed == 0,
        "{failed} cases differ (- expected, + found; BLESS=1 writes what is found):\n{report}"
    );
}

/// The files of a stage, sorted by name.
fn files(stage: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("tests/cases is a folder")
        .map(|entry| entry.expect("a folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(stage)))
        .collect();
    files.sort();
    files
}

/// The lines before the first case, and the cases.
fn parse(source: &str) -> Result<(String, Vec<Case>), String> {
    let mut sections = source.split("\n=== ");
    let header = sections.next().unwrap_or_default();
    if let Some(line) = header.lines().find(|line| !line.is_empty() && !line.starts_with('#')) {
        return Err(format!("before the first case only `#` lines may stand, not `{line}`"));
    }
    let newlines = |part: &str| part.bytes().filter(|&byte| byte == b'\n').count();
    let mut line = newlines(header) + 2;
    let mut cases: Vec<Case> = Vec::new();
    for section in sections {
        let (title, body) = section.split_once('\n').unwrap_or((section, ""));
        let mut parts = format!("\n{body}\n").split("\n---\n").map(tidy).collect::<Vec<_>>().into_iter();
        let (Some(text), Some(expected), None) = (parts.next(), parts.next(), parts.next()) else {
            return Err(format!("line {line}: `{title}` needs one line `---`"));
        };
        if title.trim().is_empty() || text.is_empty() || expected.is_empty() {
            return Err(format!("line {line}: `{title}` needs a title, a text and an expectation"));
        }
        if body.lines().any(|line| line.starts_with("===") || line.starts_with("---") && line != "---") {
            return Err(format!("line {line}: `{title}` holds a line that looks like a separator"));
        }
        if cases.iter().any(|case| case.title == title) {
            return Err(format!("line {line}: `{title}` stands twice"));
        }
        cases.push(Case { line, title: title.to_owned(), text, expected });
        line += newlines(section) + 1;
    }
    if cases.is_empty() { Err("no case".to_owned()) } else { Ok((tidy(header), cases)) }
}

/// Without empty lines around, and without spaces at line ends.
fn tidy(part: &str) -> String {
    let lines: Vec<&str> = part.lines().map(str::trim_end).collect();
    let tidied = lines.join("\n");
    let tidied = tidied.trim_matches('\n');
    tidied.to_owned()
}

/// Puts in the characters that escapes stand for.
fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('\\') {
        out += before;
        let (c, length) = match behind.as_bytes().first() {
            Some(b't') => ('\t', 1),
            Some(b'r') => ('\r', 1),
            Some(b'\\') => ('\\', 1),
            Some(b'u') => {
                let (hex, _) =
                    behind[1..].strip_prefix('{').and_then(|code| code.split_once('}')).expect("\\u{…}");
                let code = u32::from_str_radix(hex, 16).expect("\\u{…} holds a hexadecimal number");
                (char::from_u32(code).expect("\\u{…} is a character"), hex.len() + 3)
            }
            _ => panic!("unknown escape: \\{behind}"),
        };
        out.push(c);
        rest = &behind[length..];
    }
    out + rest
}

/// What the printer makes of a case.
fn printed(case: &Case, print: fn(&str) -> String) -> String {
    let found = tidy(&print(&unescape(&case.text)));
    if found.is_empty() { "(nothing)".to_owned() } else { found }
}

fn blessed(header: &str, cases: &[Case], print: fn(&str) -> String) -> String {
    let mut out = format!("{header}\n");
    for case in cases {
        let found = printed(case, print);
        let _ = write!(out, "\n=== {}\n{}\n---\n{found}\n", case.title, case.text);
    }
    out
}

/// Both sides line by line, common lines at both ends left as they are.
fn difference(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), found.lines().collect());
    let same = expected.iter().zip(&found).take_while(|(left, right)| left == right).count();
    let tail = expected[same..].iter().rev().zip(found[same..].iter().rev());
    let tail = tail.take_while(|(left, right)| left == right).count();
    let mut out = String::new();
    let mut put =
        |sign: char, lines: &[&str]| lines.iter().for_each(|line| out += &format!("  {sign} {line}\n"));
    put(' ', &expected[..same]);
    put('-', &expected[same..expected.len() - tail]);
    put('+', &found[same..found.len() - tail]);
    put(' ', &expected[expected.len() - tail..]);
    out
}

mod tests {
    use super::*;

    #[test]
    fn malformed_files_are_refused() {
        for (file, problem) in [
            ("", "no case"),
            ("# about\n", "no case"),
            ("stray\n\n=== rule\ntext\n---\nout\n", "only `#` lines"),
            ("# about\n\n=== rule\ntext\n", "needs one line `---`"),
            ("# about\n\n=== rule\ntext\n---\nout\n---\nmore\n", "needs one line `---`"),
            ("# about\n\n=== rule\n---\nout\n", "needs a title, a text and an expectation"),
            ("# about\n\n=== rule\ntext\n---\n\n", "needs a title, a text and an expectation"),
            ("# about\n\n=== rule\ntext\n----\n---\nout\n", "looks like a separator"),
            ("# about\n\n=== rule\na\n---\nb\n\n=== rule\na\n---\nb\n", "stands twice"),
        ] {
            let found = parse(file).err().unwrap_or_default();
            assert!(found.contains(problem), "{file:?}: {found}");
        }
    }

    #[test]
    fn blessing_changes_nothing_where_nothing_differs() {
        let file = "# about\n\n=== rule\n\ntwo\nlines\n\n---\nTWO\nLINES\n\n\n=== other\nx\n---\nX\n";
        let (header, cases) = parse(file).expect("well formed");
        assert_eq!(cases.iter().map(|case| case.line).collect::<Vec<_>>(), [3, 13]);
        let once = blessed(&header, &cases, str::to_uppercase);
        assert_eq!(once, "# about\n\n=== rule\ntwo\nlines\n---\nTWO\nLINES\n\n=== other\nx\n---\nX\n");
        assert_eq!(parse(&once).expect("well formed").1.len(), 2);
    }

    #[test]
    fn escapes_stand_for_unseen_characters() {
        assert_eq!(unescape(r"a\tb\r\u{200B}\\n"), "a\tb\r\u{200B}\\n");
    }

    #[test]
    fn a_difference_shows_both_sides_and_what_is_around() {
        assert_eq!(difference("a\nb\nc", "a\nx\ny\nc"), "    a\n  - b\n  + x\n  + y\n    c\n");
    }
}
