//! What a scan answers. The shapes here are the public contract: names are stable, additions are allowed.

mod activity;
mod builder;
mod entity;
mod index;
mod merge;
#[cfg(test)]
mod tests;
mod types;

pub(crate) use builder::Builder;
pub use types::*;
