//! Numbers of notes that stand right behind words: `the bridge was safe.1`, `“40 valves,”[3]`, `Lang¹`.

use super::edit::Edit;

/// Shorter words in front of a raised figure are units: `m²`.
const LONGEST_UNIT: usize = 2;

/// A larger number is hardly one of a note.
const MOST_NOTES: usize = 300;

/// Behind shorter words a full stop and a figure are an abbreviation: `No.1`.
const SHORTEST_WORD: usize = 4;

/// The same for a figure that counts on.
const SHORTEST_NEXT: usize = 3;

/// The raised figure, or the number in square brackets, that begins at an offset and stands behind a word.
pub(super) fn mark(text: &str, at: usize) -> Option<usize> {
    let before = text.get(..at)?;
    let rest = text.get(at..)?;
    if let Some(inner) = rest.strip_prefix('[') {
        let named = if inner.starts_with("note ") { "note ".len() } else { 0 };
        let digits = inner.bytes().skip(named).take_while(u8::is_ascii_digit).count();
        let length = if digits == 0 && named == 0 && before.ends_with(ends_words) {
            // `It rose.[a]`; `he say[s]` is a letter that an editor added.
            inner.bytes().take(1).take_while(u8::is_ascii_lowercase).count()
        } else {
            named + digits
        };
        let behind = inner.get(length..).and_then(|rest| rest.strip_prefix(']'));
        // `“[w]e saw it”`: a letter that an editor changed.
        let closed = (1..=3).contains(&(length - named))
            && behind.is_some_and(|behind| digits > 0 || !behind.starts_with(char::is_alphanumeric));
        return (closed && !before.ends_with(|c: char| c.is_whitespace() || c == ']') && !before.is_empty())
            .then_some(length + 2);
    }
    let word = before.chars().rev().take_while(|c| c.is_alphabetic()).take(LONGEST_UNIT + 1).count();
    if word <= LONGEST_UNIT && !(word == 0 && before.ends_with(ends_words)) {
        return None;
    }
    // Only the first of many raised figures looks at all of them.
    let length: usize = rest.chars().take_while(|&c| is_raised(c)).map(char::len_utf8).sum();
    let ends = !rest.get(length..)?.starts_with(char::is_alphanumeric);
    (length > 0 && ends).then_some(length)
}

pub(super) const fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// What may stand between a word and the number of its note.
fn ends_words(c: char) -> bool {
    matches!(c, '.' | ',' | '!' | '?' | '”' | '’' | '"' | ')')
}

/// Plain numbers behind the ends of sentences, which are notes only where they count up: from 1, or, in the middle of a
/// text, three of them.
#[derive(Default)]
pub(super) struct Plain {
    edits: Vec<Edit>,
    first: usize,
}

impl Plain {
    /// Looks at the figures that begin at an offset; gives their length.
    pub(super) fn look(&mut self, text: &str, at: usize) -> usize {
        let rest = text.get(at..).unwrap_or_default();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: Option<usize> = rest.get(..digits).and_then(|number| number.parse().ok());
        let ends = !rest.get(digits..).unwrap_or_default().starts_with(|c: char| !c.is_whitespace());
        let before = text.get(..at).unwrap_or_default();
        let behind = rest.get(digits..).unwrap_or_default();
        if let Some(number) = number.filter(|&number| number > 0 && number <= MOST_NOTES)
            && ends
            && (follows_sentence(before, if number == self.next() { SHORTEST_NEXT } else { SHORTEST_WORD })
                || follows_year(before) && !behind.trim_start().starts_with(char::is_lowercase))
        {
            if number != self.next() && !self.counts() {
                // What came before was no note, or a count of its own.
                self.edits.clear();
                self.first = number;
            }
            if number == self.next() {
                self.edits.push(Edit { range: at..at + digits, instead: String::new() });
            }
        }
        digits
    }

    /// The number that would count on.
    fn next(&self) -> usize {
        self.first + self.edits.len()
    }

    /// Whether the numbers found are notes.
    fn counts(&self) -> bool {
        self.edits.len() >= if self.first == 1 { 2 } else { 3 }
    }

    /// The notes, if there are enough of them.
    pub(super) fn edits(self) -> Vec<Edit> {
        if self.counts() { self.edits } else { Vec::new() }
    }
}

/// Whether a text ends in a mark behind a word of some length, or behind a quotation.
fn follows_sentence(before: &str, shortest: usize) -> bool {
    let inner = before.trim_end_matches(['”', '’', '"', ')']);
    let closed = inner.len() < before.len();
    let Some(words) = inner.strip_suffix(['.', ',', '!', '?']) else { return false };
    let letters = words.chars().rev().take_while(|c| c.is_lowercase()).take(shortest).count();
    letters == shortest || (closed && letters > 0)
}

/// Whether a text ends in a year and a full stop: `It fell in 2019.4`.
fn follows_year(before: &str) -> bool {
    const YEAR: usize = 4;
    let Some(words) = before.strip_suffix('.') else { return false };
    let digits = words.bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = words.get(words.len() - digits..).unwrap_or_default();
    digits == YEAR && year.starts_with(['1', '2'])
}
