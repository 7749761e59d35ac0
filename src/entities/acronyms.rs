//! Names with their abbreviation in parentheses into mentions of both.

use super::EntityKind;
use super::mentions::NameMention;
use super::words::{is_all_capitals, says_generation};
use crate::lexicon;
use crate::sorting::sort_by_key;
use crate::span::{Score, TokenIndex, TokenRange};
use crate::syntax::phrases::is_possessive_ending;
use crate::syntax::word_classes::is_function_word;
use crate::tagger::NameTag;
use crate::text::{Document, TokenKind};
use std::collections::BTreeMap;

/// How sure an untagged abbreviation is, as a part of the confidence in the name that it stands behind.
const DEFINED: Score = Score::from_permille(950);

/// An abbreviation has no more letters.
const MOST_LETTERS: usize = 8;

/// Two mentions, by their keys, that the text itself calls the same: `World Health Organization (WHO)`.
pub(super) struct Definition {
    pub(super) name: String,
    pub(super) acronym: String,
}

/// Finds the abbreviations that the text defines, and adds the mentions of those that are not tagged.
#[inline(never)]
pub(super) fn define<'t>(
    document: &Document<'t>,
    tags: &[NameTag],
    mentions: &mut Vec<NameMention<'t>>,
) -> Vec<Definition> {
    let mut definitions = Vec::new();
    let mut untagged = Vec::new();
    let mut changes = Vec::new();
    debug_assert!(tags.is_sorted_by_key(|tag| tag.tokens.start), "tags stand in text order");
    let is_untagged = |inside: &TokenRange| {
        let next = tags.partition_point(|tag| tag.tokens.end <= inside.start);
        tags.get(next).is_none_or(|tag| inside.end <= tag.tokens.start)
    };
    for (at, mention) in mentions.iter().enumerate() {
        let end = mention.tokens.end.get();
        let owns = is_possessive_ending(document.token_text(mention.tokens.end));
        let Some(inside) = parenthesized(document, end + usize::from(owns)) else { continue };
        let acronym = document.token_text(inside.start);
        let tagged = mentions.get(at + 1).filter(|next| next.tokens == inside);
        let pair = |acronym: &NameMention<'_>| Definition {
            name: mention.key.clone(),
            acronym: acronym.key.clone(),
        };
        let is_defined = is_acronym_of(acronym, &mention.words)
            || mention.kind == EntityKind::Organization
                && is_short_for(acronym, &mention.words)
                && !abbreviates_place(acronym, &mention.words);
        if mention.words.len() > 1 && is_defined {
            match tagged {
                Some(next) => {
                    definitions.push(pair(next));
                    changes.push((at + 1, mention.kind));
                }
                None if is_untagged(&inside) => {
                    let confidence = mention.confidence.and(DEFINED);
                    let new = NameMention::new(document, inside, mention.kind, confidence);
                    definitions.push(pair(&new));
                    untagged.push(new);
                }
                None => {}
            }
        }
    }
    // `WHO (World Health Organization)`, and what else a body is called.
    for pair in mentions.windows(2) {
        let [name, inside] = pair else { continue };
        if fills_brackets_behind(document, name.tokens, inside.tokens)
            && (matches!(name.words.as_slice(), &[word] if is_acronym_of(word, &inside.words))
                || is_another_name(name, inside)
                || is_in_another_script(name, inside))
        {
            definitions.push(Definition { name: inside.key.clone(), acronym: name.key.clone() });
        }
    }
    let (same, asides) = in_two_scripts(document, mentions);
    definitions.extend(same);
    for at in asides {
        if let Some(mention) = mentions.get_mut(at) {
            mention.is_aside = true;
        }
    }
    // What abbreviates a body is one, wherever it stands.
    let bodies = changes.into_iter().filter_map(|(at, kind)| Some((mentions.get(at)?.key.clone(), kind)));
    let bodies: BTreeMap<String, EntityKind> = bodies.collect();
    for mention in mentions.iter_mut().filter(|mention| mention.words.len() == 1) {
        if let Some(kind) = bodies.get(&mention.key) {
            mention.kind = *kind;
        }
    }
    if !untagged.is_empty() {
        mentions.append(&mut untagged);
        sort_by_key(mentions, |mention| mention.tokens.start);
    }
    definitions
}

