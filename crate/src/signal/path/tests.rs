use proptest::prelude::*;

use super::*;

fn parse(text: &str) -> WinPath {
    WinPath::parse(text, Some("WS-042.acme.example"))
}

#[test]
fn every_spelling_of_one_place() {
    for text in [
        r"C:\Users\Public\x.mof",
        r#""c:\users\PUBLIC\X.MOF""#,
        "C:/Users/Public/x.mof",
        r"\\?\C:\Users\Public\x.mof",
        r"\\.\C:\Users\Public\x.mof",
        r"\??\C:\Users\Public\x.mof",
        r"C:\\Users\.\bob\..\Public. \x.mof.",
        r"\\localhost\C$\Users\Public\x.mof",
        r"\\ws-042\c$\Users\Public\x.mof",
        r"\\?\UNC\127.0.0.1\C$\Users\Public\x.mof",
        r"C:\DOCUME~1\Public\x.mof",
    ] {
        assert_eq!(parse(text).plain(), r"c:\users\public\x.mof", "{text}");
    }
}

#[test]
fn roots() {
    for (text, plain) in [
        (r"\Device\HarddiskVolume3\Windows\System32\wbem\mofcomp.exe", r"?:\windows\system32\wbem\mofcomp.exe"),
        (r"\\?\GLOBALROOT\Device\HarddiskVolume3\x", r"?:\x"),
        (r"\SystemRoot\System32\x", r"?:\windows\system32\x"),
        (r"\\localhost\admin$\Temp\x", r"?:\windows\temp\x"),
        (r"\\dc01\ADMIN$\Temp\x", r"\\dc01\admin$\temp\x"),
        (r"\\?\UNC\srv\s\x", r"\\srv\s\x"),
        (r"\Device\Mup\srv\s\x", r"\\srv\s\x"),
        (r"\Device\LanmanRedirector\;Z:0003e7\srv\s\x", r"\\srv\s\x"),
        (r"\\srv@SSL@8443\DavWWWRoot\x", r"\\srv@ssl@8443\davwwwroot\x"),
        ("//srv/s/x", r"\\srv\s\x"),
        (r"\\localhost\share\x", r"\\localhost\share\x"),
        (r"\temp\x", r"\temp\x"),
        ("c:x", "c:x"),
        ("x", "x"),
        (r"C:\Windows\SERVIC~1\MSSQL$~1\AppData\x", r"c:\windows\serviceprofiles\mssql$~1\appdata\x"),
        (r"C:\Documents and Settings\bob\LOCALS~1\Temp\x", r"c:\users\bob\appdata\local\temp\x"),
        (r"C:\Users\All Users\x", r"c:\programdata\x"),
    ] {
        assert_eq!(parse(text).plain(), plain, "{text}");
    }
}

#[test]
fn the_working_directory_resolves() {
    let wbem = parse(r"C:\Windows\System32\wbem\");
    for (text, plain) in [
        ("x.mof", Some(r"c:\windows\system32\wbem\x.mof")),
        (r"..\x.mof", Some(r"c:\windows\system32\x.mof")),
        (r"\T\x.mof", Some(r"c:\t\x.mof")),
        ("c:x.mof", Some(r"c:\windows\system32\wbem\x.mof")),
        ("d:x.mof", None),
        (r"D:\x.mof", Some(r"d:\x.mof")),
    ] {
        assert_eq!(parse(text).resolve(Some(&wbem)).map(|p| p.plain()).as_deref(), plain, "{text}");
    }
    assert_eq!(parse("x.mof").resolve(None), None);
    assert_eq!(parse("x.mof").resolve(Some(&parse("y"))), None);
}

#[test]
fn directories_are_compared_whole_and_anchored() {
    let path = parse(r"D:\Users\bob\AppData\Local\x.mof");
    assert!(path.is_under(r"users\*\appdata") && !path.is_under(r"users\*\app") && !path.is_under("appdata"));
    assert!(!parse(r"\\srv\Users\bob\AppData\x").is_under(r"users\*\appdata"));
    assert!(!parse(r"Users\bob\AppData\x").is_under(r"users\*\appdata"));
    assert!(!parse(r"C:\Users\bob\AppData").is_under(r"users\*\appdata"));
    assert!(parse(r"C:\Windows\System32\wbem\mofcomp.exe").is(r"windows\system32\wbem\mofcomp.exe"));
}

proptest! {
    /// The plain spelling is settled: reading it again changes nothing.
    #[test]
    fn plain_is_a_fixed_point(text in r"[\\\\/:.?a-bC~1$; @]{0,24}") {
        let once = parse(&text);
        prop_assert!(once.parts.iter().all(|part| !part.contains('\\')));
        let base = parse(r"C:\base");
        if let Some(absolute) = once.resolve(Some(&base)) {
            prop_assert!(!absolute.plain().contains('/'));
        }
    }
}
