//! Names into the fuller names that they are short for: `Norvane` and `Norvane Steel Group`, `Supreme Court` and
//! `Tarn Supreme Court`, `Oversight Committee` and `House Oversight and Roads Committee`, whatever each was tagged as.
//!
//! Every name whose words a longer one holds has that for a candidate. Where what is left out plainly says no more than what
//! it names, it is short for that one; where not, a sum of fitted weights says whether one stands out.
//! The weights in `short_names.txt` come from `training/short_names.py`.

use super::EntityKind;
use super::clusters::{MAX_WORDS, Name, Names};
use super::words::{
    ends_organization, is_all_capitals, is_capitalized, is_landscape_word, is_legal_form, is_public_body,
    list,
};
use crate::lexicon::{self, Fact, Weights, classes, number};
use crate::sorting::sort_by_key;
use crate::syntax::word_classes::is_function_word;
use crate::word_set::one_of;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(data_file!("short_names.txt")));

/// Names that hold a word and may be meant by a shorter one; more are not looked at, which keeps the search linear.
const MAX_FULLER: usize = 16;

/// How much must speak for a fuller name, in 1/16 of a logit: of two names that are the same and two that are not, readers miss
/// less where the first two stay apart.
const LEAST: i32 = 5;

/// How a longer name holds the words of a shorter one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Start,
    End,
    /// One behind the other, with others before and behind.
    Middle,
    /// In order, with others between.
    Scattered,
}

/// A fuller name that a name may be short for.
pub(super) struct FullerName {
    /// Its position.
    pub(super) at: usize,
    part: Part,
    /// Whether what is left out says no more than what is named.
    is_plain: bool,
    pub(super) facts: Vec<Fact>,
}

impl<'m> Names<'m> {
    /// Joins each name to the fuller one that stands out, if any does, the longest first. `looked_at` is told of the position
    /// of every name that has candidates, and of these.
    #[inline(never)]
    pub(super) fn join_short_names(&mut self, mut looked_at: impl FnMut(&Self, usize, &[FullerName])) {
        let holders = self.holders();
        let mut order: Vec<usize> = (0..self.names.len()).collect();
        sort_by_key(&mut order, |&at| Reverse(self.names.get(at).map(|name| name.words.len())));
        for at in order {
            let candidates = self.fuller_names(&holders, at);
            if candidates.is_empty() {
                continue;
            }
            looked_at(self, at, &candidates);
            if let Some(full) = plain(&candidates).or_else(|| likeliest(&candidates)) {
                self.join_with_kind(full, at);
            }
        }
    }

    /// The names that hold each word, in text order.
    fn holders(&self) -> BTreeMap<&'m str, Vec<usize>> {
        let mut holders: BTreeMap<&'m str, Vec<usize>> = BTreeMap::new();
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| name.words.len() <= MAX_WORDS) {
            for word in name.words.iter().copied().filter(|word| !is_function_word(word)) {
                let names = holders.entry(word).or_default();
                if names.len() < MAX_FULLER && names.last() != Some(&at) {
                    names.push(at);
                }
            }
        }
        holders
    }

    /// The fuller names that a name may be short for, one of each cluster, with what is known of each; empty where there are
    /// none, and where the name begins or ends several.
    fn fuller_names(&self, holders: &BTreeMap<&str, Vec<usize>>, at: usize) -> Vec<FullerName> {
        let Some(name) = self.names.get(at) else { return Vec::new() };
        let Some(word) = name.words.iter().find(|word| !is_function_word(word)) else { return Vec::new() };
        let own_root = self.root(at);
        let mut fuller: Vec<(usize, usize, Part)> = Vec::new();
        let holders = holders.get(word).map_or(&[][..], Vec::as_slice);
        if name.kind == EntityKind::Person && self.is_somebody(name, holders) {
            return Vec::new();
        }
        for &full in holders {
            let root = self.root(full);
            let Some(part) = self.names.get(full).and_then(|full| held(name, full)) else { continue };
            if root == own_root {
                // It is short for that one.
                return Vec::new();
            }
            if !fuller.iter().any(|&(known, ..)| known == root) {
                fuller.push((root, full, part));
            }
        }
        let is_many = |fuller: &[(usize, usize, Part)], part: Part| {
            fuller.iter().filter(|&&(.., other)| other == part).count() > 1
        };
        if is_many(&fuller, Part::End) {
            // Of several `Hornets` those that were named before.
            fuller.retain(|&(_, full, part)| {
                part != Part::End || self.names.get(full).is_some_and(|full| full.is_introduced_before(name))
            });
        }
        if is_many(&fuller, Part::Start) {
            // A place is what is called after it in the same kind: not the `Orr Institute`, but the `Orr forest`.
            fuller.retain(|&(_, full, part)| {
                part != Part::Start || self.names.get(full).is_some_and(|full| full.kind == name.kind)
            });
        }
        if is_many(&fuller, Part::Start) || is_many(&fuller, Part::End) {
            return Vec::new();
        }
        let count = fuller.len();
        let known = |(_, at, part): (usize, usize, Part)| {
            let full = self.names.get(at)?;
            let is_plain = is_plain(name, full, part);
            Some(FullerName { at, part, is_plain, facts: facts(name, full, part, is_plain, count) })
        };
        // Two words that look like a person's name need more than weights.
        let may_be_weighed = name.kind != EntityKind::Person || name.words.len() == 1;
        fuller.into_iter().filter_map(known).filter(|full| full.is_plain || may_be_weighed).collect()
    }

    /// Whether a name tagged as a person's is surely one: it has a title, or a longer name of a person holds it.
    fn is_somebody(&self, name: &Name<'_>, holders: &[usize]) -> bool {
        let mut fuller = holders.iter().filter_map(|&at| self.names.get(at));
        name.is_titled
            || name.words.len() > 1
                && name.first.words.first().is_some_and(|first| lexicon::is_given_name(first))
            || fuller.any(|full| full.kind == EntityKind::Person && full.words.len() > name.words.len())
    }
}

