//! An [`Analysis`] into a page of W3C Web Annotations (JSON-LD): claims, attributions, entities.
//!
//! Positions count Unicode code points, as the standard demands, whatever other output counts.

use super::{Origin, fit, one_line, speaker, wording};
use crate::analysis::Analysis;
use crate::attributions::Attribution;
use crate::claims::Claim;
use crate::entities::Entity;
use crate::offsets::{OffsetMap, OffsetUnit};
use crate::span::Span;
use serde::Serialize;

/// How many characters of the text stand before and behind a quoted target.
const CONTEXT: usize = 32;

/// A page of annotations on one text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AnnotationPage {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    start_index: u32,
    items: Vec<Annotation>,
}

/// One claim, attribution or entity, and where it stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Annotation {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    motivation: &'static str,
    generator: Generator,
    body: Vec<Body>,
    target: Vec<Target>,
}

#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Generator {
    #[serde(rename = "type")]
    kind: &'static str,
    name: String,
}

/// A word or a sentence about the target.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Body {
    #[serde(rename = "type")]
    kind: &'static str,
    value: String,
    format: &'static str,
    purpose: &'static str,
}

/// A stretch of the text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
struct Target {
    source: String,
    selector: [Selector; 2],
}

/// Two ways to find the same stretch: by position, and by its words should the text have changed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(tag = "type")]
enum Selector {
    #[serde(rename = "TextPositionSelector")]
    Position { start: u32, end: u32 },
    #[serde(rename = "TextQuoteSelector")]
    Quote { exact: String, prefix: String, suffix: String },
}

/// Makes the page. Serialize it for JSON-LD.
#[must_use]
pub fn web_annotation(analysis: &Analysis, text: &str, origin: Origin<'_>) -> AnnotationPage {
    let writer = Writer {
        analysis,
        text,
        iri: origin.iri(text),
        offsets: OffsetMap::new(text, OffsetUnit::Codepoint),
    };
    let claims = analysis.claims.iter().map(|claim| writer.claim(claim));
    let attributions = analysis.attributions.iter().filter(|attribution| !attribution.contents.is_empty());
    let attributions = attributions.map(|attribution| writer.attribution(attribution));
    let entities = analysis.entities.iter().filter(|entity| !entity.mentions.is_empty());
    let entities = entities.map(|entity| writer.entity(entity));
    AnnotationPage {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: format!("{}#claimlight", writer.iri),
        kind: "AnnotationPage",
        start_index: 0,
        items: claims.chain(attributions).chain(entities).collect(),
    }
}

struct Writer<'a> {
    analysis: &'a Analysis,
    text: &'a str,
    iri: String,
    offsets: OffsetMap<'a>,
}

impl Writer<'_> {
    fn claim(&self, claim: &Claim) -> Annotation {
        let meaning = wording::manner_meaning(claim.manner);
        let mut about = format!("A claim {meaning}");
        if let Some(name) = speaker(self.analysis, self.text, claim).and_then(|speaker| speaker.name) {
            about = format!("{about} ({name})");
        }
        let reasons: Vec<_> = claim.evidence.iter().map(|evidence| one_line(&evidence.reason)).collect();
        if !reasons.is_empty() {
            about = format!("{about}; marked for {}", reasons.join(", "));
        }
        let tags = claim.kinds.iter().map(|&kind| tag(kind.key()));
        let body = [describing(about), tag("claim"), tag(claim.manner.key())];
        let body = body.into_iter().chain(tags).collect();
        self.annotation(claim.id.to_string(), "highlighting", body, [claim.span])
    }

    fn attribution(&self, attribution: &Attribution) -> Annotation {
        let source = attribution.source.and_then(|source| source.span);
        let source = source.map(|span| one_line(span.of(self.text)));
        let cue = attribution.cue.as_ref().map(|cue| one_line(cue.span.of(self.text)));
        let about = match (source, cue) {
            (Some(source), Some(cue)) => format!("Source: {source}; signalled by: {cue}"),
            (Some(source), None) => format!("Source: {source}"),
            (None, Some(cue)) => format!("Source not expressed; signalled by: {cue}"),
            (None, None) => "Source not expressed".to_owned(),
        };
        let body =
            vec![describing(about), tag("attribution"), tag(wording::quotation_key(attribution.quotation))];
        self.annotation(attribution.id.to_string(), "describing", body, attribution.contents.iter().copied())
    }

    fn entity(&self, entity: &Entity) -> Annotation {
        let body = vec![describing(one_line(&entity.name)), tag(wording::entity_kind_key(entity.kind))];
        let spans = entity.mentions.iter().map(|mention| mention.span);
        self.annotation(entity.id.to_string(), "identifying", body, spans)
    }

    fn annotation(
        &self,
        id: String,
        motivation: &'static str,
        body: Vec<Body>,
        spans: impl IntoIterator<Item = Span>,
    ) -> Annotation {
        let engine = &self.analysis.engine;
        Annotation {
            id: format!("{}#claimlight-{id}", self.iri),
            kind: "Annotation",
            motivation,
            generator: Generator { kind: "Software", name: format!("{} {}", engine.name, engine.version) },
            body,
            target: spans.into_iter().map(|span| self.target(span)).collect(),
        }
    }

    fn target(&self, span: Span) -> Target {
        let span = fit(span, self.text);
        let counted = self.offsets.convert_span(span);
        let before = self.text.get(..span.start() as usize).unwrap_or_default();
        let behind = self.text.get(span.end() as usize..).unwrap_or_default();
        let prefix = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
        Target {
            source: self.iri.clone(),
            selector: [
                Selector::Position { start: counted.start(), end: counted.end() },
                Selector::Quote {
                    exact: span.of(self.text).to_owned(),
                    prefix: before.get(prefix..).unwrap_or_default().to_owned(),
                    suffix: behind.chars().take(CONTEXT).collect(),
                },
            ],
        }
    }
}

fn describing(value: String) -> Body {
    Body { kind: "TextualBody", value, format: "text/plain", purpose: "describing" }
}

fn tag(value: &str) -> Body {
    Body { kind: "TextualBody", value: value.to_owned(), format: "text/plain", purpose: "tagging" }
}
