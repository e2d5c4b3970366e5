//! One JSON value, read into a flat tape: no allocation per record once the tape has grown, and no copy of any text.
//!
//! Numbers stay text, so that 64-bit ids and `1e400` are exact. Strings stay raw until asked for. Every value knows its
//! byte range. Of lines, [`Lines`] remembers the forms. A crate of its own because every byte of a log goes through it: it is compiled for speed, what judges the
//! few records that matter for size.

mod error;
mod form;
mod lines;
mod lookup;
mod memo;
mod names;
mod number;
mod parse;
mod strings;
mod tape;
#[cfg(test)]
mod tests;
mod tree;
mod value;

pub use error::{ParseError, Reason};
pub use lines::Lines;
pub use lookup::{Match, Named};
pub use parse::parse;
pub use strings::{decode_string, skip_string};
pub use tape::{Doc, Kind, Tape};
pub use value::{Items, Json, Members};

/// Deepest nesting that is read.
pub const MAX_DEPTH: usize = 128;
