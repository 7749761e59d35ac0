//! A sentence and the attributions in it into [`Stretch`]es: words in one voice, that of an attribution or the author's.

use super::list;
use super::pieces::{Piece, end_of_statement, whole_statement};
use crate::attributions::CueKind;
use crate::sorting::sort_by_key;
use crate::syntax::clauses::{asked, is_surely_verb, opens_clause};
use crate::syntax::clauses::{has_any_verb, has_main_verb};
use crate::syntax::cues::{self, CueMatch, Voice};
use crate::syntax::phrases;
use crate::syntax::quotations::is_in_title_case;
use crate::syntax::words::{Words, one_of};
use crate::word_set::WordSet;
use std::cmp::Reverse;
use std::ops::Range;

/// Some words of a sentence in one voice.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Stretch {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Position of the attribution that speaks; `None` where the author does.
    pub(super) attribution: Option<usize>,
}

/// Words that open an adjunct or a subordinate clause.
const OPENS_CLAUSE: &WordSet = &list("voices.opens_clause");
/// Most parts of statements that are looked at in a sentence.
const MOST: usize = 64;
/// Fewest words of a clause in somebody's mouth.
const SHORTEST: usize = 2;

/// The stretches of a sentence that could hold propositions, in text order, disjoint. What an attribution gives to
/// its source is never the author's, whether it says something or not.
#[inline(never)]
pub(super) fn read_sentence(
    words: &Words<'_>,
    sentence: &Range<usize>,
    pieces: &[Piece],
    adverbs: &[usize],
) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    let mut covered: Vec<Range<usize>> = Vec::new();
    let spoken: Vec<&Piece> = pieces.iter().filter(|piece| piece.speaks).take(MOST).collect();
    for piece in &spoken {
        let parts = spoken.iter().filter(|other| other.attribution == piece.attribution);
        let parts: Vec<&Range<usize>> = parts.map(|part| &part.tokens).collect();
        if parts.iter().any(|part| part.start < piece.tokens.start) {
            continue;
        }
        let said = statement(words, piece, &parts, pieces, adverbs.contains(&piece.attribution));
        // A shout or a slogan in somebody's mouth is no claim, and neither is that it was shouted.
        let shouted = piece.quoted || one_of(words.text(piece.tokens.start), "“ \"");
        if said.is_empty() && !shouted && piece.told {
            continue;
        }
        covered.extend(parts.into_iter().cloned());
        covered.extend(said.iter().cloned());
        stretches
            .extend(said.into_iter().map(|tokens| Stretch { tokens, attribution: Some(piece.attribution) }));
    }
    // Of nested statements only the innermost is the proposition: the outer one says who said it.
    let inner: Vec<Range<usize>> = stretches.iter().map(|stretch| stretch.tokens.clone()).collect();
    stretches.retain(|Stretch { tokens, .. }| {
        !inner.iter().any(|other| tokens != other && tokens.start <= other.start && other.end <= tokens.end)
    });
    if stretches.is_empty() && !pieces.iter().any(|piece| piece.quoted && piece.content && piece.speaks) {
        return without_statement(words, sentence, pieces);
    }
    let taken = pieces.iter().filter(|piece| {
        !piece.told || stretches.iter().any(|one| one.attribution == Some(piece.attribution))
    });
    covered.extend(taken.map(|piece| piece.tokens.clone()));
    sort_by_key(&mut covered, |range| range.start);
    let mut from = sentence.start;
    for range in covered.iter().chain(std::iter::once(&(sentence.end..sentence.end))) {
        let gap = from..range.start;
        if range.start > from && is_own_clause(words, &gap, sentence) && !holds_tag(words, &gap) {
            stretches.push(Stretch { tokens: gap, attribution: None });
        }
        from = from.max(range.end);
    }
    disjoint(stretches)
}

/// In text order; of two that overlap, the first one.
fn disjoint(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    sort_by_key(&mut stretches, |stretch| (stretch.tokens.start, Reverse(stretch.tokens.end)));
    let mut end = 0;
    stretches.retain(|stretch| {
        let free = stretch.tokens.start >= end;
        end = end.max(stretch.tokens.end);
        free
    });
    stretches
}

