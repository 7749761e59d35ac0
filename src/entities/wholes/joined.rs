//! Parted names into whole ones: `Orr & Vale`, `Ana “Coco” Ruiz`, `Brandon’s` of `Brandon’s said`.

use super::{Reader, SHOWN, datelines, is_possessive, subject_verb};
use crate::entities::words::{
    is_all_capitals, is_capitalized, is_generation, is_junior_or_senior, is_legal_form, list,
};
use crate::lexicon::{self, classes};
use crate::span::TokenRange;
use crate::syntax::word_classes::is_title;
use crate::tagger::{NameTag, TagKind};
use crate::word_set::one_of;
use std::collections::BTreeSet;

/// `al-` and the like before a surname.
const LONGEST_ARTICLE: usize = 2;
/// A syllable of a Chinese or Korean given name has no more letters.
const LONGEST_SYLLABLE: usize = 5;
/// A nickname has no more words than these.
const MAX_WORDS_OF_A_NICKNAME: usize = 3;

/// The names that stand in more than one piece.
pub(super) fn find(reader: &Reader<'_, '_>) -> Vec<NameTag> {
    let mut found = Vec::new();
    let mut shops: BTreeSet<&str> = BTreeSet::new();
    let persons = reader.words_of_persons(|tag| !tag.tokens.range().any(|at| is_dash(reader.text(at))));
    for block in reader.blocks() {
        datelines::find(reader, block, &mut found);
        for at in block.tokens.range().skip(1) {
            match reader.text(at) {
                "&" => found.extend(firm(reader, at)),
                "“" | "\"" | "‘" | "'" | "(" => {
                    found.extend(nicknamed(reader, at));
                    found.extend(branch(reader, at));
                    found.extend(in_characters(reader, at));
                }
                "]" => found.extend(supplied(reader, at)),
                "-" | "–" => {
                    found.extend(pair(reader, at, &persons));
                    found.extend(of_syllables(reader, at));
                    found.extend(double_barrelled(reader, at));
                }
                text if is_generation(text) => found.extend(of_generation(reader, at)),
                text if is_possessive(text) => {
                    if is_shop(reader, at) && !persons.contains(reader.text(at - 1)) {
                        shops.insert(reader.text(at - 1));
                    }
                    found.extend(of_place(reader, at));
                }
                _ => {}
            }
        }
    }
    if !shops.is_empty() {
        for block in reader.blocks() {
            let ends = block.tokens.range().skip(1).filter(|&at| is_possessive(reader.text(at)));
            let named = ends.filter(|&at| shops.contains(reader.text(at - 1)) && is_alone(reader, at - 1));
            found.extend(named.map(|at| organization(at - 1, at + 1)));
        }
    }
    found
}

/// `Johnson & Johnson`: what stands on both sides of the sign is one organization.
fn firm(reader: &Reader<'_, '_>, sign: usize) -> Option<NameTag> {
    let (left, right) = (reader.tag_over(sign - 1), reader.tag_over(sign + 1));
    if let Some(tag) = left.filter(|tag| tag.tokens.end.get() > sign + 1) {
        let is_firm = matches!(tag.kind, TagKind::Person | TagKind::Product | TagKind::Organization)
            && reader.is_trimmed(tag.tokens)
            && !are_given_names(reader, sign);
        // `Orr & Vale and Harlow` are two firms.
        let std::ops::Range { start, end } = tag.tokens.range();
        let end = (sign + 2..end).find(|&at| reader.text(at) == "and").unwrap_or(end);
        return is_firm.then(|| organization(start, end));
    }
    if !reader.is_name_word(sign - 1) || !reader.is_name_word(sign + 1) {
        return None;
    }
    let may_be_firm = |tag: &&NameTag| matches!(tag.kind, TagKind::Person | TagKind::Organization);
    let start = left.filter(may_be_firm).map_or(sign - 1, |tag| tag.tokens.start.get());
    let mut end = sign + 2;
    if let Some(tag) = right.filter(may_be_firm) {
        // `Peter & Ana Ruiz` are two.
        if tag.kind == TagKind::Person && tag.tokens.len() > 1 {
            return None;
        }
        end = tag.tokens.end.get();
    }
    while is_legal_form(reader.text(end)) || lexicon::is_generic_organization_word(reader.text(end)) {
        end += 1;
    }
    let is_surname = |at| lexicon::bits(reader.text(at)) & classes::SURNAME != 0;
    let is_known = left.or(right).is_some_and(|tag| may_be_firm(&tag))
        || is_surname(sign - 1) && is_surname(sign + 1)
        || (is_surname(sign - 1) || is_surname(sign + 1)) && reader.is_subject_verb(end)
        || is_legal_form(reader.text(sign + 1));
    let is_couple = are_given_names(reader, sign) || is_title(reader.text(sign - 1));
    let tokens = TokenRange::new(start, end);
    (is_known && !is_couple && reader.is_in_a_sentence(tokens)).then(|| organization(start, end))
}

