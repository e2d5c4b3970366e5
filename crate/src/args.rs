//! Command lines to arguments, the ways that Windows and the two backends do it.
