//! A text into its tokens, as the case files show them: the text itself, `|` where two tokens touch,
//! then the tokens that are not words or marks, by kind.

use claimlight::text::{Document, TokenKind};

#[test]
fn tokens() {
    super::runner::check("tokens", print);
}

fn print(text: &str) -> String {
    let document = Document::parse(text);
    let mut out = String::new();
    for (at, token) in document.tokens().iter().enumerate() {
        if at > 0 {
            out.push(if token.spaced { ' ' } else { '|' });
        }
        out += document.slice(token.span);
    }
    for (name, kind) in
        [("numbers", TokenKind::Number), ("symbols", TokenKind::Symbol), ("addresses", TokenKind::Address)]
    {
        let words: Vec<&str> = document
            .tokens()
            .iter()
            .filter(|token| token.kind == kind)
            .map(|token| document.slice(token.span))
            .collect();
        if !words.is_empty() {
            out += &format!("\n{name}: {}", words.join(" "));
        }
    }
    out
}
