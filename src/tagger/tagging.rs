//! A document into [`Tags`], a few windows at a time, past blocks whose tags are remembered.

use super::block_memory::{BlockKey, BlockTags};
use super::features::{self, ContextRows};
use super::tagger::{Scratch, Tagger, window_at};
use super::{NameTag, RoleTag, SentenceScores, Tags};
use crate::span::TokenRange;
use crate::text::{Block, Document};

/// How far a tagger has come in a document.
#[derive(Default)]
pub(crate) struct Tagging {
    tags: Tags,
    /// Blocks that are behind it.
    blocks: usize,
    /// The block that it is in the middle of.
    begun: Option<Begun>,
}

struct Begun {
    /// What to remember the block by, where blocks are remembered.
    key: Option<BlockKey>,
    context: Vec<ContextRows>,
    /// Where the next window begins.
    next: usize,
    tags: BlockTags,
}

impl Tagging {
    /// What is found so far; a sentence that was not reached has scores of zero.
    pub(crate) const fn tags(&self) -> &Tags {
        &self.tags
    }

    /// How many blocks are done.
    pub(crate) const fn blocks(&self) -> usize {
        self.blocks
    }

    pub(crate) fn into_tags(self) -> Tags {
        self.tags
    }

    /// Puts the tags of a block in their place in the document.
    fn push(&mut self, block: &Block, tags: &BlockTags) {
        let first = block.tokens.start.get();
        let place =
            |tokens: TokenRange| TokenRange::new(tokens.start.get() + first, tokens.end.get() + first);
        let names = tags.names.iter().map(|&name| NameTag { tokens: place(name.tokens), ..name });
        self.tags.names.extend(names);
        let roles = tags.roles.iter().map(|&role| RoleTag { tokens: place(role.tokens), ..role });
        self.tags.roles.extend(roles);
        if let Some(scores) = self.tags.sentences.get_mut(block.sentences.clone()) {
            scores.copy_from_slice(&tags.sentences);
        }
    }
}

impl Tagger {
    /// Tags a document. Blocks that are not part of the article get no tags and scores of zero.
    #[must_use]
    pub fn tag(&self, document: &Document<'_>) -> Tags {
        self.tag_with(document, &mut Scratch::default())
    }

    /// The same on the scratch of earlier calls, which also remembers word forms.
    pub fn tag_with(&self, document: &Document<'_>, scratch: &mut Scratch) -> Tags {
        let mut tagging = Tagging::default();
        while self.tag_more(document, &mut tagging, scratch, u64::MAX) {}
        tagging.into_tags()
    }

    /// Goes on where a tagging stands, until so many tokens went through the network; `false` at its end.
    pub(crate) fn tag_more(
        &self,
        document: &Document<'_>,
        tagging: &mut Tagging,
        scratch: &mut Scratch,
        tokens: u64,
    ) -> bool {
        scratch.belong_to(self.shared_model());
        tagging.tags.sentences.resize(document.sentences().len(), SentenceScores::default());
        let enough = scratch.work().tokens.saturating_add(tokens);
        while let Some(block) = document.blocks().get(tagging.blocks) {
            if scratch.work().tokens >= enough {
                return true;
            }
            let is_done = !block.kind.is_article() || self.tag_next_window(document, block, tagging, scratch);
            tagging.blocks += usize::from(is_done);
        }
        false
    }

    /// Tags the next window of a block, or the whole block from memory; says whether that was its end.
    fn tag_next_window(
        &self,
        document: &Document<'_>,
        block: &Block,
        tagging: &mut Tagging,
        scratch: &mut Scratch,
    ) -> bool {
        let mut begun = match tagging.begun.take() {
            Some(begun) => begun,
            None => {
                let key = scratch.blocks.is_some().then(|| BlockKey::of(document, block));
                let memory = scratch.blocks.as_mut().zip(key.as_ref());
                if let Some(tags) = memory.and_then(|(memory, key)| memory.recall(key)) {
                    tagging.push(block, tags);
                    return true;
                }
                let tags = BlockTags {
                    sentences: vec![SentenceScores::default(); block.sentences.len()],
                    ..BlockTags::default()
                };
                let context = features::context(document, block.kind, block.tokens);
                Begun { key, context, next: block.tokens.start.get(), tags }
            }
        };
        if let Some(window) = window_at(document, block, begun.next) {
            self.tag_window(document, block, &window, &begun.context, scratch, &mut begun.tags);
            begun.next = window.end;
        }
        if begun.next < block.tokens.end.get() {
            tagging.begun = Some(begun);
            return false;
        }
        tagging.push(block, &begun.tags);
        if let Some((memory, key)) = scratch.blocks.as_mut().zip(begun.key) {
            memory.remember(key, begun.tags);
        }
        true
    }
}
