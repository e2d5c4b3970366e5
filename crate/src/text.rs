//! Small text tools that several stages share: ASCII folding, wildcards, path parts.
