#![allow(clippy::expect_used, clippy::indexing_slicing)]

use proptest::prelude::*;

use super::evaluate::{evaluate, explain};
use super::node::{Compare, Field, Leaf, Node, Views};
use super::{RULES, Subject, rules};
use crate::event::SourceId;
use crate::report::{RuleId, RuleResult};
use crate::sample::{self, CMD, EXPLORER, security, sysmon};
use crate::source::{Cim, Ecs, Start};

fn judged(start: &Start) -> [RuleResult; 2] {
    let subject = Subject::new(start, start);
    RULES.each_ref().map(|rule| rule.judge(&subject))
}

/// `[splunk, elastic]`, each `(matched, fires)`.
fn verdicts(start: &Start) -> [(bool, bool); 2] {
    judged(start).map(|result| (result.matched, result.fires))
}

fn gap_of(start: &Start, rule: RuleId) -> String {
    judged(start).into_iter().find(|result| result.id == rule).and_then(|result| result.gap).unwrap_or_default()
}

const YES: (bool, bool) = (true, true);
const NO: (bool, bool) = (false, false);
const BLIND: (bool, bool) = (true, false);
const OTHER: (bool, bool) = (false, true);

#[test]
fn sysmon_under_cmd_fires_in_splunk_and_is_out_of_elastics_reach() {
    let start = sysmon(CMD, r"mofcomp.exe C:\T\a.mof");
    assert_eq!(verdicts(&start), [YES, BLIND]);
    let [splunk, elastic] = judged(&start);
    assert_eq!(elastic.gap.as_deref(), Some("Sysmon is not among this rule's indices"));
    let held = elastic.fires_explanation.expect("differs");
    assert!(!held.result && held.children.is_none());
    assert!(splunk.gap.is_none() && splunk.fires_explanation.is_none());
    assert_eq!(
        splunk.message,
        "An instance of cmd.exe spawning mofcomp.exe was identified on endpoint WS-042.acme.example loading a MOF file."
    );
    assert_eq!(
        elastic.message,
        "process event with process mofcomp.exe, parent process cmd.exe, by bob on WS-042.acme.example created low \
         alert Mofcomp Activity."
    );
}

