//! A question of the desk, as `www/desk/question.js` joins it, into settings and overrides.
//!
//! They come as one text: to read them from any object by serde took 17 kB of a reader's download, and a kilobyte of
//! JavaScript before the first highlight.

use crate::claims::Manner;
use crate::desk::{Action, Check, Desk, Lede, Override, Reason, Replacement, Target};

/// What stands between two words; no text of a page holds it.
const BETWEEN: char = '\0';

/// The settings, then the parts of each override; a part that is not understood counts as the default.
pub(super) fn desk(question: &str) -> Desk {
    let mut words = question.split(BETWEEN);
    let mut desk = Desk::default();
    if let Some(share) = words.next().and_then(|share| share.parse().ok()) {
        desk.settings.max_unnamed_share = share;
    }
    if words.next() == Some("why") {
        desk.settings.reason = Reason::Why;
    }
    if words.next() == Some("nothing") {
        desk.settings.lede = Lede::Nothing;
    }
    while let Some(action) = words.next() {
        let mut next = || words.next().unwrap_or_default();
        let target = match next() {
            "claim" => Some(Target::Claim),
            "entity" => Some(Target::Entity),
            "value" => Some(Target::Value),
            _ => None,
        };
        let (check, manner) = (next(), next());
        let manner = Manner::ALL.into_iter().find(|known| known.key() == manner);
        desk.overrides.push(Override {
            action: match action {
                "suppress" => Action::Suppress,
                "fix" => Action::Fix,
                _ => Action::Confirm,
            },
            target,
            check: Check::ALL.into_iter().find(|known| known.key() == check),
            set: manner.map(|manner| Replacement { manner: Some(manner), ..Replacement::default() }),
            quote: next().to_owned(),
            prefix: next().to_owned(),
            suffix: next().to_owned(),
        });
    }
    desk
}
