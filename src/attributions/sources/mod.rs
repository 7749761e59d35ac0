//! Drafts into the sources that they rest on: candidates for each, what is known of them, the best by a fitted score.
//!
//! One function proposes, one file of weights decides; whoever cannot be told from the text is left untold.

mod adjuncts;
mod again;
mod called;
mod candidates;
mod choice;
mod distances;
mod earlier;
mod genders;
mod introduced;
mod mentions;
mod nameless;
mod nouns;
mod others;
mod past;
mod phrase;
mod posts;
mod sorts;
mod spokesmen;
mod strangers;
mod suited;
mod trimmed;
mod weights;

use super::draft::{Construction, Draft};
use super::{AttributionSource, SourceKind};
use crate::entities::{Entity, MentionForm};
use crate::lexicon::Gender;
use crate::span::{EntityId, Score};
use crate::syntax::page::Page;
use crate::syntax::words::one_of;
use crate::syntax::{phrases, relatives};
pub(crate) use candidates::Candidate;
use candidates::Question;
use mentions::{Place, Places};
use past::{Past, Who};
use phrase::Phrase;
use std::collections::BTreeMap;
use std::ops::Range;
use strangers::Stranger;

/// A draft's source, and what it was chosen from.
#[derive(Default)]
pub(crate) struct Resolved {
    /// The source; `None` where nothing can be said.
    pub(crate) source: Option<AttributionSource>,
    /// All candidates; none where the construction says it.
    #[cfg_attr(not(feature = "training"), expect(dead_code, reason = "only training reads it"))]
    pub(crate) candidates: Vec<Candidate>,
    /// The position of the best.
    #[cfg_attr(not(feature = "training"), expect(dead_code, reason = "only training reads it"))]
    pub(crate) chosen: usize,
    /// How likely the best is right.
    pub(crate) confidence: Score,
}

impl Resolved {
    /// A source that the construction says.
    const fn said(source: AttributionSource) -> Self {
        Self { source: Some(source), candidates: Vec::new(), chosen: 0, confidence: Score::ONE }
    }
}

pub(super) use phrase::is_speaker;

/// Who answers in an interview: the person of whom the text speaks most before its first question, by name and else by
/// pronouns, if one is.
fn interviewee(drafts: &[Draft], places: &Places) -> Option<EntityId> {
    let answers = |draft: &&Draft| draft.construction == Construction::Answer;
    let asks = |draft: &&Draft| {
        draft.construction == Construction::Layout && draft.source_kind == Some(SourceKind::SelfReference)
    };
    let first = drafts.iter().find(answers)?.first();
    let first = drafts.iter().find(asks).map_or(first, |question| question.first().min(first));
    let mut counts: BTreeMap<EntityId, (usize, usize)> = BTreeMap::new();
    for place in places.inside(&(0..first)).iter().filter(|place| places.is_person(place.entity)) {
        let (names, others) = counts.entry(place.entity).or_default();
        *(if place.form == MentionForm::Name { names } else { others }) += 1;
    }
    let most = counts.values().max()?;
    let mut persons = counts.iter().filter(|(_, count)| *count == most);
    persons.next().filter(|_| persons.next().is_none()).map(|(&person, _)| person)
}

/// Whether a noun in lower case is one for a body: `board`.
pub(super) fn is_office(noun: &str) -> bool {
    nouns::listed(noun).is_some_and(|(_, kind)| kind == SourceKind::Office)
}

/// Whether such a source has words of its own and no name.
pub(super) const fn is_described(kind: SourceKind) -> bool {
    matches!(kind, SourceKind::Anonymous | SourceKind::Office | SourceKind::Document)
}

/// How sure it is who answers in an interview.
const INTERVIEWEE: Score = Score::from_permille(850);
/// How sure it is for which body somebody speaks where no word says it.
const SPOKEN_OF: Score = Score::from_permille(700);
/// From here on a source says what its noun means.
const REMEMBERED: Score = Score::from_permille(620);

/// Words that open a clause that says when.
const ASIDE: &str = "after before since until when once";

