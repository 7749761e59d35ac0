//! A text into its [`Analysis`]: the one file that names every stage, and calls them in order.

use crate::attributions::{self, Attribution, Source};
use crate::claims::{self, Claim, ClaimInput};
use crate::entities::{self, Entity};
use crate::hashing::fnv1a64;
use crate::offsets::{OffsetMap, OffsetUnit};
use crate::span::{BlockIndex, Score, Span, ValueId};
use crate::tagger::{SentenceScores, Tags};
use crate::text::{BlockKind, Document, language};
pub use crate::values::Day;
use crate::values::{self, Value};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Version of the output format.
pub const SCHEMA_VERSION: &str = "2";

/// A stable name for a text, by which an analysis that comes back from a file is known to be of it:
/// 64-bit FNV-1a over the bytes of its UTF-8, as 16 hexadecimal digits behind `fnv1a64:`.
///
/// It tells texts apart that changed by accident or by an edit; it is no signature.
#[must_use]
pub fn text_hash(text: &str) -> String {
    format!("fnv1a64:{:016x}", fnv1a64(text.bytes()))
}

/// Everything that Claimlight says about a text.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Analysis {
    /// Version of this format.
    pub schema_version: Cow<'static, str>,
    /// Who made it.
    pub engine: Engine,
    /// BCP 47 tag of the language of the text: `en`, or another that is sure (`und` where it cannot be told which), of which nothing
    /// but blocks and sentences is told.
    pub language: Cow<'static, str>,
    /// What the spans count.
    pub offset_unit: OffsetUnit,
    /// Length of the text in that unit.
    pub text_length: u32,
    /// Which text it is of: [`text_hash`] of it.
    pub text_hash: String,
    /// The day on which the article appeared, from which its dates are told: given, or read above it or in its dateline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Day>,
    /// The page, cut into blocks.
    pub blocks: Vec<BlockOut>,
    /// The blocks, cut into sentences.
    pub sentences: Vec<SentenceOut>,
    /// Who and what is named.
    pub entities: Vec<Entity>,
    /// Dates and figures.
    pub values: Vec<Value>,
    /// Who says what, each with source, cue and contents.
    pub attributions: Vec<Attribution>,
    /// What is claimed.
    pub claims: Vec<Claim>,
    /// The sources of the article, each with how many words rest on it.
    pub sources: Vec<Source>,
}

/// Name and versions of what made an analysis.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Engine {
    /// Always `claimlight`.
    pub name: Cow<'static, str>,
    /// Version of the crate.
    pub version: Cow<'static, str>,
    /// Name of the model.
    pub model: String,
}

/// A block, as the output shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct BlockOut {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// A sentence, as the output shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct SentenceOut {
    /// Where it stands.
    pub span: Span,
    /// Position of its block in `blocks`.
    pub block: BlockIndex,
    /// How likely the general public would want to know if it is true; 0 outside the article.
    pub check_worthiness: Score,
    /// How likely it says something that could be checked at all.
    pub verifiable: Score,
    /// How likely it holds back; above 0.5 a word in it does, or the network is sure without one.
    pub hedged: Score,
}

/// What the stages behind the tagger have made so far.
#[derive(Default)]
pub(crate) struct Stages {
    next: Stage,
    /// BCP 47 tag of the language, once it is known.
    language: Option<&'static str>,
    published: Option<Day>,
    values: Vec<Value>,
    entities: Vec<Entity>,
    attributions: Vec<Attribution>,
    claims: Vec<Claim>,
    sources: Vec<Source>,
    scores: Vec<SentenceScores>,
}

/// A stage behind the tagger.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum Stage {
    #[default]
    Values,
    Entities,
    Attributions,
    Claims,
    Sources,
    End,
}

impl Stages {
    /// The stages of an article that appeared on this day, where it is known.
    pub(crate) fn new(published: Option<Day>) -> Self {
        Self { published, ..Self::default() }
    }

    /// Whether the language of the text is known.
    pub(crate) const fn knows_language(&self) -> bool {
        self.language.is_some()
    }

    /// Whether the text is in a language that the engine cannot read: nothing but its blocks and sentences is told of it.
    pub(crate) fn is_foreign(&self) -> bool {
        self.language.is_some_and(|language| language != language::ENGLISH)
    }

    /// Asks in which language the text is.
    pub(crate) fn tell_language(&mut self, document: &Document<'_>) {
        self.language = Some(language::of(document));
        if self.is_foreign() {
            self.scores = vec![SentenceScores::default(); document.sentences().len()];
        }
    }

    /// `Mr March` is no date.
    fn leave_names_out_of_values(&mut self) {
        let persons = entities::names_of_persons(&self.entities);
        self.values.retain(|value| {
            let next = persons.partition_point(|name| name.end() <= value.span.start());
            !persons.get(next).is_some_and(|name| name.overlaps(value.span))
        });
        for (at, value) in self.values.iter_mut().enumerate() {
            value.id = ValueId::from_usize(at);
        }
    }

    /// What claims are read from.
    fn claim_input<'a>(&'a self, document: &'a Document<'a>, tags: &'a Tags) -> ClaimInput<'a> {
        let Self { values, entities, attributions, .. } = self;
        ClaimInput { document, sentences: &tags.sentences, values, entities, attributions }
    }

