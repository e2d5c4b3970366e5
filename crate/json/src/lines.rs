//! Reads one line after another, and remembers of what form they were: most lines of a log are of a few forms.
//!
//! A line of a known form is compared with it rather than parsed, and its values are put on the tape only when somebody
//! asks for them. Everything about it is just as if it had been parsed.

#[cfg(test)]
mod tests;

use crate::form::{Filled, Form};
use crate::memo::Memo;
use crate::parse::parse_line;
use crate::strings::Escapes;
use crate::tape::{Doc, Tape};
use crate::tree::Tree;

/// Forms that are remembered, values of all of them together, and bytes of what was concluded from. Beyond, all is forgotten.
const MOST_FORMS: usize = 512;
const MOST_VALUES: usize = 24 * 1024;
const MOST_CONCLUDED: usize = 512 * 1024;

/// Where nothing repeats, remembering costs and brings nothing: so many misses in a row, and it rests for a while.
const PATIENCE: u32 = 256;
const REST: u32 = 4096;

/// See the module.
#[derive(Debug, Default)]
pub struct Lines {
    tape: Tape,
    tree: Tree,
    forms: Vec<Known>,
    /// Values of all forms.
    values: usize,
    /// Bytes of what was concluded from.
    concluded: usize,
    /// Those of the line, if its form is known.
    filled: Vec<Filled>,
    line: Line,
    of_forms: Patience,
    of_conclusions: Patience,
}

#[derive(Debug)]
struct Known {
    form: Form,
    /// What lines of it are.
    conclusions: Memo,
    /// What became of them.
    outcomes: Memo,
}

/// The line that was read last.
#[derive(Debug, Default)]
struct Line {
    form: Option<usize>,
    /// Its values are on the tape.
    is_laid_out: bool,
}

impl Lines {
    /// Reads the object that `text` starts with, if it is whole, UTF-8, and on one line. Its length; what stands behind it
    /// is not looked at. What is asked of it then is to be asked with just these bytes.
    pub fn read(&mut self, text: &[u8]) -> Option<usize> {
        if self.of_forms.rests() {
            self.line = Line { form: None, is_laid_out: true };
            return parse_line(text, &mut self.tape);
        }
        if let Some((form, length)) = self.tree.read(text, &mut self.filled) {
            self.of_forms.hit();
            self.line = Line { form: Some(form as usize), is_laid_out: false };
            return Some(length);
        }
        self.of_forms.miss();
        let length = parse_line(text, &mut self.tape)?;
        self.line = Line { form: self.learn_form(text), is_laid_out: true };
        Some(length)
    }

    fn learn_form(&mut self, text: &[u8]) -> Option<usize> {
        let form = Form::of(&self.tape, &mut self.filled)?;
        let parts = form.parts(text, &self.filled);
        if self.forms.len() >= MOST_FORMS || self.values + form.len() > MOST_VALUES {
            self.forget();
        }
        if !self.tree.add(&parts, self.forms.len() as u32) {
            self.forget();
            self.tree.add(&parts, 0);
        }
        self.values += form.len();
        self.forms.push(Known { form, conclusions: Memo::default(), outcomes: Memo::default() });
        Some(self.forms.len() - 1)
    }

    fn forget(&mut self) {
        self.tree = Tree::default();
        self.forms.clear();
        self.values = 0;
        self.concluded = 0;
        self.line.form = None;
    }

    /// Whether a string of the line holds half of a surrogate pair, which reads as U+FFFD.
    #[must_use]
    pub fn lone_surrogate(&self) -> bool {
        match self.line.is_laid_out {
            true => self.tape.lone_surrogate,
            false => self.filled.iter().any(|gap| gap.escapes == Escapes::LoneSurrogate),
        }
    }

    fn known(&self) -> Option<&Known> {
        self.line.form.and_then(|form| self.forms.get(form))
    }

    /// What was concluded of a line like this one.
    pub fn conclusion(&mut self, text: &[u8]) -> Option<u32> {
        let conclusion = self.known()?.conclusions.find(text, &self.filled);
        match conclusion {
            Some(_) => self.of_conclusions.hit(),
            None => self.of_conclusions.miss(),
        }
        conclusion
    }

    /// What became of a line like this one.
    pub fn outcome(&mut self, text: &[u8]) -> Option<u32> {
        self.known()?.outcomes.find(text, &self.filled)
    }

    /// The line's values. To be given back.
    pub fn doc<'s>(&mut self, text: &'s [u8]) -> Doc<'s> {
        if let (Some(form), false) = (self.line.form, self.line.is_laid_out)
            && let Some(known) = self.forms.get(form)
        {
            known.form.lay_out(&self.filled, &mut self.tape);
        }
        std::mem::take(&mut self.tape).doc(text)
    }

    /// Takes back what [`Self::doc`] or a document of its tape was made of.
    pub fn give_back(&mut self, doc: Doc<'_>) {
        self.tape = doc.into_tape();
    }

    /// The tape, for other texts.
    pub fn tape(&mut self) -> &mut Tape {
        &mut self.tape
    }

    /// Whether a conclusion about this line can be remembered; then [`Doc::trace`] is to be called before anything is read.
    pub fn learns(&mut self) -> bool {
        self.line.form.is_some() && !self.of_conclusions.rests()
    }

    /// Remembers what was concluded of the line after the first `read` values were read of it.
    pub fn learn(&mut self, doc: &Doc<'_>, read: usize, conclusion: u32) {
        let learn =
            |known: &mut Known, filled: &[Filled]| known.conclusions.learn(&known.form, filled, doc, read, conclusion);
        self.remember(learn);
    }

    /// Remembers what became of the line after all that was read of it.
    pub fn learn_outcome(&mut self, doc: &Doc<'_>, outcome: u32) {
        let read = doc.root().reads();
        let learn =
            |known: &mut Known, filled: &[Filled]| known.outcomes.learn(&known.form, filled, doc, read, outcome);
        self.remember(learn);
    }

    fn remember(&mut self, learn: impl FnOnce(&mut Known, &[Filled]) -> usize) {
        let Some(known) = self.line.form.and_then(|form| self.forms.get_mut(form)) else { return };
        self.concluded += learn(known, &self.filled);
        if self.concluded > MOST_CONCLUDED {
            self.forget();
        }
    }
}

/// Gives up for a while what brings nothing.
#[derive(Debug, Default)]
struct Patience {
    misses: u32,
    rest: u32,
}

impl Patience {
    /// Whether it is better not to try.
    fn rests(&mut self) -> bool {
        let rests = self.rest > 0;
        self.rest -= u32::from(rests);
        rests
    }

    fn hit(&mut self) {
        self.misses = 0;
    }

    fn miss(&mut self) {
        self.misses += 1;
        if self.misses > PATIENCE {
            (self.misses, self.rest) = (0, REST);
        }
    }
}