/// Whether brackets right behind a name hold another and nothing else, but for quotation marks.
fn fills_brackets_behind(document: &Document<'_>, name: TokenRange, inside: TokenRange) -> bool {
    let text = |at: usize| document.token_text(TokenIndex::from_usize(at));
    let mark = |at: usize| usize::from(matches!(text(at), "“" | "”" | "\""));
    let opens = name.end.get();
    // `(IATA: TRN)`
    let label = if text(opens + 2) == ":" { 2 } else { 0 };
    let starts = opens + 1 + label + mark(opens + 1 + label);
    let closes = inside.end.get() + mark(inside.end.get());
    text(opens) == "(" && starts == inside.start.get() && text(closes) == ")"
}

/// Whether a name in brackets behind that of a body is another name of it, in short (`Mitur`) or in another language: one of
/// a body too, which readers do not know for another one.
fn is_another_name(name: &NameMention<'_>, inside: &NameMention<'_>) -> bool {
    let is_body = name.kind == EntityKind::Organization;
    if matches!(inside.words.as_slice(), [only] if abbreviates_place(only, &name.words)) {
        return false;
    }
    // `C-MORE`, but not the surname of who leads it.
    let is_letters = matches!(inside.words.as_slice(), [only] if is_all_capitals(only) && only.len() > 2);
    let may_be_body = is_letters || matches!(inside.kind, EntityKind::Organization | EntityKind::Misc);
    let is_known = matches!(inside.words.as_slice(), [only] if lexicon::bits(only) != 0);
    // `Harlow College (Boats and Sails)` names what it teaches; a full name behind a short one is longer by more words.
    let is_field = inside.words.contains(&"and") && inside.words.len() < name.words.len() + 2;
    let is_longer = name.words.len() > 1
        || inside.words.len() > 1
        || is_letters && !name.words.iter().all(|word| is_all_capitals(word));
    // Letters behind a town say who reports from there.
    let may_go_by_letters = is_letters
        && matches!(
            name.kind,
            EntityKind::Event | EntityKind::Facility | EntityKind::Law | EntityKind::Misc | EntityKind::Work
        );
    (is_body && may_be_body || may_go_by_letters) && !is_known && !is_field && is_longer
}

/// `(Sanlu Island, 三鹿島)`: the same in two scripts, and what stands before these brackets if it is of one kind with it; the
/// places of the names in brackets behind another.
fn in_two_scripts(document: &Document<'_>, mentions: &[NameMention<'_>]) -> (Vec<Definition>, Vec<usize>) {
    let text = |at: usize| document.token_text(TokenIndex::from_usize(at));
    let (mut definitions, mut asides) = (Vec::new(), Vec::new());
    for (at, pair) in mentions.windows(2).enumerate() {
        let [inside, other] = pair else { continue };
        let (start, end) = (inside.tokens.start.get(), inside.tokens.end.get());
        let is_in_brackets = start > 0
            && text(start - 1) == "("
            && text(end) == ","
            && other.tokens.start.get() == end + 1
            && text(other.tokens.end.get()) == ")";
        if !is_in_brackets || !is_in_another_script(inside, other) {
            continue;
        }
        let pair = |name: &NameMention<'_>, other: &NameMention<'_>| Definition {
            name: name.key.clone(),
            acronym: other.key.clone(),
        };
        definitions.push(pair(inside, other));
        let before = at.checked_sub(1).and_then(|at| mentions.get(at));
        if let Some(name) =
            before.filter(|name| name.tokens.end.get() + 1 == start && name.kind == inside.kind)
        {
            definitions.push(pair(name, inside));
            asides.push(at);
        }
    }
    (definitions, asides)
}

