//! What rules and linker agree to call an attribution, before it has an id.

use super::{Commitment, CueKind, SourceKind};
use crate::sorting::sort_by_key;
use std::ops::Range;

/// An attribution in the making; ranges count tokens.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Draft {
    /// The whole noun phrase.
    pub(crate) source: Option<Range<usize>>,
    /// How far the source can be known, where the construction says so.
    pub(crate) source_kind: Option<SourceKind>,
    /// Whether an unexpressed source is that of the attribution before.
    pub(crate) same_source: bool,
    /// The words that signal it.
    pub(crate) cue: Option<Range<usize>>,
    /// Dictionary form of the main word.
    pub(crate) lemma: String,
    /// What kind of signal.
    pub(crate) kind: Option<CueKind>,
    /// What is said, in text order.
    pub(crate) contents: Vec<Range<usize>>,
    /// The contents as the network marked them.
    pub(crate) marked: Vec<Range<usize>>,
    /// Whether the source stands by it.
    pub(crate) commitment: Option<Commitment>,
    /// Whether the words leave no doubt who says it: the network's reading of the cue gives way.
    pub(crate) overrules: bool,
    /// Which construction it is.
    pub(crate) construction: Construction,
    /// How sure its construction is by itself, in thousandths.
    pub(crate) confidence: u16,
    /// How sure the network is of source, cue and least sure content, in thousandths.
    pub(crate) sure: [u16; 3],
}

/// How an attribution was found.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Construction {
    /// By the roles that the network gave.
    #[default]
    Roles,
    /// A quotation with its speech tag.
    Tagged,
    /// A statement without quotation marks before its speech tag, which ends the sentence.
    TrailingTag,
    /// A verb with a clause.
    Clause,
    /// A verb with a noun phrase or an infinitive.
    Phrase,
    /// `according to`.
    AccordingTo,
    /// A hearsay adverb or an agentless passive.
    Hearsay,
    /// By the layout: a headline's colon, an interview, a quotation with its signature.
    Layout,
    /// A noun for whoever speaks, before the colon of a headline: `Sheriff: Man was armed`.
    Label,
    /// A block quotation whose speaker is named beside it.
    BlockQuote,
    /// What stands below a question of an interview, behind `A:` or without a label.
    Answer,
    /// A quotation that goes on without a tag of its own.
    Untagged,
}

impl Draft {
    /// First token of the contents.
    pub(crate) fn first(&self) -> usize {
        self.contents.first().or(self.cue.as_ref()).map_or(0, |range| range.start)
    }

    /// From the first to the last token of the contents.
    pub(crate) fn reach(&self) -> Range<usize> {
        let start = self.contents.first().map_or(0, |range| range.start);
        start..self.contents.last().map_or(start, |range| range.end)
    }

    /// Whether a token range lies inside one of the contents.
    pub(crate) fn contains(&self, inner: &Range<usize>) -> bool {
        self.contents.iter().any(|range| range.start <= inner.start && inner.end <= range.end)
    }

    /// Sorts the contents and joins those that touch or overlap.
    pub(crate) fn settle(&mut self) {
        self.contents.retain(|range| range.start < range.end);
        sort_by_key(&mut self.contents, |range| (range.start, range.end));
        let mut joined: Vec<Range<usize>> = Vec::with_capacity(self.contents.len());
        for range in self.contents.drain(..) {
            match joined.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => joined.push(range),
            }
        }
        self.contents = joined;
    }
}
