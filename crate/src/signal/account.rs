//! Signals about whom it runs as.

use super::factor::{DFIR, Factor, RAISES};
use crate::event::User;
use crate::rule::Compare;
use crate::text::strip_prefix_fold;

pub(super) const FACTORS: &[Factor] = &[Factor {
    id: "database_or_web_account",
    weight: 35,
    effect: RAISES,
    reason: "runs as the account of a database or web service, which has no business compiling MOF files",
    technique: Some("T1505"),
    reference: DFIR,
    seen: |run| service_account(&run.event.user),
}];

/// `NT SERVICE\MSSQLSERVER` and `NT SERVICE\SQLSERVERAGENT`: a service's SID is made from its name alone, so that of a
/// default instance is the same everywhere. Named instances have their own, which only the name tells.
const DEFAULT_INSTANCES: &[&str] = &[
    "S-1-5-80-3880718306-3832830129-1677859214-2598158968-1052248003",
    "S-1-5-80-344959196-2060754871-2302487193-2804545603-1466107430",
];

fn service_account(user: &User) -> Option<String> {
    let name = user.name.as_deref().unwrap_or_default();
    let domain = user.domain.as_deref().unwrap_or_default();
    let sid = user.sid.as_deref().unwrap_or_default();
    let service = ["MSSQL*", "SQLAgent*", "SQLSERVERAGENT"].iter().any(|pattern| Compare::Eql.holds(pattern, name));
    let named = (domain.eq_ignore_ascii_case("NT SERVICE") && service) || domain.eq_ignore_ascii_case("IIS APPPOOL");
    // S-1-5-82 holds application pools and nothing else.
    let numbered = crate::text::is_any_fold(sid, DEFAULT_INSTANCES) || strip_prefix_fold(sid, "S-1-5-82-").is_some();
    match (named, numbered) {
        (true, _) => Some(format!(r"{domain}\{name}")),
        (false, true) => Some(sid.to_owned()),
        (false, false) => None,
    }
}
