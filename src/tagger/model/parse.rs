//! The sections of a model file, in file order, into a [`Model`].

use super::reader::{Reader, crc32};
use super::{
    Calibrations, Layer, Linear, MAGIC, Maxout, Model, ModelError, Part, SentenceHead, TagHead, VERSION,
    Words, lexicon,
};
use crate::tagger::bioes;
use crate::tagger::confidence::Calibration;
use crate::tagger::features::CONTEXT_TABLE_ROWS;
use crate::tagger::kernels::{Rescale, Shape, Weights, norm_scale};
use crate::tagger::labels::{Role, TagKind};
use crate::tagger::viterbi::Transitions;

/// The counts that the header states, each within its range.
struct Header {
    width: usize,
    layers: usize,
    vocabulary: usize,
    /// Rows and dimension of words (their buckets), prefixes, suffixes, shapes and grams; of the lexicon, units and dimension.
    parts: [(usize, usize); 6],
    units: usize,
    word_rows: usize,
}

/// How many numbers the network gives a sentence.
const SCORES: usize = 3;

pub(super) fn model(bytes: &[u8]) -> Result<Model, ModelError> {
    let mut file = Reader::new(bytes);
    let magic = file.take("magic", MAGIC.len())?;
    if magic != MAGIC {
        return Err(ModelError::Magic { found: magic.first_chunk().copied().unwrap_or_default() });
    }
    let version = file.u32("version")?;
    if version != VERSION {
        return Err(ModelError::Version { found: version, expected: VERSION });
    }
    let body_len = bytes.len().saturating_sub(4);
    let body = bytes.get(..body_len).unwrap_or_default();
    let expected = Reader::new(bytes.get(body_len..).unwrap_or_default()).u32("checksum")?;
    let found = crc32(body);
    if found != expected {
        return Err(ModelError::Checksum { found, expected });
    }

    let mut file = Reader::new(body);
    file.take("header", MAGIC.len() + 4)?;
    let name = name(&mut file)?;
    let header = header(&mut file)?;
    let Header { width, layers, vocabulary, parts, units, word_rows } = header;
    let [words, prefix, suffix, shape, classes, grams] = parts;
    let model = Model {
        name,
        width,
        norm_scale: norm_scale(width),
        words: self::words(&mut file, vocabulary, words)?,
        prefix: part(&mut file, "prefixes", prefix)?,
        suffix: part(&mut file, "suffixes", suffix)?,
        shape: part(&mut file, "shapes", shape)?,
        lexicon: lexicon::table(&mut file, classes)?,
        grams: part(&mut file, "grams", grams)?,
        mix: maxout(&mut file, "mix", width, 1, parts.iter().map(|&(_, dimension)| dimension).sum())?,
        context: context(&mut file, width)?,
        layers: (0..layers).map(|_| layer(&mut file, width)).collect::<Result<_, _>>()?,
        entities: tag_head(&mut file, "entity head", TagKind::ALL.len(), width)?,
        roles: tag_head(&mut file, "role head", Role::ALL.len(), width)?,
        sentences: sentence_head(&mut file, width, units, word_rows)?,
        calibrations: calibrations(&mut file)?,
    };
    file.finish()?;
    Ok(model)
}

fn name(file: &mut Reader<'_>) -> Result<String, ModelError> {
    let length = file.u16("name")?;
    if !(1..=64).contains(&length) {
        let found = i64::from(length);
        return Err(ModelError::OutOfRange { field: "length of the name", found, expected: "1 to 64" });
    }
    let bytes = file.take("name", usize::from(length))?;
    let name = std::str::from_utf8(bytes)
        .map_err(|_| ModelError::Inconsistent { section: "name", expected: "UTF-8" })?;
    Ok(name.to_owned())
}

