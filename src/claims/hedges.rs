//! Words and the network's word on their sentence into [`Hedge`]s: what holds a claim back, through
//! `hedges.txt` and the places where those words mean something else.

use super::list;
use super::{Hedge, HedgeKind};
use crate::span::Score;
use crate::syntax::phrase_lexicon::PhraseLexicon;
use crate::syntax::words::{Words, one_of};
use crate::text::TokenKind;
use crate::word_set::WordSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A word or phrase that holds back.
#[derive(Clone, Copy)]
struct Entry {
    kind: HedgeKind,
    /// The network must find it at least so likely that the sentence is hedged, in thousandths.
    least: u16,
}

static LEXICON: LazyLock<PhraseLexicon<Entry>> = LazyLock::new(|| {
    let lines = data_file!("hedges.txt").lines();
    let entries = lines.filter_map(|line| {
        let (phrase, rest) = line.split_once('\t')?;
        let (name, least) = rest.split_once('\t').unwrap_or((rest, "0"));
        Some((phrase, Entry { kind: kind(name), least: least.parse().ok()? }))
    });
    entries.collect()
});

fn kind(name: &str) -> HedgeKind {
    match name {
        "hearsay" => HedgeKind::Hearsay,
        "weasel" => HedgeKind::Weasel,
        "condition" => HedgeKind::Condition,
        "doxastic" => HedgeKind::Doxastic,
        _ => HedgeKind::Epistemic,
    }
}

/// Finds the hedges among some tokens of a sentence, in text order, disjoint.
///
/// `hedged` is the network's word on the sentence; `None` where it has not spoken, and then words that
/// it would have to confirm are taken to hold back.
pub(crate) fn find(words: &Words<'_>, range: &Range<usize>, hedged: Option<Score>) -> Vec<Hedge> {
    let mut found = Vec::new();
    let mut at = range.start;
    while at < range.end {
        match LEXICON.longest(words, at, range.end) {
            Some((length, entry)) if is_hedge(words, at, length, range) => {
                let confirmed = hedged.is_none_or(|hedged| hedged.permille() >= entry.least);
                if confirmed || looks_ahead(words, at) || explains(words, at) {
                    found.push(Hedge { span: words.span(&(at..at + length)), kind: entry.kind });
                }
                at += length;
            }
            _ => at += 1,
        }
    }
    found
}

/// `could cost`, `could soon rise`: what may come, where `could swim` is what somebody was able to do.
fn looks_ahead(words: &Words<'_>, at: usize) -> bool {
    const COMES: &WordSet = &list("hedges.comes");
    let main = at + 1 + usize::from(one_of(words.lower(at + 1), "also soon still well even then"));
    let seen = words.lower(main) == "be" && words.lower(main + 1).ends_with("ed");
    words.lower(at) == "could" && one_of(words.lower(main), COMES) && !seen
}

/// `one possible cause`: an explanation that may be another.
fn explains(words: &Words<'_>, at: usize) -> bool {
    let what = words.lower(at + 1).trim_end_matches('s');
    words.lower(at) == "possible" && one_of(what, "cause culprit explanation motive reason source trigger")
}

/// How likely a sentence is hedged, from the network's word on it and whether a word in it holds back.
///
/// A word that holds back makes it more likely than not; without one, the network must be sure.
pub(crate) fn combine(network: Score, cue: bool) -> Score {
    let network = network.permille();
    Score::from_permille(if cue { 600 + network / 3 } else { network / 7 * 5 })
}

