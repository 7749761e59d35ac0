//! Names of organizations and places into those that are the same body's: short forms, abbreviations, other orders.

use super::EntityKind;
use super::acronyms::{may_abbreviate, usual_initials};
use super::clusters::{MAX_WORDS, Name, Names};
use super::parts::{Candidates, Found};
use super::words::{is_all_capitals, is_function_word, is_landscape_word, is_legal_form, is_public_body};
use crate::lexicon::{self, classes};
use std::collections::BTreeMap;

impl Names<'_> {
    /// `Ministry of Health` and `Health Ministry`.
    pub(super) fn join_reordered(&mut self) {
        self.join_equal(|name| {
            let is_reorderable = name.kind == EntityKind::Organization && name.words.len() <= MAX_WORDS;
            let mut words: Vec<&str> =
                name.words.iter().copied().filter(|word| !is_function_word(word)).collect();
            words.sort_unstable();
            (is_reorderable && words.len() > 1).then(|| words.join(" "))
        });
    }

    /// `U.S. Geological Survey` and `United States Geological Survey`, `UK Supreme Court` and `Supreme Court of the United Kingdom`.
    #[inline(never)]
    pub(super) fn join_by_country(&mut self) {
        self.join_equal(|name| {
            let words = name.first.words.as_slice();
            match name.kind {
                EntityKind::Organization | EntityKind::Facility if (2..=MAX_WORDS).contains(&words.len()) => {
                    country_first(words)
                }
                EntityKind::Location => Some(without_form_of_state(name.key).to_owned()),
                _ => None,
            }
        });
    }

    /// `WHO` and `World Health Organization`, also where no parentheses say so.
    pub(super) fn join_initials(&mut self) {
        let mut by_initials = Candidates::default();
        for (at, name) in self.names.iter().enumerate() {
            let words = name.first.words.as_slice();
            let is_body = name.kind == EntityKind::Organization && words.len() > 1;
            if name.kind != EntityKind::Person && words.len() <= MAX_WORDS && (is_body || words.len() > 2) {
                for initials in usual_initials(words) {
                    by_initials.add(initials, self.root(at));
                }
            }
        }
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at).filter(|name| may_abbreviate(name.first)) else { continue };
            let Some(full) = by_initials.only(name.key).filter(|&full| full != self.root(at)) else {
                continue;
            };
            self.join_with_kind(full, at);
        }
    }

    /// `Norvane` and `Norvane Steel Group`: a beginning that names exactly one organization.
    #[inline(never)]
    pub(super) fn join_short_forms(&mut self) {
        let mut starts: BTreeMap<EntityKind, Candidates> = BTreeMap::new();
        let takes_short_forms =
            |kind| matches!(kind, EntityKind::Organization | EntityKind::Facility | EntityKind::Location);
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| takes_short_forms(name.kind)) {
            let words = name.words.as_slice();
            for cut in 1..words.len().min(MAX_WORDS) {
                let start = words.get(..cut).unwrap_or_default().join(" ");
                starts.entry(name.kind).or_default().add(start, self.root(at));
            }
        }
        self.join_parts(|name| starts.get(&name.kind), is_short_form);
    }

    /// Joins each name to the one other that has it for a part, where that fits.
    fn join_parts<'c>(
        &mut self,
        wholes: impl Fn(&Name<'_>) -> Option<&'c Candidates>,
        fits: impl Fn(&Name<'_>, &Name<'_>) -> bool,
    ) {
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at) else { continue };
            let Some(candidates) = wholes(name) else { continue };
            let own_root = self.root(at);
            let part = name.words.join(" ");
            if let Found::One(full) = candidates.fitting(&part, |at| self.root(at), |root| root != own_root)
                && self.names.get(full).is_some_and(|full| fits(name, full))
            {
                self.join(full, at);
            }
        }
    }

    /// `Supreme Court` and `Tarn Supreme Court`: the end of exactly one organization (or storm) that was named before.
    #[inline(never)]
    pub(super) fn join_ends(&mut self) {
        let mut ends = Candidates::default();
        let is_body = |name: &Name<'_>| matches!(name.kind, EntityKind::Organization | EntityKind::Event);
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| is_body(name)) {
            let words = name.words.as_slice();
            for cut in 1..words.len().min(MAX_WORDS) {
                ends.add(words.get(cut..).unwrap_or_default().join(" "), self.root(at));
            }
        }
        self.join_parts(
            |name| Some(&ends).filter(|_| is_body(name)),
            |name, full| full.kind == name.kind && is_end_of(name, full),
        );
    }
}

