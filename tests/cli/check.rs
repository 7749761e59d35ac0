//! What `claimlight check` promises: one line for each item, four formats, overrides, exit codes.

use super::program::*;
use serde_json::Value;

/// Somebody is not named, and the text does not say why.
const DRAFT: &str = "Last ferry to Ostrel stops in March\n\n\
    The town of Ostrel will close its last ferry line in March, Mayor Ilva Brandt said on Tuesday.\n\n\
    “We lost 3.2 million crowns last year 🚢,” said Brandt.\n\n\
    Two people close to the board said that the buses would be late.\n";

fn items(report: &Value) -> Vec<&Value> {
    report.pointer("/files/0/items").and_then(Value::as_array).unwrap().iter().collect()
}

/// The item of a check, in JSON.
fn item<'v>(report: &'v Value, check: &str) -> &'v Value {
    items(report)
        .into_iter()
        .find(|item| item["check"] == check)
        .unwrap_or_else(|| panic!("no {check}: {report}"))
}

#[test]
fn one_line_says_where_to_look() {
    let file = Scratch::new("draft.txt", DRAFT.as_bytes());
    let output = run(&["check", file.path()], b"");
    assert_eq!(code(&output), 3);
    assert!(output.stderr.is_empty());
    let text = String::from_utf8(output.stdout).unwrap();
    let line =
        text.lines().find(|line| line.contains(" unnamed-no-reason ")).unwrap_or_else(|| panic!("{text}"));
    assert!(
        line.starts_with(&format!("{}:7:1 unnamed-no-reason \"Two people close to the board", file.path())),
        "{line}"
    );
}

#[test]
fn nothing_to_look_at_is_silence() {
    let output = run(&["check"], "The pier was empty.\n".as_bytes());
    assert_eq!(code(&output), 0);
    assert!(output.stdout.is_empty() && output.stderr.is_empty(), "{output:?}");
}

#[test]
fn a_page_is_pointed_at_where_its_words_stand() {
    let body: String =
        DRAFT.split("\n\n").skip(1).map(|words| format!("<p>{}</p>\n", words.trim())).collect();
    let page = format!(
        "<!doctype html>\n<html><head><title>Last ferry to Ostrel stops in March</title></head>\n<body><article>\n{body}</article></body></html>\n"
    );
    let file = Scratch::new("draft.html", page.as_bytes());
    let report = json(&run(&["check", file.path(), "--format", "json"], b""));
    let unnamed = item(&report, "unnamed-no-reason");
    let line = page.lines().nth(unnamed["line"].as_u64().unwrap() as usize - 1).unwrap();
    let column = unnamed["column"].as_u64().unwrap() as usize;
    let from: String = line.chars().skip(column - 1).collect();
    assert!(from.starts_with("Two people close to the board"), "{line:?} from column {column}");
}

#[test]
fn an_override_sets_an_item_aside() {
    let before = json(&run(&["check", "--format", "json"], DRAFT.as_bytes()));
    let fine: Vec<Value> = items(&before)
        .into_iter()
        .map(|item| {
            serde_json::json!({
                "action": "confirm", "check": item["check"],
                "quote": item["quote"], "prefix": item["prefix"], "suffix": item["suffix"],
            })
        })
        .collect();
    let file = Scratch::new("desk.json", serde_json::to_string(&fine).unwrap().as_bytes());
    let output = run(&["check", "--format", "json", "--overrides", file.path()], DRAFT.as_bytes());
    assert_eq!(code(&output), 0, "everything is set aside");
    let after = json(&output);
    assert_eq!(items(&after).len(), items(&before).len());
    assert!(items(&after).into_iter().all(|item| item["setAside"] == true));
    let text = run(&["check", "--overrides", file.path()], DRAFT.as_bytes());
    assert!(text.stdout.is_empty());
    let edited = DRAFT.replace("close to", "on");
    assert_eq!(
        code(&run(&["check", "--overrides", file.path()], edited.as_bytes())),
        3,
        "other words, another item"
    );
}

