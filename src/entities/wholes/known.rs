//! Names that readers know into their kinds.

use super::{Reader, SHOWN, is_possessive};
use crate::entities::beside::nouns_beside;
use crate::entities::words::{is_all_capitals, is_capitalized, is_legal_form};
use crate::lexicon;
use crate::span::TokenRange;
use crate::syntax::word_classes::{is_person_noun, is_title};
use crate::tagger::{NameTag, TagKind};
use crate::text::Document;
use crate::text::word_list::WordList;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static KNOWN: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("known_names.txt")));
static BUSINESS_NOUNS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("business_nouns.txt")));
static COMPANY_NOUNS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("company_nouns.txt")));
static NO_NAMES: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("no_names.txt")));

/// The first words of the known names.
static FIRST_WORDS: LazyLock<BTreeSet<&str>> =
    LazyLock::new(|| KNOWN.entries().filter_map(|(name, _)| name.split(' ').next()).collect());

/// No known name has more words.
const MAX_WORDS: usize = 4;
/// Behind a verb of saying, the figures of a company are looked for in so many tokens.
const REACH: usize = 8;

/// What else a known name may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Other {
    Nothing,
    Person,
    /// An ordinary word, or a place.
    Word,
}

/// A known name at a place of the text.
struct Known {
    tokens: TokenRange,
    kind: TagKind,
    other: Other,
}

/// Whether a tag holds nothing but a word that names nobody: `GDP`, or an office in capitals: `MP`.
pub(super) fn names_nothing(document: &Document<'_>, tokens: TokenRange) -> bool {
    let word = document.token_text(tokens.start);
    tokens.len() == 1 && (NO_NAMES.contains(word) || is_title(word) && is_all_capitals(word))
}

/// The known names, and the places among the names of persons.
pub(super) fn find(reader: &Reader<'_, '_>) -> Vec<NameTag> {
    let is_known = |tag: &NameTag| {
        known_at(reader, tag.tokens.start.get()).is_some_and(|known| known.tokens == tag.tokens)
    };
    let persons = reader.words_of_persons(|tag| !is_known(tag));
    let mut found = Vec::new();
    // Names that are also words are taken wherever they stand, once the text has shown what they are.
    let mut unsure: Vec<Known> = Vec::new();
    let mut shown: BTreeSet<&str> = BTreeSet::new();
    for block in reader.blocks() {
        for at in block.tokens.range() {
            let Some(known) = known_at(reader, at) else { continue };
            let is_nobody = || !persons.contains(reader.text(at)) && !is_a_person(reader, known.tokens);
            let is_shown = match known.other {
                Other::Nothing => true,
                Other::Person => is_nobody(),
                Other::Word => is_nobody() && is_company(reader, known.tokens),
            };
            if is_shown {
                shown.insert(reader.text(at));
                found.push(tag(&known));
            } else if known.other == Other::Word {
                unsure.push(known);
            }
        }
    }
    let is_again = |known: &&Known| {
        let at = known.tokens.start.get();
        let is_subject = !reader.begins_sentence(at) || reader.is_verb(known.tokens.end.get());
        shown.contains(reader.text(at)) && is_subject && stands_bare(reader, known.tokens)
    };
    found.extend(unsure.iter().filter(is_again).map(tag));
    for name in reader.tags.iter().filter(|name| name.kind == TagKind::Person) {
        let first_word = reader.text(name.tokens.start.get());
        let is_bearer = name.tokens.len() == 1 && persons.contains(first_word);
        let may_be = !is_bearer && reader.is_trimmed(name.tokens) && !is_a_person(reader, name.tokens);
        if may_be && name.tokens.len() == 1 && is_only_a_place(first_word) {
            found.push(NameTag { kind: TagKind::Location, ..*name });
        }
    }
    found
}

/// Whether a word is known as the name of a place and as nobody's: `Moscow`, also where Moscow said something.
fn is_only_a_place(word: &str) -> bool {
    use lexicon::classes::{AMBIGUOUS, COUNTRY, GIVEN_NAME, PLACE, SURNAME};
    let bits = lexicon::bits(word);
    bits & (PLACE | COUNTRY) != 0 && bits & (GIVEN_NAME | SURNAME | AMBIGUOUS) == 0
}

fn tag(known: &Known) -> NameTag {
    NameTag { tokens: known.tokens, kind: known.kind, confidence: SHOWN }
}

/// The longest known name that begins at a token and is no part of a longer name.
fn known_at(reader: &Reader<'_, '_>, at: usize) -> Option<Known> {
    let first = reader.text(at);
    // Most words are small: the list need not be asked.
    if !is_capitalized(first) || !FIRST_WORDS.contains(first) {
        return None;
    }
    let known = (1..=MAX_WORDS).rev().find_map(|words| {
        let tokens = TokenRange::new(at, at + words);
        let texts: Vec<&str> = tokens.range().map(|at| reader.text(at)).collect();
        let (kind, other) = read_facts(KNOWN.column(&texts.join(" "))?)?;
        Some(Known { tokens, kind, other })
    })?;
    (known.other == Other::Nothing || is_whole(reader, known.tokens)).then_some(known).filter(|known| {
        let tag = reader.tag_over(at).or_else(|| reader.tag_over(known.tokens.end.get() - 1));
        let is_inside = |tag: &NameTag| {
            tag.tokens.start <= known.tokens.start
                && known.tokens.end <= tag.tokens.end
                && tag.tokens.len() > known.tokens.len()
        };
        let is_part = tag.is_some_and(|tag| is_inside(tag) && !holds_two(reader, tag.tokens));
        !is_part && reader.is_in_a_sentence(known.tokens)
    })
}

