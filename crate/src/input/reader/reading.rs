//! Reads one frame: strictly, then with repair, and says what was lost.

use super::places::{OnePlace, Places};
use super::{Outcome, Place, Sink, Token, Trouble, mention};
use crate::input::frame::Found;
use crate::input::json::{self, Lines, MAX_DEPTH, ParseError, Reason};
use crate::input::peel;
use crate::input::record::{Body, Record};
use crate::input::repair::repair;
use crate::input::text::Text;
use crate::input::xml;
use crate::text::xmltext;

/// One frame being read.
pub(super) struct Reading<'r> {
    pub(super) found: Found,
    pub(super) bytes: &'r [u8],
    pub(super) sink: &'r mut dyn Sink,
    pub(super) lines: &'r mut Lines,
}

impl Reading<'_> {
    fn place(&self) -> Place {
        Place { line: self.found.line, start: self.found.start, end: self.found.end }
    }

    pub(super) fn trouble(&mut self, trouble: Trouble, message: String) {
        self.sink.trouble(trouble, message, self.place());
    }

    /// The frame as text; says so when it was no text.
    fn text(&mut self) -> Text<'_> {
        let bytes = self.bytes;
        let text = Text::new(bytes);
        if text.is_changed() {
            self.encoding("Bytes that are no UTF-8");
        }
        text
    }

    fn encoding(&mut self, what: &str) {
        let message = format!("{what} were read as U+FFFD (\u{fffd}); the record was judged all the same.");
        self.trouble(Trouble::Encoding, message);
    }

    /// The framer read it already.
    pub(super) fn read(&mut self) {
        if self.lines.lone_surrogate() {
            self.encoding("Halves of surrogate pairs");
        }
        let known = self.lines.conclusion(self.bytes).map(Token);
        if known.is_some_and(|token| self.sink.count(token)) {
            return;
        }
        match known {
            Some(token) => self.read_known(token),
            None => self.read_unknown(),
        }
    }

    fn read_known(&mut self, token: Token) {
        let tells = self.sink.tells_outcomes();
        if tells && let Some(outcome) = self.lines.outcome(self.bytes) {
            return self.sink.repeat(Outcome(outcome));
        }
        let mut doc = self.lines.doc(self.bytes);
        if tells {
            doc.trace();
        }
        let record = Record { body: Body::Json(doc.root()), outer: &[] };
        if let Some(Outcome(outcome)) = self.sink.record(Some(token), &record, self.place()) {
            self.lines.learn_outcome(&doc, outcome);
        }
        self.lines.give_back(doc);
    }

    fn read_unknown(&mut self) {
        let learns = self.lines.learns();
        let mut doc = self.lines.doc(self.bytes);
        if learns {
            doc.trace();
        }
        if let Some((Token(token), read)) = self.peel(&doc, &|at| at).filter(|_| learns) {
            self.lines.learn(&doc, read, token);
        }
        self.lines.give_back(doc);
    }

    pub(super) fn json(&mut self) {
        let bytes = self.bytes;
        let text = Text::new(bytes);
        match json::parse(&text.text, self.lines.tape()) {
            Ok(doc) => {
                if text.is_changed() {
                    self.encoding("Bytes that are no UTF-8");
                } else if doc.lone_surrogate() {
                    self.encoding("Halves of surrogate pairs");
                }
                self.peel(&doc, &|at| text.origin(at));
                self.lines.give_back(doc);
            }
            Err(error) => self.repair(&text, error),
        }
    }

    pub(super) fn broken(&mut self) {
        if self.bytes.starts_with(b"<") || self.bytes.starts_with(b"&lt;") {
            let message = "This event has no closing </Event> and was skipped.".to_owned();
            return self.trouble(Trouble::Truncated, message + &mention(self.bytes));
        }
        let bytes = self.bytes;
        let text = Text::new(bytes);
        self.repair(&text, ParseError { at: bytes.len(), reason: Reason::End });
    }

    /// Strict reading failed: mends what can be mended, and says what it was.
    fn repair(&mut self, text: &Text<'_>, error: ParseError) {
        if error.reason == Reason::TooDeep {
            let message = format!("This record is nested deeper than {MAX_DEPTH} and was skipped.");
            return self.trouble(Trouble::TooDeep, message + &mention(self.bytes));
        }
        let (mended, mends) = match repair(&text.text) {
            Ok(mended) => mended,
            Err(failed) => return self.lost(text, error, failed),
        };
        match json::parse(&mended.text, self.lines.tape()) {
            Ok(doc) => {
                self.trouble(Trouble::Repaired, format!("This record was read after repair: {}.", mends.join(", ")));
                self.peel(&doc, &|at| text.origin(mended.origin(at)));
                self.lines.give_back(doc);
            }
            Err(failed) => self.lost(text, error, failed),
        }
    }

    fn lost(&mut self, text: &Text<'_>, strict: ParseError, lenient: ParseError) {
        let cut = strict.reason == Reason::End && lenient.reason == Reason::End;
        let at = self.found.start + text.origin(strict.at.min(lenient.at)) as u64;
        let (trouble, message) = if cut {
            (Trouble::Truncated, "This record was cut off in the middle and was skipped.".to_owned())
        } else {
            let what = reason(strict.reason);
            (Trouble::Malformed, format!("This record is no JSON ({what} at byte {at}) and was skipped."))
        };
        let mention = mention(self.bytes);
        self.trouble(trouble, message + &mention);
    }

    pub(super) fn xml(&mut self) {
        let bytes = self.bytes;
        let text = self.text().text.into_owned();
        match xml::parse(&text) {
            Ok(event) => {
                let place = self.place();
                let mut take = OnePlace { sink: self.sink, place };
                peel::peel_xml(&event, (0, bytes.len()), &mut take);
            }
            Err(error) => {
                let trouble = if error.too_deep { Trouble::TooDeep } else { Trouble::Malformed };
                let message = format!("This event is no XML and was skipped: {}.", error.message);
                let mention = mention(bytes);
                self.trouble(trouble, message + &mention);
            }
        }
    }

    pub(super) fn escaped_xml(&mut self) {
        let text = Text::new(self.bytes).text.into_owned();
        let Ok(event) = xml::parse(&xmltext(&text)) else {
            let mention = mention(self.bytes);
            return self.trouble(Trouble::Malformed, "This event is no XML and was skipped.".to_owned() + &mention);
        };
        self.trouble(Trouble::Repaired, "This event was read after repair: XML escaped for HTML.".to_owned());
        let place = self.place();
        peel::peel_xml(&event, (0, 0), &mut OnePlace { sink: self.sink, place });
    }

    /// When the value was a record itself: what it is, and after how many looks into its values that was known.
    fn peel(&mut self, doc: &json::Doc<'_>, origin: &dyn Fn(usize) -> usize) -> Option<(Token, usize)> {
        let counted = (0, self.found.line);
        let (root, known) = (doc.root(), None);
        let mut take = Places { sink: self.sink, found: self.found, bytes: self.bytes, origin, counted, root, known };
        peel::peel(root, &mut take);
        take.known
    }
}

fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::End => "it ends too early",
        Reason::Unexpected => "an unexpected character",
        Reason::Escape => "a backslash that escapes nothing",
        Reason::Control => "a control character in a string",
        Reason::TooDeep => "nested too deep",
    }
}
