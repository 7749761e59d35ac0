//! A file of an editor's corrections into overrides, checked before they are used.

use crate::failure::Failure;
use claimlight::desk::Override;
use serde_json::Value;
use std::path::Path;

/// Reads a list of overrides, or an object with the list as its `items`.
pub(super) fn read(path: &Path) -> Result<Vec<Override>, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::file(path, &error))?;
    let name = path.display();
    let json: Value = serde_json::from_slice(&bytes)
        .map_err(|error| Failure::Input(format!("{name}: expected JSON, found {error}")))?;
    let items = json.as_array().or_else(|| json.get("items")?.as_array());
    let items = items.ok_or_else(|| {
        Failure::Input(format!(
            "{name}: expected a list of overrides, or an object with such a list as \"items\""
        ))
    })?;
    let one = |(at, item): (usize, &Value)| {
        let read: Result<Override, _> = serde_json::from_value(item.clone());
        match read {
            Ok(one) if one.quote.is_empty() => Err(Failure::Input(format!(
                "{name}: item {}: \"quote\" is empty; it must repeat the words that the item is about",
                at + 1
            ))),
            Ok(one) => Ok(one),
            Err(error) => Err(Failure::Input(format!("{name}: item {}: {error}", at + 1))),
        }
    };
    items.iter().enumerate().map(one).collect()
}
