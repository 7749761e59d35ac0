//! How fast a whole document is tagged: `cargo bench --no-default-features --bench tagger`.
//!
//! The model is random and as large as the one that ships; the text is made up of random words, half
//! of them new to the tagger.

use claimlight::tagger::kernels::Kernel;
use claimlight::tagger::{Model, Scratch, Tagger};
use claimlight::text::{Document, TokenKind};
use std::hint::black_box;
use std::sync::Arc;
use std::time::Instant;

#[path = "../tests/support/random_model.rs"]
#[allow(dead_code, reason = "tests use what the benches do not")]
mod random_model;
use random_model::{Plan, Random, random_model};

fn main() {
    let bytes = random_model(&Plan::large(), 1);
    let start = Instant::now();
    let model = match Model::from_bytes(&bytes) {
        Ok(model) => Arc::new(model),
        Err(error) => return eprintln!("{error}"),
    };
    println!("model of {} bytes loads in {:.1} ms", bytes.len(), start.elapsed().as_secs_f64() * 1e3);

    let articles: Vec<String> = (0..60).map(article).collect();
    let documents: Vec<Document<'_>> = articles.iter().map(|text| Document::parse(text)).collect();
    let words: usize = documents
        .iter()
        .flat_map(|document| document.tokens())
        .filter(|token| token.kind != TokenKind::Punctuation)
        .count();
    for kernel in Kernel::available() {
        let tagger = Tagger::with_kernel(Arc::clone(&model), kernel);
        let cold = words_per_second(words, || {
            for document in &documents {
                black_box(tagger.tag(document));
            }
        });
        let mut scratch = Scratch::default();
        let warm = words_per_second(words, || {
            for document in &documents {
                black_box(tagger.tag_with(document, &mut scratch));
            }
        });
        println!("{kernel:8} {cold:8.0} words/s in single articles, {warm:8.0} in a stream of articles");
    }
}

fn words_per_second(words: usize, mut call: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..5)
        .map(|_| {
            let start = Instant::now();
            call();
            start.elapsed().as_secs_f64()
        })
        .collect();
    times.sort_by(f64::total_cmp);
    words as f64 / times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Fifteen paragraphs of four sentences of about twenty words, the common words more often.
fn article(seed: u64) -> String {
    let mut random = Random(seed | 1);
    let mut text = String::new();
    for _ in 0..15 {
        for _ in 0..4 {
            for at in 0..20 {
                let rank = random.next() % 100 * (random.next() % 100);
                let mut word = Random(rank);
                let letters = 2 + word.next() % 8;
                for letter in 0..letters {
                    let letter_at = (word.next() % 26) as u8;
                    let first = if at == 0 && letter == 0 { b'A' } else { b'a' };
                    text.push(char::from(first + letter_at));
                }
                text.push_str(if at == 19 { ". " } else { " " });
            }
        }
        text.push_str("\n\n");
    }
    text
}
