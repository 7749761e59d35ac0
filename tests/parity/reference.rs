//! The network as docs/decisions/0002-integer-network.md has it, read literally and slowly.
//!
//! It shares no code with the library but the features: it reads the model file by its description,
//! sees a block as a whole, packs nothing, remembers nothing, and counts in i64.

use claimlight::TokenRange;
use claimlight::tagger::features::{WordForm, context};
use claimlight::tagger::sentence_words::hashes;
use claimlight::text::{Block, Document};

struct Table {
    rows: Vec<Vec<i64>>,
}

struct Convolution {
    /// `[outputs][inputs]`.
    weights: Vec<Vec<i64>>,
    bias: Vec<i64>,
    multipliers: Vec<i64>,
    shift: i64,
}

/// A model, as its file describes it.
pub(crate) struct Reference {
    width: usize,
    vocabulary: Vec<u32>,
    words: Table,
    /// Word buckets, prefixes, suffixes, shapes, lexicon bits, grams.
    parts: Vec<Table>,
    mix: Convolution,
    context: Table,
    layers: Vec<(i64, Convolution)>,
    heads: Vec<Head>,
    units: Convolution,
    /// Outputs are the three scores; inputs the maxima and means of the units.
    scores: Convolution,
    /// Outputs are the three scores; inputs the rows of the table of words.
    words_of_sentences: Convolution,
}

struct Head {
    linear: Convolution,
    outside_bias: i64,
}

/// The network's word on a block: a row for each token.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Logits {
    pub(crate) entities: Vec<Vec<i64>>,
    pub(crate) roles: Vec<Vec<i64>>,
    pub(crate) sentences: Vec<Vec<i64>>,
}

struct File<'a>(&'a [u8]);

impl File<'_> {
    fn number<const N: usize>(&mut self) -> i64 {
        let (head, tail) = self.0.split_at(N);
        self.0 = tail;
        head.iter().rev().fold(0, |sum, &byte| sum * 256 + i64::from(byte))
    }

    fn signed<const N: usize>(&mut self) -> i64 {
        let shift = 64 - 8 * N as u32;
        self.number::<N>() << shift >> shift
    }

    fn table<const N: usize>(&mut self, rows: usize, columns: usize) -> Table {
        let mut row = || (0..columns).map(|_| self.signed::<N>()).collect();
        Table { rows: (0..rows).map(|_| row()).collect() }
    }

    fn vocabulary(&mut self, count: usize) -> Vec<u32> {
        let planes: Vec<Vec<i64>> =
            (0..4).map(|_| (0..count).map(|_| self.number::<1>()).collect()).collect();
        let mut hash = 0;
        (0..count)
            .map(|at| {
                hash += planes.iter().rev().fold(0, |gap, plane| gap * 256 + plane[at]);
                hash as u32
            })
            .collect()
    }

    fn lexicon(&mut self, units: usize, dimension: usize) -> Table {
        let classes = self.table::<2>(12, units).rows;
        let class_bias = self.table::<2>(1, units).rows.remove(0);
        let weights = self.table::<2>(units, dimension).rows;
        let bias = self.table::<4>(1, dimension).rows.remove(0);
        let shift = self.number::<1>();
        let row = |set: usize| {
            let inner: Vec<i64> = (0..units)
                .map(|unit| {
                    let of_class =
                        |class: usize| if set >> class & 1 == 1 { classes[class][unit] } else { 0 };
                    (class_bias[unit] + (0..12).map(of_class).sum::<i64>()).max(0)
                })
                .collect();
            let column = |at: usize| {
                let sum: i64 = (0..units).map(|unit| inner[unit] * weights[unit][at]).sum();
                ((bias[at] + sum + (1 << (shift - 1))) >> shift).clamp(-127, 127)
            };
            (0..dimension).map(column).collect()
        };
        Table { rows: (0..1 << 12).map(row).collect() }
    }

    fn convolution(&mut self, outputs: usize, inputs: usize, multipliers: usize) -> Convolution {
        Convolution {
            weights: self.table::<1>(outputs, inputs).rows,
            bias: (0..outputs).map(|_| self.signed::<4>()).collect(),
            multipliers: (0..multipliers).map(|_| self.number::<1>()).collect(),
            shift: self.number::<1>(),
        }
    }

    fn head(&mut self, labels: usize, width: usize) -> Head {
        let linear = self.convolution(labels, width, labels);
        let outside_bias = self.signed::<2>();
        self.table::<2>(labels + 1, labels + 1);
        Head { linear, outside_bias }
    }
}

