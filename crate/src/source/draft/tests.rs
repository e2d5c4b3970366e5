use std::borrow::Cow;

use super::*;

struct Pairs(&'static [(&'static str, &'static str)]);

impl Lookup for Pairs {
    fn text(&self, name: &str) -> Option<Cow<'_, str>> {
        self.0.iter().find(|(key, _)| *key == name).map(|(_, value)| Cow::Borrowed(*value))
    }
    fn place(&self, name: &str) -> String {
        format!("data.{name}")
    }
}

const ROWS: &[Row] = &[
    (Field::UtcTime, "UtcTime"),
    (Field::Time, "Time"),
    (Field::Host, "Computer"),
    (Field::Os, "Os"),
    (Field::Path, "Image"),
    (Field::CommandLine, "CommandLine"),
    (Field::Pid, "ProcessId"),
    (Field::EntityId, "ProcessGuid"),
    (Field::Hashes, "Hashes"),
    (Field::ParentPath, "ParentImage"),
    (Field::ParentPid, "ParentProcessId"),
    (Field::Sid, "Sid"),
    (Field::User, "User"),
    (Field::Integrity, "IntegrityLevel"),
];

fn read(pairs: &'static [(&'static str, &'static str)]) -> Start {
    let mut draft = Draft::new(SourceId::Sysmon);
    draft.fill(ROWS, &Pairs(pairs));
    draft.finish()
}

fn place<'s>(start: &'s Start, field: &str) -> Option<&'s str> {
    start.event.provenance.get(field).map(String::as_str)
}

#[test]
fn fields_names_arguments_and_views() {
    let start = read(&[
        ("Time", "2024-04-22 16:59:33.321"),
        ("Computer", "WS-042.example.test"),
        ("Os", "Win"),
        ("Image", r"C:\Windows\System32\wbem\mofcomp.exe"),
        ("CommandLine", r#"mofcomp "C:\a b.mof""#),
        ("ProcessId", "0x1092"),
        ("ParentImage", r"C:\Windows\System32\cmd.exe"),
        ("User", r"NT AUTHORITY\SYSTEM"),
        ("IntegrityLevel", "High"),
    ]);
    let event = &start.event;
    assert_eq!((event.process.name.as_str(), event.process.pid), ("mofcomp.exe", Some(4242)));
    assert_eq!(event.process.args, ["mofcomp", r"C:\a b.mof"]);
    assert_eq!(place(&start, "process.name"), Some("data.Image"));
    assert_eq!(place(&start, "process.args"), Some("data.CommandLine"));
    assert_eq!(place(&start, "time"), Some("data.Time (assumed UTC)"));
    assert_eq!(event.user.sid.as_deref(), Some("S-1-5-18"));
    assert_eq!(place(&start, "user.sid"), Some("data.User (inferred)"));
    assert!(start.ecs.user_id.is_empty(), "an inferred SID is in no backend");
    assert_eq!(start.ecs.host_os_type, ["windows"]);
    assert_eq!(start.cim.process_id.as_deref(), Some("4242"));
    assert_eq!(start.cim.user.as_deref(), Some("SYSTEM"));
}

#[test]
fn what_is_missing_is_unknown_in_splunk_only() {
    let start = read(&[("UtcTime", "2024-04-22 16:59:33.321"), ("CommandLine", r#""C:\x\mofcomp.exe" a.mof"#)]);
    assert_eq!(start.event.process.name, "mofcomp.exe", "every sensor names the image: a query cut it away");
    assert_eq!(place(&start, "process.name"), Some("data.CommandLine (inferred)"));
    assert_eq!(place(&start, "time"), Some("data.UtcTime"));
    assert_eq!(start.cim.process_name, ["mofcomp.exe"]);
    assert_eq!(start.cim.parent_process_name, ["unknown"]);
    assert_eq!((start.cim.dest.as_deref(), start.cim.process_id), (Some("unknown"), None));
    assert_eq!(start.ecs.process_name, ["mofcomp.exe"]);
}

#[test]
fn values_that_stand_in_the_wrong_slot() {
    let start = read(&[("Sid", r"NT-AUTORITÄT\SYSTEM"), ("User", r"ACME\bob"), ("ProcessId", "99999999999")]);
    assert_eq!(start.event.user.name.as_deref(), Some("SYSTEM"));
    assert_eq!(start.event.user.sid.as_deref(), Some("S-1-5-18"));
    assert_eq!((start.event.process.pid, start.event.process.entity_id.as_deref()), (None, Some("99999999999")));
    let start = read(&[("Sid", "NULL SID"), ("User", "S-1-5-21-1-2-3-1001")]);
    assert_eq!(start.event.user.sid.as_deref(), Some("S-1-5-21-1-2-3-1001"));
    assert_eq!(start.event.user.name, None);
}
