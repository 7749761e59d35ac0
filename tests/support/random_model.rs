//! A seed into the bytes of a model that nobody trained: written from the format's description alone.

/// The counts of a model.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) width: u32,
    pub(crate) dilations: Vec<u8>,
    pub(crate) vocabulary: u32,
    /// Rows and dimension of words, prefixes, suffixes, shapes and grams; of the lexicon, the fifth, units and dimension.
    pub(crate) parts: [(u32, u32); 6],
    pub(crate) context_rows: u32,
    pub(crate) units: u32,
    pub(crate) word_rows: u32,
    /// Added to the logit of `O`.
    pub(crate) outside_bias: i16,
}

impl Plan {
    /// Small, and odd wherever the format lets it.
    pub(crate) fn small() -> Self {
        Self {
            width: 16,
            dilations: vec![1, 2],
            vocabulary: 50,
            parts: [(7, 9), (5, 4), (11, 3), (6, 2), (9, 1), (13, 6)],
            context_rows: 25,
            units: 5,
            word_rows: 64,
            outside_bias: 300,
        }
    }

    /// As large as the model that ships.
    #[allow(dead_code, reason = "the benches want it, not every test")]
    pub(crate) fn large() -> Self {
        Self {
            width: 96,
            dilations: vec![1, 2, 4, 2, 1],
            vocabulary: 16_000,
            parts: [(4000, 64), (4000, 32), (4000, 32), (2000, 24), (24, 16), (20_000, 48)],
            units: 32,
            word_rows: 1 << 16,
            ..Self::small()
        }
    }
}

/// The bytes of a model.
pub(crate) fn random_model(plan: &Plan, seed: u64) -> Vec<u8> {
    let mut file = Writer { bytes: Vec::new(), random: Random(seed | 1) };
    let width = plan.width as usize;
    let features: u32 = plan.parts.iter().map(|part| part.1).sum();
    file.bytes.extend(b"CLMT");
    file.u32(2);
    file.bytes.extend(6_u16.to_le_bytes());
    file.bytes.extend(b"random");
    for count in [plan.width, plan.dilations.len() as u32, plan.vocabulary] {
        file.u32(count);
    }
    for (rows, dimension) in plan.parts {
        file.u32(rows);
        file.u32(dimension);
    }
    for count in [plan.context_rows, 49, 13, plan.units, 3, plan.word_rows] {
        file.u32(count);
    }
    let mut hashes: Vec<u32> = (0..plan.vocabulary).map(|_| file.random.next() as u32).collect();
    hashes.sort_unstable();
    let before = std::iter::once(&0).chain(&hashes);
    let gaps: Vec<u32> = hashes.iter().zip(before).map(|(hash, before)| hash - before).collect();
    for shift in [0, 8, 16, 24] {
        file.bytes.extend(gaps.iter().map(|gap| (gap >> shift) as u8));
    }
    file.i8s((plan.vocabulary * plan.parts[0].1) as usize, 127);
    for (at, &(rows, dimension)) in plan.parts.iter().enumerate() {
        if at == 4 {
            file.lexicon(rows, dimension);
        } else {
            file.i8s((rows * dimension) as usize, 127);
        }
    }
    file.convolution(2 * width, features as usize, width, 14);
    for _ in 0..plan.context_rows * plan.width {
        file.i16(200);
    }
    for &dilation in &plan.dilations {
        file.bytes.push(dilation);
        file.convolution(2 * width, 3 * width, width, 13);
    }
    for (labels, bias) in [(49, plan.outside_bias), (13, plan.outside_bias)] {
        file.convolution(labels, width, labels, 12);
        file.bytes.extend(bias.to_le_bytes());
        for _ in 0..(labels + 1) * (labels + 1) {
            file.i16(300);
        }
    }
    let units = plan.units as usize;
    file.convolution(units, width, units, 12);
    file.convolution(3, 2 * units, 3, 18);
    file.i8s(3 * plan.word_rows as usize, 127);
    file.multipliers(3, 12);
    for points in [
        [(0, 0), (1000, 900)],
        [(100, 50), (800, 1000)],
        [(0, 0), (1, 1)],
        [(5, 500), (6, 5)],
        [(0, 1000), (1000, 0)],
    ] {
        file.bytes.push(points.len() as u8);
        for (said, right) in points {
            file.bytes.extend(u16::to_le_bytes(said));
            file.bytes.extend(u16::to_le_bytes(right));
        }
    }
    let crc = crc32(&file.bytes);
    file.u32(crc);
    file.bytes
}

/// Puts the right checksum behind bytes that were changed.
#[allow(dead_code, reason = "not every test changes bytes")]
pub(crate) fn seal(bytes: &mut [u8]) {
    if let Some((body, checksum)) = bytes.split_last_chunk_mut::<4>() {
        *checksum = crc32(body).to_le_bytes();
    }
}

/// CRC-32, bit by bit.
#[allow(clippy::indexing_slicing, reason = "a byte has an entry among 256")]
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |crc: u32, &byte| crc >> 8 ^ CRC[usize::from(crc as u8 ^ byte)])
}

/// What a byte does to a CRC-32: bit by bit, sealing a model took half the time of fuzzing one.
#[allow(clippy::indexing_slicing, reason = "a byte has an entry among 256")]
const CRC: [u32; 256] = {
    let mut table = [0; 256];
    let mut at = 0;
    while at < 256 {
        let (mut crc, mut bit) = (at as u32, 0);
        while bit < 8 {
            crc = crc >> 1 ^ (0xEDB8_8320 & (crc & 1).wrapping_neg());
            bit += 1;
        }
        table[at] = crc;
        at += 1;
    }
    table
};

/// Knuth's linear congruential generator, upper bits.
#[derive(Clone, Debug)]
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 32
    }

    /// From `-limit` to `limit`.
    pub(crate) fn within(&mut self, limit: i64) -> i64 {
        (self.next() % (2 * limit as u64 + 1)) as i64 - limit
    }
}

struct Writer {
    bytes: Vec<u8>,
    random: Random,
}

impl Writer {
    fn u32(&mut self, number: u32) {
        self.bytes.extend(number.to_le_bytes());
    }

    fn i16(&mut self, limit: i64) {
        let number = self.random.within(limit) as i16;
        self.bytes.extend(number.to_le_bytes());
    }

    fn i8s(&mut self, count: usize, limit: i64) {
        for _ in 0..count {
            let number = self.random.within(limit) as i8;
            self.bytes.push(number as u8);
        }
    }

    /// Two layers, with rows that reach and pass the limits.
    fn lexicon(&mut self, units: u32, dimension: u32) {
        for _ in 0..(12 + 1 + dimension) * units {
            self.i16(2000);
        }
        for _ in 0..dimension {
            let bias = self.random.within(1 << 24) as i32;
            self.bytes.extend(bias.to_le_bytes());
        }
        self.bytes.push(17);
    }

    /// Weights, biases, multipliers, shift.
    fn convolution(&mut self, outputs: usize, inputs: usize, multipliers: usize, shift: u8) {
        self.i8s(outputs * inputs, 127);
        for _ in 0..outputs {
            let bias = self.random.within(5000) as i32;
            self.bytes.extend(bias.to_le_bytes());
        }
        self.multipliers(multipliers, shift);
    }

    fn multipliers(&mut self, count: usize, shift: u8) {
        for _ in 0..count {
            let multiplier = 1 + self.random.next() % 255;
            self.bytes.push(multiplier as u8);
        }
        self.bytes.push(shift);
    }
}
