//! Recognises a record by its keys and maps it to one process start. One small file per source; one line here.

mod asim;
mod branches;
mod crowdstrike;
mod defender;
pub(crate) mod draft;
mod ecs;
mod endgame;
mod hints;
mod lookup;
mod ocsf;
mod overlay;
mod reach;
mod splunk;
mod table;
pub(crate) mod transform;
mod udm;
mod view;
mod windows;

pub(crate) use draft::{Brief, program_of};
pub(crate) use table::{Known, brief, for_rules, read, recognise};
pub(crate) use view::{Cim, Ecs, Start};

use crate::event::SourceId;
use crate::input::record::Record;
use draft::Draft;

/// What a record is, told by its keys alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A process start.
    Start,
    /// CrowdStrike's SyntheticProcessRollup2: counted and labelled, never judged as a start.
    Synthetic,
    /// Any other event of a known source.
    Other,
}

/// A recognised record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seen {
    /// Its sensor.
    pub(crate) source: SourceId,
    /// What it is.
    pub(crate) kind: Kind,
}

/// One row of the table: how to know a source and how to read it. All are cheap to call in the order recognise, then (only
/// for a start) fill, then (only when the start matters) views.
#[derive(Debug)]
pub(crate) struct Source {
    /// None when the record is not of this source.
    pub(crate) recognise: fn(&Record<'_>) -> Option<Seen>,
    /// Reads the fields of a record for which `recognise` said [`Kind::Start`].
    pub(crate) fill: fn(&Record<'_>, &mut Draft),
    /// Changes what the source's own backends do otherwise than most.
    pub(crate) views: fn(&Record<'_>, &mut Start),
}