/// Whether the words hold back here, and do not mean something else.
fn is_hedge(words: &Words<'_>, at: usize, length: usize, range: &Range<usize>) -> bool {
    if length > 1 {
        // `twice as long as`
        let measured = words.follow(at, "as long as")
            && at > range.start
            && one_of(words.lower(at - 1), "twice times half just");
        return !measured;
    }
    let before = if at > range.start { words.lower(at - 1) } else { "" };
    let after = words.lower(at + 1);
    let determined = one_of(before, const { &list("hedges.determiners") });
    match words.lower(at) {
        // The month, and the verb at the beginning of a wish.
        "may" => {
            let month = words.is_capitalized(at) && at > range.start
                || words.kind(at + 1) == Some(TokenKind::Number)
                || one_of(before, const { &list("hedges.before_month") })
                || words.kind(at.wrapping_sub(1)) == Some(TokenKind::Number);
            !(month || at == range.start && words.is_capitalized(at) && words.is_capitalized(at + 1))
        }
        "might" => !determined && !one_of(after, "of and"),
        "could" => !one_of(after, "n't not"),
        // `appeared in court`
        "appear" | "appeared" | "appears" | "appearing" => {
            one_of(after, "to that as not unlikely likely certain set") || words.lower(at + 1).ends_with("ed")
        }
        "possible" => before != "as" && !(before == "where" || before == "when"),
        "if" => !one_of(before, "as even only what"),
        "potential" => {
            !one_of(before, const { &list("hedges.before_noun") }) && !one_of(after, "of to for and in")
        }
        "whether" => !one_of(before, "decide decides decided deciding choose vote"),
        // `shown that`, `suggested a name`: a proposal is no hedge.
        "suggest" | "suggested" | "suggests" | "suggesting" => {
            one_of(after, const { &list("hedges.behind_suggestion") })
                || !words.is_word(at + 1)
                || !one_of(after, "to")
        }
        "thought" => !determined && one_of(before, const { &list("hedges.before_adverb") }),
        word if one_of(word, const { &list("hedges.suspected") }) => before != "un",
        "fear" | "doubt" | "belief" | "suspect" => !one_of(before, "no without"),
        "so" => false,
        "think" => !one_of(before, "to"),
        "consider" => !one_of(before, "to please will would should must"),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn the_file_is_sorted_without_doubles_and_each_line_is_found() {
        let lines = data_file!("hedges.txt").lines();
        let phrases: Vec<_> = lines.filter_map(|line| line.split('\t').next()).collect();
        assert!(phrases.len() > 100 && phrases.is_sorted_by(|one, other| one < other));
        for phrase in phrases {
            let document = Document::parse(phrase);
            let end = document.tokens().len();
            let found = LEXICON.longest(&Words::new(&document), 0, end);
            assert_eq!(found.map(|(length, _)| length), Some(end), "malformed: {phrase}");
        }
    }

    #[test]
    fn the_network_decides_on_words_that_mean_something_else_as_often() {
        let document = Document::parse("It is possible, and may perhaps be so.");
        let words = Words::new(&document);
        let count = |hedged| find(&words, &(0..document.tokens().len()), hedged).len();
        assert_eq!(count(None), 3);
        assert_eq!(count(Some(Score::from_permille(20))), 2);
        assert_eq!(count(Some(Score::from_permille(400))), 3);
    }

    #[test]
    fn a_cue_or_a_sure_network_makes_a_sentence_hedged() {
        let hedged = |network, cue| combine(Score::from_permille(network), cue).permille() >= 500;
        assert!(hedged(20, true) && hedged(750, false));
        assert!(!hedged(600, false) && !hedged(0, false));
    }

    #[test]
    fn words_that_look_like_hedges() {
        let found = |text: &str| {
            let document = Document::parse(text);
            let words = Words::new(&document);
            let hedges = find(&words, &(0..document.tokens().len()), None);
            hedges.iter().map(|hedge| document.slice(hedge.span).to_owned()).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(found("The dam may fail."), "may");
        assert_eq!(found("The dam opened in May."), "");
        assert_eq!(found("On 3 May the dam opened."), "");
        assert_eq!(found("The might of the river broke it."), "");
        assert_eq!(found("She appeared in court."), "");
        assert_eq!(found("She appeared to agree."), "appeared");
        assert_eq!(found("The council must pay, and was able to pay."), "");
        assert_eq!(found("It closed as soon as possible."), "");
    }
}
