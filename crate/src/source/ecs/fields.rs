//! Where ECS documents hold the fields of the model. First row with a value wins.

use crate::source::draft::{Field, Row};

/// Fields of any document.
pub(super) const COMMON: &[Row] = &[
    // An alert's own @timestamp is when it was raised.
    (Field::Time, "kibana.alert.original_time"),
    (Field::Time, "signal.original_time"),
    (Field::Time, "@timestamp"),
    // Events copied out of a timeline.
    (Field::Time, "timestamp"),
    (Field::Host, "host.name"),
    (Field::Host, "host.hostname"),
    (Field::Host, "winlog.computer_name"),
    (Field::Os, "host.os.type"),
    // Documents of before 2021 have no type.
    (Field::Os, "host.os.family"),
    (Field::Os, "host.os.platform"),
    (Field::Path, "process.executable"),
    (Field::Name, "process.name"),
    (Field::CommandLine, "process.command_line"),
    (Field::WorkingDirectory, "process.working_directory"),
    (Field::OriginalFileName, "process.pe.original_file_name"),
    (Field::Pid, "process.pid"),
    (Field::EntityId, "process.entity_id"),
    (Field::Md5, "process.hash.md5"),
    (Field::Sha1, "process.hash.sha1"),
    (Field::Sha256, "process.hash.sha256"),
    (Field::Imphash, "process.pe.imphash"),
    (Field::ParentPath, "process.parent.executable"),
    (Field::ParentName, "process.parent.name"),
    (Field::ParentCommandLine, "process.parent.command_line"),
    (Field::ParentPid, "process.parent.pid"),
    (Field::ParentPid, "process.ppid"),
    (Field::ParentEntityId, "process.parent.entity_id"),
    (Field::Integrity, "process.Ext.token.integrity_level_name"),
    (Field::Integrity, "process.token.integrity_level_name"),
    (Field::Integrity, "winlog.event_data.IntegrityLevel"),
    (Field::Integrity, "winlog.event_data.MandatoryLabel"),
    (Field::Integrity, "m365_defender.event.process.integrity_level"),
    (Field::Integrity, "crowdstrike.IntegrityLevel"),
    (Field::LogonId, "process.Ext.authentication_id"),
    // The spelling of the first Endpoint releases.
    (Field::LogonId, "endpoint.process.authenication_id"),
    (Field::LogonId, "winlog.event_data.LogonId"),
    (Field::LogonId, "winlog.logon.id"),
    (Field::LogonId, "winlog.event_data.SubjectLogonId"),
    (Field::LogonId, "crowdstrike.AuthenticationId"),
    (Field::LogonId, "m365_defender.event.logon.id"),
];

/// Arguments that the endpoint itself split.
pub(super) const ARGS: &[Row] = &[(Field::Args, "process.args")];

/// Whom the process runs as.
pub(super) const USER: &[Row] =
    &[(Field::UserDomain, "user.domain"), (Field::UserName, "user.name"), (Field::Sid, "user.id")];

/// As [`USER`] for documents in which `user.id` is the logging service's.
pub(super) const USER_WITHOUT_ID: &[Row] = &[(Field::UserDomain, "user.domain"), (Field::UserName, "user.name")];

/// Security 4688: the account that the new process runs as, when it is another than the creator's.
pub(super) const TARGET: &[Row] = &[
    (Field::UserName, "user.effective.name"),
    (Field::UserName, "winlog.event_data.TargetUserName"),
    (Field::UserDomain, "user.effective.domain"),
    (Field::UserDomain, "winlog.event_data.TargetDomainName"),
    (Field::Sid, "user.effective.id"),
    (Field::Sid, "winlog.event_data.TargetUserSid"),
];
