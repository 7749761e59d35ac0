//! BIOES labels into spans: `O`, then for each kind `B`egin, `I`nside, `E`nd, `S`ingle.

use std::ops::Range;

/// The label of a token outside every span.
pub(super) const OUTSIDE: usize = 0;

/// How many labels so many kinds make.
pub(super) const fn labels(kinds: usize) -> usize {
    1 + 4 * kinds
}

/// What a label says about its token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Label {
    /// In no span.
    Outside,
    /// First of several.
    Begin(usize),
    /// Neither first nor last.
    Inside(usize),
    /// Last of several.
    End(usize),
    /// A span of its own.
    Single(usize),
}

impl Label {
    /// The label of an index.
    pub(super) const fn of(index: usize) -> Self {
        if index == OUTSIDE {
            return Self::Outside;
        }
        let kind = (index - 1) / 4;
        match (index - 1) % 4 {
            0 => Self::Begin(kind),
            1 => Self::Inside(kind),
            2 => Self::End(kind),
            _ => Self::Single(kind),
        }
    }

    /// The label's index.
    pub(super) const fn index(self) -> usize {
        match self {
            Self::Outside => OUTSIDE,
            Self::Begin(kind) => 1 + 4 * kind,
            Self::Inside(kind) => 2 + 4 * kind,
            Self::End(kind) => 3 + 4 * kind,
            Self::Single(kind) => 4 + 4 * kind,
        }
    }
}

/// The spans that a row of labels marks, with their kinds; a span that does not end is none.
pub(super) fn spans(labels: &[u8]) -> Vec<(Range<usize>, usize)> {
    let mut spans = Vec::new();
    let mut open = None;
    for (at, &label) in labels.iter().enumerate() {
        match (Label::of(usize::from(label)), open) {
            (Label::Begin(kind), _) => open = Some((at, kind)),
            (Label::Inside(kind), Some((_, begun))) if kind == begun => {}
            (Label::End(kind), Some((start, begun))) if kind == begun => {
                spans.push((start..at + 1, kind));
                open = None;
            }
            (Label::Single(kind), _) => {
                spans.push((at..at + 1, kind));
                open = None;
            }
            (Label::Outside | Label::Inside(_) | Label::End(_), _) => open = None,
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_indices_agree() {
        for index in 0..labels(12) {
            assert_eq!(Label::of(index).index(), index);
        }
        assert_eq!(Label::Single(11).index(), labels(12) - 1);
    }

    #[test]
    fn spans_close_where_their_kind_ends() {
        let label = |label: Label| label.index() as u8;
        let (o, s) = (label(Label::Outside), label(Label::Single(2)));
        let (b, i, e) = (label(Label::Begin(1)), label(Label::Inside(1)), label(Label::End(1)));
        assert_eq!(spans(&[o, b, i, e, s, o]), [(1..4, 1), (4..5, 2)]);
        assert_eq!(spans(&[b, e, b, e]), [(0..2, 1), (2..4, 1)]);
        assert_eq!(spans(&[]), []);
    }

    #[test]
    fn what_is_not_well_formed_is_no_span() {
        let label = |label: Label| label.index() as u8;
        assert_eq!(spans(&[label(Label::Inside(0)), label(Label::End(0))]), []);
        assert_eq!(spans(&[label(Label::Begin(0)), label(Label::End(1))]), []);
        assert_eq!(spans(&[label(Label::Begin(0)), label(Label::Inside(0))]), []);
    }
}
