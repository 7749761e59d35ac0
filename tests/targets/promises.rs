//! An analysis into a failure where it breaks a promise of a finer kind than `sound.rs` knows.

use crate::sound;
use claimlight::{Analysis, Span};

pub(super) fn check(text: &str, analysis: &Analysis) {
    sound::check(text, analysis);
    let mut mentions: Vec<Span> =
        analysis.entities.iter().flat_map(|entity| &entity.mentions).map(|mention| mention.span).collect();
    mentions.sort_unstable();
    apart("mentions", mentions);
    apart("blocks", analysis.blocks.iter().map(|block| block.span));
    apart("sentences", analysis.sentences.iter().map(|sentence| sentence.span));
    apart("values", analysis.values.iter().map(|value| value.span));
    for sentence in &analysis.sentences {
        let block = analysis.blocks[sentence.block.get()].span;
        assert!(holds(block, sentence.span), "a sentence outside its block: {:?}", sentence.span);
    }
    for claim in &analysis.claims {
        let sentence = analysis.sentences[claim.sentence.get()].span;
        let meets = claim.span.start() < sentence.end() && sentence.start() < claim.span.end();
        assert!(meets, "claim {} outside its sentence", claim.id);
    }
    for attribution in &analysis.attributions {
        apart("contents", attribution.contents.iter().copied());
    }
}

fn apart(what: &str, spans: impl IntoIterator<Item = Span>) {
    let spans: Vec<Span> = spans.into_iter().collect();
    for pair in spans.windows(2) {
        assert!(pair[0].end() <= pair[1].start(), "{what} overlap: {pair:?}");
    }
}

fn holds(outer: Span, inner: Span) -> bool {
    outer.start() <= inner.start() && inner.end() <= outer.end()
}