/// A sentence in which no attribution holds a clause: somebody's with their tag (`The ministry expects growth of
/// 2 percent`), the author's where no attribution stands in it.
fn without_statement(words: &Words<'_>, sentence: &Range<usize>, pieces: &[Piece]) -> Vec<Stretch> {
    let theirs = |tokens: Range<usize>| {
        let attribution = whole_statement(words, &tokens, pieces);
        attribution.map(|at| Stretch { tokens, attribution: Some(at) })
    };
    if let Some(end) = end_of_statement(words, sentence, pieces) {
        let behind = pieces.iter().any(|piece| piece.tokens.end > end && !piece.told);
        let rest = Stretch { tokens: end..sentence.end, attribution: None };
        return theirs(sentence.start..end).into_iter().chain((!behind).then_some(rest)).collect();
    }
    if pieces.iter().all(|piece| piece.told) {
        let own = Stretch { tokens: sentence.clone(), attribution: None };
        let tagged = pieces.is_empty() && holds_tag(words, sentence);
        return if tagged { Vec::new() } else { vec![own] };
    }
    // `His gym closed, a day after the ministry announced the first case`: they are heard of in passing.
    let first = pieces.iter().map(|piece| piece.tokens.start).min().unwrap_or(sentence.end);
    let comma = (sentence.start..first).rev().find(|&at| words.text(at) == ",").unwrap_or(sentence.start);
    let own = sentence.start..comma;
    // `At a fair in May, Ruiz called for lower tolls`, `Asked if it rained, the clerk said yes`
    let is_adjunct =
        one_of(words.lower(own.start), OPENS_CLAUSE) && !own.clone().any(|at| words.text(at) == ",");
    if has_main_verb(words, &own) && !holds_tag(words, &own) && !is_adjunct {
        return vec![Stretch { tokens: own, attribution: None }];
    }
    theirs(sentence.clone()).into_iter().collect()
}

/// What a statement says in a sentence: all of it, or the parts around its tag where these stand alone.
fn statement(
    words: &Words<'_>,
    piece: &Piece,
    parts: &[&Range<usize>],
    pieces: &[Piece],
    needs_no_verb: bool,
) -> Vec<Range<usize>> {
    // `“No,” she said, and then: “Ask me on Friday.”`
    let is_word =
        |part: &&&Range<usize>| words.count(part) < SHORTEST && is_mark_of_speech(words, part.start);
    let parts = parts.get(parts.iter().take_while(is_word).count()..).unwrap_or_default();
    let first = parts.first().map_or(&piece.tokens, |first| *first);
    let whole = parts.iter().fold(first.clone(), |all, part| all.start..all.end.max(part.end));
    let has_clause = |part: &Range<usize>| {
        let that = words.lower(part.start) == "that";
        let says = || piece.clause && (that || has_any_verb(words, part) && !is_list_of_things(words, part));
        words.count(part) >= SHORTEST && (says() || needs_no_verb)
    };
    let is_tag =
        |other: &Piece| !other.speaks && whole.start < other.tokens.start && other.tokens.end <= whole.end;
    let told = parts.iter().zip(parts.iter().skip(1)).any(|(one, next)| {
        let marks =
            is_mark_of_speech(words, one.end.saturating_sub(1)) && is_mark_of_speech(words, next.start);
        marks && tells(words, &(one.end..next.start))
    });
    if parts.len() > 1 && !needs_no_verb && (told || pieces.iter().any(is_tag)) {
        let alone = |(at, part): (usize, &&Range<usize>)| {
            let stands = has_clause(part) && stands_alone(words, part, at > 0);
            stands.then(|| (*part).clone())
        };
        let standing: Vec<Range<usize>> = parts.iter().enumerate().filter_map(alone).collect();
        // `“If it rains,” she said, “the match is off.”` is one condition.
        let conditional = one_of(first_word(words, &whole), "if unless when while although though because");
        if !standing.is_empty() && !conditional {
            return standing;
        }
        // What the author tells between the parts is in nobody's mouth: the rest of the sentence stands without it.
        if told {
            let rest = parts.iter().skip(1).filter(|part| has_clause(part));
            return rest
                .max_by_key(|part| words.count(part))
                .map(|part| (*part).clone())
                .into_iter()
                .collect();
        }
    }
    if has_clause(&whole) { vec![whole] } else { Vec::new() }
}

