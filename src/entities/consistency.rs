//! Name mentions into consistent ones: one kind for one name, and no occurrence of a sure name left out.

use super::EntityKind;
use super::mentions::NameMention;
use super::words::{ends_organization, is_all_capitals, is_capitalized, is_legal_form, is_public_body};
use crate::lexicon::{self, classes};
use crate::sorting::sort_by_key;
use crate::span::{Score, TokenIndex, TokenRange};
use crate::syntax::word_classes::{is_function_word, is_title};
use crate::tagger::NameTag;
use crate::text::{Document, TokenKind};
use std::collections::{BTreeMap, BTreeSet};

/// A name is looked for elsewhere when one of its mentions is at least this sure.
const SURE: Score = Score::from_permille(800);
/// A mention speaks for a second kind of its name when it is at least this sure.
const SURE_OF_KIND: Score = Score::from_permille(700);
/// How sure such a find is, as a part of the confidence in the name.
const FOUND_AGAIN: Score = Score::from_permille(900);
/// A second kind stays when it holds at least this part of the vote, in percent, and two sure mentions.
const MIN_SHARE_OF_SECOND_KIND: u32 = 35;
/// Names that begin or end with the same word; more are not looked for, which keeps the search linear.
const MAX_NAMES_PER_WORD: usize = 8;

/// Gives names the words before them that they have elsewhere: `Amir Sund`, where the network took `Sund`.
#[inline(never)]
pub(super) fn take_rest<'t>(document: &Document<'t>, mentions: &mut [NameMention<'t>]) {
    let word = |at: usize| document.token_text(TokenIndex::from_usize(at));
    let mut fuller: BTreeMap<&str, Vec<(TokenRange, EntityKind)>> = BTreeMap::new();
    for full in mentions.iter().filter(|mention| mention.tokens.len() > 1) {
        let names = fuller.entry(word(full.tokens.end.get() - 1)).or_default();
        let is_new = || names.iter().all(|(name, _)| texts(document, *name) != texts(document, full.tokens));
        if names.len() < MAX_NAMES_PER_WORD && is_new() {
            names.push((full.tokens, full.kind));
        }
    }
    let mut free = 0;
    for mention in mentions {
        let (own, end) = (mention.tokens.len(), mention.tokens.end.get());
        let shared = |&(full, kind): &(TokenRange, EntityKind)| {
            let alike = full.range().rev().zip((free..end).rev());
            let shared = alike.take_while(|&(full, at)| word(full) == word(at)).count();
            // `Amir Sund` of `Hossein Amir Sund`
            let is_person = kind == EntityKind::Person && is_capitalized(word(end - shared.max(1)));
            (shared > own && (shared == full.len() || is_person)).then_some((shared, kind))
        };
        let names = fuller.get(word(end - 1)).map_or(&[][..], Vec::as_slice);
        let most = names.iter().filter_map(shared).max_by_key(|(shared, _)| *shared);
        let whole = most.map(|(shared, kind)| (TokenRange::new(end - shared, end), kind));
        let sentence = |tokens: TokenRange| document.sentence_at(document.span_of(tokens).start());
        if let Some((whole, kind)) = whole.filter(|(whole, _)| sentence(*whole) == sentence(mention.tokens)) {
            *mention = NameMention::new(document, whole, kind, mention.confidence);
        }
        free = end;
    }
}

/// Gives equal names equal kinds: the kind that holds most confidence over the whole document.
#[inline(never)]
pub(super) fn vote(document: &Document<'_>, mentions: &mut [NameMention<'_>]) {
    let mut ballots: BTreeMap<String, Ballot> = BTreeMap::new();
    release_organizations(mentions);
    for mention in mentions.iter() {
        ballots.entry(mention.key.clone()).or_default().add(mention.kind, mention.confidence);
    }
    let persons = introduced_persons(mentions);
    for (key, ballot) in &mut ballots {
        if !persons.contains(key) {
            ballot.doubt_persons();
        }
    }
    // `Washington, D.C.` stays a place where most of them are a person.
    let mut next: Option<(EntityKind, TokenIndex)> = None;
    for mention in mentions.iter_mut().rev() {
        let ends = mention.tokens.end;
        let is_in_a_place = mention.kind == EntityKind::Location
            && next.is_some_and(|(kind, start)| kind == mention.kind && start.get() == ends.get() + 1)
            && document.token_text(ends) == ",";
        next = Some((mention.kind, mention.tokens.start));
        let Some(winner) = ballots.get(&mention.key).and_then(Ballot::winner) else { continue };
        if winner.kind != mention.kind && !(is_in_a_place && winner.kind == EntityKind::Person) {
            mention.kind = winner.kind;
            mention.confidence = winner.mean();
        }
    }
}

