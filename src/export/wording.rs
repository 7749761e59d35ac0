//! The kinds of an analysis into the few words that a reader sees.

use crate::attributions::{Commitment, Quotation, SourceKind};
use crate::claims::{HedgeKind, Manner};
use crate::entities::{EntityKind, MentionForm};
use crate::span::Score;

/// All kinds of entity, in the order in which a list shows them.
pub const ENTITY_KINDS: [EntityKind; 10] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Group,
    EntityKind::Location,
    EntityKind::Facility,
    EntityKind::Event,
    EntityKind::Law,
    EntityKind::Work,
    EntityKind::Product,
    EntityKind::Misc,
];

/// What a legend says.
#[must_use]
pub const fn manner_meaning(manner: Manner) -> &'static str {
    match manner {
        Manner::Quoted => "in the source’s own words",
        Manner::Attributed => "in other words, by a named source, an office or a document",
        Manner::Anonymous => "by a person who is not named",
        Manner::Hearsay => "by nobody identified",
        Manner::Unattributed => "in the article’s own voice",
    }
}

/// A sign of one column for margins.
#[must_use]
pub const fn manner_sign(manner: Manner) -> char {
    match manner {
        Manner::Quoted => '”',
        Manner::Attributed => '›',
        Manner::Anonymous => '?',
        Manner::Hearsay => '~',
        Manner::Unattributed => '·',
    }
}

/// Who speaks, where no name can be given.
#[must_use]
pub const fn unnamed_source(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Named => "a named source",
        SourceKind::Office => "an office",
        SourceKind::Document => "a document",
        SourceKind::Anonymous => "a person who is not named",
        SourceKind::Unspecified => "nobody identified",
        SourceKind::SelfReference => "the author",
        SourceKind::Implicit => "a source that is not expressed",
    }
}

/// How far a source can be known, in one or two words.
#[must_use]
pub const fn source_kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Named => "named",
        SourceKind::Office => "office",
        SourceKind::Document => "document",
        SourceKind::Anonymous => "not named",
        SourceKind::Unspecified => "nobody identified",
        SourceKind::SelfReference => "the author",
        SourceKind::Implicit => "not expressed",
    }
}

/// The word that the JSON uses.
#[must_use]
pub const fn source_kind_key(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Named => "named",
        SourceKind::Office => "office",
        SourceKind::Document => "document",
        SourceKind::Anonymous => "anonymous",
        SourceKind::Unspecified => "unspecified",
        SourceKind::SelfReference => "self",
        SourceKind::Implicit => "implicit",
    }
}

/// The word that the JSON uses.
#[must_use]
pub const fn hedge_kind_key(kind: HedgeKind) -> &'static str {
    match kind {
        HedgeKind::Epistemic => "epistemic",
        HedgeKind::Hearsay => "hearsay",
        HedgeKind::Weasel => "weasel",
        HedgeKind::Condition => "condition",
        HedgeKind::Doxastic => "doxastic",
    }
}

/// The word that the JSON uses.
#[must_use]
pub const fn entity_kind_key(kind: EntityKind) -> &'static str {
    kind.key()
}

/// The heading of a list.
#[must_use]
pub const fn entity_kind_plural(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "People",
        EntityKind::Organization => "Organizations",
        EntityKind::Location => "Places",
        EntityKind::Facility => "Buildings",
        EntityKind::Group => "Groups",
        EntityKind::Product => "Products",
        EntityKind::Event => "Events",
        EntityKind::Work => "Works",
        EntityKind::Law => "Laws",
        EntityKind::Misc => "Other names",
    }
}

/// The word that the JSON uses.
#[must_use]
pub const fn mention_form_key(form: MentionForm) -> &'static str {
    match form {
        MentionForm::Name => "name",
        MentionForm::Nominal => "nominal",
        MentionForm::Pronoun => "pronoun",
    }
}

/// The word that the JSON uses.
#[must_use]
pub const fn quotation_key(quotation: Quotation) -> &'static str {
    match quotation {
        Quotation::Direct => "direct",
        Quotation::Indirect => "indirect",
        Quotation::Mixed => "mixed",
    }
}

/// The word that the JSON uses.
#[must_use]
pub const fn commitment_key(commitment: Commitment) -> &'static str {
    match commitment {
        Commitment::Committed => "committed",
        Commitment::Uncommitted => "uncommitted",
        Commitment::Counterfactual => "counterfactual",
        Commitment::Presupposed => "presupposed",
    }
}

/// A score as a plain decimal, as the JSON writes it: `0.73`.
#[must_use]
pub fn decimal(score: Score) -> String {
    let permille = score.permille();
    if permille == 1000 {
        return "1".to_owned();
    }
    let digits = format!("{permille:03}");
    match digits.trim_end_matches('0') {
        "" => "0".to_owned(),
        digits => format!("0.{digits}"),
    }
}

/// A count with its noun: `1 word`, `2 words`.
#[must_use]
pub fn count(number: u32, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_those_of_the_json() {
        for permille in 0..=1000 {
            let score = Score::from_permille(permille);
            assert_eq!(decimal(score), serde_json::to_string(&score).unwrap());
        }
    }

    #[test]
    fn keys_are_those_of_the_json() {
        fn json(value: impl serde::Serialize) -> String {
            serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
        }
        for manner in Manner::ALL {
            assert_eq!(manner.key(), json(manner));
        }
        for kind in ENTITY_KINDS {
            assert_eq!(entity_kind_key(kind), json(kind));
        }
        use crate::{claims::ClaimKind as C, values::ValueKind as V};
        use {HedgeKind as H, SourceKind as S};
        let kinds = [
            C::Quantity,
            C::Causal,
            C::Comparison,
            C::Event,
            C::Prediction,
            C::Policy,
            C::Opinion,
            C::Question,
            C::Other,
        ];
        kinds.iter().for_each(|&kind| assert_eq!(kind.key(), json(kind)));
        let kinds = [H::Epistemic, H::Hearsay, H::Weasel, H::Condition, H::Doxastic];
        kinds.iter().for_each(|&kind| assert_eq!(hedge_kind_key(kind), json(kind)));
        let kinds =
            [S::Named, S::Office, S::Document, S::Anonymous, S::Unspecified, S::SelfReference, S::Implicit];
        kinds.iter().for_each(|&kind| assert_eq!(source_kind_key(kind), json(kind)));
        let kinds = [V::Date, V::Time, V::Duration, V::Money, V::Percent, V::Quantity, V::Number, V::Ordinal];
        kinds.iter().for_each(|&kind| assert_eq!(kind.key(), json(kind)));
        let forms = [MentionForm::Name, MentionForm::Nominal, MentionForm::Pronoun];
        forms.iter().for_each(|&form| assert_eq!(mention_form_key(form), json(form)));
        let quotations = [Quotation::Direct, Quotation::Indirect, Quotation::Mixed];
        quotations.iter().for_each(|&quotation| assert_eq!(quotation_key(quotation), json(quotation)));
        use Commitment::{Committed, Counterfactual, Presupposed, Uncommitted};
        let commitments = [Committed, Uncommitted, Counterfactual, Presupposed];
        commitments.iter().for_each(|&commitment| assert_eq!(commitment_key(commitment), json(commitment)));
    }
}
