//! Signals about the image: is this mofcomp.exe, in its own place?

use super::factor::{Factor, LOLBAS, RAISES};
use super::run::Run;
use crate::text::is_any_fold;

pub(super) const FACTORS: &[Factor] = &[
    Factor {
        id: "renamed_binary",
        weight: 45,
        effect: RAISES,
        reason: "mofcomp.exe runs under another name",
        technique: Some("T1036.003"),
        reference: Some("https://attack.mitre.org/techniques/T1036/003/"),
        seen: |run| run.event.process.original_file_name.as_deref().filter(|_| renamed(run)).map(|_| name(run)),
    },
    Factor {
        id: "impostor_binary",
        weight: 45,
        effect: RAISES,
        reason: "another program runs under the name mofcomp.exe; its original file name is",
        technique: Some("T1036.005"),
        reference: Some("https://attack.mitre.org/techniques/T1036/005/"),
        seen: |run| {
            run.event
                .process
                .original_file_name
                .clone()
                .filter(|original| !is_mofcomp(original) && is_mofcomp(&name(run)))
        },
    },
    Factor {
        id: "unusual_image_path",
        weight: 35,
        effect: RAISES,
        reason: "mofcomp.exe runs from a place that is not its own",
        technique: Some("T1036.005"),
        reference: LOLBAS,
        seen: |run| run.event.process.path.clone().filter(|_| is_mofcomp(&name(run)) && out_of_place(run)),
    },
];

fn name(run: &Run<'_>) -> String {
    run.event.process.name.clone()
}

/// Version resources name the file with `.mui` behind it where they come from a language pack.
pub(crate) fn is_mofcomp(name: &str) -> bool {
    is_any_fold(name, &["mofcomp.exe", "mofcomp.exe.mui"])
}

fn renamed(run: &Run<'_>) -> bool {
    let process = &run.event.process;
    let original = process.original_file_name.as_deref().is_some_and(is_mofcomp);
    original && !process.name.is_empty() && !is_mofcomp(&process.name)
}

fn out_of_place(run: &Run<'_>) -> bool {
    let own = [r"windows\system32\wbem\mofcomp.exe", r"windows\syswow64\wbem\mofcomp.exe"];
    run.image.as_ref().is_some_and(|image| !own.iter().any(|path| image.is(path)) && !image.is_under(r"windows\winsxs"))
}
