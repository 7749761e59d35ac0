//! The parts of a speech tag into where they end: who speaks, to whom, when and where.

use super::assemble::HEARINGS;
use super::rules::NEEDS_ADDRESSEE;
use super::{CueKind, list};
use crate::syntax::cues::{CueMatch, Voice};
use crate::syntax::page::Page;
use crate::syntax::statements::{
    OPENS_ADJUNCT, begins_predicate, has_predicate, has_verb, has_verb_before_relative, opens_clause,
};
use crate::syntax::subjects::{may_speak, opens_noun_phrase};
use crate::syntax::verbs::cue_lexicon::{entry, kind_of_noun};
use crate::syntax::verbs::inflection::Form;
use crate::syntax::word_classes;
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, verbs};
use crate::text::TokenKind;
use crate::word_set::WordSet;
use std::ops::Range;

/// Longest source of a tag, in tokens.
const LONGEST_SOURCE: usize = 24;
/// Longest adjunct behind it: `after a meeting with the harbour board on Monday`.
const LONGEST_ADJUNCT: usize = 20;

/// `the mayor` of `the mayor told reporters`: the subject that ends where its cue begins.
pub(super) fn subject(words: &Words<'_>, cue: &CueMatch, floor: usize, at: usize) -> Option<Range<usize>> {
    let source = phrases::subject_before(words, floor, at)?;
    // `…, a court was told`: whoever else is told something has not said it.
    if cue.voice == Voice::Passive && !one_of(words.lower(source.end - 1), HEARINGS) {
        return None;
    }
    // `The notebook, which divers found in a shed, lists …`: the clause tells of the thing.
    let tells_of_it =
        one_of(words.lower_before(source.start), "which whom whose what") && source.start > floor;
    let speaks = !tells_of_it
        && source.len() <= LONGEST_SOURCE
        && may_speak(words, &source)
        && !one_of(words.lower(source.start), "who which whom whose down up i we")
        && !one_of(words.lower(source.start), OPENS_ADJUNCT)
        && !words.lower(source.start).ends_with("ing")
        && !cues::is_finite(words.lower(source.start))
        && !phrases::is_time(words, source.start);
    speaks.then_some(source)
}

/// Whether a name and what describes it are the subject of a verb behind a comma: `Ada Lorne, the mayor, said Colm Drury, a baker,
/// was late` is what the mayor said.
fn is_described_subject(words: &Words<'_>, subject: Range<usize>) -> bool {
    let subject = phrases::without_last_comma(words, subject);
    let comma = subject.clone().find(|&at| words.text(at) == ",");
    comma.is_some_and(|comma| {
        !phrases::is_preposition(words, subject.start)
            && words.is_capitalized(comma - 1)
            && !has_verb(words, &(subject.start..comma))
            && !has_verb_before_relative(words, &(comma..subject.end))
    })
}

/// `the mayor` of `said the mayor on Monday`: the subject that begins where its cue ends. The clause before the cue begins at `floor`.
pub(super) fn turned_subject(
    words: &Words<'_>,
    cue: &CueMatch,
    floor: usize,
    at: usize,
    end: usize,
) -> Option<Range<usize>> {
    let mut source = at..phrases::noun_phrase_end(words, at, end);
    let one = matches!(cue.form, Form::Past | Form::ThirdPerson)
        && (opens_noun_phrase(words, at, end) || is_calling(words, at, end));
    let many = cue.form == Form::Base && cues::turns_to_people(words, at, end);
    let is_told = one_of(cue.entry.lemma, NEEDS_ADDRESSEE);
    if cue.tokens.len() != 1 || cue.voice != Voice::Active || is_told || !(one || many) {
        return None;
    }
    let name = source.end + 1;
    if words.text(source.end) == "," && words.is_capitalized(name) && name < end {
        // `argued the ministry’s lawyer, Colm Drury`
        let apposed = phrases::noun_phrase_end(words, name, end);
        let closes = apposed >= end || words.text(apposed) == ",";
        source.end = if closes && !has_verb(words, &(name..apposed)) { apposed } else { source.end };
    }
    let is_comma = |at: usize| words.text(at) == ",";
    let closes = |&at: &usize| is_comma(at) && begins_predicate(words, at + 1);
    let is_described = source.clone().any(is_comma) || is_comma(source.end) && !closes(&source.end);
    if is_described && is_described_subject(words, floor..cue.tokens.start) {
        return None;
    }
    if one_of(words.lower(source.end), "who whose") && words.lower_before(source.end) == "," {
        // `…, said Ada Lorne, who runs the yard`; with a cue of its own the clause says something else.
        let closing = (source.end..end).find(closes).unwrap_or(end);
        let says_more = !cues::find(words, &(source.end..closing)).is_empty();
        source.end = if says_more { source.end - 1 } else { closing };
    }
    Some(source)
}

