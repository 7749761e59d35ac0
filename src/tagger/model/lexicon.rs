//! The two layers of the lexicon in a model file into the row of each set of classes.

use super::reader::Reader;
use super::{ModelError, Part};
use crate::lexicon::classes::CLASS_COUNT;

const SECTION: &str = "lexicon";

/// Reads two layers, `units` wide between them, and makes a row of every set of classes.
///
/// With at most 64 units no sum of theirs reaches 2^50.
pub(super) fn table(file: &mut Reader<'_>, (units, dimension): (usize, usize)) -> Result<Part, ModelError> {
    if units > 64 {
        return Err(ModelError::OutOfRange {
            field: "lexicon units",
            found: units as i64,
            expected: "1 to 64",
        });
    }
    let classes = file.i16s(SECTION, CLASS_COUNT as usize * units)?;
    let class_bias = file.i16s(SECTION, units)?;
    let weights = file.i16s(SECTION, units * dimension)?;
    let bias = file.i32s(SECTION, dimension)?;
    let shift = file.u8(SECTION)?;
    if !(1..=40).contains(&shift) {
        let found = i64::from(shift);
        return Err(ModelError::OutOfRange { field: "shift of the lexicon", found, expected: "1 to 40" });
    }
    let mut rows = Vec::with_capacity(dimension << CLASS_COUNT);
    let (mut inner, mut sums) = (Vec::new(), Vec::new());
    for set in 0..1_u32 << CLASS_COUNT {
        inner.clear();
        inner.extend(class_bias.iter().map(|&bias| i32::from(bias)));
        for (_, class) in (0..).zip(classes.chunks_exact(units)).filter(|(bit, _)| set >> bit & 1 == 1) {
            for (sum, &weight) in inner.iter_mut().zip(class) {
                *sum += i32::from(weight);
            }
        }
        sums.clear();
        sums.extend(bias.iter().map(|&bias| i64::from(bias) + (1 << (shift - 1))));
        for (&unit, weights) in
            inner.iter().zip(weights.chunks_exact(dimension)).filter(|(unit, _)| **unit > 0)
        {
            for (sum, &weight) in sums.iter_mut().zip(weights) {
                *sum += i64::from(unit) * i64::from(weight);
            }
        }
        rows.extend(sums.iter().map(|sum| (sum >> shift).clamp(-127, 127) as i8));
    }
    Ok(Part { rows, dimension })
}
