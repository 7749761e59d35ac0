//! Names of organizations and places into those that are the same body's: short forms, abbreviations, other orders.

use super::EntityKind;
use super::acronyms::{abbreviation, initials_without_place, usual_initials, without_generation};
use super::clusters::{MAX_WORDS, Name, Names};
use super::parts::{Candidates, Found};
use super::words::is_all_capitals;
use crate::lexicon::{self, classes};
use crate::span::TokenIndex;
use crate::syntax::word_classes::is_function_word;
use crate::text::Document;

/// A word in small letters has so many letters at least, to be the initials of a name.
const SHORTEST_ACRONYM_AS_WORD: usize = 4;
/// Names of one word that a label may stand for; more are not looked at, which keeps the search linear.
const MAX_LABELLED: usize = 64;

impl Names<'_> {
    /// `Ministry of Health` and `Health Ministry`; `State Department` where one country has a `Department of State`, `House`
    /// where one has a `House of Representatives`.
    #[inline(never)]
    pub(super) fn join_reordered(&mut self) {
        let is_reorderable =
            |name: &Name<'_>| name.kind == EntityKind::Organization && name.words.len() <= MAX_WORDS;
        self.join_equal(|name| {
            (is_reorderable(name) && name.words.len() > 1).then(|| in_any_order(&name.words)).flatten()
        });
        let mut of_countries = Candidates::default();
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| is_reorderable(name)) {
            let rest = country_and_rest(&name.first.words).map_or(String::new(), |(_, rest)| rest);
            let words: Vec<&str> =
                if rest.is_empty() { name.words.clone() } else { rest.split(' ').collect() };
            if let [body @ ("house" | "parliament" | "senate"), "of", ..] = words.as_slice() {
                of_countries.add((*body).to_owned(), self.root(at));
            }
            // The party of a country and that of one of its states are two.
            if let Some(words) =
                in_any_order(&words).filter(|_| !rest.is_empty() && !words.contains(&"party"))
            {
                of_countries.add(words, self.root(at));
            }
        }
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at).filter(|name| is_reorderable(name)) else { continue };
            let Some(words) = in_any_order(&name.words) else { continue };
            let own_root = self.root(at);
            if let Found::One(full) =
                of_countries.fitting(&words, |at| self.root(at), |root| root != own_root)
            {
                self.join(full, at);
            }
        }
    }

    /// `U.S. Geological Survey` and `United States Geological Survey`, `UK Supreme Court` and `Supreme Court of the United Kingdom`.
    #[inline(never)]
    pub(super) fn join_by_country(&mut self) {
        self.join_equal(|name| {
            let words = name.first.words.as_slice();
            match name.kind {
                EntityKind::Organization | EntityKind::Facility if (2..=MAX_WORDS).contains(&words.len()) => {
                    country_and_rest(words).map(|(country, rest)| format!("{country} {rest}"))
                }
                EntityKind::Location => Some(without_form_of_state(name.key).to_owned()),
                _ => None,
            }
        });
    }

    /// `WHO` and `World Health Organization`, also where no parentheses say so; `ABO` for `Ana B. Orr`.
    #[inline(never)]
    pub(super) fn join_initials(&mut self) {
        let (mut by_initials, mut without_place) = (Candidates::default(), Candidates::default());
        for (at, name) in self.names.iter().enumerate() {
            let words = without_generation(name.first);
            if words.len() > 1 && words.len() <= MAX_WORDS {
                usual_initials(words)
                    .into_iter()
                    .for_each(|initials| by_initials.add(initials, self.root(at)));
                if let Some(initials) = initials_without_place(words) {
                    without_place.add(initials, self.root(at));
                }
            }
        }
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at) else { continue };
            let abbreviation = abbreviation(name.first);
            // `Vaho`, as some papers write what is said as a word.
            let is_word = abbreviation.is_none()
                && name.kind == EntityKind::Organization
                && name.words.len() == 1
                && name.key.len() >= SHORTEST_ACRONYM_AS_WORD;
            let Some(letters) = abbreviation.or_else(|| is_word.then(|| name.key.to_owned())) else {
                continue;
            };
            let own_root = self.root(at);
            let fits = |root: usize| {
                root != own_root && self.names.get(root).is_some_and(|full| may_be_short_for(name, full))
            };
            let looser = Some(&without_place).filter(|_| !is_word);
            let found = std::iter::once(&by_initials)
                .chain(looser)
                .map(|candidates| candidates.fitting(&letters, |at| self.root(at), fits))
                .find(|found| !matches!(found, Found::None));
            if let Some(Found::One(full)) = found {
                self.join_with_kind(full, at);
            }
        }
    }

    /// `NP Group` and `Norvane Pumps Group`, `OV Bridge` and `Orr Vale Bridge`: the initials of the first words, before the others.
    #[inline(never)]
    pub(super) fn join_part_initials(&mut self) {
        let mut by_part = Candidates::default();
        let bodies = |name: &Name<'_>| {
            matches!(name.kind, EntityKind::Organization | EntityKind::Facility)
                && (2..=MAX_WORDS).contains(&name.first.words.len())
        };
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| bodies(name)) {
            let words = name.first.words.as_slice();
            for cut in 2..words.len() {
                let (start, end) = words.split_at(cut);
                let end = end.join(" ");
                usual_initials(start)
                    .iter()
                    .for_each(|initials| by_part.add(format!("{initials} {end}"), self.root(at)));
            }
        }
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at).filter(|name| bodies(name)) else { continue };
            let Some((letters, rest)) = name.first.words.split_first() else { continue };
            let own_root = self.root(at);
            let part = format!("{} {}", letters.to_lowercase(), rest.join(" "));
            if is_all_capitals(letters)
                && let Found::One(full) = by_part.fitting(&part, |at| self.root(at), |root| root != own_root)
            {
                self.join(full, at);
            }
        }
    }

    /// `CN:` or `((CN))` before what `Corvinews` asks in an interview: a label that holds letters of one name of one word.
    #[inline(never)]
    pub(super) fn join_labels(&mut self, document: &Document<'_>) {
        let is_label = |name: &Name<'_>| {
            let tokens = name.first.tokens;
            let text = |at: usize| document.token_text(TokenIndex::from_usize(at));
            let block = document.block_at(document.span_of(tokens).start());
            let start =
                block.and_then(|at| document.blocks().get(at.get())).map(|block| block.tokens.start.get());
            let is_bracketed =
                start.is_some_and(|start| (start..tokens.start.get()).all(|at| text(at) == "("));
            let closes = if start == Some(tokens.start.get()) { ":" } else { ")" };
            name.kind == EntityKind::Organization && is_bracketed && text(tokens.end.get()) == closes
        };
        let is_body = |name: &Name<'_>| name.kind == EntityKind::Organization && name.words.len() == 1;
        let bodies = self.names.iter().enumerate().filter(|(_, name)| is_body(name)).take(MAX_LABELLED);
        let bodies: Vec<(usize, &str)> = bodies.map(|(at, name)| (at, name.key)).collect();
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at).filter(|name| is_label(name)) else { continue };
            let Some(letters) = abbreviation(name.first) else { continue };
            let mut full =
                bodies.iter().filter(|(_, key)| holds(key, &letters)).map(|&(full, _)| self.root(full));
            if let Some(first) = full.next()
                && full.all(|other| other == first)
            {
                self.join(first, at);
            }
        }
    }
}

