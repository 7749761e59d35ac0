//! An [`Analysis`] into one page that stands alone: the article with its marks, a legend, the lists.
//!
//! The page holds no script and loads nothing; a content security policy forbids both. Every word of
//! the text is escaped.

use super::{ClaimsOf, Origin, headline, one_line, ranked_claims, runs, speaker, wording};
use crate::analysis::{Analysis, BlockOut};
use crate::attributions::Source;
use crate::claims::{Claim, Manner};
use crate::entities::{EntityKind, MentionForm};
use crate::span::{ClaimId, Span};
use crate::text::BlockKind;

const STYLE: &str = include_str!("html.css");

/// Writes the page.
#[must_use]
pub fn html(analysis: &Analysis, text: &str, origin: Origin<'_>) -> String {
    let out = String::with_capacity(2 * text.len() + 8192);
    let mut page = Page { out, analysis, claims_of: ClaimsOf::new(analysis), text };
    page.head();
    page.article(origin);
    page.raw("<aside>\n");
    page.legend();
    page.claims();
    page.sources();
    page.entities();
    page.raw("</aside>\n</main>\n<footer><p>Read by ");
    let engine = &analysis.engine;
    page.escaped(&format!("{} {}, model {}", engine.name, engine.version, engine.model));
    page.raw(
        ". Marks show what is claimed and on whose word; they do not say whether it is so.</p></footer>\n",
    );
    page.raw("</body>\n</html>\n");
    page.out
}

struct Page<'a> {
    out: String,
    analysis: &'a Analysis,
    claims_of: ClaimsOf,
    text: &'a str,
}

