//! Signals about the file to compile.

use super::factor::{DFIR, Effect, Factor, LOLBAS, RAISES};
use super::path::Root;
use super::run::{Mof, Run};
use crate::rule::Compare;

pub(super) const FACTORS: &[Factor] = &[
    Factor {
        id: "remote_mof",
        weight: 30,
        effect: RAISES,
        reason: "the MOF file comes from another host",
        technique: Some("T1105"),
        // Not found: a public case of mofcomp.exe with a UNC or WebDAV path.
        reference: Some("https://attack.mitre.org/techniques/T1105/"),
        seen: |run| {
            let remote = |mof: &&Mof<'_>| mof.path.as_ref().is_some_and(|path| matches!(path.root, Root::Remote(_)));
            run.mofs.iter().find(remote).map(text)
        },
    },
    Factor {
        id: "service_profile_mof",
        weight: 30,
        effect: RAISES,
        reason: "the MOF file lies in the profile of a service",
        technique: Some("T1546.003"),
        reference: DFIR,
        seen: |run| run.mof_under(&[SERVICE_PROFILES]).map(text),
    },
    Factor {
        id: "no_mof_extension",
        weight: 30,
        effect: RAISES,
        reason: "the file to compile is named neither .mof nor .mfl",
        technique: Some("T1036.008"),
        reference: LOLBAS,
        seen: |run| nameless(&run.mofs).map(text),
    },
    Factor {
        id: "user_writable_mof",
        weight: 15,
        effect: Effect::Raises { clause: Some(splunk_names_the_place) },
        reason: "the MOF file lies where every user can write",
        technique: Some("T1546.003"),
        reference: LOLBAS,
        seen: |run| run.mof_under(USER_WRITABLE).map(text),
    },
    Factor {
        id: "user_writable_mof",
        weight: 5,
        effect: RAISES,
        reason: "the MOF file lies in the Windows directory for temporary files",
        technique: Some("T1546.003"),
        reference: LOLBAS,
        seen: |run| run.mof_under(&[r"windows\temp"]).filter(|_| run.mof_under(USER_WRITABLE).is_none()).map(text),
    },
];

const SERVICE_PROFILES: &str = r"windows\serviceprofiles";

const USER_WRITABLE: &[&str] = &[
    r"users\*\appdata",
    r"users\public",
    r"users\*\downloads",
    "programdata",
    r"windows\system32\config\systemprofile\appdata",
    r"windows\syswow64\config\systemprofile\appdata",
];

fn text(mof: &Mof<'_>) -> String {
    mof.text.to_owned()
}

/// The first file without the extension. The pieces of a path with a space and no quotes are no files of their own.
fn nameless<'r, 'e>(mofs: &'r [Mof<'e>]) -> Option<&'r Mof<'e>> {
    let mut rest = mofs;
    while let [mof, behind @ ..] = rest {
        if has_mof_extension(&mof.name) {
            rest = behind;
        } else {
            match behind_split_path(behind).filter(|_| mof.text.contains('\\')) {
                Some(behind) => rest = behind,
                None => return Some(mof),
            }
        }
    }
    None
}

/// What follows when `behind` goes on with the pieces of a path to a MOF file.
fn behind_split_path<'r, 'e>(behind: &'r [Mof<'e>]) -> Option<&'r [Mof<'e>]> {
    let is_piece = |mof: &&Mof<'_>| !mof.text.starts_with(['\\', '/']) && !mof.text.contains(':');
    let last = behind.iter().take_while(is_piece).position(|mof| has_mof_extension(&mof.name))?;
    behind.get(last + 1..)
}

pub(super) fn has_mof_extension(name: &str) -> bool {
    name.ends_with(".mof") || name.ends_with(".mfl")
}

/// Whether Splunk's clause about paths speaks of this very file.
fn splunk_names_the_place(run: &Run<'_>) -> bool {
    let named = |mof: &Mof<'_>| crate::rule::SPLUNK_PATHS.iter().any(|path| Compare::Spl.holds(path, mof.text));
    run.mof_under(USER_WRITABLE).is_some_and(named)
}