/// `engineers` of `was told by engineers that …`: who stands behind `by`, before what is said.
pub(super) fn agent(words: &Words<'_>, at: usize, end: usize, openers: &str) -> Option<Range<usize>> {
    let opens = |next: &usize| openers.split('|').any(|opener| opener == words.lower(*next));
    let mut found = (at + 1..end.min(at + LONGEST_SOURCE)).filter(opens);
    let first = found.clone().next()?;
    // `accused by the board of trustees of hiding money`, `asked by the head of the council whether he knew`
    let deed = found.find(|&next| {
        words.lower(next + 1).ends_with("ing") || one_of(words.lower(next), "whether if why how")
    });
    let agent = at..if words.lower(first) == "of" { deed.unwrap_or(first) } else { first };
    let agent = phrases::without_last_comma(words, agent);
    speaks_as_agent(words, &agent).then_some(agent)
}

/// Whether somebody stands behind `by`, and no time, way or means.
pub(super) fn speaks_as_agent(words: &Words<'_>, agent: &Range<usize>) -> bool {
    let marks = |&at: &usize| words.is_mark(at) && !one_of(words.text(at), ", - . & ' ’");
    words.count(agent) > 0
        && !phrases::is_time(words, agent.start)
        && !words.lower(agent.start).ends_with("ing")
        && words.is_word(agent.start)
        && !agent.clone().any(|at| marks(&at) || cues::is_auxiliary(words.lower(at)))
}

/// `a liar` of `was called a liar by the opposition`.
pub(super) fn name_before_agent(words: &Words<'_>, at: usize, end: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 10;
    let by = (at + 1..end.min(at + LONGEST)).find(|&next| words.lower(next) == "by")?;
    let plain = !(at..by).any(|at| one_of(words.text(at), ", ; :") || cues::is_auxiliary(words.lower(at)));
    plain.then_some(at..by)
}

/// Where the clause ends that begins at a token.
pub(super) fn clause_end(page: &Page<'_>, from: usize, end: usize) -> usize {
    let words = page.words;
    let closes = |at: usize| {
        words.text(at) == ";"
            || words.text(at) == "," && one_of(words.lower(at + 1), const { &list("tags.next_clause") })
    };
    let at = (from + 1..end).find(|&at| closes(at) && page.quote_around(at).is_none());
    at.unwrap_or(end)
}

/// Whether a calling and a name stand here: `said harbour pilot Nils Ahl`.
fn is_calling(words: &Words<'_>, at: usize, end: usize) -> bool {
    const LONGEST: usize = 4;
    let small = (at..end.min(at + LONGEST)).take_while(|&at| {
        words.is_word(at) && !words.is_capitalized(at) && !phrases::is_preposition(words, at)
    });
    let small = at..at + small.count();
    words.is_capitalized(small.end)
        && small.into_iter().any(|at| word_classes::is_person_noun(words.lower(at)))
}

/// Behind `reporters` of `told reporters on Monday`, `to the council` of `wrote to the council`.
pub(super) fn addressee_end(words: &Words<'_>, cue: &CueMatch, at: usize, end: usize) -> usize {
    let to = usize::from(words.lower(at) == "to" && !verbs::is_verb(words.lower(at + 1)));
    let told = cue.entry.takes("person") && words.is_word(at) && !phrases::is_preposition(words, at);
    let hears = told || to > 0;
    if hears
        && cue.entry.takes("to")
        && let Some(infinitive) = infinitive_behind_people(words, at + to, end)
    {
        return infinitive;
    }
    if hears && !phrases::is_time(words, at) && phrases::skip_adjuncts(words, at, end) == at {
        phrases::noun_phrase_end(words, at + to, end)
    } else {
        at
    }
}

