//! The whole input stage: bytes in, records and problems out.

use super::encoding::Decoder;
use super::forms;
use super::frame::{Found, Frame, Framer};
use super::json::{self, Entry, MAX_DEPTH, ParseError, Reason};
use super::peel::{self, Span, Take};
use super::record::Record;
use super::repair::{repair, unescape_html};
use super::text::Text;
use super::xml;

/// Where something stands in the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) line: u64,
    pub(crate) start: u64,
    pub(crate) end: u64,
}

/// What goes wrong with input. Codes are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    Malformed,
    Truncated,
    TooLarge,
    TooDeep,
    Repaired,
    Encoding,
    UnsupportedFormat,
}

impl Trouble {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::Truncated => "truncated",
            Self::TooLarge => "too_large",
            Self::TooDeep => "too_deep",
            Self::Repaired => "repaired",
            Self::Encoding => "encoding",
            Self::UnsupportedFormat => "unsupported_format",
        }
    }

    /// A stretch of input was lost to it.
    pub(crate) fn is_loss(self) -> bool {
        !matches!(self, Self::Repaired | Self::Encoding)
    }
}

/// Takes what the reader finds, in input order.
pub(crate) trait Sink {
    /// See [`Take::take`].
    fn record(&mut self, record: &Record<'_>, place: Place, last: bool) -> bool;
    /// See [`Take::knows`].
    fn knows(&self, record: &Record<'_>) -> bool;
    fn trouble(&mut self, trouble: Trouble, message: String, place: Place);
}

/// Reads one input, fed in chunks.
#[derive(Debug)]
pub(crate) struct Reader {
    decoder: Decoder,
    framer: Framer,
    tape: Vec<Entry>,
}

impl Reader {
    /// `limit`: longest record, in bytes.
    pub(crate) fn new(limit: usize) -> Self {
        Self { decoder: Decoder::default(), framer: Framer::new(limit), tape: Vec::new() }
    }

    pub(crate) fn feed(&mut self, chunk: &[u8], sink: &mut dyn Sink) {
        self.decoder.feed(chunk, self.framer.buffer());
        self.drain(false, sink);
    }

    pub(crate) fn finish(&mut self, sink: &mut dyn Sink) {
        self.decoder.finish(self.framer.buffer());
        self.drain(true, sink);
    }

    fn drain(&mut self, last: bool, sink: &mut dyn Sink) {
        while let Some(found) = self.framer.next(last) {
            let bytes = self.framer.bytes(&found);
            let mut frame = Reading { found, bytes, sink, tape: &mut self.tape };
            match found.frame {
                Frame::Json => frame.json(),
                Frame::Xml => frame.xml(),
                Frame::EscapedXml => frame.escaped_xml(),
                Frame::Broken { .. } => frame.broken(),
                Frame::TooLarge => frame.trouble(Trouble::TooLarge, too_large(&found)),
                Frame::Prose | Frame::Binary => {
                    let (trouble, message) = unreadable(self.framer.sample());
                    frame.trouble(trouble, message);
                }
                Frame::Prefix => frame.trouble(
                    Trouble::Repaired,
                    "Text before the record on this line was skipped; the record itself was read.".to_owned(),
                ),
                Frame::Repaired(what) => {
                    frame.trouble(Trouble::Repaired, format!("The input was read all the same: {what}."));
                }
            }
        }
        self.framer.compact();
    }
}

fn too_large(found: &Found) -> String {
    let bytes = found.end - found.start;
    format!("This record has {bytes} bytes, more than maxRecordBytes allows, and was skipped.")
}

fn unreadable(sample: &[u8]) -> (Trouble, String) {
    let form = forms::binary(sample).or_else(|| forms::text(sample));
    let Some(form) = form else {
        let message = "This is neither JSON nor Windows Event XML and was skipped.".to_owned();
        return (Trouble::Malformed, message + &mention(sample));
    };
    (Trouble::UnsupportedFormat, form.message.to_owned())
}

/// What was lost may matter: says so when it names mofcomp.
fn mention(bytes: &[u8]) -> String {
    let named = bytes.windows(7).any(|w| w.eq_ignore_ascii_case(b"mofcomp"));
    if named { " It mentions mofcomp, so look at it by hand.".to_owned() } else { String::new() }
}

/// One frame being read.
struct Reading<'r> {
    found: Found,
    bytes: &'r [u8],
    sink: &'r mut dyn Sink,
    tape: &'r mut Vec<Entry>,
}

impl Reading<'_> {
    fn place(&self) -> Place {
        Place { line: self.found.line, start: self.found.start, end: self.found.end }
    }

