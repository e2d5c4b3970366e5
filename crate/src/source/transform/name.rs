//! File names and operating systems.

/// The file name of a path of any form: what follows the last `\` or `/`, one pair of quotes around the path aside.
/// None when nothing follows.
pub(crate) fn base(path: &str) -> Option<&str> {
    let bare = path.strip_prefix('"').and_then(|p| p.strip_suffix('"')).unwrap_or(path);
    let behind = bare.bytes().rposition(|byte| matches!(byte, b'\\' | b'/')).map_or(0, |at| at + 1);
    bare.get(behind..).filter(|name| !name.is_empty())
}

/// `windows`, `linux` or `macos` for any of their usual spellings.
pub(crate) fn os_type(text: &str) -> Option<&'static str> {
    const NAMES: [(&str, &str); 7] = [
        ("win", "windows"),
        ("lin", "linux"),
        ("mac", "macos"),
        ("osx", "macos"),
        ("os x", "macos"),
        ("darwin", "macos"),
        ("microsoft windows", "windows"),
    ];
    let starts = |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    NAMES.iter().find(|(name, _)| starts(name)).map(|(_, os)| *os)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn file_names_of_every_path_form() {
        for (path, want) in [
            (r"C:\Windows\System32\wbem\mofcomp.exe", Some("mofcomp.exe")),
            (r"\Device\HarddiskVolume3\Windows\MOFCOMP.EXE", Some("MOFCOMP.EXE")),
            (r"\\?\C:\x\a.exe", Some("a.exe")),
            (r#""C:\Program Files\a.exe""#, Some("a.exe")),
            ("/usr/bin/bash", Some("bash")),
            ("Registry", Some("Registry")),
            (r"C:\x\", None),
            ("", None),
            ("\"", Some("\"")),
        ] {
            assert_eq!(base(path), want, "{path}");
        }
    }

    #[test]
    fn operating_systems() {
        for (text, want) in [
            ("windows", Some("windows")),
            ("Win", Some("windows")),
            ("Windows10", Some("windows")),
            ("Microsoft Windows Server 2022", Some("windows")),
            ("Linux", Some("linux")),
            ("macOS", Some("macos")),
            ("darwin", Some("macos")),
            ("é", None),
        ] {
            assert_eq!(os_type(text), want, "{text}");
        }
    }
}
