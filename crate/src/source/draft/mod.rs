//! A start in the making. A source states which model field stands where as a table of rows and, once the draft is
//! finished, only those parts of the two views in which its backend differs from the default.
//!
//! ```text
//! const FIELDS: &[Row] = &[
//!     (Field::Path, "NewProcessName"),
//!     (Field::Pid, "NewProcessId"),
//!     (Field::Time, "EventTime"),      // the first row of a field that gives a value has it
//!     (Field::Time, "@timestamp"),
//! ];
//! let mut draft = Draft::new(SourceId::WindowsSecurity);
//! draft.fill(FIELDS, &record);
//! let start = draft.finish();
//! ```

mod brief;
mod field;
mod rules;
mod set;
#[cfg(test)]
mod tests;
mod views;

pub(crate) use brief::Brief;
pub(crate) use field::{Field, Row};
pub(crate) use views::program_of;

use super::Start;
use super::lookup::Lookup;
use super::transform::{self, Account};
use crate::args::winargv;
use crate::event::{ProcessStart, SourceId};
use brief::InBrief;

/// A start in the making.
#[derive(Debug)]
pub(crate) struct Draft {
    source: SourceId,
    event: ProcessStart,
    extent: Extent,
}

/// How much of a start is read.
#[derive(Debug)]
enum Extent {
    All,
    /// What the rules test.
    Rules,
    /// What every start is asked for; it is kept here.
    Brief(InBrief),
}

impl Draft {
    pub(crate) fn new(source: SourceId) -> Self {
        Self { source, event: ProcessStart::default(), extent: Extent::All }
    }

    /// The sensor.
    pub(crate) fn source(&self) -> SourceId {
        self.source
    }

    /// Reads every row whose field is still empty.
    pub(crate) fn fill(&mut self, rows: &[Row], from: &dyn Lookup) {
        for &(field, name) in rows {
            self.take(field, from, name);
        }
    }

    /// Reads one field, if it is still empty, from that name; true when it has a value now.
    pub(crate) fn take(&mut self, field: Field, from: &dyn Lookup, name: &str) -> bool {
        if self.has(field) {
            return true;
        }
        match &mut self.extent {
            Extent::Brief(brief) => {
                InBrief::wants(field) && from.text(name).is_some_and(|text| brief.set(field, &text))
            }
            Extent::Rules if !rules::wants(field) => false,
            _ if field == Field::Args => self.set_args(from.texts(name), &from.place(name)),
            Extent::Rules => from.text(name).is_some_and(|text| self.set(field, &text, "")),
            Extent::All => from.text_and_place(name).is_some_and(|(text, place)| self.set(field, &text, &place)),
        }
    }

    /// Whether the field is of any use. (One that is not is not kept, either: this only spares the search for it.)
    pub(crate) fn wants(&self, field: Field) -> bool {
        match &self.extent {
            Extent::All => true,
            Extent::Rules => rules::wants(field),
            Extent::Brief(_) => InBrief::wants(field),
        }
    }

    /// Whether the field has a value.
    pub(crate) fn has(&self, field: Field) -> bool {
        match &self.extent {
            Extent::Brief(brief) => brief.has(field),
            Extent::All | Extent::Rules => self.event.provenance.get(field.key()).is_some(),
        }
    }

    /// The event so far.
    pub(crate) fn event(&self) -> &ProcessStart {
        &self.event
    }

    /// Sets the user's role: `effective`, `creator`, `service` or `unknown`.
    pub(crate) fn role(&mut self, role: &str) {
        self.event.user.role = Some(role.to_owned());
    }

    /// Notes that a field's value is a guess: puts ` (inferred)` or the like behind its place.
    pub(crate) fn mark(&mut self, field: Field, note: &str) {
        if let Some(place) = self.event.provenance.get_mut(field.key()) {
            place.push_str(note);
        }
    }

    /// Derives names from paths, splits the arguments that the sensor did not give, makes both views as most backends
    /// would, and last infers the SID of well-known accounts, which no view knows.
    pub(crate) fn finish(mut self) -> Start {
        self.derive_names();
        self.derive_args();
        let (ecs, cim) = (views::ecs(&self.event), views::cim(&self.event));
        self.infer_sid();
        Start { source: self.source, event: self.event, ecs, cim }
    }

    fn derive_names(&mut self) {
        for (name, path) in [(Field::Name, Field::Path), (Field::ParentName, Field::ParentPath)] {
            if !self.has(name)
                && let Some(place) = self.event.provenance.get(path.key()).cloned()
                && let Some(text) = self.slot(path).clone()
            {
                self.set(name, &text, &place);
            }
        }
        self.name_by_command_line();
    }

    /// Where the record holds no image, the command line names it. The caller chose that word, so it is marked.
    fn name_by_command_line(&mut self) {
        let line = self.event.process.command_line.clone().filter(|_| !self.has(Field::Name));
        let place = self.event.provenance.get(Field::CommandLine.key()).cloned();
        if let (Some(name), Some(place)) = (line.as_deref().and_then(program_of), place) {
            self.set(Field::Name, name, &(place + set::INFERRED));
        }
    }

    fn derive_args(&mut self) {
        let process = &mut self.event.process;
        if let (Some(line), true) = (&process.command_line, process.args_origin.is_none()) {
            process.args = winargv(line);
            process.args_origin = Some("winargv".to_owned());
            if let Some(place) = self.event.provenance.get(Field::CommandLine.key()).cloned() {
                self.event.provenance.insert(Field::Args.key(), place);
            }
        }
    }

    fn infer_sid(&mut self) {
        let user = &mut self.event.user;
        let (Some(name), None) = (user.name.as_deref(), &user.sid) else { return };
        let account = Account { domain: user.domain.as_deref(), name };
        if let Some(sid) = transform::well_known_sid(account) {
            user.sid = Some(sid.to_owned());
            let place = self.event.provenance.get(Field::UserName.key()).cloned().unwrap_or_default();
            self.event.provenance.insert(Field::Sid.key(), place + set::INFERRED);
        }
    }
}
