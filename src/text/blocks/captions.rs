//! Blocks into those that stand under a picture.

use super::phrases::{is_spoken, opening, plain};
use super::{Block, BlockKind, Ending};
use crate::text::word_list::WordList;
use std::sync::LazyLock;

static OPENINGS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("captions.txt")));
static AGENCIES: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("picture_agencies.txt")));

/// A caption whose photographer has a line of his own is no longer, in words.
const LONGEST_CAPTION: usize = 45;

/// A line of the photographer alone has so many words.
const CREDIT_WORDS: usize = 8;

/// Marks captions and picture credits.
#[inline(never)]
pub(super) fn mark(blocks: &mut [Block<'_>]) {
    let mut is_above_credit = false;
    for block in blocks.iter_mut().rev() {
        // The caption itself may stand right above the line of its photographer.
        if is_above_credit && block.is_plain() && block.words <= LONGEST_CAPTION {
            block.kind = BlockKind::Caption;
        }
        is_above_credit = !block.apart && block.words <= CREDIT_WORDS && names_photographer(block.text);
        if matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem) && is_caption(block) {
            block.kind = BlockKind::Caption;
        }
    }
}

fn is_caption(block: &Block<'_>) -> bool {
    if block.words >= super::LONG {
        return false;
    }
    let text = block.text;
    let copyright = text.starts_with('©') && block.words <= 8 && !text.contains(|c: char| c.is_ascii_digit());
    copyright
        || text.starts_with("![")
        || text.starts_with("FILE - ")
        || text.ends_with("FILE PHOTO")
        || opens_as_caption(text)
        || ends_in_credit(block)
        || ends_in_label(block)
        || names_photographer(text)
        || is_of_a_video(block)
}

/// `05:22 - Source: CNN`, `Source: Tarn TV | Duration: 3min 13sec`: how long a video is and whom it is from.
fn is_of_a_video(block: &Block<'_>) -> bool {
    const LONGEST: usize = 8;
    let is_length = |part: &str| {
        part.len() <= 8 && part.contains(':') && part.chars().all(|c| c.is_ascii_digit() || c == ':')
    };
    let text = block.text;
    let is_timed = text.split(' ').next().is_some_and(is_length) || text.contains("Duration:");
    block.words <= LONGEST && text.contains("Source:") && is_timed
}

/// `… (Lena Brook/Ravel Post)`, `… (Supplied: Ravel Fire Service)`, `Ravel Post/Lena Brook`: a photographer and whom the picture is
/// from, at the end, in brackets or alone.
fn names_photographer(text: &str) -> bool {
    let bracketed = [(')', '('), (']', '[')].into_iter().find_map(|(close, open)| {
        let (_, tail) = text.strip_suffix(close)?.rsplit_once(open)?;
        Some(tail)
    });
    let parted = match bracketed {
        Some(tail) => tail.split_once('/').or_else(|| tail.split_once(": ")),
        None => text.split_once('/'),
    };
    let Some((name, from)) = parted else { return false };
    let is_name = |name: &str| {
        (1..=4).contains(&name.split(' ').count())
            && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
            && name.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '.' | '-' | '’' | '\''))
    };
    let full = [name, from].iter().filter(|name| name.contains(' ')).count();
    is_name(name) && is_name(from) && full > usize::from(bracketed.is_none())
}

/// `Photo: …`, `(Image: …)`, `File photo of …`: a listed word and, where the list asks for it, a colon.
fn opens_as_caption(text: &str) -> bool {
    // Someone may be quoted who says `Video:`.
    if text.starts_with(['“', '"']) {
        return false;
    }
    let line = plain(text);
    let Some((phrase, column)) = opening(&OPENINGS, &line) else { return false };
    match column {
        "any" => true,
        _ if phrase.len() == line.len() => text.starts_with(['(', '[']),
        _ => labels(text, phrase),
    }
}

/// Whether the phrase stands at the beginning of the text with a colon, a slash or a bar behind it.
fn labels(text: &str, phrase: &str) -> bool {
    let sign = text.find([':', '/', '|']).unwrap_or(text.len());
    plain(text.get(..sign).unwrap_or_default()) == phrase && sign < text.len()
}

/// `… at the quay(Image: Lena Brook/Ravel Post)`, `… at the quay. Photo by Lena Brook /Ravel Post`, `… (A reader sent us this photo)`:
/// a label and whom it names, or brackets that no sentence holds, in which a picture is spoken of.
fn ends_in_label(block: &Block<'_>) -> bool {
    // `Tax Credit: …` and `The Big Picture: …` are titles.
    const IN_TITLES: [&str; 2] = ["Credit: ", "Picture: "];
    const CREDITS: [&str; 8] =
        ["Credit: ", "Picture: ", "Image: ", "PHOTO: ", "Photo by ", "Photo: ", "Photograph: ", "Pic: "];
    const PICTURES: [&str; 4] = ["hoto", "icture", "ideo", "mage"];
    const NAMES: [&str; 3] = [" by ", " sent ", "/"];
    const WORDS: usize = 10;
    let text = block.text;
    let is_label = |(at, credit): (usize, &&str)| {
        let (Some(before), Some(name)) = (text.get(..at), text.get(at + credit.len()..)) else {
            return false;
        };
        let word = before.strip_suffix(' ').and_then(|before| before.rsplit(' ').next()).unwrap_or_default();
        let is_title = word.starts_with(char::is_uppercase) && word.ends_with(char::is_alphanumeric);
        at > 0
            && name.split(' ').count() < WORDS
            && name.split(' ').filter(|word| word.starts_with(char::is_lowercase)).count() <= 3
            && !(is_title && IN_TITLES.contains(credit))
    };
    let mut labels = CREDITS.iter().filter_map(|credit| Some((text.rfind(credit)?, credit)));
    let is_of_picture = |at: usize| {
        let holds = |tail: &str, words: &[&str]| words.iter().any(|word| tail.contains(word));
        text.get(at..).is_some_and(|tail| {
            tail.split(' ').count() <= WORDS && holds(tail, &PICTURES) && holds(tail, &NAMES)
        })
    };
    block.words <= LONGEST_CAPTION
        && (labels.any(is_label)
            || text.ends_with(')') && text.rfind('(').is_some_and(is_of_picture) && !is_spoken(&plain(text)))
}

/// `… (Getty Images)`, `… / Reuters`: a picture agency or a photographer, at the end, set apart by a sign.
fn ends_in_credit(block: &Block<'_>) -> bool {
    let inner = block.text.trim_end_matches([')', ']', '.', ' ', '*', '_']);
    let Some(at) = inner.rfind(['(', '[', '/', '|', '©']) else { return false };
    let Some(tail) = inner.get(at..).filter(|_| !block.text.contains("://")) else { return false };
    let words = plain(tail);
    let photo = opening(&OPENINGS, &words).is_some_and(|(_, column)| column == "any");
    let agency = AGENCIES.contains(&words)
        || words.rsplit_once("via ").is_some_and(|(_, name)| AGENCIES.contains(name));
    let copyright = tail.starts_with('©') && words.split(' ').count() <= 6 && block.ending == Ending::Open;
    // News in brief names its source in the same way: `[Reuters]`. So do sentences: `… told the Associated Press (AP).`
    let is_sentence = block.text.ends_with('.') && block.words > 4;
    let brief = tail.starts_with('[') || block.words > 40 || is_sentence;
    words.split(' ').count() <= 8 && (photo || copyright || (agency && !brief))
}