/// `Lin Chih-lin (林志陵)`: the letters of one are not those of the other.
fn is_in_another_script(name: &NameMention<'_>, inside: &NameMention<'_>) -> bool {
    let is_latin = |name: &NameMention<'_>| name.key.chars().any(|c| c.is_ascii_alphabetic());
    is_latin(name) && !is_latin(inside)
}

/// The one word in parentheses that stand at a token.
fn parenthesized(document: &Document<'_>, at: usize) -> Option<TokenRange> {
    let text = |at: usize| document.token_text(TokenIndex::from_usize(at));
    let inside = document.tokens().get(at + 1)?;
    let fits = text(at) == "(" && text(at + 2) == ")" && inside.kind == TokenKind::Word;
    fits.then(|| TokenRange::new(at + 1, at + 2))
}

/// Whether a word in capitals abbreviates a name: its letters are initials of the name's words, in order,
/// beginning with the first.
pub(super) fn is_acronym_of(acronym: &str, words: &[&str]) -> bool {
    let letters = acronym.chars().filter(|c| c.is_alphabetic()).collect::<Vec<_>>();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    if letters.len() < 2 || letters.len() > MOST_LETTERS || capitals * 3 < letters.len() * 2 {
        return false;
    }
    let initials = initials(words, Words::All);
    let important = initials_of_important(words);
    let folded = letters.iter().flat_map(|c| c.to_lowercase()).collect::<String>();
    let from_the_first = folded.chars().next() == initials.chars().next();
    // `UNESCO` leaves out the initial of `and`.
    let mut rest = folded.chars().peekable();
    for initial in initials.chars() {
        rest.next_if_eq(&initial);
    }
    folded == important || from_the_first && rest.peek().is_none()
}

/// Whether brackets behind a name can only hold its short form, although letters of it come from elsewhere: most of them
/// are initials, in order (`TNO` for a name in another language), or it is made of the words' beginnings (`Cogta`).
fn is_short_for(short: &str, words: &[&str]) -> bool {
    let letters: Vec<char> =
        short.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    if !(3..=10).contains(&letters.len()) || !short.starts_with(char::is_uppercase) {
        return false;
    }
    let initials = initials(words, Words::Important);
    let mut rest = initials.chars();
    // `National Civil Police (PNC)`: the same letters in the order of another language.
    let is_reordered = initials.len() >= 3 && sorted(letters.iter().copied()) == sorted(initials.chars());
    let shared = letters.iter().filter(|&&letter| {
        rest.clone().any(|initial| initial == letter) && rest.any(|initial| initial == letter)
    });
    is_all_capitals(short) && (is_reordered || shared.count() * 3 >= letters.len() * 2)
        || is_made_of_beginnings(&letters, words)
}

/// `Parliament of Marle Sund Vale (MSV)`: the letters are those of the place.
fn abbreviates_place(short: &str, words: &[&str]) -> bool {
    let of = words.iter().rposition(|word| *word == "of");
    let place = of.and_then(|of| words.get(of + 1..)).filter(|place| place.len() > 1);
    place.is_some_and(|place| initials_of_important(place) == short.to_lowercase())
}

fn sorted(letters: impl Iterator<Item = char>) -> Vec<char> {
    let mut letters: Vec<char> = letters.collect();
    letters.sort_unstable();
    letters
}

fn is_made_of_beginnings(letters: &[char], words: &[&str]) -> bool {
    let mut rest = letters;
    let mut used = 0;
    for word in words.iter().filter(|word| !is_function_word(word)) {
        let lower = word.chars().flat_map(char::to_lowercase);
        let shared = lower.zip(rest).take_while(|(one, other)| one == *other).count();
        used += usize::from(shared > 0);
        rest = rest.get(shared..).unwrap_or_default();
        if shared == 0 && used == 0 {
            return false;
        }
    }
    rest.is_empty() && used > 1
}

