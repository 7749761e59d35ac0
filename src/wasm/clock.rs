//! The clock of whatever thread this runs on.

use wasm_bindgen::prelude::*;
use web_sys::Performance;

#[wasm_bindgen]
extern "C" {
    /// A window has one, a worker has one, and Node has one.
    #[wasm_bindgen(thread_local_v2, js_name = performance)]
    static PERFORMANCE: Option<Performance>;
}

/// Where there is no clock, no time passes: then a slice ends with the text.
pub(super) struct Clock(Option<Performance>);

impl Clock {
    pub(super) fn new() -> Self {
        Self(PERFORMANCE.with(Clone::clone))
    }

    /// Milliseconds since some moment.
    pub(super) fn now(&self) -> f64 {
        self.0.as_ref().map_or(0.0, Performance::now)
    }
}
