//! Roles, quotation marks and cues into [`Attribution`]s and their [`Source`]s: on whose word.

mod according;
mod asides;
mod assemble;
mod bounds;
mod circumstances;
mod clauses;
mod commitment;
mod connectives;
mod constructions;
mod coordinated;
mod draft;
mod edges;
mod extent_facts;
mod extents;
mod headlines;
mod hearsay;
mod layout;
mod ledger;
mod left_out;
mod likelihood;
mod linker;
mod manners;
mod nested;
mod newcomers;
mod omissions;
mod parts;
mod passives;
mod patterns;
mod questions;
mod relative_tags;
mod resumed;
mod rules;
mod sources;
mod speakers;
mod speechless;
mod tagged;
mod tags;
#[cfg(feature = "training")]
mod training;
mod whole_names;

use crate::entities::{Entity, name_spans};
use crate::sorting::sort_by_key;
use crate::span::{AttributionId, EntityId, Score, Span};
use crate::syntax::page::Page;
use crate::syntax::quotations;
pub use crate::syntax::verbs::cue_lexicon::CueKind;
use crate::syntax::words::Words;
use crate::tagger::RoleTag;
use crate::text::Document;
use crate::word_set::WordSet;
use assemble::Doubles;
use draft::{Construction, Draft};
use left_out::unless_left_out;
use likelihood::Around;
use serde::{Deserialize, Serialize};
use std::ops::Range;
#[cfg(feature = "training")]
pub use training::{
    Extents, Fact, SourceChoice, SourceFact, attribute_with_facts, extents_with_facts, leave_out,
    source_choices, ways_to_attribute,
};
use whole_names::Names;

/// The author gives a proposition, a decree, a call or an attitude to someone else.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Attribution {
    /// Its name in the output.
    pub id: AttributionId,
    /// On whose word; `None` where the text leaves it open and nothing can be said.
    pub source: Option<AttributionSource>,
    /// The words that signal the attribution.
    pub cue: Option<Cue>,
    /// What is attributed: one or more spans, in text order.
    pub contents: Vec<Span>,
    /// Whether the words are the source's own.
    pub quotation: Quotation,
    /// Whether the source stands by the content.
    pub commitment: Commitment,
    /// The attribution inside which this one stands.
    pub parent: Option<AttributionId>,
    /// How likely it is right: contents as a person would mark them, and the right source. A wrong source
    /// under right contents counts for a quarter.
    pub confidence: Score,
    /// How likely its source is the right one of all that it could lead to: for the ledger. No part
    /// of the JSON: zero where the attribution was read from it.
    #[serde(skip)]
    pub source_confidence: Score,
}

/// On whose word a content stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AttributionSource {
    /// The whole noun phrase; `None` where the source is not expressed.
    pub span: Option<Span>,
    /// The entity that it leads to.
    pub entity: Option<EntityId>,
    /// How far the source can be known.
    pub kind: SourceKind,
}

/// How far a source can be known.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum SourceKind {
    /// A proper name, or words that lead to one.
    Named,
    /// A body or an office without a name in the text: `the ministry`, `police`, `the court`.
    Office,
    /// A text or data: `the indictment`, `bank records`, `a poll`.
    Document,
    /// People who are described, not named: `officials`, `a person familiar with the matter`.
    Anonymous,
    /// Nobody identifiable: `reports`, agentless passives, hearsay adverbs.
    Unspecified,
    /// The author or the outlet.
    #[serde(rename = "self")]
    SelfReference,
    /// Recoverable, not expressed.
    Implicit,
}

/// The words that signal an attribution.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Cue {
    /// Where they stand.
    pub span: Span,
    /// Dictionary form of the main word: `say`, `accord`, `reportedly`.
    pub lemma: String,
    /// What kind of signal, where the lexicon knows.
    pub kind: Option<CueKind>,
}

/// Whose words a content is made of.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Quotation {
    /// All inside quotation marks.
    Direct,
    /// No quotation marks.
    Indirect,
    /// Some of it inside quotation marks.
    Mixed,
}

/// Whether the source stands by the content.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Commitment {
    /// Said.
    Committed,
    /// Did not say whether.
    Uncommitted,
    /// Denied.
    Counterfactual,
    /// Asked why.
    Presupposed,
}

/// A source of the article and what rests on it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Source {
    /// The entity, where there is one.
    pub entity: Option<EntityId>,
    /// Canonical name, or the words of the text; empty for nobody identifiable.
    pub name: String,
    /// How far it can be known.
    pub kind: SourceKind,
    /// What it is given, in text order.
    pub attributions: Vec<AttributionId>,
    /// Words inside quotation marks.
    pub words_quoted: u32,
    /// All words of its contents.
    pub words_attributed: u32,
}

