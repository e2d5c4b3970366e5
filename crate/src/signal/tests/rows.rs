//! Row by row: what raises, what does not.

use super::*;

#[test]
fn ordinary_runs_raise_nothing() {
    for line in [
        r"mofcomp.exe C:\Windows\Provisioning\x.mof",
        "mofcomp.exe x.mof",
        "mofcomp.exe a.mof b.MFL",
        r#"mofcomp.exe "C:\Program Files\Vendor Tool\x.mof""#,
        r"mofcomp -N:root\default x.mof",
        r"mofcomp -N:\\.\root\cimv2 -class:createonly x.mof",
        r"mofcomp -N:\\ws-042\root\cimv2 x.mof",
        "mofcomp -N: x.mof",
        "mofcomp -check -class:updateonly x.mof",
        "mofcomp -foo:bar x.mof",
        r"mofcomp -B:C:\Users\Public\out.bmf x.mof",
        r"mofcomp PROGRA~1\x.mof",
        "mofcomp.exe",
        "",
    ] {
        assert_eq!(of(run(line)), [""; 0], "{line}");
    }
}

#[test]
fn ordinary_short_names_in_temp_evade_nothing() {
    let found = finding(run(r"mofcomp C:\Users\ADMINI~1\AppData\Local\Temp\x.mof"));
    assert_eq!(seen(&found), ["!user_writable_mof"]);
    assert_eq!(found.score, 64);
}

#[test]
fn a_system_file_lowers_and_its_neighbours_do_not() {
    assert_eq!(of(run(r"mofcomp C:\Windows\System32\wbem\x.mof")), ["system_mof"]);
    assert_eq!(of(run(r"mofcomp C:\Windows\SysWOW64\wbem\x.mfl")), ["system_mof"]);
    assert_eq!(of(run(r"mofcomp C:\Windows\System32\wbem\AutoRecover\x.mof")), ["system_mof"]);
    assert_eq!(of(run(r"mofcomp C:\Windows\System32\wbem\x.mof C:\T\y.mof")), [""; 0]);
    assert_eq!(of(run(r"mofcomp C:\T\Windows\System32\wbem\x.mof")), [""; 0]);
    assert_eq!(of(run(r"mofcomp C:\Windows\System32\wbem\..\..\Temp\x.mof")), ["user_writable_mof"]);
    assert_eq!(of(run(r"mofcomp C:\Windows\System32\wbem\x")), ["no_mof_extension"]);
    assert_eq!(
        of(run(r"mofcomp -N:root\subscription C:\Windows\System32\wbem\x.mof")),
        ["subscription_namespace", "!system_mof"]
    );
}

#[test]
fn the_image_is_known_by_its_resource_and_its_place() {
    let image = |path: &str, original: &str| {
        let path = path.to_owned();
        with(run("x a.mof"), |s| {
            s.event.process.name = path.rsplit('\\').next().unwrap_or_default().to_owned();
            s.event.process.path = Some(path);
            s.event.process.original_file_name = Some(original.to_owned()).filter(|o| !o.is_empty());
        })
    };
    for (path, original, want) in [
        (r"C:\Windows\System32\wbem\mofcomp.exe", "mofcomp.exe", &[][..]),
        (r"C:\WINDOWS\SysWOW64\WBEM\MOFCOMP.EXE", "MOFCOMP.EXE.MUI", &[]),
        (r"\Device\HarddiskVolume3\Windows\System32\wbem\mofcomp.exe", "", &[]),
        (r"C:\Windows\WinSxS\amd64_microsoft-windows-wmi-core_31bf\mofcomp.exe", "", &[]),
        ("mofcomp.exe", "", &[]),
        (r"C:\T\upd.exe", "mofcomp.exe", &["renamed_binary"]),
        (r"C:\Windows\System32\wbem\mofcomp.exe", "evil.exe", &["impostor_binary"]),
        (r"C:\Users\Public\mofcomp.exe", "mofcomp.exe", &["unusual_image_path"]),
        (r"C:\Windows\System32\wbem\x\mofcomp.exe", "", &["unusual_image_path"]),
        (r"\\srv\c$\Windows\System32\wbem\mofcomp.exe", "", &["unusual_image_path"]),
        (r"C:\T\mofcomp.exe", "evil.exe", &["impostor_binary", "unusual_image_path"]),
    ] {
        assert_eq!(of(image(path, original)), want, "{path} {original}");
    }
    assert_eq!(of(with(run("x a.mof"), |s| s.event.process.name.clear())), [""; 0]);
}

