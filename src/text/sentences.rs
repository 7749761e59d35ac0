//! The tokens of one block into ranges that are sentences.

use super::characters::{is_closer, is_opener};
use super::tokenizer::abbreviations::{self, Abbreviation};
use super::{Token, TokenKind};
use crate::text::word_list::WordList;
use std::ops::Range;
use std::sync::LazyLock;

static ADJUNCT_OPENERS: LazyLock<WordList> =
    LazyLock::new(|| WordList::new(data_file!("adjunct_openers.txt")));
static LETTERED: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("lettered.txt")));
static FINITE_WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("finite_words.txt")));
static SPEECH_VERBS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("speech_verbs.txt")));

/// Cuts the tokens of a block; the ranges tile them.
pub(super) fn split(text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
    let reader = Reader { text, tokens, lower: !has_capitals(text, tokens) };
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while at < tokens.len() {
        let Some(stop) = reader.stop(at) else {
            at += 1;
            continue;
        };
        let end = reader.closers_end(at + 1);
        if end < tokens.len() && reader.is_boundary(stop, start..at + 1, end) {
            sentences.push(start..end);
            start = end;
        }
        at = end;
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

/// What may end a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// A full stop of its own.
    Full,
    /// `!`, `?`.
    Exclamation,
    /// `…`, `...`.
    Ellipsis,
    /// A word that carries its full stop.
    Abbreviation,
    /// `。`, `！`, `？`: no space follows.
    Ideographic,
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// Whether the block is written without capitals.
    lower: bool,
}

impl<'a> Reader<'a> {
    fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    fn kind(&self, at: usize) -> Option<TokenKind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.spaced)
    }

    fn stop(&self, at: usize) -> Option<Stop> {
        let token = self.tokens.get(at)?;
        let word = token.span.of(self.text);
        match (token.kind, word.as_bytes()) {
            // `. . .`
            (TokenKind::Punctuation, [b'.'])
                if self.word(at + 1) == "." || at > 0 && self.word(at - 1) == "." =>
            {
                Some(Stop::Ellipsis)
            }
            (TokenKind::Punctuation, [b'.']) => Some(Stop::Full),
            (TokenKind::Punctuation, [b'!' | b'?', ..]) => Some(Stop::Exclamation),
            (TokenKind::Punctuation, [b'.', ..]) => Some(Stop::Ellipsis),
            (TokenKind::Punctuation, [0xE2 | 0xE3 | 0xEF | 0xD8 | 0xE0, ..]) => match word {
                "…" => Some(Stop::Ellipsis),
                "‼" | "⁇" | "⁈" | "⁉" | "؟" => Some(Stop::Exclamation),
                "。" | "！" | "？" | "｡" => Some(Stop::Ideographic),
                "।" => Some(Stop::Full),
                _ => None,
            },
            (TokenKind::Word, [.., b'.']) => Some(Stop::Abbreviation),
            _ => None,
        }
    }

    /// Behind the closing marks that stand at `at` without a space, and the notes `[12]` behind them.
    fn closers_end(&self, mut at: usize) -> usize {
        while self.kind(at) == Some(TokenKind::Punctuation)
            && !self.spaced(at)
            && (is_closer(self.word(at)) || matches!(self.stop(at), Some(Stop::Exclamation | Stop::Full)))
        {
            at += 1;
        }
        while self.word(at) == "["
            && let Some(length) = (2..5).find(|&length| self.word(at + length) == "]")
            && (self.kind(at + 1) == Some(TokenKind::Number) || self.word(at + length - 1) == "needed")
        {
            at += length + 1;
        }
        at
    }

    /// Whether a sentence ends between `end - 1` and `end`; `sentence` is what is read of it so far,
    /// up to and with the stop.
    fn is_boundary(&self, stop: Stop, sentence: Range<usize>, end: usize) -> bool {
        let closed = end > sentence.end;
        let next = self.next_word(end);
        match stop {
            Stop::Ideographic => true,
            _ if !self.spaced(end) => {
                matches!(stop, Stop::Full | Stop::Exclamation) && self.is_glued_start(&sentence, end)
            }
            Stop::Abbreviation => self.ends_abbreviation(&sentence, next, closed),
            Stop::Full if closed && self.lower => false,
            Stop::Full => {
                !self.is_enumerator(&sentence)
                    && (self.begins(next) || (!closed && self.ends_plain_word(&sentence)))
            }
            Stop::Exclamation => self.begins(next) && !(closed && self.is_speech_tag(end)),
            Stop::Ellipsis => self.begins(next),
        }
    }

    /// The first token from `at` that is not an opening mark.
    fn next_word(&self, at: usize) -> usize {
        let openers = self.tokens.iter().skip(at).take(3);
        at + openers.take_while(|token| is_opener(token.span.of(self.text))).count()
    }

    /// Whether the token can begin a sentence by its looks.
    fn begins(&self, at: usize) -> bool {
        let Some(kind) = self.kind(at) else { return true };
        match kind {
            TokenKind::Word => {
                self.lower || !self.word(at).starts_with(char::is_lowercase) || is_camel(self.word(at))
            }
            TokenKind::Number | TokenKind::Address | TokenKind::Symbol => true,
            TokenKind::Punctuation => {
                !matches!(self.word(at), "," | ";" | ":" | "." | "!" | "?" | ")" | "]" | "”" | "»" | "/")
            }
        }
    }

    /// `ended.The`: a plain word, a full stop, and a capital without a space.
    fn is_glued_start(&self, sentence: &Range<usize>, end: usize) -> bool {
        let next = self.word(self.next_word(end));
        let mut letters = next.chars();
        let capital = letters.next().is_some_and(char::is_uppercase);
        let word = capital && (letters.next().is_some_and(char::is_lowercase) || matches!(next, "A" | "I"));
        word && self.ends_plain_word(sentence)
    }

    /// Whether a word of at least two small letters, a figure or a closing mark stands before the stop.
    fn ends_plain_word(&self, sentence: &Range<usize>) -> bool {
        let Some(at) = sentence.end.checked_sub(2).filter(|at| *at >= sentence.start) else { return false };
        let word = self.word(at);
        match self.kind(at) {
            Some(TokenKind::Word) => word.chars().count() >= 2 && word.ends_with(char::is_lowercase),
            Some(TokenKind::Punctuation) => is_closer(word),
            _ => false,
        }
    }

    /// `1.` or `a.` at the beginning or behind a colon: a number of a list, not a sentence.
    fn is_enumerator(&self, sentence: &Range<usize>) -> bool {
        let Some(at) = sentence.end.checked_sub(2).filter(|at| *at >= sentence.start) else { return false };
        let first = at == sentence.start || self.word(at - 1) == ":";
        let word = self.word(at);
        first && (word.len() == 1 || (word.len() <= 3 && self.kind(at) == Some(TokenKind::Number)))
    }

    fn ends_abbreviation(&self, sentence: &Range<usize>, next: usize, closed: bool) -> bool {
        let at = sentence.end - 1;
        let word = self.word(at);
        let starter = abbreviations::starts_sentence(self.word(next));
        match abbreviations::classify(word) {
            Some(Abbreviation::Title | Abbreviation::Number) => false,
            _ if closed => self.begins(next),
            _ if is_single_initial(word) => at > sentence.start && is_lettered(self.word(at - 1)),
            _ => starter || self.begins_clause(sentence.start..at, next),
        }
    }

    /// `It left the E.U. Orr said no.`, `He left at 6 p.m. Mr. Orr stayed.`: a clause stands before, and another subject with
    /// its verb, or a title behind a time of day, opens the next.
    fn begins_clause(&self, before: Range<usize>, next: usize) -> bool {
        let is_hour = matches!(self.word(before.end), "a.m." | "p.m.");
        let is_title = abbreviations::classify(self.word(next)) == Some(Abbreviation::Title);
        let is_name =
            self.kind(next) == Some(TokenKind::Word) && self.word(next).starts_with(char::is_uppercase);
        // `The shop shuts at 5 p.m. Mrs. Orr sweeps.`, not `At 5 p.m. Mrs. Orr sweeps.`
        const SHORTEST: usize = 5;
        if is_hour && is_title && before.len() >= SHORTEST && !opens_adjunct(self.word(before.start)) {
            return true;
        }
        let opens = is_hour && is_title || is_name && is_speech_verb(self.word(next + 1));
        // Behind `said`, a name in front of `said` is rather the subject of what was said.
        opens
            && before.clone().any(|at| is_finite(self.word(at)))
            && !before.clone().any(|at| is_speech_verb(self.word(at)))
    }

    /// Whether a name and a verb of speech follow a quotation: `“Why?” Ms Orr asked.`
    fn is_speech_tag(&self, at: usize) -> bool {
        if abbreviations::starts_sentence(self.word(at)) {
            return false;
        }
        let words = (at..at + 5).take_while(|&at| self.kind(at) == Some(TokenKind::Word));
        words.skip(1).any(|at| is_speech_verb(self.word(at)))
    }
}

