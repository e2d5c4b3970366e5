//! Every line as a tree, by two readers; then the question, as one would write it.

use std::error::Error;

use simd_json::prelude::*;

use crate::Answer;
use crate::shape::{is_mofcomp, lines};

const SYSMON: &str = "Microsoft-Windows-Sysmon";
const SECURITY: &str = "Microsoft-Windows-Security-Auditing";

fn asked(provider: Option<&str>, id: Option<u64>, image: Option<&str>, new: Option<&str>) -> bool {
    match (provider, id) {
        (Some(SYSMON), Some(1)) => image.is_some_and(is_mofcomp),
        (Some(SECURITY), Some(4688)) => new.is_some_and(is_mofcomp),
        _ => false,
    }
}

/// serde_json.
pub fn serde(log: &[u8]) -> Result<Answer, Box<dyn Error>> {
    let (mut records, mut runs) = (0, 0);
    for line in lines(log) {
        let value: serde_json::Value = serde_json::from_slice(line)?;
        let system = &value["Event"]["System"];
        let (provider, id, data) = match system.is_object() {
            true => (&system["Provider"]["#attributes"]["Name"], &system["EventID"], &value["Event"]["EventData"]),
            false => (&value["SourceName"], &value["EventID"], &value),
        };
        let image = (data["Image"].as_str(), data["NewProcessName"].as_str());
        records += 1;
        runs += u64::from(asked(provider.as_str(), id.as_u64(), image.0, image.1));
    }
    Ok((Some(records), runs))
}

/// simd-json, which reads in place: each line is copied into a buffer first, as a stream would bring it.
pub fn simd(log: &[u8]) -> Result<Answer, Box<dyn Error>> {
    let (mut records, mut runs) = (0, 0);
    let mut buffers = simd_json::Buffers::default();
    let mut text = Vec::new();
    for line in lines(log) {
        text.clear();
        text.extend_from_slice(line);
        let value = simd_json::to_borrowed_value_with_buffers(&mut text, &mut buffers)?;
        let event = value.get("Event");
        let system = event.and_then(|event| event.get("System"));
        let provider = match system {
            Some(system) => {
                system.get("Provider").and_then(|it| it.get("#attributes")).and_then(|it| it.get_str("Name"))
            }
            None => value.get_str("SourceName"),
        };
        let id = system.unwrap_or(&value).get_u64("EventID");
        let data = event.and_then(|event| event.get("EventData")).unwrap_or(&value);
        records += 1;
        runs += u64::from(asked(provider, id, data.get_str("Image"), data.get_str("NewProcessName")));
    }
    Ok((Some(records), runs))
}
