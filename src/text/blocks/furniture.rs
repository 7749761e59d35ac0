//! Blocks into those that are on the page and not the article.

use super::appeals::{asks_for_consent, is_appeal, is_note, is_row_of_buttons, says_who_pays};
use super::phrases::{is_spoken, opening, plain};
use super::{Block, BlockKind, Body, Ending};
use crate::text::word_list::WordList;
use std::ops::Range;
use std::sync::LazyLock;

static PHRASES: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("furniture.txt")));
static COUNTED: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("counted.txt")));

/// Links below `Related:` are taken for furniture up to so many.
pub(super) const LONGEST_LINK_LIST: usize = 12;

/// A menu has so many lines.
const MENU_LINES: usize = 3;

/// The headline of another article has so many words at most; above the running text and behind it so many stand in a row.
const LINK_WORDS: usize = 20;
const LINKS_ABOVE: usize = 8;
const LINKS_BEHIND: usize = 3;

/// Above the running text stand its headline, its standfirst, its byline.
const OWN_LINES: usize = 4;

/// What readers write below an article.
const TALK: [&str; 4] = ["comments", "conversation", "replies", "responses"];

/// Marks what says by its own words that it is furniture, and the links below `Related:`.
#[inline(never)]
pub(super) fn mark_phrases(blocks: &mut [Block<'_>]) {
    /// So many short lines below `Latest news` are a menu, in which a longer one, above all text, is the headline.
    const ITEMS: usize = 3;
    const ITEM_WORDS: usize = 4;
    const HEADLINE_WORDS: usize = 6;
    let (mut links, mut items, mut is_above) = (0, 0, true);
    for block in blocks {
        let phrase = phrase_kind(block);
        is_above &= !block.is_running_text();
        let is_headline = is_above && items >= ITEMS && block.words > HEADLINE_WORDS;
        let link = links > 0
            && matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Subheading)
            && block.ending != Ending::Stop
            && block.words <= 20
            && !is_headline;
        items = if link && block.words <= ITEM_WORDS { items + 1 } else { 0 };
        links = match phrase {
            Some(Phrase::Links) => LONGEST_LINK_LIST,
            _ if link => links - 1,
            _ => 0,
        };
        let item = link && (block.kind == BlockKind::ListItem || !block.apart);
        if phrase.is_some() || item {
            block.kind = BlockKind::Furniture;
        }
    }
}

/// What a line from the list tells about the blocks behind it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrase {
    /// Nothing.
    Alone,
    /// Links to other articles follow.
    Links,
    /// Readers' comments follow.
    Comments,
    /// The article is over.
    Footer,
}

/// What a block is by the list of phrases, where the list knows it.
pub(super) fn phrase_kind(block: &Block<'_>) -> Option<Phrase> {
    let short = block.words <= 40 && block.text.len() <= 400 || is_row(block);
    if says_who_pays(block) || asks_for_consent(block.text) || is_note(block) || is_shouted_link(block) {
        return Some(Phrase::Alone);
    }
    if !short || matches!(block.kind, BlockKind::BlockQuote | BlockKind::Caption) {
        return None;
    }
    let line = plain(block.text);
    if line.is_empty() {
        // A sign of a menu: `/`, `×`, `←`.
        return Some(Phrase::Alone);
    }
    if line.starts_with("copyright") && is_copyright(&line)
        || block.text.starts_with('©') && is_copyright(&format!("copyright {line}"))
    {
        return Some(Phrase::Footer);
    }
    if line.ends_with("all rights reserved") || line.contains("all rights reserved") && block.words <= 30 {
        return Some(Phrase::Footer);
    }
    if block.words == 1 && block.text.contains("://") || is_tag_line(block.text) {
        return Some(Phrase::Alone);
    }
    if heads_comments(&line) {
        return Some(Phrase::Comments);
    }
    if let Some(counted) = counted(&line) {
        return Some(if TALK.contains(&counted) { Phrase::Comments } else { Phrase::Alone });
    }
    if is_position(&line) || is_appeal(block, &line) || is_row_of_buttons(block, &line) {
        return Some(Phrase::Alone);
    }
    if block.is_label(4) && line.ends_with(" recommends") {
        return Some(Phrase::Links);
    }
    let (phrase, column) = opening(&PHRASES, &line)?;
    let (form, follows) = column.split_once(' ').unwrap_or((column, ""));
    let whole = phrase.len() == line.len();
    let found = match form {
        // `Pause.` with a full stop is a sentence of a transcript.
        "line" => whole && (block.ending == Ending::Open || block.words > 2),
        "title" => whole || labels(block.text, phrase) || (heads(block) && block.starts_upper()),
        "label" => whole && block.ending != Ending::Stop || labels(block.text, phrase),
        // An appeal to the reader is short: a sentence or two, which nobody says.
        _ => {
            block.words <= 40
                && !block.text.starts_with(['“', '"', '‘'])
                && (phrase.starts_with("this ") || !is_spoken(&line))
        }
    };
    found.then_some(match follows {
        "comments" => Phrase::Comments,
        "footer" => Phrase::Footer,
        "links" => Phrase::Links,
        _ => Phrase::Alone,
    })
}

