//! What the command line promises: its output, its errors, its exit codes. Runs the real program.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test ends where its ground is missing"
)]

mod check;
mod languages;
mod models;
mod program;
#[cfg(not(target_arch = "wasm32"))]
mod streams;
mod training;

use program::*;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

#[test]
fn a_file_and_standard_input_give_the_same() {
    let file = Scratch::new("same.txt", ARTICLE.as_bytes());
    let from_file = run(&["analyze", file.path(), "--format", "json"], b"");
    for arguments in [&["analyze", "--format", "json"][..], &["analyze", "-", "--format", "json"]] {
        let from_input = run(arguments, ARTICLE.as_bytes());
        assert_eq!(code(&from_input), 0);
        assert_eq!(from_input.stdout, from_file.stdout);
        assert!(from_input.stderr.is_empty());
    }
    let analysis = json(&from_file);
    assert_eq!(analysis["engine"]["name"], "claimlight");
    assert_eq!(analysis["offsetUnit"], "utf-16");
}

#[test]
fn offsets_count_what_is_asked_for() {
    let units = [
        ("utf-8", ARTICLE.len()),
        ("utf-16", ARTICLE.encode_utf16().count()),
        ("codepoint", ARTICLE.chars().count()),
    ];
    for (unit, length) in units {
        let analysis = json(&run(&["analyze", "--format", "json", "--offsets", unit], ARTICLE.as_bytes()));
        assert_eq!(analysis["offsetUnit"], unit);
        assert_eq!(analysis["textLength"], length);
    }
}

#[test]
fn dates_are_told_from_the_day_of_the_article() {
    const STORY: &str = "The pier closed on Monday. It will open next month, a year later than the mill.";
    let read = |arguments: &[&str], text: &str| {
        let analysis = json(&run(&[&["analyze", "--format", "json"], arguments].concat(), text.as_bytes()));
        let dates = analysis["values"].as_array().unwrap().iter();
        let dates = dates.map(|value| value["normalized"]["resolved"].as_str().unwrap_or("open").to_owned());
        (analysis["published"].as_str().map(str::to_owned), dates.collect::<Vec<_>>())
    };
    let (day, dates) = read(&["--date", "2026-11-28"], STORY);
    assert_eq!(day.as_deref(), Some("2026-11-28"));
    assert_eq!(dates[..2], ["2026-11-23", "2026-12"]);
    let (day, dates) = read(&[], STORY);
    assert_eq!(day, None);
    assert!(dates.iter().all(|date| date == "open"), "{dates:?}");
    let (day, dates) = read(&[], &format!("ORLO, May 6, 2026 (WNA) — {STORY}"));
    assert_eq!(day.as_deref(), Some("2026-05-06"));
    assert_eq!(dates[1], "2026-05-04");
    let refused = run(&["analyze", "--date", "2026-02-30"], STORY.as_bytes());
    assert_eq!(code(&refused), 2);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("no day of the calendar: 2026-02-30"));
}

#[test]
fn every_format_is_written() {
    let write = |format: &str| run(&["analyze", "--format", format], ARTICLE.as_bytes());
    for format in ["text", "json", "html", "webannotation", "schemaorg", "csv"] {
        assert_eq!(code(&write(format)), 0, "{format}");
    }
    assert!(write("html").stdout.starts_with(b"<!doctype html>"));
    assert_eq!(json(&write("webannotation"))["type"], "AnnotationPage");
    assert_eq!(json(&write("schemaorg"))["@context"], "https://schema.org");
    assert!(write("csv").stdout.starts_with(b"id,start,end,text,"));
    let text = String::from_utf8(write("text").stdout).unwrap();
    assert!(text.contains("Last ferry to Ostrel"));
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    for format in ["text", "json", "html", "webannotation", "schemaorg", "csv"] {
        let first = run(&["analyze", "--format", format], ARTICLE.as_bytes());
        let second = run(&["analyze", "--format", format], ARTICLE.as_bytes());
        assert_eq!(first.stdout, second.stdout, "{format}");
    }
}

