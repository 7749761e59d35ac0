//! A page into the one element that holds its article. `www/find-article.js` is the same rule for the browser.

use super::names::{LANDMARKS, is_block, is_heading, is_link_to, is_outside};
use dom_query::{Matcher, NodeId, NodeRef};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A paragraph of running text has so many words, a sentence that ends, and no more than half of it is links.
const PARAGRAPH_WORDS: usize = 12;

/// Elements that are text, and hold none.
const PARAGRAPHS: [&str; 4] = ["p", "pre", "blockquote", "li"];

/// Whether it may hold an article: a block that is no text, or an element of the page's own.
fn is_box(element: &NodeRef<'_>) -> bool {
    let name = element.node_name().unwrap_or_default();
    (is_block(&name) && !PARAGRAPHS.contains(&name.as_ref())) || name.contains('-')
}

static LANDMARK: LazyLock<Option<Matcher>> = LazyLock::new(|| Matcher::new(LANDMARKS).ok());

/// Finds the article of a page: a landmark is the article if it holds half of the running text, the innermost of several;
/// then, and where none does, whichever child holds nearly all of it. None where there is no running text.
pub(super) fn find<'a>(page: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut survey = Survey::default();
    survey.read(page, page, false);
    let total = survey.running(page);
    if total == 0 {
        return None;
    }
    let is_landmark = |node: &NodeRef<'_>| LANDMARK.as_ref().is_some_and(|landmark| node.is_match(landmark));
    let mut root = *page;
    for landmark in page.descendants_it().filter(|node| node.is_element() && is_landmark(node)) {
        if survey.running(&landmark) * 2 >= total
            && landmark.ancestors_it(None).any(|around| around.id == root.id)
        {
            root = landmark;
        }
    }
    while let Some(child) = survey.nearly_all(&root) {
        root = child;
    }
    Some(survey.with_headline(root, page))
}

/// How many words of running text each element of a page holds, and how many words at all.
#[derive(Default)]
struct Survey {
    running: HashMap<NodeId, usize>,
    all: HashMap<NodeId, usize>,
    /// The headlines, each with all that stands around it.
    headlines: Vec<Vec<NodeId>>,
    /// What was read since the last element that stands apart, and how many words of it are links.
    text: String,
    linked: String,
}

impl Survey {
    /// Reads an element, which stands in a block or is one.
    fn read(&mut self, element: &NodeRef<'_>, block: &NodeRef<'_>, is_link: bool) {
        for child in element.children_it(false) {
            if child.is_text() {
                let text = child.text();
                self.text.push_str(&text);
                if is_link {
                    self.linked.push_str(&text);
                }
            } else if child.is_element() {
                self.read_child(&child, element, block, is_link);
            }
        }
        if block.id == element.id {
            self.close(element);
        }
    }

    fn read_child(&mut self, child: &NodeRef<'_>, parent: &NodeRef<'_>, block: &NodeRef<'_>, is_link: bool) {
        let name = child.node_name().unwrap_or_default();
        let apart = is_block(&name);
        if apart {
            self.close(block);
        }
        if &*name == "br" {
            self.text.push(' ');
        } else if !is_outside(child) {
            if &*name == "h1" {
                let around = child.ancestors_it(None).map(|node| node.id);
                self.headlines.push(around.chain([child.id]).collect());
            }
            self.read(child, if apart { child } else { block }, is_link || is_link_to(child));
            // What stands in an element stands in all around it.
            let (running, all) = (self.running(child), self.all(child));
            *self.running.entry(parent.id).or_default() += running;
            *self.all.entry(parent.id).or_default() += all;
        }
    }

    /// Counts what was read of a block.
    fn close(&mut self, block: &NodeRef<'_>) {
        let words = self.text.split_whitespace().count();
        if words > 0 {
            let is_running = words >= PARAGRAPH_WORDS
                && !block.node_name().is_some_and(|name| is_heading(&name))
                && self.linked.split_whitespace().count() * 2 <= words
                && ends_a_sentence(&self.text);
            *self.all.entry(block.id).or_default() += words;
            if is_running {
                *self.running.entry(block.id).or_default() += words;
            }
        }
        self.text.clear();
        self.linked.clear();
    }

    fn running(&self, element: &NodeRef<'_>) -> usize {
        self.running.get(&element.id).copied().unwrap_or_default()
    }

    fn all(&self, element: &NodeRef<'_>) -> usize {
        self.all.get(&element.id).copied().unwrap_or_default()
    }

    /// The child that holds 85 in 100 words of an element.
    fn nearly_all<'a>(&self, element: &NodeRef<'a>) -> Option<NodeRef<'a>> {
        let holds = |child: &NodeRef<'_>| {
            is_box(child)
                && self.running(child) > 0
                && self.running(child) * 100 >= self.running(element) * 85
        };
        element.children_it(false).find(|child| child.is_element() && holds(child))
    }

    /// The element around the running text that holds its headline too, and little else; or the text as it is.
    fn with_headline<'a>(&self, root: NodeRef<'a>, page: &NodeRef<'_>) -> NodeRef<'a> {
        let has_headline =
            |element: &NodeRef<'_>| self.headlines.iter().any(|around| around.contains(&element.id));
        let holds_little_else = |around: &NodeRef<'_>| self.all(around) * 10 <= self.all(&root) * 12;
        let mut up = root;
        while holds_little_else(&up) {
            if has_headline(&up) {
                return up;
            }
            match up.parent().filter(|_| up.id != page.id) {
                Some(around) => up = around,
                None => break,
            }
        }
        root
    }
}

/// Whether a sentence ends in the text: a mark, perhaps closing marks behind it, then a space or nothing.
fn ends_a_sentence(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| word.trim_end_matches(['"', '\'', '”', '’', ')', ']']).ends_with(['.', '!', '?', '…']))
}
