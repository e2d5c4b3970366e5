//! The boundary to JavaScript: bytes in, JSON out, errors as `Error` objects with a `code`. No logic.
//!
//! The wrapper in `web/detector` gives every detector an instance of the module for itself and throws the instance away
//! when it traps, so nothing here has to survive a panic.

use js_sys::{Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::{Detector, Error, Scanner};
use options::JsOptions;

mod options;
#[cfg(feature = "trap-test")]
mod trap;

/// A detector with its options.
#[wasm_bindgen]
#[derive(Debug)]
pub struct WasmDetector {
    detector: Detector,
}

#[wasm_bindgen]
impl WasmDetector {
    /// Checks `options`. With `debug`, a panic is printed to the console: its message can quote the log, so never by
    /// itself.
    ///
    /// # Errors
    /// `invalid_option`
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsOptions, debug: bool) -> Result<WasmDetector, js_sys::Error> {
        if debug {
            console_error_panic_hook::set_once();
        }
        let options = options::options(options)
            .map_err(|error| thrown(&Error { code: "invalid_option", message: error.to_string() }))?;
        let detector = Detector::new(options).map_err(|error| thrown(&error))?;
        Ok(Self { detector })
    }

    /// Starts a scan.
    #[must_use]
    pub fn scanner(&self) -> WasmScanner {
        WasmScanner { scanner: self.detector.scanner(), buffer: Vec::new() }
    }

    /// Judges one event, given as UTF-8 JSON. A `Finding` as JSON, or undefined when it is no mofcomp start.
    ///
    /// # Errors
    /// `internal`
    pub fn score(&self, event: &[u8]) -> Result<Option<String>, js_sys::Error> {
        self.detector.score(event).map(|finding| json(&finding)).transpose()
    }

    /// The facts of both rules.
    ///
    /// # Errors
    /// `internal`
    #[wasm_bindgen(unchecked_return_type = "RuleInfo[]")]
    pub fn rules(&self) -> Result<JsValue, js_sys::Error> {
        crate::rules().serialize(&serde_wasm_bindgen::Serializer::json_compatible()).map_err(|_| unwritten())
    }
}

/// One scan of one input.
#[wasm_bindgen]
#[derive(Debug)]
pub struct WasmScanner {
    scanner: Scanner,
    /// Every chunk comes in through this one buffer: wasm memory never shrinks, so it must not grow with the input.
    buffer: Vec<u8>,
}

#[wasm_bindgen]
impl WasmScanner {
    /// Takes the next bytes. Memory is kept for the largest chunk given: 1 MiB is a good size.
    pub fn feed(&mut self, chunk: &Uint8Array) {
        let length = chunk.length() as usize;
        if self.buffer.len() < length {
            self.buffer.resize(length, 0);
        }
        if let Some(bytes) = self.buffer.get_mut(..length) {
            chunk.copy_to(bytes);
            #[cfg(feature = "trap-test")]
            trap::spring(bytes);
            self.scanner.feed(bytes);
        }
    }

    /// Ends the scan. A `Report` as JSON: one string crosses the boundary faster than many small objects.
    ///
    /// # Errors
    /// `internal`
    pub fn finish(self) -> Result<String, js_sys::Error> {
        json(&self.scanner.finish())
    }
}

fn json(value: &impl Serialize) -> Result<String, js_sys::Error> {
    serde_json::to_string(value).map_err(|_| unwritten())
}

/// Not to be met: all that crosses can be written. The error's own words would bring their formatting into the module.
fn unwritten() -> js_sys::Error {
    thrown(&Error { code: "internal", message: "the result could not be written as JSON".to_owned() })
}

/// The error as JavaScript catches it.
fn thrown(error: &Error) -> js_sys::Error {
    let thrown = js_sys::Error::new(&error.message);
    // A new Error object takes any property: this cannot fail.
    let _ = Reflect::set(&thrown, &"code".into(), &error.code.into());
    thrown
}
