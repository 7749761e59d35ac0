//! Hostile web pages into the text of their article: every word of it comes back once, in order, and nothing else.
//!
//! Each file of `tests/html` is part of an article. Words `kept1`, `kept2`, … must come back, words `left1`, `left2`, …
//! must not. `tests/browser/hostile-html.test.js` reads the same files as a page does.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "../src/bin/claimlight/nesting.rs"]
mod nesting;
#[path = "../src/bin/claimlight/page/mod.rs"]
mod page;
mod repository;

use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::borrow::Cow;

const PARAGRAPH: &str = "<p>The town of Ostrel will close its last ferry line in March, Mayor Ilva Brandt said on Tuesday, \
    in the hall of the harbour, where she met those who work on the ferries, their families and many others.</p>";

/// A page whose article holds this markup, with enough words around it to be found.
fn around(markup: &str) -> String {
    format!(
        "<!doctype html><html><head><title>Ostrel Post</title></head><body><article><h1>Last ferry to Ostrel</h1>\
         {PARAGRAPH}{PARAGRAPH}{markup}{PARAGRAPH}{PARAGRAPH}</article></body></html>"
    )
}

/// Words of a kind, `kept` or `left`, each with its number.
fn words<'a>(text: &'a str, kind: &str) -> Vec<&'a str> {
    let is_ours = |word: &&str| {
        word.strip_prefix(kind)
            .is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    text.split(|c: char| !c.is_ascii_alphanumeric()).filter(is_ours).collect()
}

/// Checks the words of the markup, and gives the text of the whole article.
fn check(name: &str, markup: &str) -> String {
    let text = page::article(&around(markup)).unwrap_or_else(|| panic!("{name}: no article was found"));
    assert_eq!(words(&text, "kept"), words(markup, "kept"), "{name}:\n{text}");
    assert_eq!(words(&text, "left"), Vec::<&str>::new(), "{name}:\n{text}");
    text
}

#[test]
fn every_page_keeps_its_words() {
    let files = repository::files("tests/html", "html");
    assert!(files.len() > 8, "tests/html holds the pages");
    for path in files {
        let text = check(&path.display().to_string(), &repository::read(&path));
        assert_eq!(text.matches("where she met those who work").count(), 4, "{}:\n{text}", path.display());
    }
}

#[test]
fn the_element_leaves_out_the_same() {
    let script = format!(
        "// What stands on a page, or in its article, and is none of the article: a selector.\n//\n\
         // Made of outside.txt and box_names.txt in src/bin/claimlight/page by BLESS=1 cargo test --features cli --test pages;\n\
         // not for editing.\n\n\
         /** Parts of the names of such boxes. */\nconst NAMES = '{}';\n\n\
         export const OUTSIDE = `{},:is(nav${{NAMES.replace(/ ?(\\S+)/g, ',[class*=$1 i],:is(div,section)[id*=$1 i]')}}):not({})`;\n",
        page::names::box_names().join(" "),
        page::names::selectors(),
        page::names::TEXT
    );
    repository::bless_or_compare("www/outside.js", &script);
    let text_map = repository::read("www/text-map.js");
    assert!(text_map.contains(page::names::UNREAD) && text_map.contains(page::names::HIDDEN));
    assert!(repository::read("www/page/inert-html.js").contains(page::names::UNSEEN));
    assert!(repository::read("www/find-article.js").contains(page::names::LANDMARKS));
}

#[test]
fn the_page_has_the_same_lists_of_elements() {
    let set = |names: &[&str]| format!("new Set('{}'.split(' '))", names.join(" "));
    let lists = [
        ("www/find-article.js", set(&page::names::BLOCKS)),
        ("www/page/inert-html.js", set(&nesting::FORMATTING)),
        ("www/page/inert-html.js", set(&nesting::ONCE)),
    ];
    for (path, list) in lists {
        assert!(repository::read(path).contains(&list), "{path} lacks: {list}");
    }
}

