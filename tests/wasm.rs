//! The wasm module inside a browser: what crosses from JavaScript and back. Run by `make wasm-tests`.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::indexing_slicing,
    clippy::expect_used,
    clippy::panic,
    reason = "a test stops where it fails"
)]

use claimlight::wasm::{Analyzer, Incoming, version};
use js_sys::{Array, JSON, JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{AbortController, Response};

wasm_bindgen_test_configure!(run_in_browser);

const MODEL: &[u8] = include_bytes!("../models/en-news-3/model.bin");

const ARTICLE: &str = "Council of Ellery delays 🦀 harbour plan\n\n\
    Mayor Ruta Okonedo-Vance said on Monday that the port would “lose 8,000 jobs” by 2030.\n\n\
    “We were never asked,” said a harbour worker. 👩‍👩‍👧 The ministry did not reply.\n";

#[wasm_bindgen_test]
fn an_analysis_is_a_plain_object_with_every_part() {
    let analysis = analyze(&ARTICLE.into());
    let prototype = Object::get_prototype_of(&analysis);
    assert_eq!(prototype, Object::get_prototype_of(&Object::new()), "no class instance");
    assert_eq!(get(&analysis, "offsetUnit"), "utf-16");
    assert_eq!(get(&get(&analysis, "engine"), "version"), version().as_str());
    assert_eq!(get(&get(&analysis, "engine"), "model"), analyzer().model().as_str());
    for part in ["blocks", "sentences", "entities", "values", "attributions", "claims", "sources"] {
        assert!(Array::is_array(&get(&analysis, part)), "{part} is a list");
    }
}

#[wasm_bindgen_test]
fn spans_cut_the_javascript_string_where_the_words_are() {
    let text = JsString::from(ARTICLE);
    let analysis = analyze(&text);
    assert_eq!(number(&analysis, "textLength"), text.length());
    let blocks: Vec<String> = list(&analysis, "blocks").iter().map(|block| cut(&text, &block)).collect();
    let paragraphs: Vec<&str> = ARTICLE.trim_end().split("\n\n").collect();
    assert_eq!(blocks, paragraphs);
    let last = list(&analysis, "sentences").pop();
    assert_eq!(cut(&text, &last), "👩‍👩‍👧 The ministry did not reply.");
}

#[wasm_bindgen_test]
fn lone_surrogates_keep_every_offset() {
    // Half a crab before, inside and behind: each reads as U+FFFD, which is one code unit as well.
    let half = |unit: u16| JsString::from_char_code(&[unit]);
    let text = half(0xDD80)
        .concat(&" The port closed.".into())
        .concat(&half(0xD83E))
        .concat(&"\n\nIt opens 🦀 again.\n\n".into())
        .concat(&half(0xD83E));
    assert!(!text.is_valid_utf16(), "the text holds lone surrogates");
    let analysis = analyze(&text);
    assert_eq!(number(&analysis, "textLength"), text.length());
    assert!(
        list(&analysis, "blocks").iter().any(|block| cut(&text, &block) == "It opens 🦀 again."),
        "the paragraph between them is cut where it stands"
    );
}

#[wasm_bindgen_test]
fn the_same_string_gives_the_same_json_again() {
    let mut analyzer = analyzer();
    let runs: Vec<String> =
        (0..3).map(|_| json(&analyzer.analyze(ARTICLE.to_owned(), None).expect("plain data"))).collect();
    assert!(runs.iter().all(|run| *run == runs[0]));
    assert!(!runs[0].contains("undefined"));
}

#[wasm_bindgen_test]
fn any_string_gives_an_analysis() {
    for text in ["", " ", "\0", "\u{FEFF}", "“", "”“”", "((((", "\u{202E}cba", "a\u{200B}b", "\r\r\n\n", "🦀"]
    {
        let text = JsString::from(text);
        assert_eq!(number(&analyze(&text), "textLength"), text.length(), "{text:?}");
    }
    for pattern in ["“", "A", "a ", "(", "\u{0301}", "🦀", "\n", "He said. "] {
        let text = JsString::from(pattern.repeat(5_000));
        assert_eq!(number(&analyze(&text), "textLength"), text.length(), "{pattern:?} many times");
    }
}

#[wasm_bindgen_test]
fn slices_give_what_one_call_gives_and_a_longer_slice_needs_fewer_of_them() {
    let text = ARTICLE.repeat(20);
    let mut analyzer = analyzer();
    let whole = json(&analyzer.analyze(text.clone(), None).expect("plain data"));
    let mut counts = [0.0, f64::MAX].map(|milliseconds| {
        assert!(analyzer.begin(text.clone(), None, None).is_ok());
        let mut slices = 1;
        let mut before = analyzer.progress();
        let analysis = loop {
            let analysis = analyzer.slice(milliseconds, None).expect("nobody stops it");
            if !analysis.is_undefined() {
                break analysis;
            }
            assert!(analyzer.progress() >= before, "progress never falls");
            before = analyzer.progress();
            slices += 1;
        };
        assert_eq!(json(&analysis), whole);
        assert!(analyzer.slice(milliseconds, None).expect("nothing is left").is_undefined());
        slices
    });
    counts.reverse();
    let [long, short] = counts;
    assert!(long == 1 && short > 10, "{long} long slices, {short} of one step");
}

#[wasm_bindgen_test]
fn a_reading_stops_where_its_signal_says_so() {
    let mut analyzer = analyzer();
    let controller = AbortController::new().expect("browsers have them");
    assert!(analyzer.begin(ARTICLE.to_owned(), None, None).is_ok());
    assert!(analyzer.slice(0.0, Some(controller.signal())).expect("goes on").is_undefined());
    controller.abort_with_reason(&"enough".into());
    let stopped = analyzer.slice(f64::MAX, Some(controller.signal()));
    assert_eq!(stopped.expect_err("it is stopped"), "enough");
    assert!(analyzer.slice(f64::MAX, None).expect("nothing is begun").is_undefined());
}

#[wasm_bindgen_test]
fn dates_are_told_from_the_day_that_is_given() {
    let mut analyzer = analyzer();
    let analysis = analyzer.analyze(ARTICLE.to_owned(), Some("2026-11-28".to_owned())).expect("plain data");
    assert_eq!(get(&analysis, "published"), "2026-11-28");
    assert!(analyzer.analyze(ARTICLE.to_owned(), Some("yesterday".to_owned())).is_err());
}

#[wasm_bindgen_test]
fn a_desk_is_given_what_to_look_at() {
    let mut analyzer = analyzer();
    let mut check = |desk: &str| {
        assert!(analyzer.begin(ARTICLE.to_owned(), None, Some(desk.to_owned())).is_ok());
        analyzer.slice(f64::MAX, None).expect("nobody stops it")
    };
    let report = check("");
    assert_eq!(get(&report, "offsetUnit"), "utf-16");
    let unnamed = list(&report, "items").find(&mut |item, _, _| get(&item, "check") == "unnamed-no-reason");
    let word = |key| String::from(get(&unnamed, key).unchecked_into::<JsString>());
    assert_eq!(cut(&ARTICLE.into(), &unnamed), word("quote"));
    assert_eq!(get(&unnamed, "setAside"), false);
    let place = [word("quote"), word("prefix"), word("suffix")].join("\0");
    let again = check(&format!("25\0\0\0confirm\0\0unnamed-no-reason\0\0{place}"));
    let again = list(&again, "items").find(&mut |item, _, _| get(&item, "check") == "unnamed-no-reason");
    assert_eq!(get(&again, "setAside"), true);
    let analysis = json(&analyzer.analyze(ARTICLE.to_owned(), None).expect("plain data"));
    assert_eq!(analysis, json(&analyze(&ARTICLE.into())), "a desk changes no analysis");
}

#[wasm_bindgen_test]
async fn a_model_is_taken_from_a_response_as_it_comes_in() {
    let mut loaded = incoming(MODEL).await.open().unwrap_or_else(|_| panic!("the model is good"));
    let analysis = loaded.analyze(ARTICLE.to_owned(), None).expect("plain data");
    assert_eq!(json(&analysis), json(&analyze(&ARTICLE.into())));
    for bytes in [&MODEL[..1000], &[]] {
        assert!(incoming(bytes).await.open().is_err(), "half a model is none");
    }
}

/// The bytes as a response, taken to its end.
async fn incoming(bytes: &[u8]) -> Incoming {
    let mut body = bytes.to_vec();
    let mut incoming = Incoming::new(&Response::new_with_opt_u8_array(Some(&mut body)).expect("a response"));
    loop {
        let before = incoming.loaded();
        let piece = JsFuture::from(incoming.next().expect("a body")).await.expect("a piece");
        if !incoming.take(&piece).expect("bytes") {
            break;
        }
        assert!(incoming.loaded() > before, "each piece adds to what has come");
    }
    assert_eq!(incoming.loaded(), bytes.len());
    incoming
}

fn json(analysis: &JsValue) -> String {
    String::from(JSON::stringify(analysis).expect("JSON"))
}

/// The analysis of a JavaScript string: it crosses by the same conversion as a page's call.
fn analyze(text: &JsString) -> JsValue {
    analyzer().analyze(String::from(text), None).expect("an analysis is plain data")
}

fn analyzer() -> Analyzer {
    Analyzer::new(MODEL).unwrap_or_else(|_| panic!("the model is good"))
}

/// The words of the string under the span of a block or a sentence.
fn cut(text: &JsString, item: &JsValue) -> String {
    let span = get(item, "span").unchecked_into::<Array>();
    let end = |at| span.get(at).as_f64().expect("an offset") as u32;
    String::from(text.slice(end(0), end(1)))
}

fn list(object: &JsValue, key: &str) -> Array {
    get(object, key).unchecked_into()
}

fn number(object: &JsValue, key: &str) -> u32 {
    get(object, key).as_f64().expect("a number") as u32
}

fn get(object: &JsValue, key: &str) -> JsValue {
    let value = Reflect::get(object, &key.into()).expect("an object");
    assert!(!value.is_undefined(), "{key} is there");
    value
}