#[test]
fn the_4688_pipeline_keeps_quotes() {
    let start = security(CMD, r#"mofcomp.exe "C:\My Dir\a.mof""#);
    assert_eq!(verdicts(&start), [YES, BLIND]);
    assert_eq!(
        gap_of(&start, RuleId::Elastic),
        r#"Elastic's 4688 pipeline keeps quotes in process.args, so *.mof does not match "C:\My Dir\a.mof""#
    );
    assert_eq!(verdicts(&security(CMD, r"mofcomp.exe C:\T\a.mof")), [YES, YES]);
}

#[test]
fn without_a_command_line_splunk_still_knows_the_names() {
    assert_eq!(verdicts(&security(r"C:\x\powershell.exe", "")), [YES, NO]);
    assert_eq!(verdicts(&security("", r"mofcomp.exe C:\Users\Public\a.mof")), [YES, YES]);
}

#[test]
fn system_is_excluded_whoever_writes_its_name() {
    let mut start = sysmon(r"C:\Windows\System32\services.exe", r"mofcomp C:\Windows\System32\wbem\x.mof");
    assert_eq!(verdicts(&start), [NO, BLIND]);
    start.event.user.sid = Some("s-1-5-18".to_owned());
    assert_eq!(verdicts(&start), [NO, NO]);
}

#[test]
fn sql_server_setup_is_excluded_by_parent_and_path() {
    let setup = r"C:\Program Files\Microsoft SQL Server\160\Setup Bootstrap\ScenarioEngine.exe";
    for (line, elastic) in [
        (r"mofcomp C:\SQL\MSSQL\Binn\x.mof", NO),
        (r"mofcomp C:\x\Microsoft SQL Server\160\Shared\x.mof", YES),
        (r#"mofcomp "C:\x\Microsoft SQL Server\160\Shared\x.mof""#, NO),
        (r"mofcomp C:\OLAP\bin\x.mof", NO),
        (r"mofcomp C:\T\evil.mof", YES),
        (r"mofcomp C:\T\evil.mof C:\OLAP\bin\x.mof", NO),
    ] {
        let mut start = security(setup, line);
        start.ecs.process_args = start.event.process.args.clone();
        assert_eq!(verdicts(&start), [NO, elastic], "{line}");
    }
}

#[test]
fn splunk_names_are_exact() {
    for parent in ["pwsh.exe", "powershell_ise.exe", "cmd", "xcmd.exe"] {
        assert_eq!(verdicts(&security(parent, r"mofcomp C:\T\a.mof")), [NO, YES], "{parent}");
    }
    for line in [r"mofcomp C:\Users\b\AppData\LocalLow\a.x", "mofcomp C:/Users/Public/a.x", r"mofcomp %TEMP%\a.x"] {
        assert_eq!(verdicts(&security(EXPLORER, line)), [NO, NO], "{line}");
    }
    assert_eq!(verdicts(&security(EXPLORER, r"mofcomp C:\USERS\ADMINI~1\appdata\LOCAL\Temp\a.x")), [YES, NO]);
}

#[test]
fn the_windows_add_on_puts_the_image_path_in_front() {
    let mut start = security(EXPLORER, "mofcomp.exe a.txt");
    start.cim.process = vec![r"C:\Users\Public\mofcomp.exe a.txt".to_owned()];
    assert_eq!(verdicts(&start), [OTHER, NO]);
    let gap = gap_of(&start, RuleId::Splunk);
    assert!(gap.starts_with("Splunk's add-on for Windows puts the image path in front"), "{gap}");
    assert!(judged(&start)[0].fires_explanation.as_ref().is_some_and(|held| held.result));
}

#[test]
fn subject_and_target_decide_differently() {
    let mut start = security(EXPLORER, r"mofcomp C:\T\a.mof");
    start.event.user.sid = Some("S-1-5-18".to_owned());
    assert_eq!(verdicts(&start), [NO, OTHER]);
    let gap = gap_of(&start, RuleId::Elastic);
    assert!(gap.contains("Subject") && gap.contains("S-1-5-21-1-2-3-1001") && gap.ends_with("does not apply"), "{gap}");

    let mut start = security(EXPLORER, r"mofcomp C:\T\a.mof");
    start.ecs.user_id = vec!["S-1-5-18".to_owned()];
    assert_eq!(verdicts(&start), [NO, BLIND]);
    assert!(gap_of(&start, RuleId::Elastic).ends_with("so the rule's exclusion of SYSTEM applies"));
}

#[test]
fn gate_fields_are_named() {
    type Change = fn(&mut Ecs);
    let cases: [(Change, &str); 4] = [
        (|ecs| ecs.event_category.clear(), "event.category is missing, and the rule asks for exactly \"process\""),
        (
            |ecs| ecs.event_type = vec!["process_start".to_owned()],
            "event.type is \"process_start\", and the rule asks for exactly \"start\"",
        ),
        (
            |ecs| ecs.host_os_type = vec!["Windows".to_owned()],
            "host.os.type is \"Windows\", and the rule asks for exactly \"windows\"",
        ),
        (
            |ecs| ecs.process_args.clear(),
            "Elastic holds no process.args for this record, and the rule reads nothing else of the command line",
        ),
    ];
    for (change, gap) in cases {
        let mut start = sample::start(SourceId::Ecs, &[(sample::Field::CommandLine, r"mofcomp C:\T\a.mof")]);
        assert_eq!(verdicts(&start), [NO, YES]);
        change(&mut start.ecs);
        assert_eq!(verdicts(&start), [NO, BLIND]);
        assert_eq!(gap_of(&start, RuleId::Elastic), gap);
    }
}

/// Two fields differ, and only one of them decides.
#[test]
fn the_gap_names_the_field_that_decides() {
    let mut start = security(EXPLORER, r#"mofcomp "C:\T\a.mof""#);
    start.ecs.parent_name = vec!["ScenarioEngine.exe".to_owned()];
    assert!(gap_of(&start, RuleId::Elastic).contains("keeps quotes"));
}

#[test]
fn a_multi_valued_field_holds_by_any_value() {
    let mut start = security(EXPLORER, "mofcomp a.mof");
    start.cim.parent_process_name = vec!["explorer.exe".to_owned(), "CMD.EXE".to_owned()];
    start.ecs.user_id.push("S-1-5-18".to_owned());
    assert_eq!(verdicts(&start), [OTHER, BLIND]);
}

#[test]
fn no_operating_system_in_the_log_is_no_reason_to_be_silent() {
    let mut start = sysmon(CMD, "mofcomp a.mof");
    start.event.os_type = None;
    assert_eq!(verdicts(&start), [YES, BLIND]);
    start.event.os_type = Some("linux".to_owned());
    assert_eq!(verdicts(&start), [YES, NO]);
}

#[test]
fn the_facts_stand() {
    let facts: Vec<_> = rules().iter().map(|rule| (rule.id, rule.risk, rule.version)).collect();
    assert_eq!(facts, [(RuleId::Splunk, 64, "5"), (RuleId::Elastic, 21, "4")]);
    assert_eq!(
        rules()[0].impact.map(u16::from).zip(rules()[0].confidence).map(|(i, c)| i * u16::from(c) / 100),
        Some(64)
    );
}

/// Random trees over two fields. Test code may leak: nodes are static data.
fn tree() -> impl Strategy<Value = &'static Node> {
    const FIELDS: [Field; 2] = [
        Field { name: "process.args", values: |views| &views.ecs.process_args },
        Field { name: "process", values: |views| &views.cim.process },
    ];
    let compare = prop_oneof![Just(Compare::Exact), Just(Compare::Fold), Just(Compare::Eql), Just(Compare::Spl)];
    let leaf = (0..2usize, compare, "[aA?*]{0,2}").prop_map(|(field, compare, wanted)| {
        let wanted: &'static [&'static str] = vec![&*wanted.leak()].leak();
        Node::Leaf(Leaf { text: "", field: FIELDS[field], compare, wanted })
    });
    let node = leaf.prop_recursive(4, 24, 4, |inner| {
        let parts = prop::collection::vec(inner.clone(), 0..4).prop_map(|parts| &*parts.leak());
        prop_oneof![
            parts.clone().prop_map(|parts| Node::All("", parts)),
            parts.prop_map(|parts| Node::Any("", parts)),
            inner.prop_map(|part| Node::Not("", Box::leak(Box::new(part)))),
        ]
    });
    node.prop_map(|node| &*Box::leak(Box::new(node)))
}

proptest! {
    #[test]
    fn the_explainer_equals_the_evaluator(
        node in tree(),
        args in prop::collection::vec("[aA]{0,2}", 0..3),
        process in prop::collection::vec("[aA]{0,2}", 0..3),
    ) {
        let (ecs, cim) = (Ecs { process_args: args, ..Ecs::default() }, Cim { process, ..Cim::default() });
        let views = Views { ecs: &ecs, cim: &cim };
        prop_assert_eq!(explain(node, views, views).result, evaluate(node, views));
    }

    /// Whatever a backend holds: a gap and a second explanation exactly where the two answers differ.
    #[test]
    fn every_difference_is_explained(
        source in prop::sample::select(vec![SourceId::WindowsSecurity, SourceId::Ecs, SourceId::Crowdstrike]),
        kind in prop::collection::vec(prop::sample::select(vec!["start", "end", "Start"]), 0..2),
        args in prop::collection::vec(prop::sample::select(vec!["a.mof", "\"a.mof\"", r"C:\MSSQL\Binn\a.mof", "x"]), 0..3),
        given in prop::collection::vec(prop::sample::select(vec!["a.mof", r"C:\MSSQL\Binn\a.mof", "x"]), 0..3),
        user in prop::collection::vec(prop::sample::select(vec!["S-1-5-18", "S-1-5-21-1"]), 0..2),
        sid in prop::option::of(prop::sample::select(vec!["S-1-5-18", "S-1-5-21-1"])),
        parents in prop::collection::vec(prop::sample::select(vec!["cmd.exe", "ScenarioEngine.exe", "unknown"]), 2),
        process in prop::sample::select(vec!["", r"C:\Users\Public\x", "x"]),
    ) {
        let owned = |texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect::<Vec<String>>();
        let mut start = sample::start(source, &[(sample::Field::ParentName, parents[0])]);
        start.event.process.args = owned(given);
        start.event.user.sid = sid.map(str::to_owned);
        start.ecs.event_type = owned(kind);
        start.ecs.process_args = owned(args);
        start.ecs.user_id = owned(user);
        start.ecs.parent_name = owned(vec![parents[1]]);
        start.cim.process = owned(vec![process]);
        start.cim.parent_process_name = owned(vec![parents[1]]);
        for result in judged(&start) {
            let differ = result.matched != result.fires;
            prop_assert_eq!(result.gap.as_ref().is_some_and(|gap| gap.len() > 20), differ);
            prop_assert_eq!(result.fires_explanation.as_ref().map(|held| held.result), differ.then_some(result.fires));
            prop_assert_eq!(result.explanation.result, result.matched);
        }
    }
}
