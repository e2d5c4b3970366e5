//! What a scan answers. The shapes here are the public contract: names are stable, additions are allowed.
//!
//! A scan judges each mofcomp start by itself and makes a [`Sighting`] of it; an [`Output`] takes the sightings and the
//! problems in input order. The native one makes the report at once. The one of the module writes JSON and forgets, so
//! that its memory does not grow with what is found; JavaScript makes the report of that in the same way.

mod activity;
mod assembler;
#[cfg(any(feature = "wasm", test))]
mod batch;
mod counts;
mod entity;
mod memo;
mod sighting;
#[cfg(test)]
mod tests;
mod types;

pub(crate) use assembler::Assembler;
#[cfg(any(feature = "wasm", test))]
pub(crate) use batch::Batch;
pub(crate) use counts::Counts;
#[cfg(feature = "wasm")]
pub(crate) use entity::risk;
#[cfg(any(feature = "wasm", test))]
pub(crate) use memo::Memo;
pub(crate) use sighting::Sighting;
pub use types::*;

/// Takes what a scan finds, in input order.
pub(crate) trait Output {
    fn sighting(&mut self, sighting: Sighting);
    fn problem(&mut self, problem: Problem);
}
