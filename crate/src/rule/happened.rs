//! The views that a rule is `matched` on: what really happened, in the fields that each backend tests.

use super::node::Views;
use crate::event::ProcessStart;
use crate::source::{Cim, Ecs, program_of};

/// Both views of what happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Happened {
    ecs: Ecs,
    cim: Cim,
}

impl Happened {
    /// Arguments as Windows splits them or as the sensor gave them, the user's own SID, the command line as it was run.
    ///
    /// The gate fields say what a record of a start would say. A log that names no operating system is taken for
    /// Windows: mofcomp.exe is nothing anywhere else.
    pub(crate) fn of(event: &ProcessStart) -> Self {
        let parent = event.parent.name.as_deref().or_else(|| program_of(event.parent.command_line.as_deref()?));
        let name: Vec<String> = Some(event.process.name.clone()).filter(|name| !name.is_empty()).into_iter().collect();
        let parent: Vec<String> = parent.map(str::to_owned).into_iter().collect();
        let ecs = Ecs {
            event_category: vec!["process".to_owned()],
            event_type: vec!["start".to_owned()],
            host_os_type: vec![event.os_type.clone().unwrap_or_else(|| "windows".to_owned())],
            process_name: name.clone(),
            process_args: event.process.args.clone(),
            user_id: event.user.sid.iter().cloned().collect(),
            parent_name: parent.clone(),
            out_of_reach: None,
        };
        let cim = Cim {
            parent_process_name: parent,
            process_name: name,
            process: event.process.command_line.iter().cloned().collect(),
            ..Cim::default()
        };
        Self { ecs, cim }
    }

    /// For the evaluator.
    pub(crate) fn views(&self) -> Views<'_> {
        Views { ecs: &self.ecs, cim: &self.cim }
    }
}
