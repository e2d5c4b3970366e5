//! Named transforms from a log's spelling of a value to the model's.