    fn trouble(&mut self, trouble: Trouble, message: String) {
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

    fn json(&mut self) {
        let bytes = self.bytes;
        let text = Text::new(bytes);
        match json::parse(&text.text, std::mem::take(self.tape)) {
            Ok(doc) => {
                if text.is_changed() {
                    self.encoding("Bytes that are no UTF-8");
                } else if doc.lone_surrogate {
                    self.encoding("Halves of surrogate pairs");
                }
                self.peel(&doc, &|at| text.origin(at));
                *self.tape = doc.into_tape();
            }
            Err((error, tape)) => {
                *self.tape = tape;
                self.repair(&text, error);
            }
        }
    }

    fn broken(&mut self) {
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
        match json::parse(&mended.text, std::mem::take(self.tape)) {
            Ok(doc) => {
                self.trouble(Trouble::Repaired, format!("This record was read after repair: {}.", mends.join(", ")));
                self.peel(&doc, &|at| text.origin(mended.origin(at)));
                *self.tape = doc.into_tape();
            }
            Err((failed, tape)) => {
                *self.tape = tape;
                self.lost(text, error, failed);
            }
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

    fn xml(&mut self) {
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

    fn escaped_xml(&mut self) {
        let text = Text::new(self.bytes).text.into_owned();
        let event = unescape_html(&text).and_then(|text| xml::parse(&text).ok());
        let Some(event) = event else {
            let mention = mention(self.bytes);
            return self.trouble(Trouble::Malformed, "This event is no XML and was skipped.".to_owned() + &mention);
        };
        self.trouble(Trouble::Repaired, "This event was read after repair: XML escaped for HTML.".to_owned());
        let place = self.place();
        peel::peel_xml(&event, (0, 0), &mut OnePlace { sink: self.sink, place });
    }

    fn peel(&mut self, doc: &json::Doc<'_>, origin: &dyn Fn(usize) -> usize) {
        let mut take =
            Places { sink: self.sink, found: self.found, bytes: self.bytes, origin, counted: (0, self.found.line) };
        peel::peel(doc.root(), &mut take);
    }
}

/// All records of an event stand where it stands.
struct OnePlace<'r> {
    sink: &'r mut dyn Sink,
    place: Place,
}

impl Take for OnePlace<'_> {
    fn take(&mut self, record: &Record<'_>, _: Span, last: bool) -> bool {
        self.sink.record(record, self.place, last)
    }

    fn knows(&self, record: &Record<'_>) -> bool {
        self.sink.knows(record)
    }

    fn lone_surrogate(&mut self, _: Span) {}
}

/// Gives each record its place in the input.
struct Places<'r> {
    sink: &'r mut dyn Sink,
    found: Found,
    bytes: &'r [u8],
    origin: &'r dyn Fn(usize) -> usize,
    /// Offset in the frame up to which lines are counted, and the line there. Records come in input order.
    counted: (usize, u64),
}

impl Places<'_> {
    fn place(&mut self, span: Span) -> Place {
        let (start, end) = ((self.origin)(span.0), (self.origin)(span.1));
        let (from, line) = if start >= self.counted.0 { self.counted } else { (0, self.found.line) };
        let between = self.bytes.get(from..start).unwrap_or_default();
        let line = line + memchr::memchr_iter(b'\n', between).count() as u64;
        self.counted = (start, line);
        Place { line, start: self.found.start + start as u64, end: self.found.start + end as u64 }
    }
}

impl Take for Places<'_> {
    fn take(&mut self, record: &Record<'_>, span: Span, last: bool) -> bool {
        let place = self.place(span);
        self.sink.record(record, place, last)
    }

    fn knows(&self, record: &Record<'_>) -> bool {
        self.sink.knows(record)
    }

    fn lone_surrogate(&mut self, span: Span) {
        let place = self.place(span);
        let message = "Halves of surrogate pairs were read as U+FFFD (\u{fffd}); the record was judged all the same.";
        self.sink.trouble(Trouble::Encoding, message.to_owned(), place);
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
