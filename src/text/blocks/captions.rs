//! Blocks into those that stand under a picture.

use super::phrases::{opening, plain};
use super::{Block, BlockKind};
use crate::text::word_list::WordList;
use std::sync::LazyLock;

static OPENINGS: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!("captions.txt")));
static AGENCIES: LazyLock<WordList> = LazyLock::new(|| WordList::new(include_str!("picture_agencies.txt")));

/// Marks captions and picture credits.
pub(super) fn mark(blocks: &mut [Block<'_>]) {
    for block in blocks {
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem) && is_caption(block) {
            block.kind = BlockKind::Caption;
        }
    }
}

fn is_caption(block: &Block<'_>) -> bool {
    if block.words >= super::LONG {
        return false;
    }
    let text = block.text;
    text.starts_with("![") || opens_as_caption(text) || ends_in_credit(text)
}

/// `Photo: …`, `(Image: …)`, `File photo of …`: a listed word and, where the list asks for it, a colon.
fn opens_as_caption(text: &str) -> bool {
    let line = plain(text);
    let Some((phrase, column)) = opening(&OPENINGS, &line) else { return false };
    match column {
        "any" => true,
        _ if phrase.len() == line.len() => text.starts_with(['(', '[']),
        _ => labels(text, phrase),
    }
}

/// Whether the phrase stands at the beginning of the text with a colon, a slash or a bar behind it.
fn labels(text: &str, phrase: &str) -> bool {
    let sign = text.find([':', '/', '|', '—', '–']).unwrap_or(text.len());
    plain(text.get(..sign).unwrap_or_default()) == phrase && sign < text.len()
}

/// `… (Getty Images)`, `… / Reuters`, `… | Photo: Ann Lee`: a picture agency or a photographer, at the
/// end, set apart by a sign.
fn ends_in_credit(text: &str) -> bool {
    let inner = text.trim_end_matches([')', ']', '.', ' ', '*', '_']);
    let Some(at) = inner.rfind(['(', '[', '/', '|', '©']) else { return false };
    let tail = plain(inner.get(at..).unwrap_or_default());
    let words = tail.split(' ').count();
    let photo = opening(&OPENINGS, &tail).is_some_and(|(_, column)| column != "opening");
    let agency =
        AGENCIES.contains(&tail) || tail.rsplit_once("via ").is_some_and(|(_, name)| AGENCIES.contains(name));
    let copyright = inner.get(at..).is_some_and(|tail| tail.starts_with('©'));
    words <= 8 && (photo || agency || (copyright && at > 0)) && (agency || photo || !text.ends_with('.'))
}
