//! An analysis into a failure where it breaks a promise that holds for any text: shared by tests and fuzz targets.

use claimlight::attributions::{CueKind, SourceKind};
use claimlight::{Analysis, OffsetUnit, Span};
use std::collections::BTreeSet;

/// Every span lies in the text, on boundaries of characters; lists are in text order; ids name what is there.
pub(crate) fn check(text: &str, analysis: &Analysis) {
    assert_eq!(analysis.text_length as usize, text.len());
    assert_eq!(analysis.text_hash, claimlight::text_hash(text));
    for span in spans(analysis) {
        assert!(
            text.get(span.range()).is_some_and(|words| !words.is_empty()),
            "{span:?} cuts the text badly"
        );
    }
    assert!(analysis.blocks.is_sorted_by_key(|block| block.span.start()));
    assert!(analysis.sentences.is_sorted_by_key(|sentence| sentence.span.start()));
    assert!(analysis.values.is_sorted_by_key(|value| value.span.start()));
    assert!(analysis.claims.is_sorted_by_key(|claim| claim.span.start()));
    let entities = analysis.entities.len();
    let attributions = analysis.attributions.len();
    for sentence in &analysis.sentences {
        assert!(sentence.block.get() < analysis.blocks.len());
    }
    for attribution in &analysis.attributions {
        assert!(!attribution.contents.is_empty(), "{} attributes nothing", attribution.id);
        if let Some(source) = attribution.source.and_then(|source| source.span) {
            let holds = |said: &Span| said.start() < source.end() && source.start() < said.end();
            assert!(!attribution.contents.iter().any(holds), "{} says its own source", attribution.id);
        }
        assert!(attribution.source.and_then(|source| source.entity).is_none_or(|id| id.get() < entities));
        assert!(attribution.parent.is_none_or(|id| id.get() < attributions));
    }
    for claim in &analysis.claims {
        assert!(claim.sentence.get() < analysis.sentences.len());
        assert!(claim.attribution.is_none_or(|id| id.get() < attributions));
        assert!(claim.entities.iter().all(|id| id.get() < entities));
        assert!(claim.values.iter().all(|id| id.get() < analysis.values.len()));
    }
    check_voices(text, analysis);
    check_ids(analysis);
    for source in &analysis.sources {
        assert!(source.words_quoted <= source.words_attributed, "{source:?}");
        assert!(source.attributions.iter().all(|id| id.get() < attributions));
    }
}

/// Claims are disjoint, and none in the author's voice holds what
/// somebody surely said.
fn check_voices(text: &str, analysis: &Analysis) {
    for pair in analysis.claims.windows(2) {
        assert!(
            pair[0].span.end() <= pair[1].span.start(),
            "{:?} and {:?} overlap",
            pair[0].span,
            pair[1].span
        );
    }
    let said = analysis.attributions.iter().filter(|one| {
        let kind = one.cue.as_ref().map(|cue| cue.kind);
        let states =
            matches!(kind, None | Some(Some(CueKind::Assertion | CueKind::Belief | CueKind::Directive)));
        let themselves = one.source.is_some_and(|source| source.kind == SourceKind::SelfReference);
        states && !themselves && one.confidence.permille() >= 500
    });
    let contents: BTreeSet<(u32, u32)> =
        said.flat_map(|one| &one.contents).map(|content| (content.start(), content.end())).collect();
    for claim in analysis.claims.iter().filter(|claim| claim.attribution.is_none()) {
        let before = contents.range(..(claim.span.end(), 0));
        let near = before.rev().take(8).find(|content| content.1 > claim.span.start());
        assert!(near.is_none(), "{:?} is somebody's: {:?}", claim.span, &text[claim.span.range()]);
    }
}

fn spans(analysis: &Analysis) -> Vec<Span> {
    let mut spans: Vec<Span> = analysis.blocks.iter().map(|block| block.span).collect();
    spans.extend(analysis.sentences.iter().map(|sentence| sentence.span));
    spans.extend(analysis.entities.iter().flat_map(|entity| &entity.mentions).map(|mention| mention.span));
    spans.extend(analysis.values.iter().map(|value| value.span));
    for attribution in &analysis.attributions {
        spans.extend(attribution.source.and_then(|source| source.span));
        spans.extend(attribution.cue.as_ref().map(|cue| cue.span));
        spans.extend(&attribution.contents);
    }
    for claim in &analysis.claims {
        spans.push(claim.span);
        spans.extend(claim.hedges.iter().map(|hedge| hedge.span));
        spans.extend(claim.evidence.iter().map(|evidence| evidence.span));
    }
    spans
}

/// Each id is given once, in text order, and no attribution stands inside itself.
fn check_ids(analysis: &Analysis) {
    let entities = analysis.entities.iter().enumerate().all(|(at, entity)| entity.id.get() == at);
    let values = analysis.values.iter().enumerate().all(|(at, value)| value.id.get() == at);
    let attributions = analysis.attributions.iter().enumerate().all(|(at, one)| one.id.get() == at);
    let claims = analysis.claims.iter().enumerate().all(|(at, claim)| claim.id.get() == at);
    assert!(entities && values && attributions && claims, "ids count up");
    for attribution in &analysis.attributions {
        let mut seen = BTreeSet::from([attribution.id]);
        let mut parent = attribution.parent;
        while let Some(id) = parent {
            assert!(seen.insert(id), "{id} stands inside itself");
            parent = analysis.attributions.get(id.get()).and_then(|outer| outer.parent);
        }
    }
}

/// Counted in UTF-16, every span holds the same words: its offsets are those of UTF-8, converted one by one.
#[allow(dead_code, reason = "not every test needs it")]
pub(crate) fn check_utf16(text: &str, analysis: &Analysis) {
    let mut units = vec![0; text.len() + 1];
    let mut count = 0;
    for (at, character) in text.char_indices() {
        units[at..at + character.len_utf8()].fill(count);
        count += u32::try_from(character.len_utf16()).expect("one or two");
    }
    units[text.len()] = count;
    let converted = analysis.clone().counted_in(OffsetUnit::Utf16, text);
    assert_eq!(converted.text_length, count);
    for (bytes, found) in spans(analysis).into_iter().zip(spans(&converted)) {
        let range = bytes.range();
        assert_eq!((found.start(), found.end()), (units[range.start], units[range.end]), "{bytes:?}");
    }
}
