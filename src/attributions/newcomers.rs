//! `“It was cold,” said Hale. Joan Poole shook her head. “It was warm.”`: behind a sentence that brings on somebody else, a
//! quotation without a tag is no longer the earlier speaker’s.

use super::draft::{Construction, Draft};
use super::{SourceKind, list};
use crate::entities::{Entity, EntityKind, MentionForm};
use crate::lexicon::{self, Gender};
use crate::sorting::sort_by_key;
use crate::span::EntityId;
use crate::syntax::page::Page;
use crate::syntax::phrases;
use crate::syntax::quotations::{self, QuoteForm};
use crate::syntax::statements::begins_predicate;
use crate::syntax::verbs::{is_participle, is_verb};
use crate::syntax::word_classes::{gender_of_noun, gender_of_pronoun, is_person_noun};
use crate::syntax::words::{Words, one_of};
use std::ops::Range;

/// Words that join a sentence to the one before.
const JOINS: &str = "but and so yet then";

/// Where the text speaks of a person, by name or otherwise.
struct Person {
    tokens: Range<usize>,
    entity: EntityId,
    form: MentionForm,
    gender: Option<Gender>,
}

/// Somebody else than the speaker before, whom a sentence is about.
struct Newcomer {
    words: Range<usize>,
    /// Behind the subject of the sentence.
    end: usize,
    gender: Option<Gender>,
    is_named: bool,
    /// How far one who is described can be known, where the description could also mean the speaker before.
    kind: Option<SourceKind>,
}

/// What one person says without a tag.
struct Turn {
    speaker: Option<Range<usize>>,
    kind: Option<SourceKind>,
    contents: Vec<Range<usize>>,
}

/// Parts the quotations behind a newcomer from those of the speaker before.
#[inline(never)]
pub(super) fn part(page: &Page<'_>, entities: &[Entity], drafts: &mut Vec<Draft>) {
    let stage = Stage { page, persons: persons(page.words, entities) };
    let place = |draft: &Draft| draft.cue.as_ref().map_or_else(|| draft.first(), |cue| cue.start);
    sort_by_key(drafts, place);
    let mut parted = Vec::new();
    let mut before: Option<Range<usize>> = None;
    for draft in drafts.iter_mut() {
        let earlier = draft.source.clone().or_else(|| before.clone());
        if draft.source.is_some() && page.quote_around(place(draft)).is_none() {
            before.clone_from(&draft.source);
        }
        let Some(earlier) = earlier.filter(|_| draft.source.is_some() || draft.cue.is_none()) else {
            continue;
        };
        let (kept, turns) = stage.turns(draft, earlier);
        draft.contents = kept;
        draft.marked.retain(|content| !turns.iter().any(|turn| turn.contents.contains(content)));
        for turn in turns {
            before = turn.speaker.clone().or(before);
            parted.push(Draft {
                source: turn.speaker,
                source_kind: turn.kind,
                contents: turn.contents,
                construction: Construction::Untagged,
                confidence: draft.confidence,
                sure: [draft.sure[2], 0, draft.sure[2]],
                ..Draft::default()
            });
        }
    }
    drafts.retain(|draft| !draft.contents.is_empty());
    drafts.extend(parted);
}

/// The text, and who comes on in it.
struct Stage<'p> {
    page: &'p Page<'p>,
    persons: Vec<Person>,
}

