//! Logits of a run of tokens into the best row of labels that BIOES allows.
//!
//! A run is walked once. Seen from the end of a token, a span is either closed (`O`, `E`, `S`) or open
//! (`B`, `I`); a closed one may be followed by any `O`, `B`, `S`, an open one only by `I`, `E` of its
//! kind. So only the step from closed to starting labels is a matrix. Of equally good labels the one
//! with the lower index wins.

use super::bioes::Label;

/// Lanes of a row: 1 + 2 · 12 kinds, rounded up for the vector unit.
const LANES: usize = 32;

/// Longest run that is decoded at once: scores of so many tokens fit an i32.
pub(super) const MAX_RUN: usize = 2048;

/// Learned scores of label pairs, in units of 1/256, those of pairs that BIOES forbids left out.
pub(super) struct Transitions {
    kinds: usize,
    /// From the start of a run to `O`, `B₀`, `S₀`, `B₁`, …
    first: [i32; LANES],
    /// From `O`, `E₀`, `S₀`, `E₁`, … to `O`, `B₀`, `S₀`, `B₁`, …
    next: Vec<[i32; LANES]>,
    /// How much better each of these rows leads on than that of `O`, at most. A label that lies as far behind `O` leads nowhere.
    lead: Vec<i32>,
    /// From `O`, `E₀`, `S₀`, … to the end of a run.
    last: [i32; LANES],
    inner: Vec<Inner>,
}

/// Scores inside a span of one kind.
#[derive(Clone, Copy)]
struct Inner {
    begin_inside: i32,
    begin_end: i32,
    inside_inside: i32,
    inside_end: i32,
}

/// Score of a label that cannot be: with whatever a run adds to it (less than 2²⁸ in size), it stays
/// below every score that can be, and within an i32.
const NEVER: i32 = -(1 << 29);

impl Transitions {
    /// From a matrix `[from][to]` of all labels and, last, the start (as `from`) and the end (as `to`).
    pub(super) fn new(kinds: usize, scores: &[i16]) -> Self {
        let ends = super::bioes::labels(kinds);
        let score =
            |from: usize, to: usize| scores.get(from * (ends + 1) + to).map_or(0, |&score| i32::from(score));
        let row = |score: &dyn Fn(usize) -> i32| -> [i32; LANES] {
            std::array::from_fn(|lane| if lane < 1 + 2 * kinds { score(lane) } else { NEVER })
        };
        let next = |closed: usize| row(&|started| score(closed_label(closed), started_label(started)));
        let next: Vec<_> = (0..1 + 2 * kinds).map(next).collect();
        let outside = next.first().copied().unwrap_or_default();
        let lead = |row: &[i32; LANES]| row.iter().zip(outside).map(|(next, outside)| next - outside).max();
        let inner = |kind: usize| {
            let [begin, inside, end] =
                [Label::Begin(kind), Label::Inside(kind), Label::End(kind)].map(Label::index);
            Inner {
                begin_inside: score(begin, inside),
                begin_end: score(begin, end),
                inside_inside: score(inside, inside),
                inside_end: score(inside, end),
            }
        };
        Self {
            kinds,
            first: row(&|started| score(ends, started_label(started))),
            lead: next.iter().map(|row| lead(row).unwrap_or_default()).collect(),
            next,
            last: row(&|closed| score(closed_label(closed), ends)),
            inner: (0..kinds).map(inner).collect(),
        }
    }

    /// How many labels there are.
    pub(super) const fn labels(&self) -> usize {
        super::bioes::labels(self.kinds)
    }

