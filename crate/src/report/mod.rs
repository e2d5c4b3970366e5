//! What a scan answers. The shapes here are the public contract: names are stable, additions are allowed.

mod builder;
mod types;

pub(crate) use builder::Builder;
pub use types::*;