fn header(file: &mut Reader<'_>) -> Result<Header, ModelError> {
    let width = count(file, "width", "a multiple of 16 from 16 to 256", |width| {
        (16..=256).contains(&width) && width % 16 == 0
    })?;
    let layers = count(file, "number of layers", "1 to 16", |layers| (1..=16).contains(&layers))?;
    let vocabulary = count(file, "size of the vocabulary", "at most 2^20", |size| size <= 1 << 20)?;
    let mut parts = [(0, 0); 6];
    for (rows, dimension) in &mut parts {
        *rows = count(file, "rows of an embedding", "1 to 2^20", |rows| (1..=1 << 20).contains(&rows))?;
        *dimension = count(file, "dimension of an embedding", "1 to 256", |size| (1..=256).contains(&size))?;
    }
    let features: usize = parts.iter().map(|&(_, dimension)| dimension).sum();
    if features > 512 {
        let found = features as i64;
        return Err(ModelError::OutOfRange { field: "sum of dimensions", found, expected: "at most 512" });
    }
    let context = CONTEXT_TABLE_ROWS;
    count(file, "context rows", "as many as this library's features have", |rows| rows == context)?;
    let entity_labels = bioes::labels(TagKind::ALL.len());
    count(file, "entity labels", "49", |labels| labels == entity_labels)?;
    let role_labels = bioes::labels(Role::ALL.len());
    count(file, "role labels", "13", |labels| labels == role_labels)?;
    let units = count(file, "sentence units", "1 to 64", |units| (1..=64).contains(&units))?;
    count(file, "sentence scores", "3", |scores| scores == SCORES)?;
    let word_rows = count(file, "sentence word rows", "a power of two, at most 2^20", |rows| {
        rows.is_power_of_two() && rows <= 1 << 20
    })?;
    Ok(Header { width, layers, vocabulary, parts, units, word_rows })
}

fn count(
    file: &mut Reader<'_>,
    field: &'static str,
    expected: &'static str,
    fits: impl Fn(usize) -> bool,
) -> Result<usize, ModelError> {
    let found = file.u32("header")?;
    let count = found as usize;
    if fits(count) {
        Ok(count)
    } else {
        Err(ModelError::OutOfRange { field, found: i64::from(found), expected })
    }
}

fn words(
    file: &mut Reader<'_>,
    vocabulary: usize,
    (buckets, dimension): (usize, usize),
) -> Result<Words, ModelError> {
    let hashes = hashes(file, vocabulary)?;
    let rows = file.i8s("words", vocabulary * dimension)?;
    Ok(Words { hashes, rows, buckets: part(file, "word buckets", (buckets, dimension))? })
}

/// Hashes of the gaps between them, which lie as four planes of bytes: so they are smallest when compressed.
fn hashes(file: &mut Reader<'_>, count: usize) -> Result<Vec<u32>, ModelError> {
    let planes = file.take("vocabulary", 4 * count)?;
    let mut gaps = vec![0_u32; count];
    for (shift, plane) in (0..).step_by(8).zip(planes.chunks(count.max(1))) {
        for (gap, &byte) in gaps.iter_mut().zip(plane) {
            *gap |= u32::from(byte) << shift;
        }
    }
    let mut before = None;
    for gap in &mut gaps {
        let hash = before.map_or(Some(*gap), |before: u32| before.checked_add(*gap));
        let hash = hash.filter(|&hash| before != Some(hash)).ok_or(ModelError::Inconsistent {
            section: "vocabulary",
            expected: "hashes strictly ascending, below 2^32",
        })?;
        before = Some(hash);
        *gap = hash;
    }
    Ok(gaps)
}

fn part(
    file: &mut Reader<'_>,
    section: &'static str,
    (rows, dimension): (usize, usize),
) -> Result<Part, ModelError> {
    Ok(Part { rows: file.i8s(section, rows * dimension)?, dimension })
}

fn context(file: &mut Reader<'_>, width: usize) -> Result<Vec<i16>, ModelError> {
    let rows = file.i16s("context", CONTEXT_TABLE_ROWS * width)?;
    if rows.contains(&i16::MIN) {
        return Err(ModelError::OutOfRange { field: "context", found: -32768, expected: "-32767 to 32767" });
    }
    Ok(rows)
}

fn layer(file: &mut Reader<'_>, width: usize) -> Result<Layer, ModelError> {
    let dilation = file.u8("layer")?;
    if !(1..=64).contains(&dilation) {
        let found = i64::from(dilation);
        return Err(ModelError::OutOfRange { field: "dilation", found, expected: "1 to 64" });
    }
    Ok(Layer { dilation: usize::from(dilation), maxout: maxout(file, "layer", width, 3, width)? })
}