/// The only candidate that is the name with words that say what it is; one that begins with the name before others.
fn plain(candidates: &[FullerName]) -> Option<usize> {
    let begins = candidates.iter().any(|full| full.is_plain && full.part == Part::Start);
    let part = if begins { Part::Start } else { Part::End };
    let mut fitting = candidates.iter().filter(|full| full.is_plain && full.part == part);
    fitting.next().filter(|_| fitting.next().is_none()).map(|full| full.at)
}

/// The candidate for which enough speaks, more than for any other.
fn likeliest(candidates: &[FullerName]) -> Option<usize> {
    /// Of no fuller name nothing is known.
    const NONE: i32 = 0;
    let mut scores: Vec<(i32, usize)> =
        candidates.iter().map(|full| (WEIGHTS.score(&full.facts), full.at)).collect();
    scores.sort_unstable();
    let (first, full) = scores.pop()?;
    let second = scores.last().map_or(NONE, |&(second, _)| second.max(NONE));
    (first - second >= LEAST).then_some(full)
}

/// How a fuller name holds a name; `None` where it does not, or names something else.
fn held(name: &Name<'_>, full: &Name<'_>) -> Option<Part> {
    let (short, long) = (name.words.as_slice(), full.words.as_slice());
    // A person's names are another matter, and a name that says what the company is in law leaves nothing out.
    let is_complete = name.first.words.len() > short.len();
    let is_person = full.kind == EntityKind::Person;
    let is_two_persons = name.kind == EntityKind::Person
        && (name.gender.is_some() || short.len() > 1 && !long.starts_with(short));
    if is_person || is_two_persons || is_complete || short.len() >= long.len() {
        return None;
    }
    let mut rest = long.iter();
    if long.starts_with(short) {
        (!names_another(name, full)).then_some(Part::Start)
    } else if long.ends_with(short) {
        // The `Bank of Tarn` is not the `Royal Bank of Tarn`: its name says where it is.
        let says_where = matches!(surfaces(name), [.., "of", place] if lexicon::country(place).is_some());
        (!says_where).then_some(Part::End)
    } else if long.windows(short.len()).any(|part| part == short) {
        Some(Part::Middle)
    } else {
        (short.len() > 1 && short.iter().all(|word| rest.any(|other| other == word)))
            .then_some(Part::Scattered)
    }
}