#[test]
fn overrides_are_checked_before_they_are_used() {
    for (content, words) in [
        ("{", &["expected JSON"][..]),
        ("3", &["expected a list"]),
        (r#"[{"action": "confirm", "quote": ""}]"#, &["item 1", "empty"]),
        (
            r#"[{"action": "confirm", "quote": "a"}, {"action": "praise", "quote": "a"}]"#,
            &["item 2", "praise"],
        ),
        (r#"{"items": [{"action": "confirm", "quote": "a", "check": "spelling"}]}"#, &["item 1", "spelling"]),
    ] {
        let file = Scratch::new("bad.json", content.as_bytes());
        let output = run(&["check", "--overrides", file.path()], DRAFT.as_bytes());
        assert_eq!(code(&output), 1, "{content}");
        assert_one_line(&output, words);
    }
}

#[test]
fn sarif_has_the_shape_that_its_schema_requires() {
    let file = Scratch::new("my draft.txt", DRAFT.as_bytes());
    let log = json(&run(&["check", file.path(), "--format", "sarif"], b""));
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(run["tool"]["driver"]["name"], "claimlight");
    assert!(rules.iter().all(|rule| rule["id"].is_string() && rule["shortDescription"]["text"].is_string()));
    let results = run["results"].as_array().unwrap();
    assert!(!results.is_empty());
    for result in results {
        let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
        assert_eq!(result["level"], "note", "there is something to look at, no more");
        assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()));
        let place = &result["locations"][0]["physicalLocation"];
        assert!(place["artifactLocation"]["uri"].as_str().unwrap().ends_with("my%20draft.txt"));
        let number = |name: &str| place["region"][name].as_u64().unwrap();
        assert!(number("startLine") >= 1 && number("startColumn") >= 1);
        assert!((number("startLine"), number("startColumn")) < (number("endLine"), number("endColumn")));
    }
}

#[test]
fn a_note_in_markdown_says_what_is_open_and_what_is_in_order() {
    let note = String::from_utf8(run(&["check", "--format", "md"], DRAFT.as_bytes()).stdout).unwrap();
    assert!(note.starts_with("# Last ferry to Ostrel stops in March\n\nBefore you publish: "), "{note}");
    assert!(note.contains("- [ ] Somebody is not named. Does the text say why?"), "{note}");
    assert!(note.contains("\nIn order: "), "{note}");
}

#[test]
fn a_note_counts_checks_as_the_page_does_and_not_their_passages() {
    let draft = format!("{DRAFT}\nThree officials close to the mayor said that the boats would be sold.\n");
    let report = json(&run(&["check", "--format", "json"], draft.as_bytes()));
    let open = items(&report).into_iter().filter(|item| item["check"] == "unnamed-no-reason").count();
    let order = report.pointer("/files/0/inOrder").and_then(Value::as_array).unwrap().len();
    assert!(open > 1, "{report}");
    let note = String::from_utf8(run(&["check", "--format", "md"], draft.as_bytes()).stdout).unwrap();
    assert!(note.contains(&format!(": {} to look at, {order} in order, 0 set aside.", 8 - order)), "{note}");
}

#[test]
fn one_bad_file_does_not_keep_the_others_from_being_checked() {
    let file = Scratch::new("good.txt", DRAFT.as_bytes());
    let output = run(&["check", "no/such.txt", file.path()], b"");
    assert_eq!(code(&output), 1);
    assert_one_line(&output, &["no/such.txt"]);
    assert!(String::from_utf8(output.stdout).unwrap().contains("unnamed-no-reason"));
}

#[test]
fn thresholds_are_those_that_are_asked_for() {
    let share = |most: &str| {
        let report =
            json(&run(&["check", "--format", "json", "--max-unnamed-share", most], DRAFT.as_bytes()));
        items(&report).into_iter().any(|item| item["check"] == "unnamed-share")
    };
    assert!(share("5"));
    assert!(!share("60"));
    assert_eq!(code(&run(&["check", "--max-unnamed-share", "101"], b"")), 2);
}
