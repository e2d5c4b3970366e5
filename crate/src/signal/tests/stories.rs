//! Whole runs, and what the score makes of them.

use crate::event::SourceId;

use super::*;

#[test]
fn the_incident_of_2022() {
    let line = r"mofcomp.exe C:\Windows\SERVIC~1\MSSQL$~1\AppData\Local\Temp\xitmf";
    for sensor in [sysmon, security] {
        let found = finding(with(sensor(CMD, line), |s| {
            s.event.user.domain = Some("NT SERVICE".to_owned());
            s.event.user.name = Some("MSSQL$SQLEXPRESS".to_owned());
        }));
        assert_eq!(found.severity, Severity::Critical);
        assert_eq!(seen(&found), ["database_or_web_account", "service_profile_mof", "no_mof_extension"]);
        assert_eq!(found.score, 89);
        let elastic = found.rules.iter().find(|rule| rule.id == RuleId::Elastic).expect("both rules");
        assert!(!elastic.matched && !elastic.fires);
        let failing = elastic.explanation.children.iter().flatten().find(|clause| !clause.result).expect("one fails");
        assert!(failing.text.ends_with("ends in .mof"), "{}", failing.text);
    }
}

#[test]
fn the_repair_one_liner_keeps_splunks_risk_lowered() {
    for file in ["cimwin32.mof", "cimwin32.mfl", r"C:\Windows\System32\wbem\cimwin32.mof"] {
        let found = finding(with(sysmon(CMD, &format!("mofcomp {file}")), |s| {
            s.event.process.working_directory = Some(WBEM.to_owned());
            s.event.parent.command_line = Some("cmd /c for /f %s in ('dir /b *.mof *.mfl') do mofcomp %s".to_owned());
        }));
        assert!(matched(&found.rules, RuleId::Splunk));
        assert_eq!((seen(&found), found.score), (vec!["system_mof".to_owned()], 38));
    }
}

#[test]
fn set_ups_are_low_and_never_hidden() {
    let installer = |parent: &str, line: &str| {
        finding(with(security(parent, line), |s| s.ecs.process_args = s.event.process.args.clone()))
    };
    let bootstrap = r"C:\Program Files\Microsoft SQL Server\160\Setup Bootstrap\SQL2022\setup.exe";
    let sql = installer(bootstrap, r#"mofcomp "C:\Program Files\Microsoft SQL Server\160\x\sqlmgm.mof""#);
    assert_eq!((seen(&sql), sql.score), (vec!["sql_server_setup".to_owned()], 11));
    let sql = installer(bootstrap, r"mofcomp C:\T\MSSQL\evil.mof");
    assert_eq!((seen(&sql), sql.score), (vec![], 21));

    let msi = installer(r"C:\Windows\SysWOW64\msiexec.exe", r#"mofcomp "C:\Program Files\Dell\x.mof""#);
    assert_eq!((seen(&msi), msi.score), (vec!["msiexec".to_owned()], 11));
    assert_eq!(of(security(r"C:\T\msiexec.exe", r"mofcomp C:\T\x.mof")), [""; 0]);

    let mdt = |parent: &str| {
        installer(parent, r"C:\Windows\System32\wbem\mofcomp.exe -autorecover C:\Windows\System32\wbem\ZTITatoo.mof")
    };
    let found = mdt(r"C:\Windows\System32\cscript.exe");
    assert_eq!(seen(&found), ["script_parent", "autorecover", "deployment_tools", "!system_mof"]);
    assert_eq!((found.score, found.severity), (20, Severity::Low));
    assert!(seen(&mdt(r"C:\T\cscript.exe")).contains(&"!system_mof".to_owned()));

    let sccm = installer(r"C:\Windows\CCM\CcmExec.exe", r"mofcomp C:\Windows\CCM\x.mof");
    assert_eq!((seen(&sccm), sccm.score), (vec!["deployment_tools".to_owned()], 11));

    let util = r"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\InstallUtil.exe";
    let own = installer(util, r#""mofcomp.exe" "C:\Users\bob\AppData\Local\Temp\tmpEE20.tmp""#);
    assert_eq!((seen(&own), own.score), (vec!["install_util".to_owned()], 19));
    let other = installer(util, r#""mofcomp.exe" "C:\T\tmpEE20.tmp""#);
    assert_eq!(seen(&other), ["no_mof_extension"]);
}

#[test]
fn mitigations_are_void_beside_weighty_signals() {
    let found = finding(sysmon(r"C:\Windows\System32\msiexec.exe", r"mofcomp \\srv\s\x.mof"));
    assert_eq!(seen(&found), ["remote_mof", "!msiexec"]);
    assert!(found.contributions.iter().any(|c| c.reason.ends_with("; void, for a signal of 25 or more is there")));
}

#[test]
fn subject_person_and_target_system_score_elastics_21() {
    let found = finding(with(security(EXPLORER, r"mofcomp C:\T\a.mof"), |s| {
        s.event.user.sid = Some("S-1-5-18".to_owned());
        s.event.user.name = Some("SYSTEM".to_owned());
    }));
    let elastic = found.rules.iter().find(|rule| rule.id == RuleId::Elastic).expect("both rules");
    assert!(elastic.fires && !elastic.matched && elastic.gap.is_some());
    assert_eq!((found.score, found.severity), (21, Severity::Low));
}

#[test]
fn passwords_stay_out_of_everything_composed() {
    let line = r#"mofcomp -U:bob "-P:hunter2 x" C:\Users\Public\a.mof"#;
    let found = finding(with(security(CMD, line), |s| {
        s.event.parent.command_line = Some(format!(r#"cmd /c "{}""#, line.replace('"', "\\\"")));
        s.cim.process_name.clear();
    }));
    let json = serde_json::to_string(&found).expect("serializes");
    assert!(!json.contains("hunter2"), "{json}");
    assert_eq!(found.event.process.command_line.as_deref(), Some(r#"mofcomp -U:bob "-P:***" C:\Users\Public\a.mof"#));
    assert_eq!(found.event.process.args, ["mofcomp", "-U:bob", "-P:***", r"C:\Users\Public\a.mof"]);
    assert!(matched(&found.rules, RuleId::Splunk));
}

#[test]
fn rules_judge_the_password_too() {
    let found = finding(run(r"mofcomp -P:C:\Users\Public\ a.txt"));
    assert!(matched(&found.rules, RuleId::Splunk));
    let port = r"plink.exe -P:2222 host";
    let found = finding(with(run("mofcomp a.mof"), |s| s.event.parent.command_line = Some(port.to_owned())));
    assert_eq!(found.event.parent.command_line.as_deref(), Some(port), "not mofcomp's");
}

#[test]
fn a_start_that_says_nothing_but_its_name() {
    let found = finding(start(SourceId::SplunkCim, &[(Field::Name, "mofcomp.exe")]));
    assert_eq!((seen(&found), found.score, found.severity), (vec![], 0, Severity::None));
}
