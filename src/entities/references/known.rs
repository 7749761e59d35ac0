//! Clusters into what is known of each wherever it is spoken of: gender, and the nouns that can stand for it.

use crate::entities::EntityKind;
use crate::entities::appositions::COMPANIES;
use crate::entities::beside::nouns_beside;
use crate::entities::clusters::Cluster;
use crate::entities::mentions::NameMention;
use crate::entities::words::{is_public_body, list};
use crate::lexicon::{self, Gender};
use crate::syntax::word_classes::{is_person_noun, singular};
use crate::text::Document;
use crate::word_set::one_of;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of all clusters.
pub(super) struct Known<'d> {
    clusters: &'d [Cluster],
    /// The cluster of each mention.
    cluster_of: Vec<usize>,
    genders: Vec<Option<Gender>>,
    /// Whether each cluster is a country.
    countries: Vec<bool>,
    /// Clusters that a noun can speak of, and why.
    nouns: BTreeMap<String, Vec<(usize, &'static str)>>,
    /// The last words of names that end like plurals, in lower case: `the Solway Islands`.
    plurals: BTreeSet<String>,
    /// The person and the other thing that are named most.
    heroes: [Option<usize>; 2],
    /// The cluster of each kind that is named most.
    tops: BTreeMap<EntityKind, (usize, usize)>,
    /// The first cluster of each kind.
    firsts: Vec<usize>,
    /// Clusters that a heading names.
    titles: BTreeSet<usize>,
    /// Nouns of people who were met without a name.
    strangers: BTreeSet<String>,
}

impl<'d> Known<'d> {
    pub(super) fn new(
        document: &Document<'_>,
        mentions: &[NameMention<'_>],
        clusters: &'d [Cluster],
    ) -> Self {
        let mut known = Self {
            clusters,
            cluster_of: vec![0; mentions.len()],
            genders: Vec::with_capacity(clusters.len()),
            countries: Vec::with_capacity(clusters.len()),
            nouns: BTreeMap::new(),
            plurals: BTreeSet::new(),
            heroes: [None; 2],
            tops: BTreeMap::new(),
            firsts: Vec::new(),
            titles: BTreeSet::new(),
            strangers: BTreeSet::new(),
        };
        for (at, cluster) in clusters.iter().enumerate() {
            let names = || cluster.mentions.iter().filter_map(|&mention| mentions.get(mention));
            known.genders.push(gender(mentions, cluster));
            if !known.firsts.iter().any(|&first| known.kind(first) == Some(cluster.kind)) {
                known.firsts.push(at);
            }
            known.countries.push(names().any(|name| lexicon::country(&name.words.join(" ")).is_some()));
            let (top, most) = known.tops.entry(cluster.kind).or_insert((at, 0));
            if cluster.mentions.len() > *most {
                (*top, *most) = (at, cluster.mentions.len());
            }
            let last = names().next().and_then(|name| name.words.last()).map(|word| word.to_lowercase());
            let plural = last.filter(|last| cluster.kind != EntityKind::Person && singular(last) != last);
            known.plurals.extend(plural);
            for (&mention, name) in cluster.mentions.iter().zip(names()) {
                if let Some(cluster_of) = known.cluster_of.get_mut(mention) {
                    *cluster_of = at;
                }
                if let Some(office) = name.title.office.split(' ').next_back().filter(|word| !word.is_empty())
                {
                    known.add(office, at, "office");
                }
                if cluster.kind != EntityKind::Person {
                    let heads = head_of(&name.words);
                    for (word, number) in name.words.iter().zip(0..) {
                        let why = if number == heads { "heads name" } else { "in name" };
                        known.add(singular(&word.to_lowercase()), at, why);
                    }
                }
                let beside = nouns_beside(document, name.tokens);
                for noun in beside {
                    known.add(&noun, at, "beside");
                }
            }
        }
        let count = |at: &usize| clusters.get(*at).map_or(0, |cluster| cluster.mentions.len());
        for (hero, wanted) in [true, false].into_iter().enumerate() {
            let of_kind = (0..clusters.len()).filter(|&at| known.is_person(at) == wanted);
            let most = of_kind.max_by_key(|at| (count(at), std::cmp::Reverse(*at)));
            if let Some(hero) = known.heroes.get_mut(hero) {
                *hero = most.filter(|at| count(at) > 2);
            }
        }
        known
    }

    /// Remembers that a noun spoke of somebody without a name.
    pub(super) fn meet(&mut self, noun: &str) {
        if !self.strangers.contains(noun) {
            self.strangers.insert(noun.to_owned());
        }
    }

    /// Whether somebody without a name was met who goes by a noun in lower case.
    pub(super) fn is_stranger(&self, noun: &str) -> bool {
        self.strangers.contains(noun)
    }

    /// Adds a noun by which a cluster was spoken of.
    pub(super) fn learn_noun(&mut self, noun: &str, cluster: usize) {
        let noun = singular(noun);
        self.add(noun, cluster, "again");
        let holders = self.nouns.get_mut(noun).into_iter().flatten();
        for (_, why) in
            holders.filter(|(holder, why)| *holder == cluster && matches!(*why, "beside" | "in name"))
        {
            *why = "again";
        }
    }

    fn add(&mut self, noun: &str, cluster: usize, why: &'static str) {
        /// So many clusters share a noun at most, the first ones.
        const MOST: usize = 6;
        let holders = self.nouns.entry(noun.to_owned()).or_default();
        if holders.len() < MOST && !holders.iter().any(|(holder, _)| *holder == cluster) {
            holders.push((cluster, why));
        }
    }

    pub(super) fn cluster_of(&self, mention: usize) -> usize {
        self.cluster_of.get(mention).copied().unwrap_or_default()
    }

    pub(super) fn gender(&self, cluster: usize) -> Option<Gender> {
        self.genders.get(cluster).copied().flatten()
    }

    pub(super) fn learn_gender(&mut self, cluster: usize, gender: Option<Gender>) {
        if let Some(known) = self.genders.get_mut(cluster) {
            *known = known.or(gender);
        }
    }

    pub(super) fn is_person(&self, cluster: usize) -> bool {
        self.kind(cluster) == Some(EntityKind::Person)
    }

    pub(super) fn kind(&self, cluster: usize) -> Option<EntityKind> {
        self.clusters.get(cluster).map(|cluster| cluster.kind)
    }

    pub(super) fn is_country(&self, cluster: usize) -> bool {
        self.countries.get(cluster).copied().unwrap_or_default()
    }

    /// Whether a cluster is the first of its kind that the text names.
    pub(super) fn is_first(&self, cluster: usize) -> bool {
        self.firsts.contains(&cluster)
    }

    /// Whether no other cluster of its kind is named as often.
    pub(super) fn is_top(&self, cluster: usize) -> bool {
        self.kind(cluster)
            .and_then(|kind| self.tops.get(&kind))
            .is_some_and(|&(top, most)| top == cluster && most > 1)
    }

    /// Clusters that are named most of their kind.
    pub(super) fn tops(&self) -> impl Iterator<Item = usize> {
        self.tops.values().filter(|(_, most)| *most > 2).map(|&(top, _)| top)
    }

    /// Remembers that a heading names a cluster.
    pub(super) fn entitle(&mut self, cluster: usize) {
        self.titles.insert(cluster);
    }

    /// Whether a heading has named a cluster.
    pub(super) fn is_in_title(&self, cluster: usize) -> bool {
        self.titles.contains(&cluster)
    }

    pub(super) fn is_hero(&self, cluster: usize) -> bool {
        self.heroes.contains(&Some(cluster))
    }

    /// As what sort of description a noun in lower case is asked, if the text has something that it can speak of.
    pub(super) fn sort(&self, noun: &str) -> Option<&'static str> {
        match class(noun) {
            "person" => Some("person"),
            "country" | "town" | "place" => Some("place"),
            "company" | "body" => Some("body"),
            "noun" if self.called(noun).is_empty() => None,
            _ => Some("thing"),
        }
    }

