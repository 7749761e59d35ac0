//! Name tags into name mentions: trimmed to the name, checked, in text order.

use super::EntityKind;
use super::ranks::{ends_with_honour, is_honour_of, is_rank, is_rank_of};
use super::words::{is_all_capitals, is_capitalized, is_generation};
use crate::lexicon::{self, Gender, classes};
use crate::span::{Score, TokenIndex, TokenRange};
use crate::syntax::phrases::is_possessive_ending;
use crate::syntax::word_classes::{gender_of_noun, is_function_word, is_person_noun, is_title};
use crate::tagger::NameTag;
use crate::text::{Document, TokenKind};
use std::cell::LazyCell;
use std::collections::BTreeSet;

/// Tags below this confidence name nothing.
pub(super) const MIN_CONFIDENCE: Score = Score::from_permille(450);
/// A name in small letters only, where the words around it have no capitals either, must be surer.
const MIN_CONFIDENCE_IN_SMALL_LETTERS: Score = Score::from_permille(750);
/// The first word of a sentence must be surer if the text also writes it small: `Ferry sinks`, and then `a ferry`.
const SURE_OF_A_FIRST_WORD: Score = Score::from_permille(900);
/// How far around such a name capitals are looked for, in tokens.
const REACH: usize = 20;
/// Names of people and places are shorter; titles of works and laws may be long.
const MAX_WORDS: usize = 12;
const MAX_WORDS_OF_A_TITLE: usize = 30;
/// A tag of more tokens names nothing; the limit keeps time linear.
const MAX_TOKENS: usize = 60;
/// How many words of title are read before a name.
const MAX_TITLE_WORDS: usize = 4;

/// A name at one place of the text.
#[derive(Clone, Debug)]
pub(super) struct NameMention<'t> {
    /// The name without title, article, possessive and quotation marks.
    pub(super) tokens: TokenRange,
    pub(super) kind: EntityKind,
    pub(super) confidence: Score,
    /// The words of the name, without punctuation.
    pub(super) words: Vec<&'t str>,
    /// What equal names share: see [`key`].
    pub(super) key: String,
    /// What stands before the name of a person.
    pub(super) title: Title,
    /// Whether the text says that nobody goes by it any more (`born Ida Lund`, `formerly Cape Lund`), or gives it in brackets
    /// for those who do.
    pub(super) is_aside: bool,
    /// Whether the text says that this is a person, and not the company that is called so.
    pub(super) is_introduced: bool,
}

/// Title, rank or office before a person's name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Title {
    pub(super) gender: Option<Gender>,
    /// The words in lower case: `prime minister`; empty where there are none.
    pub(super) office: String,
}

impl<'t> NameMention<'t> {
    /// The mention of a name at `tokens`, as they are.
    pub(super) fn new(
        document: &Document<'t>,
        tokens: TokenRange,
        kind: EntityKind,
        confidence: Score,
    ) -> Self {
        // `The Tarn Herald` is called `the Herald`.
        let has_article = kind == EntityKind::Organization && document.token_text(tokens.start) == "The";
        let bare = TokenRange::new(tokens.start.get() + usize::from(has_article), tokens.end.get());
        let bare = if bare.is_empty() { tokens } else { bare };
        let words = words(document, bare);
        let key = key(kind, &words, document.slice(document.span_of(bare)));
        let title = if kind == EntityKind::Person { title(document, tokens) } else { Title::default() };
        Self { tokens, kind, confidence, words, key, title, is_aside: false, is_introduced: false }
    }
}

