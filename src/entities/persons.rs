//! Names of persons into those that are the same person's: full names, surnames, given names, initials.

use super::EntityKind;
use super::clusters::{MAX_WORDS, Name, Names};
use super::parts::{Candidates, Found};
use super::words::long_first_names;
use crate::lexicon::{self, Gender};
use crate::sorting::sort_by_key;
use crate::span::{SentenceIndex, TokenIndex};
use crate::text::Document;
use std::collections::{BTreeMap, BTreeSet};

/// Below this mean confidence, a short name takes the kind of the one full name that it belongs to.
const UNSURE: u32 = 900;
/// A part of a full name that was tagged as something else has at most so many words.
const SHORT_WORDS: usize = 2;
/// `al-`, `el-`, `ash-` before a surname; `Trump-Biden` are two persons.
const LONGEST_ARTICLE: usize = 3;
/// The beginning of a first name has so many letters at least, to be a name.
const SHORTEST_NICKNAME: usize = 3;
/// So many beginnings of a first name are looked at: longer ones are seldom names.
const MOST_BEGINNINGS: usize = 3;
/// Of more persons with one last name than these, nobody is joined by first names.
const MAX_BEARERS: usize = 8;

impl Names<'_> {
    /// `Ana Ruiz` and `Ana Maria Ruiz`: first and last word agree, and one has nothing else between.
    pub(super) fn join_full_names(&mut self) {
        let mut firsts: BTreeMap<(&str, &str), (usize, &[&str])> = BTreeMap::new();
        let mut pairs = Vec::new();
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Person) {
            let [first, middle @ .., last] = name.words.as_slice() else { continue };
            let &mut (other, ref mut known) = firsts.entry((first, last)).or_insert((at, middle));
            if same_middle(known, middle) {
                pairs.push((other, at));
                if known.is_empty() {
                    *known = middle;
                }
            }
        }
        pairs.into_iter().for_each(|(one, other)| self.join(one, other));
    }

    /// `J. Ruiz` and `Jane Ruiz`, `Joe Orr` and `Joseph Orr`: the one full name with that last name and such a first.
    pub(super) fn join_first_names(&mut self) {
        let mut by_last: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Person) {
            if let [_, .., last] = name.words.as_slice() {
                let bearers = by_last.entry(last).or_default();
                if bearers.len() < MAX_BEARERS {
                    bearers.push(at);
                }
            }
        }
        let mut pairs = Vec::new();
        for bearers in by_last.values() {
            for &at in bearers {
                let fits = |&&other: &&usize| {
                    let both = self.names.get(at).zip(self.names.get(other));
                    self.root(at) != self.root(other)
                        && both.is_some_and(|(one, other)| is_fuller(&one.words, &other.words))
                };
                let mut fuller = bearers.iter().filter(fits).map(|&other| self.root(other));
                if let Some(first) = fuller.next().filter(|&first| fuller.all(|other| other == first)) {
                    pairs.push((first, at));
                }
            }
        }
        pairs.into_iter().for_each(|(one, other)| self.join(one, other));
    }

    /// `Ruiz`, `von Stahl`, `Ana`: the end, the beginning or a part of exactly one person's full name.
    #[inline(never)]
    pub(super) fn join_parts_of_persons(&mut self, document: &Document<'_>) {
        let (mut ends, mut starts, mut middles) =
            (Candidates::default(), Candidates::default(), Candidates::default());
        let persons = self.names.iter().filter(|name| name.kind == EntityKind::Person);
        // Surnames that are said alone only behind somebody who has them whole.
        let whole = persons.filter(|name| name.words.len() > 1 && !is_double(document, name));
        let lone = self.names.iter().filter_map(|name| match name.words.as_slice() {
            [word] => Some((*word, name)),
            _ => None,
        });
        let lone: BTreeMap<&str, &Name<'_>> = lone.collect();
        let is_behind = |name: &&Name<'_>| {
            let alone = name.words.last().and_then(|surname| lone.get(surname));
            alone.is_some_and(|alone| name.is_introduced_before(alone))
        };
        let surnames: BTreeSet<&str> =
            whole.filter(is_behind).filter_map(|name| name.words.last().copied()).collect();
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Person) {
            let words = name.words.as_slice();
            if words.len() < 2 || words.len() > MAX_WORDS || is_pair(document, name) {
                continue;
            }
            let root = self.root(at);
            for cut in 1..words.len() {
                let (start, end) = words.split_at(cut);
                // `Odo of Tarn` is not called `Tarn`, nor `Eva Lind-Berg` `Berg` where another is.
                let is_half = end.len() == 1 && is_double(document, name);
                let is_anothers = is_half && end.first().is_some_and(|last| surnames.contains(last));
                if start.last() != Some(&"of") && !is_anothers {
                    ends.add(end.join(" "), root);
                }
                if !name.has_namesake {
                    starts.add(start.join(" "), root);
                }
            }
            words
                .iter()
                .take_while(|word| **word != "of" && !name.has_namesake)
                .for_each(|word| middles.add((*word).to_owned(), root));
            // `al-Amin` is spoken of as `Amin` too, unless another is called so.
            if let Some((article, bare)) = words.last().and_then(|last| last.split_once('-'))
                && article.len() <= LONGEST_ARTICLE
                && !surnames.contains(bare)
            {
                ends.add(bare.to_owned(), root);
            }
        }
        let (nicknames, partners) = (self.nicknames(document), self.partners(document));
        let children = self.children(document);
        let full_names: Vec<Option<Gender>> = self.genders();
        let mut full_mentions = vec![0; self.names.len()];
        for (at, name) in self.names.iter().enumerate() {
            if let Some(count) = full_mentions.get_mut(self.root(at)) {
                *count += name.mentions.len();
            }
        }
        // Longer parts first: `von Stahl` before `Stahl`.
        let mut order: Vec<usize> = (0..self.names.len()).collect();
        sort_by_key(&mut order, |&at| std::cmp::Reverse(self.names.get(at).map(|name| name.words.len())));
        for at in order {
            let Some(name) = self.names.get(at) else { continue };
            let is_short = name.words.len() <= SHORT_WORDS || name.kind == EntityKind::Person;
            let is_unsure = name.confidence < UNSURE * name.mentions.len() as u32;
            if !is_short || name.kind != EntityKind::Person && !is_unsure {
                continue;
            }
            let part = name.words.join(" ");
            let gender = name.gender;
            let is_grown_up = self.is_grown_up(at);
            let gender_of = |root: usize| full_names.get(root).copied().flatten();
            let fits = |root: usize| {
                let other = gender_of(root);
                let is_child = is_grown_up && children.get(root).copied().unwrap_or_default();
                !is_child && (gender.is_none() || other.is_none() || gender == other)
            };
            let own_root = self.root(at);
            let found = [&ends, &starts, &middles]
                .into_iter()
                .map(|candidates| {
                    candidates.fitting(&part, |at| self.root(at), |root| root != own_root && fits(root))
                })
                .enumerate()
                .find(|(_, found)| !matches!(found, Found::None));
            // Whom the text is about is named in full more often than the family, or introduced before it, and not beside
            // it. A title that the surname needs tells another one of the family apart.
            let count = |root: usize| full_mentions.get(root).copied().unwrap_or_default();
            let stands_out = |first: usize, other: usize, is_surname: bool| {
                let may_be_first = is_surname && gender.is_none() && !name.is_titled;
                let are_apart = || self.sentence(document, first) != self.sentence(document, other);
                count(first) > count(other) || may_be_first && count(first) == count(other) && are_apart()
            };
            let full = match found {
                Some((_, Found::One(full))) => Some(full),
                Some((which, Found::Many(roots))) => self.meant_of_several(
                    at,
                    &roots,
                    |first, other| stands_out(first, other, which == 0),
                    |root| gender_of(root) == gender,
                ),
                _ if gender.is_some() => {
                    let before = |root: usize| root < at && root != own_root && fits(root);
                    match partners.fitting(&part, |at| self.root(at), before) {
                        Found::One(partner) => Some(partner),
                        _ => None,
                    }
                }
                _ if name.kind == EntityKind::Person => {
                    let before = |root: usize| root < at && root != own_root && fits(root);
                    match nicknames.fitting(&part, |at| self.root(at), before) {
                        Found::One(full) => Some(full),
                        _ => None,
                    }
                }
                _ => None,
            };
            if let Some(full) = full {
                self.join_with_kind(full, at);
            }
        }
    }

    /// `Ms Ruiz` and `Ruiz`, of whom no full name is known.
    pub(super) fn join_titled(&mut self) {
        let is_person = |name: &&Name<'_>| name.kind == EntityKind::Person;
        let full = self.names.iter().filter(is_person).filter(|name| name.words.len() > 1);
        let parts: BTreeSet<&str> = full.flat_map(|name| name.words.iter().copied()).collect();
        // The position of each name without and with a title that says the gender; none where two genders share it.
        let mut lone: BTreeMap<&str, (Option<usize>, Vec<usize>)> = BTreeMap::new();
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Person) {
            let [only] = name.words.as_slice() else { continue };
            if parts.contains(only) {
                continue;
            }
            let (untitled, titled) = lone.entry(only).or_default();
            if name.gender.is_none() { *untitled = Some(at) } else { titled.push(at) }
        }
        let pairs: Vec<(usize, usize)> = lone
            .into_values()
            .filter_map(|(untitled, titled)| match titled.as_slice() {
                [titled] => Some((untitled?, *titled)),
                _ => None,
            })
            .collect();
        pairs.into_iter().for_each(|(one, other)| self.join(one, other));
    }

    /// `Marl` of `Marlon Ruiz`: what persons may be called by the beginnings of their first names.
    fn nicknames(&self, document: &Document<'_>) -> Candidates {
        let mut nicknames = Candidates::default();
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Person) {
            let [first, _, ..] = name.words.as_slice() else { continue };
            if !is_pair(document, name) {
                let ends =
                    first.char_indices().map(|(end, _)| end).skip(SHORTEST_NICKNAME).take(MOST_BEGINNINGS);
                ends.filter_map(|end| first.get(..end))
                    .for_each(|nickname| nicknames.add(nickname.to_owned(), self.root(at)));
            }
        }
        nicknames
    }

    /// Whom a short name means of several who bear it: whoever was introduced before it first stands, where nobody else was, or
    /// where the first one stands out.
    fn meant_of_several(
        &self,
        at: usize,
        roots: &[usize],
        stands_out: impl Fn(usize, usize) -> bool,
        is_sure: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let before: Vec<usize> = roots.iter().copied().filter(|&root| root < at).collect();
        if let Some(titled) = self.only_titled(at, &before) {
            return Some(titled);
        }
        match before.as_slice() {
            // Whom a headline calls by the surname is introduced before the family is.
            [] if self.names.get(at)?.begins_in_heading => {
                let introduced = |root: &usize| self.names.get(*root).map(|name| name.introduced);
                roots.iter().copied().min_by_key(introduced)
            }
            [] => None,
            [only] => Some(*only),
            [first, rest @ ..] if rest.iter().all(|&other| stands_out(*first, other)) => Some(*first),
            several => self.titled_of_several(at, several, is_sure),
        }
    }

    /// The only one of several who has the title that stands before a short name: `Prof Ruiz` is `Professor Ana Ruiz`.
    fn only_titled(&self, at: usize, roots: &[usize]) -> Option<usize> {
        let title = |name: &Name<'_>| {
            let last = name.first.title.office.split(' ').next_back().unwrap_or_default();
            last.trim_end_matches('.').to_owned()
        };
        let own = title(self.names.get(at).filter(|name| name.has_one_title)?);
        let is_same = |other: String| other.starts_with(&own) || !other.is_empty() && own.starts_with(&other);
        let has_it = |&root: &usize| self.names.get(root).is_some_and(|name| is_same(title(name)));
        let mut titled = roots.iter().copied().filter(|root| !own.is_empty() && has_it(root));
        titled.next().filter(|_| titled.next().is_none())
    }

    /// The sentence in which the running text introduces a name.
    fn sentence(&self, document: &Document<'_>, at: usize) -> Option<SentenceIndex> {
        let token = document.tokens().get(self.names.get(at)?.introduced.get())?;
        document.sentence_at(token.span.start())
    }

    /// What is known of the gender of each cluster of persons, at the position of its first name.
    fn genders(&self) -> Vec<Option<Gender>> {
        let mut genders = vec![None; self.names.len()];
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Person) {
            let first = name.first;
            let given = (first.words.len() > 1).then(|| first.words.first().copied()).flatten();
            let gender = first.title.gender.or_else(|| given.and_then(lexicon::gender));
            if let Some(known) = genders.get_mut(self.root(at)) {
                *known = known.or(gender);
            }
        }
        genders
    }
}

