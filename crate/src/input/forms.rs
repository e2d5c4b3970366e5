//! Forms of log that are not read: each is named, with the command that converts it.

/// A form and what to do about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Form {
    /// The sentence of the problem.
    pub(crate) message: &'static str,
}

/// Binary files by their first bytes.
const BINARY: &[(&[u8], Form)] = &[
    (
        b"ElfFile\0",
        Form {
            message: "This is a binary Windows event log (.evtx). Convert it first, for example with \
                      `evtx_dump -o jsonl FILE` or `wevtutil qe FILE /lf:true /f:xml > FILE.xml`.",
        },
    ),
    (b"\x1f\x8b", Form { message: "This is a gzip file. Unpack it first: `gzip -d FILE`." }),
    (b"PK\x03\x04", Form { message: "This is a zip archive (or an .xlsx). Unpack it first: `unzip FILE`." }),
    (b"7z\xbc\xaf", Form { message: "This is a 7-Zip archive. Unpack it first: `7z x FILE`." }),
    (b"\x28\xb5\x2f\xfd", Form { message: "This is a zstd file. Unpack it first: `zstd -d FILE`." }),
    (b"BZh", Form { message: "This is a bzip2 file. Unpack it first: `bzip2 -d FILE`." }),
    (b"\xfd7zXZ\0", Form { message: "This is an xz file. Unpack it first: `xz -d FILE`." }),
    (
        b"PAR1",
        Form { message: "This is a Parquet file. Convert it first: `duckdb -c \"copy 'FILE' to 'FILE.json'\"`." },
    ),
    (
        b"SQLite f",
        Form { message: "This is a SQLite database. Export its rows as JSON first: `sqlite3 -json FILE QUERY`." },
    ),
];

/// The binary form that `head`, the first bytes of an input, tells.
pub(crate) fn binary(head: &[u8]) -> Option<Form> {
    BINARY.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, form)| *form)
}

const CSV: Form = Form {
    message: "This is CSV, which is not read yet. Convert it to JSON lines first: `mlr --icsv --ojsonl cat FILE`, or in \
              PowerShell `Import-Csv FILE | ForEach-Object { ConvertTo-Json $_ -Compress }`.",
};
const KEY_VALUE: Form = Form {
    message: "This is key=value text, which is not read yet. Export the search as JSON instead: in Splunk choose \
              Export, JSON, or turn the input's rendering to XML.",
};

/// The form of a text that holds no JSON and no XML, told by its beginning; none when it is like nothing known.
pub(crate) fn text(sample: &[u8]) -> Option<Form> {
    let sample = String::from_utf8_lossy(sample);
    let mut lines = sample.lines().filter(|l| !l.trim().is_empty());
    let first = lines.next().unwrap_or("");
    let pairs = sample.lines().filter(|line| is_pair(line)).count();
    if pairs >= 3 || first.matches('=').count() >= 3 {
        return Some(KEY_VALUE);
    }
    let second = lines.next().unwrap_or("");
    let is_csv = |separator: char| {
        let fields = first.matches(separator).count();
        fields >= 2 && (second.is_empty() || second.matches(separator).count() >= fields.min(2))
    };
    (is_csv(',') || is_csv(';') || is_csv('\t')).then_some(CSV)
}

/// `Key=value`, the key one word.
fn is_pair(line: &str) -> bool {
    let Some((key, _)) = line.trim().split_once('=') else { return false };
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_forms_apart() {
        assert_eq!(text(b"a,b,c\n1,2,3\n"), Some(CSV));
        assert_eq!(text(b"\"Time\",\"Image\",\"User\"\n"), Some(CSV));
        assert_eq!(text(b"03/25/2022\nLogName=Security\nEventCode=4688\nType=Information\n"), Some(KEY_VALUE));
        assert_eq!(text(b"Hello, analyst, how are you\nI am well\n"), None);
        assert!(binary(b"ElfFile\0\0\0").is_some());
        assert_eq!(binary(b"{\"a\":1}"), None);
    }
}
