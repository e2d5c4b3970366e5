//! What can be wrong with JSON.

/// Why a text is not one JSON value, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseError {
    /// Offset into the text.
    pub at: usize,
    /// What was wrong there.
    pub reason: Reason,
}

/// What was wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The text ended inside a value.
    End,
    /// A character that cannot stand here.
    Unexpected,
    /// A backslash before something that is no escape.
    Escape,
    /// A control character inside a string.
    Control,
    /// Nested deeper than [`crate::MAX_DEPTH`].
    TooDeep,
}
