//! A response into the bytes of a model, piece by piece as they come in.

use super::Analyzer;
use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{ReadableStreamDefaultReader, Response};

/// Bytes for which room is made before they have come, whatever a server promises.
const MOST_TRUSTED: usize = 8 << 20;

/// A model on its way: `while (incoming.take(await incoming.next()));`, then `incoming.open()`.
#[wasm_bindgen]
pub struct Incoming {
    reader: Option<ReadableStreamDefaultReader>,
    bytes: Vec<u8>,
    total: usize,
}

#[wasm_bindgen]
impl Incoming {
    /// Begins to take the body of a response.
    #[wasm_bindgen(constructor)]
    pub fn new(response: &Response) -> Self {
        let said = response.headers().get("Content-Length").ok().flatten();
        let total = said.and_then(|said| said.parse().ok()).unwrap_or(0);
        let reader = response.body().map(|body| body.get_reader().unchecked_into());
        Self { reader, bytes: Vec::with_capacity(total.min(MOST_TRUSTED)), total }
    }

    /// The next piece, when it comes.
    pub fn next(&self) -> Result<Promise, JsError> {
        let reader = self.reader.as_ref().ok_or_else(|| JsError::new("the response has no body"))?;
        Ok(reader.read().unchecked_into())
    }

    /// Takes what `next` gave; `false` where that was the end.
    pub fn take(&mut self, piece: &JsValue) -> Result<bool, JsValue> {
        if !Reflect::get(piece, &"done".into())?.is_falsy() {
            return Ok(false);
        }
        let piece: Uint8Array = Reflect::get(piece, &"value".into())?.unchecked_into();
        let end = self.bytes.len();
        self.bytes.resize(end + piece.length() as usize, 0);
        if let Some(room) = self.bytes.get_mut(end..) {
            piece.copy_to(room);
        }
        Ok(true)
    }

    /// How many bytes have come.
    #[must_use]
    #[wasm_bindgen(getter)]
    pub fn loaded(&self) -> usize {
        self.bytes.len()
    }

    /// How many there are; 0 where the server does not say.
    #[must_use]
    #[wasm_bindgen(getter)]
    pub fn total(&self) -> usize {
        self.total
    }

    /// An analyzer with the model that has come. Throws as its constructor does.
    pub fn open(self) -> Result<Analyzer, JsError> {
        Analyzer::new(&self.bytes)
    }
}
