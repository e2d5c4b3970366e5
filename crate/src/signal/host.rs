//! Host names.

/// Whether a name means the host that the event happened on, whose own name is `own`.
pub(crate) fn is_own_host(name: &str, own: Option<&str>) -> bool {
    let local = ["", ".", "localhost", "127.0.0.1", "::1", "[::1]"];
    crate::text::is_any_fold(name, &local) || own.is_some_and(|own| same_host(name, own))
}

/// Whether two spellings can name one host: equal, or one is the other's first label.
fn same_host(one: &str, other: &str) -> bool {
    let label = |name: &str| name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let both_full = one.contains('.') && other.contains('.');
    one.eq_ignore_ascii_case(other) || (!both_full && label(one) == label(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_and_other_hosts() {
        let own = Some("WS-042.acme.example");
        for name in [".", "LOCALHOST", "127.0.0.1", "ws-042", "ws-042.ACME.example"] {
            assert!(is_own_host(name, own), "{name}");
        }
        for name in ["ws-04", "ws-042.other.example", "10.0.0.7", "dc01"] {
            assert!(!is_own_host(name, own), "{name}");
        }
        assert!(is_own_host("ws-042.acme.example", Some("WS-042")));
        assert!(!is_own_host("ws-042", None));
    }
}
