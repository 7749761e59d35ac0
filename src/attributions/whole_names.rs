//! The network's roles into roles that part no name: `Ana “Coco” Ruiz` is the source whole, or no part of it is.

use crate::entities::{Entity, MentionForm};
use crate::sorting::sort_by_key;
use crate::span::TokenRange;
use crate::tagger::{Role, RoleTag};
use crate::text::Document;

/// What is left of a content before a name says nothing when it has no more tokens than these: `Resident`.
const SAYS_NOTHING: usize = 2;

/// The names of a document that have several tokens, in text order.
pub(super) struct Names(Vec<TokenRange>);

impl Names {
    pub(super) fn new(document: &Document<'_>, entities: &[Entity]) -> Self {
        let mentions = entities.iter().flat_map(|entity| &entity.mentions);
        let names = mentions.filter(|mention| mention.form == MentionForm::Name);
        let mut names: Vec<TokenRange> = names.map(|name| document.tokens_under(name.span)).collect();
        names.retain(|name| name.len() > 1);
        sort_by_key(&mut names, |name| name.start);
        Self(names)
    }

    /// The name that an edge parts: the edge lies behind its first token and before its end.
    pub(super) fn parted(&self, edge: usize) -> Option<&TokenRange> {
        let next = self.0.partition_point(|name| name.end.get() <= edge);
        self.0.get(next).filter(|name| name.start.get() < edge)
    }
}

/// The roles with edges that do not lie inside a name: sources take all of it, anything else leaves all of it.
pub(super) fn keep(names: &Names, roles: &[RoleTag]) -> Vec<RoleTag> {
    let mut kept = Vec::with_capacity(roles.len());
    for role in roles {
        let std::ops::Range { mut start, mut end } = role.tokens.range();
        let (first, last) = (names.parted(start), names.parted(end));
        if role.role == Role::Source {
            start = first.map_or(start, |name| name.start.get());
            end = last.map_or(end, |name| name.end.get());
        } else {
            start = first.map_or(start, |name| name.end.get());
            end = last.map_or(end, |name| name.start.get());
            if (first.is_some() || last.is_some()) && end < start + 1 + SAYS_NOTHING {
                continue;
            }
        }
        kept.push(RoleTag { tokens: TokenRange::new(start, end), ..*role });
    }
    kept
}
