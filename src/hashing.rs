//! Bytes into a number that hardly any others have.

/// 64-bit FNV-1a.
pub(crate) fn fnv1a64(bytes: impl Iterator<Item = u8>) -> u64 {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    bytes.fold(BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME))
}

/// Of words in order, eight bytes at a time: for tables that are looked up often.
pub(crate) fn of_parts(parts: &[&str]) -> u64 {
    /// Knuth's multiplicative hash.
    const GOLDEN_RATIO: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, part: u64| {
        let mixed = (hash ^ part).wrapping_mul(GOLDEN_RATIO);
        mixed ^ mixed >> 32
    };
    parts.iter().fold(0, |hash, part| {
        let (eights, rest) = part.as_bytes().as_chunks();
        let hash = eights.iter().fold(hash, |hash, &eight| mix(hash, u64::from_le_bytes(eight)));
        let rest = rest.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
        mix(hash, rest << 8 | part.len() as u64 & 0xff)
    })
}
