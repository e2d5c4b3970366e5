//! A condition tree as data: what a rule tests, on which field, in which words.

use crate::source::{Cim, Ecs};
use crate::text::wildcard::{self, Dialect};

/// The two views of one start that the rules are judged on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Views<'s> {
    /// As Elastic holds it.
    pub(crate) ecs: &'s Ecs,
    /// As Splunk holds it.
    pub(crate) cim: &'s Cim,
}

/// One field of a view.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    /// Its name in the backend.
    pub(crate) name: &'static str,
    /// Its values; empty when it is missing.
    pub(crate) values: for<'s> fn(Views<'s>) -> &'s [String],
}

/// How a value is compared with what is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Compare {
    /// Equal, with case.
    Exact,
    /// Equal, without ASCII case.
    Fold,
    /// Elastic's wildcards, the whole value, without ASCII case.
    Eql,
    /// Splunk's wildcards, the whole value, without ASCII case.
    Spl,
}

impl Compare {
    /// Whether one value is what is wanted.
    pub(crate) fn holds(self, wanted: &str, value: &str) -> bool {
        match self {
            Self::Exact => value == wanted,
            Self::Fold => value.eq_ignore_ascii_case(wanted),
            Self::Eql => wildcard::matches(wanted, Dialect::Eql, value),
            Self::Spl => wildcard::matches(wanted, Dialect::Spl, value),
        }
    }
}

/// One test of one field: any of its values is any of those wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Leaf {
    /// The test in words.
    pub(crate) text: &'static str,
    pub(crate) field: Field,
    pub(crate) compare: Compare,
    pub(crate) wanted: &'static [&'static str],
}

impl Leaf {
    /// Whether it holds. False when the field is missing.
    pub(crate) fn holds(&self, views: Views<'_>) -> bool {
        let values = (self.field.values)(views);
        values.iter().any(|value| self.wanted.iter().any(|wanted| self.compare.holds(wanted, value)))
    }
}

/// A condition, with its words.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Node {
    /// All parts hold.
    All(&'static str, &'static [Node]),
    /// Any part holds.
    Any(&'static str, &'static [Node]),
    /// The part does not hold; so also when its field is missing, as in both backends.
    Not(&'static str, &'static Node),
    /// A test.
    Leaf(Leaf),
}
