//! The whole input stage: bytes in, records and problems out.

mod places;
mod reading;
#[cfg(test)]
mod tests;

use reading::Reading;

use super::encoding::Decoder;
use super::forms;
use super::frame::{Found, Frame, Framer};
use super::json::Lines;
use super::peel::Turn;
use super::record::Record;

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

/// What a record is, by a number that only the sink understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token(pub(crate) u32);

/// What became of a record, by a number that only the sink understands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Outcome(pub(crate) u32);

/// Takes what the reader finds, in input order.
pub(crate) trait Sink {
    /// What the record is; none when it is unknown. Depends on the record alone.
    fn know(&mut self, record: &Record<'_>, turn: Turn) -> Option<Token>;
    /// Takes a record that is known if all that counts of it is what it is; false when it has to be seen.
    fn count(&mut self, token: Token) -> bool;
    /// Takes a record that is known, or was asked for the last time. What became of it, as a number that only the sink
    /// understands, if that follows from what was read of the record alone and is all that there is to say of one like it.
    fn record(&mut self, token: Option<Token>, record: &Record<'_>, place: Place) -> Option<Outcome>;
    /// Whether [`Self::record`] ever tells what became of a record.
    fn tells_outcomes(&self) -> bool {
        false
    }
    /// Takes a record of which became what became of one before.
    fn repeat(&mut self, _: Outcome) {}
    /// See [`super::peel::Take::knows`].
    fn knows(&self, record: &Record<'_>) -> bool;
    fn trouble(&mut self, trouble: Trouble, message: String, place: Place);
}

/// Reads one input, fed in chunks.
#[derive(Debug)]
pub(crate) struct Reader {
    decoder: Decoder,
    framer: Framer,
    lines: Lines,
}

impl Reader {
    /// `limit`: longest record, in bytes.
    pub(crate) fn new(limit: usize) -> Self {
        Self { decoder: Decoder::default(), framer: Framer::new(limit), lines: Lines::default() }
    }

    /// For what stands behind a seam (see [`Framer::behind_seam`]) of an input in UTF-8.
    pub(crate) fn behind_seam(limit: usize, offset: u64) -> Self {
        Self { decoder: Decoder::utf8(), framer: Framer::behind_seam(limit, offset), lines: Lines::default() }
    }

    /// With what an earlier one has learned of lines.
    pub(crate) fn with(self, lines: Lines) -> Self {
        Self { lines, ..self }
    }

    /// What it has learned of lines.
    pub(crate) fn into_lines(self) -> Lines {
        self.lines
    }

    /// For another input in UTF-8, behind a seam at its beginning. What is known of forms is kept.
    pub(crate) fn restart(&mut self) {
        self.decoder = Decoder::utf8();
        self.framer.restart();
    }

    /// See [`Framer::seam`]; only in UTF-8.
    pub(crate) fn seam(&self) -> Option<u64> {
        self.framer.seam().filter(|_| self.decoder.is_utf8())
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
        while let Some(found) = self.framer.next(last, &mut self.lines) {
            let bytes = self.framer.bytes(&found);
            let mut frame = Reading { found, bytes, sink, lines: &mut self.lines };
            match found.frame {
                Frame::Read => frame.read(),
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
