//! Name tags into [`Entity`]s: mentions, and which of them are the same person or thing.

mod acronyms;
mod alike;
mod appositions;
mod beside;
mod bodies;
mod canonical;
mod clusters;
mod consistency;
mod families;
mod generations;
mod lone_names;
mod mentions;
mod other_names;
mod parts;
mod persons;
mod ranks;
mod references;
mod short_names;
mod voice;
mod wholes;
mod words;

#[cfg(feature = "training")]
use crate::lexicon::Fact;
use crate::sorting::sort_by_key;
use crate::span::{EntityId, Score, Span};
use crate::tagger::{NameTag, TagKind};
use crate::text::Document;
use acronyms::Definition;
pub(crate) use beside::{nouns_beside, roles_beside};
use clusters::Cluster;
#[cfg(feature = "training")]
use clusters::Names;
use mentions::NameMention;
pub(crate) use ranks::is_honour;
pub(crate) use references::is_credit;
use serde::{Deserialize, Serialize};
pub use voice::Voice;

/// Someone or something that the text names.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Entity {
    /// Its name in the output.
    pub id: EntityId,
    /// What it is.
    pub kind: EntityKind,
    /// Its canonical name: the longest form that the text uses, a couple’s first name and surname, or a title and a surname.
    pub name: String,
    /// Where the text speaks of it, in text order.
    pub mentions: Vec<Mention>,
}

/// A place where the text speaks of an entity.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Mention {
    /// The words: no title, no possessive.
    pub span: Span,
    /// How the entity is spoken of.
    pub form: MentionForm,
    /// How likely the mention (and, for nominals and pronouns, its entity) is right.
    pub confidence: Score,
}

/// How a mention speaks of its entity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum MentionForm {
    /// By name: `Brad Smith`, `Smith`, `UN`.
    Name,
    /// By a description: `the ministry`, `the 43-year-old`.
    Nominal,
    /// By a pronoun: `she`.
    Pronoun,
}

/// What an entity is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum EntityKind {
    /// A human being, real or invented.
    Person,
    /// A company, an agency, a party, an army, a club, a campaign.
    Organization,
    /// A country, a city, a region, a river.
    Location,
    /// A building, a bridge, an airport.
    Facility,
    /// A nationality, a religion, a political group (NORP).
    Group,
    /// A thing that is made or sold.
    Product,
    /// A war, an election, a tournament, a storm.
    Event,
    /// A book, a film, a song, a report.
    Work,
    /// A law or a treaty.
    Law,
    /// Any other name.
    Misc,
}

impl EntityKind {
    /// The word that the JSON uses.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Location => "location",
            Self::Facility => "facility",
            Self::Group => "group",
            Self::Product => "product",
            Self::Event => "event",
            Self::Work => "work",
            Self::Law => "law",
            Self::Misc => "misc",
        }
    }

    /// The kind that a tag stands for; `None` for dates and money, which are values.
    #[must_use]
    pub const fn from_tag(kind: TagKind) -> Option<Self> {
        Some(match kind {
            TagKind::Person => Self::Person,
            TagKind::Organization => Self::Organization,
            TagKind::Location => Self::Location,
            TagKind::Facility => Self::Facility,
            TagKind::Group => Self::Group,
            TagKind::Product => Self::Product,
            TagKind::Event => Self::Event,
            TagKind::Work => Self::Work,
            TagKind::Law => Self::Law,
            TagKind::Misc => Self::Misc,
            TagKind::Date | TagKind::Money => return None,
        })
    }
}

/// Where the text names somebody or something.
pub(crate) fn name_spans(entities: &[Entity]) -> impl Iterator<Item = Span> {
    let mentions = entities.iter().flat_map(|entity| &entity.mentions);
    mentions.filter(|mention| mention.form == MentionForm::Name).map(|mention| mention.span)
}

/// Where the text names persons, in text order.
pub(crate) fn names_of_persons(entities: &[Entity]) -> Vec<Span> {
    let persons = entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    let names =
        persons.flat_map(|person| &person.mentions).filter(|mention| mention.form == MentionForm::Name);
    let mut spans: Vec<Span> = names.map(|mention| mention.span).collect();
    sort_by_key(&mut spans, |span| *span);
    spans
}

/// Groups the names of a document into entities, in order of first mention, and finds the nominals
/// and pronouns that clearly speak of one.
#[must_use]
pub fn resolve(document: &Document<'_>, names: &[NameTag]) -> Vec<Entity> {
    let mut entities = group(document, names);
    let voice = Voice::of(document);
    for mention in entities.iter_mut().flat_map(|entity| &mut entity.mentions) {
        if mention.form == MentionForm::Name {
            mention.confidence = voice.temper(mention.confidence);
        }
    }
    if voice.is_rather_personal() {
        entities.retain(is_likely);
        number(&mut entities);
    }
    entities
}

