//! Candidates into the one that is taken, and how likely it is right.

use super::candidates::Candidate;
use crate::span::Score;
use crate::tagger::logistic;
use std::cmp::Reverse;

/// How likely a description of this class leads to somebody, at least; else it keeps its own words: a wrong name is worse than
/// none.
pub(super) fn least_likely(class: &str) -> Score {
    if class == "office" { BODY } else { LED }
}

/// `The company` means no person, and no body of another sort; the same for `the scientists` behind those of one
/// university.
const BODY: Score = Score::from_permille(520);

/// The same for most classes, and for a body that is named only behind.
const LED: Score = Score::from_permille(680);

/// The same for whom the text never describes so: `the manager` behind the words of somebody of whom it does not say what they do.
const UNDESCRIBED: Score = Score::from_permille(850);

/// The position of the best candidate, and how likely it is right: by what it is ahead of the next that leads elsewhere.
/// `led` is how likely somebody outside the source's own words must be, where these describe.
pub(super) fn choose(candidates: &[Candidate], led: Option<Score>) -> (usize, Score) {
    let best = best_of(candidates, |_| true);
    let sure = likely(candidates, best);
    let is_outside = |one: &Candidate| one.knows("outside");
    let seen = |one: &Candidate, what: &str, seen: &str| {
        one.facts.iter().any(|[_, looked_at, found]| *looked_at == what && *found == seen)
    };
    let is_person = |one: &Candidate| one.facts.iter().any(|[situation, ..]| *situation == "person");
    let is_undescribed = |one: &Candidate| is_person(one) && seen(one, "described so", "nobody");
    let least = |led: Score, one: &Candidate| match () {
        () if seen(one, "of the bodies", "behind") => LED,
        () if seen(one, "issues its like", "alone") => BODY,
        () if is_undescribed(one)
            && one.knows("of another trade")
            && !seen(one, "spoke", "last")
            && !seen(one, "noun led", "here")
            && !one.knows("called behind") =>
        {
            Score::ONE
        }
        // `The Swede` is whoever the text says is one.
        () if one.knows("of a nation") && (is_undescribed(one) || seen(one, "described so", "others")) => {
            Score::ONE
        }
        () if is_undescribed(one) && seen(one, "described so, more", "nothing") => led.max(UNDESCRIBED),
        () => led,
    };
    let leads_wrong =
        |led: Score, one: &Candidate| is_outside(one) && (sure < least(led, one) || one.knows("cannot be"));
    if led.zip(candidates.get(best)).is_some_and(|(led, one)| leads_wrong(led, one)) {
        let own = best_of(candidates, |one| !is_outside(one));
        return (own, likely(candidates, own));
    }
    (best, sure)
}

/// The first of the best, so that nothing depends on chance.
fn best_of(candidates: &[Candidate], counts: impl Fn(&Candidate) -> bool) -> usize {
    let all = candidates.iter().enumerate().filter(|(_, one)| counts(one));
    all.max_by_key(|(at, one)| (one.score, Reverse(*at))).map_or(0, |(at, _)| at)
}

fn likely(candidates: &[Candidate], chosen: usize) -> Score {
    /// Parts of a logit that a weight counts, against those of the logistic function.
    const UNIT: i32 = 256 / 16;
    let Some(chosen) = candidates.get(chosen) else { return Score::default() };
    let others = candidates.iter().filter(|other| other.source != chosen.source);
    let next = others.map(|other| other.score).max();
    next.map_or(Score::ONE, |next| logistic(UNIT * (chosen.score - next)))
}
