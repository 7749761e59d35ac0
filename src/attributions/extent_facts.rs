//! Contents that a draft could have into what is known of them.

use super::draft::Draft;
use crate::lexicon::Fact;
use crate::syntax::page::Page;
use crate::syntax::statements::{begins_predicate, has_predicate};
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases};
use crate::tagger::{Role, RoleTag};
use std::ops::Range;

/// What is known of some contents. The situation is how they lie to their cue; each fact is also known without it.
pub(super) fn facts(
    page: &Page<'_>,
    draft: &Draft,
    contents: &[Range<usize>],
    drafts: &[Draft],
    roles: &[RoleTag],
    within: &Range<usize>,
) -> Vec<Fact> {
    let words = page.words;
    let (Some(first), Some(last), Some(cue)) = (contents.first(), contents.last(), &draft.cue) else {
        return Vec::new();
    };
    let how = place(page, first, last, cue);
    let mut facts: Vec<Fact> = Vec::with_capacity(24);
    let mut know = |about: &'static str, what: &'static str| {
        facts.push(["", about, what]);
        facts.push([how, about, what]);
    };
    if contents == draft.contents {
        know("is", "as it was");
    }
    if contents == draft.marked {
        know("is", "as marked");
    }
    if !draft.marked.is_empty() {
        let length = |ranges: &[Range<usize>]| ranges.iter().map(Range::len).sum::<usize>();
        let shared: usize = contents.iter().map(|one| shared_with(one, &draft.marked)).sum();
        know("leaves out", amount(length(&draft.marked).saturating_sub(shared)));
        know("takes in", amount(length(contents).saturating_sub(shared)));
    }
    for (role, name) in [(Role::Source, "source"), (Role::Cue, "cue"), (Role::Content, "content")] {
        if holds_foreign(draft, contents, roles, role) {
            know("holds another's", name);
        }
    }
    if last.start >= cue.end {
        know("ends before", class(words, last.end, within));
        if one_of(words.text(last.end), ", — –") {
            know("ends at mark before", class(words, last.end + 1, within));
        }
        if one_of(words.lower(last.end), "and but or") {
            know("ends at conjunction before", class(words, last.end + 1, within));
        }
        if one_of(words.text(last.end), ",") && one_of(words.lower(last.end + 1), "and but or while") {
            know("ends at comma and conjunction before", class(words, last.end + 2, within));
        }
        know("ends with", class(words, last.end.saturating_sub(1), within));
        let rest = last.end..within.end;
        if !rest.is_empty() {
            know("leaves", if has_predicate(words, &rest) { "a predicate" } else { "none" });
        }
        let next = next_cue(drafts, last.end, within.end);
        know("before another cue", if next { "yes" } else { "no" });
    }
    if first.end <= cue.start {
        know(
            "begins behind",
            match first.start.checked_sub(1).filter(|&before| before >= within.start) {
                Some(before) => class(words, before, within),
                None => "edge",
            },
        );
        know("begins with", class(words, first.start, within));
    }
    if let (Some(old), true) = (draft.contents.last(), last.start >= cue.end) {
        let (about, part) =
            if last.end > old.end { (&ADDS, old.end..last.end) } else { (&CUTS, last.end..old.end) };
        changed(page, drafts, about, &part, within, &mut know);
    }
    if let (Some(old), true) = (draft.contents.first(), first.end <= cue.start) {
        let (about, part) = if first.start < old.start {
            (&ADDS_BEFORE, first.start..old.start)
        } else {
            (&CUTS_BEFORE, old.start..first.start)
        };
        changed(page, drafts, about, &part, within, &mut know);
    }
    know("says", if contents.iter().any(|one| has_predicate(words, one)) { "something" } else { "nothing" });
    let parted = contents.iter().any(|one| one.clone().skip(1).any(|at| words.text(at) == ";"));
    know("holds", if parted { "a semicolon" } else { "none" });
    know("parts", if contents.len() > 1 { "several" } else { "one" });
    let open = contents.iter().any(|one| is_half_open(words, one));
    know("brackets", if open { "half open" } else { "whole" });
    facts
}