/// Reads a convolution whose outputs compete in pairs; the first of each pair are packed before the
/// second, as [`Kernel::add_maxout`](crate::tagger::kernels::Kernel::add_maxout) wants them.
fn maxout(
    file: &mut Reader<'_>,
    section: &'static str,
    width: usize,
    taps: usize,
    inputs: usize,
) -> Result<Maxout, ModelError> {
    let shape = Shape { outputs: 2 * width, taps, inputs };
    let weights = file.i8s(section, shape.outputs * taps * inputs)?;
    let bias = file.i32s(section, shape.outputs)?;
    let rows = || weights.chunks_exact(taps * inputs);
    let rows = rows().step_by(2).chain(rows().skip(1).step_by(2));
    let bias: Vec<i32> = bias.iter().step_by(2).chain(bias.iter().skip(1).step_by(2)).copied().collect();
    let weights = pack(section, shape, rows, &bias)?;
    Ok(Maxout { weights, rescale: rescale(file, section, width)? })
}

fn linear(
    file: &mut Reader<'_>,
    section: &'static str,
    outputs: usize,
    inputs: usize,
) -> Result<Linear, ModelError> {
    let weights = file.i8s(section, outputs * inputs)?;
    let bias = file.i32s(section, outputs)?;
    let shape = Shape { outputs, taps: 1, inputs };
    let weights = pack(section, shape, weights.chunks_exact(inputs), &bias)?;
    Ok(Linear { weights, rescale: rescale(file, section, outputs)? })
}

fn pack<'w>(
    section: &'static str,
    shape: Shape,
    rows: impl Iterator<Item = &'w [i8]>,
    bias: &[i32],
) -> Result<Weights, ModelError> {
    let expected = "127 times the sum of a row's weights and its bias below 2^23";
    Weights::pack(shape, rows, bias).ok_or(ModelError::Inconsistent { section, expected })
}

fn rescale(file: &mut Reader<'_>, section: &'static str, outputs: usize) -> Result<Rescale, ModelError> {
    let multipliers = file.take(section, outputs)?;
    let shift = file.u8(section)?;
    let expected = "multipliers of 1 to 255 and a shift of 1 to 24";
    Rescale::new(multipliers, shift).ok_or(ModelError::Inconsistent { section, expected })
}

fn tag_head(
    file: &mut Reader<'_>,
    section: &'static str,
    kinds: usize,
    width: usize,
) -> Result<TagHead, ModelError> {
    let labels = bioes::labels(kinds);
    let linear = linear(file, section, labels, width)?;
    let outside_bias = file.i16(section)?;
    let scores = file.i16s(section, (labels + 1) * (labels + 1))?;
    Ok(TagHead { linear, outside_bias, transitions: Transitions::new(kinds, &scores) })
}

fn sentence_head(
    file: &mut Reader<'_>,
    width: usize,
    units: usize,
    word_rows: usize,
) -> Result<SentenceHead, ModelError> {
    let section = "sentence head";
    Ok(SentenceHead {
        units: linear(file, section, units, width)?,
        weights: file.i8s(section, SCORES * 2 * units)?,
        bias: file.i32s(section, SCORES)?,
        rescale: rescale(file, section, SCORES)?,
        words: file.i8s("sentence words", word_rows * SCORES)?,
        words_rescale: rescale(file, "sentence words", SCORES)?,
    })
}

fn calibrations(file: &mut Reader<'_>) -> Result<Calibrations, ModelError> {
    Ok(Calibrations {
        names: calibration(file)?,
        roles: calibration(file)?,
        scores: [calibration(file)?, calibration(file)?, calibration(file)?],
    })
}

fn calibration(file: &mut Reader<'_>) -> Result<Calibration, ModelError> {
    let section = "calibration";
    let count = file.u8(section)?;
    let mut points = Vec::new();
    for _ in 0..count {
        points.push((file.u16(section)?, file.u16(section)?));
    }
    let expected = "at most 32 points of at most 1000 permille, strictly ascending";
    Calibration::new(points).ok_or(ModelError::Inconsistent { section, expected })
}
