//! Of most runs that a filter reads it is only asked whether a rule matches: what no rule tests is not read, and places
//! are not kept.

use super::{Draft, Extent, Field};
use crate::event::{ProcessStart, SourceId};

/// What the rules test, and what it is derived from.
pub(super) fn wants(field: Field) -> bool {
    use Field::{
        Args, CommandLine, Name, OriginalFileName, Os, ParentCommandLine, ParentName, ParentPath, Path, Sid, User,
        UserDomain, UserName,
    };
    matches!(
        field,
        Args | CommandLine
            | Name
            | OriginalFileName
            | Os
            | ParentCommandLine
            | ParentName
            | ParentPath
            | Path
            | Sid
            | User
            | UserDomain
            | UserName
    )
}

impl Draft {
    /// Takes only what the rules test.
    pub(crate) fn for_rules(source: SourceId) -> Self {
        Self { source, event: ProcessStart::default(), extent: Extent::Rules }
    }

    /// As [`Self::finish`], without the views.
    pub(crate) fn finish_for_rules(mut self) -> ProcessStart {
        self.derive_names();
        self.derive_args();
        self.infer_sid();
        self.event
    }
}
