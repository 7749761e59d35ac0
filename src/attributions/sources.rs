//! A source's words into what can be known of it: its [`SourceKind`] and its entity.

use super::phrases;
use super::relatives;
use super::words::{Words, one_of};
use super::{AttributionSource, SourceKind};
use crate::entities::{self, Entity, EntityKind, MentionForm};
use crate::span::{EntityId, Span};
use std::collections::BTreeSet;
use std::ops::Range;

/// Things that carry somebody's word: their author is the source.
const DOCUMENTS: &str = "report reports study studies investigation investigations statement survey surveys poll polls article articles analysis \
                         document documents letter letters memo review inquiry audit paper filing complaint lawsuit indictment affidavit email \
                         emails post tweet message spokesman spokeswoman data figures statistics findings records account census website";
/// Nobody in particular.
const UNSPECIFIED: &str = "reports report rumors rumours some many most others few people everyone someone somebody anyone nobody one ones \
                           they media speculation word legend observers";
const SELF: &str = "i we us me";

/// Where the text speaks of entities, sorted for look-up.
#[derive(Debug)]
pub(crate) struct Mentions {
    sorted: Vec<(Span, EntityId, MentionForm)>,
    persons: BTreeSet<EntityId>,
}

impl Mentions {
    /// Sorts the mentions of all entities.
    pub(crate) fn new(entities: &[Entity]) -> Self {
        let mut sorted: Vec<_> = entities
            .iter()
            .flat_map(|entity| entity.mentions.iter().map(|mention| (mention.span, entity.id, mention.form)))
            .collect();
        sorted.sort_unstable_by_key(|(span, id, _)| (span.start(), span.end(), *id));
        let persons = entities.iter().filter(|entity| entity.kind == EntityKind::Person);
        Self { sorted, persons: persons.map(|entity| entity.id).collect() }
    }

    /// The mentions that lie inside a span, in text order.
    pub(crate) fn inside(&self, span: Span) -> &[(Span, EntityId, MentionForm)] {
        let from = self.sorted.partition_point(|(mention, ..)| mention.start() < span.start());
        let to = self.sorted.partition_point(|(mention, ..)| mention.start() < span.end());
        self.sorted.get(from..to).unwrap_or_default()
    }
}

/// Says what can be known of a source.
pub(crate) fn judge(
    words: &Words<'_>,
    source: &Range<usize>,
    mentions: &Mentions,
    quoted: bool,
) -> AttributionSource {
    if relatives::is_relative(words, source) {
        return of_antecedent(words, source, mentions, quoted);
    }
    let span = Some(words.span(source));
    let known = |entity, kind| AttributionSource { span, entity, kind };
    let head = head(words, source);
    let first = words.lower(source.start);
    if source.len() == 1 && one_of(first, SELF) {
        // Inside a quotation `I` is the speaker, outside the author.
        let kind = if quoted { SourceKind::Implicit } else { SourceKind::SelfReference };
        return known(None, kind);
    }
    if let Some(entity) = entity_of(words, source, &head, mentions) {
        return known(Some(entity), SourceKind::Named);
    }
    // `They said` speaks of people named or described before; `They say` of nobody in particular.
    let spoken_of = one_of(first, "he she it who you his her him their them its")
        || (first == "they" && words.lower(source.end) != "say");
    if source.len() == 1 && spoken_of {
        return known(None, SourceKind::Implicit);
    }
    let last = head.end.checked_sub(1).map_or("", |at| words.lower(at));
    // `one of them`, `others in the village`: part of a group that is described.
    let described = head.end < source.end
        && one_of(words.lower(head.end), "of in at from among with on near familiar close who along outside");
    if head.len() == 1 && one_of(last, "one some many most few others people") && described {
        return known(None, SourceKind::Anonymous);
    }
    let bare = head.len() == 1
        || (head.len() == 2 && one_of(first, "some many several various media news press unconfirmed local"));
    if bare && one_of(last, UNSPECIFIED) {
        return known(None, SourceKind::Unspecified);
    }
    if names_itself(words, &head) {
        return known(None, SourceKind::Named);
    }
    known(None, SourceKind::Anonymous)
}

/// `The ministry denied it. It said …`: a pronoun that leads to no entity speaks of whoever was described
/// just before, and has no name either. `described` is the last source with words of its own.
pub(crate) fn resolve_pronoun(
    words: &Words<'_>,
    source: &Range<usize>,
    judged: AttributionSource,
    described: &mut Option<Range<usize>>,
) -> AttributionSource {
    const FAR: usize = 80;
    let pronoun = one_of(words.lower(source.start), phrases::THIRD_PERSON) && source.len() == 1;
    if !pronoun {
        let told = judged.kind == SourceKind::Anonymous && words.count(source) > 1;
        *described = told.then(|| source.clone());
        return judged;
    }
    let antecedent = described.as_ref().filter(|antecedent| {
        let near = antecedent.end <= source.start && source.start - antecedent.end < FAR;
        judged.kind == SourceKind::Implicit && near && agrees(words, antecedent, words.lower(source.start))
    });
    if antecedent.is_some() { AttributionSource { kind: SourceKind::Anonymous, ..judged } } else { judged }
}

