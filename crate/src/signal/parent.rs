//! Signals about what started mofcomp.exe.

use super::factor::{Factor, RAISES};
use crate::text::find_fold;

const SIGMA_MOFCOMP: Option<&str> = Some(
    "https://github.com/SigmaHQ/sigma/blob/master/rules/windows/process_creation/proc_creation_win_mofcomp_execution.yml",
);

pub(super) const FACTORS: &[Factor] = &[
    Factor {
        id: "web_server_parent",
        weight: 40,
        effect: RAISES,
        reason: "started by a web server",
        technique: Some("T1505.003"),
        reference: Some("https://attack.mitre.org/groups/G0108/"),
        seen: |run| run.parent_is(&["w3wp.exe", "httpd.exe", "nginx.exe", "tomcat*.exe", "php-cgi.exe"]),
    },
    Factor {
        id: "database_or_office_parent",
        weight: 40,
        effect: RAISES,
        reason: "started by a database or an Office program",
        technique: Some("T1059"),
        // Found: Sigma has rules of level high for children of sqlservr.exe (869b9ca7-9ea2-4a5a-8325-e80e62f75445) and
        // of Office programs (438025f9-5856-4663-83f7-52f878a70a50). Not found: anything on sqlagent.exe.
        reference: Some(
            "https://github.com/SigmaHQ/sigma/blob/master/rules/windows/process_creation/proc_creation_win_mssql_susp_child_process.yml",
        ),
        seen: |run| {
            run.parent_is(&["sqlservr.exe", "sqlagent.exe", "winword.exe", "excel.exe", "powerpnt.exe", "outlook.exe"])
        },
    },
    Factor {
        id: "remote_shell_parent",
        weight: 40,
        effect: RAISES,
        reason: "the parent's command line writes its output as Impacket's wmiexec does",
        technique: Some("T1047"),
        // Found: the very redirection in Sigma 10c14723-61c7-4c75-92ca-9af245723ad2, with samples.
        reference: Some(
            "https://github.com/SigmaHQ/sigma/blob/master/rules/windows/process_creation/proc_creation_win_hktl_impacket_lateral_movement.yml",
        ),
        seen: |run| {
            run.event.parent.command_line.as_deref().filter(|line| writes_as_wmiexec(line)).map(|_| WMIEXEC.to_owned())
        },
    },
    Factor {
        id: "remote_management_parent",
        weight: 25,
        effect: RAISES,
        reason: "started through PowerShell remoting",
        technique: Some("T1021.006"),
        reference: Some("https://attack.mitre.org/techniques/T1021/006/"),
        seen: |run| run.parent_is(&["wsmprovhost.exe"]),
    },
    Factor {
        id: "script_parent",
        weight: 20,
        effect: RAISES,
        reason: "started by a script host",
        technique: Some("T1059"),
        reference: SIGMA_MOFCOMP,
        seen: |run| run.parent_is(&["wscript.exe", "cscript.exe", "mshta.exe", "rundll32.exe"]),
    },
    Factor {
        id: "script_parent",
        weight: 15,
        effect: RAISES,
        reason: "started by a shell that the Splunk rule does not name",
        technique: Some("T1059"),
        reference: SIGMA_MOFCOMP,
        seen: |run| run.parent_is(&["pwsh.exe", "powershell_ise.exe", "wsl.exe", "bash.exe"]),
    },
    Factor {
        id: "wmi_parent",
        weight: 10,
        effect: RAISES,
        reason: "started through WMI, which management software does as well",
        technique: Some("T1047"),
        reference: SIGMA_MOFCOMP,
        seen: |run| run.parent_is(&["WmiPrvSE.exe"]),
    },
];

const WMIEXEC: &str = r"\\127.0.0.1\ADMIN$\__";

/// Whether output is redirected there.
fn writes_as_wmiexec(line: &str) -> bool {
    let before = find_fold(line, WMIEXEC).and_then(|at| line.get(..at));
    before.is_some_and(|before| before.trim_end().ends_with('>'))
}