#[test]
fn a_renamed_binary_is_a_finding_that_no_rule_matches() {
    let found = finding(with(sysmon(CMD, r"upd.exe C:\T\a.mof"), |s| {
        for name in [&mut s.event.process.name, &mut s.cim.process_name[0], &mut s.ecs.process_name[0]] {
            *name = "upd.exe".to_owned();
        }
    }));
    assert!(found.rules.iter().all(|rule| !rule.matched && !rule.fires));
    assert_eq!((found.score, found.severity), (45, Severity::Medium));
}

#[test]
fn parents() {
    for (parent, want) in [
        (r"C:\Windows\System32\inetsrv\w3wp.exe", "web_server_parent"),
        (r"C:\x\Tomcat9.exe", "web_server_parent"),
        (r"C:\x\sqlservr.exe", "database_or_office_parent"),
        (r"C:\x\OUTLOOK.EXE", "database_or_office_parent"),
        (r"C:\Windows\System32\wsmprovhost.exe", "remote_management_parent"),
        (r"C:\Windows\System32\wscript.exe", "script_parent"),
        (r"C:\Program Files\PowerShell\7\pwsh.exe", "script_parent"),
        (r"C:\Windows\System32\wbem\WmiPrvSE.exe", "wmi_parent"),
    ] {
        assert_eq!(of(sysmon(parent, "mofcomp a.mof")), [want], "{parent}");
    }
    for parent in [r"C:\x\sqlservr.exe.exe", r"C:\x\notw3wp.exe", "", CMD] {
        assert_eq!(of(sysmon(parent, "mofcomp a.mof")), [""; 0], "{parent}");
    }
}

#[test]
fn wmiexec_is_known_by_its_redirection() {
    let line = |line: &str| {
        let line = line.to_owned();
        of(with(sysmon(CMD, "mofcomp a.mof"), |s| s.event.parent.command_line = Some(line)))
    };
    assert_eq!(
        line(r"cmd.exe /Q /c mofcomp a.mof 1> \\127.0.0.1\ADMIN$\__1567439113.54 2>&1"),
        ["remote_shell_parent"]
    );
    assert_eq!(line(r"cmd.exe /c dir \\127.0.0.1\ADMIN$\__x"), [""; 0]);
}

#[test]
fn accounts() {
    let user = |domain: &str, name: &str, sid: Option<&str>| {
        let (domain, name, sid) = (domain.to_owned(), name.to_owned(), sid.map(str::to_owned));
        of(with(run("mofcomp a.mof"), |s| {
            (s.event.user.domain, s.event.user.name, s.event.user.sid) = (Some(domain), Some(name), sid);
        }))
    };
    for (domain, name) in [
        ("NT SERVICE", "MSSQLSERVER"),
        ("nt service", "MSSQL$SQLEXPRESS"),
        ("NT SERVICE", "SQLSERVERAGENT"),
        ("NT SERVICE", "SQLAgent$PROD"),
        ("IIS APPPOOL", "DefaultAppPool"),
    ] {
        assert_eq!(user(domain, name, None), ["database_or_web_account"], "{name}");
    }
    let sid = "S-1-5-80-3880718306-3832830129-1677859214-2598158968-1052248003";
    assert_eq!(user("", "", Some(sid)), ["database_or_web_account"]);
    assert_eq!(user("", "", Some("S-1-5-82-1-2-3-4-5")), ["database_or_web_account"]);
    let trusted_installer = "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464";
    assert_eq!(user("NT SERVICE", "TrustedInstaller", Some(trusted_installer)), [""; 0]);
    assert_eq!(user("ACME", "MSSQL_reader", None), [""; 0]);
}