/// Where an infinitive begins behind the people whom it is meant for: `to stay away` of `drivers, cyclists and crews who work
/// there to stay away`. Not so of `reporters the plan to close the mill`: one noun phrase, or several that are joined, hear it.
pub(super) fn infinitive_behind_people(words: &Words<'_>, from: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 24;
    let far = end.min(from + LONGEST);
    let who = |at: usize| at > from && one_of(words.lower(at), "who which") && words.is_word(at - 1);
    let place = |at: usize| words.is_capitalized(at) || one_of(words.lower(at), phrases::DETERMINER);
    let is_infinitive = |at: usize| {
        words.lower(at) == "to"
            && !place(at + 1)
            && (!words.is_mark(at + 1) || one_of(words.text(at + 1), "“ \""))
            // `players who wanted to join`
            && !(verbs::is_finite(words.lower(at - 1)) || verbs::is_participle(words.lower(at - 1)))
    };
    let at = (from + 1..far).find(|&at| is_infinitive(at))?;
    let at = at - usize::from(one_of(words.lower(at - 1), "not never"));
    let relative = (from..at).find(|&at| who(at)).unwrap_or(at);
    let joins = |at: usize| {
        at == from
            || words.text(at) == ","
            || one_of(words.lower(at), "and or")
            || phrases::is_preposition(words, at)
    };
    let is_whole = |at: usize| {
        let opens =
            one_of(words.lower(at), phrases::DETERMINER) && !one_of(words.lower(at - 1), phrases::DETERMINER);
        (words.is_word(at) || one_of(words.text(at), ", - ’ '") || phrases::is_possessive(words, at))
            && (!opens || joins(at - 1) || one_of(words.lower(at - 1), "of to across along between"))
            && !one_of(words.lower(at), phrases::PRONOUN)
            && words.lower(at) != "that"
    };
    let is_plain = (from + 1..relative).all(is_whole) && !has_verb(words, &(from..relative));
    (at > from && is_plain && is_flat(words, relative..at)).then_some(at)
}

/// Whether no mark but a hyphen stands in a clause that says who is meant.
fn is_flat(words: &Words<'_>, mut clause: Range<usize>) -> bool {
    !clause.any(|at| words.is_mark(at) && !one_of(words.text(at), "- ’ '"))
}

