//! A web page into the text of its article, as Markdown: its headline, then its paragraphs, lists and quotations.
//!
//! `www/find-article.js` and `www/page/html.js` read pages by the same rules; `tests/browser/layouts.test.js` holds both
//! to the same pages.

mod blocks;
pub(crate) mod names;
mod quoting;
mod root;

use self::blocks::{Block, Kind};
use crate::nesting;
use dom_query::{Document, NodeRef};

/// The article of a page; none where no text can be found.
pub(crate) fn article(page: &str) -> Option<String> {
    let document = Document::from(nesting::limited(page).as_ref());
    let body = document.body()?;
    let root = root::find(&body).unwrap_or(body);
    let mut blocks = blocks::read(&root);
    let opens = blocks.first()?.kind;
    if !has_headline(&root) && opens != Kind::Headline {
        let title = title(&document, &body);
        if !title.is_empty() {
            blocks.insert(0, Block { kind: Kind::Headline, text: title });
        } else if let Some(first) = blocks.first_mut().filter(|first| first.kind == Kind::Subheading) {
            first.kind = Kind::Headline;
        }
    }
    let mut text = String::new();
    let mut above = None;
    for Block { kind, text: words } in &blocks {
        // Items of one list stand line under line.
        let is_tight = *kind == Kind::ListItem && above == Some(Kind::ListItem);
        text.push_str(if text.is_empty() {
            ""
        } else if is_tight {
            "\n"
        } else {
            "\n\n"
        });
        text.push_str(kind.mark());
        text.push_str(words);
        above = Some(*kind);
    }
    text.push('\n');
    Some(text)
}

fn has_headline(root: &NodeRef<'_>) -> bool {
    root.descendants_it().any(|node| node.has_name("h1"))
}

/// The headline that stands outside the article: the page's first `h1` that its title names, or the title without its
/// outlet.
fn title(document: &Document, body: &NodeRef<'_>) -> String {
    const APART: [&str; 4] = ["nav", "aside", "footer", "dialog"];
    let title = blocks::plain(&document.select("title").first().text());
    let apart = |node: &NodeRef<'_>| {
        node.ancestors_it(None).any(|around| APART.iter().any(|name| around.has_name(name)))
    };
    let named = body
        .descendants_it()
        .filter(|node| node.has_name("h1") && !apart(node))
        .map(|node| blocks::plain(&node.text()))
        .find(|headline| headline.split(' ').count() >= 3 && title.contains(headline.as_str()));
    named.unwrap_or_else(|| without_outlet(&title).to_owned())
}

/// `Storm hits coast | Ravel Post` without what is put behind it, where enough is left.
fn without_outlet(title: &str) -> &str {
    let signs = [" | ", " - ", " – ", " — ", " » "];
    let end = signs.into_iter().filter_map(|sign| title.rfind(sign)).max().unwrap_or_default();
    title.get(..end).filter(|core| core.split(' ').count() >= 4).unwrap_or(title)
}
