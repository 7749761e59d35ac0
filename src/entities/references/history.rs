//! What a text has spoken of so far, the last last.

use crate::entities::MentionForm;
use crate::lexicon::Gender;
use std::collections::{BTreeMap, VecDeque};

/// Where something is spoken of, and how.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Its first token.
    pub(super) at: usize,
    pub(super) sentence: usize,
    pub(super) block: usize,
    /// The number of the quotation in which it stands; 0 for none.
    pub(super) quotation: usize,
    pub(super) role: Role,
    pub(super) form: MentionForm,
    /// Whether a verb of saying stands behind it.
    pub(super) speaks: bool,
}

/// What something is in its sentence, as far as the words before and behind tell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The sentence begins with it.
    Opens,
    Subject,
    /// Behind a preposition: `with Ruiz`.
    Oblique,
    /// `Ruiz’s plan`, `his plan`.
    Owner,
}

/// Someone or something without a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stranger {
    Person(Option<Gender>),
    Thing,
}

/// What was spoken of.
pub(super) struct History {
    here: Place,
    is_quoted: bool,
    quotations: usize,
    /// Clusters in the order in which they were last spoken of.
    recent: VecDeque<usize>,
    /// For each cluster where it was spoken of last and how often.
    last: Vec<Option<(Place, usize)>>,
    strangers: VecDeque<(Stranger, usize)>,
    /// What the last pronoun or description of a word led to.
    answers: BTreeMap<String, Option<usize>>,
}

impl History {
    /// Nothing reaches farther back; the limit keeps time linear.
    const MOST: usize = 16;

    pub(super) fn new(clusters: usize) -> Self {
        let here = Place {
            at: 0,
            sentence: 0,
            block: 0,
            quotation: 0,
            role: Role::Subject,
            form: MentionForm::Name,
            speaks: false,
        };
        Self {
            here,
            is_quoted: false,
            quotations: 0,
            recent: VecDeque::new(),
            last: vec![None; clusters],
            strangers: VecDeque::new(),
            answers: BTreeMap::new(),
        }
    }

    pub(super) fn here(&self) -> Place {
        let quotation = if self.is_quoted { self.quotations } else { 0 };
        Place { quotation, ..self.here }
    }

    pub(super) fn begin_block(&mut self) {
        self.here.block += 1;
        self.is_quoted = false;
    }

    pub(super) fn begin_sentence(&mut self) {
        self.here.sentence += 1;
    }

    pub(super) fn read_mark(&mut self, text: &str) {
        let quoted = match text {
            "“" => true,
            "”" => false,
            "\"" => !self.is_quoted,
            _ => return,
        };
        self.quotations += usize::from(quoted && !self.is_quoted);
        self.is_quoted = quoted;
    }

    pub(super) fn speak_of(&mut self, cluster: usize, place: Place) {
        self.recent.retain(|&known| known != cluster);
        self.recent.push_front(cluster);
        self.recent.truncate(Self::MOST);
        if let Some(last) = self.last.get_mut(cluster) {
            let count = last.map_or(0, |(_, count)| count);
            *last = Some((place, count + 1));
        }
    }

    pub(super) fn meet(&mut self, stranger: Stranger, at: usize) {
        self.strangers.push_front((stranger, at));
        self.strangers.truncate(Self::MOST);
    }

    /// Clusters, the one that was spoken of last first.
    pub(super) fn recent(&self) -> impl Iterator<Item = usize> {
        self.recent.iter().copied()
    }

    /// Where a cluster was spoken of last, and how often so far.
    pub(super) fn last(&self, cluster: usize) -> Option<(Place, usize)> {
        self.last.get(cluster).copied().flatten()
    }

    /// How many strangers of a sort came since a token.
    pub(super) fn strangers_since(&self, at: usize, fits: impl Fn(Stranger) -> bool) -> usize {
        let since = self.strangers.iter().take_while(|(_, place)| *place > at);
        since.filter(|(stranger, _)| fits(*stranger)).count()
    }

    /// Remembers what a word led to.
    pub(super) fn answer(&mut self, word: &str, cluster: Option<usize>) {
        self.answers.insert(word.to_owned(), cluster);
    }

    /// What a word led to when it was asked last.
    pub(super) fn answered(&self, word: &str) -> Option<Option<usize>> {
        self.answers.get(word).copied()
    }
}
