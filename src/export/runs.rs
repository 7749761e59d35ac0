//! Overlapping claims, names and hedges into disjoint [`Run`]s: what lies on each stretch of a text.

use super::fit;
use crate::analysis::Analysis;
use crate::entities::{EntityKind, MentionForm};
use crate::sorting::sort_by_key;
use crate::span::{ClaimId, Span};

/// A stretch of text on which the same marks lie.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Run {
    /// Where it stands; on character boundaries.
    pub span: Span,
    /// The claim that it belongs to: where claims overlap, the one that began last.
    pub claim: Option<ClaimId>,
    /// The kind of entity that it names.
    pub name: Option<EntityKind>,
    /// Whether it holds back.
    pub hedge: bool,
}

/// Cuts the stretch `within` of a text wherever a mark begins or ends. The runs cover it all.
///
/// Pass the spans of blocks in ascending order to one [`Runs`] made by this function.
#[must_use]
pub fn runs<'a>(analysis: &Analysis, text: &'a str) -> Runs<'a> {
    let claims = analysis.claims.iter().map(|claim| (claim.span, claim.id));
    let names = analysis.entities.iter().flat_map(|entity| {
        let named = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
        named.map(|mention| (mention.span, entity.kind))
    });
    let hedges = analysis.claims.iter().flat_map(|claim| &claim.hedges).map(|hedge| (hedge.span, ()));
    let mut runs = Runs {
        text,
        claims: Layer::new(claims, text),
        names: Layer::new(names, text),
        hedges: Layer::new(hedges, text),
        edges: Vec::new(),
        next_edge: 0,
    };
    runs.claims.edges(&mut runs.edges);
    runs.names.edges(&mut runs.edges);
    runs.hedges.edges(&mut runs.edges);
    runs.edges.sort_unstable();
    runs.edges.dedup();
    runs
}

/// Cuts stretches of one text into runs, from its start to its end.
#[derive(Clone, Debug)]
pub struct Runs<'a> {
    text: &'a str,
    claims: Layer<ClaimId>,
    names: Layer<EntityKind>,
    hedges: Layer<()>,
    /// Every offset at which a mark begins or ends, ascending.
    edges: Vec<u32>,
    next_edge: usize,
}

impl Runs<'_> {
    /// The runs of a stretch that begins at or behind the end of the last one.
    pub fn within(&mut self, stretch: Span) -> Vec<Run> {
        let stretch = fit(stretch, self.text);
        let mut runs = Vec::new();
        let mut at = stretch.start();
        while at < stretch.end() {
            let end = self.edge_behind(at).min(stretch.end());
            runs.push(Run {
                span: Span::new(at, end),
                claim: self.claims.at(at),
                name: self.names.at(at),
                hedge: self.hedges.at(at).is_some(),
            });
            at = end;
        }
        runs
    }

    /// The first edge behind an offset.
    fn edge_behind(&mut self, at: u32) -> u32 {
        while let Some(&edge) = self.edges.get(self.next_edge) {
            if edge > at {
                return edge;
            }
            self.next_edge += 1;
        }
        u32::MAX
    }
}

/// Marks of one sort, asked for in ascending order.
#[derive(Clone, Debug)]
struct Layer<T> {
    /// In ascending order; of two that begin together, the longer first.
    marks: Vec<(Span, T)>,
    next: usize,
    /// Positions of marks that have begun and may not have ended; the last one begun is on top.
    open: Vec<usize>,
}

impl<T: Copy> Layer<T> {
    fn new(marks: impl Iterator<Item = (Span, T)>, text: &str) -> Self {
        let mut marks: Vec<_> = marks.map(|(span, mark)| (fit(span, text), mark)).collect();
        sort_by_key(&mut marks, |(span, _)| (span.start(), std::cmp::Reverse(span.end())));
        Self { marks, next: 0, open: Vec::new() }
    }

    fn edges(&self, edges: &mut Vec<u32>) {
        edges.extend(self.marks.iter().flat_map(|(span, _)| [span.start(), span.end()]));
    }

    /// The mark that lies on an offset.
    fn at(&mut self, offset: u32) -> Option<T> {
        while self.marks.get(self.next).is_some_and(|(span, _)| span.start() <= offset) {
            self.open.push(self.next);
            self.next += 1;
        }
        // One that ended earlier may be left below; it is dropped once it comes to the top.
        while let Some(&(span, mark)) = self.open.last().and_then(|&top| self.marks.get(top)) {
            if offset < span.end() {
                return Some(mark);
            }
            self.open.pop();
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(marks: &[(u32, u32, char)], length: usize) -> String {
        let text = ".".repeat(length);
        let spans = marks.iter().map(|&(start, end, mark)| (Span::new(start, end), mark));
        let mut layer = Layer::new(spans, &text);
        (0..length).map(|at| layer.at(at as u32).unwrap_or('.')).collect()
    }

    #[test]
    fn the_mark_that_began_last_is_on_top() {
        assert_eq!(layer(&[(1, 3, 'a')], 5), ".aa..");
        assert_eq!(layer(&[(0, 6, 'a'), (2, 4, 'b')], 7), "aabbaa.");
        assert_eq!(layer(&[(0, 4, 'a'), (2, 6, 'b')], 7), "aabbbb.");
        assert_eq!(layer(&[(0, 2, 'b'), (0, 4, 'a')], 5), "bbaa.");
        assert_eq!(layer(&[(1, 1, 'a')], 3), "...");
    }
}
