//! A file or standard input into the text of an article.

use crate::arguments::InputKind;
use crate::failure::{Failure, report};
use crate::page;
use crate::zstd::Frames;
use encoding_rs_io::{DecodeReaderBytes, DecodeReaderBytesBuilder};
use flate2::bufread::MultiGzDecoder;
use serde::Deserialize;
use serde_json::Value;
use std::fs::File;
use std::io::{self, BufRead, BufReader, IsTerminal, Read};
use std::path::Path;

/// Bytes from a file or from standard input, as UTF-8: byte order marks are removed, and UTF-16 that
/// begins with one is recoded. Bytes without a mark pass as they are.
pub(crate) type Bytes = DecodeReaderBytes<Box<dyn Read + Send>, Vec<u8>>;

/// A line of a corpus.
#[derive(Deserialize)]
struct Text {
    id: Value,
    text: String,
}

/// An article.
#[derive(Debug)]
pub(crate) struct Article {
    /// Its text.
    pub(crate) text: String,
    /// The web page that it was taken out of.
    pub(crate) page: Option<String>,
}

/// Where input comes from.
pub(crate) struct Input<'a> {
    path: Option<&'a Path>,
}

impl<'a> Input<'a> {
    /// The file, or standard input for `-` or nothing.
    pub(crate) fn new(path: Option<&'a Path>) -> Self {
        Self { path: path.filter(|path| path.as_os_str() != "-") }
    }

    /// The file's name.
    pub(crate) fn name(&self) -> String {
        self.path.map_or_else(|| "standard input".to_owned(), |path| path.display().to_string())
    }

    /// Its length, where it is a file that is not packed.
    pub(crate) fn length(&self) -> Option<u64> {
        let path =
            self.path.filter(|path| !matches!(path.extension(), Some(end) if end == "gz" || end == "zst"))?;
        path.metadata().ok().filter(std::fs::Metadata::is_file).map(|data| data.len())
    }

    /// An error while reading it.
    pub(crate) fn failure(&self, error: &io::Error) -> Failure {
        Failure::file(self.path.unwrap_or(Path::new("standard input")), error)
    }

    /// Opens it. Someone who sits before a terminal is told that we wait.
    pub(crate) fn open(&self, expected: &str) -> Result<Bytes, Failure> {
        let bytes: Box<dyn Read + Send> = match self.path {
            Some(path) => Box::new(File::open(path).map_err(|error| self.failure(&error))?),
            None => {
                if io::stdin().is_terminal() {
                    let end = if cfg!(windows) { "Ctrl-Z and Enter" } else { "Ctrl-D" };
                    report(&format!(
                        "paste {expected}, then press {end} on an empty line (--help shows examples)"
                    ));
                }
                Box::new(io::stdin())
            }
        };
        let bytes = unpacked(bytes).map_err(|error| self.failure(&error))?;
        Ok(DecodeReaderBytesBuilder::new().strip_bom(true).build(bytes))
    }

    /// Gives each line `{"id", "text"}` of a corpus to a function.
    pub(crate) fn each_text(
        &self,
        mut read: impl FnMut(&Value, &str) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let lines = BufReader::new(self.open("lines of JSON")?).lines();
        for (number, line) in lines.enumerate() {
            let line = line.map_err(|error| self.failure(&error))?;
            if line.trim().is_empty() {
                continue;
            }
            let text: Text = serde_json::from_str(&line).map_err(|error| {
                let (name, line) = (self.name(), number + 1);
                Failure::Input(format!(
                    "{name}, line {line}: expected {{\"id\", \"text\"}}: {}",
                    reason(&error)
                ))
            })?;
            read(&text.id, &text.text)?;
        }
        Ok(())
    }

    /// Reads all of it, as an article.
    pub(crate) fn article(&self, kind: InputKind) -> Result<Article, Failure> {
        let mut bytes = Vec::new();
        self.open("the article")?.read_to_end(&mut bytes).map_err(|error| self.failure(&error))?;
        if u32::try_from(bytes.len()).is_err() {
            return Err(Failure::Input(format!(
                "{} is larger than 4 GiB; cut it into articles",
                self.name()
            )));
        }
        let kind = if kind == InputKind::Auto { self.detect(&bytes) } else { kind };
        let (text, page) = match kind {
            InputKind::Html => {
                let page = self.page(bytes)?;
                (self.article_of_page(&page)?, Some(page))
            }
            InputKind::Auto | InputKind::Text | InputKind::Markdown => (self.utf8(bytes)?, None),
        };
        if text.trim().is_empty() {
            report(&format!("{} is empty; so is the analysis", self.name()));
        }
        Ok(Article { text, page })
    }

