//! A web page into the text of its article: its title, then its paragraphs.

use crate::nesting;
use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};

/// What stands in an article and is none of its words: drawings, formulas, how a character is read aloud. The element on a
/// page leaves out the same (`www/text-map.js`), so that both read the same article.
const NO_WORDS: &str = "svg, math, rt, rp";

/// The article of a page; none where no article can be found.
pub(crate) fn article(page: &str) -> Option<String> {
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let document = Document::from(nesting::limited(page).as_ref());
    document.select(NO_WORDS).remove();
    let mut page = Readability::with_document(document, None, Some(config)).ok()?;
    let article = page.parse().ok()?;
    let body = article.text_content.trim();
    let title = article.title.trim();
    if title.is_empty() || body.starts_with(title) {
        return Some(format!("{body}\n"));
    }
    Some(format!("{title}\n\n{body}\n"))
}
