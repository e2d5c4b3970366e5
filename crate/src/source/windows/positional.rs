//! Data without names: the order in which the two events list it, per version of the event.

/// Every name of Sysmon 1, in order.
pub(super) const SYSMON: [&str; 23] = [
    "RuleName",
    "UtcTime",
    "ProcessGuid",
    "ProcessId",
    "Image",
    "FileVersion",
    "Description",
    "Product",
    "Company",
    "OriginalFileName",
    "CommandLine",
    "CurrentDirectory",
    "User",
    "LogonGuid",
    "LogonId",
    "TerminalSessionId",
    "IntegrityLevel",
    "Hashes",
    "ParentProcessGuid",
    "ParentProcessId",
    "ParentImage",
    "ParentCommandLine",
    "ParentUser",
];

/// What older Sysmons left out, by how many values they write: 16 up to version 6.
const LEFT_OUT: [(usize, &[&str]); 4] = [
    (23, &[]),
    (22, &["ParentUser"]),
    (21, &["ParentUser", "OriginalFileName"]),
    (16, &["ParentUser", "OriginalFileName", "RuleName", "FileVersion", "Description", "Product", "Company"]),
];

const SECURITY_4688: [&str; 15] = [
    "SubjectUserSid",
    "SubjectUserName",
    "SubjectDomainName",
    "SubjectLogonId",
    "NewProcessId",
    "NewProcessName",
    "TokenElevationType",
    "ProcessId",
    "CommandLine",
    "TargetUserSid",
    "TargetUserName",
    "TargetDomainName",
    "TargetLogonId",
    "ParentProcessName",
    "MandatoryLabel",
];

/// The order in which the message of 4688 has its lines, which is another.
const MESSAGE_4688: [&str; 15] = [
    "SubjectUserSid",
    "SubjectUserName",
    "SubjectDomainName",
    "SubjectLogonId",
    "TargetUserSid",
    "TargetUserName",
    "TargetDomainName",
    "TargetLogonId",
    "NewProcessId",
    "NewProcessName",
    "TokenElevationType",
    "MandatoryLabel",
    "ProcessId",
    "ParentProcessName",
    "CommandLine",
];

/// Every name of both events.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    SYSMON.into_iter().chain(SECURITY_4688)
}

/// The names of the lines of a 4688 message with `count` of them. The first version lacks Target, label and creator's
/// name, and without command line auditing the last.
pub(super) fn message_4688(count: usize) -> Vec<&'static str> {
    const LATER: [&str; 6] =
        ["TargetUserSid", "TargetUserName", "TargetDomainName", "TargetLogonId", "MandatoryLabel", "ParentProcessName"];
    match count {
        15 => MESSAGE_4688.to_vec(),
        8 | 9 => MESSAGE_4688.into_iter().filter(|name| !LATER.contains(name)).take(count).collect(),
        _ => Vec::new(),
    }
}

/// The names of `count` values of an event; nothing for an event or a version that is not known.
pub(super) fn names(id: Option<&str>, count: usize) -> Vec<&'static str> {
    match id {
        Some("1") => {
            let left_out = LEFT_OUT.iter().find(|(version, _)| *version == count).map(|(_, names)| *names);
            let keep = |names: &[&str]| SYSMON.into_iter().filter(|name| !names.contains(name)).collect();
            left_out.map(keep).unwrap_or_default()
        }
        Some("4688") if matches!(count, 8 | 9 | 15) => SECURITY_4688.into_iter().take(count).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_list_what_they_list() {
        for (count, _) in LEFT_OUT {
            let names = names(Some("1"), count);
            assert_eq!(names.len(), count);
            assert_eq!(names.contains(&"ParentUser"), count == 23);
        }
        assert_eq!(names(Some("1"), 16).get(3), Some(&"Image"));
        assert_eq!(names(Some("4688"), 8).last(), Some(&"ProcessId"));
        assert_eq!(names(Some("4688"), 9).last(), Some(&"CommandLine"));
        assert!(names(Some("1"), 17).is_empty() && names(Some("4689"), 15).is_empty() && names(None, 23).is_empty());
    }
}