/// What is told of a part that contents gain or lose: what it begins with, behind a mark, behind a conjunction; what it says.
type About = [&'static str; 5];
const ADDS: About = ["adds", "adds behind mark", "adds behind conjunction", "adds and says", "adds a cue"];
const CUTS: About = ["cuts", "cuts behind mark", "cuts behind conjunction", "cuts and says", "cuts a cue"];
const ADDS_BEFORE: About =
    ["leads", "leads behind mark", "leads behind conjunction", "leads and says", "leads with a cue"];
const CUTS_BEFORE: About =
    ["drops", "drops behind mark", "drops behind conjunction", "drops and says", "drops a cue"];

fn changed(
    page: &Page<'_>,
    drafts: &[Draft],
    about: &'static About,
    part: &Range<usize>,
    within: &Range<usize>,
    know: &mut impl FnMut(&'static str, &'static str),
) {
    let words = page.words;
    if part.is_empty() {
        return;
    }
    let [begins, behind_mark, behind_conjunction, says, cue] = *about;
    know(begins, class(words, part.start, within));
    let mut at = part.start;
    if words.is_mark(at) {
        at += 1;
        know(behind_mark, class(words, at, within));
    }
    if one_of(words.lower(at), "and but or while as") {
        know(behind_conjunction, class(words, at + 1, within));
        at += 1;
    }
    know(says, if has_predicate(words, &(at..part.end)) { "something" } else { "nothing" });
    let held = next_cue(drafts, part.start, part.end);
    know(cue, if held { "yes" } else { "no" });
}

/// How contents lie to their cue, and what they begin with.
fn place(page: &Page<'_>, first: &Range<usize>, last: &Range<usize>, cue: &Range<usize>) -> &'static str {
    let words = page.words;
    if last.end <= cue.start {
        return "before";
    }
    if first.end <= cue.start {
        return "around";
    }
    match words.lower(first.start) {
        "that" => "that",
        "to" => "to",
        word if one_of(word, "whether if how why what who when where") => "question",
        _ if page.quote_at(first.start).is_some() => "quoted",
        _ if has_predicate(words, first) => "clause",
        _ => "phrase",
    }
}

/// What stands at a token.
fn class(words: &Words<'_>, at: usize, within: &Range<usize>) -> &'static str {
    if at >= within.end || at + 1 == within.end && words.is_mark(at) {
        return "edge";
    }
    let word = words.lower(at);
    match words.text(at) {
        "," => return ",",
        ";" | ":" => return ";",
        "—" | "–" | "--" => return "—",
        "(" | ")" | "[" | "]" => return "(",
        "“" | "\"" | "‘" | "”" | "’" | "''" => return "quote",
        _ => {}
    }
    match word {
        "and" => "and",
        "but" => "but",
        "or" => "or",
        "that" => "that",
        "while" | "whereas" => "while",
        "which" => "which",
        "who" | "whose" | "whom" => "who",
        "as" => "as",
        "because" | "since" => "because",
        "if" | "unless" | "when" | "until" | "although" | "though" => "if",
        "after" | "before" | "following" => "after",
        "according" => "according",
        "to" => "to",
        "of" | "for" | "by" | "with" | "from" => "of",
        "in" | "on" | "at" | "during" => "in",
        "he" | "she" | "it" | "they" | "we" | "i" | "you" | "there" => "pronoun",
        _ if begins_predicate(words, at) => "verb",
        _ if word.ends_with("ing") && word.len() > 5 => "ing",
        _ if phrases::is_time(words, at) => "time",
        _ if one_of(word, phrases::DETERMINER) => "determiner",
        _ if phrases::is_preposition(words, at) => "preposition",
        _ if words.is_capitalized(at) => "name",
        _ if cues::is_adverb(word) => "adverb",
        _ if words.is_mark(at) => "mark",
        _ => "word",
    }
}

/// How many tokens, roughly.
const fn amount(tokens: usize) -> &'static str {
    match tokens {
        0 => "0",
        1 => "1",
        2..=3 => "3",
        4..=7 => "7",
        8..=15 => "15",
        _ => "more",
    }
}

fn shared_with(range: &Range<usize>, others: &[Range<usize>]) -> usize {
    let shared = |other: &Range<usize>| range.end.min(other.end).saturating_sub(range.start.max(other.start));
    others.iter().map(shared).sum()
}

/// Whether contents take in what the network marked for another draft.
fn holds_foreign(draft: &Draft, contents: &[Range<usize>], roles: &[RoleTag], role: Role) -> bool {
    let own = |range: &Range<usize>| {
        draft.source.as_ref().is_some_and(|source| source.start < range.end && range.start < source.end)
            || shared_with(range, &draft.marked) > 0
    };
    contents.iter().any(|content| {
        let from = roles.partition_point(|tag| tag.tokens.end.get() <= content.start);
        let inside = roles.get(from..).unwrap_or_default().iter();
        inside
            .take_while(|tag| tag.tokens.start.get() < content.end)
            .any(|tag| tag.role == role && !own(&tag.tokens.range()))
    })
}

/// Whether another draft's cue stands between two tokens. Drafts are in the order of their contents: a few are looked at.
fn next_cue(drafts: &[Draft], from: usize, to: usize) -> bool {
    const NEAR: usize = 6;
    let at = drafts.partition_point(|draft| draft.first() < from);
    let near = drafts.get(at.saturating_sub(NEAR)..drafts.len().min(at + NEAR)).unwrap_or_default();
    near.iter().filter_map(|draft| draft.cue.as_ref()).any(|cue| from <= cue.start && cue.start < to)
}

/// Whether a bracket opens or closes alone.
fn is_half_open(words: &Words<'_>, range: &Range<usize>) -> bool {
    let count = |mark: &str| range.clone().filter(|&at| words.text(at) == mark).count();
    count("(") != count(")")
}
