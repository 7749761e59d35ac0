//! Whether a noun calls the sort of body that a name shows, `the force`, `Harrowshire Police`, or the calling that the text gives
//! somebody: `the official`, `Tourism Minister Ana Ruiz`; and an office into those by which its holder can go.

use crate::syntax::word_classes::singular;
use crate::syntax::words::one_of;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A row of `sorts.txt` or of `callings.txt`.
struct Sort {
    nouns: &'static str,
    /// Words of names, or nouns by which the text describes somebody.
    names: &'static str,
    /// Which names of this sort hold one of the words.
    held: Held,
}

/// Which names of a sort hold one of its words, the fewest first.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Held {
    Some,
    InBodies,
    Always,
    /// Always, and such a body speaks of others, by their names, and not of itself.
    OfAnother,
}

static SORTS: LazyLock<Vec<Sort>> =
    LazyLock::new(|| data_file!("sorts.txt").lines().filter_map(sort).collect());
static CALLINGS: LazyLock<Vec<Sort>> =
    LazyLock::new(|| data_file!("callings.txt").lines().filter_map(sort).collect());

/// The first office of a line, with all of the line.
static OFFICES: LazyLock<BTreeMap<&str, &str>> = LazyLock::new(|| {
    let lines = data_file!("offices.txt").lines();
    lines.filter_map(|line| Some((line.split(' ').next()?, line))).collect()
});

fn sort(line: &'static str) -> Option<Sort> {
    let mut columns = line.split('\t');
    let (nouns, names) = (columns.next()?, columns.next()?);
    let held = match columns.next() {
        Some("bodies") => Held::InBodies,
        Some("always") => Held::Always,
        Some("of another") => Held::OfAnother,
        _ => Held::Some,
    };
    Some(Sort { nouns, names, held })
}

/// What the words of a name say of a noun: that it fits, that the name shows another sort, or nothing.
pub(super) fn fit(noun: &str, name: &[String]) -> &'static str {
    let shows = |sort: &Sort| name.iter().any(|word| one_of(word, sort.names));
    let calls = |sort: &&Sort| one_of(noun, sort.nouns) || one_of(singular(noun), sort.nouns);
    let mut called = SORTS.iter().filter(calls).peekable();
    match () {
        () if called.peek().is_none() => "no sort",
        () if called.any(shows) => "fits",
        () if SORTS.iter().any(shows) => "another",
        () => "unknown",
    }
}

/// The nouns by which a text says what somebody is whom another noun calls again: those for whom `the official` can be.
pub(super) fn callings(noun: &str) -> impl Iterator<Item = &'static str> {
    let rows = CALLINGS.iter().filter(move |row| one_of(noun, row.nouns));
    rows.flat_map(|row| row.names.split(' '))
}

/// The offices by which the holder of one goes, itself first: `minister premier pm secretary`; none of what is no office.
pub(super) fn offices(noun: &str) -> impl Iterator<Item = &'static str> {
    OFFICES.get(noun).into_iter().flat_map(|line| line.split(' '))
}

/// Whether a noun calls a sort of body that speaks of others: `the watchdog`.
pub(super) fn is_of_another(noun: &str) -> bool {
    SORTS.iter().any(|sort| sort.held == Held::OfAnother && one_of(noun, sort.nouns))
}

/// Whether a noun calls a sort of body that a name would show and does not: `the ministry` is no `Civic Alliance`.
pub(super) fn cannot_be(noun: &str, name: &[String], is_body: bool) -> bool {
    let mut called = SORTS.iter().filter(|sort| one_of(noun, sort.nouns)).peekable();
    called.peek().is_some()
        && called.all(|sort| {
            sort.held >= (if is_body { Held::InBodies } else { Held::Always })
                && !name.iter().any(|word| one_of(word, sort.names))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_noun_fits_the_names_of_its_sort() {
        let name = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(fit("force", &name("harrowshire police")), "fits");
        assert_eq!(fit("company", &name("harrowshire police")), "another");
        assert_eq!(fit("company", &name("sorvane")), "unknown");
        assert_eq!(fit("letter", &name("sorvane")), "no sort");
        assert!(callings("official").any(|noun| noun == "minister"));
        assert!(!callings("official").any(|noun| noun == "goalkeeper"));
        assert!(cannot_be("ministry", &name("civic alliance"), true));
        assert!(cannot_be("military", &name("civic alliance"), true));
        assert!(!cannot_be("government", &name("tarn"), false));
        assert!(!cannot_be("ministry", &name("trade ministry"), true));
        assert!(!cannot_be("company", &name("sorvane"), true));
    }
}