/// `Ruiz-Keita` of `the Ruiz-Keita debate`: two words and a hyphen, which are the surnames of two.
fn is_pair(document: &Document<'_>, name: &Name<'_>) -> bool {
    let tokens = name.first.tokens;
    tokens.len() == 3
        && matches!(document.token_text(TokenIndex::from_usize(tokens.start.get() + 1)), "-" | "–")
}

/// Whether a hyphen stands before the last word: `Eva Lind-Berg`.
fn is_double(document: &Document<'_>, name: &Name<'_>) -> bool {
    let before = name.first.tokens.end.get().saturating_sub(2);
    matches!(document.token_text(TokenIndex::from_usize(before)), "-" | "–")
}

/// Whether what stands between first and last name agrees: nothing, the same, or an initial of it.
fn same_middle(one: &[&str], other: &[&str]) -> bool {
    one.is_empty()
        || other.is_empty()
        || one.iter().zip(other).all(|(one, other)| one.starts_with(other) || other.starts_with(one))
}

/// Whether another full name with the same last word is the longer form of one: its first name begins with the initial, or
/// is the one that the short first name stands for.
fn is_fuller(one: &[&str], other: &[&str]) -> bool {
    let ([first, middle @ .., last], [other_first, other_middle @ .., other_last]) = (one, other) else {
        return false;
    };
    let is_initial = first.chars().count() == 1;
    let stands_for = is_initial && other_first.chars().count() > 1 && other_first.starts_with(first)
        || long_first_names(first).any(|long| long == *other_first);
    last == other_last && stands_for && same_middle(middle, other_middle)
}