/// The initials of the words that are not function words, in lower case.
pub(super) fn initials_of_important(words: &[&str]) -> String {
    initials(words, Words::Important)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    All,
    Important,
}

fn initials(words: &[&str], which: Words) -> String {
    let parts = words.iter().flat_map(|word| word.split('-'));
    parts
        .filter(|part| which == Words::All || !is_function_word(part) && *part != "&")
        .filter_map(|part| part.chars().next())
        .flat_map(char::to_lowercase)
        .collect()
}

/// The initials by which a name may go without being introduced: of its words that count, and of all of them.
pub(super) fn usual_initials(words: &[&str]) -> [String; 2] {
    [initials_of_important(words), initials(words, Words::All)]
}

/// The same without a first word or a country that says where: `U.S. Food and Drug Administration` is the FDA.
pub(super) fn initials_without_place(words: &[&str]) -> Option<String> {
    const LONGEST: usize = 3;
    let is_country = |length: &usize| {
        words.get(..*length).is_some_and(|start| lexicon::country(&start.join(" ")).is_some())
    };
    let place = (2..=LONGEST).rev().find(is_country).unwrap_or(1);
    let initials = || initials_of_important(words.get(place..).unwrap_or_default());
    (words.len() > 3).then(initials).filter(|initials| initials.len() > 1)
}

/// The words of a name; without the generation of a person, which stands behind initials: `RFK Jr.`
pub(super) fn without_generation<'n, 'm>(name: &'n NameMention<'m>) -> &'n [&'m str] {
    match name.words.as_slice() {
        [words @ .., last] if name.kind == EntityKind::Person && says_generation(last) => words,
        words => words,
    }
}

/// The letters, in lower case, of a word that may abbreviate longer names: `VHO`, `BoC`, `V.H.O.`, `VHOs`.
pub(super) fn abbreviation(name: &NameMention<'_>) -> Option<String> {
    let [only] = without_generation(name) else { return None };
    // `U.S.` is known, and its key is `united states`.
    if name.key.split(' ').count() > name.words.len() {
        return None;
    }
    let letters: String = only.chars().filter(|c| c.is_alphabetic()).collect();
    let letters = letters.strip_suffix('s').filter(|letters| is_all_capitals(letters)).unwrap_or(&letters);
    let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
    let is_short = (2..=MOST_LETTERS).contains(&letters.chars().count());
    (is_short
        && capitals * 3 >= letters.chars().count() * 2
        && only.chars().all(|c| c.is_alphabetic() || ".-".contains(c)))
    .then(|| letters.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_hold_short_forms_of_other_letters() {
        for (short, name, expected) in [
            ("VGI", "Corvian Organisation for Veterinary and General Inquiry", true),
            ("PNC", "National Civil Patrol", true),
            ("Cogra", "Cooperative Governance and Roads Authority", true),
            ("UK", "Valley Health Office", false),
            ("MEP", "Valley Health Office", false),
            ("Reuters", "Valley Health Office", false),
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            assert_eq!(is_short_for(short, &words), expected, "{short}, {name}");
        }
    }

    #[test]
    fn acronyms_are_told_from_other_words_in_parentheses() {
        for (acronym, name, expected) in [
            ("VHO", "Valley Health Office", true),
            ("NRDF", "National Roads and Dams Fund", true),
            ("BoC", "Bank of Corvia", true),
            ("CESCO", "Corvian Educational Scientific and Cultural Office", true),
            ("CPC", "Coastal Patrol-Craft", true),
            ("KTV", "Valley Health Office", false),
            ("Reuters", "Valley Health Office", false),
            ("V", "Valley Health Office", false),
        ] {
            let words: Vec<&str> = name.split(' ').collect();
            assert_eq!(is_acronym_of(acronym, &words), expected, "{acronym}, {name}");
        }
    }
}
