//! A page into the one element that holds its article. `www/find-article.js` is the same rule for the browser.

use super::names::LANDMARKS;
use super::survey::{STORY_WEIGHT, Survey};
use dom_query::{Matcher, NodeRef};
use std::sync::LazyLock;

/// The share of the page's running text that makes a landmark the article, and the share that leads further in, in hundredths.
const LANDMARK_SHARE: usize = 50;
const CHILD_SHARE: usize = 85;

/// A smaller share leads further in, too, where no more than this of what stands around it is running text: labels, then.
const CORE_SHARE: usize = 60;
const MOST_RUNNING: usize = 50;

/// Around the running text stands its headline, if no more than this stands around it, in hundredths.
const HEADLINE_SHARE: usize = 120;

static LANDMARK: LazyLock<Option<Matcher>> = LazyLock::new(|| Matcher::new(LANDMARKS).ok());

/// Finds the article of a page: a landmark is the article if it holds half of the running text, the innermost of several;
/// then, and where none does, whichever child holds nearly all of it. None where there is no running text.
pub(super) fn find<'a>(survey: &Survey<'a>) -> Option<NodeRef<'a>> {
    let whole = survey.counts(&survey.page);
    if whole.running == 0 {
        return None;
    }
    let is_landmark = |node: &NodeRef<'_>| LANDMARK.as_ref().is_some_and(|landmark| node.is_match(landmark));
    let mut root = survey.page;
    for landmark in survey.page.descendants_it().filter(|node| node.is_element() && is_landmark(node)) {
        if survey.counts(&landmark).weight * 100 >= whole.weight * LANDMARK_SHARE
            && landmark.ancestors_it(None).any(|around| around.id == root.id)
            && !survey.leaves_out(&landmark)
        {
            root = landmark;
        }
    }
    while let Some(child) = further_in(survey, &root) {
        root = child;
    }
    Some(with_headline(survey, root))
}

/// The child that holds nearly all running text of an element, or most of it where the rest is labels.
fn further_in<'a>(survey: &Survey<'a>, element: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let around = survey.counts(element);
    let leads = |child: &NodeRef<'_>| {
        // What is left out counts nothing in what is around it.
        // Names of one letter are those of paragraphs and of elements that only format: an old page may never end its `<b>`.
        let is_small = child.node_name().is_some_and(|name| name.len() == 1);
        if is_small || survey.leaves_out(child) {
            return false;
        }
        let inner = survey.counts(child);
        let is_thin = (around.running - inner.running) * 100 < (around.all - inner.all) * MOST_RUNNING;
        let share = if is_thin { CORE_SHARE } else { CHILD_SHARE };
        inner.running > 0 && inner.weight * 100 >= around.weight * share && !has_twin(survey, child, element)
    };
    element.children_it(false).find(|child| child.is_element() && leads(child))
}

/// Whether another child of the same class holds running text, and little else: both are parts of one article.
fn has_twin(survey: &Survey<'_>, child: &NodeRef<'_>, parent: &NodeRef<'_>) -> bool {
    let class = |element: &NodeRef<'_>| element.attr("class").filter(|class| !class.is_empty());
    class(child).is_some_and(|name| {
        parent.children_it(false).filter(|other| other.id != child.id && !survey.leaves_out(other)).any(
            |other| {
                let counts = survey.counts(&other);
                counts.running * 2 > counts.all
                    && counts.weight == counts.running * STORY_WEIGHT
                    && class(&other).is_some_and(|class| class == name)
            },
        )
    })
}

/// The element around the running text that holds its headline too, and little else; or the text as it is.
fn with_headline<'a>(survey: &Survey<'a>, root: NodeRef<'a>) -> NodeRef<'a> {
    let most = survey.counts(&root).all * HEADLINE_SHARE;
    let mut up = root;
    while survey.counts(&up).all * 100 <= most {
        if survey.holds_headline(&up) {
            return up;
        }
        match up.parent().filter(|_| up.id != survey.page.id) {
            Some(around) => up = around,
            None => break,
        }
    }
    root
}