/// The words of a list of `word_lists.txt`, for `one_of`; read at compile time.
const fn list(name: &str) -> WordSet {
    WordSet::named(data_file!("word_lists.txt"), name)
}

/// From here on an attribution is sure enough to be shown, and to give a claim to somebody.
pub const SURE: Score = Score::from_permille(500);

/// Most tokens that rules read as one sentence.
pub(crate) const LONGEST_SENTENCE: usize = 200;

/// From here on a clause that rules read is believed where the network marks nothing.
const SURE_CLAUSE: u16 = 780;

/// Finds the attributions of a document, in text order of their first content.
///
/// Roles from the network are the main evidence. Without a network, `None`, construction alone decides.
#[must_use]
pub fn attribute(
    document: &Document<'_>,
    roles: Option<&[RoleTag]>,
    entities: &[Entity],
) -> Vec<Attribution> {
    likelihood::keep_likely(find(document, roles, entities, |found| (found.attribution, found.is_by_network)))
}

/// An attribution and what is known of it.
struct Found {
    attribution: Attribution,
    /// Whether the network alone says it.
    is_by_network: bool,
    #[cfg_attr(not(feature = "training"), expect(dead_code, reason = "only training reads it"))]
    facts: Vec<likelihood::Fact>,
    #[cfg_attr(not(feature = "training"), expect(dead_code, reason = "only training reads it"))]
    source: sources::Resolved,
}

/// Finds them all. What is known of one is twenty times as much as the attribution: `kept` says what of it stays.
fn find<T>(
    document: &Document<'_>,
    roles: Option<&[RoleTag]>,
    entities: &[Entity],
    kept: impl Fn(Found) -> T,
) -> Vec<T> {
    let names = Names::new(document, entities);
    let roles = roles.map(|roles| whole_names::keep(&names, roles));
    let roles = roles.as_deref();
    let words = Words::with_names(document, name_spans(entities));
    let quotes = quotations::find(&words);
    let page = Page { words: &words, quotes: &quotes };
    let mut drafts = gather(&page, roles);
    layout::without_places(&page, entities, &mut drafts);
    newcomers::part(&page, entities, &mut drafts);
    in_text_order(&mut drafts);
    if let Some(roles) = roles {
        extents::choose(&page, &mut drafts, roles);
        in_text_order(&mut drafts);
    }
    nested::give_own_sources(&page, &mut drafts);
    relative_tags::part(&page, &mut drafts);
    connectives::part(&page, &mut drafts);
    bounds::keep(&page, &mut drafts, &names);
    coordinated::part_modifiers(&page, &mut drafts);
    headlines::part(&page, &mut drafts);
    in_text_order(&mut drafts);
    finish(&page, &drafts, entities, kept)
}

