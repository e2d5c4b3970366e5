//! The user's own exclusions: named conditions over the event, as Splunk's filter macro and Elastic's exception items.

mod check;
mod field;
#[cfg(test)]
mod tests;

use serde::Deserialize;

use crate::Error;
use crate::event::ProcessStart;
use crate::rule::Compare;
use field::Field;

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
    /// A path of the event, as `process.command_line` or `parent.name`; of `process.args` any element counts.
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
    all: Vec<(Exception, Vec<Field>)>,
}

impl Exceptions {
    /// Checks every condition.
    ///
    /// # Errors
    /// `invalid_option` that says what would be right.
    pub(crate) fn new(all: Vec<Exception>) -> Result<Self, Error> {
        let checked = all.into_iter().map(|exception| {
            let fields = check::exception(&exception)?;
            Ok((exception, fields))
        });
        Ok(Self { all: checked.collect::<Result<_, Error>>()? })
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The name of the first exception whose conditions all hold. The event is as it was, passwords included.
    pub(crate) fn suppress(&self, event: &ProcessStart) -> Option<&str> {
        let holds = |(exception, fields): &&(Exception, Vec<Field>)| {
            exception.when.iter().zip(fields).all(|(condition, field)| condition.holds(field, event))
        };
        self.all.iter().find(holds).map(|(exception, _)| exception.name.as_str())
    }
}

impl Condition {
    /// Whether any value of the field is what is wanted, compared as the rules compare. False when it is missing.
    fn holds(&self, field: &Field, event: &ProcessStart) -> bool {
        let compare = match self.op {
            Operator::Is | Operator::OneOf => Compare::Fold,
            Operator::Wildcard => Compare::Eql,
        };
        let wanted = match &self.value {
            OneOrMany::One(one) => std::slice::from_ref(one),
            OneOrMany::Many(many) => many,
        };
        field.values(event).iter().any(|value| wanted.iter().any(|wanted| compare.holds(wanted, value)))
    }
}