/// Whether given names that are no surnames stand on both sides of a sign: `Ana & Peter`.
fn are_given_names(reader: &Reader<'_, '_>, sign: usize) -> bool {
    let is_given = |at| {
        let bits = lexicon::bits(reader.text(at));
        bits & classes::GIVEN_NAME != 0 && bits & classes::SURNAME == 0
    };
    let is_first = |at| lexicon::is_given_name(reader.text(at));
    is_given(sign - 1) && is_first(sign + 1) || is_first(sign - 1) && is_given(sign + 1)
}

/// `Ana “Coco” Ruiz`: a person with another name in marks or brackets between first and last name.
fn nicknamed(reader: &Reader<'_, '_>, opens: usize) -> Option<NameTag> {
    let closing = match reader.text(opens) {
        "“" => "”",
        "‘" => "’",
        "(" => ")",
        mark => mark,
    };
    let inside = (opens + 1..opens + 1 + MAX_WORDS_OF_A_NICKNAME)
        .take_while(|&at| reader.is_name_word(at) || reader.text(at) == "The")
        .count();
    let closes = opens + 1 + inside;
    // `Harlow Sound (HS) Chairman` holds an abbreviation.
    let is_nickname =
        if closing == ")" { inside == 1 && !is_all_capitals(reader.text(opens + 1)) } else { inside > 0 };
    let last = closes + 1;
    if !is_nickname || reader.text(closes) != closing || !reader.is_name_word(last) {
        return None;
    }
    let first = opens - 1;
    let is_given = lexicon::is_given_name(reader.text(first));
    let person = reader.person_over(first).filter(|tag| tag.tokens.end.get() <= opens);
    // A tag that holds all of it already may be of the wrong kind only.
    let whole = reader.tag_over(first).filter(|tag| tag.tokens.end.get() > last);
    let surname = reader.person_over(last);
    // `Ancel “Kingfish” Roget`, but not `Renters (Reform) Bill`.
    let is_named = closing != ")" && surname.is_some();
    let is_known = is_given || is_named || person.or(whole).is_some();
    if !reader.is_name_word(first) || !is_known {
        return None;
    }
    let begins =
        first - (1..3).take_while(|&back| first >= back && starts_name(reader, first - back)).count();
    let start = person.or(whole).map_or(begins, |tag| tag.tokens.start.get());
    let end = surname.or(whole).map_or(last + 1, |tag| tag.tokens.end.get());
    let tokens = TokenRange::new(start, end);
    let is_person = whole.is_none_or(|tag| tag.kind == TagKind::Person || is_given);
    let fits = is_person && reader.is_in_a_sentence(tokens);
    fits.then_some(person_tag(tokens))
}

/// `[Carlo] Birk`: a first name that whoever quotes adds.
fn supplied(reader: &Reader<'_, '_>, closes: usize) -> Option<NameTag> {
    let first = closes - 1;
    let opens = first.checked_sub(1).filter(|&at| reader.text(at) == "[" && reader.is_name_word(first))?;
    let person = reader.person_over(closes + 1).filter(|tag| tag.tokens.start.get() <= closes + 1)?;
    let tokens = TokenRange::new(opens, person.tokens.end.get());
    let is_first = lexicon::is_given_name(reader.text(first)) || reader.person_over(first).is_some();
    (is_first && reader.is_in_a_sentence(tokens)).then_some(person_tag(tokens))
}

/// `Workers Party of Corvia (Marxist)`: one of the parties of that name.
fn branch(reader: &Reader<'_, '_>, opens: usize) -> Option<NameTag> {
    let body = reader.tag_over(opens.checked_sub(1)?).filter(|tag| tag.tokens.end.get() == opens)?;
    let creed = reader.text(opens + 1);
    let is_branch = body.kind == TagKind::Organization
        && is_capitalized(creed)
        && creed.ends_with("ist")
        && reader.text(opens + 2) == ")";
    let tokens = TokenRange::new(body.tokens.start.get(), opens + 3);
    (is_branch && reader.is_in_a_sentence(tokens)).then(|| organization(tokens.start.get(), tokens.end.get()))
}

/// `Tom Arle, Sr.`, `Arle Jr.`: a person, with the word that says the generation.
fn of_generation(reader: &Reader<'_, '_>, at: usize) -> Option<NameTag> {
    let comma = usize::from(reader.text(at - 1) == ",");
    let tag = reader.tag_over(at.checked_sub(1 + comma)?)?;
    let is_person = tag.kind == TagKind::Person || is_junior_or_senior(reader.text(at));
    let is_told = tag.kind == TagKind::Person && tag.tokens.end.get() > at;
    let tokens = TokenRange::new(tag.tokens.start.get(), at + 1);
    let ends = tag.tokens.end.get() <= at + 1;
    (is_person && !is_told && ends && reader.is_in_a_sentence(tokens)).then_some(person_tag(tokens))
}

