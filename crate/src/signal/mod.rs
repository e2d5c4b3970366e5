//! Context around a run, as data: what raises the score and what lowers it.