/// Whether the author tells something between two quotations of a statement, besides who says it: `—he tapped the desk—`,
/// `said Orr, who was fined in May,`.
fn tells(words: &Words<'_>, gap: &Range<usize>) -> bool {
    match cues::find(words, gap).into_iter().next().map(|cue| cue.tokens) {
        Some(cue) => has_any_verb(words, &(gap.start..cue.start)) || has_any_verb(words, &(cue.end..gap.end)),
        None => words.is_mark(gap.start) && has_any_verb(words, gap),
    }
}

fn is_mark_of_speech(words: &Words<'_>, at: usize) -> bool {
    one_of(words.text(at), "“ ” \" « » ‘ ’")
}

/// The first word behind quotation marks.
fn first_word<'w>(words: &'w Words<'_>, range: &Range<usize>) -> &'w str {
    range.clone().find(|&at| !words.is_mark(at)).map_or("", |at| words.lower(at))
}

/// Whether a part of a statement is a clause with a subject of its own.
fn stands_alone(words: &Words<'_>, part: &Range<usize>, later: bool) -> bool {
    let mut start = part.start;
    while start < part.end && (words.is_mark(start) || one_of(words.lower(start), "and but or so")) {
        start += 1;
    }
    let headless = is_surely_verb(words, start) || later && !opens_clause(words, start);
    let dependent = one_of(words.lower(start), "that which who whose where because");
    !(headless || later && dependent) && has_main_verb(words, &(start..part.end))
}

/// `energy costs and cheap imports`: what looks like a verb is a noun beside others.
fn is_list_of_things(words: &Words<'_>, range: &Range<usize>) -> bool {
    let first = range.start + usize::from(words.lower(range.start) == "that");
    !has_main_verb(words, &(first..range.end))
        && words.lower(range.start) != "that"
        && !asked(words, range)
        && range
            .clone()
            .any(|at| words.lower(at).ends_with('s') && one_of(words.lower(at + 1), "and or of against"))
}

/// Whether what attributions leave of a sentence is a clause of the author's own.
fn is_own_clause(words: &Words<'_>, gap: &Range<usize>, sentence: &Range<usize>) -> bool {
    const SHORTEST_OWN: usize = 5;
    let opens = gap.start == sentence.start || one_of(words.lower(gap.start), ", ; and but");
    let first = phrases::without_final_marks(words, gap.clone());
    let dependent = one_of(words.lower(first.start), OPENS_CLAUSE);
    // Inside a sentence the subject has to be there: `and delay the opening` goes on with another verb.
    let subject = gap.start == sentence.start || {
        let joined = usize::from(one_of(words.lower(first.start), ", ; — –"));
        let start = first.start + joined;
        let start = start + usize::from(one_of(words.lower(start), "and but or so"));
        opens_clause(words, start)
    };
    let closes = gap.end >= sentence.end || one_of(words.lower(gap.end.saturating_sub(1)), ", ; and but — –");
    let headless =
        is_surely_verb(words, first.start + usize::from(one_of(words.lower(first.start), "and but or then")));
    opens
        && subject
        && closes
        && !dependent
        && !headless
        && !is_bare_tag(words, &first)
        && words.count(gap) >= SHORTEST_OWN
        && has_any_verb(words, &first)
}

/// Whether a clause only says that somebody spoke: `his press secretary, Lou Karras, told reporters`.
fn is_bare_tag(words: &Words<'_>, clause: &Range<usize>) -> bool {
    const HEARERS: &str = "reporters journalists lawmakers parliament viewers supporters broadcasters";
    let Some(cue) = cues::find(words, clause).into_iter().next_back() else { return false };
    let behind = cue.tokens.end + usize::from(one_of(words.lower(cue.tokens.end), HEARERS));
    let end = phrases::skip_adjuncts(words, behind, clause.end);
    cue.entry.kind == CueKind::Assertion && end >= clause.end
}

