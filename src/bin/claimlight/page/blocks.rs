//! The article of a page into blocks of its text. `www/page/html.js` is the same reading for the browser.

use super::names::{is_block, is_heading, is_link_to, is_outside};
use super::quoting::{Role, is_marked, role_of};
use dom_query::{NodeId, NodeRef};
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// A line that is nothing but one link leads to another article, if it has so many words.
const LINK_WORDS: RangeInclusive<usize> = 3..=40;

/// Such a heading belongs to the article where a paragraph follows of more words than a teaser has.
const HEADED_WORDS: usize = 40;

/// A paragraph, a heading, an item of a list.
pub(super) struct Block {
    pub(super) kind: Kind,
    pub(super) text: String,
}

/// What the markup says of a block.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Headline,
    Subheading,
    Paragraph,
    ListItem,
    BlockQuote,
}

impl Kind {
    /// What stands before it in Markdown.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::Headline => "# ",
            Self::Subheading => "## ",
            Self::Paragraph => "",
            Self::ListItem => "- ",
            Self::BlockQuote => "> ",
        }
    }
}

/// The blocks of an article, none of them empty.
pub(super) fn read(root: &NodeRef<'_>) -> Vec<Block> {
    let mut reader = Reader::default();
    reader.read(root, Kind::Paragraph, None);
    reader.close(Kind::Paragraph);
    reader.drop_linked_heading();
    reader.blocks
}

/// One space for all white space, and none around.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One walk over an article.
#[derive(Default)]
struct Reader {
    blocks: Vec<Block>,
    text: String,
    /// How much of it is links, in letters.
    linked: usize,
    /// The links that it has a part of.
    links: HashSet<NodeId>,
    /// Whether the last block is a heading that is nothing but a link.
    is_linked_heading: bool,
    is_after_break: bool,
    /// Whether an element began or ended since the last letter.
    is_at_edge: bool,
    has_headline: bool,
}

impl Reader {
    fn read(&mut self, element: &NodeRef<'_>, kind: Kind, link: Option<NodeId>) {
        for child in element.children_it(false) {
            if child.is_text() {
                self.write(&child.text(), link);
            } else if child.is_element() {
                self.read_element(&child, kind, link);
            }
        }
    }

    fn read_element(&mut self, element: &NodeRef<'_>, kind: Kind, link: Option<NodeId>) {
        let name = element.node_name().unwrap_or_default();
        if &*name == "br" {
            return self.break_line(kind);
        }
        let apart = is_block(&name);
        self.pass_edge(apart, kind);
        if is_outside(element) {
            return;
        }
        let role = role_of(element);
        let credit = role == Some(Role::Credit);
        if credit {
            self.close(kind);
        }
        let inner = if credit { Kind::BlockQuote } else { self.kind_of(&name, kind) };
        let (open, close) = role.filter(|_| !is_marked(element)).map_or(("", ""), Role::marks);
        self.text.push_str(open);
        self.read(element, inner, if is_link_to(element) { Some(element.id) } else { link });
        self.text.push_str(close);
        self.pass_edge(apart || credit, inner);
    }

    fn pass_edge(&mut self, apart: bool, kind: Kind) {
        if apart {
            self.close(kind);
        } else {
            self.is_at_edge = true;
        }
    }

    fn write(&mut self, text: &str, link: Option<NodeId>) {
        // Boxes that stand apart by their style alone: `treatment<span>Credit`.
        let ends =
            |c: char| c.is_lowercase() || matches!(c, '.' | '!' | '?' | ')' | '”' | '’' | ':' | ';' | ',');
        if self.is_at_edge && self.text.ends_with(ends) && text.starts_with(char::is_uppercase) {
            self.text.push(' ');
        }
        if !text.trim().is_empty() {
            self.is_after_break = false;
        }
        if !text.is_empty() {
            self.is_at_edge = false;
        }
        self.text.push_str(text);
        let count = letters(text);
        if let Some(link) = link.filter(|_| count > 0) {
            self.linked += count;
            self.links.insert(link);
        }
    }

    /// A break parts paragraphs where two of them follow each other, or a sentence ends.
    fn break_line(&mut self, kind: Kind) {
        let inner = self.text.trim_end().trim_end_matches(['"', '\'', '”', '’', ')', ']']);
        if self.is_after_break || inner.ends_with(['.', '!', '?', '…', ':']) {
            self.close(kind);
        } else {
            self.text.push(' ');
        }
        self.is_after_break = true;
    }

    fn close(&mut self, kind: Kind) {
        let count = letters(&self.text);
        let text = plain(&self.text);
        let words = text.split(' ').count();
        let is_only_link = self.links.len() == 1
            && self.linked >= count
            && kind != Kind::Headline
            && LINK_WORDS.contains(&words);
        if count > 0 {
            if is_only_link || kind != Kind::Paragraph || words < HEADED_WORDS {
                self.drop_linked_heading();
            }
            self.is_linked_heading = is_only_link && kind == Kind::Subheading;
            if !is_only_link || self.is_linked_heading {
                self.blocks.push(Block { kind, text });
                self.has_headline |= kind == Kind::Headline;
            }
        }
        self.text.clear();
        self.linked = 0;
        self.links.clear();
        self.is_after_break = false;
        self.is_at_edge = false;
    }

    fn drop_linked_heading(&mut self) {
        if std::mem::take(&mut self.is_linked_heading) {
            self.blocks.pop();
        }
    }

    fn kind_of(&self, name: &str, around: Kind) -> Kind {
        match name {
            "h1" if !self.has_headline => Kind::Headline,
            _ if is_heading(name) => Kind::Subheading,
            "li" => Kind::ListItem,
            "blockquote" => Kind::BlockQuote,
            _ => around,
        }
    }
}

/// Letters and digits.
fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphanumeric()).count()
}
