//! A web page into the same page without the tags that nest too deep, and without endless attributes; its words all stay.
//!
//! A parser compares each attribute of a tag with all before it, and those of a second `<body>` with all of the first.
//! An HTML parser looks through the open elements at every paragraph, and the search for the article through the ancestors
//! of every element, so both take time that grows with the depth of the page. Browsers stop nesting at the depth where
//! this does, and no page that people read comes near it: any such page passes as it is.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// How deep elements may stand inside each other.
const DEEPEST: usize = 512;

/// Bytes of the longest tag that keeps its attributes.
const LONGEST_TAG: usize = 20_000;

/// What a page has one of: the parser adds the attributes of every further tag to those that the element has.
pub(crate) const ONCE: [&str; 2] = ["body", "html"];

/// How many tags of [`ONCE`] a page keeps; where one is read twice, they are a few.
const MOST_ONCE: usize = 16;

/// How many elements of [`FORMATTING`] may be open: the parser opens each of them again in every paragraph.
const MOST_FORMATTING: usize = 64;

/// Elements without an end tag, and elements that the next of their kind ends: these do not nest by themselves.
const FLAT: [&str; 28] = [
    "area", "base", "body", "br", "col", "dd", "dt", "embed", "head", "hr", "html", "img", "input", "li",
    "link", "meta", "optgroup", "option", "p", "param", "rb", "rp", "rt", "rtc", "source", "track", "wbr",
    "frame",
];

/// Elements that live on when what they stand in ends: the parser opens them again in what comes next.
pub(crate) const FORMATTING: [&str; 14] =
    ["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Elements that no end tag of another kind reaches out of.
const SCOPES: [&str; 10] =
    ["applet", "button", "caption", "marquee", "object", "svg", "table", "td", "template", "th"];

/// Parts of a table: their end tags reach out of cells.
const TABLE: [&str; 8] = ["caption", "table", "tbody", "td", "tfoot", "th", "thead", "tr"];

/// Elements whose content is no markup.
const RAW: [&str; 6] = ["iframe", "noembed", "script", "style", "textarea", "title"];

/// A start or end tag.
struct Tag<'a> {
    /// Where it begins and where it ends, in bytes.
    start: usize,
    end: usize,
    name: Cow<'a, str>,
    ends: bool,
}

/// An element that is open.
struct Element<'a> {
    name: Cow<'a, str>,
    is_formatting: bool,
}

/// The page, with a space in place of the tags that go deeper than browsers would.
pub(crate) fn limited(page: &str) -> Cow<'_, str> {
    let mut open: Vec<Element<'_>> = Vec::new();
    let mut left_out: BTreeMap<Cow<'_, str>, usize> = BTreeMap::new();
    let mut output = String::new();
    let mut copied = 0;
    let mut once = 0;
    let mut at = 0;
    while let Some(tag) = next_tag(page, at) {
        at = tag.end;
        let name = &*tag.name;
        if FLAT.contains(&name) {
            let is_one_more = ONCE.contains(&name) && !tag.ends;
            once += usize::from(is_one_more);
            if is_one_more && once > MOST_ONCE {
                leave_out(page, &tag, &mut output, &mut copied);
            } else {
                shorten(page, &tag, &mut output, &mut copied);
            }
            continue;
        }
        let is_formatting = FORMATTING.contains(&name);
        let waiting = left_out.get_mut(name).filter(|count| tag.ends && **count > 0);
        let is_left_out = if let Some(count) = waiting {
            *count -= 1;
            true
        } else if tag.ends {
            close(&mut open, name);
            false
        } else {
            if RAW.contains(&name) {
                at = end_of_raw(page, tag.end, name);
                shorten(page, &tag, &mut output, &mut copied);
                continue;
            }
            open.len() >= DEEPEST
                || is_formatting && open.iter().filter(|one| one.is_formatting).count() >= MOST_FORMATTING
        };
        if is_left_out {
            leave_out(page, &tag, &mut output, &mut copied);
        } else {
            shorten(page, &tag, &mut output, &mut copied);
        }
        if !tag.ends {
            if is_left_out {
                *left_out.entry(tag.name).or_default() += 1;
            } else {
                open.push(Element { name: tag.name, is_formatting });
            }
        }
    }
    if copied == 0 {
        return Cow::Borrowed(page);
    }
    output.push_str(page.get(copied..).unwrap_or_default());
    Cow::Owned(output)
}