/// The keys by which persons may be called: full names, words of these, and what has a title.
pub(super) fn introduced_persons(mentions: &[NameMention<'_>]) -> BTreeSet<String> {
    let mut introduced = BTreeSet::new();
    for mention in mentions.iter().filter(|mention| mention.kind == EntityKind::Person) {
        if mention.words.len() > 1 {
            introduced.extend(mention.key.split(' ').map(str::to_owned));
        }
        if mention.words.len() > 1 || !mention.title.office.is_empty() {
            introduced.insert(mention.key.clone());
        }
    }
    introduced
}

/// `Orrin Motors` is no person, however much it looks like two names of one; nor then is `Orrin`, where no person has
/// that name.
fn release_organizations<'t>(mentions: &mut [NameMention<'t>]) {
    let mut firsts: BTreeSet<&'t str> = BTreeSet::new();
    for mention in mentions.iter_mut().filter(|mention| mention.kind == EntityKind::Person) {
        let Some((first, last)) =
            mention.words.split_first().and_then(|(first, rest)| Some((*first, *rest.last()?)))
        else {
            continue;
        };
        // `Charlotte Church` is a person, the `Harlow Baptist Church` is none.
        let says_body = is_public_body(&last.to_lowercase()) || is_legal_form(last);
        if ends_organization(last) || says_body && !lexicon::is_given_name(first) {
            mention.kind = EntityKind::Organization;
            firsts.insert(first);
        }
    }
    if firsts.is_empty() {
        return;
    }
    let (short, full): (Vec<_>, Vec<_>) = mentions
        .iter_mut()
        .filter(|mention| mention.kind == EntityKind::Person)
        .partition(|mention| mention.words.len() == 1);
    for word in full.iter().flat_map(|person| &person.words) {
        firsts.remove(word);
    }
    for mention in short {
        if mention.words.first().is_some_and(|word| firsts.contains(word)) {
            mention.kind = EntityKind::Organization;
        }
    }
}

/// The votes for one name.
#[derive(Default)]
struct Ballot {
    votes: Vec<Votes>,
}

#[derive(Clone, Copy)]
struct Votes {
    kind: EntityKind,
    total: u32,
    count: u32,
    sure: u32,
}

impl Votes {
    fn mean(self) -> Score {
        Score::from_permille((self.total / self.count.max(1)) as u16)
    }

    /// Whether the kind may stay beside another one, of a vote of `all`.
    const fn is_well_supported(self, all: u32) -> bool {
        self.sure >= 2 && self.total * 100 >= all * MIN_SHARE_OF_SECOND_KIND
    }
}

impl Ballot {
    fn add(&mut self, kind: EntityKind, confidence: Score) {
        let at = self.votes.iter().position(|votes| votes.kind == kind).unwrap_or_else(|| {
            self.votes.push(Votes { kind, total: 0, count: 0, sure: 0 });
            self.votes.len() - 1
        });
        let Some(votes) = self.votes.get_mut(at) else { return };
        votes.total += u32::from(confidence.permille());
        votes.count += 1;
        votes.sure += u32::from(confidence >= SURE_OF_KIND);
    }

    /// Takes persons out of the vote where another kind is well supported: whoever shared the name with a town would have been
    /// introduced.
    fn doubt_persons(&mut self) {
        let all: u32 = self.votes.iter().map(|votes| votes.total).sum();
        let others = || self.votes.iter().filter(|votes| votes.kind != EntityKind::Person);
        if others().any(|votes| votes.is_well_supported(all)) {
            self.votes.retain(|votes| votes.kind != EntityKind::Person);
        }
    }

