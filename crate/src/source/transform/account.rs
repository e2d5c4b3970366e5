//! Accounts: names, domains, SIDs, and the service accounts whose SID every Windows shares.

/// An account name taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Account<'a> {
    /// Domain or computer.
    pub(crate) domain: Option<&'a str>,
    /// Name without it.
    pub(crate) name: &'a str,
}

/// `DOM\name`, `name@domain` or a bare name. None when there is no name.
pub(crate) fn account(text: &str) -> Option<Account<'_>> {
    let (domain, name) = match text.split_once('\\') {
        Some((domain, name)) => (domain, name),
        None => match text.rsplit_once('@') {
            Some((name, domain)) if !name.is_empty() && !domain.is_empty() => (domain, name),
            _ => ("", text),
        },
    };
    let domain = Some(domain).filter(|d| !d.is_empty());
    (!name.is_empty()).then_some(Account { domain, name })
}

/// The text, if it is a SID that names an account; `S-1-0-0` (nobody) is none.
pub(crate) fn sid(text: &str) -> Option<&str> {
    let numbers = text.strip_prefix("S-1-").or_else(|| text.strip_prefix("s-1-"))?;
    let all_digits = numbers.split('-').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    (all_digits && numbers.contains('-') && numbers != "0-0").then_some(text)
}

const SYSTEM: &[&str] = &["system", "système", "systeme", "sistema", "система", "systém", "sistem", "rendszer"];
const LOCAL_SERVICE: &[&str] = &[
    "local service",
    "localservice",
    "lokaler dienst",
    "service local",
    "servicio local",
    "servizio locale",
    "serviço local",
    "usługa lokalna",
    "lokal tjänst",
];
const NETWORK_SERVICE: &[&str] = &[
    "network service",
    "networkservice",
    "netzwerkdienst",
    "service réseau",
    "servicio de red",
    "servizio di rete",
    "serviço de rede",
    "usługa sieciowa",
    "nätverkstjänst",
];

/// The SID of `NT AUTHORITY\SYSTEM` and its two siblings, in any language listed and without case. A name without a
/// domain serves as well (Windows keeps these names from people); one of another domain does not. Every language that
/// translates the authority (`NT-AUTORITÄT`, `AUTORITE NT`) keeps the word NT in it.
pub(crate) fn well_known_sid(account: Account<'_>) -> Option<&'static str> {
    let is_nt = |domain: &str| domain.split([' ', '-']).any(|word| word.eq_ignore_ascii_case("nt"));
    if account.domain.is_some_and(|domain| !is_nt(domain)) {
        return None;
    }
    let is_one_of =
        |text: &str, names: &[&str]| names.iter().any(|name| text.trim().chars().map(fold).eq(name.chars()));
    let table = [(SYSTEM, "S-1-5-18"), (LOCAL_SERVICE, "S-1-5-19"), (NETWORK_SERVICE, "S-1-5-20")];
    table.into_iter().find(|(names, _)| is_one_of(account.name, names)).map(|(_, sid)| sid)
}

/// The name in lower case, to compare accounts and hosts by.
pub(crate) fn fold_name(name: &str) -> String {
    name.chars().map(fold).collect()
}

/// Lower case for the letters that the names above are written in; the standard library's tables would weigh more.
fn fold(c: char) -> char {
    match c {
        'À'..='Þ' | 'А'..='Я' => char::from_u32(u32::from(c) + 32).unwrap_or(c),
        'Ą' => 'ą',
        'Ł' => 'ł',
        _ => c.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        for (text, want) in [
            (r"ACME\bob", Some((Some("ACME"), "bob"))),
            (r"NT AUTHORITY\SYSTEM", Some((Some("NT AUTHORITY"), "SYSTEM"))),
            ("bob@acme.example", Some((Some("acme.example"), "bob"))),
            ("bob", Some((None, "bob"))),
            ("@bob", Some((None, "@bob"))),
            (r"A\b\c", Some((Some("A"), r"b\c"))),
            (r"\bob", Some((None, "bob"))),
            (r"ACME\", None),
            ("", None),
        ] {
            assert_eq!(account(text).map(|a| (a.domain, a.name)), want, "{text}");
        }
    }

    #[test]
    fn sids() {
        for text in ["S-1-5-18", "S-1-5-21-1-2-3-1001", "s-1-5-18"] {
            assert_eq!(sid(text), Some(text));
        }
        for text in ["S-1-0-0", "S-1-5", "S-1-5-", "S-1-5-x", r"NT AUTHORITY\SYSTEM", "NULL SID", ""] {
            assert_eq!(sid(text), None, "{text}");
        }
    }

    #[test]
    fn well_known_accounts_in_many_languages() {
        for (text, want) in [
            (r"NT AUTHORITY\SYSTEM", Some("S-1-5-18")),
            (r"nt authority\system", Some("S-1-5-18")),
            (r"NT-AUTORITÄT\SYSTEM", Some("S-1-5-18")),
            (r"AUTORITE NT\Système", Some("S-1-5-18")),
            (r"NT AUTHORITY\СИСТЕМА", Some("S-1-5-18")),
            (r"ZARZĄDZANIE NT\SYSTEM", Some("S-1-5-18")),
            (r"NT HATÓSÁG\Rendszer", Some("S-1-5-18")),
            ("NT AUTHORITY\\SYSTEM ", Some("S-1-5-18")),
            (r"NTCORP\SYSTEM", None),
            ("SYSTEM", Some("S-1-5-18")),
            (r"NT AUTHORITY\LOCAL SERVICE", Some("S-1-5-19")),
            (r"NT-AUTORITÄT\Netzwerkdienst", Some("S-1-5-20")),
            (r"WS-042\SYSTEM", None),
            (r"ACME\bob", None),
            ("WS-042$", None),
        ] {
            assert_eq!(account(text).and_then(well_known_sid), want, "{text}");
        }
    }
}
