//! The library into one JavaScript class: model bytes and strings in, plain objects out, UTF-16 offsets.
//!
//! Only this module knows the browser: its clock, its abort signals, its network. The analysis sees none of them.

mod clock;
mod handover;
mod incoming;
mod question;

use crate::desk::{self, Desk};
use crate::reading::Reading;
use crate::{Analysis, OffsetUnit};
use clock::Clock;
use handover::Handover;
pub use incoming::Incoming;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

/// The TypeScript types of an analysis: generated from the Rust types, see `tests/typescript.rs`.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &'static str = include_str!("wasm/analysis.d.ts");

/// Reads articles. Make one and use it for many: it holds the model, and remembers the paragraphs it read.
#[wasm_bindgen]
pub struct Analyzer {
    engine: crate::Analyzer,
    clock: Clock,
    text: String,
    /// What an editor's desk asks, where it is the desk that asks.
    desk: Option<Desk>,
    state: State,
}

/// How far the text is that is being read.
enum State {
    Reading(Box<Reading>),
    Checking(Box<Analysis>, Desk),
    HandingOver(Box<Handover>),
    Ended,
}

#[wasm_bindgen]
impl Analyzer {
    /// Loads a model from the bytes of its file.
    ///
    /// Throws an `Error` that says what was found and what was expected where they are no model.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &[u8]) -> Result<Self, JsError> {
        let engine = crate::Analyzer::new(crate::Model::from_bytes(model)?).remembering_blocks();
        Ok(Self { engine, clock: Clock::new(), text: String::new(), desk: None, state: State::Ended })
    }

    /// Analyses a text. Any string will do; spans count UTF-16 code units, as JavaScript does.
    ///
    /// `published` is the day on which the article appeared, `2026-11-28`: dates are told from it.
    ///
    /// A lone surrogate reads as U+FFFD, which is one code unit too: offsets stay those of the string.
    #[wasm_bindgen(unchecked_return_type = "Analysis")]
    pub fn analyze(&mut self, text: String, published: Option<String>) -> Result<JsValue, JsError> {
        self.begin(text, published, None)?;
        loop {
            let analysis = self.step()?;
            if !analysis.is_undefined() {
                return Ok(analysis);
            }
        }
    }

    /// Begins to analyse a text in slices, with the same result; a text that was begun before is dropped.
    ///
    /// With a `desk`, whose words `www/desk/question.js` joins, the last slice gives a `Report` in place of the analysis: what an
    /// editor should look at before publishing.
    ///
    /// Throws where `published`, the day on which the article appeared, is no `2026-11-28`.
    pub fn begin(
        &mut self,
        text: String,
        published: Option<String>,
        desk: Option<String>,
    ) -> Result<(), JsError> {
        self.desk = desk.map(|desk| question::desk(&desk));
        let published = published.map(|day| day.parse()).transpose()?;
        self.state = State::Reading(Box::new(Reading::new(&text, published)));
        self.text = text;
        Ok(())
    }

    /// Takes steps of a few milliseconds until so many milliseconds are over; gives the analysis, or what the desk asked
    /// for, when it is done, and `undefined` before and after.
    ///
    /// Throws the signal's reason where that says to stop; the text that was begun is dropped then.
    #[wasm_bindgen(unchecked_return_type = "Analysis | Report | undefined")]
    pub fn slice(&mut self, milliseconds: f64, signal: Option<AbortSignal>) -> Result<JsValue, JsValue> {
        let begin = self.clock.now();
        loop {
            if let Some(signal) = signal.as_ref().filter(|signal| signal.aborted()) {
                self.state = State::Ended;
                self.text = String::new();
                return Err(signal.reason());
            }
            let analysis = self.step()?;
            let is_over = self.clock.now() - begin >= milliseconds || matches!(self.state, State::Ended);
            if !analysis.is_undefined() || is_over {
                return Ok(analysis);
            }
        }
    }

    /// How much of the text that was begun is done, from 0 to 1.
    #[must_use]
    #[wasm_bindgen(getter)]
    pub fn progress(&self) -> f64 {
        match &self.state {
            State::Reading(reading) => 0.8 * reading.progress(),
            State::Checking(..) => 0.8,
            State::HandingOver(handover) => 0.8 + 0.2 * handover.progress(),
            State::Ended => 1.0,
        }
    }

    /// Name of the model.
    #[must_use]
    #[wasm_bindgen(getter)]
    pub fn model(&self) -> String {
        self.engine.model().name().to_owned()
    }
}

impl Analyzer {
    /// Takes a step; gives the analysis when it is done, and `undefined` before and after.
    #[inline(never)]
    fn step(&mut self) -> Result<JsValue, JsError> {
        self.state = match std::mem::replace(&mut self.state, State::Ended) {
            State::Reading(mut reading) => {
                if self.engine.read_on(&mut reading, &self.text) {
                    State::Reading(reading)
                } else {
                    let analysis = reading.finish(&self.text, self.engine.model().name());
                    match self.desk.take() {
                        Some(desk) => State::Checking(Box::new(analysis), desk),
                        None => {
                            let analysis = analysis.counted_in(OffsetUnit::Utf16, &self.text);
                            State::HandingOver(Box::new(Handover::new(analysis)?))
                        }
                    }
                }
            }
            State::Checking(analysis, Desk { settings, overrides }) => {
                let report = desk::check(&self.text, &analysis, &settings, &overrides);
                let report = report.counted_in(OffsetUnit::Utf16, &self.text);
                self.text = String::new();
                return handover::plain(&report);
            }
            State::HandingOver(mut handover) => {
                if !handover.give_next()? {
                    self.text = String::new();
                    return Ok(handover.into_object());
                }
                State::HandingOver(handover)
            }
            State::Ended => State::Ended,
        };
        Ok(JsValue::UNDEFINED)
    }
}

/// Version of the crate.
#[must_use]
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}