/// Whether a tag holds two known names, as that of `Apple and Orange` does.
fn holds_two(reader: &Reader<'_, '_>, tokens: TokenRange) -> bool {
    let std::ops::Range { start, end } = tokens.range();
    let text =
        |start: usize, end: usize| (start..end).map(|at| reader.text(at)).collect::<Vec<_>>().join(" ");
    let is_known = |start: usize, end: usize| end > start && KNOWN.contains(&text(start, end));
    let and = (start..end.min(start + MAX_WORDS + 1)).find(|&at| reader.text(at) == "and");
    and.is_some_and(|and| is_known(start, and) && end - and <= MAX_WORDS + 1 && is_known(and + 1, end))
}

fn read_facts(facts: &str) -> Option<(TagKind, Other)> {
    let mut facts = facts.split('\t');
    let kind = match facts.next()? {
        "organization" => TagKind::Organization,
        "location" => TagKind::Location,
        "facility" => TagKind::Facility,
        "event" => TagKind::Event,
        "misc" => TagKind::Misc,
        _ => return None,
    };
    let other = match facts.next() {
        Some("person") => Other::Person,
        Some(_) => Other::Word,
        None => Other::Nothing,
    };
    Some((kind, other))
}

/// Whether no name stands right beside the range that would make it part of another.
fn is_whole(reader: &Reader<'_, '_>, tokens: TokenRange) -> bool {
    let std::ops::Range { start, end } = tokens.range();
    let is_part =
        |at: usize| reader.is_name_word(at) && !is_title(reader.text(at)) && !is_legal_form(reader.text(at));
    let begins = reader.begins_sentence(start);
    // `Target` may stand behind any first word of a sentence, `X` behind none: `Plan X`.
    let is_letter = reader.text(start).len() == 1;
    let follows =
        !begins && start > 0 && is_part(start - 1) && (is_letter || !reader.begins_sentence(start - 1));
    let shouted = is_all_capitals(reader.text(end)) || reader.begins_sentence(end);
    let hyphen = reader.text(end) == "-" || start > 0 && reader.text(start - 1) == "-";
    !follows && !hyphen && (shouted || !is_part(end))
}

/// Whether the words around say that a name is a person's: a title, an age.
fn is_a_person(reader: &Reader<'_, '_>, tokens: TokenRange) -> bool {
    let std::ops::Range { start, end } = tokens.range();
    let before = reader.text_before(start);
    is_title(before) || lexicon::is_given_name(before) || reader.is_aged(end)
}

/// Whether the words around say that a name is a company's, although it is a word too.
fn is_company(reader: &Reader<'_, '_>, tokens: TokenRange) -> bool {
    let std::ops::Range { start, end } = tokens.range();
    let is_letter = tokens.len() == 1 && reader.text(start).len() == 1;
    let posted = is_letter
        && (matches!(reader.text_before(start), "on" | "On" | "via")
            || reader.begins_sentence(start) && reader.is_verb(end));
    let is_tagged = is_letter && reader.tag_over(start).is_some_and(|tag| tag.tokens == tokens);
    let stands_so = posted
        || is_tagged
        || reader.is_subject_verb(end)
        || matches!(reader.text(end), "and" | ",") && is_formerly(reader, end + 1)
        || has_business_before(reader, start)
        || reader.tag_over(start).is_some_and(|tag| holds_two(reader, tag.tokens));
    is_business(reader, end) || stands_so && stands_bare(reader, tokens)
}

/// Whether no article stands before a name, as it does before words and places: `the Amazon`.
fn stands_bare(reader: &Reader<'_, '_>, tokens: TokenRange) -> bool {
    let before = reader.text_before(tokens.start.get()).to_lowercase();
    !matches!(before.as_str(), "the" | "a" | "an" | "this" | "that" | "each" | "every" | "no")
        && !reader.is_number(tokens.end.get())
}

fn is_formerly(reader: &Reader<'_, '_>, at: usize) -> bool {
    matches!(reader.text(at), "formerly" | "which")
}

/// `Ford shares`, `Ford’s profit`.
fn is_business(reader: &Reader<'_, '_>, end: usize) -> bool {
    let noun = end + usize::from(is_possessive(reader.text(end)));
    BUSINESS_NOUNS.contains(reader.text(noun))
}

/// `shares of Ford`, `the carmaker Ford`, `its parent company, Meta`.
fn has_business_before(reader: &Reader<'_, '_>, start: usize) -> bool {
    let Some(last) = start.checked_sub(1) else { return false };
    match reader.text(last) {
        "of" | "in" | "at" | "by" => {
            BUSINESS_NOUNS.contains(reader.text_before(last)) && !reader.is_number(start + 1)
        }
        "," => COMPANY_NOUNS.contains(reader.text_before(last)),
        word => COMPANY_NOUNS.contains(word),
    }
}

/// `Vale said its profit fell`, `Vale, the Tarn airline, said`: words that only a company has.
pub(super) fn has_company_words(reader: &Reader<'_, '_>, tokens: TokenRange) -> bool {
    let end = tokens.end.get();
    if reader.text(end) == "," && matches!(reader.text(end + 1), "a" | "an" | "the") {
        let nouns = nouns_beside(reader.document, tokens);
        let is_company = |noun: &String| COMPANY_NOUNS.contains(noun);
        return nouns.iter().any(is_company) && !nouns.iter().any(|noun| is_person_noun(noun));
    }
    if !reader.is_subject_verb(end) {
        return false;
    }
    let clause = (end + 1..end + REACH).take_while(|&at| reader.is_word(at) || reader.is_number(at));
    let figures = |at: usize| BUSINESS_NOUNS.contains(reader.text(at));
    clause.filter(|&at| reader.text(at) == "its").any(|at| figures(at + 1) || figures(at + 2))
}
