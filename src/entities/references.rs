//! Clusters of names into the pronouns that clearly speak of one.
//!
//! There is no parser here. A pronoun is linked only where one entity stands out in the sentence or the
//! one before; everything else stays unlinked.

use super::clusters::Cluster;
use super::focus::{Actor, Focus, closes_quotation, opens_quotation, subject};
use super::mentions::NameMention;
use super::nominals::{self, Roles};
use super::words::{gender_of_noun, gender_of_pronoun, is_function_word, is_person_noun, is_title};
use super::{EntityKind, Mention, MentionForm};
use crate::lexicon::{self, Gender};
use crate::span::{Score, TokenIndex, TokenRange};
use crate::text::{Document, TokenKind};

/// A nominal or a pronoun, and the cluster that it speaks of.
pub(super) struct Reference {
    pub(super) cluster: usize,
    pub(super) mention: Mention,
}

/// Gender known and the only person around.
const CLEAR: Score = Score::from_permille(920);
/// The only person around, gender not known.
const ALONE: Score = Score::from_permille(850);
/// The subject of the sentence before, or the only person of that gender.
const PROMINENT: Score = Score::from_permille(780);
/// So many words are looked at before a noun, for a preposition.
const MAX_WORDS_BEFORE: usize = 6;
/// An organization that `it` speaks of.
const ORGANIZATION: Score = Score::from_permille(750);

/// Finds the nominals and pronouns that clearly speak of a cluster, in text order.
#[inline(never)]
pub(super) fn find(
    document: &Document<'_>,
    mentions: &[NameMention<'_>],
    clusters: &[Cluster],
) -> Vec<Reference> {
    Reader::new(document, mentions, clusters).read()
}

struct Reader<'d, 't> {
    document: &'d Document<'t>,
    mentions: &'d [NameMention<'t>],
    clusters: &'d [Cluster],
    /// The cluster of each mention.
    cluster_of: Vec<usize>,
    /// What is known of the gender of each cluster.
    genders: Vec<Option<Gender>>,
    roles: Roles,
    /// The sentence in which each cluster was last spoken of, counted from 1; 0 before.
    seen: Vec<usize>,
    /// The sentence being read, counted from 1.
    sentence: usize,
    references: Vec<Reference>,
}