impl Reference {
    pub(crate) fn read(bytes: &[u8]) -> Self {
        let name = usize::from(u16::from_le_bytes([bytes[8], bytes[9]]));
        let mut file = File(&bytes[10 + name..]);
        let header: Vec<usize> = (0..21).map(|_| file.number::<4>() as usize).collect();
        let [width, layers, vocabulary] = [header[0], header[1], header[2]];
        let parts: Vec<&[usize]> = header[3..15].chunks(2).collect();
        let inputs = parts.iter().map(|part| part[1]).sum();
        Self {
            width,
            vocabulary: file.vocabulary(vocabulary),
            words: file.table::<1>(vocabulary, parts[0][1]),
            parts: parts
                .iter()
                .enumerate()
                .map(|(at, part)| match at {
                    4 => file.lexicon(part[0], part[1]),
                    _ => file.table::<1>(part[0], part[1]),
                })
                .collect(),
            mix: file.convolution(2 * width, inputs, width),
            context: file.table::<2>(header[15], width),
            layers: (0..layers)
                .map(|_| (file.number::<1>(), file.convolution(2 * width, 3 * width, width)))
                .collect(),
            heads: [49, 13].iter().map(|&labels| file.head(labels, width)).collect(),
            units: file.convolution(header[18], width, header[18]),
            scores: file.convolution(3, 2 * header[18], 3),
            words_of_sentences: {
                let rows = file.table::<1>(header[20], 3).rows;
                Convolution {
                    weights: (0..3).map(|score| rows.iter().map(|row| row[score]).collect()).collect(),
                    bias: vec![0; 3],
                    multipliers: (0..3).map(|_| file.number::<1>()).collect(),
                    shift: file.number::<1>(),
                }
            },
        }
    }

    pub(crate) fn logits(&self, document: &Document<'_>, block: &Block) -> Logits {
        // 1 to 3: word forms, mix, context
        let context = context(document, block.kind, block.tokens);
        let tokens = document.tokens_in(block.tokens).iter().zip(context);
        let mut x: Vec<Vec<i64>> = tokens
            .map(|(token, rows)| {
                let form = WordForm::of(document.slice(token.span));
                let mut x = maxout(&self.mix, &[self.features(&form)]);
                for (j, x) in x.iter_mut().enumerate() {
                    let sum: i64 = rows.iter().map(|&row| self.context.rows[usize::from(row)][j]).sum();
                    *x = sat16(*x + sum);
                }
                x
            })
            .collect();

        // 4: layers
        let zeros = vec![0; self.width];
        for (dilation, convolution) in &self.layers {
            let h: Vec<Vec<i64>> = x.iter().map(|x| norm(x)).collect();
            for (t, x) in x.iter_mut().enumerate() {
                let tap = |tap: i64| {
                    let at = t as i64 + (tap - 1) * dilation;
                    usize::try_from(at).ok().and_then(|at| h.get(at)).unwrap_or(&zeros).clone()
                };
                let y = maxout(convolution, &[tap(0), tap(1), tap(2)]);
                for (x, y) in x.iter_mut().zip(y) {
                    *x = sat16(*x + y);
                }
            }
        }

        // 5 and 6: heads
        let h: Vec<Vec<i64>> = x.iter().map(|x| norm(x)).collect();
        let mut tags = self.heads.iter().map(|head| {
            let row = |h: &Vec<i64>| {
                let mut row = linear(&head.linear, h);
                row[0] = sat16(row[0] + head.outside_bias);
                row
            };
            h.iter().map(row).collect()
        });
        Logits {
            entities: tags.next().unwrap(),
            roles: tags.next().unwrap(),
            sentences: document.sentences()[block.sentences.clone()]
                .iter()
                .map(|sentence| {
                    let start = sentence.tokens.start.get() - block.tokens.start.get();
                    self.sentence(document, sentence.tokens, &h[start..start + sentence.tokens.len()])
                })
                .collect(),
        }
    }

