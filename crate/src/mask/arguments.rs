//! Which arguments hold a password. Shared with the reader of calls, which must not take a password for a file.

/// What of one argument is secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Secret {
    No,
    /// All from this byte on.
    Behind(usize),
    Whole,
}

/// What is secret in each argument, the program first.
///
/// Beside `-P:word` and `"-P:two words"` that is what a splitter that knows no quotes makes of `-P:"two words"`, and a
/// password behind a space, unless it is the last word: that is the file.
pub(crate) fn secrets(args: &[String]) -> Vec<Secret> {
    let mut secrets = vec![Secret::No; args.len()];
    let mut at = 1;
    while let Some(arg) = args.get(at) {
        if let Some(value_at) = password_at(arg) {
            let value = arg.get(value_at..).unwrap_or_default();
            let whole = match value.trim_matches('"').is_empty() {
                true => usize::from(stray_word(args, at)),
                false => {
                    mark(&mut secrets, at, Secret::Behind(value_at));
                    words_in_quotes(arg, args.get(at + 1..).unwrap_or_default())
                }
            };
            (at + 1..=at + whole).for_each(|word| mark(&mut secrets, word, Secret::Whole));
            at += whole;
        }
        at += 1;
    }
    secrets
}

fn mark(secrets: &mut [Secret], at: usize, secret: Secret) {
    if let Some(slot) = secrets.get_mut(at) {
        *slot = secret;
    }
}

/// Where the value of `-P:` or `/P:` starts, when this is that switch; quotes may stand before it.
fn password_at(arg: &str) -> Option<usize> {
    let bare = arg.trim_start_matches('"');
    let is_switch = matches!(bare.as_bytes(), [b'-' | b'/', b'p' | b'P', b':', ..]);
    is_switch.then(|| arg.len() - bare.len() + 3)
}

/// Whether the word behind an empty `-P:` is its password: it is no switch, and another word follows it.
fn stray_word(args: &[String], at: usize) -> bool {
    let word = args.get(at + 1).is_some_and(|word| !word.trim_start_matches('"').starts_with(['-', '/']));
    word && args.get(at + 2).is_some()
}

/// How many of the words that follow belong to a quote which `arg` opens and does not close.
fn words_in_quotes(arg: &str, following: &[String]) -> usize {
    let odd = |text: &str| text.bytes().filter(|&b| b == b'"').count() % 2 == 1;
    if !odd(arg) {
        return 0;
    }
    following.iter().position(|word| odd(word)).map_or(0, |at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(args: &[&str]) -> Vec<Secret> {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        secrets(&args)
    }

    #[test]
    fn passwords_and_nothing_else() {
        use Secret::{Behind, No, Whole};
        for (args, want) in [
            (&["mofcomp", "-U:bob", "-P:secret", "a.mof"][..], vec![No, No, Behind(3), No]),
            (&["mofcomp", "/p:two words", "a.mof"], vec![No, Behind(3), No]),
            (&["mofcomp", "\"-P:two words\"", "a.mof"], vec![No, Behind(4), No]),
            (&["mofcomp", "-P:\"two", "words\"", "a.mof"], vec![No, Behind(3), Whole, No]),
            (&["mofcomp", "-P:one\"sided", "a.mof"], vec![No, Behind(3), No]),
            (&["mofcomp", "-P:", "secret", "a.mof"], vec![No, No, Whole, No]),
            (&["mofcomp", "-P:", "a.mof"], vec![No, No, No]),
            (&["mofcomp", "-P:", "-check", "a.mof"], vec![No, No, No, No]),
            (&["-P:x"], vec![No]),
            (&["mofcomp", "-PX:1", "C:\\x-P:1"], vec![No, No, No]),
        ] {
            assert_eq!(of(args), want, "{args:?}");
        }
    }
}