/// Whether one of the names of an entity is right more often than one time in three, or somebody is spoken of as `he` too.
fn is_likely(entity: &Entity) -> bool {
    const A_THIRD: Score = Score::from_permille(333);
    entity.mentions.iter().any(|mention| match mention.form {
        MentionForm::Name => mention.confidence >= A_THIRD,
        MentionForm::Pronoun => true,
        MentionForm::Nominal => false,
    })
}

/// Names entities by their places.
fn number(entities: &mut [Entity]) {
    for (at, entity) in entities.iter_mut().enumerate() {
        entity.id = EntityId::from_usize(at);
    }
}

/// The same with the confidence that names would have in a report, whatever the text's [`Voice`].
#[must_use]
pub fn group(document: &Document<'_>, names: &[NameTag]) -> Vec<Entity> {
    let (mentions, clusters) = clustered(document, names);
    let references = references::find(document, &mentions, &clusters);

    let named = clusters.iter().zip(canonical::names(document, &mentions, &clusters));
    let mut entities: Vec<Entity> = named
        .map(|(cluster, name)| Entity {
            id: EntityId(0),
            kind: cluster.kind,
            name,
            mentions: name_mentions(document, &mentions, cluster),
        })
        .collect();
    for reference in references {
        if let Some(entity) = entities.get_mut(reference.cluster) {
            entity.mentions.push(reference.mention);
        }
    }
    for entity in &mut entities {
        sort_by_key(&mut entity.mentions, |mention| mention.span);
    }
    sort_by_key(&mut entities, |entity| entity.mentions.first().map(|mention| mention.span));
    number(&mut entities);
    entities
}

fn clustered<'t>(document: &Document<'t>, names: &[NameTag]) -> (Vec<NameMention<'t>>, Vec<Cluster>) {
    let (mentions, definitions) = read(document, names);
    let clusters = clusters::cluster(document, &mentions, &definitions);
    (mentions, clusters)
}

fn read<'t>(document: &Document<'t>, names: &[NameTag]) -> (Vec<NameMention<'t>>, Vec<Definition>) {
    let completed = wholes::complete(document, names);
    let names = completed.tags.as_slice();
    let mut mentions = mentions::read(document, names, &completed.whole);
    let mut definitions = acronyms::define(document, names, &mut mentions);
    consistency::take_rest(document, &mut mentions);
    consistency::vote(document, &mut mentions);
    appositions::tell(document, &mut mentions);
    lone_names::tell(document, &mut mentions);
    consistency::find_again(document, names, &mut mentions);
    definitions.extend(other_names::told(document, &mut mentions));
    (mentions, definitions)
}

/// A pronoun, a description or a short name, and what it can speak of.
#[cfg(feature = "training")]
#[derive(Clone, Debug)]
pub struct ReferenceChoice {
    /// Its words, of a name where it stands first.
    pub span: Span,
    /// For each candidate where it is named and what is known of it; nobody has no names.
    pub candidates: Vec<(Vec<Span>, Vec<Fact>)>,
}

/// Every pronoun and description with what its entity is chosen from: for training.
#[cfg(feature = "training")]
#[must_use]
pub fn reference_choices(document: &Document<'_>, names: &[NameTag]) -> Vec<ReferenceChoice> {
    let (mentions, clusters) = clustered(document, names);
    let names = |cluster: Option<usize>| {
        let cluster = cluster.and_then(|cluster| clusters.get(cluster));
        let names = cluster.map(|cluster| name_mentions(document, &mentions, cluster));
        names.unwrap_or_default().iter().map(|mention| mention.span).collect()
    };
    let choices = references::choices(document, &mentions, &clusters).into_iter();
    let choice = |choice: references::Choice| ReferenceChoice {
        span: document.span_of(choice.tokens),
        candidates: choice.candidates.into_iter().map(|(cluster, facts)| (names(cluster), facts)).collect(),
    };
    choices.map(choice).collect()
}

/// Every name that longer ones hold with what a fuller name is chosen from: for training.
#[cfg(feature = "training")]
#[must_use]
pub fn short_name_choices(document: &Document<'_>, names: &[NameTag]) -> Vec<ReferenceChoice> {
    let (mentions, definitions) = read(document, names);
    let mut choices = Vec::new();
    Names::of_alike(document, &mentions, &definitions).join_short_names(|names, at, candidates| {
        let spans = |full: usize| {
            names.mentions_with(full).iter().map(|mention| document.span_of(mention.tokens)).collect()
        };
        let Some(span) = names.names.get(at).map(|name| document.span_of(name.first.tokens)) else { return };
        let fuller = candidates.iter().map(|full| (spans(full.at), full.facts.clone()));
        let candidates = fuller.chain([(Vec::new(), Vec::new())]).collect();
        choices.push(ReferenceChoice { span, candidates });
    });
    choices
}

fn name_mentions(document: &Document<'_>, mentions: &[NameMention<'_>], cluster: &Cluster) -> Vec<Mention> {
    let names = cluster.mentions.iter().filter_map(|&at| mentions.get(at));
    names
        .map(|name| Mention {
            span: document.span_of(name.tokens),
            form: MentionForm::Name,
            confidence: name.confidence,
        })
        .collect()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests;
