//! The rules of Windows, as of 2008 and before.

/// What two quotes in a row mean inside a quoted part.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DoubledQuote {
    /// One quote, and the part goes on (rules since 2008).
    Stays,
    /// One quote, and the part ends (rules before 2008).
    Ends,
}

/// Splits as `CommandLineToArgvW` does: the first argument ends at white space or, when quoted, at the next quote,
/// whatever backslashes say; in the others backslashes escape quotes.
pub(crate) fn winargv(command_line: &str) -> Vec<String> {
    if command_line.is_empty() {
        return Vec::new();
    }
    let (first, rest) = match command_line.strip_prefix('"') {
        Some(inside) => inside.split_once('"').unwrap_or((inside, "")),
        None => command_line.split_once(is_separator).unwrap_or((command_line, "")),
    };
    let mut args = vec![first.to_owned()];
    split(rest, DoubledQuote::Stays, &mut args);
    args
}

/// Splits as Go's runtime does, which Elastic's pipelines port: the rules before 2008, the first argument by the same
/// rules as the others. Empty arguments are left out, as in the pipelines of today.
pub(crate) fn go(command_line: &str) -> Vec<String> {
    let mut args = Vec::new();
    split(command_line, DoubledQuote::Ends, &mut args);
    args.retain(|arg| !arg.is_empty());
    args
}

fn is_separator(c: char) -> bool {
    c == ' ' || c == '\t'
}

fn split(text: &str, doubled: DoubledQuote, args: &mut Vec<String>) {
    let mut rest = text.trim_start_matches(is_separator);
    while !rest.is_empty() {
        let (arg, after) = next_arg(rest, doubled);
        args.push(arg);
        rest = after.trim_start_matches(is_separator);
    }
}

/// Reads one argument. 2n backslashes before a quote are n, and the quote opens or closes; 2n+1 are n and a quote.
fn next_arg(text: &str, doubled: DoubledQuote) -> (String, &str) {
    let mut arg = String::new();
    let (mut quoted, mut slashes) = (false, 0);
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => slashes += 1,
            '"' => {
                push_slashes(&mut arg, slashes / 2);
                if slashes % 2 == 1 {
                    arg.push('"');
                } else if quoted && chars.as_str().starts_with('"') {
                    chars.next();
                    arg.push('"');
                    quoted = doubled == DoubledQuote::Stays;
                } else {
                    quoted = !quoted;
                }
                slashes = 0;
            }
            c if is_separator(c) && !quoted => break,
            c => {
                push_slashes(&mut arg, std::mem::take(&mut slashes));
                arg.push(c);
            }
        }
    }
    push_slashes(&mut arg, slashes);
    (arg, chars.as_str())
}

