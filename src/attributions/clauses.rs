//! The clause that contents stand in: where it begins before a quotation, where it ends behind its subject.

use super::CueKind;
use super::list;
use crate::syntax::page::Page;
use crate::syntax::statements::has_verb;
use crate::syntax::verbs::cue_lexicon::{entry, look_up};
use crate::syntax::verbs::inflection::Form;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, verbs};
use crate::word_set::WordSet;
use std::ops::Range;

/// Most tokens before a tag that are read as one part of a sentence.
pub(super) const LONGEST_PART: usize = 80;

/// `Voters can “take out their anger,” Sexton said`: a quotation that ends a clause is said with the clause.
pub(super) fn from_its_clause(
    page: &Page<'_>,
    content: Range<usize>,
    sentence: &Range<usize>,
    cues: &[Range<usize>],
    given: &[Range<usize>],
) -> Range<usize> {
    let words = page.words;
    let Some(quote) = page.quote_at(content.start).filter(|_| content.start > sentence.start) else {
        return content;
    };
    let first = words.text(content.start + 1).chars().next();
    let goes_on = first.is_some_and(char::is_lowercase) && quote.depth == 0;
    let lead = sentence.start..content.start;
    let in_lead = |range: &Range<usize>| range.end > lead.start && range.start < lead.end;
    let next = cues.partition_point(|cue| cue.end <= lead.start);
    let role = given.partition_point(|role| role.end <= lead.start);
    let free =
        cues.get(next).is_none_or(|cue| !in_lead(cue)) && given.get(role).is_none_or(|role| !in_lead(role));
    let plain = lead.len() <= LONGEST_PART
        && words.count(&lead) > 0
        && !one_of(words.text(lead.end - 1), ": — – -- ;")
        && page.quote_around(lead.start).is_none();
    if goes_on && free && plain { lead.start..content.end } else { content }
}

/// `Rumors that the mill would close have circulated`: the second verb is that of the noun.
pub(super) fn of_noun(words: &Words<'_>, content: Range<usize>) -> Range<usize> {
    const OF_NOUN: &str = "have has had was were is are remain remained";
    let verb = |at: usize| cues::is_auxiliary(words.lower(at)) || verbs::is_finite(words.lower(at));
    let Some(first) = (content.start + 2..content.end).find(|&at| verb(at)) else { return content };
    let second = (first + 1..content.end)
        .find(|&at| one_of(words.lower(at), OF_NOUN) && !cues::is_auxiliary(words.lower(at - 1)));
    let Some(second) = second else { return content };
    let before = second - 1;
    // `a stake in Orrin have`: a name behind a preposition is no subject.
    let name = (first..second).rev().take_while(|&at| words.is_capitalized(at)).last();
    let subject = name.is_some_and(|name| !phrases::is_preposition(words, name - 1))
        || one_of(words.lower(before), phrases::PRONOUN)
        || one_of(words.lower(before), const { &list("clauses.before_verb") });
    let said = cues::find(words, &(content.start..second)).iter().any(|cue| cue.entry.takes("bare"));
    let joined = (first..second).any(|at| one_of(words.lower(at), const { &list("clauses.joins") }));
    if subject || said || joined { content } else { content.start..second }
}

/// `Blackwell wrote that the mayor “has kept his word.”`: the words before a quotation that goes on are said with it.
pub(super) fn with_its_subject(
    page: &Page<'_>,
    lemma: &str,
    cue: &Range<usize>,
    content: Range<usize>,
) -> Range<usize> {
    const LONGEST: usize = 6;
    let words = page.words;
    let gap = cue.end..content.start;
    let goes_on = words.text(content.start + 1).chars().next().is_some_and(char::is_lowercase);
    let entry = entry(lemma).filter(|entry| entry.takes("quote") && !entry.takes("person"));
    let short = !gap.is_empty() && gap.len() <= LONGEST && page.quote_at(content.start).is_some();
    let opens = words.lower(gap.start) == "that"
        || one_of(words.lower(gap.start), phrases::PRONOUN)
        || one_of(words.lower(gap.start), phrases::DETERMINER)
        || words.is_capitalized(gap.start) && !phrases::is_time(words, gap.start);
    let plain = gap.clone().all(|at| !words.is_mark(at));
    if entry.is_some() && goes_on && short && opens && plain { gap.start..content.end } else { content }
}

/// `found that 47 percent favour it, while 41 percent oppose it`: the shares of a poll belong together.
pub(super) fn with_other_shares(
    words: &Words<'_>,
    content: Range<usize>,
    sentence: &Range<usize>,
) -> Range<usize> {
    let share = |at: usize| one_of(words.lower(at), "percent per %");
    let next = content.end + 2;
    let goes_on = words.text(content.end) == ","
        && one_of(words.lower(content.end + 1), "while and compared with versus against")
        && (next..sentence.end.min(next + 3)).any(share);
    if goes_on && content.clone().any(share) {
        phrases::without_final_marks(words, content.start..sentence.end)
    } else {
        content
    }
}

