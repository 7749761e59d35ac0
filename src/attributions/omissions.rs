//! Drafts into those that give somebody's word: no actions, events or decisions, no answers that were not given.

use super::assemble::quotation;
use super::draft::Draft;
use super::list;
use super::manners;
use super::speechless;
use super::{CueKind, Quotation};
use crate::syntax::page::Page;
use crate::syntax::statements::{asks, begins_predicate, has_verb, has_verb_before_relative};
use crate::syntax::verbs::auxiliaries;
use crate::syntax::verbs::cue_lexicon::{kind_of_noun, look_up};
use crate::syntax::verbs::inflection::is_form_of;
use crate::syntax::word_classes::{is_person_noun, singular};
use crate::syntax::words::{Words, one_of};
use crate::syntax::{cues, phrases, verbs};
use crate::text::TokenKind;
use crate::word_set::WordSet;
use std::ops::Range;

/// Leaves out drafts that say nothing: plain actions, and answers that were not given.
#[inline(never)]
pub(crate) fn leave_out(page: &Page<'_>, drafts: &mut Vec<Draft>) {
    let words = page.words;
    for draft in drafts.iter_mut() {
        without_question(page, draft);
        manners::leave_out(words, draft);
    }
    drafts.retain(|draft| {
        let quoted = quotation(page, &draft.contents) != Quotation::Indirect;
        let acts = ACTIONS.text().split(' ').any(|verb| is_form_of(&draft.lemma, verb));
        let accepts = draft.lemma == "accept"
            && words.lower(draft.first()) != "that"
            && !draft.contents.iter().any(|content| has_verb_before_relative(words, content));
        let names =
            is_name_given(words, draft) || is_question_put(page, draft) || is_noun_judged(page, draft);
        !names && quoted && !speechless::is_noun(words, draft)
            || !(acts
                || names
                || accepts
                || is_silence(words, draft)
                || is_decision(words, draft)
                || is_event(words, draft)
                || speechless::is_noun(words, draft)
                || speechless::is_modifier(words, draft)
                || is_echo(words, draft)
                || is_relative(words, draft)
                || is_norm(words, draft)
                || is_own_judgement(words, draft)
                || is_verdict(words, draft)
                || is_own_inference(words, draft)
                || is_undergone(words, draft)
                || is_growth(words, draft)
                || is_deed(words, draft))
    });
}

/// `The storm added to fears that have emptied the port`: what grows by something is not what that says.
fn is_growth(words: &Words<'_>, draft: &Draft) -> bool {
    draft.lemma == "add" && draft.cue.as_ref().is_some_and(|cue| words.lower(cue.end) == "to")
}

/// `a storm named “Ana”`, `the bank known as “Harbour”`: what a thing is called is nobody's word.
fn is_name_given(words: &Words<'_>, draft: &Draft) -> bool {
    const NAMES: &str = "named nicknamed dubbed titled entitled christened";
    let (Some(cue), Some(content)) = (&draft.cue, draft.contents.first()) else { return false };
    if draft.lemma == "call" && is_proper_name(words, content) {
        return true;
    }
    if content.start != cue.end || !one_of(words.text(content.start), "“ \" ‘ '") {
        return false;
    }
    let last = words.lower(cue.end - 1);
    if last == "called" {
        // `what the mayor called “a disgrace”` is said of something.
        let subject = draft.source.as_ref().filter(|source| source.end <= cue.start);
        let thing = subject.is_none_or(|source| {
            one_of(words.lower(source.start), phrases::DETERMINER)
                && !one_of(words.lower_before(source.start), "what which that whom")
        });
        let behind = content.clone().find(|&at| one_of(words.text(at), "” \" ’ '") && at > content.start);
        let behind = behind.map_or(content.end, |mark| mark + 1);
        return thing
            && (words.lower_before(cue.start) == ","
                || words.is_capitalized(content.start + 1)
                || begins_predicate(words, behind));
    }
    one_of(last, NAMES)
        || last == "as" && cue.clone().any(|at| one_of(words.lower(at), "known billed listed"))
}

