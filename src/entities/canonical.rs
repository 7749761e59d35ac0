//! A cluster of mentions into the name that it goes by.

use super::EntityKind;
use super::clusters::Cluster;
use super::mentions::NameMention;
use super::words::is_all_capitals;
use crate::text::Document;
use std::cmp::Reverse;

/// The most complete form that the text uses: most words, not all in capitals, most letters, with its accents, first.
pub(super) fn name(document: &Document<'_>, mentions: &[NameMention<'_>], cluster: &Cluster) -> String {
    let names = cluster.mentions.iter().filter_map(|&at| mentions.get(at));
    let best = names.min_by_key(|mention| {
        let surface = document.slice(document.span_of(mention.tokens));
        let longest = mention.words.iter().map(|word| word.len()).max();
        let is_shouted =
            is_all_capitals(surface) && (cluster.kind == EntityKind::Person || longest > Some(4));
        let letters = surface.chars().count();
        // The singular of a group, the longest form of anything else.
        let length = if cluster.kind == EntityKind::Group { letters } else { usize::MAX - letters };
        // Who writes the accents knows the name.
        (Reverse(mention.words.len()), is_shouted, length, surface.is_ascii(), mention.tokens.start)
    });
    let surface = best.map_or("", |mention| document.slice(document.span_of(mention.tokens)));
    surface.split_whitespace().collect::<Vec<_>>().join(" ")
}
