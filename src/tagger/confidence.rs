//! Logits into probabilities, and probabilities into the share of cases that turn out right.
//!
//! Logits count 1/256; exponentials come from a table of integers, so that no machine rounds them
//! differently.

use crate::span::Score;

/// The probability of one of several labels, by softmax.
pub(super) fn softmax(logits: &[i16], label: usize) -> Score {
    let highest = logits.iter().copied().max().unwrap_or(0);
    let exponential = |logit: i16| exponential_below(i32::from(highest) - i32::from(logit));
    let all: u64 = logits.iter().map(|&logit| exponential(logit)).sum();
    share(logits.get(label).map_or(0, |&logit| exponential(logit)), all)
}

/// The probability of a yes, by the logistic function.
pub(crate) fn logistic(logit: i32) -> Score {
    let yes = exponential_below((-logit).max(0));
    let no = exponential_below(logit.max(0));
    share(yes, yes + no)
}

fn share(part: u64, all: u64) -> Score {
    let permille = (part * 1000 + all / 2) / all.max(1);
    Score::from_permille(u16::try_from(permille).unwrap_or(1000))
}

/// `2^31 · exp(-difference / 256)`; 0 where the difference passes 16 whole units.
fn exponential_below(difference: i32) -> u64 {
    let difference = usize::try_from(difference).unwrap_or(0);
    let coarse = WHOLE.get(difference / 256).copied().unwrap_or(0);
    let fine = PART.get(difference % 256).copied().unwrap_or(0);
    (coarse * fine) >> 31
}

/// `2^31 · exp(-n)`.
static WHOLE: [u64; 16] = powers(424_136_118_829_305_329);

/// `2^31 · exp(-n / 256)`.
static PART: [u64; 256] = powers(1_148_426_689_630_428_643);

/// The powers of a number given in units of 2^-60, in units of 2^-31.
#[expect(clippy::indexing_slicing, reason = "computed by the compiler, which would refuse")]
const fn powers<const N: usize>(base: u128) -> [u64; N] {
    let mut powers = [0; N];
    let mut power: u128 = 1 << 60;
    let mut at = 0;
    while at < N {
        powers[at] = (power >> 29) as u64;
        power = (power * base) >> 60;
        at += 1;
    }
    powers
}

/// A line through points, which turns what the network says into how often it is right.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Calibration {
    /// Permille said, permille right; the first strictly ascending.
    points: Vec<(u16, u16)>,
}

impl Calibration {
    /// `None` where there are more than 32 points, or they do not ascend, or pass 1000.
    pub(super) fn new(points: Vec<(u16, u16)>) -> Option<Self> {
        let fits = points.len() <= 32
            && points.iter().all(|&(said, right)| said <= 1000 && right <= 1000)
            && points.is_sorted_by(|left, right| left.0 < right.0);
        fits.then_some(Self { points })
    }

    /// The calibrated score: level beyond the ends, unchanged where there are no points.
    pub(super) fn apply(&self, score: Score) -> Score {
        let said = score.permille();
        let above = self.points.partition_point(|&(x, _)| x <= said);
        let below = above.checked_sub(1).and_then(|below| self.points.get(below));
        match (below, self.points.get(above)) {
            (None, None) => score,
            (Some(&(_, right)), None) | (None, Some(&(_, right))) => Score::from_permille(right),
            (Some(&(x0, y0)), Some(&(x1, y1))) => {
                let [x0, y0, x1, y1, said] = [x0, y0, x1, y1, said].map(i32::from);
                let right = y0 + (y1 - y0) * (said - x0) / (x1 - x0);
                Score::from_permille(u16::try_from(right).unwrap_or(0))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_that_of_the_exponential() {
        for difference in 0..4096 {
            let exact = (-f64::from(difference) / 256.0).exp();
            let table = exponential_below(difference) as f64 / (1_u64 << 31) as f64;
            assert!((exact - table).abs() < 1e-8, "{difference}: {exact} {table}");
        }
        assert_eq!(exponential_below(4096), 0);
        assert_eq!(exponential_below(i32::MAX), 0);
    }

    #[test]
    fn probabilities_of_known_logits() {
        assert_eq!(softmax(&[0, 0, 0, 0], 2).permille(), 250);
        assert_eq!(softmax(&[256, 0], 0).permille(), 731);
        assert_eq!(softmax(&[i16::MAX, -i16::MAX], 1).permille(), 0);
        assert_eq!(logistic(0).permille(), 500);
        assert_eq!(logistic(256).permille(), 731);
        assert_eq!(logistic(-256).permille(), 269);
        assert_eq!(logistic(70_000).permille(), 1000);
    }

    #[test]
    fn calibration_follows_its_points() {
        let line = Calibration::new(vec![(100, 50), (500, 450), (900, 950)]).unwrap();
        let read = |said| line.apply(Score::from_permille(said)).permille();
        assert_eq!([0, 100, 300, 500, 700, 900, 1000].map(read), [50, 50, 250, 450, 700, 950, 950]);
        assert_eq!(Calibration::default().apply(Score::from_permille(321)).permille(), 321);
        assert_eq!(Calibration::new(vec![(5, 1), (5, 2)]), None);
        assert_eq!(Calibration::new(vec![(1001, 1)]), None);
    }
}