/// Finds the source of each draft, to be asked in their order.
pub(super) struct Resolver<'a> {
    page: &'a Page<'a>,
    drafts: &'a [Draft],
    places: Places,
    strangers: Vec<Stranger>,
    past: Past,
    interviewee: Option<EntityId>,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(page: &'a Page<'a>, drafts: &'a [Draft], entities: &[Entity]) -> Self {
        let places = Places::new(page, entities);
        let interviewee = interviewee(drafts, &places);
        let strangers = strangers::find(page, &places);
        Self { page, drafts, places, strangers, past: Past::default(), interviewee }
    }

    /// The source of a draft; `outer` is who speaks the one in which it stands.
    #[inline(never)]
    pub(super) fn read(&mut self, index: usize, outer: Option<EntityId>) -> Resolved {
        let Some(draft) = self.drafts.get(index) else { return Resolved::default() };
        // Somebody came on, and it is not clear who speaks.
        if draft.construction == Construction::Untagged && draft.source_kind == Some(SourceKind::Implicit) {
            return Resolved::default();
        }
        let words = self.page.words;
        let tokens = draft.source.clone().map(|tokens| phrases::without_last_comma(words, tokens));
        // A comma alone is no source.
        let tokens = tokens.filter(|tokens| !tokens.is_empty()).map(|tokens| self.with_name(draft, tokens));
        let tokens = tokens.map(|tokens| adjuncts::around(self.page, draft, &tokens).unwrap_or(tokens));
        let tokens = tokens.map(|tokens| adjuncts::without(self.page, draft, tokens));
        let tokens = tokens.map(|tokens| self.without_clause(draft, tokens));
        if let Some(kind) =
            draft.source_kind.filter(|&kind| kind != SourceKind::Implicit && !draft.same_source)
        {
            let span = tokens.map(|tokens| words.span(&tokens));
            return Resolved::said(AttributionSource { span, entity: None, kind });
        }
        if draft.construction == Construction::Answer {
            let kind = if self.interviewee.is_some() { SourceKind::Named } else { SourceKind::Implicit };
            let span = tokens.map(|tokens| words.span(&tokens));
            let source = AttributionSource { span, entity: self.interviewee, kind };
            return Resolved { confidence: INTERVIEWEE, ..Resolved::said(source) };
        }
        // `The court heard that …`: whoever spoke to it just before.
        if tokens.is_none() && draft.cue.is_some() && draft.source_kind.is_some() && !draft.same_source {
            let speaker = draft.cue.as_ref().and_then(|cue| self.speaker_in_court(cue.start));
            let kind = if speaker.is_some() { SourceKind::Named } else { SourceKind::Implicit };
            return Resolved::said(AttributionSource { span: None, entity: speaker, kind });
        }
        // `Hale, who said`: the noun phrase before the pronoun says who.
        let relative = tokens.clone().filter(|tokens| relatives::is_relative(words, tokens));
        let noun = relative.as_ref().and_then(|pronoun| relatives::antecedent(words, pronoun.start));
        let phrase =
            noun.clone().or_else(|| tokens.clone()).map(|tokens| Phrase::read(words, &self.places, tokens));
        let at = draft.cue.as_ref().map_or_else(|| draft.first(), |cue| cue.start);
        let question = Question {
            page: self.page,
            places: &self.places,
            strangers: &self.strangers,
            past: &self.past,
            phrase: phrase.as_ref(),
            span: tokens.as_ref().map(|tokens| words.span(tokens)),
            situation: phrase.as_ref().map_or_else(|| unsaid(self.page, draft), |phrase| phrase.class),
            at: tokens.as_ref().map_or(at, |tokens| tokens.start.min(at)),
            outer,
            replies: one_of(&draft.lemma, "reply answer respond retort deny"),
            behind: self.speaker_behind(index),
            introduced: phrase.as_ref().and_then(|phrase| self.introduced(index, phrase)),
            told: self.told(draft),
            contents: &draft.contents,
        };
        let candidates = question.candidates();
        let described = phrase.as_ref().filter(|phrase| !phrase.is_pronoun());
        let led = described.map(|phrase| choice::least_likely(phrase.class));
        let (chosen, mut confidence) = choice::choose(&candidates, led);
        let mut source = candidates.get(chosen).map(|best| best.source);
        if let Some(source) = source
            .as_mut()
            .filter(|source| matches!(source.kind, SourceKind::Anonymous | SourceKind::Document))
            && let Some((body, sure)) = described.and_then(|phrase| self.spoken_for(phrase, &question))
        {
            (source.entity, source.kind, confidence) = (Some(body), SourceKind::Named, sure);
        }
        if let Some(source) = source.as_mut().filter(|source| self.is_body_in_place(phrase.as_ref(), source))
        {
            source.entity = None;
            // `a court in Tarn` may be any.
            if phrase.as_ref().is_some_and(|phrase| phrase.opening == "a") {
                source.kind = SourceKind::Office;
            }
        }
        // A description is shown with its pronoun: `the mechanic who`.
        if let (Some(source), Some(noun), Some(pronoun)) = (&mut source, &noun, &relative)
            && source.entity.is_none()
            && !draft.contents.iter().any(|said| said.start < pronoun.end && noun.start < said.end)
        {
            source.span = Some(words.span(&(noun.start..pronoun.end)));
        }
        if let Some(aside) = tokens.filter(|tokens| self.is_aside(draft, tokens)) {
            self.past.note_aside(aside);
        } else if let Some(inner) = source.and_then(|source| source.entity).filter(|_| self.speaks_on(outer))
        {
            self.past.note_inside(inner, at);
        } else if let Some(source) = source.filter(|_| self.page.quote_around(at).is_none()) {
            self.note(source, phrase.as_ref(), at, confidence);
            self.past.note_end(draft.contents.last().map_or(at, |content| content.end));
            let is_author = source.kind == SourceKind::SelfReference;
            self.past.note_question(!is_author && one_of(&draft.lemma, "ask accuse"));
        }
        let untold = draft.source.is_none() && draft.source_kind.is_none() && !draft.same_source;
        source = source.filter(|source| !(untold && source.kind == SourceKind::Implicit));
        Resolved { source, candidates, chosen, confidence }
    }

    /// Whom a name right behind the cue says it is told: `he told Hale`.
    fn told(&self, draft: &Draft) -> Option<EntityId> {
        let cue = draft.cue.as_ref()?;
        let names = self.places.inside(&(cue.end..cue.end + 1));
        let name = names.iter().find(|place| place.form == MentionForm::Name)?;
        let is_source = draft.source.as_ref().is_some_and(|source| source.contains(&name.tokens.start));
        (!is_source && one_of(&draft.lemma, "tell ask warn remind assure inform")).then_some(name.entity)
    }

    /// The body that somebody speaks for, and how sure that is.
    fn spoken_for(&self, phrase: &Phrase, question: &Question<'_>) -> Option<(EntityId, Score)> {
        match spokesmen::body(self.page.words, &self.places, phrase)? {
            spokesmen::Body::Named(body) => Some((body, Score::ONE)),
            spokesmen::Body::Called(body) => {
                let question = Question { phrase: Some(&body), situation: body.class, ..*question };
                let candidates = question.candidates();
                let least =
                    choice::least_likely(if body.is_of_a_sort(self.page.words) { body.class } else { "" });
                let (chosen, sure) = choice::choose(&candidates, Some(least));
                candidates.get(chosen)?.source.entity.map(|entity| (entity, sure))
            }
            spokesmen::Body::Open => {
                let last = self.past.speakers().next().and_then(|(who, at)| Some((who.entity()?, at)));
                if self.past.is_unknown(question.at) {
                    return None;
                }
                let body = spokesmen::spoken_of(self.page, &self.places, last, question.at)?;
                let is_another = spokesmen::speaks_of_another(self.page, &self.places, body, question.at);
                (!is_another).then_some((body, SPOKEN_OF))
            }
        }
    }

    /// `Police in Tarn`, `Police Tarn`: a body that goes by its words, and not by the name of the town.
    fn is_body_in_place(&self, phrase: Option<&Phrase>, source: &AttributionSource) -> bool {
        let Some(phrase) = phrase else { return false };
        let words = self.page.words;
        let is_place =
            |place: &&Place| Some(place.entity) == source.entity && self.places.is_place(place.entity);
        let town = |range: Range<usize>| self.places.inside(&range).iter().find(is_place);
        let (first, behind) = (phrase.tokens.start, phrase.head.end..phrase.tokens.end);
        let is_in =
            |place: &Place| (behind.start..place.tokens.start).any(|at| one_of(words.lower(at), "in at"));
        nouns::kind(words.lower(first)) == Some(SourceKind::Office) && town(first + 1..first + 2).is_some()
            || phrase.class == "office" && town(behind.clone()).is_some_and(is_in)
    }

    /// Whether a sentence about another person mentions who speaks: `Hale was freed after Ruiz said so`.
    fn is_aside(&self, draft: &Draft, source: &Range<usize>) -> bool {
        const FAR: usize = 60;
        if !one_of(self.page.words.lower_before(source.start), ASIDE) {
            return false;
        }
        let Some(sentence) = self.page.sentence_around(source.start) else { return false };
        let near = sentence.start.max(source.start.saturating_sub(FAR))..sentence.end.min(source.end + FAR);
        let names = || self.places.inside(&near).iter().filter(|place| self.places.is_person(place.entity));
        let is_own = |place: &&Place| place.form == MentionForm::Name && source.contains(&place.tokens.start);
        let Some(own) = names().find(is_own).map(|place| place.entity) else { return false };
        names().any(|place| place.entity != own && !draft.reach().contains(&place.tokens.start))
    }

    /// Who spoke last, where that was to a court and not long ago.
    fn speaker_in_court(&self, at: usize) -> Option<EntityId> {
        const FAR: usize = 60;
        let (who, then) = self.past.speakers().next()?;
        let sentence = self.page.sentence_around(then)?;
        let to_a_court =
            sentence.clone().any(|at| one_of(self.page.words.lower(at), super::assemble::HEARINGS));
        who.entity().filter(|_| to_a_court && at.saturating_sub(sentence.end) < FAR)
    }

    /// Whether whoever speaks around a draft is the last who spoke.
    fn speaks_on(&self, outer: Option<EntityId>) -> bool {
        let last = self.past.speakers().next().and_then(|(who, _)| who.entity());
        last.is_some() && last == outer
    }

    /// Notes that somebody has spoken.
    fn note(&mut self, source: AttributionSource, phrase: Option<&Phrase>, at: usize, confidence: Score) {
        let own = phrase.filter(|phrase| !phrase.is_pronoun());
        // What was a guess is no evidence for the next.
        let is_sure = confidence >= REMEMBERED;
        // `Some Germans` says nothing of who Germans are.
        let is_named = |phrase: &&Phrase| phrase.class != "name" && !phrase.is_some_of_a_group;
        if let Some(phrase) = own.filter(|phrase| is_named(phrase) && is_sure) {
            self.past.note_noun(phrase.noun(self.page.words), source.entity);
        }
        match (source.entity, own) {
            (Some(entity), _) => {
                self.past.note(Who::Entity(entity), at);
                if let Some(phrase) = phrase.filter(|_| !self.places.is_person(entity))
                    && one_of(phrase.class, "person speaker he she")
                {
                    let gender = match phrase.class {
                        "he" => Some(Gender::Male),
                        "she" => Some(Gender::Female),
                        _ => phrase.gender(self.page.words),
                    };
                    self.past.note_spokesman(entity, gender);
                }
            }
            (None, Some(phrase)) if is_described(source.kind) => {
                self.past.note(Who::Words(source.kind, phrase.class, phrase.gender(self.page.words)), at);
            }
            // A name that the network did not find.
            (None, Some(_)) if source.kind == SourceKind::Named => self.past.note_unknown(at),
            // `I ask`, `I suggest`: the author speaks to whoever spoke last.
            (None, _) if source.kind == SourceKind::SelfReference => self.past.go_on(at),
            _ => {}
        }
    }

    /// Who speaks by name in the next draft, in this paragraph or the next, and is the one who is described here.
    fn introduced(&self, index: usize, phrase: &Phrase) -> Option<EntityId> {
        let (draft, next) = (self.drafts.get(index)?, self.drafts.get(index + 1)?);
        let block = |draft: &Draft| self.page.words.block(draft.first());
        let source = next.source.clone().filter(|_| block(next).saturating_sub(block(draft)) <= 1)?;
        introduced::by_name(
            self.page,
            &self.places,
            phrase,
            &source,
            next.cue.as_ref().map_or(source.end, |cue| cue.start),
        )
    }

    /// Who speaks by name in the next draft, where that stands in the same block.
    fn speaker_behind(&self, index: usize) -> Option<EntityId> {
        let block = |draft: &Draft| self.page.words.block(draft.first());
        let (draft, next) = (self.drafts.get(index)?, self.drafts.get(index + 1)?);
        let source = next.source.as_ref().filter(|_| block(draft) == block(next))?;
        let mut names = self.places.inside(source).iter().filter(|place| place.form == MentionForm::Name);
        names.next().map(|place| place.entity)
    }
}

/// Why a draft has no words for its source, in a word for `weights.txt`.
fn unsaid(page: &Page<'_>, draft: &Draft) -> &'static str {
    let quoted =
        draft.contents.first().is_some_and(|content| one_of(page.words.text(content.start), "“ \" « ‘ '"));
    match (&draft.cue, quoted) {
        (None, true) => "quotation",
        (None, false) => "statement",
        (Some(_), true) => "cue, quotation",
        (Some(_), false) => "cue",
    }
}
