//! Rule risks, signals and mitigations to a score of 0 to 100, in integer arithmetic.
