//! An [`Analysis`] into the forms that other people's tools read: HTML, Web Annotation, schema.org, CSV.
//!
//! Each form is a pure function of an analysis, the text that it was made of, and an [`Origin`].
//! The analysis must count UTF-8 bytes, as [`Analyzer::analyze`](crate::Analyzer::analyze) returns it.

mod csv;
mod html;
mod runs;
mod schema_org;
mod web_annotation;
pub mod wording;

pub use csv::{Table, csv};
pub use html::html;
pub use runs::{Run, Runs, runs};
pub use schema_org::{SchemaOrg, schema_org};
pub use web_annotation::{AnnotationPage, web_annotation};

use crate::analysis::Analysis;
use crate::attributions::{Attribution, Source, SourceKind};
use crate::claims::Claim;
use crate::sorting::sort_by_key;
use crate::span::{AttributionId, ClaimId, EntityId, Span};
use crate::text::BlockKind;
use std::collections::BTreeMap;

/// Where a text comes from, as far as the caller knows.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Origin<'a> {
    /// The article's address: `https://…`.
    pub url: Option<&'a str>,
}

impl Origin<'_> {
    /// The address, or a name made from the text: the same text always has the same name.
    fn iri(self, text: &str) -> String {
        self.url.map_or_else(|| text_urn(text), str::to_owned)
    }
}

/// A UUID (version 8) over the text, by FNV-1a of 128 bits.
fn text_urn(text: &str) -> String {
    const BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    const VERSION_AND_VARIANT: u128 = 0xf000_c000_0000_0000_0000;
    const VERSION_8: u128 = 0x8000_8000_0000_0000_0000;
    let hash = text.bytes().fold(BASIS, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    let uuid = hash & !VERSION_AND_VARIANT | VERSION_8;
    let part = |shift: u32, digits: usize| {
        let value = uuid >> shift & ((1 << (4 * digits)) - 1);
        format!("{value:0digits$x}")
    };
    format!("urn:uuid:{}-{}-{}-{}-{}", part(96, 8), part(80, 4), part(64, 4), part(48, 4), part(0, 12))
}

/// Who says what a claim states.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Speaker {
    /// The entity's name, or the words of the text; `None` where the source is not expressed.
    pub name: Option<String>,
    /// The entity, where there is one.
    pub entity: Option<EntityId>,
    /// How far the source can be known.
    pub kind: SourceKind,
}

/// The claims, the most check-worthy first; equals stand in text order.
#[must_use]
pub fn ranked_claims(analysis: &Analysis) -> Vec<&Claim> {
    let mut claims: Vec<&Claim> = analysis.claims.iter().collect();
    sort_by_key(&mut claims, |claim| (std::cmp::Reverse(claim.check_worthiness), claim.span));
    claims
}

/// The claims of every source: found once for all of them.
#[derive(Debug)]
pub struct ClaimsOf {
    by_attribution: BTreeMap<AttributionId, Vec<ClaimId>>,
}

impl ClaimsOf {
    /// Looks through the claims of an analysis.
    #[must_use]
    pub fn new(analysis: &Analysis) -> Self {
        let mut by_attribution: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for claim in &analysis.claims {
            if let Some(attribution) = claim.attribution {
                by_attribution.entry(attribution).or_default().push(claim.id);
            }
        }
        Self { by_attribution }
    }

    /// The claims that rest on a source, in text order.
    #[must_use]
    pub fn of(&self, source: &Source) -> Vec<ClaimId> {
        let claims = source.attributions.iter().filter_map(|id| self.by_attribution.get(id));
        let mut claims: Vec<ClaimId> = claims.flatten().copied().collect();
        claims.sort_unstable();
        claims
    }
}

/// What a source is called: its name, or what stands for nobody.
#[must_use]
pub fn source_name(source: &Source) -> String {
    let name = one_line(&source.name);
    if name.is_empty() { wording::unnamed_source(source.kind).to_owned() } else { name }
}

/// Who says what a claim states; `None` for the author.
#[must_use]
pub fn speaker(analysis: &Analysis, text: &str, claim: &Claim) -> Option<Speaker> {
    let source = attribution(analysis, claim.attribution?)?.source?;
    let entity = source.entity.and_then(|id| analysis.entities.get(id.get()));
    let words = || source.span.map(|span| one_line(span.of(text))).filter(|words| !words.is_empty());
    Some(Speaker {
        name: entity.map(|entity| one_line(&entity.name)).or_else(words),
        entity: entity.map(|entity| entity.id),
        kind: source.kind,
    })
}

/// The article's title, on one line.
#[must_use]
pub fn headline(analysis: &Analysis, text: &str) -> Option<String> {
    let block = analysis.blocks.iter().find(|block| block.kind == BlockKind::Headline)?;
    Some(one_line(block.span.of(text)))
}

/// A piece of text on one line: every run of white space is one space.
#[must_use]
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether a character could make a display lie or misbehave: controls (a terminal obeys them),
/// and marks that override the direction of writing.
#[must_use]
pub fn is_unsafe_in_display(character: char) -> bool {
    character.is_control() || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The attribution of that name.
fn attribution(analysis: &Analysis, id: AttributionId) -> Option<&Attribution> {
    analysis.attributions.get(id.get())
}

/// The span moved outwards to character boundaries of the text, and into it.
fn fit(span: Span, text: &str) -> Span {
    let floor = |at: u32| text.floor_char_boundary(at as usize);
    Span::from_range(floor(span.start())..text.ceil_char_boundary(span.end() as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_name() {
        let name = text_urn("The ferry sank.");
        assert_eq!(name, text_urn("The ferry sank."));
        assert_ne!(name, text_urn("The ferry sank"));
        let digits = name.strip_prefix("urn:uuid:").unwrap();
        assert_eq!(digits.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert!(digits[14..].starts_with('8'), "version 8: {name}");
        assert!("89ab".contains(&digits[19..20]), "variant of RFC 9562: {name}");
    }

    #[test]
    fn white_space_becomes_one_space() {
        assert_eq!(one_line("  the\r\n  old \u{a0} ferry\t"), "the old ferry");
    }

    #[test]
    fn spans_that_do_not_fit_are_moved() {
        assert_eq!(fit(Span::new(1, 2), "é!"), Span::new(0, 2));
        assert_eq!(fit(Span::new(1, 99), "é!"), Span::new(0, 3));
    }
}
