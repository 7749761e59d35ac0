//! The beginning of a text into the web address, mail address, handle or hashtag that stands there.

use crate::text::word_list::WordList;
use std::sync::LazyLock;

static DOMAINS: LazyLock<WordList> = LazyLock::new(|| WordList::new(data_file!("domains.txt")));

/// A mail address whose local part is longer is not looked for, which keeps the time linear.
const LONGEST_LOCAL_PART: usize = 64;

/// The length of the web address that the text begins with: `https://…`, `www.…`, `example.org/…`.
pub(super) fn web_address(text: &str) -> Option<usize> {
    let word = text.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let marked = match text.as_bytes().get(word) {
        Some(b':') => word >= 3 && text.get(word..).is_some_and(|rest| rest.starts_with("://")),
        Some(b'.') => {
            word == 3 && text.get(..4).is_some_and(|www| www.eq_ignore_ascii_case("www."))
                || has_domain(text, word)
        }
        Some(b'-') => has_domain(text, word),
        _ => false,
    };
    marked.then(|| address_length(text)).filter(|length| *length > word)
}

/// Whether the text begins with a host name that ends in a known domain: `example.org`.
fn has_domain(text: &str, word: usize) -> bool {
    // Looked for in two steps, so that ordinary words with a hyphen cost nothing.
    if text.as_bytes().get(word) == Some(&b'-') && !text.bytes().take(64).any(|byte| byte == b'.') {
        return false;
    }
    let host = text
        .bytes()
        .take(64)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
        .count();
    let host = text.get(..host).unwrap_or_default().trim_end_matches(['.', '-']);
    let behind = text.get(host.len()..).unwrap_or_default();
    let mut parts = host.rsplit('.');
    let last = parts.next().unwrap_or_default();
    let name = parts.next().unwrap_or_default();
    name.len() > 1 && DOMAINS.contains(last) && !behind.starts_with(|c: char| c.is_alphanumeric() || c == '@')
}

/// The length of an address: up to white space, a quotation mark or a bracket, without the
/// punctuation of the sentence around it.
fn address_length(text: &str) -> usize {
    let end = text
        .find(|c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '’' | '\u{200B}')
        })
        .unwrap_or(text.len());
    let mut address = text.get(..end).unwrap_or_default();
    let brackets = |sign: char| text.get(..end).unwrap_or_default().matches(sign).count();
    let balanced = brackets('(') == brackets(')') && brackets('[') == brackets(']');
    while let Some(last) = address.chars().next_back() {
        let outside = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '—' | '–' | '…' | '|' => true,
            ')' | ']' => !balanced,
            _ => false,
        };
        if !outside {
            break;
        }
        address = address.strip_suffix(last).unwrap_or_default();
    }
    address.len()
}

/// Where the local part begins of a mail address whose `@` stands at `at`.
pub(super) fn mail_start(text: &str, at: usize) -> Option<usize> {
    let before = text.as_bytes().get(..at)?;
    let length = before.iter().rev().take(LONGEST_LOCAL_PART + 1).take_while(|byte| is_local(**byte)).count();
    let local = before.get(at - length..)?;
    let dots = local.iter().take_while(|byte| !byte.is_ascii_alphanumeric()).count();
    (length > dots && length <= LONGEST_LOCAL_PART && local.last().is_some_and(u8::is_ascii_alphanumeric))
        .then_some(at - length + dots)
}

fn is_local(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+')
}

/// The length of `@` and the host of a mail address: `@example.org`.
pub(super) fn mail_end(text: &str) -> Option<usize> {
    let host = text
        .bytes()
        .skip(1)
        .take(255)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
        .count();
    let host = text.get(1..1 + host)?.trim_end_matches(['.', '-']);
    (host.contains('.') && !host.starts_with(['.', '-'])).then_some(1 + host.len())
}

/// The length of a handle or a hashtag: `@name`, `#topic`; `#1` is none.
pub(super) fn tag_length(text: &str) -> Option<usize> {
    let name = text.get(1..)?;
    let length = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
    let name = name.get(..length)?;
    let named = name.contains(char::is_alphabetic);
    named.then_some(1 + length)
}
