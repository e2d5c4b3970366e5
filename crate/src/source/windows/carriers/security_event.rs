//! Microsoft Sentinel's SecurityEvent table: one column per name. `Process` is only the file name there.

use super::{Carrier, NOTHING};

pub(super) const CARRIER: Carrier = Carrier {
    keys: &["EventSourceName"],
    provider: &[&["EventSourceName"]],
    id: &[&["EventID"]],
    channel: &[&["Channel"]],
    time: &[&["TimeGenerated"], &["TimeGenerated [UTC]"], &["TimeCollected"]],
    host: &[&["Computer"]],
    data: |record, pairs| pairs.members(record, ""),
    ..NOTHING
};
