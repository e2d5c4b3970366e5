//! Strict JSON (RFC 8259) to a tape, without recursion.

use mofcomp_bytes::short;

use super::MAX_DEPTH;
use super::error::{ParseError, Reason};
use super::names::hash;
use super::number;
use super::strings::{self, Escapes};
use super::tape::{Doc, Entry, Kind, Open, Tape};

/// Reads `text`, which must be one value with white space around it. The document takes the tape, cleared, for itself.
///
/// # Errors
/// The first thing that is wrong.
pub fn parse<'s>(text: &'s str, tape: &mut Tape) -> Result<Doc<'s>, ParseError> {
    let bytes = text.as_bytes();
    tape.clear();
    let mut parser = Parser { bytes, at: 0, tape, one_line: false };
    parser.value()?;
    parser.end()?;
    Ok(std::mem::take(tape).doc(bytes))
}

/// Reads the object that `bytes` starts with, if it is whole, UTF-8, and on one line. Its length; what stands behind it is
/// not looked at. `tape` holds its values then, to be joined with just these bytes.
pub(crate) fn parse_line(bytes: &[u8], tape: &mut Tape) -> Option<usize> {
    tape.clear();
    let mut parser = Parser { bytes, at: 0, tape, one_line: true };
    parser.value().ok().map(|()| parser.at)
}

struct Parser<'s, 't> {
    bytes: &'s [u8],
    at: usize,
    tape: &'t mut Tape,
    /// Bytes of any kind, in which a line break is an error; else text.
    one_line: bool,
}

impl Parser<'_, '_> {
    /// One value and all in it.
    fn value(&mut self) -> Result<(), ParseError> {
        loop {
            let inside = match self.token()? {
                b'"' => self.string().map(|()| false)?,
                b'{' => self.open(Kind::Object, b'}')?,
                b'[' => self.open(Kind::Array, b']')?,
                b'-' | b'0'..=b'9' => self.number().map(|()| false)?,
                b't' => self.word(b"true", Kind::Bool)?,
                b'f' => self.word(b"false", Kind::Bool)?,
                b'n' => self.word(b"null", Kind::Null)?,
                _ => return Err(self.fail(Reason::Unexpected)),
            };
            if !inside && !self.after()? {
                return Ok(());
            }
        }
    }

    /// What stands behind a value, up to the next value; false when that was the outermost one.
    fn after(&mut self) -> Result<bool, ParseError> {
        while let Some(&Open { is_object, .. }) = self.tape.open.last() {
            match (self.token()?, is_object) {
                (b',', true) => {
                    self.at += 1;
                    return self.key().map(|()| true);
                }
                (b',', false) => {
                    self.at += 1;
                    return Ok(true);
                }
                (b'}', true) | (b']', false) => self.close(),
                _ => return Err(self.fail(Reason::Unexpected)),
            }
        }
        Ok(false)
    }

    fn end(&mut self) -> Result<(), ParseError> {
        match self.token() {
            Ok(_) => Err(self.fail(Reason::Unexpected)),
            Err(_) => Ok(()),
        }
    }

    #[cold]
    fn fail(&self, reason: Reason) -> ParseError {
        ParseError { at: self.at, reason }
    }

    #[inline]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// The next byte that is no white space.
    #[inline]
    fn token(&mut self) -> Result<u8, ParseError> {
        match self.peek() {
            Some(byte) if byte > b' ' => Ok(byte),
            _ => self.spaced(),
        }
    }

    fn spaced(&mut self) -> Result<u8, ParseError> {
        loop {
            match self.peek() {
                Some(b'\n') if self.one_line => return Err(self.fail(Reason::Unexpected)),
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(byte) => return Ok(byte),
                None => return Err(self.fail(Reason::End)),
            }
        }
    }

    /// False when the container is empty, so that it is closed again.
    fn open(&mut self, kind: Kind, end: u8) -> Result<bool, ParseError> {
        if self.tape.open.len() >= MAX_DEPTH {
            return Err(self.fail(Reason::TooDeep));
        }
        let is_object = kind == Kind::Object;
        self.tape.open.push(Open { index: self.tape.entries.len() as u32, is_object });
        self.push(kind, self.at, self.at + 1, false, 0);
        self.at += 1;
        if self.token()? == end {
            self.close();
            return Ok(false);
        }
        if is_object {
            self.key()?;
        }
        Ok(true)
    }

