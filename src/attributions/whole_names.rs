//! The network's roles into roles that part no name: `Ana “Coco” Ruiz` is the source whole, or no part of it is.

use crate::entities::{Entity, MentionForm};
use crate::sorting::sort_by_key;
use crate::span::TokenRange;
use crate::tagger::{Role, RoleTag};
use crate::text::Document;

/// What is left of a content before a name says nothing when it has no more tokens than these: `Resident`.
const SAYS_NOTHING: usize = 2;

/// The roles with edges that do not lie inside a name: sources take all of it, anything else leaves all of it.
pub(super) fn keep(document: &Document<'_>, roles: &[RoleTag], entities: &[Entity]) -> Vec<RoleTag> {
    let mentions = entities.iter().flat_map(|entity| &entity.mentions);
    let names = mentions.filter(|mention| mention.form == MentionForm::Name);
    let mut names: Vec<TokenRange> = names.map(|name| document.tokens_under(name.span)).collect();
    names.retain(|name| name.len() > 1);
    sort_by_key(&mut names, |name| name.start);
    // The name that an edge parts: the edge lies behind its first token and before its end.
    let parted = |edge: usize| {
        let next = names.partition_point(|name| name.end.get() <= edge);
        names.get(next).filter(|name| name.start.get() < edge)
    };
    let mut kept = Vec::with_capacity(roles.len());
    for role in roles {
        let std::ops::Range { mut start, mut end } = role.tokens.range();
        let (first, last) = (parted(start), parted(end));
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