/// `the Mara Holt-Jon Birk fight`, `the Holt–Birk debate`: two persons, unlike `Anna Holt-Birk` and `Jean-Paul Holt`.
fn pair(reader: &Reader<'_, '_>, dash: usize, persons: &BTreeSet<&str>) -> Vec<NameTag> {
    let Some(tag) = reader.tag_over(dash).filter(|tag| tag.tokens.end.get() > dash + 1) else {
        return Vec::new();
    };
    let std::ops::Range { start, end } = tag.tokens.range();
    let (one, other) = (TokenRange::new(start, dash), TokenRange::new(dash + 1, end));
    let is_name = |name: TokenRange| name.range().all(|at| reader.is_name_word(at));
    let last = reader.text_before(dash);
    if last.len() <= LONGEST_ARTICLE || !is_name(one) || !is_name(other) {
        return Vec::new();
    }
    let before = reader.text_before(start).to_lowercase();
    let is_described = (matches!(before.as_str(), "the" | "a" | "this" | "that")
        || start > 0 && reader.is_number(start - 1))
        && reader.is_word(end)
        && !is_capitalized(reader.text(end));
    let is_known = |name: TokenRange| name.len() > 1 || persons.contains(reader.text(name.start.get()));
    let are_known = is_known(one) && is_known(other);
    let is_full = one.len() > 1 && other.len() > 1 && lexicon::is_given_name(reader.text(dash + 1));
    // `Ahmad Abdul-Rahman Odeh`
    let bits = lexicon::bits(last);
    let is_given = bits & classes::GIVEN_NAME != 0 && bits & classes::SURNAME == 0 && !persons.contains(last);
    let is_long = reader.text(dash) == "–";
    let are_two = match tag.kind {
        TagKind::Person if is_long => true,
        TagKind::Person => !is_given && (is_full || is_described && are_known),
        _ => is_full && lexicon::is_given_name(reader.text(start)) || is_long && are_known && one.len() == 1,
    };
    if are_two { vec![person_tag(one), person_tag(other)] } else { Vec::new() }
}

/// `Kuo Wan-an`: a given name of two syllables, of which the network took the first; not `Tom Hale-led`.
fn of_syllables(reader: &Reader<'_, '_>, dash: usize) -> Option<NameTag> {
    let surname = dash.checked_sub(2)?;
    let tag = reader.tag_over(dash - 1).filter(|tag| tag.tokens.end.get() <= dash + 1)?;
    let is_surname = lexicon::bits(reader.text(surname)) & classes::SURNAME != 0;
    let is_person = tag.kind == TagKind::Person || tag.kind == TagKind::Location && is_surname;
    let is_first = |&at: &usize| reader.is_name_word(at) && !is_title(reader.text(at));
    let start = (tag.tokens.start.get()..=surname).find(is_first).filter(|_| is_person)?;
    let syllable = reader.text(dash + 1);
    let is_short = |at: usize| reader.text(at).len() <= LONGEST_SYLLABLE;
    let is_close = |at: usize| reader.document.tokens().get(at).is_some_and(|token| !token.spaced);
    let fits = is_short(dash - 1)
        && is_short(dash + 1)
        && is_close(dash)
        && is_close(dash + 1)
        && syllable.starts_with(char::is_lowercase)
        && !one_of(syllable, const { &list("joined.behind_names") });
    let tokens = TokenRange::new(start, dash + 2);
    (fits && reader.is_in_a_sentence(tokens)).then_some(person_tag(tokens))
}

/// `Su Tzu-yuan (蘇紫遠)`: the person whose name stands in Chinese characters behind it, where the network takes less of it.
#[inline(never)]
fn in_characters(reader: &Reader<'_, '_>, opens: usize) -> Option<NameTag> {
    const LONGEST: usize = 4;
    const LONGEST_IN_CHARACTERS: usize = 4;
    let in_han = |at: usize| reader.text(at).chars().all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c));
    let end =
        (opens + 1..opens + 2 + LONGEST_IN_CHARACTERS).find(|&at| !reader.is_word(at) || !in_han(at))?;
    let is_name = reader.text(opens) == "(" && reader.text(end) == ")" && opens + 2 < end;
    let is_close = |at: usize| reader.document.tokens().get(at).is_some_and(|token| !token.spaced);
    // `Chang Chung-lung`: surname, given name, hyphen and syllable.
    let belongs = |&at: &usize| {
        reader.is_name_word(at) && !is_title(reader.text(at))
            || reader.text(at) == "-" && is_close(at)
            || reader.text_before(at) == "-" && is_close(at) && reader.is_word(at)
    };
    let tagged = reader.tag_over(opens.checked_sub(1)?);
    let is_missed = tagged.is_none_or(|tag| tag.kind == TagKind::Person && tag.tokens.end.get() < opens);
    let is_surname = |&at: &usize| lexicon::bits(reader.text(at)) & classes::SURNAME != 0;
    let mut words = (opens.saturating_sub(LONGEST)..opens).rev().take_while(belongs);
    let start = words.by_ref().filter(is_surname).last().filter(|_| is_name && is_missed)?;
    let tokens = TokenRange::new(start, opens);
    (start + 1 < opens && reader.is_in_a_sentence(tokens)).then_some(person_tag(tokens))
}

