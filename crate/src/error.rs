//! The one error that leaves this crate. Bad log input is never one: it becomes a [`crate::report::Problem`].

use std::fmt;

/// Why a call was refused: a stable code for programs and a sentence for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    /// One of `invalid_option`, `invalid_input`, `internal`. Stable.
    pub code: &'static str,
    /// What is wrong and what would be right, in one sentence.
    pub message: String,
}

impl Error {
    pub(crate) fn invalid_option(message: impl Into<String>) -> Self {
        Self { code: "invalid_option", message: message.into() }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Error {}
