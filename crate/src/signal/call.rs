//! A call of mofcomp.exe taken apart as mofcomp.exe does it.
//!
//! A switch starts with `-` or `/`, in any case, and its value follows a colon; what is no switch is a file. From
//! Microsoft's page on mofcomp; that several files may be named is not on it, and is read so that none is overlooked.

use crate::mask::{Secret, secrets};

/// One call.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Call<'a> {
    pub(crate) switches: Vec<Switch<'a>>,
    /// The files to compile, without quotes.
    pub(crate) files: Vec<&'a str>,
}

/// One switch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Switch<'a> {
    /// What stands between `-` or `/` and the colon.
    pub(crate) name: &'a str,
    /// What stands behind the colon, without quotes.
    pub(crate) value: Option<&'a str>,
}

impl<'a> Call<'a> {
    /// `args` as Windows splits them, the program first.
    pub(crate) fn parse(args: &'a [String]) -> Self {
        let mut call = Self::default();
        let secrets = secrets(args);
        let words = args.iter().zip(&secrets).skip(1).filter(|(_, secret)| **secret != Secret::Whole);
        for arg in words.map(|(arg, _)| arg.trim_matches('"')).filter(|arg| !arg.is_empty()) {
            match Switch::parse(arg) {
                Some(switch) => call.switches.push(switch),
                None => call.files.push(arg),
            }
        }
        call
    }

    /// The values of a switch, given by its name.
    pub(crate) fn values(&self, name: &str) -> impl Iterator<Item = &'a str> {
        self.switches.iter().filter(move |s| s.name.eq_ignore_ascii_case(name)).filter_map(|s| s.value)
    }

    /// Whether a switch is there.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.switches.iter().any(|s| s.name.eq_ignore_ascii_case(name))
    }
}

impl<'a> Switch<'a> {
    fn parse(arg: &'a str) -> Option<Self> {
        // `//host/share` is a path to people and no switch of any name to mofcomp.
        let switch = arg.strip_prefix(['-', '/']).filter(|_| !arg.starts_with("//"))?;
        let (name, value) = switch.split_once(':').map_or((switch, None), |(name, value)| (name, Some(value)));
        Some(Self { name, value: value.map(|v| v.trim_matches('"')).filter(|v| !v.is_empty()) })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::args::winargv;

    #[test]
    fn switches_and_files() {
        let args = winargv(
            r#"mofcomp -N:root\default /CLASS:createonly -check -x "-U:two words" "C:\My Dir\a.mof" //srv/s/b.mof"#,
        );
        let call = Call::parse(&args);
        assert_eq!(call.values("n").collect::<Vec<_>>(), [r"root\default"]);
        assert_eq!(call.values("u").collect::<Vec<_>>(), ["two words"]);
        assert!(call.has("Check") && call.has("class") && call.has("X") && !call.has("autorecover"));
        assert_eq!(call.files, [r"C:\My Dir\a.mof", "//srv/s/b.mof"]);
    }

    #[test]
    fn never_substrings() {
        let args = winargv(r"mofcomp -checker -NN:x C:\a-N:b.mof a/check.mof");
        let call = Call::parse(&args);
        assert!(!call.has("check") && !call.has("n"));
        assert_eq!(call.files, [r"C:\a-N:b.mof", "a/check.mof"]);
    }

    #[test]
    fn nothing_to_parse() {
        assert_eq!(Call::parse(&[]), Call::default());
        let args = winargv("mofcomp.exe");
        assert_eq!(Call::parse(&args), Call::default());
        let args = winargv(r#"mofcomp "" -N: -P: a.mof"#);
        let call = Call::parse(&args);
        assert_eq!((call.files, call.switches.len()), (vec!["a.mof"], 2));
    }

    proptest! {
        #[test]
        fn every_word_is_one_thing(line in "[-/a-zN:P \"\\\\.]{0,32}") {
            let args = winargv(&line);
            let call = Call::parse(&args);
            prop_assert!(call.files.len() + call.switches.len() <= args.len().saturating_sub(1));
            prop_assert!(call.files.iter().all(|file| !file.is_empty() && !file.starts_with('-')));
        }
    }
}
