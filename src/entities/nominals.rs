//! Noun phrases such as `the ministry` or `the 43-year-old` into the cluster that they clearly speak of.

use super::EntityKind;
use super::clusters::Cluster;
use super::mentions::NameMention;
use super::words::{is_function_word, is_public_body};
use crate::lexicon;
use crate::span::{Score, TokenIndex, TokenRange};
use crate::text::{Document, TokenKind};
use std::collections::BTreeMap;

/// The noun is part of exactly one name: `the ministry`.
const BY_NAME: Score = Score::from_permille(850);
/// Exactly one person holds the office: `the president`.
const BY_OFFICE: Score = Score::from_permille(800);
/// The only company around: `the company`.
const BY_TYPE: Score = Score::from_permille(750);

/// How far a noun of a name reaches back, in sentences.
const MAX_SENTENCES_BEFORE: usize = 20;

/// Nouns that name no kind of organization although they stand in names of organizations.
const NOT_NOMINAL: &[&str] = &[
    "capital",
    "city",
    "community",
    "energy",
    "force",
    "gas",
    "government",
    "group",
    "guard",
    "media",
    "mission",
    "news",
    "office",
    "oil",
    "police",
    "post",
    "power",
    "press",
    "research",
    "service",
    "services",
    "team",
    "united",
    "watch",
    "workers",
    "division",
    "exchange",
    "front",
    "international",
    "limited",
    "unit",
    "company",
    "school",
];

/// Which clusters a noun can speak of: at most one is kept, and whether there were more.
#[derive(Default)]
pub(super) struct Roles {
    by_name: BTreeMap<String, Option<usize>>,
    by_office: BTreeMap<String, Option<usize>>,
    companies: Vec<bool>,
}

