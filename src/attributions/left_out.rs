//! The name of a way to find attributions into whether it is left out: training asks so what each is worth.
//!
//! Programs that are built without the feature `training` leave out nothing, and pay nothing for the question.

#[cfg(feature = "training")]
use std::sync::OnceLock;

/// What can be left out beside the constructions of `constructions.txt`, each by its own name.
#[cfg(feature = "training")]
pub(super) fn ways() -> impl Iterator<Item = &'static str> {
    data_file!("ways.txt").lines()
}

#[cfg(feature = "training")]
static LEFT_OUT: OnceLock<String> = OnceLock::new();

/// Leaves out one of them, for the whole process and before the first article: the constructions are read once. Whether it
/// was free to do so.
#[cfg(feature = "training")]
pub(super) fn leave_out(name: &str) -> bool {
    LEFT_OUT.set(name.to_owned()).is_ok()
}

/// Whether this one is left out.
#[cfg(feature = "training")]
pub(super) fn is_left_out(name: &str) -> bool {
    LEFT_OUT.get().is_some_and(|left_out| left_out == name)
}

#[cfg(not(feature = "training"))]
pub(super) const fn is_left_out(_: &str) -> bool {
    false
}

/// What was found in a way of this name, or nothing where that is left out.
pub(super) fn unless_left_out<Found: Default>(name: &str, found: Found) -> Found {
    if is_left_out(name) { Found::default() } else { found }
}