#[test]
fn switches() {
    for (line, want) in [
        (r"mofcomp -N:\\dc01\root\cimv2 x.mof", &["remote_namespace"][..]),
        (r"mofcomp /n://dc01/root/subscription x.mof", &["remote_namespace", "subscription_namespace"]),
        (r#"mofcomp "-N:ROOT/Subscription" x.mof"#, &["subscription_namespace"]),
        (r"mofcomp -N:root\subscription2 x.mof", &[]),
        (r"mofcomp -U:bob x.mof", &["credentials"]),
        (r"mofcomp /P:secret x.mof", &["credentials"]),
        ("mofcomp -P: secret x.mof", &["credentials"]),
        ("mofcomp -AutoRecover x.mof", &["autorecover"]),
        ("mofcomp /check x.mof", &["check_only"]),
        (r"mofcomp C:\T-N:\\dc01\x.mof", &[]),
    ] {
        assert_eq!(of(run(line)), want, "{line}");
    }
}

#[test]
fn places_of_the_file() {
    for (line, want) in [
        (r"mofcomp \\srv\share\x.mof", &["remote_mof"][..]),
        (r"mofcomp \\srv@SSL\DavWWWRoot\x.mof", &["remote_mof"]),
        (r"mofcomp //srv/share/x.mof", &["remote_mof"]),
        (r"mofcomp \\?\UNC\srv\share\x.mof", &["remote_mof"]),
        (r"mofcomp \\localhost\C$\T\x.mof", &[]),
        (r"mofcomp \\WS-042\share\x.mof", &[]),
        (r"mofcomp C:\Windows\ServiceProfiles\NetworkService\x.mof", &["service_profile_mof"]),
        (r"mofcomp C:\ServiceProfiles\x.mof", &[]),
        (r"mofcomp C:\ProgramData\x.mof", &["user_writable_mof"]),
        (r"mofcomp C:\PROGRA~3\x.mof", &["user_writable_mof"]),
        (r"mofcomp C:\Users\bob\AppData\Roaming\x.mof", &["user_writable_mof"]),
        (r"mofcomp D:\Users\bob\Downloads\x.mof", &["user_writable_mof"]),
        (r"mofcomp C:\Users\bob\Documents\x.mof", &[]),
        (r"mofcomp C:\Windows\Temp\x.mof", &["user_writable_mof"]),
        (r"mofcomp C:\Windows\Temp\x.mof C:\ProgramData\y.mof", &["user_writable_mof"]),
        (r"mofcomp C:\T\x.txt", &["no_mof_extension"]),
        (r"mofcomp C:\T\x.mof.", &["evades_rule"]),
        (r"mofcomp a.mof C:\T\x", &["no_mof_extension"]),
        (r"mofcomp C:\My Dir\a.mof", &[]),
        (r"mofcomp C:\My Dir of Files\a.mof", &[]),
        (r"mofcomp xitmf a.mof", &["no_mof_extension"]),
    ] {
        let start = with(security(EXPLORER, line), |s| s.event.parent.path = Some(EXPLORER.to_owned()));
        assert_eq!(of(start), want, "{line}");
    }
}

#[test]
fn a_relative_name_lies_in_the_working_directory() {
    let at = |directory: &str, line: &str| {
        let directory = directory.to_owned();
        finding(with(run(line), |s| s.event.process.working_directory = Some(directory)))
    };
    let found = at(r"C:\Users\Public\", "mofcomp x.mof");
    assert_eq!(seen(&found), ["user_writable_mof"], "the Splunk rule does not see it");
    assert_eq!(seen(&at(r"\\srv\share", "mofcomp x.mof")), ["remote_mof"]);
    assert_eq!(seen(&at(WBEM, "mofcomp cimwin32.mof")), ["system_mof"]);
}

#[test]
fn spellings_that_hide_from_a_rule() {
    for line in [
        "mofcomp C:/Users/Public/x.mof",
        r"mofcomp C:\Users\bob\LOCALS~1\Temp\x.mof",
        r"mofcomp C:\Users\bob\..\Public\x.mof",
    ] {
        assert!(of(run(line)).contains(&"evades_rule".to_owned()), "{line}");
    }
    for line in [
        "mofcomp C:/T/x.mof",
        r"mofcomp \\?\C:\Users\Public\x.mof",
        r"mofcomp C:\Users\ADMINI~1\AppData\Local\Temp\x.mof",
        r"mofcomp -B:C:/Users/Public/x.bmf a.mof",
    ] {
        assert!(!of(run(line)).contains(&"evades_rule".to_owned()), "{line}");
    }
    let found = finding(sysmon(CMD, "mofcomp C:/Users/Public/x.mof"));
    assert_eq!(seen(&found), ["user_writable_mof"], "it matched all the same");
}

/// A long line of what could make a matcher, a splitter or a path reader walk back: were one not linear, this would
/// never end.
#[test]
fn long_command_lines_cost_linear_time() {
    for part in ["\\", "\"", "/../", "-P:", "-P:'", "\"-P:", "-P: ", "a ", "~1\\", r"\\?\GLOBALROOT\", "*", "-N:\\\\"] {
        let line = format!("mofcomp {}", part.repeat((1 << 18) / part.len()));
        let mut start = sysmon(CMD, &line);
        start.event.parent.command_line = Some(line);
        let found = finding(start);
        assert!(found.contributions.iter().all(|c| c.reason.chars().count() < 400));
    }
}
