//! HTML into the text of its article, and that into its analysis; Markdown is read in place.

use super::{WILD, promises, words};
use crate::page;

pub(crate) fn run(bytes: &[u8]) {
    let text = words(bytes);
    promises::check(&text, &WILD.analyze(&text));
    if let Some(article) = page::article(&text) {
        promises::check(&article, &WILD.analyze(&article));
    }
}
