//! What the `source` stage receives: one peeled value and what was wrapped around it.

use super::json::Json;
use super::xml::XmlEvent;

/// One record, free of its envelopes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Record<'d> {
    /// The record itself.
    pub(crate) body: Body<'d>,
    /// The objects that it was peeled out of, innermost first: an Elasticsearch hit (`_index`), a HEC event
    /// (`time`, `host`), a Splunk row around its `_raw`, a Panther or LogScale wrapper.
    pub(crate) outer: &'d [Json<'d>],
}

/// JSON or one Windows Event in XML.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Body<'d> {
    /// A JSON value of any kind.
    Json(Json<'d>),
    /// A Windows Event.
    Xml(&'d XmlEvent),
}

impl<'d> Record<'d> {
    /// The record as JSON; none when it is XML.
    pub(crate) fn json(&self) -> Option<Json<'d>> {
        match self.body {
            Body::Json(value) => Some(value),
            Body::Xml(_) => None,
        }
    }

    /// The same record, whose members are found by name without ASCII case.
    pub(crate) fn folded(&self) -> Self {
        match self.body {
            Body::Json(value) => Self { body: Body::Json(value.folded()), ..*self },
            Body::Xml(_) => *self,
        }
    }

    /// A member of the record, else of the nearest object around it.
    pub(crate) fn get_anywhere(&self, name: &str) -> Option<Json<'d>> {
        let own = self.json().and_then(|v| v.get(name));
        own.or_else(|| self.outer(name))
    }

    /// A member of the nearest object around the record that has it.
    pub(crate) fn outer(&self, name: &str) -> Option<Json<'d>> {
        self.outer.iter().find_map(|o| o.get(name))
    }
}
