//! A name into the nouns beside it that say what it is: `Communications Minister Idris Farouk`, `Ana Ruiz, the harbour master,`,
//! `Norvane is an airline`.

use super::words::list;
use crate::span::TokenRange;
use crate::syntax::word_classes::{is_function_word, singular};
use crate::syntax::words::{is_word, text};
use crate::text::Document;
use crate::word_set::one_of;

/// The words of such nouns in lower case, in the singular.
pub(crate) fn nouns_beside(document: &Document<'_>, name: TokenRange) -> Vec<String> {
    let range = name.range();
    let mut nouns: Vec<String> = before(document, range.start).collect();
    let opened = matches!(text(document, range.end), "," | "(" | "—" | "–" | "is" | "was");
    if opened {
        let opens = range.end + 1 + usize::from(is_determiner(text(document, range.end + 1)));
        let said: Vec<String> = behind(document, opens).collect();
        let end = opens + said.len();
        // `Ana Ruiz, a neighbour said, was away`: that is another.
        let speaks = text(document, range.end) == ","
            && one_of(text(document, end), const { &list("references.reports") });
        nouns.extend(said.into_iter().filter(|_| !speaks));
    }
    nouns
}

/// The words that stand right before a name, as titles do.
fn before(document: &Document<'_>, name: usize) -> impl Iterator<Item = String> {
    const MOST: usize = 4;
    let comma = usize::from(name > 0 && text(document, name - 1) == ",");
    let from = name - comma;
    let words = (from.saturating_sub(MOST)..from).rev();
    words.take_while(move |&at| is_part(document, at)).map(move |at| noun(document, at))
}

/// The words of the noun phrase that begins at a token, up to its head.
fn behind(document: &Document<'_>, opens: usize) -> impl Iterator<Item = String> {
    const MOST: usize = 6;
    let part = move |&at: &usize| is_part(document, at) || text(document, at) == "-";
    (opens..opens + MOST)
        .take_while(part)
        .filter(move |&at| text(document, at) != "-")
        .map(move |at| noun(document, at))
}

fn noun(document: &Document<'_>, at: usize) -> String {
    singular(&text(document, at).to_lowercase()).to_owned()
}

fn is_part(document: &Document<'_>, at: usize) -> bool {
    is_word(document, at)
        && !is_function_word(&text(document, at).to_lowercase())
        && !is_report(text(document, at))
}

/// Whether a word begins what is reported: `villagers claim Norvane has left` does not say what Norvane is.
fn is_report(word: &str) -> bool {
    matches!(word, "who" | "which" | "that")
        || one_of(word, const { &list("references.reports") })
        || one_of(word, const { &list("beside.reports") })
}

fn is_determiner(word: &str) -> bool {
    matches!(word, "a" | "an" | "the" | "its" | "his" | "her" | "their")
}