/// `READ ON THE COURIER: Ferry aground off Tarn`, `ADD TO CART: a model of the ferry`: an order in capitals, and what it leads to.
fn is_shouted_link(block: &Block<'_>) -> bool {
    const ORDERS: [&str; 8] = [
        "ADD TO CART",
        "BUY IT NOW",
        "MORE",
        "READ MORE",
        "READ ON THE",
        "SEE MORE",
        "SHOP NOW",
        "VIEW PRICE",
    ];
    const LABEL: usize = 5;
    let Some((label, rest)) = block.text.split_once(": ").filter(|_| block.words <= LINK_WORDS) else {
        return false;
    };
    let words = label.trim_start_matches(['(', '[']);
    let is_order = ORDERS.iter().any(|order| {
        let more = words.strip_prefix(order);
        more.is_some_and(|more| more.is_empty() || order.ends_with("THE") && more.starts_with(' '))
    });
    is_order
        && block.ending != Ending::Stop
        && words.split(' ').count() <= LABEL
        && !words.contains(char::is_lowercase)
        && !rest.contains(['“', '"'])
        && rest.split(' ').count() >= MENU_LINES
}

/// `More from the coast`, `Related news of the Ravel Post:`
fn heads(block: &Block<'_>) -> bool {
    block.is_label(6) || block.words <= 6 && block.text.ends_with(':')
}

/// `Tags: ferries, fishing, harbours of the north`: words between commas, however many.
fn is_row(block: &Block<'_>) -> bool {
    let commas = block.text.bytes().filter(|&byte| byte == b',').count();
    block.words < super::LONG && block.ending == Ending::Open && commas * 5 >= block.words
}

/// Whether the phrase stands at the beginning with a colon or another sign of a label behind it.
fn labels(text: &str, phrase: &str) -> bool {
    let sign = text.find([':', '|', '»', '>', '→']).unwrap_or(text.len());
    sign < text.len() && plain(text.get(..sign).unwrap_or_default()) == phrase
}

/// `#ferry #coastguard`: tags alone.
fn is_tag_line(text: &str) -> bool {
    let mut words = text.split_ascii_whitespace();
    words.clone().count() >= 2 && words.all(|word| word.starts_with('#') && word.len() > 1)
}

/// What `3 Comments`, `View comments (27)`, `There are 142 shares` count: the noun, where a plain line has nothing else.
fn counted(line: &str) -> Option<&str> {
    let says_there_are = |word: &str| matches!(word, "all" | "are" | "see" | "show" | "there" | "view");
    let is_digits = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
    let mut nouns = line.split(' ').filter(|word| !is_digits(word) && !says_there_are(word));
    let noun = nouns.next().filter(|_| nouns.next().is_none())?;
    let numbered = line.contains(|c: char| c.is_ascii_digit());
    let short = line.split(' ').count() <= 4;
    (numbered && short && COUNTED.contains(noun)).then_some(noun)
}

