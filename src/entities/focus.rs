//! The sentence being read and the one before it into whom they speak of, for pronouns to choose from.

use crate::lexicon::Gender;
use crate::span::{TokenIndex, TokenRange};
use crate::text::Document;

/// Someone or something that a sentence speaks of.
#[derive(Clone, Copy)]
pub(super) struct Actor {
    /// Its cluster; `None` for someone who has no name: `a nurse`.
    pub(super) cluster: Option<usize>,
    pub(super) gender: Option<Gender>,
    /// Whether it stands inside quotation marks.
    pub(super) quoted: bool,
    /// Whether it cannot be the subject: `Ruiz’s plan`, `his plan`, `with Ruiz`.
    pub(super) oblique: bool,
    /// Whether it is a pronoun that leads nowhere so far.
    pub(super) waits: bool,
}

/// What the sentence being read and the one before it speak of.
#[derive(Default)]
pub(super) struct Focus {
    pub(super) current: Vec<Actor>,
    pub(super) before: Vec<Actor>,
}

impl Focus {
    /// In a sentence that speaks of more than this, nobody stands out. The limit keeps time linear.
    const MAX_ACTORS: usize = 24;

    pub(super) fn push(&mut self, actor: Actor) {
        if self.current.len() <= Self::MAX_ACTORS {
            self.current.push(actor);
        }
    }

    /// Goes on to the next sentence. One that is all quotation changes nothing of whom the text speaks.
    pub(super) fn pass(&mut self, all_quoted: bool) {
        if all_quoted && self.current.iter().all(|actor| actor.quoted) {
            self.current.clear();
        } else {
            self.before = std::mem::take(&mut self.current);
        }
    }

    /// `Asked whether she had read it, Ruiz`: a pronoun that opens a sentence waits for the name behind it.
    pub(super) fn settle(&mut self, cluster: usize, gender: Option<Gender>) {
        let waiting = self.current.first_mut().filter(|actor| actor.waits && actor.gender == gender);
        if let Some(actor) = waiting {
            actor.cluster = Some(cluster);
            actor.waits = false;
        }
    }

    pub(super) fn is_crowded(&self) -> bool {
        self.current.len().max(self.before.len()) > Self::MAX_ACTORS
    }
}

/// The cluster that a sentence is about, as its first actor that can be its subject.
pub(super) fn subject(actors: &[Actor]) -> Option<usize> {
    actors.iter().find(|actor| !actor.quoted && !actor.oblique)?.cluster
}

/// Whether a sentence begins with an opening mark.
pub(super) fn opens_quotation(document: &Document<'_>, tokens: TokenRange) -> bool {
    matches!(document.token_text(tokens.start), "“" | "\"")
}

/// Whether a sentence ends with a closing mark.
pub(super) fn closes_quotation(document: &Document<'_>, tokens: TokenRange) -> bool {
    let last = TokenIndex::from_usize(tokens.end.get().saturating_sub(1));
    matches!(document.token_text(last), "”" | "\"")
}
