//! Claims in the paper's own voice into figures that have no source nearby.

use super::ground::{Ground, has_source};
use super::{Check, Found};
use crate::claims::{Claim, ClaimKind, Manner};
use crate::text::Block;
use crate::values::{Value, ValueKind};

/// The first such figure of each paragraph.
#[inline(never)]
pub(super) fn without_source(ground: &Ground<'_>) -> Vec<Found> {
    let mut by_block: Vec<Vec<&Claim>> = vec![Vec::new(); ground.document.blocks().len()];
    for claim in ground.analysis.claims.iter().filter(|claim| is_own_figure(claim)) {
        let sentence = ground.document.sentences().get(claim.sentence.get());
        if let Some(block) = sentence.and_then(|sentence| by_block.get_mut(sentence.block.get())) {
            block.push(claim);
        }
    }
    let bare = ground.body().filter(|(at, block)| !has_source_nearby(ground, *at, block));
    bare.filter_map(|(at, _)| {
        let claims = by_block.get(at)?.iter().filter(|claim| !ground.is_dismissed(claim.span));
        let figure = |claim: &&&Claim| values(ground, claim).any(|value| is_figure(ground, value));
        let claim = claims.into_iter().find(figure)?;
        Some(Found { check: Check::FigureNoSource, span: claim.span, about: None })
    })
    .collect()
}

fn is_own_figure(claim: &Claim) -> bool {
    claim.manner == Manner::Unattributed && claim.kinds.contains(&ClaimKind::Quantity)
}

fn values<'a>(ground: &Ground<'a>, claim: &Claim) -> impl Iterator<Item = &'a Value> {
    let values = &ground.analysis.values;
    claim.values.iter().filter_map(|id| values.get(id.get()))
}

/// How far it is from place to place stands on every map.
const DISTANCES: [&str; 4] = ["km", "m", "[mi_i]", "[nmi_i]"];

/// A figure that somebody has counted or reckoned: a sum, a share, ten of something or more; no age, score or rank, which
/// counts nothing, and no `dozens`.
fn is_figure(ground: &Ground<'_>, value: &Value) -> bool {
    let behind = ground.words.under(value.span).end;
    match value.kind {
        ValueKind::Money | ValueKind::Percent => true,
        ValueKind::Number if ground.words.text(behind).is_empty() || ground.words.is_mark(behind) => false,
        ValueKind::Quantity | ValueKind::Number => {
            let is_distance = value.normalized.unit.as_deref().is_some_and(|unit| DISTANCES.contains(&unit));
            if is_distance || !ground.text(value.span).contains(|one: char| one.is_ascii_digit()) {
                return false;
            }
            let whole = value.normalized.value.as_deref().map(|number| number.split('.').next());
            whole.flatten().is_some_and(|whole| whole.trim_start_matches('-').len() > 1)
        }
        _ => false,
    }
}

/// Whether a source stands in the paragraph; beside a paragraph of one sentence, the next ones count too.
fn has_source_nearby(ground: &Ground<'_>, at: usize, block: &Block) -> bool {
    let near = if block.sentences.len() == 1 { at.saturating_sub(1)..at + 2 } else { at..at + 1 };
    near.into_iter().any(|at| ground.attributions_in(at).any(has_source))
}
