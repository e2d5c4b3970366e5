//! Named transforms from a log's spelling of a value to the model's. Small functions over text; none keeps state.

mod account;
mod ids;
mod integrity;
mod name;
mod time;

pub(crate) use account::{Account, account, fold_name, sid, well_known_sid};
pub(crate) use ids::{Pid, guid, hash, hashes, logon_id, pid};
pub(crate) use integrity::integrity;
pub(crate) use name::{base, os_type};
pub(crate) use time::{Time, time};

/// None for what Windows event data writes in place of nothing: `""`, `-`, `?`, an account of two dashes and the zero
/// GUID.
pub(crate) fn windows_text(text: &str) -> Option<&str> {
    let may_be_guid = matches!(text.as_bytes().first(), Some(b'{' | b'}' | b'0'));
    let zero = may_be_guid && text.trim_matches(['{', '}']) == ids::ZERO_GUID;
    (!zero && !matches!(text, "" | "-" | "?" | r"-\-")).then_some(text)
}
