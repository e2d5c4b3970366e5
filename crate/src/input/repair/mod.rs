//! Reads what is nearly JSON by rewriting it to JSON, and says what it mended.
//!
//! Only text that the strict reader refused comes here. The rewriting keeps the order and the meaning of what
//! stands there; it invents nothing but closing brackets and commas.

use super::json::{ParseError, Reason};
use super::text::Text;
use crate::text::find::find;

mod string;
#[cfg(test)]
mod tests;
mod whole;
mod word;

/// What was mended, in words; each at most once.
pub(crate) type Mends = Vec<&'static str>;

/// Rewrites `text` to JSON.
///
/// # Errors
/// [`Reason::End`] when the text was cut inside a value, anything else when it is beyond repair.
pub(crate) fn repair(text: &str) -> Result<(Text<'static>, Mends), ParseError> {
    if let Some((whole, mend)) = whole::escaped_as_a_whole(text) {
        return Ok((Text::changed(whole, Vec::new()), vec![mend]));
    }
    let mut rewriter = Rewriter::new(text);
    rewriter.run()?;
    Ok((Text::changed(rewriter.out, rewriter.marks), rewriter.mends))
}

/// What stood last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Open,
    Comma,
    Key,
    Colon,
    Value,
}

struct Rewriter<'t> {
    text: &'t str,
    at: usize,
    out: String,
    /// Offsets in `out` and `text` behind each change of length.
    marks: Vec<(usize, usize)>,
    mends: Mends,
    /// Open containers, by their closing bracket.
    open: Vec<char>,
    last: Last,
}

impl<'t> Rewriter<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            at: 0,
            out: String::new(),
            marks: Vec::new(),
            mends: Vec::new(),
            open: Vec::new(),
            last: Last::Open,
        }
    }

    fn run(&mut self) -> Result<(), ParseError> {
        while let Some(c) = self.peek() {
            match c {
                _ if c.is_whitespace() || c == '\u{feff}' => self.skip(c.len_utf8()),
                '/' | '#' => self.comment()?,
                '{' => self.open(c, '}')?,
                '[' => self.open(c, ']')?,
                '}' | ']' => self.close(c)?,
                ',' => self.comma(),
                ':' => self.colon()?,
                '"' | '\'' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2018}' | '\u{2019}' => self.quoted(c)?,
                _ => self.word()?,
            }
        }
        self.end()
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn fail<T>(&self, reason: Reason) -> Result<T, ParseError> {
        Err(ParseError { at: self.at, reason })
    }

    fn mend(&mut self, what: &'static str) {
        if !self.mends.contains(&what) {
            self.mends.push(what);
        }
    }

    fn skip(&mut self, bytes: usize) {
        self.at += bytes;
    }

    /// Writes `text` for the `bytes` that stand here.
    fn write(&mut self, text: &str, bytes: usize) {
        self.mark();
        self.out.push_str(text);
        self.at += bytes;
    }

    fn mark(&mut self) {
        self.marks.push((self.out.len(), self.at));
    }

    fn comment(&mut self) -> Result<(), ParseError> {
        let rest = self.rest();
        let length = if rest.starts_with("/*") {
            find(rest, "*/").map(|at| at + 2)
        } else if rest.starts_with("//") || rest.starts_with('#') {
            Some(rest.find('\n').unwrap_or(rest.len()))
        } else {
            None
        };
        let Some(length) = length else { return self.fail(Reason::Unexpected) };
        self.mend("comments");
        self.skip(length);
        Ok(())
    }

    /// Before a value or key: a comma that is missing.
    fn separate(&mut self) -> Result<(), ParseError> {
        match self.last {
            Last::Value if self.open.is_empty() => self.fail(Reason::Unexpected),
            Last::Value => {
                self.mend("a missing comma");
                self.mark();
                self.out.push(',');
                self.last = Last::Comma;
                Ok(())
            }
            Last::Key => self.fail(Reason::Unexpected),
            Last::Comma if self.open.is_empty() => self.fail(Reason::Unexpected),
            Last::Open | Last::Comma | Last::Colon => Ok(()),
        }
    }

    /// What is read next is a key.
    fn at_key(&self) -> bool {
        self.open.last() == Some(&'}') && self.last != Last::Colon
    }

    fn open(&mut self, bracket: char, closing: char) -> Result<(), ParseError> {
        self.separate()?;
        if self.at_key() {
            return self.fail(Reason::Unexpected);
        }
        self.write(bracket.encode_utf8(&mut [0; 4]), 1);
        self.open.push(closing);
        self.last = Last::Open;
        Ok(())
    }

    fn close(&mut self, bracket: char) -> Result<(), ParseError> {
        if matches!(self.last, Last::Key | Last::Colon) || !self.open.contains(&bracket) {
            return self.fail(Reason::Unexpected);
        }
        self.drop_comma();
        while let Some(closing) = self.open.pop() {
            if closing == bracket {
                break;
            }
            self.mend("a missing closing bracket");
            self.mark();
            self.out.push(closing);
        }
        self.write(bracket.encode_utf8(&mut [0; 4]), 1);
        self.last = Last::Value;
        Ok(())
    }

    fn drop_comma(&mut self) {
        if self.last == Last::Comma {
            self.mend("a comma too many");
            self.out.pop();
        }
    }

    fn comma(&mut self) {
        if self.last == Last::Value && !self.open.is_empty() {
            self.write(",", 1);
            self.last = Last::Comma;
        } else {
            self.mend("a comma too many");
            self.skip(1);
        }
    }

    fn colon(&mut self) -> Result<(), ParseError> {
        if self.last != Last::Key {
            return self.fail(Reason::Unexpected);
        }
        self.write(":", 1);
        self.last = Last::Colon;
        Ok(())
    }

    fn quoted(&mut self, quote: char) -> Result<(), ParseError> {
        self.separate()?;
        let key = self.at_key();
        let read = string::read(self.rest(), quote).map_err(|reason| ParseError { at: self.text.len(), reason })?;
        read.mends.iter().for_each(|what| self.mend(what));
        self.write(&read.json, read.length);
        self.last = if key { Last::Key } else { Last::Value };
        Ok(())
    }

    fn word(&mut self) -> Result<(), ParseError> {
        self.separate()?;
        let stop = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '{' | '}' | '[' | ']' | '"' | '\'' | '/');
        let rest = self.rest();
        let length = rest.find(stop).unwrap_or(rest.len());
        let word = rest.get(..length).unwrap_or("");
        if self.at_key() {
            if !word::is_key(word) {
                return self.fail(Reason::Unexpected);
            }
            self.mend("keys without quotes");
            self.write(&format!("\"{word}\""), length);
            self.last = Last::Key;
            return Ok(());
        }
        let Some((json, mend)) = word::value(word) else {
            return self.fail(if length == rest.len() { Reason::End } else { Reason::Unexpected });
        };
        if let Some(mend) = mend {
            self.mend(mend);
        }
        self.write(&json, length);
        self.last = Last::Value;
        Ok(())
    }

    fn end(&mut self) -> Result<(), ParseError> {
        if self.open.is_empty() {
            return if self.last == Last::Value { Ok(()) } else { self.fail(Reason::End) };
        }
        if !matches!(self.last, Last::Value | Last::Comma) {
            return self.fail(Reason::End);
        }
        if self.last == Last::Comma {
            self.out.pop();
        }
        self.mend("a missing closing bracket");
        self.mark();
        while let Some(closing) = self.open.pop() {
            self.out.push(closing);
        }
        Ok(())
    }
}