/// `Isaac Dembélé-Scott`, `Zoé-Anne Roy`: a person whose name the network cut at a hyphen.
#[inline(never)]
fn double_barrelled(reader: &Reader<'_, '_>, dash: usize) -> Option<NameTag> {
    let is_close = |at: usize| reader.document.tokens().get(at).is_some_and(|token| !token.spaced);
    if reader.text(dash) != "-" || !is_close(dash) || !is_close(dash + 1) || !reader.is_name_word(dash + 1) {
        return None;
    }
    let (before, behind) = (reader.tag_over(dash - 1), reader.tag_over(dash + 1));
    if before.into_iter().chain(behind).any(|tag| tag.kind != TagKind::Person) {
        return None;
    }
    let (start, end) = match (before, behind) {
        // Two full names are two persons, and so are two words.
        (Some(before), behind) => {
            let std::ops::Range { start, end } = before.tokens.range();
            let is_one = behind.is_none_or(|tag| tag.tokens.len() == 1);
            (start + 1 < end && end == dash && is_one).then_some((start, dash + 2))?
        }
        (None, Some(behind)) => {
            let begins = reader.is_name_word(dash - 1) && starts_name(reader, dash - 1);
            (begins && behind.tokens.len() > 1).then_some((dash - 1, behind.tokens.end.get()))?
        }
        (None, None) => return None,
    };
    let tokens = TokenRange::new(start, end);
    reader.is_in_a_sentence(tokens).then_some(person_tag(tokens))
}

fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–")
}

/// Whether a given name or an initial stands at a token.
fn starts_name(reader: &Reader<'_, '_>, at: usize) -> bool {
    let word = reader.text(at);
    lexicon::is_given_name(word) && !is_title(word)
        || word.len() == 2 && word.ends_with('.') && reader.is_name_word(at)
}

/// `Lloyd’s of London`: the ending of a possessive that belongs to the name.
fn of_place(reader: &Reader<'_, '_>, ending: usize) -> Option<NameTag> {
    let place = ending + 2;
    let start = ending - 1;
    let before = reader.text_before(start);
    if reader.text(ending + 1) != "of" || !reader.is_name_word(place) || !reader.is_name_word(start) {
        return None;
    }
    // `a friend of Orr’s of London`, `Ana Orr’s`
    let is_of_many = matches!(before, "of" | "and" | "with") || !is_alone(reader, start);
    let end = reader.tag_over(place).map_or(place + 1, |tag| tag.tokens.end.get());
    let tokens = TokenRange::new(start, end);
    (!is_of_many && reader.is_in_a_sentence(tokens)).then(|| organization(start, end))
}

/// Whether the ending of a possessive stands before a verb, so that it belongs to the name: `Brandon’s said`.
fn is_shop(reader: &Reader<'_, '_>, ending: usize) -> bool {
    let start = ending - 1;
    let verb = match reader.text(ending + 1) {
        "," if reader.text(ending + 2) == "which" => return is_alone(reader, start),
        "also" => ending + 2,
        _ => ending + 1,
    };
    let fits = match subject_verb(reader.text(verb)) {
        Some("noun") => {
            matches!(reader.text(verb + 1), "to" | "its" | "a" | "the") || reader.is_number(verb + 1)
        }
        Some(kind) => kind != "person",
        None => false,
    };
    fits && is_alone(reader, start)
}

/// Whether a word is a name of one word.
fn is_alone(reader: &Reader<'_, '_>, at: usize) -> bool {
    let begins = reader.tag_over(at).is_none_or(|tag| tag.tokens.start.get() == at);
    let before = reader.text_before(at);
    let follows_name =
        at > 0 && reader.is_name_word(at - 1) && !reader.begins_sentence(at) && !is_title(before);
    reader.is_name_word(at) && begins && !follows_name && !is_title(before)
}

fn person_tag(tokens: TokenRange) -> NameTag {
    NameTag { tokens, kind: TagKind::Person, confidence: SHOWN }
}

fn organization(start: usize, end: usize) -> NameTag {
    NameTag { tokens: TokenRange::new(start, end), kind: TagKind::Organization, confidence: SHOWN }
}
