//! A person into their gender, by what the text calls them and by their given name.

use crate::entities::{Entity, EntityKind, MentionForm};
use crate::lexicon::{self, Gender};
use crate::syntax::page::Page;
use crate::syntax::word_classes::{gender_of_noun, gender_of_pronoun};

/// The gender that a person's pronouns and titles say.
pub(super) fn told(page: &Page<'_>, entity: &Entity) -> Option<Gender> {
    let words = page.words;
    let is_person = entity.kind == EntityKind::Person;
    entity.mentions.iter().filter(|_| is_person).find_map(|mention| {
        let tokens = words.under(mention.span);
        match mention.form {
            MentionForm::Pronoun => gender_of_pronoun(words.lower(tokens.start)),
            MentionForm::Name => gender_of_noun(words.lower_before(tokens.start)),
            // `Jack Ross, her lawyer`: the word before tells whose he is.
            MentionForm::Nominal => gender_of_noun(words.lower_before(tokens.end)),
        }
    })
}

/// The gender that a person's given name says.
pub(super) fn of_name(entity: &Entity) -> Option<Gender> {
    let (given, _) = entity.name.split_once(' ').filter(|_| entity.kind == EntityKind::Person)?;
    lexicon::gender(given)
}
