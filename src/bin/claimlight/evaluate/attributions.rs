//! Attributions of gold and of analyses into scores: paired one to one by the overlap of contents.

use super::Counts;
use super::gold::GoldAttribution;
use claimlight::{Analysis, Span};
use std::collections::BTreeSet;

/// What is cut from the edges of contents before they are compared exactly.
const EDGE: &str = " \n\t\"“”‘’',.;:";

type Spans = Vec<(usize, usize)>;

/// Scores by how closely contents agree.
#[derive(Default, Debug)]
pub(super) struct AttributionScores {
    gold: usize,
    predicted: usize,
    /// Pairs whose contents overlap.
    any: usize,
    /// Pairs whose contents share at least half of their characters.
    half: usize,
    /// Pairs whose contents are the same but for edges.
    exact: usize,
    /// Of the pairs that share half: those whose source, and whose cue, overlap.
    source: usize,
    cue: usize,
}

impl AttributionScores {
    /// Compares one text.
    pub(super) fn add(&mut self, text: &[char], gold: &[GoldAttribution], analysis: &Analysis) {
        self.gold += gold.len();
        self.predicted += analysis.attributions.len();
        let contents: Vec<Spans> =
            analysis.attributions.iter().map(|found| found.contents.iter().map(pair).collect()).collect();
        let mut pairs = Vec::new();
        let gold_characters: Vec<_> = gold.iter().map(|gold| characters(&gold.content)).collect();
        for (found_at, found) in contents.iter().enumerate() {
            let found = characters(found);
            for (gold_at, gold) in gold_characters.iter().enumerate() {
                let shared = found.intersection(gold).count();
                if shared > 0 {
                    let all = found.len() + gold.len() - shared;
                    pairs.push((shared as f64 / all as f64, gold_at, found_at));
                }
            }
        }
        // The closest pairs first; which of equals comes first does not matter, but stays the same.
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
        let (mut used_gold, mut used_found) = (BTreeSet::new(), BTreeSet::new());
        for (ratio, gold_at, found_at) in pairs {
            if used_gold.contains(&gold_at) || used_found.contains(&found_at) {
                continue;
            }
            used_gold.insert(gold_at);
            used_found.insert(found_at);
            let (Some(gold), Some(content)) = (gold.get(gold_at), contents.get(found_at)) else { continue };
            let Some(found) = analysis.attributions.get(found_at) else { continue };
            self.any += 1;
            self.exact += usize::from(without_edges(text, &gold.content) == without_edges(text, content));
            if ratio >= 0.5 {
                self.half += 1;
                let source = found.source.and_then(|source| source.span);
                let cue = found.cue.as_ref().map(|cue| cue.span);
                self.source += usize::from(
                    overlaps(&gold.source, source) || (gold.source.is_empty() && source.is_none()),
                );
                self.cue += usize::from(overlaps(&gold.cue, cue));
            }
        }
    }

    pub(super) fn print(&self) {
        if self.gold == 0 {
            return;
        }
        anstream::println!("{}", Counts::header("attributions"));
        for (label, right) in [("any overlap", self.any), ("half or more", self.half), ("exact", self.exact)]
        {
            let counts = Counts { right, predicted: self.predicted, gold: self.gold };
            anstream::println!("{}", counts.row(label));
        }
        let share = |part: usize| 100.0 * part as f64 / self.half.max(1) as f64;
        anstream::println!(
            "of those that share half or more: source right {:.1}, cue right {:.1}",
            share(self.source),
            share(self.cue)
        );
    }
}

fn pair(span: &Span) -> (usize, usize) {
    (span.start() as usize, span.end() as usize)
}

fn characters(spans: &[(usize, usize)]) -> BTreeSet<usize> {
    spans.iter().flat_map(|&(start, end)| start..end).collect()
}

fn overlaps(gold: &[(usize, usize)], found: Option<Span>) -> bool {
    found
        .as_ref()
        .map(pair)
        .is_some_and(|(from, to)| gold.iter().any(|&(start, end)| start < to && from < end))
}

/// The spans in order, each without quotation marks and marks of punctuation at its edges.
fn without_edges(text: &[char], spans: &[(usize, usize)]) -> Spans {
    let is_edge = |at: usize| text.get(at).is_some_and(|&c| EDGE.contains(c));
    let mut trimmed: Spans = spans.to_vec();
    trimmed.sort_unstable();
    for (start, end) in &mut trimmed {
        while start < end && is_edge(*start) {
            *start += 1;
        }
        while start < end && is_edge(*end - 1) {
            *end -= 1;
        }
    }
    trimmed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_are_cut() {
        let text: Vec<char> = "“We lost,” she".chars().collect();
        assert_eq!(without_edges(&text, &[(0, 10)]), [(1, 8)]);
        assert_eq!(without_edges(&text, &[(9, 10)]), [(10, 10)]);
    }

    #[test]
    fn spans_overlap_where_they_share_a_character() {
        assert!(overlaps(&[(0, 3), (7, 9)], Some(Span::new(8, 12))));
        assert!(!overlaps(&[(0, 3)], Some(Span::new(3, 4))));
        assert!(!overlaps(&[], Some(Span::new(3, 4))));
        assert!(!overlaps(&[(0, 3)], None));
    }
}
