//! Starts for unit tests, written as a source would write them.

use crate::args::naive4688;
use crate::event::SourceId;
use crate::source::Start;
use crate::source::draft::Draft;
pub(crate) use crate::source::draft::Field;

/// A start on Windows with these fields and both views as that sensor's backends make them.
pub(crate) fn start(source: SourceId, fields: &[(Field, &str)]) -> Start {
    let mut draft = Draft::new(source);
    for (field, text) in fields.iter().chain(&[(Field::Os, "windows"), (Field::Name, "mofcomp.exe")]) {
        draft.set(*field, text, "test");
    }
    let mut start = draft.finish();
    match source {
        SourceId::Sysmon => start.ecs.out_of_reach = Some("Sysmon is not among this rule's indices".to_owned()),
        SourceId::WindowsSecurity => {
            start.ecs.process_args = naive4688(start.event.process.command_line.as_deref().unwrap_or(""));
        }
        _ => {}
    }
    start
}

/// A person's run of mofcomp.exe from its own place, seen by Sysmon.
pub(crate) fn sysmon(parent: &str, line: &str) -> Start {
    start(
        SourceId::Sysmon,
        &[
            (Field::Time, "2026-03-04T05:06:07.890Z"),
            (Field::Host, "WS-042.acme.example"),
            (Field::Path, r"C:\Windows\System32\wbem\mofcomp.exe"),
            (Field::OriginalFileName, "mofcomp.exe"),
            (Field::CommandLine, line),
            (Field::Pid, "4711"),
            (Field::ParentPath, parent),
            (Field::User, r"ACME\bob"),
        ],
    )
}

/// The same, seen by the Security log: the Subject is a person.
pub(crate) fn security(parent: &str, line: &str) -> Start {
    let mut start = start(
        SourceId::WindowsSecurity,
        &[
            (Field::Time, "2026-03-04T05:06:07.895Z"),
            (Field::Host, "WS-042.acme.example"),
            (Field::Path, r"C:\Windows\System32\wbem\mofcomp.exe"),
            (Field::CommandLine, line),
            (Field::Pid, "4711"),
            (Field::ParentPath, parent),
            (Field::User, r"ACME\bob"),
            (Field::Sid, "S-1-5-21-1-2-3-1001"),
        ],
    );
    start.event.user.role = Some("creator".to_owned());
    start
}

pub(crate) const CMD: &str = r"C:\Windows\System32\cmd.exe";
pub(crate) const EXPLORER: &str = r"C:\Windows\explorer.exe";
