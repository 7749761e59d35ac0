//! Name tags into tags of whole names, where what stands around a name says more of it than the network does.

mod companies;
mod datelines;
mod joined;
mod known;
mod offices;
mod surnames;

use super::mentions::MIN_CONFIDENCE;
use super::words::is_capitalized;
use crate::sorting::sort_by_key;
use crate::span::{Score, TokenRange};
use crate::syntax::word_classes::is_function_word;
use crate::syntax::words;
use crate::tagger::{NameTag, TagKind};
use crate::text::word_list::WordList;
use crate::text::{Block, Document, Sentence, TokenKind};
use std::collections::BTreeSet;
use std::sync::LazyLock;

static SUBJECT_VERBS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("subject_verbs.txt")));

/// How sure a name is that only the words around it show.
const SHOWN: Score = Score::from_permille(850);

/// Tags, and which of them are whole as they stand.
pub(super) struct Completed {
    pub(super) tags: Vec<NameTag>,
    /// Ranges that no mark, title or possessive is to be taken off.
    pub(super) whole: BTreeSet<TokenRange>,
}

/// The tags with parted names made whole, kinds that the words around tell put right, and what names nobody left out.
#[inline(never)]
pub(super) fn complete(document: &Document<'_>, tags: &[NameTag]) -> Completed {
    let mut tags = tags.to_vec();
    let mut whole = BTreeSet::new();
    for pass in [joined::find, offices::find, surnames::find, known::find, companies::find] {
        let found = pass(&Reader { document, tags: &tags });
        whole.extend(found.iter().map(|tag| tag.tokens));
        tags = merged(tags, found);
    }
    let reader = Reader { document, tags: &tags };
    let kept = |tag: &&NameTag| {
        !known::names_nothing(document, tag.tokens) && !reader.is_noun(tag) && !offices::is_part(&reader, tag)
    };
    let tags = tags.iter().filter(kept).cloned().collect();
    Completed { tags, whole }
}

/// The tags with those that were found in place of what they overlap.
fn merged(tags: Vec<NameTag>, mut found: Vec<NameTag>) -> Vec<NameTag> {
    if found.is_empty() {
        return tags;
    }
    sort_by_key(&mut found, |tag| tag.tokens.start);
    let mut behind = 0;
    found.retain(|tag| {
        let is_free = tag.tokens.start.get() >= behind && !tag.tokens.is_empty();
        behind = if is_free { tag.tokens.end.get() } else { behind };
        is_free
    });
    let overlaps = |tag: &NameTag| {
        let next = found.partition_point(|other| other.tokens.end <= tag.tokens.start);
        found.get(next).is_some_and(|other| other.tokens.start < tag.tokens.end)
    };
    let mut all: Vec<NameTag> = tags.into_iter().filter(|tag| !overlaps(tag)).collect();
    all.append(&mut found);
    sort_by_key(&mut all, |tag| tag.tokens.start);
    all
}

/// A document and what is tagged in it so far.
struct Reader<'d, 't> {
    document: &'d Document<'t>,
    /// In text order, disjoint.
    tags: &'d [NameTag],
}