    /// The kind with most confidence; `None` where two kinds are both well supported, as when a town and
    /// a person share a name.
    fn winner(&self) -> Option<Votes> {
        let all: u32 = self.votes.iter().map(|votes| votes.total).sum();
        // The earlier kind wins a tie: `max_by_key` would take the later one.
        let first = self.votes.iter().rev().max_by_key(|votes| votes.total)?;
        let stays = |votes: &Votes| votes.kind != first.kind && votes.is_well_supported(all);
        if self.votes.iter().any(stays) { None } else { Some(*first) }
    }
}

/// Adds mentions where a sure name stands again, untagged.
#[inline(never)]
pub(super) fn find_again<'t>(document: &Document<'t>, tags: &[NameTag], mentions: &mut Vec<NameMention<'t>>) {
    let names = SureNames::new(document, mentions);
    if names.by_first_word.is_empty() {
        return;
    }
    let mut taken = vec![false; document.tokens().len()];
    let ranges = tags.iter().map(|tag| tag.tokens).chain(mentions.iter().map(|mention| mention.tokens));
    for range in ranges {
        if let Some(taken) = taken.get_mut(range.range()) {
            taken.fill(true);
        }
    }
    let before = mentions.len();
    for block in document.blocks().iter().filter(|block| block.kind.is_article()) {
        let mut at = block.tokens.start.get();
        let end = block.tokens.end.get();
        while at < end {
            let found = names.at(document, &taken, at, end);
            if let Some((range, kind, confidence)) = found {
                mentions.push(NameMention::new(document, range, kind, confidence.and(FOUND_AGAIN)));
                at = range.end.get();
            } else {
                at += 1;
            }
        }
    }
    if mentions.len() > before {
        sort_by_key(mentions, |mention| mention.tokens.start);
    }
}

/// Names to look for, by their first word in lower case.
struct SureNames<'t> {
    by_first_word: BTreeMap<String, Vec<SureName<'t>>>,
}

struct SureName<'t> {
    tokens: Vec<&'t str>,
    kind: EntityKind,
    confidence: Score,
}

impl<'t> SureNames<'t> {
    fn new(document: &Document<'t>, mentions: &[NameMention<'t>]) -> Self {
        let lower_case = lower_case_words(document);
        let mut by_first_word: BTreeMap<String, Vec<SureName<'t>>> = BTreeMap::new();
        let mut add = |tokens: Vec<&'t str>, kind, confidence| {
            let Some(first) = tokens.first() else { return };
            let names = by_first_word.entry(first.to_lowercase()).or_default();
            if names.len() < MAX_NAMES_PER_WORD && names.iter().all(|name| name.tokens != tokens) {
                names.push(SureName { tokens, kind, confidence });
            }
        };
        for mention in mentions.iter().filter(|mention| mention.confidence >= SURE) {
            let mut tokens: Vec<&str> = texts(document, mention.tokens);
            // `The Tarn Herald` stands again as `the Herald`.
            if tokens.len() > 1 && tokens.first() == Some(&"The") && mention.words.first() != Some(&"The") {
                tokens.remove(0);
            }
            match tokens.as_slice() {
                [only] if !is_distinctive(only, &lower_case) => continue,
                [_, .., last]
                    if mention.kind == EntityKind::Person
                        && is_distinctive(last, &lower_case)
                        && lexicon::bits(last) & classes::COUNTRY == 0 =>
                {
                    add(vec![last], mention.kind, mention.confidence);
                }
                _ => {}
            }
            add(tokens, mention.kind, mention.confidence);
        }
        for names in by_first_word.values_mut() {
            sort_by_key(names, |name| std::cmp::Reverse(name.tokens.len()));
        }
        Self { by_first_word }
    }

    /// The longest name that stands at a token and is not part of something longer.
    fn at(
        &self,
        document: &Document<'t>,
        taken: &[bool],
        at: usize,
        end: usize,
    ) -> Option<(TokenRange, EntityKind, Score)> {
        let first = document.token_text(TokenIndex::from_usize(at));
        if !is_capitalized(first) {
            return None;
        }
        let names = self.by_first_word.get(&first.to_lowercase())?;
        names.iter().find_map(|name| {
            let range = TokenRange::new(at, at + name.tokens.len());
            let fits = range.range().end <= end
                && taken.get(range.range())?.iter().all(|taken| !taken)
                && name.tokens.iter().zip(texts(document, range)).all(|(name, text)| same_word(name, text))
                && !is_part_of_more(document, taken, range);
            fits.then_some((range, name.kind, name.confidence))
        })
    }
}