/// Whether the block has not one capital letter, so that capitals tell nothing about it.
fn has_capitals(text: &str, tokens: &[Token]) -> bool {
    let mut words = tokens.iter().filter(|token| token.kind == TokenKind::Word);
    words.any(|token| token.span.of(text).starts_with(char::is_uppercase))
}

/// `iPhone`, `eBay`: a small letter that may begin a sentence.
fn is_camel(word: &str) -> bool {
    word.chars().nth(1).is_some_and(char::is_uppercase)
}

fn is_single_initial(word: &str) -> bool {
    word.len() == 2
}

/// Whether a word may have a letter behind it that belongs to it: `vitamin C`, `Team A`.
fn is_lettered(word: &str) -> bool {
    LETTERED.contains(word.to_lowercase().as_str())
}

/// Whether a word shows that a clause has its subject and its verb: `It`, `left`, `was`.
fn is_finite(word: &str) -> bool {
    FINITE_WORDS.contains(word.to_lowercase().as_str()) || word.len() > 4 && word.ends_with("ed")
}

/// Whether a word at the beginning of a sentence opens what stands before its subject: `At 5 p.m.`
fn opens_adjunct(word: &str) -> bool {
    ADJUNCT_OPENERS.contains(word)
}

fn is_speech_verb(word: &str) -> bool {
    SPEECH_VERBS.contains(word)
}
