//! A block into whether it asks the reader for something: to pay, to follow, to pass the article on.

use super::phrases::plain;
use super::{Block, BlockKind, Ending};
use crate::text::word_list::WordList;
use std::sync::LazyLock;

static APPEALS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("appeals.txt")));
static BUTTONS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("buttons.txt")));

/// `You have 2 free articles left`, `Follow Ann Lee on Twitter`: an appeal to the reader, wherever it begins.
pub(super) fn is_appeal(block: &Block<'_>, line: &str) -> bool {
    const OFFERS: [&str; 9] = [
        "free articles left",
        "free articles remaining",
        "free article left",
        "articles left this month",
        "please consider a donation",
        "begambleaware",
        "partners store and access information",
        "on social media for more updates",
        "in your inbox every",
    ];
    block.words <= 20 && (OFFERS.iter().any(|offer| line.contains(offer)) || asks_to_follow(line))
}

/// Marks where the paper turns to its readers, and speaks of itself and of what it has for them: `Want more stories like this?
/// Subscribe for unlimited access`. What the article itself speaks of is no sign of it, and an article that gives its readers advice
/// turns to them itself.
#[inline(never)]
pub(super) fn mark(blocks: &mut [Block<'_>]) {
    const LONG_NOTE: usize = 30;
    const ADVICE: usize = 5;
    let mut known = Vec::new();
    let mut found = Vec::new();
    let (mut running, mut advice) = (0, 0);
    for (at, block) in blocks.iter().enumerate() {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Subheading | BlockKind::ListItem) {
            continue;
        }
        let line = plain(block.text);
        let (topics, is_order) = topics(&line);
        let is_to_readers = is_order || line.split(' ').any(|word| matches!(word, "you" | "your" | "please"));
        let needed = if block.words <= LONG_NOTE { 2 } else { 3 };
        let is_said = block.text.contains(['“', '"']) || line.contains(" said") || line.contains(" says");
        if is_to_readers && topics.len() >= needed && !is_said && block.words < super::LONG {
            found.push((at, topics, needed));
        } else if block.is_running_text() {
            topics.into_iter().for_each(|topic| add(&mut known, topic));
            running += 1;
            advice += usize::from(is_to_readers && !is_said);
        }
    }
    let more = usize::from(advice * ADVICE > running);
    for (at, topics, needed) in found {
        if let Some(block) = blocks.get_mut(at)
            && topics.iter().filter(|topic| !known.contains(*topic)).count() >= needed + more
        {
            block.kind = BlockKind::Furniture;
        }
    }
}

/// The words of the list that a line holds, and whether it opens with an order.
fn topics(line: &str) -> (Vec<&'static str>, bool) {
    let (mut topics, mut is_order) = (Vec::new(), false);
    for (at, word) in line.split(' ').enumerate() {
        let Some((word, column)) = APPEALS.entry(word) else { continue };
        is_order |= at == 0 && !column.is_empty();
        if at == 0 || column != "opens" {
            add(&mut topics, word);
        }
    }
    (topics, is_order)
}

/// Adds a word of the list, once.
fn add(topics: &mut Vec<&'static str>, topic: &'static str) {
    if !topics.contains(&topic) {
        topics.push(topic);
    }
}

/// `Some of these are affiliate links: if you buy, we earn`
pub(super) fn says_who_pays(block: &Block<'_>) -> bool {
    let text = block.text;
    let is_paid =
        text.contains("affiliate links") || text.contains("earn a commission") && text.contains(" link");
    block.words < super::LONG && is_paid && text.contains(" you ")
}

/// `A previous version of this article misstated the year`, `… do not necessarily reflect the views of the paper`: what the paper
/// says of the article, and of who stands behind it.
pub(super) fn is_note(block: &Block<'_>) -> bool {
    const OPENINGS: [&str; 6] = ["A previous", "A version", "An earlier", "Correction", "Editor", "EDITOR"];
    const OF_ARTICLE: [&str; 4] = [
        " version of this article",
        " version of this column",
        " version of this report",
        " version of this story",
    ];
    const SIGNS: [&str; 4] = [
        "agree to the Terms of Use",
        "lease enable JavaScript",
        "not necessarily reflect the opinion",
        "not necessarily reflect the view",
    ];
    let text = block.text;
    let holds = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    let is_of_article = OPENINGS.iter().any(|opening| text.starts_with(opening)) && holds(&OF_ARTICLE);
    block.words < super::LONG && !text.contains(['“', '"']) && (is_of_article || holds(&SIGNS))
}

/// `We use cookies to show you advertising, and share what we learn with our partners`: a note, however long, that asks for leave.
pub(super) fn asks_for_consent(text: &str) -> bool {
    const OPENINGS: [&str; 5] = [
        "We use cookies",
        "This site uses cookies",
        "This website uses cookies",
        "Our site uses cookies",
        "Our website uses cookies",
    ];
    const TOPICS: [&str; 7] = ["advert", " ads", "browsing", "consent", "partners", "personali", "privacy"];
    OPENINGS.iter().any(|opening| text.starts_with(opening))
        && TOPICS.iter().filter(|topic| text.contains(**topic)).count() >= 2
}

/// `Follow Ann Lee on Twitter`, `Please follow our desk on Facebook`
fn asks_to_follow(line: &str) -> bool {
    const NETWORKS: [&str; 8] =
        ["bluesky", "facebook", "instagram", "linkedin", "mastodon", "threads", "tiktok", "twitter"];
    let verb = line.strip_prefix("please ").unwrap_or(line);
    let mut parts = verb.strip_prefix("follow ").unwrap_or_default().split(" on ").skip(1);
    parts.any(|network| NETWORKS.iter().any(|name| network.starts_with(name)))
}

/// `Share 79 Tweet 12 EmailMore`: the names of buttons alone, glued or not, and what they count.
pub(super) fn is_row_of_buttons(block: &Block<'_>, line: &str) -> bool {
    if block.ending != Ending::Open || block.words > 20 || line.len() > 200 {
        return false;
    }
    let letters: String = line.chars().filter(|c| c.is_alphabetic()).collect();
    let mut rest = letters.as_str();
    let mut buttons = 0;
    while !rest.is_empty() {
        let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_BUTTON);
        let known = |&end: &usize| rest.get(..end).is_some_and(|button| BUTTONS.contains(button));
        let Some(end) = ends.filter(known).last() else { return false };
        rest = rest.get(end..).unwrap_or_default();
        buttons += 1;
    }
    buttons >= 2
}

/// In letters.
const LONGEST_BUTTON: usize = 12;
