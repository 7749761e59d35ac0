//! The stored gazetteer into a table: a word's fingerprint gives the classes of the word.
//!
//! The file holds fingerprints of 24 bits, not words: 84,000 of them fit 126 kB of download. A word
//! that is not in the lists meets a stored fingerprint by chance once in 200 times. The network learns
//! from features with the same chance hits, so it knows how far to trust them.

use std::sync::LazyLock;

/// What `training/lexicon/build.py` wrote.
static STORED: &[u8] = include_bytes!("gazetteer.bin");

const MAGIC: &[u8] = b"CLGZ";
const VERSION: u8 = 1;
/// Bits of a fingerprint.
const FINGERPRINT_BITS: u32 = 24;
/// The top bits of a fingerprint name its bucket: about 20 entries lie in each.
const BUCKET_BITS: u32 = 12;

static TABLE: LazyLock<Table> = LazyLock::new(|| Table::read(STORED).unwrap_or_default());

/// All that is stored of a word form, spelled exactly so; 0 for a word that is not in the lists.
pub(super) fn stored(word: &str) -> u32 {
    TABLE.get(fingerprint(word))
}

/// Sorted fingerprints and what each stands for.
#[derive(Default)]
struct Table {
    /// Sets of classes.
    palette: Vec<u16>,
    /// A fingerprint and, in the low byte, a position in `palette`; sorted.
    entries: Vec<u32>,
    /// Where each bucket begins in `entries`, and where the last one ends.
    buckets: Vec<u32>,
}

impl Table {
    /// Reads the format that `packed` in `training/lexicon/build.py` describes.
    fn read(data: &[u8]) -> Option<Self> {
        let (header, rest) = data.split_at_checked(12)?;
        let (magic, numbers) = header.split_at_checked(4)?;
        let &[version, bits, palette_low, palette_high, a, b, c, d] = numbers else { return None };
        if magic != MAGIC || version != VERSION || u32::from(bits) != FINGERPRINT_BITS {
            return None;
        }
        let palette_len = usize::from(u16::from_le_bytes([palette_low, palette_high]));
        let count = usize::try_from(u32::from_le_bytes([a, b, c, d])).ok()?;
        let (palette, rest) = rest.split_at_checked(palette_len.checked_mul(2)?)?;
        let (low, rest) = rest.split_at_checked(count)?;
        let (high, positions) = rest.split_at_checked(count)?;
        if positions.len() != count {
            return None;
        }
        let palette =
            palette.as_chunks::<2>().0.iter().map(|&bytes| u16::from_le_bytes(bytes)).collect::<Vec<_>>();

        let mut entries = Vec::with_capacity(count);
        let mut at = 0_u32;
        for ((&low, &high), &position) in low.iter().zip(high).zip(positions) {
            at = at.checked_add(u32::from(u16::from_le_bytes([low, high])))?;
            if at >> FINGERPRINT_BITS != 0 || usize::from(position) >= palette.len() {
                return None;
            }
            entries.push(at << 8 | u32::from(position));
        }
        let buckets = (0..=1_u64 << BUCKET_BITS)
            .map(|bucket| {
                let first = bucket << (32 - BUCKET_BITS);
                entries.partition_point(|&entry| u64::from(entry) < first) as u32
            })
            .collect();
        Some(Self { palette, entries, buckets })
    }

    /// The classes of a fingerprint.
    fn get(&self, fingerprint: u32) -> u32 {
        let bucket = (fingerprint >> (FINGERPRINT_BITS - BUCKET_BITS)) as usize;
        let (Some(&start), Some(&end)) = (self.buckets.get(bucket), self.buckets.get(bucket + 1)) else {
            return 0;
        };
        let entries = self.entries.get(start as usize..end as usize).unwrap_or_default();
        let at = entries.partition_point(|&entry| entry >> 8 < fingerprint);
        let Some(&entry) = entries.get(at).filter(|&&entry| entry >> 8 == fingerprint) else { return 0 };
        self.palette.get((entry & 0xFF) as usize).map_or(0, |&classes| u32::from(classes))
    }
}

/// The top bits of a mixed FNV-1a hash: the same as `fingerprint` in `training/lexicon/build.py`.
fn fingerprint(word: &str) -> u32 {
    let mut value = 0x811C_9DC5_u32;
    for &byte in word.as_bytes() {
        value = (value ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    value = (value ^ (value >> 16)).wrapping_mul(0x85EB_CA6B);
    value = (value ^ (value >> 13)).wrapping_mul(0xC2B2_AE35);
    (value ^ (value >> 16)) >> (32 - FINGERPRINT_BITS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_table_is_whole_and_sorted() {
        let table = Table::read(STORED).expect("gazetteer.bin is whole");
        assert!(table.entries.len() > 50_000);
        assert!(table.entries.windows(2).all(|pair| pair[0] >> 8 < pair[1] >> 8));
        assert!(STORED.len() < 300_000, "the gazetteer outgrew its share of the download");
    }

    #[test]
    fn a_broken_table_is_refused() {
        assert!(Table::read(b"").is_none());
        assert!(Table::read(&STORED[..STORED.len() - 1]).is_none());
        assert!(Table::read(&[STORED, b"x"].concat()).is_none());
        let mut other_version = STORED.to_vec();
        other_version[4] += 1;
        assert!(Table::read(&other_version).is_none());
    }

    #[test]
    fn chance_hits_are_rare() {
        let hits = (0..20_000).filter(|at| stored(&format!("Zq{at}x")) != 0).count();
        assert!(hits < 160, "{hits} of 20,000 made-up words hit");
    }
}
