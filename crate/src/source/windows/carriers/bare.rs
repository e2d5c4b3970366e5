//! Field names of Windows events and nothing around them, in any case and with or without underscores. Weak: without
//! an event id such a record is only assumed to be a start.

use super::{Carrier, NOTHING, Pairs};
use crate::input::json::Json;
use crate::source::windows::positional;

pub(super) const CARRIER: Carrier = Carrier {
    keys: &["Image", "image", "NewProcessName", "newProcessName", "new_process_name", "New_Process_Name"],
    data,
    utc: &[&["SystemTime"]],
    time: &[
        &["TimeCreated"],
        &["TimeGenerated"],
        &["TimeGenerated [UTC]"],
        &["EventTime"],
        &["@timestamp"],
        &["timestamp"],
        &["_time"],
        &["time"],
        &["Timestamp"],
    ],
    host: &[
        &["Computer"],
        &["ComputerName"],
        &["Hostname"],
        &["hostname"],
        &["MachineName"],
        &["host"],
        &["host", "name"],
    ],
    channel: &[&["Channel"], &["LogName"]],
    id: &[&["EventID"], &["EventCode"], &["EventId"], &["event_id"], &["eventID"], &["Id"]],
    ..NOTHING
};

fn data<'d>(record: Json<'d>, pairs: &mut Pairs<'d>) {
    pairs.members(record, "");
    for (key, value) in record.members() {
        // ProcessID is the logger's where ProcessId is the event's.
        let known = positional::all().find(|name| is_same(name, &key)).filter(|_| key != "ProcessID");
        if let Some(name) = known {
            pairs.renamed(name, value, "", key);
        }
    }
}

fn is_same(name: &str, key: &str) -> bool {
    let letters = key.bytes().filter(|b| *b != b'_').map(|b| b.to_ascii_lowercase());
    letters.eq(name.bytes().map(|b| b.to_ascii_lowercase()))
}
