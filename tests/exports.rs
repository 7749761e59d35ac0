//! What the exports promise: every word escaped, every position right, every form its standard's.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test ends where its ground is missing"
)]

#[path = "support/article.rs"]
mod article;

use claimlight::export::{
    Origin, Table, csv, headline, html, ranked_claims, runs, schema_org, web_annotation,
};
use claimlight::{ClaimId, OffsetUnit, Span};
use serde_json::Value;

const ORIGIN: Origin<'_> = Origin { url: Some("https://ferry.example/last") };

fn annotations() -> Value {
    serde_json::to_value(web_annotation(&article::analysis(), &article::text(), ORIGIN)).unwrap()
}

#[test]
fn claims_are_ranked_by_check_worthiness() {
    let analysis = article::analysis();
    let ranked: Vec<_> = ranked_claims(&analysis).iter().map(|claim| claim.id.0).collect();
    assert_eq!(ranked, [1, 0, 2, 3, 4]);
    assert_eq!(headline(&analysis, &article::text()).as_deref(), Some("Last ferry to Ostrel stops in March"));
}

#[test]
fn runs_cover_every_block_without_a_gap() {
    let (analysis, text) = (article::analysis(), article::text());
    let mut runs = runs(&analysis, &text);
    for block in &analysis.blocks {
        let runs = runs.within(block.span);
        let words: String = runs.iter().map(|run| run.span.of(&text)).collect();
        assert_eq!(words, block.span.of(&text));
        assert!(runs.iter().all(|run| !run.span.is_empty()));
    }
}

#[test]
fn spans_that_do_not_fit_the_text_do_no_harm() {
    let (mut analysis, text) = (article::analysis(), article::text());
    let quote = text.find('“').unwrap() as u32;
    analysis.claims[0].span = Span::new(quote + 1, u32::MAX);
    analysis.claims[0].id = ClaimId(77);
    let _ = html(&analysis, &text, ORIGIN);
    let _ = csv(&analysis, &text, Table::Claims, OffsetUnit::Utf16);
    let _ = schema_org(&analysis, &text, ORIGIN);
    let _ = web_annotation(&analysis, &text, ORIGIN);
}

#[test]
fn web_annotations_have_what_the_standard_demands() {
    let page = annotations();
    assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
    assert_eq!(page["type"], "AnnotationPage");
    let items = page["items"].as_array().unwrap();
    assert_eq!(items.len(), 5 + 3 + 3, "claims, attributions, entities");
    let mut ids: Vec<_> = items.iter().map(|item| item["id"].as_str().unwrap()).collect();
    assert!(ids.iter().all(|id| id.starts_with("https://ferry.example/last#")));
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), items.len(), "every annotation has its own id");
    assert!(
        items
            .iter()
            .all(|item| item["type"] == "Annotation" && !item["target"].as_array().unwrap().is_empty())
    );
}

#[test]
fn positions_of_web_annotations_count_code_points_and_agree_with_the_quote() {
    let text: Vec<char> = article::text().chars().collect();
    for item in annotations()["items"].as_array().unwrap() {
        for target in item["target"].as_array().unwrap() {
            let [position, quote] = target["selector"].as_array().unwrap().as_slice() else {
                panic!("two selectors")
            };
            assert_eq!(position["type"], "TextPositionSelector");
            assert_eq!(quote["type"], "TextQuoteSelector");
            let start = position["start"].as_u64().unwrap() as usize;
            let end = position["end"].as_u64().unwrap() as usize;
            let piece = |range: std::ops::Range<usize>| text[range].iter().collect::<String>();
            assert_eq!(quote["exact"], piece(start..end));
            assert_eq!(quote["prefix"], piece(start.saturating_sub(32)..start));
            assert_eq!(quote["suffix"], piece(end..(end + 32).min(text.len())));
        }
    }
}

#[test]
fn a_text_without_an_address_still_has_a_name() {
    let page = web_annotation(&article::analysis(), &article::text(), Origin::default());
    let page = serde_json::to_value(page).unwrap();
    let source = page["items"][0]["target"][0]["source"].as_str().unwrap();
    assert!(source.starts_with("urn:uuid:"), "{source}");
}

