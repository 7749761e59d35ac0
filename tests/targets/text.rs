//! A text into its analysis. The first byte says by which model, and whether other units are looked at too.

use super::{analyzer, promises, words};
use claimlight::OffsetUnit;

pub(crate) fn run(bytes: &[u8]) {
    let Some((&how, text)) = bytes.split_first() else { return };
    let text = words(text);
    let analysis = analyzer(how).analyze(&text);
    promises::check(&text, &analysis);
    if how & 0x38 == 0 {
        let points = analysis.clone().counted_in(OffsetUnit::Codepoint, &text);
        assert_eq!(points.text_length as usize, text.chars().count());
        let units = analysis.counted_in(OffsetUnit::Utf16, &text);
        assert_eq!(units.text_length as usize, text.encode_utf16().count());
    }
}
