//! EvtxECmd: `Payload` is JSON inside a string. The columns beside it depend on the version of its maps and serve only
//! where there is no payload.

use super::embedded::in_text;
use super::{Carrier, NOTHING, Pairs};
use crate::input::json::Json;
use crate::text::find::split_once;

pub(super) const CARRIER: Carrier = Carrier {
    keys: &["Payload", "PayloadData1", "MapDescription"],
    provider: &[&["Provider"]],
    id: &[&["EventId"], &["EventID"]],
    channel: &[&["Channel"]],
    utc: &[&["TimeCreated"]],
    host: &[&["Computer"]],
    data,
    ..NOTHING
};

fn data<'d>(record: Json<'d>, pairs: &mut Pairs<'d>) {
    if let Some(payload) = record.get("Payload") {
        match payload.first_scalar() {
            Some(text) => in_text(&text, "Payload.EventData.", pairs),
            None => {
                super::embedded::event_data(payload.get("EventData").unwrap_or(payload), "Payload.EventData.", pairs)
            }
        }
    }
    for (name, key) in [("CommandLine", "ExecutableInfo"), ("User", "UserName")] {
        if let Some(value) = record.get(key) {
            pairs.renamed(name, value, "", key.into());
        }
    }
    for key in ["PayloadData1", "PayloadData2", "PayloadData3", "PayloadData4", "PayloadData5", "PayloadData6"] {
        let Some(text) = record.get(key).and_then(Json::first_scalar) else { continue };
        let Some((label, value)) = split_once(&text, ": ") else { continue };
        let name = match label {
            "ParentProcess" => "ParentImage",
            "ParentCommandLine" => "ParentCommandLine",
            "ProcessID" => "ProcessId",
            _ => continue,
        };
        let value = if name == "ProcessId" { value.split(',').next().unwrap_or(value) } else { value };
        pairs.text_at(name, value.to_owned(), "", key);
    }
}
