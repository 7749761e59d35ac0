//! An element into what its name and its attributes say: whether it stands apart, and whether it is none of the article.

use dom_query::{Matcher, NodeRef};
use std::sync::LazyLock;

/// What is never text of a page; as in `www/text-map.js`.
pub(crate) const NEVER: &str = "script,style,noscript,template,select,textarea,button,svg,math,iframe,object,audio,video,canvas,rt,rp,claim-light,[data-claimlight-ignore],[hidden],[aria-hidden=\"true\"]";

/// Elements of which their makers say that they hold the article, or what the page is about; as in `www/find-article.js`.
pub(crate) const LANDMARKS: &str = "article,main,[role=\"main\"],[itemprop=\"articleBody\"]";

/// Elements that stand apart from the text before and behind them; as in `www/find-article.js`.
pub(crate) const BLOCKS: [&str; 47] = [
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

static NOWHERE: LazyLock<Option<Matcher>> = LazyLock::new(|| Matcher::new(NEVER).ok());
static SURE: LazyLock<Option<Matcher>> = LazyLock::new(|| Matcher::new(&sure()).ok());
static DOUBTFUL: LazyLock<Option<Matcher>> = LazyLock::new(|| Matcher::new(&doubtful()).ok());

/// One selector of all that `outside.txt` lists without a remark.
pub(crate) fn sure() -> String {
    one_of("")
}

/// One selector of all that it lists as doubtful.
pub(crate) fn doubtful() -> String {
    one_of("doubtful")
}

/// One selector of those entries that are listed with a remark.
fn one_of(remark: &str) -> String {
    let lines = include_str!("outside.txt").lines().filter(|line| !line.starts_with('#'));
    let entries = lines.map(|line| line.split_once('\t').unwrap_or((line, "")));
    let meant = entries.filter(|entry| entry.1 == remark).map(|(selector, _)| selector);
    let (named, plain): (Vec<&str>, Vec<&str>) = meant.partition(|selector| selector.starts_with('['));
    format!("{},:is({}):not(:has(h1))", plain.join(","), named.join(","))
}

/// What is left out of a page and of its article.
pub(super) fn is_outside(element: &NodeRef<'_>) -> bool {
    [&NOWHERE, &SURE, &DOUBTFUL].into_iter().any(|selector| fits(element, selector))
}

/// Whether only a doubtful name says that it is none of the article.
pub(super) fn is_doubtful(element: &NodeRef<'_>) -> bool {
    !fits(element, &NOWHERE) && fits(element, &DOUBTFUL)
}

fn fits(element: &NodeRef<'_>, selector: &LazyLock<Option<Matcher>>) -> bool {
    selector.as_ref().is_some_and(|selector| element.is_match(selector))
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
