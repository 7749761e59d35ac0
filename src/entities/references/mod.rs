//! Pronouns and descriptions into the clusters of names that they speak of.
//!
//! The text is read once. For each pronoun and each noun phrase with `the`, `this` or an owner, [`facts`] proposes clusters and
//! says what is known of each; a sum of fitted weights says whether one stands out. Whoever does not stays unlinked.

mod apposed;
mod facts;
mod history;
mod known;
mod phrases;

pub(crate) use phrases::is_credit;

use super::clusters::Cluster;
use super::mentions::NameMention;
use super::{EntityKind, Mention, MentionForm};
use crate::lexicon::{Fact, Gender};
use crate::span::{TokenIndex, TokenRange};
use crate::syntax::word_classes::{gender_of_noun, gender_of_pronoun, is_function_word, is_person_noun};
use crate::text::{Block, BlockKind, Document, TokenKind};
use apposed::{Apposed, Beside};
use history::{History, Place, Role, Stranger};
use known::Known;

/// A nominal or a pronoun, and the cluster that it speaks of.
pub(super) struct Reference {
    pub(super) cluster: usize,
    pub(super) mention: Mention,
}

/// A pronoun or a description, and whom it can speak of.
#[cfg_attr(not(feature = "training"), expect(dead_code, reason = "only training reads it"))]
pub(super) struct Choice {
    pub(super) tokens: TokenRange,
    /// Clusters with what is known of each; `None` for nobody who has a name.
    pub(super) candidates: Vec<(Option<usize>, Vec<Fact>)>,
}

/// What asks for a cluster.
struct Question {
    tokens: TokenRange,
    form: MentionForm,
    /// What sort of word it is, for the weights: `he`, `it`, `its`, `person`, `body`, `place`, `thing` or
    /// `apposed`.
    sort: &'static str,
    /// The same in more detail: `he opens`, `him`, `his`; how an apposed description is joined to its name.
    detail: &'static str,
    gender: Option<Gender>,
    /// The noun or the pronoun, one for all its forms.
    word: String,
    /// Where it stands.
    place: Place,
    /// The tokens of its sentence.
    sentence: TokenRange,
    /// The cluster of the name that it stands beside.
    beside: Option<usize>,
}

