//! A text and its [`Analysis`] into what an editor should look at before it is published.
//!
//! Each [`Check`] is a question that a careful editor asks. An [`Item`] says where to look; it never says
//! that something is wrong, and there is no score.

mod accused;
mod figures;
mod ground;
mod opening;
mod overrides;
mod phrases;
mod quotations;
mod unnamed;

use crate::analysis::Analysis;
use crate::offsets::{OffsetMap, OffsetUnit};
use crate::sorting::sort_by_key;
use crate::span::Span;
use crate::text::Document;
use ground::Ground;
pub use overrides::{Action, Override, Replacement, Target};
use serde::{Deserialize, Serialize};

/// A question that an editor asks of an article.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Check {
    /// Somebody is not named, and the text does not say why.
    UnnamedNoReason,
    /// Too many of the words rest on people who are not named.
    UnnamedShare,
    /// Nobody is identified for something in the headline or in the first two paragraphs.
    ReportedlyInLede,
    /// The main claim rests on one source.
    SingleSource,
    /// A figure stands in the paper's own voice, with no source nearby.
    FigureNoSource,
    /// A quotation has no speaker.
    QuotationNoSpeaker,
    /// The headline quotes words that the text does not hold, or somebody whom it does not name.
    HeadlineQuotation,
    /// Somebody is accused and is not heard.
    AccusedNotHeard,
}

impl Check {
    /// All checks, in the order in which a list shows them.
    pub const ALL: [Self; 8] = [
        Self::UnnamedNoReason,
        Self::UnnamedShare,
        Self::ReportedlyInLede,
        Self::SingleSource,
        Self::FigureNoSource,
        Self::QuotationNoSpeaker,
        Self::HeadlineQuotation,
        Self::AccusedNotHeard,
    ];

    /// The word that JSON and the command line use.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::UnnamedNoReason => "unnamed-no-reason",
            Self::UnnamedShare => "unnamed-share",
            Self::ReportedlyInLede => "reportedly-in-lede",
            Self::SingleSource => "single-source",
            Self::FigureNoSource => "figure-no-source",
            Self::QuotationNoSpeaker => "quotation-no-speaker",
            Self::HeadlineQuotation => "headline-quotation",
            Self::AccusedNotHeard => "accused-not-heard",
        }
    }

    /// What there is to look at, in plain words.
    #[must_use]
    pub const fn question(self) -> &'static str {
        match self {
            Self::UnnamedNoReason => "Somebody is not named. Does the text say why?",
            Self::UnnamedShare => "Many words rest on people who are not named. Can some of them be named?",
            Self::ReportedlyInLede => "Nobody is identified here, at the head of the article. Who says so?",
            Self::SingleSource => "The main claim rests on one source. Does anybody else confirm it?",
            Self::FigureNoSource => "A figure stands in the paper’s own voice. Where does it come from?",
            Self::QuotationNoSpeaker => "A quotation has no speaker. Whose words are these?",
            Self::HeadlineQuotation => "The headline quotes what the text does not. Were these the words?",
            Self::AccusedNotHeard => "Somebody is accused. Were they asked?",
        }
    }
}

/// What counts as a reason for leaving a name out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reason {
    /// That somebody asked not to be named is enough; crowds ("residents said") need no reason.
    #[default]
    Asked,
    /// The text must say why, of crowds too.
    Why,
}

/// What may stand in the headline and the first two paragraphs with nobody identified.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Lede {
    /// Words of a charge: `alleged`, `accused of`.
    #[default]
    Charges,
    /// Nothing.
    Nothing,
}

/// How strict a desk is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct Settings {
    /// How many of a hundred words may rest on people who are not named.
    pub max_unnamed_share: u8,
    /// What counts as a reason for leaving a name out.
    pub reason: Reason,
    /// What may stand at the head of the article with nobody identified.
    pub lede: Lede,
}

impl Default for Settings {
    fn default() -> Self {
        Self { max_unnamed_share: 25, reason: Reason::default(), lede: Lede::default() }
    }
}