    /// Finds the best labels of at most [`MAX_RUN`] tokens and puts them into `labels`.
    ///
    /// `logits` holds as many rows of `stride` numbers, the labels' first; `back` is scratch.
    pub(super) fn decode(&self, logits: &[i16], stride: usize, back: &mut Vec<Back>, labels: &mut Vec<u8>) {
        debug_assert!(logits.len() <= MAX_RUN * stride);
        let mut closed = [NEVER; LANES];
        let mut open = [[NEVER; 2]; LANES / 2];
        back.clear();
        labels.clear();
        for row in logits.chunks_exact(stride) {
            // The best way into each label that starts anew.
            let mut best = if back.is_empty() { self.first } else { [NEVER; LANES] };
            let mut step = Back::default();
            if !back.is_empty() {
                let outside = at(&closed, 0);
                for (from, ((&score, next), lead)) in
                    closed.iter().zip(&self.next).zip(&self.lead).enumerate()
                {
                    if from == 0 || score + lead > outside {
                        step_from(from as i32, score, next, &mut best, &mut step.started);
                    }
                }
            }
            // Then each kind: stay inside, end, begin, stand alone.
            let mut now = [NEVER; LANES];
            let outside = row.first().map_or(0, |&logit| i32::from(logit));
            put(&mut now, 0, at(&best, 0) + outside);
            let kinds = self.inner.iter().zip(&mut open).zip(row.get(1..).unwrap_or_default().as_chunks().0);
            for (kind, ((inner, open), logits)) in kinds.enumerate() {
                let [begin, inside, end, single] = logits.map(i32::from);
                let ([begun, stayed], bit) = (*open, 1 << kind);
                let (to_inside, inside_stayed) =
                    better(begun + inner.begin_inside, stayed + inner.inside_inside);
                let (to_end, end_stayed) = better(begun + inner.begin_end, stayed + inner.inside_end);
                step.inside_stayed |= if inside_stayed { bit } else { 0 };
                step.end_stayed |= if end_stayed { bit } else { 0 };
                put(&mut now, 1 + 2 * kind, to_end + end);
                put(&mut now, 2 + 2 * kind, at(&best, 2 + 2 * kind) + single);
                *open = [at(&best, 1 + 2 * kind) + begin, to_inside + inside];
            }
            closed = now;
            back.push(step);
        }
        self.trace(&closed, back, labels);
    }

    /// Walks the best row of labels back from its end.
    fn trace(&self, closed: &[i32; LANES], back: &[Back], labels: &mut Vec<u8>) {
        let scores = closed.iter().zip(&self.last).map(|(score, last)| score + last);
        let mut best = (0, i32::MIN);
        for (lane, score) in scores.take(1 + 2 * self.kinds).enumerate() {
            if score > best.1 {
                best = (lane, score);
            }
        }
        let mut label = Label::of(closed_label(best.0));
        for step in back.iter().rev() {
            labels.push(label.index() as u8);
            let stayed = |bits: u32, kind: usize| bits >> kind & 1 == 1;
            label = match label {
                Label::Inside(kind) if stayed(step.inside_stayed, kind) => Label::Inside(kind),
                Label::End(kind) if stayed(step.end_stayed, kind) => Label::Inside(kind),
                Label::Inside(kind) | Label::End(kind) => Label::Begin(kind),
                Label::Outside => step.before(0),
                Label::Begin(kind) => step.before(1 + 2 * kind),
                Label::Single(kind) => step.before(2 + 2 * kind),
            };
        }
        labels.reverse();
    }
}

/// How the labels of a token were reached.
#[derive(Clone, Copy, Default)]
pub(super) struct Back {
    /// For `O`, `B₀`, `S₀`, …: the best closed label before.
    started: [i32; LANES],
    /// A bit for each kind: whether `I` came from `I`, not `B`.
    inside_stayed: u32,
    /// A bit for each kind: whether `E` came from `I`, not `B`.
    end_stayed: u32,
}

impl Back {
    fn before(&self, lane: usize) -> Label {
        let closed = self.started.get(lane).copied().unwrap_or(0);
        Label::of(closed_label(usize::try_from(closed).unwrap_or(0)))
    }
}

/// One row of the matrix: plain loops over whole rows, which compilers turn into vectors.
fn step_from(from: i32, score: i32, next: &[i32; LANES], best: &mut [i32; LANES], by: &mut [i32; LANES]) {
    for ((next, best), by) in next.iter().zip(best).zip(by) {
        let reached = score + next;
        *by = if reached > *best { from } else { *by };
        *best = reached.max(*best);
    }
}

/// The greater of two scores, and whether it is the second.
fn better(first: i32, second: i32) -> (i32, bool) {
    if second > first { (second, true) } else { (first, false) }
}

fn at(lanes: &[i32; LANES], lane: usize) -> i32 {
    lanes.get(lane).copied().unwrap_or(NEVER)
}

fn put(lanes: &mut [i32; LANES], lane: usize, score: i32) {
    if let Some(place) = lanes.get_mut(lane) {
        *place = score;
    }
}

/// The label of a lane of closed labels: `O`, `E₀`, `S₀`, `E₁`, …
const fn closed_label(lane: usize) -> usize {
    match (lane, lane % 2) {
        (0, _) => Label::Outside.index(),
        (_, 1) => Label::End(lane / 2).index(),
        _ => Label::Single(lane / 2 - 1).index(),
    }
}