/// Finds the nominals and pronouns that clearly speak of a cluster, in text order.
#[inline(never)]
pub(super) fn find(
    document: &Document<'_>,
    mentions: &[NameMention<'_>],
    clusters: &[Cluster],
) -> Vec<Reference> {
    Reader::new(document, mentions, clusters).read().references
}

/// Every pronoun and description with all that it can speak of, for training.
#[cfg(feature = "training")]
pub(super) fn choices(
    document: &Document<'_>,
    mentions: &[NameMention<'_>],
    clusters: &[Cluster],
) -> Vec<Choice> {
    let mut reader = Reader::new(document, mentions, clusters);
    reader.choices = Some(Vec::new());
    reader.read().choices.unwrap_or_default()
}

struct Reader<'d, 't> {
    document: &'d Document<'t>,
    mentions: &'d [NameMention<'t>],
    known: Known<'d>,
    history: History,
    /// The last token of what was linked last, and to which cluster.
    linked: Option<(usize, usize)>,
    /// The last subject, the sentence where it stands, and the cluster.
    subject: Option<(usize, usize)>,
    /// Where the last predicate ends, and which cluster it speaks of.
    predicate: Option<(usize, usize)>,
    references: Vec<Reference>,
    choices: Option<Vec<Choice>>,
}

impl<'d, 't> Reader<'d, 't> {
    fn new(document: &'d Document<'t>, mentions: &'d [NameMention<'t>], clusters: &'d [Cluster]) -> Self {
        let known = Known::new(document, mentions, clusters);
        let history = History::new(clusters.len());
        Self {
            document,
            mentions,
            known,
            history,
            linked: None,
            subject: None,
            predicate: None,
            references: Vec::new(),
            choices: None,
        }
    }

    fn read(mut self) -> Self {
        let document = self.document;
        // Whoever stands in a picture is not whom the text goes on about.
        let is_text = |block: &&Block| block.kind.is_article() && block.kind != BlockKind::Caption;
        for block in document.blocks().iter().filter(is_text) {
            self.history.begin_block();
            for sentence in document.sentences().get(block.sentences.clone()).unwrap_or_default() {
                self.history.begin_sentence();
                if !phrases::is_credit(document, sentence.tokens.start.get()) {
                    self.read_sentence(sentence.tokens, block.kind.is_heading());
                }
            }
        }
        self
    }

    fn read_sentence(&mut self, tokens: TokenRange, is_heading: bool) {
        let mut at = tokens.start.get();
        let mut next = self.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        // Where the description ends that was read last.
        let mut said = at;
        while at < tokens.end.get() {
            let apposed = if is_heading || at < said { None } else { self.apposed(at, tokens) };
            if let Some(question) = apposed {
                said = question.tokens.end.get();
                self.link(&question);
            }
            if let Some(mention) = self.mentions.get(next).filter(|mention| mention.tokens.start.get() == at)
            {
                let role = phrases::role(self.document, mention.tokens.range(), tokens);
                let place = self.place(at, role, MentionForm::Name);
                self.speak_of(self.known.cluster_of(next), place, tokens);
                if is_heading {
                    self.known.entitle(self.known.cluster_of(next));
                }
                at = mention.tokens.end.get().max(at + 1);
                next += 1;
                continue;
            }
            let read = if is_heading { None } else { self.question(at, tokens, at < said) };
            match read {
                Some(question) => {
                    at = question.tokens.end.get().max(at + 1);
                    self.link(&question);
                }
                None => {
                    self.pass(at, tokens);
                    at += 1;
                }
            }
        }
    }

    /// Remembers where the text speaks of a cluster.
    fn speak_of(&mut self, cluster: usize, place: Place, sentence: TokenRange) {
        let start = sentence.start.get();
        let is_new = self.subject.is_none_or(|(other, _)| other != start);
        if is_new && place.role == Role::Opens {
            self.subject = Some((start, cluster));
        }
        self.history.speak_of(cluster, place);
    }

    fn place(&self, at: usize, role: Role, form: MentionForm) -> Place {
        let speaks = phrases::reports(self.document, at);
        Place { at, role, form, speaks, ..self.history.here() }
    }

    /// The pronoun or the description that begins at a token; none of what a description says that is read. Of `our country` the
    /// description is the noun.
    fn question(&self, at: usize, sentence: TokenRange, is_read: bool) -> Option<Question> {
        /// `himself`
        const LONGEST: usize = 7;
        let document = self.document;
        let text = document.token_text(TokenIndex::from_usize(at));
        let is_owned = !is_read && at > sentence.start.get() && phrases::owns(document, at - 1);
        if text.len() > LONGEST && !is_owned {
            return None;
        }
        let word = text.to_lowercase();
        let (sort, detail, role) = match word.as_str() {
            "he" | "she" if phrases::opens(document, at, sentence) => ("he", "he opens", Role::Opens),
            "he" | "she" => ("he", "he", Role::Subject),
            "him" | "himself" | "herself" => ("he", "him", Role::Oblique),
            "his" | "hers" => ("he", "his", Role::Owner),
            "her" if self.stands_before_noun(at, sentence) => ("he", "his", Role::Owner),
            "her" => ("he", "him", Role::Oblique),
            "its" => ("its", "its", Role::Owner),
            "here" | "there" if !phrases::is_existential(document, at) => ("place", "there", Role::Oblique),
            "it" | "itself" if phrases::opens(document, at, sentence) => ("it", "it opens", Role::Opens),
            "it" | "itself" => ("it", "it", Role::Subject),
            "the" | "this" if !is_read => return self.description(at, sentence),
            _ if is_owned => return self.description(at - 1, sentence),
            _ => return None,
        };
        let place = self.place(at, role, MentionForm::Pronoun);
        let gender = gender_of_pronoun(&word);
        let tokens = TokenRange::new(at, at + 1);
        let word = match gender {
            Some(Gender::Male) => "he",
            Some(Gender::Female) => "she",
            None => sort,
        }
        .to_owned();
        Some(Question {
            tokens,
            form: MentionForm::Pronoun,
            sort,
            detail,
            gender,
            word,
            place,
            sentence,
            beside: None,
        })
    }

    /// The definite description that begins at a token.
    fn description(&self, at: usize, sentence: TokenRange) -> Option<Question> {
        let document = self.document;
        let tokens = phrases::description(document, self.mentions, at, sentence)?;
        let noun = self.noun(tokens);
        if self.known.is_of_many(&noun) {
            return None;
        }
        let sort = self.known.sort(&noun)?;
        // `his lawyer` may be any of his.
        let is_person = sort == "person";
        let detail = match document.token_text(TokenIndex::from_usize(at)) {
            "the" | "The" if is_person => "the",
            "the" | "The" => "the thing",
            "this" | "This" if is_person => "this",
            "this" | "This" => "this thing",
            _ if is_person || self.known.called(&noun).is_empty() && sort != "place" => return None,
            _ => "owned",
        };
        let tokens = TokenRange::new(at + usize::from(detail == "owned"), tokens.end.get());
        Some(self.nominal(tokens, sentence, sort, detail, None))
    }

    /// The description beside a name that begins at a token.
    fn apposed(&self, at: usize, sentence: TokenRange) -> Option<Question> {
        /// So many words stand between two predicates.
        const FAR: usize = 11;
        let Apposed { tokens, beside, joint } = apposed::read(self.document, self.mentions, at, sentence)?;
        if tokens.range().any(|at| self.is_name(at)) {
            return None;
        }
        let beside = match beside {
            // `The loss of Norvane is a blow`
            Beside::Name(mention) if joint == "is" && self.is_oblique(mention, sentence) => return None,
            Beside::Name(mention) => self.known.cluster_of(mention),
            Beside::Linked(at) => self.linked.filter(|(token, _)| *token == at)?.1,
            Beside::Subject => self.subject.filter(|(start, _)| *start == sentence.start.get())?.1,
            Beside::Predicate => {
                let near = sentence.start.get().max(at.saturating_sub(FAR))..at;
                self.predicate.filter(|(end, _)| near.contains(end))?.1
            }
        };
        Some(self.nominal(tokens, sentence, "apposed", joint, Some(beside)))
    }

    /// Whether a preposition stands before a name.
    fn is_oblique(&self, mention: usize, sentence: TokenRange) -> bool {
        let name = self.mentions.get(mention);
        name.is_some_and(|name| phrases::role(self.document, name.tokens.range(), sentence) == Role::Oblique)
    }

    fn nominal(
        &self,
        tokens: TokenRange,
        sentence: TokenRange,
        sort: &'static str,
        detail: &'static str,
        beside: Option<usize>,
    ) -> Question {
        let role = phrases::role(self.document, tokens.range(), sentence);
        let place = self.place(tokens.end.get() - 1, role, MentionForm::Nominal);
        let word = self.noun(tokens);
        let gender = gender_of_noun(&word);
        Question { tokens, form: MentionForm::Nominal, sort, detail, gender, word, place, sentence, beside }
    }

    /// The last word of a description in lower case.
    fn noun(&self, tokens: TokenRange) -> String {
        self.document.token_text(TokenIndex::from_usize(tokens.end.get() - 1)).to_lowercase()
    }

    /// Whether `her` at a token stands before a noun.
    fn stands_before_noun(&self, at: usize, sentence: TokenRange) -> bool {
        let next = self.document.tokens().get(at + 1).filter(|_| at + 1 < sentence.end.get());
        next.is_some_and(|token| {
            token.kind == TokenKind::Word
                && !is_function_word(&self.document.slice(token.span).to_lowercase())
        })
    }

    /// Reads a word that speaks of no name.
    fn pass(&mut self, at: usize, sentence: TokenRange) {
        let document = self.document;
        let text = document.token_text(TokenIndex::from_usize(at));
        self.history.read_mark(text);
        if !text.starts_with(|c: char| c.is_ascii_lowercase()) {
            return;
        }
        let stranger = if is_person_noun(text) {
            // `President` before a name is part of what the name says.
            let is_named = self.is_name(at + 1)
                || phrases::describes_name(document, self.mentions, at, sentence.start.get());
            if !is_named {
                self.known.meet(text);
            }
            (!is_named).then(|| Stranger::Person(gender_of_noun(text)))
        } else {
            (matches!(text, "the" | "a" | "an") && !self.is_name(at + 1)).then_some(Stranger::Thing)
        };
        if let Some(stranger) = stranger {
            self.history.meet(stranger, at);
        }
    }

    fn is_name(&self, at: usize) -> bool {
        let next = self.mentions.partition_point(|mention| mention.tokens.end.get() <= at);
        self.mentions.get(next).is_some_and(|mention| mention.tokens.start.get() <= at)
    }

    /// The first person who is named behind a token in its sentence.
    fn ahead(&self, at: usize, end: usize) -> Option<usize> {
        const FAR: usize = 30;
        let next = self.mentions.partition_point(|mention| mention.tokens.start.get() <= at);
        let mut names =
            (next..self.mentions.len()).map_while(|index| Some((index, self.mentions.get(index)?)));
        let (index, _) = names
            .by_ref()
            .take_while(|(_, mention)| mention.tokens.start.get() < end.min(at + FAR))
            .find(|(_, mention)| mention.kind == EntityKind::Person)?;
        Some(self.known.cluster_of(index))
    }

    /// Links what asks to the cluster that stands out.
    fn link(&mut self, question: &Question) {
        let at = question.tokens.start.get();
        let beside = match question.sort {
            "he" => self.ahead(at, question.sentence.end.get()),
            _ => question.beside,
        };
        let candidates = facts::candidates(self.document, question, &self.known, &self.history, beside);
        let best = facts::surely(self.document, question, &self.known, &self.history)
            .or_else(|| facts::best(question.sort, &candidates));
        if let Some(choices) = &mut self.choices {
            choices.push(Choice { tokens: question.tokens, candidates });
        }
        self.history.answer(&question.word, best.map(|(cluster, _)| cluster));
        match best {
            Some((cluster, confidence)) => {
                self.known.learn_gender(cluster, question.gender);
                // The name itself stands beside it.
                if question.beside.is_none() {
                    self.speak_of(cluster, question.place, question.sentence);
                } else if matches!(question.detail, "is" | "comma") {
                    self.predicate = Some((question.tokens.end.get(), cluster));
                }
                self.linked = Some((question.tokens.end.get() - 1, cluster));
                if question.form == MentionForm::Nominal {
                    self.known.learn_noun(&self.noun(question.tokens), cluster);
                }
                let mention =
                    Mention { span: self.document.span_of(question.tokens), form: question.form, confidence };
                self.references.push(Reference { cluster, mention });
            }
            None => {
                // Its words are read one by one.
                if question.beside.is_some() {
                    return;
                }
                if question.sort == "person" {
                    self.known.meet(&self.noun(question.tokens));
                }
                let stranger = match question.sort {
                    "he" | "person" => Stranger::Person(question.gender),
                    _ => Stranger::Thing,
                };
                self.history.meet(stranger, question.tokens.start.get());
            }
        }
    }
}