    /// Runs the next stage; `false` where none is left.
    pub(crate) fn run_next(&mut self, document: &Document<'_>, tags: &Tags) -> bool {
        self.next = match self.next {
            Stage::Values => {
                self.values = values::recognize(document);
                Stage::Entities
            }
            Stage::Entities => {
                self.entities = entities::resolve(document, &tags.names);
                self.leave_names_out_of_values();
                self.published = values::resolve(document, &mut self.values, self.published);
                Stage::Attributions
            }
            Stage::Attributions => {
                self.attributions = attributions::attribute(document, Some(&tags.roles), &self.entities);
                Stage::Claims
            }
            Stage::Claims => {
                self.scores = claims::score_sentences(self.claim_input(document, tags));
                self.claims = claims::extract(self.claim_input(document, tags), &self.scores);
                Stage::Sources
            }
            Stage::Sources => {
                self.sources = attributions::ledger(document, &self.attributions, &self.entities);
                Stage::End
            }
            Stage::End => return false,
        };
        true
    }

    /// How many stages have run, of how many.
    pub(crate) const fn progress(&self) -> (usize, usize) {
        (self.next as usize, Stage::End as usize)
    }
}

impl Analysis {
    /// What the stages made of a document. Spans count UTF-8 bytes.
    pub(crate) fn new(document: &Document<'_>, stages: Stages, model: &str) -> Self {
        let Stages { language, published, values, entities, attributions, claims, sources, scores, .. } =
            stages;
        Self {
            schema_version: SCHEMA_VERSION.into(),
            engine: Engine {
                name: "claimlight".into(),
                version: env!("CARGO_PKG_VERSION").into(),
                model: model.to_owned(),
            },
            language: language.unwrap_or(language::ENGLISH).into(),
            offset_unit: OffsetUnit::Utf8,
            text_length: u32::try_from(document.text().len()).unwrap_or(u32::MAX),
            text_hash: text_hash(document.text()),
            published,
            blocks: document
                .blocks()
                .iter()
                .map(|block| BlockOut { span: block.span, kind: block.kind })
                .collect(),
            sentences: document
                .sentences()
                .iter()
                .zip(scores)
                .map(|(sentence, scores)| SentenceOut {
                    span: sentence.span,
                    block: sentence.block,
                    check_worthiness: scores.check_worthiness,
                    verifiable: scores.verifiable,
                    hedged: scores.hedged,
                })
                .collect(),
            entities,
            values,
            attributions,
            claims,
            sources,
        }
    }

    /// The same analysis counted in another unit.
    ///
    /// `text` is the text that was analysed. An analysis is converted once: one that no longer counts UTF-8 bytes cannot be
    /// converted again.
    ///
    /// # Panics
    ///
    /// With debug assertions, where it is converted a second time; without them its spans are then wrong.
    #[must_use]
    pub fn counted_in(mut self, unit: OffsetUnit, text: &str) -> Self {
        debug_assert_eq!(self.offset_unit, OffsetUnit::Utf8, "an analysis is converted once");
        let map = OffsetMap::new(text, unit);
        self.text_length = map.convert(self.text_length);
        self.for_each_span(|span| *span = map.convert_span(*span));
        self.offset_unit = unit;
        self
    }

    /// The same analysis of `text`, from which the text that was read was made.
    pub(crate) fn led_back(mut self, text: &str, source: impl Fn(Span) -> Span) -> Self {
        self.text_length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        self.text_hash = text_hash(text);
        self.for_each_span(|span| *span = source(*span));
        self
    }

    /// Visits every span.
    fn for_each_span(&mut self, mut visit: impl FnMut(&mut Span)) {
        self.blocks.iter_mut().for_each(|block| visit(&mut block.span));
        self.sentences.iter_mut().for_each(|sentence| visit(&mut sentence.span));
        for entity in &mut self.entities {
            entity.mentions.iter_mut().for_each(|mention| visit(&mut mention.span));
        }
        self.values.iter_mut().for_each(|value| visit(&mut value.span));
        for attribution in &mut self.attributions {
            if let Some(span) = attribution.source.as_mut().and_then(|source| source.span.as_mut()) {
                visit(span);
            }
            if let Some(cue) = &mut attribution.cue {
                visit(&mut cue.span);
            }
            attribution.contents.iter_mut().for_each(&mut visit);
        }
        for claim in &mut self.claims {
            visit(&mut claim.span);
            claim.hedges.iter_mut().for_each(|hedge| visit(&mut hedge.span));
            claim.evidence.iter_mut().for_each(|evidence| visit(&mut evidence.span));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::text_hash;

    #[test]
    fn a_text_has_the_name_that_fnv_1a_gives_it() {
        // The values of the reference implementation; tests/browser/text-hash.test.js has the same.
        assert_eq!(text_hash(""), "fnv1a64:cbf29ce484222325");
        assert_eq!(text_hash("a"), "fnv1a64:af63dc4c8601ec8c");
        assert_eq!(text_hash("foobar"), "fnv1a64:85944171f73967e8");
    }
}
