//! Name mentions into clusters: full names, surnames, short forms and abbreviations of the same.

use super::EntityKind;
use super::acronyms::Definition;
use super::mentions::NameMention;
use super::words::{is_junior_or_senior, is_legal_form, says_generation};
use crate::lexicon::Gender;
use crate::sorting::sort_by_key;
use crate::span::TokenIndex;
use crate::text::Document;
use std::collections::BTreeMap;

/// Parts of longer names are not looked at.
pub(super) const MAX_WORDS: usize = 8;

/// The mentions of one entity: positions in the list of mentions, ascending.
#[derive(Debug)]
pub(super) struct Cluster {
    pub(super) kind: EntityKind,
    pub(super) mentions: Vec<usize>,
}

/// Groups the mentions, in order of first mention.
pub(super) fn cluster(
    document: &Document<'_>,
    mentions: &[NameMention<'_>],
    definitions: &[Definition],
) -> Vec<Cluster> {
    let mut names = Names::of_alike(document, mentions, definitions);
    names.join_short_names(|_, _, _| ());
    names.clusters()
}

/// A distinct name, with all its mentions.
pub(super) struct Name<'m> {
    pub(super) kind: EntityKind,
    pub(super) key: &'m str,
    /// Gender that the title of a person's short name says: `Mr Ruiz` is not `Ms Ruiz`.
    pub(super) gender: Option<Gender>,
    /// The words of the key that count: no legal form, no generation where nobody else has the name.
    pub(super) words: Vec<&'m str>,
    pub(super) first: &'m NameMention<'m>,
    pub(super) mentions: Vec<usize>,
    /// Where it first stands in the running text: a headline calls by a short name whom the text introduces. The first token
    /// where it stands in headings alone.
    pub(super) introduced: TokenIndex,
    /// Whether it first stands in a heading.
    pub(super) begins_in_heading: bool,
    pub(super) confidence: u32,
    /// Whether a title, rank or office stands before one of its mentions, or another word says that it is a person.
    pub(super) is_titled: bool,
    /// Whether the same title, or none, stands before all of its mentions.
    pub(super) has_one_title: bool,
    /// Whether the text names somebody before who is called the same without `Jr.` or `Sr.`
    pub(super) has_namesake: bool,
    /// Whether titles give it to a man and to a woman.
    pub(super) is_of_both: bool,
}

impl Name<'_> {
    /// Whether the text uses this name before the other.
    pub(super) fn is_first(&self, other: &Self) -> bool {
        self.first.tokens.start < other.first.tokens.start
    }

    /// Whether the running text uses this name before the other.
    pub(super) fn is_introduced_before(&self, other: &Self) -> bool {
        self.introduced < other.introduced
    }
}

pub(super) struct Names<'m> {
    pub(super) names: Vec<Name<'m>>,
    /// The name that each is joined to; its own position for the first of a cluster.
    parents: Vec<usize>,
}

impl<'m> Names<'m> {
    fn new(document: &Document<'_>, mentions: &'m [NameMention<'m>]) -> Self {
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
                    introduced: mention.tokens.start,
                    begins_in_heading: is_in_heading(document, mention.tokens.start),
                    confidence: 0,
                    is_titled: false,
                    has_one_title: true,
                    has_namesake: false,
                    is_of_both: false,
                });
                names.len() - 1
            });
            if let Some(name) = names.get_mut(position) {
                name.mentions.push(at);
                if is_in_heading(document, name.introduced) {
                    name.introduced = mention.tokens.start;
                }
                name.confidence += u32::from(mention.confidence.permille());
                name.has_one_title &= mention.title.office == name.first.title.office;
                name.is_titled |= !mention.title.office.is_empty() || mention.is_introduced;
            }
        }
        let parents = (0..names.len()).collect();
        let mut names = Self { names, parents };
        names.keep_generations();
        names.mark_surnames_of_both();
        names
    }

    /// The names, joined by all rules that need no fuller name: what is left are short forms.
    pub(super) fn of_alike(
        document: &Document<'_>,
        mentions: &'m [NameMention<'m>],
        definitions: &[Definition],
    ) -> Self {
        let mut names = Self::new(document, mentions);
        names.join_definitions(definitions);
        names.join_known();
        names.join_groups();
        names.join_full_names();
        names.join_first_names();
        names.join_equal_words();
        names.join_reordered();
        names.join_by_country();
        names.join_storms();
        names.join_plurals();
        names.join_ordinals();
        names.join_species();
        names.join_misspelled();
        names.join_initials();
        names.join_part_initials();
        names.join_labels(document);
        names.join_parts_of_persons(document);
        names.join_titled();
        names
    }

    pub(super) fn root(&self, mut at: usize) -> usize {
        while let Some(&parent) = self.parents.get(at) {
            if parent == at {
                break;
            }
            at = parent;
        }
        at
    }

    /// Joins two clusters. The later hangs on the earlier, and trees stay flat.
    pub(super) fn join(&mut self, one: usize, other: usize) {
        let (root, other_root) = (self.root(one), self.root(other));
        let (first, later) = (root.min(other_root), root.max(other_root));
        for at in [later, one, other] {
            if let Some(parent) = self.parents.get_mut(at) {
                *parent = first;
            }
        }
    }

    /// Joins a name to a fuller one, whose kind it takes.
    pub(super) fn join_with_kind(&mut self, full: usize, at: usize) {
        let kind = self.names.get(full).map(|full| full.kind);
        if let (Some(kind), Some(name)) = (kind, self.names.get_mut(at)) {
            name.kind = kind;
        }
        self.join(full, at);
    }

    /// Joins each name to the first one with the same word, where `word` gives one.
    pub(super) fn join_equal(&mut self, word: impl Fn(&Name<'m>) -> Option<String>) {
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

    /// The first mention of each name that is joined to one.
    #[cfg(feature = "training")]
    pub(super) fn mentions_with(&self, one: usize) -> Vec<&NameMention<'m>> {
        let root = self.root(one);
        let joined = self.names.iter().enumerate().filter(|&(at, _)| self.root(at) == root);
        joined.map(|(_, name)| name.first).collect()
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

fn is_in_heading(document: &Document<'_>, at: TokenIndex) -> bool {
    let block = document.tokens().get(at.get()).and_then(|token| document.block_at(token.span.start()));
    block.and_then(|at| document.blocks().get(at.get())).is_some_and(|block| block.kind.is_heading())
}

/// The words of the key without legal form and generation, all of them where nothing else is left.
fn counting_words<'m>(mention: &'m NameMention<'m>) -> Vec<&'m str> {
    let words: Vec<&str> = mention.key.split(' ').collect();
    if words.len() != mention.words.len() {
        return words;
    }
    let counts = |word: &str| match mention.kind {
        EntityKind::Organization => !is_legal_form(word),
        EntityKind::Person => !says_generation(word),
        _ => true,
    };
    let kept = mention.words.iter().rposition(|word| counts(word)).map_or(words.len(), |last| last + 1);
    // `Abbas II` is no Abbas Orr.
    let is_numbered = kept == 1
        && mention.kind == EntityKind::Person
        && mention.words.get(1).is_some_and(|word| !is_junior_or_senior(word));
    if is_numbered {
        return words;
    }
    let is_saint =
        mention.kind == EntityKind::Person && kept > 1 && matches!(words.first(), Some(&("st" | "saint")));
    words.into_iter().take(kept).skip(usize::from(is_saint)).collect()
}
