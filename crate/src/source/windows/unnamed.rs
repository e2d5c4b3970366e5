//! Events that name no sensor: told by the shape of their data, or by bare field names, which is a guess.

use super::What;
use super::pairs::Pairs;
use super::{security_4688, sysmon};
use crate::event::SourceId;
use crate::source::Start;
use crate::source::draft::{Draft, Field};
use crate::source::hints;

/// With its event id, data of Sysmon's or 4688's shape is that sensor's; without one it is a start all the same, if
/// the image and what only a start has are there. None when the record looks like neither, or is a row of Splunk's
/// data model, which another source reads.
pub(super) fn what<'d>(id: Option<&str>, data: impl FnOnce() -> Pairs<'d>) -> Option<What> {
    let other = What::Other(SourceId::Unknown);
    match id {
        None => is_start(&data()).then_some(What::Unnamed),
        Some("1") => match data() {
            data if data.has("Image") && data.has("ProcessGuid") => Some(What::Sysmon),
            data => (!data.has("@name")).then_some(other),
        },
        Some("4688") => match data() {
            data if data.has("NewProcessName") => Some(What::Security),
            data => (!data.has("@name")).then_some(other),
        },
        Some(_) => Some(other),
    }
}

fn is_start(data: &Pairs<'_>) -> bool {
    data.has("NewProcessName") || (data.has("Image") && data.has("CommandLine"))
}

/// Reads the fields of whichever event it looks like.
pub(super) fn fill(draft: &mut Draft, data: &Pairs<'_>) {
    match data.has("NewProcessName") {
        true => security_4688::fill(draft, data),
        false => sysmon::fill(draft, data),
    }
    hints::windows(draft);
    draft.mark(Field::Path, " (assumed)");
}

/// Neither backend's view can be told: the record does not say which pipeline it would have gone through.
pub(super) fn views(start: &mut Start) {
    let reason = "The record does not say which sensor wrote it, so no backend's data source can be told";
    start.ecs.out_of_reach = Some(reason.to_owned());
    start.cim.out_of_reach = Some(reason.to_owned());
}