/// `asked the mayor how …`, `noted this week that …`: whom and when belong to the cue.
pub(super) fn without_addressee(page: &Page<'_>, lemma: &str, content: Range<usize>) -> Range<usize> {
    const LONGEST: usize = 8;
    const LONGEST_PERSON: usize = 16;
    const OPENERS: &str = "that whether how why if what";
    const ADJUNCT: &WordSet = &list("tags.adjunct");
    let words = page.words;
    let Some(entry) = entry(lemma) else { return content };
    // `pledged Friday to keep the tax`
    let day = (content.start..content.end).find(|&at| !phrases::is_time(words, at)).unwrap_or(content.start);
    let is_deed = verbs::is_verb(words.lower(day + 1)) || words.lower(day + 1) == "not";
    if words.lower(day) == "to"
        && day > content.start
        && is_deed
        && one_of(lemma, "pledge vow promise agree refuse")
    {
        return day..content.end;
    }
    let person = entry.takes("person") || one_of(lemma, "ask tell write email text teach show");
    let first = content.start;
    let adjunct = one_of(words.lower(first), ADJUNCT)
        || phrases::is_time(words, first)
        || one_of(words.lower(first), "last this");
    if one_of(words.lower(first), OPENERS) || !(person || adjunct) || page.quote_at(first).is_some() {
        return content;
    }
    // `promised to resign if it failed`: an infinitive addresses nobody.
    let place = words.is_capitalized(first + 1) || one_of(words.lower(first + 1), phrases::DETERMINER);
    if words.lower(first) == "to" && entry.takes("to") && !place {
        return content;
    }
    // `urged the council to …`, `warned the owners of the mill against …`
    let infinitive = || infinitive_behind_people(words, first, content.end).filter(|_| entry.takes("to"));
    let against = || {
        let far = content.end.min(first + LONGEST_PERSON);
        let mut near = first + 1..far;
        let at = near.find(|&at| {
            // `warned Congress of the flood`, but `warned the owners of the mill of it`
            let is_name = at == first + 1 || (first..at).all(|at| words.is_capitalized(at));
            // `warned residents of the valley that`, `warned fans of Tarn not to travel`
            let goes_on = || (at..content.end).any(|at| one_of(words.lower(at), "that to"));
            let is_said =
                words.lower(at) == "against" || is_name && one_of(words.lower(at), "of about") && !goes_on();
            is_said && entry.takes_preposition(words.lower(at))
        })?;
        let is_one = phrases::noun_phrase_end(words, first, at) == at;
        (is_one && !has_verb(words, &(first..at))).then_some(at)
    };
    if entry.takes("person")
        && let Some(what) = infinitive().or_else(against)
    {
        return what..content.end;
    }
    let end = content.end.min(first + LONGEST);
    let opener = (first + 1..end).find(|&at| one_of(words.lower(at), OPENERS));
    let plain = |range: &Range<usize>| {
        !has_verb(words, &(range.start..range.end))
            && !range.clone().any(|at| {
                one_of(words.text(at), ": ; “ \" ” ( )") || one_of(words.lower(at), "and who which")
            })
    };
    if let Some(opener) =
        opener.filter(|&opener| entry.takes("that") || entry.takes("whether") || opener > first + 1)
    {
        let between = first..opener;
        // `the claim that …`: a noun with its own clause.
        let noun = kind_of_noun(words.lower(opener - 1)).is_some()
            || one_of(words.lower(opener - 1), "fact news idea way reason question point case sign");
        // `sponges that are old`: the clause describes the noun.
        let relative = words.lower(opener) == "that" && cues::is_auxiliary(words.lower(opener + 1));
        if plain(&between) && !noun && !relative {
            return opener..content.end;
        }
    }
    // `told Clinton she …`
    if one_of(lemma, "tell assure remind inform convince warn") {
        let pronoun = (first + 1..end.min(first + 5)).find(|&at| one_of(words.lower(at), phrases::PRONOUN));
        if let Some(pronoun) = pronoun.filter(|&at| plain(&(first..at)) && words.lower(at) != "who") {
            return pronoun..content.end;
        }
    }
    content
}

/// Behind the adjuncts of a tag: `on Monday`, `in a letter to the council`, `after the vote`.
pub(super) fn adjuncts_end(words: &Words<'_>, at: usize, end: usize) -> usize {
    const OPENERS: &WordSet = &list("tags.openers");
    let mut at = phrases::skip_adjuncts(words, at, end);
    // `in a report released on Thursday`
    if at < end && one_of(words.lower_before(at), phrases::VENUE) && verbs::is_participle(words.lower(at)) {
        at = phrases::skip_adjuncts(words, at + 1, end);
    }
    if at >= end || !one_of(words.lower(at), OPENERS) {
        return at;
    }
    let closing = (at..end).find(|&at| one_of(words.text(at), ", ; — – --")).unwrap_or(end);
    // `in a letter that was read to the staff`
    let says = |at: usize| words.lower(at) == "that" && !cues::is_auxiliary(words.lower(at + 1));
    let plain = !(at..closing).any(|at| says(at) || one_of(words.lower(at), "what how why"));
    if plain && closing - at <= LONGEST_ADJUNCT { closing } else { at }
}

/// Behind `, citing the audit,` or `— as the Herald reported —`: where the words come from, between marks.
pub(super) fn aside_end(words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    const LONGEST: usize = 16;
    let mark = words.text(at);
    let opens =
        one_of(mark, ", — – --") && one_of(words.lower(at + 1), "citing quoting according as per via");
    let closes = |&next: &usize| words.text(next) == mark || words.text(next) == ":";
    let closing = (at + 2..end.min(at + LONGEST)).find(closes);
    closing.filter(|_| opens).map(|closing| closing + 1)
}