impl Page<'_> {
    fn head(&mut self) {
        self.raw("<!doctype html>\n<html lang=\"");
        self.escaped(&self.analysis.language);
        self.raw("\">\n<head>\n<meta charset=\"utf-8\">\n");
        self.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        self.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
        self.escaped(&headline(self.analysis, self.text).unwrap_or_else(|| "An article".to_owned()));
        self.raw(" · Claimlight</title>\n<style>\n");
        self.raw(STYLE);
        self.raw("</style>\n</head>\n<body>\n<main>\n");
    }

    fn article(&mut self, origin: Origin<'_>) {
        self.raw("<article dir=\"auto\">\n");
        if let Some(url) = origin.url {
            self.raw("<p class=\"origin\">");
            // Any other scheme could run code once it is a link.
            if url.starts_with("https://") || url.starts_with("http://") {
                self.raw("<a rel=\"noreferrer\" href=\"");
                self.escaped(url);
                self.raw("\">");
                self.escaped(url);
                self.raw("</a>");
            } else {
                self.escaped(url);
            }
            self.raw("</p>\n");
        }
        let mut runs = runs(self.analysis, self.text);
        let mut anchored = vec![false; self.analysis.claims.len()];
        let mut in_list = false;
        if self.analysis.blocks.is_empty() {
            self.raw("<p class=\"furniture\">There is no text.</p>\n");
        }
        for block in &self.analysis.blocks {
            let is_item = block.kind == BlockKind::ListItem;
            if is_item != in_list {
                self.raw(if is_item { "<ul>\n" } else { "</ul>\n" });
                in_list = is_item;
            }
            self.block(block, &runs.within(block.span), &mut anchored);
        }
        self.raw(if in_list { "</ul>\n</article>\n" } else { "</article>\n" });
    }

    fn block(&mut self, block: &BlockOut, runs: &[super::Run], anchored: &mut [bool]) {
        let (open, close) = match block.kind {
            BlockKind::Headline => ("<h1>", "</h1>\n"),
            BlockKind::Subheading => ("<h2>", "</h2>\n"),
            BlockKind::Paragraph => ("<p>", "</p>\n"),
            BlockKind::ListItem => ("<li>", "</li>\n"),
            BlockKind::BlockQuote => ("<blockquote>", "</blockquote>\n"),
            BlockKind::Byline => ("<p class=\"byline\">", "</p>\n"),
            BlockKind::Caption => ("<p class=\"caption\">", "</p>\n"),
            BlockKind::Furniture => ("<p class=\"furniture\">", "</p>\n"),
        };
        self.raw(open);
        for run in runs {
            let claim = run.claim.and_then(|id| self.analysis.claims.get(id.get()));
            if let Some(claim) = claim {
                self.open_mark(claim, anchored);
            }
            if let Some(kind) = run.name {
                self.raw("<b title=\"");
                self.raw(wording::entity_kind_key(kind));
                self.raw("\">");
            }
            self.raw(if run.hedge { "<i>" } else { "" });
            self.escaped(run.span.of(self.text));
            self.raw(if run.hedge { "</i>" } else { "" });
            self.raw(if run.name.is_some() { "</b>" } else { "" });
            self.raw(if claim.is_some() { "</mark>" } else { "" });
        }
        self.raw(close);
    }

    /// Opens a mark; the first one of a claim is where its links lead.
    fn open_mark(&mut self, claim: &Claim, anchored: &mut [bool]) {
        self.raw("<mark class=\"");
        self.raw(claim.manner.key());
        if let Some(anchored) = anchored.get_mut(claim.id.get()).filter(|anchored| !**anchored) {
            *anchored = true;
            self.raw("\" id=\"");
            self.raw(&claim.id.to_string());
        }
        self.raw("\">");
    }

    fn legend(&mut self) {
        self.raw("<section class=\"legend\">\n<h2>Marks</h2>\n<ul>\n");
        for manner in Manner::ALL {
            self.raw("<li><mark class=\"");
            self.raw(manner.key());
            self.raw("\">claim</mark> ");
            self.raw(wording::manner_meaning(manner));
            self.raw("</li>\n");
        }
        self.raw("<li><b>name</b> who or what is named</li>\n<li><mark class=\"unattributed\"><i>may</i></mark> words that hold back</li>\n");
        self.raw("</ul>\n</section>\n");
    }

    fn claims(&mut self) {
        self.raw("<section>\n<h2>What is claimed</h2>\n");
        if self.analysis.claims.is_empty() {
            self.raw("<p class=\"none\">No claims found.</p>\n</section>\n");
            return;
        }
        self.raw("<p class=\"note\">What the public would most want to know comes first.</p>\n<ol class=\"claims\">\n");
        for claim in ranked_claims(self.analysis) {
            self.raw("<li>");
            self.link(claim.id, claim.span);
            self.raw("<p>");
            let said = match speaker(self.analysis, self.text, claim) {
                None => wording::manner_meaning(claim.manner).to_owned(),
                Some(speaker) => {
                    speaker.name.unwrap_or_else(|| wording::unnamed_source(speaker.kind).to_owned())
                        + if claim.manner == crate::claims::Manner::Quoted { ", quoted" } else { "" }
                }
            };
            self.escaped(&said);
            for evidence in &claim.evidence {
                self.raw(" · ");
                self.escaped(&one_line(&evidence.reason));
            }
            self.raw(" <span class=\"score\" title=\"check-worthiness, 0 to 1\">");
            self.raw(&wording::decimal(claim.check_worthiness));
            self.raw("</span></p></li>\n");
        }
        self.raw("</ol>\n</section>\n");
    }

    fn link(&mut self, id: ClaimId, span: Span) {
        self.raw("<a href=\"#");
        self.raw(&id.to_string());
        self.raw("\">");
        self.escaped(&one_line(span.of(self.text)));
        self.raw("</a>");
    }

    fn sources(&mut self) {
        self.raw("<section>\n<h2>On whose word</h2>\n");
        let most = self.analysis.sources.iter().map(|source| source.words_attributed).max().unwrap_or(0);
        if most == 0 {
            self.raw("<p class=\"none\">No source is given any words.</p>\n</section>\n");
            return;
        }
        self.raw("<ul class=\"sources\">\n");
        for source in &self.analysis.sources {
            self.source(source, most);
        }
        self.raw("</ul>\n</section>\n");
    }

    fn source(&mut self, source: &Source, most: u32) {
        let share = |words: u32| u64::from(words.min(most)) * 100 / u64::from(most.max(1));
        self.raw("<li><span class=\"who\">");
        self.escaped(&super::source_name(source));
        self.raw("</span> <span class=\"kind\">");
        self.raw(wording::source_kind(source.kind));
        self.raw("</span>");
        let quoted = share(source.words_quoted);
        let other = share(source.words_attributed).saturating_sub(quoted);
        self.raw(&format!(
            "<span class=\"bar\"><i class=\"own\" style=\"width:{quoted}%\"></i><i style=\"width:{other}%\"></i></span>"
        ));
        self.raw("<span class=\"count\">");
        self.raw(&wording::count(source.words_attributed, "word"));
        if source.words_quoted > 0 {
            self.raw(&format!(", {} quoted", source.words_quoted));
        }
        for (at, claim) in self.claims_of.of(source).iter().enumerate() {
            self.raw(if at == 0 { " · claims " } else { " " });
            self.raw(&format!("<a href=\"#{claim}\">{}</a>", at + 1));
        }
        self.raw("</span></li>\n");
    }

    fn entities(&mut self) {
        self.raw("<section>\n<h2>Who is named</h2>\n");
        if self.analysis.entities.is_empty() {
            self.raw("<p class=\"none\">Nobody is named.</p>\n</section>\n");
            return;
        }
        self.raw("<dl>\n");
        for kind in wording::ENTITY_KINDS {
            self.entities_of(kind);
        }
        self.raw("</dl>\n</section>\n");
    }

    fn entities_of(&mut self, kind: EntityKind) {
        let mut first = true;
        for entity in self.analysis.entities.iter().filter(|entity| entity.kind == kind) {
            if first {
                self.raw("<dt>");
                self.raw(wording::entity_kind_plural(kind));
                self.raw("</dt>\n");
                first = false;
            }
            let named = entity.mentions.iter().filter(|mention| mention.form == MentionForm::Name).count();
            self.raw("<dd><bdi>");
            self.escaped(&one_line(&entity.name));
            self.raw(&format!("</bdi> <span class=\"count\">{named}×</span></dd>\n"));
        }
    }

    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Words of the text, safe between tags and in quoted attributes.
    fn escaped(&mut self, words: &str) {
        for character in words.chars() {
            match character {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                '\t' | '\n' | '\r' => self.out.push(character),
                // Controls are not allowed in HTML; overrides of direction could make the page lie.
                _ if super::is_unsafe_in_display(character) => self.out.push('\u{fffd}'),
                _ => self.out.push(character),
            }
        }
    }
}