fn push_slashes(arg: &mut String, count: usize) {
    arg.extend(std::iter::repeat_n('\\', count));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::args::naive4688;

    fn ends_in_mof(args: &[String]) -> bool {
        args.iter().any(|a| a.to_ascii_lowercase().ends_with(".mof"))
    }

    #[test]
    fn the_three_ways_agree_and_differ_as_documented() {
        let table = [
            (r"mofcomp.exe C:\x\a.mof", true, true),
            (r#"mofcomp.exe "C:\x\a.mof""#, false, true),
            (r#"mofcomp -N:root\default "C:\My Dir\a.mof""#, false, true),
            (r"mofcomp C:\My Dir\a.mof", true, true),
            ("mofcomp.exe a.mof&echo 1", false, false),
            ("mofcomp.exe a.MOF", true, true),
            (r"mofcomp.exe \\srv\s\a.mof", true, true),
            ("mofcomp.exe a.txt", false, false),
            ("mofcomp.exe a.mof.bak", false, false),
        ];
        for (line, naive, windows) in table {
            assert_eq!(ends_in_mof(&naive4688(line)), naive, "naive4688 of {line}");
            assert_eq!(ends_in_mof(&winargv(line)), windows, "winargv of {line}");
            assert_eq!(ends_in_mof(&go(line)), windows, "go of {line}");
        }
    }

    #[test]
    fn backslashes_before_quotes() {
        for (line, want) in [
            (r#"x "abc" d e"#, ["abc", "d", "e"]),
            (r#"x a\\b d"e f"g h"#, [r"a\\b", "de fg", "h"]),
            (r#"x a\\\"b c d"#, [r#"a\"b"#, "c", "d"]),
            (r#"x a\\\\"b c" d e"#, [r"a\\b c", "d", "e"]),
        ] {
            assert_eq!(
                winargv(line).split_first().map(|(_, rest)| rest.to_vec()),
                Some(want.map(str::to_owned).to_vec())
            );
            assert_eq!(go(line).split_first().map(|(_, rest)| rest.to_vec()), Some(want.map(str::to_owned).to_vec()));
        }
    }

    #[test]
    fn the_first_argument_knows_no_escapes() {
        assert_eq!(winargv(r#""C:\dir\" next"#), [r"C:\dir\", "next"]);
        assert_eq!(go(r#""C:\dir\" next"#), [r#"C:\dir" next"#]);
        assert_eq!(winargv(r#"a"b c" d"#), ["a\"b", "c d"]);
        assert_eq!(winargv(" x"), ["", "x"]);
    }

    #[test]
    fn doubled_and_empty_quotes() {
        assert_eq!(winargv(r#"x "a""b c" d"#), ["x", r#"a"b c"#, "d"]);
        assert_eq!(go(r#"x "a""b c" d"#), ["x", r#"a"b"#, "c d"]);
        assert_eq!(winargv(r#"x "" y"#), ["x", "", "y"]);
        assert_eq!(go(r#"x "" y"#), ["x", "y"]);
        assert!(winargv("").is_empty());
    }

    /// Takes a fraction of a second; a splitter that is not linear would take hours.
    #[test]
    fn a_mebibyte_of_backslashes_or_quotes_is_quick() {
        for unit in ["\\", "\"", "\\\"", "\" ", "\\ "] {
            let line = unit.repeat(1 << 20);
            let pieces = winargv(&line).len() + go(&line).len() + naive4688(&line).len();
            assert!(pieces > 0, "{unit}");
        }
    }

    /// Quotes an argument so that Windows reads it back.
    fn quote(arg: &str) -> String {
        let mut quoted = String::from("\"");
        let mut slashes = 0;
        for c in arg.chars() {
            if c == '\\' {
                slashes += 1;
                continue;
            }
            push_slashes(&mut quoted, if c == '"' { 2 * slashes + 1 } else { slashes });
            quoted.push(c);
            slashes = 0;
        }
        push_slashes(&mut quoted, 2 * slashes);
        quoted + "\""
    }

    proptest! {
        #[test]
        fn quoted_arguments_come_back(args in prop::collection::vec(r#"[a\\" \t.éK]{1,12}"#, 1..6)) {
            let joined: Vec<String> = args.iter().map(|arg| quote(arg)).collect();
            let line = format!("mofcomp.exe {}", joined.join(" "));
            let mut want = vec!["mofcomp.exe".to_owned()];
            want.extend(args);
            prop_assert_eq!(winargv(&line), &want[..]);
            prop_assert_eq!(go(&line), want);
        }

        #[test]
        fn plain_arguments_split_alike(args in prop::collection::vec(r"[a-z:.\\/]{1,12}", 1..6)) {
            let line = args.join(" ");
            prop_assert_eq!(&winargv(&line), &args);
            prop_assert_eq!(&go(&line), &args);
            prop_assert_eq!(naive4688(&line), args);
        }

        #[test]
        fn nothing_is_invented(line in r#"[ab\\" \t]{0,60}"#) {
            for args in [winargv(&line), go(&line), naive4688(&line)] {
                let total: usize = args.iter().map(String::len).sum();
                prop_assert!(total <= line.len());
                prop_assert!(args.iter().flat_map(|a| a.chars()).all(|c| line.contains(c)));
            }
        }
    }
}
