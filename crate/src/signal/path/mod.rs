//! Windows paths, understood: whatever spelling names a file, two spellings of one place compare equal.

mod root;
mod settle;
#[cfg(test)]
mod tests;

use root::Cut;
use settle::{part, settled};

/// Where a path starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Root {
    /// A drive, lower case.
    Drive(char),
    /// A local volume whose drive letter the log does not tell: a device path, `\SystemRoot\`, `ADMIN$` of this host.
    Volume,
    /// Another host, by UNC or WebDAV.
    Remote(String),
    /// A share of this host that is no whole drive.
    Share,
    /// The drive of the working directory.
    Rooted,
    /// The working directory of a drive.
    DriveRelative(char),
    /// The working directory.
    Relative,
}

/// A path as its root and its parts: folded to lower case, short names and junctions of every Windows written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WinPath {
    pub(crate) root: Root,
    pub(crate) parts: Vec<String>,
}

impl WinPath {
    /// Reads any spelling; `own` is the name of the host that it was written on.
    pub(crate) fn parse(text: &str, own: Option<&str>) -> Self {
        let text = text.trim_matches('"').replace('/', r"\");
        let Cut { root, head, rest } = Cut::of(&text, own);
        let parts = head.split('\\').chain(rest.split('\\')).filter(|part| !part.is_empty()).map(part).collect();
        Self { root, parts: settled(parts) }
    }

    /// The same place as an absolute path. None when that takes a working directory that the log does not tell.
    pub(crate) fn resolve(self, working_directory: Option<&Self>) -> Option<Self> {
        let from = |base: &Self, keep: usize| {
            let parts = base.parts.iter().take(keep).chain(&self.parts).cloned().collect();
            Self { root: base.root.clone(), parts: settled(parts) }
        };
        let base = working_directory.filter(|base| base.is_absolute());
        match self.root {
            Root::Relative => base.map(|base| from(base, usize::MAX)),
            Root::Rooted => base.map(|base| from(base, 0)),
            Root::DriveRelative(drive) => base.filter(|b| b.root == Root::Drive(drive)).map(|b| from(b, usize::MAX)),
            _ => Some(self),
        }
    }

    fn is_absolute(&self) -> bool {
        !matches!(self.root, Root::Rooted | Root::DriveRelative(_) | Root::Relative)
    }

    /// Whether this is a path of a local volume below `directory`, lower case and without a drive, as
    /// `users\*\appdata`; `*` is any one part.
    pub(crate) fn is_under(&self, directory: &str) -> bool {
        self.starts_with(directory).is_some_and(|behind| behind > 0)
    }

    /// Whether this is that path of a local volume; written as for [`Self::is_under`].
    pub(crate) fn is(&self, path: &str) -> bool {
        self.starts_with(path) == Some(0)
    }

    /// How many parts follow.
    fn starts_with(&self, directory: &str) -> Option<usize> {
        let local = matches!(self.root, Root::Drive(_) | Root::Volume);
        let mut parts = self.parts.iter();
        let all = directory.split('\\').all(|want| parts.next().is_some_and(|part| want == "*" || want == part));
        (local && all).then_some(parts.len())
    }

    /// The last part.
    pub(crate) fn file_name(&self) -> &str {
        self.parts.last().map_or("", String::as_str)
    }

    /// The plain spelling of the same path.
    pub(crate) fn plain(&self) -> String {
        let parts = self.parts.join(r"\");
        match &self.root {
            Root::Drive(drive) => format!(r"{drive}:\{parts}"),
            Root::Volume => format!(r"?:\{parts}"),
            Root::Remote(host) => format!(r"\\{host}\{parts}"),
            Root::Share => format!(r"\\localhost\{parts}"),
            Root::Rooted => format!(r"\{parts}"),
            Root::DriveRelative(drive) => format!("{drive}:{parts}"),
            Root::Relative => parts,
        }
    }
}