/// Reads the mentions out of the tags: in text order, disjoint, each inside one sentence of the article. Those that are
/// `whole` are taken as they are.
#[inline(never)]
pub(super) fn read<'t>(
    document: &Document<'t>,
    tags: &[NameTag],
    whole: &BTreeSet<TokenRange>,
) -> Vec<NameMention<'t>> {
    let mut mentions: Vec<NameMention<'t>> = Vec::new();
    let small_words = LazyCell::new(|| small_words(document));
    for tag in tags {
        let Some(kind) = EntityKind::from_tag(tag.kind) else { continue };
        if tag.confidence < MIN_CONFIDENCE
            || tag.tokens.len() > MAX_TOKENS
            || !stands_in_a_sentence(document, tag.tokens)
        {
            continue;
        }
        let is_whole = whole.contains(&tag.tokens);
        let tokens = if is_whole { tag.tokens } else { trimmed(document, tag.tokens, kind) };
        let follows = |last: &NameMention<'_>| {
            last.tokens.end <= tokens.start
                && !(last.kind == EntityKind::Person && is_honour_of(document, last.tokens, tokens))
        };
        let behind_the_last = mentions.last().is_none_or(follows);
        let is_sure = tag.confidence >= MIN_CONFIDENCE_IN_SMALL_LETTERS;
        if behind_the_last
            && (is_whole
                || is_possible(document, tokens, kind, is_sure)
                    && !(tag.confidence < SURE_OF_A_FIRST_WORD
                        && is_common_word(document, tokens, &small_words)))
        {
            mentions.pop_if(|last| kind == EntityKind::Person && is_title_of(document, last, tokens));
            match mentions.pop_if(|last| joins_country(document, last, tokens)) {
                // `Bosnia and Herzegovina` is one place.
                Some(last) => {
                    let both = TokenRange::new(last.tokens.start.get(), tokens.end.get());
                    mentions.push(NameMention::new(document, both, last.kind, last.confidence));
                }
                None => mentions.push(NameMention::new(document, tokens, kind, tag.confidence)),
            }
        }
    }
    part_persons(&mut mentions);
    mentions
}

/// Whether a name and the one behind it are the halves of one country's name.
fn joins_country(document: &Document<'_>, last: &NameMention<'_>, next: TokenRange) -> bool {
    let between = last.tokens.end.get()..next.start.get();
    between.len() == 1
        && lexicon::country(
            document.slice(document.span_of(TokenRange::new(last.tokens.start.get(), next.end.get()))),
        )
        .is_some()
}

/// Whether the last name is the title of the person behind it, which a full stop parts from it: `Barr. Ngozi Eze`.
fn is_title_of(document: &Document<'_>, last: &NameMention<'_>, person: TokenRange) -> bool {
    let is_title =
        last.kind == EntityKind::Person && matches!(last.words.as_slice(), [word] if is_title(word));
    let between = TokenRange::new(last.tokens.end.get(), person.start.get());
    is_rank_of(document, last.tokens, person)
        || is_title && (between.is_empty() || document.slice(document.span_of(between)) == ".")
}

/// `On the Prince Henry Megan Marlow row`: a tag that holds one person's name behind another's names neither of them.
fn part_persons(mentions: &mut Vec<NameMention<'_>>) {
    const FEWEST: usize = 3;
    let full: BTreeSet<String> = mentions
        .iter()
        .filter(|mention| mention.kind == EntityKind::Person && mention.words.len() == 2)
        .map(|mention| mention.key.clone())
        .collect();
    let titled: BTreeSet<String> = mentions
        .iter()
        .filter(|mention| mention.kind == EntityKind::Person && mention.words.len() == 1)
        .filter(|mention| !mention.title.office.is_empty())
        .map(|mention| mention.key.clone())
        .collect();
    mentions.retain(|mention| {
        let words: Vec<&str> = mention.key.split(' ').collect();
        let holds_two = (1..words.len()).any(|cut| {
            let (one, other) = words.split_at(cut);
            let (one, other) = (one.join(" "), other.join(" "));
            full.contains(&other) && (full.contains(&one) || titled.contains(&one))
        });
        mention.kind != EntityKind::Person || words.len() < FEWEST || !holds_two
    });
}

/// What equal names share: the words in lower case, without dots and accents.
///
/// All names of a country have one key, so that `U.S.` and `United States` are one; so have singular and
/// plural of a group.
pub(super) fn key(kind: EntityKind, words: &[&str], surface: &str) -> String {
    if matches!(kind, EntityKind::Location | EntityKind::Organization)
        && let Some(country) = lexicon::country(surface)
    {
        return country.to_lowercase();
    }
    let mut key = String::new();
    for (at, word) in words.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        if before.is_some_and(|before| !is_model(before, word)) {
            key.push(' ');
        }
        let word = crate::text::folded(word);
        let letters = singular_of_model(&word).chars().filter(|&c| c != '.').map(plain);
        key.extend(letters.flat_map(char::to_lowercase));
    }
    if kind == EntityKind::Group && key.len() > 4 {
        // `Democrats`, `Democratic`.
        let stem = key.strip_suffix("ic").or(key.strip_suffix('s').filter(|stem| !stem.ends_with('s')));
        key.truncate(stem.map_or(key.len(), str::len));
    }
    key
}

/// `A300` of `A300s`: of a model there are several. `Orr 6s` is another model than `Orr 6`.
pub(super) fn singular_of_model(word: &str) -> &str {
    let model = word.strip_suffix('s').filter(|model| {
        let digits = model.bytes().rev().take_while(u8::is_ascii_digit).count();
        digits > 1
    });
    model.unwrap_or(word)
}