/// `State of Tarn` is `Tarn`.
fn without_form_of_state(key: &str) -> &str {
    let (form, name) = key.split_once(" of ").unwrap_or(("", key));
    if matches!(form, "state" | "republic" | "kingdom" | "commonwealth") { name } else { key }
}

/// The words of a name with the main name of its country before them; `None` where it names none.
fn country_first(words: &[&str]) -> Option<String> {
    const LONGEST: usize = 4;
    let lower = |words: &[&str]| words.join(" ").to_lowercase();
    for length in (1..=LONGEST.min(words.len() - 1)).rev() {
        let (start, behind) = words.split_at(length);
        if let Some(country) = lexicon::country(&start.join(" ")) {
            return Some(format!("{country} {}", lower(behind)));
        }
        let (before, end) = words.split_at(words.len() - length);
        if let [name @ .., "of"] | [name @ .., "of", "the"] = before
            && let Some(country) = lexicon::country(&end.join(" "))
            && !name.is_empty()
        {
            return Some(format!("{country} {}", lower(name)));
        }
    }
    None
}

/// Whether the end of a full name says enough by itself behind it.
fn is_end_of(short: &Name<'_>, full: &Name<'_>) -> bool {
    let words = full.first.words.as_slice();
    let dropped = words.get(..words.len().saturating_sub(short.first.words.len())).unwrap_or_default();
    let [only] = short.first.words.as_slice() else {
        return !dropped.is_empty() && dropped.iter().all(|word| !is_function_word(&word.to_lowercase()));
    };
    let says_where = |word: &&str| {
        let place = classes::COUNTRY | classes::GROUP | classes::PLACE | classes::PLACE_PART;
        lexicon::bits(word) & place != 0
    };
    let is_body = is_public_body(&only.to_lowercase());
    if full.kind == EntityKind::Event {
        return true;
    }
    // `Congress … U.S. Congress`; any other end only behind the name that it ends: `Harlow Hornets … Hornets`.
    !dropped.is_empty() && (full.is_first(short) || is_body && dropped.iter().all(says_where))
}

/// Whether the short name (the beginning of the full one) says enough by itself.
fn is_short_form(short: &Name<'_>, full: &Name<'_>) -> bool {
    if full.kind == EntityKind::Location {
        let is_country = lexicon::country(&short.first.words.join(" ")).is_some();
        return !is_country && is_landscape(full.words.get(short.words.len()..).unwrap_or_default());
    }
    let words = &full.first.words;
    let rest = words.get(short.first.words.len()..).unwrap_or_default();
    if rest.iter().any(|word| matches!(*word, "'s" | "’s")) {
        return false;
    }
    let [only] = short.first.words.as_slice() else {
        // `Norvane Steel` for `Norvane Steel Group`, but not `Corvian Union` for `Corvian Union Commission`.
        return rest.iter().all(|word| says_little(word));
    };
    if lexicon::is_generic_organization_word(only) || may_stand_for_more(only, rest) {
        return false;
    }
    // `Norvane … Norvane Cloud`: whoever was called by the short name first has it alone, and the rest names something else.
    let says_what_it_is = |word: &&str| {
        lexicon::is_generic_organization_word(word)
            || is_legal_form(word)
            || word.chars().all(|c| !c.is_alphabetic())
    };
    // A company that is known by its short name has much that begins with it: `Microsoft Azure`.
    let has_its_own = short.is_first(full) || lexicon::bits(only) & classes::ORGANIZATION != 0;
    if has_its_own && !rest.last().is_some_and(says_what_it_is) {
        return false;
    }
    let is_place = lexicon::bits(only) & (classes::COUNTRY | classes::GROUP | classes::PLACE) != 0;
    let is_club =
        |word: &&str| matches!(*word, "FC" | "F.C." | "AFC" | "United" | "City" | "Rovers" | "Athletic");
    !is_place || words.iter().any(is_club)
}

/// Whether a short form in capitals may be the name of a larger body: `EU` of `EU Commission`, but not `ORR` of `ORR Airlines`.
fn may_stand_for_more(only: &str, rest: &[&str]) -> bool {
    is_all_capitals(only) && !rest.iter().all(|word| says_little(word))
}

/// Whether a word of an organization's name says only that it is one: `Group`, but not `Commission`.
fn says_little(word: &str) -> bool {
    lexicon::is_generic_organization_word(word) && !is_public_body(&word.to_lowercase())
}

/// Whether what follows the short name of a place says what lies there: `Tarn Islands`, but not `Tarn City`.
fn is_landscape(rest: &[&str]) -> bool {
    matches!(rest, [only] if is_landscape_word(only))
}
