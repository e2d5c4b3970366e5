//! The user's own exclusions: named conditions over the event, as Splunk's filter macro and Elastic's exception items.

use serde::Deserialize;

use crate::Error;

/// A named exclusion: a finding for which all conditions hold is suppressed, and stays in the report.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Exception {
    /// Its name, shown as `suppressedBy`.
    pub name: String,
    /// All must hold.
    pub when: Vec<Condition>,
}

/// One condition of an [`Exception`]. Values compare without ASCII case.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub struct Condition {
    /// A path of the event, as `process.parent.name` is not but `parent.name` is.
    pub field: String,
    /// How to compare.
    pub op: Operator,
    /// With what.
    pub value: OneOrMany,
}

/// How a [`Condition`] compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum Operator {
    /// The whole value.
    Is,
    /// The whole value, `*` any run, `?` one character.
    Wildcard,
    /// The whole value, any of a list.
    OneOf,
}

/// One text or a list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
pub enum OneOrMany {
    /// One.
    One(String),
    /// A list.
    Many(Vec<String>),
}

/// Exceptions that were checked.
#[derive(Debug, Clone, Default)]
pub(crate) struct Exceptions {
    all: Vec<Exception>,
}

impl Exceptions {
    /// Checks every condition.
    ///
    /// # Errors
    /// `invalid_option` that says what would be right.
    pub(crate) fn new(all: Vec<Exception>) -> Result<Self, Error> {
        Ok(Self { all })
    }
}