/// `He said the bank’s claim was “pure fantasy”`: the words in marks say what another thinks of the claim, and not what it is.
fn is_noun_judged(page: &Page<'_>, draft: &Draft) -> bool {
    let words = page.words;
    let (Some(cue), [content]) = (&draft.cue, draft.contents.as_slice()) else { return false };
    let sentence = page.sentence_around(cue.start).unwrap_or_default();
    let mut before = (sentence.start..cue.start).rev().take(40);
    let is_said = before.any(|at| one_of(words.lower(at), "said says told tells argued claimed"));
    is_said
        && kind_of_noun(words.lower(cue.start)).is_some()
        && phrases::is_possessive(words, cue.start.saturating_sub(1))
        && !one_of(words.lower(cue.start), const { &list("omissions.answers") })
        && one_of(words.lower(content.start.saturating_sub(1)), "is was are were as")
        && !content
            .clone()
            .any(|at| auxiliaries::is_auxiliary(words.lower(at)) || verbs::is_finite(words.lower(at)))
}

/// `the bridge “the Widow”`, `themselves “Tide Riders”`: whether what stands in marks behind a thing is its name.
fn is_proper_name(words: &Words<'_>, content: &Range<usize>) -> bool {
    let is_mark = |at: usize| one_of(words.text(at), "“ ” \" ‘ ’ ' ,");
    let closing = content.clone().rev().take_while(|&at| is_mark(at)).count();
    let end = content.end - closing;
    let Some(mark) = (content.start + 1..end).rev().find(|&at| is_mark(at)).filter(|_| closing > 0) else {
        return false;
    };
    let small =
        |at: usize| one_of(words.lower(at), phrases::DETERMINER) || one_of(words.lower(at), "of and for");
    words.text(mark) != ","
        && (mark + 1..end).all(|at| words.is_capitalized(at) || small(at))
        && words.is_capitalized(end - 1)
}

/// `Asked about the cost, Hale said …`, `Asked about it, she laughed`: who asked is not told, and nothing is said.
fn is_question_put(page: &Page<'_>, draft: &Draft) -> bool {
    let Some(question) = draft.cue.as_ref().and_then(|cue| question_put(page, cue.start)) else {
        return false;
    };
    let is_inside = |range: &Range<usize>| question.start <= range.start && range.end <= question.end;
    // `Asked whether he had denied it, he said`: the cue behind the question tells what is said.
    let behind = question.end + 1;
    let answers = one_of(page.words.lower(behind), phrases::PRONOUN) || page.words.is_capitalized(behind);
    let answers = answers && look_up(page.words.lower(behind + 1)).next().is_some();
    draft.contents.iter().all(is_inside) || answers && draft.cue.as_ref().is_some_and(is_inside)
}

/// The question that opens the sentence of a token: `Asked about the cost`.
fn question_put(page: &Page<'_>, at: usize) -> Option<Range<usize>> {
    const MOST: usize = 4;
    const LONGEST: usize = 60;
    let words = page.words;
    let sentence = page.sentence_around(at)?;
    let opener = |&at: &usize| one_of(words.lower(at), "but and when if once being after");
    let opening = sentence.start + sentence.clone().take(MOST).take_while(opener).count();
    let asked = asks(words, &(opening..opening + 1)) && page.quote_around(opening).is_none();
    let comma = sentence.clone().take(LONGEST).find(|&at| words.text(at) == ",");
    comma.filter(|_| asked).map(|comma| sentence.start..comma)
}

/// `Asked whether he had lied, he replied: “No.”`: only the answer is said.
fn without_question(page: &Page<'_>, draft: &mut Draft) {
    if draft.contents.len() < 2 {
        return;
    }
    let Some(cue) = &draft.cue else { return };
    let Some(question) = question_put(page, cue.start).filter(|question| question.end < cue.start) else {
        return;
    };
    draft.contents.retain(|content| content.start < question.start || content.start >= question.end);
}

