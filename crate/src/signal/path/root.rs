//! Where a path starts, in any spelling.

use super::Root;
use crate::signal::host::is_own_host;
use crate::text::strip_prefix_fold;

/// A path cut at its root.
pub(super) struct Cut<'t> {
    pub(super) root: Root,
    /// The directory that the root itself stands for.
    pub(super) head: &'static str,
    pub(super) rest: &'t str,
}

impl<'t> Cut<'t> {
    /// Cuts a path; `text` has no forward slashes, `own` is the name of the host that it was written on.
    pub(super) fn of(text: &'t str, own: Option<&str>) -> Self {
        rooted(text, own)
    }

    fn at(root: Root, rest: &'t str) -> Self {
        Self { root, head: "", rest }
    }

    fn at_windows(rest: &'t str) -> Self {
        Self { root: Root::Volume, head: "windows", rest }
    }
}

fn rooted<'t>(text: &'t str, own: Option<&str>) -> Cut<'t> {
    let opened = [r"\\?\", r"\\.\", r"\??\"].iter().find_map(|prefix| text.strip_prefix(prefix));
    if let Some(rest) = opened.or_else(|| strip_prefix_fold(text, r"\Device\")) {
        return device(rest, own);
    }
    if let Some(rest) = strip_prefix_fold(text, r"\SystemRoot\") {
        return Cut::at_windows(rest);
    }
    if let Some(rest) = text.strip_prefix(r"\\") {
        return network(rest, own);
    }
    match drive(text) {
        Some((drive, rest)) if rest.starts_with('\\') => Cut::at(Root::Drive(drive), rest),
        Some((drive, rest)) => Cut::at(Root::DriveRelative(drive), rest),
        None if text.starts_with('\\') => Cut::at(Root::Rooted, text),
        None => Cut::at(Root::Relative, text),
    }
}

/// What stands behind `\\?\`, `\??\` or `\Device\`.
fn device<'t>(text: &'t str, own: Option<&str>) -> Cut<'t> {
    let (name, rest) = text.split_once('\\').unwrap_or((text, ""));
    if let Some((drive, "")) = drive(name) {
        return Cut::at(Root::Drive(drive), rest);
    }
    match name.to_ascii_lowercase().as_str() {
        "unc" | "mup" => network(rest, own),
        // `\Device\LanmanRedirector\;Z:000000000003e7\host\share`: the session part is no host.
        "lanmanredirector" | "webdavredirector" => {
            network(rest.strip_prefix(';').and_then(|r| r.split_once('\\')).map_or(rest, |(_, r)| r), own)
        }
        "globalroot" => device(strip_prefix_fold(rest, r"Device\").unwrap_or(rest), own),
        _ => Cut::at(Root::Volume, rest),
    }
}

/// What stands behind `\\`: a host and a share.
fn network<'t>(text: &'t str, own: Option<&str>) -> Cut<'t> {
    let (host, rest) = text.split_once('\\').unwrap_or((text, ""));
    if !is_own_host(host, own) {
        return Cut::at(Root::Remote(host.to_ascii_lowercase()), rest);
    }
    let (share, path) = rest.split_once('\\').unwrap_or((rest, ""));
    let mut letters = share.chars();
    match (letters.next(), letters.as_str()) {
        (Some(drive), "$") if drive.is_ascii_alphabetic() => Cut::at(Root::Drive(drive.to_ascii_lowercase()), path),
        _ if share.eq_ignore_ascii_case("ADMIN$") => Cut::at_windows(path),
        _ => Cut::at(Root::Share, rest),
    }
}

fn drive(text: &str) -> Option<(char, &str)> {
    let mut chars = text.chars();
    let letter = chars.next().filter(char::is_ascii_alphabetic)?;
    (chars.next() == Some(':')).then(|| (letter.to_ascii_lowercase(), chars.as_str()))
}
