//! A text into what an editor should look at, as the case files show it: the check, whom it is about, the words.

use claimlight::attributions::{self, Attribution};
use claimlight::claims::{self, ClaimInput};
use claimlight::desk::{self, Lede, Reason, Settings};
use claimlight::tagger::SentenceScores;
use claimlight::text::Document;
use claimlight::{Analysis, OffsetUnit, SCHEMA_VERSION, values};
use serde_json::json;

#[test]
fn desk() {
    super::runner::check("desk", print);
}

/// A first line `% require-reason`, `% no-reportedly-in-lede` or `% max-unnamed-share 10` makes the desk stricter.
fn print(case: &str) -> String {
    let mut settings = Settings::default();
    let mut case = case;
    if let Some((first, rest)) = case.split_once('\n')
        && let Some(setting) = first.strip_prefix("% ")
    {
        match setting.split_once(' ').unwrap_or((setting, "")) {
            ("require-reason", "") => settings.reason = Reason::Why,
            ("no-reportedly-in-lede", "") => settings.lede = Lede::Nothing,
            ("max-unnamed-share", most) => settings.max_unnamed_share = most.parse().expect("a percentage"),
            _ => panic!("unknown setting: {setting}"),
        }
        case = rest;
    }
    let (text, entities) = super::marked::read(case);
    let document = Document::parse(&text);
    let attributions = attributions::attribute(&document, None, &entities);
    let analysis = analysis(&document, entities, attributions);
    let report = desk::check(&text, &analysis, &settings, &[]);
    let lines = report.items.iter().map(|item| {
        let about = item.about.as_ref().map_or_else(String::new, |about| format!(" ({about})"));
        let quote = item.quote.split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{}{about}: {quote}", item.check.key())
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// What the stages behind the tagger make of a text, without a network.
fn analysis(
    document: &Document<'_>,
    entities: Vec<claimlight::entities::Entity>,
    attributions: Vec<Attribution>,
) -> Analysis {
    let values = values::recognize(document);
    let scores = vec![SentenceScores::default(); document.sentences().len()];
    let input = ClaimInput {
        document,
        sentences: &scores,
        values: &values,
        entities: &entities,
        attributions: &attributions,
    };
    let claims = claims::extract(input, &scores);
    let sources = attributions::ledger(document, &attributions, &entities);
    let blocks = document.blocks().iter().map(|block| json!({"span": block.span, "kind": block.kind}));
    let sentences = document.sentences().iter().map(|sentence| {
        json!({
            "span": sentence.span,
            "block": sentence.block,
            "checkWorthiness": 0,
            "verifiable": 0,
            "hedged": 0,
        })
    });
    let json = json!({
        "schemaVersion": SCHEMA_VERSION,
        "engine": {"name": "claimlight", "version": "0.0.0", "model": "none"},
        "language": "en",
        "offsetUnit": OffsetUnit::Utf8,
        "textLength": document.text().len(),
        "textHash": claimlight::text_hash(document.text()),
        "blocks": blocks.collect::<Vec<_>>(),
        "sentences": sentences.collect::<Vec<_>>(),
        "entities": [], "values": [], "attributions": [], "claims": [], "sources": [],
    });
    let mut analysis: Analysis = serde_json::from_value(json).expect("the JSON of an analysis");
    analysis.entities = entities;
    analysis.values = values;
    analysis.attributions = attributions;
    analysis.claims = claims;
    analysis.sources = sources;
    analysis
}
