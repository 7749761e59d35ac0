//! Parts of names into the clusters that they can belong to.

use std::collections::BTreeMap;

/// The clusters that a part of a name can belong to.
#[derive(Default)]
pub(super) struct Candidates {
    /// At most [`Self::MAX`] roots each: more are as good as too many.
    by_part: BTreeMap<String, Vec<usize>>,
}

pub(super) enum Found {
    None,
    One(usize),
    Many(Vec<usize>),
}

impl Candidates {
    const MAX: usize = 4;

    pub(super) fn add(&mut self, part: String, root: usize) {
        let roots = self.by_part.entry(part).or_default();
        if roots.len() < Self::MAX && !roots.contains(&root) {
            roots.push(root);
        }
    }

    /// The clusters of a part that fit; `root` tells what each has been joined to since.
    pub(super) fn fitting(
        &self,
        part: &str,
        root: impl Fn(usize) -> usize,
        fits: impl Fn(usize) -> bool,
    ) -> Found {
        let Some(roots) = self.by_part.get(part) else { return Found::None };
        let mut fitting: Vec<usize> = roots.iter().map(|&at| root(at)).filter(|&root| fits(root)).collect();
        fitting.sort_unstable();
        fitting.dedup();
        match fitting.as_slice() {
            [] => Found::None,
            [only] => Found::One(*only),
            _ => Found::Many(fitting),
        }
    }
}
