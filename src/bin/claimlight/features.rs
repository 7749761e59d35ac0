//! Texts into the features that the network is trained on.
//!
//! For each word form that has not come before, a line
//! `{"form", "text", "f": [word, prefix, suffix, shape, lexicon], "g": [n-grams]}`; for each text a line
//! `{"id", "blocks": [{"kind", "tokens", "forms", "context", "sentences"}]}` with tokens as flat pairs of
//! code point offsets, context as flat rows, sentences as `[first, behind, [word hashes]]` in tokens of
//! the block.

use crate::arguments::{Features, FeaturesArguments};
use crate::engine;
use crate::failure::Failure;
use crate::input::Input;
use claimlight::tagger::features::{WordForm, context};
use claimlight::tagger::{Tagger, sentence_words};
use claimlight::text::{Block, Document};
use claimlight::{OffsetMap, OffsetUnit};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// Runs the command.
pub(crate) fn run(arguments: &FeaturesArguments) -> Result<(), Failure> {
    let (file, model) = (arguments.file.as_deref(), arguments.model.path.as_deref());
    match arguments.of {
        Features::Tokens => write_tokens(file),
        Features::Attributions => crate::facts::run(file, model),
        Features::Sources => crate::sources::run(file, model),
        Features::Claims => crate::worth::run(file, model),
        Features::Opinions => crate::worth::run_on_sentences(file, model),
        Features::References => crate::references::run(file, model),
        Features::Names => crate::references::run_on_names(file, model),
        Features::Voices => crate::voices::run(file, model),
    }
}

/// Writes what the network is trained on.
fn write_tokens(file: Option<&Path>) -> Result<(), Failure> {
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    let mut forms = Forms::default();
    Input::new(file).each_text(|id, text| {
        let document = Document::parse(text);
        let offsets = OffsetMap::new(text, OffsetUnit::Codepoint);
        let blocks = document
            .blocks()
            .iter()
            .map(|block| features(&document, &offsets, block, &mut forms, &mut output))
            .collect::<Result<Vec<_>, _>>()?;
        writeln!(output, "{}", json!({"id": id, "blocks": blocks}))?;
        Ok(())
    })?;
    Ok(output.flush()?)
}

/// Writes for each text of a corpus a line with its `id` and what is made of it.
pub(crate) fn write_each<const FIELDS: usize>(
    file: Option<&Path>,
    model: Option<&Path>,
    made: impl Fn(&Tagger, &str) -> [(&'static str, Value); FIELDS],
) -> Result<(), Failure> {
    let tagger = Tagger::new(Arc::new(engine::model(model)?));
    let mut output = std::io::BufWriter::new(std::io::stdout().lock());
    Input::new(file).each_text(|id, text| {
        let mut line =
            serde_json::Map::from_iter(made(&tagger, text).map(|(field, value)| (field.to_owned(), value)));
        line.insert("id".to_owned(), json!(id));
        writeln!(output, "{}", Value::Object(line))?;
        Ok(())
    })?;
    Ok(output.flush()?)
}

/// The word forms written so far.
#[derive(Default)]
struct Forms {
    numbers: BTreeMap<String, usize>,
}

impl Forms {
    /// The number of a form; one that is new is written.
    fn number(&mut self, text: &str, output: &mut impl Write) -> std::io::Result<usize> {
        if let Some(&number) = self.numbers.get(text) {
            return Ok(number);
        }
        let number = self.numbers.len();
        self.numbers.insert(text.to_owned(), number);
        let form = WordForm::of(text);
        let hashes = [form.word, form.prefix, form.suffix, form.shape, form.lexicon];
        writeln!(output, "{}", json!({"form": number, "text": text, "f": hashes, "g": form.grams}))?;
        Ok(number)
    }
}

fn features(
    document: &Document<'_>,
    offsets: &OffsetMap<'_>,
    block: &Block,
    forms: &mut Forms,
    output: &mut impl Write,
) -> std::io::Result<Value> {
    let tokens = document.tokens_in(block.tokens);
    let numbers = tokens
        .iter()
        .map(|token| forms.number(document.slice(token.span), output))
        .collect::<std::io::Result<Vec<_>>>()?;
    let places: Vec<u32> = tokens
        .iter()
        .map(|token| offsets.convert_span(token.span))
        .flat_map(|span| [span.start(), span.end()])
        .collect();
    let rows: Vec<u16> = context(document, block.kind, block.tokens).into_iter().flatten().collect();
    let first = block.tokens.start.get();
    let sentences: Vec<Value> = document
        .sentences()
        .get(block.sentences.clone())
        .unwrap_or_default()
        .iter()
        .map(|sentence| {
            let tokens = sentence.tokens.range();
            json!([
                tokens.start - first,
                tokens.end - first,
                sentence_words::hashes(document, sentence.tokens)
            ])
        })
        .collect();
    Ok(
        json!({"kind": block.kind, "tokens": places, "forms": numbers, "context": rows, "sentences": sentences}),
    )
}