    fn close(&mut self) {
        self.at += 1;
        let next = self.tape.entries.len() as u32;
        let Some(Open { index, .. }) = self.tape.open.pop() else { return };
        if let Some(entry) = self.tape.entries.get_mut(index as usize) {
            entry.end = self.at as u32;
            entry.next = next;
        }
        if self.tape.open.last().is_some_and(|around| around.is_object)
            && let Some(key) = self.tape.entries.get_mut(index as usize - 1)
        {
            key.next = next;
        }
    }

    /// A key and its colon.
    #[inline]
    fn key(&mut self) -> Result<(), ParseError> {
        if self.token()? != b'"' {
            return Err(self.fail(Reason::Unexpected));
        }
        let start = self.at;
        let escapes = self.skip_string()?;
        let name = self.bytes.get(start + 1..self.at - 1).unwrap_or_default();
        let (hash, escaped) = (hash(name), escapes != Escapes::None);
        if self.tape.open.len() == 1 {
            match escaped {
                true => self.tape.names.add_any(),
                false => self.tape.names.add(name, hash),
            }
        }
        self.push(Kind::String, start, self.at, escaped, hash);
        if let Some(key) = self.tape.entries.last_mut() {
            key.next += 1;
        }
        if self.token()? != b':' {
            return Err(self.fail(Reason::Unexpected));
        }
        self.at += 1;
        Ok(())
    }

    #[inline]
    fn string(&mut self) -> Result<(), ParseError> {
        let start = self.at;
        let escapes = self.skip_string()?;
        self.push(Kind::String, start, self.at, escapes != Escapes::None, 0);
        Ok(())
    }

    #[inline]
    fn skip_string(&mut self) -> Result<Escapes, ParseError> {
        let inside = self.at + 1;
        if let Some(length) = short(self.bytes, inside) {
            self.at = inside + length + 1;
            return Ok(Escapes::None);
        }
        self.skip_long(inside)
    }

    fn skip_long(&mut self, inside: usize) -> Result<Escapes, ParseError> {
        let rest = self.bytes.get(inside..).unwrap_or_default();
        let found = strings::scan(rest).map_err(|(at, reason)| ParseError { at: inside + at, reason })?;
        self.at = inside + found.length + 1;
        if !found.is_ascii {
            self.utf8(inside)?;
        }
        self.tape.lone_surrogate |= found.escapes == Escapes::LoneSurrogate;
        Ok(found.escapes)
    }

    /// A text is UTF-8 already; bytes may hold anything.
    #[cold]
    fn utf8(&self, inside: usize) -> Result<(), ParseError> {
        let string = self.bytes.get(inside..self.at).unwrap_or_default();
        match !self.one_line || std::str::from_utf8(string).is_ok() {
            true => Ok(()),
            false => Err(ParseError { at: inside, reason: Reason::Unexpected }),
        }
    }

    fn word(&mut self, word: &[u8], kind: Kind) -> Result<bool, ParseError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if rest.starts_with(word) {
            self.push(kind, self.at, self.at + word.len(), false, 0);
            self.at += word.len();
            return Ok(false);
        }
        let reason = if word.starts_with(rest) { Reason::End } else { Reason::Unexpected };
        Err(self.fail(reason))
    }

    fn number(&mut self) -> Result<(), ParseError> {
        let start = self.at;
        self.at = number::end(self.bytes, start).map_err(|(at, reason)| ParseError { at, reason })?;
        self.push(Kind::Number, start, self.at, false, 0);
        Ok(())
    }

    #[inline]
    fn push(&mut self, kind: Kind, start: usize, end: usize, escaped: bool, hash: u16) {
        let next = self.tape.entries.len() as u32 + 1;
        self.tape.entries.push(Entry { kind, escaped, hash, start: start as u32, end: end as u32, next });
    }
}