/// The drafts of the network's roles and of all constructions, in text order.
#[inline(never)]
fn gather(page: &Page<'_>, roles: Option<&[RoleTag]>) -> Vec<Draft> {
    let (document, words) = (page.words.document(), page.words);
    let mut drafts = unless_left_out("Roles of the network", linker::link(page, roles.unwrap_or_default()));
    // Whoever reportedly does something is not its source: the rules below read these.
    drafts.retain(|draft| {
        !draft.cue.as_ref().is_some_and(|cue| {
            // `Pryor State` says nothing.
            let is_name = cue.clone().all(|at| words.is_in_name(at));
            is_name || hearsay::is_adverb(words, cue, draft) || according::is_misled(page, draft, cue)
        })
    });
    layout::without_labels(words, &mut drafts);
    coordinated::part(page, &mut drafts);
    let doubles = if roles.is_none() { Doubles::Same } else { Doubles::Overlapping };
    let laid_out = layout::read(page);
    tagged::give_way(&mut drafts, &laid_out);
    assemble::add(&mut drafts, laid_out, doubles);
    let (mut heard, mut tagged, mut spoken) = (Vec::new(), Vec::new(), Vec::new());
    for sentence in document.sentences() {
        let block = document.blocks().get(sentence.block.get());
        let is_text = block.is_some_and(|block| block.kind.is_article() && !block.kind.is_heading());
        if !is_text {
            continue;
        }
        let tokens = page.without_dateline(sentence.tokens.range());
        // Rules look to the end of a sentence: a window keeps them linear on text without full stops.
        for from in tokens.clone().step_by(LONGEST_SENTENCE) {
            let window = from..tokens.end.min(from + LONGEST_SENTENCE);
            let mut here = hearsay::read_sentence(page, &window);
            here.extend(unless_left_out("According to", according::read_sentence(page, &window)));
            sort_by_key(&mut here, |draft| draft.cue.as_ref().map_or(0, |cue| cue.start));
            heard.extend(here);
            tagged.extend(unless_left_out("Constructions.txt", patterns::read_sentence(page, &window)));
            spoken.extend(unless_left_out("Rules", rules::read_sentence(page, &window)));
        }
    }
    if roles.is_some() {
        spoken.retain(|draft| match draft.construction {
            Construction::Tagged => true,
            // `told a crowded hall that …`: what somebody says is read best.
            Construction::Clause => {
                let says =
                    matches!(draft.kind, Some(CueKind::Assertion | CueKind::Directive | CueKind::Knowledge));
                says && draft.confidence >= SURE_CLAUSE
            }
            _ => false,
        });
    }
    for found in [&mut drafts, &mut heard] {
        tagged::without_asides(found, &tagged);
    }
    tagged::before_tags(&mut heard, &tagged);
    tagged::overrule(words, &mut drafts, &tagged);
    tagged::lead_in(words, &mut drafts, &tagged);
    assemble::add(&mut drafts, heard, doubles);
    assemble::add(&mut drafts, tagged, doubles);
    assemble::add(&mut drafts, spoken, doubles);
    omissions::leave_out(page, &mut drafts);
    speechless::leave_out(words, &mut drafts);
    assemble::unname_hearings(words, &mut drafts);
    assemble::continue_quotations(page, &mut drafts);
    resumed::part_from_statements(page, &mut drafts);
    resumed::follow_statements(page, &mut drafts);
    questions::give_to_author(page, &mut drafts);
    assemble::soften_questions(page, &mut drafts);
    assemble::drop_empty(&mut drafts);
    in_text_order(&mut drafts);
    asides::part(page, &mut drafts);
    in_text_order(&mut drafts);
    drafts
}

fn in_text_order(drafts: &mut [Draft]) {
    sort_by_key(drafts, |draft| {
        let cue = draft.cue.as_ref().map_or(0, |cue| cue.start + 1);
        // Of two that reach as far, the one whose contents have no gap holds the other.
        let said: usize = draft.contents.iter().map(Range::len).sum();
        (draft.first(), [usize::MAX - draft.reach().end, usize::MAX - said, cue])
    });
}

/// Gives drafts their ids, sources, parents and spans.
#[inline(never)]
fn finish<T>(page: &Page<'_>, drafts: &[Draft], entities: &[Entity], kept: impl Fn(Found) -> T) -> Vec<T> {
    let words = page.words;
    let mut sources = sources::Resolver::new(page, drafts, entities);
    let mut speakers: Vec<Option<EntityId>> = Vec::with_capacity(drafts.len());
    let mut found = Vec::with_capacity(drafts.len());
    for (index, (draft, parent)) in drafts.iter().zip(assemble::parents(drafts)).enumerate() {
        let source = sources.read(index, parent.and_then(|parent| *speakers.get(parent)?));
        speakers.push(source.source.and_then(|source| source.entity));
        let cue = draft.cue.as_ref().map(|cue| Cue {
            span: words.span(cue),
            lemma: draft.lemma.clone(),
            kind: draft.kind,
        });
        let mut attribution = Attribution {
            id: AttributionId::from_usize(index),
            source: source.source,
            cue,
            contents: draft.contents.iter().map(|content| words.span(content)).collect(),
            quotation: assemble::quotation(page, &draft.contents),
            commitment: draft.commitment.unwrap_or(Commitment::Committed),
            parent: parent.map(AttributionId::from_usize),
            confidence: Score::default(),
            source_confidence: source.confidence,
        };
        let facts = likelihood::facts(page, draft, &attribution, &Around::of(drafts, index));
        attribution.confidence = likelihood::of_draft(words, draft, &facts);
        let is_by_network = likelihood::is_by_network(&facts);
        found.push(kept(Found { attribution, is_by_network, facts, source }));
    }
    found
}

/// Sums up who stands behind the article, the most quoted first: of what is likely on that source's word. Nobody
/// identifiable has one row.
#[must_use]
pub fn ledger(document: &Document<'_>, attributions: &[Attribution], entities: &[Entity]) -> Vec<Source> {
    ledger::sum_up(document, attributions, entities)
}
