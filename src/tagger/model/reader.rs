//! Bytes into numbers, from front to back; lengths are checked before anything is allocated.

use super::ModelError;

/// What is left of a file.
pub(super) struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// The next bytes.
    pub(super) fn take(&mut self, section: &'static str, needed: usize) -> Result<&'a [u8], ModelError> {
        let left = self.bytes.len();
        let (head, tail) =
            self.bytes.split_at_checked(needed).ok_or(ModelError::Truncated { section, needed, left })?;
        self.bytes = tail;
        Ok(head)
    }

    fn array<const N: usize>(&mut self, section: &'static str) -> Result<[u8; N], ModelError> {
        let bytes = self.take(section, N)?;
        Ok(bytes.first_chunk().copied().unwrap_or([0; N]))
    }

    pub(super) fn u8(&mut self, section: &'static str) -> Result<u8, ModelError> {
        self.array(section).map(u8::from_le_bytes)
    }

    pub(super) fn u16(&mut self, section: &'static str) -> Result<u16, ModelError> {
        self.array(section).map(u16::from_le_bytes)
    }

    pub(super) fn i16(&mut self, section: &'static str) -> Result<i16, ModelError> {
        self.array(section).map(i16::from_le_bytes)
    }

    pub(super) fn u32(&mut self, section: &'static str) -> Result<u32, ModelError> {
        self.array(section).map(u32::from_le_bytes)
    }

    /// Signed bytes, none of which is -128.
    pub(super) fn i8s(&mut self, section: &'static str, count: usize) -> Result<Vec<i8>, ModelError> {
        let bytes = self.take(section, count)?;
        if bytes.contains(&0x80) {
            return Err(ModelError::OutOfRange { field: section, found: -128, expected: "-127 to 127" });
        }
        Ok(bytes.iter().map(|byte| byte.cast_signed()).collect())
    }

    pub(super) fn i16s(&mut self, section: &'static str, count: usize) -> Result<Vec<i16>, ModelError> {
        self.many(section, count, i16::from_le_bytes)
    }

    pub(super) fn i32s(&mut self, section: &'static str, count: usize) -> Result<Vec<i32>, ModelError> {
        self.many(section, count, i32::from_le_bytes)
    }

    fn many<const N: usize, T>(
        &mut self,
        section: &'static str,
        count: usize,
        read: fn([u8; N]) -> T,
    ) -> Result<Vec<T>, ModelError> {
        let bytes = self.take(section, count.saturating_mul(N))?;
        Ok(bytes.as_chunks().0.iter().map(|&bytes| read(bytes)).collect())
    }

    pub(super) fn finish(self) -> Result<(), ModelError> {
        match self.bytes.len() {
            0 => Ok(()),
            count => Err(ModelError::TrailingBytes { count }),
        }
    }
}

/// CRC-32 as zlib computes it, eight bytes at a time: a browser reads a whole model before it has optimised this.
#[expect(clippy::indexing_slicing, reason = "there is an entry for every byte")]
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let tables = crc_tables();
    let entry = |table: usize, byte: u8| tables[table][usize::from(byte)];
    let (chunks, rest) = bytes.as_chunks::<8>();
    let crc = chunks.iter().fold(!0, |crc: u32, &[a, b, c, d, e, f, g, h]| {
        let [a, b, c, d] = (crc ^ u32::from_le_bytes([a, b, c, d])).to_le_bytes();
        let first = entry(7, a) ^ entry(6, b) ^ entry(5, c) ^ entry(4, d);
        first ^ entry(3, e) ^ entry(2, f) ^ entry(1, g) ^ entry(0, h)
    });
    !rest.iter().fold(crc, |crc, &byte| (crc >> 8) ^ entry(0, crc as u8 ^ byte))
}

/// What a byte adds to a checksum: at its end, and before one to seven more.
#[expect(clippy::indexing_slicing, reason = "there is an entry for every byte")]
fn crc_tables() -> [[u32; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    for (byte, entry) in tables[0].iter_mut().enumerate() {
        *entry = (0..8).fold(byte as u32, |crc, _| (crc >> 1) ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 });
    }
    for table in 1..8 {
        for byte in 0..256 {
            let before = tables[table - 1][byte];
            tables[table][byte] = (before >> 8) ^ tables[0][before as usize & 0xFF];
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_is_that_of_zlib() {
        assert_eq!(super::crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(super::crc32(b""), 0);
        assert_eq!(super::crc32(b"The quick brown fox jumps over the lazy dog"), 0x414F_A339);
    }
}
