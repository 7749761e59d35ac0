//! A page into what each of its elements holds, and which of them are none of its article. `www/find-article.js` is the same rule.

use super::blocks::plain;
use super::names::{is_block, is_furniture, is_heading, is_unread};
use dom_query::{NodeId, NodeRef};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

/// A paragraph of running text has so many words, a sentence that ends, and no more than half of it is links.
const PARAGRAPH_WORDS: usize = 12;

/// An article has so many words of running text; where less is found, it may be none.
const FEWEST_WORDS: usize = 120;

/// So few words of running text under a label of a few words are a teaser, which weighs a part of what a story does.
const TEASER_WORDS: usize = 120;
const TEASER_LABEL: RangeInclusive<usize> = 2..=30;
pub(super) const STORY_WEIGHT: usize = 8;

/// A box that its name, its place or its state calls furniture holds the article all the same, if it has an article's words, and
/// so many times what the rest of the page has; or more than the rest, so few words behind the headline.
const MISNAMED: usize = 4;
const NEAR: usize = 80;

/// A line that is nothing but links leads elsewhere, if it has so many words.
const LINK_WORDS: RangeInclusive<usize> = 3..=40;

/// The heading of a teaser is such a line; that of an article has a paragraph below it with more words than a teaser.
const HEADED_WORDS: usize = 40;

/// What an element holds: words, but for short sentences, words of running text, and how much these weigh against each other.
#[derive(Clone, Copy, Default)]
pub(super) struct Counts {
    pub(super) all: usize,
    pub(super) running: usize,
    /// Words of running text, each with the weight of where it stands.
    pub(super) weight: usize,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.all += other.all;
        self.running += other.running;
        self.weight += other.weight;
    }

    /// Whether it is few words under a label, which lead to another article.
    fn is_teaser(self) -> bool {
        self.running < TEASER_WORDS && TEASER_LABEL.contains(&(self.all - self.running))
    }
}

/// What was read since the last element that stands apart.
#[derive(Default)]
struct Stretch {
    text: String,
    /// How many words of it are links, and the links that ended in it.
    linked: usize,
    links: Vec<NodeId>,
    /// A heading that is nothing but a link, until it is known what stands below.
    heading: Option<NodeId>,
}

/// A box that is called furniture, and how many words of running text stand between the headline and it.
#[derive(Clone, Copy)]
struct Furniture<'a> {
    element: NodeRef<'a>,
    behind: Option<usize>,
}

/// What each element of a page holds, and which are left out of its article.
pub(super) struct Survey<'a> {
    pub(super) page: NodeRef<'a>,
    /// The heading that is most of the page's title, or else its first of the first rank.
    pub(super) headline: Option<NodeRef<'a>>,
    around_headline: HashSet<NodeId>,
    is_headline_in_article: bool,
    counts: HashMap<NodeId, Counts>,
    left_out: HashSet<NodeId>,
    /// Links that hold an article's words: old pages leave a link without an end.
    endless: HashSet<NodeId>,
    stretch: Stretch,
    /// Words of running text since the headline.
    behind: Option<usize>,
    boxes: Vec<Furniture<'a>>,
}

impl<'a> Survey<'a> {
    pub(super) fn of(page: &NodeRef<'a>, title: &str) -> Self {
        let headline = headline(page, title);
        let around: Vec<NodeRef<'_>> =
            headline.iter().flat_map(|headline| headline.ancestors_it(None).chain([*headline])).collect();
        let mut survey = Self {
            page: *page,
            headline,
            is_headline_in_article: around.iter().any(|node| node.has_name("article")),
            around_headline: around.iter().map(|node| node.id).collect(),
            counts: HashMap::new(),
            left_out: HashSet::new(),
            endless: endless_links(page),
            stretch: Stretch::default(),
            behind: None,
            boxes: Vec::new(),
        };
        survey.read(page, page, false);
        // They stand in each other.
        let mut next = 0;
        while let Some(Furniture { element, behind }) = survey.boxes.get(next).copied() {
            survey.behind = behind;
            survey.read(&element, &element, false);
            next += 1;
        }
        survey.judge();
        survey
    }

    pub(super) fn counts(&self, element: &NodeRef<'_>) -> Counts {
        self.counts.get(&element.id).copied().unwrap_or_default()
    }

    pub(super) fn holds_headline(&self, element: &NodeRef<'_>) -> bool {
        self.around_headline.contains(&element.id)
    }

    /// Whether it is none of the article.
    pub(super) fn leaves_out(&self, element: &NodeRef<'_>) -> bool {
        self.left_out.contains(&element.id) || is_unread(element)
    }

    /// Reads an element, which stands in a block or is one.
    fn read(&mut self, element: &NodeRef<'a>, block: &NodeRef<'a>, is_link: bool) {
        for child in element.children_it(false) {
            if child.is_text() {
                let text = child.text();
                self.stretch.text.push_str(&text);
                if is_link {
                    self.stretch.linked += count_words(&text);
                }
            } else if child.is_element() {
                self.read_child(&child, element, block, is_link);
            }
        }
        if block.id == element.id {
            self.close(element);
        }
    }

