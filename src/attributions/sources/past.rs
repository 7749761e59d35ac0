//! Who has spoken so far, the last first.

use crate::attributions::SourceKind;
use crate::lexicon::Gender;
use crate::span::EntityId;
use crate::syntax::word_classes::singular;
use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

/// Whoever spoke: an entity, or words of a class that `weights.txt` knows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Who {
    Entity(EntityId),
    /// How far it can be known, the class of its noun, and the gender that the noun says.
    Words(SourceKind, &'static str, Option<Gender>),
}

impl Who {
    pub(super) const fn entity(&self) -> Option<EntityId> {
        match self {
            Self::Entity(entity) => Some(*entity),
            Self::Words(..) => None,
        }
    }
}

/// The last speakers and the token where each spoke last.
#[derive(Default, Debug)]
pub(super) struct Past {
    speakers: VecDeque<(Who, usize)>,
    /// Behind what the last speaker said.
    end: usize,
    /// Where somebody spoke last by a name that is no entity.
    unknown: usize,
    /// Who asked or accused somebody, where that is the last who spoke.
    asked: Option<EntityId>,
    /// The body that the last speaker spoke for, and the gender of who did so, where no name says it.
    spokesman: Option<(EntityId, Option<Gender>)>,
    /// The source in a clause of a sentence that another person is the subject of, the last one.
    aside: Range<usize>,
    /// Nouns by which a source was described, with the entity that each led to last.
    nouns: BTreeMap<String, Option<EntityId>>,
}

impl Past {
    /// Nobody reaches farther back.
    const MOST: usize = 8;

    /// Notes who speaks.
    pub(super) fn note(&mut self, who: Who, at: usize) {
        self.speakers.retain(|(known, _)| *known != who);
        self.speakers.push_front((who, at));
        self.speakers.truncate(Self::MOST);
        self.spokesman = None;
    }

    /// Notes that somebody speaks by a name that is no entity.
    pub(super) const fn note_unknown(&mut self, at: usize) {
        self.unknown = at;
    }

    /// Whether such a name spoke last, not far before a token.
    pub(super) fn is_unknown(&self, at: usize) -> bool {
        const FAR: usize = 60;
        let last = self.speakers.front().map_or(0, |(_, at)| *at);
        self.unknown > last && at.saturating_sub(self.unknown) < FAR
    }

    /// Notes that the last speaker is spoken to.
    pub(super) fn go_on(&mut self, at: usize) {
        if let Some(last) = self.speakers.front_mut() {
            last.1 = at;
        }
    }

    /// Notes who speaks in what the last speaker says: that one speaks on.
    pub(super) fn note_inside(&mut self, entity: EntityId, at: usize) {
        let Some(outer) = self.speakers.pop_front() else { return };
        self.speakers.retain(|(who, _)| who.entity() != Some(entity));
        if outer.0.entity() != Some(entity) {
            self.speakers.push_front((Who::Entity(entity), at));
        }
        self.speakers.push_front(outer);
        self.speakers.truncate(Self::MOST);
    }

    /// Notes that the last speaker is somebody without a name who speaks for a body.
    pub(super) const fn note_spokesman(&mut self, body: EntityId, gender: Option<Gender>) {
        self.spokesman = Some((body, gender));
    }

    /// The body that the last speaker spoke for, where somebody of this gender did so, and the token where.
    pub(super) fn spoken_for(&self, gender: Gender) -> Option<(EntityId, usize)> {
        let (body, own) = self.spokesman?;
        let (_, at) = self.speakers.front()?;
        own.is_none_or(|own| own == gender).then_some((body, *at))
    }

    /// Notes where what the last speaker said ends.
    pub(super) fn note_end(&mut self, end: usize) {
        self.end = self.end.max(end);
    }

    /// Behind what the last speaker said.
    pub(super) const fn end(&self) -> usize {
        self.end
    }

    /// Notes whether the last speaker asked or accused somebody.
    pub(super) fn note_question(&mut self, asks: bool) {
        self.asked = self.speakers.front().and_then(|(who, _)| who.entity()).filter(|_| asks);
    }

    /// Who spoke last, where that was to ask or accuse somebody.
    pub(super) const fn asked(&self) -> Option<EntityId> {
        self.asked
    }

    /// Notes whose words a sentence about another person mentions.
    pub(super) const fn note_aside(&mut self, source: Range<usize>) {
        self.aside = source;
    }

    /// Whether a token stands in such a source.
    pub(super) fn is_aside(&self, at: usize) -> bool {
        self.aside.contains(&at)
    }

    /// Notes whom a described source led to.
    pub(super) fn note_noun(&mut self, noun: &str, entity: Option<EntityId>) {
        self.nouns.insert(singular(noun).to_owned(), entity);
    }

    /// Whom a noun led to when a source was last described by it: nobody by name, or an entity.
    pub(super) fn led_by(&self, noun: &str) -> Option<Option<EntityId>> {
        self.nouns.get(singular(noun)).copied()
    }

    /// Whether an entity is one of the last speakers.
    pub(super) fn has_spoken(&self, entity: EntityId) -> bool {
        self.speakers.iter().any(|(who, _)| who.entity() == Some(entity))
    }

    /// The speakers, the last first.
    pub(super) fn speakers(&self) -> impl Iterator<Item = (&Who, usize)> {
        self.speakers.iter().map(|(who, at)| (who, *at))
    }
}