impl<'d, 't> Reader<'d, 't> {
    fn blocks(&self) -> impl Iterator<Item = &'d Block> {
        self.document.blocks().iter().filter(|block| block.kind.is_article())
    }

    fn text(&self, at: usize) -> &'t str {
        words::text(self.document, at)
    }

    /// The text of some tokens.
    fn slice(&self, tokens: TokenRange) -> &'t str {
        self.document.slice(self.document.span_of(tokens))
    }

    /// The text of the token before one; nothing before the first.
    fn text_before(&self, at: usize) -> &'t str {
        at.checked_sub(1).map_or("", |at| self.text(at))
    }

    fn is_word(&self, at: usize) -> bool {
        words::is_word(self.document, at)
    }

    fn is_number(&self, at: usize) -> bool {
        self.document.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether a token may be a word of a name.
    fn is_name_word(&self, at: usize) -> bool {
        let word = self.text(at);
        self.is_word(at) && is_capitalized(word) && !is_function_word(&word.to_lowercase())
    }

    /// The tag of a name that a token belongs to.
    fn tag_over(&self, at: usize) -> Option<&'d NameTag> {
        let next = self.tags.partition_point(|tag| tag.tokens.end.get() <= at);
        let tag = self.tags.get(next)?;
        let is_name = !matches!(tag.kind, TagKind::Date | TagKind::Money) && tag.confidence >= MIN_CONFIDENCE;
        (tag.tokens.start.get() <= at && is_name).then_some(tag)
    }

    /// Whether the name of a person is a noun with an article, and no noun behind it: `the Bill will`, unlike `the Trump
    /// campaign`.
    fn is_noun(&self, tag: &NameTag) -> bool {
        let std::ops::Range { start, end } = tag.tokens.range();
        let article = matches!(self.text_before(start), "the" | "The" | "a" | "A" | "this" | "This");
        let next = self.text(end);
        let is_free = !self.is_word(end) && !matches!(next, "-" | "–" | "'s" | "’s" | "(")
            || is_function_word(next) && !matches!(next, "'s" | "’s")
            || SUBJECT_VERBS.contains(next);
        tag.kind == TagKind::Person && end == start + 1 && article && is_free && !self.is_number(end)
    }

    /// The tag of a person that a token belongs to.
    fn person_over(&self, at: usize) -> Option<&'d NameTag> {
        self.tag_over(at).filter(|tag| tag.kind == TagKind::Person)
    }

    /// The words of the full names of persons; those that `counts` says no to are left out.
    fn words_of_persons(&self, counts: impl Fn(&NameTag) -> bool) -> BTreeSet<&'t str> {
        let is_full = |tag: &&NameTag| tag.kind == TagKind::Person && tag.tokens.len() > 1 && counts(tag);
        let full = self.tags.iter().filter(is_full);
        full.flat_map(|tag| tag.tokens.range()).map(|at| self.text(at)).collect()
    }

    /// The sentence that a range begins in.
    fn sentence_of(&self, range: TokenRange) -> Option<&'d Sentence> {
        let at = self.document.sentence_at(self.document.span_of(range).start())?;
        self.document.sentences().get(at.get())
    }

    /// Whether a range lies in one sentence.
    fn is_in_a_sentence(&self, range: TokenRange) -> bool {
        let span = self.document.span_of(range);
        self.sentence_of(range).is_some_and(|sentence| sentence.span.contains(span))
    }

    /// Whether a range begins and ends with words of a name.
    fn is_trimmed(&self, range: TokenRange) -> bool {
        let std::ops::Range { start, end } = range.range();
        self.is_name_word(start) && end.checked_sub(1).is_some_and(|last| self.is_name_word(last))
    }

    fn begins_sentence(&self, at: usize) -> bool {
        let sentence = self.sentence_of(TokenRange::new(at, at + 1));
        sentence.is_some_and(|sentence| sentence.tokens.start.get() == at)
    }

    /// Whether a person's age follows a name: `, 20,`.
    fn is_aged(&self, end: usize) -> bool {
        let age = self.text(end + 1);
        let closes = matches!(self.text(end + 2), "," | "." | "and" | "from" | "of" | "was" | ";");
        self.text(end) == "," && self.is_number(end + 1) && age.len() == 2 && closes
    }

    /// Whether a verb stands at a token that has a name before it for its subject, such as companies do: `said`, `has`.
    fn is_subject_verb(&self, at: usize) -> bool {
        self.is_word(at) && subject_verb(self.text(at)).is_some_and(|kind| !matches!(kind, "be" | "person"))
    }

    /// The same of any verb: `was`, `died`, `walked`.
    fn is_verb(&self, at: usize) -> bool {
        let word = self.text(at);
        self.is_word(at) && (subject_verb(word).is_some() || word.ends_with("ed") && !is_capitalized(word))
    }
}

/// What kind of verb a word is, where the list knows it: `say` for `says`.
fn subject_verb(word: &str) -> Option<&'static str> {
    SUBJECT_VERBS.column(word)
}

/// Whether a token is the possessive ending.
fn is_possessive(text: &str) -> bool {
    matches!(text, "'s" | "’s")
}
