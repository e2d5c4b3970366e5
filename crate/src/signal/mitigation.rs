//! What makes a run ordinary. Parents are known by their full path: a name alone is cheap to take.

use super::factor::{Effect, Factor, LOWERS, MOFCOMP_PAGE};
use super::mof::has_mof_extension;
use super::run::Run;
use crate::rule::Compare;

pub(super) const FACTORS: &[Factor] = &[
    Factor {
        id: "check_only",
        weight: 90,
        effect: LOWERS,
        reason: "checks the syntax and changes nothing",
        technique: None,
        reference: MOFCOMP_PAGE,
        seen: |run| {
            let only =
                !run.call.switches.is_empty() && run.call.switches.iter().all(|s| s.name.eq_ignore_ascii_case("check"));
            only.then(|| "-check alone".to_owned())
        },
    },
    Factor {
        id: "install_util",
        weight: 70,
        effect: Effect::Lowers { void_at: 25, explains: &["no_mof_extension", "user_writable_mof"] },
        reason: "InstallUtil.exe registers a .NET program's WMI classes through a temporary file",
        technique: None,
        reference: Some("https://github.com/SigmaHQ/sigma/pull/6204"),
        seen: |run| path_of_parent(run, install_util(run)),
    },
    Factor {
        id: "msiexec",
        weight: 50,
        effect: LOWERS,
        reason: "started by Windows Installer",
        technique: None,
        reference: Some("https://github.com/elastic/detection-rules/pull/6392"),
        seen: |run| {
            let own = [r"windows\system32\msiexec.exe", r"windows\syswow64\msiexec.exe"];
            path_of_parent(run, run.parent.as_ref().is_some_and(|parent| own.iter().any(|path| parent.is(path))))
        },
    },
    Factor {
        id: "sql_server_setup",
        weight: 50,
        effect: LOWERS,
        reason: "SQL Server's setup compiles a file of its own",
        technique: None,
        reference: Some("https://www.elastic.co/guide/en/security/8.14/mofcomp-activity.html"),
        seen: |run| path_of_parent(run, sql_server_setup(run)),
    },
    Factor {
        id: "deployment_tools",
        weight: 50,
        effect: LOWERS,
        reason: "started by software that deploys or manages Windows",
        technique: None,
        reference: Some("https://github.com/elastic/detection-rules/pull/6407"),
        seen: |run| path_of_parent(run, run.parent_under(DEPLOYMENT) || deployment_toolkit(run)),
    },
    Factor {
        id: "system_mof",
        weight: 40,
        // More than the others ask for: nothing but the place of the file speaks for it.
        effect: Effect::Lowers { void_at: 10, explains: &[] },
        reason: "compiles a file of Windows itself, as scripts that repair WMI do",
        technique: None,
        reference: MOFCOMP_PAGE,
        seen: |run| {
            let own = [r"windows\system32\wbem", r"windows\syswow64\wbem"];
            let all = run.all_mofs(|mof, path| has_mof_extension(&mof.name) && own.iter().any(|d| path.is_under(d)));
            all.then(|| run.mofs.first().map(|mof| mof.text.to_owned())).flatten()
        },
    },
];

/// SCCM's client and server, Veeam, and the set-up programs that driver packages bring.
const DEPLOYMENT: &[&str] = &[
    r"windows\ccm",
    r"windows\ccmsetup",
    r"program files\microsoft configuration manager",
    r"program files\veeam",
    r"program files\common files\veeam",
    r"program files (x86)\veeam",
    r"program files (x86)\common files\veeam",
    r"windows\system32\driverstore\filerepository",
];

fn path_of_parent(run: &Run<'_>, holds: bool) -> Option<String> {
    run.event.parent.path.clone().filter(|_| holds)
}

fn parent_file<'r>(run: &'r Run<'_>) -> &'r str {
    run.parent.as_ref().map_or("", |path| path.file_name())
}

fn install_util(run: &Run<'_>) -> bool {
    let temporary = [r"windows\temp", r"users\*\appdata\local\temp"];
    parent_file(run) == "installutil.exe"
        && run.parent_under(&[r"windows\microsoft.net"])
        && run.all_mofs(|mof, path| {
            Compare::Eql.holds("tmp*.tmp", &mof.name) && temporary.iter().any(|directory| path.is_under(directory))
        })
}

fn sql_server_setup(run: &Run<'_>) -> bool {
    let own = [r"program files\microsoft sql server", r"program files (x86)\microsoft sql server"];
    let bootstrap = [
        r"program files\microsoft sql server\*\setup bootstrap",
        r"program files (x86)\microsoft sql server\*\setup bootstrap",
    ];
    matches!(parent_file(run), "scenarioengine.exe" | "setup.exe")
        && run.parent_under(&bootstrap)
        && run.all_mofs(|_, path| own.iter().any(|directory| path.is_under(directory)))
}

/// The Microsoft Deployment Toolkit: one of its own scripts, or the file that it marks a computer with.
fn deployment_toolkit(run: &Run<'_>) -> bool {
    let hosts = [r"windows\system32\cscript.exe", r"windows\syswow64\cscript.exe"];
    let line = run.event.parent.command_line.as_deref().unwrap_or_default();
    let script = Compare::Eql.holds(r"*\ZTI*.wsf*", line);
    let mark = |path: &super::path::WinPath| path.is(r"windows\system32\wbem\ztitatoo.mof");
    run.parent.as_ref().is_some_and(|parent| hosts.iter().any(|host| parent.is(host)))
        && run.all_mofs(|mof, path| mark(path) || (script && mof.name == "ztitatoo.mof"))
}
