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

    pub(super) fn u32s(&mut self, section: &'static str, count: usize) -> Result<Vec<u32>, ModelError> {
        self.many(section, count, u32::from_le_bytes)
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

/// CRC-32 as zlib computes it.
pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, &byte: &u8| {
        let entry = CRC_TABLE.get((crc as u8 ^ byte) as usize).copied().unwrap_or_default();
        (crc >> 8) ^ entry
    };
    !bytes.iter().fold(!0, step)
}

#[expect(clippy::indexing_slicing, reason = "computed by the compiler, which would refuse")]
static CRC_TABLE: [u32; 256] = {
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        let mut crc = at as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[at] = crc;
        at += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    #[test]
    fn the_checksum_is_that_of_zlib() {
        assert_eq!(super::crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(super::crc32(b""), 0);
    }
}
