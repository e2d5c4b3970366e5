//! A filter at the boundary: a chunk in, what passes out, each in one piece.

use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;

use super::{WasmDetector, pieces};
use crate::filter::{Filter, FilterOptions, FilterStats, OnMalformed};

#[wasm_bindgen]
impl WasmDetector {
    /// Starts a filter.
    #[must_use]
    pub fn filter(&self, min_score: u8, annotate: bool, drop_malformed: bool) -> WasmFilter {
        let on_malformed = if drop_malformed { OnMalformed::Drop } else { OnMalformed::Pass };
        let filter = self.detector.filter(FilterOptions { min_score, annotate, on_malformed });
        WasmFilter { filter, out: Vec::new() }
    }
}

/// One filter.
#[wasm_bindgen]
#[derive(Debug)]
pub struct WasmFilter {
    filter: Filter,
    out: Vec<u8>,
}

#[wasm_bindgen]
impl WasmFilter {
    /// Takes the next bytes. What passes, or undefined when nothing does.
    pub fn feed(&mut self, chunk: &Uint8Array) -> Option<Uint8Array> {
        for piece in pieces(chunk) {
            let length = piece.length() as usize;
            let room = self.filter.room(length);
            piece.copy_to(room);
            #[cfg(feature = "trap-test")]
            super::trap::spring(room);
            self.filter.fed(length, &mut self.out);
        }
        self.out()
    }

    /// Ends the input. What passes of the rest.
    pub fn finish(&mut self) -> Option<Uint8Array> {
        self.filter.finish(&mut self.out);
        self.out()
    }

    /// `FilterStats`, in the order of its fields.
    #[must_use]
    pub fn stats(&self) -> Vec<f64> {
        let FilterStats { bytes, read, mofcomp_starts, passed, malformed } = self.filter.stats();
        [bytes, read, mofcomp_starts, passed, malformed].map(|count| count as f64).to_vec()
    }

    fn out(&mut self) -> Option<Uint8Array> {
        let bytes = (!self.out.is_empty()).then(|| Uint8Array::from(self.out.as_slice()));
        self.out.clear();
        bytes
    }
}
