//! An element into what it says of its words: that somebody else said them, and who. `www/quoting.js` is the same rule.

use dom_query::{Matcher, NodeRef};
use std::sync::LazyLock;

/// Who is named in one of these, behind a block quotation or at its end, said it.
const CREDITS: &str =
    "blockquote :is(cite, footer), figure:has(blockquote) > figcaption:is(:first-child, :last-child)";

static IS_CREDIT: LazyLock<Option<Matcher>> = LazyLock::new(|| Matcher::new(CREDITS).ok());

/// What an element's name and place say of its words.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Somebody's words, in a sentence.
    Words,
    /// The name of whoever said a block quotation.
    Credit,
}

impl Role {
    /// The marks around it that no text of the page has.
    pub(super) const fn marks(self) -> (&'static str, &'static str) {
        match self {
            Self::Words => ("“", "”"),
            Self::Credit => ("— ", ""),
        }
    }
}

pub(super) fn role_of(element: &NodeRef<'_>) -> Option<Role> {
    let name = element.node_name()?;
    match &*name {
        "q" => Some(Role::Words),
        // Nobody is named in one without words: to look behind each of many such would take the square of their number.
        "cite" | "footer" | "figcaption" => {
            let is_named = !element.text().trim().is_empty();
            (is_named && is_credit(element) && is_last(element)).then_some(Role::Credit)
        }
        _ => None,
    }
}

/// Whether words have their marks already, and a name its dash.
pub(super) fn is_marked(element: &NodeRef<'_>) -> bool {
    element.text().trim_start().starts_with(['"', '“', '„', '«', '‘', '\'', '—', '–', '-'])
}

fn is_credit(element: &NodeRef<'_>) -> bool {
    let matches = |element: &NodeRef<'_>| IS_CREDIT.as_ref().is_some_and(|credit| element.is_match(credit));
    matches(element) && !element.ancestors_it(None).any(|outer| matches(&outer))
}

/// Whether nothing stands behind it in its block quotation: the title of a book does not end one.
fn is_last(element: &NodeRef<'_>) -> bool {
    let mut at = *element;
    while !at.has_name("blockquote") && !at.has_name("figcaption") {
        let mut next = at.next_sibling();
        while let Some(sibling) = next {
            if !sibling.text().trim().is_empty() {
                return false;
            }
            next = sibling.next_sibling();
        }
        let Some(parent) = at.parent() else { break };
        at = parent;
    }
    true
}
