//! Names of persons into those that only `Jr.`, `Sr.` or a number tells apart, which then counts as a word of the name.

use super::EntityKind;
use super::clusters::{Name, Names};
use super::words::{is_junior_or_senior, says_generation};
use crate::span::TokenIndex;
use std::collections::{BTreeMap, BTreeSet};

/// What the text says of the bearers of a last name.
#[derive(Default)]
struct Bearers<'m> {
    /// The words behind the name, as keys have them: `jr`, `iii`.
    generations: BTreeSet<&'m str>,
    /// Whether somebody of the same first name is named before, without such a word.
    has_namesake: bool,
}

impl Names<'_> {
    /// Keeps the generation in the words of names that two share: `Tom Arle Jr.` and `Tom Arle Sr.`; `Tom Arle`, and `Tom Arle
    /// Jr.` whom the text names later.
    pub(super) fn keep_generations(&mut self) {
        let persons = || self.names.iter().filter(|name| name.kind == EntityKind::Person);
        if persons().all(|name| generation(name).is_none()) {
            return;
        }
        let mut bare: BTreeMap<Vec<&str>, TokenIndex> = BTreeMap::new();
        for name in persons().filter(|name| generation(name).is_none() && name.words.len() > 1) {
            // A headline leaves the generation out.
            if !(name.begins_in_heading && name.introduced == name.first.tokens.start) {
                bare.entry(name.words.clone()).or_insert(name.introduced);
            }
        }
        let mut all: BTreeMap<&str, Bearers<'_>> = BTreeMap::new();
        for name in self.names.iter_mut().filter(|name| name.kind == EntityKind::Person) {
            let (Some(&last), Some(generation)) = (name.words.last(), generation(name)) else { continue };
            let before = bare.get(&name.words).is_some_and(|&introduced| introduced < name.introduced);
            name.has_namesake =
                before && name.first.words.last().is_some_and(|word| is_junior_or_senior(word));
            let bearers = all.entry(last).or_default();
            bearers.generations.insert(generation);
            bearers.has_namesake |= name.has_namesake;
        }
        for name in self.names.iter_mut().filter(|name| name.kind == EntityKind::Person) {
            let bearers = name.words.last().and_then(|last| all.get(last));
            let is_shared = bearers.is_some_and(|all| all.has_namesake || all.generations.len() > 1);
            name.words.extend(generation(name).filter(|_| is_shared));
        }
    }
}

/// The generation that a name says and its words leave out.
fn generation<'m>(name: &Name<'m>) -> Option<&'m str> {
    let is_said = name.first.words.len() > name.words.len()
        && name.first.words.last().is_some_and(|word| says_generation(word));
    is_said.then(|| name.key.rsplit(' ').next()).flatten()
}
