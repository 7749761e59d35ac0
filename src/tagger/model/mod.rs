//! Bytes of a model file into a [`Model`]: every length and range is checked before one exists.
//!
//! # The file, version 1
//!
//! All integers are little-endian; nothing is padded. `C` is the width, `D` the sum of the six part
//! dimensions, matrices are written row by row, the last index running fastest. The arithmetic that
//! the numbers serve is docs/decisions/0002-integer-network.md.
//!
//! | field | type | rule |
//! |---|---|---|
//! | magic | 4 bytes | `CLMT` |
//! | version | u32 | 1 |
//! | name | u16 length, then UTF-8 | 1 to 64 bytes |
//!
//! Header, each a u32, in this order:
//!
//! | field | rule |
//! |---|---|
//! | width `C` | multiple of 16, 16 to 256 |
//! | layers `L` | 1 to 16 |
//! | vocabulary `V`, word buckets `B`, word dimension | `V` may be 0, `B` at least 1 |
//! | prefix rows, prefix dimension | rows at least 1 |
//! | suffix rows, suffix dimension | rows at least 1 |
//! | shape rows, shape dimension | rows at least 1 |
//! | lexicon rows, lexicon dimension | rows at least 1 |
//! | gram rows, gram dimension | rows at least 1 |
//! | context rows | [`CONTEXT_TABLE_ROWS`](super::features::CONTEXT_TABLE_ROWS) |
//! | entity labels | 49 |
//! | role labels | 13 |
//! | sentence units `U` | 1 to 64 |
//! | sentence scores | 3: check-worthiness, verifiable, hedged |
//! | sentence word rows `R` | a power of two |
//!
//! Each dimension is 1 to 256, and `D` at most 512.
//!
//! Sections, in this order. Every int8 is -127 to 127; `mult` is 1 to 255; `shift` is 1 to 24. For
//! each row of the weights of mix, layers and heads, `127·Σ|W| + |bias| < 2^23`.
//!
//! | section | content |
//! |---|---|
//! | words | u32 hashes `[V]`, strictly ascending; int8 `[V][dim]`; int8 `[B][dim]`. A word takes the row of its hash, or, where that is not listed, the bucket `hash % B` |
//! | prefix, suffix, shape, lexicon, grams | each int8 `[rows][dim]`; the row is `hash % rows` |
//! | mix | W int8 `[2C][D]`, bias i32 `[2C]`, mult u8 `[C]`, shift u8. `D` lies in the order word, prefix, suffix, shape, lexicon, grams; outputs `2j` and `2j+1` compete |
//! | context | i16 `[rows][C]`, -32767 to 32767 |
//! | layers, each | dilation u8 (1 to 64), W int8 `[2C][3][C]`, bias i32 `[2C]`, mult u8 `[C]`, shift u8. Tap 0 is the token before |
//! | entity head | W int8 `[49][C]`, bias i32 `[49]`, mult u8 `[49]`, shift u8, `o_bias` i16, transitions i16 `[50][50]` |
//! | role head | the same with 13 and `[14][14]` |
//! | sentence units | P int8 `[U][C]`, bias i32 `[U]`, mult u8 `[U]`, shift u8 |
//! | sentence scores | W int8 `[3][2U]` (first the maxima, then the means), bias i32 `[3]`, mult u8 `[3]`, shift u8 |
//! | sentence words | W int8 `[R][3]`, mult u8 `[3]`, shift u8; the row is `hash % R` |
//! | calibration | five tables, for names, roles, check-worthiness, verifiable, hedged: count u8 (0 to 32), then that many points u16 x, u16 y in permille, x strictly ascending, both at most 1000 |
//! | checksum | CRC-32 (zlib's) of all bytes before it |
//!
//! `o_bias` is added to every logit of `O`. `transitions[from][to]` is in units of 1/256; row 49 (13)
//! is the start of a sentence (a block), column 49 (13) its end; entries that BIOES forbids are never
//! read. A calibration table is read as a line through its points, level beyond its ends; a table
//! without points changes nothing.