/// `Norvane’s decision to close the mill`, `This report aims to show`: nobody's word is given.
fn is_decision(words: &Words<'_>, draft: &Draft) -> bool {
    const DECISIONS: &str = "decision decisions move moves effort efforts attempt attempts bid";
    let speaks_of_itself = draft.source.as_ref().is_some_and(|source| {
        source.len() == 2
            && words.lower(source.start) == "this"
            && one_of(words.lower(source.start + 1), "article report story piece column series guide")
    });
    one_of(&draft.lemma, DECISIONS)
        || speaks_of_itself && matches!(draft.kind, None | Some(CueKind::Intention | CueKind::Knowledge))
}

/// `This incident has highlighted the need for …`: what happened says nothing, the author does.
fn is_event(words: &Words<'_>, draft: &Draft) -> bool {
    const EVENTS: &WordSet = &list("omissions.events");
    draft.source.as_ref().is_some_and(|source| {
        let head =
            source.clone().skip(1).find(|&at| phrases::is_preposition(words, at)).unwrap_or(source.end) - 1;
        one_of(words.lower(source.start), "this these that the such") && one_of(words.lower(head), EVENTS)
    })
}

/// `The board should say who made it`, `has yet to prove that`, `which was seen by the Courier`: what ought to be said, and
/// nothing that is.
fn is_norm(words: &Words<'_>, draft: &Draft) -> bool {
    let Some(cue) = &draft.cue else { return false };
    let says = matches!(draft.kind, None | Some(CueKind::Assertion));
    // `had to admit` was done.
    let has_to =
        |at: usize| one_of(words.lower(at), "have has need needs yet") && words.lower(at + 1) == "to";
    let owes = words.lower(cue.start) == "must" || (cue.start.saturating_sub(1)..cue.end).any(has_to);
    let ought = says && one_of(words.lower(cue.start), "should ought")
        || (says || draft.kind == Some(CueKind::Knowledge)) && owes;
    let pointer = |content: &Range<usize>| {
        content.end <= cue.start
            && content.len() == 1
            && one_of(words.lower(content.start), "which who whom that")
    };
    ought || !draft.contents.is_empty() && draft.contents.iter().all(pointer)
}

/// `She has said so before`: what she said stands elsewhere.
fn is_echo(words: &Words<'_>, draft: &Draft) -> bool {
    let [content] = draft.contents.as_slice() else { return false };
    let pointer = words.lower(content.start);
    let adjunct = content.start + 1;
    let is_adjunct = phrases::is_preposition(words, adjunct)
        || phrases::is_time(words, adjunct)
        || one_of(words.lower(adjunct), "while when during");
    // `said this in a statement`, but `said this in itself was wrong`
    let points =
        content.len() == 1 || is_adjunct && !content.clone().any(|at| cues::is_auxiliary(words.lower(at)));
    // `said it in 2006 and says it now`, but `said it in June sold 5,000 cars`
    let mut near = (adjunct..content.end).take_while(|&at| !one_of(words.lower(at), "and but ,"));
    let is_verb =
        |at: usize| begins_predicate(words, at) && !one_of(words.lower_before(at), phrases::DETERMINER);
    let is_late = phrases::is_preposition(words, adjunct) || words.lower(adjunct) == "again";
    let is_it = pointer == "it" && is_late && !near.any(is_verb);
    let echoes = pointer == "so" && content.len() <= 2 || one_of(pointer, "so this") && points || is_it;
    echoes && draft.cue.as_ref().is_some_and(|cue| cue.end == content.start)
}

