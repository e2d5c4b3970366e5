//! Of most starts only the count is asked for: when, whether the record tells the command line and the parent, and whether
//! the name is one that is looked for. Nothing of them is copied.

use super::set::value_of;
use super::{Draft, Extent, Field, program_of};
use crate::event::{ProcessStart, SourceId};
use crate::source::Start;
use crate::source::transform::{self, Time};

/// What every start is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Brief {
    pub(crate) time: Option<Time>,
    pub(crate) has_command_line: bool,
    /// Its name or its path.
    pub(crate) has_parent: bool,
    /// The name of the image or the one in its version resource is looked for.
    pub(crate) is_sought: bool,
}

impl Brief {
    /// The same of a start that was read whole. For debug builds, which hold the two against each other at every start.
    pub(crate) fn of(start: &Start, is_sought: fn(&str) -> bool) -> Self {
        let ProcessStart { time, process, parent, .. } = &start.event;
        let original = process.original_file_name.as_deref().unwrap_or("");
        let time = time.as_deref().and_then(transform::time);
        Self {
            time,
            has_command_line: process.command_line.is_some(),
            has_parent: parent.name.is_some() || parent.path.is_some(),
            is_sought: is_sought(&process.name) || is_sought(original),
        }
    }
}

/// A [`Brief`] in the making. Of a name, whether it is looked for; of a text that may hold one, that of the name.
#[derive(Debug)]
pub(super) struct InBrief {
    is_sought: fn(&str) -> bool,
    time: Option<Time>,
    name: Option<bool>,
    name_of_path: Option<Option<bool>>,
    name_of_line: Option<Option<bool>>,
    original_name: Option<bool>,
    /// Its name or its path.
    parent: bool,
}

impl InBrief {
    pub(super) fn wants(field: Field) -> bool {
        use Field::{CommandLine, Name, OriginalFileName, ParentName, ParentPath, Path, Time, UtcTime};
        matches!(field, Time | UtcTime | Name | Path | CommandLine | OriginalFileName | ParentName | ParentPath)
    }

    pub(super) fn has(&self, field: Field) -> bool {
        match field {
            Field::Time | Field::UtcTime => self.time.is_some(),
            Field::Name => self.name.is_some(),
            Field::Path => self.name_of_path.is_some(),
            Field::CommandLine => self.name_of_line.is_some(),
            Field::OriginalFileName => self.original_name.is_some(),
            Field::ParentName | Field::ParentPath => self.parent,
            _ => false,
        }
    }

    /// As [`Draft::set`].
    pub(super) fn set(&mut self, field: Field, text: &str) -> bool {
        if let Field::Time | Field::UtcTime = field {
            let Some(time) = transform::time(text) else { return false };
            self.time = Some(time.known());
            return true;
        }
        if !Self::wants(field) {
            return false;
        }
        let Some(value) = value_of(field, text) else { return false };
        match field {
            Field::Name => self.name = Some((self.is_sought)(&value)),
            Field::Path => self.name_of_path = Some(self.sought(&value)),
            Field::CommandLine => self.name_of_line = Some(self.name_of_line(&value)),
            Field::OriginalFileName => self.original_name = Some((self.is_sought)(&value)),
            _ => self.parent = true,
        }
        true
    }

    /// That of the program; of no interest when the name is known.
    fn name_of_line(&self, line: &str) -> Option<bool> {
        let known = self.name.is_some() || self.name_of_path.flatten().is_some();
        let program = if known { None } else { program_of(line) };
        program.and_then(|name| self.sought(name))
    }

    /// Whether the name in a text is looked for; none when there is no name in it.
    fn sought(&self, text: &str) -> Option<bool> {
        value_of(Field::Name, text).map(|name| (self.is_sought)(&name))
    }
}

impl Draft {
    /// Takes only what every start is asked for.
    pub(crate) fn brief(source: SourceId, is_sought: fn(&str) -> bool) -> Self {
        let brief = InBrief {
            is_sought,
            time: None,
            name: None,
            name_of_path: None,
            name_of_line: None,
            original_name: None,
            parent: false,
        };
        Self { source, event: ProcessStart::default(), extent: Extent::Brief(brief) }
    }

    /// As [`Self::finish`]: a name that is not there is that of the path, else that of the command line.
    pub(crate) fn finish_brief(self) -> Brief {
        let Extent::Brief(brief) = self.extent else { return Brief::default() };
        let name = brief.name.or(brief.name_of_path.flatten()).or(brief.name_of_line.flatten());
        Brief {
            time: brief.time,
            has_command_line: brief.name_of_line.is_some(),
            has_parent: brief.parent,
            is_sought: name == Some(true) || brief.original_name == Some(true),
        }
    }
}
