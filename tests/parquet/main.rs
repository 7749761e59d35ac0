//! What `claimlight analyze --parquet` promises: the rows of its file, and when there is a file. Runs the real program.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test ends where its ground is missing"
)]

#[path = "../cli/program.rs"]
#[allow(dead_code, reason = "each test uses its part of this")]
mod program;
mod rows;

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use program::{ARTICLE, assert_one_line, claimlight, code, errors, lines, run};
use serde_json::{Value, json};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

#[test]
fn a_file_holds_the_rows_of_the_lines() {
    let texts = [
        ARTICLE,
        "",
        "Ana Ruiz said that 40 boats were lost. “We 🚢 sank,” said a harbour official. Reports say that it rained.",
        "According to the ministry, prices rose 4%. It was told by engineers that the bridge, built in 1911, will close.",
    ];
    let mut input: Vec<String> =
        texts.iter().enumerate().map(|(id, text)| json!({"id": id, "text": text}).to_string()).collect();
    input.extend([
        r#"{"id":"caf\u00e9 \ud83d","text":"Ilva Brandt \ud83d said no."}"#.to_owned(),
        r#"{"id":-0.10,"text":"The café “Orlo” will close, Ilva Brandt said."}"#.to_owned(),
    ]);
    let input = input.join("\n");
    for unit in ["codepoint", "utf-16", "utf-8"] {
        let out = Out::new(&format!("rows-{unit}"));
        let output =
            run(&["analyze", "--jsonl", "--offsets", unit, "--parquet", out.name()], input.as_bytes());
        assert_eq!((code(&output), output.stdout.len(), output.stderr.len()), (0, 0, 0), "{output:?}");
        let lines = run(&["analyze", "--jsonl", "--offsets", unit], input.as_bytes());
        let lines = String::from_utf8(lines.stdout).unwrap();
        let found = out.rows();
        assert_eq!(found.len(), texts.len() + 2);
        let texts = texts
            .iter()
            .copied()
            .chain(["Ilva Brandt \u{fffd} said no.", "The café “Orlo” will close, Ilva Brandt said."]);
        for ((line, text), row) in lines.lines().zip(texts).zip(&found) {
            let (_, analysis) = line.split_once(",\"analysis\":").unwrap();
            assert_eq!(row["analysis"].as_str(), analysis.strip_suffix('}'), "{text}");
            let analysis = serde_json::from_str(analysis.strip_suffix('}').unwrap()).unwrap();
            for (table, rows) in rows::tables(&analysis, text, unit) {
                assert_eq!(row[table], Value::Array(rows), "{table} of {text:?}");
            }
        }
        let ids: Vec<_> = found.iter().map(|row| row["id"].as_str().unwrap()).collect();
        assert_eq!(ids, ["0", "1", "2", "3", "café \u{fffd}", "-0.10"]);
        assert!(found.iter().any(|row| row["claims"] != json!([])) && found[1]["claims"] == json!([]));
        let made_by = out.reader().metadata().file_metadata().key_value_metadata().unwrap()[0].clone();
        let made_by: Value = serde_json::from_str(&made_by.value.unwrap()).unwrap();
        assert_eq!(
            (made_by["offsetUnit"].as_str(), &made_by["engine"]["name"]),
            (Some(unit), &json!("claimlight"))
        );
    }
}

/// Their home is `tables.py`, whose columns `spark.py` takes over, with `analysis` behind them.
#[test]
fn the_columns_are_those_of_python() {
    let python =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/python/claimlight/tables.py")).unwrap();
    let columns =
        python.split_once("COLUMNS: dict[str, dict[str, type]] = {").unwrap().1.split_once("\n}").unwrap().0;
    let mut expected = vec!["id BYTE_ARRAY".to_owned()];
    for table in columns.split("},").filter(|table| !table.trim().is_empty()) {
        let (name, fields) = table.split_once('{').unwrap();
        for field in fields.split(',').filter(|field| !field.trim().is_empty()) {
            let (column, kind) = field.split_once(':').unwrap();
            let kind = match kind.trim() {
                "str" => "BYTE_ARRAY",
                "int" => "INT32",
                "float" => "DOUBLE",
                other => panic!("{other}"),
            };
            let plain = |name: &str| name.trim().trim_matches(['"', ':']).to_owned();
            expected.push(format!("{}.list.element.{} {kind}", plain(name), plain(column)));
        }
    }
    expected.push("analysis BYTE_ARRAY".to_owned());
    let out = Out::new("columns");
    assert_eq!(code(&run(&["analyze", "--jsonl", "--parquet", out.name()], b"")), 0);
    let reader = out.reader();
    let schema = reader.metadata().file_metadata().schema_descr();
    let found: Vec<_> = schema
        .columns()
        .iter()
        .map(|column| format!("{} {}", column.path().string(), column.physical_type()))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(reader.metadata().file_metadata().num_rows(), 0);
}

/// Ids are copied, so that rows are large and quickly read.
fn long_line(id: usize) -> String {
    json!({"id": format!("{id:060000}"), "text": ""}).to_string() + "\n"
}