    /// By the ending, or by how HTML begins.
    fn detect(&self, bytes: &[u8]) -> InputKind {
        let ending = self.path.and_then(Path::extension).map(|ending| ending.to_ascii_lowercase());
        match ending.as_deref().and_then(|ending| ending.to_str()) {
            Some("html" | "htm" | "xhtml") => return InputKind::Html,
            Some("md" | "markdown") => return InputKind::Markdown,
            Some("txt") => return InputKind::Text,
            Some("jsonl" | "ndjson") => {
                report(&format!(
                    "{} looks like JSON lines; with --jsonl each line is an article",
                    self.name()
                ));
            }
            _ => {}
        }
        let start = bytes.trim_ascii_start();
        let begins =
            |mark: &[u8]| start.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
        if begins(b"<!doctype html") || begins(b"<html") { InputKind::Html } else { InputKind::Text }
    }

    fn utf8(&self, bytes: Vec<u8>) -> Result<String, Failure> {
        String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let before = error.as_bytes().get(..at).unwrap_or_default();
            let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
            let advice = "convert it first: iconv -f windows-1252 -t utf-8";
            Failure::Input(format!(
                "{} {}, line {line}; {advice}",
                self.name(),
                not_utf8(error.as_bytes(), at)
            ))
        })
    }

    /// A web page; one that is not UTF-8 is read in the encoding that it declares.
    fn page(&self, bytes: Vec<u8>) -> Result<String, Failure> {
        if std::str::from_utf8(&bytes).is_err()
            && let Some(encoding) = declared_encoding(&bytes)
        {
            return Ok(encoding.decode_without_bom_handling(&bytes).0.into_owned());
        }
        self.utf8(bytes)
    }

    fn article_of_page(&self, page: &str) -> Result<String, Failure> {
        page::article(page).ok_or_else(|| {
            let advice = "copy its text into a file, or read the page as it is with --input text";
            Failure::Input(format!(
                "{} is a web page without an article that could be found; {advice}",
                self.name()
            ))
        })
    }
}

/// Bytes of gzip or of zstd, known by their first four, as what was packed; others as they are.
fn unpacked(mut bytes: Box<dyn Read + Send>) -> io::Result<Box<dyn Read + Send>> {
    let mut start = Vec::new();
    bytes.by_ref().take(4).read_to_end(&mut start)?;
    let is_gzip = start.starts_with(&[0x1f, 0x8b]);
    let is_zstd = start == [0x28, 0xb5, 0x2f, 0xfd];
    let whole = io::Cursor::new(start).chain(bytes);
    Ok(if is_gzip {
        Box::new(MultiGzDecoder::new(BufReader::new(whole)))
    } else if is_zstd {
        Box::new(Frames::new(BufReader::new(whole)))
    } else {
        Box::new(whole)
    })
}

/// What is wrong with a line of JSON, and in which column: the line's number is ours to say.
pub(crate) fn reason(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at column ")
}

/// What stands where UTF-8 ends: `is not UTF-8: byte 0xE9 at offset 17`.
pub(crate) fn not_utf8(bytes: &[u8], at: usize) -> String {
    let byte = bytes.get(at).copied().unwrap_or_default();
    format!("is not UTF-8: byte 0x{byte:02X} at offset {at}")
}

/// The encoding that a page's `<meta>` names, looked for where browsers look.
fn declared_encoding(page: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    const PRESCAN: usize = 1024;
    const KEY: &[u8] = b"charset=";
    let head = page.get(..PRESCAN.min(page.len()))?.to_ascii_lowercase();
    let at = head.windows(KEY.len()).position(|window| window == KEY)? + KEY.len();
    let rest = head.get(at..)?;
    let label = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = label.iter().position(|byte| b"\"'/>; \t\r\n".contains(byte)).unwrap_or(label.len());
    encoding_rs::Encoding::for_label(label.get(..end)?)
}
