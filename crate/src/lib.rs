//! Finds MOFComp.exe activity (MITRE ATT&CK T1546.003, T1047) in Windows process telemetry and scores it.
//!
//! Data moves one way, and a stage knows the one before it only by the type that it receives:
//!
//! ```text
//! bytes -> input -> source -> event -> rule -> score -> report -> (wasm) -> JavaScript
//! ```
//!
//! - `input`: bytes to records, whatever wraps them; every record keeps its place.
//! - `source`: a record to one process start and to the two views that the backends would hold of it.
//! - [`event`]: the model; plain data.
//! - `rule`, `signal`: what is judged, as data; `score` adds it up.
//! - [`filter`]: lines in, the lines of findings out, with the same stages for the few lines that matter.
//! - [`report`]: findings, activity, entities, summary.

mod args;
pub mod error;
pub mod event;
mod exception;
pub mod filter;
mod input;
mod judge;
mod map;
mod mask;
pub mod report;
mod rule;
#[cfg(test)]
mod sample;
mod scan;
mod score;
mod signal;
mod source;
mod text;
#[cfg(feature = "wasm")]
mod wasm;

pub use error::Error;
pub use exception::{Condition, Exception, OneOrMany, Operator};
pub use map::Map;
pub use rule::rules;
pub use scan::{DEFAULT_MAX_RECORD_BYTES, Detector, Options, Scanner};
