//! Whether a noun calls the sort of body that a name shows: `the force`, `Harrowshire Police`.

use crate::attributions::words::one_of;
use crate::entities::singular;
use std::sync::LazyLock;

/// A row of `sorts.txt`: nouns, and words of names.
type Sort = (&'static str, &'static str);

static SORTS: LazyLock<Vec<Sort>> =
    LazyLock::new(|| data_file!("sorts.txt").lines().filter_map(|line| line.split_once('\t')).collect());

/// What the words of a name say of a noun: that it fits, that the name shows another sort, or nothing.
pub(super) fn fit(noun: &str, name: &[String]) -> &'static str {
    let shows = |sort: &&Sort| name.iter().any(|word| one_of(word, sort.1));
    let calls = |sort: &&Sort| one_of(noun, sort.0) || one_of(singular(noun), sort.0);
    if !SORTS.iter().any(|sort| calls(&sort)) {
        return "no sort";
    }
    match (SORTS.iter().any(|sort| calls(&sort) && shows(&sort)), SORTS.iter().any(|sort| shows(&sort))) {
        (true, _) => "fits",
        (false, true) => "another",
        (false, false) => "unknown",
    }
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
    }
}
