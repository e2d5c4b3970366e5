//! Whom the process of an ECS document runs as.

use super::fields::{TARGET, USER, USER_WITHOUT_ID};
use crate::event::SourceId;
use crate::input::json::Json;
use crate::source::draft::Draft;
use crate::source::hints::runs_as;
use crate::source::lookup::first;
use crate::source::transform::windows_text;

/// Reads the account and its role.
pub(super) fn fill(draft: &mut Draft, document: Json<'_>, source: SourceId) {
    match source {
        // user.id is the SID of the Sysmon service, which writes the log.
        SourceId::Sysmon => draft.fill(USER_WITHOUT_ID, &document),
        SourceId::WindowsSecurity => return security(draft, document),
        _ => draft.fill(USER, &document),
    }
    runs_as(draft, "effective");
}

/// 4688 names the creator, and the account of the new process when it is another.
fn security(draft: &mut Draft, document: Json<'_>) {
    let filled = |path: &str| first(document, path).is_some_and(|text| windows_text(&text).is_some());
    if !["user.effective.name", "winlog.event_data.TargetUserName"].into_iter().any(filled) {
        draft.fill(USER, &document);
        runs_as(draft, "creator");
        return;
    }
    for &(field, path) in TARGET {
        if filled(path) {
            draft.take(field, &document, path);
        }
    }
    runs_as(draft, "effective");
}