/// Where the clause begins that a statement without `that` opens with an adjunct: `said after the storm | the harbour had lost
/// 40 boats`. An adverb belongs to the clause.
pub(super) fn opening_end(words: &Words<'_>, from: usize, end: usize) -> Option<usize> {
    const MOST: usize = 8;
    let mut at = from;
    for _ in 0..MOST {
        let word = words.lower(at);
        if at > from && phrases::opens_subject(words, at) {
            return Some(at);
        }
        if phrases::is_clause_adverb(words, at) {
            let next = at + 1 + usize::from(words.text(at + 1) == ",");
            return phrases::opens_subject(words, next).then_some(at);
        }
        if words.text(at) == "," && one_of(words.lower(at + 1), "while when as after before though although")
        {
            at = (at + 1..end).find(|&next| words.text(next) == ",")? + 1;
        } else if words.text(at) == "," || phrases::is_time(words, at) {
            at += 1;
        } else if one_of(word, OPENS_ADJUNCT) || phrases::is_preposition(words, at) {
            at = phrases::adjunct_end(words, at, end);
        } else {
            return None;
        }
    }
    (at < end && phrases::opens_subject(words, at)).then_some(at)
}

/// Whether somebody says something here.
pub(super) fn speaks(cue: &CueMatch) -> bool {
    (cue.voice == Voice::Active || cue.entry.lemma == "tell" && cue.voice == Voice::Passive)
        && cue.form != Form::Gerund
        && (cue.entry.takes("quote") || cue.entry.takes("that"))
        && matches!(cue.entry.kind, CueKind::Assertion | CueKind::Belief | CueKind::Knowledge)
}

/// Whether a clause goes on with what was said before the tag: `and its cranes work`. With a verb of speech in it, somebody
/// else may say it.
pub(super) fn is_own(words: &Words<'_>, rest: &Range<usize>) -> bool {
    let clause = rest.start + 1..rest.end;
    let speaks = |cue: &CueMatch| speaks(cue) && cue.form != Form::Base;
    let opens = opens_clause(words, clause.start) || phrases::opens_subject(words, clause.start);
    let counts = words.kind(clause.start) == Some(TokenKind::Number);
    (opens || counts) && has_predicate(words, &clause) && !cues::find(words, &clause).iter().any(speaks)
}

/// What stands behind a colon is said, the clause before it is the author's: `Farrow was blunt: the market, she said, …`.
pub(super) fn behind_colon(words: &Words<'_>, content: Range<usize>) -> Range<usize> {
    let colon = content.clone().rfind(|&at| words.text(at) == ":" && has_verb(words, &(content.start..at)));
    colon.filter(|colon| colon + 1 < content.end).map_or(content.start, |at| at + 1)..content.end
}

/// Where `the number of vacancies at 640` ends: a figure, a preposition and a number.
pub(super) fn figure_end(words: &Words<'_>, at: usize, end: usize) -> Option<usize> {
    const FAR: usize = 14;
    let mut phrase = at..end.min(at + FAR);
    let place = phrase.find(|&place| one_of(words.lower(place), "at between above below over under"))?;
    let number = (place + 1..end.min(place + 6)).find(|&number| {
        words.kind(number) == Some(TokenKind::Number)
            || one_of(words.lower(number), const { &list("tags.numbers") })
    })?;
    // `put the house at 12 Mill Road on the market`, `put the meeting at 3 pm`
    let is_address =
        words.is_capitalized(number + 1) || one_of(words.lower(number + 1), "am pm a.m. p.m. o :");
    // `between 400 and 650`
    let mut before = place..number;
    let is_range = before.any(|at| words.lower(at) == "between") && words.lower(number + 1) == "and";
    let number = if is_range { number + 2 } else { number };
    let stops = |&next: &usize| {
        phrases::is_boundary(words, next) || one_of(words.lower(next), "and but while who which")
    };
    let opens =
        one_of(words.lower(at), phrases::DETERMINER) || words.is_word(at) && !words.is_capitalized(at);
    (opens && place > at && !is_address).then(|| (number + 1..end).find(stops).unwrap_or(end))
}
