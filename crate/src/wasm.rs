//! The JavaScript boundary: shapes in, shapes out, no logic.
