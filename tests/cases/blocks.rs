//! A text into its blocks, as the case files show them: kind and text of one block a line.

use claimlight::text::Document;

#[test]
fn blocks() {
    super::runner::check("blocks", print);
}

#[test]
fn furniture() {
    super::runner::check("furniture", print);
}

fn print(text: &str) -> String {
    let document = Document::parse(text);
    let lines = document.blocks().iter().map(|block| {
        let kind = serde_json::to_string(&block.kind).expect("a kind is a word");
        let text: Vec<&str> =
            document.slice(block.span).lines().map(|line| line.trim_start_matches("> ").trim()).collect();
        format!("{}: {}\n", kind.trim_matches('"'), text.join(" "))
    });
    lines.collect()
}
