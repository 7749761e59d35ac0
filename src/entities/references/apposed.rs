//! Noun phrases beside a name that say who or what it is the name of: `the harbour master, Ilse Varga`, `Swedish captain Bo
//! Lind`, `Ruiz, 34, a teacher`, `Norvane is an airline`.

use super::known::class;
use super::phrases::{ends_phrase, is_owner, says};
use crate::entities::EntityKind;
use crate::entities::beside::opens_sentence;
use crate::entities::mentions::NameMention;
use crate::entities::words::list;
use crate::span::TokenRange;
use crate::syntax::phrases::is_possessive_ending;
use crate::syntax::verbs::auxiliaries::is_auxiliary;
use crate::syntax::verbs::is_verb;
use crate::syntax::word_classes::{is_function_word, is_person_noun, singular};
use crate::syntax::words::text;
use crate::text::{Document, TokenKind};
use crate::word_set::one_of;

/// A description and the one that it stands beside.
#[derive(Clone, Copy)]
pub(super) struct Apposed {
    pub(super) tokens: TokenRange,
    pub(super) beside: Beside,
    /// How the two are joined, for the weights: `comma`, `bracket`, `is`, `as`, `and`, `before`,
    /// `before, bare` or `before comma`.
    pub(super) joint: &'static str,
}

/// Whom a description stands beside.
#[derive(Clone, Copy)]
pub(super) enum Beside {
    /// The number of a name.
    Name(usize),
    /// What the pronoun or the description that ends with a token speaks of.
    Linked(usize),
    /// The subject of the sentence.
    Subject,
    /// What the predicate before it speaks of.
    Predicate,
}

/// The description that begins at a token.
pub(super) fn read(
    document: &Document<'_>,
    mentions: &[NameMention<'_>],
    at: usize,
    sentence: TokenRange,
) -> Option<Apposed> {
    let asked = Asked { document, mentions, sentence };
    let before = || asked.before(at).or_else(|| asked.before_comma(at)).or_else(|| asked.called(at));
    let apposed = asked.behind(at).or_else(before)?;
    Some(Apposed { tokens: asked.without_mentions(apposed.tokens), ..apposed })
}

struct Asked<'a, 'd, 't> {
    document: &'d Document<'t>,
    mentions: &'a [NameMention<'t>],
    sentence: TokenRange,
}

