//! An [`Analysis`] into schema.org JSON-LD: `Claim` and `Quotation`.
//!
//! Never `ClaimReview`: that type holds a verdict, and Claimlight gives none.

use super::{Origin, headline, one_line, speaker, wording};
use crate::analysis::Analysis;
use crate::attributions::{Attribution, AttributionSource, Quotation};
use crate::claims::Claim;
use crate::entities::EntityKind;
use crate::span::EntityId;
use serde::Serialize;

/// A graph of one article, its claims, and its direct quotations.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SchemaOrg {
    #[serde(rename = "@context")]
    context: &'static str,
    #[serde(rename = "@graph")]
    graph: Vec<Node>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "@type", rename_all_fields = "camelCase")]
enum Node {
    Article {
        #[serde(rename = "@id")]
        id: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        headline: Option<String>,
        in_language: String,
    },
    Claim {
        #[serde(rename = "@id")]
        id: String,
        text: String,
        appearance: Reference,
        #[serde(skip_serializing_if = "Option::is_none")]
        author: Option<Named>,
        /// Who speaks, where it is no person and no organization with a name.
        #[serde(skip_serializing_if = "Option::is_none")]
        credit_text: Option<String>,
    },
    Quotation {
        #[serde(rename = "@id")]
        id: String,
        text: String,
        is_part_of: Reference,
        #[serde(skip_serializing_if = "Option::is_none")]
        spoken_by_character: Option<Named>,
        #[serde(skip_serializing_if = "Option::is_none")]
        credit_text: Option<String>,
    },
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Reference {
    #[serde(rename = "@id")]
    id: String,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Named {
    #[serde(rename = "@type")]
    kind: &'static str,
    name: String,
}

/// Makes the graph. Serialize it for JSON-LD.
#[must_use]
pub fn schema_org(analysis: &Analysis, text: &str, origin: Origin<'_>) -> SchemaOrg {
    let writer = Writer { analysis, text, iri: origin.iri(text) };
    let article = Node::Article {
        id: writer.iri.clone(),
        url: origin.url.map(str::to_owned),
        headline: headline(analysis, text),
        in_language: analysis.language.to_string(),
    };
    let claims = analysis.claims.iter().map(|claim| writer.claim(claim));
    let quotations =
        analysis.attributions.iter().filter(|attribution| attribution.quotation == Quotation::Direct);
    let quotations = quotations.map(|attribution| writer.quotation(attribution));
    SchemaOrg {
        context: "https://schema.org",
        graph: std::iter::once(article).chain(claims).chain(quotations).collect(),
    }
}

struct Writer<'a> {
    analysis: &'a Analysis,
    text: &'a str,
    iri: String,
}

impl Writer<'_> {
    fn claim(&self, claim: &Claim) -> Node {
        let speaker = speaker(self.analysis, self.text, claim);
        let author = speaker.as_ref().and_then(|speaker| self.named(speaker.entity));
        let credit_text = match (&author, speaker) {
            (Some(_), _) | (None, None) => None,
            (None, Some(speaker)) => {
                Some(speaker.name.unwrap_or_else(|| wording::unnamed_source(speaker.kind).to_owned()))
            }
        };
        Node::Claim {
            id: format!("{}#claimlight-{}", self.iri, claim.id),
            text: one_line(claim.span.of(self.text)),
            appearance: Reference { id: self.iri.clone() },
            author,
            credit_text,
        }
    }

    fn quotation(&self, attribution: &Attribution) -> Node {
        let pieces: Vec<_> = attribution.contents.iter().map(|span| one_line(span.of(self.text))).collect();
        let spoken_by_character = attribution.source.and_then(|source| self.named(source.entity));
        let credit_text = match (&spoken_by_character, attribution.source) {
            (None, Some(AttributionSource { span: Some(span), .. })) => Some(one_line(span.of(self.text))),
            _ => None,
        };
        Node::Quotation {
            id: format!("{}#claimlight-{}", self.iri, attribution.id),
            text: pieces.join(" … "),
            is_part_of: Reference { id: self.iri.clone() },
            spoken_by_character,
            credit_text,
        }
    }

    /// A person or an organization; schema.org knows no other authors.
    fn named(&self, entity: Option<EntityId>) -> Option<Named> {
        let entity = self.analysis.entities.get(entity?.get())?;
        let kind = match entity.kind {
            EntityKind::Person => "Person",
            EntityKind::Organization => "Organization",
            _ => return None,
        };
        Some(Named { kind, name: one_line(&entity.name) })
    }
}
