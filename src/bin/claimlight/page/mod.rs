//! A web page into the text of its article, as Markdown: its headline, then its paragraphs, lists and quotations.
//!
//! `www/find-article.js` and `www/page/html.js` read pages by the same rules; `tests/browser/layouts.test.js` holds both
//! to the same pages.

mod blocks;
pub(crate) mod names;
mod quoting;
mod root;
mod survey;

use self::blocks::{Block, Kind, plain};
use self::survey::{Survey, is_named};
use crate::nesting;
use dom_query::Document;

/// The article of a page; none where no text can be found.
pub(crate) fn article(page: &str) -> Option<String> {
    let document = Document::from(nesting::limited(page).as_ref());
    let body = document.body()?;
    let title = plain(&document.select("title").first().text());
    let survey = Survey::of(&body, &title);
    let root = root::find(&survey).unwrap_or(body);
    let mut blocks = blocks::read(&root, &survey);
    if !blocks.is_empty() && blocks.iter().all(|block| block.kind != Kind::Headline) {
        let title = headline(&title, &survey);
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
    (!blocks.is_empty()).then_some(text)
}

/// The headline that stands outside the article, if the page's title names it, or the title without its outlet.
fn headline(title: &str, survey: &Survey<'_>) -> String {
    let heading = survey.headline.map(|headline| plain(&headline.text())).unwrap_or_default();
    if is_named(&heading, title) {
        return heading;
    }
    // `Ravel Post: Storm hits coast`, where the page has the rest for itself.
    if let Some((_, behind)) = title.split_once(": ").filter(|(_, behind)| behind.split(' ').count() >= 4) {
        let all = plain(&survey.page.text());
        if all.contains(behind) && !all.contains(title) {
            return without_outlet(behind).to_owned();
        }
    }
    without_outlet(title).to_owned()
}

/// `Storm hits coast | Ravel Post` without what is put behind it, where enough is left.
fn without_outlet(title: &str) -> &str {
    let signs = [" | ", " - ", " – ", " — ", " » "];
    let end = signs.into_iter().filter_map(|sign| title.rfind(sign)).max().unwrap_or_default();
    title.get(..end).filter(|core| core.split(' ').count() >= 4).unwrap_or(title)
}