#[test]
fn an_article_that_a_page_hides_is_read() {
    let paragraphs = PARAGRAPH.repeat(5);
    for attribute in ["style='display:none'", "hidden", "aria-hidden=true", "role=dialog", "class=modal"] {
        let text = page::article(&format!("<div {attribute}><article>{paragraphs}</article></div>")).unwrap();
        assert_eq!(text.matches("where she met those who work").count(), 5, "{attribute}:\n{text}");
    }
}

#[test]
fn a_program_of_prose_is_an_article() {
    let prose =
        "The town of Ostrel will close its last ferry line in March, Mayor Ilva Brandt said.\n\n".repeat(12);
    let text = page::article(&format!("<h1>Ferry to Ostrel</h1><pre><code>{prose}</code></pre>")).unwrap();
    assert_eq!(text.matches("Ilva Brandt").count(), 12, "{text}");
}

#[test]
fn words_without_spaces_between_them_are_counted() {
    let appeal = "<div class=donate-banner><p>We ask all who read us for a little money each month, as we do every year.</p></div>";
    let menu = "<ul><li><a href=/w>天気</a></li><li><a href=/s>地図</a></li></ul>".repeat(9);
    let paragraphs = "<p>港の壁は一月三日の朝に壊れ、四十隻の船が沈んだと市長が述べた。</p>".repeat(6);
    let text = page::article(&format!("{}{menu}<div>{paragraphs}</div>{menu}", appeal.repeat(9))).unwrap();
    assert_eq!(text.matches("市長が述べた").count(), 6, "{text}");
    assert!(!text.contains("天気") && !text.contains("money"), "{text}");
}

#[test]
fn the_headline_is_what_the_title_names() {
    let paragraphs = PARAGRAPH.repeat(5);
    let blog = "<title>Last ferry to Ostrel leaves in March | Ostrel Notes</title><div><h1>Ostrel Notes</h1>\
                <div><h3>Last ferry to Ostrel leaves in March</h3>";
    let paper = "<title>Ostrel Post: Last ferry to Ostrel leaves in March</title><font size=2>OSTREL POST</font>\
                 <div><b>Last ferry to Ostrel leaves in March</b><br>";
    for top in [blog, paper] {
        let text = page::article(&format!("{top}{paragraphs}")).unwrap();
        assert!(text.starts_with("# Last ferry to Ostrel leaves in March\n"), "{text}");
    }
}

#[test]
fn references_become_their_characters() {
    let text = page::article(&around(&repository::read("tests/html/entities.html"))).unwrap();
    for words in [
        "Café & bar — “no”",
        "<kept3> “kept4” “kept5”",
        "AT&T and R&D and a&b",
        "&nosuchthing; ¬rue;",
        "&amp; kept9 ©",
        "🚢",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains('\0'));
}

#[test]
fn words_that_nest_too_deep_stay() {
    for depth in [600, 10_000, 100_000] {
        check(
            &format!("{depth} divisions"),
            &("<div>".repeat(depth)
                + "<p>kept1 At the bottom.</p>"
                + &"</div>".repeat(depth)
                + "<p>kept2 Up again, the harbour said.</p>"),
        );
        check(
            &format!("{depth} divisions that never end"),
            &("<div>".repeat(depth) + "<p>kept1 At the bottom."),
        );
    }
    check("emphasis", &("<b><i><u>".repeat(5_000) + "kept1 said nobody <p>kept2 and nobody else said so"));
    check(
        "lists",
        &("<ul><li>".repeat(5_000) + "<p>kept1 at the bottom</p>" + &"</ul>".repeat(5_000) + "<p>kept2"),
    );
    check("tables", &("<table><tr><td>".repeat(5_000) + "kept1" + &"</table>".repeat(5_000) + "<p>kept2"));
    check("misnested", &("<b><div></b>".repeat(5_000) + "<p>kept1 at the bottom"));
}