/// Whether a pronoun can speak of a described source.
fn agrees(words: &Words<'_>, source: &Range<usize>, pronoun: &str) -> bool {
    let noun = words.lower(head(words, source).end.saturating_sub(1));
    let person = entities::is_person_noun(noun);
    let opens = words.lower(source.start);
    let singular = one_of(opens, "the a an this that another its his her their one") && !noun.ends_with('s');
    match pronoun {
        "it" => singular && !person,
        "they" => noun.ends_with('s') || noun == "police",
        "he" => person && !noun.ends_with("woman"),
        _ => person && !noun.ends_with("man") || noun.ends_with("woman"),
    }
}

/// `Hale, who said` is on Hale's word; a description is shown with its pronoun: `the mechanic who`.
fn of_antecedent(
    words: &Words<'_>,
    pronoun: &Range<usize>,
    mentions: &Mentions,
    quoted: bool,
) -> AttributionSource {
    let span = Some(words.span(pronoun));
    let implicit = AttributionSource { span, entity: None, kind: SourceKind::Implicit };
    let Some(noun) = relatives::antecedent(words, pronoun.start) else { return implicit };
    let judged = judge(words, &noun, mentions, quoted);
    match judged {
        AttributionSource { kind: SourceKind::Implicit | SourceKind::SelfReference, .. } => implicit,
        AttributionSource { entity: Some(_), .. } => AttributionSource { span, ..judged },
        _ => AttributionSource { span: Some(words.span(&(noun.start..pronoun.end))), ..judged },
    }
}

/// The noun phrase without what follows its head: `a teacher` of `a teacher in Brightwater`.
fn head(words: &Words<'_>, source: &Range<usize>) -> Range<usize> {
    const AFTER_HEAD: &str = "of for at in from with to on by who that which whose familiar close about under near said among along across \
         outside inside behind beside throughout";
    // `Microsoft’s decision to`: whose it is decides.
    let owns = source.len() > 1 && one_of(words.lower(source.end - 1), "'s ’s ' ’");
    let whole = source.start..source.end - usize::from(owns);
    let end = (whole.start + 1..whole.end)
        .find(|&at| phrases::is_boundary(words, at) || one_of(words.lower(at), AFTER_HEAD))
        .unwrap_or(whole.end);
    whole.start..end
}

fn entity_of(
    words: &Words<'_>,
    source: &Range<usize>,
    head: &Range<usize>,
    mentions: &Mentions,
) -> Option<EntityId> {
    let head_span = words.span(head);
    let whole = words.span(source);
    let inside = mentions.inside(whole);
    // The head itself is a name, or a description or pronoun that leads to one.
    let at_head =
        inside.iter().rfind(|(span, ..)| span.end() >= head_span.end() && span.start() < head_span.end());
    if let Some((_, entity, _)) = at_head {
        return Some(*entity);
    }
    let last = head.end.checked_sub(1)?;
    // `the Herald’s report`, `a report by the Herald`
    if one_of(words.lower(last), DOCUMENTS) && !one_of(words.lower(last), "spokesman spokeswoman") {
        let owner = inside.iter().rfind(|(span, ..)| span.end() < head_span.end());
        let author = inside.iter().find(|(span, ..)| {
            let before = words.under(*span).start;
            let by = (head.end..before).find(|&at| one_of(words.lower(at), "by from of in"));
            span.start() >= head_span.end() && by.is_some_and(|by| before - by <= 3)
        });
        return owner.or(author).map(|(_, entity, _)| *entity);
    }
    // `the mayor, Jane Roe,`: the apposition names whom the head describes.
    let comma = (head.end..source.end).find(|&at| words.text(at) == ",")?;
    let (apposed, entity, _) = inside.iter().find(|(span, ..)| words.under(*span).start > comma)?;
    let name = words.under(*apposed);
    let adorned = (comma + 1..name.start)
        .all(|at| words.is_capitalized(at) || one_of(words.lower(at), "particularly including especially"));
    // `the chairman of the board, Jane Roe`: only a person ends what was said of one.
    let is_whole = comma == head.end
        || mentions.persons.contains(entity) && name.end == source.end && !words.lower(last).ends_with('s');
    (adorned && is_whole).then_some(*entity)
}

/// Whether the head ends in a proper name that no entity stands for.
fn names_itself(words: &Words<'_>, head: &Range<usize>) -> bool {
    let Some(last) = head.end.checked_sub(1) else { return false };
    let sentence_start = words
        .document()
        .sentences()
        .binary_search_by_key(&(head.start), |sentence| sentence.tokens.start.get())
        .is_ok();
    let alone = head.len() == 1;
    words.is_capitalized(last)
        && !(alone
            && (sentence_start || one_of(words.lower(last), phrases::PRONOUN))
            && (is_common(words.lower(last)) || one_of(words.lower(last), phrases::DETERMINER)))
        && !one_of(words.lower(last), DOCUMENTS)
}

/// Plural common nouns that begin sentences: `Officials said`.
fn is_common(word: &str) -> bool {
    const COMMON: &str = "police witnesses neighbours neighbors nobody everyone opponents critics supporters parents staff management lawyers";
    word.ends_with('s') && word.len() > 4 || one_of(word, COMMON)
}
