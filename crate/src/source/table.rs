//! All sources, in the order in which they are tried: the first that recognises a record has it.

use super::{Seen, Source};
use crate::input::record::Record;

const SOURCES: &[Source] = &[];

/// The first source that knows the record.
pub(crate) fn recognise(record: &Record<'_>) -> Option<(Seen, &'static Source)> {
    SOURCES.iter().find_map(|source| (source.recognise)(record).map(|seen| (seen, source)))
}
