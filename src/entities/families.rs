//! Persons of one family into whom a title and their surname mean: `Ms Ruiz` of Ana and Eva Ruiz, `Mrs Marr` of `Joan and Peter
//! Marr`, and nobody's child.

use super::EntityKind;
use super::clusters::{Name, Names};
use super::mentions::NameMention;
use super::parts::Candidates;
use crate::syntax::words::text;
use crate::text::Document;
use crate::values;
use crate::word_set::one_of;
use std::collections::BTreeMap;

/// From this age on somebody may be called `Mr` and `Mrs`.
const GROWN_UP: u128 = 16;

impl Names<'_> {
    /// Of several persons of one surname whom a title means, none of whom stands out: the only one of whom `is_sure` knows the
    /// gender, or who was named last; nobody where the text calls a man and a woman so.
    pub(super) fn titled_of_several(
        &self,
        at: usize,
        roots: &[usize],
        is_sure: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let name = self.names.get(at).filter(|name| name.gender.is_some())?;
        let place = *name.mentions.first()?;
        let mut sure = roots.iter().copied().filter(|&root| is_sure(root));
        if let Some(only) = sure.next().filter(|_| sure.next().is_none()) {
            return Some(only);
        }
        if name.is_of_both {
            return None;
        }
        let named = |root: &usize| {
            let mentions = &self.names.get(*root)?.mentions;
            let before = mentions.partition_point(|&mention| mention < place);
            mentions.get(before.checked_sub(1)?)
        };
        roots.iter().copied().max_by_key(named)
    }

    /// Marks the surnames that the text gives a man and a woman: `Mr Marr`, `Ms Marr`.
    pub(super) fn mark_surnames_of_both(&mut self) {
        let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
        for name in self.names.iter().filter(|name| name.gender.is_some()) {
            *bearers.entry(name.key).or_default() += 1;
        }
        for name in &mut self.names {
            name.is_of_both = bearers.get(name.key).is_some_and(|&genders| genders > 1);
        }
    }

    /// `Joan` of `Joan and Peter Marr`: who has the surname of the one behind, by that surname.
    pub(super) fn partners(&self, document: &Document<'_>) -> Candidates {
        let persons = || self.names.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Person);
        let full = persons().filter(|(_, name)| name.words.len() > 1);
        let full: BTreeMap<usize, &Name<'_>> =
            full.map(|(_, name)| (name.first.tokens.start.get(), name)).collect();
        let mut partners = Candidates::default();
        for (at, name) in persons() {
            let other = full.get(&(name.first.tokens.end.get() + 1));
            if let Some(other) = other.filter(|other| are_partners(document, name.first, other.first))
                && let Some(surname) = other.words.last()
            {
                partners.add((*surname).to_owned(), self.root(at));
            }
        }
        partners
    }

    /// Whether the title before a surname is one of those who are grown up.
    pub(super) fn is_grown_up(&self, at: usize) -> bool {
        let name = self.names.get(at);
        name.is_some_and(|name| matches!(name.first.title.office.trim_end_matches('.'), "mr" | "mrs"))
    }

    /// Which clusters are children, as the ages beside their names say, at the position of the first name.
    pub(super) fn children(&self, document: &Document<'_>) -> Vec<bool> {
        let mut children = vec![false; self.names.len()];
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Person) {
            let introduced = name.introduced.get();
            let is_young = |start: usize| {
                age(document, start, start + name.first.tokens.len()).is_some_and(|age| age < GROWN_UP)
            };
            if let Some(child) = children.get_mut(self.root(at)) {
                *child |= is_young(name.first.tokens.start.get()) || is_young(introduced);
            }
        }
        children
    }
}

/// The first name and the surname of whom the text calls so apart: `Joan` and `Mrs Marr`.
pub(super) fn parted_name(
    document: &Document<'_>,
    mentions: &[NameMention<'_>],
    names: &[usize],
) -> Option<String> {
    let is_lone = |&at: &usize| mentions.get(at).is_some_and(|name| name.words.len() == 1);
    let (&first, others) = names.split_first().filter(|_| names.iter().all(is_lone))?;
    let (name, partner) = (mentions.get(first)?, mentions.get(first + 1)?);
    let surname = partner.words.last().filter(|_| are_partners(document, name, partner))?;
    let is_surname = |&at: &usize| mentions.get(at).is_some_and(|other| other.words.first() == Some(surname));
    others
        .iter()
        .any(is_surname)
        .then(|| format!("{} {surname}", document.slice(document.span_of(name.tokens))))
}

/// `Joan and Peter Marr`
fn are_partners(document: &Document<'_>, name: &NameMention<'_>, other: &NameMention<'_>) -> bool {
    let end = name.tokens.end.get();
    name.words.len() == 1
        && name.title.office.is_empty()
        && other.words.len() > 1
        && other.kind == EntityKind::Person
        && other.tokens.start.get() == end + 1
        && matches!(text(document, end), "and" | "&")
}

/// The age that stands beside a name: `, 14,`, `, aged nine,`, `14-year-old pupil`.
fn age(document: &Document<'_>, start: usize, end: usize) -> Option<u128> {
    let years = |at: usize| {
        let word = text(document, at);
        word.parse().ok().or_else(|| values::cardinal(word))
    };
    let told = end + 1 + usize::from(text(document, end + 1) == "aged");
    if one_of(text(document, end), ", (") && one_of(text(document, told + 1), ", . ) ; who") {
        return years(told);
    }
    let is_old = |at: &usize| {
        let words = ["-", "year", "-", "old"];
        words.iter().enumerate().all(|(place, word)| text(document, at + place) == *word)
    };
    // A noun may stand between: `14-year-old pupil Tom Hale`.
    let hyphen = [4, 5].into_iter().filter_map(|back| start.checked_sub(back)).find(is_old)?;
    years(hyphen.checked_sub(1)?)
}
