//! A block into whether it asks the reader for something: to pay, to follow, to pass the article on.

use super::{Block, Ending};
use crate::text::word_list::WordList;
use std::sync::LazyLock;

static BUTTONS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("buttons.txt")));

/// `You have 2 free articles left`, `Follow Ann Lee on Twitter`: an appeal to the reader, wherever it begins.
pub(super) fn is_appeal(block: &Block<'_>, line: &str) -> bool {
    const OFFERS: [&str; 9] = [
        "free articles left",
        "free articles remaining",
        "free article left",
        "articles left this month",
        "please consider a donation",
        "partners store and access information",
        "on social media for more updates",
        "in your inbox every",
        "begambleaware",
    ];
    block.words <= 20 && (OFFERS.iter().any(|offer| line.contains(offer)) || asks_to_follow(line))
}

/// `Some of these are affiliate links: if you buy, we earn`
pub(super) fn says_who_pays(block: &Block<'_>) -> bool {
    block.words < super::LONG && block.text.contains("affiliate links") && block.text.contains(" you ")
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
