//! Facts into scores: a sum of weights that a training script wrote to a text file.

use crate::hashing::fnv1a64;

/// The situation, what is looked at, and what is seen.
pub(crate) type Fact = [&'static str; 3];

/// A count as facts tell it.
pub(crate) const fn number(count: usize) -> &'static str {
    match count {
        0 => "0",
        1 => "1",
        2 => "2",
        3 | 4 => "4",
        _ => "more",
    }
}

/// The name of each fact and its weight in the unit that the file names, sorted by name. Names are numbers: facts are
/// looked up by the hundred for each attribution, and texts that begin alike compare slowly.
#[derive(Debug)]
pub(crate) struct Weights(Vec<(u64, i32)>);

fn name(fact: Fact) -> u64 {
    fnv1a64(fact.iter().flat_map(|part| part.bytes().chain(std::iter::once(b'\t'))))
}

impl Weights {
    /// Reads a file: three columns for the fact, one for its weight.
    pub(crate) fn read(file: &'static str) -> Self {
        let read = |line: &'static str| {
            let mut columns = line.split('\t');
            let fact = [columns.next()?, columns.next()?, columns.next()?];
            Some((name(fact), columns.next()?.parse().ok()?))
        };
        let mut weights: Vec<_> = file.lines().filter_map(read).collect();
        weights.sort_unstable();
        Self(weights)
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// How much speaks for something of which these facts are known.
    pub(crate) fn score(&self, facts: &[Fact]) -> i32 {
        let weight = |fact: &Fact| {
            let at = self.0.binary_search_by_key(&name(*fact), |(known, _)| *known).ok()?;
            self.0.get(at).map(|(_, weight)| *weight)
        };
        facts.iter().map(|fact| weight(fact).unwrap_or(0)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::Weights;

    #[test]
    fn weights_of_known_facts_add_up() {
        let weights = Weights::read("# a list\nhe\tspoke\tlast\t200\nhe\tgender\tdiffers\t-50\n");
        assert_eq!(weights.score(&[["he", "spoke", "last"], ["he", "gender", "differs"]]), 150);
        assert_eq!(weights.score(&[["she", "spoke", "last"]]), 0);
    }
}
