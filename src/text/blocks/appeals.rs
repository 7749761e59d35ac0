//! A block into whether it asks the reader for something: to pay, to follow, to pass the article on.

use super::phrases::{is_spoken, plain};
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
    block.words <= 20
        && (OFFERS.iter().any(|offer| line.contains(offer)) || block.words <= 12 && asks_to_follow(line))
}

/// Marks where the paper turns to its readers, and speaks of itself and of what it has for them: `Our newsletter brings the coast to
/// your inbox`. What the article itself speaks of is no sign of it.
#[inline(never)]
pub(super) fn mark(blocks: &mut [Block<'_>]) {
    const TOPICS: usize = 2;
    let (mut known, mut found) = (Vec::new(), Vec::new());
    for (at, block) in blocks.iter().enumerate() {
        if !matches!(block.kind, BlockKind::Paragraph | BlockKind::Subheading | BlockKind::ListItem) {
            continue;
        }
        let (topics, is_offer) = topics(block.text);
        if is_offer && topics.len() >= TOPICS && block.words < super::LONG {
            found.push((at, topics));
        } else if block.is_running_text() {
            known.extend(topics);
        }
    }
    for (at, topics) in found {
        if let Some(block) = blocks.get_mut(at)
            && topics.iter().filter(|topic| !known.contains(*topic)).count() >= TOPICS
        {
            block.kind = BlockKind::Furniture;
        }
    }
}

/// What a text speaks of that a paper has for its readers, each once, and whether it is the paper that speaks to them: in its own
/// name, or in an order in which a name stands; and nobody else does.
fn topics(text: &str) -> (Vec<&'static str>, bool) {
    let (mut topics, mut is_own, mut is_order, mut is_to_readers) = (Vec::new(), false, false, false);
    let is_turn = text.split_once(": ").is_some_and(|(label, _)| label.split(' ').count() <= 3);
    let line = plain(text);
    let is_said = is_turn || text.contains(['“', '"', '‘']) || text.starts_with('\'') || is_spoken(&line);
    for (at, word) in line.split(' ').enumerate() {
        match APPEALS.entry(word) {
            Some((_, "order")) => is_order |= at == 0,
            Some((_, "own")) => is_own = true,
            Some((_, "reader")) => is_to_readers = true,
            Some((topic, _)) if !topics.contains(&topic) => topics.push(topic),
            _ => {}
        }
    }
    // The order has its capital too.
    let is_named = || text.split(' ').filter(|word| word.starts_with(char::is_uppercase)).nth(1).is_some();
    (topics, !is_said && (is_own && (is_order || is_to_readers) || is_order && is_named()))
}

/// `Some of these are affiliate links: if you buy, we earn`
pub(super) fn says_who_pays(block: &Block<'_>) -> bool {
    let text = block.text;
    let is_paid = ["affiliate links", "may earn a commission", "e earn a commission"]
        .iter()
        .any(|sign| text.contains(sign) && text.contains(" link"));
    block.words < super::LONG && is_paid && text.contains(" you ") && !is_spoken(&plain(text))
}

/// `A previous version of this article misstated the year`, `The views expressed are her own and do not necessarily reflect the
/// view of the paper`: what the paper says of the article, and of who stands behind it.
#[inline(never)]
pub(super) fn is_note(block: &Block<'_>) -> bool {
    const SAYS: [&str; 3] = ["gave ", "said ", "stated "];
    const ERRS: [&str; 5] = ["contained ", "erroneous", "incorrect", "mis", "wrong"];
    const SIGNS: [&str; 2] = ["ou agree to the Terms of Use", "lease enable JavaScript"];
    const VIEWS: [&str; 2] = ["not necessarily reflect the opinion", "not necessarily reflect the view"];
    const OWN: [&str; 3] = [" author", " expressed ", " own "];
    let text = block.text;
    let holds = |signs: &[&str]| signs.iter().any(|sign| text.contains(sign));
    let (opening, behind) = text.split_once(" version of this ").unwrap_or_default();
    let (what, fault) = behind.split_once(' ').unwrap_or_default();
    let begins = |signs: &[&str]| signs.iter().any(|sign| fault.starts_with(sign));
    let is_of_article = opening.split(' ').count() <= 4
        && ["A previous", "An earlier", "An original"].iter().any(|version| opening.ends_with(version))
        // What a report of others said in an earlier version is news.
        && (begins(&ERRS) || what != "report" && begins(&SAYS));
    let is_disclaimer = holds(&VIEWS) && holds(&OWN) && !is_spoken(&plain(text));
    block.words < super::LONG
        && !text.contains(['“', '"'])
        && (is_of_article || is_disclaimer || holds(&SIGNS))
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
