//! Numbers and ids: pids, logon sessions, GUIDs, hashes.

use crate::Map;

pub(super) const ZERO_GUID: &str = "00000000-0000-0000-0000-000000000000";

/// A number in a slot for process ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pid {
    /// A process id of the operating system.
    Os(u64),
    /// Too big for one: a vendor's own id of the process.
    Vendor(u64),
}

/// Decimal, or hexadecimal if and only if it says so with `0x`.
pub(crate) fn pid(text: &str) -> Option<Pid> {
    let value = number(text)?;
    Some(if value <= u64::from(u32::MAX) { Pid::Os(value) } else { Pid::Vendor(value) })
}

/// A logon session (LUID) as `0x3e7`, from hexadecimal with `0x` or decimal. Zero means none.
pub(crate) fn logon_id(text: &str) -> Option<String> {
    number(text).filter(|&id| id != 0).map(|id| format!("0x{id:x}"))
}

fn number(text: &str) -> Option<u64> {
    let text = text.trim();
    let hex = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    let (digits, radix) = hex.map_or((text, 10), |hex| (hex, 16));
    // from_str_radix would take a sign.
    if digits.starts_with('+') { None } else { u64::from_str_radix(digits, radix).ok() }
}

/// A GUID in lower case without braces. None for the zero GUID and for anything that is no GUID.
pub(crate) fn guid(text: &str) -> Option<String> {
    let bare = text.trim_matches(['{', '}']);
    let shaped = bare.len() == ZERO_GUID.len()
        && bare
            .bytes()
            .zip(ZERO_GUID.bytes())
            .all(|(b, shape)| if shape == b'-' { b == b'-' } else { b.is_ascii_hexdigit() });
    (shaped && bare != ZERO_GUID).then(|| bare.to_ascii_lowercase())
}

/// A hash in lower-case hexadecimal. None for all zeros and for anything else.
pub(crate) fn hash(text: &str) -> Option<String> {
    let text = text.trim();
    let is_hash = text.len() >= 32 && text.bytes().all(|b| b.is_ascii_hexdigit()) && text.bytes().any(|b| b != b'0');
    is_hash.then(|| text.to_ascii_lowercase())
}

/// `MD5=...,SHA256=...` in any order to `md5`, `sha1`, `sha256`, `imphash`. A hash without a name is told by its length.
pub(crate) fn hashes(text: &str) -> Map<&'static str, String> {
    const NAMES: [&str; 4] = ["md5", "sha1", "sha256", "imphash"];
    let pairs = text.split([',', ';']).map(|pair| pair.split_once('=').unwrap_or((name_of(pair.trim()), pair)));
    let known = pairs.filter_map(|(name, value)| {
        let name = NAMES.iter().find(|n| n.eq_ignore_ascii_case(name.trim()))?;
        Some((*name, hash(value)?))
    });
    let mut hashes = Map::default();
    known.for_each(|(name, value)| hashes.insert(name, value));
    hashes
}

fn name_of(hash: &str) -> &'static str {
    match hash.len() {
        32 => "md5",
        40 => "sha1",
        64 => "sha256",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pids_are_hexadecimal_only_with_a_prefix() {
        for (text, want) in [
            ("4242", Some(Pid::Os(4242))),
            ("0x1092", Some(Pid::Os(4242))),
            ("0X1092", Some(Pid::Os(4242))),
            ("0", Some(Pid::Os(0))),
            ("4294967295", Some(Pid::Os(4_294_967_295))),
            ("4294967296", Some(Pid::Vendor(4_294_967_296))),
            ("18446744073709551615", Some(Pid::Vendor(u64::MAX))),
            ("18446744073709551616", None),
            ("1f4", None),
            ("-1", None),
            ("+1", None),
            ("0x+1", None),
            ("0x", None),
            ("12.0", None),
        ] {
            assert_eq!(pid(text), want, "{text}");
        }
    }

    #[test]
    fn logon_sessions() {
        for text in ["0x3e7", "0x3E7", "999"] {
            assert_eq!(logon_id(text).as_deref(), Some("0x3e7"), "{text}");
        }
        assert_eq!(logon_id("0x0"), None);
        assert_eq!(logon_id("-"), None);
    }

    #[test]
    fn guids() {
        let want = Some("5770385f-c22a-43e0-bf4c-06f5698ffbd9".to_owned());
        assert_eq!(guid("{5770385F-C22A-43E0-BF4C-06F5698FFBD9}"), want);
        assert_eq!(guid("5770385f-c22a-43e0-bf4c-06f5698ffbd9"), want);
        assert_eq!(guid("{00000000-0000-0000-0000-000000000000}"), None);
        assert_eq!(guid("5770385f-c22a-43e0-bf4c-06f5698ffbdé"), None);
        assert_eq!(guid("4242"), None);
    }

    #[test]
    fn hash_lists() {
        let md5 = "0123456789ABCDEF0123456789abcdef";
        let zero = "0".repeat(40);
        let read = hashes(&format!("SHA1={zero}, MD5={md5};IMPHASH={md5},SHA512=ab,junk"));
        let md5 = md5.to_ascii_lowercase();
        assert_eq!((read.len(), read.get("imphash"), read.get("md5")), (2, Some(&md5), Some(&md5)));
        assert_eq!(hashes(&format!(" {md5} ")).get("md5"), Some(&md5));
        assert_eq!(hashes("0123").len(), 0);
    }
}
