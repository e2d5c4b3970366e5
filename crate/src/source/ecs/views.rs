//! What the two backends would hold of an ECS document.

use super::access::values;
use super::dataset::Origin;
use super::kind::{CATEGORY, TYPE};
use crate::event::SourceId;
use crate::input::json::Json;
use crate::source::reach::not_in_splunk;
use crate::source::windows::splunk;
use crate::source::{Ecs, Start};

/// Elastic holds the document as it is.
pub(super) fn ecs(start: &mut Start, document: Json<'_>, origin: &Origin<'_>) {
    let own =
        |paths: &[&str]| paths.iter().map(|path| values(document, path)).find(|v| !v.is_empty()).unwrap_or_default();
    start.ecs = Ecs {
        event_category: own(CATEGORY),
        event_type: own(TYPE),
        host_os_type: own(&["host.os.type"]),
        process_name: own(&["process.name"]),
        process_args: own(&["process.args"]),
        user_id: own(&["user.id"]),
        parent_name: own(&["process.parent.name"]),
        out_of_reach: out_of_reach(start.source, origin),
    };
    if start.source == SourceId::Sysmon {
        // Not the user's but the Sysmon service's.
        start.ecs.user_id.clear();
    }
}

fn out_of_reach(source: SourceId, origin: &Origin<'_>) -> Option<String> {
    let unlisted = " is not among this rule's indices";
    match (source, &origin.place) {
        (SourceId::Sysmon, _) => Some(["Sysmon", unlisted].concat()),
        (_, Some(place)) if !origin.covered => Some([place.as_ref(), unlisted].concat()),
        _ => None,
    }
}

/// Splunk would have it from the sensor.
pub(super) fn cim(start: &mut Start) {
    let event = &start.event;
    let cim = &mut start.cim;
    match start.source {
        SourceId::Crowdstrike => {
            cim.user = event.user.sid.clone().or_else(|| cim.user.take());
            cim.parent_process_id = event.parent.entity_id.clone();
        }
        // The add-on keeps the domain.
        SourceId::Sysmon => {
            let user = &event.user;
            if let (Some(domain), Some(name)) = (&user.domain, &user.name) {
                cim.user = Some([domain, "\\", name].concat());
            }
        }
        // The add-on keeps pids as the event writes them and puts the image's path in front of the command line.
        SourceId::WindowsSecurity => {
            let (path, line) = (event.process.path.as_deref(), event.process.command_line.as_deref());
            cim.process = splunk::process(path, line).into_iter().collect();
            cim.process_id = event.process.pid.map(hexadecimal);
            cim.parent_process_id = event.parent.pid.map(hexadecimal);
        }
        SourceId::ElasticDefend => cim.out_of_reach = not_in_splunk("Elastic Defend"),
        SourceId::Defender => cim.out_of_reach = not_in_splunk("Defender"),
        SourceId::Endgame => cim.out_of_reach = not_in_splunk("Endgame"),
        _ => cim.out_of_reach = not_in_splunk("An ECS document"),
    }
}

fn hexadecimal(pid: u64) -> String {
    format!("{pid:#x}")
}
