//! An [`Analysis`] into a plain JavaScript object, one list after the other.

use crate::Analysis;
use js_sys::Reflect;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsError, JsValue};

/// The lists of an analysis, as they are named in JavaScript.
const LISTS: [&str; 7] = ["blocks", "sentences", "entities", "values", "attributions", "claims", "sources"];

/// An analysis on its way to JavaScript.
pub(super) struct Handover {
    analysis: Analysis,
    object: JsValue,
    /// How many lists are there.
    given: usize,
}

impl Handover {
    /// Begins with an analysis whose lists are empty, so that every key is in its place.
    pub(super) fn new(analysis: Analysis) -> Result<Self, JsError> {
        let head = Analysis {
            schema_version: analysis.schema_version.clone(),
            engine: analysis.engine.clone(),
            language: analysis.language.clone(),
            text_hash: analysis.text_hash.clone(),
            blocks: Vec::new(),
            sentences: Vec::new(),
            entities: Vec::new(),
            values: Vec::new(),
            attributions: Vec::new(),
            claims: Vec::new(),
            sources: Vec::new(),
            ..analysis
        };
        let object = plain(&head)?;
        Ok(Self { analysis, object, given: 0 })
    }

    /// Gives the next list; `false` where all are given.
    pub(super) fn give_next(&mut self) -> Result<bool, JsError> {
        let Some(&name) = LISTS.get(self.given) else { return Ok(false) };
        let Self { analysis, object, .. } = self;
        let list = match name {
            "blocks" => plain(&analysis.blocks),
            "sentences" => plain(&analysis.sentences),
            "entities" => plain(&analysis.entities),
            "values" => plain(&analysis.values),
            "attributions" => plain(&analysis.attributions),
            "claims" => plain(&analysis.claims),
            _ => plain(&analysis.sources),
        }?;
        Reflect::set(object, &name.into(), &list).map_err(|_| JsError::new("the analysis takes no list"))?;
        self.given += 1;
        Ok(true)
    }

    /// How much is given, from 0 to 1.
    pub(super) fn progress(&self) -> f64 {
        self.given as f64 / LISTS.len() as f64
    }

    /// The analysis, for JavaScript.
    pub(super) fn into_object(self) -> JsValue {
        self.object
    }
}

/// A value as plain objects and arrays.
pub(super) fn plain(value: &impl Serialize) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::json_compatible())?)
}