/// `6 Comments on Storm hits coast`, `One thought on “Storm hits coast”`: how many follow, and on which article.
fn heads_comments(line: &str) -> bool {
    let mut words = line.split(' ');
    let is_number = |word: &str| word == "one" || word.bytes().all(|byte| byte.is_ascii_digit());
    words.next().is_some_and(is_number)
        && match words.next() {
            Some("comment" | "comments" | "thought" | "thoughts") => words.next() == Some("on"),
            Some("response" | "responses" | "reply" | "replies") => words.next() == Some("to"),
            _ => false,
        }
}

/// `Page 1 of 2`, `12 min`: where the reader is, and for how long.
fn is_position(line: &str) -> bool {
    let digits = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    match line.split(' ').collect::<Vec<_>>().as_slice() {
        ["page", page, "of", all] => digits(page) && digits(all),
        [length, "min" | "mins" | "minutes"] => digits(length),
        _ => false,
    }
}

/// `Copyright 2024 The Ravel Post`: a year or the sign follows.
fn is_copyright(line: &str) -> bool {
    line.split(' ').skip(1).take(3).any(|word| word.len() == 4 && word.starts_with(['1', '2']))
}

/// Marks the links below `Related:` behind the running text, where they stand apart, and the lines of
/// date between them.
#[inline(never)]
pub(super) fn mark_links_behind(blocks: &mut [Block<'_>], body: Body) {
    let mut links = 0;
    for block in blocks.iter_mut().skip(body.last.saturating_add(1)) {
        if phrase_kind(block) == Some(Phrase::Links) {
            links = LONGEST_LINK_LIST;
        } else if links > 0 {
            links -= 1;
            let link = block.ending != Ending::Stop && block.words <= 20;
            if link && matches!(block.kind, BlockKind::Paragraph | BlockKind::Subheading | BlockKind::Byline)
            {
                block.kind = BlockKind::Furniture;
            }
        }
    }
}

/// Marks breadcrumbs and menus before the running text and behind it.
#[inline(never)]
pub(super) fn mark_navigation(blocks: &mut [Block<'_>], body: Body) {
    for at in 0..blocks.len() {
        let outside = at < body.first || at > body.last;
        if let Some(block) = blocks.get_mut(at)
            && (block.is_plain() || (outside && block.kind == BlockKind::ListItem))
            && is_breadcrumb(block, outside)
        {
            block.kind = BlockKind::Furniture;
        }
    }
    let (first, behind) = (body.first.min(blocks.len()), (body.last + 1).min(blocks.len()));
    mark_menus(blocks, 0..first);
    mark_links(blocks, 0..first, LINKS_ABOVE, OWN_LINES);
    mark_menus(blocks, behind..blocks.len());
    mark_links(blocks, behind..blocks.len(), LINKS_BEHIND, 0);
}

/// Marks menus in a region without running text: short lines, three in a row or more.
fn mark_menus(blocks: &mut [Block<'_>], region: Range<usize>) {
    let is_item = |block: &Block<'_>| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
            && block.is_label(4)
            && block.starts_upper()
            && !block.text.contains(": ")
    };
    let mut at = region.start;
    while at < region.end {
        let run = blocks.get(at..region.end).unwrap_or_default();
        let length = run.iter().take_while(|block| is_item(block)).count();
        if length >= MENU_LINES {
            for block in blocks.iter_mut().skip(at).take(length) {
                block.kind = BlockKind::Furniture;
            }
        }
        at += length.max(1);
    }
}

/// Marks headlines of other articles in a region without running text, if it has other furniture: so many lines in a row, whatever
/// furniture and dates stand between them. The last near its end may be the article's own.
fn mark_links(blocks: &mut [Block<'_>], region: Range<usize>, fewest: usize, own: usize) {
    let around = blocks.get(region.clone()).unwrap_or_default();
    if around.iter().all(|block| block.kind != BlockKind::Furniture) {
        return;
    }
    let mut run: Vec<usize> = Vec::new();
    for at in region.start..=region.end {
        let block = blocks.get(at).filter(|_| at < region.end);
        let is_link = |block: &Block<'_>| {
            matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem) && block.is_label(LINK_WORDS)
        };
        if block.is_some_and(is_link) {
            run.push(at);
        } else if block.is_none_or(|block| !matches!(block.kind, BlockKind::Furniture | BlockKind::Byline)) {
            let kept = if at + 2 * OWN_LINES >= region.end { own } else { 0 };
            let links = if run.len() >= fewest { run.len() - kept } else { 0 };
            for at in run.drain(..).take(links) {
                if let Some(block) = blocks.get_mut(at) {
                    block.kind = BlockKind::Furniture;
                }
            }
        }
    }
}

/// `Home / WORLD / Storm hits coast`, `News | Sport | Weather`: short capitalised parts between signs.
fn is_breadcrumb(block: &Block<'_>, outside: bool) -> bool {
    if block.ending == Ending::Stop || block.words > 40 {
        return false;
    }
    let text = block.text;
    let Some(sign) =
        [" / ", " > ", " » ", " › ", " | ", " · ", " • ", " → "].into_iter().find(|sign| text.contains(sign))
    else {
        return false;
    };
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    let short = |part: &&str| part.split_ascii_whitespace().count() <= 4;
    let capital = parts.iter().all(|part| part.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()));
    let home = parts.first().is_some_and(|part| part.eq_ignore_ascii_case("home"));
    let leading = parts.split_last().is_some_and(|(_, leading)| leading.iter().all(short));
    if home && leading {
        return true;
    }
    let path = matches!(sign, " > " | " » " | " › " | " / " | " → ");
    outside && capital && parts.len() >= 3 && (if path { leading } else { parts.iter().all(short) })
}

