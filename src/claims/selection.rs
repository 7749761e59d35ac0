//! All claims of a document into those that a reader is shown: each once, none that says nothing, and how sure each is.

use super::propositions::Proposition;
use super::{Claim, ClaimKind, Manner};
use crate::attributions::Attribution;
use crate::span::Score;
use crate::syntax::phrase_lexicon::PhraseLexicon;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, statements};
use crate::text::TokenKind;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// What the author states has to be worth so much, in thousandths: less is what everyone knows, what nobody
/// would look up, or how one thing leads to the next in the telling.
const LEAST: u16 = 80;

/// Words of a statement about the text itself or about an answer that did not come, and whether it begins with them.
static META: LazyLock<PhraseLexicon<bool>> = LazyLock::new(|| {
    let lines = data_file!("meta.txt").lines().filter_map(|line| line.split_once('\t'));
    lines.map(|(place, phrase)| (phrase, place == "begins")).collect()
});

/// How likely a claim is one: less where it is short and no whole statement, `The data were`, `it did`.
#[inline(never)]
pub(super) fn confidence(
    words: &Words<'_>,
    proposition: &Proposition,
    is_meta: bool,
    attribution: Option<&Attribution>,
) -> Score {
    let tokens = &proposition.tokens;
    let base: u16 = match (proposition.headline, proposition.asks, is_meta) {
        (_, true, _) | (_, _, true) => 300,
        (true, ..) => 700,
        _ if words.count(tokens) < 5 && !is_whole(words, tokens) => 550,
        _ => 850,
    };
    let rests_on = attribution.map_or(Score::ONE, |attribution| attribution.confidence);
    Score::from_permille(base).and(rests_on.max(Score::from_permille(600)))
}

/// Whether a few words say all by themselves: `40 people had died`, `it was $3 million`, and not `he did`.
fn is_whole(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let last = words.lower_before(tokens.end);
    let is_figure = |at: usize| words.kind(at) == Some(TokenKind::Number);
    let tells = !one_of(words.lower(tokens.start), phrases::PRONOUN) || tokens.clone().any(is_figure);
    tells && statements::has_verb(words, tokens) && !cues::is_auxiliary(last)
}

/// Leaves out what is bland, and of a headline and its repetition in the text one. Without the network's
/// word (`learned`) nothing is bland.
pub(super) fn select(
    words: &Words<'_>,
    propositions: &[Proposition],
    claims: Vec<Claim>,
    learned: bool,
) -> Vec<Claim> {
    let kept = propositions.iter().zip(claims).filter(|(proposition, claim)| {
        if proposition.headline {
            // The text says it in full, and on whose word.
            return !propositions
                .iter()
                .any(|body| !body.headline && says_the_same(words, proposition, body));
        }
        !(is_meta_statement(words, proposition, claim) || (learned && is_bland(claim)))
    });
    kept.map(|(_, claim)| claim).collect()
}

fn is_meta_statement(words: &Words<'_>, proposition: &Proposition, claim: &Claim) -> bool {
    claim.manner == Manner::Unattributed && is_meta(words, &proposition.tokens)
}

/// Whether the author states in passing what nobody would look up. What rests on someone's word, judges,
/// foretells or holds back tells something of the text, however little it is worth.
fn is_bland(claim: &Claim) -> bool {
    let telling = |kind| matches!(kind, ClaimKind::Opinion | ClaimKind::Prediction | ClaimKind::Question);
    let plain = claim.hedges.is_empty() && !claim.kinds.iter().copied().any(telling);
    claim.manner == Manner::Unattributed && plain && claim.check_worthiness.permille() < LEAST
}

/// Whether two statements are made of nearly the same words.
fn says_the_same(words: &Words<'_>, one: &Proposition, other: &Proposition) -> bool {
    let set = |range: &Range<usize>| -> BTreeSet<&str> {
        let kept = range.clone().filter(|&at| !words.is_mark(at));
        kept.map(|at| words.lower(at))
            .filter(|word| !one_of(word, "a an the is was are were has have"))
            .collect()
    };
    let (left, right) = (one.tokens.len(), other.tokens.len());
    if left.max(right) > 2 * left.min(right) {
        return false;
    }
    let (one, other) = (set(&one.tokens), set(&other.tokens));
    let shared = one.intersection(&other).count();
    shared >= 3 && 5 * shared >= 4 * one.len().max(other.len())
}

/// Whether it speaks about the text itself, or only says that nobody knows or answered.
pub(super) fn is_meta(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    /// What ends a clause that only says that an answer was no.
    const DENIALS: [&str; 3] = ["denied that", "denied this", "denied it"];
    const NEAR: usize = 20;
    let near = || tokens.clone().take(NEAR);
    DENIALS.iter().any(|denial| words.follow(tokens.end.saturating_sub(2), denial))
        || near().any(|at| refuses(words, at))
        || near().any(|at| META.all_at(words, at).any(|(_, begins)| !begins || at == tokens.start))
        || nobody_knows(words, tokens)
}

/// `would not discuss`, `did not say`: nothing is said.
fn refuses(words: &Words<'_>, at: usize) -> bool {
    const SAY: &str = "say discuss comment confirm elaborate specify disclose";
    one_of(words.lower(at), "would did could 'd")
        && one_of(words.lower(at + 1), "not n't")
        && one_of(words.lower(at + 2), SAY)
}

/// `It is not known whether`, `it was unclear on Monday how`.
fn nobody_knows(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let near = tokens.start + 2..tokens.end.min(tokens.start + 6);
    let unknown = near.clone().any(|at| one_of(words.lower(at), "unclear unknown uncertain"))
        || near.clone().any(|at| one_of(words.lower(at), "not n't"))
            && near.clone().any(|at| one_of(words.lower(at), "known clear certain"));
    words.lower(tokens.start) == "it"
        && unknown
        && tokens.clone().take(14).any(|at| one_of(words.lower(at), "whether how why what who where when if"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn a_few_words_are_a_whole_statement_where_they_tell_of_something() {
        for (text, expected) in [
            ("40 people had died", true),
            ("it was $3 million", true),
            ("winds reached 90 mph", true),
            ("the pier collapsed", true),
            ("he did", false),
            ("The data were", false),
            ("colon cancer", false),
        ] {
            let document = Document::parse(text);
            let words = Words::new(&document);
            assert_eq!(is_whole(&words, &(0..document.tokens().len())), expected, "{text}");
        }
    }

    #[test]
    fn what_speaks_about_the_text_or_an_answer_that_did_not_come() {
        let meta = |text: &str| {
            let document = Document::parse(text);
            is_meta(&Words::new(&document), &(0..document.tokens().len()))
        };
        assert!(meta("This article looks at the history of the pier."));
        assert!(meta("Only time will tell whether the pier stands."));
        assert!(meta("The firm, which owns the pier, declined to comment on Monday."));
        assert!(!meta("We will close three piers."));
        assert!(!meta("This pier is closed."));
    }
}