/// `State of Tarn` is `Tarn`.
fn without_form_of_state(key: &str) -> &str {
    let (form, name) = key.split_once(" of ").unwrap_or(("", key));
    if matches!(form, "state" | "republic" | "kingdom" | "commonwealth") { name } else { key }
}

/// The main name of the country that a name begins or ends with, and the other words in lower case; `None` where it has none.
fn country_and_rest(words: &[&str]) -> Option<(&'static str, String)> {
    const LONGEST: usize = 4;
    let lower = |words: &[&str]| words.join(" ").to_lowercase();
    for length in (1..=LONGEST.min(words.len().saturating_sub(1))).rev() {
        let (start, behind) = words.split_at(length);
        if let Some(country) = lexicon::country(&start.join(" ")) {
            return Some((country, lower(behind)));
        }
        let (before, end) = words.split_at(words.len() - length);
        if let [name @ .., "of"] | [name @ .., "of", "the"] = before
            && let Some(country) = lexicon::country(&end.join(" "))
            && !name.is_empty()
        {
            return Some((country, lower(name)));
        }
    }
    None
}

/// Whether a longer word begins with the first of some letters and holds the others, in order.
fn holds(word: &str, letters: &str) -> bool {
    let mut rest = word.chars();
    let begins_alike = word.chars().next() == letters.chars().next();
    begins_alike
        && word.len() > letters.len()
        && letters.chars().all(|letter| rest.any(|other| other == letter))
}

/// Words that count, in an order of their own; `None` where there are none.
fn in_any_order(words: &[&str]) -> Option<String> {
    let mut words: Vec<&str> = words.iter().copied().filter(|word| !is_function_word(word)).collect();
    words.sort_unstable();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Whether an abbreviation may stand for a name of that kind.
fn may_be_short_for(short: &Name<'_>, full: &Name<'_>) -> bool {
    let is_known =
        short.first.words.first().is_some_and(|word| lexicon::bits(word) & classes::ORGANIZATION != 0);
    // `RFK Jr.` is no `Robert F. Kennedy`.
    let says = |name: &Name<'_>| without_generation(name.first).len() < name.first.words.len();
    match full.kind {
        EntityKind::Organization => true,
        EntityKind::Person if says(short) && !says(full) => false,
        EntityKind::Person => short.kind == EntityKind::Person || full.first.words.len() > 2 && !is_known,
        kind => full.first.words.len() > 2 || kind == short.kind,
    }
}
