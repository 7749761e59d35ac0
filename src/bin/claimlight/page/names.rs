//! An element into what its name and its attributes say: whether it stands apart, and whether it is none of the article.

use dom_query::{Matcher, NodeRef};
use std::sync::LazyLock;

/// What is no text of a page, whoever asks; as in `www/text-map.js`.
pub(crate) const NEVER: &str = "script,style,noscript,template,select,textarea,button,svg,math,iframe,object,audio,video,canvas,rt,rp,claim-light,[data-claimlight-ignore],[hidden],[aria-hidden=\"true\"]";

/// Elements of which their makers say that they hold the article, or what the page is about; as in `www/find-article.js`.
pub(crate) const LANDMARKS: &str = "article,main,[role=\"main\"],[itemprop=\"articleBody\"]";

/// Elements that stand apart from the text before and behind them; as in `www/find-article.js`.
const BLOCKS: [&str; 47] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "legend",
    "li",
    "main",
    "marquee",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

static OUTSIDE: LazyLock<Option<Matcher>> =
    LazyLock::new(|| Matcher::new(&format!("{NEVER},{}", outside())).ok());

/// One selector of all that `outside.txt` lists.
pub(crate) fn outside() -> String {
    let lines = include_str!("outside.txt").lines().filter(|line| !line.starts_with('#'));
    let (named, plain): (Vec<&str>, Vec<&str>) = lines.partition(|line| line.starts_with('['));
    format!("{},:is({}):not(:has(h1))", plain.join(","), named.join(","))
}

/// What is left out of a page and of its article.
pub(super) fn is_outside(element: &NodeRef<'_>) -> bool {
    OUTSIDE.as_ref().is_some_and(|outside| element.is_match(outside))
}

/// Whether it leads somewhere: an old page may put all of itself into an anchor.
pub(super) fn is_link_to(element: &NodeRef<'_>) -> bool {
    element.has_name("a") && element.has_attr("href")
}

pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// `h1` to `h6`.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'h', b'1'..=b'6'])
}