/// Whether a name that begins with another is that of something else, whatever its words are known to be.
fn names_another(name: &Name<'_>, full: &Name<'_>) -> bool {
    let rest = full.first.words.get(name.first.words.len()..).unwrap_or_default();
    let is_of_place = rest.iter().any(|word| matches!(*word, "'s" | "’s" | "City"));
    // `Heathrow` is the `Heathrow Airport`, a town is not its `War Memorial`.
    let is_inside = (name.kind, full.kind) == (EntityKind::Location, EntityKind::Facility) && rest.len() > 1;
    if is_of_place || is_inside || lexicon::country(&name.first.words.join(" ")).is_some() {
        return true;
    }
    let [only] = name.first.words.as_slice() else {
        // The `Corvian Union Commission` is not the `Corvian Union`.
        // Nor is the `Workers Party (Marxist)` the `Workers Party`. But `Free Harbour` is a party.
        let is_branch = matches!(rest, [creed] if is_capitalized(creed) && creed.ends_with("ist"));
        return is_branch || !is_party(rest) && rest.iter().any(|word| is_public_body(&word.to_lowercase()));
    };
    let says_what_it_is = |word: &&str| {
        lexicon::is_generic_organization_word(word)
            || is_legal_form(word)
            || is_landscape_word(&word.to_lowercase())
            || !word.contains(char::is_alphabetic)
    };
    // Papers and courts are called after where they are: Tarn is not the `Tarn Herald`.
    if rest.last().is_some_and(|last| one_of(&last.to_lowercase(), const { &list("short_names.of_a_place") }))
    {
        return true;
    }
    // A company that is known by its short name has much that begins with it: `Microsoft Azure`. So has one that the text
    // calls by the short name first: `Norvane … Norvane Cloud`.
    let is_known = lexicon::bits(only) & classes::ORGANIZATION != 0;
    let has_its_own = name.kind == EntityKind::Organization && name.is_introduced_before(full) || is_known;
    // The `EU Commission` is not the `EU`, but `ORR Airlines` is `ORR`.
    let may_be_larger = is_all_capitals(only) && !rest.iter().all(|word| says_little(word));
    lexicon::is_generic_organization_word(only)
        || may_be_larger
        || has_its_own && !rest.last().is_some_and(says_what_it_is)
}

/// Whether the words that are left out say only what is named, or that one is named in short.
fn is_plain(name: &Name<'_>, full: &Name<'_>, part: Part) -> bool {
    let (short, long) = (name.first.words.as_slice(), full.first.words.as_slice());
    let is_same = name.kind == full.kind;
    let others = long.iter().filter(|word| !short.contains(word));
    // A union and what it holds in a year are two; `Harlow 707` is no year's.
    let may_recur = full.kind != EntityKind::Product && (is_same || name.kind != EntityKind::Organization);
    if may_recur && others.clone().count() == 1 && others.clone().all(|word| is_year(word)) {
        return true;
    }
    match (part, short) {
        (Part::Start, _) if full.kind == EntityKind::Location => {
            matches!(long.get(short.len()..), Some([only]) if is_landscape_word(&only.to_lowercase()))
        }
        (Part::Start, [only]) if is_same => {
            let is_place = lexicon::bits(only) & (classes::GROUP | classes::PLACE) != 0;
            let is_club =
                |word: &&str| matches!(*word, "FC" | "F.C." | "AFC" | "United" | "Rovers" | "Athletic");
            !is_place || long.iter().any(is_club)
        }
        // `Norvane Pumps` and `Norvane`, whom nobody introduces as a person.
        (Part::Start, _) if name.kind == EntityKind::Person => {
            full.kind == EntityKind::Organization
                && !name.is_introduced_before(full)
                && !long.last().is_some_and(|last| is_public_body(&last.to_lowercase()))
        }
        (Part::Start, [only]) => {
            lexicon::bits(only) == 0
                && !name.is_introduced_before(full)
                && full.kind == EntityKind::Organization
                && long.last().is_some_and(|last| says_little(last) || is_legal_form(last))
        }
        (Part::Start, _) => {
            let rest = long.get(short.len()..).unwrap_or_default();
            // What was introduced by its whole name: `Orr Valley Development Company`, `Orr Foundation for the Arts`.
            let is_known_body = full.kind == EntityKind::Organization
                && full.is_introduced_before(name)
                && (matches!(rest, [_, last] if says_little(last) || is_legal_form(last))
                    || rest.first().is_some_and(|first| matches!(*first, "of" | "for"))
                        && short.last().is_some_and(|last| {
                            ends_organization(last) || is_public_body(&last.to_lowercase())
                        }));
            is_same && (is_known_body || is_party(rest) || rest.iter().all(|word| says_little(word)))
        }
        (Part::End, _) if is_same && full.kind == EntityKind::Event => true,
        (Part::End, _) if is_same && full.kind == EntityKind::Organization => {
            let left_out = long.get(..full.words.len().saturating_sub(short.len())).unwrap_or_default();
            // `Congress … U.S. Congress`; any other end only behind the name that it ends: `Harlow Hornets … Hornets`.
            let place = classes::COUNTRY | classes::GROUP | classes::PLACE | classes::PLACE_PART;
            let is_body = short.last().is_some_and(|word| is_public_body(&word.to_lowercase()));
            let says_where = is_body && left_out.iter().all(|word| lexicon::bits(word) & place != 0);
            let are_names = left_out.iter().all(|word| !is_function_word(&word.to_lowercase()));
            says_where || are_names && (short.len() > 1 || full.is_introduced_before(name))
        }
        _ => false,
    }
}