/// `said the mill, despite the flood, will open`: a clause goes on to its verb. `next` is the cue behind it.
pub(super) fn with_whole_clause(
    page: &Page<'_>,
    lemma: &str,
    content: Range<usize>,
    sentence: &Range<usize>,
    next: Option<&Range<usize>>,
) -> Range<usize> {
    const NEAR: usize = 2;
    let words = page.words;
    let Some(entry) = entry(lemma) else { return content };
    let that = words.lower(content.start) == "that";
    let speaks = matches!(entry.kind, CueKind::Assertion | CueKind::Belief | CueKind::Knowledge);
    let inner = next.is_some_and(|next| next.start <= content.end + NEAR);
    let goes_on = match next {
        None => words.text(content.end) == "," || that && content.len() == 1,
        // `said the ruling, which struck down a law, shows that …`: what stands in it is said in it.
        Some(_) => {
            inner || words.text(content.end) == "," && one_of(words.lower(content.end + 1), "who which")
        }
    };
    // `believe that if it rains, the fair will close`
    let condition = is_condition(words, &content) && (entry.takes("that") || entry.takes("bare"));
    if !(speaks && (goes_on || condition) && content.end < sentence.end)
        || !(that && entry.takes("that") || one_of(lemma, "say") || condition)
        || !condition && has_verb(words, &content)
        || page.quote_around(content.start).is_some()
        || page.quote_around(content.end).is_some()
    {
        return content;
    }
    let whole = phrases::without_final_marks(words, content.start..sentence.end);
    if has_verb(words, &(content.end..whole.end)) { whole } else { content }
}

/// `said it was found by a diver and confirmed by hand`: what was done to one thing is one statement.
pub(super) fn with_second_participle(
    words: &Words<'_>,
    content: Range<usize>,
    sentence: &Range<usize>,
) -> Range<usize> {
    let participle = |at: usize| {
        let word = words.lower(at);
        verbs::is_participle(word) || look_up(word).any(|(_, form)| form == Form::Past)
    };
    let second = words.lower(content.end) == "and"
        && participle(content.end + 1)
        && words.lower(content.end + 2) == "by";
    if !second {
        return content;
    }
    // Both stand near the second: farther away they belong to another clause, and a sentence may go on for pages.
    let near = content.start.max(content.end.saturating_sub(LONGEST_PART))..content.end;
    let passive = near.clone().any(|at| one_of(words.lower(at), cues::BE) && participle(at + 1));
    let behind = content.end..sentence.end.min(content.end + LONGEST_PART);
    let mark = behind.clone().find(|&at| one_of(words.text(at), ", ;"));
    let Some(end) = mark.or((behind.end == sentence.end).then_some(sentence.end)).filter(|_| passive) else {
        return content;
    };
    phrases::without_final_marks(words, content.start..end)
}

/// Words that open a clause which another follows.
const CONDITIONS: &str = "if unless when once while although because since even";

/// Whether contents stop where the clause that they begin with ends.
fn is_condition(words: &Words<'_>, content: &Range<usize>) -> bool {
    let first = content.start + usize::from(words.lower(content.start) == "that");
    let asks =
        (content.start.saturating_sub(4)..content.start).any(|at| one_of(words.lower(at), "not n't asked"));
    words.text(content.end) == ","
        && (one_of(words.lower(first), CONDITIONS) || behind_duration(words, first))
        && !(words.lower(first) == "if" && asks)
        && !content.clone().any(|at| words.text(at) == ",")
}

/// Whether a clause opens behind how long before or after it something was: `a few weeks after`.
fn behind_duration(words: &Words<'_>, at: usize) -> bool {
    const FAR: usize = 4;
    const UNITS: &str = "minutes hours days weeks months years hour day";
    let before = |&next: &usize| one_of(words.lower(next), "before after");
    let joins = (at + 1..at + FAR).find(before);
    joins.is_some_and(|joins| one_of(words.lower(joins - 1), UNITS))
}

/// `While she says she is ready, the board …`: what follows the comma is no longer hers.
pub(super) fn inside_subordinate_clause(
    page: &Page<'_>,
    cue: &Range<usize>,
    content: Range<usize>,
    sentence: &Range<usize>,
) -> Range<usize> {
    const SUBORDINATORS: &WordSet = &list("clauses.subordinators");
    let words = page.words;
    let first = sentence.start + usize::from(one_of(words.lower(sentence.start), "but and even yet"));
    let opens =
        one_of(words.lower(first), SUBORDINATORS) && (first + 1..first + LONGEST_PART).contains(&cue.start);
    let asked = cue.start == first && words.text(cue.start) == "Asked";
    if !(opens || asked) || (first..cue.start).any(|at| words.text(at) == ",") {
        return content;
    }
    let closes = |at: usize| {
        words.text(at) == ","
            && page.quote_around(at).is_none()
            && (one_of(words.lower(at + 1), phrases::PRONOUN)
                || one_of(words.lower(at + 1), phrases::DETERMINER)
                || words.is_capitalized(at + 1))
    };
    let end = (content.start + 1..content.end).find(|&at| closes(at)).unwrap_or(content.end);
    content.start..end
}
