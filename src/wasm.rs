//! The library into one JavaScript class: model bytes and strings in, plain objects out, UTF-16 offsets.

use crate::OffsetUnit;
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The TypeScript types of an analysis: generated from the Rust types, see `tests/typescript.rs`.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("wasm/analysis.d.ts");

/// Reads articles. Make one and use it for many: it holds the model.
#[wasm_bindgen]
pub struct Analyzer {
    engine: crate::Analyzer,
}

#[wasm_bindgen]
impl Analyzer {
    /// Loads a model from the bytes of its file.
    ///
    /// Throws an `Error` that says what was found and what was expected where they are no model.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &[u8]) -> Result<Self, JsError> {
        Ok(Self { engine: crate::Analyzer::new(crate::Model::from_bytes(model)?) })
    }

    /// Analyses a text. Any string will do; spans count UTF-16 code units, as JavaScript does.
    ///
    /// A lone surrogate reads as U+FFFD, which is one code unit too: offsets stay those of the string.
    #[wasm_bindgen(unchecked_return_type = "Analysis")]
    pub fn analyze(&self, text: &str) -> Result<JsValue, JsError> {
        let analysis = self.engine.analyze(text).counted_in(OffsetUnit::Utf16, text);
        let plain_objects = serde_wasm_bindgen::Serializer::json_compatible();
        Ok(analysis.serialize(&plain_objects)?)
    }

    /// Name of the model.
    #[must_use]
    #[wasm_bindgen(getter)]
    pub fn model(&self) -> String {
        self.engine.model().name().to_owned()
    }
}

/// Version of the crate.
#[must_use]
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