/// Writes a space in place of a tag.
fn leave_out(page: &str, tag: &Tag<'_>, output: &mut String, copied: &mut usize) {
    output.push_str(page.get(*copied..tag.start).unwrap_or_default());
    if !output.ends_with(' ') {
        output.push(' ');
    }
    *copied = tag.end;
}

/// Writes a tag that is too long without its attributes.
fn shorten(page: &str, tag: &Tag<'_>, output: &mut String, copied: &mut usize) {
    if tag.end - tag.start <= LONGEST_TAG {
        return;
    }
    output.push_str(page.get(*copied..tag.start).unwrap_or_default());
    output.push_str(if tag.ends { "</" } else { "<" });
    output.push_str(&tag.name);
    output.push('>');
    *copied = tag.end;
}

/// Closes the innermost element of a name and what stands in it, as far as an HTML parser would.
fn close(open: &mut Vec<Element<'_>>, name: &str) {
    let is_barrier = |inner: &str| {
        if TABLE.contains(&name) { matches!(inner, "table" | "template") } else { SCOPES.contains(&inner) }
    };
    let reachable = open.iter().rposition(|inner| inner.name == name || is_barrier(&inner.name));
    let Some(at) = reachable.filter(|&at| open.get(at).is_some_and(|found| found.name == name)) else {
        return;
    };
    let inner = open.split_off(at + 1);
    open.truncate(at);
    // An end tag of formatting ends nothing else, and formatting ends with nothing else.
    let stays = FORMATTING.contains(&name);
    open.extend(inner.into_iter().filter(|inner| stays || inner.is_formatting));
}

/// The first tag from a place on; comments are none.
fn next_tag(page: &str, from: usize) -> Option<Tag<'_>> {
    let mut at = from;
    loop {
        let start = at + page.get(at..)?.find('<')?;
        let rest = page.get(start + 1..)?;
        if rest.starts_with("!--") {
            at = start + 4 + page.get(start + 4..)?.find("-->")?;
            continue;
        }
        let ends = rest.starts_with('/');
        let named = rest.get(usize::from(ends)..)?;
        if !named.starts_with(|first: char| first.is_ascii_alphabetic()) {
            at = start + 1;
            continue;
        }
        let name = named.split(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).next()?;
        let attributes = start + 1 + usize::from(ends) + name.len();
        let end = attributes + end_of_tag(page.get(attributes..)?);
        let name = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(name)
        };
        return Some(Tag { start, end, name, ends });
    }
}

/// Bytes up to and with the `>` that stands in no quotation marks; all, where a tag never ends.
fn end_of_tag(attributes: &str) -> usize {
    let mut quoted = None;
    let mut before = b' ';
    for (at, byte) in attributes.bytes().enumerate() {
        match quoted {
            Some(mark) if byte == mark => quoted = None,
            Some(_) => {}
            None if byte == b'>' => return at + 1,
            // A mark opens a value only behind its equals sign.
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quoted = Some(byte),
            None => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    attributes.len()
}

/// Where the content of a script or of its like ends: at its end tag, or with the page.
fn end_of_raw(page: &str, from: usize, name: &str) -> usize {
    let rest = page.get(from..).unwrap_or_default();
    let ends = rest.match_indices("</").find(|(at, mark)| {
        let named = rest.get(at + mark.len()..at + mark.len() + name.len());
        named.is_some_and(|named| named.eq_ignore_ascii_case(name))
    });
    ends.map_or(page.len(), |(at, _)| from + at)
}