/// Whether a letter and the number behind it are one word of a name to many: `G-7` and `G7`.
fn is_model(letter: &str, number: &str) -> bool {
    matches!(letter.as_bytes(), [b'A'..=b'Z']) && number.starts_with(|c: char| c.is_ascii_digit())
}

/// The letter that others write for one that has no accent to leave out.
const fn plain(c: char) -> char {
    match c {
        '’' => '\'',
        'ł' | 'Ł' => 'l',
        'ø' | 'Ø' => 'o',
        'đ' | 'Đ' => 'd',
        'ı' => 'i',
        _ => c,
    }
}

/// The words and numbers of a range.
pub(super) fn words<'t>(document: &Document<'t>, range: TokenRange) -> Vec<&'t str> {
    document
        .tokens_in(range)
        .iter()
        .filter(|token| !matches!(token.kind, TokenKind::Punctuation))
        .map(|token| document.slice(token.span))
        .collect()
}

/// Whether the range stands in one sentence of the article.
fn stands_in_a_sentence(document: &Document<'_>, range: TokenRange) -> bool {
    let span = document.span_of(range);
    let Some(sentence) = document.sentence_at(span.start()) else { return false };
    let Some(sentence) = document.sentences().get(sentence.get()) else { return false };
    let block = document.blocks().get(sentence.block.get());
    sentence.span.contains(span) && block.is_some_and(|block| block.kind.is_article())
}

/// The name inside a tag.
fn trimmed(document: &Document<'_>, range: TokenRange, kind: EntityKind) -> TokenRange {
    let std::ops::Range { mut start, mut end } = range.range();
    let text = |at: usize| document.tokens_in(TokenRange::new(at, at + 1)).first();
    let word = |at: usize| text(at).map_or("", |token| document.slice(token.span));
    let is_mark = |at: usize| text(at).is_some_and(|token| token.kind == TokenKind::Punctuation);

    // `Tom Hale, D-Tarn`: only `Jr` stands behind a comma in a person's name.
    let comma = (start + 1..end).find(|&at| kind == EntityKind::Person && word(at) == ",");
    if let Some(comma) = comma.filter(|&comma| !is_generation(word(comma + 1).trim_end_matches('.'))) {
        end = comma;
    }
    while start < end && end - start > 0 {
        let last = word(end - 1);
        let closes = matches!(last, ")" | "]") && (start..end - 1).any(|at| matches!(word(at), "(" | "["));
        let keeps_mark = kind == EntityKind::Work && matches!(last, "!" | "?");
        let is_honour = kind == EntityKind::Person && ends_with_honour(document, start, end);
        if is_honour || is_possessive_ending(last) || (is_mark(end - 1) && !closes && !keeps_mark) {
            end -= 1;
        } else {
            break;
        }
    }
    while start < end {
        let first = word(start);
        let lower = first.to_lowercase();
        let more = end - start > 1;
        let is_article = matches!(lower.as_str(), "the" | "a" | "an")
            && (first == lower
                || !keeps_article(kind, word(start + 1)) && !is_article_of_name(document, start, kind));
        let is_leading_function_word = first == lower && is_function_word(first);
        let is_leading_title = kind == EntityKind::Person
            && (is_title(first) || is_rank(first))
            && names_follow(document, start, end);
        // `Barmaid Kasia Hale`, but `Guy Ritchie`
        let is_leading_noun = kind == EntityKind::Person
            && end - start > 2
            && is_person_noun(&lower)
            && !lexicon::is_given_name(first)
            && lexicon::is_given_name(word(start + 1));
        // `[Carlos] Hale`
        let opens = matches!(first, "(" | "[") && (start..end).any(|at| matches!(word(at), ")" | "]"));
        if is_mark(start) && !opens
            || more && (is_article || is_leading_function_word || is_leading_title || is_leading_noun)
        {
            start += 1;
        } else {
            break;
        }
    }
    let article = start.saturating_sub(1);
    let has_article = word(start) != "The" && is_article_of_name(document, article, kind);
    TokenRange::new(if has_article { article } else { start }, end)
}