/// `advises a company that maps the sea floor`: the clause describes whom.
fn is_relative(words: &Words<'_>, draft: &Draft) -> bool {
    let (Some(cue), [content]) = (&draft.cue, draft.contents.as_slice()) else { return false };
    let verb = words.lower(content.start + 1);
    let object = one_of(words.lower(content.start + 2), phrases::DETERMINER)
        || phrases::is_preposition(words, content.start + 2);
    draft.kind == Some(CueKind::Directive)
        && content.start > cue.end
        && words.lower(content.start) == "that"
        && (verb.ends_with('s') || verb.ends_with("ed"))
        && !one_of(verb, phrases::DETERMINER)
        && object
}

/// `It is a lie to say that …`: the author says what it is.
fn is_own_judgement(words: &Words<'_>, draft: &Draft) -> bool {
    const FAR: usize = 8;
    let Some(cue) = &draft.cue else { return false };
    let infinitive = words.lower(cue.start) == "to" || words.lower_before(cue.start) == "to";
    let mut before = (cue.start.saturating_sub(FAR)..cue.start).rev().take_while(|&at| !words.is_mark(at));
    let it = before.find(|&at| words.lower(at) == "it");
    infinitive && it.is_some_and(|it| (it + 1..it + 4).any(|at| one_of(words.lower(at), "is was be 's")))
}

/// `Profits fell, indicating a shift`, `That raises questions about who knew`: the author infers it.
fn is_own_inference(words: &Words<'_>, draft: &Draft) -> bool {
    const INFERS: &str = "indicating suggesting signaling signalling highlighting underscoring underlining illustrating demonstrating";
    let Some(cue) = &draft.cue else { return false };
    let first = words.lower(cue.start);
    let raises = one_of(first, "raises raise raised raising")
        && cue.clone().any(|at| one_of(words.lower(at), "question questions"))
        && draft.source.is_none();
    raises || one_of(first, INFERS) && words.lower_before(cue.start) == ","
}

/// `was found guilty of forgery`: what a court did, told by the author. `It is unclear whether` says only that.
fn is_verdict(words: &Words<'_>, draft: &Draft) -> bool {
    const FOUND: &WordSet = &list("omissions.found");
    const OPEN: &str = "unclear unknown uncertain clear known unlikely likely";
    let Some(cue) = &draft.cue else { return false };
    let found = draft.lemma == "find" && one_of(words.lower(cue.end), FOUND);
    let impersonal = draft.source.as_ref().is_none_or(|source| words.lower(source.start) == "it");
    found || impersonal && cue.clone().any(|at| one_of(words.lower(at), OPEN))
}

/// `added a goal in injury time`, `recalled 400 cars`, `wrote a letter of support`, `called off the match`: what is
/// done with a thing says nothing.
fn is_deed(words: &Words<'_>, draft: &Draft) -> bool {
    let (Some(cue), [content]) = (&draft.cue, draft.contents.as_slice()) else { return false };
    let recalls = draft.lemma == "recall"
        && (words.kind(content.start) == Some(TokenKind::Number)
            || one_of(words.lower(content.start), "its their all"));
    let called_off = draft.lemma == "call" && (cue.start..=cue.end).any(|at| words.lower(at) == "off");
    let is_thing = content.start >= cue.end
        && !one_of(words.lower(content.start), "that to “ \" ‘")
        && !has_verb(words, content);
    // `a fire that claimed six lives`
    let kills = draft.lemma == "claim"
        && content.start >= cue.end
        && !content.clone().any(|at| cues::is_auxiliary(words.lower(at)))
        && content.clone().take(LONGEST_TOLL).any(|at| one_of(words.lower(at), "life lives victim victims"));
    // `Divers found Ana Ruiz in the hold`, but `the poll found Labour ahead`
    let finds = || {
        let noun = draft.source.as_ref().map_or("", |source| words.lower(speechless::head(words, source)));
        let name = content.clone().take_while(|&at| words.is_capitalized(at)).count();
        let behind = content.start + name;
        let is_clause = begins_predicate(words, behind) || verbs::is_participle(words.lower(behind));
        draft.lemma == "find" && name > 0 && !is_clause && is_person_noun(singular(noun))
    };
    called_off || recalls || kills || is_thing && (one_of(&draft.lemma, "add hear write read") || finds())
}