impl Roles {
    pub(super) fn new(mentions: &[NameMention<'_>], clusters: &[Cluster]) -> Self {
        let mut roles = Self::default();
        let add = |roles: &mut BTreeMap<String, Option<usize>>, noun: String, cluster: usize| {
            let holder = roles.entry(noun).or_insert(Some(cluster));
            if *holder != Some(cluster) {
                *holder = None;
            }
        };
        for (at, cluster) in clusters.iter().enumerate() {
            let names = cluster.mentions.iter().filter_map(|&mention| mentions.get(mention));
            let mut is_public = false;
            for name in names {
                match cluster.kind {
                    EntityKind::Person if !name.title.office.is_empty() => {
                        add(&mut roles.by_office, name.title.office.clone(), at);
                    }
                    EntityKind::Organization => {
                        for word in
                            name.words.iter().filter(|word| lexicon::is_generic_organization_word(word))
                        {
                            let noun = word.to_lowercase();
                            is_public |= is_public_body(&noun);
                            add(&mut roles.by_name, noun, at);
                        }
                    }
                    _ => {}
                }
            }
            roles.companies.push(cluster.kind == EntityKind::Organization && !is_public);
        }
        roles
    }

    /// The phrase that begins with `the` at a token, and the cluster that it speaks of.
    ///
    /// `around` are the clusters of this sentence so far and of the one before.
    /// `seen` tells how many sentences ago a cluster was spoken of, `None` where it was not yet.
    pub(super) fn nominal(
        &self,
        document: &Document<'_>,
        at: usize,
        end: usize,
        around: &[usize],
        seen: impl Fn(usize) -> Option<usize>,
    ) -> Option<(TokenRange, usize, Score)> {
        let holder = |roles: &BTreeMap<String, Option<usize>>, noun: &str| {
            roles.get(noun).copied().flatten().filter(|&cluster| seen(cluster).is_some())
        };
        let one = document.token_text(TokenIndex::from_usize(at + 1));
        let two = document.token_text(TokenIndex::from_usize(at + 2));
        // Offices may have two words: `the prime minister`.
        let pair = format!("{one} {two}");
        if let Some(cluster) = holder(&self.by_office, &pair) {
            let range = TokenRange::new(at, at + 3);
            return ends_phrase(document, at + 3, end).then_some((range, cluster, BY_OFFICE));
        }
        if at + 1 >= end || !ends_phrase(document, at + 2, end) {
            return None;
        }
        let range = TokenRange::new(at, at + 2);
        if let Some(cluster) = holder(&self.by_office, one) {
            return Some((range, cluster, BY_OFFICE));
        }
        if !NOT_NOMINAL.contains(&one)
            && let Some(cluster) = holder(&self.by_name, one)
            && seen(cluster) <= Some(MAX_SENTENCES_BEFORE)
        {
            return Some((range, cluster, BY_NAME));
        }
        if is_company_noun(one) {
            let mut companies: Vec<usize> = around
                .iter()
                .copied()
                .filter(|&cluster| self.companies.get(cluster).copied().unwrap_or_default())
                .collect();
            companies.sort_unstable();
            companies.dedup();
            if let &[cluster] = companies.as_slice() {
                return Some((range, cluster, BY_TYPE));
            }
        }
        None
    }
}

/// `the 43-year-old` at a token, unless a noun follows that it describes.
pub(super) fn by_age(document: &Document<'_>, at: usize, end: usize) -> Option<TokenRange> {
    let text = |at: usize| document.token_text(TokenIndex::from_usize(at));
    if !text(at).eq_ignore_ascii_case("the") {
        return None;
    }
    // The tokenizer may keep the compound whole or cut it at its hyphens.
    let behind = if text(at + 1).ends_with("-year-old") {
        at + 2
    } else {
        let number = document.tokens().get(at + 1)?;
        let fits = number.kind == TokenKind::Number
            && (text(at + 2) == "-"
                && text(at + 3) == "year"
                && text(at + 4) == "-"
                && text(at + 5) == "old");
        let shorter = number.kind == TokenKind::Number && matches!(text(at + 2), "-year-old" | "year-old");
        if fits {
            at + 6
        } else if shorter {
            at + 3
        } else {
            return None;
        }
    };
    (behind <= end && ends_phrase(document, behind, end)).then(|| TokenRange::new(at, behind))
}

/// Whether a noun stands in apposition to a name: `the harbour master, Ilse Varga`, `Reiter, 34, a teacher`.
pub(super) fn describes_name(
    document: &Document<'_>,
    mentions: &[NameMention<'_>],
    at: usize,
    sentence: usize,
) -> bool {
    const FAR: usize = 5;
    let text = |at: usize| document.token_text(TokenIndex::from_usize(at));
    let mention = |at: usize| {
        let next = mentions.partition_point(|mention| mention.tokens.end.get() <= at);
        let mention = mentions.get(next)?;
        (mention.kind == EntityKind::Person && mention.tokens.start.get() <= at).then_some(mention)
    };
    // `A detective, Sergeant Vale,`: a rank may stand before the name.
    let ranked = text(at + 2).starts_with(char::is_uppercase) && mention(at + 3).is_some();
    let before = text(at + 1) == "," && (mention(at + 2).is_some() || ranked);
    let floor = sentence.max(at.saturating_sub(FAR));
    let comma = (floor..at).rev().find(|&at| text(at) == ",");
    let behind = comma.filter(|&comma| comma > floor).is_some_and(|comma| {
        let opens = matches!(text(comma + 1), "a" | "an" | "the" | "its" | "his" | "her" | "their");
        // `Reiter, 34, a teacher`
        let aged = text(comma - 1).starts_with(|c: char| c.is_ascii_digit()) && comma > 2;
        let last = if aged { comma - 3 } else { comma - 1 };
        opens && mention(last).is_some()
    });
    before || behind
}

/// Whether a verb of saying stands at a token: `said`, `has announced`.
pub(super) fn reports(document: &Document<'_>, at: usize, end: usize) -> bool {
    let text = |at: usize| if at < end { document.token_text(TokenIndex::from_usize(at)) } else { "" };
    let verb = if matches!(text(at), "has" | "had" | "also" | "will") { text(at + 1) } else { text(at) };
    matches!(
        verb,
        "accused"
            | "added"
            | "announced"
            | "argued"
            | "confirmed"
            | "declined"
            | "denied"
            | "estimated"
            | "estimates"
            | "expects"
            | "forecast"
            | "hopes"
            | "plans"
            | "predicted"
            | "promised"
            | "rejected"
            | "reported"
            | "said"
            | "says"
            | "stated"
            | "urged"
            | "warned"
    )
}

/// Whether no noun follows that would make the words before it describe something else.
fn ends_phrase(document: &Document<'_>, at: usize, end: usize) -> bool {
    let Some(token) = document.tokens().get(at).filter(|_| at < end) else { return true };
    let text = document.slice(token.span);
    if token.kind != TokenKind::Word {
        return !matches!(text, "-" | "–" | "/") || token.spaced;
    }
    if matches!(text, "of" | "who" | "whose") {
        return false;
    }
    matches!(text, "'s" | "’s")
        || is_function_word(text)
        || text.ends_with("ed")
        || matches!(
            text,
            "began"
                | "came"
                | "gave"
                | "went"
                | "won"
                | "lost"
                | "took"
                | "makes"
                | "operates"
                | "plans"
                | "hopes"
                | "expects"
                | "refused"
                | "sold"
                | "bought"
                | "held"
                | "told"
                | "became"
                | "wants"
                | "faces"
                | "runs"
                | "owns"
                | "knew"
                | "wrote"
                | "spoke"
                | "left"
                | "met"
                | "led"
                | "put"
                | "set"
                | "paid"
        )
}

/// Whether the noun says that an organization is a company.
fn is_company_noun(word: &str) -> bool {
    matches!(
        word,
        "airline"
            | "automaker"
            | "bank"
            | "carmaker"
            | "carrier"
            | "chipmaker"
            | "company"
            | "corporation"
            | "firm"
            | "lender"
            | "manufacturer"
            | "retailer"
            | "startup"
            | "supplier"
            | "utility"
    )
}
