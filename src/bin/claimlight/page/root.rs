//! A page into the one element that holds its article. `www/find-article.js` is the same rule for the browser.

use super::names::{LANDMARKS, is_block, is_doubtful, is_heading, is_link_to, is_outside};
use dom_query::{Matcher, NodeId, NodeRef};
use std::collections::HashMap;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// A paragraph of running text has so many words, a sentence that ends, and no more than half of it is links.
const PARAGRAPH_WORDS: usize = 12;

/// An article has so many words of running text; where less is found, it may be none.
const FEWEST_WORDS: usize = 120;

/// The share of the page's running text that makes a landmark the article, and the share that leads further in, in hundredths.
const LANDMARK_SHARE: usize = 50;
const CHILD_SHARE: usize = 85;

/// A smaller share leads further in, too, where no more than this of what stands around it is running text: labels, then.
const CORE_SHARE: usize = 60;
const MOST_RUNNING: usize = 50;

/// So few words of running text under a label of a few words are a teaser, which weighs a part of what a story does.
const TEASER_WORDS: usize = 120;
const TEASER_LABEL: RangeInclusive<usize> = 2..=30;
const STORY_WEIGHT: usize = 8;

/// Where an article stands in a box that its name calls furniture, this much longer than the rest of the page, the name says
/// nothing.
const MISNAMED: usize = 4;

/// Around the running text stands its headline, if no more than this stands around it, in hundredths.
const HEADLINE_SHARE: usize = 120;

/// Elements that are text, and hold none.
const PARAGRAPHS: [&str; 3] = ["p", "pre", "blockquote"];

/// Whether it may hold an article: a block that is no text, or an element of the page's own.
fn is_box(element: &NodeRef<'_>) -> bool {
    let name = element.node_name().unwrap_or_default();
    (is_block(&name) && !PARAGRAPHS.contains(&name.as_ref())) || name.contains('-')
}

static LANDMARK: LazyLock<Option<Matcher>> = LazyLock::new(|| Matcher::new(LANDMARKS).ok());

/// Finds the article of a page: a landmark is the article if it holds half of the running text, the innermost of several;
/// then, and where none does, whichever child holds nearly all of it. None where there is no running text.
pub(super) fn find<'a>(page: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let survey = Survey::of(page);
    let whole = survey.counts(&survey.page);
    if whole.running == 0 {
        return None;
    }
    let is_landmark = |node: &NodeRef<'_>| LANDMARK.as_ref().is_some_and(|landmark| node.is_match(landmark));
    let mut root = survey.page;
    for landmark in survey.page.descendants_it().filter(|node| node.is_element() && is_landmark(node)) {
        if survey.counts(&landmark).weight * 100 >= whole.weight * LANDMARK_SHARE
            && landmark.ancestors_it(None).any(|around| around.id == root.id)
        {
            root = landmark;
        }
    }
    while let Some(child) = survey.further_in(&root) {
        root = child;
    }
    Some(survey.with_headline(root))
}

/// What an element holds: words, but for short sentences, words of running text, and how much these weigh against each other.
#[derive(Clone, Copy, Default)]
struct Counts {
    all: usize,
    running: usize,
    /// Words of running text, each with the weight of where it stands.
    weight: usize,
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

/// What each element of a page holds, or of a box that stands apart on it.
struct Survey<'a> {
    page: NodeRef<'a>,
    counts: HashMap<NodeId, Counts>,
    /// The headlines, each with all that stands around it.
    headlines: Vec<Vec<NodeId>>,
    /// What was read since the last element that stands apart, and how many words of it are links.
    text: String,
    linked: String,
    /// The boxes that their names call furniture.
    boxes: Vec<NodeRef<'a>>,
}

impl<'a> Survey<'a> {
    /// A page, or the box of it that holds its text whatever it is called.
    fn of(page: &NodeRef<'a>) -> Self {
        let mut best = Self::read_all(page);
        let rest = best.holds();
        let mut left = std::mem::take(&mut best.boxes);
        while let Some(next) = left.pop() {
            let mut survey = Self::read_all(&next);
            left.append(&mut survey.boxes);
            if survey.holds() > best.holds()
                && survey.holds() >= FEWEST_WORDS
                && survey.holds() > rest * MISNAMED
            {
                best = survey;
            }
        }
        best
    }