/// How far the word for the dead stands from `claimed`: `tens of thousands of lives`.
const LONGEST_TOLL: usize = 6;

/// `are not being repurposed for`: something is done to the subject, and it is nothing that anybody says.
fn is_undergone(words: &Words<'_>, draft: &Draft) -> bool {
    const FELT: &WordSet = &list("omissions.felt");
    let Some(cue) = draft.cue.as_ref().filter(|_| draft.kind.is_none()) else { return false };
    let participle =
        cue.clone().rev().find(|&at| words.lower(at).len() > 4 && words.lower(at).ends_with("ed"));
    participle.is_some_and(|at| {
        let verbs = (cue.start..at).rev();
        let passive = verbs
            .take_while(|&at| cues::is_auxiliary(words.lower(at)) || cues::is_adverb(words.lower(at)))
            .any(|at| one_of(words.lower(at), cues::BE));
        passive && !one_of(words.lower(at), FELT)
    })
}

/// `declined to comment`, `did not respond to a request`, `nobody said a word`.
fn is_silence(words: &Words<'_>, draft: &Draft) -> bool {
    let (Some(cue), Some(content)) = (&draft.cue, draft.contents.first()) else { return false };
    let refuses = one_of(&draft.lemma, "decline refuse")
        || cue.clone().any(|at| one_of(words.lower(at), "declined refused decline refuse refuses declines"))
        || cues::is_negated(words, cue);
    // `neither confirmed nor denied the report`, `neither side has confirmed it`
    // `No Labels`, `no fewer than six`; `Not everyone welcomed it` is as good as nobody.
    let is_none = |at: usize| {
        words.is_word(at) && !words.is_capitalized(at) && !one_of(words.lower(at), "fewer less more")
    };
    let says_nothing = draft.source.as_ref().filter(|source| source.end <= cue.start).is_some_and(|source| {
        let first = words.lower(source.start);
        first == "neither"
            || first == "nobody" && draft.kind == Some(CueKind::Assertion)
            // `No evidence suggests that it works`
            || first == "no" && is_none(source.start + 1)
            || first == "not" && one_of(words.lower(source.start + 1), "everyone everybody all")
    });
    if says_nothing
        || words.lower_before(cue.start) == "neither"
        || cue.clone().any(|at| words.lower(at) == "neither")
    {
        return true;
    }
    let first = content.start + usize::from(words.lower(content.start) == "to");
    let comment = one_of(words.lower(first), "comment respond elaborate reply answer")
        || one_of(&draft.lemma, "comment respond reply answer")
        || (words.lower(first) == "be"
            && one_of(words.lower(first + 1), "named identified interviewed quoted"));
    // `two crew members, who asked not to be named`
    let withheld = words.lower(content.start) == "not"
        && words.lower(content.start + 1) == "to"
        && words.lower(content.start + 2) == "be"
        && one_of(words.lower(content.start + 3), "named identified quoted");
    let last = words.lower(content.end.saturating_sub(1));
    let nothing = draft.contents.len() == 1
        && (content.len() <= 2 && one_of(last, "word nothing anything thing same so")
            || content.len() <= 6 && last == "comment" && words.lower(content.end.saturating_sub(2)) == "no");
    // `said little about the budget`
    let is_little = one_of(words.lower(content.start), "nothing little")
        && one_of(words.lower(content.start + 1), "about on of more else");
    (refuses && comment) || withheld || nothing || is_little
}

/// Verbs that do something and say nothing; whoever vetoes or appoints decides, and that is an attribution.
const ACTIONS: &WordSet = &list("omissions.actions");