/// Whether somebody surely says something in words that no attribution gives to them: nobody knows whose word they
/// are, so the author's they must not be.
pub(super) fn holds_tag(words: &Words<'_>, range: &Range<usize>) -> bool {
    // `the United States President` is a name, and no state says anything.
    let is_verb = |cue: &CueMatch| !words.is_capitalized(cue.head) || is_in_title_case(words, range);
    cues::find(words, range).iter().any(|cue| is_verb(cue) && is_tag(words, cue, range))
}

/// `…, Lund said`, `…, said Lund`, `— she said —`, `Lund said the road was closed`.
fn is_tag(words: &Words<'_>, cue: &CueMatch, range: &Range<usize>) -> bool {
    const LONGEST_SUBJECT: usize = 14;
    let says = cue.entry.kind == CueKind::Assertion && (cue.entry.takes("that") || cue.entry.takes("quote"));
    if !says || cue.voice != Voice::Active || cue.tokens.start <= range.start {
        return false;
    }
    let is_break = |at: usize| one_of(words.text(at), ", — – -- ” \"");
    let end = phrases::skip_adjuncts(words, cue.tokens.end, range.end);
    let closes = end >= range.end || is_break(end) || one_of(words.text(end), ". ; : ? !");
    let before = (range.start.max(cue.tokens.start.saturating_sub(LONGEST_SUBJECT))..cue.tokens.start).rev();
    let trails = before.clone().any(is_break);
    let inverted = is_break(cue.tokens.start - 1) && !closes && words.is_capitalized(end);
    let clause = || {
        let that = words.lower(end) == "that";
        let opens = that || opens_clause(words, end) && cue.entry.takes("that");
        let behind = end..range.end;
        opens && has_main_verb(words, &behind) && !one_of(words.lower(end), "who")
    };
    trails && closes || inverted || clause()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn the_author_may_tell_something_between_two_quotations() {
        let told = |text: &str| {
            let document = Document::parse(text);
            tells(&Words::new(&document), &(0..document.tokens().len()))
        };
        for text in [
            "—Orr shut the window—",
            ", said Ines Lund, who was fined in May,",
            ", he said as rain fell on us,",
        ] {
            assert!(told(text), "{text}");
        }
        for text in [", Lund said on Monday in Tarn,", ", she told reporters,", ", says Orr, a driver,"] {
            assert!(!told(text), "{text}");
        }
    }

    #[test]
    fn an_adjunct_before_whoever_speaks_is_no_claim() {
        let own = |text: &str| {
            let document = Document::parse(text);
            let (words, end) = (Words::new(&document), document.tokens().len());
            let from = (0..end).find(|&at| words.lower(at) == "ruiz").expect("a speaker");
            let piece = Piece {
                sentence: 0,
                tokens: from..end,
                attribution: 0,
                content: true,
                speaks: false,
                clause: false,
                quoted: false,
                told: false,
                states: false,
            };
            let stretches = read_sentence(&words, &(0..end), &[piece], &[]);
            stretches.iter().any(|stretch| stretch.attribution.is_none())
        };
        assert!(!own("At a meeting in May, Ruiz called for tolls."));
        assert!(!own("Asked if the dam had been seen, Ruiz said yes."));
        assert!(own("The dam had been closed in May, Ruiz announced."));
    }

    #[test]
    fn words_with_a_speech_tag_are_not_the_authors() {
        let tagged = |text: &str| {
            let document = Document::parse(text);
            holds_tag(&Words::new(&document), &(0..document.tokens().len()))
        };
        for text in [
            "The road was closed, Lund said.",
            "The road was closed, said Ines Lund, a driver.",
            "The price of grain — she said — has doubled since May.",
            "Lund said the road was closed.",
            "Road To Harbour Closed, Lund Said",
        ] {
            assert!(tagged(text), "{text}");
        }
        for text in [
            "The road was closed on Monday.",
            "Lund told a story.",
            "The report was said to be lost.",
            "On Monday, the United States Senator for Ostrel won the vote.",
        ] {
            assert!(!tagged(text), "{text}");
        }
    }
}
