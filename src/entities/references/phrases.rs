//! Words around a token into what stands there: roles, descriptions, appositions, verbs of saying.

use super::history::Role;
use crate::entities::EntityKind;
use crate::entities::mentions::NameMention;
use crate::entities::words::list;
use crate::span::TokenRange;
use crate::syntax::phrases::is_possessive_ending;
use crate::syntax::verbs::auxiliaries::is_auxiliary;
use crate::syntax::verbs::{is_finite, is_verb};
use crate::syntax::word_classes::{is_function_word, is_person_noun, is_title, singular};
use crate::syntax::words::{is_word, text};
use crate::text::{Document, TokenKind};
use crate::word_set::one_of;
use std::ops::Range;

/// Whether a sentence begins at a token, a few marks and one joining word left out.
pub(super) fn opens(document: &Document<'_>, at: usize, sentence: TokenRange) -> bool {
    const FAR: usize = 5;
    let start = sentence.start.get();
    let mut before = (start..at.min(start + FAR)).filter(|&at| is_word(document, at));
    let joins = |word: usize| matches!(text(document, word), "But" | "And" | "The" | "Then");
    at <= start + FAR && before.next().is_none_or(|word| joins(word) && before.next().is_none())
}

/// What a name or a description is in its sentence.
pub(super) fn role(document: &Document<'_>, phrase: Range<usize>, sentence: TokenRange) -> Role {
    /// So many words are looked at before a noun, for a preposition.
    const FAR: usize = 6;
    if is_possessive_ending(text(document, phrase.end)) {
        return Role::Owner;
    }
    let before = (sentence.start.get()..phrase.start).rev().take(FAR).map(|at| text(document, at));
    let mut before =
        before.skip_while(|word| is_title(word) || matches!(*word, "the" | "a" | "an" | "late" | "former"));
    match before.next() {
        Some(word) if one_of(&word.to_lowercase(), const { &list("references.prepositions") }) => {
            Role::Oblique
        }
        _ if opens(document, described_from(document, phrase.start, sentence), sentence) => Role::Opens,
        _ => Role::Subject,
    }
}

/// Where what describes a name begins: `His` of `His lawyer, Paul Low, said`; where nothing does, the name.
fn described_from(document: &Document<'_>, name: usize, sentence: TokenRange) -> usize {
    const FAR: usize = 5;
    let comma = name.checked_sub(1).filter(|&at| text(document, at) == ",");
    let end = comma.unwrap_or(name);
    let is_noun = |at: usize| {
        let word = text(document, at);
        word.starts_with(|c: char| c.is_ascii_lowercase()) && !is_function_word(word)
    };
    let floor = sentence.start.get().max(end.saturating_sub(FAR));
    let nouns = (floor..end).rev().take_while(|&at| is_noun(at)).count();
    let opens = (end - nouns).checked_sub(1).filter(|&at| at >= sentence.start.get() && nouns > 0);
    let is_determiner = |at: usize| {
        one_of(&text(document, at).to_lowercase(), "the a an his her its their our my")
            || is_possessive_ending(text(document, at))
    };
    let is_person = end.checked_sub(1).is_some_and(|at| is_person_noun(text(document, at)));
    opens.filter(|&at| is_determiner(at) && is_person).unwrap_or(name)
}

/// Whether a sentence that begins at a token says whose a picture is: `Photo: Ana Ruiz`.
pub(crate) fn is_credit(document: &Document<'_>, at: usize) -> bool {
    let at = at + usize::from(text(document, at) == "(");
    matches!(text(document, at + 1), ":" | "by" | "courtesy")
        && one_of(
            &text(document, at).to_lowercase(),
            "photo photos photograph photographs picture pictures image credit",
        )
}

/// Whether a verb of saying stands behind what begins at a token, or before it: `Ruiz said`, `said Ruiz`.
pub(super) fn reports(document: &Document<'_>, at: usize) -> bool {
    const FAR: usize = 5;
    let mut behind = (at + 1..at + FAR).take_while(|&at| is_word(document, at));
    at.checked_sub(1).is_some_and(|at| says(document, at)) || behind.any(|at| says(document, at))
}

/// Whether a token is a verb of saying.
pub(super) fn says(document: &Document<'_>, at: usize) -> bool {
    one_of(text(document, at), const { &list("references.reports") })
}