impl Asked<'_, '_, '_> {
    fn text(&self, at: usize) -> &str {
        text(self.document, at)
    }

    /// A description without what is a mention of its own: `new president` of `Mexico’s new president`, `wife` of `his wife`.
    fn without_mentions(&self, tokens: TokenRange) -> TokenRange {
        let start = tokens.start.get() + usize::from(self.is_owner(tokens.start.get()));
        let next = self.mentions.partition_point(|mention| mention.tokens.start < tokens.end);
        let name = next.checked_sub(1).and_then(|last| self.mentions.get(last));
        let behind = name.map_or(start, |name| name.tokens.end.get().max(start));
        let behind = behind + usize::from(is_possessive_ending(self.text(behind)));
        TokenRange::new(behind.min(tokens.end.get() - 1), tokens.end.get())
    }

    /// A description behind what it describes: `Ruiz, a teacher`, `Ruiz is a teacher`, `Ruiz worked as a teacher`, and, behind
    /// another, `and a painter`.
    fn behind(&self, at: usize) -> Option<Apposed> {
        let joint_at = at.checked_sub(1).filter(|&joint| joint > self.sentence.start.get())?;
        let (joint, end) = match self.text(joint_at) {
            "," => ("comma", self.before_age(joint_at)),
            "(" => ("bracket", joint_at),
            "—" | "–" if !self.closes(joint_at) => ("bracket", joint_at),
            "—" | "–" => return None,
            "and" => ("and", joint_at),
            "as" => ("as", self.before_calling(joint_at - 1)?),
            _ => ("is", self.before_copula(at)?),
        };
        let before = end.checked_sub(1).filter(|&before| before >= self.sentence.start.get())?;
        let (joint, beside) = match (joint, self.text(before)) {
            ("and", _) => (joint, Beside::Predicate),
            // `Ruiz, who was a teacher`
            ("is" | "as", "who" | "which") => {
                (joint, Beside::Name(self.name_before(before.checked_sub(1)?)?))
            }
            // `Norvane, known as Norva, is an airline`
            ("is", ")" | "," | "and" | "but") => (joint, Beside::Subject),
            ("is" | "as", _) => (joint, self.name_before(end).map_or(Beside::Linked(before), Beside::Name)),
            _ => (joint, Beside::Name(self.name_before(end)?)),
        };
        let is_predicate = matches!(joint, "is" | "as" | "and");
        // `HARLOW — The ferry`
        let is_new = matches!(self.text(at), "The" | "This" | "A" | "An");
        let tokens = self.phrase(at, is_predicate).filter(|_| !is_new)?;
        // `Ana Ruiz, a neighbour said, would`, `In Tarn, the mayor` and `Ana Ruiz, her mother and` speak of another.
        let is_listed = self.is_owner(at) && self.text(tokens.end.get()) == "and";
        let is_another = joint == "comma"
            && (is_listed || says(self.document, tokens.end.get()) || opens_sentence(self.document, end));
        (!is_another).then_some(Apposed { tokens, beside, joint })
    }

    /// The end of what stands before `worked as`, `was elected as` or `, known as`, when the verb at a token says what somebody is.
    fn before_calling(&self, verb: usize) -> Option<usize> {
        let start = self.sentence.start.get();
        let is_passed = |at: &usize| is_auxiliary(self.text(*at)) || self.text(*at).ends_with("ly");
        let end = (start..verb).rev().find(|at| !is_passed(at))? + 1;
        let is_beside = end == verb && self.text(end - 1) == ",";
        one_of(self.text(verb), const { &list("references.calls") }).then_some(end - usize::from(is_beside))
    }

    /// The end of what stands before `is`, `has been` or `was also`, with which a predicate begins at a token.
    fn before_copula(&self, at: usize) -> Option<usize> {
        /// So many tokens has a bracket behind a name.
        const MOST: usize = 40;
        let start = self.sentence.start.get();
        let before = |at: usize| at.checked_sub(1).filter(|&at| at > start);
        let mut verb = before(at)?;
        let word = self.text(verb);
        if word.ends_with("ly") || one_of(word, "also still now just both once then already") {
            verb = before(verb)?;
        }
        if self.text(verb) == "been" {
            verb = before(verb)?;
            if !matches!(self.text(verb), "has" | "had" | "have") {
                return None;
            }
        } else if matches!(self.text(verb), "'s" | "’s") {
            return before(verb).filter(|&it| matches!(self.text(it), "it" | "It")).and(Some(verb));
        } else if !one_of(self.text(verb), "is was are were became become becomes remains") {
            return None;
        }
        // `Daniel Holt (8 February 1700 – 17 March 1782) was`
        let closed = verb - 1;
        if self.text(closed) == ")" {
            let opens =
                (start.max(closed.saturating_sub(MOST))..closed).rev().find(|&at| self.text(at) == "(");
            return opens.filter(|&opens| self.name_before(opens).is_some()).or(Some(verb));
        }
        Some(verb)
    }

    /// Whether a dash closes what another dash before it opened.
    fn closes(&self, dash: usize) -> bool {
        const FAR: usize = 40;
        let floor = self.sentence.start.get().max(dash.saturating_sub(FAR));
        (floor..dash).filter(|&at| self.text(at) == self.text(dash)).count() % 2 == 1
    }

    /// The comma behind a name whose age stands between two: `Ruiz, 34,`.
    fn before_age(&self, comma: usize) -> usize {
        let is_number = |at: usize| self.text(at).starts_with(|c: char| c.is_ascii_digit());
        if comma > 2 && self.text(comma - 2) == "," && is_number(comma - 1) { comma - 2 } else { comma }
    }

    fn name_before(&self, end: usize) -> Option<usize> {
        let name = self.mentions.partition_point(|mention| mention.tokens.end.get() < end);
        let mention = self.mentions.get(name).filter(|mention| mention.tokens.end.get() == end)?;
        (mention.tokens.start >= self.sentence.start).then_some(name)
    }

    /// `Swedish captain Bo Lind`, `the film Low Water`: a description right before what it describes.
    fn before(&self, at: usize) -> Option<Apposed> {
        const MOST: usize = 6;
        let (name, mention) = self.name_behind(at)?;
        let end = mention.tokens.start.get();
        if end > at + MOST || end >= self.sentence.end.get() {
            return None;
        }
        let is_determined = is_article(self.text(at));
        let first = at + usize::from(is_determined);
        let noun = self.text(end.checked_sub(1).filter(|&noun| noun >= first)?);
        let is_whole = (first..end).all(|part| self.is_part(part));
        // `The ferry passed Harlow`
        let is_noun = noun.starts_with(|c: char| c.is_ascii_lowercase())
            && singular(noun) == noun
            && !noun.ends_with("ed");
        let suits = match mention.kind {
            EntityKind::Person => is_person_noun(noun),
            EntityKind::Organization | EntityKind::Location | EntityKind::Facility | EntityKind::Group => {
                is_kind_of_body(noun)
            }
            _ => is_determined || class(noun) != "noun",
        };
        let is_owned = at.checked_sub(1).is_some_and(|owner| self.is_owner(owner));
        let opens = is_determined || self.opens(at);
        let joint = if is_determined || is_owned { "before" } else { "before, bare" };
        let apposed = Apposed { tokens: TokenRange::new(at, end), beside: Beside::Name(name), joint };
        (is_whole && is_noun && suits && opens).then_some(apposed)
    }

    /// `the captain, Bo Lind,`, `His father, Otto Holt,`, `the head of the port, Ana Ruiz`.
    fn before_comma(&self, at: usize) -> Option<Apposed> {
        const MOST: usize = 12;
        let is_owned = at.checked_sub(1).is_some_and(|owner| self.is_owner(owner));
        let opens = is_article(self.text(at)) || is_owned;
        let (name, mention) = self.name_behind(at).filter(|_| opens)?;
        let tokens = self.phrase(at, false)?;
        let end = tokens.end.get();
        let stop = self.sentence.end.get().min(end + MOST);
        let comma = match self.text(end) {
            "," => end,
            "of" | "for" | "at" => (end..stop).find(|&at| self.text(at) == ",")?,
            _ => return None,
        };
        let (name, mention) =
            if mention.tokens.start.get() > comma { (name, mention) } else { self.name_behind(comma)? };
        // `After a call to his mother, Ruiz was`
        let from = at - usize::from(is_owned);
        let is_oblique = from.checked_sub(1).is_some_and(|before| {
            one_of(&self.text(before).to_lowercase(), const { &list("references.prepositions") })
        });
        let is_subject = is_oblique && is_auxiliary(self.text(mention.tokens.end.get()));
        let suits = mention.kind == EntityKind::Person && is_person_noun(self.text(end - 1)) && !is_subject;
        let beside = Beside::Name(name);
        (suits && mention.tokens.start.get() == comma + 1).then_some(Apposed {
            tokens,
            beside,
            joint: "before comma",
        })
    }

    /// `a boat called Low Water`, `an old mission known as the Alamo`; not `A doctor called Ana Ruiz at noon`.
    fn called(&self, at: usize) -> Option<Apposed> {
        let tokens = self.phrase(at, false).filter(|_| matches!(self.text(at), "a" | "A" | "an" | "An"))?;
        let end = tokens.end.get();
        let behind = match (self.text(end), self.text(end + 1)) {
            ("called" | "named" | "dubbed", _) => end + 1,
            ("known", "as") => end + 2,
            _ => return None,
        };
        let is_left_out = |at: &usize| matches!(self.text(*at), "the" | "The" | "“" | "\"" | "‘");
        let name_at = (behind..behind + 3).find(|at| !is_left_out(at))?;
        let (name, mention) = self.name_behind(name_at - 1)?;
        let beside = Beside::Name(name);
        // What stands behind a verb or a preposition is no subject, and a subject needs a verb of its own.
        let is_object = at > self.sentence.start.get() && {
            let before = self.text(at - 1).to_lowercase();
            is_verb(&before) || one_of(&before, const { &list("references.prepositions") })
        };
        let behind = mention.tokens.end.get();
        let next = self.text(behind);
        let is_participle = is_object || is_auxiliary(next) || is_verb(next) || says(self.document, behind);
        (is_participle && mention.tokens.start.get() == name_at).then_some(Apposed {
            tokens,
            beside,
            joint: "before",
        })
    }

    /// The first name that begins behind a token.
    fn name_behind(&self, at: usize) -> Option<(usize, &NameMention<'_>)> {
        let name = self.mentions.partition_point(|mention| mention.tokens.start.get() <= at);
        self.mentions.get(name).map(|mention| (name, mention))
    }

    /// Whether a phrase without an article can begin at a token: `said captain Bo Lind` has none at `said`.
    fn opens(&self, at: usize) -> bool {
        at == self.sentence.start.get() || !self.is_part(at - 1) || self.name_before(at).is_some()
    }

    fn is_owner(&self, at: usize) -> bool {
        is_owner(self.document, at)
    }

    /// A noun phrase that says what something is, to its noun: with an article, or a person's noun without one. A predicate may
    /// say more than one thing: `was a painter and baker`.
    fn phrase(&self, at: usize, is_predicate: bool) -> Option<TokenRange> {
        const MOST: usize = 9;
        // `one of the first settlers`
        let is_one = self.text(at) == "one" && self.text(at + 1) == "of";
        let opens = at + if is_one { 2 } else { 0 };
        let is_determined = is_article(self.text(opens)) || self.is_owner(opens);
        let first = opens + usize::from(is_determined);
        let joins = |at: usize| {
            is_predicate
                && self.text(at) == "and"
                && at > first
                && self.is_part(at - 1)
                && self.text(at + 1).starts_with(|c: char| c.is_ascii_lowercase())
                && self.is_part(at + 1)
                && !self.is_part(at + 2)
                && !is_verb(self.text(at + 1))
        };
        let mut parts = first..self.sentence.end.get().min(first + MOST);
        let stop = parts.end;
        // `the first settlers`, `a former teacher`
        let orders = |at: usize| is_determined && one_of(self.text(at), const { &list("references.orders") });
        let is_part = |at: usize| self.is_part(at) || joins(at) || orders(at);
        let end = parts.find(|&part| !is_part(part)).unwrap_or(stop);
        let noun = end.checked_sub(1).filter(|&noun| noun >= first)?;
        let word = self.text(noun);
        let closes = ends_phrase(self.document, end, self.sentence.end.get(), true);
        let may_be_many = is_one || is_predicate;
        // `a beautiful and rich city`
        let goes_on =
            matches!(self.text(end), "and" | "," | "but") && self.is_part(end + 1) && !is_person_noun(word);
        let is_noun = word.starts_with(|c: char| c.is_ascii_lowercase())
            && !goes_on
            && !word.ends_with("ed")
            && !word.ends_with("ly")
            && (may_be_many || singular(word) == word);
        let is_said = is_determined || is_person_noun(word) && !is_one;
        (closes && is_noun && is_said).then(|| TokenRange::new(at, noun + 1))
    }

    /// Whether a word can stand before the noun of a description, or be it.
    fn is_part(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens().get(at) else { return false };
        let word = self.text(at);
        match token.kind {
            TokenKind::Word => {
                is_possessive_ending(word)
                    || !is_function_word(&word.to_lowercase())
                        && !one_of(word, const { &list("references.reports") })
                        && !one_of(word, const { &list("references.verbs") })
            }
            TokenKind::Number => true,
            _ => word == "-" && !token.spaced,
        }
    }
}

fn is_article(word: &str) -> bool {
    one_of(&word.to_lowercase(), "the this a an another")
}

/// Whether a noun says what a body or a place is: `broadcaster Norvane TV`.
fn is_kind_of_body(noun: &str) -> bool {
    !matches!(class(noun), "person" | "noun" | "event" | "work")
}
