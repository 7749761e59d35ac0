//! An element into what its name and its attributes say: whether it stands apart, and whether it looks like none of the article.

use dom_query::{Matcher, NodeRef};
use std::sync::LazyLock;

/// What holds no text for readers; as in `www/text-map.js`.
pub(crate) const UNREAD: &str = "script,style,noscript,template,select,textarea,button:not(p button),svg,math,iframe,object,audio,video,canvas,rt,rp,claim-light,[data-claimlight-ignore]";

/// What a page hides, but for the panel below a button that opens it; as in `www/text-map.js`.
pub(crate) const HIDDEN: &str =
    "[hidden],[aria-hidden=true]:not(:is([aria-expanded],:has(>[aria-expanded]))+div)";

/// What a page hides by its style; as in `www/page/inert-html.js`.
pub(crate) const UNSEEN: &str = "[style*=\"display:none\" i],[style*=\"display: none\" i],[data-style*=\"display:none\" i],[data-style*=\"display: none\" i]";

/// Elements that are text, of which their names say nothing; as in `www/outside.js`.
pub(crate) const TEXT: &str = "p,h1,h2,h3,li:not(:has(p,div))";

/// Elements of which their makers say that they hold the article, or what the page is about; as in `www/find-article.js`.
pub(crate) const LANDMARKS: &str = "article,main,[role=main],[itemprop=articleBody]";

/// Elements that stand apart from the text before and behind them; as in `www/find-article.js`.
pub(crate) const BLOCKS: [&str; 42] = [
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
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
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

static IS_UNREAD: LazyLock<Option<Matcher>> = LazyLock::new(|| Matcher::new(UNREAD).ok());
static IS_FURNITURE: LazyLock<Option<Matcher>> =
    LazyLock::new(|| Matcher::new(&format!("{HIDDEN},{UNSEEN},{},{}", selectors(), named())).ok());

/// One selector of all that `outside.txt` lists.
pub(crate) fn selectors() -> String {
    entries(include_str!("outside.txt")).join(",")
}

/// The parts of names that `box_names.txt` lists.
pub(crate) fn box_names() -> Vec<&'static str> {
    entries(include_str!("box_names.txt"))
}

/// One selector of the boxes that have such a name.
fn named() -> String {
    let selectors =
        box_names().into_iter().map(|name| format!("[class*={name} i],:is(div,section)[id*={name} i]"));
    format!(":is({}):not({TEXT})", selectors.collect::<Vec<_>>().join(","))
}

fn entries(list: &'static str) -> Vec<&'static str> {
    list.lines().filter(|line| !line.starts_with('#')).collect()
}

/// Whether it holds no text for readers.
pub(super) fn is_unread(element: &NodeRef<'_>) -> bool {
    fits(element, &IS_UNREAD)
}

/// Whether it looks as if it were none of the article.
pub(super) fn is_furniture(element: &NodeRef<'_>) -> bool {
    fits(element, &IS_FURNITURE)
}

fn fits(element: &NodeRef<'_>, selector: &LazyLock<Option<Matcher>>) -> bool {
    selector.as_ref().is_some_and(|selector| element.is_match(selector))
}

pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// `h1` to `h6`.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'h', b'1'..=b'6'])
}