/// Marks short lines right below a line of furniture, outside the running text: the rest of a menu.
#[inline(never)]
pub(super) fn mark_neighbours(blocks: &mut [Block<'_>], body: Body) {
    let mut below = false;
    for (at, block) in blocks.iter_mut().enumerate() {
        let outside = at < body.first || at > body.last;
        if outside && below && !block.apart && block.is_plain() && block.is_label(4) {
            block.kind = BlockKind::Furniture;
        }
        below = block.kind == BlockKind::Furniture;
    }
}

/// Marks what stands behind the end of the article: short blocks behind a line that can only stand
/// there, and lines about the author.
#[inline(never)]
pub(super) fn mark_footer(blocks: &mut [Block<'_>], body: Body) {
    let mut footer = false;
    let behind = blocks.iter_mut().enumerate().skip(body.last.min(usize::MAX - 1) + 1);
    for (_, block) in behind {
        let phrase = phrase_kind(block);
        footer |= matches!(phrase, Some(Phrase::Comments | Phrase::Footer));
        let article = matches!(block.kind, BlockKind::Byline | BlockKind::Caption | BlockKind::BlockQuote);
        if !article && (phrase.is_some() || footer || (block.is_plain() && is_author_note(block))) {
            block.kind = BlockKind::Furniture;
        }
    }
    // The note on the author is often long enough to pass for running text.
    if let Some(block) = blocks.get_mut(body.last).filter(|block| block.words <= 50 && body.last > body.first)
        && block.is_plain()
        && is_author_note(block)
    {
        block.kind = BlockKind::Furniture;
    }
}

/// `Ann Lee is a reporter at the Ravel Post. Write to her at ann@ravel.example`
fn is_author_note(block: &Block<'_>) -> bool {
    if !block.text.contains('@') || block.text.contains("://") {
        return false;
    }
    let line = plain(block.text);
    let has = |words: &[&str]| line.split(' ').any(|word| words.contains(&word));
    let writer =
        ["reporter", "correspondent", "editor", "journalist", "writer", "columnist", "author", "contributor"];
    let opens = ["follow", "contact", "email", "reach", "write"].iter().any(|verb| line.starts_with(verb));
    let is_address = opens || line.contains(" can be reached ");
    (is_address && block.words <= 20)
        || (has(&writer) && has(&["follow", "contact", "reach", "reached", "email", "write"]))
}
