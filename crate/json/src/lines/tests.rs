//! A line that is read by its form leaves behind what a line leaves that is parsed.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{Lines, MOST_FORMS, MOST_VALUES};
use crate::Tape;
use crate::parse::parse_line;

/// Values of one kind side by side: where one stands, another one may stand in the next line of that form, or in one that
/// looks like it.
const VALUES: &[&[&str]] = &[
    &[
        "\"a\"",
        "\"0123456789abcdef\"",
        "\"C:\\\\Windows\\\\System32\\\\x.exe\"",
        "\"\\u00e9\\ud83d\\ude00\"",
        "\"\\ud800\"",
        "\"Grüße aus der Ferne, lang und länger\"",
        "\"0123456789abcde\\\"\"",
        "\"{\\\"a\\\":1}\"",
        "\"\"",
        "\"a\\\"",
        "\"tab\t\"",
        "\"\\x\"",
        "null",
        "1",
    ],
    &["0", "-1.5e+7", "1234567890123456789012", "01", "-", "1.", "\"1\"", "null", "true"],
    &["true", "false", "tru", "null", "\"true\"", "0"],
    &["{}", "[]", "{\"Name\":\"x\"}", "{\"Name\":\"\"}", "[1,2]", "[\"a\",\"b\"]", "[true]", "[[]]", "null"],
];

const KEYS: &[&str] = &["Image", "User", "EventID", "ba\\u0072", "é", "", "a key of some length indeed"];

#[derive(Debug, Clone)]
struct Line {
    outline: Index,
    picks: Vec<Index>,
    cut: Option<Index>,
    behind: &'static str,
}

/// Keys and the kinds of their values; and the white space between.
type Outline = (Vec<(&'static str, usize)>, &'static str);

fn outlines() -> impl Strategy<Value = Vec<Outline>> {
    let member = (select(KEYS), 0..VALUES.len());
    let outline = (prop::collection::vec(member, 0..7), select(vec!["", "", " ", "\r\t", "\n"]));
    prop::collection::vec(outline, 1..4)
}

fn line() -> impl Strategy<Value = Line> {
    let cut = prop_oneof![9 => Just(None), 1 => any::<Index>().prop_map(Some)];
    let behind =
        select(vec!["", "\n", ",", "}", "\n{\"Image\":\"a\"}\n{\"Image\":\"another line, and long\"}\n", " x"]);
    (any::<Index>(), prop::collection::vec(any::<Index>(), 7), cut, behind)
        .prop_map(|(outline, picks, cut, behind)| Line { outline, picks, cut, behind })
}

fn write(outlines: &[Outline], line: &Line) -> Vec<u8> {
    let (members, space) = line.outline.get(outlines);
    let values = members.iter().zip(&line.picks).map(|((key, kind), pick)| {
        let few = VALUES.get(*kind).copied().unwrap_or_default();
        // Mostly the first few of a kind, so that forms come again.
        let value = pick.get(few.get(..(few.len() / 2).max(1)).filter(|_| pick.index(3) > 0).unwrap_or(few));
        format!("\"{key}\":{space}{value}")
    });
    let mut bytes = format!("{{{}}}", values.collect::<Vec<_>>().join(&format!("{space},"))).into_bytes();
    if let Some(cut) = line.cut {
        bytes.truncate(cut.index(bytes.len() + 1));
    }
    bytes.extend_from_slice(line.behind.as_bytes());
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, ..ProptestConfig::default() })]

    #[test]
    fn a_form_gives_what_parsing_gives(outlines in outlines(), lines in prop::collection::vec(line(), 1..25)) {
        let mut reader = Lines::default();
        for line in lines {
            let text = write(&outlines, &line);
            let mut tape = Tape::default();
            let length = parse_line(&text, &mut tape);
            prop_assert_eq!(reader.read(&text), length, "{}", String::from_utf8_lossy(&text));
            let Some(length) = length else { continue };
            let line = text.get(..length).unwrap();
            prop_assert_eq!(reader.lone_surrogate(), tape.lone_surrogate);
            let doc = reader.doc(line);
            prop_assert_eq!(&doc.tape.entries, &tape.entries, "{}", String::from_utf8_lossy(line));
            prop_assert_eq!(&doc.tape.names, &tape.names);
            prop_assert_eq!(doc.tape.lone_surrogate, tape.lone_surrogate);
            reader.give_back(doc);
        }
    }
}

#[test]
fn most_lines_are_read_by_their_form() {
    let mut reader = Lines::default();
    for nth in 0..100 {
        let text =
            format!("{{\"EventID\":{nth},\"Image\":\"C:\\\\{nth}.exe\",\"Empty\":\"\",\"Is\":{}}}", nth % 3 == 0);
        assert_eq!(reader.read(text.as_bytes()), Some(text.len()));
        assert_eq!(reader.line.is_laid_out, nth == 0);
        // Nothing was concluded of any.
        assert_eq!(reader.conclusion(text.as_bytes()), None);
    }
}

#[test]
fn what_never_repeats_is_given_up_for_a_while_and_memory_stays_bounded() {
    let mut reader = Lines::default();
    for nth in 0..20_000 {
        let text = format!("{{\"{nth}\":{{\"a\":1,\"b\":[{}]}}}}", "2,".repeat(nth % 40) + "3");
        assert_eq!(reader.read(text.as_bytes()), Some(text.len()));
    }
    assert!(reader.forms.len() <= MOST_FORMS && reader.values <= MOST_VALUES);
    assert!(reader.of_forms.rest > 0);
}
