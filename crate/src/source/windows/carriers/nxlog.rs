//! nxlog's im_msvistalog and the flat rows of OTRF's data sets. `ProcessID` is the logger's pid (`ProcessId` the
//! event's), `UserID` and `AccountName` its service account; `EventTime` is local.

use super::{Carrier, NOTHING};

pub(super) const CARRIER: Carrier = Carrier {
    keys: &["SourceName", "SourceModuleType"],
    provider: &[&["SourceName"]],
    guid: &[&["ProviderGuid"]],
    id: &[&["EventID"]],
    channel: &[&["Channel"]],
    time: &[&["TimeCreated"], &["EventTime"], &["@timestamp"]],
    host: &[&["Hostname"], &["hostname"], &["Computer"], &["ComputerName"]],
    data: |record, pairs| pairs.members(record, ""),
    ..NOTHING
};
