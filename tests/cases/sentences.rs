//! A text into its sentences, as the case files show them: one a line, an empty line between blocks.

use claimlight::text::Document;

#[test]
fn sentences() {
    super::runner::check("sentences", print);
}

fn print(text: &str) -> String {
    let document = Document::parse(text);
    let blocks = document.blocks().iter().map(|block| {
        let sentences = &document.sentences()[block.sentences.clone()];
        let lines = sentences.iter().map(|sentence| document.slice(sentence.span).replace(['\r', '\n'], " "));
        lines.collect::<Vec<_>>().join("\n")
    });
    blocks.collect::<Vec<_>>().join("\n\n")
}
