//! A character into what it does in a text: space, letter, digit, mark, sign.

/// Whether the character takes up room without ink: white space and control characters.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// Whether the character shows nothing and takes up no room: joiners, direction marks, soft hyphens.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a reader sees the character. Tokens cover exactly these.
pub(super) fn is_visible(c: char) -> bool {
    !is_space(c) && !is_invisible(c)
}

/// Whether the character stands inside words without parting them: soft hyphens and joiners.
pub(super) fn is_word_glue(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FE00}'..='\u{FE0F}')
}

/// Whether the character can stand for the apostrophe of `don’t` or `O’Brien`.
pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2018}' | '\u{B4}' | '`' | '\u{2032}' | '\u{FF07}')
}

/// Whether words of the character's script stand without spaces, so that Unicode has to part them.
pub(super) fn is_unspaced_script(c: char) -> bool {
    matches!(c,
        '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{2E80}'..='\u{2FDF}' | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{A4CF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}' | '\u{1B000}'..='\u{1B2FF}'
        | '\u{20000}'..='\u{3FFFF}')
}

/// Whether a sign that is neither letter nor digit is punctuation rather than a symbol.
pub(super) fn is_punctuation(c: char) -> bool {
    match c {
        '$' | '%' | '&' | '+' | '<' | '=' | '>' | '@' | '^' | '|' | '~' | '#' | '*' | '`' => c == '`',
        _ if c.is_ascii() => c.is_ascii_punctuation(),
        '¡' | '§' | '«' | '´' | '¶' | '·' | '»' | '¿' => true,
        '\u{2010}'..='\u{2027}' | '\u{2032}'..='\u{2043}' | '\u{2045}'..='\u{205E}' => true,
        '\u{55A}'..='\u{55F}' | '\u{589}' | '\u{58A}' | '\u{5BE}' | '\u{5F3}' | '\u{5F4}' => true,
        '\u{60C}' | '\u{61B}' | '\u{61F}' | '\u{66A}'..='\u{66D}' | '\u{6D4}' => true,
        '\u{964}' | '\u{965}' | '\u{2E00}'..='\u{2E5D}' | '\u{25AA}' | '\u{25CF}' | '\u{25E6}' => true,
        '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301F}' | '\u{30FB}' => true,
        '\u{FF01}' | '\u{FF02}' | '\u{FF07}'..='\u{FF0A}' | '\u{FF0C}'..='\u{FF0F}' => true,
        '\u{FF1A}' | '\u{FF1B}' | '\u{FF1F}' | '\u{FF3B}'..='\u{FF3D}' | '\u{FF61}'..='\u{FF65}' => true,
        _ => false,
    }
}

/// Whether a mark can close a quotation or a bracket.
pub(super) fn is_closer(mark: &str) -> bool {
    matches!(
        mark,
        "”" | "’" | "\"" | "'" | "''" | "’’" | ")" | "]" | "}" | "»" | "›" | "」" | "』" | "）" | "＂"
    )
}

/// Whether a mark can open a quotation or a bracket.
pub(super) fn is_opener(mark: &str) -> bool {
    matches!(
        mark,
        "“" | "‘"
            | "„"
            | "‚"
            | "\""
            | "'"
            | "``"
            | "''"
            | "("
            | "["
            | "{"
            | "«"
            | "‹"
            | "「"
            | "『"
            | "（"
            | "¿"
            | "¡"
    )
}
