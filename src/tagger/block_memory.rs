//! Blocks into the tags that they got before: an edited article is read again only where it was edited.

use super::{NameTag, RoleTag, SentenceScores};
use crate::text::{Block, Document};
use std::collections::HashMap;

/// Bytes that one generation may hold, keys and tags together: about 15,000 words.
const CAPACITY: usize = 1 << 19;

/// What the network says of a block; tokens and sentences count from the block's first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct BlockTags {
    pub(super) names: Vec<NameTag>,
    pub(super) roles: Vec<RoleTag>,
    pub(super) sentences: Vec<SentenceScores>,
}

/// All that the network sees of a block, as bytes: two blocks with the same key get the same tags.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct BlockKey(Box<[u8]>);

/// Tags of the last blocks that one model read.
///
/// There are two generations: when the young one is full, the old one is forgotten. What is asked for
/// becomes young again, so that an article that is read over and over stays.
#[derive(Default)]
pub(super) struct BlockMemory {
    young: HashMap<BlockKey, BlockTags>,
    old: HashMap<BlockKey, BlockTags>,
    /// Bytes of the young generation.
    weight: usize,
}

impl BlockKey {
    /// The block's kind, then each token: how it stands in its block and its sentence, and its text.
    pub(super) fn of(document: &Document<'_>, block: &Block) -> Self {
        let mut key = Vec::with_capacity(block.span.len() as usize * 3 / 2 + 1);
        key.push(block.kind as u8);
        let sentences = document.sentences().get(block.sentences.clone()).unwrap_or_default();
        let mut starts = sentences.iter().map(|sentence| sentence.tokens.start.get()).peekable();
        for (at, token) in document.tokens_in(block.tokens).iter().enumerate() {
            let begins = starts.next_if_eq(&(block.tokens.start.get() + at)).is_some();
            // No byte of UTF-8 is so high: texts and what stands before them cannot be taken for one another.
            key.extend([0xFF, token.kind as u8 | u8::from(token.spaced) << 3 | u8::from(begins) << 4]);
            key.extend_from_slice(document.slice(token.span).as_bytes());
        }
        Self(key.into())
    }
}

impl BlockTags {
    fn weight(&self) -> usize {
        size_of_val(&*self.names) + size_of_val(&*self.roles) + size_of_val(&*self.sentences)
    }
}

impl BlockMemory {
    /// Forgets all, as is due when the model changes.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// The tags that a block got before.
    pub(super) fn recall(&mut self, key: &BlockKey) -> Option<&BlockTags> {
        if let Some((key, tags)) = self.old.remove_entry(key) {
            self.remember(key, tags);
        }
        self.young.get(key)
    }

    /// Keeps the tags of a block, unless it is so long that it would push out everything else.
    pub(super) fn remember(&mut self, key: BlockKey, tags: BlockTags) {
        let weight = size_of::<(BlockKey, BlockTags)>() + key.0.len() + tags.weight();
        if weight > CAPACITY / 4 {
            return;
        }
        if self.weight + weight > CAPACITY {
            self.old = std::mem::take(&mut self.young);
            self.weight = 0;
        }
        self.weight += weight;
        self.young.insert(key, tags);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(text: &str) -> Vec<BlockKey> {
        let document = Document::parse(text);
        document.blocks().iter().map(|block| BlockKey::of(&document, block)).collect()
    }

    #[test]
    fn a_key_holds_words_sentences_spaces_and_the_kind_and_not_the_place() {
        let long =
            "The ferry to Ellmouth stops in March, the harbour board said on Monday, and nobody asked us.";
        let [alone, behind] =
            [keys(long), keys(&format!("A first paragraph that is about something else.\n\n{long}"))];
        assert_eq!(alone.first(), behind.last());
        let kinds = ["It cost us a lot.", "- It cost us a lot.", "It cost. Us a lot.", "It cost us a lot ."];
        let mut all: Vec<Vec<BlockKey>> = kinds.iter().map(|text| keys(text)).collect();
        all.sort_by_key(|keys| format!("{keys:?}"));
        all.dedup();
        assert_eq!(all.len(), kinds.len());
    }

    #[test]
    fn memory_is_bounded_and_what_is_asked_for_stays() {
        let mut memory = BlockMemory::default();
        let key = |at: usize| BlockKey(at.to_string().repeat(100).into_bytes().into());
        let tags = |at: usize| BlockTags {
            sentences: vec![SentenceScores::default(); at % 7],
            ..BlockTags::default()
        };
        memory.remember(key(0), tags(0));
        for at in 1..20_000 {
            memory.remember(key(at), tags(at));
            assert_eq!(memory.recall(&key(0)), Some(&tags(0)), "asked for, and so kept");
            assert!(memory.weight <= CAPACITY);
        }
        assert_eq!(memory.recall(&key(19_999)), Some(&tags(19_999)));
        assert_eq!(memory.recall(&key(1)), None, "not asked for, and so forgotten");
        let largest = memory.young.len().max(memory.old.len());
        assert!(largest < 5_000, "{largest} blocks in a generation");
    }

    #[test]
    fn a_block_of_a_whole_book_is_not_kept() {
        let mut memory = BlockMemory::default();
        let key = BlockKey(vec![b'x'; CAPACITY].into());
        memory.remember(key.clone(), BlockTags::default());
        assert_eq!(memory.recall(&key), None);
    }
}
