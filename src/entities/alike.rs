//! Names that a text misspells, calls by what readers know, or tags differently, into those of the same thing.

use super::EntityKind;
use super::clusters::{MAX_WORDS, Name, Names};
use super::mentions;
use super::parts::{Candidates, Found};
use super::words::is_storm_word;
use crate::hashing::fnv1a64;
use crate::lexicon;
use crate::text::word_list::WordList;
use crate::values;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static KNOWN_AS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("known_as.txt")));

/// Where the longer of two words is shorter, another letter makes another word more often than a mistake.
const SHORTEST_MISSPELLED: usize = 6;
/// A longer word is no name that somebody types; each letter of it costs as much as all of it.
const LONGEST_MISSPELLED: usize = 40;
/// Names that may be meant by one misspelled word; more are not looked at, which keeps the search linear.
const MAX_ALIKE: usize = 4;

impl<'m> Names<'m> {
    /// `GOP` and `Republican Party`, `ISIS` and `Islamic State`: what readers know to be the same.
    pub(super) fn join_known(&mut self) {
        let mut firsts: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| !KNOWN_AS.contains(name.key)) {
            firsts.entry(name.key).or_insert(at);
        }
        for at in 0..self.names.len() {
            let Some(main) = self.names.get(at).and_then(|name| KNOWN_AS.column(name.key)) else { continue };
            // Where a text does not name the party, its adherents go by the same.
            let adherents = main.strip_suffix(" party").and_then(|group| firsts.get(group)).copied();
            let adherents = adherents
                .filter(|&group| self.names.get(group).is_some_and(|name| name.kind == EntityKind::Group))
                .filter(|_| !firsts.contains_key(main));
            let first = adherents.unwrap_or_else(|| *firsts.entry(main).or_insert(at));
            self.join_with_kind(first, at);
        }
    }

    /// `Harls` and `Harl Islands`: many a place is called by the plural of what its islands or mountains have in their name.
    pub(super) fn join_plurals(&mut self) {
        self.join_equal(|name| match name.words.as_slice() {
            _ if name.kind != EntityKind::Location => None,
            [only] => only.ends_with('s').then(|| (*only).to_owned()),
            [name, "islands" | "mountains"] => {
                let stem = name.strip_suffix('y').map(|stem| format!("{stem}ies"));
                Some(stem.unwrap_or_else(|| format!("{name}s")))
            }
            _ => None,
        });
    }

    /// `Hurricane Orla`, `Tropical Storm Orla`: a storm keeps its name while it grows.
    pub(super) fn join_storms(&mut self) {
        self.join_equal(|name| match name.first.words.as_slice() {
            [.., kind, _] if name.kind == EntityKind::Event && is_storm_word(kind) => {
                name.words.last().map(|word| (*word).to_owned())
            }
            _ => None,
        });
    }

    /// `M. orrensis` and `Marlovia orrensis`: the one name with that second word, in small letters, and such a first.
    pub(super) fn join_species(&mut self) {
        let species = |name: &Name<'m>| match *name.first.words.as_slice() {
            [genus, species] if species.chars().all(char::is_lowercase) => Some((genus, species)),
            _ => None,
        };
        let mut by_name = Candidates::default();
        let is_initial = |genus: &str| genus.trim_end_matches('.').chars().count() == 1;
        for (at, name) in self.names.iter().enumerate() {
            if let Some((genus, species)) = species(name).filter(|(genus, _)| !is_initial(genus))
                && let Some(initial) = genus.chars().next()
            {
                by_name.add(format!("{initial} {species}"), self.root(at));
            }
        }
        for at in 0..self.names.len() {
            let Some((genus, species)) = self.names.get(at).and_then(species) else { continue };
            let short = format!("{} {species}", genus.trim_end_matches('.'));
            let own_root = self.root(at);
            if is_initial(genus)
                && let Found::One(full) = by_name.fitting(&short, |at| self.root(at), |root| root != own_root)
            {
                self.join_with_kind(full, at);
            }
        }
    }

    /// `Fourteenth Amendment` and `14th Amendment`, whatever each was tagged as.
    pub(super) fn join_ordinals(&mut self) {
        let mut firsts: BTreeMap<String, usize> = BTreeMap::new();
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at).filter(|name| name.words.len() > 1) else { continue };
            let mut is_counted = false;
            let mut counted = |word: &str| {
                let count = values::ordinal(word);
                is_counted |= count.is_some();
                count.map_or_else(|| word.to_owned(), |count| count.to_string())
            };
            let key = name.words.iter().map(|&word| counted(word)).collect::<Vec<_>>().join(" ");
            if is_counted {
                let first = *firsts.entry(key).or_insert(at);
                self.join_with_kind(first, at);
            }
        }
    }

    /// `Magnitova` and `Magnitiva`: names that differ by a letter inside one long word that no list of names knows.
    #[inline(never)]
    pub(super) fn join_misspelled(&mut self) {
        // A surname that somebody bears as it is spelled is nobody else's.
        let persons =
            self.names.iter().filter(|name| name.kind == EntityKind::Person && name.words.len() > 1);
        let surnames: BTreeSet<&str> = persons.filter_map(|name| name.words.last().copied()).collect();
        let is_borne = |name: &Name<'_>| matches!(name.words.as_slice(), [only] if surnames.contains(only));
        let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, name) in self.names.iter().enumerate().filter(|(_, name)| name.words.len() <= MAX_WORDS) {
            for word in name.words.iter().filter(|word| may_be_misspelled(word)) {
                let named = by_word.entry(word).or_default();
                if named.len() < MAX_ALIKE {
                    named.push(at);
                }
            }
        }
        let (words, named): (Vec<&str>, Vec<Vec<usize>>) = by_word.into_iter().unzip();
        let named = |word: usize| named.get(word).map_or(&[][..], Vec::as_slice);
        let mut pairs = Vec::new();
        for (one, other) in one_letter_off(&words) {
            for (&one, &other) in
                named(one).iter().flat_map(|one| named(other).iter().map(move |other| (one, other)))
            {
                let both = self.names.get(one).zip(self.names.get(other));
                if both.is_some_and(|(one, other)| {
                    is_misspelled(one, other) && !is_borne(one) && !is_borne(other)
                }) {
                    pairs.push((one, other));
                }
            }
        }
        let length = |at: usize| self.names.get(at).map_or(0, |name| name.words.len());
        let by_length = pairs
            .into_iter()
            .map(|(one, other)| if length(one) <= length(other) { (one, other) } else { (other, one) });
        let (surname_alone, as_long): (Vec<_>, Vec<_>) =
            by_length.partition(|&(short, long)| length(short) < length(long));
        as_long.into_iter().for_each(|(one, other)| self.join(one, other));
        // Where two persons can be meant, none is.
        let mut meant: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (alone, full) in surname_alone {
            meant.entry(alone).or_default().insert(self.root(full));
        }
        for (alone, full) in meant {
            if let (Some(&only), 1) = (full.first(), full.len()) {
                self.join(only, alone);
            }
        }
    }

    /// `Democrats` the party and `Democrats` who vote for it.
    pub(super) fn join_groups(&mut self) {
        let groups = self.names.iter().enumerate().filter(|(_, name)| name.kind == EntityKind::Group);
        let groups: BTreeMap<&str, usize> = groups.map(|(at, name)| (name.key, at)).collect();
        for at in 0..self.names.len() {
            let Some(name) = self.names.get(at).filter(|name| name.kind == EntityKind::Organization) else {
                continue;
            };
            let stem = mentions::key(EntityKind::Group, &name.first.words, "");
            if name.key.ends_with('s')
                && let Some(&group) = groups.get(stem.as_str())
            {
                let is_party = self.names.get(group).is_some_and(|group| group.confidence < name.confidence);
                let (full, at) = if is_party { (at, group) } else { (group, at) };
                self.join_with_kind(full, at);
            }
        }
    }
}

