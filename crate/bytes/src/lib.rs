//! The innermost loops of the detector: bytes in, offsets out, and no idea what they mean.
//!
//! A crate of its own because Cargo sets the optimisation level by crate: these few functions are compiled for speed, all
//! the rest of the module for size.

mod gate;
mod same;
mod string;

pub use gate::{find, may_name};
pub use same::same;
pub use string::{Plain, short};