/// What an editor says: how strict to be, and what is fine or wrong.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[non_exhaustive]
pub struct Desk {
    /// How strict the desk is.
    pub settings: Settings,
    /// What was corrected or set aside.
    pub overrides: Vec<Override>,
}

/// A place to look at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Item {
    /// The question.
    pub check: Check,
    /// Where to look.
    pub span: Span,
    /// Whom it is about, in the words of the text, where it is about somebody.
    pub about: Option<String>,
    /// Whether an editor has set it aside.
    pub set_aside: bool,
    /// The words under the span, with what stands before and after them: an override that sets the item
    /// aside repeats all three.
    pub quote: String,
    /// What stands before the words.
    pub prefix: String,
    /// What stands after the words.
    pub suffix: String,
}

/// What an editor should look at.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Report {
    /// What the spans count.
    pub offset_unit: OffsetUnit,
    /// Places to look at, in text order.
    pub items: Vec<Item>,
    /// Words of the article, headings left out.
    pub words: u32,
    /// Those of them that rest on people who are not named.
    pub words_unnamed: u32,
}

impl Report {
    /// The items that no editor has set aside.
    pub fn open(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| !item.set_aside)
    }

    /// The checks that found nothing, or nothing that is still open.
    #[must_use]
    pub fn in_order(&self) -> Vec<Check> {
        Check::ALL.into_iter().filter(|check| self.open().all(|item| item.check != *check)).collect()
    }

    /// The same report counted in another unit. `text` is the text that was checked.
    #[must_use]
    pub fn counted_in(mut self, unit: OffsetUnit, text: &str) -> Self {
        debug_assert_eq!(self.offset_unit, OffsetUnit::Utf8, "a report is converted once");
        let map = OffsetMap::new(text, unit);
        self.items.iter_mut().for_each(|item| item.span = map.convert_span(item.span));
        self.offset_unit = unit;
        self
    }
}

/// Finds what an editor should look at.
///
/// The analysis must be that of the text, and count UTF-8 bytes, as
/// [`Analyzer::analyze`](crate::Analyzer::analyze) returns it.
#[must_use]
pub fn check(text: &str, analysis: &Analysis, settings: &Settings, overrides: &[Override]) -> Report {
    let document = Document::parse(text);
    let corrections = overrides::find(text, overrides);
    let ground = Ground::new(&document, analysis, &corrections);
    // Each check is a function of its own: a browser compiles what is joined as a whole.
    let share = unnamed::share(&ground);
    let mut found = unnamed::without_reason(&ground, settings.reason);
    found.extend(unnamed::too_many(&share, settings.max_unnamed_share));
    found.extend(opening::nobody_identified(&ground, settings.lede));
    found.extend(opening::one_source(&ground));
    found.extend(figures::without_source(&ground));
    found.extend(quotations::without_speaker(&ground));
    found.extend(quotations::in_headline(&ground));
    found.extend(accused::not_heard(&ground));
    sort_by_key(&mut found, |found| (found.span, found.check));
    let items = found.into_iter().map(|found| found.into_item(text, &corrections)).collect();
    Report { offset_unit: analysis.offset_unit, items, words: share.words, words_unnamed: share.unnamed }
}

/// A place that a check found.
#[derive(Debug)]
struct Found {
    check: Check,
    span: Span,
    about: Option<String>,
}

impl Found {
    fn into_item(self, text: &str, corrections: &overrides::Corrections) -> Item {
        /// So much stands around a quotation that it is found again.
        const AROUND: usize = 24;
        let range = self.span.range();
        let before = text.get(..range.start).unwrap_or_default();
        let after = text.get(range.end..).unwrap_or_default();
        let from = before.floor_char_boundary(before.len().saturating_sub(AROUND));
        Item {
            check: self.check,
            span: self.span,
            about: self.about,
            set_aside: corrections.set_aside(self.check, self.span),
            quote: self.span.of(text).to_owned(),
            prefix: before.get(from..).unwrap_or_default().to_owned(),
            suffix: after.get(..after.floor_char_boundary(AROUND)).unwrap_or_default().to_owned(),
        }
    }
}
