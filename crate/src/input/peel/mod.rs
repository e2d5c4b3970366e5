//! A value to the records that it wraps, envelope by envelope.

use super::json::{self, Json};
use super::record::{Body, Record};
use super::xml;
use rows::Rows;
use table::Wrapped;

mod rows;
mod table;
mod text;

/// Deepest envelope that is opened.
const MAX_DEPTH: usize = 6;

/// Byte range, in the text of the frame, of the outermost value that holds a record alone.
pub(crate) type Span = (usize, usize);

/// Takes peeled records.
pub(crate) trait Take {
    /// Whether the record was known and taken. When it is asked for the last time it counts as a record even when it is
    /// unknown.
    fn take(&mut self, record: &Record<'_>, span: Span, turn: Turn) -> bool;
    /// Whether the record is known; takes nothing.
    fn knows(&self, record: &Record<'_>) -> bool;
    /// Half of a surrogate pair stood in a text inside a record.
    fn lone_surrogate(&mut self, span: Span);
}

/// How often a record is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// For the first time: what it holds may be known better.
    First,
    /// For the first and last time.
    Only,
    /// For the last time: as it is, nobody knew it.
    Last,
}

/// Peels one framed value.
pub(crate) fn peel(root: Json<'_>, to: &mut dyn Take) {
    let span = root.span();
    Peeler { to }.value(root, Around { outer: &[], span, depth: 0, in_text: false });
}

/// One event that stood alone, not inside JSON.
pub(crate) fn peel_xml(event: &xml::XmlEvent, span: Span, to: &mut dyn Take) {
    to.take(&Record { body: Body::Xml(event), outer: &[] }, span, Turn::Only);
}

struct Peeler<'t> {
    to: &'t mut dyn Take,
}

/// What is around a value.
#[derive(Clone, Copy)]
struct Around<'a, 'd> {
    /// Innermost first.
    outer: &'a [Json<'d>],
    span: Span,
    depth: usize,
    /// The value stands in the text of a string, so its own offsets say nothing.
    in_text: bool,
}

impl<'a, 'd> Around<'a, 'd> {
    fn deeper(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }

    /// Around an element of an array, which holds its record alone.
    fn element(self, value: Json<'d>) -> Self {
        let span = if self.in_text { self.span } else { value.span() };
        Self { span, ..self.deeper() }
    }
}

impl Peeler<'_> {
    fn value<'d>(&mut self, value: Json<'d>, around: Around<'_, 'd>) {
        if around.depth > MAX_DEPTH {
            self.emit(value, around);
            return;
        }
        if let Some(text) = text::of_string(value) {
            if !self.text(&text, around.outer, around) {
                self.emit(value, around);
            }
            return;
        }
        match table::unwrap(value) {
            None => self.record(value, around),
            Some(Wrapped::Nothing) => {}
            Some(Wrapped::One(inner)) => self.value(inner, around.deeper()),
            Some(Wrapped::Inside(inner)) => {
                let outer = with(value, around.outer);
                self.value(inner, Around { outer: &outer, ..around }.deeper());
            }
            Some(Wrapped::Many(items)) => items.into_iter().for_each(|item| self.value(item, around.element(item))),
            Some(Wrapped::Text(inner)) => {
                let outer = with(value, around.outer);
                if !self.text(&inner, &outer, around) {
                    self.record(value, around);
                }
            }
            Some(Wrapped::Rows(rows)) => rows.iter().for_each(|rows| self.rows(rows, around)),
        }
    }

    /// No known envelope: a record. One that nobody knows may carry the event as text in one of its members, or be
    /// an envelope of somebody's own making.
    fn record<'d>(&mut self, value: Json<'d>, around: Around<'_, 'd>) {
        let record = Record { body: Body::Json(value), outer: around.outer };
        if self.to.take(&record, around.span, Turn::First) {
            return;
        }
        let outer = with(value, around.outer);
        if text::members(value).any(|text| self.text(&text, &outer, around)) {
            return;
        }
        if let Some(list) = self.list_of_known(value) {
            return list.items().for_each(|item| self.value(item, around.element(item)));
        }
        let known = text::elsewhere(value).find(|text| self.holds_known(text));
        if !known.is_some_and(|text| self.text(&text, &outer, around)) {
            self.to.take(&record, around.span, Turn::Last);
        }
    }

    /// The first member that is a list whose first element somebody knows, or that is wrapped in its turn.
    fn list_of_known<'d>(&self, value: Json<'d>) -> Option<Json<'d>> {
        let mut lists = value.members().map(|(_, list)| list);
        lists.find(|list| list.items().next().is_some_and(|first| self.is_known(first)))
    }

    fn holds_known(&self, text: &str) -> bool {
        let doc = json::parse(text, &mut json::Tape::default());
        doc.map_or_else(|_| !text::events(text).is_empty(), |doc| self.is_known(doc.root()))
    }

    fn is_known(&self, value: Json<'_>) -> bool {
        let known = || self.to.knows(&Record { body: Body::Json(value), outer: &[] });
        value.is_object() && (table::unwrap(value).is_some() || known())
    }

    fn emit<'d>(&mut self, value: Json<'d>, around: Around<'_, 'd>) {
        self.to.take(&Record { body: Body::Json(value), outer: around.outer }, around.span, Turn::Only);
    }

    /// Peels a text that holds JSON or one event. False when it holds neither.
    fn text(&mut self, text: &str, outer: &[Json<'_>], around: Around<'_, '_>) -> bool {
        if around.depth >= MAX_DEPTH {
            return false;
        }
        let events = text::events(text);
        for event in &events {
            self.to.take(&Record { body: Body::Xml(event), outer }, around.span, Turn::Only);
        }
        if !events.is_empty() {
            return true;
        }
        let Some(text) = text::json(text) else { return false };
        if let Ok(doc) = json::parse(text, &mut json::Tape::default()) {
            self.doc(&doc, outer, around);
            return true;
        }
        let mended = text::mended(text);
        let doc = mended.as_deref().map(|text| json::parse(text, &mut json::Tape::default()));
        let Some(Ok(doc)) = doc else { return false };
        self.doc(&doc, outer, around);
        true
    }

    /// JSON that stood in a text.
    fn doc(&mut self, doc: &json::Doc<'_>, outer: &[Json<'_>], around: Around<'_, '_>) {
        if doc.lone_surrogate() {
            self.to.lone_surrogate(around.span);
        }
        self.value(doc.root(), Around { outer, span: around.span, depth: around.depth + 1, in_text: true });
    }

    /// Rows of a table, each made an object.
    fn rows<'d>(&mut self, rows: &Rows<'d>, around: Around<'_, 'd>) {
        for (text, row) in rows.objects() {
            let place = row.map_or(around.deeper(), |row| around.element(row));
            if let Ok(doc) = json::parse(&text, &mut json::Tape::default()) {
                let outer = place.outer;
                self.value(doc.root(), Around { outer, span: place.span, depth: place.depth, in_text: true });
            }
        }
    }
}

fn with<'d>(value: Json<'d>, outer: &[Json<'d>]) -> Vec<Json<'d>> {
    std::iter::once(value).chain(outer.iter().copied()).collect()
}