/// Whether `The` with its capital stands inside a sentence, before a name such as papers have: `told The Tarn Herald`.
fn is_article_of_name(document: &Document<'_>, at: usize, kind: EntityKind) -> bool {
    let span = |at: usize| document.tokens().get(at).map(|token| token.span);
    let text = |at: usize| document.token_text(TokenIndex::from_usize(at));
    let is_inside = || {
        let sentence = document.sentence_at(span(at)?.start())?;
        let sentence = document.sentences().get(sentence.get())?;
        let is_heading = document.blocks().get(sentence.block.get())?.kind.is_heading();
        let before = at.checked_sub(1).filter(|before| *before >= sentence.tokens.start.get())?;
        Some(!is_heading && text(before).ends_with(|c: char| c.is_lowercase() || c == ','))
    };
    kind == EntityKind::Organization && text(at) == "The" && is_inside().unwrap_or_default()
}

/// Whether `The` belongs to the name.
fn keeps_article(kind: EntityKind, next: &str) -> bool {
    kind == EntityKind::Work || next == "Hague"
}

/// Whether behind the title at `start` a capitalised word is left that is none.
fn names_follow(document: &Document<'_>, start: usize, end: usize) -> bool {
    let behind = document.tokens_in(TokenRange::new(start + 1, end));
    behind.iter().any(|token| {
        let word = document.slice(token.span);
        is_capitalized(word) && (!is_title(word) || lexicon::bits(word) & classes::SURNAME != 0)
    })
}

/// Whether such words can be a name at all.
fn is_possible(document: &Document<'_>, range: TokenRange, kind: EntityKind, is_sure: bool) -> bool {
    let words = words(document, range);
    let max = match kind {
        EntityKind::Work | EntityKind::Law | EntityKind::Event => MAX_WORDS_OF_A_TITLE,
        _ => MAX_WORDS,
    };
    if words.is_empty() || words.len() > max || !words.iter().any(|word| word.contains(char::is_alphabetic)) {
        return false;
    }
    // Scripts without case have neither.
    let has_capital = words.iter().any(|word| word.contains(char::is_uppercase));
    let has_lower = words.iter().any(|word| word.contains(char::is_lowercase));
    if has_lower && !has_capital && !(is_sure && stands_among_small_letters(document, range)) {
        return false;
    }
    let [only] = words.as_slice() else { return true };
    // A lone `He`, `The` or `I` is no name; `US`, `IT` and `WHO` may be.
    is_all_capitals(only) && only.chars().count() > 1 || !is_function_word(&only.to_lowercase())
}

/// Whether it is a lone word that owes its capital to its place, and that the text writes small elsewhere.
fn is_common_word(document: &Document<'_>, range: TokenRange, small_words: &BTreeSet<&str>) -> bool {
    let span = document.span_of(range);
    let word = document.slice(span);
    let sentence = document.sentence_at(span.start()).and_then(|at| document.sentences().get(at.get()));
    range.len() == 1
        && is_capitalized(word)
        && !is_all_capitals(word)
        && sentence.is_some_and(|sentence| sentence.tokens.start == range.start)
        && small_words.contains(word.to_lowercase().as_str())
}

/// The words that the text writes in small letters.
fn small_words<'t>(document: &Document<'t>) -> BTreeSet<&'t str> {
    let words = document.tokens().iter().filter(|token| token.kind == TokenKind::Word);
    words.map(|token| document.slice(token.span)).filter(|word| !is_capitalized(word)).collect()
}

/// Whether the words around have no capitals either, as in texts of people who do not care for them.
fn stands_among_small_letters(document: &Document<'_>, range: TokenRange) -> bool {
    let std::ops::Range { start, end } = range.range();
    let sentence = document
        .sentence_at(document.span_of(range).start())
        .and_then(|at| document.sentences().get(at.get()))
        .map_or(start..end, |sentence| sentence.tokens.range());
    let first = sentence.start.max(start.saturating_sub(REACH)).min(start);
    let around = TokenRange::new(first, sentence.end.min(end + REACH).max(end));
    document.tokens_in(around).iter().all(|token| {
        // Many write "I" who write no other capital.
        let word = document.slice(token.span);
        !is_capitalized(word) || word == "I"
    })
}

/// Title, rank or office right before a name.
fn title(document: &Document<'_>, name: TokenRange) -> Title {
    let mut title = Title::default();
    let mut office: Vec<String> = Vec::new();
    let mut at = name.start.get();
    while at > 0 && office.len() < MAX_TITLE_WORDS {
        at -= 1;
        let before = TokenRange::new(at, at + 1);
        let word = document.slice(document.span_of(before));
        if !is_title(word) && !is_rank(word) || is_generation(word) {
            break;
        }
        office.push(word.to_lowercase());
    }
    office.reverse();
    title.gender = office.iter().find_map(|word| gender_of_noun(word));
    title.office = office.join(" ");
    title
}
