//! Whom the process of an ECS document runs as.

use super::fields::{TARGET, USER, USER_WITHOUT_ID};
use crate::event::SourceId;
use crate::input::json::Json;
use crate::source::draft::Draft;
use crate::source::hints::runs_as;
use crate::source::lookup::{Filled, Lookup};

/// Reads the account and its role.
pub(super) fn fill(draft: &mut Draft, document: Json<'_>, source: SourceId) {
    let from = Filled(&document);
    match source {
        // user.id is the SID of the Sysmon service, which writes the log.
        SourceId::Sysmon => draft.fill(USER_WITHOUT_ID, &from),
        SourceId::WindowsSecurity => return security(draft, &from),
        _ => draft.fill(USER, &from),
    }
    runs_as(draft, "effective");
}

/// 4688 names the creator, and the account of the new process when it is another.
fn security(draft: &mut Draft, from: &dyn Lookup) {
    let is_target = ["user.effective.name", "winlog.event_data.TargetUserName"].iter().any(|n| from.text(n).is_some());
    let (rows, role) = if is_target { (TARGET, "effective") } else { (USER, "creator") };
    draft.fill(rows, from);
    runs_as(draft, role);
}
