//! Mentions of gold and of analyses into scores by kind: strict, but for articles and possessives.

use super::Counts;
use super::gold::GoldEntity;
use claimlight::Analysis;
use claimlight::entities::MentionForm;
use claimlight::export::wording;
use std::collections::BTreeSet;

/// Scores of the kinds that are compared, in their order.
#[derive(Debug)]
pub(super) struct EntityScores {
    kinds: Vec<(String, Counts)>,
    texts: usize,
}

/// Start, end, kind.
type Mention<'a> = (usize, usize, &'a str);

impl EntityScores {
    pub(super) fn new(kinds: &[String]) -> Self {
        Self { kinds: kinds.iter().map(|kind| (kind.clone(), Counts::default())).collect(), texts: 0 }
    }

    /// Compares one text.
    pub(super) fn add(&mut self, text: &[char], gold: &[GoldEntity], analysis: &Analysis) {
        self.texts += 1;
        let gold = gold.iter().map(|entity| (entity.start, entity.end, entity.kind.as_str()));
        let gold: BTreeSet<Mention<'_>> = gold.map(|mention| self.comparable(text, mention)).collect();
        let named = analysis.entities.iter().flat_map(|entity| {
            let mentions = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name);
            mentions.map(|mention| (mention.span, wording::entity_kind_key(entity.kind)))
        });
        let values = analysis.values.iter().map(|value| (value.span, value.kind.key()));
        let predicted =
            named.chain(values).map(|(span, kind)| (span.start() as usize, span.end() as usize, kind));
        let predicted: BTreeSet<_> = predicted.map(|mention| self.comparable(text, mention)).collect();
        for (kind, counts) in &mut self.kinds {
            let of_kind = |mention: &&Mention<'_>| mention.2 == kind;
            counts.gold += gold.iter().filter(of_kind).count();
            counts.predicted += predicted.iter().filter(of_kind).count();
            counts.right += predicted.intersection(&gold).filter(of_kind).count();
        }
    }

    /// A mention as it is compared: no leading article, no possessive, facilities as locations.
    fn comparable<'a>(&self, text: &[char], (start, end, kind): Mention<'a>) -> Mention<'a> {
        let is_asked_for = self.kinds.iter().any(|(asked, _)| asked == kind);
        let kind = if kind == "facility" && !is_asked_for { "location" } else { kind };
        let (start, end) = trim(text, start, end);
        (start, end, kind)
    }

    pub(super) fn print(&self) {
        if self.texts == 0 {
            return;
        }
        anstream::println!("{}", Counts::header("entities"));
        let mut all = Counts::default();
        for (kind, counts) in &self.kinds {
            anstream::println!("{}", counts.row(kind));
            all.right += counts.right;
            all.predicted += counts.predicted;
            all.gold += counts.gold;
        }
        anstream::println!("{}\n", all.row("all"));
    }
}

/// Cuts a leading article with its space, and a trailing `’s`, unless nothing would be left.
fn trim(text: &[char], start: usize, end: usize) -> (usize, usize) {
    let words = text.get(start..end).unwrap_or_default();
    let article = words.iter().take_while(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    let spaces = words.iter().skip(article.chars().count()).take_while(|c| c.is_whitespace()).count();
    let mut from = start;
    if matches!(article.as_str(), "the" | "a" | "an") && spaces > 0 && article.len() + spaces < words.len() {
        from = start + article.len() + spaces;
    }
    let rest = text.get(from..end).unwrap_or_default();
    match rest {
        [_, .., '\'' | '’', 's' | 'S'] => (from, end - 2),
        _ => (from, end),
    }
}

#[cfg(test)]
mod tests {
    use super::trim;

    fn trimmed(words: &str) -> String {
        let text: Vec<char> = words.chars().collect();
        let (start, end) = trim(&text, 0, text.len());
        text[start..end].iter().collect()
    }

    #[test]
    fn articles_and_possessives_are_cut() {
        let cases = [
            ("the  Ostrel Line", "Ostrel Line"),
            ("An Ostrel’s", "Ostrel"),
            ("Theodora", "Theodora"),
            ("the", "the"),
            ("the ", "the "),
            ("’s", "’s"),
            ("Brandt's", "Brandt"),
        ];
        for (words, expected) in cases {
            assert_eq!(trimmed(words), expected, "{words}");
        }
    }
}
