//! The fields of the model that a source can fill.

/// A field of the model; each implies how text becomes its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// `time`, of any kind; ` (assumed UTC)` when the text names no zone.
    Time,
    /// `time`, known to be UTC though the text names no zone.
    UtcTime,
    Host,
    /// `os_type`, any spelling.
    Os,
    /// `logon_id`, hexadecimal with `0x` or decimal.
    LogonId,
    /// `integrity`, label, SID or number.
    Integrity,
    /// `process.name`; of a path the file name. Derived from `Path` when no row gives it.
    Name,
    Path,
    CommandLine,
    /// `process.args` as the sensor gives them. Split from the command line when no row gives them.
    Args,
    WorkingDirectory,
    OriginalFileName,
    /// `process.entity_id`; GUIDs lose braces and upper case.
    EntityId,
    /// `process.pid`; a number above 32 bits goes to `process.entity_id`.
    Pid,
    /// `process.hashes` as one text, `MD5=...,SHA256=...`.
    Hashes,
    Md5,
    Sha1,
    Sha256,
    Imphash,
    ParentName,
    ParentPath,
    ParentCommandLine,
    ParentEntityId,
    ParentPid,
    /// `user.name` and `user.domain` from `DOM\name` or `name@domain`; a SID goes to `user.sid`.
    User,
    UserName,
    UserDomain,
    /// `user.sid`; a name that stands in its place is read as [`Field::User`].
    Sid,
}

/// A field and the name under which the record holds it.
pub(crate) type Row = (Field, &'static str);

impl Field {
    /// Its key in provenance.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Time | Self::UtcTime => "time",
            Self::Host => "host",
            Self::Os => "os_type",
            Self::LogonId => "logon_id",
            Self::Integrity => "integrity",
            Self::Name => "process.name",
            Self::Path => "process.path",
            Self::CommandLine => "process.command_line",
            Self::Args => "process.args",
            Self::WorkingDirectory => "process.working_directory",
            Self::OriginalFileName => "process.original_file_name",
            Self::EntityId => "process.entity_id",
            Self::Pid => "process.pid",
            Self::Hashes => "process.hashes",
            Self::Md5 => "process.hashes.md5",
            Self::Sha1 => "process.hashes.sha1",
            Self::Sha256 => "process.hashes.sha256",
            Self::Imphash => "process.hashes.imphash",
            Self::ParentName => "parent.name",
            Self::ParentPath => "parent.path",
            Self::ParentCommandLine => "parent.command_line",
            Self::ParentEntityId => "parent.entity_id",
            Self::ParentPid => "parent.pid",
            Self::User | Self::UserName => "user.name",
            Self::UserDomain => "user.domain",
            Self::Sid => "user.sid",
        }
    }
}