#[test]
fn schema_org_knows_claims_and_quotations_and_no_verdicts() {
    let graph = serde_json::to_value(schema_org(&article::analysis(), &article::text(), ORIGIN)).unwrap();
    let nodes = graph["@graph"].as_array().unwrap();
    let of = |kind: &str| nodes.iter().filter(|node| node["@type"] == kind).collect::<Vec<_>>();
    assert_eq!((of("Article").len(), of("Claim").len(), of("Quotation").len()), (1, 5, 1));
    assert_eq!(of("Claim")[0]["author"]["name"], "Ilva Brandt");
    assert_eq!(of("Claim")[0]["author"]["@type"], "Person");
    assert_eq!(of("Claim")[2]["creditText"], "officials");
    assert_eq!(of("Claim")[4].get("author"), None);
    assert_eq!(of("Quotation")[0]["spokenByCharacter"]["name"], "Ilva Brandt");
    assert_eq!(of("Claim")[0]["appearance"]["@id"], of("Article")[0]["@id"]);
    let written = graph.to_string();
    for verdict in ["ClaimReview", "reviewRating", "Rating"] {
        assert!(!written.contains(verdict), "{verdict}");
    }
}

#[test]
fn csv_has_a_row_for_each_claim() {
    let table = csv(&article::analysis(), &article::text(), Table::Claims, OffsetUnit::Codepoint);
    let lines: Vec<_> = table.split_terminator("\r\n").collect();
    assert_eq!(lines.len(), 1 + 5);
    assert!(lines[0].starts_with("id,start,end,text,sentence,check_worthiness,"));
    let text: Vec<char> = article::text().chars().collect();
    let start: usize = lines[5].split(',').nth(1).unwrap().parse().unwrap();
    assert_eq!(text[start..start + 15].iter().collect::<String>(), "The Ostrel Line");
    for table in [Table::Entities, Table::Attributions, Table::Sources] {
        let rows = csv(&article::analysis(), &article::text(), table, OffsetUnit::Utf16);
        let columns: Vec<_> = rows.split_terminator("\r\n").map(|row| row.matches(',').count()).collect();
        assert!(columns.len() > 1, "{table:?}");
    }
}

/// Every tag and attribute that the page may hold; the text of the page puts in none.
fn assert_harmless(page: &str) {
    let body = page.split_once("<body>").unwrap().1;
    let known = [
        "main",
        "article",
        "p",
        "h1",
        "h2",
        "ul",
        "ol",
        "li",
        "blockquote",
        "mark",
        "b",
        "i",
        "a",
        "aside",
        "section",
        "span",
        "dl",
        "dt",
        "dd",
        "bdi",
        "footer",
        "body",
        "html",
    ];
    for tag in body.split('<').skip(1) {
        let tag = tag.trim_start_matches('/');
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        assert!(known.contains(&name.as_str()), "<{tag}");
        let inside = tag.split_once('>').unwrap().0;
        assert!(!inside.contains(" on") && !inside.contains("javascript:"), "<{inside}>");
    }
}

#[test]
fn html_escapes_the_text() {
    let page = html(&article::analysis(), &article::text(), ORIGIN);
    assert!(page.contains("&lt;b&gt;&amp; never&lt;/b&gt;"));
    assert!(page.contains("default-src 'none'"));
    assert!(!page.contains("<script"));
    assert_harmless(&page);
}

#[test]
fn html_withstands_a_hostile_analysis() {
    let hostile = "\"><script>alert(1)</script><img src=x onerror='alert(1)'>\u{202e}\0";
    let text = article::text().replace("officials", hostile);
    let mut analysis = article::analysis();
    analysis.text_length = text.len() as u32;
    analysis.text_hash = claimlight::text_hash(&text);
    for entity in &mut analysis.entities {
        entity.name = hostile.to_owned();
    }
    for source in &mut analysis.sources {
        source.name = hostile.to_owned();
    }
    for claim in &mut analysis.claims {
        claim.evidence.iter_mut().for_each(|evidence| evidence.reason = hostile.to_owned());
    }
    analysis.engine.model = hostile.to_owned();
    let page = html(&analysis, &text, Origin { url: Some("javascript:alert(1)//\" onclick=\"x") });
    assert_harmless(&page);
    assert!(!page.contains(['\0', '\u{202e}']));
}

#[test]
fn every_claim_of_the_page_can_be_linked_to() {
    let page = html(&article::analysis(), &article::text(), ORIGIN);
    for claim in article::analysis().claims {
        assert_eq!(page.matches(&format!("id=\"{}\"", claim.id)).count(), 1, "{}", claim.id);
        assert!(page.contains(&format!("href=\"#{}\"", claim.id)));
    }
}
