//! The place that a report begins with, before a colon: `NEW DELHI: The ministry`, `LAHORE, March 3: Two people`.

use super::{BlockKind, Document, TokenKind};
use crate::span::TokenIndex;
use std::ops::Range;

/// So many tokens stand before the colon, at most.
const LONGEST: usize = 9;
/// So many blocks stand before the first paragraph, at most.
const MOST_ABOVE: usize = 12;

impl Document<'_> {
    /// The words in capitals before the colon that the first paragraph begins with, and the colon; `None` where the next
    /// paragraph begins so too: these are people who speak in turn.
    pub(crate) fn dateline_with_colon(&self, paragraph: usize) -> Option<(Range<usize>, usize)> {
        let blocks = self.blocks();
        let above = blocks.get(..paragraph).filter(|above| above.len() <= MOST_ABOVE)?;
        let is_first = above.iter().all(|block| block.kind != BlockKind::Paragraph);
        let found = self.capitals_before_colon(paragraph).filter(|_| is_first)?;
        let next = (paragraph + 1..paragraph + 3).any(|next| self.capitals_before_colon(next).is_some());
        (!next).then_some(found)
    }

    fn capitals_before_colon(&self, paragraph: usize) -> Option<(Range<usize>, usize)> {
        let block = self.blocks().get(paragraph).filter(|block| block.kind == BlockKind::Paragraph)?;
        let std::ops::Range { start, end } = block.tokens.range();
        let text = |at: usize| self.token_text(TokenIndex::from_usize(at));
        let is_shouted = |&at: &usize| {
            let mut letters = text(at).chars().filter(|c| c.is_alphabetic());
            letters.clone().count() > 2 && letters.all(char::is_uppercase)
        };
        let near = end.min(start + LONGEST);
        let place = start..start + (start..near).take_while(is_shouted).count();
        let colon = (place.end..near).find(|&at| text(at) == ":")?;
        // `LAHORE, March 3:`, and no sentence.
        let is_day = |at: usize| {
            let token = self.tokens().get(at);
            token.is_some_and(|token| token.kind != TokenKind::Word)
                || text(at).starts_with(char::is_uppercase)
        };
        let is_plain =
            colon == place.end || matches!(text(place.end), "," | "(") && (place.end..colon).all(is_day);
        let opens = text(colon + 1).starts_with(char::is_uppercase);
        (!place.is_empty() && is_plain && opens && colon + 1 < end).then_some((place, colon))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_capitals_opens_the_first_paragraph() {
        let of = |text: &str| {
            let document = Document::parse(text);
            let first = document.blocks().iter().position(|block| block.kind == BlockKind::Paragraph);
            first.and_then(|first| document.dateline_with_colon(first)).map(|(place, _)| place.len())
        };
        let rest = "The ministry will raise fares by four per cent in May, it said on Monday.";
        let next = "Passengers were angry, and some of them wrote to the ministry about it.";
        assert_eq!(of(&format!("TARN VALE: {rest}\n\n{next}")), Some(2));
        assert_eq!(of(&format!("TARN, March 3: {rest}\n\n{next}")), Some(1));
        assert_eq!(of(&format!("TARN: {rest}\n\nRUIZ: {next}")), None);
        assert_eq!(of(&format!("{rest}\n\nTARN: {next}")), None);
        assert_eq!(of(&format!("TARN says: {rest}\n\n{next}")), None);
    }
}
