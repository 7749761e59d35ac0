//! A document into [`Tags`]: block by block, window by window.
//!
//! A block is read in windows of at most [`WINDOW`] tokens. A window ends with the last sentence that
//! it holds whole, or, in a sentence longer than a window, where it is full. The network also sees the
//! tokens around a window that can bear on it, so that logits are those of the whole block; labels are
//! decoded window by window, names also sentence by sentence. A sentence longer than a window is scored
//! by its first window.

use super::bioes;
use super::block_memory::{BlockMemory, BlockTags};
use super::confidence::{Calibration, logistic, softmax};
use super::features::{self, ContextRows};
use super::kernels::Kernel;
use super::labels::{Role, TagKind};
use super::model::{Model, TagHead};
use super::network::{Network, sentence_logits};
use super::sentence_words;
use super::viterbi::{Back, MAX_RUN};
use super::word_vectors::WordVectors;
use super::{NameTag, RoleTag, SentenceScores};
use crate::span::{Score, TokenRange};
use crate::text::{Block, Document};
use std::ops::Range;
use std::sync::Arc;

/// Most tokens that are decoded at once.
pub(super) const WINDOW: usize = MAX_RUN;

/// Reads documents with a model. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Tagger {
    model: Arc<Model>,
    kernel: Kernel,
}

/// What a tagger writes on while it reads: keep one and lend it to many calls.
#[derive(Default)]
pub struct Scratch {
    /// Whose word vectors these are.
    model: Option<Arc<Model>>,
    words: WordVectors,
    network: Network,
    slots: Vec<u32>,
    logits: Vec<i16>,
    back: Vec<Back>,
    labels: Vec<u8>,
    hashes: Vec<u32>,
    tokens_run: u64,
    /// Where blocks are remembered, too.
    pub(super) blocks: Option<BlockMemory>,
}

/// What a tagger has done on a scratch since it was made: the same on every machine, unlike time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Work {
    /// Word forms taken through the embeddings: those met before cost nothing.
    pub forms: u64,
    /// Tokens taken through the layers, each as often as it lay in or around a window. A token takes
    /// the same number of multiply-accumulates whatever stands around it.
    pub tokens: u64,
}

impl Tagger {
    /// A tagger on the fastest kernel of this machine.
    #[must_use]
    pub fn new(model: Arc<Model>) -> Self {
        Self::with_kernel(model, Kernel::fastest())
    }

    /// A tagger on a kernel of choice; the kernel changes the speed and nothing else.
    #[must_use]
    pub const fn with_kernel(model: Arc<Model>, kernel: Kernel) -> Self {
        Self { model, kernel }
    }

    /// The model that it reads with.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// The same, shared.
    pub(super) const fn shared_model(&self) -> &Arc<Model> {
        &self.model
    }

    /// Tags a window of a block, whose tags then count from the block's first token and sentence.
    pub(super) fn tag_window(
        &self,
        document: &Document<'_>,
        block: &Block,
        window: &Range<usize>,
        context: &[ContextRows],
        scratch: &mut Scratch,
        tags: &mut BlockTags,
    ) {
        let within = self.run(document, block, window, context, scratch);
        let first = block.tokens.start.get();
        self.tag_names(document, block, window, &within, scratch, |tokens, kind, confidence| {
            tags.names.push(NameTag { tokens: back(tokens, first), kind, confidence });
        });
        self.tag_roles(window, &within, scratch, |tokens, role, confidence| {
            tags.roles.push(RoleTag { tokens: back(tokens, first), role, confidence });
        });
        self.score_sentences(document, block, window, &within, scratch, |sentence, logits| {
            if let Some(scores) = tags.sentences.get_mut(sentence - block.sentences.start) {
                *scores = self.calibrate(logits);
            }
        });
    }

    /// Runs the network over a window and what lies around it; gives the window's place in that run.
    fn run(
        &self,
        document: &Document<'_>,
        block: &Block,
        window: &Range<usize>,
        context: &[ContextRows],
        scratch: &mut Scratch,
    ) -> Range<usize> {
        let reach = self.model.reach();
        let start = window.start.saturating_sub(reach).max(block.tokens.start.get());
        let end = (window.end + reach).min(block.tokens.end.get());
        let tokens = document.tokens_in(TokenRange::new(start, end));
        let texts = tokens.iter().map(|token| document.slice(token.span));
        scratch.tokens_run += tokens.len() as u64;
        scratch.words.look_up(&self.model, self.kernel, texts, &mut scratch.slots);
        let first = start - block.tokens.start.get();
        let context = context.get(first..first + tokens.len()).unwrap_or_default();
        scratch.network.run(&self.model, self.kernel, &scratch.words, &scratch.slots, context);
        window.start - start..window.end - start
    }