#[test]
fn huge_attributes_and_tags_without_an_end_are_read() {
    check(
        "an attribute of a megabyte",
        &format!("<p title=\"{}\">kept1 behind it</p>", "x ".repeat(500_000)),
    );
    let many: String = (0..50_000).map(|at| format!(" a{at}=b")).collect();
    check("many attributes", &format!("<p{many}>kept1 behind them</p>"));
    check(
        "many addresses",
        &(0..2_000).map(|at| format!("<p>kept{at} <a href={at}>more")).collect::<String>(),
    );
    check("signs that open no tag", &("kept1 ".to_owned() + &"< ".repeat(50_000) + "<p>kept2"));
    check("null characters", "<p>kept1\0 in a word, ke\0pt and <b\0>kept2</b\0> in a tag</p>");
}

#[test]
fn a_tag_with_endless_attributes_keeps_its_name_alone() {
    let attributes: String = (0..5_000).map(|number| format!(" a{number}='>'")).collect();
    for name in ["div", "p", "b"] {
        let markup = format!("<{name}{attributes}>kept1</{name}{attributes}> kept2");
        check(name, &markup);
        assert_eq!(nesting::limited(&markup), format!("<{name}>kept1</{name}> kept2"));
    }
}

#[test]
fn a_tag_that_never_ends_keeps_its_name_alone() {
    let attributes: String = (0..5_000).map(|number| format!(" a{number}=b <p")).collect();
    let page = around("<p>kept1</p>") + "<p";
    assert_eq!(nesting::limited(&format!("{page}{attributes}")), page + ">");
    check("a tag that another ends", &format!("<p>kept1</p><p{attributes}"));
}

#[test]
fn the_attributes_of_endless_bodies_are_not_gathered() {
    let bodies: String = (0..5_000).map(|number| format!("<body a{number}=b><HTML a{number}=b>")).collect();
    let page = bodies + "<p>kept1</body></html>";
    let limited = nesting::limited(&page);
    assert_eq!((limited.matches("<body").count(), limited.matches("<HTML").count()), (8, 8));
    assert!(limited.ends_with(" <p>kept1</body></html>"));
    check("bodies", &page);
}

#[test]
fn only_pages_that_nest_too_deep_are_changed() {
    let kept = "<td><div>".repeat(100)
        + "<script>"
        + &"'<div>'".repeat(2_000)
        + "</script><!-- "
        + &"<div>".repeat(2_000)
        + " -->";
    let flat = "<p>one<li>two<br>".repeat(5_000) + &"<div><span></div>".repeat(5_000);
    for page in [kept, flat, around("<p>kept1</p>")] {
        assert!(matches!(nesting::limited(&page), Cow::Borrowed(same) if same == page));
    }
    let deep = "<div>".repeat(600) + "words" + &"</div>".repeat(600);
    let limited = nesting::limited(&deep);
    assert_eq!((limited.matches("<div>").count(), limited.matches("</div>").count()), (512, 512));
    assert!(limited.contains(" words "));
}

/// What pages are made of, in pieces.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<a href=x>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<ul>",
    "<li>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<title>",
    "<svg>",
    "</svg>",
    "<![CDATA[",
    "]]>",
    "<",
    ">",
    "</",
    "\"",
    "'",
    "=",
    " a=\"",
    "&",
    "&#",
    "&amp",
    ";",
    "\0",
    "\u{202E}",
    "\u{200B}",
    "é",
    "🚢",
    "\n",
    " ",
    "Ada said no. ",
    "<template>",
    "<select><option>",
    "<textarea>",
    "<noscript>",
    "<br/>",
    "<hr>",
    "<h1>",
    "</h1>",
    "<article>",
    "</article>",
    "<body>",
    "</html>",
];

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 300, failure_persistence: None, rng_seed: RngSeed::Fixed(20_261_124), ..ProptestConfig::default()
    })]

    #[test]
    fn any_row_of_pieces_is_read(parts in prop::collection::vec(prop::sample::select(PIECES), 0..80)) {
        let _ = page::article(&parts.concat());
        let _ = page::article(&around(&parts.concat()));
    }

    #[test]
    fn any_string_is_read_and_loses_nothing_but_tags(page in any::<String>()) {
        prop_assert_eq!(nesting::limited(&page), page.as_str());
        let _ = page::article(&page);
    }
}
