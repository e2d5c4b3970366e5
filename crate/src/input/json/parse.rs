//! Strict JSON (RFC 8259) to a tape, without recursion.

use super::error::{ParseError, Reason};
use super::strings::{self, Escapes};
use super::{Doc, Entry, Kind, MAX_DEPTH};

/// Reads `text`, which must be one value with white space around it. `tape` is cleared and reused.
pub(crate) fn parse(text: &str, mut tape: Vec<Entry>) -> Result<Doc<'_>, (ParseError, Vec<Entry>)> {
    tape.clear();
    let mut parser = Parser { bytes: text.as_bytes(), at: 0, tape, open: Vec::new(), lone_surrogate: false };
    match parser.run() {
        Ok(()) => Ok(Doc { text, tape: parser.tape, lone_surrogate: parser.lone_surrogate }),
        Err(error) => Err((error, parser.tape)),
    }
}

struct Parser<'s> {
    bytes: &'s [u8],
    at: usize,
    tape: Vec<Entry>,
    /// Tape indices of the containers that are open.
    open: Vec<u32>,
    lone_surrogate: bool,
}

/// What the grammar allows next.
enum Expect {
    /// A value.
    Value,
    /// A value or the end of an array that was just opened.
    FirstItem,
    /// A key.
    Key,
    /// A key or the end of an object that was just opened.
    FirstKey,
    /// A comma or the end of the container; at the top, the end of the text.
    After,
}

impl Parser<'_> {
    fn run(&mut self) -> Result<(), ParseError> {
        let mut expect = Expect::Value;
        loop {
            self.skip_space();
            expect = match (expect, self.peek()) {
                (Expect::After, None) if self.open.is_empty() => return Ok(()),
                (_, None) => return Err(self.fail(Reason::End)),
                (Expect::FirstItem, Some(b']')) | (Expect::FirstKey, Some(b'}')) => self.close(),
                (Expect::Value | Expect::FirstItem, Some(byte)) => self.value(byte)?,
                (Expect::Key | Expect::FirstKey, Some(b'"')) => self.key()?,
                (Expect::Key | Expect::FirstKey, Some(_)) => return Err(self.fail(Reason::Unexpected)),
                (Expect::After, Some(byte)) => self.after(byte)?,
            };
        }
    }

    fn fail(&self, reason: Reason) -> ParseError {
        ParseError { at: self.at, reason }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn value(&mut self, byte: u8) -> Result<Expect, ParseError> {
        match byte {
            b'{' => self.open(Kind::Object, Expect::FirstKey),
            b'[' => self.open(Kind::Array, Expect::FirstItem),
            b'"' => self.string().map(|()| Expect::After),
            b't' => self.word(b"true", Kind::Bool),
            b'f' => self.word(b"false", Kind::Bool),
            b'n' => self.word(b"null", Kind::Null),
            b'-' | b'0'..=b'9' => self.number(),
            _ => Err(self.fail(Reason::Unexpected)),
        }
    }

    fn open(&mut self, kind: Kind, expect: Expect) -> Result<Expect, ParseError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(self.fail(Reason::TooDeep));
        }
        self.open.push(self.tape.len() as u32);
        self.push(kind, self.at, self.at + 1, false);
        self.at += 1;
        Ok(expect)
    }

    fn close(&mut self) -> Expect {
        self.at += 1;
        let next = self.tape.len() as u32;
        let entry = self.open.pop().and_then(|index| self.tape.get_mut(index as usize));
        if let Some(entry) = entry {
            entry.end = self.at as u32;
            entry.next = next;
        }
        Expect::After
    }

    fn after(&mut self, byte: u8) -> Result<Expect, ParseError> {
        let container = self.open.last().and_then(|index| self.tape.get(*index as usize)).map(|e| e.kind);
        match (container, byte) {
            (Some(Kind::Array), b']') | (Some(Kind::Object), b'}') => Ok(self.close()),
            (Some(kind), b',') => {
                self.at += 1;
                Ok(if kind == Kind::Array { Expect::Value } else { Expect::Key })
            }
            _ => Err(self.fail(Reason::Unexpected)),
        }
    }

    fn key(&mut self) -> Result<Expect, ParseError> {
        self.string()?;
        self.skip_space();
        match self.peek() {
            Some(b':') => {
                self.at += 1;
                Ok(Expect::Value)
            }
            Some(_) => Err(self.fail(Reason::Unexpected)),
            None => Err(self.fail(Reason::End)),
        }
    }

    fn string(&mut self) -> Result<(), ParseError> {
        let start = self.at;
        let (length, escapes) = strings::scan(self.bytes.get(start + 1..).unwrap_or_default())
            .map_err(|(offset, reason)| ParseError { at: start + 1 + offset, reason })?;
        self.at = start + 1 + length + 1;
        self.lone_surrogate |= escapes == Escapes::LoneSurrogate;
        self.push(Kind::String, start, self.at, escapes != Escapes::None);
        Ok(())
    }

    fn word(&mut self, word: &[u8], kind: Kind) -> Result<Expect, ParseError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        if rest.starts_with(word) {
            self.push(kind, self.at, self.at + word.len(), false);
            self.at += word.len();
            return Ok(Expect::After);
        }
        let reason = if word.starts_with(rest) { Reason::End } else { Reason::Unexpected };
        Err(self.fail(reason))
    }

    fn number(&mut self) -> Result<Expect, ParseError> {
        let start = self.at;
        self.at += usize::from(self.peek() == Some(b'-'));
        match self.peek() {
            Some(b'0') => self.at += 1,
            _ => self.digits()?,
        }
        if self.peek() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.peek(), Some(b'+' | b'-')));
            self.digits()?;
        }
        self.push(Kind::Number, start, self.at, false);
        Ok(Expect::After)
    }

    fn digits(&mut self) -> Result<(), ParseError> {
        let start = self.at;
        while self.peek().is_some_and(|b| b.is_ascii_digit()) {
            self.at += 1;
        }
        match self.peek() {
            _ if self.at > start => Ok(()),
            None => Err(self.fail(Reason::End)),
            Some(_) => Err(self.fail(Reason::Unexpected)),
        }
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize, escaped: bool) {
        let next = self.tape.len() as u32 + 1;
        self.tape.push(Entry { kind, escaped, start: start as u32, end: end as u32, next });
    }
}
