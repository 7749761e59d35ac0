//! Clusters of mentions into the names that they go by.

use super::EntityKind;
use super::clusters::Cluster;
use super::families::parted_name;
use super::mentions::{NameMention, singular_of_model};
use super::ranks::is_peerage;
use super::words::{is_all_capitals, list};
use crate::span::TokenRange;
use crate::text::Document;
use crate::word_set::{WordSet, one_of};
use std::cmp::Reverse;
use std::collections::BTreeMap;

const ADHERENTS: WordSet = list("canonical.adherents");

/// In so many mentions of a state its short name is looked for.
const LOOKED_AT: usize = 32;

/// The name of each cluster, with the title of a peer, and that of whoever has no more than a surname that others have too.
pub(super) fn names(
    document: &Document<'_>,
    mentions: &[NameMention<'_>],
    clusters: &[Cluster],
) -> Vec<String> {
    let bare: Vec<String> = clusters.iter().map(|cluster| name(document, mentions, cluster)).collect();
    let mut bearers: BTreeMap<String, usize> = BTreeMap::new();
    let named = || clusters.iter().zip(&bare);
    for (_, name) in named().filter(|(cluster, _)| cluster.kind == EntityKind::Person) {
        *bearers.entry(surname(name)).or_default() += 1;
    }
    let entitled = |(cluster, name): (&Cluster, &String)| {
        let tells =
            |title: &&str| is_peerage(title) || bearers.get(&surname(name)).is_some_and(|&all| all > 1);
        match title(document, mentions, cluster).filter(tells) {
            Some(title) => format!("{title} {name}"),
            None => name.clone(),
        }
    };
    named().map(entitled).collect()
}

fn surname(name: &str) -> String {
    name.rsplit(' ').next().unwrap_or_default().to_lowercase()
}

/// The title that the text first gives a person of whom it tells the surname alone: `Mrs`, `Detective Inspector`.
fn title<'t>(document: &Document<'t>, mentions: &[NameMention<'_>], cluster: &Cluster) -> Option<&'t str> {
    let names = || cluster.mentions.iter().filter_map(|&at| mentions.get(at));
    let is_surname =
        |name: &NameMention<'_>| name.words.len() == 1 || name.words.get(1).is_some_and(|of| *of == "of");
    let key = &names().next()?.key;
    let is_one = cluster.kind == EntityKind::Person
        && names().all(|name| is_surname(name) && name.key.split(' ').next() == key.split(' ').next());
    let before = |name: &NameMention<'_>| {
        let (start, title) = (name.tokens.start.get(), &name.title.office);
        let words = title.split_whitespace().count();
        let tokens = TokenRange::new(start.checked_sub(words)?, start);
        let title = document.slice(document.span_of(tokens));
        (words > 0 && title.starts_with(char::is_uppercase)).then_some(title)
    };
    names().filter(|_| is_one).find_map(before)
}

/// Of a group what the text says most often, of anything else the most complete form that the text uses: most words, not all
/// in capitals, most letters, with its accents, first.
fn name(document: &Document<'_>, mentions: &[NameMention<'_>], cluster: &Cluster) -> String {
    if cluster.kind == EntityKind::Person
        && let Some(name) = parted_name(document, mentions, &cluster.mentions)
    {
        return name;
    }
    let names = || cluster.mentions.iter().filter_map(|&at| mentions.get(at));
    let is_group = cluster.kind == EntityKind::Group;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    if is_group {
        names()
            .for_each(|name| *counts.entry(document.slice(document.span_of(name.tokens))).or_default() += 1);
    }
    let best = names().min_by_key(|mention| {
        let surface = document.slice(document.span_of(mention.tokens));
        let longest = mention.words.iter().map(|word| word.len()).max();
        let is_shouted =
            is_all_capitals(surface) && (cluster.kind == EntityKind::Person || longest > Some(4));
        // Of two that it says as often, the one that it says first.
        let length = if is_group { 0 } else { usize::MAX - surface.chars().count() };
        let words =
            if is_group { counts.get(surface).copied().unwrap_or_default() } else { mention.words.len() };
        // `Democrats` before `Democratic`, `Republicans` before `Republican`.
        // `Republican` before `GOP`, `Orr 300` before `Orr 300s`.
        let is_short = is_group && is_all_capitals(surface)
            || mention.words.last().is_some_and(|last| singular_of_model(last) != *last);
        let describes = is_short
            || is_group && (surface.ends_with("ic") || one_of(&surface.to_lowercase(), &ADHERENTS))
            || behind_form_of_state(mention)
                .is_some_and(|rest| names().take(LOOKED_AT).any(|other| other.words == rest));
        // Who writes the accents knows the name.
        (
            !surface.contains(|c: char| c.is_ascii_alphabetic()),
            mention.is_aside,
            describes,
            Reverse(words),
            is_shouted,
            length,
            surface.is_ascii(),
            mention.tokens.start,
        )
    });
    let surface = best.map_or("", |mention| document.slice(document.span_of(mention.tokens)));
    // `[Carlos] Melconian`
    let surface = surface.replace(['[', ']'], "");
    surface.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Corvia` of `Islamic Republic of Corvia`, by which readers know it.
fn behind_form_of_state<'m, 't>(name: &'m NameMention<'t>) -> Option<&'m [&'t str]> {
    let of =
        name.words.iter().rposition(|word| *word == "of").filter(|_| name.kind == EntityKind::Location)?;
    name.words.get(of + 1..)
}
