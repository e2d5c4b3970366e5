//! The two views as most backends would hold them; a source changes what its own does otherwise.

use super::Field;
use super::set::INFERRED;
use crate::args::go;
use crate::event::ProcessStart;
use crate::source::transform::base;
use crate::source::{Cim, Ecs};

/// After ingest: the gate fields as set, arguments as given or else split as most Elastic pipelines do.
pub(super) fn ecs(event: &ProcessStart) -> Ecs {
    let process = &event.process;
    let given = process.args_origin.as_deref() == Some("given");
    let line = process.command_line.as_deref().unwrap_or("");
    let inferred = event.provenance.get(Field::Sid.key()).is_some_and(|place| place.ends_with(INFERRED));
    Ecs {
        event_category: vec!["process".to_owned()],
        event_type: vec!["start".to_owned()],
        host_os_type: event.os_type.iter().cloned().collect(),
        process_name: Some(process.name.clone()).filter(|name| !name.is_empty()).into_iter().collect(),
        process_args: if given { process.args.clone() } else { go(line) },
        user_id: event.user.sid.iter().filter(|_| !inferred).cloned().collect(),
        parent_name: event.parent.name.iter().cloned().collect(),
        out_of_reach: None,
    }
}

/// The data model's fill-ins: `unknown` where a text field is missing, names out of command lines, pids as they are.
pub(super) fn cim(event: &ProcessStart) -> Cim {
    let or_unknown = |text: Option<&str>| text.unwrap_or("unknown").to_owned();
    let line = event.process.command_line.as_deref();
    let name = Some(event.process.name.as_str()).filter(|name| !name.is_empty());
    let parent = event.parent.name.as_deref();
    Cim {
        dest: Some(or_unknown(event.host.as_deref())),
        user: Some(or_unknown(event.user.name.as_deref())),
        parent_process_name: vec![or_unknown(parent.or_else(|| program_of(event.parent.command_line.as_deref()?)))],
        process_name: vec![or_unknown(name.or_else(|| program_of(line?)))],
        process: vec![or_unknown(line)],
        process_id: event.process.pid.map(|pid| pid.to_string()),
        parent_process_id: event.parent.pid.map(|pid| pid.to_string()),
        count: 1,
        first_time: None,
        last_time: None,
        out_of_reach: None,
    }
}

/// The file name that a command line starts with: of its quoted first part, else of its first word.
pub(crate) fn program_of(command_line: &str) -> Option<&str> {
    match command_line.strip_prefix('"') {
        Some(inside) => base(inside.split('"').next()?),
        None => base(command_line.split_ascii_whitespace().next()?),
    }
}
