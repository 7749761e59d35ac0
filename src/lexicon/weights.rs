//! Facts into scores: a sum of weights that a training script wrote to a text file.

use crate::hashing::of_parts;

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

/// The weight of each fact in the unit that the file names, in a table of twice as many places: that of a fact is the first
/// free one from where the high bits of its name say. Facts are looked up by the hundred for each attribution.
#[derive(Debug)]
pub(crate) struct Weights(Vec<Option<(u64, i32)>>);

impl Weights {
    /// Reads a file: three columns for the fact, one for its weight.
    pub(crate) fn read(file: &'static str) -> Self {
        let read = |line: &'static str| {
            let mut columns = line.split('\t');
            let fact = [columns.next()?, columns.next()?, columns.next()?];
            Some((of_parts(&fact), columns.next()?.parse().ok()?))
        };
        let weights: Vec<(u64, i32)> = file.lines().filter_map(read).collect();
        let mut table = Self(vec![None; (2 * weights.len()).next_power_of_two()]);
        for (name, weight) in weights {
            if let Some(free) = table.places(name).find(|&at| table.0.get(at) == Some(&None))
                && let Some(place) = table.0.get_mut(free)
            {
                *place = Some((name, weight));
            }
        }
        table
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.0.iter().flatten().count()
    }

    /// How much speaks for something of which these facts are known.
    pub(crate) fn score(&self, facts: &[Fact]) -> i32 {
        facts.iter().map(|fact| self.weight(of_parts(fact))).sum()
    }

    fn weight(&self, name: u64) -> i32 {
        let mut held = self.places(name).map_while(|at| self.0.get(at).copied().flatten());
        held.find(|(known, _)| *known == name).map_or(0, |(_, weight)| weight)
    }

    /// Where a name can stand, the nearest place first.
    fn places(&self, name: u64) -> impl Iterator<Item = usize> + use<> {
        let last = self.0.len() - 1;
        let first = (name >> 40) as usize;
        (first..=first + last).map(move |at| at & last)
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
