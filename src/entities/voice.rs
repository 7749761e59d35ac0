//! A document into how personally it speaks, which tells how far to trust the tagger's word on a name.
//!
//! Letters, reviews and forums name people otherwise than newspapers do: by first names, nicknames and
//! initials. What the network says of a name there is right less often than in the third person of a
//! report, which its calibration was fitted to. `training/voice.py` fits both numbers and says how it does.

use super::words::is_capitalized;
use crate::span::Score;
use crate::syntax::word_classes::is_function_word;
use crate::text::{Document, Token, TokenKind};

/// What a wholly personal voice takes from a confidence of 0, in thousandths.
const LOST: u32 = 517;

/// How much less it takes from a confidence of 1, in thousandths.
const LOST_LESS: u32 = 358;

/// The share of words of the first and second person, in thousandths, that makes a voice wholly personal.
const WHOLLY_PERSONAL: usize = 50;

/// How personally a text speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Voice(Score);

impl Voice {
    /// The voice of a document: words of the first and second person outside quotation marks, and half
    /// as much exclamation and question marks, by the number of its words.
    #[must_use]
    pub fn of(document: &Document<'_>) -> Self {
        let (mut words, mut personal) = (0, 0);
        for block in document.blocks() {
            let mut quoted = false;
            let mut text = "";
            for token in document.tokens_in(block.tokens) {
                let before = std::mem::replace(&mut text, document.slice(token.span));
                match text {
                    "“" => quoted = true,
                    "”" => quoted = false,
                    "\"" => quoted = !quoted,
                    _ if quoted => {}
                    // `King Odo I`
                    "I" if is_capitalized(before) && !is_function_word(&before.to_lowercase()) => words += 1,
                    _ => {
                        words += usize::from(token.kind == TokenKind::Word);
                        personal += weight(token, text);
                    }
                }
            }
        }
        let share = 1000 * personal / (2 * words).max(1);
        Self(Score::from_permille((1000 * share / WHOLLY_PERSONAL).min(1000) as u16))
    }

    /// From 0, a report, to 1, a letter.
    #[must_use]
    pub const fn score(self) -> Score {
        self.0
    }

    /// Whether a text speaks more as a letter does than as a report.
    pub(super) const fn is_rather_personal(self) -> bool {
        self.0.permille() > 500
    }

    /// The confidence in a name that is left in a text of this voice.
    #[must_use]
    pub fn temper(self, confidence: Score) -> Score {
        let said = u32::from(confidence.permille());
        let lost = (1000 * LOST - said * LOST_LESS) * u32::from(self.0.permille()) / 1_000_000;
        Score::from_permille(said.saturating_sub(lost) as u16)
    }
}

/// Two for a word of the first or second person, one for a mark of exclamation or question.
fn weight(token: &Token, text: &str) -> usize {
    match token.kind {
        TokenKind::Word => 2 * usize::from(is_personal(text)),
        TokenKind::Punctuation => usize::from(text.starts_with(['!', '?'])),
        _ => 0,
    }
}

/// `We` is left out: newspapers say it of themselves and of their readers.
fn is_personal(word: &str) -> bool {
    const WORDS: [&str; 9] = ["I", "me", "mine", "my", "myself", "u", "you", "your", "yours"];
    WORDS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voice(text: &str) -> u16 {
        Voice::of(&Document::parse(text)).score().permille()
    }

    #[test]
    fn a_report_is_impersonal_and_a_letter_is_not() {
        assert_eq!(voice("The council of Harrow Sound closed the ferry on Tuesday, its clerk said."), 0);
        assert_eq!(voice("Hi Tom, I left my keys at your place! Can you bring them?"), 1000);
    }

    #[test]
    fn the_words_of_a_source_do_not_count() {
        let quoted =
            "“I told you that my boat was sold,” Ms Aldane said. The harbour office has no record of it.";
        assert_eq!(voice(quoted), 0);
        assert!(voice(&quoted.replace(['“', '”'], "")) > 0);
    }

    #[test]
    fn a_king_is_no_person_who_speaks() {
        assert_eq!(voice("King Odo I built the wall. Shah Darius I of Tarn pulled it down."), 0);
        assert!(voice("Yet I built the wall, and I pulled it down.") > 0);
    }

    #[test]
    fn a_text_without_words_is_impersonal() {
        assert_eq!(voice(""), 0);
        assert_eq!(voice("12 + 30 = 42"), 0);
    }

    #[test]
    fn an_impersonal_voice_takes_nothing_and_a_personal_one_leaves_the_order() {
        let tempered = |voice: u16| {
            (0..=1000).map(move |said| Voice(Score::from_permille(voice)).temper(Score::from_permille(said)))
        };
        assert!(tempered(0).enumerate().all(|(said, kept)| usize::from(kept.permille()) == said));
        for voice in [100, 500, 1000] {
            assert!(tempered(voice).is_sorted());
            assert!(tempered(voice).enumerate().all(|(said, kept)| usize::from(kept.permille()) <= said));
        }
    }
}
