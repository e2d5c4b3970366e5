//! Command lines to arguments, the ways that Windows and the two backends do it. All take linear time.
//!
//! | name | who splits so | what it does with `"C:\x\a.mof"` |
//! |---|---|---|
//! | [`winargv`] | Windows itself (`CommandLineToArgvW`, rules since 2008) | strips the quotes |
//! | [`go`] | Elastic's CrowdStrike, Defender and Sysmon pipelines (Go's runtime, rules before 2008) | strips the quotes |
//! | [`naive4688`] | Elastic's pipelines for Security 4688 | keeps the quotes: `*.mof` does not match |

mod naive;
mod windows;

pub(crate) use naive::naive4688;
pub(crate) use windows::{go, winargv};
