//! A text into the language that it is written in: by its letters and by the words that a language is full of.

use super::word_list::WordList;
use super::{Document, TokenKind};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Of which languages a word is one of the commonest.
static WORDS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("languages.txt")));

/// The language that the engine reads.
pub(crate) const ENGLISH: &str = "en";
/// A language that is surely not English, and which cannot be told.
const UNDETERMINED: &str = "und";
/// So many words are looked at, from the beginning.
const MOST: usize = 500;
/// Fewer words tell nothing of a language that is written in Latin letters.
const FEWEST: usize = 20;

/// The language of a text, as a BCP 47 tag: English, unless another is sure. Another is sure where more letters are none of Latin than
/// are, or where one word in eight is a common word of it and hardly one of English.
pub(crate) fn of(document: &Document<'_>) -> &'static str {
    let words = document.tokens().iter().filter(|token| token.kind == TokenKind::Word).take(MOST);
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut scripts: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut all, mut latin) = (0, 0);
    for token in words {
        let word = document.slice(token.span).to_lowercase();
        all += 1;
        if word.is_ascii() {
            latin += word.len();
        } else {
            for letter in word.chars().filter(|letter| letter.is_alphabetic()) {
                match script(letter) {
                    Some(language) => *scripts.entry(language).or_default() += 1,
                    None => latin += 1,
                }
            }
        }
        for language in WORDS.column(&word).into_iter().flat_map(|languages| languages.split(' ')) {
            *counts.entry(language).or_default() += 1;
        }
    }
    if scripts.values().sum::<usize>() > latin {
        // Japanese writes Chinese letters beside its own.
        let japanese = scripts.get("ja").copied().unwrap_or_default();
        let most = scripts.into_iter().max_by_key(|&(_, count)| count);
        return if japanese * 8 > latin && japanese > 0 {
            "ja"
        } else {
            most.map_or(UNDETERMINED, |(language, _)| language)
        };
    }
    let english = counts.remove(ENGLISH).unwrap_or_default();
    let most = counts.iter().max_by_key(|&(_, count)| count).map(|(&language, &count)| (language, count));
    let Some((language, first)) = most else { return ENGLISH };
    let second = counts.iter().filter(|(other, _)| **other != language).map(|(_, &count)| count).max();
    let is_foreign = all >= FEWEST && first * 8 > all && english * 4 < first;
    match is_foreign {
        false => ENGLISH,
        true if first * 8 > second.unwrap_or_default() * 9 => language,
        true => UNDETERMINED,
    }
}

/// The language whose letter one is that is not of Latin; of letters that several share, that it is none of Latin.
fn script(letter: char) -> Option<&'static str> {
    match letter {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some("el"),
        '\u{590}'..='\u{5ff}' => Some("he"),
        '\u{e00}'..='\u{e7f}' => Some("th"),
        '\u{3040}'..='\u{30ff}' => Some("ja"),
        '\u{4e00}'..='\u{9fff}' => Some("zh"),
        '\u{ac00}'..='\u{d7af}' => Some("ko"),
        '\u{400}'..='\u{cff}' | '\u{1000}'..='\u{1cff}' => Some(UNDETERMINED),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> &'static str {
        of(&Document::parse(text))
    }

    #[test]
    fn languages_are_told_by_their_common_words() {
        let german = "Der Rat hat am Dienstag beschlossen, die alte Brücke zu schließen, weil das Wasser in den Kellern steht und \
                      niemand für die Kosten zahlen will. Die Stadt ist nicht bereit, sagte der Bürgermeister.";
        let french = "Le conseil a décidé mardi de fermer le vieux pont, car l’eau monte dans les caves et personne ne veut payer \
                      les travaux. La ville n’est pas prête, a dit le maire, qui attend une réponse du préfet.";
        let spanish = "El consejo decidió el martes cerrar el viejo puente porque el agua sube en los sótanos y nadie quiere pagar \
                       las obras. La ciudad no está lista, dijo el alcalde, que espera una respuesta de la región.";
        assert_eq!([told(german), told(french), told(spanish)], ["de", "fr", "es"]);
    }

    #[test]
    fn languages_are_told_by_their_letters() {
        assert_eq!(told("Το συμβούλιο αποφάσισε να κλείσει τη γέφυρα."), "el");
        assert_eq!(told("市議会は古い橋を閉鎖することを決めた。"), "ja");
        assert_eq!(told("市议会决定关闭旧桥。"), "zh");
        assert_eq!(told("시의회는 오래된 다리를 폐쇄하기로 했다."), "ko");
        assert_eq!(told("Совет решил закрыть старый мост."), "und");
    }

    #[test]
    fn what_is_not_surely_another_is_english() {
        for text in [
            "",
            "Ana Ruiz",
            "42 : 17",
            "“Der Sturm und das Meer”, a play by Ana Ruiz, opened in Tarn on Friday; the council had paid for it.",
            "Real Madrid, Bayern, Ajax, Porto, Benfica, Lyon, Roma, Lazio, Inter, Milan, Napoli, Torino, Sevilla, Betis, Celta, Celtic, \
             Rangers, Hearts, Hibs, Dundee, Aberdeen",
        ] {
            assert_eq!(told(text), "en", "{text}");
        }
    }

    #[test]
    fn the_list_is_sorted() {
        assert!(WORDS.entries().map(|(word, _)| word).is_sorted());
    }
}