    /// Whether a noun in lower case speaks of more than one, `the brothers`, and no name does: `the Solway Islands`.
    pub(super) fn is_of_many(&self, noun: &str) -> bool {
        singular(noun) != noun
            && class(noun) == "noun"
            && class(singular(noun)) != "noun"
            && !self.plurals.contains(noun)
    }

    /// Clusters that a noun in lower case can speak of by name, office or description, and which of these.
    pub(super) fn called(&self, noun: &str) -> &[(usize, &'static str)] {
        self.nouns.get(singular(noun)).map_or(&[], Vec::as_slice)
    }
}

/// What a noun in lower case says of what it speaks of.
pub(super) fn class(noun: &str) -> &'static str {
    if is_person_noun(noun) {
        "person"
    } else if one_of(noun, const { &list("references.countries") }) {
        "country"
    } else if one_of(noun, const { &list("references.towns") }) {
        "town"
    } else if one_of(noun, const { &list("references.places") }) {
        "place"
    } else if one_of(noun, &COMPANIES) {
        "company"
    } else if is_public_body(noun) {
        "body"
    } else if one_of(noun, const { &list("references.events") }) {
        "event"
    } else if one_of(noun, const { &list("references.works") }) {
        "work"
    } else if one_of(noun, const { &list("references.buildings") }) {
        "building"
    } else {
        "noun"
    }
}

/// The number of the word that says what a name is the name of: the one before `of`, or the last.
fn head_of(words: &[&str]) -> usize {
    let of = words.iter().position(|word| matches!(*word, "of" | "for"));
    of.unwrap_or(words.len()).saturating_sub(1)
}

/// The gender that titles and given names of a cluster say, unless they disagree.
fn gender(mentions: &[NameMention<'_>], cluster: &Cluster) -> Option<Gender> {
    if cluster.kind != EntityKind::Person {
        return None;
    }
    let names = || cluster.mentions.iter().filter_map(|&at| mentions.get(at));
    let titles: Vec<Gender> = names().filter_map(|name| name.title.gender).collect();
    match titles.split_first() {
        Some((first, rest)) => rest.iter().all(|other| other == first).then_some(*first),
        None => {
            let full = names().filter(|name| name.words.len() > 1);
            full.filter_map(|name| name.words.first()).find_map(|given| lexicon::gender(given))
        }
    }
}
