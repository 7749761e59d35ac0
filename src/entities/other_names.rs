//! What stands between two names into those of which the second is another name of the first: `Cape Orr, also called the
//! Nose`, `Ida Marr (born Ida Lund)`.

use super::EntityKind;
use super::acronyms::Definition;
use super::mentions::NameMention;
use crate::span::TokenIndex;
use crate::syntax::word_classes::is_function_word;
use crate::text::Document;
use crate::text::word_list::WordList;
use crate::word_set::one_of;
use std::sync::LazyLock;

static OTHER_NAMES: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("other_names.txt")));

/// So many tokens stand between the two, at most.
const MOST: usize = 9;

/// Pairs of names that the text itself calls the same; marks the second where nobody goes by it any more.
pub(super) fn told(document: &Document<'_>, mentions: &mut [NameMention<'_>]) -> Vec<Definition> {
    let mut pairs = Vec::new();
    let mut former = Vec::new();
    for (at, pair) in mentions.windows(2).enumerate() {
        let [name, other] = pair else { continue };
        if !may_be_the_same(name, other) || goes_on(document, other.tokens.end) {
            continue;
        }
        let Some(words) = between(document, name.tokens.end, other.tokens.start) else { continue };
        let is_birth = words.ends_with("born");
        // `His lawyer, Tom Hale, called Ruiz`
        let says_so = words != "called" && OTHER_NAMES.contains(&without_adverbs(&words));
        if says_so && !(is_birth && other.words.len() < 2) {
            pairs.push(Definition { name: name.key.clone(), acronym: other.key.clone() });
            let is_former =
                ["formerly", "originally", "previously"].iter().any(|word| words.starts_with(word));
            former.extend((is_birth || is_former).then_some(at + 1));
        }
    }
    for at in former {
        if let Some(mention) = mentions.get_mut(at) {
            mention.is_aside = true;
        }
    }
    pairs
}

/// `mostly known as`, `also known as` and `best known as` say the same.
fn without_adverbs(words: &str) -> String {
    let is_adverb =
        |word: &&str| word.ends_with("ly") || one_of(word, "also best better often once sometimes then");
    words.split(' ').filter(|word| !is_adverb(word)).collect::<Vec<_>>().join(" ")
}

/// Whether the kinds allow it: those of works and other things are seldom sure.
fn may_be_the_same(name: &NameMention<'_>, other: &NameMention<'_>) -> bool {
    let is_open = |kind: EntityKind| matches!(kind, EntityKind::Misc | EntityKind::Work);
    name.key != other.key
        && (name.kind == other.kind
            || name.kind != EntityKind::Person
                && other.kind != EntityKind::Person
                && (is_open(name.kind) || is_open(other.kind)))
}

/// Whether the words behind a name belong to it: `the Ida Marr of Tarn` and `Tarnish law` are other things.
fn goes_on(document: &Document<'_>, end: TokenIndex) -> bool {
    let text = document.token_text(end);
    text == "of" || text.starts_with(char::is_alphanumeric) && !is_function_word(&text.to_lowercase())
}

/// The words between two names in small letters, without marks, an age and an article; `None` where there are too many, and where
/// no mark stands before them, unless somebody `was born`.
fn between(document: &Document<'_>, from: TokenIndex, to: TokenIndex) -> Option<String> {
    let (from, to) = (from.get(), to.get());
    if to <= from || to - from > MOST {
        return None;
    }
    let text = |at: usize| document.token_text(TokenIndex::from_usize(at));
    let is_mark = |word: &str| !word.chars().any(char::is_alphanumeric);
    let is_age = |word: &str| word.len() <= 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let words: Vec<String> =
        (from..to).map(text).filter(|word| !is_mark(word) && !is_age(word)).map(str::to_lowercase).collect();
    let words = words.join(" ");
    let words = words.strip_suffix(" the").unwrap_or(&words);
    let opens = matches!(text(from), "," | "(" | "–" | "—" | "-");
    let ends_a_sentence = (from..to).any(|at| matches!(text(at), "." | ";" | ":" | "?" | "!"));
    (!ends_a_sentence && (opens || words == "was born")).then(|| words.to_owned())
}
