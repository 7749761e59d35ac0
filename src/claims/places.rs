//! Entities and values into those that stand in a span.

use super::ClaimInput;
use crate::span::{EntityId, Span};
use crate::values::Value;

/// Where entities and values stand, sorted for look-up.
pub(super) struct Places {
    mentions: Vec<(Span, EntityId)>,
}

impl Places {
    pub(super) fn new(input: &ClaimInput<'_>) -> Self {
        let mut mentions: Vec<_> = input
            .entities
            .iter()
            .flat_map(|entity| entity.mentions.iter().map(|mention| (mention.span, entity.id)))
            .collect();
        mentions.sort_unstable();
        Self { mentions }
    }

    pub(super) fn entities_inside(&self, span: Span) -> Vec<EntityId> {
        let from = self.mentions.partition_point(|(mention, _)| mention.start() < span.start());
        let these = self.mentions.get(from..).unwrap_or_default();
        let inside = these.iter().take_while(|(mention, _)| mention.start() < span.end());
        let mut entities: Vec<_> = inside.map(|(_, entity)| *entity).collect();
        entities.sort_unstable();
        entities.dedup();
        entities
    }

    /// Values are in text order and disjoint.
    pub(super) fn values_inside<'v>(&self, input: &ClaimInput<'v>, span: Span) -> Vec<&'v Value> {
        let from = input.values.partition_point(|value| value.span.start() < span.start());
        let these = input.values.get(from..).unwrap_or_default();
        these.iter().take_while(|value| value.span.start() < span.end()).collect()
    }
}
