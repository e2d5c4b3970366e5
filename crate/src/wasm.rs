//! The boundary to JavaScript: bytes in, JSON out, errors as `Error` objects with a `code`. No logic.
//!
//! The wrapper in `web/detector` gives every detector an instance of the module for itself and throws the instance away
//! when it traps, so nothing here has to survive a panic.
//!
//! # Results
//!
//! Nothing that is found stays in the memory of the module. What a scan finds goes out in batches, each one a text (256 KB,
//! or what one call of `feed` brought), a JSON array in input order of
//!
//! - `Sighting`: one judged start, `{finding, memo, near, rows, names}`, which knows of no other record, and
//! - `{problem}`;
//!
//! and at the end come the `Counts` of the scan, `{summary, first, last}`. `web/detector/assemble.ts` makes the report of
//! these, in the way of `report::Assembler`: it looks for the finding that a sighting joins under the keys `near`, asks
//! [`WasmDetector::join`] what the two become, and [`WasmDetector::risk`] for each entity at the end.
//!
//! Text, and not objects by serde-wasm-bindgen, was decided by measuring both with 10,000 findings (Node 20, medians of
//! three runs of the question `boundary` of the benchmark, a module compiled for speed): a finding crosses in 122 to 136 µs
//! as text with `JSON.parse` and in 80 to 119 µs as an object. Below 1.5x that is noise here, and objects weigh 3.5 KB brotli
//! more, while a text goes on to another worker as it is.
//!
//! So an input can be scanned in parts, each by a worker of its own: a worker sends batches and counts, and one assembler
//! takes them in input order, with the places of each part moved behind those of the parts before it.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::report::{self, Batch, Memo};
use crate::scan::{Ended, Learned, Scan};
use crate::{Detector, Error};
use options::JsOptions;

mod filter;
mod options;
#[cfg(feature = "trap-test")]
mod trap;

/// A detector with its options.
#[wasm_bindgen]
pub struct WasmDetector {
    detector: Detector,
    learned: Learning,
}

/// What one scan hands to the next.
type Learning = Rc<Cell<Option<Learned>>>;

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
        Ok(Self { detector, learned: Learning::default() })
    }

    /// Starts a scan that puts what it finds into `out`, a batch of JSON at a time. With `offset`, a scan of a part that
    /// starts at that byte of the input, behind a seam (`Detector::scanner_behind`).
    #[must_use]
    pub fn scanner(
        &self,
        #[wasm_bindgen(unchecked_param_type = "string[]")] out: Array,
        offset: Option<f64>,
    ) -> WasmScanner {
        let hand_out: HandOut = Box::new(move |batch| {
            out.push(&JsValue::from_str(batch));
        });
        WasmScanner {
            scan: self.detector.scan_into(
                Batch::new(hand_out),
                offset.map(|offset| offset as u64),
                self.learned.take().unwrap_or_default(),
            ),
            buffer: Vec::new(),
            learned: self.learned.clone(),
        }
    }

    /// What a finding becomes with a further record: `Joined` as JSON, of the memos of both as JSON. Undefined when the
    /// record is of another run.
    ///
    /// # Errors
    /// `internal` when a memo is not one that was handed out.
    pub fn join(&self, known: &str, new: &str) -> Result<Option<String>, js_sys::Error> {
        let (Some(known), Some(new)) = (Memo::read(known), Memo::read(new)) else { return Err(unwritten()) };
        known.join(new).map(|joined| json(&joined)).transpose()
    }

    /// The risk of one entity: `times` of its findings in nanoseconds, in order, and how many have none.
    #[must_use]
    pub fn risk(&self, times: &[i64], untimed: u32) -> f64 {
        report::risk(times, untimed as usize) as f64
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

/// Takes a full batch.
type HandOut = Box<dyn FnMut(&str)>;

/// One scan of one input, or of a part of it.
#[wasm_bindgen]
pub struct WasmScanner {
    scan: Scan<Batch<HandOut>>,
    /// Every chunk comes in through this one buffer: wasm memory never shrinks, so it must not grow with the input.
    buffer: Vec<u8>,
    learned: Learning,
}

#[wasm_bindgen]
impl WasmScanner {
    /// Takes the next bytes, and hands out all that they brought.
    pub fn feed(&mut self, chunk: &Uint8Array) {
        for piece in pieces(chunk) {
            let length = piece.length() as usize;
            if self.buffer.len() < length {
                self.buffer = vec![0; length];
            }
            if let Some(bytes) = self.buffer.get_mut(..length) {
                piece.copy_to(bytes);
                #[cfg(feature = "trap-test")]
                trap::spring(bytes);
                self.scan.feed(bytes);
            }
        }
        self.scan.output().hand_out();
    }

    /// Records so far.
    #[must_use]
    pub fn records(&self) -> f64 {
        self.scan.records() as f64
    }

    /// See `Scanner::seam`.
    #[must_use]
    pub fn seam(&self) -> Option<f64> {
        self.scan.seam().map(|lines| lines as f64)
    }

    /// Ends the input and hands out the rest. `Counts` as JSON.
    ///
    /// # Errors
    /// `internal`
    pub fn finish(self) -> Result<String, js_sys::Error> {
        let Ended { mut output, counts, learned } = self.scan.finish();
        output.hand_out();
        self.learned.set(Some(learned));
        json(&counts)
    }

    /// Stops before the end of the input. `Counts` as JSON.
    ///
    /// # Errors
    /// `internal`
    pub fn stop(self) -> Result<String, js_sys::Error> {
        let Ended { counts, learned, .. } = self.scan.stop();
        self.learned.set(Some(learned));
        json(&counts)
    }
}

/// How much is copied in at once: little enough to be in the processor's cache still when it is looked at.
const PIECE: u32 = 256 * 1024;

/// The chunk piece by piece; of an empty one itself.
fn pieces(chunk: &Uint8Array) -> impl Iterator<Item = Uint8Array> {
    let length = chunk.length();
    (0..length.max(1)).step_by(PIECE as usize).map(move |at| match length <= PIECE {
        true => chunk.clone(),
        false => chunk.subarray(at, length.min(at + PIECE)),
    })
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
