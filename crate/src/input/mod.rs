//! Bytes to records: encoding, framing, JSON, Windows Event XML, envelopes. Knows nothing of what a record means.
//!
//! - [`encoding`]: any text encoding to UTF-8.
//! - [`frame`]: a stream of UTF-8 to one value after another, resumable at any byte.
//! - `json`, a crate of its own: one value to a [`json::Json`]; [`repair`] reads what is nearly JSON.
//! - [`xml`]: one `<Event>` to a [`xml::XmlEvent`].
//! - [`peel`]: a value to the records that it wraps.

pub(crate) mod encoding;
pub(crate) mod forms;
pub(crate) mod frame;
pub(crate) mod peel;
pub(crate) mod reader;
pub(crate) mod record;
mod repair;
pub(crate) mod text;
pub(crate) mod xml;

pub(crate) use mofcomp_json as json;
