//! A text into its claims, as the case files show them: how much each is worth checking, its kinds, on
//! whose word it stands, what holds it back; under it the reasons.

use super::attributions::word;
use claimlight::attributions;
use claimlight::claims::{self, Claim, ClaimInput};
use claimlight::tagger::SentenceScores;
use claimlight::text::Document;
use claimlight::{Score, Span, values};

#[test]
fn claims() {
    super::runner::check("claims", print);
}

#[test]
fn hedges() {
    super::runner::check("hedges", print_hedges);
}

fn print(case: &str) -> String {
    let (scores, case) = scores(case);
    let (text, entities) = super::marked::read(&case);
    let document = Document::parse(&text);
    let attributions = attributions::attribute(&document, None, &entities);
    let values = values::recognize(&document);
    let sentences = vec![scores; document.sentences().len()];
    let input = ClaimInput {
        document: &document,
        sentences: &sentences,
        values: &values,
        entities: &entities,
        attributions: &attributions,
    };
    let claims = claims::extract(input, &claims::score_sentences(input));
    claims.iter().map(|claim| entry(&document, claim)).collect::<Vec<_>>().join("\n")
}

/// Takes off a first line `% 0.2 0.1 0.9`: how much the network finds each sentence worth checking, how likely
/// hedged, and, one half if it is left out, how verifiable. Without it, the network is silent.
fn scores(case: &str) -> (SentenceScores, String) {
    let Some(line) = case.strip_prefix("% ").and_then(|rest| rest.lines().next()) else {
        return (SentenceScores::default(), case.to_owned());
    };
    let mut numbers =
        line.split(' ').map(|number| Score::from_f32(number.parse().expect("a number from 0 to 1")));
    let mut next = || numbers.next().expect("two numbers");
    let (check_worthiness, hedged) = (next(), next());
    let verifiable = numbers.next().unwrap_or(Score::from_permille(500));
    let scores = SentenceScores { check_worthiness, verifiable, hedged };
    (scores, case.lines().skip(1).collect::<Vec<_>>().join("\n"))
}

fn entry(document: &Document<'_>, claim: &Claim) -> String {
    let worth = match claim.check_worthiness.permille() {
        600.. => "high",
        350.. => "middle",
        _ => "low",
    };
    let kinds: Vec<String> = claim.kinds.iter().map(word).collect();
    let mut entry =
        format!("{worth} {}, {}: {}", kinds.join("+"), word(&claim.manner), document.slice(claim.span));
    for hedge in &claim.hedges {
        entry += &format!("\n  held back ({}): {}", word(&hedge.kind), document.slice(hedge.span));
    }
    for evidence in &claim.evidence {
        entry += &format!("\n  {}", evidence.reason);
    }
    entry
}

fn print_hedges(text: &str) -> String {
    let document = Document::parse(text);
    let all = Span::from_range(0..text.len());
    let hedges = claims::hedges(&document, all);
    let lines = hedges.iter().map(|hedge| format!("{}: {}", word(&hedge.kind), document.slice(hedge.span)));
    lines.collect::<Vec<_>>().join("\n")
}
