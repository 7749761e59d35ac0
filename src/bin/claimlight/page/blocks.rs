//! The article of a page into blocks of its text. `www/page/html.js` is the same reading for the browser.

use super::names::{is_block, is_heading};
use super::quoting::{Role, is_marked, role_of};
use super::survey::Survey;
use dom_query::{NodeId, NodeRef};

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
pub(super) fn read(root: &NodeRef<'_>, survey: &Survey<'_>) -> Vec<Block> {
    let is_in_root = |headline: &NodeRef<'_>| survey.holds_headline(root) || headline.id == root.id;
    let mut reader = Reader {
        survey,
        headline: survey.headline.filter(is_in_root).map(|headline| headline.id),
        blocks: Vec::new(),
        text: String::new(),
        is_after_break: false,
        is_at_edge: false,
        has_headline: false,
    };
    reader.read(root, Kind::Paragraph);
    reader.close(Kind::Paragraph);
    reader.blocks
}

/// One space for all white space, and none around.
pub(super) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One walk over an article.
struct Reader<'a> {
    survey: &'a Survey<'a>,
    /// The page's headline, where the article holds it.
    headline: Option<NodeId>,
    blocks: Vec<Block>,
    text: String,
    is_after_break: bool,
    /// Whether an element began or ended since the last letter.
    is_at_edge: bool,
    has_headline: bool,
}

impl Reader<'_> {
    fn read(&mut self, element: &NodeRef<'_>, kind: Kind) {
        for child in element.children_it(false) {
            if child.is_text() {
                self.write(&child.text());
            } else if child.is_element() {
                self.read_element(&child, kind);
            }
        }
    }

    fn read_element(&mut self, element: &NodeRef<'_>, kind: Kind) {
        let name = element.node_name().unwrap_or_default();
        if &*name == "br" {
            return self.break_line(kind);
        }
        let apart = is_block(&name);
        self.pass_edge(apart, kind);
        if self.survey.leaves_out(element) {
            return;
        }
        let role = role_of(element);
        let credit = role == Some(Role::Credit);
        if credit {
            self.close(kind);
        }
        let inner = if credit { Kind::BlockQuote } else { self.kind_of(element, &name, kind) };
        let (open, close) = role.filter(|_| !is_marked(element)).map_or(("", ""), Role::marks);
        self.text.push_str(open);
        self.read(element, inner);
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

    fn write(&mut self, text: &str) {
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
        let text = plain(&self.text);
        if text.contains(char::is_alphanumeric) {
            self.blocks.push(Block { kind, text });
            self.has_headline |= kind == Kind::Headline;
        }
        self.text.clear();
        self.is_after_break = false;
        self.is_at_edge = false;
    }

    fn kind_of(&self, element: &NodeRef<'_>, name: &str, around: Kind) -> Kind {
        match name {
            _ if self.headline == Some(element.id) => Kind::Headline,
            "h1" if self.headline.is_none() && !self.has_headline => Kind::Headline,
            _ if is_heading(name) => Kind::Subheading,
            "li" => Kind::ListItem,
            "blockquote" => Kind::BlockQuote,
            _ => around,
        }
    }
}
