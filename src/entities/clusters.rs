//! Name mentions into clusters: full names, surnames, short forms and abbreviations of the same.

use super::EntityKind;
use super::acronyms::{Definition, may_abbreviate, usual_initials};
use super::mentions::NameMention;
use super::parts::{Candidates, Found};
use super::words::{is_all_capitals, is_function_word, is_generation, is_legal_form, is_public_body};
use crate::lexicon::{self, Gender, classes};
use crate::sorting::sort_by_key;
use std::collections::BTreeMap;

/// Below this mean confidence, a short name takes the kind of the one full name that it belongs to.
const UNSURE: u32 = 900;
/// A part of a full name that was tagged as something else has at most so many words.
const SHORT_WORDS: usize = 2;
/// Parts of longer names are not looked at.
const MAX_WORDS: usize = 8;

/// The mentions of one entity: positions in the list of mentions, ascending.
#[derive(Debug)]
pub(super) struct Cluster {
    pub(super) kind: EntityKind,
    pub(super) mentions: Vec<usize>,
}

/// Groups the mentions, in order of first mention.
pub(super) fn cluster(mentions: &[NameMention<'_>], definitions: &[Definition]) -> Vec<Cluster> {
    let mut names = Names::new(mentions);
    names.join_definitions(definitions);
    names.join_full_names();
    names.join_equal_words();
    names.join_reordered();
    names.join_initials();
    names.join_parts_of_persons();
    names.join_short_forms();
    names.clusters()
}

/// A distinct name, with all its mentions.
struct Name<'m> {
    kind: EntityKind,
    key: &'m str,
    /// Gender that the title of a person's short name says: `Mr Ruiz` is not `Ms Ruiz`.
    gender: Option<Gender>,
    /// The words of the key that count: no generation, no legal form.
    words: Vec<&'m str>,
    first: &'m NameMention<'m>,
    mentions: Vec<usize>,
    confidence: u32,
}

impl Name<'_> {
    /// Whether the text uses this name before the other.
    fn is_first(&self, other: &Self) -> bool {
        self.first.tokens.start < other.first.tokens.start
    }
}

struct Names<'m> {
    names: Vec<Name<'m>>,
    /// The name that each is joined to; its own position for the first of a cluster.
    parents: Vec<usize>,
}

