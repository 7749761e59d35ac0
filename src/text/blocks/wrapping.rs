//! The lines of a text into how they were wrapped: whether a line goes on in the next.
//!
//! Mail and old pages wrap at a width: a line goes on where the next word would not have fitted. Lines of a PDF are ragged,
//! and those of its columns short: there the lines that break off inside a sentence show how long a full line is.

use crate::span::Span;

/// A longer line is a paragraph.
const LONGEST: usize = 100;

/// A text whose longest line is shorter was not wrapped at a width.
const SHORTEST_WIDTH: usize = 50;

/// A ragged text has so many lines that break off inside a sentence, and they are so many in ten of those that a line
/// stands below.
const BROKEN: usize = 2;
const BROKEN_IN_TEN: usize = 3;

/// How the lines of a text were wrapped.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wrapping {
    /// The longest line, where none is longer than a page of plain text is wide.
    width: Option<usize>,
    ragged: Option<Ragged>,
}

/// How long lines are that break off inside a sentence.
#[derive(Clone, Copy, Debug)]
struct Ragged {
    /// Of ten of them, one is shorter.
    short: usize,
    /// Half of them are shorter.
    usual: usize,
    /// Whether empty lines part the paragraphs.
    is_parted: bool,
}

impl Wrapping {
    /// Looks at the lines of a text, from their first to their last visible character; empty lines are none.
    pub(super) fn of(text: &str, lines: &[Option<Span>]) -> Self {
        let mut longest = 0;
        let mut broken = Vec::new();
        let mut pairs = 0;
        for pair in lines.windows(2) {
            let [Some(above), Some(below)] = pair else { continue };
            let above = above.of(text);
            let length = length(above);
            if length <= LONGEST && above.contains(' ') {
                pairs += 1;
                if breaks_off(above, below.of(text)) {
                    broken.push(length);
                }
            }
        }
        for line in lines.iter().flatten().map(|line| line.of(text)).filter(|line| line.contains(' ')) {
            longest = longest.max(length(line));
        }
        broken.sort_unstable();
        let is_ragged = broken.len() >= BROKEN && broken.len() * 10 >= pairs * BROKEN_IN_TEN;
        let share = |part: usize, of: usize| broken.get(broken.len() * part / of).copied();
        let empty = lines.iter().filter(|line| line.is_none()).count();
        let ragged = share(1, 10).zip(share(1, 2)).filter(|_| is_ragged);
        Self {
            width: (SHORTEST_WIDTH..=LONGEST).contains(&longest).then_some(longest),
            ragged: ragged.map(|(short, usual)| Ragged { short, usual, is_parted: empty * 20 > lines.len() }),
        }
    }

    /// Whether a line goes on in the one right below it.
    pub(super) fn joins(self, above: &str, below: &str) -> bool {
        let length = length(above);
        if length > LONGEST {
            return false;
        }
        let word = below.split(' ').next().map_or(0, |word| word.chars().count());
        if self.width.is_some_and(|width| length + 1 + word > width) {
            return true;
        }
        let Some(ragged) = self.ragged else { return false };
        let full = if ends_sentence(above) && !ragged.is_parted { ragged.usual } else { ragged.short };
        breaks_off(above, below) || length >= full
    }
}

/// Whether a line breaks off inside a sentence, which a small letter takes up in the next.
fn breaks_off(above: &str, below: &str) -> bool {
    above.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '–' | '—' | '’'))
        && below.starts_with(char::is_lowercase)
}

fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['”', '’', '"', '\'', ')', ']']).ends_with(['.', '!', '?', '…', ':'])
}

fn length(line: &str) -> usize {
    line.chars().take(LONGEST + 1).count()
}