    fn tag_names(
        &self,
        document: &Document<'_>,
        block: &Block,
        window: &Range<usize>,
        within: &Range<usize>,
        scratch: &mut Scratch,
        mut found: impl FnMut(TokenRange, TagKind, Score),
    ) {
        let head = &self.model.entities;
        let calibration = &self.model.calibrations.names;
        self.emissions(head, within, scratch);
        for (_, sentence) in sentences(document, block, window) {
            scratch.decode(head, calibration, window.start, sentence, |tokens, kind, confidence| {
                if let Some(&kind) = TagKind::ALL.get(kind) {
                    found(tokens, kind, confidence);
                }
            });
        }
    }

    fn tag_roles(
        &self,
        window: &Range<usize>,
        within: &Range<usize>,
        scratch: &mut Scratch,
        mut found: impl FnMut(TokenRange, Role, Score),
    ) {
        let head = &self.model.roles;
        let calibration = &self.model.calibrations.roles;
        self.emissions(head, within, scratch);
        scratch.decode(head, calibration, window.start, window.clone(), |tokens, role, confidence| {
            if let Some(&role) = Role::ALL.get(role) {
                found(tokens, role, confidence);
            }
        });
    }

    /// Fills the scratch with the logits of a head's labels.
    fn emissions(&self, head: &TagHead, within: &Range<usize>, scratch: &mut Scratch) {
        let Scratch { network, logits, .. } = scratch;
        network.logits(&self.model, self.kernel, &head.linear, within, logits);
        for row in logits.chunks_exact_mut(head.linear.weights.shape().outputs) {
            if let Some(outside) = row.get_mut(bioes::OUTSIDE) {
                *outside = outside.saturating_add(head.outside_bias).max(-i16::MAX);
            }
        }
    }

    fn calibrate(&self, logits: [i32; 3]) -> SentenceScores {
        let [check_worthiness, verifiable, hedged] = &self.model.calibrations.scores;
        let [first, second, third] = logits.map(logistic);
        SentenceScores {
            check_worthiness: check_worthiness.apply(first),
            verifiable: verifiable.apply(second),
            hedged: hedged.apply(third),
        }
    }

    /// Gives the logits of each sentence that begins in a window to `found`, with the sentence's index.
    fn score_sentences(
        &self,
        document: &Document<'_>,
        block: &Block,
        window: &Range<usize>,
        within: &Range<usize>,
        scratch: &mut Scratch,
        mut found: impl FnMut(usize, [i32; 3]),
    ) {
        let head = &self.model.sentences;
        let Scratch { network, logits, slots, words, hashes, .. } = scratch;
        network.logits(&self.model, self.kernel, &head.units, within, logits);
        let stride = head.units.weights.shape().outputs;
        for (index, sentence) in sentences(document, block, window) {
            let begun = document.sentences().get(index).map(|sentence| sentence.tokens.start.get());
            if begun != Some(sentence.start) {
                continue;
            }
            let rows = sentence.start - window.start..sentence.end - window.start;
            let units = logits.get(rows.start * stride..rows.end * stride).unwrap_or_default();
            let slots = slots.get(within.start + rows.start..within.start + rows.end).unwrap_or_default();
            sentence_words::of_words(slots.iter().map(|&slot| words.word(slot)), hashes);
            found(index, sentence_logits(head, units, hashes));
        }
    }

    /// The logits behind the tags of a block, token by token: what parity with training is checked on.
    #[must_use]
    pub fn logits(&self, document: &Document<'_>, block: &Block) -> Logits {
        let mut scratch = Scratch::default();
        let mut all = Logits::default();
        let context = features::context(document, block.kind, block.tokens);
        for window in windows(document, block) {
            let within = self.run(document, block, &window, &context, &mut scratch);
            for (head, rows) in
                [(&self.model.entities, &mut all.entities), (&self.model.roles, &mut all.roles)]
            {
                self.emissions(head, &within, &mut scratch);
                let labels = head.transitions.labels();
                let logits = scratch.logits.chunks_exact(head.linear.weights.shape().outputs);
                rows.extend(logits.map(|row| row.get(..labels).unwrap_or_default().to_vec()));
            }
            self.score_sentences(document, block, &window, &within, &mut scratch, |_, logits| {
                all.sentences.push(logits);
            });
        }
        all
    }
}