    fn read_all(page: &NodeRef<'a>) -> Self {
        let mut survey = Self {
            page: *page,
            counts: HashMap::new(),
            headlines: Vec::new(),
            text: String::new(),
            linked: String::new(),
            boxes: Vec::new(),
        };
        survey.read(page, page, false);
        survey
    }

    /// Reads an element, which stands in a block or is one.
    fn read(&mut self, element: &NodeRef<'a>, block: &NodeRef<'a>, is_link: bool) {
        for child in element.children_it(false) {
            if child.is_text() {
                let text = child.text();
                self.text.push_str(&text);
                if is_link {
                    self.linked.push_str(&text);
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
            self.text.push(' ');
        } else if !is_outside(child) {
            if &*name == "h1" {
                let around = child.ancestors_it(None).map(|node| node.id);
                self.headlines.push(around.chain([child.id]).collect());
            }
            self.read(child, if apart { child } else { block }, is_link || is_link_to(child));
            let mut counts = self.counts(child);
            if apart && counts.is_teaser() {
                counts.weight = counts.weight.min(counts.running);
                self.counts.insert(child.id, counts);
            }
            // What stands in an element stands in all around it.
            self.counts.entry(parent.id).or_default().add(counts);
        } else if is_doubtful(child) {
            self.boxes.push(*child);
        }
    }

    /// Counts what was read of a block.
    fn close(&mut self, block: &NodeRef<'_>) {
        let all = self.text.split_whitespace().count();
        if all > 0 {
            let is_sentence = !block.node_name().is_some_and(|name| is_heading(&name))
                && self.linked.split_whitespace().count() * 2 <= all
                && ends_a_sentence(&self.text);
            let running = if is_sentence { all } else { 0 };
            if !is_sentence || all >= PARAGRAPH_WORDS {
                let counts = Counts { all, running, weight: running * STORY_WEIGHT };
                self.counts.entry(block.id).or_default().add(counts);
            }
        }
        self.text.clear();
        self.linked.clear();
    }

    fn counts(&self, element: &NodeRef<'_>) -> Counts {
        self.counts.get(&element.id).copied().unwrap_or_default()
    }

    /// Words of running text in all.
    fn holds(&self) -> usize {
        self.counts(&self.page).running
    }

    /// The child that holds nearly all running text of an element, or most of it where the rest is labels.
    fn further_in(&self, element: &NodeRef<'a>) -> Option<NodeRef<'a>> {
        let around = self.counts(element);
        let leads = |child: &NodeRef<'_>| {
            let inner = self.counts(child);
            let is_thin = (around.running - inner.running) * 100 < (around.all - inner.all) * MOST_RUNNING;
            let share = if is_thin { CORE_SHARE } else { CHILD_SHARE };
            is_box(child)
                && inner.running > 0
                && inner.weight * 100 >= around.weight * share
                && !self.has_twin(child, element)
        };
        element.children_it(false).find(|child| child.is_element() && leads(child))
    }

    /// Whether another child of the same class holds running text, and little else: both are parts of one article.
    fn has_twin(&self, child: &NodeRef<'a>, parent: &NodeRef<'a>) -> bool {
        let class = |element: &NodeRef<'_>| element.attr("class").filter(|class| !class.is_empty());
        class(child).is_some_and(|name| {
            parent.children_it(false).filter(|other| other.id != child.id).any(|other| {
                let counts = self.counts(&other);
                counts.running * 2 > counts.all
                    && counts.weight == counts.running * STORY_WEIGHT
                    && class(&other).is_some_and(|class| class == name)
            })
        })
    }

    /// The element around the running text that holds its headline too, and little else; or the text as it is.
    fn with_headline(&self, root: NodeRef<'a>) -> NodeRef<'a> {
        let has_headline =
            |element: &NodeRef<'_>| self.headlines.iter().any(|around| around.contains(&element.id));
        let holds_little_else =
            |around: &NodeRef<'_>| self.counts(around).all * 100 <= self.counts(&root).all * HEADLINE_SHARE;
        let mut up = root;
        while holds_little_else(&up) {
            if has_headline(&up) {
                return up;
            }
            match up.parent().filter(|_| up.id != self.page.id) {
                Some(around) => up = around,
                None => break,
            }
        }
        root
    }
}

/// Whether a sentence ends in the text: a mark, perhaps closing marks behind it, then a space or nothing.
fn ends_a_sentence(text: &str) -> bool {
    text.split_whitespace()
        .any(|word| word.trim_end_matches(['"', '\'', '”', '’', ')', ']']).ends_with(['.', '!', '?', '…']))
}
