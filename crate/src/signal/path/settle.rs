//! What Windows itself makes of the parts of a path.

/// Short names that mean the same on every Windows of their age.
const SHORT_NAMES: &[(&str, &str)] = &[
    ("progra~1", "program files"),
    ("progra~2", "program files (x86)"),
    ("progra~3", "programdata"),
    ("servic~1", "serviceprofiles"),
    ("docume~1", "documents and settings"),
    ("locals~1", "local settings"),
    ("applic~1", "application data"),
    ("downlo~1", "downloads"),
    ("alluse~1", "all users"),
];

/// One part: folded, a short name written out, without the dots and spaces at its end that Windows ignores.
pub(super) fn part(text: &str) -> String {
    let folded = text.to_ascii_lowercase();
    let trimmed = if matches!(folded.as_str(), "." | "..") { &folded } else { folded.trim_end_matches(['.', ' ']) };
    SHORT_NAMES.iter().find(|(short, _)| *short == trimmed).map_or(trimmed, |(_, long)| long).to_owned()
}

/// Junctions that every Windows has: the path that they stand at and the one that they lead to.
const JUNCTIONS: &[(&[&str], &[&str])] = &[
    (&["documents and settings"], &["users"]),
    (&["users", "all users"], &["programdata"]),
    (&["users", "*", "local settings", "application data"], &["users", "*", "appdata", "local"]),
    (&["users", "*", "local settings"], &["users", "*", "appdata", "local"]),
    (&["users", "*", "application data"], &["users", "*", "appdata", "roaming"]),
];

/// Without `.` and `..`, junctions followed.
pub(super) fn settled(parts: Vec<String>) -> Vec<String> {
    let mut settled: Vec<String> = Vec::with_capacity(parts.len());
    for part in parts {
        match part.as_str() {
            "." | "" => {}
            ".." if settled.last().is_some_and(|last| last != "..") => {
                settled.pop();
            }
            _ => settled.push(part),
        }
    }
    for (from, to) in JUNCTIONS {
        let here =
            from.len() <= settled.len() && from.iter().zip(&settled).all(|(want, part)| *want == "*" || want == part);
        if here {
            let tail = settled.split_off(from.len());
            let head = to.iter().enumerate().map(|(at, name)| match settled.get(at) {
                Some(kept) if *name == "*" => kept.clone(),
                _ => (*name).to_owned(),
            });
            settled = head.chain(tail).collect();
        }
    }
    settled
}
