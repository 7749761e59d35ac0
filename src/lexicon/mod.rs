//! Word lists: what each word is known to be, before any context.

/// What the lists know of a word form: a set of bits, one a class.
#[must_use]
pub fn bits(word: &str) -> u32 {
    let _ = word;
    0
}
