//! A document into what training fits weights to: attributions, sources and contents with all that is known of them.

use super::{Attribution, AttributionSource, constructions, extents, find, gather, left_out, likelihood};
use crate::entities::Entity;
use crate::span::Span;
use crate::syntax::page::Page;
use crate::syntax::quotations;
use crate::syntax::words::Words;
use crate::tagger::RoleTag;
use crate::text::Document;

/// What is known of an attribution: a feature and its value.
pub type Fact = likelihood::Fact;

/// What is known of a candidate: a situation, what is looked at, what is seen.
pub type SourceFact = crate::lexicon::Fact;

/// The attributions of a document with what is known of each, from which its confidence is made, the unlikely ones
/// among them.
#[must_use]
pub fn attribute_with_facts(
    document: &Document<'_>,
    roles: Option<&[RoleTag]>,
    entities: &[Entity],
) -> Vec<(Attribution, Vec<Fact>)> {
    find(document, roles, entities, |found| (found.attribution, found.facts))
}

/// An attribution with all that its source could lead to.
#[derive(Clone, Debug)]
pub struct SourceChoice {
    /// The attribution.
    pub attribution: Attribution,
    /// The position of the candidate that was chosen.
    pub chosen: usize,
    /// The candidates, with what is known of each; none where the construction says the source.
    pub candidates: Vec<(AttributionSource, Vec<SourceFact>)>,
}

/// The attributions of a document with what their sources were chosen from.
#[must_use]
pub fn source_choices(document: &Document<'_>, roles: &[RoleTag], entities: &[Entity]) -> Vec<SourceChoice> {
    find(document, Some(roles), entities, |found| SourceChoice {
        attribution: found.attribution,
        chosen: found.source.chosen,
        candidates: found.source.candidates.into_iter().map(|one| (one.source, one.facts)).collect(),
    })
}

/// Contents that one attribution could have, and what is known of each.
pub type Extents = Vec<(Vec<Span>, Vec<SourceFact>)>;

/// For each attribution that has several, the contents that it could have.
#[must_use]
pub fn extents_with_facts(document: &Document<'_>, roles: &[RoleTag]) -> Vec<Extents> {
    let words = Words::new(document);
    let quotes = quotations::find(&words);
    let page = Page { words: &words, quotes: &quotes };
    let drafts = gather(&page, Some(roles));
    let of = |draft| -> Extents {
        let extents = extents::propose(&page, draft, &drafts, roles).into_iter();
        extents
            .map(|one| (one.contents.iter().map(|content| words.span(content)).collect(), one.facts))
            .collect()
    };
    drafts.iter().map(of).filter(|extents| extents.len() > 1).collect()
}

/// The names of all that [`leave_out`] can leave out: the constructions of `constructions.txt`, and every other way to find an
/// attribution.
pub fn ways_to_attribute() -> impl Iterator<Item = &'static str> {
    constructions::names().chain(left_out::ways())
}

/// Finds attributions without one of the [`ways_to_attribute`] from here on, in this whole process: what it is worth shows in
/// what is missed. To be called once, before the first text; says whether it was.
pub fn leave_out(name: &str) -> bool {
    left_out::leave_out(name)
}