#[test]
fn colours_are_for_terminals_and_for_those_who_ask() {
    let escapes = |arguments: &[&str], variable: Option<(&str, &str)>| {
        let mut command = claimlight(&[&["analyze"], arguments].concat());
        command.envs(variable).stdin(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(ARTICLE.as_bytes()).unwrap();
        child.wait_with_output().unwrap().stdout.contains(&0x1b)
    };
    assert!(!escapes(&[], None), "a pipe is no terminal");
    assert!(escapes(&[], Some(("CLICOLOR_FORCE", "1"))));
    assert!(escapes(&["--color", "always"], None));
    assert!(escapes(&["--color", "always"], Some(("NO_COLOR", "1"))), "the flag is nearer");
    assert!(!escapes(&["--color", "never"], Some(("CLICOLOR_FORCE", "1"))));
}

#[test]
fn the_terminal_is_given_no_orders_by_the_text() {
    let output = run(&["analyze"], "The ferry\u{1b}]0;owned\u{7} sank\u{9b}2J at \u{202e}noon.\n".as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{text:?}");
    assert!(!text.contains('\u{202e}'));
}

#[test]
fn a_file_that_cannot_be_read_is_named() {
    let missing = run(&["analyze", "no/such/file.txt"], b"");
    assert_eq!(code(&missing), 1);
    assert_one_line(&missing, &["no/such/file.txt", "no such file"]);
    let directory = run(&["analyze", env!("CARGO_TARGET_TMPDIR")], b"");
    assert_eq!(code(&directory), 1);
    assert_one_line(&directory, &["is a directory"]);
    for output in [missing, directory] {
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn bytes_that_are_not_utf8_are_pointed_at() {
    let output = run(&["analyze"], b"The caf\xe9 closed.\n");
    assert_eq!(code(&output), 1);
    assert_one_line(&output, &["standard input", "0xE9", "offset 7", "line 1", "iconv"]);
    assert!(output.stdout.is_empty());
}

#[test]
fn byte_order_marks_are_understood() {
    let plain = run(&["analyze", "--format", "json"], ARTICLE.as_bytes());
    let utf16 = |mark: [u8; 2], bytes: fn(u16) -> [u8; 2]| {
        mark.into_iter().chain(ARTICLE.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
    };
    let marked = ["\u{feff}".as_bytes(), ARTICLE.as_bytes()].concat();
    for bytes in [marked, utf16([0xff, 0xfe], u16::to_le_bytes), utf16([0xfe, 0xff], u16::to_be_bytes)] {
        let output = run(&["analyze", "--format", "json"], &bytes);
        assert_eq!(code(&output), 0);
        assert_eq!(output.stdout, plain.stdout);
    }
}

#[test]
fn an_empty_text_has_an_empty_analysis() {
    for input in ["", " \r\n\n"] {
        let output = run(&["analyze", "--format", "json"], input.as_bytes());
        assert_eq!(code(&output), 0);
        assert_eq!(json(&output)["claims"], Value::Array(Vec::new()));
        assert_one_line(&output, &["standard input is empty"]);
        for format in ["text", "html", "webannotation", "schemaorg", "csv"] {
            assert_eq!(code(&run(&["analyze", "--format", format], input.as_bytes())), 0, "{format}");
        }
    }
}

#[test]
fn lines_come_out_in_order_with_their_ids() {
    let input: String = (0..500)
        .map(|at| format!("{{\"text\":{:?},\"id\":{at},\"more\":[1]}}\n", "The ferry sank. ".repeat(at % 7)))
        .collect();
    let output = run(&["analyze", "--jsonl"], input.as_bytes());
    assert_eq!(code(&output), 0);
    assert!(output.stderr.is_empty(), "{:?}", errors(&output));
    let ids: Vec<_> = lines(&output).iter().map(|line| line["id"].as_u64().unwrap()).collect();
    assert_eq!(ids, (0..500).collect::<Vec<_>>());
}

#[test]
fn ids_are_copied_as_they_are() {
    let ids = ["\"a\"", "\"\\u00e9\\ud83d\"", "12345678901234567890123", "-0.10", "1e400"];
    let input: String = ids.iter().map(|id| format!("{{\"id\": {id}, \"text\": \"\"}}\r\n")).collect();
    let output = run(&["analyze", "--jsonl"], input.as_bytes());
    assert_eq!(code(&output), 0, "{:?}", errors(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    for (line, id) in text.lines().zip(ids) {
        assert!(line.starts_with(&format!("{{\"id\":{id},\"analysis\":{{")), "{line}");
    }
    assert_eq!(text.lines().count(), ids.len());
}

#[test]
fn a_line_is_analyzed_like_a_file() {
    let line = serde_json::json!({"id": "x", "text": ARTICLE}).to_string();
    for unit in ["utf-8", "utf-16", "codepoint"] {
        let stream = run(&["analyze", "--jsonl", "--offsets", unit], line.as_bytes());
        let alone = run(&["analyze", "--format", "json", "--offsets", unit], ARTICLE.as_bytes());
        assert_eq!(lines(&stream)[0]["analysis"], json(&alone));
    }
}

#[test]
fn a_bad_line_is_reported_and_the_rest_goes_on() {
    let bad: [(&[u8], &str); 11] = [
        (b"nonsense", "is not JSON"),
        (b"{\"id\":1,\"text\":\"cut", "is not JSON"),
        (b"[\"a\",\"b\"]", "must be an object"),
        (b"\"text\"", "must be an object"),
        (b"{\"text\":\"no id\"}", "has no \"id\""),
        (b"{\"id\":null,\"text\":\"\"}", "has no \"id\""),
        (b"{\"id\":{},\"text\":\"\"}", "is an object"),
        (b"{\"id\":true,\"text\":\"\"}", "is true or false"),
        (b"{\"id\":1}", "has no \"text\""),
        (b"{\"id\":1,\"text\":7}", "\"text\" must be a string, and is a number"),
        (b"{\"id\":1,\"text\":\"caf\xe9\"}", "not UTF-8: byte 0xE9 at offset 19"),
    ];
    for (line, complaint) in bad {
        let good = b"{\"id\":\"good\",\"text\":\"The ferry sank.\"}";
        let input = [good, b"\n  \r\n".as_slice(), line, b"\n", good].map(<[u8]>::to_vec).concat();
        let output = run(&["analyze", "--jsonl"], &input);
        assert_eq!(code(&output), 1, "{complaint}");
        assert_eq!(lines(&output).len(), 2, "{complaint}");
        assert_one_line(&output, &["standard input, line 3: ", complaint]);
    }
}

#[test]
fn half_a_surrogate_pair_keeps_its_place() {
    let output = run(&["analyze", "--jsonl"], b"{\"id\":1,\"text\":\"a\\ud800b \\ud83d\\udea2\"}");
    assert_eq!(code(&output), 0, "{:?}", errors(&output));
    assert_eq!(lines(&output)[0]["analysis"]["textLength"], 6);
}

#[test]
fn lines_with_a_byte_order_mark_are_read() {
    let line = "{\"id\":1,\"text\":\"é\"}\n";
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(line.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    for input in [["\u{feff}", line].concat().into_bytes(), utf16] {
        let output = run(&["analyze", "--jsonl"], &input);
        assert_eq!(code(&output), 0, "{:?}", errors(&output));
        assert_eq!(lines(&output).len(), 1);
    }
}

#[test]
fn an_empty_stream_is_no_error() {
    let output = run(&["analyze", "--jsonl"], b"");
    assert_eq!((code(&output), output.stdout.len(), output.stderr.len()), (0, 0, 0));
}

#[test]
fn a_line_is_answered_before_the_next_one_comes() {
    let mut child = claimlight(&["analyze", "--jsonl"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for at in 0..3 {
        writeln!(stdin, "{{\"id\":{at},\"text\":\"The ferry sank.\"}}").unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert!(line.starts_with(&format!("{{\"id\":{at},")), "{line}");
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    let line = serde_json::json!({"id": 1, "text": ARTICLE}).to_string() + "\n";
    let mut child = claimlight(&["analyze", "--jsonl"]).stdin(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut first = [0; 16];
    stdin.write_all(line.as_bytes()).unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    drop(stdout);
    // Enough to fill every pipe and buffer; the program leaves before it has read it all.
    while stdin.write_all(line.as_bytes()).is_ok() {}
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 0);
    assert!(output.stderr.is_empty(), "{:?}", errors(&output));
}

#[test]
fn arguments_that_do_not_fit_are_usage_errors() {
    let cases: [&[&str]; 6] = [
        &[],
        &["analyse"],
        &["analyze", "--format", "pdf"],
        &["analyze", "--jsonl", "--format", "csv"],
        &["analyze", "--url", "javascript:alert(1)"],
        &["analyze", "a.txt", "b.txt"],
    ];
    for arguments in cases {
        let output = run(arguments, b"");
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(!output.stderr.is_empty(), "{arguments:?}");
    }
}

#[test]
fn help_teaches_by_example() {
    for arguments in [&["--help"][..], &["analyze", "--help"], &["help", "analyze"]] {
        let output = run(arguments, b"");
        assert_eq!(code(&output), 0);
        let help = String::from_utf8(output.stdout).unwrap();
        assert!(help.contains("Examples:") && help.contains("Exit codes:"), "{arguments:?}");
    }
}

const PAGE: &str = "<!doctype html><html><head><meta charset=\"windows-1252\"><title>Ostrel Post</title></head><body>\
    <nav><a href=\"/\">Home</a> <a href=\"/news\">News</a></nav>\
    <article><h1>Last ferry to Ostrel stops in March</h1>\
    <p>The town of Ostrel will close its last ferry line in March, Mayor Ilva Brandt said on Tuesday, in \
    the caf\u{e9} of the harbour, where she met those who work on the ferries, their families and many others.</p>\
    <p>&ldquo;We lost 3.2 million crowns last year,&rdquo; said Brandt. &ldquo;No town of our size can pay that \
    much for a line that so few people use, and nobody else has offered to pay for it in our place.&rdquo;</p>\
    <p>The line opened in 1911, carried soldiers in two wars and generations of schoolchildren in between, and \
    has never stopped for longer than a week, according to the harbour museum, which keeps its first engine.</p>\
    </article><footer>All rights reserved</footer><script>alert(1)</script></body></html>";

#[test]
fn a_web_page_is_reduced_to_its_article() {
    let kept = Scratch::new("kept.txt", b"");
    let latin: Vec<u8> = PAGE.chars().map(|c| u8::try_from(c).expect("Latin-1")).collect();
    for page in [PAGE.as_bytes(), &latin] {
        let file = Scratch::new("page.html", page);
        let output = run(&["analyze", file.path(), "--format", "json", "--text-out", kept.path()], b"");
        assert_eq!(code(&output), 0, "{:?}", errors(&output));
        let text = std::fs::read_to_string(kept.path()).unwrap();
        assert!(text.contains("café of the harbour"), "{text}");
        assert!(text.contains("“We lost 3.2 million crowns"), "{text}");
        for furniture in ["All rights reserved", "alert", "<p>", "News"] {
            assert!(!text.contains(furniture), "{furniture}: {text}");
        }
        assert_eq!(json(&output)["textLength"], text.encode_utf16().count());
        // Standard input has no ending; what it begins with tells.
        assert_eq!(run(&["analyze", "--format", "json"], page).stdout, output.stdout);
    }
}

#[test]
fn a_web_page_without_an_article_is_an_error() {
    let output = run(&["analyze", "--input", "html"], b"<html><body></body></html>");
    assert_eq!(code(&output), 1);
    assert_one_line(&output, &["standard input", "without an article"]);
}

#[test]
fn gold_that_is_missing_or_empty_is_an_error() {
    assert_eq!(code(&run(&["evaluate", "no/such/gold.jsonl"], b"")), 1);
    let empty = Scratch::new("gold.jsonl", b"\n");
    let output = run(&["evaluate", empty.path()], b"");
    assert_eq!(code(&output), 1);
    assert_one_line(&output, &["holds no gold"]);
}

#[test]
fn a_name_in_a_letter_is_less_sure_than_it_would_be_in_a_report() {
    let letter = "Hi Ilva, I met Ilva Brandt at your place! Can you give me her number?";
    let input = serde_json::json!({"id": "letter", "text": letter}).to_string();
    let read = lines(&run(&["features", "--of", "voices"], input.as_bytes()));
    assert_eq!((read[0]["id"].as_str(), read[0]["voice"].as_f64()), (Some("letter"), Some(1.0)));
    let in_a_report = |span: &Value| {
        let names = read[0]["names"].as_array().unwrap();
        names.iter().find(|name| name["span"] == *span).unwrap()["confidence"].as_f64().unwrap()
    };
    let analysis = json(&run(&["analyze", "--format", "json", "--offsets", "codepoint"], letter.as_bytes()));
    let mentions = analysis["entities"].as_array().unwrap().iter();
    let mut names = mentions
        .flat_map(|entity| entity["mentions"].as_array().unwrap())
        .filter(|mention| mention["form"] == "name")
        .peekable();
    assert!(names.peek().is_some(), "{analysis}");
    assert!(names.all(|name| name["confidence"].as_f64().unwrap() < in_a_report(&name["span"])));
}

#[test]
fn a_corpus_line_that_is_none_is_an_error() {
    for arguments in [&[][..], &["--of", "voices"], &["--of", "attributions"]] {
        let output =
            run(&[&["features"], arguments].concat(), b"{\"id\": 1, \"text\": \"\"}\n\n{\"id\": 2}\n");
        assert_eq!(code(&output), 1, "{arguments:?}");
        assert!(
            errors(&output)[0].contains("standard input, line 3: expected {\"id\", \"text\"}"),
            "{output:?}"
        );
    }
}
