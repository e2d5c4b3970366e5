//! Signals about the switches of the call.

use super::factor::{Factor, MOFCOMP_PAGE, RAISES};
use super::host::is_own_host;
use super::run::Run;

pub(super) const FACTORS: &[Factor] = &[
    Factor {
        id: "remote_namespace",
        weight: 35,
        effect: RAISES,
        reason: "compiles into the WMI of another host (-N:)",
        technique: Some("T1047"),
        reference: MOFCOMP_PAGE,
        seen: |run| {
            namespaces(run).find(|(host, _)| !is_own_host(host, run.event.host.as_deref())).map(|(host, _)| host)
        },
    },
    Factor {
        id: "subscription_namespace",
        weight: 25,
        effect: RAISES,
        reason: "compiles into the namespace of event subscriptions (-N:); a #pragma in the file would win",
        technique: Some("T1546.003"),
        reference: MOFCOMP_PAGE,
        seen: |run| namespaces(run).map(|(_, path)| path).find(|path| path.eq_ignore_ascii_case(r"root\subscription")),
    },
    Factor {
        id: "credentials",
        weight: 15,
        effect: RAISES,
        reason: "a user name or password on the command line",
        technique: Some("T1552"),
        reference: MOFCOMP_PAGE,
        seen: |run| {
            let given: Vec<_> =
                ["U", "P"].into_iter().filter(|name| run.call.has(name)).map(|n| format!("-{n}:")).collect();
            (!given.is_empty()).then(|| given.join(" "))
        },
    },
    Factor {
        id: "autorecover",
        weight: 5,
        effect: RAISES,
        reason: "the file is compiled again whenever the repository is rebuilt",
        technique: Some("T1546.003"),
        reference: MOFCOMP_PAGE,
        seen: |run| run.call.has("autorecover").then(|| "-autorecover".to_owned()),
    },
];

/// The namespaces of `-N:`: host (`.` when none is named) and path.
fn namespaces(run: &Run<'_>) -> impl Iterator<Item = (String, String)> {
    run.call.values("N").map(|value| {
        let value = value.replace('/', r"\");
        let (host, path) = match value.strip_prefix(r"\\") {
            Some(rest) => rest.split_once('\\').unwrap_or((rest, "")),
            None => (".", value.as_str()),
        };
        (host.to_owned(), path.trim_matches('\\').to_owned())
    })
}