#[test]
fn a_row_group_takes_bounded_memory() {
    let input: String = (0..2400).map(long_line).collect();
    let out = Out::new("groups");
    assert_eq!(code(&run(&["analyze", "--jsonl", "--parquet", out.name()], input.as_bytes())), 0);
    let groups = out.reader().metadata().row_groups().to_vec();
    assert_eq!(groups.len(), 3);
    assert!(groups.iter().all(|group| group.total_byte_size() < 65 << 20));
    let ids = out.rows().into_iter().map(|row| row["id"].as_str().unwrap().parse::<usize>().unwrap());
    assert!(ids.eq(0..2400));
}

#[test]
fn bad_lines_are_left_out_and_told() {
    let good = "{\"id\":1,\"text\":\"Ana Ruiz said no.\"}\n";
    let out = Out::new("bad-lines");
    let input = [good, "nonsense\n", "\n", good].concat();
    let output = run(&["analyze", "--jsonl", "--parquet", out.name()], input.as_bytes());
    assert_eq!(code(&output), 1);
    assert_one_line(&output, &["standard input, line 2: ", "is not JSON"]);
    assert_eq!(out.rows().len(), 2);
}

#[test]
fn a_run_that_was_killed_leaves_nothing_that_looks_whole() {
    let out = Out::new("killed");
    let arguments = ["analyze", "--jsonl", "--parquet", out.name()];
    let mut child = claimlight(&arguments).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    for id in 0..1200 {
        stdin.write_all(long_line(id).as_bytes()).unwrap();
    }
    let end = Instant::now() + Duration::from_secs(60);
    while out.partial().metadata().map_or(0, |data| data.len()) < 1000 {
        assert!(Instant::now() < end, "no row group was written");
        std::thread::sleep(Duration::from_millis(20));
    }
    let second = run(&arguments, b"");
    assert_eq!(code(&second), 1);
    assert_one_line(&second, &["is being written by another run"]);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!out.path.exists());
    assert!(SerializedFileReader::new(File::open(out.partial()).unwrap()).is_err());
    assert_eq!(code(&run(&arguments, long_line(7).as_bytes())), 0, "the same command begins anew");
    assert_eq!(out.rows().len(), 1);
    assert!(!out.partial().exists());
}

#[test]
fn input_that_breaks_off_leaves_no_file() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(b"{\"id\":1,\"text\":\"Ana Ruiz said no.\"}\n").unwrap();
    let gzip = gzip.finish().unwrap();
    let out = Out::new("broken");
    let output = run(&["analyze", "--jsonl", "--parquet", out.name()], gzip.get(..gzip.len() - 5).unwrap());
    assert_eq!(code(&output), 1);
    assert!(!out.path.exists() && !out.partial().exists());
}

#[test]
fn a_file_that_cannot_be_made_is_told() {
    let out = Out::new("there");
    std::fs::write(&out.path, "precious").unwrap();
    let output = run(&["analyze", "--jsonl", "--parquet", out.name()], b"");
    assert_eq!(code(&output), 1);
    assert_one_line(&output, &[out.name(), "is there already"]);
    assert_eq!(std::fs::read(&out.path).unwrap(), b"precious");
    let output = run(&["analyze", "--jsonl", "--parquet", "no/such/folder/out.parquet"], b"");
    assert_eq!(code(&output), 1);
    assert_one_line(&output, &["no/such/folder/out.parquet", "there is no such folder"]);
}

#[test]
fn options_that_do_not_go_together_are_usage_errors() {
    for arguments in [
        &["analyze", "--parquet", "out.parquet"][..],
        &["analyze", "--jsonl", "--parquet", "out.parquet", "--resume", "out.jsonl"],
        &["analyze", "--jsonl", "--parquet", "out.parquet", "--format", "csv"],
    ] {
        let output = run(arguments, b"");
        assert_eq!((code(&output), output.stdout.len()), (2, 0), "{arguments:?}");
        assert!(!errors(&output).is_empty());
    }
    assert!(lines(&run(&["analyze", "--jsonl"], b"")).is_empty());
}

/// A file that a run may make, which goes with the value.
struct Out {
    path: PathBuf,
}

impl Out {
    fn new(name: &str) -> Self {
        let out = Self {
            path: Path::new(env!("CARGO_TARGET_TMPDIR"))
                .join(format!("{}-{name}.parquet", std::process::id())),
        };
        out.remove();
        out
    }

    fn name(&self) -> &str {
        self.path.to_str().expect("a plain path")
    }

    fn partial(&self) -> PathBuf {
        self.path.with_extension("parquet.part")
    }

    fn reader(&self) -> SerializedFileReader<File> {
        SerializedFileReader::new(File::open(&self.path).expect("a file")).expect("Parquet")
    }

    fn rows(&self) -> Vec<Value> {
        self.reader().get_row_iter(None).unwrap().map(|row| group(&row.unwrap())).collect()
    }

    fn remove(&self) {
        let _ = std::fs::remove_file(&self.path);
        let _ = std::fs::remove_file(self.partial());
    }
}

impl Drop for Out {
    fn drop(&mut self) {
        self.remove();
    }
}

fn group(row: &Row) -> Value {
    row.get_column_iter().map(|(name, field)| (name.clone(), value(field))).collect()
}

fn value(field: &Field) -> Value {
    match field {
        Field::Null => Value::Null,
        Field::Str(text) => json!(text),
        Field::Int(number) => json!(number),
        Field::Double(number) => json!(number),
        Field::Group(row) => group(row),
        Field::ListInternal(list) => list.elements().iter().map(value).collect(),
        other => panic!("{other}"),
    }
}