impl Stage<'_> {
    /// The contents that stay with a draft, and what others say behind them.
    fn turns(&self, draft: &mut Draft, mut earlier: Range<usize>) -> (Vec<Range<usize>>, Vec<Turn>) {
        let (mut kept, mut turns) = (Vec::new(), Vec::<Turn>::new());
        let tag = draft.source.iter().chain(&draft.cue).map(|own| own.end).max();
        let tag = tag.unwrap_or(earlier.end).max(earlier.end);
        for content in draft.contents.drain(..) {
            if let Some((scene, newcomer)) = self.comes_on(&content, tag, &earlier) {
                let speaks = self.speaks(&scene, &newcomer, &content);
                earlier = newcomer.words.clone();
                let kind = if speaks { newcomer.kind } else { Some(SourceKind::Implicit) };
                let speaker = Some(newcomer.words).filter(|_| speaks);
                turns.push(Turn { speaker, kind, contents: Vec::new() });
            }
            turns.last_mut().map_or(&mut kept, |turn| &mut turn.contents).push(content);
        }
        (kept, turns)
    }

    /// The sentence before a quotation and who it brings on, where that is about somebody else and stands behind the tag of
    /// the quotation before.
    fn comes_on(
        &self,
        content: &Range<usize>,
        tag: usize,
        earlier: &Range<usize>,
    ) -> Option<(Range<usize>, Newcomer)> {
        let is_speech = |start| {
            self.page.quote_at(start).is_some_and(|quote| quote.depth == 0 && quote.form == QuoteForm::Speech)
        };
        let scene = self.scene(content.start).filter(|scene| scene.start >= tag && is_speech(scene.end))?;
        let newcomer = self.newcomer(&scene, earlier)?;
        let is_told_of = self.is_told_of(&newcomer, content);
        let leads_in = self.page.words.text(scene.end - 1) == ":";
        // `Joan Poole was taken to hospital. “She is stable.”`: the speaker before goes on about her.
        (leads_in || !is_told_of || self.acts(&scene, &newcomer)).then_some((scene, newcomer))
    }

    /// The sentence before a token that has no quotation, in the same paragraph; with a colon, what leads in.
    fn scene(&self, end: usize) -> Option<Range<usize>> {
        let words = self.page.words;
        let last = end.checked_sub(1).filter(|&last| words.block(last) == words.block(end))?;
        let scene = self.page.sentence_around(last)?.start..end;
        (one_of(words.text(last), ". : !") && !quotations::stand_in(self.page.quotes, &scene))
            .then_some(scene)
    }

    /// Who a sentence is about, if that is somebody else than the speaker before.
    fn newcomer(&self, scene: &Range<usize>, earlier: &Range<usize>) -> Option<Newcomer> {
        let words = self.page.words;
        let mut rest = scene.clone();
        let start = rest.find(|&at| !words.is_mark(at) && !one_of(words.lower(at), JOINS))?;
        // `For Joan Poole it was over.`
        let start = start + usize::from(words.lower(start) == "for");
        if one_of(words.lower(start), "he she") {
            return self.by_pronoun(start, scene, earlier);
        }
        self.by_words(start, scene, earlier)
    }

    /// Who a sentence is about that begins with a name or a description.
    fn by_words(&self, start: usize, scene: &Range<usize>, earlier: &Range<usize>) -> Option<Newcomer> {
        let near = start..scene.end.min(start + LONGEST);
        self.by_name(&near, earlier).unwrap_or_else(|| self.by_description(&near, scene, earlier))
    }

    /// `She laughed`, where the speaker before is a man, or where the sentence before is about another woman.
    fn by_pronoun(&self, at: usize, scene: &Range<usize>, earlier: &Range<usize>) -> Option<Newcomer> {
        let gender = gender_of_pronoun(self.page.words.lower(at));
        let is_other = self.gender(earlier).is_some_and(|known| Some(known) != gender);
        let brought_on = || {
            let before = self.scene(scene.start).filter(|before| before.start >= earlier.end)?;
            self.by_words(before.start, &before, earlier).filter(|newcomer| newcomer.gender == gender)
        };
        let words = if is_other { at..at + 1 } else { brought_on()?.words };
        Some(Newcomer { words, end: at + 1, gender, is_named: false, kind: None })
    }

    /// `Manager Kev Sharples was beaming`; `Some(None)` where the name is that of the speaker before.
    fn by_name(&self, near: &Range<usize>, earlier: &Range<usize>) -> Option<Option<Newcomer>> {
        let words = self.page.words;
        let name = self.inside(near).iter().find(|person| person.form == MentionForm::Name)?;
        let is_title = |at: usize| {
            words.is_capitalized(at) || is_person_noun(words.lower(at)) || one_of(words.lower(at), "of the")
        };
        // `His boss, Tom Hale, nodded`: whose words describe the speaker before is nobody else.
        let is_own = Some(name.entity) == self.entity(earlier);
        if !(near.start..name.tokens.start).all(is_title) || phrases::is_possessive(words, name.tokens.end) {
            let is_beside = words.lower_before(name.tokens.start) == "," && is_own;
            return is_beside.then_some(None);
        }
        let title = (near.start..name.tokens.start).rev().find_map(|at| gender_of_noun(words.lower(at)));
        let gender = title.or(name.gender);
        let words = near.start..name.tokens.end;
        let newcomer = Newcomer { words, end: name.tokens.end, gender, is_named: true, kind: None };
        Some((!is_own).then_some(newcomer))
    }

    /// `His wife wept`, `Hale’s daughter laughed`, `The barber put it more simply`.
    fn by_description(
        &self,
        near: &Range<usize>,
        scene: &Range<usize>,
        earlier: &Range<usize>,
    ) -> Option<Newcomer> {
        let words = self.page.words;
        let is_owner = |&at: &usize| {
            at == near.start && one_of(words.lower(at), "his her their my our")
                || phrases::is_possessive(words, at)
        };
        let opens = one_of(words.lower(near.start), "the a an one another").then_some(near.start);
        let opening = near.clone().find(is_owner).or(opens)?;
        let is_last = |&at: &usize| {
            is_person_noun(words.lower(at))
                && !phrases::is_possessive(words, at + 1)
                && !is_person_noun(words.lower(at + 1))
        };
        let is_phrase = |&at: &usize| words.is_word(at) && !phrases::is_preposition(words, at);
        let noun = (opening + 1..near.end).take_while(is_phrase).find(is_last)?;
        // `“…,” said the barber. The barber smiled.`
        if earlier.clone().any(|at| words.lower(at) == words.lower(noun)) {
            return None;
        }
        let subject = near.start..noun + 1;
        let may_be_own = self
            .inside(&subject)
            .iter()
            .any(|person| person.form == MentionForm::Nominal && Some(person.entity) == self.entity(earlier));
        let kind = may_be_own.then_some(SourceKind::Anonymous);
        let gender = gender_of_noun(words.lower(noun));
        let newcomer = Newcomer { words: subject, end: noun + 1, gender, is_named: false, kind };
        (!may_be_own || sets_against(words, noun + 1..scene.end)).then_some(newcomer)
    }

    /// Whether the newcomer speaks: not where something happens to them, nor where the quotation tells of them.
    fn speaks(&self, scene: &Range<usize>, newcomer: &Newcomer, content: &Range<usize>) -> bool {
        let leads_in = self.page.words.text(scene.end - 1) == ":";
        let is_for = self.page.words.lower_before(newcomer.words.start) == "for";
        leads_in || !is_for && self.acts(scene, newcomer) && !self.is_told_of(newcomer, content)
    }

    /// Whether a quotation speaks of the newcomer, by its first pronoun: `“She told me so.”`
    fn is_told_of(&self, newcomer: &Newcomer, content: &Range<usize>) -> bool {
        let mut pronouns = content.clone().filter_map(|at| gender_of_pronoun(self.page.words.lower(at)));
        let first = pronouns.next();
        first.is_some() && first == newcomer.gender
    }

    /// Whether the newcomer does something in the sentence that brings them on, as somebody does who then speaks: whoever is
    /// not named must react. What they had done before, what is done to them and what will be says nothing of it.
    fn acts(&self, scene: &Range<usize>, newcomer: &Newcomer) -> bool {
        let words = self.page.words;
        let behind = newcomer.end..scene.end;
        let closes = |&at: &usize| words.text(at) == "," && begins_predicate(words, at + 1);
        let aside = behind.clone().skip(1).find(closes).filter(|_| words.text(behind.start) == ",");
        let predicate = aside.map_or(behind.start, |comma| comma + 1)..behind.end;
        let is_adverb = |at: usize| words.lower(at).ends_with("ly") || one_of(words.lower(at), "also not");
        let mut rest = predicate.clone().filter(|&at| !is_adverb(at));
        let (Some(verb), Some(next)) = (rest.next(), rest.next()) else { return true };
        let is_done = is_participle(words.lower(next))
            || is_verb(words.lower(next)) && !words.lower(next).ends_with("ing");
        let tells = match words.lower(verb) {
            "will" | "would" | "could" | "may" | "might" | "died" => false,
            "had" | "has" | "have" => !(is_done || words.lower(next) == "been"),
            "was" | "is" | "were" | "are" => !(is_done && words.is_word(next + 1)),
            // `lent him the money`
            _ => !one_of(words.lower(next), "him me us them"),
        };
        tells && (newcomer.is_named || reacts(words, predicate))
    }

    /// The person whom some words name or mean.
    fn entity(&self, range: &Range<usize>) -> Option<EntityId> {
        self.inside(range).first().map(|person| person.entity)
    }

    /// The gender of whoever some words speak of.
    fn gender(&self, range: &Range<usize>) -> Option<Gender> {
        let known = self.inside(range).first().and_then(|person| person.gender);
        let words = self.page.words;
        known.or_else(|| gender_of_pronoun(words.lower(range.start)).filter(|_| range.len() == 1))
    }

    /// The mentions of persons that begin in a range.
    fn inside(&self, range: &Range<usize>) -> &[Person] {
        let from = self.persons.partition_point(|person| person.tokens.start < range.start);
        let to = self.persons.partition_point(|person| person.tokens.start < range.end);
        self.persons.get(from..to).unwrap_or_default()
    }
}