/// Whether two words are the same, or one is the other in capitals.
fn same_word(name: &str, text: &str) -> bool {
    name == text
        || name.len() >= 3
            && is_all_capitals(name) != is_all_capitals(text)
            && name.to_lowercase() == text.to_lowercase()
}

/// Whether a word next to the range seems to belong to it, so that both make another name.
fn is_part_of_more(document: &Document<'_>, taken: &[bool], range: TokenRange) -> bool {
    let std::ops::Range { start, end } = range.range();
    let text = |at: usize| document.token_text(TokenIndex::from_usize(at));
    let spaced = |at: usize| document.tokens().get(at).is_none_or(|token| token.spaced);
    let is_word = |at: usize| document.tokens().get(at).is_some_and(|token| token.kind == TokenKind::Word);
    let joined_by_hyphen = |at: usize| text(at) == "-" && !spaced(at);
    if joined_by_hyphen(end) || start > 0 && joined_by_hyphen(start - 1) && !spaced(start) {
        return true;
    }
    let is_after_given_name = start > 0 && range.len() == 1 && lexicon::is_given_name(text(start - 1));
    if is_after_given_name {
        return true;
    }
    // Where every word has capitals, neighbours tell nothing.
    let block = document.block_at(document.span_of(range).start());
    let is_heading =
        block.and_then(|at| document.blocks().get(at.get())).is_some_and(|block| block.kind.is_heading());
    let is_shouted = start > 0 && is_all_capitals(text(start)) && is_all_capitals(text(start - 1));
    if is_heading && range.len() > 1 || is_shouted {
        return false;
    }
    let behind = is_word(end) && is_capitalized(text(end)) && spaced(end) && !is_all_capitals(text(end));
    let begins_sentence = |at: usize| {
        let span = document.span_of(TokenRange::new(at, at + 1));
        let sentence = document.sentence_at(span.start());
        sentence
            .and_then(|sentence| document.sentences().get(sentence.get()))
            .is_some_and(|sentence| sentence.tokens.start.get() == at)
    };
    let before = start > 0
        && range.len() == 1
        && !begins_sentence(start)
        && is_word(start - 1)
        && is_capitalized(text(start - 1))
        && !is_title(text(start - 1))
        && !is_function_word(&text(start - 1).to_lowercase())
        && !taken.get(start - 1).copied().unwrap_or_default()
        && !begins_sentence(start - 1);
    behind && !begins_sentence(end) || before
}

/// Whether a single word is a name and nothing else, as far as lexicon and document can tell.
fn is_distinctive(word: &str, lower_case: &BTreeSet<&str>) -> bool {
    let not =
        classes::AMBIGUOUS | classes::TITLE | classes::CALENDAR | classes::EVENT_WORD | classes::PLACE_WORD;
    let lower = word.to_lowercase();
    let letters = word.chars().count();
    is_capitalized(word)
        && (letters >= 4 || letters >= 2 && is_all_capitals(word))
        && lexicon::bits(word) & not == 0
        && !lexicon::is_generic_organization_word(word)
        && !is_legal_form(word)
        && !is_function_word(&lower)
        && !lower_case.contains(lower.as_str())
}

/// The words that the document has in lower case.
fn lower_case_words<'t>(document: &Document<'t>) -> BTreeSet<&'t str> {
    let texts = document.tokens().iter().map(|token| document.slice(token.span));
    texts.filter(|text| text.starts_with(char::is_lowercase)).collect()
}

fn texts<'t>(document: &Document<'t>, range: TokenRange) -> Vec<&'t str> {
    document.tokens_in(range).iter().map(|token| document.slice(token.span)).collect()
}