/// Whether the words that are left out say only that a body is a party.
fn is_party(rest: &[&str]) -> bool {
    matches!(rest, ["party" | "Party"])
}

/// `Harlow Fair` and `Harlow Fair 2019`.
fn is_year(word: &str) -> bool {
    word.len() == 4
        && (word.starts_with("19") || word.starts_with("20"))
        && word.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a word of an organization's name says only that it is one: `Group`, but not `Commission`.
fn says_little(word: &str) -> bool {
    (lexicon::is_generic_organization_word(word) || ends_organization(word))
        && !is_public_body(&word.to_lowercase())
}

/// What is known of a name that may be short for another.
fn facts(name: &Name<'_>, full: &Name<'_>, part: Part, is_plain: bool, count: usize) -> Vec<Fact> {
    let is_same = name.kind == full.kind;
    let situation = match (part, is_same) {
        (Part::Start, true) => "start",
        (Part::Start, false) => "start of another kind",
        (Part::End, true) => "end",
        (Part::End, false) => "end of another kind",
        (Part::Middle, true) => "middle",
        (Part::Middle, false) => "middle of another kind",
        (Part::Scattered, _) => "scattered",
    };
    let (short, long) = (surfaces(name), full.first.words.as_slice());
    let left_out = match part {
        Part::End => long.get(..full.words.len().saturating_sub(short.len())),
        _ => long.get(short.len()..),
    };
    let left_out = left_out.unwrap_or_default();
    let only = if let [only] = short { class(only) } else { "several words" };
    let is_shouted = short.iter().all(|word| is_all_capitals(word));
    let mut seen: Vec<[&'static str; 2]> = vec![
        ["candidate", if is_plain { "plain" } else { "" }],
        ["kind", name.kind.key()],
        ["fuller kind", full.kind.key()],
        ["words", number(short.len())],
        ["word", only],
        ["last word", short.last().map_or("", |word| class(word))],
        ["more words", number(long.len().saturating_sub(short.len()))],
        ["named first", if name.is_first(full) { "short" } else { "full" }],
        ["candidates", number(count)],
        ["mentions", number(name.mentions.len())],
        ["fuller mentions", number(full.mentions.len())],
        ["named more often", if name.mentions.len() > full.mentions.len() { "short" } else { "full" }],
        ["letters", if is_shouted { "capitals" } else { "" }],
    ];
    if !is_same {
        let mean = name.confidence / (name.mentions.len() as u32).max(1);
        let sure = match mean {
            0..700 => "no",
            700..900 => "rather",
            _ => "yes",
        };
        seen.push(["sure", sure]);
    }
    if part != Part::Middle {
        seen.push(["left out, first", left_out.first().map_or("", |word| class(word))]);
        seen.push(["left out, last", left_out.last().map_or("", |word| class(word))]);
    }
    let in_situation = seen.iter().map(|&[what, value]| [situation, what, value]);
    in_situation.chain(seen.iter().map(|&[what, value]| ["any", what, value])).collect()
}

/// The words that count, as the text writes them.
fn surfaces<'n>(name: &'n Name<'_>) -> &'n [&'n str] {
    name.first.words.get(..name.words.len()).unwrap_or(&name.words)
}

/// What a word of a name is known to be.
fn class(word: &str) -> &'static str {
    let lower = word.to_lowercase();
    let bits = lexicon::bits(word);
    if !word.contains(char::is_alphabetic) {
        return if word.contains(char::is_numeric) { "number" } else { "mark" };
    }
    if is_function_word(&lower) {
        return "function word";
    }
    let listed = [
        ("legal form", is_legal_form(word)),
        ("public body", is_public_body(&lower)),
        ("organization word", ends_organization(word) || lexicon::is_generic_organization_word(word)),
        ("landscape", is_landscape_word(&lower)),
    ];
    let known = [
        (classes::COUNTRY, "country"),
        (classes::GROUP, "group"),
        (classes::PLACE_WORD, "place word"),
        (classes::EVENT_WORD, "event word"),
        (classes::TITLE, "title"),
        (classes::CALENDAR, "calendar"),
        (classes::ORGANIZATION, "organization"),
        (classes::PLACE, "place"),
        (classes::GIVEN_NAME | classes::SURNAME, "name of a person"),
        (classes::PLACE_PART, "part of a place"),
    ];
    let class = listed.iter().find(|(_, is_listed)| *is_listed).map(|(class, _)| *class);
    let class = class.or_else(|| known.iter().find(|(class, _)| bits & class != 0).map(|(_, class)| *class));
    class.unwrap_or(if is_capitalized(word) { "unknown" } else { "small" })
}
