//! One run, read for the signals: its call taken apart, its paths understood.

use super::call::Call;
use super::path::WinPath;
use crate::event::ProcessStart;
use crate::rule::Happened;

/// What the signals look at.
pub(crate) struct Run<'e> {
    pub(super) event: &'e ProcessStart,
    pub(super) call: Call<'e>,
    /// The files to compile.
    pub(super) mofs: Vec<Mof<'e>>,
    /// The image; none when the log does not tell its directory.
    pub(super) image: Option<WinPath>,
    /// The parent's image; none when the log does not tell its directory.
    pub(super) parent: Option<WinPath>,
    /// What the rules are matched on.
    pub(super) happened: &'e Happened,
}

/// A file to compile.
pub(super) struct Mof<'e> {
    /// As the call names it.
    pub(super) text: &'e str,
    /// Where it lies; none when only a working directory could tell and the log has none.
    pub(super) path: Option<WinPath>,
    /// Its file name, lower case.
    pub(super) name: String,
}

impl<'e> Run<'e> {
    pub(crate) fn new(event: &'e ProcessStart, happened: &'e Happened) -> Self {
        let own = event.host.as_deref();
        let call = Call::parse(&event.process.args);
        let directory = event.process.working_directory.as_deref().map(|text| WinPath::parse(text, own));
        let mof = |text: &&'e str| {
            let path = WinPath::parse(text, own);
            Mof { text, name: path.file_name().to_owned(), path: path.resolve(directory.as_ref()) }
        };
        let absolute = |path: &Option<String>| path.as_deref().and_then(|text| WinPath::parse(text, own).resolve(None));
        Self {
            event,
            mofs: call.files.iter().map(mof).collect(),
            call,
            image: absolute(&event.process.path),
            parent: absolute(&event.parent.path),
            happened,
        }
    }

    /// The parent's file name, when it is one of these.
    pub(super) fn parent_is(&self, names: &[&str]) -> Option<String> {
        let name = self.event.parent.name.as_deref()?;
        names.iter().any(|wanted| crate::rule::Compare::Eql.holds(wanted, name)).then(|| name.to_owned())
    }

    /// The first file that lies under one of these directories of a local volume.
    pub(super) fn mof_under(&self, directories: &[&str]) -> Option<&Mof<'e>> {
        self.mofs.iter().find(|mof| mof.path.as_ref().is_some_and(|p| directories.iter().any(|d| p.is_under(d))))
    }

    /// Whether there are files and all of them pass.
    pub(super) fn all_mofs(&self, test: impl Fn(&Mof<'e>, &WinPath) -> bool) -> bool {
        !self.mofs.is_empty() && self.mofs.iter().all(|mof| mof.path.as_ref().is_some_and(|path| test(mof, path)))
    }

    /// Whether the parent's image lies under one of these directories of a local volume.
    pub(super) fn parent_under(&self, directories: &[&str]) -> bool {
        self.parent.as_ref().is_some_and(|path| directories.iter().any(|directory| path.is_under(directory)))
    }
}