/// The noun phrase that begins with an article or `this` at a token, to the end of its noun, where no name stands in it:
/// `the city`, `the 43-year-old`.
pub(super) fn description(
    document: &Document<'_>,
    mentions: &[NameMention<'_>],
    at: usize,
    sentence: TokenRange,
) -> Option<TokenRange> {
    const MOST: usize = 4;
    let end = sentence.end.get();
    let next = mentions.partition_point(|mention| mention.tokens.start.get() < at);
    let name = mentions.get(next).map_or(end, |mention| mention.tokens.start.get()).min(end);
    let is_part = |at: &usize| {
        let text = text(document, *at);
        text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            && !is_function_word(text)
    };
    let mut parts = (at + 1..name.min(at + 1 + MOST)).take_while(is_part);
    // `The islands lie`
    let is_said_of_many = |noun: usize| {
        let word = text(document, noun);
        singular(word) != word && is_verb(text(document, noun + 1))
    };
    let noun = parts.find(|&part| ends_phrase(document, part + 1, end, false) || is_said_of_many(part))?;
    let fits = noun + 1 < name || name == end;
    fits.then(|| TokenRange::new(at, noun + 1))
}

/// Whether a token says whose something is: `his`, the ending of `Mexico’s`.
pub(super) fn is_owner(document: &Document<'_>, at: usize) -> bool {
    let word = text(document, at);
    is_possessive_ending(word) || one_of(&word.to_lowercase(), "my our your his her its their")
}

/// The same of one that may be known: `a map of your town` speaks of no town in particular.
pub(super) fn owns(document: &Document<'_>, at: usize) -> bool {
    is_owner(document, at) && !matches!(text(document, at), "your" | "Your")
}

/// Whether `there` at a token says only that something is: `there are`.
pub(super) fn is_existential(document: &Document<'_>, at: usize) -> bool {
    let next = text(document, at + 1);
    is_auxiliary(next) || matches!(next, "'s" | "’s" | "seems" | "seemed" | "exists" | "exist")
}

/// Whether no noun follows that would make the words before it describe something else. Where it `may_go_on`, `of` and `who`
/// may follow.
pub(super) fn ends_phrase(document: &Document<'_>, at: usize, end: usize, may_go_on: bool) -> bool {
    let Some(token) = document.tokens().get(at).filter(|_| at < end) else { return true };
    let text = document.slice(token.span);
    if token.kind != TokenKind::Word {
        return !matches!(text, "-" | "–" | "/") || token.spaced;
    }
    if matches!(text, "of" | "who" | "whose") {
        return may_go_on;
    }
    matches!(text, "'s" | "’s")
        || is_function_word(text)
        || text.ends_with("ed")
        || text.ends_with("ly")
        || text.ends_with("ing")
        || is_finite(text)
        || one_of(text, const { &list("references.reports") })
        || one_of(text, const { &list("references.verbs") })
}

/// Whether a noun stands in apposition to a name: `the harbour master, Ilse Varga`, `Reiter, 34, a teacher`.
pub(super) fn describes_name(
    document: &Document<'_>,
    mentions: &[NameMention<'_>],
    at: usize,
    sentence: usize,
) -> bool {
    const FAR: usize = 5;
    let text = |at: usize| text(document, at);
    let mention = |at: usize| {
        let next = mentions.partition_point(|mention| mention.tokens.end.get() <= at);
        let mention = mentions.get(next)?;
        (mention.kind == EntityKind::Person && mention.tokens.start.get() <= at).then_some(mention)
    };
    // `A detective, Sergeant Vale,`: a rank may stand before the name.
    let ranked = text(at + 2).starts_with(char::is_uppercase) && mention(at + 3).is_some();
    let before = text(at + 1) == "," && (mention(at + 2).is_some() || ranked);
    let floor = sentence.max(at.saturating_sub(FAR));
    let comma = (floor..at).rev().find(|&at| text(at) == ",");
    let behind = comma.filter(|&comma| comma > floor).is_some_and(|comma| {
        let opens = matches!(text(comma + 1), "a" | "an" | "the" | "its" | "his" | "her" | "their");
        // `Reiter, 34, a teacher`
        let aged = text(comma - 1).starts_with(|c: char| c.is_ascii_digit()) && comma > 2;
        let last = if aged { comma - 3 } else { comma - 1 };
        opens && mention(last).is_some()
    });
    before || behind
}