impl<'m> Names<'m> {
    fn new(mentions: &'m [NameMention<'m>]) -> Self {
        let mut positions: BTreeMap<(EntityKind, &str, Option<Gender>), usize> = BTreeMap::new();
        let mut names: Vec<Name<'m>> = Vec::new();
        for (at, mention) in mentions.iter().enumerate() {
            let gender = if mention.words.len() == 1 { mention.title.gender } else { None };
            let position = *positions.entry((mention.kind, &mention.key, gender)).or_insert_with(|| {
                names.push(Name {
                    kind: mention.kind,
                    key: &mention.key,
                    gender,
                    words: counting_words(mention),
                    first: mention,
                    mentions: Vec::new(),
                    confidence: 0,
                });
                names.len() - 1
            });
            if let Some(name) = names.get_mut(position) {
                name.mentions.push(at);
                name.confidence += u32::from(mention.confidence.permille());
            }
        }
        let parents = (0..names.len()).collect();
        Self { names, parents }
    }

    fn root(&self, mut at: usize) -> usize {
        while let Some(&parent) = self.parents.get(at) {
            if parent == at {
                break;
            }
            at = parent;
        }
        at
    }

    /// Joins two clusters. The later hangs on the earlier, and trees stay flat.
    fn join(&mut self, one: usize, other: usize) {
        let (root, other_root) = (self.root(one), self.root(other));
        let (first, later) = (root.min(other_root), root.max(other_root));
        for at in [later, one, other] {
            if let Some(parent) = self.parents.get_mut(at) {
                *parent = first;
            }
        }
    }

    /// Joins each name to the first one with the same word, where `word` gives one.
    fn join_equal(&mut self, word: impl Fn(&Name<'m>) -> Option<String>) {
        let mut firsts: BTreeMap<(EntityKind, String), usize> = BTreeMap::new();
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at) else { continue };
            let Some(word) = word(name) else { continue };
            let first = *firsts.entry((name.kind, word)).or_insert(at);
            self.join(first, at);
        }
    }

    fn join_definitions(&mut self, definitions: &[Definition]) {
        let mut positions: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, name) in self.names.iter().enumerate() {
            positions.entry(name.key).or_insert(at);
        }
        let pairs: Vec<(usize, usize)> = definitions
            .iter()
            .filter_map(|pair| {
                Some((*positions.get(pair.name.as_str())?, *positions.get(pair.acronym.as_str())?))
            })
            .collect();
        for (name, acronym) in pairs {
            self.join(name, acronym);
        }
    }

    /// `Ana Ruiz` and `Ana Maria Ruiz`: first and last word agree, and one has nothing else between.
    fn join_full_names(&mut self) {
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

    /// `Acme Corp.` and `Acme`, `St. Odo` and `Odo`. Titles that tell persons apart still do.
    fn join_equal_words(&mut self) {
        self.join_equal(|name| {
            let is_open = match name.kind {
                EntityKind::Organization => true,
                EntityKind::Person => name.gender.is_none(),
                _ => false,
            };
            is_open.then(|| name.words.join(" "))
        });
    }

    /// `Ministry of Health` and `Health Ministry`.
    fn join_reordered(&mut self) {
        self.join_equal(|name| {
            let is_reorderable = name.kind == EntityKind::Organization && name.words.len() <= MAX_WORDS;
            let mut words: Vec<&str> =
                name.words.iter().copied().filter(|word| !is_function_word(word)).collect();
            words.sort_unstable();
            (is_reorderable && words.len() > 1).then(|| words.join(" "))
        });
    }

    /// `WHO` and `World Health Organization`, also where no parentheses say so.
    fn join_initials(&mut self) {
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
            let kind = self.names.get(full).map(|full| full.kind);
            if let (Some(kind), Some(name)) = (kind, self.names.get_mut(at)) {
                name.kind = kind;
            }
            self.join(full, at);
        }
    }

    /// `Ruiz`, `von Stahl`, `Ana`: the end, the beginning or a part of exactly one person's full name.
    fn join_parts_of_persons(&mut self) {
        let (mut ends, mut starts, mut middles) =
            (Candidates::default(), Candidates::default(), Candidates::default());
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Person) {
            let words = name.words.as_slice();
            if words.len() < 2 || words.len() > MAX_WORDS {
                continue;
            }
            let root = self.root(at);
            for cut in 1..words.len() {
                let (start, end) = words.split_at(cut);
                ends.add(end.join(" "), root);
                starts.add(start.join(" "), root);
            }
            words.iter().for_each(|word| middles.add((*word).to_owned(), root));
            // `al-Amin` is spoken of as `Amin` too.
            if let Some((_, bare)) = words.last().and_then(|last| last.split_once('-')) {
                ends.add(bare.to_owned(), root);
            }
        }
        let full_names: Vec<Option<Gender>> = self.genders();
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
            let fits = |root: usize| {
                let other = full_names.get(root).copied().flatten();
                gender.is_none() || other.is_none() || gender == other
            };
            let own_root = self.root(at);
            let found = [&ends, &starts, &middles]
                .into_iter()
                .map(|candidates| {
                    candidates.fitting(&part, |at| self.root(at), |root| root != own_root && fits(root))
                })
                .find(|found| !matches!(found, Found::None));
            let full = match found {
                Some(Found::One(full)) => Some(full),
                // Whoever was introduced before the short name first stands, where nobody else was.
                Some(Found::Many(roots)) => {
                    let mut before = roots.iter().copied().filter(|&root| root < at);
                    before.next().filter(|_| before.next().is_none())
                }
                _ => None,
            };
            if let Some(full) = full {
                let kind = self.names.get(full).map(|name| name.kind);
                if let (Some(kind), Some(name)) = (kind, self.names.get_mut(at)) {
                    name.kind = kind;
                }
                self.join(full, at);
            }
        }
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

    /// `Norvane` and `Norvane Steel Group`: a beginning that names exactly one organization.
    fn join_short_forms(&mut self) {
        let mut starts: BTreeMap<EntityKind, Candidates> = BTreeMap::new();
        let takes_short_forms = |kind| matches!(kind, EntityKind::Organization | EntityKind::Facility);
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| takes_short_forms(name.kind)) {
            let words = name.words.as_slice();
            for cut in 1..words.len().min(MAX_WORDS) {
                let start = words.get(..cut).unwrap_or_default().join(" ");
                starts.entry(name.kind).or_default().add(start, self.root(at));
            }
        }
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at) else { continue };
            let own_root = self.root(at);
            let Some(candidates) = starts.get(&name.kind) else { continue };
            let part = name.words.join(" ");
            if let Found::One(full) = candidates.fitting(&part, |at| self.root(at), |root| root != own_root)
                && self.names.get(full).is_some_and(|full| is_short_form(name, full))
            {
                self.join(full, at);
            }
        }
    }

    fn clusters(self) -> Vec<Cluster> {
        let mut clusters: BTreeMap<usize, Cluster> = BTreeMap::new();
        for (at, name) in self.names.iter().enumerate() {
            let cluster = clusters
                .entry(self.root(at))
                .or_insert_with(|| Cluster { kind: name.kind, mentions: Vec::new() });
            cluster.mentions.extend(&name.mentions);
        }
        let mut clusters: Vec<Cluster> = clusters.into_values().collect();
        clusters.iter_mut().for_each(|cluster| cluster.mentions.sort_unstable());
        sort_by_key(&mut clusters, |cluster| cluster.mentions.first().copied());
        clusters
    }
}