/// Most tokens of a sentence in which its subject is looked for.
const LONGEST: usize = 7;

/// Whether somebody does what people do as they speak: `wept`, `put it another way`.
fn reacts(words: &Words<'_>, predicate: Range<usize>) -> bool {
    let does = |at: usize| {
        one_of(words.lower(at), const { &list("newcomers.reacts") })
            || one_of(words.lower(at), "put puts sees saw") && words.lower(at + 1) == "it"
    };
    predicate.clone().take(LONGEST).any(does) || sets_against(words, predicate)
}

/// Whether a sentence sets its subject against whoever spoke before: `disagrees`, `put it more simply`, `sees it differently`.
fn sets_against(words: &Words<'_>, mut predicate: Range<usize>) -> bool {
    predicate.any(|at| {
        let is_compared = || words.lower(at + 1).ends_with("ly") || one_of(words.lower_before(at), "is was");
        one_of(words.lower(at), "disagrees disagreed agrees agreed differently otherwise")
            || words.follow(at, "another way")
            || one_of(words.lower(at), "more less") && is_compared()
    })
}

/// All persons of the article, in text order.
fn persons(words: &Words<'_>, entities: &[Entity]) -> Vec<Person> {
    let of_persons = entities.iter().filter(|entity| entity.kind == EntityKind::Person);
    let mut persons: Vec<Person> = of_persons
        .flat_map(|entity| {
            let given = entity.name.split_once(' ').map(|(given, _)| given);
            let gender = given.and_then(lexicon::gender);
            entity.mentions.iter().map(move |mention| Person {
                tokens: words.under(mention.span),
                entity: entity.id,
                form: mention.form,
                gender,
            })
        })
        .collect();
    sort_by_key(&mut persons, |person| person.tokens.start);
    persons
}