impl<'d, 't> Reader<'d, 't> {
    fn new(document: &'d Document<'t>, mentions: &'d [NameMention<'t>], clusters: &'d [Cluster]) -> Self {
        let mut cluster_of = vec![0; mentions.len()];
        for (cluster, members) in clusters.iter().enumerate() {
            for &mention in &members.mentions {
                if let Some(cluster_of) = cluster_of.get_mut(mention) {
                    *cluster_of = cluster;
                }
            }
        }
        let genders = clusters.iter().map(|cluster| gender(mentions, cluster)).collect();
        let roles = Roles::new(mentions, clusters);
        let seen = vec![0; clusters.len()];
        Self {
            document,
            mentions,
            clusters,
            cluster_of,
            genders,
            roles,
            seen,
            sentence: 0,
            references: Vec::new(),
        }
    }

    fn read(mut self) -> Vec<Reference> {
        let document = self.document;
        let mut focus = Focus::default();
        for block in document.blocks().iter().filter(|block| block.kind.is_article()) {
            if block.kind.is_heading() {
                focus = Focus::default();
                continue;
            }
            let mut quoted = false;
            for sentence in document.sentences().get(block.sentences.clone()).unwrap_or_default() {
                self.sentence += 1;
                let opens = quoted || opens_quotation(document, sentence.tokens);
                quoted = self.read_sentence(sentence.tokens, quoted, &mut focus);
                focus.pass(opens && (quoted || closes_quotation(document, sentence.tokens)));
            }
        }
        self.references
    }

    /// Reads a sentence; tells whether a quotation goes on behind it.
    fn read_sentence(&mut self, tokens: TokenRange, mut quoted: bool, focus: &mut Focus) -> bool {
        let document = self.document;
        let mut at = tokens.start.get();
        let end = tokens.end.get();
        let mut next = self.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        while at < end {
            if let Some(mention) = self.mentions.get(next).filter(|mention| mention.tokens.start.get() == at)
            {
                let cluster = self.cluster_of.get(next).copied();
                let gender = cluster.and_then(|cluster| self.genders.get(cluster).copied().flatten());
                at = mention.tokens.end.get().max(at + 1);
                let behind = document.token_text(TokenIndex::from_usize(at));
                let oblique = matches!(behind, "'s" | "’s" | "'" | "’")
                    || follows_preposition(document, mention.tokens.start.get(), tokens.start.get());
                if !oblique && let Some(cluster) = cluster.filter(|_| gender.is_some() && !quoted) {
                    focus.settle(cluster, gender);
                }
                focus.push(Actor { cluster, gender, quoted, oblique, waits: false });
                self.see(cluster);
                next += 1;
                continue;
            }
            let text = document.token_text(TokenIndex::from_usize(at));
            match text {
                "“" => quoted = true,
                "”" => quoted = false,
                "\"" => quoted = !quoted,
                _ => {}
            }
            let is_word = document.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Word);
            let mut length = 1;
            if is_word {
                length = self.read_word(at, tokens, quoted, focus);
            } else if let Some(found) = nominals::by_age(document, at, end) {
                length = self.link_person(found, quoted, focus);
            }
            at += length.max(1);
        }
        quoted
    }

    /// Reads a word that belongs to no name; tells how many tokens are done with.
    fn read_word(&mut self, at: usize, sentence: TokenRange, quoted: bool, focus: &mut Focus) -> usize {
        let std::ops::Range { start, end } = sentence.range();
        let document = self.document;
        let text = document.token_text(TokenIndex::from_usize(at));
        let word = text.to_lowercase();
        match word.as_str() {
            "he" | "she" | "his" | "her" => {
                let gender = gender_of_pronoun(&word);
                if (word != "her" || self.is_possessive(at, end)) && !quoted {
                    self.link_pronoun(at, gender, focus);
                }
                return 1;
            }
            "it" if !quoted && nominals::reports(document, at + 1, end) => {
                self.link_it(at, focus);
                return 1;
            }
            "the" => {
                if let Some(found) = nominals::by_age(document, at, end) {
                    return self.link_person(found, quoted, focus);
                }
                let around: Vec<usize> =
                    focus.before.iter().chain(&focus.current).filter_map(|actor| actor.cluster).collect();
                let seen = |cluster: usize| {
                    let last = self.seen.get(cluster).copied().filter(|&last| last > 0);
                    last.map(|last| self.sentence.saturating_sub(last))
                };
                let found = self.roles.nominal(document, at, end, &around, seen);
                if let Some((range, cluster, confidence)) = found.filter(|(range, ..)| self.is_free(*range)) {
                    let gender = self.genders.get(cluster).copied().flatten();
                    focus.push(Actor {
                        cluster: Some(cluster),
                        gender,
                        quoted,
                        oblique: false,
                        waits: false,
                    });
                    self.push(range, cluster, MentionForm::Nominal, confidence);
                    return range.len();
                }
            }
            _ => {}
        }
        // `President` before a name is part of what the name says.
        if is_person_noun(&word)
            && text == word
            && self.is_free(TokenRange::new(at + 1, at + 2))
            && !nominals::describes_name(document, self.mentions, at, start)
        {
            let oblique = follows_preposition(document, at, start);
            focus.push(Actor { cluster: None, gender: gender_of_noun(&word), quoted, oblique, waits: false });
        }
        1
    }

    /// Notes that the sentence being read speaks of a cluster.
    fn see(&mut self, cluster: Option<usize>) {
        if let Some(last) = cluster.and_then(|cluster| self.seen.get_mut(cluster)) {
            *last = self.sentence;
        }
    }

    /// Whether no name begins in the range.
    fn is_free(&self, range: TokenRange) -> bool {
        let next = self.mentions.partition_point(|mention| mention.tokens.start < range.start);
        self.mentions.get(next).is_none_or(|mention| mention.tokens.start >= range.end)
    }

    /// Whether `her` at a token stands before a noun.
    fn is_possessive(&self, at: usize, end: usize) -> bool {
        let next = self.document.tokens().get(at + 1).filter(|_| at + 1 < end);
        next.is_some_and(|token| {
            token.kind == TokenKind::Word
                && !is_function_word(&self.document.slice(token.span).to_lowercase())
        })
    }

    fn link_pronoun(&mut self, at: usize, gender: Option<Gender>, focus: &mut Focus) {
        let oblique =
            matches!(self.document.token_text(TokenIndex::from_usize(at)), "his" | "His" | "her" | "Her");
        let antecedent = self.antecedent(gender, focus);
        let cluster = antecedent.map(|(cluster, _)| cluster);
        focus.push(Actor { cluster, gender, quoted: false, oblique, waits: cluster.is_none() });
        let Some((cluster, confidence)) = antecedent else { return };
        if let Some(known) = self.genders.get_mut(cluster) {
            *known = known.or(gender);
        }
        self.push(TokenRange::new(at, at + 1), cluster, MentionForm::Pronoun, confidence);
    }

    /// The person that a pronoun speaks of, where one stands out.
    fn antecedent(&self, gender: Option<Gender>, focus: &Focus) -> Option<(usize, Score)> {
        if focus.is_crowded() {
            return None;
        }
        let is_person = |cluster: usize| {
            self.clusters.get(cluster).is_some_and(|cluster| cluster.kind == EntityKind::Person)
        };
        let fits = |actor: &&Actor| {
            let known = actor.cluster.and_then(|cluster| self.genders.get(cluster).copied().flatten());
            let known = known.or(actor.gender);
            !actor.quoted
                && actor.cluster.is_none_or(is_person)
                && (known.is_none() || gender.is_none() || known == gender)
        };
        let knows = |cluster: usize| self.genders.get(cluster).copied().flatten() == gender;
        let around: Vec<&Actor> = focus.current.iter().chain(&focus.before).filter(fits).collect();
        let mut persons: Vec<usize> = around.iter().filter_map(|actor| actor.cluster).collect();
        persons.sort_unstable();
        persons.dedup();
        let has_strangers = around.iter().any(|actor| actor.cluster.is_none());
        match persons.as_slice() {
            [only] if knows(*only) && !has_strangers => Some((*only, CLEAR)),
            [only] if !has_strangers => Some((*only, ALONE)),
            [only] if knows(*only) => {
                // Someone without a name is around too: the person must come first.
                let first = subject(&focus.current).or(subject(&focus.before));
                (first == Some(*only)).then_some((*only, PROMINENT))
            }
            [] | [_] => None,
            _ => {
                let subject = subject(&focus.current).or(subject(&focus.before))?;
                let fits = around.iter().any(|actor| actor.cluster == Some(subject));
                (fits && knows(subject)).then_some((subject, PROMINENT))
            }
        }
    }

    /// Links `it` before a verb of saying to the only organization around.
    fn link_it(&mut self, at: usize, focus: &mut Focus) {
        let organizations = focus.current.iter().chain(&focus.before).filter_map(|actor| actor.cluster);
        let mut organizations: Vec<usize> = organizations
            .filter(|&cluster| {
                let kind = self.clusters.get(cluster).map(|cluster| cluster.kind);
                kind == Some(EntityKind::Organization)
            })
            .collect();
        organizations.sort_unstable();
        organizations.dedup();
        if let &[cluster] = organizations.as_slice()
            && !focus.is_crowded()
        {
            focus.push(Actor {
                cluster: Some(cluster),
                gender: None,
                quoted: false,
                oblique: false,
                waits: false,
            });
            self.push(TokenRange::new(at, at + 1), cluster, MentionForm::Pronoun, ORGANIZATION);
        }
    }

    /// Links `the 43-year-old` to the only person around; tells how many tokens are done with.
    fn link_person(&mut self, range: TokenRange, quoted: bool, focus: &mut Focus) -> usize {
        if let Some((cluster, confidence)) = self.antecedent(None, focus).filter(|_| !quoted) {
            let gender = self.genders.get(cluster).copied().flatten();
            focus.push(Actor { cluster: Some(cluster), gender, quoted, oblique: false, waits: false });
            self.push(range, cluster, MentionForm::Nominal, confidence.and(ALONE));
        } else {
            focus.push(Actor { cluster: None, gender: None, quoted, oblique: false, waits: false });
        }
        range.len()
    }

    fn push(&mut self, range: TokenRange, cluster: usize, form: MentionForm, confidence: Score) {
        self.see(Some(cluster));
        let mention = Mention { span: self.document.span_of(range), form, confidence };
        self.references.push(Reference { cluster, mention });
    }
}

/// Whether the phrase that ends before a token begins behind a preposition: `with the late Ana Ruiz`.
fn follows_preposition(document: &Document<'_>, at: usize, sentence: usize) -> bool {
    let mut before =
        (sentence..at).rev().take(MAX_WORDS_BEFORE).map(|at| document.token_text(TokenIndex::from_usize(at)));
    let word = before
        .by_ref()
        .find(|word| !(is_title(word) || matches!(*word, "the" | "a" | "an" | "late" | "former")));
    word.is_some_and(|word| {
        matches!(
            word.to_lowercase().as_str(),
            "about"
                | "after"
                | "against"
                | "alongside"
                | "among"
                | "as"
                | "at"
                | "behind"
                | "between"
                | "by"
                | "for"
                | "from"
                | "in"
                | "include"
                | "includes"
                | "including"
                | "like"
                | "of"
                | "on"
                | "than"
                | "to"
                | "towards"
                | "under"
                | "with"
                | "without"
        )
    })
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