/// Whether the short name (the beginning of the full one) says enough by itself.
fn is_short_form(short: &Name<'_>, full: &Name<'_>) -> bool {
    let words = &full.first.words;
    let rest = words.get(short.first.words.len()..).unwrap_or_default();
    if rest.iter().any(|word| matches!(*word, "'s" | "’s")) {
        return false;
    }
    let [only] = short.first.words.as_slice() else {
        // `Norvane Steel` for `Norvane Steel Group`, but not `Corvian Union` for `Corvian Union Commission`.
        let says_little = |word: &&str| {
            lexicon::is_generic_organization_word(word) && !is_public_body(&word.to_lowercase())
        };
        return rest.iter().all(says_little);
    };
    if lexicon::is_generic_organization_word(only) || is_all_capitals(only) {
        return false;
    }
    // `Norvane … Norvane Cloud`: whoever was called by the short name first has it alone, and the rest names something else.
    let says_what_it_is = |word: &&str| {
        lexicon::is_generic_organization_word(word)
            || is_legal_form(word)
            || word.chars().all(|c| !c.is_alphabetic())
    };
    if short.is_first(full) && !rest.last().is_some_and(says_what_it_is) {
        return false;
    }
    let is_place = lexicon::bits(only) & (classes::COUNTRY | classes::GROUP | classes::PLACE) != 0;
    let is_club =
        |word: &&str| matches!(*word, "FC" | "F.C." | "AFC" | "United" | "City" | "Rovers" | "Athletic");
    !is_place || words.iter().any(is_club)
}

/// Whether what stands between first and last name agrees: nothing, the same, or an initial of it.
fn same_middle(one: &[&str], other: &[&str]) -> bool {
    one.is_empty()
        || other.is_empty()
        || one.iter().zip(other).all(|(one, other)| one.starts_with(other) || other.starts_with(one))
}

/// The words of the key without legal form and generation, all of them where nothing else is left.
fn counting_words<'m>(mention: &'m NameMention<'m>) -> Vec<&'m str> {
    let words: Vec<&str> = mention.key.split(' ').collect();
    if words.len() != mention.words.len() {
        return words;
    }
    let counts = |word: &str| match mention.kind {
        EntityKind::Organization => !is_legal_form(word),
        EntityKind::Person => !is_generation(word),
        _ => true,
    };
    let kept = mention.words.iter().rposition(|word| counts(word)).map_or(words.len(), |last| last + 1);
    let is_saint =
        mention.kind == EntityKind::Person && kept > 1 && matches!(words.first(), Some(&("st" | "saint")));
    words.into_iter().take(kept).skip(usize::from(is_saint)).collect()
}