    fn read_child(&mut self, child: &NodeRef<'a>, parent: &NodeRef<'a>, block: &NodeRef<'a>, is_link: bool) {
        let name = child.node_name().unwrap_or_default();
        let apart = is_block(&name);
        if apart {
            self.close(block);
        }
        if &*name == "br" {
            self.stretch.text.push(' ');
        } else if !is_unread(child) {
            if is_furniture(child) && !self.holds_headline(child) {
                // A menu is none, however much it says.
                if &*name != "nav" {
                    self.boxes.push(Furniture { element: *child, behind: self.behind });
                }
                self.left_out.insert(child.id);
                return;
            }
            if self.headline.is_some_and(|headline| headline.id == child.id) {
                self.behind = Some(0);
            }
            let is_link = is_link || (is_link_to(child) && !self.endless.contains(&child.id));
            self.read(child, if apart { child } else { block }, is_link);
            if is_link && !apart && self.stretch.linked > 0 {
                self.stretch.links.push(child.id);
            }
            let mut counts = self.counts(child);
            if apart && (counts.is_teaser() || self.is_next(child)) && !self.holds_headline(child) {
                counts.weight = counts.running;
                self.counts.insert(child.id, counts);
            }
            // What stands in an element stands in all around it.
            self.counts.entry(parent.id).or_default().add(counts);
        }
    }

    /// Whether it is another article, as pages have them that never end.
    fn is_next(&self, element: &NodeRef<'_>) -> bool {
        element.has_name("article")
            && self.is_headline_in_article
            && element.descendants_it().any(|node| node.has_name("h1"))
    }

    /// Counts what was read of a block.
    fn close(&mut self, block: &NodeRef<'_>) {
        let Stretch { text, linked, links, heading } = std::mem::take(&mut self.stretch);
        let all = count_words(&text);
        if all == 0 {
            self.stretch.heading = heading;
            return;
        }
        let is_heading = block.node_name().is_some_and(|name| is_heading(&name));
        let is_sentence = !is_heading && linked * 2 <= all && ends_a_sentence(&text);
        if let Some(heading) = heading.filter(|_| is_sentence && all >= HEADED_WORDS) {
            self.left_out.remove(&heading);
        }
        let is_headline = self.headline.is_some_and(|headline| headline.id == block.id);
        if LINK_WORDS.contains(&all) && linked >= all && !is_headline {
            // What else stands in the block is kept.
            self.left_out.extend(if is_heading || links.is_empty() { vec![block.id] } else { links });
            self.stretch.heading = Some(block.id).filter(|_| is_heading);
        }
        let running = if is_sentence { all } else { 0 };
        if !is_sentence || all >= PARAGRAPH_WORDS {
            self.behind = self.behind.map(|words| words + running);
            let counts = Counts { all, running, weight: running * STORY_WEIGHT };
            self.counts.entry(block.id).or_default().add(counts);
        }
    }

    /// Finds the boxes that hold most of what there is to read, whatever they are called.
    fn judge(&mut self) {
        let mut boxes = std::mem::take(&mut self.boxes);
        boxes.sort_by_key(|found| Reverse(self.counts(&found.element).running));
        for Furniture { element, behind } in boxes {
            let mut counts = self.counts(&element);
            let rest = self.counts(&self.page).running;
            let times = if behind.is_some_and(|words| words <= NEAR) { 1 } else { MISNAMED };
            if counts.running <= FEWEST_WORDS.max(rest * times) || !self.left_out.remove(&element.id) {
                continue;
            }
            let mut up = element;
            while let Some(around) = up.parent().filter(|_| up.id != self.page.id) {
                self.counts.entry(around.id).or_default().add(counts);
                // A box around it is read whole.
                if self.left_out.remove(&around.id) {
                    counts = self.counts(&around);
                }
                up = around;
            }
        }
    }
}

/// The heading that is most of the page's title, or else its first of the first rank.
fn headline<'a>(page: &NodeRef<'a>, title: &str) -> Option<NodeRef<'a>> {
    let is_heading = |node: &NodeRef<'_>| ["h1", "h2", "h3"].iter().any(|name| node.has_name(name));
    let mut headings = page.descendants_it().filter(is_heading);
    let named = headings.find(|node| is_named(&plain(&node.text()), title));
    named.or_else(|| page.descendants_it().find(|node| node.has_name("h1")))
}

/// Whether what a heading says is most of the page's title.
pub(super) fn is_named(heading: &str, title: &str) -> bool {
    heading.len() * 2 > title.len() && title.contains(heading)
}

/// Links that hold an article's words, together with others that lead to the same place.
fn endless_links(page: &NodeRef<'_>) -> HashSet<NodeId> {
    let mut links: HashMap<String, (usize, Vec<NodeId>)> = HashMap::new();
    for node in page.descendants_it().filter(|node| node.has_name("a")) {
        if let Some(address) = node.attr("href") {
            let same = links.entry(address.to_string()).or_default();
            same.0 += count_words(&node.text());
            same.1.push(node.id);
        }
    }
    links.into_values().filter(|(words, _)| *words >= FEWEST_WORDS).flat_map(|(_, same)| same).collect()
}

/// Whether it leads to another page: an old page may put all of itself into an anchor.
fn is_link_to(element: &NodeRef<'_>) -> bool {
    element.has_name("a") && element.attr("href").is_some_and(|address| !address.contains('#'))
}

/// Words of a text; in Chinese, Japanese and Thai, which put no space between them, two letters count as one.
fn count_words(text: &str) -> usize {
    if text.is_ascii() {
        return text.split_whitespace().count();
    }
    let is_unspaced = |c: &char| matches!(c, '\u{e00}'..='\u{eff}' | '\u{3001}'..='\u{9fff}');
    let mut spaced = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if is_unspaced(&letter) && letters.next_if(is_unspaced).is_some() {
            spaced.push_str(" x ");
        } else {
            spaced.push(letter);
        }
    }
    spaced.split_whitespace().count()
}

/// Whether a sentence ends in the text: a mark, perhaps closing marks behind it, then a space or nothing.
fn ends_a_sentence(text: &str) -> bool {
    text.contains('。')
        || text.split_whitespace().any(|word| {
            word.trim_end_matches(['"', '\'', '”', '’', ')', ']']).ends_with(['.', '!', '?', '…'])
        })
}
