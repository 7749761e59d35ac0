//! What lies on a stretch of text into a terminal's styles: underlines first, colours second.

use anstyle::{AnsiColor, Effects, Style};
use claimlight::claims::Manner;

/// The styles that this terminal can show.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Palette {
    /// Whether underlines may be dashed, dotted and curly.
    has_underline_styles: bool,
}

impl Palette {
    /// Asks the environment: a terminal that does not know underline styles may show rubbish for them.
    pub(crate) fn of_terminal() -> Self {
        let is = |name: &str, known: &[&str]| {
            std::env::var(name).is_ok_and(|value| known.iter().any(|known| value.contains(known)))
        };
        let has_underline_styles = is("TERM", &["kitty", "alacritty", "foot", "wezterm", "ghostty"])
            || is("TERM_PROGRAM", &["iTerm", "WezTerm", "vscode", "ghostty"])
            || ["VTE_VERSION", "KONSOLE_VERSION", "WT_SESSION"]
                .iter()
                .any(|name| std::env::var_os(name).is_some());
        Self { has_underline_styles }
    }

    /// The style of a claim.
    pub(crate) fn claim(self, manner: Manner) -> Style {
        let underline = match manner {
            Manner::Quoted => Effects::DOUBLE_UNDERLINE,
            Manner::Attributed => Effects::UNDERLINE,
            Manner::Anonymous => Effects::DASHED_UNDERLINE,
            Manner::Hearsay => Effects::CURLY_UNDERLINE,
            _ => Effects::DOTTED_UNDERLINE,
        };
        let color = color(manner).map(Into::into);
        if self.has_underline_styles {
            // Terminals with styles of underline colour it too, which leaves the words easy to read.
            Style::new().underline_color(color).effects(underline)
        } else {
            Style::new().fg_color(color).effects(Effects::UNDERLINE)
        }
    }

    /// The style of a sign in the margin.
    pub(crate) fn sign(self, manner: Manner) -> Style {
        Style::new().bold().fg_color(color(manner).map(Into::into))
    }
}

/// The colour of a manner; the author's own voice has none.
const fn color(manner: Manner) -> Option<AnsiColor> {
    match manner {
        Manner::Quoted => Some(AnsiColor::Green),
        Manner::Attributed => Some(AnsiColor::Blue),
        Manner::Anonymous => Some(AnsiColor::Yellow),
        Manner::Hearsay => Some(AnsiColor::Magenta),
        _ => None,
    }
}

/// Names.
pub(crate) fn name(style: Style) -> Style {
    style.bold()
}

/// Words that hold back.
pub(crate) fn hedge(style: Style) -> Style {
    style.italic()
}

/// What matters less.
pub(crate) fn quiet() -> Style {
    Style::new().dimmed()
}

/// What matters more.
pub(crate) fn strong() -> Style {
    Style::new().bold()
}