    fn sentence(&self, document: &Document<'_>, tokens: TokenRange, h: &[Vec<i64>]) -> Vec<i64> {
        let units: Vec<Vec<i64>> = h.iter().map(|h| linear(&self.units, h)).collect();
        let columns = 0..self.units.bias.len();
        let column = |unit: usize| units.iter().map(move |row| row[unit]);
        let maxima = columns.clone().map(|unit| column(unit).max().unwrap());
        let means = columns.map(|unit| column(unit).sum::<i64>() / units.len() as i64);
        let network = linear(&self.scores, &maxima.chain(means).collect::<Vec<_>>());
        let mut words = vec![0; self.words_of_sentences.weights[0].len()];
        for hash in hashes(document, tokens) {
            let row = hash as usize % words.len();
            words[row] += 1;
        }
        let words = linear(&self.words_of_sentences, &words);
        network.into_iter().zip(words).map(|(network, words)| network + words).collect()
    }

    fn features(&self, form: &WordForm) -> Vec<i64> {
        let row =
            |part: usize, hash: u32| &self.parts[part].rows[hash as usize % self.parts[part].rows.len()];
        let word = match self.vocabulary.iter().position(|&hash| hash == form.word) {
            Some(at) => &self.words.rows[at],
            None => row(0, form.word),
        };
        let mut f = word.clone();
        let hashes = [form.prefix, form.suffix, form.shape, form.lexicon];
        for (part, hash) in hashes.into_iter().enumerate() {
            f.extend(row(part + 1, hash));
        }
        let n = form.grams.len() as i64;
        for column in 0..self.parts[5].rows[0].len() {
            let sum: i64 = form.grams.iter().map(|&gram| row(5, gram)[column]).sum();
            let mean = if n == 0 { 0 } else { (sum * ((65_536 + n / 2) / n) + (1 << 15)) >> 16 };
            f.push(mean.clamp(-127, 127));
        }
        f
    }
}

fn sums(convolution: &Convolution, taps: &[Vec<i64>]) -> Vec<i64> {
    let input: Vec<i64> = taps.concat();
    let dot = |weights: &Vec<i64>| weights.iter().zip(&input).map(|(w, h)| w * h).sum::<i64>();
    convolution.weights.iter().zip(&convolution.bias).map(|(weights, bias)| bias + dot(weights)).collect()
}

fn rescale(sum: i64, multiplier: i64, shift: i64) -> i64 {
    sat16((sum * multiplier + (1 << (shift - 1))) >> shift)
}

fn maxout(convolution: &Convolution, taps: &[Vec<i64>]) -> Vec<i64> {
    let sums = sums(convolution, taps);
    let pairs = sums.chunks(2).zip(&convolution.multipliers);
    pairs.map(|(pair, &multiplier)| rescale(pair[0].max(pair[1]), multiplier, convolution.shift)).collect()
}

fn linear(convolution: &Convolution, h: &[i64]) -> Vec<i64> {
    let sums = sums(convolution, &[h.to_vec()]).into_iter().zip(&convolution.multipliers);
    sums.map(|(sum, &multiplier)| rescale(sum, multiplier, convolution.shift)).collect()
}

fn norm(x: &[i64]) -> Vec<i64> {
    let c = x.len() as u64;
    let s = c + x.iter().map(|x| (x * x) as u64).sum::<u64>();
    let q = (s << 8).isqrt();
    let inverse = (((c << 50).isqrt() + q / 2) / q) as i64;
    x.iter().map(|x| ((x * inverse + (1 << 15)) >> 16).clamp(-127, 127)).collect()
}

fn sat16(number: i64) -> i64 {
    number.clamp(-32767, 32767)
}
