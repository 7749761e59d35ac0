//! Quotation marks into quotations without a speaker, and headlines that quote what the text does not hold.

use super::ground::{Ground, has_source};
use super::{Check, Found};
use crate::entities::EntityKind;
use crate::syntax::quotations::{Quote, QuoteForm};
use crate::text::BlockKind;
use std::ops::Range;

/// Words of a quotation that are worth asking for a speaker; fewer may be a name or irony.
const SHORTEST: usize = 5;

/// Most words of a headline's quotation that are looked for in the text.
const LONGEST: usize = 40;

/// Most quotations of a headline that are looked for.
const MOST: usize = 8;

/// Quotations in paragraphs where nobody speaks: the first of each paragraph.
#[inline(never)]
pub(super) fn without_speaker(ground: &Ground<'_>) -> Vec<Found> {
    let mut goes_on = false;
    let mut found = Vec::new();
    for (at, block) in ground.body() {
        let tokens = block.tokens.range();
        let quotes: Vec<&Quote> = ground.quotes_in(&tokens).collect();
        let continued = std::mem::replace(&mut goes_on, quotes.last().is_some_and(|quote| quote.goes_on));
        if continued || goes_on || ground.attributions_in(at).any(has_source) {
            continue;
        }
        let speech = quotes
            .into_iter()
            .find(|quote| quote.form == QuoteForm::Speech && ground.words.count(&quote.tokens) >= SHORTEST);
        found.extend(speech.map(|quote| ground.words.span(&quote.tokens)).map(|span| Found {
            check: Check::QuotationNoSpeaker,
            span,
            about: None,
        }));
    }
    found
}

/// The headline's quotations that the text does not hold; where it holds them, whose speaker it does not name.
#[inline(never)]
pub(super) fn in_headline(ground: &Ground<'_>) -> Vec<Found> {
    let headline = ground.document.blocks().iter().find(|block| block.kind == BlockKind::Headline);
    let Some(headline) = headline else { return Vec::new() };
    let body: Vec<&str> = ground.body().flat_map(|(_, block)| said(ground, block.tokens.range())).collect();
    let quotes: Vec<&Quote> = ground.quotes_in(&headline.tokens.range()).take(MOST).collect();
    let check = Check::HeadlineQuotation;
    let mut found = Vec::new();
    for quote in &quotes {
        if !parts(ground, &quote.tokens).iter().all(|part| holds(&body, part)) {
            found.push(Found { check, span: ground.words.span(&quote.tokens), about: None });
        }
    }
    if found.is_empty() && !quotes.is_empty() {
        let people = ground.analysis.entities.iter().filter(|entity| entity.kind == EntityKind::Person);
        let absent = people.filter(|person| {
            let mut mentions = person.mentions.iter();
            mentions.all(|mention| headline.span.contains(mention.span))
        });
        found.extend(absent.filter_map(|person| {
            let span = person.mentions.first()?.span;
            Some(Found { check, span, about: Some(person.name.clone()) })
        }));
    }
    found
}

/// The words among some tokens, in lower case, without marks.
fn said<'g>(ground: &'g Ground<'_>, tokens: Range<usize>) -> impl Iterator<Item = &'g str> {
    let words = &ground.words;
    tokens.filter(|&at| !words.is_mark(at)).map(|at| words.lower(at))
}

/// The words of a quotation, cut where it leaves words out.
fn parts<'g>(ground: &'g Ground<'_>, tokens: &Range<usize>) -> Vec<Vec<&'g str>> {
    let words = &ground.words;
    let mut parts = vec![Vec::new()];
    for at in tokens.clone().take(LONGEST) {
        if matches!(words.text(at), "…" | "..." | "[" | "]") {
            parts.push(Vec::new());
        } else if !words.is_mark(at)
            && let Some(part) = parts.last_mut()
        {
            part.push(words.lower(at));
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn holds(body: &[&str], part: &[&str]) -> bool {
    body.windows(part.len().max(1)).any(|window| window == part)
}
