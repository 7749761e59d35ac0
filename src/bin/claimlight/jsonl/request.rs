//! A line of input into its id and its text.

use super::{LONGEST_LINE, Line};
use crate::input::{not_utf8, reason};
use serde::Deserialize;
use serde_json::value::RawValue;

/// A line of input; other fields are ignored.
#[derive(Deserialize)]
struct Request<'a> {
    #[serde(borrow)]
    id: Option<&'a RawValue>,
    #[serde(borrow)]
    text: Option<&'a RawValue>,
}

/// The id and the text of a line; `None` for a blank one, and a message for a bad one.
pub(super) fn parse(line: &Line) -> Result<Option<(&RawValue, String)>, String> {
    if line.bytes.is_empty() {
        return Err(format!(
            "has {} bytes, the longest line may have {LONGEST_LINE}; it is left out",
            line.length
        ));
    }
    let bytes = line.bytes.as_slice();
    if bytes.trim_ascii().is_empty() {
        return Ok(None);
    }
    let line = std::str::from_utf8(bytes)
        .map_err(|error| format!("{}; the line is left out", not_utf8(bytes, error.valid_up_to())))?;
    let request = request(line)?;
    let id = request.id.ok_or("has no \"id\" that is a string or a number")?;
    if !id.get().starts_with(|first: char| first == '"' || first == '-' || first.is_ascii_digit()) {
        return Err(format!("\"id\" must be a string or a number, and is {}", kind(id)));
    }
    let text = request.text.ok_or("has no \"text\" that is a string")?;
    if !text.get().starts_with('"') {
        return Err(format!("\"text\" must be a string, and is {}", kind(text)));
    }
    let text = string(text).map_err(|error| format!("is not JSON: {}", reason(&error)))?;
    Ok(Some((id, text)))
}

/// The fields of a line.
fn request(line: &str) -> Result<Request<'_>, String> {
    let parsed = serde_json::from_str::<&RawValue>(line)
        .map_err(|error| format!("is not JSON: {}", reason(&error)))?;
    if !parsed.get().starts_with('{') {
        return Err(format!("must be an object with \"id\" and \"text\", and is {}", kind(parsed)));
    }
    serde_json::from_str(parsed.get()).map_err(|error| format!("is not understood: {}", reason(&error)))
}

fn kind(value: &RawValue) -> &'static str {
    match value.get().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'"') => "a string",
        Some(b't' | b'f') => "true or false",
        Some(b'n') => "null",
        _ => "a number",
    }
}

/// A JSON string. JavaScript may write half of a surrogate pair, which no text can hold; it becomes
/// U+FFFD, one UTF-16 unit like itself, so that offsets stay right.
pub(super) fn string(value: &RawValue) -> serde_json::Result<String> {
    serde_json::from_str(value.get()).or_else(|error| {
        let mut bytes: Vec<u8> = serde_json::from_str::<Wtf8>(value.get())?.0;
        let mut at = 0;
        while let Some(rest) = bytes.get_mut(at..) {
            if let [0xED, 0xA0..=0xBF, _, ..] = rest
                && let Some(half) = rest.get_mut(..3)
            {
                half.copy_from_slice("\u{fffd}".as_bytes());
            }
            at += 1;
        }
        String::from_utf8(bytes).map_err(|_| error)
    })
}

/// The bytes of a JSON string, lone surrogates included.
struct Wtf8(Vec<u8>);

impl<'de> Deserialize<'de> for Wtf8 {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = Vec<u8>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string")
            }

            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<Vec<u8>, E> {
                Ok(bytes.to_vec())
            }

            fn visit_str<E>(self, text: &str) -> Result<Vec<u8>, E> {
                Ok(text.as_bytes().to_vec())
            }
        }
        deserializer.deserialize_bytes(Visitor).map(Wtf8)
    }
}