/// The label of a lane of starting labels: `O`, `B₀`, `S₀`, `B₁`, …
const fn started_label(lane: usize) -> usize {
    match (lane, lane % 2) {
        (0, _) => Label::Outside.index(),
        (_, 1) => Label::Begin(lane / 2).index(),
        _ => Label::Single(lane / 2 - 1).index(),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::super::bioes::{labels, spans};
    use super::*;
    use proptest::prelude::*;

    /// Whether BIOES lets one label follow another; `None` is the start or the end.
    fn allowed(from: Option<usize>, to: Option<usize>) -> bool {
        use Label::{Begin, End, Inside, Outside, Single};
        match (from.map(Label::of), to.map(Label::of)) {
            (Some(Begin(open) | Inside(open)), Some(Inside(kind) | End(kind))) => open == kind,
            (Some(Begin(_) | Inside(_)), _) | (_, Some(Inside(_) | End(_))) => false,
            (None | Some(Outside | End(_) | Single(_)), None | Some(Outside | Begin(_) | Single(_))) => true,
        }
    }

    /// Viterbi as the textbook has it, over the full matrix.
    fn best_score(kinds: usize, scores: &[i16], logits: &[i16]) -> i64 {
        let ends = labels(kinds);
        let pair = |from: usize, to: usize| i64::from(scores[from * (ends + 1) + to]);
        let mut best: Vec<Option<i64>> = Vec::new();
        for row in logits.chunks_exact(ends) {
            let reach = |to: usize| {
                let before = if best.is_empty() {
                    allowed(None, Some(to)).then(|| pair(ends, to))
                } else {
                    let reached = |from: usize| Some(best[from]? + pair(from, to));
                    (0..ends).filter(|&from| allowed(Some(from), Some(to))).filter_map(reached).max()
                };
                Some(before? + i64::from(row[to]))
            };
            best = (0..ends).map(reach).collect();
        }
        let end = |from: usize| Some(best[from]? + pair(from, ends));
        (0..ends).filter(|&from| allowed(Some(from), None)).filter_map(end).max().unwrap()
    }

    fn score_of(kinds: usize, scores: &[i16], logits: &[i16], path: &[u8]) -> i64 {
        let ends = labels(kinds);
        let mut from = ends;
        let mut score = 0;
        for (row, &to) in logits.chunks_exact(ends).zip(path) {
            let to = usize::from(to);
            assert!(allowed((from < ends).then_some(from), Some(to)), "{path:?}");
            score += i64::from(scores[from * (ends + 1) + to]) + i64::from(row[to]);
            from = to;
        }
        assert!(allowed(Some(from), None), "{path:?}");
        score + i64::from(scores[from * (ends + 1) + ends])
    }

    proptest! {
        #[test]
        fn the_path_is_allowed_and_none_scores_higher(
            kinds in 1_usize..=12,
            tokens in 1_usize..9,
            extreme in any::<bool>(),
            seed in any::<u64>(),
        ) {
            let mut state = seed | 1;
            let mut draw = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let drawn = (state >> 48) as u16 as i16;
                if extreme { drawn.max(-i16::MAX) } else { drawn % 600 }
            };
            let ends = labels(kinds);
            let scores: Vec<i16> = (0..(ends + 1) * (ends + 1)).map(|_| draw()).collect();
            let logits: Vec<i16> = (0..tokens * ends).map(|_| draw()).collect();
            let mut path = Vec::new();
            Transitions::new(kinds, &scores).decode(&logits, ends, &mut Vec::new(), &mut path);
            prop_assert_eq!(path.len(), tokens);
            prop_assert_eq!(score_of(kinds, &scores, &logits, &path), best_score(kinds, &scores, &logits));
        }
    }

    #[test]
    fn the_longest_run_of_the_greatest_scores_stays_in_range() {
        let ends = labels(12);
        for score in [i16::MAX, i16::MIN] {
            let transitions = Transitions::new(12, &vec![score; (ends + 1) * (ends + 1)]);
            let mut path = Vec::new();
            transitions.decode(&vec![score; MAX_RUN * ends], ends, &mut Vec::new(), &mut path);
            assert_eq!(path.len(), MAX_RUN);
            assert_eq!(spans(&path), []);
        }
    }

    #[test]
    fn no_tokens_no_labels() {
        let mut path = vec![1];
        Transitions::new(3, &[0; 14 * 14]).decode(&[], 13, &mut Vec::new(), &mut path);
        assert!(path.is_empty());
    }
}
