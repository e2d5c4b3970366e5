#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::input::json;
use crate::input::xml;
use crate::signal::is_mofcomp;
use crate::source::{Brief, Start, table};

fn with<T>(text: &str, see: impl FnOnce(&Record<'_>) -> T) -> T {
    if text.starts_with('<') {
        let event = xml::parse(text).unwrap();
        return see(&Record { body: Body::Xml(&event), outer: &[] });
    }
    let doc = json::parse(text, &mut json::Tape::default()).unwrap();
    see(&Record { body: Body::Json(doc.root()), outer: &[] })
}

fn seen(text: &str) -> Option<(SourceId, Kind)> {
    with(text, |record| recognise(record).map(|seen| (seen.source, seen.kind)))
}

fn start(text: &str) -> Start {
    with(text, |record| {
        let seen = recognise(record).unwrap();
        assert_eq!(seen.kind, Kind::Start, "{text}");
        read(seen, record)
    })
}

fn read(seen: Seen, record: &Record<'_>) -> Start {
    table::read((seen, &SOURCE), record)
}

fn place(start: &Start, field: &str) -> String {
    start.event.provenance.get(field).cloned().unwrap_or_default()
}

#[test]
fn an_event_id_alone_names_no_sensor() {
    let tree = |provider: &str, id: &str| {
        format!(r#"{{"Event":{{"System":{{"Provider":{{"Name":"{provider}"}},"EventID":{id}}},"EventData":{{}}}}}}"#)
    };
    let table = [
        (tree("Microsoft-Windows-Sysmon", "1"), Some((SourceId::Sysmon, Kind::Start))),
        (tree("MICROSOFT-WINDOWS-SYSMON", "\"1\""), Some((SourceId::Sysmon, Kind::Start))),
        (
            tree("Microsoft-Windows-Sysmon", r##"{"#text":1,"#attributes":{"Qualifiers":""}}"##),
            Some((SourceId::Sysmon, Kind::Start)),
        ),
        (tree("Microsoft-Windows-Sysmon", "11"), Some((SourceId::Sysmon, Kind::Other))),
        (tree("Microsoft-Windows-Kernel-General", "1"), Some((SourceId::Unknown, Kind::Other))),
        (tree("Microsoft-Windows-Security-Auditing", "4688"), Some((SourceId::WindowsSecurity, Kind::Start))),
        (tree("Microsoft-Windows-Security-Auditing", "4689"), Some((SourceId::WindowsSecurity, Kind::Other))),
        (tree("ESENT", "4688"), Some((SourceId::Unknown, Kind::Other))),
        (
            r#"{"EventID":1,"Image":"x.exe","ProcessGuid":"{5770385f-c22a-43e0-bf4c-06f5698ffbd9}"}"#.into(),
            Some((SourceId::Sysmon, Kind::Start)),
        ),
        (r#"{"EventID":1,"Image":"x.exe","ProcessId":5}"#.into(), Some((SourceId::Unknown, Kind::Other))),
        (r#"{"EventID":3,"Image":"x.exe","CommandLine":"x"}"#.into(), Some((SourceId::Unknown, Kind::Other))),
        (r#"{"Image":"x.exe","CommandLine":"x a.mof"}"#.into(), Some((SourceId::Unknown, Kind::Start))),
        (r#"{"image":"nginx:latest","name":"web"}"#.into(), None),
        (r#"{"level":"info","msg":"hello"}"#.into(), None),
        (r#"{"EventCode":"1","process_name":"x.exe","dest":"h"}"#.into(), None),
        ("[1]".into(), None),
    ];
    for (text, want) in table {
        assert_eq!(seen(&text), want, "{text}");
    }
}

#[test]
fn the_guid_or_the_channel_serves_where_the_provider_is_missing() {
    let by_guid = r#"{"System":{"Provider":{"Guid":"{5770385F-C22A-43E0-BF4C-06F5698FFBD9}"},"EventID":{"Value":1}},"EventData":{}}"#;
    let by_channel = r#"{"EventID":4688,"Channel":"Security","Computer":"h","EventData":{"NewProcessName":"x.exe"}}"#;
    assert_eq!(seen(by_guid), Some((SourceId::Sysmon, Kind::Start)));
    assert_eq!(seen(by_channel), Some((SourceId::WindowsSecurity, Kind::Start)));
}

#[test]
fn linux_sysmon_is_sysmon_of_another_system() {
    let text = "<Event><System><Provider Name='Linux-Sysmon' Guid='{ff032593-a8d3-4f13-b0d6-01fc615a0f97}'/><EventID>1</EventID>\
        <Computer>lab</Computer></System><EventData><Data Name='Image'>/usr/bin/bash</Data><Data Name='User'>root</Data></EventData></Event>";
    let start = start(text);
    assert_eq!((start.source, start.event.os_type.as_deref()), (SourceId::Sysmon, Some("linux")));
    assert_eq!((start.event.process.name.as_str(), start.event.user.sid), ("bash", None));
}

#[test]
fn the_loggers_pid_and_sid_are_never_the_events() {
    let start = start(
        r#"{"SourceName":"Microsoft-Windows-Sysmon","EventID":1,"Hostname":"WS-042","ProcessID":2012,"UserID":"S-1-5-18",
            "AccountName":"SYSTEM","Image":"C:\\x\\mofcomp.exe","ProcessId":"5468","User":"EXAMPLE\\alice"}"#,
    );
    assert_eq!((start.event.process.pid, start.event.user.sid.clone()), (Some(5468), None));
    assert_eq!(start.event.user.name.as_deref(), Some("alice"));
    assert_eq!(place(&start, "process.pid"), "ProcessId");
    assert!(start.ecs.user_id.is_empty());
}

fn security(data: &str) -> Start {
    let system = "<System><Provider Name='Microsoft-Windows-Security-Auditing'/><EventID>4688</EventID></System>";
    let data: String = data
        .split('|')
        .map(|pair| pair.split_once('=').unwrap())
        .map(|(n, v)| format!("<Data Name='{n}'>{v}</Data>"))
        .collect();
    start(&format!("<Event>{system}<EventData>{data}</EventData></Event>"))
}

#[test]
fn whom_a_4688_tells_of() {
    let subject = "SubjectUserSid=S-1-5-18|SubjectUserName=WS-042$|SubjectDomainName=EXAMPLE|SubjectLogonId=0x3e7|NewProcessName=C:\\x.exe";
    let empty = "|TargetUserSid=S-1-0-0|TargetUserName=-|TargetDomainName=-|TargetLogonId=0x0";
    let named = "|TargetUserSid=S-1-0-0|TargetUserName=alice|TargetDomainName=EXAMPLE|TargetLogonId=0x4f2a1";
    let users = |start: &Start| {
        let user = start.event.user.clone();
        (
            user.name,
            user.sid,
            user.role,
            start.event.logon_id.clone(),
            start.cim.user.clone(),
            start.ecs.user_id.clone(),
        )
    };
    let text = |text: &str| Some(text.to_owned());
    let system = vec!["S-1-5-18".to_owned()];
    assert_eq!(
        users(&security(&format!("{subject}{empty}"))),
        (text("WS-042$"), text("S-1-5-18"), text("creator"), text("0x3e7"), text("WS-042$"), system.clone())
    );
    assert_eq!(
        users(&security(&format!("{subject}{named}"))),
        (text("alice"), None, text("effective"), text("0x4f2a1"), text("alice"), system)
    );
}

#[test]
fn names_in_the_slots_of_sids_are_the_accounts_they_name() {
    let start = security(
        "SubjectUserSid=NT AUTHORITY\\SYSTEM|SubjectUserName=WS-042$|NewProcessName=C:\\x.exe|TargetUserSid=NULL SID|TargetUserName=-",
    );
    assert_eq!(start.event.user.sid.as_deref(), Some("S-1-5-18"));
    assert_eq!(place(&start, "user.sid"), "Event.EventData.SubjectUserSid (inferred)");
    assert_eq!(start.ecs.user_id, ["S-1-5-18"]);
    assert_eq!(start.event.user.name.as_deref(), Some("WS-042$"));
}

#[test]
fn what_splunk_and_elastic_make_of_a_4688() {
    let line = "mofcomp.exe &quot;a &amp;amp; b.mof&quot;";
    let start = security(&format!(
        "NewProcessName=C:\\Users\\Public\\My Dir\\mofcomp.exe|NewProcessId=0x1F4|ProcessId=0x2f0|CommandLine={line}"
    ));
    assert_eq!(start.event.process.args, ["mofcomp.exe", "a &amp; b.mof"]);
    assert_eq!(start.ecs.process_args, ["mofcomp.exe", "\"a &amp; b.mof\""]);
    let process = "\"C:\\Users\\Public\\My Dir\\mofcomp.exe\" &quot;a &amp;amp; b.mof&quot;";
    assert_eq!(start.cim.process, [process]);
    assert_eq!(
        (start.cim.process_id.as_deref(), start.cim.parent_process_id.as_deref()),
        (Some("0x1F4"), Some("0x2f0"))
    );
    assert_eq!(start.cim.parent_process_name, ["unknown"]);
    let bare = security("NewProcessName=C:\\x\\mofcomp.exe|CommandLine=");
    assert_eq!((bare.cim.process, bare.ecs.process_args.len()), (vec![r"C:\x\mofcomp.exe".to_owned()], 0));
}

#[test]
fn bare_field_names_are_read_in_any_spelling_and_marked() {
    let start = start(
        r#"{"new_process_name":"C:\\x\\mofcomp.exe","process_command_line":"z","command_line":"mofcomp a.mof","parent_process_name":"C:\\cmd.exe"}"#,
    );
    assert_eq!(
        (start.event.process.name.as_str(), start.event.parent.name.as_deref()),
        ("mofcomp.exe", Some("cmd.exe"))
    );
    assert_eq!(start.event.process.args, ["mofcomp", "a.mof"]);
    assert_eq!(place(&start, "process.path"), "new_process_name (assumed)");
    assert_eq!(start.source, SourceId::Unknown);
    assert!(start.ecs.out_of_reach.is_some() && start.cim.out_of_reach.is_some());
}

/// Values that carriers hold, well-formed and not, in any shape.
fn any_value() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "1",
        "4688",
        "\"1\"",
        "\"4688\"",
        "null",
        "true",
        "\"\"",
        "\"-\"",
        "1e400",
        "-5",
        "\"0x1f4\"",
        "[]",
        "{}",
        "\"Microsoft-Windows-Sysmon\"",
        "\"Microsoft-Windows-Security-Auditing\"",
        "\"Security\"",
        "\"C:\\\\x\\\\a.exe\"",
        "\"{\\\"EventData\\\":{\\\"Data\\\":[{\\\"@Name\\\":\\\"Image\\\"}]}}\"",
        "\"<DataItem><EventData><Data Name='x'>\"",
        "\"Process Create:\\nImage: x\\nUser: \\\\\\\\\"",
        "\"\\tNew:\\t\\t1\\n\"",
        "\"\\ud800\\u0000é\"",
        "\"/Date(1)/\"",
        "[{\"Value\":1},{\"Value\":{\"Value\":\"S-1-5-18\"}}]",
        "\"Cmdline: a ¦ Proc: b\"",
        "\"a\\nb\"",
    ];
    let leaf = prop::sample::select(WORDS).prop_map(str::to_owned);
    leaf.prop_recursive(4, 40, 6, |inner| {
        let member = (prop::sample::select(KEYS), inner.clone());
        let object = prop::collection::vec(member, 0..6).prop_map(|members| {
            let members: Vec<String> = members.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
            format!("{{{}}}", members.join(","))
        });
        let list = prop::collection::vec(inner, 0..4).prop_map(|items| format!("[{}]", items.join(",")));
        prop_oneof![4 => object, 1 => list]
    })
}

const KEYS: &[&str] = &[
    "Event",
    "System",
    "EventData",
    "Data",
    "Provider",
    "Provider_attributes",
    "#attributes",
    "Name",
    "@Name",
    "#text",
    "EventID",
    "EventId",
    "Id",
    "EventCode",
    "TimeCreated",
    "Computer",
    "Channel",
    "winlog",
    "event_data",
    "event_id",
    "winlog.event_data.Image",
    "eventdata",
    "win",
    "data",
    "system",
    "eventID",
    "providerName",
    "Payload",
    "PayloadData1",
    "RuleTitle",
    "Details",
    "Properties",
    "Value",
    "Message",
    "ProviderName",
    "LogName",
    "SourceName",
    "EventSourceName",
    "ParameterXml",
    "RenderedDescription",
    "Description",
    "properties",
    "Vendor",
    "Image",
    "CommandLine",
    "ProcessGuid",
    "NewProcessName",
    "New_Process_Name",
    "Account_Name",
    "TargetUserName",
    "SubjectUserSid",
    "UtcTime",
    "ProcessId",
    "NewProcessId",
    "Hashes",
    "User",
    "_raw",
    "_time",
    "process",
    "process_name",
    "IntegrityLevel",
    "LogonId",
];

proptest! {
    #[test]
    fn no_shape_of_record_is_too_strange(text in any_value()) {
        let doc = json::parse(&text, &mut json::Tape::default()).unwrap();
        let outer = [doc.root()];
        let record = Record { body: Body::Json(doc.root()), outer: &outer };
        if let Some(seen) = recognise(&record).filter(|seen| seen.kind == Kind::Start) {
            let start = read(seen, &record);
            let brief = table::brief((seen, &SOURCE), &record, is_mofcomp);
            prop_assert_eq!(brief, Brief::of(&start, is_mofcomp));
            let named = [start.event.process.name.is_empty(), start.event.parent.name.is_none()];
            let noted = [("process.name", named[0]), ("parent.name", named[1])];
            for (field, missing) in noted {
                prop_assert_eq!(start.event.provenance.get(field).is_some(), !missing);
            }
        }
    }
}
