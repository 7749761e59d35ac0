//! An editor's corrections into the places that they stand for.

use super::Check;
use crate::claims::Manner;
use crate::entities::EntityKind;
use crate::sorting::sort_by_key;
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// One correction, in the form that `<claim-light>` reads too (`www/overrides.js`).
///
/// Its place is a quotation of the text with what stands before and after it, as in W3C Web Annotation, so
/// that it outlives edits elsewhere. One with a `check` sets an item of that check aside.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Override {
    /// What the editor found.
    pub action: Action,
    /// Only items of this type; of any where left out.
    #[serde(rename = "type", default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// The check whose item is set aside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<Check>,
    /// The words.
    pub quote: String,
    /// What stands before them.
    #[serde(default)]
    pub prefix: String,
    /// What stands after them.
    #[serde(default)]
    pub suffix: String,
    /// What a fix changes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set: Option<Replacement>,
}

/// What an editor found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Action {
    /// The mark is right; with a check: this is fine here.
    #[default]
    Confirm,
    /// The mark is wrong.
    Suppress,
    /// The mark is right with another name, kind or manner.
    Fix,
}

/// What a correction is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub enum Target {
    /// A claim.
    Claim,
    /// A mention of an entity.
    Entity,
    /// A date or a figure.
    Value,
}

/// What a fix changes.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Replacement {
    /// The entity's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The entity's kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<EntityKind>,
    /// How the claim comes to the reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub manner: Option<Manner>,
}

impl Override {
    /// Where the words stand in a text; `None` where they no longer do.
    #[must_use]
    pub fn place(&self, text: &str) -> Option<Span> {
        if self.quote.is_empty() {
            return None;
        }
        let Self { quote, prefix, suffix, .. } = self;
        let start = text.find(&format!("{prefix}{quote}{suffix}"))? + prefix.len();
        Some(Span::from_range(start..start + quote.len()))
    }
}

/// The places that corrections stand for.
#[derive(Debug, Default)]
pub(super) struct Corrections {
    /// Items that are fine as they are.
    fine: Vec<(Check, Span)>,
    /// Claims that are none, or that rest on somebody else.
    wrong: Vec<Span>,
}

/// Finds the places of corrections; those whose words no longer stand in the text say nothing.
pub(super) fn find(text: &str, overrides: &[Override]) -> Corrections {
    let mut corrections = Corrections::default();
    for one in overrides {
        let Some(place) = one.place(text) else { continue };
        let about_claims = one.target.is_none_or(|target| target == Target::Claim);
        let changes_voice = one.set.as_ref().is_some_and(|set| set.manner.is_some());
        match (one.check, one.action) {
            (Some(check), _) => corrections.fine.push((check, place)),
            (None, Action::Suppress) if about_claims => corrections.wrong.push(place),
            (None, Action::Fix) if about_claims && changes_voice => corrections.wrong.push(place),
            (None, _) => {}
        }
    }
    sort_by_key(&mut corrections.fine, |&fine| fine);
    sort_by_key(&mut corrections.wrong, |&wrong| wrong);
    corrections
}

impl Corrections {
    /// Whether an editor found an item fine as it is.
    pub(super) fn set_aside(&self, check: Check, span: Span) -> bool {
        self.fine.binary_search(&(check, span)).is_ok()
    }

    /// Whether an editor found a mark wrong.
    pub(super) fn is_wrong(&self, span: Span) -> bool {
        self.wrong.binary_search(&span).is_ok()
    }
}
