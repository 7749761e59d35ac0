//! What there is to look at into lines, a note in Markdown, and JSON.

use super::{Checked, unit};
use crate::failure::displayed;
use claimlight::desk::{Check, Item};
use claimlight::export::one_line;
use serde_json::{Value, json};
use std::io::{self, Write};

/// One line for each item that is still open: `story.html:12:5 unnamed-no-reason "Two officials said …"`.
pub(super) fn text(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    for one in checked {
        for (item, place) in one.report.items.iter().zip(&one.places).filter(|(item, _)| !item.set_aside) {
            let file = displayed(&one.file);
            let (line, column, check) = (place.line, place.column, item.check.key());
            writeln!(out, "{file}:{line}:{column} {check} \"{}\"", displayed(&shortened(&item.quote)))?;
        }
    }
    Ok(())
}

/// A note for the desk: a heading for each file, what is open, what is in order, what was set aside.
pub(super) fn markdown(out: &mut impl Write, checked: &[Checked]) -> io::Result<()> {
    for (at, one) in checked.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        let title = if one.headline.is_empty() { &one.file } else { &one.headline };
        writeln!(out, "# {}\n", escaped(title))?;
        let in_order = one.report.in_order();
        let aside = one.report.items.iter().filter(|item| item.set_aside).count();
        // Checks, as the desk counts them: one may have many passages.
        let (open, order) = (Check::ALL.len() - in_order.len(), in_order.len());
        writeln!(out, "Before you publish: {open} to look at, {order} in order, {aside} set aside.")?;
        let open = one.report.items.iter().zip(&one.places).filter(|(item, _)| !item.set_aside);
        for (at, (item, place)) in open.enumerate() {
            let lead = if at == 0 { "\n" } else { "" };
            let about =
                item.about.as_ref().map_or_else(String::new, |about| format!(" ({})", escaped(about)));
            writeln!(out, "{lead}- [ ] {}{about}", item.check.question())?;
            writeln!(
                out,
                "  {}, line {}: “{}”",
                escaped(&one.file),
                place.line,
                escaped(&shortened(&item.quote))
            )?;
        }
        if !in_order.is_empty() {
            let keys: Vec<&str> = in_order.iter().map(|check| check.key()).collect();
            writeln!(out, "\nIn order: {}.", keys.join(", "))?;
        }
    }
    Ok(())
}

/// Everything, with the words that an override must repeat.
pub(super) fn json(checked: &[Checked]) -> Value {
    let files = checked.iter().map(|one| {
        let items = one.report.items.iter().zip(&one.places).map(|(item, place)| {
            json!({
                "check": item.check.key(), "question": item.check.question(), "about": item.about,
                "span": item.span, "line": place.line, "column": place.column,
                "endLine": place.end_line, "endColumn": place.end_column,
                "quote": item.quote, "prefix": item.prefix, "suffix": item.suffix, "setAside": item.set_aside,
            })
        });
        json!({
            "file": one.file, "headline": one.headline, "offsetUnit": unit(one.report.offset_unit),
            "words": one.report.words, "wordsUnnamed": one.report.words_unnamed,
            "inOrder": one.report.in_order(), "items": items.collect::<Vec<_>>(),
        })
    });
    json!({ "files": files.collect::<Vec<_>>() })
}

/// What an item says to a reader of a log: the question, and whom it is about.
pub(super) fn message(item: &Item) -> String {
    let about = item.about.as_ref().map_or_else(String::new, |about| format!(" ({})", one_line(about)));
    format!("{}{about}", item.check.question())
}

/// A passage on one line, cut where it is long.
pub(super) fn shortened(words: &str) -> String {
    const LONGEST: usize = 90;
    let line = one_line(words);
    match line.char_indices().nth(LONGEST) {
        None => line,
        Some((at, _)) => {
            let cut = line.get(..at).unwrap_or(&line);
            format!("{} …", cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole))
        }
    }
}

/// As plain words in Markdown.
fn escaped(words: &str) -> String {
    let mut out = String::new();
    for c in displayed(&one_line(words)).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_passages_are_cut_between_words() {
        assert_eq!(shortened("two\n officials"), "two officials");
        let long = shortened(&"word ".repeat(40));
        assert!(long.ends_with("word …") && long.chars().count() <= 92, "{long}");
    }

    #[test]
    fn words_of_an_article_are_no_markdown_and_no_orders() {
        assert_eq!(escaped("a *b* [c](d)\n<e>"), r"a \*b\* \[c\](d) \<e\>");
        assert_eq!(displayed("a\u{1b}[2J"), "a\u{fffd}[2J");
    }
}
