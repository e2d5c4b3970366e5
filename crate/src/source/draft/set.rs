//! Text into one field of the model.

use std::borrow::Cow;

use super::{Draft, Extent, Field, rules};
use crate::source::transform::{self, Pid};

impl Draft {
    /// Sets a field from its text, replacing what it held; `place` is where the text stood. False when the text is no
    /// value for this field.
    pub(crate) fn set(&mut self, field: Field, text: &str, place: &str) -> bool {
        match &mut self.extent {
            Extent::Brief(brief) => return brief.set(field, text),
            Extent::Rules if !rules::wants(field) => return false,
            Extent::All | Extent::Rules => {}
        }
        match field {
            Field::Time | Field::UtcTime => self.set_time(field, text, place),
            Field::Pid | Field::ParentPid => self.set_pid(field, text, place),
            Field::Hashes => self.set_hashes(text, place),
            Field::Md5 | Field::Sha1 | Field::Sha256 | Field::Imphash => self.set_hash(field, text, place),
            Field::User => self.set_user(text, place),
            Field::Sid => self.set_sid(text, place),
            Field::Args => self.set_args(vec![text.to_owned()], place),
            _ => match value_of(field, text) {
                Some(value) => self.store(field, value.into_owned(), place),
                None => false,
            },
        }
    }

    /// Sets the arguments as the sensor split them.
    pub(crate) fn set_args(&mut self, args: Vec<String>, place: &str) -> bool {
        if args.is_empty() || matches!(self.extent, Extent::Brief(_)) {
            return false;
        }
        self.event.process.args = args;
        self.event.process.args_origin = Some("given".to_owned());
        self.note(Field::Args, place)
    }

    /// The text behind a field that is plain text.
    pub(super) fn slot(&mut self, field: Field) -> &mut Option<String> {
        let event = &mut self.event;
        match field {
            Field::Host => &mut event.host,
            Field::Os => &mut event.os_type,
            Field::LogonId => &mut event.logon_id,
            Field::Integrity => &mut event.integrity,
            Field::Path => &mut event.process.path,
            Field::CommandLine => &mut event.process.command_line,
            Field::WorkingDirectory => &mut event.process.working_directory,
            Field::OriginalFileName => &mut event.process.original_file_name,
            Field::EntityId => &mut event.process.entity_id,
            Field::ParentName => &mut event.parent.name,
            Field::ParentPath => &mut event.parent.path,
            Field::ParentCommandLine => &mut event.parent.command_line,
            Field::ParentEntityId => &mut event.parent.entity_id,
            Field::UserName => &mut event.user.name,
            Field::UserDomain => &mut event.user.domain,
            Field::Sid => &mut event.user.sid,
            _ => &mut event.time,
        }
    }

    fn note(&mut self, field: Field, place: &str) -> bool {
        self.event.provenance.insert(field.key(), place.to_owned());
        true
    }

    fn store(&mut self, field: Field, value: String, place: &str) -> bool {
        if field == Field::Name {
            self.event.process.name = value;
        } else {
            *self.slot(field) = Some(value);
        }
        self.note(field, place)
    }

    fn set_time(&mut self, field: Field, text: &str, place: &str) -> bool {
        let Some(time) = transform::time(text) else { return false };
        self.store(field, time.to_iso(), place);
        if time.assumed_utc && field == Field::Time {
            self.mark(field, " (assumed UTC)");
        }
        true
    }

    fn set_pid(&mut self, field: Field, text: &str, place: &str) -> bool {
        let (id, slot) = match field {
            Field::Pid => (Field::EntityId, &mut self.event.process.pid),
            _ => (Field::ParentEntityId, &mut self.event.parent.pid),
        };
        match transform::pid(text) {
            Some(Pid::Os(pid)) => {
                *slot = Some(pid);
                self.note(field, place)
            }
            Some(Pid::Vendor(value)) => {
                if !self.has(id) {
                    self.store(id, value.to_string(), place);
                }
                false
            }
            None => false,
        }
    }

    fn set_hashes(&mut self, text: &str, place: &str) -> bool {
        let hashes = transform::hashes(text);
        if hashes.is_empty() {
            return false;
        }
        self.event.process.hashes = Some(hashes);
        self.note(Field::Hashes, place)
    }

    fn set_hash(&mut self, field: Field, text: &str, place: &str) -> bool {
        let name = field.key().rsplit('.').next().unwrap_or_default();
        let Some(hash) = transform::hash(text) else { return false };
        self.event.process.hashes.get_or_insert_default().insert(name, hash);
        self.note(field, place)
    }

    fn set_user(&mut self, text: &str, place: &str) -> bool {
        if transform::sid(text).is_some() {
            return self.store(Field::Sid, text.to_owned(), place);
        }
        let Some(account) = transform::account(text) else { return false };
        if let Some(domain) = account.domain {
            self.store(Field::UserDomain, domain.to_owned(), place);
        }
        self.store(Field::UserName, account.name.to_owned(), place)
    }

    fn set_sid(&mut self, text: &str, place: &str) -> bool {
        if transform::sid(text).is_some() {
            return self.store(Field::Sid, text.to_owned(), place);
        }
        let nobody = text == "S-1-0-0" || text.eq_ignore_ascii_case("null sid");
        if !nobody && !self.has(Field::UserName) {
            self.set_user(text, place);
        }
        let Some(known) = transform::account(text).and_then(transform::well_known_sid) else { return false };
        self.store(Field::Sid, known.to_owned(), place);
        self.mark(Field::Sid, INFERRED);
        true
    }
}

/// Behind the place of a value that was concluded from what stands there.
pub(super) const INFERRED: &str = " (inferred)";

/// The model's value of a field that is plain text; none when the text is no value for it.
pub(super) fn value_of(field: Field, text: &str) -> Option<Cow<'_, str>> {
    match field {
        Field::Os => transform::os_type(text).map(Cow::Borrowed),
        Field::LogonId => transform::logon_id(text).map(Cow::Owned),
        Field::Integrity => transform::integrity(text).map(Cow::Borrowed),
        Field::Name | Field::ParentName => transform::base(text).map(Cow::Borrowed),
        Field::EntityId | Field::ParentEntityId => Some(transform::guid(text).map_or(Cow::Borrowed(text), Cow::Owned)),
        _ => Some(Cow::Borrowed(text)),
    }
    .filter(|value| !value.is_empty())
}