/// The network's word on a block, in units of 1/256, before anything is decoded.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Logits {
    /// For each token, the logits of the entity labels.
    pub entities: Vec<Vec<i16>>,
    /// For each token, the logits of the role labels.
    pub roles: Vec<Vec<i16>>,
    /// For each sentence, check-worthiness, verifiable, hedged.
    pub sentences: Vec<[i32; 3]>,
}

impl Scratch {
    /// A scratch that remembers the tags of whole blocks as well: for texts that are edited and read again.
    #[must_use]
    pub fn remembering_blocks() -> Self {
        Self { blocks: Some(BlockMemory::default()), ..Self::default() }
    }

    /// The work done on it so far.
    #[must_use]
    pub const fn work(&self) -> Work {
        Work { forms: self.words.forms_read(), tokens: self.tokens_run }
    }

    /// Forgets what any other model said.
    pub(super) fn belong_to(&mut self, model: &Arc<Model>) {
        if !self.model.as_ref().is_some_and(|known| Arc::ptr_eq(known, model)) {
            self.words.clear();
            self.blocks.iter_mut().for_each(BlockMemory::clear);
            self.model = Some(Arc::clone(model));
        }
    }

    /// Decodes a run of tokens, which lies in the window whose logits the scratch holds.
    fn decode(
        &mut self,
        head: &TagHead,
        calibration: &Calibration,
        window_start: usize,
        run: Range<usize>,
        mut found: impl FnMut(TokenRange, usize, Score),
    ) {
        let Self { logits, back, labels, .. } = self;
        let stride = head.linear.weights.shape().outputs;
        let rows = (run.start - window_start) * stride..(run.end - window_start) * stride;
        let logits = logits.get(rows).unwrap_or_default();
        head.transitions.decode(logits, stride, back, labels);
        for (tokens, kind) in bioes::spans(labels) {
            let rows = logits.chunks_exact(stride).zip(&*labels).skip(tokens.start).take(tokens.len());
            // A span is as sure as its least sure token.
            let sure = rows.map(|(row, &label)| {
                softmax(row.get(..head.transitions.labels()).unwrap_or_default(), usize::from(label))
            });
            let confidence = calibration.apply(sure.min().unwrap_or_default());
            found(TokenRange::new(run.start + tokens.start, run.start + tokens.end), kind, confidence);
        }
    }
}

/// The windows of a block, in order.
fn windows<'d>(document: &'d Document<'_>, block: &'d Block) -> impl Iterator<Item = Range<usize>> + 'd {
    let mut start = block.tokens.start.get();
    std::iter::from_fn(move || {
        let window = window_at(document, block, start)?;
        start = window.end;
        Some(window)
    })
}

/// The window of a block that begins at a token; `None` behind the last.
pub(super) fn window_at(document: &Document<'_>, block: &Block, start: usize) -> Option<Range<usize>> {
    let limit = (start + WINDOW).min(block.tokens.end.get());
    if start >= limit {
        return None;
    }
    let sentences = document.sentences().get(block.sentences.clone()).unwrap_or_default();
    let whole = sentences.partition_point(|sentence| sentence.tokens.end.get() <= limit);
    let end = whole.checked_sub(1).and_then(|last| sentences.get(last));
    let end = end.map(|sentence| sentence.tokens.end.get()).filter(|&end| end > start).unwrap_or(limit);
    Some(start..end)
}

/// The same tokens, counted from another.
fn back(tokens: TokenRange, first: usize) -> TokenRange {
    TokenRange::new(tokens.start.get() - first, tokens.end.get() - first)
}

/// The sentences of a block that share tokens with a window: their indices, and those tokens.
fn sentences<'d>(
    document: &'d Document<'_>,
    block: &'d Block,
    window: &'d Range<usize>,
) -> impl Iterator<Item = (usize, Range<usize>)> + 'd {
    let all = document.sentences().get(block.sentences.clone()).unwrap_or_default();
    let first = all.partition_point(|sentence| sentence.tokens.end.get() <= window.start);
    all.iter()
        .enumerate()
        .skip(first)
        .map(|(at, sentence)| (block.sentences.start + at, sentence.tokens.range()))
        .take_while(|(_, tokens)| tokens.start < window.end)
        .map(|(at, tokens)| (at, tokens.start.max(window.start)..tokens.end.min(window.end)))
        .filter(|(_, tokens)| !tokens.is_empty())
}