fn may_be_misspelled(word: &str) -> bool {
    let letters = word.chars().take(LONGEST_MISSPELLED + 1).count();
    (SHORTEST_MISSPELLED - 1..=LONGEST_MISSPELLED).contains(&letters) && word.chars().all(char::is_alphabetic)
}

/// Places of words that differ by one letter, each word with the first few others: such words are the same without a letter.
fn one_letter_off(words: &[&str]) -> Vec<(usize, usize)> {
    // Each word, whole and without each letter but the first: a hash of what is left, and the word's place. A map of such
    // texts would take a kilobyte for each word, and outgrow every cache.
    let mut rests: Vec<(u64, usize)> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        rests.push((fnv1a64(word.bytes()), at));
        for (start, letter) in word.char_indices().skip(1) {
            let left_out = start..start + letter.len_utf8();
            let kept = word.bytes().enumerate().filter(|(at, _)| !left_out.contains(at));
            rests.push((fnv1a64(kept.map(|(_, byte)| byte)), at));
        }
    }
    rests.sort_unstable();
    rests.dedup();
    let mut pairs = Vec::new();
    for alike in rests.chunk_by(|one, other| one.0 == other.0) {
        for (place, &(_, at)) in alike.iter().enumerate() {
            for &(_, other) in alike.iter().take(place.min(MAX_ALIKE)) {
                let both = words.get(at).zip(words.get(other));
                if both.is_some_and(|(word, other)| Difference::between(word, other).is_some()) {
                    pairs.push((other, at));
                }
            }
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Whether two names differ by one letter of one word: names of as many words, or a surname and a full name.
fn is_misspelled(one: &Name<'_>, other: &Name<'_>) -> bool {
    if one.kind != other.kind {
        return false;
    }
    let is_person = one.kind == EntityKind::Person;
    let words = (one.words.as_slice(), other.words.as_slice());
    let mut differing = match words {
        (one, other) if one.len() == other.len() => one.iter().zip(other).filter(|(one, other)| one != other),
        ([.., one], [.., other]) if is_person && (words.0.len() == 1 || words.1.len() == 1) => {
            return Difference::between(one, other).is_some_and(|found| found.is_of_one_surname(one, other));
        }
        _ => return false,
    };
    let is_plural_another = is_person || matches!(one.kind, EntityKind::Group | EntityKind::Location);
    let (Some((word, other_word)), None) = (differing.next(), differing.next()) else { return false };
    let Some(found) = Difference::between(word, other_word) else { return false };
    // `Lena Marden` and `Lena Mardin`
    let is_of_one_person = || {
        let gender = |word: &str| lexicon::gender(&capitalized(word));
        is_person && words.0.len() > 1 && found.is_heard_alike() && gender(word) == gender(other_word)
    };
    found.is_mistake(word, other_word, !is_plural_another) || is_of_one_person()
}

/// How two words differ that are the same but for one letter: it is another, is left out, or has changed places with the next.
struct Difference {
    /// Letters of the longer one.
    letters: usize,
    is_at_start: bool,
    is_at_end: bool,
    is_plural: bool,
    /// A vowel for another one.
    is_vowel: bool,
    /// A letter that stands twice in one of them.
    is_doubled: bool,
}

impl Difference {
    /// `None` where more than a letter differs, and where both are short.
    fn between(one: &str, other: &str) -> Option<Self> {
        let bytes_of_alike = |alike: &mut dyn Iterator<Item = (char, char)>| -> usize {
            alike.map_while(|(one, other)| (one == other).then(|| one.len_utf8())).sum()
        };
        let start = bytes_of_alike(&mut one.chars().zip(other.chars()));
        let (one_rest, other_rest) =
            (one.get(start..).unwrap_or_default(), other.get(start..).unwrap_or_default());
        let end = bytes_of_alike(&mut one_rest.chars().rev().zip(other_rest.chars().rev()));
        let letters = |rest: &str| {
            let mut letters = rest.get(..rest.len() - end).unwrap_or_default().chars();
            [letters.next(), letters.next(), letters.next()]
        };
        let both = (letters(one_rest), letters(other_rest));
        let is_one_letter = match both {
            ([Some(_), None, _], [Some(_), None, _] | [None, ..]) | ([None, ..], [Some(_), None, _]) => true,
            ([a @ Some(_), b @ Some(_), None], [c @ Some(_), d @ Some(_), None]) => a == d && b == c,
            _ => false,
        };
        let length = one.chars().count().max(other.chars().count());
        let is_vowel = |letter: Option<char>| letter.is_some_and(|letter| "aeiouy".contains(letter));
        let before = one.get(..start).and_then(|start| start.chars().next_back());
        (is_one_letter && length >= SHORTEST_MISSPELLED - 1).then(|| Self {
            letters: length,
            is_at_start: start == 0,
            is_at_end: end == 0,
            is_plural: end == 0 && matches!((one_rest, other_rest), ("s", "") | ("", "s")),
            is_vowel: matches!(both, ([one, None, _], [other, None, _]) if is_vowel(one) && is_vowel(other)),
            is_doubled: matches!(both, ([one, None, _], [None, ..]) | ([None, ..], [one, None, _]) if one == before),
        })
    }

    /// Whether one of the words is no name that is known, and the letter stands inside.
    fn is_mistake(&self, one: &str, other: &str, may_be_plural: bool) -> bool {
        let is_unknown = |word: &str| lexicon::bits(&capitalized(word)) == 0;
        self.letters >= SHORTEST_MISSPELLED
            && if self.is_at_end {
                may_be_plural && self.is_plural
            } else {
                !self.is_at_start && (is_unknown(one) || is_unknown(other))
            }
    }

    /// Whether whoever writes down what is heard takes one for the other, also where both are known: `Marden` and `Mardin`,
    /// `Sandel` and `Sanddel`.
    const fn is_heard_alike(&self) -> bool {
        (self.is_vowel || self.is_doubled) && !self.is_at_start && !self.is_at_end
    }

    /// Whether a surname that nobody bears is that of somebody who is named in full.
    fn is_of_one_surname(&self, one: &str, other: &str) -> bool {
        let is_heard_alike = self.is_heard_alike() || self.is_at_end && self.is_vowel;
        is_heard_alike || self.is_mistake(one, other, false)
    }
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_by_one_letter_inside() {
        for (one, other, may_be_plural, expected) in [
            ("magnitova", "magnitiva", false, true),
            ("orrinsson", "orrnisson", false, true),
            ("vellorsen", "velorsen", false, true),
            ("hornets", "hornet", true, true),
            ("hornets", "hornet", false, false),
            ("marisko", "mariska", false, false),
            ("barrick", "garrick", false, false),
            ("johnson", "johnston", false, false),
            ("velloria", "vallorie", false, false),
        ] {
            let found = Difference::between(one, other);
            let is_mistake = found.is_some_and(|found| found.is_mistake(one, other, may_be_plural));
            assert_eq!(is_mistake, expected, "{one}, {other}");
        }
    }
}
