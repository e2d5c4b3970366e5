//! What a source hands on: the event as it happened, and the two views of it that the rules' backends would hold.

use crate::event::{ProcessStart, SourceId};

/// One process start, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Start {
    /// Its sensor.
    pub(crate) source: SourceId,
    /// What happened.
    pub(crate) event: ProcessStart,
    /// What Elastic would hold of it after ingest.
    pub(crate) ecs: Ecs,
    /// What Splunk's Endpoint.Processes would hold of it.
    pub(crate) cim: Cim,
}

/// What Elastic would hold of a start after ingest: the fields that its rule tests. Multi-valued, as Elasticsearch is;
/// empty means that the field is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ecs {
    /// `event.category`; of a record that is no ECS document: `process`.
    pub(crate) event_category: Vec<String>,
    /// `event.type`; of a record that is no ECS document: `start`.
    pub(crate) event_type: Vec<String>,
    /// `host.os.type`.
    pub(crate) host_os_type: Vec<String>,
    /// `process.name`.
    pub(crate) process_name: Vec<String>,
    /// `process.args`, split as that source's ingest pipeline splits them.
    pub(crate) process_args: Vec<String>,
    /// `user.id`.
    pub(crate) user_id: Vec<String>,
    /// `process.parent.name`.
    pub(crate) parent_name: Vec<String>,
    /// Why the Elastic rule cannot see this record at all, in one sentence; none when it is among its indices.
    pub(crate) out_of_reach: Option<String>,
}

/// What Splunk's data model would hold of a start, after its `unknown` fill-ins. None is null.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Cim {
    /// `dest`
    pub(crate) dest: Option<String>,
    /// `user`
    pub(crate) user: Option<String>,
    /// `parent_process_name`; multi-valued in rows that are.
    pub(crate) parent_process_name: Vec<String>,
    /// `process_name`
    pub(crate) process_name: Vec<String>,
    /// `process`
    pub(crate) process: Vec<String>,
    /// `process_id`
    pub(crate) process_id: Option<String>,
    /// `parent_process_id`
    pub(crate) parent_process_id: Option<String>,
    /// Rows of a result that already counts several events: `count`; else 1.
    pub(crate) count: u64,
    /// Rows of a result: `firstTime` and `lastTime` when they differ from the event's time; ISO 8601 UTC.
    pub(crate) first_time: Option<String>,
    /// See `first_time`.
    pub(crate) last_time: Option<String>,
    /// Why the Splunk rule cannot see this record at all, in one sentence; none when it is among its data sources.
    pub(crate) out_of_reach: Option<String>,
}
