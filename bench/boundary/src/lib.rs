//! Findings out of WebAssembly: as one JSON string, or object by object.

use mofcomp_detector::report::Report;
use mofcomp_detector::{Detector, Options};
use serde::Serialize;
use wasm_bindgen::prelude::*;

/// The report of one log, ready to cross.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Results {
    report: Report,
}

#[wasm_bindgen]
impl Results {
    /// Scans a log.
    ///
    /// # Errors
    /// When the default options are refused, which they are not.
    #[wasm_bindgen(constructor)]
    pub fn new(log: &[u8]) -> Result<Results, JsError> {
        let detector = Detector::new(Options::default()).map_err(|error| JsError::new(&error.message))?;
        Ok(Self { report: detector.scan(log) })
    }

    /// As one string of JSON.
    ///
    /// # Errors
    /// When the report cannot be written.
    pub fn json(&self) -> Result<String, JsError> {
        serde_json::to_string(&self.report).map_err(|error| JsError::new(&error.to_string()))
    }

    /// As JavaScript objects, made one by one from inside.
    ///
    /// # Errors
    /// When the report cannot be written.
    pub fn objects(&self) -> Result<JsValue, JsError> {
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        self.report.serialize(&serializer).map_err(|error| JsError::new(&error.to_string()))
    }
}
