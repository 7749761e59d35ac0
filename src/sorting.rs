//! Items into order by a key, with one sort in the whole module: the library's, copied for each type of
//! item, took a sixth of what a reader downloads.

use std::cmp::Ordering;

/// Sorts by a key; items of one key keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    if items.is_sorted_by_key(&key) {
        return;
    }
    let keys: Vec<K> = items.iter().map(key).collect();
    let mut order = order(keys.len(), &|a, b| keys.get(a).cmp(&keys.get(b)));
    // `order` says where what belongs in a place stands; each circle of places is gone round once.
    for first in 0..items.len() {
        let mut place = first;
        while let Some(from) = order.get_mut(place).map(|from| std::mem::replace(from, place))
            && from != first
            && from != place
        {
            items.swap(place, from);
            place = from;
        }
    }
}

/// The numbers up to `length` in the order that `compare` gives them.
#[inline(never)]
fn order(length: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    order.sort_unstable_by(|&a, &b| compare(a, b).then(a.cmp(&b)));
    order
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_library_does(mut items in prop::collection::vec((0_u8..9, 0_u8..99), 0..40)) {
            let mut expected = items.clone();
            expected.sort_by_key(|item| item.0);
            sort_by_key(&mut items, |item| item.0);
            prop_assert_eq!(items, expected);
        }
    }
}
